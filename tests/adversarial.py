"""Texts made to break the extractor: its own signs and words, many and nested. Each maker takes a length."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle, islice

# Signs and words by which statements are found, in both languages, and what news puts between them.
PIECES = (
    "«", "»", "“", "”", '"', "'", "(", ")", "[", "]", ":", "،", ",", ".", "…", "-", "–", "؛", "؟", "!", "\n", "\n\n",
    "\r\n", "\u2028", "\t", " ", "قال", "وقال", "قالت", "وأضاف", "مضيفا", "أعلن", "أكد", "صرح", "أن", "إن", "بأن", "إنه", "بحسب",
    "وفقا لـ", "نقلا عن", "على لسان", "لافروف", "سيرغي لافروف", "وزير الخارجية", "الروسي", "الرئيس", "هو", "هي", "الذي",
    "التي", "أمس", "الثلاثاء", "27 آب/أغسطس 2016", "2016-08-27", "١٤٣٧ هـ", "said", "says", "that", "according to", "told", "he",
    "who", "John Kerry", "the minister", "on Friday", "ـ", "َ", "\u200f", "\u202e", "\u2066", "\ufeff", "\x00", "\ud800", "\x1b[31m",
    "🙂", "ﷲ", "ﻻ", "Ⅷ", "²", "0", "٣", "a", "ا", "_", "#", "@", "/", "\\", "<b>", "http://x/y?z=1",
)  # fmt: skip


def repeated(*pieces: str) -> Callable[[int], str]:
    """The pieces again and again."""
    whole = "".join(pieces)
    return lambda length: (whole * (length // len(whole) + 1))[:length]


def nested(opening: str, closing: str) -> Callable[[int], str]:
    """Half of the length opens, the other half closes."""
    return lambda length: opening * (length // (2 * len(opening))) + closing * (length // (2 * len(closing)))


def mixture(step: int) -> Callable[[int], str]:
    """All pieces in an order that depends on `step`, with blanks between them."""

    def make(length: int) -> str:
        order = (PIECES[number * step % len(PIECES)] for number in cycle(range(len(PIECES))))
        return " ".join(islice(order, length // 3 + 1))[:length]

    return make


ADVERSARIAL: dict[str, Callable[[int], str]] = {
    "opening quotation marks": repeated("«"),
    "closing quotation marks": repeated("»"),
    "straight quotation marks": repeated('"'),
    "quotation marks with words": repeated("«قال» "),
    "straight marks with words": repeated('" قال '),
    "reporting verbs": repeated("قال "),
    "reporting verbs, one sentence each": repeated("قال. "),
    "verbs with complementisers": repeated("قال إن "),
    "verbs, names, complementisers": repeated("قال لافروف إن "),
    "additions without a source": repeated("وأضاف أن الهدنة قريبة. "),
    "names": repeated("سيرغي لافروف "),
    "titles": repeated("وزير الخارجية الروسي "),
    "pronouns": repeated("قال هو إنه "),
    "nested brackets": nested("(", ")"),
    "nested brackets with words": nested("( قال ", " أن )"),
    "nested quotation marks": nested("« قال: ", " »"),
    "unclosed marks in sentences": repeated("قال لافروف «إن الهدنة. "),
    "commas": repeated("قال، "),
    "colons": repeated("لافروف: "),
    "dates": repeated("27 آب/أغسطس 2016 "),
    "numbers": repeated("1.2.3,4 "),
    "one word": repeated("ا"),
    "one number": repeated("1"),
    "vowel signs": repeated("َ"),
    "tatweel": repeated("ـ"),
    "blanks": repeated(" "),
    "line ends": repeated("\n"),
    "lines of one word": repeated("قال\n"),
    "dots": repeated("."),
    "initials": repeated("U.S."),
    "hyphens": repeated("al-"),
    "said": repeated("said "),
    "he said that": repeated("he said that "),
    "quotations in English": repeated('"yes," he said, '),
    "according to": repeated("according to the minister, "),
    "conjunctions": repeated("و "),
    "accusing chains": repeated("اتهم لافروف كيري بأنه "),
    "bidi controls": repeated("\u202e\u2066قال "),
    "a mixture": mixture(7),
    "another mixture": mixture(13),
}
