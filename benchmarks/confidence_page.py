"""The tables of docs/quality.md that say what confidence is worth, written between their marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from confidence_fit import Judged, area

BEGIN, END = "<!-- confidence: by benchmarks/confidence.py -->\n", "<!-- /confidence -->\n"
LANGUAGES = (("ar", "Arabic"), ("en", "English"))
# Where bands of figures begin; the last is where none is left.
BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
SURE = 0.9


def write(page: Path, crossed: Sequence[Judged], others: Sequence[Judged]) -> None:
    """Put the tables of both kinds of sets in place of those that the page has."""
    before, _, rest = page.read_text("utf-8").partition(BEGIN)
    _, _, behind = rest.partition(END)
    tables = "".join(f"{line}\n" for line in _lines(crossed, others))
    page.write_text(f"{before}{BEGIN}{tables}{END}{behind}", "utf-8")


def _lines(crossed: Sequence[Judged], others: Sequence[Judged]) -> Iterator[str]:
    sets = tuple([each for each in some if not each.optional] for some in (crossed, others))
    for code, name in LANGUAGES:
        yield f"| {name}: confidence | crossed: statements | right | others: statements | right |"
        yield "|---|---|---|---|---|"
        mine = [[each for each in some if each.language == code] for some in sets]
        for low, high in bands():
            cells = [cell for some in mine for cell in _counted(within(some, low, high))]
            yield f"| {low:.2f} to {high - 0.01:.2f} | {' | '.join(cells)} |"
        yield f"| all | {' | '.join(cell for some in mine for cell in _counted(some))} |"
        yield ""
    yield f"| {SURE} and more | | kept | right of these | right of the annotated | kept of what is right | AUC | AUC of the annotated |"
    yield "|---|---|---|---|---|---|---|---|"
    for label, some in zip(("crossed", "others"), sets, strict=True):
        for code, name in (*LANGUAGES, ("", "both")):
            yield f"| {label} | {name} | {' | '.join(_kept([each for each in some if code in ('', each.language)]))} |"


def bands() -> Iterator[tuple[float, float]]:
    """Where each band begins and the next one does, the surest first."""
    yield from reversed(list(zip(BANDS, BANDS[1:], strict=False)))


def within(some: Sequence[Judged], low: float, high: float) -> list[Judged]:
    """Those of a band."""
    return [each for each in some if low <= each.confidence < high]


def _counted(some: Sequence[Judged]) -> tuple[str, str]:
    return str(len(some)), right_of(some)


def _kept(some: Sequence[Judged]) -> tuple[str, ...]:
    surest, paired = within(some, SURE, 1.0), [each for each in some if each.found]
    kept = sum(each.right for each in surest) / (sum(each.right for each in some) or 1)
    return (
        f"{len(surest) / (len(some) or 1):.2f}",
        right_of(surest),
        right_of(within(paired, SURE, 1.0)),
        f"{kept:.2f}",
        shown(area(some, lambda each: each.right)),
        shown(area(paired, lambda each: each.right)),
    )


def right_of(some: Sequence[Judged]) -> str:
    """The share of them with the right speaker."""
    return f"{sum(each.right for each in some) / len(some):.3f}" if some else "–"


def shown(figure: float | None) -> str:
    """A figure with three places, a dash for none."""
    return "–" if figure is None else f"{figure:.3f}"
