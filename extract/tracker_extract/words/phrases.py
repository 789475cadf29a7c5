"""Phrases over folded words: one tree for names, titles, topics and fixed expressions.

A tree is nested dictionaries, word by word; what a phrase stands for hangs under the key None. The first word of
a phrase may carry clitics in the text, so the word table looks it up; the rest must match folded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from ..text import fold

Node = dict[Any, Any]
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")


class Found(NamedTuple):
    """A phrase in a text: first and last-but-one token, and what hangs on it."""

    start: int
    end: int
    payload: tuple[Any, ...]


def phrase_words(phrase: str) -> list[str]:
    """The folded words of a phrase, punctuation left out."""
    return _WORD.findall(fold(phrase))


def add_phrase(root: Node, phrase: str, payload: Any) -> None:
    """Hang `payload` on `phrase`; a phrase of no words is ignored."""
    add_words(root, phrase_words(phrase), payload)


def add_words(root: Node, words: Sequence[str], payload: Any) -> None:
    """Hang `payload` on a phrase whose folded words are given; one of no words is ignored."""
    if not words:
        return
    node = root
    for word in words:
        node = node.setdefault(word, {})
    known = node.get(None, ())
    if payload not in known:
        node[None] = (*known, payload)


def build_tree(phrases: Iterable[tuple[str, Any]]) -> Node:
    """A tree of (phrase, payload) pairs."""
    root: Node = {}
    for phrase, payload in phrases:
        add_phrase(root, phrase, payload)
    return root


def longest(nodes: Iterable[Node], folds: Sequence[str], start: int, limit: int) -> Found | None:
    """The longest phrase that begins at token `start` and ends before `limit`; `nodes` are its first word's."""
    end, longest_payload = start, None
    for first in nodes:
        node: Node | None = first
        at = start
        while node is not None:
            at += 1
            payload = node.get(None)
            if payload and at > end:
                end, longest_payload = at, payload
            node = node.get(folds[at]) if at < limit else None
    return Found(start, end, longest_payload) if longest_payload else None
