"""How far an archive is: in figures, and why shards failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from tracker_archive.layout import TABLES, Layout
from tracker_archive.lock import running
from tracker_archive.plan import read_plan
from tracker_archive.settings import read_settings
from tracker_archive.shard import ShardReport
from tracker_extract.errors import StoreError

STATUS_KEYS = ("figure", "value")


def status(layout: Layout) -> Iterator[dict[str, Any]]:
    """A record for each figure of the archive, then one for each shard that failed, with the reason.

    `seconds` are those of all workers together, `articles a second` what one of them did. Raises StoreError.
    """
    settings = read_settings(layout)
    if settings is None:
        raise StoreError(f"{layout.root}: there is no archive")
    planned = {shard.number for shard in read_plan(layout)}
    done = layout.shards_done()
    failed = [number for number in layout.shards_failed() if number not in set(done)]
    rows, seconds, hosts = _sums(layout, done)
    figures = {
        "shards": len(planned),
        "shards done": len(done),
        "shards failed": len(failed),
        "shards left": len(planned.difference(done)),
        **{name: rows[name] for name in TABLES if name != "evidence"},
        "seconds": round(seconds, 1),
        "articles a second": round(rows["articles"] / seconds, 1) if seconds else None,
        "tracker": settings.version,
        "rules": settings.digest,
        **{f"shards by {host}": count for host, count in hosts.most_common()},
        "at work": ", ".join(running(layout)) or None,
    }
    yield from ({"figure": figure, "value": value} for figure, value in figures.items())
    for number in failed:
        yield {"figure": f"failed: shard {number}", "value": _reason(layout, number)}


def _sums(layout: Layout, done: list[int]) -> tuple[Counter[str], float, Counter[str]]:
    """Rows by table, seconds, and shards by host, of the shards that are done."""
    rows, hosts, seconds = Counter[str](), Counter[str](), 0.0
    for number in done:
        try:
            report = ShardReport.of_json(layout.done(number).read_bytes())
        except ValueError:
            continue  # `archive check` names it
        rows.update(report.rows)
        hosts[report.host] += 1
        seconds += report.seconds
    return rows, seconds, hosts


def _reason(layout: Layout, number: int) -> str:
    try:
        return ShardReport.of_json(layout.failed(number).read_bytes()).fault
    except ValueError:
        return "its reason cannot be read"
