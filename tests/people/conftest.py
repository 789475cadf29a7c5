"""The shipped registry, loaded once for all checks over it."""

from __future__ import annotations

import pytest

from tracker_extract.registry import Registry


@pytest.fixture(scope="session")
def registry() -> Registry:
    return Registry.load()
