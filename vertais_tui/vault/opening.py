"""Which file to open: the vault, or its second copy where the vault is damaged."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Final

from vertais_tui.errors import VaultDamaged, VaultError, VaultLocked
from vertais_tui.i18n import N_
from vertais_tui.vault import files, schema
from vertais_tui.vault.connection import PAGE, Key, Store
from vertais_tui.vault.files import disk

KEY_BYTES: Final = 32
CHECKED_AT_OPENING: Final = 16 * 2**20
"""Bytes up to which every page is checked at every opening (about 50 ms); more would delay it.

A larger vault is checked when it was not closed in peace.
"""


def needs_passphrase(folder: Path) -> bool:
    """Whether a passphrase opens the vault, rather than this computer's login."""
    return not (folder / files.LOGIN_KEY).exists()


def key_of(folder: Path, passphrase: str | None) -> Key:
    """The key of the vault in ``folder``.

    Raises:
        VaultLocked: It opens with a passphrase, and there is none.
        VaultDamaged: The file that holds its key cannot be read.
    """
    if needs_passphrase(folder):
        return Key.of_passphrase(passphrase or "")
    try:
        raw = bytes.fromhex((folder / files.LOGIN_KEY).read_text("ascii"))
    except (OSError, ValueError):
        raw = b""
    if len(raw) != KEY_BYTES:
        raise VaultDamaged(
            N_("The key of this vault cannot be read ({file})."), file=folder / files.LOGIN_KEY
        )
    return Key.of_bytes(raw)


def made(folder: Path, passphrase: str | None) -> Store:
    """A new vault: made under another name, so that it is there whole or not at all.

    Raises:
        VaultLocked: The passphrase is empty.
        CannotWrite: The disk does not take it.
    """
    main, unfinished = folder / files.VAULT, folder / f"{files.VAULT}.unfinished"
    with disk():
        key = _new_key(folder, passphrase)
        files.remove(unfinished)
        files.create_private(unfinished)
    store = Store(unfinished, key)
    try:
        schema.migrate(store)
        store.checkpoint()
    finally:
        store.close()
    with disk():
        files.put_aside(main)  # what an older vault may have left beside it
        unfinished.rename(main)
        files.settle(folder)
    return Store(main, key)


def _new_key(folder: Path, passphrase: str | None) -> Key:
    key = None if passphrase is None else Key.of_passphrase(passphrase)
    (folder / files.LOGIN_KEY).unlink(missing_ok=True)
    if key is not None:
        return key
    raw = secrets.token_bytes(KEY_BYTES)
    files.create_private(folder / files.LOGIN_KEY, raw.hex().encode())
    return Key.of_bytes(raw)


def opened(folder: Path, key: Key, *, may_mend: bool) -> tuple[Store, bool]:
    """The database, and whether the second copy had to take its place.

    Raises:
        VaultLocked: The key opens neither of the two.
        VaultDamaged: Neither of the two is what was written.
        VaultNewer: It was written by a newer vertais; nothing has been changed.
        CannotWrite: The disk does not let it be opened.
    """
    main, copy = folder / files.VAULT, folder / files.COPY
    try:
        return _sound(main, key, thorough=may_mend), False
    except (VaultLocked, VaultDamaged) as error:
        trouble = error
    try:
        _sound(copy, key, as_it_lies=True).close()
    except (VaultLocked, VaultDamaged) as error:
        raise _neither(folder, trouble, error) from error
    if not may_mend:
        raise VaultDamaged(
            N_("The vault is damaged. Close the other window, then start vertais again.")
        )
    with disk():
        files.put_aside(main)
        files.replace(main, lambda fresh: _copy(copy, fresh))
    return _sound(main, key), True


def _copy(source: Path, target: Path) -> None:
    target.write_bytes(source.read_bytes())


def _neither(folder: Path, *troubles: VaultError) -> VaultError:
    """A wrong passphrase and a damaged first page look the same; a login key is never wrong."""
    if needs_passphrase(folder) and all(isinstance(each, VaultLocked) for each in troubles):
        return troubles[0]
    return VaultDamaged(
        N_("Neither the vault nor its copy can be read. Both are left as they are in {folder}."),
        folder=folder,
    )


def _sound(path: Path, key: Key, *, thorough: bool = False, as_it_lies: bool = False) -> Store:
    """The database in ``path`` if the key opens it and it is what was written.

    The log is brought in before the pages are checked: a main file that a power cut left
    half written is mended by it, and must not be taken for damaged.

    Raises:
        VaultLocked: The key does not open it, or there is nothing in it to open.
        VaultDamaged: It is not what was written.
        VaultNewer: It was written by a newer vertais.
        CannotWrite: The disk does not let it be opened.
    """
    if not path.is_file() or path.stat().st_size < PAGE:
        raise VaultLocked(N_("That passphrase does not open the vault. Nothing is lost."))
    store = Store(path, key, as_it_lies=as_it_lies)
    try:
        if not schema.version_of(store):
            raise VaultDamaged(N_("The vault is damaged."))
        if as_it_lies or (thorough and _worth_checking(store)):
            _check(store, bring_in=not as_it_lies)
    except BaseException:
        store.close()
        raise
    return store


def _worth_checking(store: Store) -> bool:
    small = store.path.stat().st_size <= CHECKED_AT_OPENING
    return small or schema.holder(store) is not None


def _check(store: Store, *, bring_in: bool) -> None:
    if bring_in:
        store.checkpoint()
    if store.damaged_pages():
        raise VaultDamaged(N_("The vault is damaged."))
