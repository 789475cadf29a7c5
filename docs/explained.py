"""The page docs/explain.md: sentences of our own in each language, each explained as `tracker explain --text` does."""

from __future__ import annotations

from datetime import date

from tracker_cli.render.plain import joined
from tracker_cli.render.text_explained import TextExplained, text_lines
from tracker_extract import Extractor
from tracker_extract.models import Article
from tracker_extract.read import compose
from tracker_extract.rules import Trace

HEAD = """# Why a statement was found

<!-- Made by docs/generate.py from docs/explained.py and the rules. Change those, then run `make docs`. -->

`tracker explain ID` shows it for a statement that is stored, `tracker explain --text "…"` for any text, without a
database; `--date`, `--title` and `--language` say what a file would. `tracker rules` lists every rule with examples.
What is stored alone, in a fraction of the time: `tracker explain ID --no-rules`.

Under *Rules* stands what was asked, stage by stage. A rule by itself gave the answer of its stage, on the words in
marks; `reports nothing` is a refusal; behind `not` stand those that were asked and had nothing to say. The stages:

| stage | what is asked |
|---|---|
| headline, continuation, attribution | what a sentence holds beside its reporting words |
| refusal | what keeps a word from reporting |
| cue, order | in which reading it reports, and how source, verb and content are ordered |
| source | who stands before the verb or behind it, or is quoted by its subject |
| opening | where the content begins |
| stop, ends with | what could end the content, and what did |
| speaker, elided | whom the source refers to; who speaks where it is left out |
| candidate | which earlier statement an elided subject or pronoun goes on from; who else was there, and why not |

`Confidence` says what the figure is made of: the share right of those with nothing to tell them apart, then what each fact adds to it or
takes away, where those before it are known. `Known` lists the facts; docs/record.md explains them. French and Russian have an
`estimate`, a rule of thumb, as nobody has annotated enough articles to count (docs/quality.md).

Each text below was published on 5 May 2013.
"""
DAY = date(2013, 5, 5)
NAMES = {"ar": "Arabic", "en": "English", "fr": "French", "ru": "Russian"}
# (language, text, what it means in English; "" for English)
SENTENCES = (
    ("ar", "وقال لافروف إن الجسر سيفتح غدا.", "And Lavrov said that the bridge will open tomorrow."),
    ("ar", "لم يعلن لافروف أن المعبر مفتوح.", "Lavrov did not announce that the crossing is open."),
    ("ar", "أكد كيري أن القمح وصل إلى الميناء، مضيفا أن السفن ستعود يوم الأحد.", "Kerry confirmed that the wheat reached the port, adding that the ships will return on Sunday."),
    ("ar", "توقف القطار عند النهر، بحسب وزارة النقل الروسية.", "The train stopped at the river, according to the Russian ministry of transport."),
    ("ar", "قالت ميركل إن المصنع مغلق. استقبل لافروف العمال. وأضاف أن الأجور ستدفع.", "Merkel said that the factory is closed. Lavrov received the workers. He added that the wages will be paid."),
    ("en", "Lavrov said the bridge would open in May.", ""),
    ("en", "Nobody asked whether Kerry said the road was open.", ""),
    ("en", '"The wheat is in the harbour," Mayor Hank Tolliver said. "It will be bread by Sunday."', ""),
    ("en", "Kerry said the ferry was late, although nobody had waited for it.", ""),
    ("en", "Merkel said the mill was shut. She said it would open again.", ""),
    ("fr", "Angela Merkel a affirmé que le moulin rouvrirait.", "Angela Merkel stated that the mill would open again."),
    ("fr", "« Le blé est au port », a déclaré John Kerry.", '"The wheat is in the port," John Kerry declared.'),
    ("fr", "Selon Sergueï Lavrov, le pont est fermé depuis mardi.", "According to Sergey Lavrov, the bridge is closed since Tuesday."),
    ("fr", "John Kerry a quitté la salle, affirmant que le texte était prêt.", "John Kerry left the room, stating that the text was ready."),
    ("fr", "Moscou accuse Ankara d'avoir fermé le marché aux poissons.", "Moscow accuses Ankara of having closed the fish market."),
    ("ru", "Лавров заявил, что мост откроют в мае.", "Lavrov stated that the bridge will be opened in May."),
    ("ru", "«Хлеб привезут утром, — сказал Шойгу, — а муку вечером».", '"Bread will come in the morning, – said Shoigu, – and flour in the evening."'),
    ("ru", "Лавров не заявил, что паром опоздал.", "Lavrov did not state that the ferry was late."),
    ("ru", "Мельница откроется в пятницу, сообщил Песков.", "The mill will open on Friday, Peskov reported."),
    ("ru", "Захарова сообщила, что рынок закрыт, добавив, что рыбу раздали.", "Zakharova reported that the market is closed, adding that the fish was given away."),
)  # fmt: skip


def page() -> str:
    """The page docs/explain.md."""
    extractor, parts = Extractor.load(), [HEAD]
    for code, name in NAMES.items():
        parts.append(f"## {name}\n")
        parts += [
            _explained(extractor, code, text, gloss)
            for language, text, gloss in SENTENCES
            if language == code
        ]
    return "\n".join(parts)


def _explained(extractor: Extractor, language: str, text: str, gloss: str) -> str:
    laid = compose(None, text)
    article = Article(laid.text, None, DAY, language, regions=laid.layout.regions)
    trace = Trace()
    explained = TextExplained(article, extractor.stages(article, trace), trace)
    lines = "\n".join(joined(line).rstrip() for line in text_lines(explained))
    meaning = f"\n*{gloss}*\n" if gloss else ""
    return f"### {text}\n{meaning}\n```text\n{lines}\n```\n"
