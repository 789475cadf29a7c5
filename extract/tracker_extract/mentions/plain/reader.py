"""The noun phrase that names a source where names have no capitals.

A phrase is read from its first word on and ends at the first word that cannot belong to it. Names nobody listed are
recognised by their company: after a title and its complement, the first word without an article begins a name.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...words import classes as lx
from ...words.classes import Word
from ..columns import Columns
from ..draft import ENDS, Draft
from ..index import Index
from ..mention import LONGEST, Mention
from .described import is_assembly
from .marks import (
    add_body_in_bracket,
    behind_abbreviation,
    closing_bracket,
    is_name_in_bracket,
    past_dash,
    take_quoted,
)
from .steps import NEVER, take_step
from .words import ends_aside, follows_report, is_accusative, is_no_noun, is_undertaking, may_be_name, reports

_SLASH = "/"
# Words of a full name.
_FULL = 2
_NOT_FIRST = NEVER | lx.PREPOSITION | lx.NUMBER


@dataclass(frozen=True, slots=True)
class PlainMentions:
    """The mentions of one article."""

    columns: Columns
    index: Index

    @property
    def plural(self) -> str:
        """The ending that shows a plural of persons."""
        return self.columns.vocabulary.plural

    def read(
        self, start: int, limit: int, stops: frozenset[str] = frozenset(), governed: bool = False
    ) -> Mention | None:
        """The mention that begins at `start` and ends before `limit`; see `Index.read`."""
        if not governed and start < limit:
            if not _may_begin(self.columns, start, behind_comma=False):
                return None
            # Without a preposition on its first word a mention is the same, governed or not.
            word = self.columns.words[start]
            governed = not (word.prefix or word.prefixed_heads or word.prefixed_titles)
        return self.index.read(start, limit, stops, governed)


def read_mention(c: Columns, p: Draft) -> Mention | None:
    """The mention that a draft begins, or None where none begins there after all; see `may_begin`."""
    _read_phrase(c, p)
    return p.done() if p.kind and p.end > p.start else None


def _read_aside(
    c: Columns, start: int, limit: int, stops: frozenset[str], behind_comma: bool = False
) -> Mention | None:
    """The mention within another that begins at `start`. `behind_comma`: its first word may be a name though it looks like a reporting verb."""
    if start >= limit or not _may_begin(c, start, behind_comma):
        return None
    limit = min(limit, start + LONGEST)
    return read_mention(c, Draft(start, start, limit, stops, behind_comma=behind_comma))


def _read_phrase(c: Columns, p: Draft) -> None:
    """Read the phrase that a draft begins, word by word."""
    start, limit, bits = p.start, p.limit, c.bits
    while p.end < limit:
        i = p.end
        taken = _take_mark(c, p, i) if bits[i] & lx.MARK else take_step(c, p, i)
        if taken == ENDS:
            break
        p.end = taken
    p.reach = p.end
    while p.end > start + 1 and bits[p.end - 1] & lx.PREPOSITION and not p.name_ends(p.end):
        p.end -= 1  # its complement could not be read


def may_begin(c: Columns, i: int, governed: bool) -> bool:
    """Whether a mention may begin with the word at token `i`; `governed`: whatever is written onto it belongs to the cue."""
    return governed or _may_begin(c, i, behind_comma=False)


def _may_begin(c: Columns, i: int, behind_comma: bool) -> bool:
    word = c.words[i]
    bits = word.bits
    if bits & lx.MARK and not bits & lx.QUOTE:
        return False
    if _is_rubric(c, word, i):
        return False
    if not word.heads:
        if _is_no_subject(c, word, i):
            return False
        if bits & _NOT_FIRST and not bits & (lx.BODY | lx.PRONOUN) and not _may_assemble(c, i):
            return False
        if bits & lx.CONTENT_NOUN and not word.article and not bits & lx.PRONOUN and not _is_assistant(c, i):
            return False
    return behind_comma or not _only_reports(c, word, i)


def _is_rubric(c: Columns, word: Word, i: int) -> bool:
    """Whether a word is an agency's rubric before a stroke (سياسي / وزير الخارجية يؤكد, 'politics / the foreign minister affirms')."""
    if i + 1 >= len(c) or c.forms[i + 1] != _SLASH:
        return False
    return not (word.article or word.heads or word.titles)


def _is_no_subject(c: Columns, word: Word, i: int) -> bool:
    """Whether a word is a particle, an object or behind a preposition (لرويترز, 'to Reuters')."""
    if is_no_noun(c, i) or is_accusative(c, i) or is_undertaking(c, i):
        return True
    return bool(word.prefix or word.prefixed_heads and not word.bits & ~lx.WORD)


def _may_assemble(c: Columns, i: int) -> bool:
    """Whether an event that may speak begins there."""
    return bool(c.bits[i] & lx.EVENT) and is_assembly(c, Draft(i, i, len(c)), i)


def _is_assistant(c: Columns, i: int) -> bool:
    """A title that is a verbal noun as well, right before another (مساعدة رئيس البلدية, 'the mayor's assistant', not 'helping the mayor')."""
    if not c.words[i].titles or i + 1 >= len(c) or not follows_report(c, i):
        return False
    word = c.words[i + 1]
    return bool(word.titles) and not word.article and not word.prefix and not word.conjunction


def _only_reports(c: Columns, word: Word, i: int) -> bool:
    """Whether a word reports and is no person or listed name as well."""
    if not word.bits & lx.CUE or word.heads or word.bits & (lx.TITLE | lx.UNNAMED):
        return False
    return reports(c, i)


# -- marks and asides ------------------------------------------------------------------------------------------------


def _take_mark(c: Columns, p: Draft, i: int) -> int:
    """Past the mark at token `i`, with what it encloses or adds."""
    bits = c.bits[i]
    if bits & lx.QUOTE:
        return take_quoted(c, p, i)
    if bits & lx.DASH:
        return past_dash(c, p, i)
    if not p.kind:
        return ENDS
    if c.forms[i] == _SLASH:
        title = p.titles and not p.named and i + 1 < p.limit and c.words[i + 1].titles
        return (
            i + 1 if title else ENDS
        )  # وزير الدولة/ النائب فلان, 'the minister of state / deputy So-and-so'
    if bits & lx.OPEN:
        return _take_bracket(c, p, i)
    return _take_apposition(c, p, i) if bits & lx.COMMA else ENDS


def _take_bracket(c: Columns, p: Draft, i: int) -> int:
    """Past a bracket; a name in it is the name of the title before it."""
    closing = closing_bracket(c, i, p.limit)
    if closing is None:
        return ENDS
    start = behind_abbreviation(c, i + 1, closing)
    if p.titles and not p.named and not p.common_noun and not _is_of_body(c, p, start, closing):
        taken = _take_name(c, p, start, closing)
        if taken != closing and not p.persons and is_name_in_bracket(c, start, closing):
            p.name, p.kind = (
                (start, closing),
                "person",
            )  # محمد بشير كردي, whose last word looks like 'as my reply'
    elif p.kind == "body" and not p.named_bodies:
        add_body_in_bracket(c, p, i + 1, closing)
    return closing + 1


def _is_of_body(c: Columns, p: Draft, start: int, closing: int) -> bool:
    """Whether one word in a bracket is a short name of the body right before it (شركة الأمواج للنفط (أجوكو), 'the Waves oil company (Agoco)')."""
    body = bool(p.bodies) and p.bodies[-1][0] >= p.titles[-1][1]
    return body and closing - start == 1 and not c.bits[start] & lx.GIVEN and not c.words[start].heads


def _take_apposition(c: Columns, p: Draft, i: int) -> int:
    """Behind a comma: the name after its title, or the title after its name."""
    if i + 1 >= p.limit:
        return ENDS
    word = c.words[i + 1]
    if word.conjunction and (not word.heads or word.bits & lx.CUE):
        return ENDS  # فطالب, 'so he demanded': its verb is a surname as well ('Talib')
    if p.named:
        begins = not p.titles and word.titles and not word.bits & (lx.CUE | lx.PREPOSITION)
        return _take_titles(c, p, i + 1) if begins else ENDS
    if p.titles or p.kind == "body" and p.named_bodies:
        return _take_name(c, p, i + 1, p.limit)
    return _take_name_between(c, p, i + 1) if p.kind == "unnamed" else ENDS


def _take_name_between(c: Columns, p: Draft, i: int) -> int:
    """Take in the full name of a described person that stands between commas, right before the content.

    قال الخبير في جامعة ليدز، أليستر هاي، إن – "the expert at Leeds, Alastair Hay, said that".
    """
    other = _read_aside(c, i, p.limit, p.stops)
    if other is None or other.kind != "name" or other.name is None or other.end - other.start < _FULL:
        return ENDS
    behind = other.end + 1
    closed = other.end < p.limit and c.bits[other.end] & lx.COMMA and behind < len(c)
    if not closed or not c.bits[behind] & (lx.THAT | lx.COLON | lx.QUOTE) or not _is_sure_name(c, other):
        return ENDS
    p.name, p.kind = other.name, "person"
    return other.end


def _take_titles(c: Columns, p: Draft, i: int) -> int:
    """Take in the titles of the name that stand behind a comma from token `i` on."""
    other = _read_aside(c, i, p.limit, p.stops)
    if other is None or not other.titles or other.named or not ends_aside(c, other.end):
        return ENDS
    p.titles += other.titles
    p.places += other.places
    p.named_bodies += other.named_bodies
    p.features = other.features if p.features.gender == "-" else p.features
    return other.end


def _take_name(c: Columns, p: Draft, i: int, limit: int) -> int:
    """Take in the name of the title or body that stands from token `i` on, behind a comma or in brackets."""
    # دان كوتس, 'Dan Coats': a name may look like a verb where another name word and the end of the aside follow.
    verb_like = bool(p.titles) and i + 2 < limit and may_be_name(c, i + 1) and ends_aside(c, i + 2)
    other = _read_aside(c, i, limit, p.stops, behind_comma=verb_like)
    if other is None or not other.named or not ends_aside(c, other.end):
        return ENDS
    if not other.persons and not (p.titles and _is_sure_name(c, other)):
        return ENDS
    if _is_of_inner_title(c, p):
        return other.end
    p.persons += other.persons
    p.name = p.name or other.name
    p.titles += other.titles
    p.kind = "person" if p.titles else p.kind
    return other.end


def _is_of_inner_title(c: Columns, p: Draft) -> bool:
    """Whether a name behind a phrase is that of the title within it.

    متحدثة باسم الرئيس الأمريكي، فلان – "a spokeswoman of the American president, So-and-so": the spokeswoman has no name.
    """
    if p.kind != "unnamed" or c.words[p.start].article or not p.titles:
        return False
    start, whole, _ = p.titles[0]
    if whole - start > 1 and len(p.titles) > 1:
        return True  # the title with its preposition: متحدثة باسم – "a spokeswoman of"
    # but مستشار الرئيس، فلان – "the president's adviser, So-and-so"
    return any(start > whole or c.words[start].prefix for start, _, _ in p.titles[1:])


def _is_sure_name(c: Columns, p: Mention) -> bool:
    """Whether a name nobody listed is no definite noun: it has no article, or begins with a given name (البشير الجويني, 'al-Bashir al-Jouini')."""
    assert p.name is not None
    start, end = p.name
    if not c.words[start].article:
        return True
    return bool(c.bits[start] & lx.GIVEN) and end - start > 1
