"""Which country an event is in, where nothing finer is known: of the countries that the article names, the likeliest.

A town named far from the event still says which country the story is in; its point is no event's.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from timeline.events.placing.choice import speaks_of
from timeline.events.syntax.anchor import Anchor, Position, sentence_at, span_head
from timeline.events.syntax.reach import reach_features
from timeline.events.weights import score, weights
from timeline.events.words.reference_rows import read_rows
from timeline.model import Parse, PlaceMention
from timeline.places.cues import place_kinds

CLOSE = ("under_trigger", "same_clause")
BESIDE = ("next_sentence", "previous_sentence")
EARLY_SENTENCES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Countries:
    """The chance of each country that an article names, 0 to 1, and of each the mention that says most of it."""

    chances: Mapping[str, float]
    mentions: Mapping[str, PlaceMention]

    @property
    def likeliest(self) -> str | None:
        """The country likelier than any other and than none; None where there is none."""
        best = max(sorted(self.chances), key=lambda country: self.chances[country], default=None)
        return best if best is not None and self.chances[best] >= 1 - sum(self.chances.values()) else None


def likely_countries(anchor: Anchor, places: Iterable[PlaceMention], parse: Parse) -> Countries:
    """Return how likely the event told at `anchor` is in each country named."""
    known, reaches = _reached(anchor, places, parse)
    scores = {country: score("country", features) for country, features in _features(known, reaches, parse).items()}
    total = math.exp(weights("country")["threshold"]) + sum(math.exp(value) for value in scores.values())
    mentions: dict[str, tuple[tuple[float, ...], PlaceMention]] = {}
    for mention, reach in zip(known, reaches, strict=True):
        assert mention.place is not None
        country, says = str(mention.place.country), _says(mention, reach)
        if country not in mentions or says > mentions[country][0]:
            mentions[country] = (says, mention)
    return Countries(
        chances={country: math.exp(value) / total for country, value in scores.items()},
        mentions={country: mention for country, (_, mention) in mentions.items()},
    )


def _reaches(anchor: Anchor, mention: PlaceMention, parse: Parse) -> Iterator[str]:
    """Yield how near a mention stands to each position of an event: in its clause, its sentence, the next."""
    for position in anchor.positions:
        reach = reach_features(position, mention.field, mention.sentence, mention.start, mention.end, parse)
        if reach is None:
            continue
        if speaks_of(position, mention, parse):
            yield "speaker"
        elif any(name in reach for name in CLOSE):
            yield "clause"
        elif "same_sentence" in reach:
            yield "sentence"
        elif any(name in reach for name in BESIDE):
            yield "beside"


def _says(mention: PlaceMention, reach: Sequence[str]) -> tuple[float, ...]:
    """How well a mention shows the country: by name, near the event, early."""
    named = mention.place is not None and mention.place.kind == "country"
    return named, "clause" in reach, "sentence" in reach, mention.role == "location", -mention.start


def features_by_country(
    anchor: Anchor, places: Iterable[PlaceMention], parse: Parse
) -> Mapping[str, Mapping[str, float]]:
    """Return the features of each country that the article names."""
    return _features(*_reached(anchor, places, parse), parse)


def _reached(
    anchor: Anchor, places: Iterable[PlaceMention], parse: Parse
) -> tuple[list[PlaceMention], list[tuple[str, ...]]]:
    """Return the mentions whose country is known, and how near each stands to the event's words."""
    known = [mention for mention in places if mention.place is not None and mention.place.country]
    return known, [tuple(_reaches(anchor, mention, parse)) for mention in known]


def _features(
    known: Sequence[PlaceMention], reaches: Sequence[Sequence[str]], parse: Parse
) -> Mapping[str, Mapping[str, float]]:
    """Return the features of each country named: how near to the event, in what role, how often."""
    counts: Counter[str] = Counter()
    placed: set[str] = set()
    features: dict[str, dict[str, float]] = {}
    for mention, reach in zip(known, reaches, strict=True):
        assert mention.place is not None
        country = str(mention.place.country)
        mine = features.setdefault(country, {})
        if mention.role == "dateline":
            mine["dateline"] = 1.0
            placed.add(country)
            continue
        counts[country] += 1
        role = _role(mention, parse)
        if role == "location":
            placed.add(country)
        for where in set(reach):
            mine[f"{where}_{role}"] = 1.0
        if mention.field == "title":
            mine["title"] = 1.0
        elif mention.sentence < EARLY_SENTENCES:
            mine[f"early_{role}"] = 1.0
    for where in ("clause", "sentence"):
        named = [mine for mine in features.values() if f"{where}_location" in mine]
        if len(named) == 1:
            named[0][f"{where}_alone"] = 1.0
    total = sum(counts.values())
    for country, mine in features.items():
        mine["share"] = counts[country] / total if total else 0.0
        mine["alone"] = float(len(features) == 1)
        mine["people_only"] = float(bool(placed) and country not in placed)
    return features


def _role(mention: PlaceMention, parse: Parse) -> str:
    """Whether a mention says where, names a people, or neither: "the US ambassador" is the American one."""
    if mention.role not in ("location", "demonym"):
        return "other"
    return "demonym" if _says_whose(mention, parse) else mention.role


def _says_whose(mention: PlaceMention, parse: Parse) -> bool:
    """Whether a country's name only says whose somebody or something is: "a UK charity".

    Of a place or a happening it says where: "the Mexico border", "the Kenya attack".
    """
    if mention.role != "location" or mention.place is None or mention.place.kind != "country":
        return False
    sentence = sentence_at(parse, Position(field=mention.field, sentence=mention.sentence, head=0))
    head = span_head(sentence, mention.start, mention.end)
    if head is None or sentence.tokens[head].dep not in ("amod", "compound", "nmod"):
        return False
    noun = sentence.tokens[sentence.tokens[head].head]
    return noun.index > head and noun.lemma.lower() not in _of_place_or_happening()


@cache
def _of_place_or_happening() -> frozenset[str]:
    rows = read_rows("triggers_nouns.csv", ("lemma", "event_type", "event_mode", "frame", "roles", "weight"))
    return place_kinds() | frozenset(row["lemma"] for row, _ in rows)
