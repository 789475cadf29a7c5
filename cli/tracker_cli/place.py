"""Where the database is: `--db`, else TRACKER_DB, else the platform's folder for data."""

from __future__ import annotations

from pathlib import Path

from tracker_cli.outside import Outside


def database(outside: Outside, given: Path | None) -> Path:
    """The path, whether or not there is a file. `given` is the `--db` after the command, which wins over one before."""
    chosen = given or outside.database or outside.env.get("TRACKER_DB")
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("statement-tracker", appauthor=False) / "tracker.db"
