"""The libraries of archives, or the line that names their extra."""

from __future__ import annotations

from tracker_cli.extras import needed

EXTRA = "archive"


def need_arrow() -> None:
    """Raises TrackerError where Parquet cannot be read and written."""
    needed("pyarrow.parquet", EXTRA)


def need_dask() -> None:
    """Raises TrackerError where Dask is missing."""
    needed("distributed", EXTRA)


def need_duckdb() -> None:
    """Raises TrackerError where an archive cannot be asked."""
    need_arrow()
    needed("duckdb", EXTRA)
