"""The country of those whose words name none: of "the government", "police", "President Roe" and of who protests.

An organ of a state is of the one country whose organ of that kind the article names; else of the country that the event
is in, where the article does not tell of others that it may be of.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.events.happenings.draft import Materials
from timeline.events.parties.actors import NO_COUNTRY, ActorPhrase
from timeline.events.parties.home_country import is_ethnic
from timeline.events.parties.naming import Named
from timeline.events.words.lexicon import MUTUAL

_BARE = frozenset(
    {
        "administration",
        "air force",
        "armed forces",
        "army",
        "authorities",
        "cabinet",
        "congress",
        "constitutional court",
    }
    | {"court", "courts", "federal government", "government", "high court", "interior ministry", "judge", "justice"}
    | {"justice ministry", "military", "national police", "navy", "parliament", "police", "police officers"}
    | {"policemen", "president", "prime minister", "prosecutors", "security forces", "senate", "state"}
    | {"supreme court"}
)
_OF_ANY = frozenset(
    {"central", "civilian", "interim", "local", "military", "national", "new", "provisional", "riot", "transitional"}
)
_LEADERS_OWN = re.compile(r"\A(?:president|prime minister) .*?['’]s? ")
_LED_BY = re.compile(r" (?:of|led by|under) (?:president|prime minister)\b")
_FORCES = frozenset(
    {"aircraft", "fighter", "force", "helicopter", "jet", "plane", "ship", "soldier", "tank", "troop", "troops"}
    | {"unit", "warplane", "warship"}
)
_HEADS = frozenset(word.rpartition(" ")[2] for word in _BARE)
_AT_HOME = frozenset({"ASSAULT", "COERCE", "CONCEDE", "MOBILIZE", "PROTEST", "RETREAT", "x:CRIME", "x:ELECTION"})
_LOCAL = frozenset({"COP", "JUD"})  # who act in their own country
_RESIDENTS = frozenset({"AGR", "BUS", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "OPP", "REL"})
_HOME_SIDES = frozenset({"CVL", "EDU", "LAB", "LEG", "OPP", "PTY", "REB"})
_HOME_MODES = frozenset({"censor", "curfew", "martial-law", "resign"})
_MOST = 0.8
_MANY = frozenset({"IGO", "NGO"})
_MAIN = 0.6  # of the mentions of countries, the share of the one that an article is about


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What a party's country is read by: type, mode and country of the event, and the day its words are true of."""

    event_type: str
    event_mode: str | None
    country: str | None
    day: datetime.date | None


def with_own_country(
    codes: Sequence[str], items: Sequence[Named], others: Sequence[str], event: Happening, materials: Materials
) -> tuple[str, ...]:
    """The codes of one side's parties, with the country of those whose words name none; `others` are the other's."""
    found = []
    for (name, phrase, _), code in zip(items, codes, strict=True):
        country, sector = code.split()
        if country == NO_COUNTRY and not phrase.pronoun:
            own = _country_of(name, phrase, sector, event, materials, others)
            own = own or (_of_leader(others, event) if phrase.person and sector == "GOV" else None)
            country = own or country
        found.append(f"{country} {sector}")
    return tuple(found)


def _country_of(
    name: str, phrase: ActorPhrase, sector: str, event: Happening, materials: Materials, others: Sequence[str]
) -> str | None:
    """The country of an organ of a state that has no other word, and of those who protest where they live."""
    if phrase.person or event.country is None:
        return None
    if is_bare(name):
        named = _named_organs(sector, event.day, materials)
        abroad = event.country not in named and _share(event.country, materials) >= _MAIN
        if named:
            return next(iter(named)) if len(named) == 1 and not abroad else None
        least = _MAIN if sector in _LOCAL or event.event_type in _AT_HOME else _least(event, others)
        return event.country if _share(event.country, materials) >= least else None
    local = (sector in _RESIDENTS and phrase.generic) or is_ethnic(name)
    resident = event.event_type == "PROTEST" and local
    return event.country if resident and _share(event.country, materials) >= _MAIN else None


def _least(event: Happening, others: Sequence[str]) -> float:
    """The share that the country of what a state does to others must have.

    All where states meet, who may be of any that is named, and where the other side is of another country.
    """
    abroad = {code.split()[0] for code in others} - {NO_COUNTRY, event.country, *_MANY}
    return 1.0 if event.event_type in MUTUAL or abroad else _MOST


def is_bare(name: str) -> bool:
    """Whether words are for an organ of a state and name no state: "the military government of President Roe"."""
    words = _LED_BY.split(_LEADERS_OWN.sub("", name.casefold()))[0].split()
    while len(words) > 1 and words[0] in _OF_ANY and " ".join(words) not in _BARE:
        words = words[1:]
    return " ".join(words) in _BARE


def _named_organs(sector: str, day: datetime.date | None, materials: Materials) -> frozenset[str]:
    """The countries whose organs of a sector an article names: "the Danish army", "the government of Peru".

    None that no place or people of the article is of: the police of a Lebanon in Indiana.
    """
    heads = _HEADS | _FORCES if sector == "MIL" else _HEADS
    found: set[str] = set()
    for sentence in materials.parse.sentences:
        for token in sentence.tokens:
            if token.lemma.lower() in heads and token.pos in ("NOUN", "PROPN"):
                for phrase in materials.actors.phrases(sentence, token.index):
                    country, own = materials.actors.code(phrase.described, day=day).split()
                    found |= {country} if own == sector and country != NO_COUNTRY else set()
    return frozenset(found & {m.place.country for m in materials.places if m.place is not None})


def _share(country: str, materials: Materials) -> float:
    """Of the places and peoples that an article names, the share that is of a country."""
    told = Counter(m.place.country for m in materials.places if m.place is not None and m.place.country)
    return told[country] / (sum(told.values()) or 1)


def _of_leader(others: Sequence[str], event: Happening) -> str | None:
    """The country of a leader of no told one, with whom its own people deal, or who rules it by curfew.

    "Rebels in Fiji freed Prime Minister Roe", "students in Peru marched against President Roe".
    """
    theirs = {code.split()[0] for code in others if code.split()[1] in _HOME_SIDES} - {NO_COUNTRY}
    if len(theirs) == 1 and len(theirs) == len({code.split()[0] for code in others} - {NO_COUNTRY}):
        return next(iter(theirs))
    return event.country if not others and event.event_mode in _HOME_MODES else None
