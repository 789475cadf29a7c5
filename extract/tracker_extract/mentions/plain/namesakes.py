"""Things and bodies that bear somebody's name: nobody is named there (جامعة الملك فيصل, 'King Faisal University')."""

from __future__ import annotations

from ...packs import BodyHead, Features, Title
from ...words import classes as lx
from ..columns import Columns
from ..draft import Draft
from .words import follows_report, may_be_name

# What somebody is, or a name: no thing.
_PERSON = lx.TITLE | lx.UNNAMED | lx.GIVEN


def past_namesake(c: Columns, p: Draft, i: int, end: int, title: Title) -> int | None:
    """Behind the name of whoever a thing is called after, where the title from `i` to `end` stands right behind its noun.

    بجامعة الملك فيصل, 'at King Faisal University'; but الشركة الدكتور سامر, 'of the company, Dr. Samer': its noun is whole.
    """
    royal = title.kind == "head-of-state"
    word = c.words[i]
    if not word.article or word.prefix or not (royal or title.takes == "none"):
        return None
    if i <= p.start or end >= p.limit or not _is_bare_thing(c, p, i - 1, royal) or not _begins_name(c, end):
        return None
    if p.common_noun and i == p.start + 1:
        _as_body(c, p)
    end = _past_lineage(c, p, end + 1)
    return end if royal else _past_surname(c, p, end)


def _begins_name(c: Columns, i: int) -> bool:
    return bool(c.bits[i] & lx.GIVEN) or may_be_name(c, i)


def _is_bare_thing(c: Columns, p: Draft, i: int, royal: bool) -> bool:
    """Whether the noun of a body stands at `i` and lacks its complement, before a king or prince that of any thing.

    At the head it must be the subject of a report: قدم الأمير سلطان is 'Prince Sultan presented', not 'the foot of …'.
    """
    thing = c.words[i]
    if thing.article or thing.bits & _PERSON or not thing.bits & (lx.BODY | lx.COMMON if royal else lx.BODY):
        return False
    return i > p.start or bool(thing.prefix) or follows_report(c, p.start)


def _as_body(c: Columns, p: Draft) -> None:
    """Make a body of the common noun at the head (مطار الملك خالد, 'King Khalid Airport', announced)."""
    gender = "f" if c.forms[p.start].endswith(c.vocabulary.feminine) else "m"
    p.kind, p.features, p.titles, p.common_noun = "body", Features(gender, "sg"), (), False
    p.bodies += ((p.start, BodyHead(c.words[p.start].stem, gender, "")),)


def _past_lineage(c: Columns, p: Draft, end: int) -> int:
    """Behind the names of the forefathers that go on a name (الأمير محمد بن فهد, 'Prince Muhammad bin Fahd')."""
    while end + 1 < p.limit and c.folds[end] in c.vocabulary.lineage and may_be_name(c, end + 1):
        end += 2
    return end


def _past_surname(c: Columns, p: Draft, end: int) -> int:
    """Behind the surname of whoever a body is called after (مجموعة الدكتور سليمان الحبيب, 'Dr. Sulaiman al-Habib Group')."""
    if end >= p.limit:
        return end
    surname = c.words[end].article and not c.words[end].titles and not c.bits[end] & lx.ADJECTIVE
    return end + 1 if surname or may_be_name(c, end) else end
