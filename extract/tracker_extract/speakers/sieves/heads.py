"""Who heads a listed body, by the registry on the day of the article."""

from __future__ import annotations

from ...mentions.listing import listing
from ...mentions.mention import Mention
from ...mentions.named import own_titles
from ...reports.report import Report
from ...words.phrases import longest
from ..attribution import Referent
from ..context import Context
from ..facts import written
from ..introduce import listed_person
from ..offices import is_former, says_more

# The title that a state has for its head and a body for its own, and the kind of the offices that it means there.
_HEAD, _PRESIDENT = "head-of-state", "president"


def of_body(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """The president of the one listed body that a title is of (رئيس المفوضية الأوروبية, "the president of the European Commission").

    Nobody where the mention says more (the president of the European Commission's staff union), or the body has no office
    of that name, or two who held it.
    """
    body = _headed(c, m) if c.on is not None and not is_former(c.reading, m) else ""
    roles = c.registry.holders_in(body, _PRESIDENT, c.on) if body and c.on is not None else ()
    if len(roles) != 1:
        return None
    entity = listed_person(c, roles[0].person)
    if not entity.agrees(m.features):
        return None
    return Referent((entity,), "role-on-date", f"{written(c.reading, m)}: {roles[0].office.name} on {c.on}")


def _headed(c: Context, m: Mention) -> str:
    """The listed body of whose head a mention speaks and of nothing else; "" for none."""
    r, titles = c.reading, own_titles(c.reading, m)
    if not titles:
        return ""
    if titles[0][2].kind == _HEAD and len(m.named_bodies) == 1:
        return "" if says_more(r, m, m.start, m.end, _HEAD) else _only(m.named_bodies[0][2])
    # رئيس المجلس الأوروبي, "the president of the European Council": a title of two words takes in the noun of the body.
    noun = titles[0][0] + 1
    head = longest(r.words[noun - 1].titles, r.folds, noun - 1, noun)
    named = longest(r.words[noun].heads, r.folds, noun, m.end) if noun < m.end else None
    if head is None or named is None or named.end != m.end or all(t.kind != _HEAD for t in head.payload):
        return ""
    known = listing(named.payload)
    return "" if known.persons or known.places else _only(known.ids)


def _only(ids: tuple[str, ...]) -> str:
    return ids[0] if len(ids) == 1 else ""
