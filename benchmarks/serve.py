"""How fast the pages of `tracker serve` are for eight people who read.

    python benchmarks/serve.py [DATABASE] [--pages 25] [--statements 1000000]

Without a database, one is made by `make_database.py` in a temporary folder. Each of eight clients opens a page, fetches
what its script would fetch after the first paint (counts, then the chart), pauses a second and goes on. Printed are the
times of the pages, and apart from them those of what comes later. Fails when the 95th percentile of the pages is above
200 ms. On loopback.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections import defaultdict
from html import unescape
from pathlib import Path
from urllib.parse import quote, urljoin

from make_database import COMMON, make

CLIENTS = 8
PAUSE = 1.0
LIMIT_MS = 200
_LATER = re.compile(r'data-fragment="([^"]+)"')
_CHART = re.compile(r'<img class="chart" src="([^"]+)"')

Times = dict[str, list[float]]


def pages(chance: random.Random, statements: int) -> tuple[str, str]:
    """(kind, address) of a page that somebody may open; speakers are drawn by rank, as they are quoted."""
    speaker = f"speaker-{min(int(chance.paretovariate(0.6)) - 1, 4999)}"
    number = chance.randrange(1, statements + 1)
    month = f"{chance.randrange(2010, 2023)}-{chance.randrange(1, 13):02}"
    topic = chance.choice(("syria", "aleppo", "ceasefire"))
    return chance.choice(
        [
            ("start", "/"),
            ("start, next page", f"/?page={chance.randrange(1, 20)}"),
            ("by speaker", f"/?speaker_id={speaker}"),
            ("by name", f"/?speaker={quote(speaker.replace('-', ' '))}"),
            ("by topic", f"/?topic={topic}"),
            ("by topic and month", f"/?topic={topic}&since={month}&until={month}"),
            ("by act and outlet", f"/?act=deny&outlet=outlet-{chance.randrange(20)}"),
            ("search", f"/?q={quote(chance.choice(COMMON))}"),
            ("search of two words", f"/?q={quote(' '.join(chance.sample(COMMON, 2)))}"),
            ("statement", f"/statement/{number}"),
            ("article", f"/article/{(number - 1) // 10 + 1}"),
            ("speaker", f"/speaker/{speaker}"),
            ("topic", f"/topic/{topic}"),
        ]
    )


def visit(address: str, count: int, statements: int, seed: int, times: Times, lock: threading.Lock) -> None:
    """Open so many pages, with a pause after each."""
    chance = random.Random(seed)
    time.sleep(PAUSE * seed / CLIENTS)
    for _ in range(count):
        kind, path = pages(chance, statements)
        text, spent = fetched(address, path)
        later: list[tuple[str, float]] = []
        found = _LATER.search(text)
        if found:
            text, more = fetched(address, unescape(found[1]))
            later.append(("counts, later", more))
        chart = _CHART.search(text)
        if chart:
            later.append(("chart, later", fetched(address, unescape(chart[1]))[1]))
        with lock:
            for name, milliseconds in ((kind, spent), *later):
                times[name].append(milliseconds)
        time.sleep(PAUSE)


def fetched(address: str, path: str) -> tuple[str, float]:
    """The text of an answer, and its time in milliseconds."""
    begin = time.perf_counter()
    with urllib.request.urlopen(urljoin(address, path), timeout=120) as answer:
        text = answer.read().decode()
    return text, 1000 * (time.perf_counter() - begin)


def measured(database: Path, count: int, statements: int) -> Times:
    """The times of all pages, by kind."""
    server = subprocess.Popen(
        [sys.executable, "-m", "tracker_cli", "--db", str(database), "serve", "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
    )
    times: Times = defaultdict(list)
    lock = threading.Lock()
    try:
        assert server.stderr is not None
        address = server.stderr.readline().split()[1]
        fetched(address, "/statement/1")  # the site is up
        clients = [
            threading.Thread(target=visit, args=(address, count, statements, seed, times, lock))
            for seed in range(CLIENTS)
        ]
        for client in clients:
            client.start()
        for client in clients:
            client.join()
    finally:
        server.terminate()
        server.wait()
    return times


def percentile(values: list[float], share: float) -> float:
    """The value that this share of the values does not exceed."""
    return sorted(values)[max(0, round(share * len(values)) - 1)]


def tell(times: Times) -> float:
    """Print the table; the 95th percentile of all pages."""
    print("| page | opened | median | 95th percentile |\n|---|---|---|---|")
    for kind in sorted(times, key=lambda kind: (kind.endswith("later"), kind)):
        spent = times[kind]
        print(
            f"| {kind} | {len(spent)} | {statistics.median(spent):.0f} ms | {percentile(spent, 0.95):.0f} ms |"
        )
    whole = [spent for kind, values in times.items() if not kind.endswith("later") for spent in values]
    worst = percentile(whole, 0.95)
    print(f"| all pages | {len(whole)} | {statistics.median(whole):.0f} ms | {worst:.0f} ms |")
    return worst


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("database", type=Path, nargs="?")
    parser.add_argument("--pages", type=int, default=25, help="that each client opens")
    parser.add_argument("--statements", type=int, default=1_000_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = given.database or Path(folder) / "generated.db"
        if not database.is_file():
            make(database, given.statements, 1)
        worst = tell(measured(database, given.pages, given.statements))
    return int(worst > LIMIT_MS)


if __name__ == "__main__":
    sys.exit(main())
