"""How a statement is told to a person: who did what by which words, and quotation marks only where its source has them.

Every table, list, page, report and citation takes the act and the words from here, so that none shows `the ferry had
sunk` as said by who denied it. The words for the acts are in `pages/words/`, under `told`.
"""

from __future__ import annotations

from tracker_cli.pages.words import Words, languages, words
from tracker_store.asking.acts import NEUTRAL
from tracker_store.asking.record import Record

# Acts by which the words are put forward as they stand: a reader misses nothing where the act is left unsaid.
PLAIN = NEUTRAL | {"answer", "cite", "write"}

# A speaker who is right in fewer statements like this one is marked: below it two in five are wrong (docs/quality.md).
SURE_ENOUGH = 0.7


def own_words(record: Record) -> Words:
    """The words for a line in the direction of the statement itself: in its language where there are any, else English."""
    language = record["language"]
    return words(language if language in languages() else "en")


def act_told(act: str, spoken: Words) -> str:
    """What the speaker did, for a reader: `denied`."""
    return str(spoken["told"].get(act, act))


def telling_act(record: Record, spoken: Words) -> str:
    """The act where it must be told, empty for a plain one."""
    return "" if record["act"] in PLAIN else act_told(record["act"], spoken)


def content(record: Record, spoken: Words) -> str:
    """The words of the statement, in quotation marks where they stand in marks in the article.

    The words of a mixed statement hold their own marks already; indirect speech and headlines have none.
    """
    if record["kind"] != "direct":
        return str(record["quote"])
    own = own_words(record) if record["language"] in languages() else spoken
    opening, closing = own["marks"]
    return f"{opening}{record['quote']}{closing}"


def told(record: Record, spoken: Words) -> str:
    """The words behind what was done by them, `denied: the ferry had sunk`; plain acts are left unsaid."""
    act = telling_act(record, spoken)
    return f"{act}: {content(record, spoken)}" if act else content(record, spoken)


def told_by(who: str, record: Record, spoken: Words) -> str:
    """A line that stands alone, with every act: `Anna Georgiou denied: the ferry had sunk`."""
    return f"{who}{spoken['act_joint']}{act_told(record['act'], spoken)}: {content(record, spoken)}"


def unsure(record: Record, spoken: Words) -> str:
    """That the speaker may be wrong, with the confidence, where it is low; empty else, and where a person set the speaker.

    Of an unresolved one nobody is shown who could be wrong.
    """
    if record["confidence"] >= SURE_ENOUGH or not record["speaker_id"] or "speaker" in record["corrected"]:
        return ""
    return str(spoken["unsure"]).format(f"{record['confidence']:.2f}")


def speaker(record: Record) -> str:
    """Who it was, on a line in Latin letters: the name, else the words that the article names the source by."""
    return str(record["speaker"] or record["speaker_ar"] or record["source_text"] or "unresolved")
