"""The noun phrase that names a source, in languages that capitalise names.

A phrase is read from its first word on and ends at the first word that cannot belong to it: determiner, owner,
modifiers, then a head (title, body, unnamed person, country, name), then what a preposition adds.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...packs import BodyHead, Features, Place, Title
from ...words import classes as lx
from ...words.phrases import longest
from ...words.tokens import Tokens
from ..mention import Mention
from ..plain.reader import LONGEST
from .surnames import ENDS, finite_cue, is_surname

# Before the head stand at most this many words that no list knows (a former senior administration official).
_MODIFIERS = 4
_KNOWN_HEADS = lx.UNNAMED | lx.TITLE | lx.BODY


class NounPhraseReader:
    """Reads source phrases off the tokens of one article."""

    def __init__(self, tokens: Tokens, plural: str) -> None:
        self.t = tokens
        self.plural = plural  # the ending that shows a plural of persons

    def read(
        self, start: int, limit: int, stops: Iterable[str] = (), governed: bool = False
    ) -> Mention | None:
        """The source phrase that begins at `start` and ends before `limit`, or None where none begins there."""
        limit = min(limit, start + LONGEST)
        if start >= limit or not self._may_begin(start):
            return None
        p = Mention(start, start)
        at: int | None = start
        while at is not None and at < limit:
            at = self._step(p, at, limit)
            if at is not None:
                p.end = at
        self._settle(p)
        return p if p.kind and p.end > start else None

    # -- steps ---------------------------------------------------------------------------------------------------

    def _may_begin(self, i: int) -> bool:
        bits = self.t.bits[i]
        if bits & lx.DETERMINER or bits & lx.PRONOUN or bits & lx.NUMBER:
            return True
        if is_surname(self.t, i):
            return True
        if bits & (ENDS | lx.MARK | lx.POSSESSIVE):
            return False
        if bits & lx.CAPITAL:
            return not bits & (lx.PREPOSITION | lx.TIME | lx.ADVERB) or bool(bits & lx.PARTICLE)
        if bits & (lx.PREPOSITION | lx.TIME | lx.ADVERB) and not bits & lx.PARTICLE:
            return False
        return not bits & (lx.CUE | lx.VERB) or bool(bits & (lx.UNNAMED | lx.BODY))

    def _step(self, p: Mention, i: int, limit: int) -> int | None:
        """The token after what belongs to the phrase at `i`, None where the phrase ends."""
        bits = self.t.bits[i]
        if bits & lx.POSSESSIVE:
            return self._owner(p, i)
        if bits & lx.MARK:
            return self._mark(p, i, limit)
        if p.kind == "pronoun":
            return None
        if bits & lx.PRONOUN:
            return self._pronoun(p, i)
        if bits & lx.DETERMINER:
            return self._determiner(p, i)
        if (
            bits & lx.CAPITAL
            and p.titles
            and p.titles[-1][1] == i
            and (p.titles[-1][2].takes == "none" or bits & ENDS and finite_cue(self.t, i + 1))
            and not p.named
        ):
            return self._phrase(p, i, limit) or self._begin_name(p, i)  # Mrs May: a name that is also a word
        if i == p.start and is_surname(self.t, i):
            return self._begin_name(p, i)
        if bits & ENDS:
            return None
        if bits & lx.NUMBER:
            return i + 1 if not p.named else None
        phrase = self._phrase(p, i, limit)
        if phrase is not None:
            return phrase
        if bits & lx.CAPITAL and not (i == p.start and bits & lx.TIME):
            return self._capital(p, i)
        return self._lower(p, i, limit)

    def _phrase(self, p: Mention, i: int, limit: int) -> int | None:
        """A listed name, title or body that begins at `i`: the longest."""
        word, folds = self.t.words[i], self.t.folds
        name = None
        if word.bits & (lx.CAPITAL | lx.PARTICLE) or "-" in word.fold:
            name = longest(word.heads, folds, i, limit) if word.heads else None
        title = longest(word.titles, folds, i, limit) if word.titles else None
        body = longest((word.bodies,), folds, i, limit) if word.bodies else None
        best = max((f for f in (name, title, body) if f is not None), key=lambda f: f.end, default=None)
        if best is None:
            return None
        if best is name and not self._inside_longer_name(p, i, best.end, limit):
            return self._listed(p, i, best.end, best.payload)
        if best is title or title is not None and best is name:
            assert title is not None
            return self._title(p, i, title.end, title.payload[0])
        if best is body:
            return self._body(p, i, best.end, best.payload[0])
        return None

    def _inside_longer_name(self, p: Mention, i: int, end: int, limit: int) -> bool:
        """A listed word within a name nobody listed (Mark Price), or one that goes on (May Chidiac)."""
        return p.name is not None and p.name[1] == i

    def _listed(self, p: Mention, i: int, end: int, payload: tuple[Any, ...]) -> int | None:
        places = [x for x in payload if isinstance(x, Place)]
        ids = tuple(x[0] for x in payload if not isinstance(x, Place))
        persons = tuple(x[0] for x in payload if not isinstance(x, Place) and x[1] not in ("body", "media"))
        if persons:
            if p.named:
                return None
            p.persons.append((i, end, persons))
            p.kind = "person"
            return end
        if p.named and not places:
            return None
        if ids:
            p.named_bodies.append((i, end, ids))
            described = p.kind == "unnamed" and p.noun == i - 1 == p.start + 1  # the official SANA
            if p.kind in ("", "country", "group") or described and any(x[1] == "media" for x in payload):
                p.kind, p.features, p.noun = "body", Features("-", "sg"), None
        else:
            return self._placed(p, i, end, places[0])
        p.definite = True
        return end

    def _placed(self, p: Mention, i: int, end: int, place: Place) -> int | None:
        if p.named:
            return None
        p.places.append((i, place))
        if not p.kind:
            p.kind = "country" if place.form in ("name", "capital") else "group"
            p.features = Features("-", "sg") if p.kind == "country" else place.features
        return end

    def _title(self, p: Mention, i: int, end: int, title: Title) -> int | None:
        word = self.t.words[i]
        if p.named:
            self._make_modifier(p)
        p.titles.append((i, end, title))
        p.noun = end - 1
        number = word.features.number if word.features and end - i == 1 else "sg"
        unnamed = bool(self.t.bits[end - 1] & lx.UNNAMED) and not title.kind
        if p.kind != "unnamed":
            p.kind = (
                "unnamed"
                if unnamed or not p.definite and not self.t.bits[i] & lx.CAPITAL and self._indefinite(p)
                else "person"
            )
        p.features = Features(
            title.gender if title.gender != "-" else p.features.gender if p.kind == "person" else "-", number
        )
        return end

    def _indefinite(self, p: Mention) -> bool:
        return (
            p.end > p.start
            and bool(self.t.bits[p.start] & lx.DETERMINER)
            and not self.t.words[p.start].article
        )

    def _make_modifier(self, p: Mention) -> None:
        """A name before a common noun only says whose it is (Carnegie analyst, Obama aides)."""
        p.name, p.persons = None, []
        p.kind = "body" if p.named_bodies or p.bodies else ""

    def _body(self, p: Mention, i: int, end: int, body: BodyHead) -> int | None:
        if p.persons:
            return None
        if body.kind == "media" and p.named_bodies and p.named_bodies[-1][1] == i:
            return end  # Interfax news agency: what the outlet is, behind its name
        if p.name is not None:
            p.name = None
        p.bodies.append((i, body))
        p.noun = end - 1
        if p.kind != "unnamed" or not p.titles:
            p.kind, p.features = "body", Features(body.gender, "sg")
        return end

    # -- single words --------------------------------------------------------------------------------------------

    def _pronoun(self, p: Mention, i: int) -> int | None:
        if i > p.start:
            return None
        p.kind, p.features = "pronoun", self.t.words[i].pronoun or Features()
        return i + 1

    def _determiner(self, p: Mention, i: int) -> int | None:
        if i > p.start and not self.t.bits[i - 1] & (lx.PREPOSITION | lx.DETERMINER):
            return None
        if i == p.start:
            p.definite = self.t.words[i].article
        return i + 1

    def _owner(self, p: Mention, i: int) -> int | None:
        """The mark of an owner: what came before is no longer the head."""
        if not p.kind or p.kind == "pronoun":
            return None
        p.persons, p.name, p.titles = [], None, []
        p.kind, p.features, p.definite = "", Features(), True
        return i + 1

    def _capital(self, p: Mention, i: int) -> int | None:
        """A capitalised word: adjective, country, head noun in a title's or body's name, or part of a name."""
        word = self.t.words[i]
        bits = word.bits
        if p.name is not None and p.name[1] == i:
            p.name = (p.name[0], i + 1)
            if bits & lx.BODY and word.body is not None:
                return self._body(p, i, i + 1, word.body)
            return i + 1
        if bits & lx.ADJECTIVE and word.adjective and not p.named:
            return self._placed(p, i, i + 1, word.adjective)
        if bits & (lx.PLACE | lx.CITY) and word.place and not p.named:
            return self._placed(p, i, i + 1, word.place)
        if bits & lx.BODY and word.body is not None and not p.named:
            return self._body(p, i, i + 1, word.body)
        if bits & lx.UNNAMED and not p.named and not bits & lx.GIVEN and i == p.start:
            return self._unnamed(p, i)
        if p.persons:
            return None
        if p.kind == "body" and not p.titles:
            return i + 1
        if p.name is not None:
            return None
        return self._begin_name(p, i)

    def _begin_name(self, p: Mention, i: int) -> int:
        p.name = (i, i + 1)
        p.kind = "person" if p.titles or p.kind == "unnamed" else "name"
        word = self.t.words[i]
        gender = word.features.gender if word.bits & lx.GIVEN and word.features else "-"
        if p.features.gender == "-":
            p.features = Features(gender, "sg")
        return i + 1

    def _lower(self, p: Mention, i: int, limit: int) -> int | None:
        word = self.t.words[i]
        bits = word.bits
        if (
            bits & lx.PARTICLE
            and (p.name is not None and p.name[1] == i or i + 1 < limit and self.t.bits[i + 1] & lx.CAPITAL)
            and not p.persons
        ):
            return self._particle(p, i)
        if "-" in word.fold and word.fold[0].isalpha() and self._named_by_particle(i):
            return self._capital(p, i)
        if bits & lx.UNNAMED:
            return self._unnamed(p, i)
        if bits & lx.BODY and word.body is not None:
            return self._body(p, i, i + 1, word.body)
        if bits & lx.ADJECTIVE and word.adjective:
            return self._placed(p, i, i + 1, word.adjective)
        if bits & lx.PREPOSITION:
            return self._complement(p, i, limit)
        if bits & (lx.CUE | lx.TIME | lx.ADVERB | lx.EVENT):
            return None
        if bits & lx.VERB and (p.kind or p.named):
            return None
        return self._modifier(p, i, limit)

    def _named_by_particle(self, i: int) -> bool:
        """al-Jubeir: a small particle joined to a capital."""
        head, _, rest = self.t.forms[i].partition("-")
        return bool(rest) and rest[0].isupper() and len(head) <= 4

    def _particle(self, p: Mention, i: int) -> int:
        if p.name is not None and p.name[1] == i:
            p.name = (p.name[0], i + 1)
            return i + 1
        return self._begin_name(p, i)

    def _unnamed(self, p: Mention, i: int) -> int | None:
        word = self.t.words[i]
        if p.named:
            self._make_modifier(p)
        p.kind, p.features, p.noun = "unnamed", word.features or Features(), i
        return i + 1

    def _modifier(self, p: Mention, i: int, limit: int) -> int | None:
        """A word no list knows: before a head it modifies it, behind one only a few are borne."""
        if p.name == (p.start, i) and i - p.start == 1 and self._head_follows(i, limit):
            self._make_modifier(p)  # Human rights groups: a capital that only begins the sentence
        if p.named:
            return None
        if p.kind in ("", "group"):
            return i + 1 if self._modifiers(p, i) < _MODIFIERS else None
        if i + 1 >= limit:
            return None
        following = self.t.bits[i + 1]
        if p.kind == "unnamed" and following & lx.PREPOSITION:
            return i + 1  # sources familiar with the matter
        return (
            i + 1 if following & _KNOWN_HEADS and not following & (lx.CUE | lx.MARK | lx.DETERMINER) else None
        )

    def _head_follows(self, i: int, limit: int) -> bool:
        return any(self.t.bits[j] & _KNOWN_HEADS for j in range(i + 1, min(limit, i + 3)))

    def _modifiers(self, p: Mention, i: int) -> int:
        return sum(1 for j in range(p.start, i) if not self.t.bits[j] & ~lx.WORD)

    def _complement(self, p: Mention, i: int, limit: int) -> int | None:
        """A preposition and the noun phrase it adds to the head."""
        if not p.kind:
            return self._some_of(p, i, limit)
        if p.kind in ("country", "group"):
            return None
        inner = self.read(i + 1, limit)
        if inner is None or inner.kind == "pronoun":
            return self._plain_complement(i + 1, limit)
        if (
            p.titles
            and not p.named
            and inner.named
            and not inner.titles
            and (inner.named_bodies or inner.places or inner.bodies)
        ):
            p.persons, p.name, p.kind = (
                inner.persons,
                inner.name,
                "person",
            )  # постпред при ООН Василий Небензя
        if not p.named or self._title_open(p) or inner.named:
            p.places += inner.places
            p.named_bodies += inner.named_bodies
            p.bodies += inner.bodies if p.titles else []
        return inner.end

    def _some_of(self, p: Mention, i: int, limit: int) -> int | None:
        """One of the residents, some of them: a number or pronoun and whom it is taken from."""
        counted = lx.NUMBER | lx.DETERMINER
        if i == p.start or not all(self.t.bits[j] & counted for j in range(p.start, i)):
            return None
        inner = self.read(i + 1, limit)
        if inner is None or inner.named or inner.kind not in ("unnamed", "person", "pronoun"):
            return None
        p.kind, p.noun, p.places, p.definite = "unnamed", inner.noun, inner.places, False
        return inner.end

    def _title_open(self, p: Mention) -> bool:
        name_at = p.name[0] if p.name else p.persons[0][0]
        return bool(p.titles) and p.titles[-1][0] > name_at

    def _plain_complement(self, i: int, limit: int) -> int | None:
        """the matter, the plan: a determiner and words no list knows."""
        at = i + 1 if self.t.bits[i] & lx.DETERMINER and not self.t.bits[i] & lx.THAT else i
        first = at
        while at < limit and at - i < _MODIFIERS and self._is_plain(at):
            at += 1
        return at if at > first else None

    def _is_plain(self, i: int) -> bool:
        return not self.t.bits[i] & ~(lx.WORD | lx.EVENT | lx.CONTENT_NOUN)

    # -- marks and the end ---------------------------------------------------------------------------------------

    def _mark(self, p: Mention, i: int, limit: int) -> int | None:
        if self.t.bits[i] & lx.OPEN and p.kind:
            for j in range(i + 1, min(limit, i + 12)):
                if self.t.bits[j] & lx.CLOSE:
                    return j + 1
        return None

    def _settle(self, p: Mention) -> None:
        """A determiner and a common noun nobody listed is an unnamed person (the engineer)."""
        if p.kind or p.end == p.start:
            return
        if p.end - p.start == 1 and self.t.bits[p.start] & lx.UNNAMED:  # Another said
            self._unnamed(p, p.start)
            return
        last = self.t.words[p.end - 1]
        if (
            not last.bits & ~(lx.WORD | lx.EVENT | lx.CONTENT_NOUN)
            and self.t.bits[p.start] & (lx.DETERMINER | lx.NUMBER)
            and p.end - p.start > 1
        ):
            plural = bool(self.plural) and last.fold.endswith(self.plural)
            p.kind, p.features, p.noun = "unnamed", Features("-", "pl" if plural else "sg"), p.end - 1
            p.thing = True
