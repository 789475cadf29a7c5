"""What a statement is about: topics told by their words in the content and in the sentence that reports it.

An article can be set in a topic as a whole (a country at war): then its statements are about it even where they only
say "the proposal" or "the attack".
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from .outline.outline import Outline
from .outline.sentences import Sentence
from .reports.report import Report
from .words.phrases import longest
from .words.tokens import Tokens

# The share of an article's sentences that must name a topic of setting, beside its title: measured on the development
# articles (25 to 30 % serve alike; above, articles about Syria fall out, below, those that only touch on it come in).
SETTING = 0.3

# Topic -> the form that speaks for it: its first token, and the one behind its last.
Topics = dict[str, tuple[int, int]]


def settings_of(title: Topics, sentences: Callable[[], list[Topics]]) -> Topics:
    """The topics an article is set in: named in its title and in enough of its sentences; with the title's words.

    `title` holds the topics of setting that the title names; the sentences are looked at only where there are any.
    """
    if not title:
        return {}
    body = sentences()
    return {
        topic: at
        for topic, at in title.items()
        if sum(topic in topics for topics in body) >= SETTING * len(body)
    }


def topics_of(
    tokens: Tokens,
    ranges: Collection[tuple[int, int]],
    implies: dict[str, tuple[str, ...]],
    before: Collection[str] = (),
) -> Topics:
    """Topic -> tokens of the first form that speaks for it, over token ranges; implied topics come with it.

    Words of a phrase that a topic's `not` list names are passed over as a whole; those of its `again` list (the city,
    this) speak for it only where it is among the topics `before`.
    """
    found: Topics = {}
    for start, end in ranges:
        i = start
        while i < end:
            nodes = tokens.words[i].topics
            match = longest(nodes, tokens.folds, i, end) if nodes else None
            if match is None:
                i += 1
                continue
            for topic, counts in match.payload:
                if counts == "forms" or counts == "again" and topic in before:
                    found.setdefault(topic, (i, match.end))
            i = match.end
    for topic in list(found):
        for implied in implies.get(topic, ()):
            found.setdefault(implied, found[topic])
    return found


def topics_of_reports(
    outline: Outline,
    reports: Sequence[Report],
    clauses: Sequence[list[tuple[int, int]]],
    implies: dict[str, tuple[str, ...]],
    setting: frozenset[str],
) -> list[Topics]:
    """The topics of each report, each with the tokens of the first form that speaks for it.

    Its content's own, else those of the statement before that its words take up (the city, this); of its reporting
    clause, and of the article as a whole, only the topics of setting: a truce that the clause mentions is not what
    the speaker talks of.
    """
    tokens = outline.tokens
    title: list[Sentence] = []
    body: list[Sentence] = []
    for sentence in outline.sentences:
        (title if outline.region_at(sentence.start) == "title" else body).append(sentence)
    named = topics_of(tokens, [(s.start, s.end) for s in title], implies)
    settings = settings_of(
        {topic: at for topic, at in named.items() if topic in setting},
        lambda: [topics_of(tokens, [(s.start, s.end)], implies) for s in body],
    )
    found: list[Topics] = []
    last: Sentence | None = None
    for report, around in zip(reports, clauses, strict=True):
        clause = {t: at for t, at in topics_of(tokens, around, implies).items() if t in setting}
        own = topics_of(tokens, report.parts, implies)
        if not own and found and last in (report.sentence, outline.sentence_before(report.sentence)):
            own = topics_of(tokens, report.parts, implies, before=found[-1])
        found.append(settings | clause | own)
        last = report.sentence
    return found
