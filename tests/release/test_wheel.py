"""What is released: built twice it is the same, it holds what it should, and it runs where nothing else of the project is."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from dataclasses import dataclass
from email import message_from_string
from pathlib import Path

import pytest

pytestmark = pytest.mark.unmeasured

ROOT = Path(__file__).resolve().parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PACKAGES = [ROOT / path for path in PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]]
EXECUTABLES = "Scripts" if sys.platform == "win32" else "bin"
TEXT = (".py", ".toml", ".csv", ".txt", ".md", ".html", ".css", ".js", ".1")


def build(source: Path, target: Path) -> list[Path]:
    """The sdist and, made from it, the wheel of a source folder."""
    target.mkdir()
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", target, source]
    env = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
    subprocess.run(command, env=env, check=True, capture_output=True)
    return sorted(target.iterdir())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The wheel and the sdist of this tree."""
    pytest.importorskip("hatchling", reason="hatchling is not installed: the extra `test` brings it")
    return build(ROOT, tmp_path_factory.mktemp("release") / "dist")


@pytest.fixture(scope="module")
def wheel(built: list[Path]) -> Path:
    return next(file for file in built if file.suffix == ".whl")


def test_built_elsewhere_from_its_own_source_it_is_the_same_to_the_byte(
    built: list[Path], tmp_path: Path
) -> None:
    sdist = next(file for file in built if file.name.endswith(".tar.gz"))
    with tarfile.open(sdist) as packed:
        packed.extractall(tmp_path, filter="data")
    again = build(next(tmp_path.iterdir()), tmp_path / "dist")
    digests = [
        [(file.name, hashlib.sha256(file.read_bytes()).hexdigest()) for file in made]
        for made in (built, again)
    ]
    assert digests[0] == digests[1]
    assert [file.name for file in built if "py3-none-any" in file.name], "the plain build is a pure wheel"


def test_the_wheel_holds_every_file_of_the_packages_and_nothing_else(wheel: Path) -> None:
    names = {
        name
        for name in zipfile.ZipFile(wheel).namelist()
        if ".dist-info/" not in name and ".data/" not in name
    }
    sources = {
        file.relative_to(package.parent).as_posix()
        for package in PACKAGES
        for file in package.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert names == sources
    assert {f"{package.name}/py.typed" for package in PACKAGES} <= names
    assert not [name for name in names if "test" in Path(name).parts[0]]


def test_the_wheel_brings_man_page_completions_and_licences(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    shared = {name.partition(".data/data/share/")[2] for name in names if ".data/data/share/" in name}
    assert {
        "man/man1/tracker.1",
        "zsh/site-functions/_tracker",
        "fish/vendor_completions.d/tracker.fish",
    } <= shared
    assert {"bash-completion/completions/tracker", "bash-completion/completions/statement-tracker"} <= shared
    licences = {name.partition(".dist-info/licenses/")[2] for name in names if ".dist-info/licenses/" in name}
    assert licences == {
        "LICENSE",
        "NOTICE",
        *(f"licenses/{file.name}" for file in (ROOT / "licenses").iterdir()),
    }


def test_nothing_tells_of_the_machine_it_was_built_on(built: list[Path]) -> None:
    marks = [str(place).encode() for place in (ROOT, Path.home()) if len(place.parts) > 2]
    for file in built:
        for name, content in contents(file):
            assert not [
                mark for mark in marks if name.endswith(TEXT) and mark + os.sep.encode() in content
            ], name


def contents(file: Path) -> list[tuple[str, bytes]]:
    """Names and bytes of what is packed, of an sdist without its tests."""
    if file.suffix == ".whl":
        with zipfile.ZipFile(file) as wheel:
            return [(name, wheel.read(name)) for name in wheel.namelist()]
    with tarfile.open(file) as sdist:
        members = [
            member for member in sdist.getmembers() if member.isfile() and "/tests/" not in member.name
        ]
        return [(member.name, sdist.extractfile(member).read()) for member in members]  # type: ignore[union-attr]


def test_the_metadata_is_what_an_index_takes(wheel: Path) -> None:
    metadata = pytest.importorskip("packaging.metadata")
    classifiers = pytest.importorskip("trove_classifiers").classifiers
    with zipfile.ZipFile(wheel) as packed:
        text = packed.read(
            next(name for name in packed.namelist() if name.endswith(".dist-info/METADATA"))
        ).decode()
        entries = packed.read(next(n for n in packed.namelist() if n.endswith("entry_points.txt"))).decode()
    read = metadata.Metadata.from_email(text, validate=True)
    assert (read.name, str(read.version)) == ("statement-tracker", PROJECT["project"]["version"])
    assert set(read.classifiers) <= classifiers
    assert read.description_content_type == "text/markdown" and message_from_string(text).get_payload()
    assert all(f"{name} = tracker_cli.__main__:main" in entries for name in ("tracker", "statement-tracker"))


def interpreter(version: str) -> str | None:
    """A Python of that version that runs: this one, one on the PATH, or one of pyenv."""
    if version == f"{sys.version_info.major}.{sys.version_info.minor}":
        return sys.executable
    of_pyenv = sorted((Path.home() / ".pyenv/versions").glob(f"{version}.*/bin/python"))
    for found in filter(None, (shutil.which(f"python{version}"), *map(str, of_pyenv))):
        if not subprocess.run([found, "-c", "import sqlite3, venv"], capture_output=True).returncode:
            return str(found)
    return None


def installed(wheel: Path, python: str, folder: Path) -> Path:
    """The executables of an empty environment with the wheel in it; the libraries are those of this environment."""
    subprocess.run([python, "-m", "venv", "--without-pip", folder], check=True)
    inside = folder / EXECUTABLES / "python"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        inside,
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        wheel,
    ]
    subprocess.run([*pip, "--disable-pip-version-check"], check=True, env=without_this_tree())
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    libraries = subprocess.run(
        [inside, "-c", where], check=True, capture_output=True, text=True
    ).stdout.strip()
    Path(libraries, "libraries.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return folder / EXECUTABLES


def without_this_tree() -> dict[str, str]:
    """An environment in which nothing leads to the sources."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "TRACKER_", "COV"))
    }


@dataclass
class Installed:
    """The wheel in an environment of its own."""

    folder: Path
    executables: Path
    env: dict[str, str]

    def run(self, name: str, *arguments: str | Path) -> str:
        """What an executable of the environment prints."""
        command = [self.executables / name, *arguments]
        done = subprocess.run(command, env=self.env, cwd=self.folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14"])
def test_installed_by_itself_it_reads_the_examples(wheel: Path, tmp_path: Path, version: str) -> None:
    python = interpreter(version)
    if python is None:
        pytest.skip(f"Python {version} is not installed")
    env = {**without_this_tree(), "TRACKER_DB": str(tmp_path / "tracker.db")}
    there = Installed(tmp_path, installed(wheel, python, tmp_path / "environment"), env)
    there.run("tracker", "ingest", "--jobs", "1", ROOT / "examples")
    read = there.run("statement-tracker", "quotes", "--speaker", "Lavrov", "--format", "ndjson")
    assert {json.loads(line)["language"] for line in read.splitlines()} == {"ar", "en"}
    if python == sys.executable:
        both_names_are_the_command(there)
        completes_in_bash(there.executables, env)


def both_names_are_the_command(there: Installed) -> None:
    assert there.run("tracker", "--version") == f"tracker {PROJECT['project']['version']}\n"
    assert "Usage: statement-tracker " in there.run("statement-tracker", "--help")
    where = there.run("python", "-c", "import tracker_cli; print(tracker_cli.__file__)")
    assert where.startswith(str(there.folder))


def completes_in_bash(executables: Path, env: dict[str, str]) -> None:
    """The files for bash, loaded as bash-completion does, ask the installed command."""
    bash = shutil.which("bash")
    if bash is None or sys.platform == "win32":
        return
    for name, function in (
        ("tracker", "_tracker_completion"),
        ("statement-tracker", "_statement_tracker_completion"),
    ):
        file = executables.parent / "share/bash-completion/completions" / name
        script = f'. "{file}"; COMP_WORDS=({name} quotes --spe); COMP_CWORD=2; {function} {name}; echo "${{COMPREPLY[@]}}"'
        path = f"{executables}{os.pathsep}{env['PATH']}"
        done = subprocess.run([bash, "-c", script], env={**env, "PATH": path}, capture_output=True, text=True)
        assert done.stdout.split() == ["--speaker", "--speaker-id"], done.stderr
