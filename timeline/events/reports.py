"""Reports from clusters: each value chosen; `report_evidence` holds the words that give it and those that lost."""

from __future__ import annotations

import datetime
import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from timeline.events.assertion.coups import is_failed_coup
from timeline.events.assertion.specific import has_parties, is_private, is_specific, specific_features
from timeline.events.assertion.stances import takes_stand
from timeline.events.assertion.told import is_told, told_features
from timeline.events.counts.choice import tally
from timeline.events.counts.values import Count, Tally
from timeline.events.dating.choice import DateChoice
from timeline.events.happenings.compose import is_beside
from timeline.events.happenings.draft import Draft, Materials, Written
from timeline.events.happenings.mentions import Mention, is_dud, is_early, is_laying, is_warfare, type_and_mode
from timeline.events.history.commemorated import is_remembered
from timeline.events.history.news_since import news_since
from timeline.events.history.older import is_older
from timeline.events.history.referred import is_long_past, is_only_referred, is_sum_of_attacks, law_tokens
from timeline.events.parties.actors import NO_COUNTRY, UNKNOWN, ActorPhrase
from timeline.events.parties.home_country import code_of
from timeline.events.parties.naming import full_name, is_aircraft, is_armed
from timeline.events.parties.own_country import Happening, with_own_country
from timeline.events.parties.parties import parties
from timeline.events.placing.choice import (
    PlaceChoice,
)
from timeline.events.placing.met_beside import met_beside
from timeline.events.placing.pointing import name_of
from timeline.events.placing.same_scene import at_same_scene
from timeline.events.report_evidence import report_evidence
from timeline.events.syntax.anchor import clause_of, path_to_root
from timeline.events.titles import event_title
from timeline.events.when_where import dated, placed
from timeline.events.words.lexicon import EFFECT, HURTING, WEAK_TYPES
from timeline.model import (
    COUNTRY_PRECISION,
    Assertion,
    DateValue,
    EventValues,
    Evidence,
    PlaceMention,
    Publication,
    Report,
    Sentence,
    Token,
)

MAX_REPORTS = 25
_NAMES = frozenset({"FAC", "GPE", "LOC", "PERSON"})  # a soldier wounded in Baton Rouge was hit by no baton
_LEAST_STRENGTH = 0.4
_USUAL_LENGTH = 2000
_USUAL_COUNTS = 3
_MANY_PEOPLE = 8
_MOST_SALIENT = 0.999  # what is raised above all others is 1
_GROUND = frozenset({"base", "defence", "defense", "field", "shelter", "station", "terminal"})
_NOT_YET = frozenset({"planned", "threatened"})
_MISHAPS = frozenset({"x:ACCIDENT", "x:DISASTER", "x:HEALTH"})
_LAW = frozenset({"COERCE", "ACCUSE", "x:DEATH", "REQUEST", "SUPPORT", "AID", "PROTEST", "RETREAT"})
_HURTING_MODES = frozenset({"firearms", "beat", "primitive", "suicide-attack", "x:accidental-shooting"})
_BY_HAND = ("verb:kill", "verb:wound", "verb:injure")
_RANKED: tuple[Assertion, ...] = ("occurred", "attempted", "alleged", "threatened", "planned", "denied", "background")
_AFTER = frozenset({"COERCE", "ACCUSE", "x:DEATH"})


def write_reports(drafts: Sequence[Draft], materials: Materials) -> tuple[tuple[Report, ...], list[Evidence]]:
    """Reports by rank with the evidence of their values. Events too weakly told are left out."""
    dates = dated(drafts, materials)
    places = at_same_scene([placed(draft, drafts, materials) for draft in drafts], dates, drafts, materials)
    places = met_beside(places, dates, drafts, materials)
    mishap = any(draft.event_type in _MISHAPS for draft in drafts)
    laws, since = law_tokens(drafts), news_since(drafts, dates, materials)
    written = [
        _write(draft, date, place, materials, mishap=mishap, laws=laws, since=since)
        for draft, date, place in zip(drafts, dates, places, strict=True)
    ]
    kept = [w for w in written if w is not None]
    kept = [_as_history(w) if is_older(w, kept, materials, since) else w for w in kept]
    kept = _led_by_violence(kept)
    kept.sort(key=lambda w: (-w.salience, w.draft.cluster.mentions[0].order, w.draft.cluster.mentions[0].trigger.first))
    reports: list[Report] = []
    evidence: list[Evidence] = []
    identified = [(w, _report_id(w, materials)) for w in kept[:MAX_REPORTS]]
    attacks = sum(item.values.event_type == "ASSAULT" for item, _ in identified)
    for rank, (item, report_id) in enumerate(identified, start=1):
        report = _report(item, report_id, rank, attacks, materials)
        reports.append(replace(report, follows_report=_followed(item, identified)))
        evidence.extend(report_evidence(item, report_id, materials))
    return tuple(reports), evidence


def _as_history(written: Written) -> Written:
    """The same event told as history, which weighs less."""
    salience = _salience(written.draft, "background", written.strength)
    return replace(written, values=replace(written.values, assertion="background"), salience=salience)


def _write(
    draft: Draft,
    date: DateChoice,
    place: PlaceChoice,
    materials: Materials,
    *,
    mishap: bool,
    laws: frozenset[tuple[int, int]],
    since: datetime.date | None,
) -> Written | None:
    """A report's parts, None of what is told too weakly or of nobody. What has not come yet has killed nobody."""
    strength = 1.0 - math.prod(1 - min(0.98, m.weight) for m in draft.cluster.mentions)
    event_type, mode = _typed(draft, materials, mishap=mishap)
    if event_type is None or strength < _LEAST_STRENGTH:
        return None
    draft = replace(draft, event_type=event_type, event_mode=mode)
    assertion = _assertion(draft, date, materials, laws, since)
    counted = event_type in HURTING and assertion not in _NOT_YET
    hurt = [count for count in draft.counts if count.kind == "deaths" or mode != "x:suicide"]
    counts = tally(hurt if counted else ())  # who shot himself is counted among no wounded
    actors, targets = parties(draft, counts, materials)
    values = _values(
        draft, materials, date=date, place=place, counts=counts, actors=actors, targets=targets, assertion=assertion
    )
    if event_type not in HURTING - {"PROTEST"} and all(m.judgement.generic for m in draft.cluster.mentions):
        return None  # talk of a kind of thing, however often
    mentions = draft.cluster.mentions
    if is_private(event_type, values, mentions):
        return None
    if not (has_parties(event_type, values, mentions) or takes_stand(event_type, values, mentions, materials.parse)):
        return None
    specific = specific_features(mentions, values, materials.parse, materials.publication)
    if event_type == "ASSAULT":
        if not is_specific(specific) and not draft.claims:
            return None
    else:
        specific = told_features(values, mentions, specific)
        if not is_told(values, mentions, specific):
            return None
    return Written(
        draft=replace(draft, shown=_shown(draft, assertion)),
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
    by_hand = [m for m in mentions if m.actors and m.trigger.rule.startswith(_BY_HAND)]
    if (event_type, mode) == ("x:DEATH", None) and any(m.trigger.event_mode == "death" for m in by_hand):
        event_type = "ASSAULT"  # the bodies were found of whom soldiers killed
    if (event_type, mode) == ("x:DEATH", "x:suicide") and any(_kills_others(m) for m in by_hand):
        event_type, mode = "ASSAULT", None  # he killed two bakers before turning the gun on himself
    if event_type == EFFECT:
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


def _kills_others(mention: Mention) -> bool:
    """Whether its words tell that somebody killed others than himself."""
    killers = {phrase.name for phrase in mention.actors}
    others = [p for p in mention.targets if not p.pronoun and p.name not in killers]
    return mention.trigger.event_mode == "death" and bool(others)


def _armed(draft: Draft, materials: Materials) -> str | None:
    """The mode that the weapons named in the event's sentences show, the most named first."""
    votes: dict[str, int] = {}
    beside = [m for m in draft.cluster.mentions if is_beside(m, draft.cluster)]
    for mention in draft.cluster.mentions:
        sentence = materials.parse.sentences[mention.order]
        beside_it = (m for m in draft.cluster.mentions if m.order == mention.order)
        struck = {i for m in beside_it for p in m.targets if p.told_in is None for i in range(p.first, p.last)}
        for token in sentence.tokens:
            mode = _shown_by(sentence, token, materials.instruments)
            if mode is None or token.entity in _NAMES or token.index in struck:
                continue  # of "attacked a tank" and "the country club" no word says how
            own = {token.index, token.head} if token.dep == "compound" else {token.index}
            if any(m.order == mention.order and m.trigger.token in own for m in beside):
                continue
            if mention.order in draft.crowded and not _is_of_its_own(sentence, token.index, mention):
                continue
            if mode == "aerial" and (_names_ground(sentence, token) or not _in_clause(sentence, token.index, mention)):
                continue
            if token.lemma.lower() == "suicide" and token.dep not in ("amod", "compound", "nmod"):
                continue  # a suicide bomber's bomb is one; who killed and then took his life used none
            votes[mode] = votes.get(mode, 0) + 1
    best = max(sorted(votes), key=lambda mode: votes[mode]) if votes else None
    return "suicide-attack" if best == "explosives" and "suicide-attack" in votes else best  # "in an explosive vest"


def _shown_by(sentence: Sentence, token: Token, instruments: Mapping[str, str]) -> str | None:
    """The mode that a word for a weapon shows, alone or with the word before it: "tear gas", "an explosive vest"."""
    pair = f"{sentence.tokens[token.index - 1].cased}-{token.lemma}".lower() if token.index else ""
    return next((instruments[n] for n in (pair, token.lemma.lower(), token.cased.lower()) if n in instruments), None)


def _is_of_its_own(sentence: Sentence, index: int, mention: Mention) -> bool:
    """Whether a weapon is told of under the mention's words, and not of what is told beside it: "and gunmen shot"."""
    path = path_to_root(sentence, index)
    if mention.trigger.token not in path:
        return False
    below = path[: path.index(mention.trigger.token)]
    return all(sentence.tokens[i].dep != "conj" or sentence.tokens[i].pos not in ("AUX", "VERB") for i in below)


def _names_ground(sentence: Sentence, token: Token) -> bool:
    """Whether "air" only says what a thing on the ground is for: "overran an air base"."""
    return token.dep in ("amod", "compound", "nmod") and sentence.tokens[token.head].lemma.lower() in _GROUND


def _in_clause(sentence: Sentence, index: int, mention: Mention) -> bool:
    """Whether a token stands in the clause of a mention, or under it: planes are told of in passing too."""
    same = clause_of(sentence, index) == clause_of(sentence, mention.trigger.anchor)
    return same or mention.trigger.token in path_to_root(sentence, index)


def _shown(draft: Draft, assertion: Assertion) -> Mention:
    """The mention to show for an event that happened: none that denies it or tells it as to come, if there is another.

    "He was not arrested on Monday, but the next day he was": the second tells of the arrest.
    """
    told = [m for m in draft.cluster.mentions if not m.judgement.generic and m.judgement.assertion == "occurred"]
    happened = assertion in ("background", "occurred") and told
    if not happened or draft.shown.judgement.assertion not in ("denied", "planned", "threatened"):
        return draft.shown
    type_of = (draft.event_type, draft.event_mode)
    return max(told, key=lambda m: (type_and_mode(m) == type_of, type_and_mode(m)[0] == type_of[0], m.weight, -m.order))


def _assertion(
    draft: Draft,
    date: DateChoice,
    materials: Materials,
    laws: frozenset[tuple[int, int]],
    since: datetime.date | None,
) -> Assertion:
    statuses = {
        m.judgement.assertion
        for m in draft.cluster.mentions
        if not m.judgement.generic and m.judgement.assertion is not None
    } or {m.judgement.assertion or "occurred" for m in draft.cluster.mentions}
    if _lies_ahead(draft) or ("background" in statuses and is_remembered(draft, materials)):
        statuses.discard("occurred")
    failed = draft.event_type == "COERCE" and is_failed_coup(draft.cluster.mentions)
    if failed or _is_foiled(draft) or _is_only_tried(draft):
        statuses.discard("occurred")
    status: Assertion = next((s for s in _RANKED if s in statuses), "occurred")
    lead = any(is_early(m, 1) for m in draft.cluster.mentions)
    if status in ("occurred", "alleged") and _is_history(date.value, since) and not lead:
        return "background"
    if status == "occurred" and _is_future(date.value, materials.publication):
        return "planned"
    if status in ("occurred", "attempted") and _is_told_as_history(draft, date, materials, laws, since):
        return "background"
    return status


def _is_foiled(draft: Draft) -> bool:
    """Whether a bomb was only laid or thrown, and did not go off: "a bomb placed in a bank was defused"."""
    told = [m for m in draft.cluster.mentions if not m.judgement.generic and not is_warfare(m)]
    done = [m for m in told if m.judgement.assertion == "occurred"]
    return any(is_dud(m) for m in told) and all(is_laying(m) for m in done)


def _is_only_tried(draft: Draft) -> bool:
    """Whether verbs tell of an abduction as tried, and nothing but nouns and the attack around it otherwise."""
    if draft.event_mode != "abduct":
        return False
    told = [m for m in draft.cluster.mentions if m.trigger.event_mode == "abduct" and not m.judgement.generic]
    ends = {m.judgement.assertion for m in told if m.trigger.part != "noun"}
    return "attempted" in ends and "occurred" not in ends


def _lies_ahead(draft: Draft) -> bool:
    """Whether verbs tell an event as to come and only nouns, which have no tense, speak of it otherwise."""
    told = [m for m in draft.cluster.mentions if not m.judgement.generic]
    nouns = [m for m in told if m.trigger.part == "noun" and m.trigger.anchor == m.trigger.token]
    statuses = {m.judgement.assertion for m in told if m not in nouns or m.judgement.assertion != "occurred"}
    return draft.event_type not in HURTING and statuses == {"planned"}


def _is_told_as_history(
    draft: Draft,
    date: DateChoice,
    materials: Materials,
    laws: frozenset[tuple[int, int]],
    since: datetime.date | None,
) -> bool:
    """Whether an attack that nothing dates lately is told below the head, in passing or as of long ago."""
    if is_long_past(draft, since) or is_sum_of_attacks(draft, materials.parse):
        return True
    undated = date.value is None or date.value.basis == "publication"
    return undated and is_only_referred(draft, materials.parse, laws)


def _is_history(value: DateValue | None, since: datetime.date | None) -> bool:
    """Whether the date ended before what the article tells as news."""
    if value is None or since is None or value.end is None or value.basis == "publication":
        return False
    return value.end < since


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
    score += 0.0 if draft.event_type in WEAK_TYPES or draft.event_type.startswith("x:") else 0.06
    score -= 0.25 if len(mentions) == 1 and mentions[0].governed else 0.0
    score -= {"occurred": 0.0, "background": 0.35, "alleged": 0.1, "planned": 0.1}.get(assertion, 0.05)
    return round(min(_MOST_SALIENT, max(0.0, score)), 4)


def _led_by_violence(written: list[Written]) -> list[Written]:
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


def _followed(item: Written, identified: Sequence[tuple[Written, str]]) -> str | None:
    """The attack that an arrest, a charge or a funeral of the same article comes after: the most salient one."""
    if item.values.event_type not in _AFTER or item.values.event_mode not in (None, "arrest", "x:funeral"):
        return None
    deeds = [(w, i) for w, i in identified if w is not item and w.values.event_type in ("ASSAULT", "x:CRIME")]
    done = [i for w, i in deeds if w.values.assertion == "occurred"]
    old = [i for w, i in deeds if w.values.assertion == "background" and _in_lead(w)]
    return next(iter(done + old), None)


def _in_lead(item: Written) -> bool:
    """Whether the title or the first sentence tells of it: "life sentence for last year's murder"."""
    return any(is_early(m, 1) for m in item.draft.cluster.mentions)


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
    happening = Happening(
        event_type=draft.event_type,
        event_mode=draft.event_mode,
        country=spot.country if spot else None,
        day=day,
    )
    actor_codes = tuple(_actor_code(draft, item[0], code_of(item, materials, day=day)) for item in actors)
    target_codes = tuple(code_of(item, materials, day=day) for item in targets)
    return EventValues(
        event_type=draft.event_type,
        event_mode=draft.event_mode,
        assertion=assertion,
        date_edtf=(when.edtf or None) if when else None,
        date_start=when.start if when else None,
        date_end=when.end if when else None,
        date_precision=when.precision if when else 6,
        date_basis=when.basis if when else "publication",
        place_name=_place_name(place, materials.places),
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
        actor_codes=with_own_country(actor_codes, actors, target_codes, happening, materials),
        target_codes=with_own_country(target_codes, targets, actor_codes, happening, materials),
        deaths_low=counts.deaths.low,
        deaths_best=counts.deaths.best,
        deaths_high=counts.deaths.high,
        injured_low=counts.injured.low,
        injured_best=counts.injured.best,
        injured_high=counts.injured.high,
        claimed_by=_claimed_by(draft, materials),
    )


def _place_name(choice: PlaceChoice, places: Sequence[PlaceMention]) -> str | None:
    """The name as written, on one line; of "this city", the name of it that is written elsewhere.

    None where a country is known by its people ("a Kenyan patrol") or by a town in it alone.
    """
    if choice.place is None or choice.mention is None:
        return None
    by_people = choice.mention.rule.startswith("demonym") and choice.place.geo_precision >= COUNTRY_PRECISION
    shows_more = choice.rule == "country-ranked" and choice.mention.place != choice.place
    return None if by_people or shows_more else " ".join(name_of(choice.mention, places).split())


def _actor_code(draft: Draft, name: str, code: str) -> str:
    """The code of an actor; those of no known side who attack are armed ones, and aircraft that do are an army's."""
    if draft.event_type != "ASSAULT":
        return code
    country, sector = code.split()
    if sector == "UNK" and draft.event_mode == "aerial" and is_aircraft(name):
        return f"{country} MIL"
    return f"{NO_COUNTRY} UAF" if code in (f"{NO_COUNTRY} CVL", UNKNOWN) and is_armed(name) else code


def _claimed_by(draft: Draft, materials: Materials) -> str | None:
    for claim in draft.claims:
        sentence = materials.parse.sentences[claim.position]
        for phrase in materials.actors.phrases(sentence, claim.claimant):
            if not phrase.pronoun and not (claim.own and _is_of_state(phrase.described, materials)):
                return full_name(phrase, claim.position, materials.book)
    return None


def _is_of_state(described: str, materials: Materials) -> bool:
    """Whether words are for a state or its forces, which only tell what they did."""
    return materials.actors.code(described).split()[1] in ("COP", "GOV", "MIL", "SPY")


def _report_id(item: Written, materials: Materials) -> str:
    first = item.draft.cluster.mentions[0]
    key = f"{materials.article.article_id}|{item.values.event_type}|{first.field}|{first.start}"
    return "r-" + hashlib.sha256(key.encode()).hexdigest()[:12]


def _report(item: Written, report_id: str, rank: int, attacks: int, materials: Materials) -> Report:
    values = {name: getattr(item.values, name) for name in EventValues.__dataclass_fields__}
    return Report(
        **values,
        report_id=report_id,
        article_id=materials.article.article_id,
        rank=rank,
        salience=item.salience,
        title=event_title(item.values),
        confidence=materials.confidence(_features(item, rank, attacks, len(materials.article.text))),
        keywords=_keywords(item, materials),
    )


def _features(item: Written, rank: int, attacks: int, length: int) -> dict[str, float]:
    """What a report's confidence is counted from.

    Counts are missed only where the means are such as hurt people whenever they are used: of a raid from the air or an
    abduction it is no fault that nobody is said to be hurt, nor of talks, which count as if told with the usual ones.
    News tells the day of the attack that it is about: where none was found, it was mostly missed.
    """
    values, counts = item.values, item.draft.counts
    hurts = values.event_type in HURTING and values.event_mode in _HURTING_MODES
    day_known = values.date_precision == 1
    return {
        "by_words": float(values.event_type in WEAK_TYPES),
        "country_only": float(values.geo_precision is not None and values.geo_precision >= COUNTRY_PRECISION),
        "counts_known": float(not hurts or values.deaths_best is not None or values.injured_best is not None),
        "counts_open": float(values.deaths_low != values.deaths_high or values.injured_low != values.injured_high),
        "counts_share": item.counts.share,
        "counts_told": math.log1p(len(counts) if hurts else _USUAL_COUNTS),
        "dateline_place": float(values.geo_basis == "dateline"),
        "day_known": float(day_known),
        "day_open": float(values.date_basis == "publication"),
        "day_share": item.date.share,
        "deaths_agree": _agreement(counts, "deaths", values.deaths_best),
        "early": math.exp(-min(m.order for m in item.draft.cluster.mentions) / 4),
        "extension": float(values.event_type.startswith("x:")),
        "figures": math.log1p(len({(c.kind, c.best) for c in counts if (c.best or 0) > 1})),
        "first": float(rank == 1),
        "hurts": float(hurts),
        "injured_agree": _agreement(counts, "injured", values.injured_best),
        "history": float(values.assertion == "background"),
        "length": math.log(max(length, 1) / _USUAL_LENGTH),
        "mentions": math.log(len(item.draft.cluster.mentions)),
        "nobody_hurt": float(hurts and not values.deaths_best and not values.injured_best),
        "one_killed": float(values.deaths_best == 1),
        "other_attacks": math.log1p(attacks - (values.event_type == "ASSAULT")),
        "people": math.log1p(min(_MANY_PEOPLE, (values.deaths_best or 0) + (values.injured_best or 0))),
        "persons": math.log1p(sum(c.best == 1 for c in counts)),
        "place_early": 0.0 if item.place.mention is None else math.exp(-item.place.mention.sentence / 3),
        "place_known": float(values.place_name is not None),
        "place_odds": _odds(item.place.share),
        "place_stated": float(values.geo_basis == "stated"),
        "undated_lead": float(hurts and rank == 1 and not day_known),
        "place_sure": 0.0 if item.place.mention is None else item.place.mention.score,
    }


def _odds(share: float) -> float:
    """The log-odds of a chance, between -4 and 4."""
    return max(-4.0, min(4.0, math.log(max(share, 1e-9) / max(1 - share, 1e-9))))


def _agreement(counts: Sequence[Count], kind: str, best: int | None) -> float:
    """The share of an article's figures of more than one person that say the number taken; 1 where there are none."""
    told = [count.best for count in counts if count.kind == kind and count.best is not None and count.best > 1]
    return sum(number == best for number in told) / len(told) if told else 1.0


def _keywords(item: Written, materials: Materials) -> tuple[str, ...]:
    found: set[str] = set()
    for mention in item.draft.cluster.mentions[:6]:
        for token in materials.parse.sentences[mention.order].tokens:
            if token.pos in ("NOUN", "PROPN", "VERB", "ADJ") and token.cased.isalpha() and len(token.cased) > 2:
                found.add(token.lemma.lower())
    return tuple(sorted(found))
