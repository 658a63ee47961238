"""What a report is written from: the article's materials, a draft of an event, and the event with its values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from timeline.events.confidence import Confidence
from timeline.events.counts.values import Count, Tally
from timeline.events.dating.choice import DateChoice
from timeline.events.happenings.mentions import Cluster, Mention
from timeline.events.parties.actors import ActorPhrase, Actors
from timeline.events.parties.claims import Claim
from timeline.events.parties.names import NameBook
from timeline.events.placing.choice import (
    PlaceChoice,
)
from timeline.model import (
    Article,
    DateMention,
    EventValues,
    Parse,
    Place,
    PlaceMention,
    Publication,
)

HEAD_SENTENCES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Materials:
    """What every report of the article is written from."""

    article: Article
    parse: Parse
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    publication: Publication
    actors: Actors
    book: NameBook
    instruments: Mapping[str, str]
    confidence: Confidence
    country: Callable[[str], Place] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A cluster with its type, the mention that shows it best, its counts and claims.

    `crowded` are the sentences of the article that tell of another attack too. `aside`: told once, in passing, below
    the head of an article that tells of other attacks.
    """

    cluster: Cluster
    event_type: str
    event_mode: str | None
    shown: Mention
    counts: tuple[Count, ...]
    claims: tuple[Claim, ...]
    crowded: frozenset[int]
    aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A draft with its values, and all that they were chosen from."""

    draft: Draft
    values: EventValues
    date: DateChoice
    place: PlaceChoice
    counts: Tally
    actors: tuple[tuple[str, ActorPhrase, Mention], ...]
    targets: tuple[tuple[str, ActorPhrase, Mention], ...]
    strength: float
    salience: float
    specific: Mapping[str, float]
