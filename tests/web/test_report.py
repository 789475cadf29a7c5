"""`tracker report`, run as a process on a real database, its pages looked at in a real browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from sample import KERRY, Run, statement_of, store
from tracker_extract.models import Article
from web.site import HOSTILE_OUTLET, articles, made

pytestmark = pytest.mark.usefixtures("articles_of_four")


@pytest.fixture
def articles_of_four(tmp_path: Path) -> Path:
    return made(tmp_path / "tracker.db")


@pytest.mark.parametrize(
    ("arguments", "told", "left_out"),
    [
        ("--speaker Lavrov", ["<bdi>Sergey Lavrov and Mikhail Lavrov</bdi>", "حلب أولا", "2016-09-01", "undated"], ["الهدنة قريبة"]),
        ("--topic aleppo", ["<bdi>aleppo</bdi>", "القوافل تصل", "Agency", 'href="https://example.org/4"'], ["الهدنة قريبة"]),
        ("--since 2016-08-27 --until 2016-08-31", ["2016-08-27 – 2016-08-31", "لا اتفاق بعد"], ["القوافل"]),
        ("--topic syria --ui ar", ['<html lang="ar" dir="rtl">', "جون كيري", "الأقوال يوما بيوم"], ["Sayings"]),
        ("--unresolved --format md", ["A man", "unresolved"], []),
        ("--limit 1 --format md", ["Only the first of these are listed: 1"], ["القوافل"]),
        ("--topic aleppo", ['<span class="unsure">unsure (0.55)</span>'], []),
        ("--topic aleppo --ui ar --format md", ["غير مؤكد (0.55)"], ["unsure"]),
        ("--min-confidence 0.9", ["0.9 and more"], ["القوافل", "unsure ("]),
        ("--topic ceasefire --speaker Mikhail", ["Nothing found."], ["<svg"]),
    ],
)  # fmt: skip
def test_a_page(tracker: Run, arguments: str, told: list[str], left_out: list[str]) -> None:
    done = tracker("report", *arguments.split())
    assert done.returncode == 0, done.stderr
    for words in told:
        assert words in done.stdout
    for words in left_out:
        assert words not in done.stdout


def test_the_summary_counts(tracker: Run) -> None:
    page = tracker("report", "--topic", "syria").stdout
    figures = dict(re.findall(r"<dt>([^<]+)</dt><dd><bdi dir=\"ltr\">([^<]+)</bdi></dd>", page))
    assert figures == {
        "Statements": "4", "Sayings": "4", "Speakers": "2", "Outlets": "2", "Period": "2016-08-26 – 2016-09-01",
    }  # fmt: skip


@pytest.mark.parametrize("form", ["html", "md"])
def test_nothing_of_an_article_acts(tracker: Run, form: str) -> None:
    page = tracker("report", "--format", form).stdout
    assert HOSTILE_OUTLET not in page
    assert "<script" not in page and "<img" not in page and "javascript:" not in page
    assert "\x1b" not in page and "\u202e" not in page
    assert "␛" in page and "U+202E" in page


def test_the_page_fetches_nothing(tracker: Run) -> None:
    page = tracker("report").stdout
    assert not re.findall(r"<[a-z][^<>]* (?:src|srcset|data|poster|xlink:href)=|@import|url\(", page)
    assert re.findall(r"<link|<script|<iframe|<object", page) == []
    assert "default-src 'none'" in page


def test_a_saying_comes_once_with_its_sources(tracker: Run, articles_of_four: Path) -> None:
    article, said = articles()[-1]
    text = article.text + "خبر آخر في الموضوع نفسه.\n"
    again = Article(text, "نسخة", article.published, "ar", "Daily", "https://example.org/5", "fifth.txt")
    words = "القوافل تصل إلى حلب صباح الاثنين"
    store(
        articles_of_four, (again, [statement_of(text, words, KERRY, said=said[0].date, topics=("aleppo",))])
    )
    page = tracker("report", "--topic", "aleppo", "--since", "2016-09").stdout
    assert page.count(f">«{words}»</blockquote>") == 1
    assert re.search(
        r"also in\s+<a href=\"https://example.org/5\"[^>]*><bdi>نسخة</bdi></a>, <bdi>Daily</bdi>", page
    )
    assert page.count('<span class="number">1</span>') == 2


def test_markdown(tracker: Run) -> None:
    lines = tracker("report", "--speaker", "mikhail-lavrov", "--format", "md").stdout.splitlines()
    assert lines[0] == "# Mikhail Lavrov"
    assert lines[lines.index("### undated") :][:7] == [
        "### undated",
        "",
        "**Mikhail Lavrov**",
        "",
        "> “no”",
        "",
        "Talks",
    ]
    assert "- Talks (1)" in lines


def test_a_file_is_written_by_its_ending(tracker: Run, tmp_path: Path) -> None:
    for name, start in (("r.html", "<!doctype html>"), ("r.md", "# ")):
        assert tracker("report", "-o", name).returncode == 0
        assert (tmp_path / name).read_text("utf-8").startswith(start)


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["-o", "r.doc"], 2, "name it .html, .md or .pdf"),
        (["--format", "pdf"], 2, "pdf needs a file"),
        (["--speaker", "Nobody at all"], 1, "unknown speaker"),
        (["--topic", "alepo"], 1, "aleppo"),
        (["-o", "no/such/folder/r.html"], 1, "no/such/folder"),
    ],
)
def test_what_cannot_be_reported(tracker: Run, arguments: list[str], code: int, told: str) -> None:
    done = tracker("report", *arguments)
    assert done.returncode == code
    assert told in done.stderr
    assert done.stdout == ""


def test_pdf_without_chromium_says_what_to_do(tracker: Run, tmp_path: Path) -> None:
    done = tracker("report", "-o", "r.pdf", PATH=str(tmp_path))
    assert done.returncode == 1
    assert "needs Chromium" in done.stderr and "--format html" in done.stderr
    assert not (tmp_path / "r.pdf").exists()


def test_pdf(tracker: Run, tmp_path: Path, browser: Any) -> None:
    done = tracker("report", "--topic", "syria", "--ui", "ar", "-o", "r.pdf")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF-")
    high_level = pytest.importorskip("pdfminer.high_level")
    assert "2016-08-26" in high_level.extract_text(tmp_path / "r.pdf")


@pytest.mark.parametrize("ui", ["en", "ar"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_in_a_browser(tracker: Run, tmp_path: Path, browser: Any, ui: str, theme: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    )
    assert tracker("report", "--ui", ui, "-o", "r.html").returncode == 0
    wrong: list[str] = []
    asked: list[str] = []
    page = browser.new_page(color_scheme=theme)
    page.on("console", lambda message: wrong.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "r.html").as_uri())
    found = axe.Axe().run(page).response["violations"]
    shown = page.locator(".drawn").evaluate_all("all => all.map(e => getComputedStyle(e).display != 'none')")
    direction = page.evaluate("getComputedStyle(document.body).direction")
    page.close()
    assert [fault["id"] for fault in found if fault["impact"] in ("serious", "critical")] == []
    assert (wrong, asked) == ([], [(tmp_path / "r.html").as_uri()])
    assert shown == [theme == "light", theme == "dark"]
    assert direction == ("rtl" if ui == "ar" else "ltr")
