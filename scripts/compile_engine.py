"""A step of building a wheel: compiles the engine's modules to machine code with mypyc.

Off unless the environment has HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 (`make compiled`). The modules are the same files, so a
wheel without it does the same, only slower; benchmarks/README.md has how much. Needs a C compiler. hatch-mypyc would do,
but knows only projects with one source folder.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# What works on every word of every article. The rest stays Python: what is pickled between processes, which a compiled
# class cannot be, and what is read once or caches in ways that mypyc does not know.
FOLDERS = (
    ".",
    "words",
    "outline",
    "mentions",
    "mentions/plain",
    "mentions/capitalised",
    "reports",
    "reports/verb_first",
    "reports/subject_first",
    "speakers",
    "speakers/sieves",
)
AS_PYTHON = {
    "__init__.py",
    "capitals.py",
    "clitics.py",
    "confidence.py",
    "cuts.py",
    "digest.py",
    "engine.py",
    "inflection.py",
    "languages.py",
    "lexicon.py",
    "listed.py",
    "models.py",
    "occasions.py",
    "pack_kinds.py",
    "pack_schema.py",
    "packs.py",
    "people.py",
    "registry.py",
    "rules.py",
    "resemblance.py",
    "schema.py",
    "said_on.py",
}
# A build has none of the libraries at hand, so their types are unknown here; `make lint` checks with them.
SETUP = """
import sys
from mypyc.build import mypycify
from setuptools import setup
modules, build = sys.argv[1:-1], sys.argv[-1]
setup(
    name="engine",
    packages=[],
    ext_modules=mypycify(["--config-file=", "--ignore-missing-imports", *modules], opt_level="3", multi_file=True, target_dir=build),
    script_args=["--quiet", "build_ext", "--build-lib", build + "/lib", "--build-temp", build + "/objects"],
)
"""


class CompiledEngine(BuildHookInterface[Any]):
    """Adds the compiled modules to a wheel; an editable install keeps to the sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        self._build = build = mkdtemp()
        source = Path(self.root, "extract")
        subprocess.run(
            [sys.executable, "-c", SETUP, *_modules(source), build],
            cwd=source,
            check=True,
            env={**os.environ, "MYPY_CACHE_DIR": f"{build}/mypy"},
        )
        library = Path(build, "lib")
        # `.so`, on Windows `.pyd`.
        made = [file for file in library.rglob("*") if file.suffix == Path(EXTENSION_SUFFIXES[0]).suffix]
        compiled = {str(file): file.relative_to(library).as_posix() for file in made}
        build_data["force_include"].update(compiled)
        build_data["infer_tag"], build_data["pure_python"] = True, False

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            shutil.rmtree(self._build)


def _modules(source: Path) -> list[str]:
    package = source / "tracker_extract"
    found = [module for folder in FOLDERS for module in sorted((package / folder).glob("*.py"))]
    return [str(module.relative_to(source)) for module in found if module.name not in AS_PYTHON]
