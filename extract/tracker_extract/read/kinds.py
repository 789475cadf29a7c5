"""What type a source is of: told by its content, its name deciding between kinds of text; what is not read refused by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker_extract.errors import NoArticleError, ReadError
from tracker_extract.read.chats import begins_chat
from tracker_extract.read.encoding import detect_start
from tracker_extract.read.fields import KEYS, PARTS, key_of
from tracker_extract.read.mailbox import is_mailbox
from tracker_extract.read.refusals import package_kind, refuse_by_magic, refuse_by_name
from tracker_extract.read.ris import is_ris
from tracker_extract.read.source import HEAD, Source
from tracker_extract.read.telegram_pages import is_telegram_page

# Elements that a page or a piece of one begins with.
_PAGE = (
    r"!doctype\s+html|html|head|body|meta|title|base|link|style|script|noscript|iframe|header|main|article|section|div|p|h[1-6]|ul|ol|"
    r"table|tbody|blockquote|figure|center|span|font|b|i|strong|em|a|br|hr|img|time"
)
_HTML = re.compile(
    rf"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?>.*?-->)\s*)*+<(?:{_PAGE})(?=[\s/>])", re.IGNORECASE | re.DOTALL
)
_WHOLE_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?>.*?-->)\s*)*+<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_FEED = re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|RDF|channel)[\s>]", re.IGNORECASE)
_XML = re.compile(r"\s*<\?xml\s", re.IGNORECASE)
# The first tag of a document in XML or SGML that says nothing of itself, behind comments and a document type.
_ROOT = re.compile(
    r"\s*(?:<!--(?>.*?-->)\s*|<\?(?>.*?\?>)\s*|<!doctype\b(?>[^>\[]*)(?:\[(?>[^\]]*)\]\s*)?>\s*)*+<([A-Za-z][\w.:-]*)(?:\s[^<>]*)?/?>",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"</?[A-Za-z][\w.:-]*(?:\s[^<>]*)?/?>")
# What a file of news in XML or SGML begins with, and what else must stand in its first characters for names that others use, too.
_NEWS = re.compile(r"(?:nitf|newsItem|newsMessage|NewsML|TEI|TEI\.2|teiCorpus|REUTERS|newsitem)\Z")
_NEWS_INSIDE = {
    "doc": re.compile(r"<TEXT[\s>]|<main[\s>]", re.IGNORECASE),
    "docs": re.compile(r"<DOC[\s>].*<TEXT[\s>]", re.IGNORECASE | re.DOTALL),
    "corpus": re.compile(r"<(?:DOC|TEI)[\s>]", re.IGNORECASE),
}
_NEWS_OF_FACTIVA = re.compile(r"<(?:[\w.-]+:)?(?:leadParagraph|tailParagraphs|ppsArticle\w*)[\s>]")
# Two header lines or more from the first byte on, one of them a name that only mail has.
_MAIL = re.compile(
    rb"\A(?=(?:[^\n]*\n){0,60}?(?:From|Received|MIME-Version|Message-ID|Delivered-To|Return-Path):)"
    rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2}",
    re.IGNORECASE,
)
_RTF = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\\rtf")
# Lines that some export of a database of news has, and what their pages have.
_OF_EXPORTS = re.compile(
    r"^[ \t\f]*(?:\d{1,6} of \d{1,6} DOCUMENTS?|Dokument \d{1,6} von \d{1,6}|Document \d{1,6} de \d{1,6}|(?:Body|Text|Corps)[ \t]*$"
    r"|Job Number:|HD(?:[ \t]|\r?$)|\d[\d,.\xa0]*\s(?:words|mots|Wörter|palabras|parole|слов|слова|كلمة|كلمات)[ \t\r]*$|_{30,})",
    re.MULTILINE,
)
# What stands in the pages of some exports, a word that is looked for first, since it costs nothing; then what must be round it.
_PAGES_OF_EXPORTS = (
    ("nexis", "LXNComment", None),
    ("nexis", "<DOC NUMBER=", None),
    ("nexis", " DOCUMENT", re.compile(r">\s*\d{1,6} of \d{1,6} DOCUMENTS?\s*<")),
    ("factiva", "Factiva</title>", None),
    ("factiva", "<title>Factiva", None),
    ("factiva", "<title>Dow Jones", None),
    ("factiva", "Article", re.compile(r"class=[\"']article [a-z]{2}Article\b")),
    ("europresse", "DocPublicationName", None),
    ("europresse", "docOcurrContainer", None),
    ("europresse", "<title>Europresse", None),
)
_LIKE_UNI = re.compile(r">\s*(?:End of Document|Job Number:)", re.IGNORECASE)
_JSON = re.compile(r"\s*(?:\{\s*(?:\"|\}|\Z)|\[\s*(?:[\[{\]\"\d-]|true|false|null|\Z))")


def kind_of(source: Source, encoding: str | None = None) -> str:
    """The type of a source, told by its content; the ending of its name decides only between texts."""
    head = source.head()
    for magic, kind in (
        (b"\x1f\x8b", "gz"),
        (b"\xfd7zXZ\x00", "xz"),
        (b"\x28\xb5\x2f\xfd", "zst"),
        (b"PK\x03\x04", "zip"),
        (b"PK\x05\x06", "zip"),
        (b"WARC/", "warc"),
        (b"filedesc://", "warc"),
        (b"PAR1", "parquet"),
    ):
        if head.startswith(magic):
            return _zip_kind(source.name, head) if kind == "zip" else kind
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if _RTF.match(head):
        return "rtf"
    refuse_by_magic(source.name, head)
    if _MAIL.match(head):
        return "mail"
    if is_mailbox(head):
        return "mbox"
    return _text_kind(source, head, encoding)


_OFFICE = (b"[Content_Types].xml", b"_rels/.rels", b"word/document.xml")
_LONGEST_NAME = 40  # of a column
_LOCAL = b"PK\x03\x04"  # begins the header of a zip member, of 30 bytes without its name


def _members(head: bytes) -> Iterator[bytes]:
    """The names of the members whose headers stand in the first bytes; a zip stored inside one is jumped over.

    Where a member's size is told only behind it, its end is the next header.
    """
    at = 0
    while at >= 0 and head.startswith(_LOCAL, at) and at + 30 <= len(head):
        size = int.from_bytes(head[at + 18 : at + 22], "little")
        begin = at + 30
        end = begin + int.from_bytes(head[at + 26 : at + 28], "little")
        yield head[begin:end]
        end += int.from_bytes(head[at + 28 : at + 30], "little")
        at = end + size if size else head.find(_LOCAL, end)


def _zip_kind(name: str, head: bytes) -> str:
    """A Word file by the names of its members, in whatever order; other packages are refused by name."""
    names = list(_members(head))
    kind = package_kind(name, head, names)
    return kind or ("docx" if any(member in _OFFICE for member in names) else "zip")


def _text_kind(source: Source, head: bytes, encoding: str | None) -> str:
    text = _start(source, head, encoding)
    name = source.hint
    refuse_by_name(source.name, name, text)
    if text.lstrip().startswith("<"):
        kind = _marked_up(source.name, name, text)
        if kind is not None:
            return kind
    if _JSON.match(text) and not name.endswith((".txt", ".md")):
        return "jsonl" if _is_lines(text, name) else "json"
    if name.endswith((".jsonl", ".ndjson")):
        return "jsonl"
    if name.endswith(".json"):
        return "json"
    if name.endswith((".csv", ".tsv", ".tab")) or _begins_table(text):
        return "table"
    for told, kind in ((begins_chat, "chat"), (is_ris, "ris")):
        if told(text):
            return kind
    return _export(text) or ("markdown" if name.endswith((".md", ".markdown")) else "plain")


def _export(text: str) -> str | None:
    """The kind of export of a database of news that a text begins as; most texts have not one of its words."""
    if not _OF_EXPORTS.search(text):
        return None
    from tracker_extract.read.exports import export_kind

    return export_kind(text)


def _begins_table(text: str) -> bool:
    """Whether the first line names columns, two of them as records name a text and its title, day, outlet or address."""
    line, _, rest = text.partition("\n")
    mark = max("\t,;|", key=line.count)
    names = [key_of(name.strip(' "\r')) for name in line.split(mark)]
    fewest = 2 if mark == "\t" else 3  # "Article, source" may be a headline
    if len(names) < fewest or max(map(len, names)) > _LONGEST_NAME or not rest.partition("\n")[0].strip():
        return False
    parts = {part for part in PARTS for name in names if name in KEYS[part]}
    return "text" in parts and len(parts) > 1


def _marked_up(path: str, name: str, text: str) -> str | None:
    """The type of a text that begins with a tag; None for one that only happens to."""
    root = _ROOT.match(text)
    if root and _is_news_xml(root[1], text):
        return "news-xml"
    if _FEED.search(text[:2000]) and not _HTML.match(text):
        return "feed"
    if name.endswith((".md", ".markdown")) and not _WHOLE_PAGE.match(text):
        return None
    if root and root[1].lower().rpartition(":")[2] == "svg":
        raise NoArticleError(path, "a picture (SVG) holds no article")
    if (page := _page_of(text)) is not None:
        return page
    if _HTML.match(text) or name.endswith((".html", ".htm", ".xhtml")):
        return "html"
    if _XML.match(text):
        raise ReadError(path, "XML that is neither a page nor a feed is not read")
    if root and len(_TAG.findall(text, 0, 1 << 14)) > 2:
        raise ReadError(path, "XML or SGML that is neither a page nor a feed is not read")
    return None


def _page_of(text: str) -> str | None:
    """The kind of a page that a program exported many articles or messages into; None for any other."""
    if is_telegram_page(text):
        return "chat"
    if not _HTML.match(text):
        return None
    told = (
        kind
        for kind, word, round_it in _PAGES_OF_EXPORTS
        if word in text and (not round_it or round_it.search(text))
    )
    kind = next(told, None)
    if kind is None and _LIKE_UNI.search(text):
        from tracker_extract.read.exports import page_kind

        kind = page_kind(text)
    return kind


def _is_news_xml(root: str, text: str) -> bool:
    """Whether XML or SGML with this first element is a file of news; `text` are its first characters."""
    name = root.rpartition(":")[2]
    inside = _NEWS_INSIDE.get(name.lower())
    return bool(_NEWS.match(name) or (inside and inside.search(text)) or _NEWS_OF_FACTIVA.search(text))


def _start(source: Source, head: bytes, encoding: str | None) -> str:
    """The first characters, good enough to tell the type; the reader decodes again, and judges."""
    try:
        name = encoding or detect_start(head, source.name, complete=len(head) < HEAD)
        return head.decode(name, "ignore").lstrip("\ufeff")
    except (ReadError, LookupError):
        return head.decode("ascii", "replace")


def _is_lines(text: str, name: str) -> bool:
    """Whether JSON stands one object a line: the first line closes what it opens and another follows, or the name says so.

    Where that line does not end in the text at hand, as of a long article, the name alone tells.
    """
    first, newline, rest = text.lstrip().partition("\n")
    named = name.endswith((".jsonl", ".ndjson"))
    if not newline and named:
        return first.startswith("{")
    whole = first.startswith("{") and first.rstrip().endswith("}")
    return whole and (rest.lstrip().startswith("{") or named)
