"""What a forge runs, and the image: valid, pinned, and made of what is there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.unmeasured

ROOT = Path(__file__).resolve().parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def tool(name: str) -> str:
    """The path of a linter that the extra `test` brings."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed: the extra `test` brings it")
    return found


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.dependabot", [ROOT / ".github/dependabot.yml"]),
    ],
    ids=["workflows", "every job ends", "updates"],
)
def test_they_are_valid(schema: str, files: list[Path]) -> None:
    done = subprocess.run(
        [tool("check-jsonschema"), "--builtin-schema", schema, *files], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_nothing_in_them_lets_a_stranger_act() -> None:
    done = subprocess.run(
        [tool("zizmor"), "--offline", "--quiet", ROOT / ".github"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: file.name)
def test_every_action_is_pinned_by_the_hash_of_a_commit(workflow: Path) -> None:
    used = re.findall(r"uses: (.+)", workflow.read_text("utf-8"))
    assert [action for action in used if not PINNED.fullmatch(action.strip())] == []


def test_the_tests_run_on_every_python_that_is_named() -> None:
    text = (ROOT / ".github/workflows/ci.yml").read_text("utf-8")
    run = re.findall(r'"(3\.\d+)"', re.findall(r"python: \[(.+)\]", text)[0])
    named = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["project"]["classifiers"]))
    assert set(named) <= set(run)
    assert {f"cp{version.replace('.', '')}-*" for version in run} == set(
        PROJECT["tool"]["cibuildwheel"]["build"].split()
    )
    assert all(system in text for system in ("ubuntu-", "macos-", "windows-"))


def test_the_image_is_well_made() -> None:
    done = subprocess.run([tool("hadolint"), ROOT / "Dockerfile"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_image_is_made_of_what_is_there_and_let_in() -> None:
    lines = (ROOT / "Dockerfile").read_text("utf-8")
    copied = {
        name for names in re.findall(r"^COPY (?!--from)(.+) \S+$", lines, re.M) for name in names.split()
    }
    let_in = set(re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text("utf-8"), re.M))
    assert copied == let_in
    assert [name for name in copied if not (ROOT / name).exists()] == []
    build = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = [
        *build["packages"],
        *build["shared-data"],
        *PROJECT["project"]["license-files"],
        PROJECT["project"]["readme"],
    ]
    assert [name for name in needed if not copied & {name, name.split("/")[0]}] == []
