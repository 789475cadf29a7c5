"""`tracker archive merge` and `tracker archive load`."""

from __future__ import annotations

from pathlib import Path

from tracker_cli.archiving.asking import archived, lists
from tracker_cli.archiving.extra import need_duckdb
from tracker_cli.options.database import database
from tracker_cli.options.groups import Choice, Output
from tracker_cli.terminal.outside import Outside


def merge(outside: Outside, folder: Path, memory: str, *, quiet: bool) -> None:
    """Merge what is done of an archive, and tell what came of it. Raises StoreError."""
    need_duckdb()
    from tracker_archive.reducing.merge import merge

    def tell(step: str) -> None:
        if not quiet:
            outside.say(f"tracker: {folder}: {step}")

    merged = merge(folder, lists(outside), tell, memory)
    figures = ", ".join(f"{name} {count}" for name, count in merged.figures.items())
    outside.say(f"tracker: {folder}: merged {len(merged.shards)} shards: {figures}")


def load(outside: Outside, folder: Path, choice: Choice, db: Path | None) -> None:
    """Load the articles that the options mean into a database, and tell how many. Raises StoreError."""
    with archived(outside, Output(), folder) as asked:
        from tracker_archive.asking.loading import load
        from tracker_archive.settings import read_settings
        from tracker_store.database.connect import writing
        from tracker_store.writing.write import Writer, add_topics

        wanted, path, known = asked.filter(choice), database(outside, db), lists(outside)
        settings = read_settings(asked.archive.layout)
        assert settings is not None
        with writing(path) as into:
            add_topics(into, known.topics)
            writer = Writer(into, known.aliases_of, settings.version, settings.digest)
            counts = load(asked.archive, wanted, writer, outside.now())
    figures = ", ".join(f"{name} {counts[name]}" for name in ("articles", "statements", "there"))
    outside.say(f"tracker: {path}: {figures}")
