"""A digest of all that decides which statements are found: rules, language packs, people, topics."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

# What files are read: code and data, no caches. How articles are read from files decides their text, not what is found in it.
_KINDS = frozenset({".py", ".toml", ".csv", ".txt", ".json"})
_LEFT_OUT = "read"
# Letters of the digest: enough that two differ.
LENGTH = 16


def digest(own: Path | None = None, languages: Sequence[Path] = ()) -> str:
    """The digest of the shipped rules and data with a user's own people, packs and topics, and those of further folders.

    Two programs with the same digest find the same statements in a text; a comment in a module changes it, too.
    """
    whole = hashlib.sha256()
    for folder in (Path(__file__).parent, *_own_folders(own), *languages):
        for name, file in _files(folder):
            whole.update(f"{name}\0".encode("utf-8", "surrogateescape"))
            whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()[:LENGTH]


def _own_folders(own: Path | None) -> list[Path]:
    """What a user's folder has of his own: nothing else of it is looked at."""
    return [] if own is None else [own / name for name in ("lang", "people", "topics.toml")]


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files of a folder that count, with their names below it, in order."""
    shipped = folder == Path(__file__).parent
    if folder.is_file():
        yield folder.name, folder
    for file in sorted(folder.rglob("*")):
        below = file.relative_to(folder)
        if file.suffix in _KINDS and file.is_file() and not (shipped and below.parts[0] == _LEFT_OUT):
            yield below.as_posix(), file
