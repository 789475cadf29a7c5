"""What the words of a mention say of an office: whether it is that office and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from ..mentions.mention import Mention
from ..mentions.reading import Reading
from ..packs import Title
from ..words import classes as lx
from ..words.phrases import longest

# Words that say nothing of which office it is.
_BETWEEN = (
    lx.DETERMINER
    | lx.PREPOSITION
    | lx.POSSESSIVE
    | lx.MARK
    | lx.TIME
    | lx.ADVERB
    | lx.CONJUNCTION
    | lx.NUMBER
)
_NATION = lx.PLACE | lx.ADJECTIVE | lx.CITY


def is_of_kind(office: str, kind: str) -> bool:
    """Whether an office is of a kind, which may be the general one: a foreign-minister is a minister."""
    if office == kind or kind == "minister" and office.endswith("minister"):
        return True
    return office.endswith(f"-{kind}") and not office.startswith(("deputy-", "vice-"))


def is_address(r: Reading, start: int, end: int) -> bool:
    """Whether a title is a form of address, which anybody may bear (Mr, السيد)."""
    stems = " ".join(r.words[i].stem for i in range(start, end))
    return stems in r.vocabulary.honorifics


def told_titles(r: Reading, m: Mention) -> tuple[tuple[int, int, Title], ...]:
    """The titles of a mention that say what somebody is: all but forms of address."""
    return tuple(t for t in m.titles if not is_address(r, t[0], t[1]))


def is_former(r: Reading, m: Mention) -> bool:
    """Whether a mention says that an office is held no more."""
    return any(r.words[i].stem in r.vocabulary.former for i in range(m.start, m.end))


def end_of_office(r: Reading, m: Mention) -> int:
    """The token behind the last word that says of what an office is, the end of the mention where none does.

    What a mention goes on with behind its nation is the verb's object as often as not.
    """
    ends = [_end_of_place(r, i, m.end) for i, _ in m.places] + [end for _, end, _ in m.named_bodies]
    if ends:
        return max(ends)
    last = m.titles[0][1]
    if r.words[last - 1].article:  # الأمين العام كلا الجانبين – "the secretary-general [urged] both sides"
        return next((i for i in range(last, m.end) if _begins_object(r, i)), m.end)
    return m.end


def _begins_object(r: Reading, i: int) -> bool:
    word = r.words[i]
    return bool(word.bits & lx.WORD) and not (
        word.article or word.prefix or word.bits & (lx.PREPOSITION | _NATION)
    )


def says_more(r: Reading, m: Mention, start: int, end: int, kind: str) -> bool:
    """Whether the words from `start` to `end` say more than an office of that kind, its nation and its listed body.

    رئيس الجامعة الروسية – "the president of the Russian university", France's coastal defence chief, the French defence chief of
    staff: nobody of the registry. Nor is a holder's kin.
    """
    allowed = set(_tokens_of_office(r, m, kind))
    return any(i not in allowed and _tells(r, m, i) for i in range(start, end))


def _tokens_of_office(r: Reading, m: Mention, kind: str) -> Iterator[int]:
    for start, end, title in m.titles:
        same = title.kind and (is_of_kind(kind, title.kind) or is_of_kind(title.kind, kind))
        if same or not title.kind and title.takes == "none":
            yield from range(start, end)
    if kind == "spokesperson":
        yield from (i for i, body in m.bodies if body.kind)
    for start, end, _ in m.named_bodies:
        yield from range(start, end)
        if any(i == start - 1 for i, _ in m.bodies):
            yield start - 1  # جماعة حزب الله – "the group Hezbollah"
    for start, _ in m.places:
        yield from range(start, _end_of_place(r, start, m.end))


def _end_of_place(r: Reading, start: int, limit: int) -> int:
    heads = r.words[start].heads + r.words[start].prefixed_heads
    found = longest(heads, r.folds, start, limit) if heads else None
    return found.end if found is not None else start + 1


def _tells(r: Reading, m: Mention, i: int) -> bool:
    """Whether a word says something of somebody: no function word and no nation by itself."""
    bits, word = r.bits[i], r.words[i]
    v = r.vocabulary
    if word.stem in v.honorifics or word.stem in v.former or word.stem in v.epithets:
        return False  # أمير دولة قطر – "the emir of the State of Qatar"
    if bits & _NATION or bits & _BETWEEN and not word.prefix:
        return False
    return bool(bits & lx.WORD)
