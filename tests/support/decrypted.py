"""Every page of a vault, read without SQLite: also those that SQLite no longer shows.

Only for tests. A page that was freed, or the part of one that is not in use, cannot be
reached by any query, so whether forgetting leaves a trace is seen only in the bytes. The
format is SQLCipher 4's: AES-256-CBC, the key as it is, the vector at the end of each page.
"""

from __future__ import annotations

from pathlib import Path

from vertais_tui.vault import files

PAGE, RESERVED, VECTOR, SALT = 4096, 80, 16, 16
WAL_HEADER, FRAME_HEADER = 32, 24


def _double(value: int) -> int:
    return (value << 1) ^ (0x11B if value & 0x80 else 0)


def _times(value: int, factor: int) -> int:
    product = 0
    while factor:
        product ^= value if factor & 1 else 0
        value, factor = _double(value), factor >> 1
    return product


def _substitutes() -> list[int]:
    box, p, q = [0x63] * 256, 1, 1
    while True:
        p ^= _double(p)
        q ^= q << 1
        q ^= q << 2
        q ^= q << 4
        q = (q ^ (0x09 if q & 0x80 else 0)) & 0xFF
        x = q ^ (q << 1 | q >> 7) ^ (q << 2 | q >> 6) ^ (q << 3 | q >> 5) ^ (q << 4 | q >> 4)
        box[p] = (x ^ 0x63) & 0xFF
        if p == 1:
            return box


BOX = _substitutes()
BACK = [BOX.index(value) for value in range(256)]
MIXED = [
    [
        sum(_times(value, f) << shift for f, shift in zip(factors, (24, 16, 8, 0), strict=True))
        for value in range(256)
    ]
    for factors in ((14, 9, 13, 11), (11, 14, 9, 13), (13, 11, 14, 9), (9, 13, 11, 14))
]
UNDO = [[table[BACK[value]] for value in range(256)] for table in MIXED]
Round = list[int]


def _unmixed(word: int) -> int:
    parts = word.to_bytes(4, "big")
    return MIXED[0][parts[0]] ^ MIXED[1][parts[1]] ^ MIXED[2][parts[2]] ^ MIXED[3][parts[3]]


def _rounds(key: bytes) -> list[Round]:
    """The keys of the rounds in the order in which AES-256 is undone (FIPS 197, 5.3.5)."""
    words = [int.from_bytes(key[at : at + 4], "big") for at in range(0, 32, 4)]
    constant = 1
    while len(words) < 60:
        parts = words[-1].to_bytes(4, "big")
        if len(words) % 8 == 0:
            parts = bytes(BOX[part] for part in parts[1:] + parts[:1])
            parts = bytes((parts[0] ^ constant, *parts[1:]))
            constant = _double(constant)
        elif len(words) % 8 == 4:
            parts = bytes(BOX[part] for part in parts)
        words.append(words[-8] ^ int.from_bytes(parts, "big"))
    found = [words[at : at + 4] for at in range(56, -1, -4)]
    return [found[0], *([_unmixed(word) for word in each] for each in found[1:-1]), found[-1]]


def _block(block: bytes, rounds: list[Round]) -> int:
    state = [int.from_bytes(block[at * 4 : at * 4 + 4], "big") ^ rounds[0][at] for at in range(4)]
    first, second, third, fourth = UNDO
    for keys in rounds[1:-1]:
        state = [
            first[state[at] >> 24]
            ^ second[state[at - 1] >> 16 & 255]
            ^ third[state[at - 2] >> 8 & 255]
            ^ fourth[state[at - 3] & 255]
            ^ keys[at]
            for at in range(4)
        ]
    out = 0
    for at in range(4):
        word = (
            BACK[state[at] >> 24] << 24
            | BACK[state[at - 1] >> 16 & 255] << 16
            | BACK[state[at - 2] >> 8 & 255] << 8
            | BACK[state[at - 3] & 255]
        )
        out = out << 32 | word ^ rounds[-1][at]
    return out


def _page(page: bytes, rounds: list[Round], start: int) -> bytes:
    end = PAGE - RESERVED
    before, out = page[end : end + VECTOR], bytearray()
    for at in range(start, end, 16):
        block = page[at : at + 16]
        out += (_block(block, rounds) ^ int.from_bytes(before, "big")).to_bytes(16, "big")
        before = block
    return bytes(out)


def decrypted(folder: Path) -> dict[str, bytes]:
    """What the vault's files hold, name by name, for a vault that opens with the login."""
    rounds = _rounds(bytes.fromhex((folder / files.LOGIN_KEY).read_text("ascii")))
    found = {}
    for path in sorted(folder.glob("vault*")):
        content = path.read_bytes()
        if path.name.endswith("-wal"):
            size, header = PAGE + FRAME_HEADER, WAL_HEADER
            pages = [
                content[at + FRAME_HEADER : at + size] for at in range(header, len(content), size)
            ]
            first = [
                content[at : at + 4] == b"\0\0\0\1" for at in range(header, len(content), size)
            ]
        elif path.name.endswith("-shm"):
            continue
        else:
            pages = [content[at : at + PAGE] for at in range(0, len(content), PAGE)]
            first = [at == 0 for at in range(len(pages))]
        found[path.name] = b"".join(
            _page(page, rounds, SALT if is_first else 0)
            for page, is_first in zip(pages, first, strict=True)
            if page.strip(b"\0")
        )
    return found
