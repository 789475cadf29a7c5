"""The user's own topics: entries of a TOML file in the folder of settings."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import typer

from tracker_cli.options.database import own_folder
from tracker_cli.terminal.outside import Outside
from tracker_extract.errors import DataError

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*", re.ASCII)


def add_topic(
    outside: Outside, slug: str, forms: list[str], but_not: list[str], name: str | None, implies: list[str]
) -> Path:
    """Write one topic to the file, which is made if need be; its path. Raises BadParameter and DataError."""
    if not _SLUG.fullmatch(slug):
        raise typer.BadParameter(
            f"{slug!r}: a slug has small Latin letters, digits and hyphens", param_hint="SLUG"
        )
    path = own_folder(outside) / "topics.toml"
    text = path.read_text("utf-8") if path.is_file() else ""
    try:
        known = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(str(path), "file", str(error)) from None
    if slug in known:
        raise DataError(str(path), slug, "it is there already; change it in the file")
    settings: dict[str, str | list[str]] = {
        "name": name or slug,
        "forms": forms,
        "not": but_not,
        "implies": implies,
    }
    lines = [f"[{slug}]", *(f"{key} = {_toml(value)}" for key, value in settings.items() if value)]
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    fresh.write_text((text.rstrip() + "\n\n" if text.strip() else "") + "\n".join(lines) + "\n", "utf-8")
    fresh.replace(path)
    return path


def _toml(value: str | list[str]) -> str:
    """A string or list of strings of TOML, whose escapes are those of JSON but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
