"""When and where an event was: of an attack by all that the article says, of other events by their own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from timeline.events.dating.before_death import before_death
from timeline.events.dating.beside import date_beside, hangs_on
from timeline.events.dating.bounded_days import bounded_by_telling
from timeline.events.dating.came_after import which_came_after
from timeline.events.dating.choice import DateChoice, choose_date, is_finer, preceding_bound, related_date, undated
from timeline.events.dating.clocked import hour_of
from timeline.events.dating.counted_days import counted_back, counted_day
from timeline.events.dating.recalled_days import recalled_days
from timeline.events.dating.running_days import over_running_days
from timeline.events.dating.shared_days import SHARED
from timeline.events.dating.told_days import is_of_effect, told_days
from timeline.events.dating.topics import is_day_of_subject, is_of_speaking_doer, is_place_of_subject, is_topic
from timeline.events.happenings.affinity import LOOSE_DAYS
from timeline.events.happenings.draft import HEAD_SENTENCES, Draft, Materials
from timeline.events.happenings.mentions import strong_dates, strong_places
from timeline.events.happenings.pulls import is_of_release, is_taken, key_of, other_pulls, place_pulls, pulls_of
from timeline.events.happenings.sequence import is_what_was_answered
from timeline.events.history.commemorated import remembered_date
from timeline.events.placing.arrivals import day_of_arrival, place_of_arrival
from timeline.events.placing.choice import (
    COUNTRY_RULE,
    Bonds,
    PlaceChoice,
    basis_of,
    choose_place,
    go_together,
    is_fine,
    is_located,
    is_origin,
    is_part,
    is_placed,
    says_where,
    without_origins,
)
from timeline.events.placing.country import Countries, likely_countries
from timeline.events.placing.courts import is_of_court
from timeline.events.placing.finer import describes, refined
from timeline.events.placing.in_between import first_of_two
from timeline.events.placing.likely_country import LIKELY, least_chance
from timeline.events.placing.met_beside import may_meet_in
from timeline.events.placing.spread import spread_over
from timeline.events.placing.visited import visited
from timeline.events.placing.ways import is_bound_for, without_ways
from timeline.events.placing.written_from import (
    at_scene,
    without_asides,
    without_datelines,
    without_elsewhere,
    without_farther,
    without_speakers,
)
from timeline.events.syntax.anchor import Anchor, Position
from timeline.events.syntax.overlap import apart
from timeline.events.syntax.remembrance import is_on_eve
from timeline.events.words.lexicon import HURTING, WEAK_TYPES
from timeline.model import (
    COUNTRY_PRECISION,
    DateMention,
    Parse,
    PlaceMention,
    Publication,
)
from timeline.places.within import unlisted

_SURE_NAME = 0.5
_BOUND = 0.7
_LINKED = 0.3
_CLAUSE = 0.5
_STATED = 0.4
_LEAST_PULL = 0.01
_PROVINCE = 4
_LETTERS = 3
_TELLING = 0.7
_STEPS = frozenset({"later", "sequel"})
_RANGE = "-to"
_DEED_CLAUSES = frozenset({"pcomp", "relcl"})


def _anchor(draft: Draft) -> Anchor:
    """The event's triggers, the one that shows it best first, then effects last, in text order."""
    ranked = sorted(
        draft.cluster.mentions, key=lambda m: (m is not draft.shown, m.trigger.is_effect, m.order, m.trigger.token)
    )
    return Anchor(positions=tuple(Position(field=m.field, sentence=m.sentence, head=m.trigger.anchor) for m in ranked))


def dated(drafts: Sequence[Draft], materials: Materials) -> list[DateChoice]:
    """Each event's date; events told as "hours after" a dated one get their days from it."""
    anchors = [_anchor(draft) for draft in drafts]
    choices = [_date(anchor, draft, drafts, materials) for anchor, draft in zip(anchors, drafts, strict=True)]
    choices = [before_death(choice, draft, materials) or choice for choice, draft in zip(choices, drafts, strict=True)]
    choices = [bounded_by_telling(choice, draft, materials) for choice, draft in zip(choices, drafts, strict=True)]
    for number, choice in enumerate(choices):
        if not _is_borrowed(choice, drafts[number]):
            continue
        told_after = which_came_after(number, choices, drafts, materials)
        if told_after is not None:
            choices[number] = told_after
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
    choices = [counted_day(number, choices, drafts, materials) or choice for number, choice in enumerate(choices)]
    beside = [
        date_beside(number, choices, drafts, materials)
        or day_of_arrival(drafts[number], materials)
        or _bounded(number, choices, anchors, drafts, materials)
        if choice.mention is None
        else choice
        for number, choice in enumerate(choices)
    ]
    beside = [counted_back(choice, draft, materials) for choice, draft in zip(beside, drafts, strict=True)]
    beside = [over_running_days(number, beside, drafts, materials) for number in range(len(beside))]
    return [_of_entry(choice, draft, materials) for choice, draft in zip(beside, drafts, strict=True)]


def _of_entry(choice: DateChoice, draft: Draft, materials: Materials) -> DateChoice:
    """The same choice, or the date or hour before a list's entry where nothing in it dates what was done."""
    entry = materials.publication.entry or hour_of(draft, materials)
    if entry is None or choice.mention is not None or choice.rule == "date-after" or _is_planned(draft):
        return choice
    return DateChoice(value=entry.value, mention=entry, score=entry.score, rule="date-entry", share=entry.score)


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
    remembered = remembered_date(draft, materials)
    if remembered is not None:
        return remembered
    if all(is_on_eve(materials.parse.sentences[m.order], m.trigger.token) for m in draft.cluster.mentions):
        return undated(materials.publication)
    if (answered := _days_of_answered(draft, materials)) is not None:
        return choose_date(anchor, answered, materials.parse, materials.publication, _date_pulls(draft, drafts))
    old = _days_of_old(draft, materials)
    if old and (told := _stated_date(old, draft, materials.parse)) is not None:
        return told
    if draft.event_type in HURTING and (recalled := recalled_days(draft, materials)) is not None:
        pulls = _date_pulls(draft, drafts)
        choice = choose_date(anchor, recalled, materials.parse, materials.publication, pulls)
        return choice if choice.mention is not None else _stated_date(recalled, draft, materials.parse) or choice
    lasts = draft.event_type == "x:HEALTH"  # an epidemic has no day of what else was done
    if _is_main(draft) and not lasts and not _is_recalled(draft, materials.publication):
        pulls = _date_pulls(draft, drafts)
        days = [m for m in materials.dates if not is_day_of_subject(m, draft, materials.parse)]
        days = [m for m in days if not _is_of_later_attack(m, draft, drafts)]
        choice = choose_date(anchor, days, materials.parse, materials.publication, pulls)
        return choice if choice.mention is not None else _stated_date(days, draft, materials.parse) or choice
    own = told_days(_own_dates(draft, drafts, materials), draft, materials.parse)
    if draft.event_type == "AGREE":
        own = [m for m in own if not is_of_effect(m, materials.parse)]
    ahead = _is_planned(draft)
    if draft.event_type in HURTING and not ahead:
        choice = choose_date(anchor, own, materials.parse, materials.publication, _date_pulls(draft, drafts))
    else:
        choice = choose_date(anchor, own, materials.parse, materials.publication, part="words_date", lies_ahead=ahead)
    return choice if choice.mention is not None else _stated_date(own, draft, materials.parse) or choice


def _days_of_answered(draft: Draft, materials: Materials) -> list[DateMention] | None:
    """The days beside an attack that only its answer tells of: of those of the answer it was on none."""
    told = [(materials.parse.sentences[m.order], m) for m in draft.cluster.mentions]
    if not all(is_what_was_answered(sentence, sentence.tokens[m.trigger.token]) for sentence, m in told):
        return None
    beside = {(sentence.field, sentence.index) for sentence, _ in told}
    return [date for date in materials.dates if (date.field, date.sentence) in beside]


def _is_of_later_attack(date: DateMention, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a day is told below, of an attack elsewhere: "they killed two in A. A bomb killed one in B on Monday"."""
    told = draft.cluster.mentions
    if len({m.order for m in told}) > 1 or date.field != "text" or any(date.sentence <= m.sentence for m in told):
        return False
    here = [link.mention.place for m in told for link in strong_places(m) if link.mention.place is not None]
    for other in drafts:
        if other is draft or not _is_main(other):
            continue
        hung = [m for m in other.cluster.mentions for link in m.dates if link.score >= _BOUND and link.mention is date]
        if not hung or len({m.order for m in other.cluster.mentions}) > 1:
            continue
        there = [link.mention.place for m in hung for link in strong_places(m) if link.mention.place is not None]
        if here and there and all(apart(a, b) for a in here for b in there):
            return True
    return False


def _days_of_old(draft: Draft, materials: Materials) -> list[DateMention]:
    """The dates of long ago in a clause that says what somebody did: "Roe, who killed five in 2010, was freed".

    So are those of "was jailed for killing five in 2010".
    """
    today = materials.publication.day
    dated = [m for m in draft.cluster.mentions if m.dates]
    orders = {m.order for m in dated}
    if today is None or len(orders) != 1 or dated[0].field == "title":
        return []
    tokens = materials.parse.sentences[orders.pop()].tokens
    deeds = [m for m in dated if not m.trigger.is_effect]
    below = [m for m in deeds if tokens[m.trigger.anchor].dep in _DEED_CLAUSES]
    if not below or any(m not in below and strong_dates(m) for m in deeds):
        return []
    near = [link.mention for m in dated for link in m.dates if link.nearest and (m in below or m.trigger.is_effect)]
    return [m for m in near if m.value is not None and m.value.end and (today - m.value.end).days > LOOSE_DAYS]


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
    own = pulls_of((link.mention, link.score) for m in draft.cluster.mentions for link in m.dates)
    found = {key: {"own_pull": score} for key, score in own.items()}
    for other in drafts:
        if other is draft:
            continue
        name = "attacks_pull" if _is_main(other) else "others_pull"
        for key, score in pulls_of(
            (link.mention, link.score) for m in other.cluster.mentions for link in m.dates
        ).items():
            pull = found.setdefault(key, {})
            pull[name] = max(pull.get(name, 0.0), score - own.get(key, 0.0))
    return found


def _stated_date(own: Sequence[DateMention], draft: Draft, parse: Parse) -> DateChoice | None:
    """The date that hangs on the event's own words: "the 1994 coup"; for what is planned, that of its sentence too."""
    least = _LINKED if _is_planned(draft) else SHARED
    pulls = pulls_of((link.mention, link.score) for m in draft.cluster.mentions for link in m.dates)
    near = [
        m
        for m in own
        if m.value is not None
        and m.value.basis != "dateline"
        and (not _is_counted(m) or (_is_step(m) and not draft.aside and pulls.get(key_of(m), 0.0) >= _BOUND))
        and (pulls.get(key_of(m), 0.0) >= (_LINKED if m.rule.endswith(_RANGE) else least) or hangs_on(m, draft, parse))
    ]
    if not near:
        return None
    best = max(
        near, key=lambda m: (pulls[key_of(m)], m.field == "title", -(m.value.precision if m.value else 7), -m.start)
    )
    finer = [
        m
        for m in own
        if pulls.get(key_of(m), 0.0) >= _LINKED and best.value is not None and is_finer(m.value, best.value)
    ]
    best = max([best, *finer], key=lambda m: (-(m.value.precision if m.value else 7), pulls[key_of(m)], -m.start))
    return DateChoice(value=best.value, mention=best, score=pulls[key_of(best)], rule="date-syntax")


def _is_counted(mention: DateMention) -> bool:
    """Whether a date counts from a day told before; a part of the day is of the day that the story is at."""
    return mention.value is not None and mention.value.basis == "relative_to_event" and mention.rule != "day-part"


def _is_step(date: DateMention) -> bool:
    """Whether words count from the day told last: "three weeks later", "hours later"."""
    return date.rule in _STEPS


def _stated_place(choice: PlaceChoice, own: Sequence[PlaceMention], draft: Draft) -> PlaceChoice:
    """A place in the event's own clause stands before one elsewhere in the article, in another country."""
    pulls = pulls_of((link.mention, link.score) for m in draft.cluster.mentions for link in m.places)
    if choice.mention is not None and pulls.get(key_of(choice.mention), 0.0) >= _LINKED:
        return choice
    near = [m for m in own if m.role == "location" and m.place is not None and pulls.get(key_of(m), 0.0) >= _CLAUSE]
    if not near:
        return choice
    if choice.place is not None and any(m.place is not None and m.place.country == choice.place.country for m in near):
        return choice
    best = max(near, key=lambda m: (pulls[key_of(m)], m.field == "title", -m.start))
    given = tuple(m for m in (choice.mention, *choice.given) if m is not None and m is not best)
    return PlaceChoice(
        place=best.place, mention=best, basis="stated", score=pulls[key_of(best)], rule="place-syntax", given=given
    )


def _ranked_place(draft: Draft, drafts: Sequence[Draft], materials: Materials) -> PlaceChoice:
    """An attack's place by all that the article says; of what is said or long past, what stands by its own words."""
    anchor = _anchor(draft)
    talked_of = draft.event_type == "CONSULT"
    where = [m for m in materials.places if not (talked_of and is_topic(m, draft, materials.parse))]
    where = [m for m in where if not is_bound_for(m, materials.parse)]
    countries = likely_countries(anchor, where, materials.parse)
    if draft.event_type in HURTING:
        spots = _spots(countries.likeliest or _country_about(materials), materials)
        bonds = _bonds(draft, drafts, materials.publication)
        stated = _stated(spots, bonds, draft, materials)
        bounds = stated or _stated_countries(bonds, draft, materials)
        spots = without_speakers(without_origins(spots, materials.parse), materials.parse)
        spots = without_asides(without_ways(spots, materials.parse), bonds.own, materials.parse)
        spots = [m for m in spots if _can_be(m, bounds, bonds, materials.parse) and not is_of_release(m, draft, drafts)]
        spots = without_elsewhere(spots, stated, draft, bonds, materials.parse)
        spots = without_farther(without_datelines(spots, draft, bonds.others, materials), bonds.own, materials.parse)
        spots = at_scene(spots, draft, bonds.others, materials)
        choice = choose_place(anchor, spots, materials.parse, countries.chances, bonds, needs_chance=not stated)
        if choice.place is not None:
            return choice
        return _country_of(anchor, countries, choice, materials, least_chance(draft, countries, materials))
    materials = _with_unlisted(countries.likeliest or _country_about(materials), materials)
    going = visited(draft, materials)
    if going is not None:
        return going
    own = without_ways(without_origins(_own_places(draft, drafts, materials), materials.parse), materials.parse)
    ranked = choose_place(anchor, own, materials.parse, countries.chances, part="words_place")
    choice = _stated_place(ranked, own, draft)
    if choice.place is not None:
        return choice
    abroad = draft.event_type in ("AGREE", "CONSULT") and len(countries.chances) > 1
    if abroad:
        return choice
    return _country_of(anchor, countries, choice, materials, least_chance(draft, countries, materials))


def _stated(spots: Sequence[PlaceMention], bonds: Bonds, draft: Draft, materials: Materials) -> list[PlaceMention]:
    """The places that an event's own clauses state, not closer to another event's words.

    Those that say whose someone is ("the miners of Potosi") count where there are no others.
    """
    near = [m for m in spots if is_located(m) and _is_near(m, bonds, _STATED)]
    return [m for m in near if not describes(m, draft, materials)] or near


def _stated_countries(bonds: Bonds, draft: Draft, materials: Materials) -> list[PlaceMention]:
    """The countries that an event's own clauses state: "shot pilgrims in Egypt"."""
    return [
        m
        for m in materials.places
        if m.role == "location"
        and m.place is not None
        and m.place.kind == "country"
        and _is_near(m, bonds, _STATED)
        and not describes(m, draft, materials)
    ]


def _is_near(mention: PlaceMention, bonds: Bonds, least: float) -> bool:
    """Whether a place stands by an event's words, and not closer to another event's."""
    own, others = (pulls.get(key_of(mention), 0.0) for pulls in (bonds.own, bonds.others))
    return own >= least and not is_taken(own, others)


def _can_be(mention: PlaceMention, stated: Sequence[PlaceMention], bonds: Bonds, parse: Parse) -> bool:
    """Whether a place can be an event's: where its own clauses state some, it is in their countries.

    Where they state a province, it is there; a dateline outside the region that they state is where somebody wrote.
    What is long past is only where its own sentences say.
    """
    place = mention.place
    if place is None or (bonds.is_recalled and not _is_near(mention, bonds, _LEAST_PULL)):
        return False
    if not stated:
        return True
    if _is_told_of_another(mention, [m for m in stated if is_placed(m, parse)], bonds):
        return False
    coarse = all(m.place is not None and m.place.geo_precision >= _PROVINCE for m in stated)
    if (mention.role == "dateline" and coarse) or all(_is_in_province(m, parse) for m in stated):
        return any(m.place is not None and go_together(place, m.place) for m in stated)
    return any(m.place is not None and m.place.country in (place.country, None) for m in stated)


def _is_in_province(mention: PlaceMention, parse: Parse) -> bool:
    """Whether a place is a province by its name, not by letters ("LA"), and something is said to be in it."""
    is_province = mention.place is not None and mention.place.geo_precision == _PROVINCE
    return is_province and len(mention.quote) > _LETTERS and is_placed(mention, parse)


def _is_told_of_another(mention: PlaceMention, stated: Sequence[PlaceMention], bonds: Bonds) -> bool:
    """Whether of two events of one sentence the other has this place, and its clause states this one's.

    So of two sentences, where it is a part of that: "burned two shops in Gulu. A boy was shot in the Layibi quarter".
    """
    place, own, others = mention.place, *(pulls.get(key_of(mention), 0.0) for pulls in (bonds.own, bonds.others))
    if place is None or not stated:
        return False
    if not own and others:
        return all(m.place is not None and m.place.kind == "city" and is_part(place, m.place) for m in stated)
    stated = [m for m in stated if (m.field, m.sentence) == (mention.field, mention.sentence)]
    if not stated or not is_taken(own, others):
        return False
    return all(m.place is not None and is_fine(m.place) and not go_together(place, m.place) for m in stated)


def _spots(country: str | None, materials: Materials) -> list[PlaceMention]:
    """The places below the country, those that no gazetteer knows among them."""
    named = _with_unlisted(country, materials).places
    return [mention for mention in named if mention.place is not None and is_fine(mention.place)]


def _with_unlisted(country: str | None, materials: Materials) -> Materials:
    """The materials with a place for the names that no gazetteer has: no more is said than the event's country."""
    if country is None or materials.country is None:
        return materials
    whole = materials.country(country)
    named = tuple(
        replace(mention, place=unlisted(whole, mention.quote))
        if mention.place is None and mention.role == "location" and mention.score >= _SURE_NAME
        else mention
        for mention in materials.places
    )
    return replace(materials, places=named)


def _bonds(draft: Draft, drafts: Sequence[Draft], publication: Publication) -> Bonds:
    """How closely each place stands to an attack's words and to those of the other events."""
    return Bonds(
        own=place_pulls(draft),
        others=other_pulls(draft, drafts),
        is_below=min(m.order for m in draft.cluster.mentions) >= HEAD_SENTENCES,
        is_recalled=draft.aside or _is_recalled(draft, publication),
    )


def _country_of(
    anchor: Anchor, countries: Countries, choice: PlaceChoice, materials: Materials, least: float
) -> PlaceChoice:
    """The likeliest country, where no place is known; the mention is what shows it, be it a town that is no event's."""
    if not countries.chances and (about := _about_country(choice, materials, least)) is not None:
        return about
    country = countries.likeliest
    whole = materials.country(country) if country is not None and materials.country is not None else None
    if country is None or whole is None or countries.chances[country] < least:
        return choice
    shown = countries.mentions[country]
    return PlaceChoice(
        place=whole,
        mention=shown,
        basis=basis_of(anchor, whole, shown, materials.places, materials.parse),
        score=countries.chances[country],
        rule=COUNTRY_RULE,
        share=countries.chances[country],
        given=choice.given,
    )


def _country_about(materials: Materials) -> str | None:
    """The country that a text of many parts is about, where this part names none."""
    about = materials.publication.about
    return None if about is None or about.place is None else about.place.country


def _about_country(choice: PlaceChoice, materials: Materials, least: float) -> PlaceChoice | None:
    """The country of the whole text for what a part of it tells: not for what is merely said."""
    about, country = materials.publication.about, _country_about(materials)
    if about is None or country is None or materials.country is None or least > LIKELY:
        return None
    return PlaceChoice(
        place=materials.country(country),
        mention=about,
        basis="article",
        score=LIKELY,
        rule=COUNTRY_RULE,
        share=LIKELY,
        given=choice.given,
    )


def _is_main(draft: Draft) -> bool:
    return draft.event_type in HURTING and not draft.aside


def _own_dates(draft: Draft, drafts: Sequence[Draft], materials: Materials) -> list[DateMention]:
    """The dates of an event that is no attack: those of its own clause, if any, else of no other event's clause."""
    pulls = [pulls_of((link.mention, link.score) for m in d.cluster.mentions for link in m.dates) for d in drafts]
    own = pulls[drafts.index(draft)]
    mine = [m for m in materials.dates if not _is_anothers(key_of(m), own, pulls) and _in_scope(draft, m)]
    mine = [m for m in mine if not is_day_of_subject(m, draft, materials.parse)]
    bound = [m for m in mine if own.get(key_of(m), 0.0) >= SHARED and m.value is not None and not _is_counted(m)]
    wide = [m.value for m in bound if m.value is not None]
    finer = [m for m in mine if own.get(key_of(m), 0.0) >= _LINKED and any(is_finer(m.value, value) for value in wide)]
    if bound:
        return [m for m in mine if m in bound or m in finer]
    ranges = [m for m in mine if own.get(key_of(m), 0.0) >= _LINKED and m.rule.endswith(_RANGE)]
    return ranges or mine


def _own_places(draft: Draft, drafts: Sequence[Draft], materials: Materials) -> list[PlaceMention]:
    """The places that talks, deals and what is said or told in passing can have."""
    pulls = [place_pulls(other) for other in drafts]
    own = pulls[drafts.index(draft)]
    if draft.event_type == "AGREE":  # deals are made at meetings: their place is no other event's
        pulls = [pull for pull, other in zip(pulls, drafts, strict=True) if other.event_type != "CONSULT"]
    mine = [m for m in materials.places if not _is_anothers(key_of(m), own, pulls) and _in_scope(draft, m)]
    if draft.event_type == "CONSULT":
        mine = [m for m in mine if not is_topic(m, draft, materials.parse) and may_meet_in(m, draft, drafts, materials)]
        mine = [m for m in mine if not (is_located(m) and is_origin(m, materials.parse))]
    mine = [m for m in mine if not is_place_of_subject(m, draft, materials.parse)]
    if draft.event_type in WEAK_TYPES - {"AGREE", "CONSULT"}:  # "threatened to cut supplies to Kabul"
        mine = [m for m in mine if m.role == "dateline" or says_where(m, materials.parse)]
    least = {"CONSULT": 0.0, "AGREE": _LINKED / 2}.get(draft.event_type, _LINKED)
    mine = [
        m
        for m in mine
        if m.role == "dateline"
        or is_of_speaking_doer(m, draft, materials.parse)
        or is_of_court(m, draft, materials.parse)
        or (own.get(key_of(m), 0.0) >= least and not describes(m, draft, materials))
    ]
    return _where_of_words(mine, draft) if draft.event_type in WEAK_TYPES else mine


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


def placed(draft: Draft, drafts: Sequence[Draft], materials: Materials) -> PlaceChoice:
    """An event's place, the finest that its words name; all of a country where they say that it was all over it."""
    choice = refined(_ranked_place(draft, drafts, materials), draft, drafts, materials)
    choice = first_of_two(place_of_arrival(choice, draft, materials) or choice, materials)
    return spread_over(choice, draft, drafts, materials)


def _is_anothers(
    key: tuple[str, int], own: Mapping[tuple[str, int], float], pulls: Sequence[Mapping[tuple[str, int], float]]
) -> bool:
    """Whether a date or place stands in the clause of another event."""
    return is_taken(own.get(key, 0.0), max((pull.get(key, 0.0) for pull in pulls), default=0.0))


def _in_scope(draft: Draft, mention: DateMention | PlaceMention) -> bool:
    """Attacks and the like may take what stands anywhere; of words and history only their own sentences tell."""
    if _is_main(draft):
        return True
    if isinstance(mention, PlaceMention) and mention.role == "dateline":
        told_first = any(
            m.field == "title" or m.sentence - mention.sentence <= HEAD_SENTENCES for m in draft.cluster.mentions
        )
        return draft.event_type in ("AGREE", "CONSULT") and told_first
    reach = 1 if draft.event_type == "CONSULT" or isinstance(mention, DateMention) else 0
    telling = [m for m in draft.cluster.mentions if m is draft.shown or m.weight >= _TELLING * draft.shown.weight]
    return any(m.field == mention.field and abs(m.sentence - mention.sentence) <= reach for m in telling)


def _is_borrowed(choice: DateChoice, draft: Draft) -> bool:
    """Whether the date is unknown, counted from another event, or stands outside the event's own sentences."""
    if choice.mention is None or choice.value is None or choice.value.basis == "relative_to_event":
        return True
    own = pulls_of((link.mention, link.score) for m in draft.cluster.mentions for link in m.dates)
    return own.get(key_of(choice.mention), 0.0) < _LINKED
