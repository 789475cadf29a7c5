"""Feeds as they are published: not well-formed, in old encodings, with the outlet behind each headline."""

from __future__ import annotations

import io

import pytest

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read import read_stream

SENTENCE = "Keeper Dora Lind said the lamp would burn again."


def item(number: int, text: str = SENTENCE, title: str = "Lamp") -> str:
    return f"<item><title>{title} {number}</title><link>https://lamp.example.org/{number}</link><description>{text}</description></item>"


def feed(*items: str, head: str = "<title>The Lamp Post</title>") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>{head}{"".join(items)}</channel></rss>'


def read(data: str | bytes) -> tuple[list[Article], list[str]]:
    found = list(read_stream(io.BytesIO(data.encode() if isinstance(data, str) else data), "a.xml"))
    return [f for f in found if isinstance(f, Article)], [str(f) for f in found if isinstance(f, ReadError)]


def bodies(articles: list[Article]) -> list[str]:
    return ["\n".join(a.text[r.start : r.end] for r in a.regions if r.kind == "body") for a in articles]


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("Keeper Dora&nbsp;Lind said it&rsquo;s lit.", "Keeper Dora\xa0Lind said it’s lit."),
        ("Lind & Sons said so.", "Lind & Sons said so."),
        ("Lind &amp; Sons; a=1&b=2", "Lind & Sons; a=1&b=2"),
        ("&eacute;t&eacute; &bogus; &#8220;yes&#x201D;", "été &bogus; “yes”"),
        ("The lamp\x0b burns\x01.", "The lamp burns."),
        ("A zero &#0; and a &#11; tab", "A zero \ufffd and a  tab"),
        ("<![CDATA[<p>Lind & Sons&nbsp;said <b>so</b>.</p>]]>", "Lind & Sons said so."),
        ("<![CDATA[</item><item> is a mark]]>", "</item><item> is a mark"),
        ("<!-- <item> -->The lamp burns.", "The lamp burns."),
        ("The lamp <b>burns.", "The lamp burns."),
        ("The lamp <br> burns.", "The lamp\nburns."),
        ("&lt;p&gt;The lamp &amp;amp; the tower&lt;/p&gt;", "The lamp & the tower"),
        ("<![CDATA[The lamp burns.", "The lamp burns."),
    ],
)
def test_what_xml_does_not_know_is_read(written: str, seen: str) -> None:
    articles, faults = read(feed(item(1), item(2, written), item(3)))
    assert not faults
    assert bodies(articles) == [SENTENCE, seen, SENTENCE]


@pytest.mark.parametrize(
    ("broken", "left"),
    [
        ("<item><title>x</title><description>No end", 2),
        ("<item><title>x</title><description>No end</item>", 2),
        ("<item><description><a></description></b></item>", 2),
        ("<item></item>", 2),
        ("<item/>", 2),
        ("<item><title>x</title>" + "<a>" * 600 + "</a>" * 600 + "</item>", 2),
    ],
)
def test_a_broken_entry_costs_itself_only(broken: str, left: int) -> None:
    articles, faults = read(feed(item(1), broken, item(3)))
    assert bodies(articles) == [SENTENCE] * left and len(faults) == 1


def test_a_feed_that_breaks_off_says_so() -> None:
    whole = feed(item(1), item(2))
    for end in range(whole.index("</item>") + 7, len(whole) - len("</rss>"), 7):
        articles, faults = read(whole[:end])
        assert bodies(articles) in ([SENTENCE], [SENTENCE] * 2)
        assert len(faults) == 1 and "cut off" in faults[0]


@pytest.mark.parametrize(
    ("label", "written_in", "text"),
    [
        ("gb2312", "gb18030", "守塔人说：“灯会再亮。”镕"),
        ("Big5", "big5hkscs", "守塔人說燈會再亮"),
        ("Shift_JIS", "cp932", "灯台守は再び点灯すると言った①"),
        ("EUC-KR", "cp949", "등대지기는 말했다 똠"),
        ("windows-1256", "cp1256", "قالت الحارسة إن المصباح سيضيء مجددا يوم الجمعة"),
        ("iso-8859-1", "cp1252", "She said “it’s lit” – café"),
        ("iso-8859-9", "cp1254", "Bekçi “lamba yanacak” dedi"),
        ("no-such", "utf-8", "قالت الحارسة إن المصباح سيضيء"),
    ],
)
def test_feeds_in_any_encoding(label: str, written_in: str, text: str) -> None:
    data = feed(item(1, text)).replace('encoding="UTF-8"', f'encoding="{label}"').encode(written_in)
    articles, faults = read(data)
    assert not faults and bodies(articles) == [text]


def test_a_stray_byte_costs_one_character() -> None:
    articles, faults = read(feed(item(1, "قالت الحارسة إن المصباح سيضيء@")).encode().replace(b"@", b"\xff"))
    assert not faults and bodies(articles) == ["قالت الحارسة إن المصباح سيضيء\ufffd"]


@pytest.mark.parametrize(
    ("title", "source", "outlet"),
    [
        ("Lamp to burn - The Lamp Post", "", "The Lamp Post"),
        ("Lamp to burn | The Lamp Post", "", "The Lamp Post"),
        (
            "Lamp to burn - Coast News",
            "<source url='https://c.example.org'>Coast News</source>",
            "Coast News",
        ),
        ("Lamp to burn", "", "The Lamp Post"),
    ],
)
def test_the_outlet_is_no_part_of_a_headline(title: str, source: str, outlet: str) -> None:
    entry = f"<item><title>{title}</title>{source}<description>{SENTENCE}</description></item>"
    (article,), faults = read(feed(entry))
    assert not faults and (article.title, article.outlet) == ("Lamp to burn", outlet)


def test_an_entry_that_only_repeats_its_headline() -> None:
    text = (
        "&lt;a href='x'&gt;Keeper says lamp will burn&lt;/a&gt;&amp;nbsp;&lt;font&gt;Coast News&lt;/font&gt;"
    )
    (article,), faults = read(
        feed(
            f"<item><title>Keeper says lamp will burn - Coast News</title><source>Coast News</source><description>{text}</description></item>"
        )
    )
    assert not faults and (article.title, bodies([article])) == ("Keeper says lamp will burn", [""])


def test_the_channel_is_the_outlet_whatever_stands_before_it() -> None:
    head = "<image><title>Picture</title></image><title><![CDATA[Lind & Sons]]></title>"
    (article,), _ = read(feed(item(1), head=head))
    assert article.outlet == "Lind & Sons"


def test_prefixes_declared_nowhere_and_pictures_with_titles() -> None:
    entry = f"<item><media:title>Picture</media:title><title>Lamp</title><content:encoded>{SENTENCE}</content:encoded></item>"
    (article,), faults = read(feed(entry))
    assert not faults and bodies([article]) == [SENTENCE]
