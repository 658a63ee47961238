"""Reports and evidence from clusters: each value chosen, with the words that give it and those that lost."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from timeline.events.actors import NO_COUNTRY, UNKNOWN, ActorPhrase, Actors
from timeline.events.anchor import Anchor, Position, clause_of, path_to_root, span_head
from timeline.events.claims import Claim
from timeline.events.compose import HURTING, LOOSE_DAYS, Cluster, Mention, is_beside_murder, strong_dates
from timeline.events.confidence import Confidence
from timeline.events.country import Countries, likely_countries
from timeline.events.counts import Count, Tally, tally
from timeline.events.dating import DateChoice, choose_date, is_finer, preceding_bound, related_date
from timeline.events.evidence import date_evidence, evidence_row, place_evidence
from timeline.events.lexicon import EFFECT
from timeline.events.names import NameBook
from timeline.events.naming import full_name, is_aircraft, is_armed, named
from timeline.events.placing import (
    COUNTRY_PRECISION,
    Bonds,
    PlaceChoice,
    choose_place,
    go_together,
    is_fine,
    is_located,
    is_part,
)
from timeline.events.specific import has_parties, is_specific, specific_features
from timeline.events.titles import event_title
from timeline.model import (
    Article,
    Assertion,
    DateMention,
    DateValue,
    EventValues,
    Evidence,
    EvidenceKind,
    FieldText,
    Parse,
    Place,
    PlaceMention,
    Publication,
    Report,
    Sentence,
)
from timeline.places.within import unlisted

MAX_REPORTS = 25
_SURE_COUNTRY = 0.95
_SURE_NAME = 0.5
_LEAST_STRENGTH = 0.4
BACKGROUND_DAYS = 60
_BOUND = 0.7
_PULLED = 0.3
_SHARED = 0.6
_LINKED = 0.3
_CLAUSE = 0.5
_STATED = 0.4
_LEAST_PULL = 0.01
_PROVINCE = 4
_USUAL_LENGTH = 2000
_USUAL_COUNTS = 3
_MANY_PEOPLE = 8
_TELLING = 0.7
_MOST_SALIENT = 0.999  # what is raised above all others is 1
HEAD_SENTENCES = 4
_MISHAPS = frozenset({"x:ACCIDENT", "x:DISASTER", "x:HEALTH"})
_WEAK_TYPES = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "CONSULT"})
_LAW = frozenset({"COERCE", "ACCUSE", "x:DEATH", "REQUEST", "SUPPORT", "AID", "PROTEST", "RETREAT"})
_HURTING_MODES = frozenset({"firearms", "beat", "primitive", "suicide-attack", "x:accidental-shooting"})
_RANKED: tuple[Assertion, ...] = ("occurred", "attempted", "alleged", "threatened", "planned", "denied", "background")


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


_TOPIC_WORDS = frozenset({"on", "about", "over", "concerning", "regarding"})


# Dates and places
def _anchor(draft: Draft) -> Anchor:
    """The event's triggers, the one that shows it best first, then effects last, in text order."""
    ranked = sorted(
        draft.cluster.mentions, key=lambda m: (m is not draft.shown, m.trigger.is_effect, m.order, m.trigger.token)
    )
    return Anchor(positions=tuple(Position(field=m.field, sentence=m.sentence, head=m.trigger.anchor) for m in ranked))


def _dated(drafts: Sequence[Draft], materials: Materials) -> list[DateChoice]:
    """Each event's date; events told as "hours after" a dated one get their days from it."""
    anchors = [_anchor(draft) for draft in drafts]
    choices = [_date(anchor, draft, drafts, materials) for anchor, draft in zip(anchors, drafts, strict=True)]
    for number, choice in enumerate(choices):
        if not _is_borrowed(choice, drafts[number]):
            continue
        for other, known in enumerate(choices):
            if (
                other == number
                or _is_borrowed(known, drafts[other])
                or known.value is None
                or known.value.precision > 3
            ):
                continue
            found = related_date(anchors[number], anchors[other], known.value, materials.dates, materials.parse)
            if found is not None:
                mention, value = found
                choices[number] = replace(choice, value=value, mention=mention, score=0.7, rule="date-related")
                break
    return [
        _bounded(number, choices, anchors, drafts, materials) if choice.mention is None else choice
        for number, choice in enumerate(choices)
    ]


def _bounded(
    number: int,
    choices: Sequence[DateChoice],
    anchors: Sequence[Anchor],
    drafts: Sequence[Draft],
    materials: Materials,
) -> DateChoice:
    """An event that nothing dates, told as what another came after: no later than that one."""
    for other, known in enumerate(choices):
        if other == number or known.mention is None or _is_borrowed(known, drafts[other]):
            continue
        found = preceding_bound(anchors[number], anchors[other], known, materials.parse, materials.publication)
        if found is not None:
            return found
    return choices[number]


def _date(anchor: Anchor, draft: Draft, drafts: Sequence[Draft], materials: Materials) -> DateChoice:
    """An attack's by all that the article says, others' and those long past by their own dates."""
    if _is_main(draft) and not _is_recalled(draft, materials.publication):
        pulls = _date_pulls(draft, drafts)
        choice = choose_date(anchor, materials.dates, materials.parse, materials.publication, pulls)
        return choice if choice.mention is not None else _stated_date(materials.dates, draft) or choice
    own = _own_dates(draft, drafts, materials)
    ahead = _is_planned(draft)
    choice = choose_date(anchor, own, materials.parse, materials.publication, part="words_date", lies_ahead=ahead)
    return choice if choice.mention is not None else _stated_date(own, draft) or choice


def _is_recalled(draft: Draft, publication: Publication) -> bool:
    """Whether an attack is told below the head of the article alone, with days that were over weeks before."""
    if min(m.order for m in draft.cluster.mentions) <= HEAD_SENTENCES or publication.day is None:
        return False
    ends = [link.mention.value.end for m in draft.cluster.mentions for link in strong_dates(m) if link.mention.value]
    return bool(ends) and all(end is not None and (publication.day - end).days > LOOSE_DAYS for end in ends)


def _is_planned(draft: Draft) -> bool:
    """Whether all that is told of an event is that it is to come."""
    return all(m.judgement.assertion in ("planned", "threatened") for m in draft.cluster.mentions)


def _date_pulls(draft: Draft, drafts: Sequence[Draft]) -> dict[tuple[str, int], dict[str, float]]:
    """How closely each date stands to the event's words, and how much closer to another attack's or another event's."""
    own = _pulls((link.mention, link.score) for m in draft.cluster.mentions for link in m.dates)
    found = {key: {"own_pull": score} for key, score in own.items()}
    for other in drafts:
        if other is draft:
            continue
        name = "attacks_pull" if _is_main(other) else "others_pull"
        for key, score in _pulls(
            (link.mention, link.score) for m in other.cluster.mentions for link in m.dates
        ).items():
            pull = found.setdefault(key, {})
            pull[name] = max(pull.get(name, 0.0), score - own.get(key, 0.0))
    return found


def _stated_date(own: Sequence[DateMention], draft: Draft) -> DateChoice | None:
    """The date that hangs on the event's own words: "the 1994 coup"; for what is planned, that of its sentence too."""
    least = _LINKED if _is_planned(draft) else _BOUND
    pulls = _pulls((link.mention, link.score) for m in draft.cluster.mentions for link in m.dates)
    near = [
        m
        for m in own
        if pulls.get(_key(m), 0.0) >= least
        and m.value is not None
        and m.value.basis != "dateline"
        and not _is_counted(m)
    ]
    if not near:
        return None
    best = max(
        near, key=lambda m: (pulls[_key(m)], m.field == "title", -(m.value.precision if m.value else 7), -m.start)
    )
    finer = [
        m
        for m in own
        if pulls.get(_key(m), 0.0) >= _LINKED and best.value is not None and is_finer(m.value, best.value)
    ]
    best = max([best, *finer], key=lambda m: (-(m.value.precision if m.value else 7), pulls[_key(m)], -m.start))
    return DateChoice(value=best.value, mention=best, score=pulls[_key(best)], rule="date-syntax")


def _is_counted(mention: DateMention) -> bool:
    """Whether a date counts from a day told before; a part of the day is of the day that the story is at."""
    return mention.value is not None and mention.value.basis == "relative_to_event" and mention.rule != "day-part"


def _stated_place(choice: PlaceChoice, own: Sequence[PlaceMention], draft: Draft) -> PlaceChoice:
    """A place in the event's own clause stands before one elsewhere in the article, in another country."""
    pulls = _pulls((link.mention, link.score) for m in draft.cluster.mentions for link in m.places)
    if choice.mention is not None and pulls.get(_key(choice.mention), 0.0) >= _LINKED:
        return choice
    near = [m for m in own if m.role == "location" and m.place is not None and pulls.get(_key(m), 0.0) >= _CLAUSE]
    if not near:
        return choice
    if choice.place is not None and any(m.place is not None and m.place.country == choice.place.country for m in near):
        return choice
    best = max(near, key=lambda m: (pulls[_key(m)], m.field == "title", -m.start))
    given = tuple(m for m in (choice.mention, *choice.given) if m is not None and m is not best)
    return PlaceChoice(
        place=best.place, mention=best, basis="stated", score=pulls[_key(best)], rule="place-syntax", given=given
    )


def _place(draft: Draft, drafts: Sequence[Draft], materials: Materials) -> PlaceChoice:
    """An attack's place by all that the article says; of what is said or long past, what stands by its own words."""
    anchor = _anchor(draft)
    talked_of = draft.event_type == "CONSULT"
    where = [m for m in materials.places if not (talked_of and _is_topic(m, draft, materials))]
    countries = likely_countries(anchor, where, materials.parse)
    if _is_main(draft):
        spots = _spots(countries.likeliest, materials)
        bonds = _bonds(draft, drafts, materials.publication)
        stated = _stated(spots, bonds, draft, materials)
        spots = [m for m in spots if _can_be(m, stated or _stated_countries(bonds, draft, materials), bonds)]
        choice = choose_place(anchor, spots, materials.parse, countries.chances, bonds, needs_chance=not stated)
        return choice if choice.place is not None else _country_of(countries, choice, materials)
    own = _own_places(draft, drafts, materials)
    ranked = choose_place(anchor, own, materials.parse, countries.chances, part="words_place")
    choice = _stated_place(ranked, own, draft)
    if choice.place is not None:
        return choice
    abroad = draft.event_type in ("AGREE", "CONSULT") and len(countries.chances) > 1
    return choice if abroad else _country_of(countries, choice, materials, _SURE_COUNTRY)


def _stated(spots: Sequence[PlaceMention], bonds: Bonds, draft: Draft, materials: Materials) -> list[PlaceMention]:
    """The places that an event's own clauses state, not closer to another event's words.

    Those that say whose someone is ("the miners of Potosi") count where there are no others.
    """
    near = [m for m in spots if is_located(m) and _is_near(m, bonds, _STATED)]
    return [m for m in near if not _describes(m, draft, materials)] or near


def _stated_countries(bonds: Bonds, draft: Draft, materials: Materials) -> list[PlaceMention]:
    """The countries that an event's own clauses state: "shot pilgrims in Egypt"."""
    return [
        m
        for m in materials.places
        if m.role == "location"
        and m.place is not None
        and m.place.kind == "country"
        and _is_near(m, bonds, _STATED)
        and not _describes(m, draft, materials)
    ]


def _is_near(mention: PlaceMention, bonds: Bonds, least: float) -> bool:
    """Whether a place stands by an event's words, and not closer to another event's."""
    own, others = (pulls.get(_key(mention), 0.0) for pulls in (bonds.own, bonds.others))
    return own >= least and not (others >= _PULLED and own < _SHARED * others)


def _can_be(mention: PlaceMention, stated: Sequence[PlaceMention], bonds: Bonds) -> bool:
    """Whether a place can be an event's: where its own clauses state some, it is in their countries.

    A dateline outside the province or region that they state is where somebody wrote. What is long past is only where
    its own sentences say.
    """
    place = mention.place
    if place is None or (bonds.is_recalled and not _is_near(mention, bonds, _LEAST_PULL)):
        return False
    if not stated:
        return True
    if mention.role == "dateline" and all(m.place is not None and m.place.geo_precision >= _PROVINCE for m in stated):
        return any(m.place is not None and go_together(place, m.place) for m in stated)
    return any(m.place is not None and m.place.country in (place.country, None) for m in stated)


def _spots(country: str | None, materials: Materials) -> list[PlaceMention]:
    """The places below the country; of those that no gazetteer knows, no more is said than the event's country."""
    unknown = materials.country(country) if country is not None and materials.country is not None else None
    spots: list[PlaceMention] = []
    for mention in materials.places:
        if mention.place is not None:
            spots += [mention] if is_fine(mention.place) else []
        elif unknown is not None and mention.role == "location" and mention.score >= _SURE_NAME:
            spots.append(replace(mention, place=unlisted(unknown, mention.quote)))
    return spots


def _bonds(draft: Draft, drafts: Sequence[Draft], publication: Publication) -> Bonds:
    """How closely each place stands to an attack's words and to those of the other events."""
    others: dict[tuple[str, int], float] = {}
    for other in drafts:
        if other is not draft:
            for key, pull in _place_pulls(other).items():
                others[key] = max(pull, others.get(key, 0.0))
    return Bonds(
        own=_place_pulls(draft),
        others=others,
        is_below=min(m.order for m in draft.cluster.mentions) >= HEAD_SENTENCES,
        is_recalled=_is_recalled(draft, publication),
    )


def _place_pulls(draft: Draft) -> dict[tuple[str, int], float]:
    return _pulls((link.mention, link.score) for m in draft.cluster.mentions for link in m.places)


def _country_of(countries: Countries, choice: PlaceChoice, materials: Materials, least: float = 0.0) -> PlaceChoice:
    """The likeliest country, where no place is known; the mention is what shows it, be it a town that is no event's."""
    country = countries.likeliest
    if country is None or materials.country is None or countries.chances[country] < least:
        return choice
    return PlaceChoice(
        place=materials.country(country),
        mention=countries.mentions[country],
        basis="article",
        score=countries.chances[country],
        rule="country-ranked",
        share=countries.chances[country],
        given=choice.given,
    )


def _is_main(draft: Draft) -> bool:
    return draft.event_type in HURTING and not draft.aside


def _own_dates(draft: Draft, drafts: Sequence[Draft], materials: Materials) -> list[DateMention]:
    """The dates of an event that is no attack: those of its own clause, if any, else of no other event's clause."""
    pulls = [_pulls((link.mention, link.score) for m in d.cluster.mentions for link in m.dates) for d in drafts]
    own = pulls[drafts.index(draft)]
    mine = [m for m in materials.dates if not _is_anothers(_key(m), own, pulls) and _in_scope(draft, m)]
    bound = [m for m in mine if own.get(_key(m), 0.0) >= _BOUND and m.value is not None and not _is_counted(m)]
    wide = [m.value for m in bound if m.value is not None]
    finer = [m for m in mine if own.get(_key(m), 0.0) >= _LINKED and any(is_finer(m.value, value) for value in wide)]
    return [m for m in mine if m in bound or m in finer] if bound else mine


def _own_places(draft: Draft, drafts: Sequence[Draft], materials: Materials) -> list[PlaceMention]:
    """The places that talks, deals and what is said or told in passing can have."""
    pulls = [_place_pulls(other) for other in drafts]
    own = pulls[drafts.index(draft)]
    if draft.event_type == "AGREE":  # deals are made at meetings: their place is no other event's
        pulls = [pull for pull, other in zip(pulls, drafts, strict=True) if other.event_type != "CONSULT"]
    mine = [m for m in materials.places if not _is_anothers(_key(m), own, pulls) and _in_scope(draft, m)]
    if draft.event_type == "CONSULT":
        mine = [m for m in mine if not _is_topic(m, draft, materials)]
    least = {"CONSULT": 0.0, "AGREE": _LINKED / 2}.get(draft.event_type, _LINKED)
    mine = [
        m
        for m in mine
        if m.role == "dateline" or (own.get(_key(m), 0.0) >= least and not _describes(m, draft, materials))
    ]
    return _where_of_words(mine, draft) if draft.event_type in _WEAK_TYPES else mine


def _where_of_words(places: Sequence[PlaceMention], draft: Draft) -> list[PlaceMention]:
    """Where something was said or signed: a town or region, else the dateline's; a deal's last resort is its subject.

    The countries that talk are no place, nor is a country for what is merely said.
    """
    fine = [m for m in places if m.place is not None and m.place.geo_precision < COUNTRY_PRECISION]
    stated = [m for m in fine if m.role == "location"]
    if stated:
        return stated
    if fine or draft.event_type not in ("AGREE", "CONSULT"):
        return fine
    parties = _parties(draft)
    return [m for m in places if m.place is not None and (m.place.country or "") not in parties]


def _parties(draft: Draft) -> frozenset[str]:
    """The countries named among those who take part, by the places found inside their names."""
    return frozenset(
        link.mention.place.country
        for told in draft.cluster.mentions
        for link in told.places
        if link.mention.place is not None
        and link.mention.place.country
        and any(
            phrase.start <= link.mention.start and link.mention.end <= phrase.end
            for phrase in (*told.actors, *told.targets)
        )
    )


def _is_topic(mention: PlaceMention, draft: Draft, materials: Materials) -> bool:
    """Whether a place is what people talked of: "discussed the situation in Libya", "talks on Yemen", "Syria talks"."""
    country = mention.place is not None and mention.place.geo_precision == COUNTRY_PRECISION
    for told in draft.cluster.mentions:
        sentence = materials.parse.sentences[told.order]
        head = span_head(sentence, mention.start, mention.end)
        if (sentence.field, sentence.index) != (mention.field, mention.sentence) or head is None:
            continue
        path = path_to_root(sentence, head)
        if told.trigger.token not in path:
            continue
        steps = [sentence.tokens[i] for i in path[: path.index(told.trigger.token)]]
        if country and len(steps) == 1 and steps[0].dep in ("compound", "nmod", "amod"):
            return True
        while steps and told.trigger.first <= steps[-1].index <= told.trigger.last:
            steps.pop()
        if steps and (steps[-1].dep == "dobj" or (steps[-1].dep == "prep" and steps[-1].lemma.lower() in _TOPIC_WORDS)):
            return True
    return False


def _describes(mention: PlaceMention, draft: Draft, materials: Materials) -> bool:
    """Whether a place name only says whose someone is: "Cairo officials", "the Arab world"."""
    for told in draft.cluster.mentions:
        sentence = materials.parse.sentences[told.order]
        if (sentence.field, sentence.index) != (mention.field, mention.sentence):
            continue
        head = span_head(sentence, mention.start, mention.end)
        if any(phrase.start <= mention.start and mention.end <= phrase.end for phrase in (*told.actors, *told.targets)):
            return True
        if head is None or sentence.tokens[head].dep not in ("compound", "amod", "nmod"):
            return False
        return sentence.tokens[head].head != told.trigger.token
    return False


def _refined(choice: PlaceChoice, draft: Draft, materials: Materials) -> PlaceChoice:
    """What is named in the event's own clause, or no farther from it, stands before the place around it."""
    if choice.place is None or choice.mention is None:
        return choice
    least = min(_LINKED, _place_pulls(draft).get(_key(choice.mention)) or _LINKED)
    finer = [
        link.mention
        for m in draft.cluster.mentions
        for link in m.places
        if link.score >= least
        and link.mention.role == "location"
        and link.mention.place is not None
        and is_part(link.mention.place, choice.place)
        and not _describes(link.mention, draft, materials)
    ]
    if not finer:
        return choice
    best = min(finer, key=lambda m: (m.place.geo_precision if m.place else 7, m.field == "text", m.start))
    given = tuple(m for m in (choice.mention, *choice.given) if m is not None and m is not best)
    return replace(choice, place=best.place, mention=best, basis="stated", given=given)


def _key(mention: DateMention | PlaceMention) -> tuple[str, int]:
    return (mention.field, mention.start)


def _pulls(links: Iterable[tuple[DateMention | PlaceMention, float]]) -> dict[tuple[str, int], float]:
    found: dict[tuple[str, int], float] = {}
    for mention, score in links:
        found[_key(mention)] = max(score, found.get(_key(mention), 0.0))
    return found


def _is_anothers(
    key: tuple[str, int], own: Mapping[tuple[str, int], float], pulls: Sequence[Mapping[tuple[str, int], float]]
) -> bool:
    """Whether a date or place stands in the clause of another event."""
    strongest = max((pull.get(key, 0.0) for pull in pulls), default=0.0)
    return strongest >= _PULLED and own.get(key, 0.0) < _SHARED * strongest


def _in_scope(draft: Draft, mention: DateMention | PlaceMention) -> bool:
    """Attacks and the like may take what stands anywhere; of words and history only their own sentences tell."""
    if _is_main(draft):
        return True
    if isinstance(mention, PlaceMention) and mention.role == "dateline":
        told_first = any(
            m.field == "title" or m.sentence - mention.sentence <= HEAD_SENTENCES for m in draft.cluster.mentions
        )
        return draft.event_type == "CONSULT" or (draft.event_type == "AGREE" and told_first)
    reach = 1 if draft.event_type == "CONSULT" or isinstance(mention, DateMention) else 0
    telling = [m for m in draft.cluster.mentions if m is draft.shown or m.weight >= _TELLING * draft.shown.weight]
    return any(m.field == mention.field and abs(m.sentence - mention.sentence) <= reach for m in telling)


def _is_borrowed(choice: DateChoice, draft: Draft) -> bool:
    """Whether the date is unknown, counted from another event, or stands outside the event's own sentences."""
    if choice.mention is None or choice.value is None or choice.value.basis == "relative_to_event":
        return True
    own = _pulls((link.mention, link.score) for m in draft.cluster.mentions for link in m.dates)
    return own.get(_key(choice.mention), 0.0) < _LINKED


# Reports
@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    draft: Draft
    values: EventValues
    date: DateChoice
    place: PlaceChoice
    counts: Tally
    actors: tuple[tuple[str, ActorPhrase, Mention], ...]
    targets: tuple[tuple[str, ActorPhrase, Mention], ...]
    strength: float
    salience: float
    specific: Mapping[str, float] | None


def write_reports(drafts: Sequence[Draft], materials: Materials) -> tuple[tuple[Report, ...], list[Evidence]]:
    """Reports by rank with the evidence of their values. Events too weakly told are left out."""
    dates = _dated(drafts, materials)
    places = [_refined(_place(draft, drafts, materials), draft, materials) for draft in drafts]
    mishap = any(draft.event_type in _MISHAPS for draft in drafts)
    written = [
        _write(draft, date, place, materials, mishap=mishap)
        for draft, date, place in zip(drafts, dates, places, strict=True)
    ]
    kept = [w for w in written if w is not None]
    kept = _led_by_violence(kept)
    kept.sort(key=lambda w: (-w.salience, w.draft.cluster.mentions[0].order, w.draft.cluster.mentions[0].trigger.first))
    reports: list[Report] = []
    evidence: list[Evidence] = []
    identified = [(w, _report_id(w, materials)) for w in kept[:MAX_REPORTS]]
    attacks = sum(item.values.event_type == "ASSAULT" for item, _ in identified)
    for rank, (item, report_id) in enumerate(identified, start=1):
        report = _report(item, report_id, rank, attacks, materials)
        reports.append(replace(report, follows_report=_followed(item, identified)))
        evidence.extend(_evidence(item, report_id, materials))
    return tuple(reports), evidence


def _write(
    draft: Draft, date: DateChoice, place: PlaceChoice, materials: Materials, *, mishap: bool
) -> _Written | None:
    strength = 1.0 - math.prod(1 - min(0.98, m.weight) for m in draft.cluster.mentions)
    event_type, mode = _typed(draft, materials, mishap=mishap)
    if event_type is None or strength < _LEAST_STRENGTH:
        return None
    draft = replace(draft, event_type=event_type, event_mode=mode)
    counts = tally(draft.counts) if event_type in HURTING else tally(())
    actors = named(draft.cluster.mentions, "actors", materials.book)
    taken = {name.casefold() for name, _, _ in actors}
    targets = tuple(t for t in named(draft.cluster.mentions, "targets", materials.book) if t[0].casefold() not in taken)
    assertion = _assertion(draft, date, materials.publication)
    values = _values(
        draft, materials, date=date, place=place, counts=counts, actors=actors, targets=targets, assertion=assertion
    )
    specific = None
    if event_type not in HURTING and all(m.judgement.generic for m in draft.cluster.mentions):
        return None  # talk of a kind of thing, however often
    if not has_parties(event_type, values, draft.cluster.mentions):
        return None
    if event_type == "ASSAULT":
        specific = specific_features(draft.cluster.mentions, values, materials.parse, materials.publication)
        if not is_specific(specific) and not draft.claims:
            return None
    return _Written(
        draft=draft,
        values=values,
        date=date,
        place=place,
        counts=counts,
        actors=actors,
        targets=targets,
        strength=strength,
        salience=_salience(draft, assertion, strength),
        specific=specific,
    )


def _typed(draft: Draft, materials: Materials, *, mishap: bool) -> tuple[str | None, str | None]:
    """The final type and mode: effects with an agent are assaults, without one deaths; hurt alone is no event.

    People "killed" by nobody named at the head of an article are taken for attacked where it tells of no accident,
    disaster or disease.
    """
    event_type, mode = draft.event_type, draft.event_mode
    mentions = draft.cluster.mentions
    if event_type == EFFECT:
        by_hand = any(
            m.actors and m.trigger.rule.startswith(("verb:kill", "verb:wound", "verb:injure")) for m in mentions
        )
        armed = _armed(draft, materials) and any(m.trigger.event_mode == "death" for m in mentions)
        slain = any(m.trigger.rule.startswith("verb:kill") and m.targets for m in mentions)
        if by_hand or armed or (slain and not mishap):
            event_type, mode = "ASSAULT", None
        elif any(m.trigger.event_mode == "death" and m.targets for m in mentions):
            return "x:DEATH", None
        else:
            return None, None
    if event_type == "ASSAULT" and mode is None:
        mode = _armed(draft, materials)
    return event_type, mode


def _armed(draft: Draft, materials: Materials) -> str | None:
    """The mode that the weapons named in the event's sentences show, the most named first."""
    votes: dict[str, int] = {}
    beside = {(m.order, m.trigger.token) for m in draft.cluster.mentions if is_beside_murder(m, draft.cluster)}
    for mention in draft.cluster.mentions:
        sentence = materials.parse.sentences[mention.order]
        for token in sentence.tokens:
            if (mention.order, token.index) in beside:
                continue
            if mention.order in draft.crowded and mention.trigger.token not in path_to_root(sentence, token.index):
                continue
            mode = materials.instruments.get(token.lemma.lower()) or materials.instruments.get(token.cased.lower())
            if mode == "aerial" and not _in_clause(sentence, token.index, mention):
                continue
            if mode is not None:
                votes[mode] = votes.get(mode, 0) + 1
    return max(sorted(votes), key=lambda mode: votes[mode]) if votes else None


def _in_clause(sentence: Sentence, index: int, mention: Mention) -> bool:
    """Whether a token stands in the clause of a mention, or under it: planes are told of in passing too."""
    same = clause_of(sentence, index) == clause_of(sentence, mention.trigger.anchor)
    return same or mention.trigger.token in path_to_root(sentence, index)


def _assertion(draft: Draft, date: DateChoice, publication: Publication) -> Assertion:
    statuses = {
        m.judgement.assertion
        for m in draft.cluster.mentions
        if not m.judgement.generic and m.judgement.assertion is not None
    } or {m.judgement.assertion or "occurred" for m in draft.cluster.mentions}
    if _lies_ahead(draft):
        statuses.discard("occurred")
    status: Assertion = next((s for s in _RANKED if s in statuses), "occurred")
    lead = any(m.field == "title" or m.order <= 1 for m in draft.cluster.mentions)
    if status in ("occurred", "alleged") and _is_history(date.value, publication) and not lead:
        return "background"
    if status == "occurred" and _is_future(date.value, publication):
        return "planned"
    return status


def _lies_ahead(draft: Draft) -> bool:
    """Whether verbs tell an event as to come and only nouns, which have no tense, speak of it otherwise."""
    told = [m for m in draft.cluster.mentions if not m.judgement.generic]
    nouns = [m for m in told if m.trigger.part == "noun" and m.trigger.anchor == m.trigger.token]
    statuses = {m.judgement.assertion for m in told if m not in nouns or m.judgement.assertion != "occurred"}
    return draft.event_type not in HURTING and statuses == {"planned"}


def _is_history(value: DateValue | None, publication: Publication) -> bool:
    """Whether the date ended more than 60 days before publication."""
    if value is None or publication.day is None or value.end is None or value.basis == "publication":
        return False
    return (publication.day - value.end).days > BACKGROUND_DAYS


def _is_future(value: DateValue | None, publication: Publication) -> bool:
    return (
        value is not None and publication.day is not None and value.start is not None and value.start > publication.day
    )


def _salience(draft: Draft, assertion: Assertion, strength: float) -> float:
    mentions = draft.cluster.mentions
    first = min(m.order for m in mentions)
    score = 0.3 * math.exp(-first / 4) + 0.15 * min(1.0, len(mentions) / 4) + 0.2 * strength
    score += 0.15 if any(m.field == "title" for m in mentions) else 0.0
    score += 0.2 / (1 + min(m.depth for m in mentions if m.order == first))
    score += 0.0 if draft.event_type in _WEAK_TYPES or draft.event_type.startswith("x:") else 0.06
    score -= 0.25 if len(mentions) == 1 and mentions[0].governed else 0.0
    score -= {"occurred": 0.0, "background": 0.35, "alleged": 0.1, "planned": 0.1}.get(assertion, 0.05)
    return round(min(_MOST_SALIENT, max(0.0, score)), 4)


def _led_by_violence(written: list[_Written]) -> list[_Written]:
    """An attack told with its victims leads over the arrests, charges and vigils that come after it."""
    attacks = [
        w
        for w in written
        if w.values.event_type in ("ASSAULT", "x:ACCIDENT", "x:CRIME")
        and w.values.assertion in ("occurred", "alleged", "attempted")
        and (len(w.draft.cluster.mentions) > 1 or w.values.deaths_best or w.values.injured_best)
    ]
    if not attacks:
        return written
    lead = max(attacks, key=lambda w: w.salience + 0.1 * bool(w.values.deaths_best or w.values.injured_best))
    rivals = [w.salience for w in written if w is not lead and w.values.event_type in _LAW]
    if len(lead.draft.cluster.mentions) < 2 or not rivals or max(rivals) < lead.salience:
        return written
    raised = replace(lead, salience=round(min(1.0, max(rivals) + 0.001), 4))
    return [raised if w is lead else w for w in written]


_AFTER = frozenset({"COERCE", "ACCUSE", "x:DEATH"})


def _followed(item: _Written, identified: Sequence[tuple[_Written, str]]) -> str | None:
    """The attack that an arrest, a charge or a funeral of the same article comes after: the most salient one."""
    if item.values.event_type not in _AFTER or item.values.event_mode not in (None, "arrest", "x:funeral"):
        return None
    for other, report_id in identified:
        if (
            other is not item
            and other.values.event_type in ("ASSAULT", "x:CRIME")
            and other.values.assertion == "occurred"
        ):
            return report_id
    return None


def _values(
    draft: Draft,
    materials: Materials,
    *,
    date: DateChoice,
    place: PlaceChoice,
    counts: Tally,
    actors: Sequence[tuple[str, ActorPhrase, Mention]],
    targets: Sequence[tuple[str, ActorPhrase, Mention]],
    assertion: Assertion,
) -> EventValues:
    spot = place.place
    drawn = spot is not None and spot.geo_precision < 6
    day = (date.value.end if date.value is not None else None) or materials.publication.day
    when = date.value
    return EventValues(
        event_type=draft.event_type,
        event_mode=draft.event_mode,
        assertion=assertion,
        date_edtf=(when.edtf or None) if when else None,
        date_start=when.start if when else None,
        date_end=when.end if when else None,
        date_precision=when.precision if when else 6,
        date_basis=when.basis if when else "publication",
        place_name=_place_name(place),
        place_id=spot.place_id if spot else None,
        country=spot.country if spot else None,
        admin1=spot.admin1 if spot else None,
        lat=spot.lat if spot and drawn else None,
        lon=spot.lon if spot and drawn else None,
        geo_precision=spot.geo_precision if spot else 7,
        geo_radius_km=spot.radius_km if spot else None,
        geo_basis=place.basis,
        actors=tuple(name for name, _, _ in actors),
        targets=tuple(name for name, _, _ in targets),
        actor_codes=tuple(_actor_code(draft, n, materials.actors.code(_coded(n, p), day=day)) for n, p, _ in actors),
        target_codes=tuple(materials.actors.code(_coded(n, p), day=day) for n, p, _ in targets),
        deaths_low=counts.deaths.low,
        deaths_best=counts.deaths.best,
        deaths_high=counts.deaths.high,
        injured_low=counts.injured.low,
        injured_best=counts.injured.best,
        injured_high=counts.injured.high,
        claimed_by=_claimed_by(draft, materials),
    )


def _place_name(choice: PlaceChoice) -> str | None:
    """The name as written, on one line.

    None where a country is known by its people ("a Kenyan patrol") or by a town in it alone.
    """
    if choice.place is None or choice.mention is None:
        return None
    by_people = choice.mention.rule.startswith("demonym") and choice.place.geo_precision >= COUNTRY_PRECISION
    shows_more = choice.rule == "country-ranked" and choice.mention.place != choice.place
    return None if by_people or shows_more else " ".join(choice.mention.quote.split())


def _actor_code(draft: Draft, name: str, code: str) -> str:
    """The code of an actor; those of no known side who attack are armed ones, and aircraft that do are an army's."""
    if draft.event_type != "ASSAULT":
        return code
    country, sector = code.split()
    if sector == "UNK" and draft.event_mode == "aerial" and is_aircraft(name):
        return f"{country} MIL"
    return f"{NO_COUNTRY} UAF" if code in (f"{NO_COUNTRY} CVL", UNKNOWN) and is_armed(name) else code


def _coded(name: str, phrase: ActorPhrase) -> str:
    return phrase.described if len(phrase.described) > len(name) else name


def _claimed_by(draft: Draft, materials: Materials) -> str | None:
    for claim in draft.claims:
        sentence = materials.parse.sentences[claim.position]
        for phrase in materials.actors.phrases(sentence, claim.claimant):
            if not phrase.pronoun:
                return full_name(phrase, claim.position, materials.book)
    return None


def _report_id(item: _Written, materials: Materials) -> str:
    first = item.draft.cluster.mentions[0]
    key = f"{materials.article.article_id}|{item.values.event_type}|{first.field}|{first.start}"
    return "r-" + hashlib.sha256(key.encode()).hexdigest()[:12]


def _report(item: _Written, report_id: str, rank: int, attacks: int, materials: Materials) -> Report:
    values = {name: getattr(item.values, name) for name in EventValues.__dataclass_fields__}
    return Report(
        **values,
        report_id=report_id,
        article_id=materials.article.article_id,
        rank=rank,
        salience=item.salience,
        title=event_title(item.values),
        confidence=materials.confidence(_features(item, attacks, len(materials.article.text))),
        keywords=_keywords(item, materials),
    )


def _features(item: _Written, attacks: int, length: int) -> dict[str, float]:
    """What a report's confidence is counted from.

    Counts are missed only where the means are such as hurt people whenever they are used: of a raid from the air or an
    abduction it is no fault that nobody is said to be hurt, nor of talks, which count as if told with the usual ones.
    """
    values, counts = item.values, item.draft.counts
    hurts = values.event_type in HURTING and values.event_mode in _HURTING_MODES
    return {
        "counts_known": float(not hurts or values.deaths_best is not None or values.injured_best is not None),
        "counts_open": float(values.deaths_low != values.deaths_high or values.injured_low != values.injured_high),
        "counts_share": item.counts.share,
        "counts_told": math.log1p(len(counts) if hurts else _USUAL_COUNTS),
        "day_known": float(values.date_precision == 1),
        "day_share": item.date.share,
        "deaths_agree": _agreement(counts, "deaths", values.deaths_best),
        "early": math.exp(-min(m.order for m in item.draft.cluster.mentions) / 4),
        "figures": math.log1p(len({(c.kind, c.best) for c in counts if (c.best or 0) > 1})),
        "injured_agree": _agreement(counts, "injured", values.injured_best),
        "length": math.log(max(length, 1) / _USUAL_LENGTH),
        "nobody_hurt": float(hurts and not values.deaths_best and not values.injured_best),
        "one_killed": float(values.deaths_best == 1),
        "other_attacks": math.log1p(attacks - (values.event_type == "ASSAULT")),
        "people": math.log1p(min(_MANY_PEOPLE, (values.deaths_best or 0) + (values.injured_best or 0))),
        "persons": math.log1p(sum(c.best == 1 for c in counts)),
        "place_early": 0.0 if item.place.mention is None else math.exp(-item.place.mention.sentence / 3),
        "place_odds": _odds(item.place.share),
        "place_stated": float(values.geo_basis == "stated"),
        "place_sure": 0.0 if item.place.mention is None else item.place.mention.score,
    }


def _odds(share: float) -> float:
    """The log-odds of a chance, between -4 and 4."""
    return max(-4.0, min(4.0, math.log(max(share, 1e-9) / max(1 - share, 1e-9))))


def _agreement(counts: Sequence[Count], kind: str, best: int | None) -> float:
    """The share of an article's figures of more than one person that say the number taken; 1 where there are none."""
    told = [count.best for count in counts if count.kind == kind and count.best is not None and count.best > 1]
    return sum(number == best for number in told) / len(told) if told else 1.0


def _keywords(item: _Written, materials: Materials) -> tuple[str, ...]:
    found: set[str] = set()
    for mention in item.draft.cluster.mentions[:6]:
        for token in materials.parse.sentences[mention.order].tokens:
            if token.pos in ("NOUN", "PROPN", "VERB", "ADJ") and token.cased.isalpha() and len(token.cased) > 2:
                found.add(token.lemma.lower())
    return tuple(sorted(found))


# Evidence
def _evidence(item: _Written, report_id: str, materials: Materials) -> Iterator[Evidence]:
    rows = _Rows(report_id, materials)
    for mention in item.draft.cluster.mentions:
        sentence = materials.parse.sentences[mention.order]
        trigger = mention.trigger
        yield rows.row(
            "event",
            mention.field,
            sentence.tokens[trigger.first].start,
            sentence.tokens[trigger.last - 1].end,
            sentence=mention.sentence,
            value=item.values.event_type,
            rule=trigger.rule,
            score=mention.weight,
            chosen=mention is item.draft.shown,
        )
    yield from _spot_rows(item, report_id, materials)
    for kind, people in (("actor", item.actors), ("target", item.targets)):
        for name, phrase, mention in people:
            field, sentence_number = phrase.told_in or (mention.field, mention.sentence)
            yield rows.row(
                "actor" if kind == "actor" else "target",
                field,
                phrase.start,
                phrase.end,
                sentence=sentence_number,
                value=name,
                rule=mention.trigger.rule,
                score=mention.weight,
                chosen=True,
            )
    for count in item.draft.counts if item.values.event_type in HURTING else ():
        proves = [kind for kind, total in item.counts.by_kind() if any(_rests_on(c, count) for c in total.chosen)]
        for kind in proves:
            yield _count_row(rows, count, kind, chosen=True)
        if not proves and count.kind != "casualties":
            yield _count_row(rows, count, count.kind, chosen=False)
    yield from _claim_rows(item, rows, materials)


def _rests_on(total: Count, count: Count) -> bool:
    """Whether a figure is a mention's own, or the sum of a list that the mention is an item of."""
    if (total.field, total.sentence, total.head, total.kind) != (count.field, count.sentence, count.head, count.kind):
        return False
    return (total.start, total.end) == (count.start, count.end) or count.of == "part"


def _claim_rows(item: _Written, rows: _Rows, materials: Materials) -> Iterator[Evidence]:
    for number, claim in enumerate(item.draft.claims):
        sentence = materials.parse.sentences[claim.position]
        yield rows.row(
            "claim",
            sentence.field,
            sentence.tokens[claim.first].start,
            sentence.tokens[claim.last - 1].end,
            sentence=sentence.index,
            value=item.values.claimed_by,
            rule="claim",
            score=0.9,
            chosen=number == 0,
        )


def _spot_rows(item: _Written, report_id: str, materials: Materials) -> Iterator[Evidence]:
    """The dates and places in reach of the event, the ones it took first."""
    article = materials.article
    if item.date.mention is not None:
        row = date_evidence(article, item.date.mention, report_id=report_id, chosen=True)
        value = item.values.date_edtf
        yield replace(row, value=value)
    for date in item.date.given:
        if date is not item.date.mention:
            yield date_evidence(article, date, report_id=report_id, chosen=False)
    if item.place.mention is not None:
        yield place_evidence(article, item.place.mention, report_id=report_id, chosen=True)
    for place in item.place.given:
        if place is not item.place.mention:
            yield place_evidence(article, place, report_id=report_id, chosen=False)


def _count_row(rows: _Rows, count: Count, kind: Literal["deaths", "injured"], *, chosen: bool) -> Evidence:
    number = count.best if count.best is not None else count.low
    return rows.row(
        kind,
        count.field,
        count.start,
        count.end,
        sentence=count.sentence,
        value=str(number) if number is not None else None,
        rule=count.rule,
        score=count.score,
        chosen=chosen,
    )


class _Rows:
    """Writes evidence of one report."""

    def __init__(self, report_id: str, materials: Materials) -> None:
        self.report_id = report_id
        self.article = materials.article

    def row(
        self,
        kind: EvidenceKind,
        field: FieldText,
        start: int,
        end: int,
        *,
        sentence: int,
        value: str | None,
        rule: str,
        score: float,
        chosen: bool,
    ) -> Evidence:
        return evidence_row(
            self.article,
            kind,
            field=field,
            start=start,
            end=end,
            sentence=sentence,
            rule=rule,
            report_id=self.report_id,
            value=value,
            score=round(score, 4),
            chosen=chosen,
        )


def evidence_of_unused(
    evidence: Sequence[Evidence],
    materials: Materials,
    dates: Sequence[DateMention],
    places: Sequence[PlaceMention],
) -> list[Evidence]:
    """A row without a report for each date and place mention that no report took."""
    used = {(row.kind, row.field_text, row.start) for row in evidence}
    unused = [
        date_evidence(materials.article, mention, report_id=None, chosen=False)
        for mention in dates
        if ("date", mention.field, mention.start) not in used
    ]
    unused += [
        place_evidence(materials.article, mention, report_id=None, chosen=False)
        for mention in places
        if ("place", mention.field, mention.start) not in used
    ]
    return unused
