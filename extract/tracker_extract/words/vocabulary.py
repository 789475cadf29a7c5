"""The word lists of a pack that the finders ask for, folded once for all articles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ..packs import Features
from ..text import fold
from .lexicon import Lexicon
from .phrases import Node, add_phrase


class Vocabulary:
    """Folded word lists and settings of one pack; each attribute is a file of `words/` or a key of `pack.toml`."""

    def __init__(self, lexicon: Lexicon) -> None:
        pack, settings = lexicon.pack, lexicon.pack.settings
        clitics = settings["clitics"]
        self._words = pack.words
        # Where a pronoun is for things alone the others are for persons.
        self.neuter = any(features.gender == "n" for features in pack.pronouns.values())
        self.abbreviations = frozenset(settings["sentence"]["abbreviations"])
        self.blame = self._folded("blame")
        self.silences = self._folded("silences")
        self.occasions = self._folded("occasions")
        self.anonymity = self._folded("anonymity")
        self.identities = self._folded("identities")
        self.bare = self._folded("bare")
        self.questioned = self._folded("questioned")
        self.fronting = self._folded("fronting")
        self.several = self._folded("duals")
        self.that = frozenset(fold(word) for word in settings["that"]["words"])
        self.former = self._folded("former")
        self.epithets = self._folded("epithets")
        self.honorifics = self._folded("honorifics")
        self.persons = self._folded("persons")
        self.sayings = self._folded("sayings")
        self.prepositions = frozenset(pack.words.get("prepositions", ()))
        # Those of one letter are also the first letters of names (بحسب مايك بيترز).
        self.governors = frozenset(word for word in self._folded("prepositions") if len(word) > 1)
        self.conjunctions: tuple[str, ...] = tuple(clitics["conjunctions"])
        self._names = lexicon.names.keys()  # the first words of listed names
        self.article: str = fold(clitics["article"]) or "\0"
        self.fused: tuple[tuple[str, str], ...] = tuple(
            (word, article) for word, (_, article) in clitics.get("fused", {}).items()
        )
        self.glued = frozenset(clitics.get("prepositions", ()))
        self.resumes: tuple[str, ...] = tuple(clitics.get("resumes", ()))
        self.blank = " " + "".join(settings["sentence"]["commas"])
        self.own_words = frozenset(w + fold(p) for w in self.sayings for p in clitics.get("pronouns", {}))
        self.again = frozenset(fold(word) for word in settings["that"].get("again", ()))
        endings = [(fold(e), Features.parse(mark)) for e, mark in settings["adjective_endings"] if e]
        self.endings = tuple(sorted(endings, key=lambda pair: -len(pair[0])))
        past = [
            e for p in settings["paradigm"] if p.get("tense", p["column"]) == "past" for _, e, _ in p["forms"]
        ]
        self.past = tuple(fold(e) for e in past if e) or ("\0",)
        self.owned = tuple(fold(e) for e in settings.get("owned_endings", ())) or ("\0",)
        company = settings.get("company", {})
        self.verb_particles = frozenset(map(fold, company.get("before_verbs", ())))
        self.clause_openers = frozenset(map(fold, company.get("clause_openers", ())))
        self.lineage = frozenset(map(fold, company.get("lineage", ())))
        self.counts = frozenset(map(fold, company.get("counts", ())))
        self.also = frozenset(map(fold, company.get("also", ())))
        self.naming = frozenset(map(fold, company.get("naming", ())))
        self.gatherings = frozenset(map(fold, company.get("gatherings", ())))
        self.given_as_well = frozenset(map(fold, company.get("given_as_well", ())))
        self.given = lexicon.given
        self.feminine, self.feminine_plural = lexicon.people.feminine, lexicon.people.feminine_plural
        self.rank_words = frozenset(map(fold, settings.get("rank_words", ())))
        self.compounds = frozenset(map(fold, settings.get("compound_endings", ())))
        self.object_pronouns = lexicon.pronouns
        self.written_as: dict[str, frozenset[str]] = {
            folded: frozenset(word for word in self.prepositions if fold(word) == folded)
            for folded in map(fold, self.prepositions)
        }
        self.kept_ends = frozenset(settings["sentence"]["kept"])
        self.plural = fold(settings.get("plural_of_persons", ""))
        self.surname = fold(settings.get("surname_ending", ""))
        self.content_shapes = lexicon.content_shapes
        self.verb_first: bool = settings["verb_comes_first"]
        clauses = settings.get("clauses", {})
        self.subject_markers = tuple(fold(word) for word in clauses.get("with_pronoun", ())) or ("\0",)
        kinds = {kind: clauses.get(kind, ()) for kind in ("beside", "verb", "under")}
        documents = settings.get("documents", {})
        self.events = self._folded("events")
        self.giving = self._folded("giving")
        self.accusative = fold(settings.get("accusative", ""))
        self.issued_by = frozenset(fold(word) for word in documents.get("by", ()))
        self.in_it = frozenset(
            fold(word + pronoun)
            for word in documents.get("in", ())
            for pronoun in clitics.get("pronouns", {})
        )
        self.moves = frozenset(fold(word) for word in clauses.get("moves", ()))
        self.governed = {fold(word): fold(p) for word, p in clitics.get("governed", {}).items()}
        self.connectives = self._connectives(kinds, clitics.get("pronouns", {}))
        self._fill_times()
        self._fill_subject_first(settings)

    def _connectives(self, kinds: Mapping[str, Sequence[str]], pronouns: Mapping[str, str]) -> Node:
        """What opens a clause, with its kind and the features of the pronoun written onto its last word, if any."""
        root: Node = {}
        joined = ("", *(c for c in self.conjunctions if c not in self.resumes))
        for kind, phrases in kinds.items():
            for phrase in (conjunction + phrase for phrase in phrases for conjunction in joined):
                add_phrase(root, phrase, (kind, None))
                if kind == "beside" and fold(phrase.split()[-1]).endswith(self.subject_markers):
                    for pronoun, mark in pronouns.items():
                        add_phrase(root, phrase + pronoun, (kind, Features.parse(mark)))
        return root

    def _fill_times(self) -> None:
        """What tells the day of a statement without one."""
        self.earlier = self._folded("earlier")
        self.perfect = self._folded("perfect")
        self.habitual = self._folded("habitual")
        self.assemblies = self._folded("assemblies")
        self.assembling = self._folded("assembling")
        self.turns = frozenset(tuple(phrase.split()) for phrase in self._folded("turns"))
        self.turning = frozenset(phrase[0] for phrase in self.turns)  # their first words

    def _fill_subject_first(self, settings: dict[str, Any]) -> None:
        """What only languages need whose subjects come first."""
        self.embedders = self._folded("embedders")
        self.concessions = self._folded("concessions")
        self.nominatives = self._folded("nominatives")
        self.plurals = self._folded("plurals")
        self.quantities = self._folded("quantities")
        self.articles = frozenset(fold(word) for word in settings.get("articles", ()))
        self.conjunctional = self._folded("conjunctional")
        self.unlike_persons = self._folded("unlike_persons")
        self.emphatic = self._folded("emphatic")
        self.purposive = self._folded("purposive")
        self.issuing = self._folded("issuing")
        self.hearsay = self._folded("hearsay")
        self.agents = frozenset(settings.get("agents", ()))
        self.infinitive_marks = frozenset(settings.get("infinitive_marks", ()))
        self.infinitives: tuple[str, ...] = tuple(settings.get("infinitives", ()))
        self.plural_nouns = _shapes(settings, "plural_nouns")
        self.person_nouns = _shapes(settings, "person_nouns")
        self.houses = frozenset(settings.get("houses", ()))
        self.verbs_may_come_first: bool = settings.get("verbs_may_come_first", False)
        self.subjects_are_dropped: bool = settings.get("subjects_are_dropped", False)

    def joins_name(self, folded: str) -> bool:
        """Whether a form is a listed name with and before it (وماكرون), not one that begins so (واشنطن)."""
        joined = folded[0] in self.conjunctions and folded[0] not in self.resumes
        return joined and folded not in self._names and folded[1:] in self._names

    def _folded(self, name: str) -> frozenset[str]:
        return frozenset(fold(word) for word in self._words.get(name, ()))


def _shapes(settings: dict[str, Any], name: str) -> re.Pattern[str] | None:
    """The shapes of words under a key of `pack.toml`, as one expression; None where there are none."""
    shapes = settings.get(name)
    return re.compile("|".join(shapes)) if shapes else None
