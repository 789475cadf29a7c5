"""What one feed brings: its entries as articles, or the pages that they lead to."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urljoin

from tracker_cli.feeding.polite import ForbiddenError, LaterError, Polite, RefusedError
from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read import ReadOptions
from tracker_extract.read.asking import is_address
from tracker_extract.read.kinds import kind_of
from tracker_extract.read.source import Source
from tracker_extract.read.web import read_answer
from tracker_store.saved.feeds import Feed

# Pages that one poll fetches for a feed; the next one goes on.
MOST_PAGES = 100
_FEEDS = ("feed", "json", "jsonl")  # the last two: JSON Feed


@dataclass(slots=True)
class Brought:
    """What came of a feed: articles, or why there are none; `problems` are of single entries.

    `whole` says that nothing is left for the next poll: only then what the server said of its answer (`etag`, `modified`)
    may be kept.
    """

    feed: Feed
    articles: list[Article] = field(default_factory=list)
    problems: list[ReadError] = field(default_factory=list)
    failure: str | None = None
    unchanged: bool = False
    whole: bool = True
    etag: str | None = None
    modified: str | None = None
    wait_until: datetime | None = None


class Bringing:
    """Polls feeds, one after the other; `known` tells at which of some addresses an article is stored."""

    def __init__(self, polite: Polite, known: Callable[[Sequence[str]], set[str]]) -> None:
        self._polite = polite
        self._known = known

    def __call__(self, feed: Feed) -> Brought:
        """What the feed brings now."""
        brought = Brought(feed)
        try:
            self._poll(feed, brought)
        except LaterError as error:
            brought.failure, brought.wait_until = error.reason, error.until
        except RefusedError as error:
            brought.failure = f"{error.reason}; `tracker feeds add --private` allows it"
        except ReadError as error:
            brought.failure = error.reason if error.path == feed.url else str(error)
        return brought

    def _poll(self, feed: Feed, brought: Brought) -> None:
        asked = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
        headers = {name: value for name, value in asked.items() if value}
        at, answer = self._polite.get(feed.url, private=feed.private, headers=headers)
        if answer.status == 304:
            brought.unchanged = True
            brought.etag, brought.modified = feed.etag, feed.modified
            return
        brought.etag, brought.modified = answer.headers.get("etag"), answer.headers.get("last-modified")
        kind = kind_of(Source.of(io.BytesIO(answer.data), feed.url), None)
        if kind not in _FEEDS:
            raise ReadError(feed.url, f"is no feed ({kind})")
        options = ReadOptions(outlet=feed.outlet, language=feed.language)
        entries: list[Article] = []
        for found in read_answer(feed.url, answer.data, answer.charset, options):
            if isinstance(found, ReadError):
                brought.problems.append(found)
            else:
                entries.append(replace(found, url=urljoin(at, found.url) if found.url else None))
        if brought.problems and not entries:
            first = brought.problems[0]
            brought.problems.clear()
            raise first
        brought.articles = list(self._pages(entries, brought)) if feed.full else entries

    def _pages(self, entries: Sequence[Article], brought: Brought) -> Iterator[Article]:
        """For each entry that is not stored, the page that it leads to; the entry itself where that cannot be had."""
        known = self._known([entry.url for entry in entries if entry.url])
        left = MOST_PAGES
        for entry in entries:
            if entry.url in known:
                continue
            if not entry.url or not is_address(entry.url) or entry.url == brought.feed.url:
                yield entry
                continue
            left -= 1
            if left < 0 or brought.wait_until is not None:
                brought.whole = False
                continue
            page = self._page(entry, brought)
            if page is not None:
                yield page

    def _page(self, entry: Article, brought: Brought) -> Article | None:
        """The page of an entry; the entry where its page will never be had, None where the next poll may have it."""
        feed = brought.feed
        assert entry.url is not None
        try:
            _, answer = self._polite.get(entry.url, private=feed.private)
            # The address of the entry is that by which it is known again.
            options = ReadOptions(outlet=feed.outlet, language=feed.language, url=entry.url)
            found = next(iter(read_answer(entry.url, answer.data, answer.charset, options)), None)
            if found is None or isinstance(found, ReadError):
                raise found or ReadError(entry.url, "no article in it")
        except LaterError as error:
            brought.wait_until = error.until
            brought.whole = False
            brought.problems.append(error)
            return None
        except ReadError as error:
            brought.problems.append(error)
            if _for_good(error):
                return entry
            brought.whole = False
            return None
        return replace(
            found,
            published=found.published or entry.published,
            outlet=found.outlet or entry.outlet,
            title=found.title or entry.title,
        )


def _for_good(error: ReadError) -> bool:
    """Whether asking again will not help: it is forbidden, gone, or no article."""
    if isinstance(error, ForbiddenError | RefusedError):
        return True
    asked = ("no answer", "cannot be reached", "cannot be fetched", "cut off", "the server answers 5")
    return not error.reason.startswith(asked) and "robots.txt" not in error.path
