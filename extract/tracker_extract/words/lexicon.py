"""What a word can be, by its form alone: the lexicon of a pack and the table that remembers every answer.

News repeats its words, so a form is analysed once: folded, its clitics cut where the rest is known, looked up, and
kept. After a few articles nearly every token is one dictionary hit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ..packs import CueForm, Features, Frames, Pack, Place
from ..text import bare, fold
from . import classes as lx
from .classes import Word
from .cuts import Cuts, Split
from .elision import Elisions
from .entries import (
    before_pronoun,
    class_of,
    forget_short_names,
    has_article,
    join_verbs,
    settle,
    takes_clitics,
    takes_pronouns,
)
from .inflection import Inflection
from .people import People
from .phrases import Node, add_words
from .possessed import owned_bodies, owned_titles
from .spelling import as_written

LISTS = {
    "prepositions": lx.PREPOSITION,
    "adverbs": lx.ADVERB,
    "times": lx.TIME,
    "relatives": lx.RELATIVE,
    "subordinators": lx.SUBORDINATOR,
    "auxiliaries": lx.AUXILIARY,
    "negations": lx.NEGATION,
    "content": lx.CONTENT_NOUN,
    "events": lx.EVENT,
    "common": lx.COMMON,
    "verbs": lx.VERB,
}
_FUNCTION = lx.PREPOSITION | lx.SUBORDINATOR | lx.AUXILIARY | lx.NEGATION | lx.RELATIVE | lx.THAT
_FUNCTION |= lx.TIME | lx.ADVERB | lx.PRONOUN | lx.CUE
# Letters that an article leaves of a word at least.
_ARTICLED = 2
# Lists of phrases that are fixed expressions, each with what an expression of it is.
_FIXED = {
    "tails": "tail",
    "circumstances": "circumstance",
    "continuers": "continuer",
    "openers": "opener",
    "labels": "label",
    "impersonal": "impersonal",
}


class Lexicon:
    """Every known form of a pack, with the phrase trees of names, titles, topics and fixed expressions."""

    def __init__(self, pack: Pack, names: Sequence[tuple[str, Any, bool]], topics: Node) -> None:
        self.pack = pack
        self.elisions = Elisions(pack.settings)
        self.entries: dict[str, list[tuple[int, Any, str]]] = {}
        self.names: Node = {}
        self.body_names: Node = {}  # without persons: an article makes a common word of a surname (السلام, سلام)
        self.name_words = frozenset(self._hold_names(names))
        self.topics = topics
        self.titles: Node = {}
        self.fixed: Node = {}
        self.cuts = Cuts(pack.settings["clitics"])
        self.article = self.cuts.article
        self.pronouns = {
            fold(w): Features.parse(t) for w, t in pack.settings["clitics"].get("pronouns", {}).items()
        }
        finite = pack.settings.get("verb_shapes")
        self.verb_shapes = re.compile("|".join(finite)) if finite else None
        self.owned: tuple[str, ...] = tuple(pack.settings.get("owned_endings", ())) or ("\0",)
        self.nominative: set[str] = set()  # forms that stand behind no preposition
        self.given = frozenset(fold(name) for name in pack.given_names) | self.name_words
        shapes = pack.settings.get("content_shapes")
        self.content_shapes = re.compile("|".join(shapes)) if shapes else None
        self.objects = frozenset(fold(word) for word in pack.settings["clitics"].get("objects", ()))
        accusative = fold(pack.settings.get("accusative", ""))
        self.noun_endings = (*self.pronouns, *((accusative,) if accusative else ()))
        self.joining: dict[str, str] = pack.settings["clitics"].get("joining", {})
        self.joining_verbs: dict[str, str] = pack.settings["clitics"].get("joining_verbs", {})
        self.parted = [(joined, fold(last)) for last, joined in self.joining.items()]
        self.inflection = Inflection(
            pack.verbs, pack.settings["paradigm"], sorted(self.pronouns, key=len), self.joining
        )
        self.people = People(pack.settings, self.inflection, self.has)
        self._fill()
        # Whatever a word can begin with: most forms of a word after its clitics are in none of the tables.
        self.known = frozenset().union(self.entries, self.names, self.titles, self.topics, self.fixed)

    def _hold_names(self, names: Sequence[tuple[str, Any, bool]]) -> Iterator[str]:
        """Hang up the listed names; gives the words of those of persons."""
        for alias, payload, personal in names:
            words = self.elisions.words(alias)
            add_words(self.names, words, payload)
            if personal:
                yield from words
            else:
                add_words(self.body_names, words, payload)

    def _add(self, form: str, bits: int, payload: Any = None) -> None:
        self.entries.setdefault(fold(form), []).append((bits, payload, bare(form)))

    def _fill(self) -> None:
        self._fill_lists()
        self._fill_cues()
        self._fill_that()
        for word, features in self.pack.pronouns.items():
            self._add(word, lx.PRONOUN, features)
        self._fill_unnamed()
        self._fill_prepositions_with_pronouns()
        self._fill_names()
        self._fill_places()
        self._fill_fixed()
        self._fill_people()

    def _fill_lists(self) -> None:
        """The words of the lists that say no more of a word than its class."""
        for name, bits in LISTS.items():
            for word in self.pack.words.get(name, ()):
                if " " not in word:
                    self._add(word, bits)

    def _fill_unnamed(self) -> None:
        """Nouns for people without a name, in the accusative, too."""
        accusative = self.pack.settings.get("accusative", "")
        for word, features in self.pack.unnamed.items():
            self._add(word, lx.UNNAMED, features)
            if accusative and features.number == "sg":
                self._add(word + accusative, lx.UNNAMED, features)

    def _fill_prepositions_with_pronouns(self) -> None:
        """What a preposition and its pronoun are together (عنه – "of him"): an adverb."""
        for word in self.pack.settings["clitics"].get("prepositions_with_pronouns", ()):
            for pronoun in self.pack.settings["clitics"]["pronouns"]:
                self._add(before_pronoun(word, self.joining) + pronoun, lx.ADVERB)

    def _fill_names(self) -> None:
        """What names are made of: titles, heads of bodies, particles, given names."""
        pack = self.pack
        for title in (*pack.titles, *owned_titles(pack)):
            self.elisions.hang(self.titles, title.phrase, title)
            self._add(self.elisions.words(title.phrase)[0], lx.TITLE)
        for body in (*pack.bodies, *owned_bodies(pack)):
            if " " not in body.word:
                self._add(body.word, lx.BODY, body)
        for particle in pack.particles:
            self._add(particle, lx.PARTICLE)
        for name, (_, gender) in pack.given_names.items():
            if " " not in name:
                self._add(name, lx.GIVEN, Features(gender or "-", "sg"))

    def _fill_fixed(self) -> None:
        """Expressions that are found as they are written."""
        for name, kind in _FIXED.items():
            for phrase in self.pack.words.get(name, ()):
                self.elisions.hang(self.fixed, phrase, (kind, ""))
        for words, takes in self.pack.attributions:
            self.elisions.hang(self.fixed, words, ("attribution", takes))

    def _fill_people(self) -> None:
        """The plurals and duals of titles and of nouns for people, where no list has them."""
        nouns = [word for word, features in self.pack.unnamed.items() if features == Features("m", "sg")]
        nouns += [
            title.phrase for title in self.pack.titles if title.gender == "m" and " " not in title.phrase
        ]
        for noun in dict.fromkeys(nouns):
            for form, features, nominative in self.people.forms_of(noun):
                if form not in self.entries and form not in self.names:
                    self._add(form, lx.UNNAMED, features)
                    if nominative:
                        self.nominative.add(form)

    def _fill_places(self) -> None:
        for row in self.pack.countries:
            names = row["names"].split("|")
            for name in names:
                self._add_place(name, Place(row["iso2"], "name", names[0]))
            for name in filter(None, row["capitals"].split("|")):
                self._add_place(name, Place(row["iso2"], "capital", names[0]))
            for adjective in filter(None, row["adjectives"].split("|")):
                for ending, mark in self.pack.settings["adjective_endings"]:
                    place = Place(row["iso2"], "adjective", names[0], Features.parse(mark))
                    self._add_place(adjective + ending, place)

        for row in self.pack.cities:
            self._add_place(row["place"], Place(row["country"], "city", row["place"]))

    def _add_place(self, name: str, place: Place) -> None:
        if " " in name:
            self.elisions.hang(self.names, name, place)
            self.elisions.hang(self.body_names, name, place)
        else:
            self._add(name, {"adjective": lx.ADJECTIVE, "city": lx.CITY}.get(place.form, lx.PLACE), place)

    def _fill_cues(self) -> None:
        for row in self.pack.cues:
            frames = Frames.parse(row["frames"])
            for paradigm in self.pack.settings["paradigm"]:
                column = paradigm["column"]
                stem = row[column] or (row.get(column[:-1], "") if column.endswith("2") else "")
                if stem:
                    self._add_forms(row["act"], stem, paradigm, frames)

    def _add_forms(self, act: str, stem: str, paradigm: dict[str, Any], frames: Frames) -> None:
        joining = self.joining | (self.joining_verbs if paradigm["part"] == "verb" else {})
        for before, ending, mark in paradigm["forms"]:
            form = before + stem + ending
            tense = paradigm.get("tense", paradigm["column"])
            cue = CueForm(act, paradigm["part"], tense, Features.parse(mark), frames)
            self._add(form, lx.CUE, cue)
            taken = takes_pronouns(cue, self.objects)
            for pronoun, features in self.pronouns.items():
                if taken is None or pronoun in taken:
                    self._add(
                        before_pronoun(form, joining) + pronoun,
                        lx.CUE,
                        CueForm(act, cue.part, cue.tense, cue.features, frames, features),
                    )

    def _fill_that(self) -> None:
        that = self.pack.settings["that"]
        for word in that["words"]:
            for pronoun, features in (("", Features()), *self.pronouns.items()):
                self._add(word + pronoun, lx.THAT, features)
        for word in that["no_pronoun"]:
            self._add(word, lx.THAT, Features())

    def analyse(self, form: str, folded: str) -> Word:
        """The analysis of a word's form."""
        word = Word(folded, lx.WORD)
        written = bare(form)
        cuts = self.cuts.of(folded)
        if self._look_up(word, written, cuts):
            self._read_on(word)
        else:
            self._guess(word, written, cuts)
        if word.bits & _FUNCTION:
            forget_short_names(word)
        word.names = bool(word.heads or word.prefixed_heads or word.titles or word.prefixed_titles)
        return word

    def _look_up(self, word: Word, written: str, cuts: list[Split]) -> bool:
        """Give a word the phrases that may begin with it and what the first listed cut holds; whether there is one."""
        settled = False
        for cut in cuts:
            conjunction, prefix, article, rest = cut
            if rest not in self.known:
                continue
            self._hang(word, prefix, article, rest)
            entries = None if prefix and rest in self.nominative else self.entries.get(rest)
            if not entries:
                continue
            if settled:
                join_verbs(word, cut, entries)
                continue
            allowed = [
                e
                for e in as_written(entries, written[-len(rest) :])
                if not (prefix or article) or takes_clitics(e[0], e[1])
            ]
            if allowed:
                settled = True
                settle(word, conjunction, prefix, article, rest, allowed)
        return settled

    def _read_on(self, word: Word) -> None:
        """What a listed word can be besides: a common verb, a verbal noun, a participle."""
        if (word.conjunction or word.prefix) and not word.article:
            self._prefer_verb(word)
        if word.bits == lx.WORD | lx.COMMON and self.content_shapes is not None:
            word.bits |= lx.CONTENT_NOUN if self.content_shapes.fullmatch(word.stem) else 0
        if word.article and word.bits & lx.COMMON:
            word.readings = self.people.participles(word.stem)

    def _prefer_verb(self, word: Word) -> None:
        """Read a common noun behind a clitic as the common verb that the whole form is (وافق – "agreed", not "and a horizon")."""
        if word.bits & ~(lx.WORD | lx.COMMON | lx.CONTENT_NOUN) or word.names:
            return
        readings = tuple(r for r in self.inflection.readings(word.fold) if r.part == "verb" and not r.pronoun)
        if readings:
            word.bits, word.readings = lx.WORD | lx.VERB, readings
            word.conjunction, word.prefix, word.stem = "", "", word.fold

    def _hang(self, word: Word, prefix: str, article: bool, rest: str) -> None:
        """Phrases that begin with `rest`."""
        node = (self.body_names if article and not rest.startswith(self.article) else self.names).get(rest)
        if node is not None:
            if prefix:
                word.prefixed_heads += (node,)
            else:
                word.heads += (node,)
        node = self.titles.get(rest)
        if node is not None:
            if prefix:
                word.prefixed_titles += (node,)
            else:
                word.titles += (node,)
        node = self.topics.get(rest)
        if node is not None:
            word.topics += (node,)
        node = self.fixed.get(rest)
        if node is not None and not prefix:
            word.fixed += (node,)

    def _guess(self, word: Word, written: str, cuts: list[Split]) -> None:
        """An unknown word: an article, or a preposition before one, shows in its letters; so do some verbal nouns."""
        if self._has_article(word, written, cuts) or word.fold in self.name_words:
            return
        if self._names_people(word, cuts) or not word.heads and self._inflected(word, written, cuts):
            return
        word.bits |= self._class_by_shape(word.fold, written)

    def _has_article(self, word: Word, written: str, cuts: list[Split]) -> bool:
        """Whether an unknown word is written with the article, which is cut from it then."""
        for conjunction, prefix, article, rest in cuts:
            if not article or len(rest) < _ARTICLED:
                continue
            if not prefix and not has_article(written, conjunction, self.article):
                continue  # أليستر – "Alastair": with a hamza it is no article
            word.conjunction, word.prefix, word.article, word.stem = conjunction, prefix, True, rest
            word.readings = self.people.participles(rest)
            return True
        return False

    def _is_content_of_somebody(self, folded: str) -> bool:
        """Whether a listed verbal noun stands before a pronoun written onto it (عزمهما – "the resolve of the two")."""
        nouns = (folded[: -len(ending)] for ending in map(fold, self.owned) if folded.endswith(ending))
        return any(bits & lx.CONTENT_NOUN for noun in nouns for bits, _, _ in self.entries.get(noun, ()))

    def _class_by_shape(self, folded: str, written: str) -> int:
        """The class that an unknown word has by its letters alone, 0 where they show none."""
        if self.content_shapes is not None and self.content_shapes.fullmatch(folded):
            return lx.CONTENT_NOUN
        if self.verb_shapes is not None and self.verb_shapes.fullmatch(folded):
            return lx.VERB
        if len(written) > 4 and written.endswith(self.owned):
            return lx.CONTENT_NOUN if self._is_content_of_somebody(folded) else lx.OWNED
        if self._inflects(folded):
            return lx.COMMON
        if len(written) > 4 and written.endswith(self.people.feminine_plural):
            return lx.OWNED  # a plural of things or women: no name
        return 0

    def _names_people(self, word: Word, cuts: list[Split]) -> bool:
        """Whether an unknown word is a masculine plural of people (صانعو – "makers of")."""
        for conjunction, prefix, article, rest in cuts:
            features = None if article or prefix else self.people.plural(rest)
            if features is not None:
                word.bits |= lx.UNNAMED
                word.features, word.conjunction, word.stem = features, conjunction, rest
                return True
        return False

    def has(self, form: str, classes: int) -> bool:
        """Whether a folded form is listed in one of the classes."""
        return any(bits & classes for bits, _, _ in self.entries.get(form, ()))

    def _inflected(self, word: Word, written: str, cuts: list[Split]) -> bool:
        """Whether an unknown word is a form of a common verb: then it is none of a name."""
        feminine = written.endswith(self.people.feminine)
        for conjunction, prefix, article, rest in cuts:
            if article:
                continue
            readings = self.inflection.readings(rest)
            if feminine:  # بائعة – "saleswoman", no "sold him": no verb ends so
                readings = tuple(r for r in readings if r.part != "verb" and not r.pronoun)
            bits = 0
            for reading in readings:
                bits |= class_of(reading, prefix)
            if bits:
                word.bits |= bits
                word.conjunction, word.prefix, word.stem, word.readings = conjunction, prefix, rest, readings
                return True
        return False

    def _inflects(self, folded: str) -> bool:
        """Whether an unknown word is a known common noun with a pronoun or an accusative ending (قوله, بيانا)."""
        common = lx.COMMON | lx.CONTENT_NOUN | lx.EVENT | lx.BODY | lx.TITLE | lx.CUE
        if not folded.endswith(self.noun_endings):
            return False
        for ending in self.noun_endings:
            if folded.endswith(ending) and len(folded) - len(ending) > 2:
                stem = folded[: -len(ending)]
                stems = [stem, *(stem[: -len(j)] + last for j, last in self.parted if stem.endswith(j))]
                if any(bits & common for s in stems for bits, _, _ in self.entries.get(s, ())):
                    return True
        return False
