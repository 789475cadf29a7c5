"""Says what keeps this tree from being released, a line each on stderr, and exits 1 where there is anything.

    python scripts/check_release.py [--tag v0.1.0] [--links]

The version stands in pyproject.toml, CITATION.cff and CHANGELOG.md, and has to be the same in all three, and that of the tag.
With --links the project has to name its addresses, which nobody but its publisher knows. The standard library is enough.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
# What RFC 2606 keeps for examples is nobody's address.
_NOBODYS = re.compile(r"(^|\.)(example|invalid|test|localhost|example\.(com|net|org))$")
_RELEASED = re.compile(r"^## (\S+), (\d{4}-\d\d-\d\d)$", re.M)


def problems(root: Path, tag: str | None, *, links: bool) -> Iterator[str]:
    """What is wrong, in words."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    yield from _versions(root, project["version"])
    if tag is not None and tag != f"v{project['version']}":
        yield f"the tag is {tag}, the version {project['version']}"
    if links:
        yield from _links(project)


def _versions(root: Path, version: str) -> Iterator[str]:
    changes = (root / "CHANGELOG.md").read_text("utf-8")
    citation = dict(re.findall(r"^([\w-]+): (\S.*)$", (root / "CITATION.cff").read_text("utf-8"), re.M))
    released = _RELEASED.findall(changes)
    if not released or released[0][0] != version:
        yield f"CHANGELOG.md: the last release in it is not {version}"
    elif citation.get("date-released") != released[0][1]:
        yield f"CITATION.cff: date-released is not {released[0][1]}, the day in CHANGELOG.md"
    if citation.get("version") != version:
        yield f"CITATION.cff: version is not {version}"


def _links(project: dict[str, Any]) -> Iterator[str]:
    if not project.get("urls"):
        yield "pyproject.toml: no [project.urls]; the addresses are for whoever publishes it to fill in"
    for name, address in project.get("urls", {}).items():
        host = re.match(r"https://([^/:]+)", address)
        if host is None or _NOBODYS.search(host[1]):
            yield f"pyproject.toml: {name} is no address: {address}"


def main() -> int:
    """Tell the problems; the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tag", help="the tag that is to be released")
    parser.add_argument("--links", action="store_true", help="the addresses of the project have to be there")
    asked = parser.parse_args()
    found = list(problems(ROOT, asked.tag, links=asked.links))
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
