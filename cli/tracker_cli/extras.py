"""Libraries that come with an extra."""

from __future__ import annotations

import shlex
import sys
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from tracker_extract.errors import TrackerError


def command_for(extra: str) -> str:
    """The command that adds an extra to this very installation: one in a checkout, or of pip, pipx or uv.

    It names the interpreter, since a plain `pip` is another one's. Only the environments of uv have no pip.
    """
    python, part = _quoted(sys.executable), f"'statement-tracker[{extra}]'"
    if sys.platform == "win32":  # whose older shell knows no single quotes
        part = part.replace("'", '"')
    if find_spec("pip") is None:
        return f"uv pip install --python {python} {part}"
    return f"{python} -m pip install {part}"


def _quoted(path: str) -> str:
    return f'"{path}"' if sys.platform == "win32" else shlex.quote(path)


def needed(module: str, extra: str) -> Any:
    """The module. Raises TrackerError that names the extra to install where it is missing."""
    try:
        return import_module(module)
    except ImportError:
        raise TrackerError(f"this needs the extra `{extra}`: {command_for(extra)}") from None
