"""Where somebody wrote or spoke is no event's place: it yields to where the event's own sentences say that it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from timeline.events.dating.topics import is_place_of_subject
from timeline.events.happenings.draft import HEAD_SENTENCES, Draft, Materials
from timeline.events.happenings.mentions import Mention
from timeline.events.happenings.pulls import is_taken, key_of
from timeline.events.placing.choice import (
    NEAR_PRECISION,
    SPEAKING,
    Bonds,
    go_together,
    is_fine,
    is_located,
    is_part,
    is_placed,
    says_where,
    speaks_of,
)
from timeline.events.placing.finer import describes
from timeline.events.syntax.anchor import Position, clause_of, path_to_root, sentence_at, span_head
from timeline.events.syntax.overlap import kilometres
from timeline.events.syntax.reach import clause_verbs, reach_features
from timeline.model import COUNTRY_PRECISION, Parse, Place, PlaceMention

_CLOSE = 0.3
_LEAST_PULL = 0.1
_MUCH_FARTHER = 0.3
_OUTSIDE_KM = 40.0
_PROVINCE = 4
_FOCUS = 2
_BESIDE = frozenset({"adjacent", "adjoining", "nearby", "neighboring", "neighbouring"})
_AFTER = "after"
_LATER = ("aftermath", "report", "response")


def without_datelines(
    places: Sequence[PlaceMention], draft: Draft, others: Mapping[tuple[str, int], float], materials: Materials
) -> list[PlaceMention]:
    """The places without the dateline's, where the head of the text says in the event's sentences where it was.

    "GULU, Uganda - A mine went off in the town of Kitgum". A dateline that holds what they name, or lies in it, stays.
    """
    told = [place for place in _told(draft.cluster.mentions, places, draft, others, materials) if _is_small(place)]
    return [m for m in places if m.role != "dateline" or m.place is None or _may_be_there(m.place, told)]


def without_speakers(places: Sequence[PlaceMention], parse: Parse) -> list[PlaceMention]:
    """The places without those named only for who speaks, from a town beside: "said the mayor of nearby Gulu".

    So for who speaks for a hospital: the hurt are brought there. "Police in Gulu said" may well be of where it was.
    """
    spoken = {m.place.place_id for m in places if m.place is not None and _is_spoken_beside(m, parse)}
    if not spoken:
        return list(places)
    placed = {
        m.place.place_id
        for m in places
        if m.place is not None and is_placed(m, parse) and not _is_spoken_beside(m, parse)
    }
    return [m for m in places if m.place is None or m.place.place_id not in spoken - placed]


def _is_spoken_beside(mention: PlaceMention, parse: Parse) -> bool:
    """Whether a town beside, or where a hospital is, stands in the subject of a verb of saying."""
    sentence = sentence_at(parse, Position(field=mention.field, sentence=mention.sentence, head=0))
    head = span_head(sentence, mention.start, mention.end)
    path = () if head is None else path_to_root(sentence, head)
    subject = next((i for i, step in enumerate(path) if sentence.tokens[step].dep == "nsubj"), None)
    if mention.role != "location" or subject is None:
        return False
    verb = sentence.tokens[sentence.tokens[path[subject]].head]
    if clause_verbs().get(verb.lemma.lower()) not in SPEAKING:
        return False
    words = {sentence.tokens[c].lemma.lower() for step in path[: subject + 1] for c in sentence.tokens[step].children}
    return not says_where(mention, parse) or not _BESIDE.isdisjoint(words)


def without_farther(
    places: Sequence[PlaceMention], own: Mapping[tuple[str, int], float], parse: Parse
) -> list[PlaceMention]:
    """The places without those of an event's sentence that another town there stands much closer to its words than.

    "Fired gas in Gulu on Sunday, a day after marches in Lira"; "shot two in Gulu, and schools were closed in Lira".
    `own` are the pulls on the event's words.
    """
    towns = [m for m in places if is_located(m) and own.get(key_of(m), 0.0) >= _CLOSE]
    return [m for m in places if not any(_is_farther(m, town, own, parse) for town in towns)]


def _is_farther(mention: PlaceMention, town: PlaceMention, own: Mapping[tuple[str, int], float], parse: Parse) -> bool:
    if mention.place is None or town.place is None or mention.role != "location":
        return False
    if (mention.field, mention.sentence) != (town.field, town.sentence) or go_together(mention.place, town.place):
        return False
    return own.get(key_of(mention), 0.0) < _MUCH_FARTHER * own[key_of(town)] or _is_in_next_clause(mention, town, parse)


def _is_in_next_clause(mention: PlaceMention, town: PlaceMention, parse: Parse) -> bool:
    """Whether a place is told by a clause with a subject of its own that is joined to the town's by "and"."""
    sentence = sentence_at(parse, Position(field=mention.field, sentence=mention.sentence, head=0))
    heads = [span_head(sentence, m.start, m.end) for m in (mention, town)]
    if None in heads:
        return False
    later, first = (clause_of(sentence, head) for head in heads if head is not None)
    verb = sentence.tokens[later]
    has_subject = any(sentence.tokens[c].dep in ("expl", "nsubj", "nsubjpass") for c in verb.children)
    return verb.dep == "conj" and has_subject and first != later and first in path_to_root(sentence, later)


def without_asides(
    places: Sequence[PlaceMention], own: Mapping[tuple[str, int], float], parse: Parse
) -> list[PlaceMention]:
    """The places without those of what came before what another sentence tells.

    "Police fired gas in Gulu, a day after riots in Lira. Youths had hurled stones." `own` are the pulls on the event's
    words: what stands with them stays.
    """
    asides = {key_of(m) for m in places if own.get(key_of(m), 0.0) < _LEAST_PULL and _is_of_before(m, parse)}
    told = {(m.field, m.sentence) for m in places if is_located(m) and key_of(m) not in asides}
    return [m for m in places if key_of(m) not in asides or (m.field, m.sentence) not in told]


def _is_of_before(mention: PlaceMention, parse: Parse) -> bool:
    """Whether a place is of a happening behind "after": "a day after similar clashes in nearby Lira"."""
    if not is_placed(mention, parse):
        return False
    sentence = sentence_at(parse, Position(field=mention.field, sentence=mention.sentence, head=0))
    head = span_head(sentence, mention.start, mention.end)
    path = () if head is None else path_to_root(sentence, head)
    return any(sentence.tokens[i].dep == "prep" and sentence.tokens[i].lemma.lower() == _AFTER for i in path)


def without_elsewhere(
    places: Sequence[PlaceMention], stated: Sequence[PlaceMention], draft: Draft, bonds: Bonds, parse: Parse
) -> list[PlaceMention]:
    """The places without those of other paragraphs and other events, where its own words name a village of no list.

    "A bomb went off in Adjumu. Police arrested a man in Gulu": not Gulu. The dateline, the title and the head of the
    text may still tell of which town Adjumu is a part.
    """
    named = [m for m in stated if m.place is not None and is_placed(m, parse)]
    if not named or not all(m.place is not None and _is_of_no_list(m.place) for m in named):
        return list(places)
    near = {(s.field, s.paragraph) for s in (parse.sentences[m.order] for m in draft.cluster.mentions)}
    return [m for m in places if m in named or _may_hold(m, bonds, near, parse)]


def _may_hold(mention: PlaceMention, bonds: Bonds, near: Set[tuple[str, int]], parse: Parse) -> bool:
    """Whether a place may be of what is told in these paragraphs: of its head, or theirs and no other event's."""
    if mention.role == "dateline" or mention.field == "title":
        return True
    key = key_of(mention)
    if is_taken(bonds.own.get(key, 0.0), bonds.others.get(key, 0.0)):
        return False
    return mention.sentence < _FOCUS or (mention.field, _paragraph(mention, parse)) in near


def _is_of_no_list(place: Place) -> bool:
    return place.geo_precision == COUNTRY_PRECISION and place.place_id.startswith("within:")


def _paragraph(mention: PlaceMention, parse: Parse) -> int:
    return sentence_at(parse, Position(field=mention.field, sentence=mention.sentence, head=0)).paragraph


def at_scene(
    places: Sequence[PlaceMention], draft: Draft, others: Mapping[tuple[str, int], float], materials: Materials
) -> list[PlaceMention]:
    """The places where a sentence of its own says that the event was, if there is one, and what lies in them.

    "A bus left the road between Gulu and Lira. The accident happened near Kamdini".
    """
    told = _told([m for m in draft.cluster.mentions if m.scene], places, draft, others, materials)
    there = [m for m in places if m.place is not None and any(_is_at(m.place, other) for other in told)]
    return there or list(places)


def _is_at(place: Place, other: Place) -> bool:
    return place.place_id == other.place_id or is_part(place, other)


def _may_be_there(place: Place, told: Sequence[Place]) -> bool:
    """Whether a place goes with the finest of what is told, or is what "a town outside Gulu" may be."""
    finest = [p for p in told if not any(is_part(o, p) and o.place_id != p.place_id for o in told)]
    return not told or any(_goes_with(place, other) or _is_around(place, other) for other in finest)


def _goes_with(place: Place, other: Place) -> bool:
    """Whether one is the other or lies in it; nothing lies in what no gazetteer has."""
    if other.place_id.startswith("within:"):
        return is_part(other, place) and place.kind == "city"
    return go_together(place, other)


def _is_around(place: Place, other: Place) -> bool:
    return other.geo_precision == NEAR_PRECISION and kilometres(place, other) <= max(other.radius_km, _OUTSIDE_KM)


def _told(
    mentions: Sequence[Mention],
    places: Sequence[PlaceMention],
    draft: Draft,
    others: Mapping[tuple[str, int], float],
    materials: Materials,
) -> list[Place]:
    """The places below the country behind "in", "at" or "near" in an event's own sentences, not of another event."""
    known = {key_of(m): m.place for m in places if m.place is not None and is_fine(m.place)}
    return [
        known[key_of(link.mention)]
        for told in mentions
        if told.field == "text" and told.sentence < HEAD_SENTENCES
        for link in told.places
        if link.score >= _LEAST_PULL
        and not is_taken(link.score, others.get(key_of(link.mention), 0.0))
        and key_of(link.mention) in known
        and _is_where(link.mention, told, materials)
        and not describes(link.mention, draft, materials)
        and not is_place_of_subject(link.mention, draft, materials.parse)
    ]


def _is_small(place: Place) -> bool:
    """Whether a place is a province or lies below it, or a name stands for no more than that it lies in one."""
    return place.geo_precision <= _PROVINCE or place.place_id.startswith("within:")


def _is_where(mention: PlaceMention, told: Mention, materials: Materials) -> bool:
    """Whether a name says where what is told was, and not where people spoke, were brought or were tried."""
    if (
        mention.role != "location"
        or not is_placed(mention, materials.parse)
        or not says_where(mention, materials.parse)
    ):
        return False
    position = Position(field=told.field, sentence=told.sentence, head=told.trigger.anchor)
    if speaks_of(position, mention, materials.parse):
        return False
    reach = reach_features(position, mention.field, mention.sentence, mention.start, mention.end, materials.parse)
    return reach is not None and not any(name in reach for name in _LATER)
