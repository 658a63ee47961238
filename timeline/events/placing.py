"""Which of an article's places is an event's: syntax first, then the sentence, the narrative, and the dateline.

The place of whoever speaks ("the foreign ministry in Cairo said") is not the event's. A country stands in only where
nothing finer is in reach, and then without coordinates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline.events.anchor import Anchor, span_head
from timeline.events.dating import reach_features
from timeline.events.weights import chance_of, score, weights
from timeline.model import GeoBasis, Parse, Place, PlaceMention

PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "on", "outside", "inside", "around", "across", "throughout", "off", "from", "to"}
)
ORIGIN_WORDS = frozenset({"native", "resident", "hometown"})
COUNTRY_PRECISION = 6
EARLY_SENTENCES = 3
MAX_MENTIONS = 4
MAX_GIVEN = 4
MOVING = frozenset(
    {"airlift", "bring", "carry", "drive", "evacuate", "flee", "fly", "go", "move", "return", "rush", "send", "take"}
    | {"transfer", "transport", "travel"}
)
NEIGHBOURS = ("next_sentence", "previous_sentence")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceChoice:
    """The place of an event: the mention that gives it (None: nothing does), how it was got, and the losers.

    `share` is the ranker's chance, 0 to 1, of this place among all that the article gives and none.
    """

    place: Place | None
    mention: PlaceMention | None
    basis: GeoBasis | None
    score: float
    rule: str
    share: float = 0.0
    given: tuple[PlaceMention, ...] = ()


def choose_place(anchor: Anchor, places: Sequence[PlaceMention], parse: Parse) -> PlaceChoice:
    """Return the place of the event told at `anchor`. Ties go to the mention that comes first in the article."""
    known = [mention for mention in places if mention.place is not None]
    counts = mention_counts(known)
    scored = sorted(
        ((*_score(anchor, mention, counts, parse), mention) for mention in known),
        key=lambda found: (-found[0], found[2].field == "text", found[2].start),
    )
    if not scored or scored[0][0] < weights("place")["threshold"]:
        return _country_alone(known, tuple(mention for _, _, mention in scored[:MAX_GIVEN]))
    best, basis, mention = scored[0]
    given = tuple(other for _, _, other in scored[1 : 1 + MAX_GIVEN])
    return PlaceChoice(
        place=mention.place,
        mention=mention,
        basis=basis,
        score=best,
        rule="place-ranked",
        share=_share(scored),
        given=given,
    )


def _share(scored: Sequence[tuple[float, GeoBasis, PlaceMention]]) -> float:
    """The chance of the best place: each place counts once, by the mention that scores best."""
    best: dict[str, float] = {}
    for value, _, mention in scored:
        if mention.place is not None:
            best.setdefault(mention.place.place_id, value)
    return chance_of(scored[0][0], best.values(), weights("place")["threshold"])


def _country_alone(known: Sequence[PlaceMention], given: tuple[PlaceMention, ...]) -> PlaceChoice:
    """Fall back to the country that the article's places agree on: no point is drawn for it."""
    countries = Counter(
        mention.place.country for mention in known if mention.place is not None and mention.place.country
    )
    if len(countries) == 1:
        for mention in known:
            if mention.place is not None and mention.place.geo_precision == COUNTRY_PRECISION:
                return PlaceChoice(
                    place=mention.place, mention=mention, basis="article", score=0.0, rule="place-country", given=given
                )
    return PlaceChoice(place=None, mention=None, basis=None, score=0.0, rule="place-unknown", given=given)


def mention_counts(places: Sequence[PlaceMention]) -> Mapping[str, int]:
    """How often each place is named."""
    return Counter(mention.place.place_id for mention in places if mention.place is not None)


def _score(anchor: Anchor, mention: PlaceMention, counts: Mapping[str, int], parse: Parse) -> tuple[float, GeoBasis]:
    """Return the best score over the event's positions and the basis that goes with it."""
    sets = candidate_features(anchor, mention, counts, parse)
    return max((score("place", features), basis) for features, basis in sets)


def candidate_features(
    anchor: Anchor, mention: PlaceMention, counts: Mapping[str, int], parse: Parse
) -> Iterator[tuple[dict[str, float], GeoBasis]]:
    """Yield the features of a place, and the basis they would give: once for itself, and for each position in reach."""
    own = _own_features(mention, counts, parse)
    yield {**own, "elsewhere": 1.0}, _far_basis(mention)
    for rank, position in enumerate(anchor.positions):
        reach = reach_features(position, mention.field, mention.sentence, mention.start, mention.end, parse)
        if reach is None:
            continue
        near = any(name in reach for name in NEIGHBOURS)
        basis: GeoBasis = _far_basis(mention) if near or mention.role == "dateline" else "stated"
        yield {**own, **reach, "main_position": float(rank == 0)}, basis


def _far_basis(mention: PlaceMention) -> GeoBasis:
    return "dateline" if mention.role == "dateline" else "article"


def _own_features(mention: PlaceMention, counts: Mapping[str, int], parse: Parse) -> dict[str, float]:
    place = mention.place
    assert place is not None
    level = ("exact", "near", "second_level", "first_level", "region", "country", "wider")[place.geo_precision - 1]
    return {
        level: 1.0,
        mention.role: 1.0,
        "title": float(mention.field == "title"),
        "early": float(mention.field == "title" or mention.sentence < EARLY_SENTENCES),
        "mentions": float(min(MAX_MENTIONS, counts[place.place_id]) - 1),
        "found_surely": mention.score,
        **_syntax_features(mention, parse),
    }


def _syntax_features(mention: PlaceMention, parse: Parse) -> dict[str, float]:
    sentence = next(
        (found for found in parse.sentences if (found.field, found.index) == (mention.field, mention.sentence)), None
    )
    head = span_head(sentence, mention.start, mention.end) if sentence is not None else None
    if sentence is None or head is None:
        return {}
    above = sentence.tokens[sentence.tokens[head].head]
    grand = sentence.tokens[above.head]
    return {
        "in_preposition": float(above.dep == "prep" and above.lemma.lower() in PLACE_PREPOSITIONS),
        "destination": float(above.lemma.lower() in ("to", "into") and grand.lemma.lower() in MOVING),
        "origin_of_person": float(
            (above.lemma.lower() == "of" and grand.entity == "PERSON")
            or above.lemma.lower() in ORIGIN_WORDS
            or grand.lemma.lower() in ORIGIN_WORDS
        ),
    }
