"""What lies where in the folder of an archive. Names are stable: whoever reads an archive with other tools relies on them.

archive.json                      format, version, digest of rules and people, options
plan.parquet                      which shard reads which records of which file
statements/shard-000123.parquet   a row a statement; likewise articles/, evidence/, errors/
done/000123.json                  rows and SHA-256 of the files of a shard: written last, it is the commit
failed/000123.json                why a shard is not done
merged/                           what `archive merge` makes
views.sql                         views for DuckDB
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FORMAT = 1
# Folders that hold one file for each shard, in the order in which they are written.
TABLES = ("statements", "articles", "evidence", "errors")
# Ids of statements and articles are the shard's number times this, and their place in the shard.
IDS = 1_000_000
# Shards that six digits number.
MOST_SHARDS = 1_000_000

_MARKER = re.compile(r"(\d{6})\.json")


class Layout(NamedTuple):
    """The paths of the archive in the folder `root`."""

    root: Path

    @property
    def settings(self) -> Path:
        """Format, version, digest of the rules, options."""
        return self.root / "archive.json"

    @property
    def plan(self) -> Path:
        """The shards, with what each reads."""
        return self.root / "plan.parquet"

    @property
    def views(self) -> Path:
        """The views as SQL for DuckDB."""
        return self.root / "views.sql"

    @property
    def merged(self) -> Path:
        """The folder of what `archive merge` wrote."""
        return self.root / "merged"

    def table(self, name: str, shard: int) -> Path:
        """The file of a shard in the folder of a table."""
        return self.root / name / f"shard-{shard:06d}.parquet"

    def pattern(self, name: str) -> Path:
        """What the files of all shards in the folder of a table match; those without a marker among them."""
        return self.root / name / "shard-*.parquet"

    def done(self, shard: int) -> Path:
        """The marker of a shard that is done."""
        return self.root / "done" / f"{shard:06d}.json"

    def failed(self, shard: int) -> Path:
        """The reason why a shard failed."""
        return self.root / "failed" / f"{shard:06d}.json"

    def shards_done(self) -> list[int]:
        """The numbers of the shards that are done, ascending. Only their files may be read."""
        return sorted(_numbers(self.root / "done"))

    def shards_failed(self) -> list[int]:
        """The numbers of the shards that failed, ascending."""
        return sorted(_numbers(self.root / "failed"))

    def files(self, name: str) -> list[Path]:
        """The files of a table that belong to shards which are done, in the order of their numbers."""
        return [self.table(name, shard) for shard in self.shards_done()]

    def is_archive(self) -> bool:
        """Whether the folder holds an archive."""
        return self.settings.is_file()


def _numbers(folder: Path) -> Iterator[int]:
    if folder.is_dir():
        for path in folder.iterdir():
            if found := _MARKER.fullmatch(path.name):
                yield int(found[1])
