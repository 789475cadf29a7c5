"""The marker of what was merged: written last in the new folder, which then gets its name. Without it nothing there is read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from tracker_archive.files import sha256_of
from tracker_archive.layout import Layout

FORMAT = 1
NAME = "merged.json"


class Merged(NamedTuple):
    """Of which shards it was made, which files it has below `merged/` with their SHA-256, and how much of what."""

    shards: tuple[int, ...]
    files: dict[str, str]
    figures: dict[str, int]

    def as_json(self) -> bytes:
        """The marker as it is written."""
        return (json.dumps({"format": FORMAT, **self._asdict()}, sort_keys=True) + "\n").encode()


def read_marker(layout: Layout) -> Merged | None:
    """The marker; None where nothing whole was merged, or by a version that wrote another format."""
    try:
        values = json.loads((layout.merged / NAME).read_bytes())
        if values["format"] != FORMAT:
            return None
        return Merged(tuple(values["shards"]), dict(values["files"]), dict(values["figures"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def damaged(layout: Layout) -> Iterator[str]:
    """A line for each file that is not as the merge has left it; nothing was merged, nothing is wrong."""
    marker = read_marker(layout)
    for name, digest in marker.files.items() if marker else ():
        try:
            is_same = sha256_of(layout.merged / name) == digest
        except OSError as error:
            yield f"merged/{name}: cannot be read: {error.strerror}"
        else:
            if not is_same:
                yield f"merged/{name}: is not what was merged: its SHA-256 is another; merge again"
