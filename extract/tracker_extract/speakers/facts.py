"""Facts about a mention that need no discourse: its words, its title and its head nouns."""

from __future__ import annotations

from ..mentions.mention import Mention
from ..mentions.named import own_titles
from ..mentions.reading import Reading
from ..outline.outline import Outline
from ..packs import Features
from ..reports.report import Report
from ..text import STRETCH
from ..words import classes as lx
from ..words.classes import Word

# An organisation mentioned with at least so many words is named in full, not taken up again: its noun, two words of
# its name, and another that describes it.
FULL = 4


def is_rest_of_sentence(r: Reading, m: Mention) -> bool:
    """Whether what was read as a name is a complement: a preposition and an article are written onto its first word.

    أشاد سموه بالتعاون – "His Highness praised the cooperation".
    """
    if m.name is None or m.prefix_letters:
        return False
    word = r.words[m.name[0]]
    return bool(word.prefix and word.article)


def written(r: Reading, m: Mention) -> str:
    """The mention as the text has it, without what is joined to it and a preposition written onto it."""
    end = before_joint(r, m) if m.joined else m.described_until or m.end
    if m.prefix_letters:
        return r.tokens.text_of(m.start, end)[m.prefix_letters :]
    return without_preposition(r, m.start, end)


def before_joint(r: Reading, m: Mention) -> int:
    """Where a mention ends before the conjunction or comma that joins others to it."""
    end = m.joined[0].start
    while end - 1 > m.start and r.bits[end - 1] & (lx.CONJUNCTION | lx.COMMA):
        end -= 1
    return end


def without_preposition(r: Reading, start: int, end: int) -> str:
    """The words of a stretch without the preposition written onto the first (لنقابة المعلمين – "of the teachers' union")."""
    text, word = r.tokens.text_of(start, end), r.words[start]
    if word.conjunction and not word.prefix and word.body is not None:
        return text[len(word.conjunction) :]  # ووزارة الداخلية – "and the ministry of the interior"
    if not word.prefix or word.heads:
        return text
    text = text[len(word.conjunction) :]
    for fused, article in r.vocabulary.fused:
        if word.article and text.startswith(fused):
            return article + text[len(fused) :]
    return text[len(word.prefix) :].lstrip(STRETCH)


# Words that may stand in a title or be left out of it.
_LOOSE = lx.DETERMINER | lx.PREPOSITION | lx.POSSESSIVE | lx.CONJUNCTION


def title_words(r: Reading, m: Mention) -> frozenset[str]:
    """The stems of a mention's words other than its name, without those that only join them."""
    name = m.name or (m.persons[0][:2] if m.persons else (0, 0))
    start, end = name
    return frozenset(
        [
            word.stem
            for i, word in enumerate(r.words[m.start : m.end], m.start)
            if not start <= i < end and word.bits & lx.WORD and (word.prefix or not word.bits & _LOOSE)
        ]
    )


def gender_of_title(r: Reading, m: Mention) -> str:
    """The gender that the titles of a mention show, by the list or by the ending of the first noun: m, f or ""."""
    listed = next((t.gender for _, _, t in m.titles if t.gender in ("m", "f")), "")
    if listed or not m.titles or not r.vocabulary.verb_first:
        return listed
    head = m.titles[0][0]
    if r.tokens.forms[head].endswith(r.vocabulary.owner):
        return ""  # نائبه – "his deputy", which folds as نائبة does – "a woman deputy"
    stem = r.words[head].stem
    feminine = (ending for ending, features in r.vocabulary.endings if features == Features("f", "sg"))
    return "f" if stem.endswith(tuple(feminine)) else ""


def title_text(r: Reading, m: Mention) -> str | None:
    """The title of a mention as the text has it, None where it has none."""
    if not m.titles:
        return None
    start, end = m.titles[0][0], m.end
    name = m.name or (m.persons[0][:2] if m.persons else None)
    if name is not None and name[0] > start:
        end = _before_address(r, start, name[0])
    elif name is not None:
        start = max(start, name[1])
    return r.tokens.text_of(start, end).strip(r.vocabulary.blank) or None


def _before_address(r: Reading, start: int, end: int) -> int:
    """Where a title ends before the mark that opens its bearer's name, and an abbreviated form of address (السفير السابق (أ.)."""
    if end - start > 2 and r.bits[end - 1] & lx.STOP and len(r.folds[end - 2]) == 1:
        end -= 2
    while end - start > 1 and r.bits[end - 1] & (lx.OPEN | lx.QUOTE):
        end -= 1
    return end


def words_in(r: Reading, start: int, end: int) -> list[str]:
    """The folded words of a stretch."""
    return [r.folds[i] for i in range(start, end) if r.bits[i] & lx.WORD]


def head_word(r: Reading, m: Mention) -> Word:
    """The word a mention is about: its head noun, else its first."""
    return r.words[m.start if m.head_token is None else m.head_token]


def head_stems(r: Reading, m: Mention) -> set[str]:
    """The stems of the nouns by which a later definite noun may take this mention up."""
    if m.titles and m.kind in ("person", "unnamed", "name"):
        return title_stems(r, m)
    of_body = m.kind == "unnamed" and m.head_token is not None and not r.vocabulary.verb_first
    heads = (
        set() if of_body else {r.words[i].stem for i, _ in m.bodies[:1]}
    )  # government sources are no government
    if m.kind in ("unnamed", "body", "group"):
        heads.add(head_word(r, m).stem)
    return heads | {r.words[start].stem for start, _, _ in m.named_bodies[:1]}


def title_stems(r: Reading, m: Mention) -> set[str]:
    """The stems of the nouns that its titles are about."""
    titles = own_titles(r, m)
    if m.head_token is not None:  # the head noun of a title stands last where its phrase says so
        return {r.words[end - 1].stem for _, end, _ in titles} | {head_word(r, m).stem}
    first = {r.words[m.start].stem} if m.kind == "unnamed" else set()
    return first | {r.words[start].stem for start, _, _ in titles}


def means_woman(r: Reading, m: Mention) -> bool:
    """Whether the titles of a mention are a woman's; رئيسه may be "its president" as well as رئيسة with two dots left out."""
    return any(
        title.gender == "f" and r.tokens.text_of(start, end)[-1] not in r.vocabulary.owned
        for start, end, title in own_titles(r, m)
    )


def is_headed_by_title(r: Reading, m: Mention) -> bool:
    """Whether the head of a mention is a title (not so مصدر في مكتب الوزير – "a source in the minister's office")."""
    head = m.start if m.head_token is None else m.head_token
    return any(start <= head < end for start, end, _ in own_titles(r, m))


def has_complement(r: Reading, m: Mention) -> bool:
    """Whether a description goes on behind its noun: then it is of somebody new, and takes nobody up.

    الباحث في العلاقات الدولية – "the researcher in international relations", المحلل وأستاذ … – "the analyst and professor of …".
    """
    return any(
        r.words[i].conjunction or r.bits[i] & lx.PREPOSITION and not _before_place(r, i)
        for i in range(m.start + 1, m.end)
    )


def _before_place(r: Reading, i: int) -> bool:
    return i + 1 < len(r.bits) and bool(r.bits[i + 1] & lx.PLACE)


def is_definite(r: Reading, m: Mention) -> bool:
    """Whether a mention means somebody known: its first word or its head noun has the article."""
    return m.definite or bool(head_word(r, m).article or r.words[m.start].article)


def has_marks(r: Reading, m: Mention) -> bool:
    """Whether words of the mention stand in marks, left out of the tokens where they are those of a name."""
    tokens = r.tokens
    return any(
        r.bits[i - 1] & lx.QUOTE or tokens.text[tokens.ends[i - 1] : tokens.starts[i]].strip()
        for i in range(m.start + 1, m.end)
        if not r.words[i].prefix  # «للمدينة» – "to the city": to whom
    )


def names_body_in_full(r: Reading, m: Mention) -> bool:
    """Whether a mention names an organisation in full, and so not whichever of its kind spoke before.

    حزب الشعب الديموقراطي التركي الموالي للأكراد – "the Turkish pro-Kurdish people's democratic party".
    """
    if m.kind != "body" or not m.bodies or m.bodies[0][1].kind or r.words[m.start].article:
        return False
    whose = any(r.bits[i] & lx.TITLE for i in range(m.start, m.end))  # نظام الرئيس – "the president's regime"
    return m.end - m.start >= FULL and not whose


def is_in_title(outline: Outline, report: Report) -> bool:
    """Whether a report stands in the title: it may name by a word whom the body then introduces in full."""
    return outline.region_at(report.sentence.start) == "title"


def features_of(report: Report | None) -> Features:
    """The gender and number of the reporting verb; unknown where there is none."""
    return report.frame.form.features if report is not None and report.frame is not None else Features()


def gender_of_verb(m: Mention, report: Report | None) -> str:
    """The gender of the reporting verb that a mention is the subject of, "" where it is none."""
    frame = report.frame if report is not None and m is report.source else None
    if frame is None or frame.channel is not None or frame.form.part != "verb":
        return ""
    return frame.form.features.gender
