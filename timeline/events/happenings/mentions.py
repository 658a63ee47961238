"""Mentions of happenings, and the clusters of those that tell of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from timeline.events.assertion.judgement import Judgement
from timeline.events.counts.values import Count
from timeline.events.parties.actors import ActorPhrase
from timeline.events.syntax.attachment import DateLink, PlaceLink
from timeline.events.syntax.overlap import holds
from timeline.events.syntax.view import Trigger
from timeline.events.words.lexicon import EFFECT
from timeline.model import FieldText, PlaceMention

Told = Literal["new", "known", "many"]
STRONG_DATE = 0.5
_COUNTED_DATE = 0.7
_COUNTED = frozenset({"after-event", "later", "sequel"})
_NEAREST_DATE = 0.4
_AFTER_EVENT = "after-event"
_COUNTED_GAP = len(" the deadly ")
_LOOSE = ("dateline", "relative_to_event")
_STRONG_PLACE = 0.5
GUNFIRE = frozenset({"firearms", "x:accidental-shooting"})
MURDERS = frozenset({"assassinate", "assassination", "killing", "murder", "slaying"})
KILLINGS = MURDERS | {"behead", "butcher", "execute", "kill", "lynch", "massacre", "shoot-dead", "shoot-to-death"}
WARFARE = frozenset(
    {"battle", "campaign", "clash", "combat", "fight", "fighting", "offensive", "onslaught", "terrorism", "violence"}
    | {"war"}
)
_GOING_OFF = frozenset({"bomb-explode", "bomb-go-off", "explode", "go-off"})
_FOILING = frozenset({"deactivate", "defuse", "disable", "disarm", "discover", "find", "locate"})
_LAYING = frozenset(
    {"conceal", "hide", "hurl", "hurl-a-grenade", "lay", "leave", "lob", "place", "place-a-bomb", "plant"}
    | {"plant-a-bomb", "put", "set", "throw", "throw-a-grenade", "toss"}
)
SINGLING = frozenset({"assassinate", "assassination", "kidnap", "kidnapping", "abduct", "abduction"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A trigger with all that its sentence says of it. `order` counts sentences, the title first.

    `participants` are its actors and targets folded for comparison, `struck` the targets alone, `kinds_of_victims`
    what its targets are whatever the words. `by_many` marks an attack of a group or of several. `things` are the heads
    of the buildings, vehicles and lines among the targets, `fresh` marks that one of them is new to the reader.
    `besides` marks what is told as one thing more, `of_known` that those it befell are told of before. `paragraph` is
    None for the title. `plural` marks a noun in the plural. `apart` are the tokens of the sentence's other triggers
    that it is told to come after or before. `bomb` says whether a verb tells of a bomb or the like that is new to the
    reader, of a known one, or of many. `share` is where the words stand that tell this one of several happenings which
    the trigger tells together. `introduced` are those of `struck` that words bring in as new, and no names, `opens`
    marks a noun that brings in an attack as new ("a bomb attack"), `anew` a verb that tells what several did to others
    so brought in, `goes_on` a sentence that goes on to a next thing, `until` what another thing went on until,
    `scene` a noun that tells when and where a known happening was.
    `reduced` marks a participle behind a noun, whose day and place may be those of the verb above it ("buried those
    killed in May").
    """

    trigger: Trigger
    judgement: Judgement
    field: FieldText
    sentence: int
    order: int
    start: int
    within: int | None
    governed: bool
    depth: int
    weight: float
    actors: tuple[ActorPhrase, ...]
    targets: tuple[ActorPhrase, ...]
    participants: frozenset[str]
    kinds_of_victims: frozenset[str]
    dates: tuple[DateLink, ...]
    places: tuple[PlaceLink, ...]
    struck: frozenset[str] = frozenset()
    by_many: bool = False
    things: frozenset[str] = frozenset()
    fresh: bool = False
    besides: bool = False
    paragraph: int | None = None
    of_known: bool = False
    plural: bool = False
    apart: frozenset[int] = frozenset()
    bomb: Told | None = None
    share: int | None = None
    introduced: frozenset[str] = frozenset()
    opens: bool = False
    anew: bool = False
    goes_on: bool = False
    until: bool = False
    reduced: bool = False
    scene: bool = False


@dataclass(slots=True)
class Cluster:
    """The mentions of one happening, in text order."""

    mentions: list[Mention] = field(default_factory=list)

    def take(self, other: Cluster) -> None:
        """Add the mentions of another."""
        self.mentions.extend(other.mentions)
        self.sort()

    def sort(self) -> None:
        """Put the mentions in text order."""
        self.mentions.sort(key=lambda m: (m.order, m.trigger.first))

    @property
    def types(self) -> frozenset[str]:
        """The types of its mentions, effects apart where there is anything else."""
        found = frozenset(m.trigger.event_type for m in self.mentions)
        return found - {EFFECT} or found

    @property
    def participants(self) -> frozenset[str]:
        """Everyone named in it."""
        return frozenset().union(*(m.participants for m in self.mentions))

    @property
    def struck(self) -> frozenset[str]:
        """Everyone and everything that it befell."""
        return frozenset().union(*(m.struck for m in self.mentions))


def type_and_mode(mention: Mention) -> tuple[str, str | None]:
    """The event type and mode that the word alone tells."""
    return mention.trigger.event_type, mention.trigger.event_mode


def absorbed(
    clusters: Sequence[Cluster], into: Cluster, told: Sequence[Cluster], *, typed: tuple[str, str] | None = None
) -> list[Cluster]:
    """The clusters without those `told`, whose mentions one of the others takes, `typed` anew where that is given."""
    for cluster in told:
        into.take(cluster if typed is None else retyped(cluster, *typed))
    return [c for c in clusters if not any(c is other for other in told)]


def retyped(cluster: Cluster, event_type: str, event_mode: str | None) -> Cluster:
    """The same mentions as words for another type and mode."""
    triggers = [replace(m.trigger, event_type=event_type, event_mode=event_mode) for m in cluster.mentions]
    return Cluster(mentions=[replace(m, trigger=t) for m, t in zip(cluster.mentions, triggers, strict=True)])


def word_of(mention: Mention) -> str:
    """The trigger's word, as its rule names it: "ambush" in noun and verb alike."""
    part, colon, rest = mention.trigger.rule.partition(":")
    return rest.partition(":")[0] if colon else part


def is_bare_accident(mention: Mention) -> bool:
    """Whether a mention only says that something was an accident."""
    return type_and_mode(mention) == ("x:ACCIDENT", None) and mention.judgement.assertion in ("occurred", "alleged")


def is_funeral(mention: Mention) -> bool:
    """A funeral comes after the deaths, and is none of what they came of."""
    return mention.trigger.event_mode == "x:funeral"


def is_outcome(mention: Mention) -> bool:
    """Whether a mention tells that someone died or was hurt, not by what: the day of a death may be a later one."""
    return mention.trigger.event_type in (EFFECT, "x:DEATH")


def is_warfare(mention: Mention) -> bool:
    """Whether its word tells of fighting at large, which many an attack is told beside."""
    return word_of(mention) in WARFARE


def is_singling(mention: Mention) -> bool:
    """Whether its word tells of somebody picked out: murdered, assassinated, abducted."""
    return word_of(mention) in SINGLING | MURDERS


def is_dud(mention: Mention) -> bool:
    """Whether it tells of a bomb that was found in time or did not go off."""
    bombs = mention.judgement.assertion == "attempted" and mention.trigger.event_mode == "explosives"
    return bombs and word_of(mention) in _FOILING | _GOING_OFF


def is_blast(mention: Mention) -> bool:
    """Whether it tells of a bomb that went off, or of what it wrecked."""
    wrecks = mention.trigger.event_mode in ("destroy", "explosives")
    return mention.judgement.assertion == "occurred" and wrecks and not is_laying(mention)


def is_laying(mention: Mention) -> bool:
    """Whether it tells no more than that a bomb was put somewhere, or thrown."""
    return word_of(mention) in _LAYING


def is_early(mention: Mention | PlaceMention | Count, sentences: int) -> bool:
    """Whether a mention stands in the title or among the first sentences of the text, so many of them."""
    return mention.field == "title" or mention.sentence < sentences


def strong_dates(mention: Mention) -> list[DateLink]:
    """The dates that stand in the mention's own clause."""
    return [
        link
        for link in mention.dates
        if link.score >= (_NEAREST_DATE if link.nearest else STRONG_DATE)
        and link.mention.value is not None
        and link.mention.value.basis not in _LOOSE
    ]


def closest_dates(links: Sequence[DateLink]) -> list[DateLink]:
    """The dates but those that others tell more closely: "at the weekend ... on Saturday"."""
    days = [
        link.mention.value for link in links if link.mention.value is not None and link.mention.value.precision == 1
    ]
    return [
        link
        for link in links
        if link.mention.value is None
        or link.mention.value.precision == 1
        or not any(holds(link.mention.value, day) for day in days)
    ]


def counted_dates(mention: Mention) -> list[DateLink]:
    """The days or longer that its own clause counts from those told before: "a week earlier", "the previous day"."""
    return [
        link
        for link in mention.dates
        if link.score >= _COUNTED_DATE
        and link.mention.value is not None
        and link.mention.value.basis == "relative_to_event"
        and link.mention.rule in _COUNTED
        and not _is_counted_from(link, mention)
    ]


def _is_counted_from(link: DateLink, mention: Mention) -> bool:
    """Whether a day is counted from what the mention tells: the robbery of "two days after the robbery"."""
    gap = mention.start - link.mention.end
    return mention.trigger.part == "noun" and link.mention.rule == _AFTER_EVENT and 0 <= gap <= _COUNTED_GAP


def strong_places(mention: Mention) -> list[PlaceLink]:
    """The places in the mention's own clause, else at the head of its sentence, but the countries that act in it."""
    near = [
        link
        for link in mention.places
        if link.mention.place is not None
        and link.mention.role == "location"
        and not any(p.start <= link.mention.start and link.mention.end <= p.end for p in mention.actors)
    ]
    own = [link for link in near if link.score >= _STRONG_PLACE]
    return own or [link for link in near if link.opens]
