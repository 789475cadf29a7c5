"""Feeds, polled from a server on this machine."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest

from cli.newsstand import Page, Stand, html, open_stand, rss
from sample import AT, Run
from tracker_cli.__main__ import run
from tracker_cli.feeding import polling
from tracker_cli.feeding.polite import ForbiddenError, LaterError, Polite, RefusedError
from tracker_cli.terminal.outside import Outside
from tracker_extract.errors import ReadError
from tracker_extract.read import asking
from tracker_extract.read.asking import Asking, ask, is_public
from tracker_store.database.connect import reading
from tracker_store.upkeep.check import faults

pytestmark = pytest.mark.unmeasured
SAID = "The harbour master said that the old harbour would be open again on Monday morning."
MORE = "John Kerry told reporters that the ships had left the harbour before the storm."


@pytest.fixture
def stand() -> Iterator[Stand]:
    with open_stand() as stand:
        yield stand


class Desk:
    """The command, in this process, with a database and a clock of its own."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "tracker.db"
        self.now = AT

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
        env = {"TRACKER_DB": str(self.database), "TRACKER_CONFIG": str(self.database.parent / "config")}
        code = run(arguments, Outside(io.StringIO(), out, err, env, lambda: self.now))
        out.flush()
        err.flush()
        return code, out.buffer.getvalue().decode(), err.buffer.getvalue().decode()  # type: ignore[attr-defined]

    def poll(self, *urls: str) -> dict[str, int]:
        code, out, self.told = self("feeds", "poll", "--format", "json", *urls)
        self.code = code
        counts: dict[str, int] = json.loads(out)
        return {name: number for name, number in counts.items() if number}

    def articles(self) -> list[tuple[str, str, str]]:
        with reading(self.database) as connection:
            return connection.execute(
                "select title, outlet, url from articles where current order by id"
            ).fetchall()

    def feed(self) -> dict[str, object]:
        row: dict[str, object] = json.loads(self("feeds", "--format", "ndjson")[1].splitlines()[0])
        return row


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_the_way_of_a_feed(desk: Desk, stand: Stand) -> None:
    stand.pages["/feed"] = Page(rss(("Harbour", "/news/1", SAID), ("Ships", "/news/2", MORE)), etag='"1"', modified="Sat, 27 Aug 2016 10:00:00 GMT")  # fmt: skip
    assert desk("feeds", "add", "--private", f"{stand.address}/feed")[::2] == (
        0,
        "tracker: feeds added 1, changed 0\n",
    )
    assert desk.poll() == {"feeds": 1, "new": 2, "statements": 2}
    assert desk.articles() == [
        ("Harbour", "The Stand", f"{stand.address}/news/1"), ("Ships", "The Stand", f"{stand.address}/news/2"),
    ]  # fmt: skip
    agent = [headers["User-Agent"] for _, headers in stand.asked]
    assert agent == ["statement-tracker"] * 2
    stand.asked.clear()
    assert desk.poll() == {"feeds": 1, "unchanged": 1}
    told = dict(stand.asked)["/feed"]
    assert (told["If-None-Match"], told["If-Modified-Since"]) == ('"1"', "Sat, 27 Aug 2016 10:00:00 GMT")
    stand.pages["/feed"] = Page(
        rss(("Harbour", "/news/1", SAID), ("New", "/news/3", f"{SAID} Really.")), etag='"2"'
    )
    assert desk.poll() == {"feeds": 1, "new": 1, "there": 1, "statements": 1}
    assert (desk.feed()["polled_at"], desk.feed()["failures"]) == (AT.isoformat(), 0)
    assert desk("feeds", "remove", f"{stand.address}/feed")[0] == 0
    assert (desk.poll(), desk.code) == ({}, 0)
    assert len(desk.articles()) == 3


def test_full_articles(desk: Desk, stand: Stand) -> None:
    entries = [(f"Entry {n}", f"/news/{n}", f"In short: {SAID}") for n in range(5)]
    stand.pages["/feed"] = Page(rss(*entries), etag='"1"')
    stand.pages["/other"] = Page(rss(("Entry 0", "/news/0", SAID)), wait=0.05)
    stand.pages["/robots.txt"] = Page("User-agent: *\nDisallow: /news/3\n")
    for number in (0, 3):
        stand.pages[f"/news/{number}"] = Page(
            html(f"Whole {number}", SAID, MORE, f"{MORE} Again, {number}."), wait=0.05
        )
    stand.pages["/news/1"] = Page("gone", 410)
    stand.pages["/news/2"] = Page("oops", 502)
    stand.pages["/news/4"] = Page(status=302, headers={"Location": "/ميناء".encode().decode("latin-1")})
    stand.pages[f"/{quote('ميناء')}"] = Page(html("Whole 4", SAID, f"{MORE} It was moved."))
    desk("feeds", "add", "--private", "--full", "--outlet", "Own", f"{stand.address}/feed")
    assert desk.poll() == {"feeds": 1, "problems": 3, "new": 4, "statements": 7}
    titles = ["Whole 0", "Entry 1", "Entry 3", "Whole 4"]
    assert desk.articles() == [(title, "Own", f"{stand.address}/news/{n}") for title, n in zip(titles, (0, 1, 3, 4), strict=True)]  # fmt: skip
    assert "/news/3: robots.txt forbids it" in desk.told and "/news/2: the server answers 502" in desk.told
    assert "/news/3" not in stand.paths()
    # What could not be had for now is asked for again, and nothing else.
    stand.pages["/news/2"] = Page(html("Whole 2", SAID, MORE, f"{MORE} At last."))
    assert desk.poll() == {"feeds": 1, "new": 1, "statements": 3}
    assert stand.paths() == ["/feed", "/news/2"]
    assert desk.poll() == {"feeds": 1, "unchanged": 1}
    # Of one host, whatever feed leads to it, one thing is asked for at a time.
    with open_stand() as other:
        other.pages["/feed"] = Page(rss(*((f"A {n}", f"{stand.address}/news/{n}", SAID) for n in (5, 6))))
        stand.pages |= {
            f"/news/{n}": Page(html(f"Whole {n}", SAID, MORE, f"Nr. {n}"), wait=0.1) for n in (5, 6)
        }
        stand.pages["/feed"] = Page(rss(("B", "/news/7", SAID)), wait=0.1)
        desk("feeds", "add", "--private", "--full", other.address.replace("127.0.0.1", "localhost") + "/feed")
        assert desk.poll()["new"] == 3
        assert stand.most_at_once == 1


FAILURES = {
    "/none": (Page("no", 404), "the server answers 404 Not Found"),
    "/error": (Page("no", 500), "the server answers 500"),
    "/page": (Page(html("A page", SAID, MORE)), "is no feed (html)"),
    "/empty": (Page(""), "empty"),
    "/torn": (Page(rss(("A", "/1", SAID))[:90]), "entries"),
    "/large": (Page(rss(("A", "/1", "x" * 3000))), "larger than"),
    "/slow": (Page(rss(("A", "/1", SAID)), wait=2), "no answer within 1 s"),
    "/drip": (Page(rss(("A", "/1", SAID)), drip=0.1), "no answer within 1 s"),
    "/loop": (Page(status=302, headers={"Location": "/loop"}), "sends us on more than 5 times"),
    "/file": (Page(status=302, headers={"Location": "file:///etc/passwd"}), "which is no page of the web"),
    "/forbidden/feed": (Page(rss(("A", "/1", SAID))), "robots.txt forbids it"),
}


def test_a_feed_that_fails_is_named_and_stops_no_other(
    desk: Desk, stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "HOW", Asking(timeout=1, limit=2000))
    stand.pages["/robots.txt"] = Page("User-agent: statement-tracker\nDisallow: /forbidden/\n")
    stand.pages["/good"] = Page(rss(("Harbour", "/news/1", SAID)))
    for path, (page, _) in FAILURES.items():
        stand.pages[path] = page
    urls = [f"{stand.address}{path}" for path in ("/good", *FAILURES)]
    desk("feeds", "add", "--private", *urls, "http://127.0.0.1:1/feed")
    assert desk.poll() == {"feeds": 13, "failed": 12, "new": 1, "statements": 1}
    assert desk.code == 0
    told = desk.told.splitlines()
    for path, (_, reason) in FAILURES.items():
        assert any(f"{stand.address}{path}: " in line and reason in line for line in told), (path, told)
    rows = json.loads(desk("feeds", "--format", "json")[1])
    assert [row["failures"] for row in rows if row["url"].endswith("/good")] == [0]
    assert {row["failures"] for row in rows if not row["url"].endswith("/good")} == {1}
    bad = f"{stand.address}/none"
    assert (desk.poll(bad), desk.code) == ({"feeds": 1, "failed": 1}, 0)
    assert [
        row["failures"] for row in json.loads(desk("feeds", "--format", "json")[1]) if row["url"] == bad
    ] == [2]


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("as_date", [False, True])
def test_a_server_that_asks_to_be_left_alone_is(desk: Desk, stand: Stand, status: int, as_date: bool) -> None:
    told = "Fri, 02 Jan 2026 05:04:05 GMT" if as_date else "7200"  # two hours from now
    stand.pages["/a"] = stand.pages["/b"] = Page("later", status, {"Retry-After": told})
    desk("feeds", "add", "--private", f"{stand.address}/a", f"{stand.address}/b")
    assert desk.poll() == {"feeds": 2, "failed": 2}
    assert stand.paths() == ["/a"]  # the other feed of the host was not asked for any more
    assert desk.feed()["wait_until"] == (AT + timedelta(hours=2)).isoformat()
    assert (desk.poll(), desk.code, stand.paths()) == ({"feeds": 2, "waiting": 2}, 0, [])
    desk.now = AT + timedelta(hours=2, seconds=1)
    stand.pages["/a"] = stand.pages["/b"] = Page(rss(("Harbour", "/news/1", SAID)))
    assert desk.poll() == {"feeds": 2, "new": 1, "there": 1, "statements": 1}
    assert desk.feed()["wait_until"] is None


def test_robots(stand: Stand) -> None:
    polite = lambda: Polite(lambda: datetime.now(UTC), Asking(timeout=5))  # noqa: E731
    stand.pages |= {"/a": Page("a"), "/robots.txt": Page("no", 403)}
    assert polite().get(f"{stand.address}/a", private=True)[1].data == b"a"
    stand.pages["/robots.txt"] = Page("down", 503)
    with pytest.raises(ReadError, match="robots.txt: the server answers 503"):
        polite().get(f"{stand.address}/a", private=True)
    stand.pages["/robots.txt"] = Page("User-agent: *\nCrawl-delay: 0.2\nDisallow: /secret\n")
    stand.pages["/sent"] = Page(status=301, headers={"Location": "/secret"})
    stand.paths()
    with pytest.raises(ForbiddenError):
        polite().get(f"{stand.address}/sent", private=True)
    assert stand.paths() == ["/sent"]
    asks = polite()
    began = time.monotonic()
    stand.pages["/robots.txt"] = Page("User-agent: *\nCrawl-delay: 1\n")
    for _ in range(2):
        asks.get(f"{stand.address}/a", private=True)
    assert 1.9 < time.monotonic() - began < 4
    stand.pages["/busy"] = Page("later", 429)
    with pytest.raises(LaterError):
        asks.get(f"{stand.address}/busy", private=True)


def test_private_addresses_are_asked_only_where_that_was_asked_for(desk: Desk, stand: Stand) -> None:
    stand.pages["/feed"] = Page(rss(("Harbour", "/news/1", SAID)))
    port = stand.address.rpartition(":")[2]
    names = ("127.0.0.1", "localhost", "127.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0")
    desk("feeds", "add", *(f"http://{name}:{port}/feed" for name in names))
    assert (desk.poll(), desk.code) == ({"feeds": 7, "failed": 7}, 0)
    assert (
        desk.told.count("an address of this machine or its network; `tracker feeds add --private` allows it")
        >= 6
    )
    assert stand.asked == []


def test_where_a_server_sends_us_on_is_looked_at_likewise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        asking, "is_public", lambda number: number == "127.0.0.1"
    )  # only this one is out in the world
    monkeypatch.setattr("tracker_cli.feeding.polite.GAP", 0.0)
    with open_stand("0.0.0.0") as stand:
        port = stand.address.rpartition(":")[2]
        stand.pages["/feed"] = Page(status=302, headers={"Location": f"http://127.0.0.2:{port}/inner"})
        stand.pages["/inner"] = Page("secret")
        polite = Polite(lambda: AT, Asking(timeout=5))
        with pytest.raises(RefusedError, match="this machine"):
            polite.get(f"{stand.address}/feed", private=False)
        assert stand.paths() == ["/feed"]
        assert ask(f"{stand.address}/feed", Asking(private=False)).status == 302
        # Somebody's own server, named on the command line, may send us on.
        assert ask(f"{stand.address}/feed").data == b"secret"


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("::ffff:93.184.216.34", True), ("127.0.0.1", False),
        ("10.1.2.3", False), ("192.168.0.1", False), ("172.16.0.1", False), ("169.254.169.254", False),
        ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False), ("::1", False), ("fe80::1%eth0", False),
        ("fd00::1", False), ("::ffff:10.0.0.1", False), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(number: str, public: bool) -> None:
    assert is_public(number) is public


@pytest.mark.parametrize(
    ("url", "said"),
    [("file:///etc/passwd", "no http"), ("feed.xml", "no http"), ("http://", "no http"), ("http://a:b@c.example/", "password"),
     ("http://[bad", "no http"), ("http://a.example:x/", "no http")],
)  # fmt: skip
def test_what_is_no_feed_is_not_added(
    desk: Desk, url: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk("feeds", "add", url)[0] == 2
    assert said in capsys.readouterr().err
    assert not desk.database.exists()


def test_a_poll_that_is_killed_leaves_whole_articles(
    tracker: Run, tmp_path: Path, env: dict[str, str], stand: Stand
) -> None:
    entries = [(f"Entry {n}", f"/news/{n}", f"{SAID} The number is {n}.") for n in range(40)]
    stand.pages["/feed"] = Page(rss(*entries), etag='"1"')
    stand.pages["/late"] = Page(rss(("Late", "/late/1", MORE)), wait=2)
    tracker(
        "feeds",
        "add",
        "--private",
        f"{stand.address}/feed",
        stand.address.replace("127.0.0.1", "localhost") + "/late",
    )
    with subprocess.Popen(
        [sys.executable, "-m", "tracker_cli", "feeds", "poll"], env=env, stderr=subprocess.PIPE
    ) as process:
        deadline = time.monotonic() + 30
        database = tmp_path / "tracker.db"
        while _stored(database) < 40 and time.monotonic() < deadline:
            time.sleep(0.02)
        process.kill()
    assert _stored(database) == 40
    assert list(faults(database)) == []
    stand.pages["/late"].wait = 0
    done = tracker("feeds", "poll", "--format", "json")
    counts = json.loads(done.stdout)
    assert (counts["unchanged"], counts["new"], counts["failed"]) == (1, 1, 0)


def _stored(database: Path) -> int:
    with reading(database) as connection:
        return int(connection.execute("select count(*) from articles").fetchone()[0])
