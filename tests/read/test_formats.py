"""One article, in every form it may come in: the same text, title and date come out."""

from __future__ import annotations

import csv
import gzip
import io
import json
import lzma
import zipfile
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path

import pytest

from tracker_extract.errors import DataError, ReadError
from tracker_extract.models import Article
from tracker_extract.read import Fields, ReadOptions, read_file, read_paths, read_stream

from .make_pdf import pdf_of

TITLE = "الوزير: المفاوضات مستمرة"
BODY = "قال الوزير للصحافيين في العاصمة إن «المفاوضات مستمرة» رغم الصعوبات الكثيرة التي تعترضها.\nوأضاف أن الوفد سيعود غدا، مؤكدا أن الطرفين قريبان من اتفاق يرضي الجميع ويفتح الباب أمام مرحلة جديدة."
DAY = date(2016, 8, 27)
RECORD = {
    "title": TITLE,
    "text": BODY,
    "date": "2016-08-27",
    "outlet": "الوكالة",
    "url": "https://news.example/1",
    "lang": "ar",
}


def read(path: Path | str, options: ReadOptions | None = None) -> list[Article | ReadError]:
    return list(read_paths([path], options))


def articles(path: Path | str, options: ReadOptions | None = None) -> list[Article]:
    found = read(path, options)
    assert not [e for e in found if isinstance(e, ReadError)], found
    return [a for a in found if isinstance(a, Article)]


def the_article(article: Article) -> None:
    assert article.text == f"{TITLE}\n\n{BODY}"
    assert (article.title, article.published) == (TITLE, DAY)
    assert article.sha256 and len(article.sha256) == 64
    assert [r.kind for r in article.regions] == ["title", "body"]


# -- records ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1256"])
def test_jsonl(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "dump.jsonl"
    file.write_bytes(
        "".join(json.dumps(RECORD, ensure_ascii=False) + "\r\n" for _ in range(2)).encode(encoding)
    )
    first, second = articles(file)
    the_article(first)
    assert (first.outlet, first.url, first.language) == ("الوكالة", "https://news.example/1", "ar")
    assert first.sha256 == second.sha256
    assert first.path == str(file)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(json.dumps([RECORD, RECORD], ensure_ascii=False), id="a list"),
        pytest.param(json.dumps([RECORD, RECORD], indent=1), id="an indented list"),
        pytest.param(
            json.dumps({"status": "ok", "articles": [RECORD, RECORD]}), id="a list inside an object"
        ),
        pytest.param(
            json.dumps({"response": {"docs": [RECORD, RECORD]}}, indent=2), id="a list two objects deep"
        ),
    ],
)
def test_json(tmp_path: Path, content: str) -> None:
    (tmp_path / "dump.json").write_text(content, "utf-8")
    found = articles(tmp_path / "dump.json")
    assert len(found) == 2
    the_article(found[0])


def test_json_of_one_article(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(json.dumps(RECORD, indent=2), "utf-8")
    (article,) = articles(tmp_path / "one.json")
    the_article(article)


def test_the_content_tells_the_type_and_not_the_name(tmp_path: Path) -> None:
    (tmp_path / "x.dat").write_text(json.dumps(RECORD) + "\n" + json.dumps(RECORD), "utf-8")
    assert len(articles(tmp_path / "x.dat")) == 2
    (tmp_path / "y.txt").write_text("[عاجل] قال الوزير إن الهدنة صامدة.", "utf-8")
    assert len(articles(tmp_path / "y.txt")) == 1
    (tmp_path / "z.json").write_text(f"<html><title>{TITLE}</title><p>{BODY * 3}</p></html>", "utf-8")
    assert articles(tmp_path / "z.json")[0].text.startswith(TITLE)


# -- the order of numeric dates -----------------------------------------------------------------------------------------

ENGLISH = "The minister said that the port was ready and that the ferry would sail again."


def dates_of(path: Path, options: ReadOptions | None = None) -> list[date | None]:
    return [article.published for article in articles(path, options)]


def table_of(path: Path, text: str, *days: str) -> Path:
    path.write_text("text,date\n" + "".join(f'"{text} {i}",{day}\n' for i, day in enumerate(days)), "utf-8")
    return path


def lines_of(path: Path, text: str, *days: str) -> Path:
    path.write_text(
        "".join(json.dumps({"text": f"{text} {i}", "date": d}) + "\n" for i, d in enumerate(days))
    )
    return path


@pytest.mark.parametrize(("make", "name"), [(table_of, "a.csv"), (lines_of, "a.jsonl")], ids=["csv", "jsonl"])
@pytest.mark.parametrize(
    ("text", "days", "wanted"),
    [
        (BODY, ["05/11/2017"], [date(2017, 11, 5)]),
        (BODY, ["11/05/2017", "11/25/2017"], [date(2017, 11, 5), date(2017, 11, 25)]),
        (ENGLISH, ["05/11/2017"], [None]),
        (ENGLISH, ["05/11/2017", "25/11/2017"], [date(2017, 11, 5), date(2017, 11, 25)]),
        (ENGLISH, ["05/11/2017", "05/25/2017"], [date(2017, 5, 11), date(2017, 5, 25)]),
        (ENGLISH, ["05/11/2017", "25/05/2017", "05/25/2017"], [None, date(2017, 5, 25), date(2017, 5, 25)]),
        ("Le ministre a déclaré que l'été serait chaud, répète-t-il.", ["05/11/2017"], [date(2017, 11, 5)]),
    ],
    ids=["arabic", "arabic-month-first", "english", "day-first", "month-first", "contradicting", "french"],
)
def test_the_order_of_numeric_dates_is_proved_or_not_guessed(
    tmp_path: Path,
    make: Callable[..., Path],
    name: str,
    text: str,
    days: list[str],
    wanted: list[date | None],
) -> None:
    assert dates_of(make(tmp_path / name, text, *days)) == wanted


def test_the_order_of_numeric_dates_as_the_caller_says(tmp_path: Path) -> None:
    file = table_of(tmp_path / "a.csv", ENGLISH, "05/11/2017", "25/11/2017")
    assert dates_of(file, ReadOptions(day_first=False)) == [date(2017, 5, 11), date(2017, 11, 25)]
    file = lines_of(tmp_path / "a.jsonl", BODY, "05/11/2017")
    assert dates_of(file, ReadOptions(day_first=False)) == [date(2017, 5, 11)]
    (tmp_path / "a.txt").write_text(f"A title\n5/8/2016\n{ENGLISH}")
    assert dates_of(tmp_path / "a.txt", ReadOptions(day_first=True)) == [date(2016, 8, 5)]


@pytest.mark.parametrize(("delimiter", "name"), [(",", "a.csv"), (";", "b.csv"), ("\t", "c.tsv")])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1256", "utf-16"])
def test_tables(tmp_path: Path, delimiter: str, name: str, encoding: str) -> None:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(RECORD), delimiter=delimiter)
    writer.writeheader()
    writer.writerows([RECORD, RECORD])
    (tmp_path / name).write_bytes(out.getvalue().encode(encoding))
    first, _ = articles(tmp_path / name)
    the_article(first)
    assert first.outlet == "الوكالة"


LINE = json.dumps(RECORD, ensure_ascii=False).encode()
ROWS = "title,text,date\nA,قال الوزير إن الهدنة صامدة.,2016-08-27\nB,وأضاف أنها تدوم.,2016-08-28\n"
ENTRIES = "".join(f"<item><title>{name}</title><description>{BODY}</description></item>" for name in "AB")


@pytest.mark.parametrize(
    ("name", "content", "kept"),
    [
        ("a.txt", BODY.encode("cp1256"), [BODY.encode("cp1256")]),
        ("a.txt.gz", gzip.compress(BODY.encode()), [BODY.encode()]),
        ("a.md", b"# A\n\nThe minister said that talks go on.\n", [b"# A\n\nThe minister said that talks go on.\n"]),
        ("a.jsonl", LINE + b"\r\n" + LINE, [LINE, LINE]),
        ("a.json", b"[" + LINE + b"]", [json.dumps(RECORD, sort_keys=True).encode()]),
        ("a.csv", ROWS.encode(), ["\x1f".join(row.split(",")).encode() for row in ROWS.splitlines()[1:]]),
        ("a.rss", f"<rss><channel>{ENTRIES}</channel></rss>".encode(), None),
        ("a.html", f"<html><title>{TITLE}</title><p>{BODY * 3}</p></html>".encode(), None),
        ("a.eml", b"Subject: A\r\n\r\nThe minister said that talks go on.\r\n", None),
    ],
)  # fmt: skip
def test_the_bytes_of_each_article_are_kept_when_asked(
    tmp_path: Path, name: str, content: bytes, kept: list[bytes] | None
) -> None:
    (tmp_path / name).write_bytes(content)
    found = articles(tmp_path / name, ReadOptions(keep_source=True))
    sources = [article.source for article in found if article.source]
    assert [article.sha256 for article in found] == [sha256(source).hexdigest() for source in sources]
    assert kept is None or sources == kept
    assert [article.source for article in articles(tmp_path / name)] == [None] * len(found)


def test_fields_can_be_named(tmp_path: Path) -> None:
    record = {
        "h": TITLE,
        "parts": BODY.split("\n"),
        "meta": {"when": {"$date": "2016-08-27T10:00:00Z"}, "site": {"name": "س"}},
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(record), "utf-8")
    fields = Fields.parse("title=h, text=parts,date=meta.when,outlet=meta.site")
    (article,) = articles(tmp_path / "a.jsonl", ReadOptions(fields=fields))
    assert article.text == f"{TITLE}\n\n" + BODY.replace("\n", "\n\n")
    assert (article.published, article.outlet) == (DAY, "س")


@pytest.mark.parametrize("text", ["headline", "titel=h", "text="])
def test_a_field_mapping_that_says_nothing_is_refused(text: str) -> None:
    with pytest.raises(DataError, match="title, text, date, outlet, url, language"):
        Fields.parse(text)


@pytest.mark.parametrize(
    ("value", "published"),
    [
        ("Sat, 27 Aug 2016 10:00:00 GMT", DAY),
        ("2016-08-27T23:59:59+03:00", DAY),
        ("٢٧ آب/أغسطس ٢٠١٦", DAY),
        (1472256000, DAY),
        (1472256000000, DAY),
        (20160827, DAY),
        ("20160827", DAY),
        (2016, None),
        ("2016", None),
        ("", None),
        (None, None),
        (True, None),
        (1e400, None),
    ],
)
def test_dates_of_records(tmp_path: Path, value: object, published: date | None) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": BODY, "date": value}), "utf-8")
    assert articles(tmp_path / "a.jsonl")[0].published == published


def test_markup_inside_a_field_becomes_text(tmp_path: Path) -> None:
    record = {
        "title": "a &amp; b",
        "content": "<p>قال&nbsp;الوزير:</p><script>x()</script><p>«نعم»<br/>وغادر</p>",
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(record), "utf-8")
    assert articles(tmp_path / "a.jsonl")[0].text.endswith("قال الوزير:\n«نعم»\nوغادر")


# -- feeds ------------------------------------------------------------------------------------------------------------

RSS = f"""<?xml version="1.0" encoding="{{}}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>الوكالة</title>
<item><title>{TITLE}</title><link>https://news.example/1</link><pubDate>Sat, 27 Aug 2016 09:00:00 GMT</pubDate>
<description>موجز</description><content:encoded><![CDATA[<p>{BODY.replace(chr(10), "</p><p>")}</p>]]></content:encoded></item>
<item><title>بلا نص</title></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>الوكالة</title><entry><title>{TITLE}</title>
<link rel="alternate" href="https://news.example/1"/><published>2016-08-27T09:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{BODY.replace(chr(10), "</p><p>")}</p></div></content>
</entry></feed>"""


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256"])
def test_rss(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "feed.xml").write_bytes(RSS.format(encoding).encode(encoding))
    article, fault = read(tmp_path / "feed.xml")
    assert isinstance(article, Article)
    the_article(article)
    assert (article.outlet, article.url) == ("الوكالة", "https://news.example/1")
    assert isinstance(fault, ReadError) and "feed.xml[2]: no text in the record" in str(fault)


def test_atom(tmp_path: Path) -> None:
    (tmp_path / "feed.atom").write_text(ATOM, "utf-8")
    (article,) = articles(tmp_path / "feed.atom")
    the_article(article)
    assert article.url == "https://news.example/1"


# -- documents --------------------------------------------------------------------------------------------------------

PAGE = """<!DOCTYPE html><html lang="ar"><head><meta charset="{charset}"><title>{title} - موقع</title>{head}
<link rel="canonical" href="https://news.example/story/1"><meta property="og:site_name" content="موقع الأخبار"></head>
<body><nav><a href="/">الرئيسية</a><a href="/world">العالم</a></nav><article><h1>{title}</h1><div>{dateline}</div>{paragraphs}</article>
<footer>جميع الحقوق محفوظة 2019</footer></body></html>"""
LONG = [f"{BODY.split(chr(10))[0]} وتحدث عن الملف رقم {n} بإسهاب أمام الحاضرين في القاعة." for n in range(6)]


def page(head: str = "", dateline: str = "", charset: str = "utf-8") -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in LONG)
    return PAGE.format(
        title=TITLE, head=head, dateline=dateline, paragraphs=paragraphs, charset=charset
    ).encode(charset)


@pytest.mark.parametrize(
    ("head", "dateline", "published"),
    [
        pytest.param(
            '<meta property="article:published_time" content="2016-08-27T10:00:00Z">', "", DAY, id="meta"
        ),
        pytest.param(
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2016-08-27"}</script>',
            "",
            DAY,
            id="JSON-LD",
        ),
        pytest.param("", '<time datetime="2016-08-27">أمس</time>', DAY, id="time"),
        pytest.param("", "27 آب/أغسطس 2016", DAY, id="two month names under the headline"),
        pytest.param("", "السبت 27 غشت 2016", DAY, id="Moroccan month"),
        pytest.param("", "24 ذو القعدة 1437 هـ", DAY, id="Hijri"),
        pytest.param("", "", None, id="nothing but the year of the footer"),
    ],
)
def test_the_date_of_a_page(tmp_path: Path, head: str, dateline: str, published: date | None) -> None:
    pytest.importorskip("trafilatura")
    (tmp_path / "a.html").write_bytes(page(head, dateline))
    (article,) = articles(tmp_path / "a.html")
    assert article.published == published
    assert LONG[0] in article.text and LONG[-1] in article.text
    assert "الرئيسية" not in article.text and "الحقوق" not in article.text
    assert (article.url, article.outlet) == ("https://news.example/story/1", "موقع الأخبار")


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "iso-8859-6"])
@pytest.mark.parametrize("labelled", [True, False])
def test_the_charset_of_a_page(tmp_path: Path, charset: str, labelled: bool) -> None:
    pytest.importorskip("trafilatura")
    data = (
        page(charset=charset)
        if charset != "iso-8859-6"
        else page().decode().replace("«", "").replace("»", "").encode(charset)
    )
    if not labelled:
        data = data.replace(b"charset", b"x-nothing")
    (tmp_path / "a.htm").write_bytes(data)
    assert "للصحافيين" in articles(tmp_path / "a.htm")[0].text


def test_mail(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = (
        TITLE,
        "desk@news.example",
        "Sat, 27 Aug 2016 09:00:00 +0300",
    )
    message.set_content(BODY, charset="windows-1256")
    message.add_alternative(f"<p>{BODY}</p>", subtype="html")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    (article,) = articles(tmp_path / "a.eml")
    assert article.text.rstrip("\n") == f"{TITLE}\n\n{BODY}"
    assert (article.title, article.published) == (TITLE, DAY)


def test_web_archive_in_mail_form(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    message = EmailMessage()
    message["Subject"], message["Snapshot-Content-Location"] = "x", "https://news.example/2016/08/27/story"
    message["MIME-Version"] = "1.0"
    message.set_content(page().decode().replace('rel="canonical"', 'rel="next"'), subtype="html")
    message.make_related()
    (tmp_path / "a.mht").write_bytes(message.as_bytes())
    (article,) = articles(tmp_path / "a.mht")
    assert LONG[2] in article.text
    assert article.published == DAY, "the address holds the date"


def test_markdown(tmp_path: Path) -> None:
    text = f'---\ntitle: "{TITLE}"\ndate: 2016-08-27\nsource: الوكالة\n---\n# {TITLE}\n\n> قال [الوزير](http://x.example) إن **الهدنة** صامدة.\n\n- نعم\n'
    (tmp_path / "a.md").write_text(text, "utf-8")
    (article,) = articles(tmp_path / "a.md")
    assert article.text.endswith("قال الوزير إن الهدنة صامدة.\n\nنعم\n")
    assert (article.title, article.published, article.outlet) == (TITLE, DAY, "الوكالة")
    assert [r.kind for r in article.regions][:2] == ["title", "repeat"]


def test_word(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in [TITLE, "27 آب/أغسطس 2016", *BODY.split("\n")]:
        document.add_paragraph(line)
    document.add_table(1, 2).cell(0, 1).text = "في جدول"
    document.core_properties.title = TITLE
    document.save(str(tmp_path / "a.docx"))
    (article,) = articles(tmp_path / "a.docx")
    assert (article.title, article.published) == (TITLE, DAY)
    assert BODY in article.text and article.text.endswith("في جدول")


# Lines as they are seen from left to right: the Arabic reversed, numbers and Latin not, brackets as drawn.
def seen(line: str) -> list[str]:
    turned = line[::-1].translate(str.maketrans("«»()", "»«)("))
    return list(turned)


def test_pdf_in_the_order_of_reading(tmp_path: Path) -> None:
    pytest.importorskip("pdfminer")
    lines = [
        "المفاوضات مستمرة",
        "",
        "قال الوزير (السابق) إن «المفاوضات» مستمرة في جنيف رغم كل",
        "الصعوبات التي تعترضها",
    ]
    (tmp_path / "a.pdf").write_bytes(pdf_of([[seen(line) for line in lines]]))
    (article,) = articles(tmp_path / "a.pdf")
    assert article.text == f"{lines[0]}\n{lines[2]} {lines[3]}"
    assert article.title == lines[0]


def test_pdf_with_numbers_ligatures_and_latin(tmp_path: Path) -> None:
    pytest.importorskip("pdfminer")
    glyphs = [*"2254 ", *"رارق ", *"ىلع ", "لا", *"قفتن", *" UN"]
    (tmp_path / "a.pdf").write_bytes(pdf_of([[glyphs]]))
    assert articles(tmp_path / "a.pdf")[0].text == "UN نتفقلا على قرار 2254"
    shaped = [
        "\ufee3",
        "\ufeae",
        "\ufe92",
        "\ufea7",
    ]  # presentation forms, as some producers name their glyphs
    (tmp_path / "b.pdf").write_bytes(pdf_of([[shaped]]))
    assert articles(tmp_path / "b.pdf")[0].text == "خبرم"


def test_a_scanned_pdf_says_so(tmp_path: Path) -> None:
    pytest.importorskip("pdfminer")
    (tmp_path / "scan.pdf").write_bytes(pdf_of([[[]]]))
    (fault,) = read(tmp_path / "scan.pdf")
    assert "scan.pdf: no text in it, only pictures" in str(fault)


# -- archives ---------------------------------------------------------------------------------------------------------


def warc(*pages: tuple[str, bytes]) -> list[bytes]:
    records: list[bytes] = []
    for url, body in pages:
        http = (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n"
            % len(body)
            + body
        )
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{len(records):012d}>\r\nWARC-Target-URI: {url}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        records.append(head.encode() + http + b"\r\n\r\n")
    return records


@pytest.mark.parametrize("packed", [False, True])
def test_warc(tmp_path: Path, packed: bool) -> None:
    pytest.importorskip("warcio")
    records = warc(
        ("https://news.example/a", page()), ("https://news.example/b", page(dateline="27 غشت 2016"))
    )
    data = b"".join(map(gzip.compress, records)) if packed else b"".join(records)
    (tmp_path / "crawl.warc.gz").write_bytes(data)
    first, second = articles(tmp_path / "crawl.warc.gz")
    assert first.published is None, "the day of the crawl is not the article's"
    assert second.published == DAY
    assert first.path == f"{tmp_path / 'crawl.warc.gz'}!/https://news.example/a"


def test_a_warc_cut_off_keeps_what_was_whole(tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    records = [
        gzip.compress(r) for r in warc(("https://news.example/a", page()), ("https://news.example/b", page()))
    ]
    (tmp_path / "crawl.warc.gz").write_bytes(records[0] + records[1][: len(records[1]) // 2])
    first, *faults = read(tmp_path / "crawl.warc.gz")
    assert isinstance(first, Article)
    assert faults and all("cut off" in str(fault) for fault in faults)


@pytest.mark.parametrize("suffix", ["gz", "xz", "zst"])
def test_compressed(tmp_path: Path, suffix: str) -> None:
    data = (json.dumps(RECORD, ensure_ascii=False) + "\n").encode() * 3
    if suffix == "zst":
        packed = pytest.importorskip("zstandard").ZstdCompressor().compress(data)
    else:
        packed = gzip.compress(data) if suffix == "gz" else lzma.compress(data)
    (tmp_path / f"a.jsonl.{suffix}").write_bytes(packed)
    found = articles(tmp_path / f"a.jsonl.{suffix}")
    assert len(found) == 3
    the_article(found[0])


def test_zip_of_many_kinds(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b/second.txt", f"{TITLE}\n27 أغسطس 2016\n{BODY}")
        archive.writestr("a/first.jsonl.gz", gzip.compress(json.dumps(RECORD).encode()))
        archive.writestr(".hidden", "x")
    first, second = articles(tmp_path / "a.zip")
    the_article(first)
    assert (second.path, second.published) == (f"{tmp_path / 'a.zip'}!/b/second.txt", DAY)


# -- what the caller says ---------------------------------------------------------------------------------------------


def test_what_the_caller_says_wins(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(RECORD), "utf-8")
    given = ReadOptions(date=date(2011, 3, 15), outlet="X", url="https://x.example", language="en")
    (article,) = articles(tmp_path / "a.jsonl", given)
    assert (article.published, article.outlet, article.url, article.language) == (
        date(2011, 3, 15),
        "X",
        "https://x.example",
        "en",
    )


def test_a_stream_of_a_given_kind() -> None:
    data = io.BytesIO(json.dumps(RECORD).encode())
    (article,) = read_stream(data, "-", ReadOptions(kind="jsonl"))
    assert isinstance(article, Article)
    the_article(article)
    assert article.path == "-"
    with pytest.raises(DataError, match="--as: jsonq|jsonq"):
        list(read_stream(io.BytesIO(b"x"), "-", ReadOptions(kind="jsonq")))


def test_read_file_raises_the_first_fault(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{}\n" + json.dumps(RECORD), "utf-8")
    with pytest.raises(ReadError, match=r"a\.jsonl:1: no text"):
        list(read_file(tmp_path / "a.jsonl"))
