"""What a statement is about: topics told by their words in the content and in the sentence that reports it."""

from __future__ import annotations

from ..phrases import longest
from ..tokens import Tokens


def topics_of(tokens: Tokens, ranges: list[tuple[int, int]], implies: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """Topic -> token of the first word that speaks for it, over token ranges; implied topics come with it.

    Words of a phrase that a topic's `not` list names are passed over as a whole.
    """
    found: dict[str, int] = {}
    for start, end in ranges:
        i = start
        while i < end:
            nodes = tokens.words[i].topics
            match = longest(nodes, tokens.folds, i, end) if nodes else None
            if match is None:
                i += 1
                continue
            for topic, counts in match.payload:
                if counts:
                    found.setdefault(topic, i)
            i = match.end
    for topic in list(found):
        for implied in implies.get(topic, ()):
            found.setdefault(implied, found[topic])
    return found
