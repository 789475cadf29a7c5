"""Every recipe of docs/recipes.md, run by a shell on the example articles."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.unmeasured

ROOT = Path(__file__).resolve().parent.parent
RECIPES = re.findall(
    r"^## (.+?)\n\n```sh\n(.+?)\n```$", (ROOT / "docs" / "recipes.md").read_text("utf-8"), re.M | re.S
)
# What a recipe may need beside the shell -> whether it is here. DuckDB and Parquet come as Python modules.
TOOLS = {
    "jq": shutil.which("jq"),
    "sqlite-utils": importlib.util.find_spec("sqlite_utils"),
    "csvstat": importlib.util.find_spec("csvkit"),
    "csvlook": importlib.util.find_spec("csvkit"),
    "duckdb": importlib.util.find_spec("duckdb"),
    "parquet": importlib.util.find_spec("pyarrow"),
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A folder with the examples ingested, and an environment in which `tracker` and its neighbours are commands."""
    folder = tmp_path_factory.mktemp("recipes")
    commands = folder / "bin"
    commands.mkdir()
    for name, module in (("tracker", "tracker_cli"), ("sqlite-utils", "sqlite_utils"), ("python3", "")):
        run = f'-m {module} "$@"' if module else '"$@"'
        (commands / name).write_text(f"#!/bin/sh\nexec {sys.executable} {run}\n")
        (commands / name).chmod(0o755)
    env = {
        **os.environ,
        "PATH": os.pathsep.join((str(commands), str(Path(sys.executable).parent), os.environ["PATH"])),
        "PYTHONPATH": os.pathsep.join(str(ROOT / name) for name in ("extract", "store", "archive", "cli")),
        "TRACKER_DB": str(folder / "examples.db"),
        "TRACKER_CONFIG": str(folder / "config"),
    }
    # What the examples do not have: words that nobody can be found for.
    (folder / "unsettled.txt").write_text("وأضاف أن الجسر سيبقى مغلقا أمام الشاحنات.", "utf-8")
    articles = (ROOT / "examples", folder / "unsettled.txt")
    subprocess.run([commands / "tracker", "ingest", "--quiet", *articles], env=env, check=True)
    return folder, env


def test_there_are_fifteen_recipes_and_more() -> None:
    assert len(RECIPES) >= 15
    assert len({title for title, _ in RECIPES}) == len(RECIPES)


@pytest.mark.parametrize(("title", "line"), RECIPES, ids=[title for title, _ in RECIPES])
def test_a_recipe_works_as_written(title: str, line: str, place: tuple[Path, dict[str, str]]) -> None:
    for tool, there in TOOLS.items():
        if re.search(rf"\b{tool}\b", line) and not there:
            pytest.skip(f"{tool} is not installed")
    folder, env = place
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", line],
        cwd=folder,
        env=env,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip(), title
    assert "Traceback" not in done.stderr
