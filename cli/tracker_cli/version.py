"""The program's own version."""

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed


def version() -> str:
    """The installed version, or `0+unknown` for a copy that was never installed."""
    try:
        return installed("statement-tracker")
    except PackageNotFoundError:
        return "0+unknown"
