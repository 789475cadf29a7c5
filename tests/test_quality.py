"""The rules of the house, checked: style, types, the way of imports, pins and extras."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

BIN = Path(sys.executable).parent
PACKAGES = ("tracker_cli", "tracker_store", "tracker_extract")


@pytest.mark.parametrize(
    "command",
    [("ruff", "check"), ("ruff", "format", "--check"), ("mypy",), ("lint-imports", "--no-cache")],
    ids=" ".join,
)
def test_clean(command: tuple[str, ...], root: Path, env: dict[str, str]) -> None:
    program = BIN / command[0]
    assert program.exists(), "install the extra `test`"
    done = subprocess.run([program, *command[1:]], cwd=root, env=env, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, dict[str, dict[str, list[str]]]]:
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))


def name_of(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def test_the_extra_all_takes_every_optional_part(project: dict) -> None:  # type: ignore[type-arg]
    extras = project["project"]["optional-dependencies"]
    parts = {
        name_of(each)
        for extra, given in extras.items()
        if extra not in ("test", "all", "docs")
        for each in given
    }
    assert {name_of(each) for each in extras["all"]} == parts


def test_every_requirement_is_pinned_by_name_and_version_only(project: dict, root: Path) -> None:  # type: ignore[type-arg]
    lines = (root / "constraints.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", pin) for pin in pins)
    extras = project["project"]["optional-dependencies"]
    wanted = [*project["project"]["dependencies"], *(each for given in extras.values() for each in given)]
    wanted += project["build-system"]["requires"]
    assert {name_of(each) for each in wanted} <= {name_of(pin) for pin in pins}


def test_modules_stay_small(root: Path) -> None:
    long = {
        str(module.relative_to(root)): lines
        for package in ("cli", "store", "extract")
        for module in (root / package).rglob("*.py")
        if (lines := len(module.read_text("utf-8").splitlines())) >= 400
    }
    assert not long


def test_every_package_is_typed_and_importable_without_a_terminal(env: dict[str, str]) -> None:
    code = f"import {', '.join(PACKAGES)}"
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, stdin=subprocess.DEVNULL, capture_output=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_the_ci_script_can_be_run(root: Path) -> None:
    assert os.access(root / ".ci" / "run", os.X_OK)
