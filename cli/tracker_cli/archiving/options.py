"""The options of an archive: kept in it as they were given, so that each later run reads in the same way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from tracker_cli.commands.ingest import path_pattern, read_options

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker_extract.packs import Pack
    from tracker_extract.read import ReadOptions


@dataclass(frozen=True, slots=True)
class Options:
    """Option -> value, of those that were given; what is not given stands in none of them."""

    given: dict[str, Any]

    @property
    def keep_text(self) -> bool:
        """Whether texts are kept."""
        return bool(self.given.get("keep_text"))

    @property
    def shard_size(self) -> int:
        """Articles in a shard, about."""
        from tracker_archive.plan import SHARD_SIZE

        return int(self.given.get("shard_size", SHARD_SIZE))

    @property
    def lang_dir(self) -> tuple[Path, ...]:
        """Folders of language packs of the user."""
        return tuple(Path(folder) for folder in self.given.get("lang_dir", ()))

    def reading(self) -> ReadOptions:
        """How articles are read; a usage error for a value that is none."""
        told = self.given.get
        options = read_options(
            told("encoding"),
            told("fields"),
            told("as"),
            None,
            told("outlet"),
            None,
            None,
            keep_source=False,
            day_first=None,
        )
        return replace(
            options,
            date_from_path=path_pattern(told("date_from_path"), "--date-from-path"),
            outlet_from_path=path_pattern(told("outlet_from_path"), "--outlet-from-path"),
        )

    def languages(self, known: Iterable[Pack]) -> frozenset[str]:
        """The codes of the languages that are looked into, none for all; a usage error for one that no pack reads."""
        wanted = frozenset(
            code.strip() for code in str(self.given.get("lang", "")).split(",") if code.strip()
        )
        codes = sorted(pack.code for pack in known)
        for code in sorted(wanted.difference(codes)):
            raise typer.BadParameter(f"{code!r} is none of {', '.join(codes)}", param_hint="--lang")
        return wanted
