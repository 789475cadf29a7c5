"""The pages on how statements bear on others: who speaks about whom."""

from __future__ import annotations

import sqlite3
from typing import Any

from datasette.utils.asgi import Response

from tracker_cli.export.graph import gexf_lines, graphml_lines, json_lines
from tracker_cli.pages.environment import link
from tracker_cli.pages.words import Words
from tracker_cli.render.safe import one_line
from tracker_cli.web.counts import name_of
from tracker_cli.web.request_filter import asked_of, chosen
from tracker_cli.web.site import Site
from tracker_cli.web.views import html, page, query_of
from tracker_store.relations.network import Network, names_anybody
from tracker_store.relations.network import network as network_among

# Of so many of the newest statements the network is told; `tracker network` has all of it.
NEWEST = 10_000
# So many edges stand in the table, in the picture, in the data.
LISTED, DRAWN, WRITTEN = 100, 14, 5_000
# Of the picture: pixels between two names, their least distance from its edge, the widest line, letters of a name.
_STEP, _EDGE, _WIDEST, _LETTERS = 26, 18, 14, 32

_FORMS = {
    "json": (json_lines, "application/json"),
    "graphml": (graphml_lines, "application/xml"),
    "gexf": (gexf_lines, "application/xml"),
}


@page
async def network(request: Any, datasette: Site) -> Response:
    """Who speaks about whom in the newest statements that are asked for, as a page or as data."""
    asked = asked_of(query_of(request))
    form = request.url_vars["format"]
    wanted, notices = await datasette.read(lambda c: chosen(asked, datasette.outside, c))
    limit = WRITTEN if form else LISTED
    found = await datasette.counted(_network, wanted, limit, slow=True)
    if form:
        lines, kind = _FORMS[form]
        return Response("".join(lines(found)), content_type=f"{kind}; charset=utf-8")
    words = datasette.words
    edges = [_shown(edge, words) for edge in found.edges]
    return html(
        datasette,
        "network.html",
        edges=edges,
        picture=picture(edges[:DRAWN], mirrored=words["dir"] == "rtl"),
        never=not edges and not await datasette.read(names_anybody),
        newest=NEWEST if await datasette.is_large() else None,
        notices=notices,
        filtered=asked.filtered,
        at_network=True,
        data=[(name, asked.address(f"/network.{name}")) for name in _FORMS],
    )


def _network(connection: sqlite3.Connection, wanted: Any, limit: int) -> Network:
    return network_among(connection, wanted, limit=limit, newest=NEWEST)


def _shown(edge: dict[str, Any], words: Words) -> dict[str, Any]:
    """The edge with names in the script of the interface and the address of its statements."""
    named = {key: name_of(edge, key, words) for key in ("speaker", "named")}
    address = link("/", [("speaker_id", edge["source"]), ("named", edge["target"])])
    return {**edge, **named, "address": address}


def picture(edges: list[dict[str, Any]], *, mirrored: bool) -> dict[str, Any]:
    """Speakers in one column, those they name in the other, a line for each edge, as wide as it weighs.

    `mirrored`: the speakers stand on the right, where a reader of Arabic begins.
    """
    columns = [
        {id_: place for place, id_ in enumerate(dict.fromkeys(edge[key] for edge in edges))}
        for key in ("source", "target")
    ]
    height = 2 * _EDGE + _STEP * (max(map(len, columns)) - 1 if edges else 0)
    heaviest = max((edge["weight"] for edge in edges), default=1)

    def y(side: int, id_: str) -> float:
        room = height - 2 * _EDGE
        steps = max(len(columns[side]) - 1, 1)
        return round(_EDGE + room * columns[side][id_] / steps, 1)

    lines = [
        {
            "start": y(mirrored, edge[("source", "target")[mirrored]]),
            "end": y(not mirrored, edge[("source", "target")[not mirrored]]),
            "width": round(max(1.0, _WIDEST * edge["weight"] / heaviest), 1),
        }
        for edge in edges
    ]
    sides = (("source", "speaker", mirrored), ("target", "named", not mirrored))
    ends = {
        (key, edge[key]): {
            "x": 500 if right else 260,
            "y": y(("source", "target").index(key), edge[key]) + 5,
            "anchor": "start" if right else "end",
            "label": _short(edge[name]),
        }
        for key, name, right in sides
        for edge in edges
    }
    return {"height": height, "lines": lines, "ends": list(ends.values())}


def _short(name: str) -> str:
    plain = one_line(name)
    return plain if len(plain) <= _LETTERS else plain[: _LETTERS - 1] + "…"
