"""Keys of articles and statements that depend on nothing but what they are: the same in any shard, order and run."""

from __future__ import annotations

import hashlib

from tracker_store.writing.prepare import Prepared, Said

# Hexadecimal digits of a key: among 10^9 statements two equal ones by chance are less likely than 10^-20.
LENGTH = 32


def article_key(article: Prepared) -> str:
    """Of text, outlet and address: what tells one article from another in the database, too."""
    return _digest(article.text_sha256, article.outlet or "", article.url or "")


def statement_key(article: Prepared, said: Said) -> str:
    """Of the text, where the words stand in it, and the cue: copies of an article have the same keys."""
    cue_start, cue_end = said.row[7:9]
    spans = ",".join(f"{start}-{end}" for start, end, _ in said.parts)
    return _digest(article.text_sha256, spans, f"{cue_start}-{cue_end}")


def _digest(*parts: str) -> str:
    whole = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass"))
    return whole.hexdigest()[:LENGTH]
