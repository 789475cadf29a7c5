"""The papers of a release: licences of what is installed with it, citation, versions, completions."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, metadata, requires
from pathlib import Path

import pytest

pytestmark = pytest.mark.unmeasured

ROOT = Path(__file__).resolve().parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
# By which nobody is bound to more than to keep a notice, as every package does in its own folder.
PERMISSIVE = re.compile(
    r"\b(MIT|MIT-0|BSD|ISC|Apache|PSF|Python Software Foundation|Zlib|0BSD|CC0|Unlicense|Public Domain)\b",
    re.I,
)
# Ours, and what comes with every Python.
OURS = {"statement-tracker", "pip", "setuptools"}


def requirements(names: set[str]) -> set[str]:
    """Those packages and whatever they need in turn, as far as it is installed here."""
    found: set[str] = set()
    left = list(names)
    while left:
        name = re.sub(r"[-_.]+", "-", left.pop()).lower()
        if name in found | OURS:
            continue
        found.add(name)
        try:
            needs = requires(name) or []
        except PackageNotFoundError:
            continue
        left += [re.match(r"[\w.-]+", need)[0] for need in needs if "extra ==" not in need]  # type: ignore[index]
    return found


def licence(name: str) -> str:
    """What a package says of its licence, in one line; nothing for one that is not installed."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return ""
    classified = [line for line in said.get_all("Classifier") or [] if line.startswith("License")]
    return said.get("License-Expression") or " ".join(
        [*classified, (said.get("License") or "").split("\n")[0]]
    )


def test_the_notice_names_every_library_whose_licence_binds_who_passes_it_on() -> None:
    wanted = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["all"]
    notice = (ROOT / "NOTICE").read_text("utf-8")
    licences = {
        name: licence(name) for name in requirements({re.match(r"[\w.-]+", line)[0] for line in wanted})
    }
    binding = [
        name
        for name, said in licences.items()
        if said and (not PERMISSIVE.search(said) or re.search(r"GPL|MPL|CNRI", said))
    ]
    assert "python-bidi" in binding
    assert [name for name in binding if f"\n  {name} " not in notice] == []
    said = {name.strip() for name in re.findall(r"^  ([a-z][\w-]*) {2,}", notice, re.M)}
    assert said <= set(licences), "what is no longer installed need not be named"


def test_the_texts_of_the_licences_that_bind_are_whole() -> None:
    texts = {file.name: file.read_text("utf-8") for file in (ROOT / "licenses").iterdir()}
    assert set(re.findall(r"licenses/([\w.-]+\.txt)", (ROOT / "NOTICE").read_text("utf-8"))) == set(texts)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts["LGPL-3.0.txt"]
    assert "END OF TERMS AND CONDITIONS" in texts["GPL-3.0.txt"]
    assert "UNICODE LICENSE V3" in texts["Unicode-3.0.txt"]


def test_the_citation_is_valid() -> None:
    pytest.importorskip("check_jsonschema")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.citation-file-format"]
    done = subprocess.run([*command, ROOT / "CITATION.cff"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), ""),
        (("--tag", f"v{PROJECT['version']}"), ""),
        (("--tag", "v9.9"), "the tag is v9.9"),
        (("--links",), "" if PROJECT.get("urls") else "no [project.urls]"),
    ],
    ids=["versions", "its tag", "another tag", "addresses"],
)
def test_what_keeps_it_from_being_released_is_told(arguments: tuple[str, ...], told: str) -> None:
    command = [sys.executable, ROOT / "scripts/check_release.py", *arguments]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, told in done.stderr) == (1 if told else 0, True), done.stderr


def test_the_files_of_completion_are_what_the_command_says(env: dict[str, str], tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / "scripts/build_completions.py", tmp_path], env=env, check=True)
    made = {file.name: file.read_text("utf-8") for file in tmp_path.iterdir() if file.is_file()}
    assert made == {file.name: file.read_text("utf-8") for file in (ROOT / "completions").iterdir()}, (
        "run `make docs`"
    )


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_can_read_its_files(shell: str) -> None:
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"{shell} is not installed")
    for file in (ROOT / "completions").glob(f"*.{shell}"):
        assert subprocess.run([found, "-n", file], capture_output=True).stderr == b""
