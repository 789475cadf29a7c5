"""Chats, mailboxes and mails: an article a message, without what is no part of its words."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from typing import Any

import pytest

from tracker_extract.errors import NoArticleError, ReadError
from tracker_extract.models import Article
from tracker_extract.read import read_stream

SENTENCE = "Keeper Dora Lind said the lamp would burn again on Friday."
OTHER = "The council said the oil was dear."


def read(data: str | bytes, name: str) -> list[Article | ReadError]:
    return list(read_stream(io.BytesIO(data.encode() if isinstance(data, str) else data), name))


def articles(data: str | bytes, name: str) -> list[Article]:
    return [found for found in read(data, name) if isinstance(found, Article)]


def body(article: Article, kind: str = "body") -> str:
    return "\n".join(article.text[r.start : r.end] for r in article.regions if r.kind == kind)


# -- WhatsApp ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("[09/03/2021, 10:00:00] ", "[25/03/2021, 21:30:12] "),
        ("09/03/2021, 10:00 - ", "25/03/2021, 21:30 - "),
        ("3/9/21, 10:00\u202fAM - ", "3/25/21, 9:30\u202fPM - "),
        ("3/9/21, 10:00 AM - ", "3/25/21, 9:30 PM - "),
        ("[3/9/21, 10:00:00 AM] ", "[3/25/21, 9:30:12 PM] "),
        ("09.03.21, 10:00 - ", "25.03.21, 21:30 - "),
        ("2021-03-09, 10:00 - ", "2021-03-25, 21:30 - "),
        ("2021/03/09 10:00 - ", "2021/03/25 21:30 - "),
        ("٩\u200f/٣\u200f/٢٠٢١، ١٠:٠٠ ص - ", "٢٥\u200f/٣\u200f/٢٠٢١، ٩:٣٠ م - "),
        ("\u200e[09/03/2021, 10:00:00] ", "\u200e[25/03/2021, 21:30:12] "),
        ("9/3/2021, 10:00 a. m. - ", "25/3/2021, 9:30 p. m. - "),
    ],
)
def test_whatsapp(first: str, second: str) -> None:
    chat = f"{first}Messages are encrypted.\n{first}Dora: {SENTENCE}\nIt was late.\n{second}~\u202fNils L: {OTHER}\n"
    one, two = articles(chat, "_chat.txt")
    assert [body(one, "byline"), body(two, "byline")] == ["Dora", "Nils L"]
    assert [one.published, two.published] == [date(2021, 3, 9), date(2021, 3, 25)]
    assert body(two) == OTHER and "It was late." in one.text


@pytest.mark.parametrize(
    "left_out",
    [
        "<Media omitted>",
        "\u200eimage omitted",
        "<attached: 00000001-PHOTO.jpg>",
        "IMG-20210309-WA0001.jpg (file attached)",
        "This message was deleted",
        "<تم استبعاد الوسائط>",
        "تم حذف هذه الرسالة",
        "IMG-1.jpg (الملف مرفق)",
    ],
)
def test_what_stands_for_a_picture_is_no_message(left_out: str) -> None:
    chat = f"[09/03/2021, 10:00:00] Dora: {left_out}\n[09/03/2021, 10:01:00] Dora: {SENTENCE}\n"
    (found,) = articles(chat, "_chat.txt")
    assert body(found) == SENTENCE


def test_whatsapp_in_its_zip() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "_chat.txt",
            f"[09/03/2021, 10:00:00] Dora: {SENTENCE}\n[09/03/2021, 10:01:00] Dora: image omitted\n",
        )
        archive.writestr("IMG-1.jpg", b"\xff\xd8\xff\xe0" + bytes(99))
    picture, found = read(out.getvalue(), "WhatsApp Chat - Lamp Watch.zip")
    assert isinstance(picture, NoArticleError)
    assert isinstance(found, Article) and found.outlet == "Lamp Watch"


@pytest.mark.parametrize(
    "text",
    [
        "14/05/2019, 10:00 - the day the lamp went out.\n\nKeeper Dora Lind said so.",
        "09/03/2021\n\nDora Lind: the lamp burns.",
        "[1] Dora: the lamp burns.",
    ],
)
def test_a_text_that_begins_with_a_day_is_no_chat(text: str) -> None:
    (found,) = articles(text, "a.txt")
    assert found.text == text


# -- Telegram ---------------------------------------------------------------------------------------------------------


def message(number: int, text: Any, **more: Any) -> dict[str, Any]:
    return {
        "id": number,
        "type": "message",
        "date": f"2021-03-{number:02}T10:00:00",
        "from": "Dora",
        "text": text,
    } | more


MESSAGES = [
    {"id": 1, "type": "service", "date": "2021-03-01T09:00:00", "action": "create_channel", "text": ""},
    message(2, SENTENCE),
    message(
        3,
        [
            "Lamp: ",
            {"type": "bold", "text": "Keeper"},
            " ",
            {"type": "link", "text": "Dora Lind"},
            " said so.",
        ],
    ),
    message(4, "", photo="photos/1.jpg"),
]


@pytest.mark.parametrize(
    ("export", "bylines"),
    [
        ({"name": "Lamp Watch", "type": "public_channel", "messages": MESSAGES}, ["", ""]),
        ({"name": "Lamp Watch", "type": "private_group", "messages": MESSAGES}, ["Dora", "Dora"]),
        (
            {
                "about": "x",
                "chats": {"list": [{"name": "Lamp Watch", "type": "private_group", "messages": MESSAGES}]},
            },
            ["Dora", "Dora"],
        ),
    ],
)
def test_telegram(export: dict[str, Any], bylines: list[str]) -> None:
    found = read(json.dumps(export), "result.json")
    assert all(isinstance(f, Article) for f in found)
    texts = articles(json.dumps(export), "result.json")
    assert [body(t) for t in texts] == [SENTENCE, "Lamp: Keeper Dora Lind said so."]
    assert [body(t, "byline") for t in texts] == bylines
    assert [(t.outlet, t.published) for t in texts] == [
        ("Lamp Watch", date(2021, 3, 2)),
        ("Lamp Watch", date(2021, 3, 3)),
    ]


# -- mail -------------------------------------------------------------------------------------------------------------


def mail(text: str, subject: str = "Lamp", kind: str = "text/plain; charset=utf-8", more: str = "") -> str:
    return (
        f"From: Dora <dora@lamp.example>\nSubject: {subject}\nDate: Tue, 09 Mar 2021 10:00:00 +0200\nMIME-Version: 1.0\n"
        f"Content-Type: {kind}\n{more}\n{text}"
    )


@pytest.mark.parametrize(
    "subject",
    [
        "Re: Lamp",
        "RE: Fwd: Lamp",
        "Re[2]: Lamp",
        "AW: WG: Lamp",
        "=?utf-8?b?2LHYrzog?= Lamp",
        "[Fwd: Lamp",
        "Re : Lamp",
        "Lamp",
    ],
)
def test_subjects(subject: str) -> None:
    assert articles(mail(SENTENCE, subject), "a.eml")[0].title == "Lamp"


@pytest.mark.parametrize("subject", ["Reform: the oil law", "Dora: lamp burns", "Regarding: lamp"])
def test_a_subject_with_a_colon_of_its_own(subject: str) -> None:
    assert articles(mail(SENTENCE, subject), "a.eml")[0].title == subject


@pytest.mark.parametrize(
    "rest",
    [
        "On Mon, 8 Mar 2021 at 09:00, Nils <nils@x.example> wrote:\n> Did Anna Holm say the oil was gone?\n> Nils",
        "On Mon, 8 Mar 2021 at 09:00, Nils Lund\n<nils@x.example> wrote:\n\n> Anna Holm said no.",
        "> Anna Holm said the oil was gone.",
        "-----Original Message-----\nFrom: Nils\nSent: Monday\n\nAnna Holm said the oil was gone.",
        "From: Nils <nils@x.example>\nSent: Monday\n\nAnna Holm said the oil was gone.",
        "On Mon, 8 Mar 2021 at 09:00, Nils <nils@x.example> wrote:\n\nAnna Holm said the oil was gone.",
        "-- \nThe lamp office said nothing\nTel. 1",
        "كتب نلز في 8 آذار:\n> قالت آنا هولم إن الزيت نفد.".replace(
            "كتب نلز في 8 آذار:", "في 8 آذار نلز كتب:"
        ),
    ],
)
def test_quoted_mails_and_signatures_are_not_the_senders_words(rest: str) -> None:
    (found,) = articles(mail(f"{SENTENCE}\n\n{rest}\n", "Re: Lamp"), "a.eml")
    assert body(found) == SENTENCE
    assert body(found, "furniture") == rest.rstrip()


def test_words_that_somebody_wrote_are_kept() -> None:
    text = "In 2019 keeper Dora Lind wrote:\n\nThe lamp would burn again."
    assert body(articles(mail(text), "a.eml")[0]).endswith("The lamp would burn again.")


def test_format_flowed() -> None:
    text = "Keeper Dora Lind said the lamp \nwould burn again \non Friday.\nOil is dear.\n\n> Who \n> said so?\n-- \nDora\n"
    (found,) = articles(mail(text, kind="text/plain; charset=utf-8; format=flowed"), "a.eml")
    assert body(found) == "Keeper Dora Lind said the lamp would burn again on Friday.\nOil is dear."
    (found,) = articles(
        mail("Ke \neper.\n", kind="text/plain; charset=utf-8; format=flowed; delsp=yes"), "a.eml"
    )
    assert body(found) == "Keeper."


def test_mailbox() -> None:
    start = "From dora@lamp.example Tue Mar  9 10:00:00 2021\n"
    box = f"{start}{mail(SENTENCE)}\n\n>From the tower she saw it.\n\n{start}Subject: empty\n\n\n{start}{mail(OTHER, 'Re: Oil')}\n"
    found = read(box, "inbox")
    assert [f.title if isinstance(f, Article) else str(f) for f in found] == [
        "Lamp",
        "inbox[2]: a message without text",
        "Oil",
    ]
    assert isinstance(found[0], Article) and "\nFrom the tower she saw it." in found[0].text
    assert found[0].published == date(2021, 3, 9)


def test_a_text_that_begins_with_from_is_text() -> None:
    text = "From the tower at 10:00 in 2021\n\nKeeper Dora Lind said so."
    assert articles(text, "a.txt")[0].text == text
