"""A network as GraphML, GEXF and node-link JSON, for Gephi, Cytoscape, yEd, networkx and D3.

Nothing of an article acts in it: names are text, on one line, and what XML 1.0 has no place for shows as a mark.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from tracker_cli.render.safe import escaped_json, one_line
from tracker_store.relations.network import Network

# What a character of XML 1.0 may not be, beyond what `one_line` shows as marks.
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
# Attribute -> type. Those of an edge are these keys of its record.
_OF_NODE = {
    "label": "string",
    "label_ar": "string",
    "class": "string",
    "country": "string",
    "wikidata": "string",
}
_OF_EDGE = {
    "weight": "int", "statements": "int", "acts": "string", "topics": "string", "first": "string", "last": "string",
}  # fmt: skip

Row = dict[str, Any]


def graphml_lines(network: Network) -> Iterator[str]:
    """The network as GraphML."""
    yield f'{_XML}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for owner, kinds in (("node", _OF_NODE), ("edge", _OF_EDGE)):
        for name, kind in kinds.items():
            yield f'  <key id="{owner}-{name}" for="{owner}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '  <graph edgedefault="directed">\n'
    for node in network.nodes:
        yield f"    <node id={_quoted(node['id'])}>{_data('node', _OF_NODE, node)}</node>\n"
    for edge in network.edges:
        ends = f"source={_quoted(edge['source'])} target={_quoted(edge['target'])}"
        yield f"    <edge {ends}>{_data('edge', _OF_EDGE, edge)}</edge>\n"
    yield "  </graph>\n</graphml>\n"


def gexf_lines(network: Network) -> Iterator[str]:
    """The network as GEXF 1.2, which Gephi and networkx read; an edge has its weight for them to draw."""
    yield f'{_XML}<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    yield '  <graph mode="static" defaultedgetype="directed">\n'
    for owner, kinds in (("node", _OF_NODE), ("edge", _OF_EDGE)):
        yield f'    <attributes class="{owner}">\n'
        for name, kind in _own(kinds).items():
            of_kind = "integer" if kind == "int" else kind
            yield f'      <attribute id="{name}" title="{name}" type="{of_kind}"/>\n'
        yield "    </attributes>\n"
    yield "    <nodes>\n"
    for node in network.nodes:
        named = f"id={_quoted(node['id'])} label={_quoted(node['label'])}"
        yield f"      <node {named}>{_values(_own(_OF_NODE), node)}</node>\n"
    yield "    </nodes>\n    <edges>\n"
    for number, edge in enumerate(network.edges):
        ends = f'id="{number}" source={_quoted(edge["source"])} target={_quoted(edge["target"])}'
        yield f'      <edge {ends} weight="{edge["weight"]}">{_values(_own(_OF_EDGE), edge)}</edge>\n'
    yield "    </edges>\n  </graph>\n</gexf>\n"


def json_lines(network: Network) -> Iterator[str]:
    """The network as nodes and links, an object a line; networkx reads it by `node_link_graph(…, edges="edges")`."""
    yield '{"directed": true, "multigraph": false, "graph": {},\n"nodes": [\n'
    yield from _listed(network.nodes)
    yield '],\n"edges": [\n'
    yield from _listed(network.edges)
    yield "]}\n"


def _listed(rows: tuple[Row, ...]) -> Iterator[str]:
    for number, row in enumerate(rows, 1):
        comma = "," if number < len(rows) else ""
        yield escaped_json(json.dumps(row, ensure_ascii=False)) + comma + "\n"


def _own(kinds: Mapping[str, str]) -> dict[str, str]:
    """What GEXF has no place of its own for."""
    return {name: kind for name, kind in kinds.items() if name not in ("label", "weight")}


def _data(owner: str, kinds: Mapping[str, str], row: Row) -> str:
    filled = [name for name in kinds if row.get(name) not in (None, "", {})]
    return "".join(f'<data key="{owner}-{name}">{escape(_text(row[name]))}</data>' for name in filled)


def _values(kinds: Mapping[str, str], row: Row) -> str:
    filled = [name for name in kinds if row.get(name) not in (None, "", {})]
    values = (f'<attvalue for="{name}" value={_quoted(_text(row[name]))}/>' for name in filled)
    return f"<attvalues>{''.join(values)}</attvalues>" if filled else ""


def _text(value: object) -> str:
    """A value as text: counts are `say 3; deny 1`."""
    told = counts_told(value) if isinstance(value, dict) else str(value)
    return _NO_XML.sub("\ufffd", one_line(told))


def counts_told(counts: Mapping[str, int]) -> str:
    """Counts for a reader: `say 3; deny 1`."""
    return "; ".join(f"{name} {count}" for name, count in counts.items())


def _quoted(text: str) -> str:
    return quoteattr(_text(text))
