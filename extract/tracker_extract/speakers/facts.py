"""Facts about a mention that need no discourse: its words, its title and its head nouns."""

from __future__ import annotations

from ..mentions.mention import Mention
from ..mentions.reading import Reading
from ..packs import Features
from ..reports.report import Report
from ..text import STRETCH
from ..words import classes as lx
from ..words.classes import Word

# An organisation mentioned with at least so many words is named in full, not taken up again: its noun, two words of
# its name, and another that describes it.
FULL = 4


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
    if not word.prefix or word.heads:
        return text
    text = text[len(word.conjunction) :]
    for fused, article in r.vocabulary.fused:
        if word.article and text.startswith(fused):
            return article + text[len(fused) :]
    return text[len(word.prefix) :].lstrip(STRETCH)


def title_words(r: Reading, m: Mention) -> frozenset[str]:
    """The stems of a mention's words other than its name."""
    name = m.name or (m.persons[0][:2] if m.persons else (0, 0))
    named = range(*name)
    return frozenset(r.words[i].stem for i in range(m.start, m.end) if i not in named and r.bits[i] & lx.WORD)


def title_text(r: Reading, m: Mention) -> str | None:
    """The title of a mention as the text has it, None where it has none."""
    if not m.titles:
        return None
    start, end = m.titles[0][0], m.end
    name = m.name or (m.persons[0][:2] if m.persons else None)
    if name is not None and name[0] > start:
        end = name[0]
    elif name is not None:
        start = max(start, name[1])
    return r.tokens.text_of(start, end).strip(r.vocabulary.blank) or None


def words_in(r: Reading, start: int, end: int) -> list[str]:
    """The folded words of a stretch."""
    return [r.folds[i] for i in range(start, end) if r.bits[i] & lx.WORD]


def head_word(r: Reading, m: Mention) -> Word:
    """The word a mention is about: its head noun, else its first."""
    return r.words[m.start if m.head_token is None else m.head_token]


def head_stems(r: Reading, m: Mention) -> set[str]:
    """The stems of the nouns by which a later definite noun may take this mention up."""
    if m.titles and m.kind in ("person", "unnamed", "name"):
        return _title_stems(r, m)
    heads = {r.words[i].stem for i, _ in m.bodies[:1]}
    if m.kind in ("unnamed", "body", "group"):
        heads.add(head_word(r, m).stem)
    return heads | {r.words[start].stem for start, _, _ in m.named_bodies[:1]}


def _title_stems(r: Reading, m: Mention) -> set[str]:
    if m.head_token is not None:  # the head noun of a title stands last where its phrase says so
        return {r.words[end - 1].stem for _, end, _ in m.titles} | {head_word(r, m).stem}
    first = {r.words[m.start].stem} if m.kind == "unnamed" else set()
    return first | {r.words[start].stem for start, _, _ in m.titles}


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


def features_of(report: Report | None) -> Features:
    """The gender and number of the reporting verb; unknown where there is none."""
    return report.frame.form.features if report is not None and report.frame is not None else Features()
