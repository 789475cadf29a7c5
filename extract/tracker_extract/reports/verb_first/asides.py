"""What stands between a source and its words: relative clauses, questions, reasons; and where the clause ends instead."""

from __future__ import annotations

from ...mentions.reading import Reading
from ...packs import CueForm
from ...words import classes as lx
from .scan import seek
from .search import Search

# An aside that a preposition or relative pronoun opens reaches its comma within this many tokens.
_ASIDE = 16
# One that a subordinator opens is a clause, and longer.
_CLAUSE = 30
# The verb of a question follows its conjunction at once or behind one word (حين سئل – "when asked").
_ASKED = 3
# Only at words of these classes, and at fixed expressions, can an aside or another clause begin.
TURNS = lx.RELATIVE | lx.SUBORDINATOR | lx.PREPOSITION | lx.CUE | lx.PRONOUN


def past_aside(r: Reading, start: int, limit: int) -> int:
    """Behind an aside that begins at `start` and ends with a comma; `start` where there is none.

    It begins with a preposition, or between commas with a relative pronoun.
    """
    bits = r.bits
    behind_comma = start < limit and bits[start] & lx.COMMA
    at = start + 1 if behind_comma else start
    opens = lx.PREPOSITION | lx.RELATIVE if behind_comma else lx.PREPOSITION
    if at < limit and bits[at] & opens:
        comma = seek(bits, at + 1, min(limit, at + _ASIDE), lx.COMMA)
        return start if comma is None else comma + 1
    return start


def past_word(s: Search, at: int, relative: bool) -> tuple[int, bool] | None:
    """The token to look at behind a word at `at`, and whether an aside lies before that; None where the clause ends.

    Asked of words at which something can begin (TURNS, and fixed expressions). `relative`: an aside lies before `at`.
    """
    behind = _behind_aside(s, at)
    if behind is not None:
        return behind, True
    if relative and _goes_on_within(s, at):
        return at + 1, True
    return None if _ends_clause(s, at, relative) else (at + 1, relative)


def _behind_aside(s: Search, at: int) -> int | None:
    """Where a word at `at` begins what stands between the source and its words: the next token to look at; else None."""
    if _begins_aside(s, at):
        return at + 1
    return _past_anonymity_clause(s, at)


def _begins_aside(s: Search, at: int) -> bool:
    """Whether a relative clause, a question, a reason or a channel begins here."""
    r = s.reading
    bits = r.bits[at]
    if bits & lx.RELATIVE or _questioned(r, at, s.limit) or _aside_of_source(s, at):
        return True
    if at == s.start or not r.bits[at - 1] & lx.COMMA:
        return False
    if bits & lx.PRONOUN:
        return _says_who_it_is(r, at, s.limit)
    return bool(bits & lx.SUBORDINATOR) and _comma_before_content(r, at, s.limit)


def _aside_of_source(s: Search, at: int) -> bool:
    """Through whom the source spoke, or why it stays unnamed.

    حسب ما نقلت عنه الوكالة – "as the agency quoted him"; لأنه غير مخول – "because he is not authorised".
    """
    if s.source is None:
        return False
    r = s.reading
    if r.bits[at] & lx.SUBORDINATOR:
        return at == s.start and s.source.described_until > 0
    fixed = r.outline.fixed(at, s.limit) if r.words[at].fixed else None
    return fixed is not None and fixed[1] == "attribution" and fixed[2] in ("cue", "told")


def _says_who_it_is(r: Reading, at: int, limit: int) -> bool:
    """Whether a joined pronoun at `at` leads in what the source is, up to a comma and the content.

    ، وهو كاتب يتابع …، إن – ", who is a writer and follows …, that"; not وهذا يعني أن – "and this means that".
    """
    if not r.words[at].conjunction or at + 1 >= limit or r.bits[at + 1] & (lx.VERB | lx.CUE):
        return False
    return _comma_before_content(r, at, limit)


def _goes_on_within(s: Search, at: int) -> bool:
    """Whether a subordinate clause at `at` lies within the relative clause about whoever spoke.

    الوزير الذي وصل أمس حيث أبلغ …، إن – "the minister who came yesterday, where he told …, that"; not behind a comma, and
    not of a thing or a body.
    """
    r, source = s.reading, s.source
    if (
        source is None
        or s.form.act == "ask"
        or not (source.titles or source.persons or source.kind == "unnamed")
    ):
        return False
    return bool(r.bits[at] & lx.SUBORDINATOR) and not r.bits[at - 1] & lx.COMMA


def _past_anonymity_clause(s: Search, at: int) -> int | None:
    """Behind the clause by which a source stays unnamed, where an addressee stands before that clause."""
    source = s.source
    if source is None and at > s.start + 1:
        return None  # وقال - رافضا ذكر اسمه -: right behind the verb – "and said, refusing to give his name"
    if source is not None and (source.kind not in ("unnamed", "person") or source.named):
        return None
    if not s.reading.bits[at] & lx.CUE:
        return None
    clause = s.reading.outline.unnamed_clause
    # تحدثوا شريطة عدم نشر أسمائهم – "who spoke on condition that their names are not printed"
    return clause(at, s.limit) or clause(at + 1, s.limit)


def _ends_clause(s: Search, at: int, relative: bool) -> bool:
    """Whether another clause begins at `at`, so that the reporting word has no content; `relative`: behind an aside."""
    r, source = s.reading, s.source
    if s.form.frames.has("weak") and _says_so(r, at) or _concludes(r, at) or _answers(s, at):
        return True
    behind_source = source is not None and at == s.start
    if behind_source and source is not None and source.common_noun:
        if any(map(_surely_reports, r.words[at].cues)):
            return True  # بعد قطع الهدنة أكد الرئيس – "after the truce was cut the president confirmed"
        return _another_clause(r, at, s.start, relative)
    unnamed = behind_source and source is not None and source.kind == "unnamed"
    return _another_clause(r, at, s.start, relative or unnamed)


def _concludes(r: Reading, at: int) -> bool:
    """Whether the author takes up what he told (…، وهو ما يعني أن – "…, and this is what means that"), written as one word, too."""
    joined = r.bits[at] & lx.PRONOUN and r.words[at].conjunction and r.bits[at - 1] & lx.COMMA
    return bool(joined) and at + 1 < len(r.bits) and r.folds[at + 1].startswith(tuple(r.vocabulary.which))


def _answers(s: Search, at: int) -> bool:
    """Whether a participle of saying stands at `at` behind an object that goes back to what was told (نفى ذلك قائلا إن – "denied that, saying that")."""
    r = s.reading
    if r.folds[s.start] not in r.vocabulary.referring:
        return False
    return any(form.part == "participle" and form.act == "say" for form in r.words[at].cues)


def _says_so(r: Reading, at: int) -> bool:
    """Whether a participle of saying stands at `at` and its words behind it (هاجم … قائلا: – "attacked …, saying:")."""
    nxt = at + 1
    return (
        any(c.part == "participle" and c.act == "say" for c in r.words[at].cues)
        and nxt < len(r.bits)
        and bool(r.bits[nxt] & (lx.COLON | lx.THAT | lx.QUOTE))
    )


def _surely_reports(cue: CueForm) -> bool:
    """Whether a verb surely reports where it stands between a source and its content."""
    doubtful = cue.frames.has("weak") or cue.frames.has("homograph") and cue.tense.startswith("present")
    return cue.part == "verb" and not doubtful


def _another_clause(r: Reading, at: int, start: int, relative: bool) -> bool:
    """Whether a verb, participle or subordinator at `at` begins a clause of its own."""
    b = r.bits[at]
    if b & lx.CUE:
        if _only_thought_of(r, at):
            return False
        verdict = _verb_of_its_own(r, at, start, relative)
        if verdict is not None:
            return verdict
        if r.bits[at - 1] & lx.COMMA and _opens_participle(r, at):
            return True
    return bool(b & lx.SUBORDINATOR and not b & (lx.PREPOSITION | lx.ADVERB))


def _verb_of_its_own(r: Reading, at: int, start: int, relative: bool) -> bool | None:
    """Whether the verb at `at` has a subject of its own; None where its place does not tell."""
    b, word = r.bits[at], r.words[at]
    if b & lx.PREPOSITION or not any(map(_surely_reports, word.cues)):
        return None
    comma = bool(r.bits[at - 1] & lx.COMMA)
    if relative:
        if word.conjunction and comma and at > start:
            # روسيا التي …، وقالت إن – "Russia, which …, and said that"
            return any(c.tense.startswith("past") for c in word.cues)
        return None
    if at > start or word.conjunction:
        return bool(word.conjunction) or comma or not b & (lx.TITLE | lx.BODY | lx.EVENT)
    return None


def _only_thought_of(r: Reading, at: int) -> bool:
    """Whether a verb stands behind a preposition and that (من دون أن يسمي فلانا – "without naming X")."""
    return bool(r.bits[at - 1] & lx.THAT and r.bits[at - 2] & lx.PREPOSITION and at > 1)


def _questioned(r: Reading, at: int, limit: int) -> bool:
    """Whether an aside before an answer begins at `at` (حين سئل عن … – "when asked about …")."""
    if not r.bits[at] & (lx.SUBORDINATOR | lx.PREPOSITION):
        return False
    words, questioned = r.words, r.vocabulary.questioned
    return any(words[j].stem in questioned for j in range(at + 1, min(limit, at + _ASKED)))


def _opens_participle(r: Reading, at: int) -> bool:
    """Whether a circumstantial participle with a complement of its own right behind it stands at `at`."""
    if at + 1 >= len(r.bits):
        return False
    bits, fold = r.bits[at + 1], r.folds[at + 1]
    return any(c.part == "participle" and _takes(c, bits, fold) for c in r.words[at].cues)


def _takes(form: CueForm, bits: int, fold: str) -> bool:
    """Whether the word behind a form can open its complement."""
    frames = form.frames
    if bits & (lx.THAT | lx.QUOTE | lx.COLON) or frames.has("describe") or frames.has("blame"):
        return True
    if bits & lx.CONTENT_NOUN and frames.has("object"):
        return True
    return any(fold in frames.prepositions(name) for name in ("to", "at", "urge"))


def _comma_before_content(r: Reading, at: int, limit: int) -> bool:
    """Whether a comma with a clause or quotation right behind it ends what begins at `at` (حيث … – "where …")."""
    bits = r.bits
    return any(
        bits[j] & lx.COMMA and bits[j + 1] & (lx.THAT | lx.QUOTE)
        for j in range(at, min(limit, at + _CLAUSE) - 1)
    )
