"""The pages in a real browser: what a person at screen, keyboard or screen reader meets.

Every test ends with a look at what the browser had to say: no error, no request to anywhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tracker_store.asking.text_fragments import page_of, passage_url
from web.site import Server

PAGES = (
    "/",
    "/?q=Lavrov",
    "/statement/7",
    "/speaker/sergey-lavrov",
    "/topic/syria",
    "/article/3",
    "/nowhere",
)
PHONE, DESKTOP = (390, 844), (1200, 800)
Open = Callable[..., Any]


@pytest.fixture
def opened(browser: Any, server: Server, arabic_server: Server) -> Iterator[Open]:
    """`opened("/topic/syria", theme="dark", size=PHONE)`: a page, with all that goes wrong on it noted."""
    contexts: list[Any] = []
    wrong: list[str] = []

    def open_page(
        path: str, site: Server = server, *, theme: str = "light", size: Any = DESKTOP, script: bool = True
    ) -> Any:
        width, height = size
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=theme, java_script_enabled=script
        )
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(f"dialog {dialog.message}"))
        page.on(
            "request",
            lambda request: None if request.url.startswith(site.address) else wrong.append(request.url),
        )
        page.goto(site.address + path.removeprefix("/"), wait_until="load")
        page.locator("[aria-busy]").first.wait_for(state="detached")
        return page

    yield open_page
    for context in contexts:
        context.close()
    missing = "Failed to load resource: the server responded with a status of 404"
    assert [message for message in wrong if not message.startswith(missing)] == []


def quotes_on(page: Any) -> list[str]:
    return [text.strip() for text in page.locator(".statements blockquote").all_inner_texts()]


def is_in_view(page: Any, selector: str) -> bool:
    return bool(
        page.evaluate(
            "s => { const r = document.querySelector(s).getBoundingClientRect();"
            " return r.top >= 0 && r.bottom <= innerHeight && r.width > 0; }",
            selector,
        )
    )


@pytest.mark.parametrize("name", ["Lavrov", "لافروف", "lavrov"])
def test_search_finds_a_speaker_in_both_scripts(opened: Open, name: str) -> None:
    page = opened("/")
    page.get_by_label("Words or a name").fill(name)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    with page.expect_navigation():
        page.locator(".named").get_by_text("Sergey Lavrov").click()
    assert page.locator("h1").inner_text() == "Sergey Lavrov · سيرغي لافروف"
    assert "حلب أولا" in quotes_on(page)


def test_filter_by_topic_and_date(opened: Open) -> None:
    page = opened("/")
    page.get_by_label("Topic", exact=True).select_option("syria")
    page.get_by_label("From", exact=True).fill("2016-08-27")
    page.get_by_label("Until", exact=True).fill("2016-08-31")
    with page.expect_navigation():
        page.get_by_role("button", name="Show").click()
    assert quotes_on(page) == ["حلب أولا", "لا اتفاق بعد"]
    assert page.get_by_label("From", exact=True).input_value() == "2016-08-27"
    # A count narrows further and keeps what was asked.
    with page.expect_navigation():
        page.locator(".counts").get_by_role("link", name="aleppo").click()
    assert quotes_on(page) == ["حلب أولا"]


def test_a_quote_leads_to_its_words_in_the_article(opened: Open) -> None:
    page = opened("/?topic=aleppo&since=2016-09-02", size=PHONE)
    with page.expect_navigation():
        page.locator(".statements blockquote a").first.click()
    with page.expect_navigation():
        page.get_by_role("link", name="مقال طويل").click()
    assert page.locator("#s7").inner_text() == "القوافل تصل إلى حلب صباح الاثنين"
    assert page.evaluate("scrollY") > 500
    assert is_in_view(page, "#s7")
    assert (
        page.locator("#s7").evaluate("e => e.matches(':target') && getComputedStyle(e).outlineStyle")
        == "solid"
    )


def test_the_statement_page_leads_to_its_words_below(opened: Open) -> None:
    page = opened("/statement/7")
    page.get_by_role("link", name="Go to the words").click()
    assert is_in_view(page, "mark.own#s7")
    assert page.locator("mark.cue").last.inner_text() == "وقال"


@pytest.mark.parametrize(
    ("path", "selector", "direction"),
    [
        ("/?topic=aleppo", ".statements blockquote", "rtl"),
        ("/statement/5", ".statement blockquote", "ltr"),
        ("/article/1", ".text p", "rtl"),
        ("/article/2", ".text p", "ltr"),
        ("/article/1", "h1", "rtl"),
        ("/article/1", "html", "ltr"),
    ],
)
def test_text_runs_in_its_own_direction(opened: Open, path: str, selector: str, direction: str) -> None:
    element = opened(path).locator(selector).first
    assert element.evaluate("e => getComputedStyle(e).direction") == direction
    assert element.evaluate("e => getComputedStyle(e).textAlign") == "start"


def test_arabic_pages_are_mirrored(opened: Open, arabic_server: Server) -> None:
    page = opened("/topic/syria", arabic_server)
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    heading = page.locator("h1").bounding_box()
    assert heading["x"] + heading["width"] > DESKTOP[0] * 0.9
    assert page.locator("time").first.evaluate("e => getComputedStyle(e).direction") == "ltr"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_no_serious_fault_for_a_screen_reader(opened: Open, path: str, theme: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    )
    found = axe.Axe().run(opened(path, theme=theme)).response["violations"]
    serious = [
        (fault["id"], [node["html"][:200] for node in fault["nodes"][:3]])
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]
    assert serious == []


@pytest.mark.parametrize("path", ["/", "/speaker/john-kerry"])
def test_no_serious_fault_in_arabic(opened: Open, arabic_server: Server, path: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    )
    found = axe.Axe().run(opened(path, arabic_server)).response["violations"]
    assert [fault["id"] for fault in found if fault["impact"] in ("serious", "critical")] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_scrolls_one_way_only(opened: Open, path: str) -> None:
    page = opened(path, size=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_the_keyboard_reaches_all(opened: Open) -> None:
    page = opened("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert is_in_view(page, ".skip")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_without_script_a_link_counts(opened: Open, arabic_server: Server) -> None:
    page = opened("/speaker/john-kerry", arabic_server, script=False)
    assert quotes_on(page)
    with page.expect_navigation():
        page.locator(".later a").click()
    assert "2016-08-26" in page.locator("section[aria-labelledby=figures]").inner_text()


def test_with_script_counts_come_by_themselves(opened: Open, arabic_server: Server) -> None:
    page = opened("/speaker/john-kerry", arabic_server)
    assert "2016-08-26" in page.locator(".later").inner_text()
    assert page.locator(".later[aria-busy]").count() == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_chart_is_drawn(opened: Open, theme: str) -> None:
    pytest.importorskip("vl_convert", reason="the extra `charts` is not installed")
    page = opened("/speaker/john-kerry", theme=theme)
    drawn = page.locator("img.chart").evaluate(
        "e => [e.naturalWidth > 300, e.currentSrc.includes('theme=dark')]"
    )
    assert drawn == [True, theme == "dark"]


@pytest.mark.parametrize(
    "path", ["/", "/statement/6", "/article/3", "/tracker/articles/3", "/tracker/quotes", "/tracker"]
)
def test_nothing_of_an_article_runs(opened: Open, path: str) -> None:
    page = opened(path)
    assert page.evaluate("typeof boom") == "undefined"
    assert page.locator("img[src=x]").count() == 0
    assert page.locator("a[href^='javascript:']").count() == 0


@pytest.mark.parametrize(
    ("words", "last", "below"),
    [
        ("القوافل تصل إلى حلب", False, False),
        ("القوافل تصل إلى حلب", True, True),
        ("سنفي - بكل ما وعدنا، به", False, True),
        ("الطريق مفتوح أمام كل من يريد أن يصل إلى المدينة القديمة ومن يريد أن يخرج منها\nحتى مساء الجمعة", False, True),
    ],
    ids=["in the title", "again in the text", "with marks of the grammar", "long, over two paragraphs"],
)  # fmt: skip
def test_the_browser_finds_a_passage(browser: Any, words: str, last: bool, below: bool) -> None:
    """Chromium follows the addresses that lead to words: to the title at the top, to the text below the fold."""
    between = "".join(f"سطر {n} لا شأن له بما يلي.\n" for n in range(80))
    text = (
        f"القوافل تصل إلى حلب\n{between}وقال كيري إن القوافل تصل إلى حلب، وأضاف «سنفي - بكل ما وعدنا، به».\n"
        "وقال إن الطريق مفتوح أمام كل من يريد أن يصل إلى المدينة القديمة ومن يريد أن يخرج منها\nحتى مساء الجمعة.\n"
    )
    start = text.rindex(words) if last else text.index(words)
    address = passage_url("https://example.org/1", page_of(text), [(start, start + len(words))])
    page = browser.new_page(viewport={"width": 600, "height": 300})
    lines = "".join(f"<p>{line}</p>" for line in text.splitlines())
    html = f"<!doctype html><meta charset=utf-8><body dir=rtl>{lines}"
    page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(address)
    page.wait_for_function(f"(window.scrollY > 1000) === {str(below).lower()}", timeout=3000)
    page.close()
