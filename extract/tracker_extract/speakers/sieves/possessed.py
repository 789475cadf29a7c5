"""An office or ministry with a pronoun for the country it belongs to (وزير خارجيتها – "its foreign minister")."""

from __future__ import annotations

from collections.abc import Iterator

from ...mentions.mention import Mention
from ...mentions.named import country_of, own_titles
from ...packs import Features
from ...reports.report import Report
from ...words import classes as lx
from ..attribution import Referent, unresolved
from ..context import Context
from ..facts import written
from ..introduce import listed_body
from .titled import by_office

# Bodies that act for their country: the pronoun behind them is the country's.
_ACTING = ("government", "presidency")


def of_country(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """Whoever holds the possessed office of the country that acts in the clause before, or that country's ministry.

    رفضت فرنسا العرض، وقال وزير خارجيتها إن – "France rejected the offer, and its foreign minister said that". Nobody where two
    countries may be meant, or none.
    """
    owner = _owner_of(c, m)
    if owner is None or m.named or country_of(c.reading, c.registry, m) and not _is_posted(m):
        return None
    text = written(c.reading, m)
    country = _possessor(c, m, report, owner)
    if not country:
        return unresolved(f"{text}: of which country, the article does not say")
    if m.kind == "body":
        listed = c.registry.body_for(m.bodies[0][1].kind, country)
        return Referent((listed_body(c, (listed,)),), "title", text) if listed else None
    found = by_office(c, m, own_titles(c.reading, m)[0][2].kind, country)
    return found or unresolved(f"{text}: nobody in the article or the registry holds this title alone")


def _owner_of(c: Context, m: Mention) -> Features | None:
    """The pronoun written onto the title or ministry that heads a mention, None where there is none."""
    titles = own_titles(c.reading, m)
    if titles:
        return titles[0][2].owner
    return m.bodies[0][1].owner if m.kind == "body" and m.bodies else None


def _is_posted(m: Mention) -> bool:
    """Whether the country of a mention is where an ambassador serves (سفيرها في تونس – "its ambassador in Tunisia")."""
    return bool(m.titles) and m.titles[0][2].kind.endswith("ambassador")


def _possessor(c: Context, m: Mention, report: Report | None, owner: Features) -> str:
    """The code of the country that a pronoun stands for: the last that acts before it, else the only one named; "" for none."""
    if report is None:
        return ""
    sentence = report.sentence
    before = c.reading.outline.sentence_before(sentence)
    stretches = [(sentence.start, m.start)]
    if before is not None and sentence.paragraph - before.paragraph <= 1:
        stretches.append((before.start, before.end))
    for start, end in stretches:
        found = [each for each in _countries(c, start, end) if _may_own(c, each[0], owner)]
        acting = [code for at, code in found if _acts(c, at, start)]
        codes = acting[-1:] or list(dict.fromkeys(code for _, code in found))
        if codes:
            return codes[0] if len(codes) == 1 else ""
    return ""


def _countries(c: Context, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The countries, by their name or their government, that are named from token `start` to `end`, each with its token."""
    r = c.reading
    at = start
    while at < end:
        word = r.words[at]
        named = word.bits & (lx.PLACE | lx.BODY) or word.heads
        inner = r.mentions.read(at, end, governed=True) if named else None
        code = country_of(r, c.registry, inner) if inner is not None else ""
        if inner is not None and code and _is_country(c, inner, code):
            yield at, code
        at = inner.end if inner is not None else at + 1


def _is_country(c: Context, m: Mention, country: str) -> bool:
    """Whether a mention is a country or its government."""
    listed = m.named_bodies[0][2][0] if m.named_bodies and m.named_bodies[0][0] == m.start else None
    if listed is not None and listed in [c.registry.body_for(kind, country) for kind in _ACTING]:
        return True
    return m.kind == "country" or m.kind == "body" and bool(m.bodies) and m.bodies[0][1].kind in _ACTING


def _may_own(c: Context, at: int, owner: Features) -> bool:
    """Whether the gender of a country is that of the pronoun; a government is feminine."""
    masculine = c.reading.words[at].stem in c.reading.vocabulary.masculine
    return masculine == (owner.gender == "m")


def _is_joined(c: Context, at: int) -> bool:
    """Whether another country is joined to the one at a token (روسيا وفرنسا – "Russia and France")."""
    word = c.reading.words[at + 1]
    return bool(word.conjunction and word.bits & lx.PLACE)


def _acts(c: Context, at: int, start: int) -> bool:
    """Whether the country at a token is the subject of a main clause: right behind the verb that opens it, or before it."""
    r = c.reading
    if at == start and not _is_joined(c, at):
        return bool(r.bits[at + 1] & (lx.CUE | lx.VERB))
    verb = at - 1
    if not r.bits[verb] & (lx.CUE | lx.VERB) or r.words[at].prefix or _is_joined(c, at):
        return False
    return verb == start or bool(r.words[verb].conjunction) or bool(r.bits[verb - 1] & lx.MARK)
