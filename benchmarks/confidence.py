"""Whether a confidence means something, and the tables that it is made of.

    python benchmarks/confidence.py ../shared/eval/r3-ar.tar.gz ../shared/eval/r3-en.tar.gz
    python benchmarks/confidence.py --fit

Each set is a folder with `input/`, `texts/` and `gold.jsonl`, or such a folder packed; `score.py` stands beside them. Prints
for each language, and for all together, how well the figure tells a right statement from a wrong one, and what is right
of the statements of each band. `--fit` makes `lang/<code>/confidence.toml` of the sets anew, by default of the first and
second round, puts the figures into docs/quality.md, and prints how well such tables do on articles that they were made
without; the same sets give the same tables.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from confidence_fit import UNREAD, Judged, Weights, area, crossed, fitted, with_tables
from confidence_gold import judged
from confidence_page import SURE, bands, right_of, shown, within, write

from tracker_extract import Extractor

EVAL = Path(__file__).parents[2] / "shared" / "eval"
LANG = Path(__file__).parents[1] / "extract" / "tracker_extract" / "lang"
# No other set may be learnt from: the later rounds, and those that rules were developed on, tell how well it went.
LEARNT = tuple(EVAL / name for name in ("r1-ar", "r1-en", "r2-ar.tar.gz", "r2-en.tar.gz"))
# What docs/quality.md tells beside those: sets that no table has seen.
OTHERS = tuple(EVAL / name for name in ("r3-ar.tar.gz", "r3-en.tar.gz", "t1-ar", "t1-en"))
PAGE = Path(__file__).parents[1] / "docs" / "quality.md"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "sets", nargs="*", type=Path, metavar="SET", help="default: the first and second round"
    )
    parser.add_argument("--fit", action="store_true", help="write the tables anew from these sets")
    parser.add_argument("--scorer", type=Path, default=EVAL / "score.py", metavar="FILE")
    asked = parser.parse_args()
    sets = asked.sets or LEARNT
    missing = [str(path) for path in (*sets, asked.scorer) if not path.exists()]
    if missing:
        parser.error(f"not there: {', '.join(missing)}")
    extractor = Extractor.load()
    found = [each for given in sets for each in judged(given, asked.scorer, extractor)]
    if asked.fit:
        tables = fitted(found)
        for code, weights in tables.items():
            (LANG / code / "confidence.toml").write_text(table(weights, code, found), "utf-8")
        calibrations = {code: each.calibration() for code, each in tables.items()}
        without = crossed(found)
        others = [
            each for given in OTHERS if given.exists() for each in judged(given, asked.scorer, extractor)
        ]
        write(PAGE, without, with_tables(others, calibrations))
        print("\n".join(told(without, "each article by tables made without it")))
        found = with_tables(found, calibrations)
    print("\n".join(told(found, "as the tables have it")))


def table(weights: Weights, code: str, found: Sequence[Judged]) -> str:
    """The file with the weights of a language."""
    number = sum(each.language == code for each in found)
    return "\n".join([
        "# What tells how sure a statement is, in log-odds; tracker_extract/confidence.py says what each term asks.",
        "# Written by `python benchmarks/confidence.py --fit`: change nothing here by hand.",
        f"base = {weights.base}",
        "# Less for articles that nobody has read; benchmarks/confidence_fit.py has the reason.",
        f"unread = {UNREAD}",
        "# So many statements it was learnt from.",
        f"statements = {number}",
        "",
        "[weights]",
        *(f"{name} = {weight}" for name, weight in weights.terms.items() if weight),
        "",
    ])  # fmt: skip


def told(found: Sequence[Judged], title: str) -> Iterator[str]:
    """The figures of each language, and of all together, as Markdown."""
    yield f"## {title}"
    languages = sorted({each.language for each in found})
    for code in [*languages, *(["all"] if len(languages) > 1 else [])]:
        counted = [each for each in found if code in ("all", each.language) and not each.optional]
        yield ""
        yield from _figures(code, counted)
        yield ""
        yield from _bands(counted)
    yield ""


def _figures(code: str, counted: Sequence[Judged]) -> Iterator[str]:
    """How well the figure tells right from wrong, and what is right of the surest."""
    paired = [each for each in counted if each.found]
    yield f"{code}: {len(counted)} statements that count, {len(paired)} of them annotated"
    yield ""
    yield f"| | AUC | right | {SURE} or more: share | right | share of what is right |"
    yield "|---|---|---|---|---|---|"
    rows: list[tuple[str, Sequence[Judged], Callable[[Judged], bool]]] = [
        ("speaker, of all that count", counted, _speaker),
        ("speaker, of those annotated", paired, _speaker),
        ("speaker and exact words, of all that count", counted, _both),
    ]
    for label, some, is_right in rows:
        surest = [each for each in some if each.confidence >= SURE]
        kept = sum(map(is_right, surest)) / (sum(map(is_right, some)) or 1)
        share = len(surest) / (len(some) or 1)
        cells = (
            shown(area(some, is_right)),
            _of(some, is_right),
            shown(share),
            _of(surest, is_right),
            shown(kept),
        )
        yield f"| {label} | {' | '.join(cells)} |"


def _bands(counted: Sequence[Judged]) -> Iterator[str]:
    yield "| confidence | statements | right speaker | annotated | right speaker |"
    yield "|---|---|---|---|---|"
    for low, high in bands():
        band = within(counted, low, high)
        paired = [each for each in band if each.found]
        name = f"{low:.2f} to {high - 0.01:.2f}"
        cells = (len(band), right_of(band), len(paired), right_of(paired))
        yield f"| {name} | {' | '.join(map(str, cells))} |"


def _speaker(each: Judged) -> bool:
    return each.right


def _both(each: Judged) -> bool:
    return each.right and each.exact


def _of(some: Sequence[Judged], is_right: Callable[[Judged], bool]) -> str:
    return f"{sum(map(is_right, some)) / len(some):.3f}" if some else "–"


if __name__ == "__main__":
    main()
