"""Where a content ends: the hardest question of the field.

At an act of reporting of its own, an attribution or the author's tail; whether a word reports is asked of `match`, as
the driver asks it.
"""

from __future__ import annotations

from ...mentions.reading import Reading
from ...outline.quotations import Quotation
from ...outline.sentences import Sentence
from ...packs import Features
from ...words import classes as lx
from ..frame import Frame
from ..kind import TERM
from .attributions import names_source, own_words
from .match import match
from .scan import skip
from .speech import Speech

# A clause that has no more tokens than this, and no verb, before a comma has said no more than its subject.
SUBJECT = 3
# The verb of a clause that begins with its topic stands at most this far behind it.
_TOPIC = 10
# Acts of which an author tells that they were not done (دون أن يعلن – "without announcing").
_UNSAID = ("say", "report", "explain", "announce", "point-out", "add")
# A tail of so many words is the author's without a comma, too (من دون أن يحدد – "without saying which").
_LONG_TAIL = 3
# Only at words of these classes can another clause begin that ends the content.
MAY_BREAK = lx.CUE | lx.SUBORDINATOR | lx.PREPOSITION | lx.TIME | lx.VERB | lx.ADVERB


def at_report(s: Speech, at: int, part: int, comma: bool) -> str:
    """ "clause" where another act of reporting begins at token `at`, else ""; `comma`: a comma stands before that."""
    return "clause" if s.reading.bits[at] & MAY_BREAK and breaks(s, at, comma) else ""


def at_attribution(s: Speech, at: int, part: int, comma: bool) -> str:
    """ "attribution" where a fixed expression at `at` names whose words the clause is, else ""."""
    r, limit = s.reading, s.sentence.end
    fixed = r.outline.fixed(at, limit) if r.words[at].fixed else None
    if fixed is None or fixed[1] != "attribution":
        return ""
    # behind a closing mark as behind a comma: "… الآن،" وفقا لما نقلته الوكالة – "'… now,' by what the agency quoted"
    apart = comma or bool(r.bits[at - 1] & lx.QUOTE)
    return "attribution" if _attributes(r, at, fixed, apart, s.sentence) else ""


def at_tail(s: Speech, at: int, part: int, comma: bool) -> str:
    """ "tail" where the author's own words begin behind a comma, else ""; the clause begins at `part`."""
    r = s.reading
    fixed = r.outline.fixed(at, s.sentence.end) if r.words[at].fixed else None
    if fixed is not None and not comma and not _is_long(r, at, fixed[0], s.sentence.end):
        return ""
    tail = fixed is not None and _is_tail(s, at, fixed[1]) and not only_subject_stands(s, part, at - 1)
    return "tail" if tail else ""


def at_silence(s: Speech, at: int, part: int, comma: bool) -> str:
    """ "tail" where the author tells at `at` what was left unsaid (دون أن يوضح السبب – "without explaining why"), else ""."""
    r, that = s.reading, at + 1
    if r.folds[at] not in r.vocabulary.without:
        if (
            not r.bits[at] & lx.PREPOSITION
            or that >= s.sentence.end
            or r.folds[that] not in r.vocabulary.without
        ):
            return ""
        that += 1
    if that + 1 >= s.sentence.end or not r.bits[that] & lx.THAT or not tells(r, that + 1):
        return ""
    if at - 1 in r.outline.clauses:
        return ""  # لكن دون أن يعلن – "but without announcing": within the words
    return "" if comma and only_subject_stands(s, part, at - 1) else "tail"


def tells(r: Reading, verb: int) -> bool:
    """Whether a present tells something: a verb of saying or one that is listed."""
    if r.folds[verb] in r.vocabulary.telling:
        return True
    return any(form.tense == "present" and form.act in _UNSAID for form in r.words[verb].cues)


def _is_long(r: Reading, at: int, end: int, limit: int) -> bool:
    """Whether the tail from `at` to `end` is unmistakable: of several words, or before one that is (وذلك ردا على سؤال – "and that in answer to a question")."""
    if end - at >= _LONG_TAIL:
        return True
    further = r.outline.fixed(end, limit) if end < limit and r.words[end].fixed else None
    return further is not None and further[1] == "tail" and further[0] - end >= _LONG_TAIL


def _is_tail(s: Speech, at: int, kind: str) -> bool:
    """Whether a fixed expression of a kind is the author's: a circumstance only as a clause behind a noun phrase.

    أعلن سيطرته على القرية، فيما قتل ثلاثة – "announced that he took the village, while three were killed"; but أعلن أن
    القرية آمنة، فيما تحتاج المدينة إلى حراس – "announced that the village is safe, while the town needs guards".
    """
    if kind != "circumstance":
        return kind == "tail"
    clause = s.reading.outline.clauses.get(at)
    return s.frame.opener == "noun" and clause is not None and clause.verb is not None


def only_subject_stands(s: Speech, part: int, comma: int) -> bool:
    """Whether only the subject of the words stands before a comma, so that an aside follows.

    أن البلاد، بعد أن …، ستجد – "that the country, after …, will find".
    """
    if s.frame.opener != "that" or comma - part > SUBJECT:
        return False
    bits, verbal = s.reading.bits, lx.VERB | lx.CUE | lx.AUXILIARY | lx.QUOTE | lx.NEGATION
    if any(bits[j] & verbal for j in range(part, comma)):
        return False
    return any(bits[j] & lx.COMMA for j in range(comma + 1, s.sentence.end))


def _attributes(r: Reading, at: int, fixed: tuple[int, str, str], comma: bool, sentence: Sentence) -> bool:
    """Whether a fixed expression at `at` names whose words the clause is."""
    end, _, takes = fixed
    if takes == "told" and comma:
        return True
    if takes not in ("cue", "told"):
        if takes == "aside" and not comma:
            return own_words(r, end, sentence)  # وفقا لوصفه – "in his words"; but وفقا للقانون – "by law"
        return takes != "mouth" and names_source(r, at, fixed, sentence)
    verb = skip(r.bits, end, sentence.end, lx.AUXILIARY)
    cues = r.words[verb].cues if verb < sentence.end else ()
    if any(r.folds[at] in form.frames.prepositions("at") for form in cues):
        return False  # على ما اتفقوا عليه – "on what they agreed on"
    if not comma and takes == "cue" and r.folds[at] in r.vocabulary.again:
        # لم ترتفع كما قال بعضهم – "did not rise, as some said": what others say, within the words;
        # but كما شدد الوزراء على أن – "the ministers also stressed that"
        return match(r, verb, sentence) is not None
    return bool(cues) and (comma or not r.words[at].conjunction)


def closes_clause(r: Reading, q: Quotation, i: int, sentence: Sentence) -> bool:
    """Whether a quotation of some length that ends at a comma at `i` ends the clause with it."""
    if q.words(r.tokens) <= TERM or i >= sentence.end or not r.bits[i] & lx.COMMA:
        return False
    if i + 1 >= sentence.end:
        return True
    fixed = r.outline.fixed(i + 1, sentence.end)
    if fixed is not None and fixed[1] == "continuer":
        return False
    return not (r.words[i + 1].conjunction or len(r.tokens.forms[i + 1]) == 1)


def breaks(s: Speech, i: int, comma: bool) -> bool:
    """Whether another act of reporting begins at token `i` and so ends the content."""
    r, word = s.reading, s.reading.words[i]
    joined = comma and s.frame.opener == "noun" and word.conjunction
    verdict = _ends_noun_phrase(r, i, s.sentence) if joined else None
    if verdict is not None:
        return verdict
    if (comma or _is_negated(r, i + 1)) and _goes_back(r, i, s.sentence):
        return True
    if not word.bits & lx.CUE:
        return _verb_behind(s, i, comma)
    parts = {form.part for form in word.cues}
    if "participle" in parts and not word.article and not word.prefix:
        return _participle_breaks(s, i, comma)
    return "verb" in parts and _verb_breaks(s, i, comma)


def _participle_breaks(s: Speech, i: int, comma: bool) -> bool:
    """Whether the participle at `i` is of another act of reporting."""
    if s.frame.form.part == "participle" and i == s.frame.cue:
        return False
    return match(s.reading, i, s.sentence) is not None or comma and _says_surely(s, i)


def _says_surely(s: Speech, i: int) -> bool:
    """Whether a participle behind a comma surely reports, though its content does not open as the language has it.

    لافتا على – for "pointing out that"; or with an object that no list knows: مبديا اتفاق الطرفين – "showing the parties'
    agreement". It is the speaker's by its gender and number, and its ending shows no predicate.
    """
    r, word = s.reading, s.reading.words[i]
    forms = [c for c in word.cues if c.part == "participle"]
    if not forms or word.bits & (lx.GIVEN | lx.COMMON):
        return False
    if any(c.frames.has("to") and not c.frames.has("object") for c in forms):
        return True
    if forms[0].frames.has("weak") or forms[0].act == "repeat" or not _of_speaker(s.frame, forms[0].features):
        return False
    if forms[0].features.gender == "f":
        return not word.conjunction
    return r.folds[i].endswith(r.vocabulary.accusative or "\0")


def _of_speaker(frame: Frame, features: Features) -> bool:
    """Whether a participle can be the speaker's by its gender and number."""
    speaker = frame.source.features if frame.source is not None else frame.form.features
    gender = "-" in (speaker.gender, features.gender) or speaker.gender == features.gender
    return gender and (speaker.number == "-" or features.number == speaker.number)


def _ends_noun_phrase(r: Reading, i: int, sentence: Sentence) -> bool | None:
    """Whether a noun phrase ends before a comma with a joined word behind it; None where that word does not tell."""
    bits = r.bits[i]
    if bits & (lx.PREPOSITION | lx.TIME):
        return True  # it does not run on over "، وبعد …" – ", and after …"
    if not bits & lx.VERB:
        return None
    named = _named_subject(r, i + 1, sentence.end, entitled=True)
    return None if bits & lx.CUE and not named else named


def _named_subject(r: Reading, at: int, limit: int, entitled: bool) -> bool:
    """Whether somebody named is mentioned from `at` on; `entitled`: with a title or listed."""
    subject = r.plain.read(at, limit)
    if subject is None or not subject.named:
        return False
    return not entitled or bool(subject.titles or subject.persons)


def _goes_back(r: Reading, i: int, sentence: Sentence) -> bool:
    """Whether another act of somebody named begins.

    ، كما عاد الوزير فلان إلى … – ", likewise Minister X went back to …"; كما لم يستبعد الكرملين – "nor did the Kremlin rule out".
    """
    if r.folds[i] not in r.vocabulary.again or i + 3 >= sentence.end:
        return False
    verb = i + 1 + _is_negated(r, i + 1)
    if not r.bits[verb] & (lx.AUXILIARY | lx.VERB | lx.CUE if verb > i + 1 else lx.AUXILIARY | lx.VERB):
        return False
    subject = r.plain.read(verb + 1, sentence.end)
    return subject is not None and (subject.named or verb > i + 1 and subject.kind in ("body", "country"))


def _is_negated(r: Reading, i: int) -> bool:
    return i < len(r.bits) and bool(r.bits[i] & lx.NEGATION)


def _verb_behind(s: Speech, i: int, comma: bool) -> bool:
    """Whether a subordinator or a fronted topic leads in another verb.

    لكنه أضاف أن – "but he added that"; فيما أكد الوزير أن – "while the minister confirmed that"; behind a mere noun phrase
    without a comma, too: محملا الحكومة المسؤولية حيث قال إن – "holding the government responsible, where he said that".
    """
    r, sentence = s.reading, s.sentence
    limit = sentence.end
    at = skip(r.bits, i + 1, limit, lx.AUXILIARY)
    if not (r.bits[i] & lx.SUBORDINATOR and at < limit and r.bits[at] & lx.CUE):
        return comma and _topic_first(r, i, sentence)
    found = match(r, at, sentence)
    if found is None or found.form.part != "verb" or found.object:
        return False
    return (
        comma or s.frame.opener == "noun" and found.opener != "noun" and found.form.tense.startswith("past")
    )


def _topic_first(r: Reading, i: int, sentence: Sentence) -> bool:
    """Whether a clause begins with its topic (وفي الشأن السوري قال كيري: – "and on the Syrian matter Kerry said:")."""
    if not (r.words[i].conjunction and r.bits[i] & lx.PREPOSITION):
        return False
    for at in range(i + 1, min(sentence.end, i + _TOPIC)):
        if r.bits[at] & lx.CUE and any(c.tense.startswith("past") for c in r.words[at].cues):
            found = match(r, at, sentence)
            return found is not None and found.source is not None and not found.before
        if r.bits[at] & (lx.STOP | lx.THAT | lx.RELATIVE):
            return False
    return False


def _verb_breaks(s: Speech, i: int, comma: bool) -> bool:
    """Whether the verb at `i` is of another act of reporting."""
    r, frame = s.reading, s.frame
    found = match(r, i, s.sentence)
    if found is None:
        return comma and (_is_main_verb(s, i) or _acts_on(s, i))
    if found.form.part != "verb":
        return False
    joined, past = bool(r.words[i].conjunction), found.form.tense.startswith("past")
    if not comma:
        return joined and (_goes_on_reporting(r, found, frame) or _speaks_at_once(r, found, frame))
    if found.source is None:
        return joined and not _of_inner_subject(found, frame)
    return joined or not found.before and (past or found.opener == "that")


def _goes_on_reporting(r: Reading, found: Frame, frame: Frame) -> bool:
    """Whether a joined verb is the speaker's, not one of his words with an object of its own.

    It is past; in a title the present goes on as well (يؤكد استمرار المفاوضات ويدعو لضبط النفس – "affirms that the talks go
    on and calls for restraint").
    """
    if not found.form.tense.startswith("past") and r.outline.region_at(found.cue) != "title":
        return False
    own_object = found.object == "own" and not r.bits[found.begin] & lx.CONTENT_NOUN
    return not own_object and _agrees(found, frame)


def _speaks_at_once(r: Reading, found: Frame, frame: Frame) -> bool:
    """Whether a joined verb has words right behind a colon or in marks (واعترف بأن الطريق طويل ويقول: – "admitted that the way is long and says:")."""
    nxt = found.cue + 1
    opened = nxt < len(r.bits) and r.bits[nxt] & (lx.COLON | lx.QUOTE) and found.opener in ("colon", "quote")
    return bool(opened) and frame.opener != "colon" and _agrees(found, frame)


def _of_inner_subject(found: Frame, frame: Frame) -> bool:
    """Whether a joined verb has another gender than the speaker's: the subject within his words does it."""
    mine, theirs = frame.form.features, found.form.features
    known = "-" not in (mine.gender, theirs.gender) and mine.number == theirs.number == "sg"
    return known and mine.gender != theirs.gender and found.opener == "noun"


def _is_main_verb(s: Speech, i: int) -> bool:
    """Whether behind a relative clause the main verb stands with its own subject.

    …الذي اعتبر أن …، رفض ماكرون – "…, who held that …, Macron refused".
    """
    r, frame = s.reading, s.frame
    if not frame.before or not r.bits[frame.cue - 1] & lx.RELATIVE or r.words[i].conjunction:
        return False
    subject = r.plain.read(i + 1, s.sentence.end)
    return subject is not None and bool(subject.persons or subject.name and subject.titles)


def _acts_on(s: Speech, i: int) -> bool:
    """Whether behind a noun phrase the speaker does more, though no words of his open there.

    اتهمت تركيا بدعم التنظيم، ورفضت طلبا – "accused Turkey of supporting the organisation, and rejected a request"; not
    أعلن إطلاق الحملة، وشملت – "announced the start of the campaign (f.), and it took in".
    """
    r, mine = s.reading, s.frame.form.features
    if s.frame.opener != "noun" or not r.words[i].conjunction:
        return False
    verbs = [form for form in r.words[i].cues if form.part == "verb"]
    sure = bool(verbs) and not any(map(verbs[0].frames.has, ("weak", "unsure")))
    return sure and verbs[0].tense == "past" and verbs[0].features == mine


def _agrees(found: Frame, frame: Frame) -> bool:
    """Whether a joined verb can have the same subject as the cue, or has one of its own."""
    mine, theirs = frame.form.features, found.form.features
    if found.source is not None:
        return True
    if mine.gender != theirs.gender:
        return False
    return frame.form.part == "participle" or frame.source is not None or mine.number == theirs.number
