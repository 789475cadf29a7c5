"""From the options of a command to a filter: names to speakers, days to dates, words to a search."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from tracker_cli.options.database import registry
from tracker_cli.options.days import first_day, last_day
from tracker_cli.options.groups import Choice
from tracker_cli.options.values import acts_of, classes_of, countries_of, languages_of, outlets_of
from tracker_cli.terminal.outside import Outside
from tracker_extract.errors import NotFoundError
from tracker_store.asking.filters import Filter

if TYPE_CHECKING:
    from tracker_store.naming.lookup import Known

# No speaker has this id: a filter that names it lets nothing through.
NOBODY = ("",)


def filter_of(outside: Outside, connection: sqlite3.Connection, choice: Choice, **more: object) -> Filter:
    """The filter that the options mean; `more` are further fields. Raises NotFoundError and BadParameter."""
    since, until = days_of(outside, choice)
    topics = tuple(topic_of(connection, given) for given in choice.topic or ())
    return Filter(
        speakers=_speaker_ids(outside, connection, choice),
        countries=countries_of(outside, connection, choice.country) if choice.country else (),
        classes=classes_of(outside, choice.class_) if choice.class_ else (),
        org=_org(outside, connection, choice.org),
        topics=() if choice.any_topic else topics,
        any_topics=topics if choice.any_topic else (),
        search=_searched(outside, choice.search),
        about=_named(outside, connection, choice.about),
        acts=acts_of(outside, choice.act) if choice.act else (),
        kinds=tuple(choice.kind or ()),
        outlets=outlets_of(outside, connection, choice.outlet) if choice.outlet else (),
        languages=languages_of(outside, connection, choice.language) if choice.language else (),
        articles=tuple(choice.article or ()),
        since=since,
        until=until,
        unresolved=choice.unresolved,
        min_confidence=choice.min_confidence,
        rejected=choice.rejected,
        all_versions=choice.all_versions,
        **more,  # type: ignore[arg-type]
    )


def days_of(outside: Outside, choice: Choice) -> tuple[str | None, str | None]:
    """The first and the last day asked for, as ISO dates."""
    if not (choice.since or choice.until or choice.on):
        return None, None
    today = outside.now().astimezone().date()
    since = [first_day(text, today) for text in (choice.since, choice.on) if text]
    until = [last_day(text, today) for text in (choice.until, choice.on) if text]
    return max(since, default=None), min(until, default=None)


def day_range(outside: Outside, since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """`--since` and `--until` as ISO dates."""
    return days_of(outside, Choice(since=since, until=until))


def _speaker_ids(outside: Outside, connection: sqlite3.Connection, choice: Choice) -> tuple[str, ...]:
    if not (choice.speaker or choice.speaker_id):
        return ()
    from tracker_store.naming.lookup import with_merged

    ids = [known.id for name in choice.speaker or () for known in speakers_of(outside, connection, name)]
    return with_merged(connection, [*ids, *(choice.speaker_id or ())]) or NOBODY


def speakers_of(outside: Outside, connection: sqlite3.Connection, name: str) -> tuple[Known, ...]:
    """The speakers that a name fits; says so where they are several. Raises NotFoundError."""
    from tracker_store.naming.lookup import find_speakers

    fits = find_speakers(connection, name) or _by_registry(outside, connection, name)
    if len(fits) > 1:
        listed = ", ".join(f"{known.name} ({known.id})" for known in fits[:10])
        more = f" and {len(fits) - 10} more" if len(fits) > 10 else ""
        outside.say(f"tracker: {name!r} fits {len(fits)} speakers: {listed}{more}")
    return fits


def the_speaker(outside: Outside, connection: sqlite3.Connection, name: str) -> Known:
    """The one speaker that a name fits. Raises NotFoundError, also where it fits several."""
    fits = speakers_of(outside, connection, name)
    if len(fits) != 1:
        raise NotFoundError("speaker", name, tuple(known.id for known in fits[:3]))
    return fits[0]


def _by_registry(outside: Outside, connection: sqlite3.Connection, name: str) -> tuple[Known, ...]:
    """Whom the registry knows by that name; nobody, where they have said nothing yet. Raises NotFoundError."""
    from tracker_store.naming.lookup import item_of, name_words, nearest_speakers, speakers_by_id

    people = registry(outside)
    item = item_of(name)
    if item:
        known = people.by_wikidata(item)
        if known is None:
            raise NotFoundError("speaker", name)
        return speakers_by_id(connection, [known])
    found = people.find(name) if name_words(name) else ()
    if found:
        return speakers_by_id(connection, [speaker.id for speaker in found])
    registered = ((alias, people.speaker(speaker).name) for alias, speaker, _ in people.phrases())
    raise NotFoundError("speaker", name, nearest_speakers(connection, name, registered))


def topic_of(connection: sqlite3.Connection, given: str) -> str:
    """The slug of a topic. Raises NotFoundError."""
    from tracker_store.naming.lookup import find_topic, nearest_topics

    slug = find_topic(connection, given)
    if slug is None:
        raise NotFoundError("topic", given, nearest_topics(connection, given))
    return slug


def _searched(outside: Outside, text: str | None) -> str | None:
    if text is None:
        return None
    from tracker_store.asking.search import expression

    match = expression(text)
    if match is None:
        outside.say(f"tracker: {text!r} holds no word to search for")
        return '""'
    return match


def _org(
    outside: Outside, connection: sqlite3.Connection, names: list[str] | None
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    if not names:
        return None
    from tracker_store.naming.bodies import bodies_of

    return bodies_of(connection, registry(outside), names)


def _named(outside: Outside, connection: sqlite3.Connection, names: list[str] | None) -> str | None:
    if not names:
        return None
    from tracker_store.asking.search import any_phrase
    from tracker_store.naming.bodies import spellings_of

    return any_phrase(spellings_of(connection, registry(outside), names)) or '""'
