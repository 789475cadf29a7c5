"""docs/python.md and the example notebook run as they stand, on the example articles."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BLOCKS = re.findall(r"```python\n(.+?)```", (ROOT / "docs" / "python.md").read_text("utf-8"), re.S)
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"
pytestmark = pytest.mark.unmeasured


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with news.db, the examples ingested."""
    folder = tmp_path_factory.mktemp("python")
    rooms = os.pathsep.join(str(ROOT / room) for room in ("extract", "store", "archive", "cli"))
    env = {**os.environ, "PYTHONPATH": rooms, "TRACKER_CONFIG": str(folder / "config")}
    env.pop("COVERAGE_PROCESS_CONFIG", None)
    command = [sys.executable, "-m", "tracker_cli", "--db", "news.db", "ingest", "--quiet", ROOT / "examples"]
    subprocess.run(command, cwd=folder, env=env, check=True)
    return folder


def test_the_page_runs_as_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    names: dict[str, object] = {}
    for block in BLOCKS:
        exec(compile(block, "docs/python.md", "exec"), names)
    out = capsys.readouterr().out
    assert "2016-09-02 Sergey Lavrov say" in out
    assert "verbatim True" in out or "denied False" in out
    assert "Anna Georgiou deny ['the ferry had sunk']" in out


def test_the_notebook_holds_no_output_and_no_place() -> None:
    cells = [cell for cell in json.loads(NOTEBOOK.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]
    assert cells and not any(cell["outputs"] or cell["execution_count"] for cell in cells)
    assert not re.search(r"/(?:home|work|tmp|Users|root)/", NOTEBOOK.read_text("utf-8"))


def test_the_notebook_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nbclient = pytest.importorskip("nbclient")
    nbformat = pytest.importorskip("nbformat")
    pytest.importorskip("ipykernel")
    rooms = os.pathsep.join(str(ROOT / room) for room in ("extract", "store", "archive", "cli"))
    for name, value in (
        ("PYTHONPATH", rooms),
        ("TRACKER_DB", str(folder / "news.db")),
        ("IPYTHONDIR", str(folder)),
    ):
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    nbclient.NotebookClient(
        notebook, timeout=60, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    ).execute()
    shown = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.outputs]
    assert len(shown) >= 5
    assert "denied:" in str(shown)
