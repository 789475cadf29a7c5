"""The name of a described source that stands at the end of a long office, right before the content."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.plain.words import may_be_name
from ...mentions.reading import Reading
from ...words import classes as lx
from ...words.phrases import longest
from .behind import Place
from .marks import SHORT

# Words of an office nobody listed between what was read of it and the name; the longest seen has fourteen.
_OFFICE = 18
# Words of a name within what was read of the office.
_LONGEST = 5
# Words of a name that no form of address introduces.
_FULL = 2
# An office holds none of these.
_CLAUSE = lx.THAT | lx.COLON | lx.NEGATION | lx.RELATIVE | lx.STOP | lx.BREAK | lx.SUBORDINATOR | lx.AUXILIARY
_OPENS = lx.THAT | lx.COLON | lx.QUOTE | lx.COMMA
_WHOLE = lx.PLACE | lx.CITY | lx.COMMA | lx.QUOTE | lx.NUMBER


def named_at_end(p: Place) -> Mention | None:
    """A described source with its name, where more of the office stands between and the content opens behind the name.

    وأوضح وكيل الوزارة للتفتيش وبيئة العمل الدكتور عبدالله سمعان أن – "the deputy minister for inspection and working conditions,
    Dr. Abdullah Samaan, explained that"; but قال متحدث باسم مكتب الدكتور عبدالله سمعان أن – "a spokesman of Dr. Abdullah Samaan's
    office said that": a body's noun or a spokesman's stands before.
    """
    phrase = p.phrase
    if phrase is None or p.takes_somebody or not _may_be_named(p.reading, phrase):
        return None
    name = _name_within(p, phrase) or _name_behind(p, phrase)
    return None if name is None else _with_name(phrase, name)


def _name_behind(p: Place, phrase: Mention) -> Mention | None:
    """The name that stands behind the rest of the office, before the content."""
    r, j = p.reading, phrase.end
    last = min(p.limit - 1, phrase.end + _OFFICE)
    while j < last:
        if r.bits[j] & _CLAUSE or _tells(r, j):
            return None
        if r.bits[j] & lx.QUOTE:
            j = _past_marks(r, j)
            continue
        name = _name_at(p, j) if j > phrase.end or r.words[j].titles or r.bits[j] & lx.GIVEN else None
        if name is not None:
            return name
        j += 1
    return None


def _name_within(p: Place, phrase: Mention) -> Mention | None:
    """The full name that was read as the last words of an office, where the content opens behind it (فريق كرة القدم الأول مروان سمعان أن)."""
    r, end = p.reading, phrase.end
    if not _opens(p, end):
        return None
    for j in range(max(phrase.start + 2, end - _LONGEST), end - 1):
        word = r.words[j]
        plain = word.bits & lx.GIVEN and not (word.prefix or word.conjunction or r.words[j - 1].titles)
        if plain and _is_whole(r, j - 1, addressed=False):
            name = _full_name(p, j)
            return name if name is not None and name.end == end else None
    return None


def _may_be_named(r: Reading, phrase: Mention) -> bool:
    """Whether a phrase is an office or calling without a name, of one person who is not told by it to stay unnamed."""
    if phrase.named or not phrase.titles or phrase.kind not in ("person", "unnamed"):
        return False
    word = r.words[phrase.start]
    if phrase.described_until or phrase.features.number not in ("sg", "-"):
        return False
    if word.article or not word.bits & lx.UNNAMED:
        return True
    return bool(word.bits & lx.TITLE) and phrase.titles[0][2].kind != "spokesperson"


def _tells(r: Reading, j: int) -> bool:
    """Whether a verb or participle of saying stands there: another clause."""
    return any(cue.part != "noun" and not cue.frames.has("weak") for cue in r.words[j].cues)


def _past_marks(r: Reading, j: int) -> int:
    """Behind a short name in marks that opens at `j`; behind the mark itself where it opens none."""
    quotation = r.outline.by_start.get(j)
    if quotation is None or not quotation.closed or quotation.words(r.tokens) > SHORT:
        return j + _OFFICE  # the content
    return quotation.end + 1


def _name_at(p: Place, j: int) -> Mention | None:
    """The name that begins at `j`, with a form of address or a name first, and the content right behind it."""
    r, word = p.reading, p.reading.words[j]
    if word.prefix or word.conjunction:
        return None
    addressed = _is_address(r, j, p.limit)
    if not _is_whole(r, j - 1, addressed):
        return None
    name = _read_name(p, j) if addressed else _full_name(p, j)
    return name if name is not None and _opens(p, name.end) else None


def _full_name(p: Place, j: int) -> Mention | None:
    """A full name without a form of address: of a known first name, or right before the content."""
    r = p.reading
    if r.words[j].article or r.words[j - 1].titles and not _is_whole(r, j - 2, addressed=True):
        return None  # مستشفى الملك سعود – "King Saud hospital"
    given = bool(r.bits[j] & lx.GIVEN)
    name = _read_name(p, j) if given or _may_be_full_name(r, j) else None
    if name is None or name.kind != "name" or not j + _FULL <= name.end < p.limit:
        return None
    return name if given or r.bits[name.end] & (lx.THAT | lx.COLON) else None


def _read_name(p: Place, j: int) -> Mention | None:
    """The mention of one person by name that begins at `j`."""
    name = p.reading.plain.read(j, p.limit, p.stops)
    return name if name is not None and name.named and not name.joined else None


def _may_be_full_name(r: Reading, j: int) -> bool:
    """Whether two words that no list knows stand there, neither an indefinite object."""
    c, ending = r.plain.columns, r.vocabulary.accusative
    return all(may_be_name(c, i) and not r.folds[i].endswith(ending) for i in (j, j + 1))


def _is_address(r: Reading, j: int, limit: int) -> bool:
    """Whether a form of address or a rank stands there, which a name follows."""
    found = longest(r.words[j].titles, r.folds, j, limit)
    return found is not None and found.payload[0].takes == "none"


def _is_whole(r: Reading, i: int, addressed: bool) -> bool:
    """Whether what is said of the office may end with the word at `i`: no noun that lacks its complement (جامعة الأمير سلطان, "Prince Sultan University")."""
    word = r.words[i]
    if word.article or word.prefix or word.bits & _WHOLE:
        return True
    return addressed and not word.bits & (lx.BODY | lx.TITLE | lx.COMMON | lx.PREPOSITION)


def _opens(p: Place, i: int) -> bool:
    """Whether the content of the report may open at token `i`."""
    if i >= p.limit:
        return False
    word = p.reading.words[i]
    return bool(word.bits & _OPENS) or word.stem in p.stops or word.prefix in p.stops and bool(word.prefix)


def _with_name(phrase: Mention, name: Mention) -> Mention:
    """A description with the name that was found behind it."""
    features = name.features if phrase.features.gender == "-" else phrase.features
    return phrase._replace(
        kind="person",
        persons=name.persons,
        name=name.name,
        titles=phrase.titles + name.titles,
        features=features,
        end=name.end,
        joined=(),
    )
