"""What keeps a reporting verb from reporting: its neighbours, its person, another sense of the word."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.clauses import is_finite
from ...packs import Features
from ...text import bare
from ...words import classes as lx
from .draft import Draft
from .whose import source_before

_WOMEN = Features("f", "pl")
# The first of two prepositions stands at most this far before the second.
_PAIR = 8
# A verb that is joined to another one behind that stands at most this far from it.
_JOINED = 16


def modifies_noun(d: Draft) -> bool:
    """A sourceless verb that modifies the noun before it, or an impersonal passive ("it is said")."""
    if d.before is not None or d.after is not None:
        return False
    if d.form.tense == "present" and d.form.frames.has("impersonal"):
        return True
    if d.cue == d.sentence.start:
        return False
    if d.reading.bits[d.cue - 1] & lx.RELATIVE:
        return True  # قرار المجلس الذي دعا إلى – "the council's decision that called for"
    return d.form.tense.startswith("present") and behind_indefinite_noun(d.reading, d.cue)


def first_person(d: Draft) -> bool:
    """Whether the author speaks (ولا أستبعد أن – "and I do not rule out that"): by the spelling, where no source is named."""
    shapes, r = d.reading.vocabulary.first_person, d.reading
    known = d.after is not None and (d.after.named or d.after.titles or d.after.definite)
    if shapes is None or d.before is not None or known or d.form.tense != "past":
        return False
    written = bare(r.tokens.text_of(d.cue, d.cue + 1))[len(r.words[d.cue].conjunction) :]
    return d.form.pronoun is None and shapes.fullmatch(written) is not None


def noun_as_well(d: Draft) -> bool:
    """A past that is spelled like a noun or preposition, where no clause begins, or as the second of two prepositions."""
    bits = d.reading.bits[d.cue]
    preposition = bool(bits & lx.PREPOSITION or bits & lx.ADVERB and d.form.pronoun is not None)
    if d.form.tense != "past" or not (d.form.frames.has("homograph") or preposition):
        return False
    return not _opens_clause(d) or preposition and _is_of_pair(d)


def _is_of_pair(d: Draft) -> bool:
    """Whether a preposition is written twice, or has a pronoun (بينها وبين النهر – "between it and the river", not "and explained")."""
    r, cue = d.reading, d.cue
    if d.form.pronoun is not None:
        return True
    word = r.words[cue]
    first = max(d.sentence.start, cue - _PAIR) if word.conjunction else cue
    return any(r.bits[i] & lx.PREPOSITION and r.folds[i].startswith(word.stem) for i in range(first, cue))


def written_as_noun(d: Draft) -> bool:
    """Whether the sign of the accusative stands on the word (تقدم طلباً – "made a request", not "the two demanded"): no verb has it.

    Nor is a word that is an adverb as well "the two" (لا يصح أبدا – "is never right", not "the two showed").
    """
    r = d.reading
    if r.bits[d.cue] & lx.ADVERB and d.form.features.number == "du":
        return True
    return r.vocabulary.accusative_sign in r.tokens.text_of(d.cue, d.cue + 1)[-2:]


def of_two(d: Draft) -> bool:
    """Whether a past of two stands behind a verb, and nobody named two (يمثل قدرا – "is a fate", not "the two estimated"): the object of that verb.

    A past of two that ends in the letter of the accusative is a noun far more often.
    """
    if (
        d.form.features.number != "du"
        or d.form.tense != "past2"
        or d.before is not None
        or d.form.pronoun is not None
    ):
        return False
    r, before = d.reading, d.cue - 1
    return before >= d.sentence.start and not r.words[d.cue].conjunction and is_finite(r.tokens, before)


def of_women(d: Draft) -> bool:
    """Whether a past has the ending of several women, who are not named before it (لأمن الطرق – "for the safety of roads").

    Before its subject a verb is singular; only of a verb that needs an object, where a noun would stand for that.
    """
    if d.form.features != _WOMEN or not d.form.tense.startswith("past") or d.form.pronoun is not None:
        return False
    if not d.form.frames.has("blame"):
        return False
    return d.before is None or d.before.features.gender != "f"


def only_supposed(d: Draft) -> bool:
    """Whether a verb is only supposed, asked about or possible (قد يقول قائل إن – "one may say that", إذا قال – "if he says")."""
    r, cue = d.reading, d.cue
    if cue == d.sentence.start:
        return False
    before = r.folds[cue - 1]
    return before in r.vocabulary.supposed or d.form.tense == "present" and before in r.vocabulary.perhaps


def of_anybody(d: Draft) -> bool:
    """Whether a verb right behind "who" is said of nobody in particular (هناك من يرى أن – "there are those who hold that").

    Not هو من اقترح – "it is he who proposed", هاجم الحارس من قال إن – "the guard attacked whoever said that".
    """
    r, who = d.reading, d.cue - 1
    if who < d.sentence.start or r.folds[who] not in r.vocabulary.who or r.words[d.cue].conjunction:
        return False
    if who == d.sentence.start or d.form.frames.has("unsure"):
        return True  # من بينهم – "among them", spelled like "explained to them"
    if r.bits[who - 1] & lx.PRONOUN:
        return False
    return d.form.tense == "present" or not r.words[who - 1].article


def by_this(d: Draft) -> bool:
    """Whether the subject is what was told before (وهذا يؤكد أن – "and this confirms that"): nobody speaks."""
    r, before = d.reading, d.cue - 1
    if before < d.sentence.start or d.after is not None or d.form.tense != "present":
        return False
    governed = before > d.sentence.start and r.bits[before - 1] & lx.PREPOSITION
    return r.folds[before] in r.vocabulary.this and not governed and not r.words[d.cue].conjunction


def joined_to_wish(d: Draft) -> bool:
    """Whether a present is joined to one behind that, and only wished with it (يريد أن يبدأ … ويؤكد أن – "wants to begin … and confirm that")."""
    r, cue = d.reading, d.cue
    if (
        d.form.tense != "present"
        or d.before is not None
        or d.after is not None
        or not r.words[cue].conjunction
    ):
        return False
    for i in range(cue - 1, max(d.sentence.start, cue - _JOINED), -1):
        if r.bits[i] & (lx.STOP | lx.BREAK | lx.QUOTE | lx.COLON | lx.DOTS | lx.COMMA):
            return False
        if r.bits[i] & lx.THAT:
            return r.tokens.forms[i] not in r.vocabulary.asserting and _is_present(r, i + 1)
    return False


def _is_present(r: Reading, at: int) -> bool:
    word = r.words[at]
    return any(form.tense == "present" for form in word.readings) or any(
        form.tense == "present" for form in word.cues
    )


def weak_alone(d: Draft) -> bool:
    """A verb that seldom reports, without a source."""
    return d.form.frames.has("weak") and d.before is None and d.after is None


def unsure(d: Draft) -> bool:
    """A word with other senses, without a titled or listed source or its content right behind it.

    Where its doubled letter is written it has no other (بيّن – "explained", but بين – "between", too).
    """
    if not d.form.frames.has("unsure") or _surely_reports(d):
        return False
    written = d.reading.tokens.text_of(d.cue, d.cue + 1)
    two = d.form.features.number == "du"  # ردّا على – "in answer to"
    return two or not d.reading.bits[d.cue] & lx.PREPOSITION or d.reading.vocabulary.doubled not in written


def behind_indefinite_noun(r: Reading, cue: int) -> bool:
    """Whether a present verb stands right behind an indefinite noun (قرارا يطالب بـ – "a resolution demanding")."""
    word = r.words[cue - 1]
    if any(form.part == "verb" and form.tense.startswith("past") for form in word.cues):
        return False  # ومضت تقول – "and she went on to say"
    other = lx.AUXILIARY | lx.SUBORDINATOR | lx.ADVERB | lx.TIME | lx.THAT | lx.PRONOUN | lx.PREPOSITION
    noun = word.bits & lx.WORD and not word.bits & other
    return bool(noun) and not word.article and not r.words[cue].conjunction


def _opens_clause(d: Draft) -> bool:
    """Whether a verb that is a noun as well stands where a clause begins."""
    r, cue = d.reading, d.cue
    if cue == d.sentence.start or r.words[cue].conjunction:
        return True
    opening = lx.MARK | lx.AUXILIARY | lx.ADVERB | lx.SUBORDINATOR | lx.THAT | lx.TIME | lx.RELATIVE
    if r.bits[cue - 1] & opening:
        return True
    if r.bits[cue] & lx.PREPOSITION or d.before is None and d.after is None:
        return False
    return source_before(r, cue, d.sentence) is not None


def _surely_reports(d: Draft) -> bool:
    """Whether a word with other senses reports: with a titled or listed source, or its content right behind it."""
    r, source = d.reading, d.before or d.after
    nxt = d.after.end if d.after is not None else d.cue + 1
    behind = r.bits[nxt] if nxt < len(r.bits) else 0
    opened = bool(behind & (lx.THAT | lx.COLON | lx.QUOTE))
    if source is None:
        return opened
    if source.joined and r.bits[d.cue] & lx.PREPOSITION:
        return False  # بين الوزير ونظيره – "between the minister and his counterpart"
    if opened and r.bits[source.start] & lx.PARTICLE:
        return True  # وزاد أبو البراء أن – "and Abu al-Baraa added that"
    return (
        _begins_saying(d, source, nxt) or _is_described_source(source, behind) or _is_of_note(source, opened)
    )


def _is_described_source(source: Mention, behind: int) -> bool:
    """Whether a relative clause tells of a definite source (وبين المصدر الذي … أن – "and the source who … explained that")."""
    return bool(behind & lx.RELATIVE) and source.kind == "unnamed" and source.definite


def _begins_saying(d: Draft, source: Mention, behind: int) -> bool:
    """Whether a verb that is a preposition as well begins its sentence, and its content stands right behind one name.

    وبين الشامي أن … – "and al-Shami explained that …": no preposition governs a clause; also before where it was said
    (وبين الشامي في تصريح أن – "… explained in a statement that").
    """
    r, cue = d.reading, d.cue
    first = cue == d.sentence.start and r.bits[cue] & lx.PREPOSITION and r.words[cue].conjunction
    if not first or source.kind != "name" or behind + 1 >= d.limit:
        return False
    return bool(r.bits[behind] & lx.THAT or r.bits[behind] & lx.PREPOSITION and r.bits[behind + 1] & lx.EVENT)


def _is_of_note(source: Mention, opened: bool) -> bool:
    """Whether a source is known to speak: listed, titled or, where the content opens behind it, more than a bare name."""
    if source.common_noun and not source.named:
        return False
    if source.titles or source.persons or opened and source.kind != "name":
        return True
    return source.kind in ("body", "country") and bool(source.named_bodies or source.places)
