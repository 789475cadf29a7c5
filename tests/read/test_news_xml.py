"""News in XML and SGML: an article an item, whatever the standard."""

from __future__ import annotations

import io
from datetime import date

import pytest

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read import read_stream

TITLE = "Lamp to burn again"
FIRST = "Keeper Dora Lind said the lamp would burn again on Friday."
SECOND = "The council said the oil was dear."
DAY = date(2021, 3, 9)

NITF = (
    '<nitf><head><title>Lamp</title><docdata><date.issue norm="20210309T101500+0000"/><doc.copyright holder="Lamp Post Ltd"/></docdata>'
    '<pubdata type="print" name="The Lamp Post" date.publication="20210309"/></head><body><body.head><hedline><hl1>Lamp to burn again</hl1>'
    "<hl2>Oil is dear</hl2></hedline><byline>By <person>Dora Holm</person></byline><dateline><location>Salt Bay</location></dateline></body.head>"
    f'<body.content><media media-type="image"><media-caption>A lamp</media-caption></media><block><p>{FIRST}</p><p>{SECOND}</p></block></body.content></body></nitf>'
)
G2 = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x" standard="NewsML-G2" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/>'
    '<provider qcode="p:1"><name>The Lamp Post</name></provider><versionCreated>2021-03-09T10:15:00+02:00</versionCreated><title>lamp</title></itemMeta>'
    "<contentMeta><by>Dora Holm</by><headline>Lamp to burn again</headline></contentMeta><contentSet>"
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>'
    f"<body><p>{FIRST}</p><p>{SECOND}</p></body></html></inlineXML></contentSet></newsItem>"
)
RCV1 = (
    f'<?xml version="1.0" encoding="iso-8859-1" ?><newsitem itemid="1" date="2021-03-09" xml:lang="en"><title>UK: Lamp.</title><headline>{TITLE}</headline>'
    f"<dateline>SALT BAY 2021-03-09</dateline><text><p>{FIRST}</p><p>{SECOND}</p></text></newsitem>"
)
TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title type="main">Lamp to burn again</title><author>Dora Holm</author></titleStmt>'
    "<publicationStmt><p/></publicationStmt><sourceDesc><biblFull><publicationStmt><publisher>The Lamp Post</publisher>"
    '<ptr type="URL" target="https://lamp.example/1"/><date when="2021-03-09"/></publicationStmt></biblFull></sourceDesc></fileDesc></teiHeader>'
    f'<text><body><div type="entry"><p>{FIRST}</p><p>{SECOND}</p></div></body></text></TEI>'
)
LDC = (
    f'<DOC id="LMP_ENG_20210309.0012" type="story" >\n<HEADLINE>\n{TITLE}\n</HEADLINE>\n<DATELINE>\nSALT BAY, March 9\n</DATELINE>\n<TEXT>\n<P>\n'
    f"{FIRST.replace(' again', chr(10) + 'again')}\n</P>\n<P>\n{SECOND}\n</P>\n</TEXT>\n</DOC>\n"
)
EXTRACTED = (
    '<doc sitename="The Lamp Post" title="Lamp to burn again" author="Dora Holm" date="2021-03-09" source="https://lamp.example/1" hostname="lamp.example">'
    f"<main><head rend='h2'>Oil</head><p>{FIRST}</p><p>{SECOND}</p></main><comments><p>well</p></comments></doc>"
)
FACTIVA = (
    '<?xml version="1.0"?><ppsArticleResponse><ppsArticleResultSet><article><reference>distdoc:archive/ArchiveDoc::Article/LAMP0001</reference>'
    f"<baseLanguage>EN</baseLanguage><byline>Dora Holm</byline><headline><paragraph>{TITLE}</paragraph></headline><leadParagraph><paragraph>{FIRST}</paragraph></leadParagraph>"
    f"<publicationDate><date>2021-03-09</date></publicationDate><sourceName>The Lamp Post</sourceName><tailParagraphs><paragraph>{SECOND}</paragraph></tailParagraphs></article>"
    "</ppsArticleResultSet></ppsArticleResponse>"
)
REUTERS = (
    '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS TOPICS="NO" NEWID="1">\n<DATE> 9-MAR-2021 15:01:01.79</DATE>\n<TEXT>&#2;\n'
    f"<TITLE>{TITLE}</TITLE>\n<DATELINE>    SALT BAY, March 9 - </DATELINE><BODY>{FIRST}\n    {SECOND}\n&#3;</BODY></TEXT>\n</REUTERS>\n"
)


def read(data: str, name: str = "a.xml") -> list[Article | ReadError]:
    return list(read_stream(io.BytesIO(data.encode()), name))


def body(article: Article, kind: str = "body") -> str:
    return "\n".join(article.text[r.start : r.end] for r in article.regions if r.kind == kind)


@pytest.mark.parametrize(
    ("data", "outlet", "byline"),
    [
        (NITF, "The Lamp Post", "By Dora Holm"),
        (G2, "The Lamp Post", "Dora Holm"),
        (f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{G2}</itemSet></newsMessage>', "The Lamp Post", "Dora Holm"),
        (RCV1, None, ""),
        (TEI, "The Lamp Post", "Dora Holm"),
        (f"<teiCorpus><teiHeader><title>Lamps</title></teiHeader>{TEI}</teiCorpus>", "The Lamp Post", "Dora Holm"),
        (LDC, "LMP", ""),
        (EXTRACTED, "The Lamp Post", "Dora Holm"),
        (f"<corpus>{EXTRACTED}</corpus>", "The Lamp Post", "Dora Holm"),
        (FACTIVA, "The Lamp Post", "Dora Holm"),
        (REUTERS, "Reuters", ""),
    ],
    ids=["nitf", "g2", "g2 in a message", "rcv1", "tei", "tei corpus", "ldc", "trafilatura", "corpus", "factiva", "reuters"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.xml", "a.sgm", "a"])
def test_an_item(data: str, outlet: str | None, byline: str, name: str) -> None:
    (found,) = read(data, name)
    assert isinstance(found, Article), found
    assert (found.title, found.published, found.outlet) == (TITLE, DAY, outlet)
    assert body(found, "byline") == byline
    assert [" ".join(line.split()) for line in body(found).split("\n")][-2:] == [FIRST, SECOND]
    assert "<" not in found.text


def test_the_address_of_an_item() -> None:
    assert [getattr(found, "url", None) for found in (*read(TEI), *read(EXTRACTED))] == [
        "https://lamp.example/1"
    ] * 2


def test_a_newswire_in_sgml_that_no_parser_of_xml_takes() -> None:
    sgml = (
        "<DOC id=LMP_ARB_20210309.0001 type=story>\n<HEADLINE>\nالمصباح يضيء مجددا\n</HEADLINE>\n<TEXT>\nقالت الحارسة إن زيت AT&T باهظ.\n\n"  # the lamp burns; the keeper said the oil is dear
        "وقال العمدة إن <b>التصويت تأجل.\n</TEXT>\n</DOC>\n"
        "<DOC>\n<DOCNO> AP880212-0001 </DOCNO>\n<HEAD>Lamp &amp; oil</HEAD>\n<TEXT>\nKeeper Dora Lind said\nthe lamp burns.\n</TEXT>\n</DOC>\n"
    )
    first, second = read(sgml, "lamps.sgm")
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (first.title, first.published) == ("المصباح يضيء مجددا", DAY) and "AT&T" in first.text
    assert "إن" in body(first) and "<b>" not in first.text
    assert (second.title, second.published) == ("Lamp & oil", date(1988, 2, 12))
    assert body(second) == "Keeper Dora Lind said\nthe lamp burns."


def test_a_broken_item_costs_itself_only() -> None:
    broken = "<DOC><TITLE>Lamp</TITLE><P>x</DOC>"
    found = read(LDC + broken + LDC.replace("0012", "0013"), "a.sgm")
    assert [isinstance(f, Article) for f in found] == [True, False, True]
    assert str(found[1]).startswith("a.sgm[2]: ")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (NITF[:-40], "cut off"),
        ('<!DOCTYPE nitf [<!ENTITY a "b"><!ENTITY cc "&a;&a;&a;">]>' + NITF.replace("Keeper", "&cc; Keeper"), "entity &cc;"),
        ("<nitf><body><body.content>" + "<p>" * 600 + "x" + "</p>" * 600 + "</body.content></body></nitf>", "nested too deep"),
        ("<nitf><head><title>x</title></head><body><body.content></body.content></body></nitf>", "no text"),
    ],
)  # fmt: skip
def test_faults(data: str, reason: str) -> None:
    found = read(data)
    assert any(isinstance(f, ReadError) and reason in f.reason for f in found), found
    assert not any(isinstance(f, Article) for f in found)


def test_a_thousand_items_are_read_as_they_come() -> None:
    many = "".join(LDC.replace("0012", f"{n:04}").replace("Friday", f"Friday {n}") for n in range(1000))
    assert sum(isinstance(found, Article) for found in read(many, "a.sgm")) == 1000


def test_a_body_that_holds_headline_and_text() -> None:
    wire = (
        "<DOC>\n<DOCNO> LMP20210309.0001 </DOCNO>\n<DATE_TIME> 2021-03-09 10:15 </DATE_TIME>\n<BODY>\n<SLUG> lamp </SLUG>\n"
        f"<HEADLINE> {TITLE} </HEADLINE>\n<TEXT>\n<P>{FIRST}</P>\n</TEXT>\n</BODY>\n</DOC>\n"
    )
    (found,) = read(wire, "a.sgm")
    assert isinstance(found, Article)
    assert (found.title, found.published, body(found)) == (TITLE, DAY, FIRST)
