"""Fuzz the readers with atheris: see README.md beside this file."""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).resolve().parents[2] / room) for room in ("extract", "tests/fuzz")]

with atheris.instrument_imports(include=["tracker_extract"]):
    from targets import read

atheris.Setup(sys.argv, read)
atheris.Fuzz()
