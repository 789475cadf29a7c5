"""What the extractor leaves unclaimed in a file of articles, for reading by eye and as totals.

    python benchmarks/review.py ARTICLES.jsonl[.gz] [--outlet NAME] [--skip N] [--limit N] [--out FOLDER] [--without FOLDER]

ARTICLES holds one article a line: id, outlet, url, date, title, text. For each outlet a listing is written to FOLDER:
every article with its statements marked ⟦n words⟧, the list of statements, and then the quotations of five words or
more and the reporting verbs that no statement claims, with their context. The totals go to stdout. Quotations and
verbs are found here by plain means that share nothing with the extractor.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TextIO

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "extract"))

from tracker_extract import Extractor  # noqa: E402
from tracker_extract.models import Article, Span, Statement  # noqa: E402
from tracker_extract.read import compose  # noqa: E402

# Any opening mark to the nearest mark that can close it; no mark of the same pair inside, at most 1,500 characters:
# longer stretches come from marks that lost their partner.
QUOTED = re.compile(
    "«([^«»]{1,1500})»|“([^“”]{1,1500})”|”([^“”]{1,1500})“|„([^„“”]{1,1500})[“”]"
    "|❝([^❝❞]{1,1500})❞|''([^']{1,1500})''|\"([^\"\n]{1,1500})\""
)
WORD = re.compile(r"\w+")
MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")
LONG = 5  # words: below that, marks stand around names and terms rather than speech
AROUND = 60  # characters of context: about a line on each side

# Verbs that nearly always report, with the letters of and/so before them; unhamzated as `plain` leaves them.
REPORTING = """
قال قالت قالوا يقول تقول يقولون اعلن اعلنت يعلن تعلن اكد اكدت اكدوا يؤكد تؤكد شدد شددت يشدد اوضح اوضحت يوضح اضاف اضافت
يضيف تضيف تابع تابعت صرح صرحت افاد افادت ذكر ذكرت لفت لفتت اعتبر اعتبرت راى رات حذر حذرت يحذر تحذر طالب طالبت يطالب
تطالب دعا دعت يدعو تدعو اتهم اتهمت يتهم تتهم نفى نفت ينفي تنفي توقع توقعت تعهد تعهدت وصف وصفت كشف كشفت اشار اشارت يشير
تشير زعم زعمت ادعى ادعت اقر اقرت اعترف اعترفت هدد هددت ناشد ناشدت حث حثت استبعد استبعدت رجح رجحت انتقد انتقدت ندد نددت
نوه نوهت بينت اردف اردفت استطرد كتب كتبت غرد غردت تساءل تساءلت اجاب اجابت علق علقت رد ردت اعرب اعربت جدد جددت
مضيفا مضيفة مؤكدا مؤكدة مشيرا مشيرة لافتا لافتة موضحا موضحة معتبرا معتبرة مشددا مشددة محذرا محذرة قائلا قائلة مبينا مبينة
داعيا داعية مطالبا مطالبة متهما متهمة نافيا نافية كاشفا منوها واصفا واصفة معربا معربة متوقعا مرجحا متعهدا قوله قولها قولهم
بحسب وفقا حسبما
"""


@dataclass(frozen=True)
class Row:
    """One article of the file with what was found and what was left."""

    id: str
    outlet: str
    article: Article
    found: tuple[Statement, ...]
    quotations: list[Span]
    unclaimed_quotations: list[Span]
    unclaimed_verbs: list[Span]


def plain(word: str) -> str:
    """A word without vowel marks, tatweel and hamza on alif."""
    return MARKS.sub("", word).translate(str.maketrans("أإآٱ", "اااا"))


VERBS = frozenset(plain(verb) for verb in REPORTING.split())


def verb_of(word: str) -> str | None:
    """The listed verb that a word is, with or without a joined conjunction."""
    bare = plain(word)
    if bare in VERBS:
        return bare
    return bare[1:] if bare[:1] in "وف" and bare[1:] in VERBS else None


def quotations(text: str) -> Iterator[Span]:
    """Stretches between quotation marks that hold at least LONG words, without the marks."""
    for match in QUOTED.finditer(text):
        group = match.lastindex or 0
        if len(WORD.findall(match[group])) >= LONG:
            yield Span(*match.span(group))


def claimed(span: Span, found: tuple[Statement, ...]) -> bool:
    """Does some statement's content share half of the stretch?"""
    parts = [part for statement in found for part in statement.spans]
    shared = [max(0, min(span.end, part.end) - max(span.start, part.start)) for part in parts]
    return sum(shared) * 2 >= span.end - span.start


def left_verbs(text: str, found: tuple[Statement, ...]) -> list[Span]:
    """Reporting verbs that are no statement's cue and stand in no statement's content."""
    taken = [span for s in found for span in (*s.spans, *([s.cue] if s.cue else []))]
    words = (Span(*match.span()) for match in WORD.finditer(text) if verb_of(match[0]))
    return [w for w in words if not any(t.start < w.end and w.start < t.end for t in taken)]


def article_of(data: dict[str, Any]) -> Article:
    """The article of one line, laid out as one that is read from a file."""
    published = date.fromisoformat(data["date"]) if data.get("date") else None
    composed = compose(data.get("title"), data["text"])
    return Article(
        composed.text,
        data.get("title"),
        published,
        data.get("language"),
        outlet=data.get("outlet"),
        url=data.get("url"),
        regions=composed.layout.regions,
    )


def review(data: dict[str, Any], extractor: Extractor) -> Row:
    article = article_of(data)
    found = tuple(extractor(article))
    quoted = list(quotations(article.text))
    unclaimed = [span for span in quoted if not claimed(span, found)]
    return Row(
        data["id"],
        data.get("outlet") or "?",
        article,
        found,
        quoted,
        unclaimed,
        left_verbs(article.text, found),
    )


def marked(text: str, found: tuple[Statement, ...]) -> str:
    """The text with ⟦n before and ⟧ after each part of statement n."""
    edges = [(span.start, 1, f"⟦{n} ") for n, s in enumerate(found, 1) for span in s.spans]
    edges += [(span.end, 0, "⟧") for s in found for span in s.spans]
    pieces, last = [], 0
    for place, _, mark in sorted(edges):
        pieces += [text[last:place], mark]
        last = place
    return "".join([*pieces, text[last:]])


def context(text: str, span: Span) -> str:
    left = text[max(0, span.start - AROUND) : span.start]
    right = text[span.end : span.end + AROUND]
    return f"{left}【{text[slice(*span)]}】{right}".replace("\n", " ⏎ ")


def described(number: int, statement: Statement, text: str) -> str:
    cue = text[slice(*statement.cue)] if statement.cue else "-"
    source = text[slice(*statement.source)] if statement.source else "-"
    who = " & ".join(s.name for s in statement.speakers) or "unresolved"
    topics = ",".join(statement.topics)
    return f"  {number}. {who} ({statement.resolved_by}) | {statement.kind} {statement.act} | {cue} | {source} | {topics}"


def write_row(row: Row, out: TextIO) -> None:
    text = row.article.text
    print(f"{'=' * 100}\n{row.id}  {row.article.published}\n\n{marked(text, row.found)}\n", file=out)
    for number, statement in enumerate(row.found, 1):
        print(described(number, statement, text), file=out)
    for name, spans in (("quotation", row.unclaimed_quotations), ("verb", row.unclaimed_verbs)):
        for span in spans:
            print(f"  unclaimed {name}: {context(text, span)}", file=out)
    print(file=out)


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as file
    ):
        for line in file:
            yield json.loads(line)


def chosen(options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """The articles asked for: of one outlet or all, after --skip, up to --limit, without the ids in --without."""
    without = (
        {re.sub(r"\..*", "", path.name) for path in options.without.glob("*")} if options.without else set()
    )
    count = 0
    for data in read_lines(options.articles):
        if data["id"] in without or options.outlet not in (None, data.get("outlet")):
            continue
        count += 1
        if count > options.skip:
            yield data
        if options.limit and count >= options.skip + options.limit:
            return


def totals(rows: list[Row], verbs: int) -> None:
    """Shares by outlet and in all, then the verbs left most often."""
    by_outlet: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_outlet[row.outlet].append(row)
    for outlet, group in [*sorted(by_outlet.items()), ("all", rows)]:
        quoted = sum(len(row.quotations) for row in group)
        left = sum(len(row.unclaimed_quotations) for row in group)
        loose = sum(len(row.unclaimed_verbs) for row in group)
        said = sum(len(row.found) for row in group)
        share = left / quoted if quoted else 0.0
        print(
            f"{outlet:24} articles {len(group):4}  statements {said:5}  quotations ≥{LONG} words {quoted:5}"
            f"  unclaimed {left:4} = {share:.3f}  unclaimed verbs {loose:5}"
        )
    loose_verbs = Counter(verb_of(row.article.text[slice(*s)]) for row in rows for s in row.unclaimed_verbs)
    unresolved = sum(s.resolved_by == "unresolved" for row in rows for s in row.found)
    print(f"unresolved speakers: {unresolved} of {sum(len(row.found) for row in rows)}")
    print("  ".join(f"{verb} {count}" for verb, count in loose_verbs.most_common(verbs)))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--outlet", help="only this outlet")
    parser.add_argument("--skip", type=int, default=0, help="leave out the first N")
    parser.add_argument("--limit", type=int, default=0, help="at most N articles (0: all)")
    parser.add_argument("--without", type=Path, help="a folder whose file names start with ids to leave out")
    parser.add_argument("--out", type=Path, help="folder for the listings, one file an outlet")
    parser.add_argument(
        "--verbs", type=int, default=40, help="how many unclaimed verbs to count in the totals"
    )
    options = parser.parse_args()
    extractor = Extractor.load()
    rows = [review(data, extractor) for data in chosen(options)]
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        for outlet in sorted({row.outlet for row in rows}):
            name = re.sub(r"[^\w-]+", "_", outlet)
            with (options.out / f"{name}.txt").open("w", encoding="utf-8") as file:
                for row in rows:
                    if row.outlet == outlet:
                        write_row(row, file)
    totals(rows, options.verbs)


if __name__ == "__main__":
    main()
