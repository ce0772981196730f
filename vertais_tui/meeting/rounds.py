"""A round is everyone asked once. Who is next, and who has not been heard."""

from __future__ import annotations

from vertais_tui.meeting.events import Turn
from vertais_tui.meeting.state import State


def turn_of(state: State, seat: int) -> Turn:
    """What has become of a chair's turn in this round."""
    return state.marks.get(seat, Turn.WAITING)


def next_in_order(state: State) -> int | None:
    """The chair that is asked next, going round from the one that has the floor.

    Those who wait come before those who said "later". Where the floor is taken
    as people wish, or everyone has been asked, there is no such chair.
    """
    if not (state.step.opens_floor and state.stage.turns.in_order):
        return None
    after = state.speaker or _last_asked(state)
    circle = sorted(state.present, key=lambda seat: (seat <= after, seat))
    for wanted in (Turn.WAITING, Turn.LATER):
        for seat in circle:
            if seat != state.speaker and turn_of(state, seat) is wanted:
                return seat
    return None


def _last_asked(state: State) -> int:
    """The chair after which the round goes on when nobody has the floor; 0 at its start.

    A first-time chair that stepped out, or a late arrival, then still gets its turn.
    """
    return max(state.marks, default=0)


def unheard(state: State) -> tuple[int, ...]:
    """Chairs in the room that have neither spoken nor passed in this round."""
    if not state.step.opens_floor:
        return ()
    return tuple(
        seat
        for seat in state.present
        if seat != state.speaker and turn_of(state, seat) in {Turn.WAITING, Turn.LATER}
    )


def everyone_heard(state: State) -> bool:
    """Whether people answer to this step and all in the room have had their turn."""
    return state.step.opens_floor and state.speaker is None and not unheard(state)
