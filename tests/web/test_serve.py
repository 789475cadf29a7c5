"""`tracker serve`, run as a process and asked over HTTP."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from sample import AT, Run
from tracker_store.database.connect import writing
from tracker_store.saved import searches
from tracker_store.writing.write import transaction
from web.site import HOSTILE_TEXT, Server, running

PAGES = (
    "/",
    "/?q=%D8%AD%D9%84%D8%A8",
    "/statement/6",
    "/speaker/sergey-lavrov",
    "/topic/syria",
    "/network",
    "/article/3",
    "/nowhere",
)
TABLES = ("/tracker", "/tracker/quotes", "/tracker/articles/1", "/tracker?sql=select+1")


def ids(server: Server, query: str) -> list[int]:
    """The statements of a list, in its order."""
    return [int(n) for n in re.findall(r'<a href="/statement/(\d+)"', server.get(f"/?{query}").text)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [7, 6, 3, 1, 2, 5, 4]),
        ("speaker=Lavrov", [6, 3, 5]),
        ("speaker=" + quote("لافروف"), [6, 3, 5]),
        ("speaker_id=sergey-lavrov", [6, 3]),
        ("speaker=Q58217", [6, 3]),
        ("q=Q58217", [6, 3]),
        ("topic=aleppo", [7, 3]),
        ("topic=aleppo&topic=syria", [3]),
        ("topic=syria&since=2016-08-27&until=2016-08", [3, 1]),
        ("outlet=Agency&kind=headline", [1]),
        ("act=announce", [3]),
        ("q=" + quote("قوافل"), [7]),
        ("q=" + quote("الهدنه"), [2]),
        ("q=" + quote('"'), []),
        ("q=Lavrov", [6, 3, 5]),
        ("topic=nothing-like-it", []),
        ("since=someday", []),
        ("min_confidence=0.9", [6, 3, 1, 2, 5, 4]),
        ("min_confidence=0.5&topic=aleppo", [7, 3]),
        ("min_confidence=much", []),
        ("min_confidence=1.1", []),
        ("page=1", []),
    ],
)
def test_the_start_page_finds(server: Server, query: str, expected: list[int]) -> None:
    assert ids(server, query) == expected


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("speaker=Lavrow", "Sergey Lavrov"),
        ("topic=alepo", 'href="/?topic=aleppo"'),
        ("since=someday", "No date:"),
        ("min_confidence=nan", "No confidence between 0 and 1:"),
        ("q=" + quote('"'), "There is no word"),
        ("q=Lavrov", "No statement holds these words"),
    ],
)
def test_what_was_not_understood_is_told(server: Server, query: str, told: str) -> None:
    answer = server.get(f"/?{query}")
    assert answer.status == 200
    assert told in answer.text


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/", ["Latest statements", "Most quoted", 'href="/speaker/john-kerry"', "unresolved"]),
        ("/statement/2", ["Why it is here", "verb-that", '<mark class="own" id="s2">', 'href="/article/1#s2"']),
        ("/speaker/john-kerry", ["جون كيري", "Secretary of State of the United States", "timeline.svg", "2016-08-26"]),
        ("/network", ['href="/?speaker_id=sergey-lavrov&amp;named=john-kerry"', 'role="img"', "&lt;script&gt;"]),
        ("/?speaker_id=sergey-lavrov&named=john-kerry", ['href="/statement/6"']),
        ("/speaker/sergey-lavrov", ["Speaks about"]),
        ("/topic/syria", ["Sergey Lavrov", "2016-09-01"]),
        ("/speaker/sergey-lavrov", ['href="https://www.wikidata.org/wiki/Q58217"']),
        ("/statement/7", ['href="https://example.org/4#:~:text=%D8', "The words at their source", "/web/20160903/https"]),
        ("/article/4", ['href="https://web.archive.org/web/20160903/https://example.org/4"']),
        ("/article/1", ['<mark class="other" id="s1">', 'id="s3"', 'href="https://example.org/1"']),
        ("/article/2", ["A man said", 'id="s4"']),
    ],
)  # fmt: skip
def test_pages_show(server: Server, path: str, told: list[str]) -> None:
    answer = server.get(path)
    assert answer.status == 200
    for words in told:
        assert words in answer.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/statement/99", 404),
        ("/statement/999999999999999999", 404),
        ("/statement/-1", 404),
        ("/speaker/nobody", 404),
        ("/speaker/..%2f..%2fetc", 404),
        ("/topic/Syria", 302),
        ("/topic/none", 404),
        ("/assets/../server.py", 404),
        ("/assets/%2e%2e/server.py", 404),
        ("/tracker.db", 403),
        ("/speaker/nobody.json", 404),
    ],
)
def test_other_addresses(server: Server, path: str, status: int) -> None:
    assert server.get(path).status == status


def test_data_has_the_records_of_the_command(server: Server, tracker: Run) -> None:
    printed = json.loads(
        tracker(
            "--db", server.database, "quotes", "--topic", "aleppo", "--reverse", "--format", "json"
        ).stdout
    )
    assert server.get("/statements.json?topic=aleppo").json == printed
    plain = server.get("/statements.csv?topic=aleppo").text
    assert server.get("/statements.csv?topic=aleppo&bom=1").text == f"\ufeff{plain}"
    assert 'href="/statements.csv?topic=aleppo&amp;bom=1"' in server.get("/?topic=aleppo").text
    rows = list(csv.DictReader(io.StringIO(plain)))
    assert [int(row["id"]) for row in rows] == [7, 3]
    assert server.get("/statements.json?limit=1&offset=1").json[0]["id"] == 6
    assert server.get("/statement/2.json").json["evidence"][0]["rule"] == "verb-that"
    assert server.get("/article/3.json").json["text"] == HOSTILE_TEXT
    assert server.get("/speaker/john-kerry.json").json["statements"] == 4
    assert server.get("/topic/syria.json").json["statements"] == 4


@pytest.mark.parametrize(
    "path", [*PAGES, "/statements.json", "/statements.csv", "/statement/6.json", *TABLES]
)
def test_nothing_of_an_article_acts(server: Server, path: str) -> None:
    text = server.get(path).text
    if not path.endswith((".json", ".csv")):
        assert "<script>boom" not in text and "<img src=x" not in text
        assert 'href="javascript:' not in text
    assert "\x1b" not in text or path in TABLES
    assert "\u202e" not in text or path in TABLES


def test_what_acts_is_shown_as_marks(server: Server) -> None:
    text = server.get("/article/3").text
    assert (
        "␛[31mالحصار␛[0m &lt;U+202E&gt;ينتهي&lt;U+202C&gt; &lt;/p&gt;&lt;img src=x onerror=boom()&gt; {{ 7 * 7 }}"
        in text
    )
    assert '<bdi dir="ltr">javascript:boom()</bdi>' in text


@pytest.mark.parametrize("path", PAGES)
def test_our_pages_allow_no_inline_script_and_nothing_from_elsewhere(server: Server, path: str) -> None:
    answer = server.get(path)
    policy = answer.headers["content-security-policy"]
    nonce = re.search(r"script-src 'nonce-([\w-]{20,})'", policy)
    assert nonce and "unsafe" not in policy and "default-src 'none'" in policy
    assert re.findall("<script[^>]*>", answer.text) == [
        f'<script nonce="{nonce[1]}" src="/assets/tracker.js" defer>'
    ]
    assert " style=" not in answer.text and " onclick" not in answer.text
    assert not re.findall(r'(?:src|srcset)="(?!/)', answer.text)


@pytest.mark.parametrize("path", TABLES)
def test_the_sql_page_alone_allows_inline_scripts(server: Server, path: str) -> None:
    policy = server.get(path).headers["content-security-policy"]
    scripts = policy.split("script-src")[1]
    assert ("'unsafe-inline'" in scripts) == (path.split("?")[0] == "/tracker")
    assert "unsafe-eval" not in policy and "http" not in policy


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("localhost:1", 200),
        ("LOCALHOST", 200),
        ("[::1]:8001", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost@evil.example", 421),
        ("192.0.2.1", 421),
        ("", 421),
    ],
)
def test_the_host_is_checked(server: Server, host: str, status: int) -> None:
    assert server.get("/statement/1.json", Host=host).status == status


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
@pytest.mark.parametrize("path", ["/", "/tracker", "/tracker/articles/1"])
def test_writing_is_refused(server: Server, method: str, path: str) -> None:
    assert server.get(path, method).status == 405


@pytest.mark.parametrize(
    "query",
    [
        "delete from articles",
        "attach '/etc/passwd' as x",
        "pragma journal_mode=delete",
        "select load_extension('x')",
    ],
)
def test_the_sql_page_cannot_change_or_read_more(server: Server, query: str) -> None:
    before = server.database.read_bytes()
    assert server.get(f"/tracker.json?sql={quote(query)}").status == 400
    assert server.database.read_bytes() == before


def test_facets_and_search_of_datasette_stay(server: Server) -> None:
    assert "facet-results" in server.get("/tracker/quotes?_facet=act").text
    found = server.get("/tracker/quotes.json?_shape=array&_search=" + quote("الهدنه")).json
    assert [row["id"] for row in found] == [2]
    assert server.get("/tracker/quotes?_search=%22").status == 200


def test_what_is_written_meanwhile_shows(server: Server, tracker: Run, tmp_path: Path) -> None:
    before = server.get("/counts").text
    article = tmp_path / "new.txt"
    article.write_text(
        'لافروف: الحوار مستمر\n3 أيلول/سبتمبر 2016\nقال لافروف إن "الحوار مستمر مع الجميع".\n', "utf-8"
    )
    assert tracker("--db", server.database, "ingest", article).returncode == 0
    try:
        assert server.get("/counts").text != before
    finally:
        assert tracker("--db", server.database, "articles", "remove", "5", "--yes").returncode == 0
    assert server.get("/counts").text == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--host", "0.0.0.0"], "--expose"),
        (["--host", "192.0.2.1", "--expose"], "cannot listen on 192.0.2.1"),
        (["--port", "70000"], "70000"),
        (["--ui", "fr"], "fr"),
    ],
)
def test_what_cannot_be_served(tracker: Run, database: Path, arguments: list[str], told: str) -> None:
    done = tracker("serve", *arguments)
    assert done.returncode != 0
    assert told in done.stderr


def test_without_a_database(tracker: Run) -> None:
    done = tracker("serve")
    assert done.returncode == 1
    assert "no such database" in done.stderr


def test_exposed_it_answers_to_addresses_and_given_names(database: Path, site_env: dict[str, str]) -> None:
    with running(
        database, site_env, "--host", "0.0.0.0", "--expose", "--name", "Desk.example", "--ui", "ar"
    ) as found:
        server = Server(found.address.replace("0.0.0.0", "127.0.0.1"), database)
        assert [
            server.get("/", Host=host).status for host in ("192.0.2.7:80", "desk.example", "evil.example")
        ] == [200, 200, 421]


def test_a_large_database_is_counted_after_the_first_paint(arabic_server: Server) -> None:
    for page, fragment, words in (
        ("/?topic=syria", "/counts?topic=syria", "john-kerry"),
        ("/speaker/john-kerry", "/speaker/john-kerry/figures", "2016-08-26"),
        ("/topic/syria", "/topic/syria/figures", "سيرغي لافروف"),
    ):
        text = arabic_server.get(page).text
        assert f'data-fragment="{fragment}"' in text
        assert "counts=now" in text
        assert words in arabic_server.get(fragment).text
        whole = arabic_server.get(page + ("&" if "?" in page else "?") + "counts=now").text
        assert "data-fragment" not in whole and words in whole


def test_the_pages_speak_arabic(arabic_server: Server) -> None:
    text = arabic_server.get("/").text
    assert '<html lang="ar" dir="rtl">' in text
    assert "جون كيري" in text and "أحدث التصريحات" in text


@pytest.mark.parametrize("path", ["/", "/topic/aleppo", "/speaker/john-kerry", "/article/4"])
def test_a_speaker_of_whom_little_speaks_is_marked(server: Server, path: str) -> None:
    text = server.get(path).text
    assert text.count('class="unsure">unsure (0.55)<') == 1


def test_the_statement_and_the_form_say_how_sure_it_is(server: Server) -> None:
    assert re.search(
        r"<dd>0.55 <span class=\"unsure\">the speaker may be wrong</span></dd>",
        server.get("/statement/7").text,
    )
    assert "unsure" not in server.get("/statement/6").text
    form = server.get("/?min_confidence=0.85").text
    assert re.findall(r'<option value="(0\.[0-9]+)"( selected)?>([^<]+)<', form) == [
        ("0.7", "", "0.7 and more"), ("0.9", "", "0.9 and more"), ("0.85", " selected", "0.85 and more"),
    ]  # fmt: skip


def test_feeds_of_a_filter_and_of_a_saved_question(server: Server) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    with writing(server.database) as db, transaction(db) as connection:
        searches.add(connection, "حلب / a", {"topic": ["aleppo"]}, AT, everything=False)
    answers = [
        server.get("/statements.atom?topic=aleppo"),
        server.get(f"/new/{quote('حلب / a', safe='')}.atom"),
    ]
    for answer in answers:
        assert (answer.status, answer.headers["content-type"]) == (200, "application/atom+xml; charset=utf-8")
        entries = ElementTree.fromstring(answer.text).findall(f"{atom}entry")
        links = [[link.get("href") for link in entry.findall(f"{atom}link")] for entry in entries]
        found = [link.split("#:~:text=") for (link,) in links]
        assert [page for page, _ in found] == ["https://example.org/4", "https://example.org/1"]
        assert all(words and words.isascii() for _, words in found)
    assert "<script" not in server.get("/statements.atom").text
    assert 'href="/statements.atom?topic=aleppo"' in server.get("/?topic=aleppo").text
    assert server.get("/new/nothing.atom").status == 404


@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
def test_the_network_as_data(server: Server, form: str) -> None:
    answer = server.get(f"/network.{form}?speaker=Lavrov")
    assert answer.status == 200
    assert not {"\x1b", "\u202e"} & set(answer.text)
    if form == "json":
        assert [edge["target"] for edge in answer.json["edges"]] == ["boom", "john-kerry"]
    else:
        ElementTree.fromstring(answer.text)
