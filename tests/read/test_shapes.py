"""Records in the shapes that news services, databases, data frames and spreadsheets give them."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read import read_stream

TITLE = "Lamp to burn again"
TEXT = "The lighthouse keeper, Dora Lind, said the lamp would burn again on Friday."
DAY = "2021-03-09"
URL = "https://lamp.example.org/1"
OUTLET = "The Lamp Post"


def read(data: bytes | str, name: str) -> list[Article | ReadError]:
    return list(read_stream(io.BytesIO(data.encode() if isinstance(data, str) else data), name))


def known(found: Article | ReadError) -> tuple[str | None, str, str, str | None, str | None]:
    assert isinstance(found, Article), found
    body = found.text.removeprefix(f"{found.title}\n\n")
    return found.title, body, str(found.published), found.outlet, found.url


WHOLE = (TITLE, TEXT, DAY, OUTLET, URL)
SHAPES: dict[str, Any] = {
    "guardian": {
        "response": {
            "status": "ok",
            "tags": [{"id": "a"}, {"id": "b"}],
            "results": [
                {
                    "webTitle": TITLE,
                    "webPublicationDate": f"{DAY}T10:00:00Z",
                    "webUrl": URL,
                    "fields": {"bodyText": TEXT, "publication": OUTLET},
                }
            ],
        }
    },
    "new york times": {
        "response": {
            "docs": [
                {
                    "headline": {"main": TITLE, "kicker": None},
                    "pub_date": f"{DAY}T10:00:00+0000",
                    "web_url": URL,
                    "source": OUTLET,
                    "abstract": "x",
                    "lead_paragraph": TEXT,
                }
            ]
        }
    },
    "newsapi, cut short": {
        "articles": [
            {
                "source": {"id": None, "name": OUTLET},
                "title": TITLE,
                "description": "x",
                "url": URL,
                "publishedAt": f"{DAY}T10:00:00Z",
                "content": f"{TEXT}… [+1234 chars]",
            }
        ]
    },
    "bing": {
        "value": [
            {
                "name": TITLE,
                "url": URL,
                "description": TEXT,
                "provider": [{"_type": "Organization", "name": OUTLET}],
                "datePublished": f"{DAY}T10:00:00.0000000Z",
            }
        ]
    },
    "trafilatura": {
        "title": TITLE,
        "hostname": "lamp.example.org",
        "date": DAY,
        "raw_text": "",
        "text": TEXT,
        "source": URL,
        "source-hostname": OUTLET,
    },
    "webz.io": {
        "posts": [
            {
                "thread": {"site": OUTLET, "title": "x"},
                "url": URL,
                "title": TITLE,
                "text": TEXT,
                "published": f"{DAY}T10:00:00.000+02:00",
                "language": "english",
            }
        ]
    },
    "media cloud": [
        {
            "stories_id": 1,
            "title": TITLE,
            "url": URL,
            "publish_date": f"{DAY} 10:00:00",
            "media_name": OUTLET,
            "story_text": TEXT,
        }
    ],
    "gdelt article list": {
        "date": f"{DAY}T10:00:00Z",
        "url": URL,
        "title": TITLE,
        "desc": TEXT,
        "outletName": OUTLET,
    },
    "wordpress": [
        {
            "date": f"{DAY}T10:00:00",
            "link": URL,
            "title": {"rendered": TITLE},
            "content": {"rendered": f"<p>{TEXT}</p>\n", "protected": False},
            "excerpt": {"rendered": "<p>x</p>"},
            "site": OUTLET,
        }
    ],
    "elasticsearch": {
        "took": 1,
        "hits": {
            "hits": [
                {
                    "_id": "1",
                    "_source": {"title": TITLE, "text": TEXT, "date": DAY, "url": URL, "source": OUTLET},
                }
            ]
        },
    },
    "mongodb": {
        "_id": {"$oid": "5"},
        "title": TITLE,
        "body": TEXT,
        "date": {"$date": f"{DAY}T10:00:00Z"},
        "link": URL,
        "source": OUTLET,
    },
    "schema.org": {
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": TITLE,
                "articleBody": TEXT,
                "datePublished": DAY,
                "publisher": {"@type": "Organization", "name": OUTLET},
                "mainEntityOfPage": {"@id": URL},
            }
        ]
    },
    "paragraphs with their kinds": {
        "title": TITLE,
        "article_url": URL,
        "published_date": 1615284000000,
        "source": OUTLET,
        "contents": [
            {"type": "kicker", "content": "Coast"},
            {"type": "sanitized_html", "subtype": "paragraph", "content": TEXT},
        ],
    },
    "json feed": {
        "version": "https://jsonfeed.org/version/1.1",
        "title": OUTLET,
        "description": "News of the coast.",
        "items": [
            {
                "url": URL,
                "title": TITLE,
                "content_html": f"<p>{TEXT}</p>",
                "date_published": f"{DAY}T10:00:00+02:00",
            }
        ],
    },
    "rss as json": {
        "feed": {"title": OUTLET, "link": "https://lamp.example.org"},
        "items": [{"title": TITLE, "pubDate": f"{DAY} 10:00:00", "link": URL, "content": TEXT}],
    },
    "data frame by columns": {
        "title": {"0": TITLE},
        "text": {"0": TEXT},
        "date": {"0": DAY},
        "outlet": {"0": OUTLET},
        "url": {"0": URL},
    },
    "data frame split": {
        "columns": ["title", "text", "date", "outlet", "url"],
        "index": [0],
        "data": [[TITLE, TEXT, DAY, OUTLET, URL]],
    },
    "records under their ids": {
        "a1": {"title": TITLE, "text": TEXT, "date": DAY, "outlet": OUTLET, "url": URL},
    },
    "archived": {
        "Title": TITLE,
        "Article Text": TEXT,
        "Publish-Date": DAY,
        "Publication": OUTLET,
        "URL": f"https://web.archive.org/web/20220101000000/{URL}",
    },
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_what_services_and_databases_give(shape: Any) -> None:
    (found,) = read(json.dumps(shape), "a.json")
    assert known(found) == WHOLE


def test_an_outlet_that_is_an_address_is_none() -> None:
    (found,) = read(
        json.dumps({"title": TITLE, "text": TEXT, "source": URL, "hostname": "lamp.example.org"}), "a.json"
    )
    assert known(found)[3:] == ("lamp.example.org", URL)


@pytest.mark.parametrize(
    ("given", "seen"),
    [
        ("&quot;Yes,&quot; said Dora Lind. It&#39;s lit.", '"Yes," said Dora Lind. It\'s lit.'),
        ("&amp;quot;Yes&amp;quot;", '"Yes"'),
        ("Lind &amp; Sons", "Lind & Sons"),
        ("Lind & Sons; see ?a=1&copy=2", "Lind & Sons; see ?a=1&copy=2"),
        ("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", "One.\nTwo."),
        ("a < b and c > d", "a < b and c > d"),
    ],
)
def test_references_in_a_value_are_characters(given: str, seen: str) -> None:
    (found,) = read(json.dumps({"text": given}), "a.json")
    assert isinstance(found, Article) and found.text == seen


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("sep", f"sep=;\r\ntitle;text;date;outlet;url\r\n{TITLE};{TEXT};{DAY};{OUTLET};{URL}\r\n"),
        ("sep, mark", f"\ufeffsep=|\ntitle|text|date|outlet|url\n{TITLE}|{TEXT}|{DAY}|{OUTLET}|{URL}\n"),
        ("bars", f"title|text|date|outlet|url\n{TITLE}|{TEXT}|{DAY}|{OUTLET}|{URL}\n"),
        ("a separator too many", f"title;text;date;outlet;url\n{TITLE};{TEXT};{DAY};{OUTLET};{URL};;\n"),
        (
            "arabic",
            f"عنوان الخبر;نص الخبر;تاريخ النشر;الصحيفة;رابط الخبر\n{TITLE};{TEXT};{DAY};{OUTLET};{URL}\n",
        ),
        (
            "commas in a name of a column",
            f'title;text;date;outlet;url;"a, b, c, d, e, f"\n{TITLE};{TEXT};{DAY};{OUTLET};{URL};x\n',
        ),
    ],
)
def test_tables_as_spreadsheets_write_them(name: str, table: str) -> None:
    (found,) = read(table, "a.csv")
    assert known(found) == WHOLE


@pytest.mark.parametrize("name", ["a.txt", "a", "a.dat"])
@pytest.mark.parametrize("mark", ["\t", ";", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_table_is_told_by_the_names_of_its_columns(name: str, mark: str, encoding: str) -> None:
    rows = [["title", "text", "date", "outlet", "url"], [TITLE, f'"{TEXT}"', DAY, OUTLET, URL]]
    (found,) = read("\r\n".join(mark.join(row) for row in rows).encode(encoding), name)
    assert known(found) == WHOLE


@pytest.mark.parametrize(
    "text",
    [
        "Text, date and outlet\n\nShe said so.",
        "Title: text\n\nShe said so.",
        "Article, source\n\nShe said so, and left.",
    ],
)
def test_a_text_whose_first_line_has_commas_is_text(text: str) -> None:
    (found,) = read(text, "a.txt")
    assert isinstance(found, Article) and found.text == text


def test_a_stray_byte_in_json_is_one_character() -> None:
    text = "قالت حارسة المنارة إن المصباح سيضيء"
    data = json.dumps([{"text": text + "@"}], ensure_ascii=False).encode().replace(b"@", b"\xe9")
    (found,) = read(data, "a.json")
    assert isinstance(found, Article) and found.text == text + "\ufffd"


@pytest.mark.parametrize(
    "record",
    [
        {"url": URL, "url_mobile": "", "title": TITLE, "seendate": "20210309T101500Z", "domain": "lamp.example", "language": "English"},
        {"URL": URL, "MobileURL": "", "Date": f"{DAY} 10:15:00", "Title": TITLE},
        {"stories_id": 1, "publish_date": f"{DAY} 10:00:00", "title": TITLE, "url": URL, "media_name": OUTLET, "ap_syndicated": False},
        {"id": "1", "indexed_date": f"{DAY} 23:00:00", "publish_date": DAY, "title": TITLE, "url": URL, "media_name": OUTLET},
    ],
)  # fmt: skip
def test_of_lists_without_texts_the_headlines_are_read(record: dict[str, Any]) -> None:
    (found,) = read_stream(io.BytesIO(json.dumps([record]).encode()), "a.json")
    assert isinstance(found, Article)
    assert (found.text, found.title, str(found.published), found.url) == (TITLE, TITLE, DAY, URL)


def test_other_records_without_text_are_told() -> None:
    (found,) = read_stream(
        io.BytesIO(json.dumps([{"title": TITLE, "url": URL, "words": TEXT}]).encode()), "a.json"
    )
    assert isinstance(found, ReadError) and "--fields text=FIELD" in found.reason
