"""The country of a party by the place that its own words name: "police in Lima", "the governor of Tyumen"."""

from __future__ import annotations

import datetime

from timeline.events.happenings.draft import Materials
from timeline.events.parties.actors import NO_COUNTRY
from timeline.events.parties.naming import Named, full_name, singulars
from timeline.events.parties.offices import party_code
from timeline.events.syntax.anchor import Position, sentence_at, span_head
from timeline.model import Sentence

_OF_THERE = frozenset({"AGR", "COP", "EDU", "GOV", "JUD", "LAB", "LEG", "MED", "OPP", "PRM", "PTY", "REB"})
_BY_OF = _OF_THERE | {"CVL", "ELI"}
_EQUALS = frozenset({"colleague", "counterpart"})
_ABROAD = frozenset({"ambassador", "consul", "delegate", "diplomat", "emissary", "envoy", "fan", "minister", "visitor"})
_ROLES = ("location", "organisation")
_PLACES = frozenset({"GPE", "LOC", "NORP"})
_BEFORE = frozenset({"amod", "compound", "nmod", "poss"})


def code_of(item: Named, materials: Materials, *, day: datetime.date | None) -> str:
    """The code of a party, with the country of the place that it is told to be of, or a body of those who live there.

    "Police in Lima" are Peru's; soldiers, envoys and tourists in Lima may be anybody's.
    """
    name, phrase, _ = item
    code = party_code(name, phrase, materials, day=day)
    country, sector = code.split()
    if _is_equal(name) and sector in ("GOV", "UNK"):
        return f"{country} {_sector_of_other(item, materials, day=day) or sector}"
    ethnic = is_ethnic(name)
    if country != NO_COUNTRY or not (sector in _BY_OF or ethnic) or phrase.pronoun:
        return code
    home = _home(item, sector, materials, local=ethnic)
    return code if home is None else f"{home} {sector}"


def is_ethnic(name: str) -> bool:
    """Whether words tell of a people that lives in another's country: "ethnic Danes"."""
    return "ethnic" in name.casefold().split()


def _is_equal(name: str) -> bool:
    """Whether words tell of somebody as another's like: "his Danish colleague", "Swedish counterpart"."""
    return singulars(name.casefold().rpartition(" ")[2])[-1] in _EQUALS


def _sector_of_other(item: Named, materials: Materials, *, day: datetime.date | None) -> str | None:
    """The sector of the one whose colleague somebody is: a minister's is a government's, a general's an army's."""
    _, phrase, mention = item
    whose = [p for p in (*mention.actors, *mention.targets) if not p.pronoun and p.name != phrase.name]
    named = [(full_name(p, mention.order, materials.book), p) for p in whose]
    sectors = {party_code(n, p, materials, day=day).split()[1] for n, p in named if not _is_equal(n)} - {"UNK"}
    return next(iter(sectors)) if len(sectors) == 1 else None


def _home(item: Named, sector: str, materials: Materials, *, local: bool) -> str | None:
    """The one country of the places that hang on a party's head by "of", or by "in" where the sector is of there.

    `local` people are of where they are.
    """
    _, phrase, mention = item
    field, number = phrase.told_in or (mention.field, mention.sentence)
    sentence = sentence_at(materials.parse, Position(field=field, sentence=number, head=0))
    if phrase.head >= len(sentence.tokens) or sentence.tokens[phrase.head].lemma.lower() in _ABROAD:
        return None
    links = {"of"} | ({"in", "from"} if local or sector in _OF_THERE else set())
    links |= {"before"} if "in" in links and phrase.generic and not phrase.thing else set()
    found = {
        place.place.country
        for place in materials.places
        if (place.field, place.sentence) == (field, number) and place.place is not None and place.role in _ROLES
        and _hangs_on(sentence, place.start, place.end, phrase.head, links)
    }  # fmt: skip
    return next(iter(found)) if len(found) == 1 else None


def _hangs_on(sentence: Sentence, start: int, end: int, head: int, links: set[str]) -> bool:
    """Whether a place is governed by one of the prepositions, and that hangs on the head."""
    name = span_head(sentence, start, end)
    if name is not None and name < head and sentence.tokens[name].dep in _BEFORE:
        told = sentence.tokens[name].head == head and sentence.tokens[name].entity in _PLACES
        return told and "before" in links  # "Darfur rebels"
    for _ in range(2):  # "of the Tyumen region"
        if name is None:
            return False
        above = sentence.tokens[sentence.tokens[name].head]
        if sentence.tokens[name].dep == "pobj":
            return above.head == head and above.lemma.lower() in links
        name = above.index
    return False
