"""Which quotations are real: a small press, and what is claimed of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sample import AT, KERRY, LAVROV, statement_of, store
from tracker_extract.models import Article, Speaker
from tracker_store.asking.places import may_hold, one_blank, pieces_of, words_of
from tracker_store.by_hand.corrections import set_right
from tracker_store.database.connect import reading, writing
from tracker_store.judging.verify import VERIFY_KEYS, Claim, verified
from tracker_store.writing.write import transaction

OFFICIAL = Speaker("an-official", "an official", "مسؤول", "unnamed")
# "Lavrov said that the truce in Aleppo begins next Monday, and that peace is near. Kerry denied that weapons had been
# sent to the town. 'The road, he added, stays open.' An unnamed one said nobody knows. The weather is fine today."
ARABIC = (
    "قال لافروف إن الهُدنة في حلب تبدأ يوم الاثنين المقبل والسلام قريب.\n"
    "ونفى كيري أن أسلحة أرسلت إلى البلدة القديمة.\n"
    "«الطريق إلى الميناء» كما أضاف لافروف «يبقى مفتوحا».\n"
    "وقيل إن أحدا لا يعرف موعد اللقاء.\n"
    "الطقس جميل اليوم في العاصمة وضواحيها.\n"
)
ENGLISH = (
    "Kerry said: “We won't leave\nthe old harbour before spring.” He denied “any secret deal with them”.\n"
)
SAID = (
    ("الهُدنة في حلب تبدأ يوم الاثنين المقبل والسلام قريب", LAVROV, "say", "indirect"),
    ("أسلحة أرسلت إلى البلدة القديمة", KERRY, "deny", "indirect"),
    ("الطريق إلى الميناء…يبقى مفتوحا", LAVROV, "add", "direct"),
    ("أحدا لا يعرف موعد اللقاء", None, "say", "indirect"),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("verify") / "press.db"
    arabic = [
        statement_of(ARABIC, words, *([who] if who else []), act=act, kind=kind, said=date(2016, 8, 27), cue=cue)
        for (words, who, act, kind), cue in zip(SAID, ("قال", "ونفى", "أضاف", "وقيل"), strict=True)
    ]  # fmt: skip
    english = [
        statement_of(ENGLISH, "We won't leave\nthe old harbour before spring.", KERRY, language="en"),
        statement_of(ENGLISH, "any secret deal with them", KERRY, act="deny", language="en"),
    ]
    store(
        path,
        (Article(ARABIC, "خبر", date(2016, 8, 27), "ar", "Agency", "https://example.org/1"), arabic),
        (Article(ENGLISH, "News", None, "en", "Daily", "https://example.org/2"), english),
    )
    return path


@pytest.mark.parametrize(
    ("claim", "speaker", "verdict", "found"),
    [
        # As it stands; blanks, line ends and the marks around it are the paper's.
        ("الهُدنة في حلب تبدأ يوم الاثنين المقبل", None, "verbatim", "الهُدنة في حلب تبدأ يوم الاثنين المقبل"),
        ("«الهُدنة في حلب   تبدأ».", "sergey-lavrov", "verbatim", "الهُدنة في حلب تبدأ"),
        ("We won't leave the old harbour before spring", "john-kerry", "verbatim", "We won't leave\nthe old harbour before spring"),
        # The word before the content, and a conjunction written onto its first word.
        ("إن الهُدنة في حلب تبدأ", None, "verbatim", "إن الهُدنة في حلب تبدأ"),
        ("السلام قريب", None, "verbatim", "السلام قريب"),
        # Something left out, and said to be.
        ("الهُدنة في حلب … والسلام قريب", None, "verbatim", "الهُدنة في حلب … والسلام قريب"),
        ("We won't leave [...] before spring", None, "verbatim", "We won't leave … before spring"),
        # Hamza, vowels, tatweel, quotation marks, case, punctuation, what the reporter put in between.
        ("الهدنة في حلب تبدأ", None, "same-words", "الهُدنة في حلب تبدأ"),
        ("الهدنــة فى حَلَب تبدا يوم الإثنين", None, "same-words", "الهُدنة في حلب تبدأ يوم الاثنين"),
        ("we won’t leave the OLD harbour, before spring!", None, "same-words", "We won't leave\nthe old harbour before spring"),
        ("الطريق إلى الميناء يبقى مفتوحا", None, "same-words", "الطريق إلى الميناء … يبقى مفتوحا"),
        # What was denied is nobody's assertion, nor is it in marks, which may hold the accuser's words.
        ("أسلحة أرسلت إلى البلدة القديمة", None, "denied", "أسلحة أرسلت إلى البلدة القديمة"),
        ("أسلحة أرسلت إلى البلدة", "john-kerry", "denied", "أسلحة أرسلت إلى البلدة"),
        ("any secret deal with them", None, "denied", "any secret deal with them"),
        # Whose words.
        ("أحدا لا يعرف موعد اللقاء", None, "verbatim", "أحدا لا يعرف موعد اللقاء"),
        ("أحدا لا يعرف موعد اللقاء", "sergey-lavrov", "unresolved", "أحدا لا يعرف موعد اللقاء"),
        ("الهدنة في حلب تبدأ", "john-kerry", "other-speaker", "الهُدنة في حلب تبدأ"),
        # In an article, and nobody's.
        ("الطقس جميل اليوم", None, "in-text", "الطقس جميل اليوم"),
        ("Kerry said we won't leave", "john-kerry", "in-text", "Kerry said: “We won't leave"),
        # True as far as it goes.
        ("الهدنة في حلب تبدأ يوم الأحد", None, "beginning", "الهُدنة في حلب تبدأ يوم"),
        ("We won't leave the old harbour, ever again", "john-kerry", "beginning", "We won't leave\nthe old harbour"),
        ("We won't leave the old harbour, ever again", "sergey-lavrov", "absent", None),
        ("We won't leave them", None, "beginning", "We won't leave"),
        ("we leave them all", None, "absent", None),
        ("الهدنة في حمص", None, "absent", None),
        ("!!!", None, "absent", None),
        ('" OR folded MATCH "x', None, "absent", None),
    ],
)  # fmt: skip
def test_a_verdict(path: Path, claim: str, speaker: str | None, verdict: str, found: str | None) -> None:
    with reading(path) as connection:
        told, rows = verified(connection, Claim(claim, (speaker,) if speaker else ()))
        texts = dict(connection.execute("select id, text from articles").fetchall())
    assert (told, rows[0]["found"]) == (verdict, found)
    assert all({"number", "asked", *row} == set(VERIFY_KEYS) for row in rows)
    for row in rows:
        pieces = [texts[row["article_id"]][start:end] for start, end in row["found_spans"]]
        assert " … ".join(pieces) == (found or "")


def test_what_was_invented_and_what_stands_around(path: Path) -> None:
    with reading(path) as connection:
        _, (row,) = verified(connection, Claim("الهدنة في حلب تبدأ يوم الأحد أو السبت"))
    assert row["invented"] == "الأحد أو السبت"
    assert row["around"] == ARABIC.split("\n")[0]
    assert (row["id"], row["speaker_id"], row["url"], row["published"]) == (
        1, "sergey-lavrov", "https://example.org/1", "2016-08-27",
    )  # fmt: skip


def test_a_part_of_a_statement_is_told_as_such(path: Path) -> None:
    with reading(path) as connection:
        wholes = [
            verified(connection, Claim(words))[1][0]["whole"]
            for words in (SAID[3][0], SAID[3][0][5:], "الطقس جميل")
        ]
    assert wholes == [True, False, None]


def test_all_places_the_earliest_first_and_older_versions_on_request(tmp_path: Path) -> None:
    words = "We shall open the old bridge next week"
    path = tmp_path / "t.db"
    for outlet, day, text in (
        ("B", 2, f"B: {words}"),
        ("A", 1, f"A: {words}"),
        ("A", 3, f"A, mended: {words[:-5]} month"),
    ):
        said = statement_of(text, text.partition(": ")[2], LAVROV, said=date(2016, 8, day), language="en")
        store(path, (Article(text, outlet=outlet, url=f"https://example.org/{outlet}"), [said]))  # fmt: skip
    with writing(path) as db:
        assert [row["outlet"] for row in verified(db.conn, Claim(words))[1]] == ["B"]
        assert [row["outlet"] for row in verified(db.conn, Claim(words, (), True))[1]] == ["A", "B"]
        # A statement rejected by hand is none: the words stand in the text alone.
        with transaction(db) as connection:
            set_right(connection, 1, {"rejected": True}, None, AT)
        assert verified(db.conn, Claim(words))[0] == "in-text"


def test_words_and_where_they_stand() -> None:
    words = words_of("«وَقَال»: it's 5½", after=10)
    assert words.folds == ("وقال", "it", "s", "51", "2")
    assert words.spans[0] == (11, 17)
    assert pieces_of("“one, two … [...] three.” ...") == ("one, two", "three")
    assert one_blank(" a\n b ") == "a b"
    assert may_hold(["الهدنه", "قايمه"]).search("والهُــدنةُ «قائِمة»")
    assert not may_hold(["الهدنه", "قايمه"]).search("الهدنة ليست قائمة")  # not in a row
    assert may_hold(["strasse"]).search("Straße") and may_hold(["لا"]).search("ﻻ")  # one sign for two letters
