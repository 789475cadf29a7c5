"""`archive.json`: by which rules and options an archive is made. All its shards are made by the same."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from tracker_archive.files import write_whole
from tracker_archive.layout import FORMAT, Layout
from tracker_extract.errors import StoreError


@dataclass(frozen=True, slots=True)
class Settings:
    """`version` of the program, `digest` of rules, packs and people, and the `options` as they were given."""

    version: str
    digest: str
    options: dict[str, Any] = field(default_factory=dict)
    format: int = FORMAT


def read_settings(layout: Layout) -> Settings | None:
    """The settings of the archive; None where there is none yet. Raises StoreError."""
    try:
        values = json.loads(layout.settings.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise StoreError(f"{layout.settings}: cannot be read: {error}") from None
    if not isinstance(values, dict) or not isinstance(values.get("format"), int):
        raise StoreError(f"{layout.settings}: is no archive of tracker")
    if values["format"] > FORMAT:
        raise StoreError(f"{layout.settings}: made by a newer tracker, in format {values['format']}")
    try:
        return Settings(**{name: values[name] for name in ("version", "digest", "options", "format")})
    except KeyError as error:
        raise StoreError(f"{layout.settings}: lacks {error}") from None


def agree(layout: Layout, wanted: Settings) -> None:
    """Write the settings of a new archive, or see to it that those of this one are the same. Raises StoreError."""
    have = read_settings(layout)
    if have is None:
        if layout.root.is_dir() and any(path.name[0] != "." for path in layout.root.iterdir()):
            raise StoreError(f"{layout.root}: is no archive and not empty: name a new folder")
        text = json.dumps(asdict(wanted), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        write_whole(layout.settings, text.encode())
        return
    if have.digest != wanted.digest:
        raise StoreError(
            f"{layout.root}: made by other rules, packs or people ({have.digest}, tracker {have.version}; "
            f"these are {wanted.digest}): name a new folder"
        )
    if have.options != wanted.options:
        raise StoreError(
            f"{layout.root}: made with other options ({_difference(have, wanted)}): name a new folder"
        )


def _difference(have: Settings, wanted: Settings) -> str:
    names = sorted(have.options.keys() | wanted.options.keys())
    told = ((name, have.options.get(name), wanted.options.get(name)) for name in names)
    return ", ".join(f"{name} {was!r}, not {now!r}" for name, was, now in told if was != now)
