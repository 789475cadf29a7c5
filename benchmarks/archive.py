"""Archives: two workers against one, the cost beside `ingest`, memory over ten times the articles, size on disk.

    python benchmarks/archive.py FILE.jsonl.gz [--articles N] [--runs 3] [--dask] [--leave-out-large]

All are the commands as processes, in turns, so that a busy machine slows them alike; figures are medians. Beside seconds
stands processor time, which other work on the machine changes less: `cost` is that of `archive run --jobs 1` over that of
`ingest --jobs 1`. Ten times the articles are made of halves of different articles, as for benchmarks/ingest.py. Peak memory
is the most that any one process of the command held. Ends with 1 when a figure misses its target.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

from ingest import Run, in_turns, many, run, told

WORKERS, COST, MEMORY = 1.6, 1.1, 1.2
FOLDERS = ("statements", "articles", "evidence", "errors")


class Bench:
    """Where it happens: a fresh archive or database for each run, in a folder of its own."""

    def __init__(self, folder: Path, shard_size: int) -> None:
        self._folder = folder
        self._size = shard_size
        self._env = {**os.environ, "TRACKER_CONFIG": str(folder / "config")}
        self.out = folder / "archive"

    def archive(self, given: Path, jobs: int, *more: str) -> Run:
        shutil.rmtree(self.out, ignore_errors=True)
        tool = [sys.executable, "-m", "tracker_cli", "archive", "run", "--quiet", "--out", str(self.out)]
        return run(
            [*tool, "--jobs", str(jobs), "--shard-size", str(self._size), *more, str(given)], self._env
        )

    def ingest(self, given: Path) -> Run:
        for path in self._folder.glob("b.db*"):
            path.unlink()
        database = str(self._folder / "b.db")
        tool = [sys.executable, "-m", "tracker_cli", "--db", database, "ingest", "--quiet"]
        return run([*tool, "--jobs", "1", str(given)], self._env)

    def sizes(self) -> dict[str, int]:
        """Bytes by folder of the archive made last."""
        return {name: sum(file.stat().st_size for file in (self.out / name).iterdir()) for name in FOLDERS}


def measure(bench: Bench, given: Path, runs: int, articles: int) -> bool:
    done = in_turns(
        runs,
        ingest=lambda: bench.ingest(given),
        one=lambda: bench.archive(given, 1),
        two=lambda: bench.archive(given, 2),
    )
    for name, took in done.items():
        rate = articles / took.seconds
        print(f"{name}: {took.seconds:.2f} s, {took.work:.2f} s of processor time, {rate:.0f} articles/s")
    sizes = bench.sizes()
    told_sizes = ", ".join(f"{name} {size / articles:.0f}" for name, size in sizes.items())
    print(f"bytes an article: {told_sizes}; in all {sum(sizes.values()) / articles:.0f}")
    faster = done["one"].seconds / done["two"].seconds
    cost = done["one"].work / done["ingest"].work
    kept = [
        told("two workers / one", faster, faster >= WORKERS, f"at least {WORKERS}"),
        told("cost over ingest --jobs 1", cost, cost <= COST, f"at most {COST}"),
    ]
    return all(kept)


def with_dask(bench: Bench, given: Path, articles: int) -> None:
    """What Dask costs beside the pool of this machine: it starts in some seconds, then the work is the same."""
    took = bench.archive(given, 2, "--engine", "dask")
    print(f"dask, two workers: {took.seconds:.2f} s, {articles / took.seconds:.0f} articles/s")


def grown(bench: Bench, few: Path, more: Path) -> bool:
    done = in_turns(1, few=lambda: bench.archive(few, 2), more=lambda: bench.archive(more, 2))
    memory = done["more"].megabytes / done["few"].megabytes
    print(f"ten times the articles: {done['few'].megabytes:.0f} MB, then {done['more'].megabytes:.0f} MB")
    return told("peak memory", memory, memory <= MEMORY, f"at most {MEMORY}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, help="the first so many")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--shard-size", type=int, default=320)
    parser.add_argument("--dask", action="store_true", help="by Dask, too")
    parser.add_argument("--leave-out-large", action="store_true", help="not the ten times as many")
    asked = parser.parse_args()
    with gzip.open(asked.file, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines][: asked.articles]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given = folder / "articles.jsonl"
        given.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
        bench = Bench(folder, asked.shard_size)
        kept = measure(bench, given, asked.runs, len(records))
        if asked.dask:
            with_dask(bench, given, len(records))
        if asked.leave_out_large:
            print("ten times the articles: left out, as asked")
        else:
            kept &= grown(bench, given, many(records, folder / "many.jsonl"))
    sys.exit(not kept)


if __name__ == "__main__":
    main()
