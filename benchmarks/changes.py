"""Which statements a change of the engine gains, loses or alters, over all articles at hand.

    python benchmarks/changes.py BASE [options]        BASE is a revision; the other side is the working tree
    python benchmarks/changes.py --before-dir DIR      DIR holds the sources of before (`extract/`)
    make changes BASE=rev [ARGS='--rule verb-that']

Read are the articles of the cases as they are now and, where they exist, of ../shared/eval/{seed,dev-ar,dev-en}/input and
../shared/corpus/unlabelled-{ar,en}.jsonl.gz. A statement is the same when it has the same cue or mostly the same words.
Counts and listing go to stdout, all else to stderr. Exit code 0; with --fail-on-change 1 where anything differs; 2
where no comparison could be made.

BASE is unpacked by `git archive` into a temporary folder, which leaves nothing in the repository even when stopped. What a
revision gives is kept in benchmarks/.changes, so that the next run costs one side only.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import json
import os
import random
import signal
import subprocess
import sys
import tarfile
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from changes_compare import FIELDS, Difference, Dump, Record, differences, read_otherwise, rule_of

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SHARED = ROOT.parent / "shared"
CACHE = HERE / ".changes"
DUMP = HERE / "changes_dump.py"
AROUND = 50  # characters of context on each side of a statement: what a reader needs to see its sentence
EDGE = 70  # characters shown of each end of a long stretch: differences are mostly at an end

Articles = tuple[str, str, Path]  # the name of a set, how it is read (changes_dump.py), where it is
SETS: tuple[Articles, ...] = (
    ("cases", "cases", ROOT / "tests" / "cases"),
    *((name, "articles", SHARED / "eval" / name / "input") for name in ("seed", "dev-ar", "dev-en")),
    *(
        (name, "articles", SHARED / "corpus" / f"{name}.jsonl.gz")
        for name in ("unlabelled-ar", "unlabelled-en")
    ),
)


class CannotCompareError(Exception):
    """Why there is nothing to compare."""


@dataclass(frozen=True)
class Side:
    """One state of the engine: its sources, and the revision they are of where they are committed ones."""

    sources: Path
    revision: str | None = None

    def dump(self, name: str, form: str, path: Path, folder: Path) -> Dump:
        """The statements of a set of articles, from the cache where they were told before."""
        out = folder / f"{name}.jsonl.gz"
        if self.revision:
            out = CACHE / self.revision / f"{name}-{_digest((DUMP, path))}.jsonl.gz"
        if not out.is_file():
            out.parent.mkdir(parents=True, exist_ok=True)
            part = folder / f"{name}.part.{os.getpid()}"
            self._run(form, path, part)
            # Not a rename: the temporary folder may lie on another file system.
            fresh = out.with_name(f"{out.name}.{os.getpid()}")
            fresh.write_bytes(part.read_bytes())
            fresh.replace(out)
        with gzip.open(out, "rt", encoding="utf-8") as lines:
            return {line["article"]: line for line in map(json.loads, lines)}

    def _run(self, form: str, path: Path, out: Path) -> None:
        done = subprocess.run(
            [sys.executable, str(DUMP), form, str(path), str(out)],
            env=os.environ | {"PYTHONPATH": str(self.sources)},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip
        if done.returncode:
            raise CannotCompareError(f"the engine of {self.revision or self.sources} failed:\n{done.stderr}")


def _digest(paths: Iterable[Path]) -> str:
    """Of the names and bytes of files and folders."""
    digest = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                digest.update(f"{file.name}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _git(*arguments: str) -> bytes:
    done = subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, check=False)
    if done.returncode:
        raise CannotCompareError(done.stderr.decode(errors="replace").strip())
    return done.stdout


def before_of(options: argparse.Namespace, folder: Path) -> Side:
    """The side before: sources as given, or those of the revision, unpacked into `folder`."""
    if options.before_dir:
        given = Path(options.before_dir).resolve()
        sources = given / "extract" if (given / "extract").is_dir() else given
        if not (sources / "tracker_extract").is_dir():
            raise CannotCompareError(f"no tracker_extract in {given}")
        return Side(sources)
    revision = (
        _git("rev-parse", "--verify", "--end-of-options", f"{options.base}^{{commit}}").decode().strip()
    )
    with tarfile.open(fileobj=io.BytesIO(_git("archive", revision, "extract"))) as packed:
        packed.extractall(folder, filter="data")
    return Side(folder / "extract", revision)


def dumped(options: argparse.Namespace, sets: Sequence[Articles]) -> list[tuple[str, Dump, Dump]]:
    """The name of each set, and what both sides find in it."""
    with TemporaryDirectory() as temporary:
        folders = [Path(temporary, name) for name in ("before", "after")]
        for each in folders:
            each.mkdir()
        sides = (before_of(options, Path(temporary)), Side(ROOT / "extract"))
        pool = ThreadPoolExecutor(options.jobs)
        try:
            told = [
                [pool.submit(side.dump, *each, folder) for side, folder in zip(sides, folders, strict=True)]
                for each in sets
            ]
            return [
                (name, before.result(), after.result())
                for (name, *_), (before, after) in zip(sets, told, strict=True)
            ]
        finally:
            pool.shutdown(cancel_futures=True)  # where one failed, the others are in vain


def compared(options: argparse.Namespace) -> tuple[list[Difference], list[str], str]:
    """All differences, the articles that could not be compared, and a line on what was compared."""
    asked = [each for each in SETS if each[0] in options.sets]
    absent = [name for name, _, path in asked if not path.exists()]
    if absent:
        print(f"left out, not here: {', '.join(absent)}", file=sys.stderr)
    dumps = dumped(options, [each for each in asked if each[0] not in absent])
    found = [each for name, a, b in dumps for each in differences(name, a, b, options.ignore)]
    apart = [f"{name} {article}" for name, a, b in dumps for article in read_otherwise(a, b)]
    articles = sum(len(after) for _, _, after in dumps)
    old = sum(len(article["statements"]) for _, before, _ in dumps for article in before.values())
    new = sum(len(article["statements"]) for _, _, after in dumps for article in after.values())
    base = options.base or options.before_dir
    return found, apart, f"{base} → working tree: {articles} articles, {old} → {new} statements"


def kept(found: list[Difference], options: argparse.Namespace) -> list[Difference]:
    """The differences asked for: of a rule, of a field."""
    if options.rule:
        found = [each for each in found if options.rule in each.rules()]
    if options.field:
        found = [each for each in found if options.field in each.fields]
    return found


def totals(found: list[Difference]) -> list[str]:
    """Counts in all, by set, by rule and by field."""
    sorts = Counter(each.sort for each in found)
    lines = [f"gained {sorts['gained']}, lost {sorts['lost']}, altered {sorts['altered']}"]
    for title, names in (("set", [each.corpus for each in found]), ("rule", [each.rule for each in found])):
        counts = Counter(zip(names, (each.sort for each in found), strict=True))
        rows = Counter(names).most_common()
        lines += ["", f"{'gained':>7} {'lost':>7} {'altered':>7}  by {title}"] if rows else []
        lines += [
            f"{counts[k, 'gained']:7} {counts[k, 'lost']:7} {counts[k, 'altered']:7}  {k}" for k, _ in rows
        ]
    fields = Counter(field for each in found for field in each.fields).most_common()
    lines += ["", f"{'altered':>7}  by field"] if fields else []
    return lines + [f"{count:7}  {field}" for field, count in fields]


def listed(each: Difference) -> list[str]:
    """A difference for reading by eye: where, by which rule, in which words, and what became what."""
    statement = each.after or each.before or {}
    start = statement["parts"][0][0]
    lines = [
        "",
        f"{each.sort.upper()}  {each.corpus} {each.article} @{start}  {_rules(each)}",
        f"  {_excerpt(each.text, statement)}",
    ]
    if each.sort == "altered":
        for field, (old, new) in each.fields.items():
            lines.append(f"    {field}: {_value(each.text, field, old, each.before)}")
            lines.append(f"    {' ' * len(field)}→ {_value(each.text, field, new, each.after)}")
        return lines
    for field in ("parts", "cue", "source", "speakers", "resolved_by"):
        value = [one["id"] for one in statement[field]] if field == "speakers" else statement[field]
        lines.append(f"    {field}: {_value(each.text, field, value, statement)}")
    return lines


def _rules(each: Difference) -> str:
    names = [rule_of(side) for side in (each.before, each.after) if side is not None]
    return " → ".join(dict.fromkeys(names))


def _excerpt(text: str, statement: Record) -> str:
    """The sentence around a statement, its content in ⟦ ⟧."""
    spans = [*statement["parts"], *(statement[key] for key in ("cue", "source") if statement[key])]
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    pieces, at = [], max(0, start - AROUND)
    for a, b in sorted(statement["parts"]):
        pieces += [_plain(text[at:a]), f"⟦{_short(text[a:b])}⟧"]
        at = b
    return "".join((*pieces, _plain(text[at : max(end, at) + AROUND])))


def _value(text: str, field: str, value: Any, statement: Record | None) -> str:
    """The value of a field, spans as the words they are, speakers with what tells them apart."""
    if field == "parts":
        return " | ".join(f"«{_short(text[a:b])}»" for a, b in value)
    if field in ("cue", "source"):
        return f"«{_short(text[slice(*value)])}»" if value else "none"
    if field == "speakers" and statement:
        told = [
            _plain(f"{one['id']} ({one['class']}; {one['name']}; {one['role']}; {one['country']})")
            for one in statement["speakers"]
        ]
        return " & ".join(told) or "none"
    if field == "notes":
        return " | ".join(
            f"{step}: {_plain(note)} {[_plain(text[a:b]) for a, b in spans]}" for step, note, spans in value
        )
    return _plain(json.dumps(value, ensure_ascii=False))


def _short(text: str) -> str:
    return _plain(text if len(text) <= 2 * EDGE else f"{text[:EDGE]} […] {text[-EDGE:]}")


def _plain(text: str) -> str:
    """On one line, with nothing that acts on a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    assert __doc__
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add = parser.add_argument
    add("base", nargs="?", help="the revision to compare with")
    add("--before-dir", help="a folder with the sources to compare with, in place of a revision")
    names = [name for name, *_ in SETS]
    add("--sets", type=lambda given: given.split(","), default=names, help=f"of {','.join(names)}")
    add("--ignore", type=lambda given: frozenset(filter(None, given.split(","))), default=frozenset({"rule"}),
        help="fields whose difference is none; default rule, '' for no field")  # fmt: skip
    add("--rule", help="only differences in which this rule is at work, on either side")
    add(
        "--field", choices=FIELDS, metavar="FIELD", help=f"only statements altered in it: {', '.join(FIELDS)}"
    )
    add("--sample", type=int, help="list so many of the differences, drawn at random")
    add("--seed", type=int, default=0, help="of the draw")
    add("--jobs", type=int, choices=(1, 2), default=1, help="processes at work")
    add("--fail-on-change", action="store_true", help="exit code 1 where anything differs")
    options = parser.parse_args(arguments)
    if bool(options.base) == bool(options.before_dir):
        parser.error("give either a revision or --before-dir")
    for given, known in ((options.sets, names), (options.ignore, FIELDS)):
        if unknown := sorted(set(given) - set(known)):
            parser.error(f"{', '.join(unknown)}: none of {', '.join(known)}")
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    try:
        found, apart, compared_what = compared(options)
    except CannotCompareError as error:
        print(f"changes: {error}", file=sys.stderr)
        return 2
    found = kept(found, options)
    shown = found
    if options.sample is not None and options.sample < len(found):
        drawn = random.Random(options.seed).sample(range(len(found)), options.sample)
        shown = [found[i] for i in sorted(drawn)]
    lines = [compared_what, *(f"read otherwise, not compared: {each}" for each in apart), *totals(found)]
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # so that `| head` ends it quietly
    print("\n".join([*lines, *(line for each in shown for line in listed(each))]))
    return int(options.fail_on_change and bool(found or apart))


if __name__ == "__main__":
    sys.exit(main())
