"""How many cases pass, by file, and what fails, compactly: python benchmarks/cases_report.py [WORD…]

A WORD keeps the cases whose file or label contains it.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
for folder in ("extract", "tests"):
    sys.path.insert(0, str(ROOT / folder))

from test_cases import ALL, Case, failures, show  # noqa: E402
from tracker_extract import Extractor  # noqa: E402


def report(cases: list[Case]) -> None:
    """Failures first, then a line of counts for each file."""
    extractor = Extractor.load()
    total: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    for case in cases:
        found = extractor(case.article)
        wrong = failures(case, found)
        total[case.file] += 1
        passed[case.file] += not wrong
        if wrong:
            print(f"✗ {case.id}\n  {case.article.text}")
            print("".join(f"    {line}\n" for line in wrong), end="")
            print("".join(f"      · {show(s, case.article.text)}\n" for s in found))
    for file in total:
        print(f"{passed[file]:4} of {total[file]:4}  {file}")
    print(f"{passed.total():4} of {total.total():4}")


if __name__ == "__main__":
    words = sys.argv[1:]
    report([case for case in ALL if not words or any(word in case.id for word in words)])
