"""Which of an article's places is an event's: syntax first, then the sentence, the narrative, and the dateline.

The place of whoever speaks ("the foreign ministry in Cairo said") is not the event's. A country stands in only where
nothing finer is in reach, and then without coordinates.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from timeline.events.happenings.mentions import is_early
from timeline.events.syntax.anchor import Anchor, Position, path_to_root, sentence_at, span_head, speaker_verb
from timeline.events.syntax.overlap import inside, kilometres
from timeline.events.syntax.reach import clause_verbs, reach_features
from timeline.events.weights import chance_of, score, weights
from timeline.events.words.reference_rows import read_rows
from timeline.model import COUNTRY_PRECISION, GeoBasis, Parse, Place, PlaceMention, Sentence, Token

PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "on", "outside", "inside", "around", "across", "throughout", "off", "from", "to"}
)
ORIGIN_WORDS = frozenset({"native", "resident", "hometown"})
LEAST_LOG_CHANCE = -4.0
EARLY_SENTENCES = 3
MAX_MENTIONS = 4
MAX_GIVEN = 4
MANY_TIMES = 5
GREAT_PEOPLE = 275_000
NEAR_PRECISION = 2
OF_NAMES = frozenset({"amod", "appos", "compound", "nmod", "pobj", "poss"})
WHERE = frozenset({"around", "at", "between", "in", "inside", "near", "on", "outside"})
_ALONG = frozenset({"across", "along", "off"})
_WAYS = frozenset({"from", "to", "via"})
ELSEWHERE = frozenset({"by", "from", "into", "to", "toward", "towards", "with"})
MOVING = frozenset(
    {"airlift", "bring", "carry", "drive", "evacuate", "flee", "fly", "go", "head", "move", "return", "rush", "send"}
    | {"take", "transfer", "transport", "travel"}
)
SPEAKING = frozenset({"comment", "report"})
COUNTRY_RULE = "country-ranked"
SAME_SENTENCE = ("under_trigger", "same_clause", "same_sentence")
Part = Literal["place", "words_place"]
Key = tuple[str, int]
LEVELS = ("exact", "near", "second_level", "first_level", "region", "country", "wider")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bonds:
    """How the article's places stand to an event and to the other events of the article.

    `own` and `others` are the pull of each place, by field and start, on this event's words and on another's, 0 to 1.
    `is_below`: the event is told below the head of the article alone. `is_recalled`: it was over weeks before, or is
    told in passing.
    """

    own: Mapping[Key, float]
    others: Mapping[Key, float]
    is_below: bool = False
    is_recalled: bool = False


NO_BONDS = Bonds(own={}, others={})


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


def choose_place(
    anchor: Anchor,
    places: Sequence[PlaceMention],
    parse: Parse,
    chances: Mapping[str, float],
    bonds: Bonds = NO_BONDS,
    part: Part = "place",
    *,
    needs_chance: bool = True,
) -> PlaceChoice:
    """Return the place of the event told at `anchor`. Ties go to the mention that comes first in the article.

    `part` names the weights: `place` of attacks and the like, `words_place` of talks, deals and what is said. Without
    `needs_chance` the best is taken however unlikely it is: the event's own clauses state a place.
    """
    known = [mention for mention in places if mention.place is not None]
    scored = sorted(
        (
            (max(score(part, features) for features in sets), mention)
            for mention, sets in features_of_all(anchor, known, parse, chances, bonds)
        ),
        key=lambda found: (-found[0], found[1].field == "text", found[1].start),
    )
    if not scored or (needs_chance and scored[0][0] < weights(part)["threshold"]):
        return _country_alone(anchor, known, parse, tuple(mention for _, mention in scored[:MAX_GIVEN]))
    best, mention = scored[0]
    assert mention.place is not None
    given = tuple(other for _, other in scored[1 : 1 + MAX_GIVEN])
    return PlaceChoice(
        place=mention.place,
        mention=mention,
        basis=basis_of(anchor, mention.place, mention, known, parse),
        score=best,
        rule="place-ranked",
        share=_share(part, scored),
        given=given,
    )


def _share(part: Part, scored: Sequence[tuple[float, PlaceMention]]) -> float:
    """The chance of the best place: each place counts once, by the mention that scores best."""
    best: dict[tuple[str, str], float] = {}
    for value, mention in scored:
        if mention.place is not None:
            best.setdefault((mention.place.place_id, mention.place.name), value)
    return chance_of(scored[0][0], best.values(), weights(part)["threshold"])


def _country_alone(
    anchor: Anchor, known: Sequence[PlaceMention], parse: Parse, given: tuple[PlaceMention, ...]
) -> PlaceChoice:
    """Fall back to the country that the article's places agree on: no point is drawn for it."""
    countries = Counter(
        mention.place.country for mention in known if mention.place is not None and mention.place.country
    )
    if len(countries) == 1:
        for mention in known:
            place = mention.place
            if place is not None and place.geo_precision == COUNTRY_PRECISION and not _is_unlisted(place):
                basis = basis_of(anchor, place, mention, known, parse)
                return PlaceChoice(
                    place=place, mention=mention, basis=basis, score=0.0, rule="place-country", given=given
                )
    return PlaceChoice(place=None, mention=None, basis=None, score=0.0, rule="place-unknown", given=given)


def mention_counts(places: Sequence[PlaceMention]) -> Mapping[str, int]:
    """How often each place is named."""
    return Counter(mention.place.place_id for mention in places if mention.place is not None)


def basis_of(
    anchor: Anchor, place: Place, chosen: PlaceMention, places: Iterable[PlaceMention], parse: Parse
) -> GeoBasis:
    """How an event's place was got: `stated` where one of the event's own sentences names it, and not for who speaks.

    Any mention of the place counts: that in the headline may have scored better than the one beside the event's words.
    """
    for mention in places:
        if mention.role == "location" and mention.place is not None and mention.place.place_id == place.place_id:
            here = [p for p in anchor.positions if (p.field, p.sentence) == (mention.field, mention.sentence)]
            if any(not speaks_of(position, mention, parse) for position in here):
                return "stated"
    return "dateline" if chosen.role == "dateline" else "article"


def speaks_of(position: Position, mention: PlaceMention, parse: Parse) -> bool:
    """Whether a mention is of who condemns, reports or denies the event: "the Kenyan president condemned the raid"."""
    if (position.field, position.sentence) != (mention.field, mention.sentence):
        return False
    sentence = sentence_at(parse, position)
    head = span_head(sentence, mention.start, mention.end)
    verb = None if head is None else speaker_verb(sentence, head, position.head)
    return verb is not None and clause_verbs().get(sentence.tokens[verb].lemma.lower()) in SPEAKING


def features_of_all(
    anchor: Anchor,
    known: Sequence[PlaceMention],
    parse: Parse,
    chances: Mapping[str, float],
    bonds: Bonds = NO_BONDS,
) -> Iterator[tuple[PlaceMention, list[dict[str, float]]]]:
    """Yield each mention with its feature sets: one for itself, one for each position in reach.

    What the event's own sentences say of places bears on the places named elsewhere.
    """
    counts = mention_counts(known)
    reached = [(mention, list(_reaches(anchor, mention, parse))) for mention in known]
    told = [m for m, reaches in reached if m.role != "dateline" and any(_is_close(reach) for reach, _ in reaches)]
    last = _last_sentence_of_places(anchor, known)
    for mention, reaches in reached:
        own = {
            **_own_features(mention, counts, parse),
            **_told_features(mention, told),
            **_bond_features(mention, bonds),
            "carried": float(is_located(mention) and mention.field == "text" and mention.sentence == last),
        }
        far = {"country_chance": 0.0 if mention in told else _log_chance(mention, chances)}
        sets = [{**own, **far, "elsewhere": 1.0}]
        for reach, rank in reaches:
            sets.append({**own, **reach, **({} if _is_close(reach) else far), "main_position": float(rank == 0)})
        yield mention, sets


def _reaches(anchor: Anchor, mention: PlaceMention, parse: Parse) -> Iterator[tuple[dict[str, float], int]]:
    """Yield how a mention stands to each position of an event that it is in reach of, and the position's rank."""
    for rank, position in enumerate(anchor.positions):
        reach = reach_features(position, mention.field, mention.sentence, mention.start, mention.end, parse)
        if reach is not None:
            yield reach, rank


def _is_close(reach: Mapping[str, float]) -> bool:
    return any(name in reach for name in SAME_SENTENCE)


def _told_features(mention: PlaceMention, told: Sequence[PlaceMention]) -> dict[str, float]:
    """How a place stands to the places that the event's own sentences name."""
    place = mention.place
    assert place is not None
    finer = [m.place for m in told if m.place is not None and is_located(m)]
    parts = {
        "coarser_told": float(any(is_part(other, place) for other in finer)),
        "inside_told": float(any(is_part(place, other) for other in finer)),
    }
    if mention in told:
        return parts
    return {
        **parts,
        "told_elsewhere": float(bool(finer) and not any(go_together(place, other) for other in finer)),
        "told_here": float(any(go_together(place, other) for other in finer)),
    }


def _bond_features(mention: PlaceMention, bonds: Bonds) -> dict[str, float]:
    """How a place stands to this event and to the others, and what the head of an article says of those below it."""
    key = mention.field, mention.start
    own = bonds.own.get(key, 0.0)
    return {
        "pull": own,
        "others_pull": max(0.0, bonds.others.get(key, 0.0) - own),
        "early_for_below": float(bonds.is_below and is_early(mention, EARLY_SENTENCES)),
        "dateline_for_below": float(bonds.is_below and mention.role == "dateline"),
    }


def _last_sentence_of_places(anchor: Anchor, known: Sequence[PlaceMention]) -> int | None:
    """The last sentence up to where the event is told that names a place: stories go on where they are."""
    told = [position.sentence for position in anchor.positions if position.field == "text"]
    if not told:
        return None
    here = anchor.main.sentence if anchor.main.field == "text" else min(told)
    return max((m.sentence for m in known if is_located(m) and m.field == "text" and m.sentence <= here), default=None)


def is_located(mention: PlaceMention) -> bool:
    """Whether a mention says where: by a place below the country."""
    return mention.role == "location" and mention.place is not None and is_fine(mention.place)


def is_fine(place: Place) -> bool:
    """Whether more is known of a place than its country: a point or a name of its own."""
    return place.geo_precision < COUNTRY_PRECISION or _is_unlisted(place)


def _log_chance(mention: PlaceMention, chances: Mapping[str, float]) -> float:
    """How likely the place's country is, as a logarithm; 0 for what is in none (a sea)."""
    if mention.place is None or mention.place.country is None:
        return 0.0
    return max(LEAST_LOG_CHANCE, math.log(chances.get(mention.place.country, 0.0) or 1e-9))


def go_together(one: Place, other: Place) -> bool:
    """Whether two places are one, or one lies in the other."""
    return one.place_id == other.place_id or is_part(one, other) or is_part(other, one)


def is_part(part: Place, whole: Place) -> bool:
    """Whether a place lies in another: by their divisions, or the text says it is somewhere in it."""
    return part.place_id == f"within:{whole.place_id}" or inside(part, whole)


def is_quarter(part: Place, whole: Place) -> bool:
    """Whether a place lies in a city: what a gazetteer has as a town may be a district of a great one."""
    if whole.kind != "city" or whole.geo_precision != 1 or part.geo_precision > NEAR_PRECISION:
        return False
    if part.country != whole.country or part.admin1 not in (whole.admin1, None):
        return False
    is_great = whole.population >= max(GREAT_PEOPLE, MANY_TIMES * part.population)
    fits = part.kind == "facility" or (part.kind == "city" and is_great)
    return fits and kilometres(part, whole) <= whole.radius_km


def _is_unlisted(place: Place) -> bool:
    """Whether no more is known of a place than its name and its country."""
    return place.geo_precision == COUNTRY_PRECISION and place.place_id.startswith("within:")


def _own_features(mention: PlaceMention, counts: Mapping[str, int], parse: Parse) -> dict[str, float]:
    place = mention.place
    assert place is not None
    level = "unlisted" if _is_unlisted(place) else LEVELS[place.geo_precision - 1]
    return {
        level: 1.0,
        mention.role: 1.0,
        "dateline_capital": float(mention.role == "dateline" and place.is_capital),
        "capital": float(mention.role != "dateline" and place.is_capital),
        "title": float(mention.field == "title"),
        "early": float(is_early(mention, EARLY_SENTENCES)),
        "part_of": float(place.place_id.startswith("within:") and not _is_unlisted(place)),
        "mentions": float(min(MAX_MENTIONS, counts[place.place_id]) - 1),
        "found_surely": mention.score,
        **_syntax_features(mention, parse),
    }


def says_where(mention: PlaceMention, parse: Parse) -> bool:
    """Whether a name may say where something was: not where somebody came from or went, nor where a hospital is.

    What is of the name counts with it: "from the residential district of Perrywood".
    """
    link = link_of(mention, parse)
    if link is None:
        return True
    preposition, held = link
    return preposition not in ELSEWHERE and held not in _hospitals()


def is_placed(mention: PlaceMention, parse: Parse) -> bool:
    """Whether a name stands behind "in", "at", "near" or the like, itself or what is of it."""
    link = link_of(mention, parse)
    return link is not None and link[0] in WHERE


def without_origins(places: Sequence[PlaceMention], parse: Parse) -> list[PlaceMention]:
    """The places without where somebody comes from or goes to, where the sentence says where it was.

    "A trader from Kano was shot near Maradi", "the bus from Kano to Lagos overturned at Lokoja".
    """
    links = {id(m): link[0] for m in places if (link := link_of(m, parse)) is not None}
    told = {(m.field, m.sentence) for m in places if is_located(m) and links.get(id(m)) in WHERE | _ALONG}
    return [m for m in places if (m.field, m.sentence) not in told or links.get(id(m)) not in _WAYS]


def is_origin(mention: PlaceMention, parse: Parse) -> bool:
    """Whether a name is where somebody or something came from: "a man of 41 from Horncastle", "flew in from Abuja"."""
    link = link_of(mention, parse)
    return mention.role == "location" and link is not None and link[0] == "from"


def link_of(mention: PlaceMention, parse: Parse) -> tuple[str, str] | None:
    """The preposition that a name stands behind, "of" apart, and the word that this hangs on, as lemmas."""
    sentence = sentence_at(parse, Position(field=mention.field, sentence=mention.sentence, head=0))
    head = span_head(sentence, mention.start, mention.end)
    for step in () if head is None else path_to_root(sentence, head):
        token = sentence.tokens[step]
        if token.dep == "prep" and token.lemma.lower() != "of":
            return token.lemma.lower(), sentence.tokens[token.head].lemma.lower()
        if token.dep not in OF_NAMES and token.lemma.lower() != "of" and not _is_joined_name(sentence, token):
            return None
    return None


def _is_joined_name(sentence: Sentence, token: Token) -> bool:
    """Whether a name shares the preposition of the one that it is joined to: "between Gulu and Lira"."""
    return token.dep == "conj" and token.pos == "PROPN" and sentence.tokens[token.head].pos == "PROPN"


@cache
def _hospitals() -> frozenset[str]:
    rows = read_rows("casualty_triggers.csv", ("word", "kind", "frame"))
    return frozenset(row["word"] for row, _ in rows if (row["kind"], row["frame"]) == ("casualties", "hospital"))


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
            (above.lemma.lower() in ("of", "from") and grand.entity == "PERSON")
            or above.lemma.lower() in ORIGIN_WORDS
            or grand.lemma.lower() in ORIGIN_WORDS
        ),
    }
