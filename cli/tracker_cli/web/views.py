"""The pages: each reads what it shows in one snapshot of the database and renders it."""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import parse_qsl, unquote

from datasette.utils.asgi import Response

from tracker_cli.pages.environment import link, rendered, segment
from tracker_cli.pages.marking import Mark, paragraphs, statement_marks
from tracker_cli.render.safe import escaped_json, one_line
from tracker_cli.web.counts import COUNTED, LISTED, counts_of, figures_of, relations_of
from tracker_cli.web.guard import own_policy
from tracker_cli.web.listing import feed_asked_for, feed_of_search, found_on_page, rows_as
from tracker_cli.web.request_filter import Asked, asked_of, chosen, pairs_of
from tracker_cli.web.side_process import TooSlowError
from tracker_cli.web.site import Site
from tracker_extract.errors import NotFoundError
from tracker_store.asking.articles import article as stored_article
from tracker_store.asking.explain import explained
from tracker_store.asking.filters import Filter
from tracker_store.asking.query import quotes
from tracker_store.asking.sayings import sources
from tracker_store.asking.speakers import class_country_and_item, spellings
from tracker_store.asking.speakers import speaker as stored_speaker
from tracker_store.by_hand.corrections import hidden_as
from tracker_store.counting.facets import facets
from tracker_store.counting.profile import speaker_overview, topic_overview
from tracker_store.counting.whole_database import totals
from tracker_store.database.schema import OLDER, REJECTED
from tracker_store.naming.lookup import find_topic, speakers_by_id, with_merged
from tracker_store.relations.network import network_of
from tracker_store.relations.pairs import confirmed

View = Callable[..., Any]
# The latest words on the page of a speaker or topic.
LATEST = 10


def page(view: View) -> View:
    """A view whose unknown ids are a page that says so, and whose slow queries another."""

    @wraps(view)
    async def shown(request: Any, datasette: Site) -> Response:
        try:
            return await view(request, datasette)
        except (NotFoundError, OverflowError):
            return await not_found(datasette, request)
        except TooSlowError:
            words = datasette.words
            return html(datasette, "message.html", 503, heading=words["search"], text=words["too_slow"])

    return shown


def html(site: Site, template: str, status: int = 200, **context: Any) -> Response:
    """The template as a page with its own policy; `nonce` lets its one script run."""
    nonce = secrets.token_urlsafe(16)
    body = rendered(
        template, site.words, site.names, nonce=nonce, **{"at_start": False, "at_network": False, **context}
    )
    return Response.html(body, status, headers={"content-security-policy": own_policy(nonce)})


async def not_found(datasette: Site, request: Any) -> Response:
    """The answer for an address that leads nowhere."""
    words = datasette.words
    if request.path.endswith(".json"):
        return Response.json({"ok": False, "error": "not found"}, status=404)
    return html(datasette, "message.html", 404, heading=words["not_found"], text=words["not_found_text"])


async def failed(datasette: Site, request: Any, exception: Exception) -> Response:
    """The answer where one of Datasette's pages, or one of ours, raised: its reason if it is told to readers."""
    status = getattr(exception, "status", 500)
    if status == 404:
        return await not_found(datasette, request)
    reason = one_line(str(getattr(exception, "message", None) or next(iter(exception.args), "")))
    if status == 500:
        datasette.outside.say(f"tracker: {request.path}: {type(exception).__name__}: {reason}")
        reason = ""
    if request.path.endswith(".json"):
        return Response.json({"ok": False, "error": reason}, status=status)
    return html(datasette, "message.html", status, heading=datasette.words["failed"], text=reason)


@page
async def start(request: Any, datasette: Site) -> Response:
    """The latest statements, or those asked for, with search, filters and counts."""
    asked = asked_of(query_of(request))
    found = await datasette.read(
        lambda c: found_on_page(asked, datasette.outside, c, datasette.words, datasette.names)
    )
    wants_counts = pairs_of(query_of(request), "counts") == "now" or not await datasette.is_large()
    counts = await _counts(datasette, asked) if wants_counts else None
    return html(
        datasette,
        "start.html",
        asked=asked,
        counts=counts,
        fragment=asked.address("/counts"),
        whole=asked.address("/", counts="now"),
        older=asked.address("/", page=asked.page + 1) if found.pop("more") else None,
        newer=asked.address("/", page=asked.page - 1) if asked.page else None,
        data=[
            (datasette.words["as_json"], asked.address("/statements.json")),
            (datasette.words["as_csv"], asked.address("/statements.csv", bom=1)),
            (datasette.words["as_atom"], asked.address("/statements.atom")),
            (datasette.words["network"], asked.address("/network")),
        ],
        at_start=not asked.filtered,
        **found,
    )


@page
async def start_counts(request: Any, datasette: Site) -> Response:
    """The counts of the start page alone, fetched by its script."""
    return html(datasette, "counts.html", counts=await _counts(datasette, asked_of(query_of(request))))


async def _counts(site: Site, asked: Asked) -> dict[str, Any]:
    """Of the whole database where nothing is asked for, else of the newest that are."""
    if asked.filtered:
        wanted, _ = await site.read(lambda c: chosen(asked, site.outside, c))
        found = await site.counted(facets, wanted, COUNTED, LISTED, slow=False)
    else:
        found = await site.counted(totals, LISTED, slow=True)
    return counts_of(found, asked, site.words, site.names)


@page
async def statements(request: Any, datasette: Site) -> Response:
    """The statements asked for as JSON or CSV, with the keys of `tracker quotes`."""
    query = query_of(request)
    form = request.url_vars["format"]
    text = await datasette.read(lambda c: rows_as(form, query, datasette.outside, c))
    kind = "application/json" if form == "json" else "text/csv"
    return Response(text, content_type=f"{kind}; charset=utf-8")


@page
async def statements_feed(request: Any, datasette: Site) -> Response:
    """The sayings asked for as a feed, the last to come in first."""
    query = query_of(request)
    return _atom(await datasette.read(lambda c: feed_asked_for(query, datasette.outside, c)))


@page
async def search_feed(request: Any, datasette: Site) -> Response:
    """A saved question as a feed. Nothing is noted as shown: a reader of feeds knows what it has seen."""
    name = unquote(request.url_vars["id"])
    return _atom(await datasette.read(lambda c: feed_of_search(name, datasette.outside, c)))


@page
async def statement(request: Any, datasette: Site) -> Response:
    """One statement: its words in the article, its explanation, the same words elsewhere."""
    number = int(request.url_vars["id"])
    context = await datasette.read(lambda c: _statement(c, number))
    if request.url_vars["format"]:
        pairs = {name: _others(context[name], number) for name in ("positions", "translations")}
        return json_of(
            {
                **context["record"],
                "sources": context["sources"],
                "evidence": context["evidence"],
                **pairs,
            }
        )
    record = context["record"]
    data = [
        (datasette.words["as_json"], f"/statement/{number}.json"),
        (datasette.words["article"], f"/article/{record['article_id']}"),
    ]
    return html(datasette, "statement.html", data=data, article=record, **context)


def _others(pairs: list[dict[str, Any]], number: int) -> list[dict[str, Any]]:
    """The other statement of each pair with the note of the person who confirmed it."""
    return [
        {"statement": pair["other"] if pair["one"] == number else pair["one"], "note": pair["note"]}
        for pair in pairs
    ]


def _statement(connection: sqlite3.Connection, number: int) -> dict[str, Any]:
    found = explained(connection, number)
    record = found.record
    others = list(quotes(connection, Filter(articles=(record["article_id"],))))
    marks = statement_marks([record, *(other for other in others if other["id"] != number)], number)
    for kind, span in (("cue", found.cue), ("source", found.source)):
        if span:
            marks.append(Mark(span, kind, number))  # type: ignore[arg-type]
    steps = [
        {
            "step": step.step,
            "rule": step.rule,
            "note": step.note,
            "spans": step.spans,
            "words": [found.text[start:end] for start, end in step.spans],
        }
        for step in found.evidence
        if not step.parts
    ]
    hidden = hidden_as(connection, number)
    return {
        "record": record,
        "steps": steps,
        "evidence": [step.values() for step in found.evidence],
        "sources": sources(connection, number)[1],
        "positions": confirmed(connection, "position", [number]),
        "translations": confirmed(connection, "language", [number]),
        "lines": paragraphs(found.text, marks),
        "encoding": found.encoding,
        "version": found.version,
        "hidden": {REJECTED: "rejected", OLDER: "older_version"}.get(hidden),
    }


@page
async def article(request: Any, datasette: Site) -> Response:
    """An article with every statement marked."""
    number = int(request.url_vars["id"])

    def query(connection: sqlite3.Connection) -> tuple[dict[str, Any], str, list[dict[str, Any]]]:
        found, text = stored_article(connection, number)
        wanted = Filter(articles=(number,), all_versions=not found["current"])
        said = sorted(quotes(connection, wanted), key=lambda record: (record["start"], record["id"]))
        return found, text, said

    found, text, said = await datasette.read(query)
    if request.url_vars["format"]:
        return json_of({**found, "text": text, "quotes": said})
    data = [(datasette.words["as_json"], f"/article/{number}.json")]
    lines = paragraphs(text, statement_marks(said))
    return html(datasette, "article.html", article=found, lines=lines, statements=said, data=data)


@page
async def speaker(request: Any, datasette: Site) -> Response:
    """A speaker: names, figures, latest words."""
    id_ = unquote(request.url_vars["id"])
    found = await datasette.read(lambda c: _speaker(c, id_))
    if found["id"] != id_:
        return Response.redirect(link(f"/speaker/{found['id']}"))
    if request.url_vars["format"]:
        whole = await datasette.counted(stored_speaker, id_, slow=True)
        return json_of(whole)
    latest, positions = found.pop("statements"), found.pop("positions")
    return await _of(
        request, datasette, "speaker", id_, speaker=found, statements=latest, positions=positions
    )


def _speaker(connection: sqlite3.Connection, id_: str) -> dict[str, Any]:
    known = next(iter(speakers_by_id(connection, [id_])), None)
    if known is None:
        raise NotFoundError("speaker", id_)
    ids = with_merged(connection, [known.id])
    kind, country, item = class_country_and_item(connection, known.id)
    names = [name for name in dict.fromkeys((known.name, known.name_ar)) if name]
    aliases = [alias for alias in spellings(connection, ids) if alias not in names]
    latest = Filter(speakers=ids, reverse=True, limit=LATEST)
    return {
        **known._asdict(),
        "class": kind,
        "country": country,
        "wikidata": item,
        "names": names,
        "aliases": aliases,
        "statements": list(quotes(connection, latest)),
        "positions": [
            pair
            for pair in confirmed(connection, "position")
            if any(known.id in (side["speaker_id"] or "").split(";") for side in pair["sides"])
        ],
    }


@page
async def topic(request: Any, datasette: Site) -> Response:
    """A topic: figures and the latest statements."""
    slug = unquote(request.url_vars["id"])
    known = await datasette.read(lambda c: find_topic(c, slug))
    if known is None:
        raise NotFoundError("topic", slug)
    if known != slug:
        return Response.redirect(link(f"/topic/{known}"))
    if request.url_vars["format"]:
        found = await _counted_figures(datasette, "topic", slug)
        keys = ("statements", "first", "last", "periods", "counted", "speaker", "act", "outlet")
        return json_of({"topic": slug, **{key: found[key] for key in keys}})
    wanted = Filter(topics=(slug,), reverse=True, limit=LATEST)
    latest = await datasette.read(lambda c: list(quotes(c, wanted)))
    return await _of(request, datasette, "topic", slug, topic=slug, statements=latest)


async def _of(request: Any, site: Site, of: str, id_: str, **context: Any) -> Response:
    """The page of a speaker or topic; its figures at once where they are quick or asked for."""
    now = pairs_of(query_of(request), "counts") == "now" or not await site.is_large()
    address = _address(of, id_)
    return html(
        site,
        f"{of}.html",
        figures=await _figures(site, of, id_) if now else None,
        fragment=f"{address}/figures",
        whole=link(address, counts="now"),
        data=[
            (site.words["as_json"], f"{address}.json"),
            (
                f"{site.words['statements']} {site.words['as_json']}",
                link("/statements.json", [(_field(of), id_)]),
            ),
            (
                f"{site.words['statements']} {site.words['as_csv']}",
                link("/statements.csv", [(_field(of), id_)], bom=1),
            ),
        ],
        **context,
    )


@page
async def figures(request: Any, datasette: Site) -> Response:
    """The figures of a speaker or topic alone, fetched by the page's script."""
    of, id_ = request.url_vars["of"], unquote(request.url_vars["id"])
    return html(datasette, "figures.html", figures=await _figures(datasette, of, id_))


async def _figures(site: Site, of: str, id_: str) -> dict[str, Any]:
    found = await _counted_figures(site, of, id_)
    if of == "speaker":
        sides = await site.counted(network_of, id_, LISTED, COUNTED, slow=True)
        found |= relations_of(*sides, site.words, id_)
    return {**found, "drawn": site.draws, "address": f"{_address(of, id_)}/timeline.svg"}


async def _counted_figures(site: Site, of: str, id_: str) -> dict[str, Any]:
    query = speaker_overview if of == "speaker" else topic_overview
    found = await site.counted(query, id_, COUNTED, LISTED, slow=True)
    return figures_of(found, _field(of), id_, site.words, site.names)


@page
async def timeline_chart(request: Any, datasette: Site) -> Response:
    """The statements of a speaker or topic over time, drawn for a light or a dark page."""
    of, id_ = request.url_vars["of"], unquote(request.url_vars["id"])
    dark = pairs_of(query_of(request), "theme") == "dark"
    if not datasette.draws:
        raise NotFoundError("chart", id_)
    rows = (await _counted_figures(datasette, of, id_))["chart"]
    return Response(await datasette.drawn(rows, dark=dark), content_type="image/svg+xml; charset=utf-8")


def _field(of: str) -> str:
    return "speaker_id" if of == "speaker" else of


def _address(of: str, id_: str) -> str:
    return f"/{of}/{segment(id_)}"


def query_of(request: Any) -> list[tuple[str, str]]:
    """What an address asks behind its question mark."""
    return parse_qsl(request.query_string, errors="replace", max_num_fields=100)


def json_of(whole: Any) -> Response:
    """The answer that is data."""
    return Response(
        escaped_json(json.dumps(whole, ensure_ascii=False)), content_type="application/json; charset=utf-8"
    )


def _atom(text: str) -> Response:
    return Response(text, content_type="application/atom+xml; charset=utf-8")
