"""What stands in the margins of printed pages and is no text: running heads, page numbers, what browsers print there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tracker_extract.read.pdf_glyphs import Line

# The share of the height of a page, from its upper and from its lower edge, in which margins are looked for.
_MARGIN = 0.09
_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.|seite|стр\.|صفحة|الصفحة|ص)\s*)?[\d٠-٩]{1,4}(?:\s*(?:/|of|sur|von|из|من|\|)\s*[\d٠-٩]{1,4})?\W*\Z",
    re.IGNORECASE,
)
# A browser prints day and hour (and the title) at the top, the address (and the page) at the bottom.
_PRINTED = re.compile(
    r"[\d٠-٩]{1,4}[./-][\d٠-٩]{1,2}[./-][\d٠-٩]{2,4}[,،]?\s+[\d٠-٩]{1,2}[:.][\d٠-٩]{2}(?:[:.][\d٠-٩]{2})?(?:\s*(?:[AP]M|[صم]))?(?=\s|\Z)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:https?|(?:f|ﬁ)(?:i)?le|about|chrome)://?\S*(?:\s+[\d٠-٩]+\s*/\s*[\d٠-٩]+)?\Z", re.IGNORECASE
)
_DIGITS = re.compile(r"[\d٠-٩]+")


def without_margins(pages: Sequence[tuple[Sequence[Line], float]]) -> list[list[Line]]:
    """The lines of each page, given with its height, without those of the margins.

    A line in a margin is none of the text if it is a page number or a browser's, or stands on another page as well.
    """
    heads = Counter(
        key for lines, height in pages for key in {_key(line) for line in lines if _in_margin(line, height)}
    )
    return [
        [
            line
            for line in lines
            if not (_in_margin(line, height) and (_is_margin(line.text) or heads[_key(line)] > 1))
        ]
        for lines, height in pages
    ]


def _in_margin(line: Line, height: float) -> bool:
    return line.middle < _MARGIN * height or line.middle > (1 - _MARGIN) * height


def _key(line: Line) -> tuple[str, int]:
    """A line without its numbers, and where it stands: what running heads have in common."""
    return _DIGITS.sub("#", line.text), round(line.middle / 4)


def _is_margin(text: str) -> bool:
    text = text.strip()
    return bool(_NUMBER.match(text) or _PRINTED.match(text) or _ADDRESS.match(text))
