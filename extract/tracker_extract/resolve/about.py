"""What a statement is about: topics told by their words in the content and in the sentence that reports it."""

from __future__ import annotations

from ..lexicon import Word
from ..tokens import Tokens


def topics_of(tokens: Tokens, ranges: list[tuple[int, int]], implies: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """Topic -> token of the first word that speaks for it, over token ranges; implied topics come with it.

    Words of a phrase that a topic's `not` list names are passed over as a whole.
    """
    found: dict[str, int] = {}
    for start, end in ranges:
        i = start
        while i < end:
            match = _match(tokens.words, i, end) if tokens.words[i].topics else None
            if match is None:
                i += 1
                continue
            for topic, counts in match[1]:
                if counts:
                    found.setdefault(topic, i)
            i = match[0]
    for topic in list(found):
        for implied in implies.get(topic, ()):
            found.setdefault(implied, found[topic])
    return found


def _match(words: list[Word], start: int, limit: int) -> tuple[int, list[tuple[str, bool]]] | None:
    """The longest topic phrase at `start`: its end and payload; articles of its words do not matter."""
    best: tuple[int, list[tuple[str, bool]]] | None = None
    for node in words[start].topics:
        at = start + 1
        while True:
            if None in node and (best is None or at > best[0]):
                best = at, node[None]
            if at >= limit or words[at].bare not in node:
                break
            node, at = node[words[at].bare], at + 1
    return best
