"""The errors of the project, one tree:

    TrackerError               anything a user can be told in one line
    ├── ReadError              a file could not be read; carries path, reason and offset
    │   ├── EncodingError      no candidate encoding makes its bytes plausible
    │   ├── NoArticleError     a picture, a script or the like: passed over where it lies among others
    │   └── MissingExtraError  its type needs an optional part that is not installed; carries the extra
    ├── DataError              a language pack, the registry or a topics file is wrong: names file, key, what is allowed
    ├── StoreError             the database cannot be opened, is locked, full or of another schema
    └── NotFoundError          an unknown speaker, topic or id; carries the nearest known names

Deep code raises these; the command line turns them into one line on stderr and an exit code.
"""

from __future__ import annotations


class TrackerError(Exception):
    """Anything a user can be told in one line."""


class ReadError(TrackerError):
    """A file that could not be read: `path`, `reason`, and the byte `offset` where that is known."""

    def __init__(self, path: str, reason: str, offset: int | None = None) -> None:
        self.path = path
        self.reason = reason
        self.offset = offset
        where = "" if offset is None else f" at byte {offset}"
        super().__init__(f"{path}: {reason}{where}")

    def __reduce__(self) -> tuple[type[ReadError], tuple[str, str, int | None]]:
        """Pickled by its parts: the message alone would not make it again in another process."""
        return type(self), (self.path, self.reason, self.offset)


class EncodingError(ReadError):
    """Bytes that no candidate encoding makes plausible."""


class NoArticleError(ReadError):
    """A file of a kind that never holds an article; no fault in a folder or an archive, one where it is named itself."""


class MissingExtraError(ReadError):
    """A file whose type needs an optional part: the `extra` of the package that brings it."""

    def __init__(self, path: str, extra: str) -> None:
        self.extra = extra
        super().__init__(path, f"needs the extra `{extra}`, which is not installed")

    def __reduce__(self) -> tuple[type[MissingExtraError], tuple[str, str]]:  # type: ignore[override]
        """Pickled by its parts, as its parent is."""
        return type(self), (self.path, self.extra)


class DataError(TrackerError):
    """Data shipped with or given to the program that does not follow its schema."""

    def __init__(self, file: str, key: str, allowed: str) -> None:
        self.file = file
        self.key = key
        self.allowed = allowed
        super().__init__(f"{file}: {key}: {allowed}")


class StoreError(TrackerError):
    """The database cannot be opened, is locked, is full, or has a newer schema."""


class NotFoundError(TrackerError):
    """An unknown speaker, topic or id, with the nearest known names in `nearest`."""

    def __init__(self, what: str, given: str, nearest: tuple[str, ...] = ()) -> None:
        self.what = what
        self.given = given
        self.nearest = nearest
        hint = f"; did you mean {', '.join(nearest)}?" if nearest else ""
        super().__init__(f"unknown {what} {given!r}{hint}")
