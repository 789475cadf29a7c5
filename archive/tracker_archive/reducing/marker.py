"""The marker of what was merged: written last in the new folder, which then gets its name. Without it nothing there is read."""

from __future__ import annotations

import json
from typing import NamedTuple

from tracker_archive.layout import Layout

FORMAT = 1
NAME = "merged.json"


class Merged(NamedTuple):
    """Of which shards it was made, which files it has below `merged/` with their SHA-256, and how much of what."""

    shards: tuple[int, ...]
    files: dict[str, str]
    figures: dict[str, int]

    def as_json(self) -> bytes:
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
