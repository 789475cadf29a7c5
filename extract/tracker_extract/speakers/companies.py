"""Names that the text shows to be those of companies: Brinkel Inc, Brinkel (BRNK.O), Brinkel spokeswoman Ann Berg."""

from __future__ import annotations

from ..mentions.reading import Reading
from ..words import classes as lx
from .context import Context
from .discourse import Entity


def is_company(r: Reading, fold: str) -> bool:
    """Whether a word stands somewhere in the text as a company's name: before the noun of a company, a ticker or a post."""
    if r.vocabulary.verb_first:
        return False
    last = len(r.folds) - 3
    return any(_shows_company(r, i + 1) for i, each in enumerate(r.folds) if each == fold and i < last)


def _shows_company(r: Reading, i: int) -> bool:
    """Whether what stands behind a name at token `i` goes with a company: a ticker in brackets, its kind, a post without a capital."""
    form = r.tokens.forms[i]
    if r.bits[i] & lx.OPEN:
        ticker = r.tokens.forms[i + 1]
        return "." in ticker and ticker.isupper() and bool(r.bits[i + 2] & lx.CLOSE)
    if form.rstrip(".").lower() in r.vocabulary.companies and r.bits[i] & lx.CAPITAL:
        return True
    return bool(r.bits[i] & lx.TITLE and r.bits[i + 1] & lx.CAPITAL and not r.bits[i] & lx.CAPITAL)


def is_company_name(c: Context, entity: Entity) -> bool:
    """Whether the text shows what was read as a person to be a company: of no list, no title and no gender."""
    if entity.titled or entity.speaker.registered or entity.features.gender != "-":
        return False
    if entity.words & c.reading.vocabulary.companies:
        return True
    return len(entity.words) == 1 and is_company(c.reading, next(iter(entity.words)))
