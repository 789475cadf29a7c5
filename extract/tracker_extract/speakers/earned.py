"""Whether an identity is earned: what a mention and its article must agree in before a listed person may be meant."""

from __future__ import annotations

from ..mentions.mention import Mention
from ..mentions.named import country_of
from ..mentions.reading import Reading
from ..names import compared, is_given, match_key
from ..packs import Title
from ..registry import Role
from ..reports.report import Report
from ..words import classes as lx
from .context import Context
from .discourse import Entity
from .facts import gender_of_verb, means_woman
from .offices import is_of_kind, says_more, told_titles

# A name has at most so many words before its last, as an article gives it in full.
FORENAMES = 3
# An initial, with or without a second one, is no forename that could differ.
INITIAL = 2


def is_of_gender(c: Context, person: str, m: Mention, report: Report | None) -> bool:
    """Whether neither titles nor verb say that somebody else is meant: a spokeswoman is no man of the name.

    Nor is the bearer of a surname who is the subject of a woman's verb (قالت الجعفري – "[Mrs] al-Jaafari said").
    """
    women = means_woman(c.reading, m) or bool(m.persons) and not is_full(m) and _is_womans(c, m, report)
    return c.registry.gender_of(person) != "m" or not women


def _is_womans(c: Context, m: Mention, report: Report | None) -> bool:
    """Whether a feminine verb stands right before a mention, its subject."""
    if (
        report is None
        or report.cue is None
        or report.cue[1] != m.start
        or not c.reading.vocabulary.verb_first
    ):
        return False
    return gender_of_verb(m, report) == "f"


def is_full(m: Mention) -> bool:
    """Whether a listed person is named by more than a surname."""
    start, end, _ = m.persons[0]
    return end - start > 1


def is_earned(c: Context, person: str, m: Mention) -> bool:
    """Whether a listed person may be meant by a surname with what stands before it.

    A bare surname or one behind a form of address may; another description must give an office and nothing else that
    the person holds or held (Danish Foreign Minister Lavrov is another man, and so is مدير المصنع لافروف – "the factory
    manager Lavrov"), unless the article also names the person in full.
    """
    at = m.persons[0][0]
    if is_named_in_full(c, person) or _has_given_name(c, person, at):
        return True
    if _has_other_forename(c, at):
        return False
    told = [t for t in told_titles(c.reading, m) if t[0] < at or _is_apposition(c.reading, m, t[0])]
    if not told:
        return not _is_described(c.reading, m, at) and not _is_introduced(c.reading, m)
    return _is_as_told(c, person, m, told)


def _is_as_told(c: Context, person: str, m: Mention, told: list[tuple[int, int, Title]]) -> bool:
    """Whether titles give an office and nothing else, one that a listed person holds or held, of their country."""
    at = m.persons[0][0]
    kinds = {title.kind for _, _, title in told if title.kind}
    country = country_of(c.reading, c.registry, m)
    if not kinds or country and country not in countries_of(c, person):
        return False
    start, end = _from_body(c.reading, m, min(t[0] for t in told)), max(at, told[-1][1])
    if any(says_more(c.reading, m, start, end, kind) for kind in kinds):
        return False
    held = c.registry.roles.get(person, ())
    if not held:
        return bool(country)
    return any(is_of_kind(role.office.kind, kind) for role in held for kind in kinds)


# A word alone before a title may be an adjective no list has (reformist President Rouhani); two are a noun and what it is of.
COMPOUND = 2


def _from_body(r: Reading, m: Mention, at: int) -> int:
    """Where the compound of words begins that says whose the title at token `at` is (chess club president Lavrov)."""
    first = at
    while first > 0 and _is_plain(r, first - 1):
        first -= 1
    return first if at - first >= COMPOUND and not r.vocabulary.verb_first else at


def _is_plain(r: Reading, i: int) -> bool:
    """Whether a word is in no list but that of given names."""
    plain = r.bits[i] & lx.WORD and not r.bits[i] & ~(lx.WORD | lx.CAPITAL | lx.GIVEN)
    return bool(plain) and not r.words[i].titles and not r.words[i].heads


def countries_of(c: Context, person: str) -> set[str]:
    """The country of a listed person, and those of their offices and postings."""
    roles: list[Role] = c.registry.roles.get(person, [])
    found = {c.registry.persons[person].country}
    for role in roles:
        found |= {role.office.country, role.office.place}
    return found


def is_named_in_full(c: Context, person: str) -> bool:
    """Whether the article names a listed person by more than a surname."""
    if c.discourse.in_full is None:  # told once: asked at every name, a long text has many
        c.discourse.in_full = frozenset(
            ids[0]
            for m in c.mentions
            for start, end, ids in m.persons
            if end - start > 1 and len(set(ids)) == 1
        )
    return person in c.discourse.in_full


def _has_given_name(c: Context, person: str, at: int) -> bool:
    """Whether a given name of a listed person, in any spelling, stands before the surname at token `at`."""
    if at == 0 or not c.reading.bits[at - 1] & lx.WORD:
        return False
    key = match_key(c.reading.folds[at - 1])
    given = (word for alias in c.registry.aliases_of(person) for word in alias.split()[:-1])
    return bool(key) and any(match_key(word) == key for word in given)


def _has_other_forename(c: Context, at: int) -> bool:
    """Whether the article has, before the surname at token `at`, a forename that nobody listed (Rowena Sarkozy … Sarkozy).

    Asked only where the listed person is not named in full: then "Visiting Sarkozy" leaves a statement unresolved at worst.
    """
    r = c.reading
    if not r.bits[at] & lx.CAPITAL:
        return False
    if c.discourse.forenames is None:
        c.discourse.forenames = {}
        for i in range(1, len(r.bits)):
            before = r.bits[i] & r.bits[i - 1] & lx.CAPITAL and len(r.folds[i - 1]) > INITIAL
            if before and _is_plain(r, i - 1):
                c.discourse.forenames.setdefault(r.folds[i], set()).add(i - 1)
    return bool(c.discourse.forenames.get(r.folds[at]))


def _is_apposition(r: Reading, m: Mention, at: int) -> bool:
    """Whether a title stands behind a comma: it tells who the person before it is."""
    return at > m.start and bool(r.bits[at - 1] & (lx.COMMA | lx.DETERMINER))


def _is_described(r: Reading, m: Mention, at: int) -> bool:
    """Whether words before a surname say what its bearer is (the bakery owner Lavrov)."""
    known = lx.DETERMINER | lx.ADJECTIVE | lx.PLACE | lx.MARK | lx.TITLE
    return any(r.bits[i] & lx.WORD and not r.bits[i] & known for i in range(m.start, at))


def _is_introduced(r: Reading, m: Mention) -> bool:
    """Whether an indefinite description between commas introduces the bearer of a surname (Merkel, a florist, said)."""
    if m.end + 1 >= len(r.bits) or not r.bits[m.end] & lx.COMMA:
        return False
    word = r.words[m.end + 1]
    indefinite = word.bits & lx.DETERMINER and not word.article
    return bool(indefinite or word.bits & lx.PRONOUN and word.conjunction)  # ، وهو خباز – ", who is a baker,"


def fuller_name(r: Reading, at: int, skip: frozenset[str]) -> tuple[int, int] | None:
    """Where the article gives more of the name of which one word stands at token `at`; None where it does not.

    `skip` are the words of the listed person of that name: Sergey Lavrov is no other Lavrov.
    """
    wanted = compared(r.folds[at])
    for i, fold in enumerate(r.folds):
        if compared(fold) != wanted:
            continue
        found = _name_up_to(r, i)
        if found is not None and not _is_spelling(r, found, skip):
            return found
    return None


def _name_up_to(r: Reading, last: int) -> tuple[int, int] | None:
    """A name nobody listed that ends at token `last` and begins with a given name."""
    for start in range(last - 1, max(-1, last - 1 - FORENAMES), -1):
        bits = r.bits[start]
        if not bits & (lx.GIVEN | lx.CAPITAL | lx.PARTICLE) or bits & (lx.TITLE | lx.MARK):
            return None
        if not is_given(r.folds[start]):
            continue  # Visiting Lavrov, Republican Trump
        m = r.mentions.read(start, last + 1)
        if m is not None and m.name is not None and m.name[0] == start and m.name[1] == last + 1:
            return m.name
    return None


def _is_spelling(r: Reading, name: tuple[int, int], listed: frozenset[str]) -> bool:
    """Whether a name is that of a listed person in a spelling that no list has: each word sounds like one of theirs."""
    keys = {match_key(word) for word in listed}
    return all(match_key(r.folds[i]) in keys for i in range(*name) if r.bits[i] & lx.WORD)


def last_of_name(c: Context, entities: list[Entity]) -> Entity | None:
    """Of several persons of one surname the only one who has spoken or is near, or the last speaker, where none of the
    others has been named since."""
    last = c.discourse.turns[-1] if c.discourse.turns else ()
    unrivalled = len(last) == 1 and all(e is last[0] or e.named_at < last[0].said_at for e in entities)
    if unrivalled and last[0] in entities:
        return last[0]
    return only_near(c, entities)


def only_near(c: Context, entities: list[Entity]) -> Entity | None:
    """The only one of several, or the only one who has spoken, or who did or was named in this sentence or the one before."""
    spoken = [e for e in entities if e.spoke_at >= 0]
    if len(entities) == 1 or len(spoken) == 1:
        return (spoken or entities)[0]
    nearby = c.discourse.nearby
    near = [e for e in entities if max(e.said_at, e.named_at) >= nearby]
    return near[0] if len(near) == 1 else None
