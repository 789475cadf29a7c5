"""Addresses that lead to words: the grammar, and which place a browser would take."""

from __future__ import annotations

import time
from urllib.parse import unquote

import pytest

from tracker_store.asking.text_fragments import page_of, passage_url

URL = "https://example.org/1"
TITLED = "Truce begins Monday\n\nThe envoy said the truce begins Friday. Later he said Truce begins Monday, not Friday."
TWICE = "قال الوزير إن الهدنة قريبة. وقال السفير إن الهدنة قريبة."
LONG = "The envoy said that " + "the talks go on and " * 8 + "the talks end well in Vienna."


def span(text: str, words: str, *, last: bool = False) -> tuple[int, int]:
    at = text.rindex(words) if last else text.index(words)
    return at, at + len(words)


def term(text: str, *spans: tuple[int, int], url: str = URL) -> str:
    """What stands behind `:~:` in the address, decoded."""
    found = passage_url(url, page_of(text), spans)
    assert found
    return unquote(found.partition(":~:")[2])


@pytest.mark.parametrize(
    ("label", "text", "words", "last", "expected"),
    [
        ("short", TITLED, "the truce begins Friday", False, "text=the truce begins Friday"),
        ("marks at its ends are no part", "He said: «It is over.»", "«It is over.»", False, "text=It is over"),
        ("half a word is the whole", "وأكد بأن الاتفاق قائم", "أن الاتفاق قائم", False, "text=بأن الاتفاق قائم"),
        ("blanks are one", "He said it  is\u00a0over.", "it  is\u00a0over", False, "text=it is over"),
        ("a title has the same words", TITLED, "Truce begins Monday", True, "text=said-,Truce begins Monday"),
        ("the title itself", TITLED, "Truce begins Monday", False, "text=Truce begins Monday"),
        ("two with the same words before", TWICE, "الهدنة قريبة", True, "text=السفير إن-,الهدنة قريبة"),
        ("inside a longer word is no place", "ال يوم. قال لي وم", "وم", True, "text=وم"),
        ("a line before it", "A: no.\nB agreed:\n«It is so»\nA: It is so", "It is so", True, "text=A:-,It is so"),
        ("long", LONG, LONG[20:-1], False, "text=the talks go on,end well in Vienna"),
        ("over lines", "He said\nthat all\nis well now", "that all\nis well now", False, "text=that all,is well now"),
        ("over lines, a word each", "He said\nyes\nno", "yes\nno", False, "text=yes,no"),
    ],
)  # fmt: skip
def test_the_words_are_named_as_a_browser_finds_them(
    label: str, text: str, words: str, last: bool, expected: str
) -> None:
    assert term(text, span(text, words, last=last)) == expected, label


def test_what_stands_for_something_in_the_grammar_is_encoded() -> None:
    text = "He said a-b, c & d? #1 100% «نعم» e~f"
    found = passage_url(URL, page_of(text), [span(text, text[8:])])
    assert found == (
        f"{URL}#:~:text=a%2Db%2C%20c%20%26%20d%3F%20%231%20100%25%20%C2%AB%D9%86%D8%B9%D9%85%C2%BB%20e~f"
    )
    assert passage_url(URL, page_of("a\ud800b c"), [(0, 5)]) == f"{URL}#:~:text=a%3Fb%20c"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/1?a=b", "https://example.org/1?a=b#:~:text=yes"),
        ("https://example.org/1#top", "https://example.org/1#top:~:text=yes"),
        ("https://example.org/1#:~:text=no", "https://example.org/1#:~:text=yes"),
        ("HTTPS://EXAMPLE.ORG/خبر", "HTTPS://EXAMPLE.ORG/خبر#:~:text=yes"),
        ("javascript:alert(1)", None),
        ("https://example.org/a b", None),
        ("example.org/1", None),
        ("", None),
        (None, None),
    ],
)
def test_addresses(url: str | None, expected: str | None) -> None:
    assert passage_url(url, page_of("yes"), [(0, 3)]) == expected


def test_several_parts_are_a_term_each_and_no_word_is_none() -> None:
    text = "one, two, three, four, five ..."
    parts = [span(text, word) for word in ("one", "...", "two", "three", "four", "five")]
    assert term(text, *parts) == "text=one&text=two&text=three"
    assert passage_url(URL, page_of(text), [span(text, "...")]) == URL


def test_letters_that_are_longer_in_small_do_no_harm() -> None:
    text = "İİİ said İt is so, and it is so."
    assert term(text, span(text, "it is so")) == "text=it is so"


def test_a_very_long_text_takes_no_longer_for_its_end() -> None:
    text = "the talks go on. " * 200_000 + "Now they end."
    page = page_of(text)
    begin = time.perf_counter()
    for _ in range(20):
        assert passage_url(URL, page, [(len(text) - 12, len(text) - 1)])
        assert passage_url(URL, page, [(len(text) - 29, len(text) - 14)])
    assert time.perf_counter() - begin < 2
