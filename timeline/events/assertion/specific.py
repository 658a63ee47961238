"""Whether an event is told as one that happened to someone, somewhere, some day: talk of attacks in general is none.

A logistic model over stated features of the mentions and of what was found with them; its weights are the
part `specific` of `event_weights.json`, fitted by `scripts/fit_specific.py`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from timeline.events.assertion.no_office import is_of_no_office
from timeline.events.happenings.mentions import Mention, is_early, is_singling, is_warfare, strong_dates, word_of
from timeline.events.parties.actors import NO_COUNTRY
from timeline.events.parties.own_country import is_bare
from timeline.events.syntax.attachment import DateLink
from timeline.events.syntax.headlined import is_headline
from timeline.events.syntax.roles import attempt_of
from timeline.events.weights import probability
from timeline.model import DateValue, EventValues, Parse, Publication, Sentence, Token

LEAST_SPECIFIC = 0.3
_SURE_WEIGHT = 0.4
_SURE_HEADLINE = 0.8
_NEAR_PLACE = 0.3
_NEAREST = 0.5
_HEAD = 0.6
_OPENING = 0.75
_DAYS_PRECISION = 2
_MONTH_PRECISION = 4
_RECENT_DAYS = 60
_MANY_DEAD = 200
_MANY_IN_A_YEAR = 20
_YEAR_PRECISION = 5
_HEAD_SENTENCES = 2
_WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN", "CONCEDE", "COOPERATE"})
_DEEDS = frozenset({"SANCTION", "AID", "MOBILIZE", "RETREAT", "AGREE", "CONSULT"})
_TALKED_OF = frozenset(
    {("COERCE", None), ("COERCE", "curfew"), ("COERCE", "martial-law"), ("COERCE", "restrict"), ("PROTEST", "riot")}
    | {("x:CRIME", "x:drugs"), ("x:CRIME", "x:fraud"), ("x:CRIME", "x:trafficking"), ("x:ELECTION", "x:vote")}
    | {("x:ECONOMIC", "x:company"), ("x:ECONOMIC", "x:policy"), ("x:ECONOMIC", "x:market")}
)
_SOCIAL = frozenset({"AID", "CONCEDE", "CONSULT", "REJECT", "SUPPORT"})
_PRIVATE = frozenset({"CVL", "MED"})
_CASUAL = frozenset(
    {"arrive", "fly", "host", "huddle", "meet", "phone", "receive", "speak", "talk", "visit", "welcome"}
)
_CAMPAIGNS = frozenset({"harassment", "persecute", "persecution", "repress", "repression"})
_GATHERINGS = frozenset({"conversation", "discussion", "meeting", "session", "tour", "trip", "visit"})
_SITTINGS = frozenset({"conversation", "discussion", "session"})
_ASKED = frozenset({"CRM", "UNK"})
_CHARGING = frozenset({"arraign", "charge", "indict"})
_CONVENED = frozenset({"summit"})
_TRYING = frozenset({"convict", "imprison", "jail", "sentence", "try"})
_WITNESSES = frozenset({"CRM", "CVL", "MED", "UNK"})
_FORCES = frozenset({"COP", "JUD"})
_TALKERS = frozenset({"COP", "EDU", "JRN"})
_BETWEEN = frozenset({"AGREE", "AID", "CONSULT"})
_HAPPENING = frozenset({"happen", "occur", "take", "unfold"})
_SPEAKERS = frozenset({"i", "we", "us", "our", "my", "me", "you", "your"})


def is_specific(features: Mapping[str, float]) -> bool:
    """Whether an attack is told as one happening, and not as a kind of thing that happens.

    People killed on a day or at a place that its own clause names, or by somebody in a month that it names, are always
    one (hundreds only on one day), and so is what was done to somebody at a place, told in that clause with the day or
    with who did it, what a verb tells to have been done to somebody that day, who was murdered or abducted by name, or
    so many of them, what is placed and dated lately by its own clause ("there was shooting in the suburbs on
    Saturday"), what was used against a crowd, the one attack that somebody was tried for, and what a text opens with,
    told of somebody at a place.
    """
    known = ("any_target", "any_actor", "deaths", "injured", "own_day", "own_place")
    if not features["sure"] or not any(features[name] for name in known):
        return False
    if features["summed"]:
        return False
    hurt = features["deaths"] or (features["injured"] and features["early"] >= _HEAD)
    when = features["own_day"] or (features["own_month"] and features["any_actor"] and features["past"])
    pinned = hurt and (when or features["own_place"] or features["early"] >= _HEAD)
    pinned = pinned and not (features["very_many"] and not features["on_one_day"])
    party = features["any_target"] or features["any_actor"]
    told = features["own_time"] or (features["any_target"] and features["any_actor"])
    placed = (features["past"] or features["attempted"]) and party and features["own_place"] and told
    singled = features["singled"] and not features["very_many"]
    dated = features["done_that_day"]
    there = features["own_recent_day"] and features["own_place"] and features["placed"]
    alone = features["crowd_control"] or features["tried_for"]
    headline = features["headline"] and party
    opening = features["past"] and party and features["own_place"] and features["early"] >= _OPENING
    return (
        bool(pinned or placed or singled or dated or there or alone or opening or headline)
        or probability("specific", features) >= LEAST_SPECIFIC
    )


def has_parties(event_type: str, values: EventValues, mentions: Sequence[Mention]) -> bool:
    """Whether words and deeds of states and people that an article tells in passing are told of somebody.

    What is said takes who says it, and to or about whom; a deed takes who does it or whom it befalls. What stands at
    the head of an article is taken as it is, but for meetings of nobody. Votes, curfews, rackets and the like, which
    are talked of as often as they are told, take a verb, a party or a day of their own; deals, talks and aid both
    parties; who is elected a name.
    """
    parties = len(values.actors) + len(values.targets)
    if event_type == "CONSULT" and not parties and all(map(_is_gathering, mentions)):
        return False
    if any(is_early(m, _HEAD_SENTENCES) or word_of(m) in _CONVENED for m in mentions):
        return True
    if event_type == "CONSULT" and parties == 1 and not values.actors and not any(map(strong_dates, mentions)):
        return any(m.trigger.part == "noun" for m in mentions)  # "we also met with the archivist"
    if _is_named_only(mentions) and event_type in _BETWEEN and values.event_mode != "visit" and parties < 2:
        return bool(parties) and any(map(_is_of_somebody, mentions))
    enough = 2 if (event_type, values.event_mode) == ("COERCE", None) else 1
    if _is_named_only(mentions) and (event_type, values.event_mode) in _TALKED_OF and parties < enough:
        return False
    if (event_type, values.event_mode) == ("COERCE", None) and not any(map(strong_dates, mentions)):
        if not parties and all(m.trigger.part == "noun" for m in mentions):
            return False
        if all(word_of(m) in _CAMPAIGNS for m in mentions):
            return False  # "the repression of the unions", "they are being persecuted": what goes on
    if event_type == "x:ELECTION" and values.event_mode != "x:vote":
        return any(_is_named(m) or strong_dates(m) for m in mentions)
    if event_type not in _WORDS | _DEEDS:
        return True
    if event_type == "THREATEN" and values.event_mode == "violence":  # who threatens is mostly not known
        return bool(parties)
    if event_type in _DEEDS:
        return bool(values.actors or values.targets) or _is_pinned(mentions)
    if event_type == "ACCUSE" and values.targets and any(map(_is_charging, mentions)):
        return True
    return bool(values.actors) and bool(values.targets or len(values.actors) > 1 or any(map(strong_dates, mentions)))


def _is_charging(mention: Mention) -> bool:
    """Whether the law charged those it names, which need not be said: "five men were charged with theft"."""
    done = mention.judgement.assertion == "occurred" and not mention.judgement.generic
    return done and mention.trigger.part != "noun" and word_of(mention).split("-")[0] in _CHARGING


def _is_gathering(mention: Mention) -> bool:
    """Whether a noun tells of people who come together, and not who they are: "both meetings start at six"."""
    return mention.trigger.part == "noun" and word_of(mention) in _GATHERINGS


def is_private(event_type: str, values: EventValues, mentions: Sequence[Mention]) -> bool:
    """Whether private people talk or help among themselves, of which the codebook's social types do not tell.

    "Neighbours helped the mother with her shopping", "detectives spoke with a friend of the driver": nobody in it has
    an office, a body or a country. Of talks, police, reporters, schools and people of no known office count as private
    too where others in it are; a side alone is taken for private where it only "spoke", "met" or "visited".
    """
    actors, targets = _sectors(values.actors, values.actor_codes), _sectors(values.targets, values.target_codes)
    if event_type == "COOPERATE":  # "the family is cooperating with the police"
        private = bool(actors & _PRIVATE) or bool(targets & _FORCES)
        return private and bool(actors) and actors <= _WITNESSES and targets <= _WITNESSES | _FORCES
    if event_type == "REQUEST":  # "he advised the tenant to leave"
        early = any(is_early(m, _HEAD_SENTENCES) for m in mentions)
        ordinary = bool(actors and targets) and actors | targets <= _WITNESSES
        return ordinary and not early and not _bodies_among(values, mentions)
    if event_type == "AGREE":  # "the two women agreed to meet", "he promised his mother to come"
        early = any(is_early(m, _HEAD_SENTENCES) for m in mentions)
        known = "UNK" not in actors | targets or _of_people(mentions)
        return bool(actors) and not early and actors | targets <= _WITNESSES and known
    if event_type not in _SOCIAL:
        return False
    if event_type == "CONSULT" and is_of_no_office(values, actors, targets, mentions):
        return True
    interviews = event_type == "CONSULT" and actors == {"UNK"} and targets == {"CVL"}  # "CBS spoke with the girl"
    if not interviews and _bodies_among(values, mentions):
        return False
    if event_type == "CONCEDE":  # "she allowed her sons to go"
        return bool(targets & _PRIVATE) and actors | targets <= _PRIVATE | {"UNK"}
    if event_type != "CONSULT":
        return bool(actors) and actors | targets <= _PRIVATE
    casual = all(word_of(m) in _CASUAL for m in mentions)
    talked_to = targets & _TALKERS and not actors & _TALKERS
    asked = bool(actors and targets) and actors <= _TALKERS and targets <= _ASKED and (casual or actors == {"COP"})
    if _is_lesson(actors | targets, mentions):
        return not any(is_early(m, _HEAD_SENTENCES) for m in mentions)
    if casual and actors | targets <= {"UNK"} and not any(is_early(m, _HEAD_SENTENCES) for m in mentions):
        told = all(m.trigger.part == "verb" for m in mentions)
        return told and any(p.person and not p.pronoun for m in mentions for p in (*m.actors, *m.targets))
    if not ((actors | targets) & _PRIVATE or talked_to or asked):
        return False
    return asked or (actors | targets <= _PRIVATE | _TALKERS | {"UNK"} and (casual or bool(actors and targets)))


def _is_lesson(sectors: frozenset[str], mentions: Sequence[Mention]) -> bool:
    """Whether only nouns tell that people of no office sat together: "his fourth session with Pike"."""
    nouns = all(m.trigger.part == "noun" and word_of(m) in _SITTINGS for m in mentions)
    return nouns and bool(sectors) and sectors <= _WITNESSES and _of_people(mentions)


def _is_sum(mentions: Sequence[Mention], values: EventValues) -> bool:
    """Whether many dead are told of years only: "a war that cost a hundred lives last year"."""
    dates = [link.mention.value for m in mentions for link in m.dates if link.mention.value is not None]
    years = bool(dates) and all(date.precision >= _YEAR_PRECISION for date in dates)
    return years and (values.deaths_best or 0) >= _MANY_IN_A_YEAR and not any(is_early(m, 1) for m in mentions)


def _sectors(names: Sequence[str], codes: Sequence[str]) -> frozenset[str]:
    """The sectors of a side; of those whose words tell a country, the country with it: "police" are some police."""
    told = zip(names, codes, strict=True)
    return frozenset(c.partition(" ")[2] if is_bare(n) else c.removeprefix(f"{NO_COUNTRY} ") for n, c in told)


def _of_people(mentions: Sequence[Mention]) -> bool:
    """Whether all who are told of go by a person's name: "the two sides" may be states."""
    return all(p.person for m in mentions for p in (*m.actors, *m.targets) if not p.pronoun)


def _bodies_among(values: EventValues, mentions: Sequence[Mention]) -> bool:
    """Whether a body goes by a name of its own: the "European Community" is no community of neighbours."""
    names = {*values.actors, *values.targets}
    phrases = [phrase for m in mentions for phrase in (*m.actors, *m.targets)]
    return any(phrase.name in names and not phrase.generic and not phrase.person for phrase in phrases)


def _is_named_only(mentions: Sequence[Mention]) -> bool:
    """Whether nothing but nouns tell an event, with no verb that it happened and no day in their clause."""
    return not any(_tells(m) or strong_dates(m) for m in mentions)


def _is_named(mention: Mention) -> bool:
    """Whether a party has a name."""
    return any(not phrase.generic and not phrase.pronoun for phrase in (*mention.actors, *mention.targets))


def _is_of_somebody(mention: Mention) -> bool:
    """Whether a person by name has part in it, or its clause names the town: "a conversation with Ana Ruiz"."""
    if any(phrase.person and not phrase.generic for phrase in (*mention.actors, *mention.targets)):
        return True
    return any(
        link.score >= _NEAR_PLACE and link.mention.place is not None and link.mention.place.geo_precision < 5
        for link in mention.places
        if link.mention.role == "location"
    )


def _tells(mention: Mention) -> bool:
    """Whether a verb tells it: of phrases those that do not end in their head are a verb's."""
    trigger = mention.trigger
    if trigger.part == "phrase" and trigger.token < trigger.last - 1:
        return True
    return trigger.part == "verb" or trigger.anchor != trigger.token


def _is_pinned(mentions: Sequence[Mention]) -> bool:
    """Whether the clause of a deed names its day and its place: "the zones that were agreed on in Bern on 4 May"."""
    return any(
        any(
            link.mention.value is not None and link.mention.value.precision <= _DAYS_PRECISION
            for link in strong_dates(m)
        )
        and any(
            link.score >= _NEAR_PLACE and link.mention.place is not None and link.mention.place.geo_precision < 6
            for link in m.places
            if link.mention.role == "location"
        )
        for m in mentions
    )


def specific_features(
    mentions: Sequence[Mention], values: EventValues, parse: Parse, publication: Publication
) -> dict[str, float]:
    """What the mentions of one happening say of how definite it is, each feature from 0 to 1 or a small logarithm."""
    told = [_Told(mention, parse) for mention in mentions]
    return {
        **_manner(told),
        **_people(told),
        **_spot(told, values, publication),
        "mentions": math.log(len(mentions)),
        "singled": _any(told, lambda t: t.is_singled),
        "done_that_day": _any(told, lambda t: t.is_done_that_day),
        "tried_for": _any(told, lambda t: t.is_tried_for),
        "crowd_control": _any(told, lambda t: t.is_of_crowd_control),
        "headline": float(any(_is_headline(t) for t in told)),
        "sure": float(any(t.mention.trigger.weight >= _SURE_WEIGHT and _is_definite(t) for t in told)),
        "strongest": max(m.weight for m in mentions),
        "generic": sum(m.judgement.generic for m in mentions) / len(mentions),
        "early": math.exp(-min(m.order for m in mentions) / 4),
        "mode": float(values.event_mode is not None),
        "attempted": float(values.assertion == "attempted"),
        "deaths": math.log1p(min(values.deaths_best or 0, _MANY_DEAD)),
        "injured": math.log1p(min(values.injured_best or 0, _MANY_DEAD)),
        "summed": float(_is_sum(mentions, values)),
        "very_many": float(max(values.deaths_best or 0, values.injured_best or 0) > _MANY_DEAD),
    }


def _is_definite(told: _Told) -> bool:
    """Whether no kind of thing is told of; headlines tell of one thing in the present: "sniper picks off observer"."""
    return not told.mention.judgement.generic or _is_headline(told)


def _is_headline(told: _Told) -> bool:
    """Whether the headline of a text tells it, by words that are sure."""
    return is_headline(told.sentence) and told.mention.trigger.weight >= _SURE_HEADLINE


class _Told:
    """One mention with its sentence."""

    def __init__(self, mention: Mention, parse: Parse) -> None:
        self.mention = mention
        self.sentence: Sentence = parse.sentences[mention.order]
        self.token: Token = self.sentence.tokens[mention.trigger.token]
        self.anchor: Token = self.sentence.tokens[mention.trigger.anchor]

    def children(self, token: Token) -> list[Token]:
        return [self.sentence.tokens[c] for c in token.children]

    @property
    def is_past(self) -> bool:
        """A finite past: "shot", "was shot", "had shot", "were marching"."""
        if self.anchor.tag == "VBD" or self.is_going_on_then:
            return True
        words = {c.cased.lower() for c in self.children(self.anchor) if c.dep in ("aux", "auxpass")}
        return self.anchor.tag == "VBN" and bool(words & {"was", "were", "got", "had"}) and not words & {"have", "has"}

    @property
    def is_going_on_then(self) -> bool:
        """What was going on at some time: "beat nurses who were marching"; attacks that did are a war's."""
        if self.mention.trigger.event_type == "ASSAULT":
            return False
        words = {c.cased.lower() for c in self.children(self.anchor) if c.dep == "aux"}
        return self.anchor.tag == "VBG" and bool(words & {"was", "were"})

    @property
    def is_perfect(self) -> bool:
        words = {c.cased.lower() for c in self.children(self.anchor) if c.dep in ("aux", "auxpass")}
        return self.anchor.tag == "VBN" and bool(words & {"have", "has", "'ve", "’ve"})

    @property
    def is_singled(self) -> bool:
        """Whether one by name, or so many, were murdered or abducted: "the murder of Ann Roe", "of six monks"."""
        mention = self.mention
        happened = mention.judgement.assertion in ("occurred", "attempted") and not mention.judgement.generic
        if not happened or not is_singling(mention):
            return False
        victims = [phrase for phrase in mention.targets if phrase.told_in is None]
        numbered = [c.dep == "nummod" for p in victims for c in self.children(self.sentence.tokens[p.head])]
        return any(phrase.person for phrase in mention.targets) or any(numbered)

    @property
    def is_done_that_day(self) -> bool:
        """Whether a verb tells what was done, or tried, to somebody or something on a day: "shot him today".

        Or that it was: "the shooting that took place on Friday".
        """
        mention = self.mention
        days = [link.mention.value for link in strong_dates(mention)]
        if mention.trigger.event_type != "ASSAULT" or not any(d and d.precision <= _DAYS_PRECISION for d in days):
            return False
        if mention.trigger.part == "noun":
            return any(c.dep == "relcl" and c.lemma.lower() in _HAPPENING for c in self.children(self.token))
        return mention.judgement.assertion == "attempted" or (bool(mention.targets) and self.is_past)

    @property
    def is_attack_of_one_day(self) -> bool:
        """Whether a word for an attack has one day: "an air raid on 8 October", not "killed since 8 October"."""
        mention = self.mention
        attack = mention.trigger.event_type == "ASSAULT" and not is_warfare(mention)
        days = [link.mention.value for link in strong_dates(mention)]
        return attack and any(d is not None and d.precision == 1 for d in days)

    @property
    def is_of_crowd_control(self) -> bool:
        """Whether a finite verb tells that somebody used gas, water or rubber bullets: "police fired teargas"."""
        mention = self.mention
        used = mention.trigger.event_mode == "crowd-control" and mention.trigger.part == "verb"
        done = mention.judgement.assertion == "occurred" and not mention.judgement.generic
        return used and done and bool(mention.actors) and self.is_past

    @property
    def is_tried_for(self) -> bool:
        """Whether a noun tells the one attack that a court dealt with: "jailed for an attack on a freighter"."""
        mention, link = self.mention, self.sentence.tokens[self.token.head]
        if mention.trigger.part != "noun" or mention.judgement.generic or self.is_bare_noun or self.is_plural_noun:
            return False
        verb = self.sentence.tokens[link.head]
        tried = self.token.dep == "pobj" and link.dep == "prep" and verb.lemma.lower() in _TRYING
        return tried and self.counted_targets()

    @property
    def is_bare_noun(self) -> bool:
        """A plural or mass noun without article: "attacks on civilians"; not of "the murder attempt"."""
        deps = {c.dep for c in self.children(attempt_of(self.sentence, self.token))}
        return self.token.pos == "NOUN" and not deps & {"det", "nummod", "poss"}

    @property
    def is_plural_noun(self) -> bool:
        return self.token.tag in ("NNS", "NNPS")

    @property
    def is_timeless(self) -> bool:
        """A verb form that tells of no one time, where no attempt is told of either."""
        if self.is_going_on_then:
            return False
        return self.anchor.tag in ("VB", "VBG", "VBP", "VBZ") and self.mention.judgement.assertion != "attempted"

    @property
    def is_spoken(self) -> bool:
        """Whether someone speaks of himself: a speech or an interview, not news."""
        return any(t.cased.lower() in _SPEAKERS for t in self.sentence.tokens)

    def counted_targets(self) -> bool:
        """Whether the targets have a number or an article: "two guards", "the mayor"."""
        heads = [self.sentence.tokens[i] for i in self.mention.trigger.targets]
        return any(c.dep in ("nummod", "det", "poss") for head in heads for c in self.children(head))

    def bare_targets(self) -> bool:
        """Whether all that was struck is a kind: "kill women and children"."""
        heads = [self.sentence.tokens[i] for i in self.mention.trigger.targets]
        return bool(heads) and all(
            head.tag == "NNS" and not any(c.dep in ("nummod", "det", "poss") for c in self.children(head))
            for head in heads
        )


def _any(told: Sequence[_Told], holds: Callable[[_Told], bool]) -> float:
    return float(any(holds(t) for t in told))


def _share(told: Sequence[_Told], holds: Callable[[_Told], bool]) -> float:
    return sum(holds(t) for t in told) / len(told)


def _manner(told: Sequence[_Told]) -> dict[str, float]:
    return {
        "past": _any(told, lambda t: t.is_past and not t.mention.judgement.generic),
        "perfect": _share(told, lambda t: t.is_perfect),
        "bare_noun": _share(told, lambda t: t.is_bare_noun),
        "plural_noun": _share(told, lambda t: t.is_plural_noun),
        "definite": _any(told, lambda t: t.mention.judgement.definite),
        "weak_noun": _share(told, lambda t: t.token.pos == "NOUN" and t.mention.trigger.weight <= 0.5),
        "spoken": _share(told, lambda t: t.is_spoken),
        "outcome_only": float(all(t.mention.trigger.is_effect for t in told)),
        "infinitive": _share(told, lambda t: t.is_timeless),
    }


def _people(told: Sequence[_Told]) -> dict[str, float]:
    targets = [phrase for t in told for phrase in t.mention.targets if not phrase.pronoun]
    actors = [phrase for t in told for phrase in t.mention.actors if not phrase.pronoun]
    return {
        "named_target": float(any(not phrase.generic for phrase in targets)),
        "named_actor": float(any(not phrase.generic for phrase in actors)),
        "any_target": float(bool(targets) or any(t.mention.trigger.targets for t in told)),
        "any_actor": float(bool(actors)),
        "counted_target": _any(told, lambda t: t.counted_targets()),
        "bare_target": _share(told, lambda t: t.bare_targets()),
    }


def _spot(told: Sequence[_Told], values: EventValues, publication: Publication) -> dict[str, float]:
    own = [link.mention.value for t in told for link in strong_dates(t.mention)]
    near = [
        link.mention.place
        for t in told
        for link in t.mention.places
        if link.score >= _NEAR_PLACE and link.mention.place is not None and link.mention.role == "location"
    ]
    return {
        "own_day": float(any(d is not None and d.precision <= _DAYS_PRECISION for d in own)),
        "own_month": float(any(d is not None and d.precision <= _MONTH_PRECISION for d in own)),
        "on_one_day": _any(told, lambda t: t.is_attack_of_one_day),
        "own_time": float(any(_is_short(link) for t in told for link in t.mention.dates)),
        "own_recent_day": float(any(_is_recent(d, publication) for d in own)),
        "own_long": float(any(d is not None and d.precision >= 4 for d in own)),
        "own_place": float(any(p.geo_precision < 6 for p in near)),
        "day": float(values.date_precision == 1),
        "undated": float(values.date_basis == "publication"),
        "long": float(values.date_precision >= 4 and values.date_basis != "publication"),
        "placed": float(values.lat is not None),
        "country_only": float(values.geo_precision == 6),
        "no_place": float(values.geo_precision == 7),
    }


def _is_short(link: DateLink) -> bool:
    value = link.mention.value
    return link.nearest and link.score >= _NEAREST and value is not None and value.precision <= _DAYS_PRECISION


def _is_recent(value: DateValue | None, publication: Publication) -> bool:
    if value is None or value.precision > _DAYS_PRECISION or value.end is None or publication.day is None:
        return False
    return 0 <= (publication.day - value.end).days <= _RECENT_DAYS
