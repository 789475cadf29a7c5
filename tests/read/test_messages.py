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
from tracker_extract.read import ReadOptions, read_stream

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
        ("[9.3.2021 klo 10.00.00] ", "[25.3.2021 klo 21.30.12] "),
        ("9.3.2021 klo 10.00 - ", "25.3.2021 klo 21.30 - "),
        ("09/03/2021 à 10:00 - ", "25/03/2021 à 21:30 - "),
        ("[2021-03-09, 10:00:00 a.m.] ", "[2021-03-25, 9:30:12 p.m.] "),
    ],
)
def test_whatsapp(first: str, second: str) -> None:
    chat = f"{first}Messages are encrypted.\n{first}Dora: {SENTENCE}\nIt was late.\n{second}~\u202fNils L: {OTHER}\n"
    one, two = articles(chat, "_chat.txt")
    assert [body(one, "byline"), body(two, "byline")] == ["Dora", "Nils L"]
    assert [one.published, two.published] == [date(2021, 3, 9), date(2021, 3, 25)]
    assert body(two) == OTHER and "It was late." in one.text


@pytest.mark.parametrize(
    "name",
    [
        "WhatsApp Chat with Lamp Watch.txt",
        "WhatsApp Chat mit Lamp Watch.txt",
        "Discussion WhatsApp avec Lamp Watch.txt",
        "Чат WhatsApp с контактом Lamp Watch.txt",
        "Chat de WhatsApp con Lamp Watch.txt",
        "دردشة واتساب مع Lamp Watch.txt",
    ],
)
def test_the_name_of_a_chat_by_the_language_of_the_phone(name: str) -> None:
    (found,) = articles(f"25/03/2021 à 10:00 - Dora : {SENTENCE}\n", name)
    assert (found.outlet, body(found, "byline"), found.published) == ("Lamp Watch", "Dora", date(2021, 3, 25))


def test_whatsapp_as_korean_phones_write_it() -> None:
    chat = f"2021. 3. 9. 오전 10:00, Dora : {SENTENCE}\n2021. 3. 25. 오후 9:30, Nils : {OTHER}\n"
    one, two = articles(chat, "_chat.txt")
    assert [body(one, "byline"), body(two, "byline"), body(two)] == ["Dora", "Nils", OTHER]
    assert [one.published, two.published] == [date(2021, 3, 9), date(2021, 3, 25)]


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
        "<Médias omis>",
        "IMG-1.jpg (fichier joint)",
        "\u200eimage absente",
        "<Без медиафайлов>",
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


def telegram_page(messages: str, name: str = "Lamp Watch") -> str:
    return (
        f'<!DOCTYPE html>\n<html>\n\n <head>\n\n  <meta charset="utf-8"/>\n<title>Exported Data</title>\n  <link href="css/style.css" rel="stylesheet"/>\n'
        f'</head>\n <body onload="CheckLocation();">\n  <div class="page_wrap">\n   <div class="page_header">\n    <div class="content">\n'
        f'     <div class="text bold">\n{name}\n     </div>\n    </div>\n   </div>\n   <div class="page_body chat_page">\n    <div class="history">\n'
        f'     <div class="message service" id="message-1">\n      <div class="body details">\n9 March 2021\n      </div>\n     </div>\n{messages}'
        "    </div>\n   </div>\n  </div>\n </body>\n</html>\n"
    )


def telegram_message(day: str, sender: str, inside: str) -> str:
    name = f'       <div class="from_name">\n{sender} \n       </div>\n' if sender else ""
    picture = '<div class="pull_left userpic_wrap">\n<div class="userpic userpic4">\n<div class="initials">\nDL\n</div></div></div>'
    return (
        f'     <div class="message default clearfix{"" if sender else " joined"}" id="message2">\n      {picture if sender else ""}\n      <div class="body">\n'
        f'       <div class="pull_right date details" title="{day}">\n10:00\n       </div>\n{name}{inside}      </div>\n     </div>\n'
    )


TELEGRAM_PAGE = telegram_page(
    telegram_message("09.03.2021 10:00:00 UTC+03:00", "Dora", f'<div class="text">\n{SENTENCE.replace("lamp", "<strong>lamp</strong>")}<br>It was late.\n</div>')
    + telegram_message("10.03.2021 09:00:00", "", f'<div class="reply_to details">\nIn reply to <a href="#go">this message</a>\n</div><div class="text">{OTHER}</div>')
    + telegram_message("10.03.2021 09:01:00", "", '<div class="media_wrap clearfix"><div class="media"><div class="body"><div class="title bold">Sticker</div></div></div></div>')
    + telegram_message(
        "11.03.2021 09:00:00", "Nils",
        '<div class="forwarded body"><div class="from_name">Oil Office<span class="date details" title="01.02.2020 08:00:00"> 01.02.2020 08:00:00</span></div>'
        f'<div class="text">{OTHER}</div></div>',
    )
)  # fmt: skip


def test_telegram_in_pages() -> None:
    found = articles(TELEGRAM_PAGE, "ChatExport_2021-03-12/messages.html")
    assert [(body(f, "byline"), f.published, f.outlet) for f in found] == [
        ("Dora", date(2021, 3, 9), "Lamp Watch"),
        ("Dora", date(2021, 3, 10), "Lamp Watch"),
        ("Oil Office", date(2021, 3, 11), "Lamp Watch"),
    ]
    assert found[0].text == f"Dora\n\n{SENTENCE}\nIt was late."
    assert found[1].text == f"Dora\n\n{OTHER}"


def test_a_channel_of_telegram_in_pages_is_its_own_author() -> None:
    page = telegram_page(
        telegram_message("09.03.2021 10:00:00", "Lamp Watch", f'<div class="text">{SENTENCE}</div>')
    )
    (found,) = articles(page, "messages.html")
    assert found.text == SENTENCE and not body(found, "byline")
    (faulty,) = read(telegram_page(""), "messages.html")
    assert isinstance(faulty, ReadError) and faulty.reason == "a chat without messages"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (f"[09/03/2021, 10:00:00] Dora: {SENTENCE}\n[09/03/2021, 11:00:00] Nils: {OTHER}\nNo.\n[25/03/2021, 10:00:00] Dora: {OTHER}\n", "_chat.txt"),
        (json.dumps({"name": "Lamp", "type": "private_group", "messages": [message(9, SENTENCE), message(9, f"{OTHER}\nNo.") | {"from": "Nils"}, message(25, OTHER)]}), "result.json"),
        (telegram_page(telegram_message("09.03.2021 10:00:00", "Dora", f'<div class="text">{SENTENCE}</div>') + telegram_message("09.03.2021 11:00:00", "Nils", f'<div class="text">{OTHER}<br>No.</div>') + telegram_message("25.03.2021 11:00:00", "Dora", f'<div class="text">{OTHER}</div>')), "messages.html"),
    ],
    ids=["whatsapp", "telegram", "telegram pages"],
)  # fmt: skip
def test_the_messages_of_a_day_are_an_article_where_that_is_asked_for(data: str, name: str) -> None:
    first, second = read_stream(io.BytesIO(data.encode()), name, ReadOptions(per_day=True))
    assert isinstance(first, Article) and isinstance(second, Article)
    assert first.text == f"Dora\n\n{SENTENCE}\n\nNils\n\n{OTHER}\nNo." and first.title is None
    assert [body(first, "byline"), body(first)] == ["Dora\nNils", f"{SENTENCE}\n{OTHER}\nNo."]
    assert [first.published, second.published] == [date(2021, 3, 9), date(2021, 3, 25)]


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


@pytest.mark.parametrize(
    ("sender", "byline"),
    [
        ("Dora Lind <dora@lamp.example>", "Dora Lind"),
        ('"Lind, Dora" <dora@lamp.example>', "Lind, Dora"),
        ("=?utf-8?b?2K/ZiNix2KcgINmE2YbYrw==?= <dora@lamp.example>", "دورا لند"),
        ("dora at lamp.example (Dora Lind)", "Dora Lind"),
        ("dora@lamp.example", ""),
        ("", ""),
    ],
)
@pytest.mark.parametrize("subject", ["Lamp", ""])
def test_the_sender_of_a_mail_is_its_byline(sender: str, byline: str, subject: str) -> None:
    text = f"From: {sender}\nSubject: {subject}\nDate: Tue, 09 Mar 2021 10:00:00 +0200\nMIME-Version: 1.0\n\n{SENTENCE}\n"
    (found,) = articles(text, "a.eml")
    assert body(found, "byline") == byline
    assert body(found) == SENTENCE and found.title == (subject or None)


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
