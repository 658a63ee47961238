"""Where what came of a happening was, of which nothing is said but its country: where that happening was.

"A crowd beat two nurses in Capiata. Police detained five people"; "she was arrested on Thursday", in a story that tells
of one march at one place; "the slope gave way in Melkhet. The trail was washed away. They pulled five alive from the
mud". Not where its own sentences name a place, another country, several towns or a day of another time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.dating.choice import DateChoice
from timeline.events.happenings.draft import Draft, Materials
from timeline.events.placing.choice import (
    COUNTRY_RULE,
    PlaceChoice,
    go_together,
    is_fine,
    is_part,
    is_placed,
    says_where,
)
from timeline.events.words.lexicon import HURTING
from timeline.model import Parse, Place, PlaceMention, Sentence
from timeline.places.cues import place_kinds

_MODES = {"COERCE": frozenset({"arrest", "curfew", "seize"}), "RETREAT": frozenset({"disarm", "release"})}
_FOLLOWING = frozenset({"AID", "COERCE", "PROTEST", "RETREAT"})  # another attack may be elsewhere
_GOING_ON = frozenset({"ASSAULT", "MOBILIZE", "x:ACCIDENT", "x:DEATH", "x:ECONOMIC"})
_SCENES = HURTING | {"COERCE"}
_PAST = ("background", "planned", "threatened")
_DAYS = 2
_MOST_BACK = 3
_APART = frozenset({"another", "elsewhere", "separate", "separately"})
_SCORE = 0.5
_DISCOUNT = 0.5
_RULE = "place-scene"


def at_same_scene(
    places: Sequence[PlaceChoice], dates: Sequence[DateChoice], drafts: Sequence[Draft], materials: Materials
) -> list[PlaceChoice]:
    """The places of all events, with that of the scene for those that have no more than a country and came of it."""
    found = list(places)
    for number, draft in enumerate(drafts):
        if not _lacks_place(places[number]) or not _may_follow(draft, materials):
            continue
        scene = None
        if not _names_place(draft, materials):
            scene = _scene(number, places, dates, drafts, materials)
        scene = scene or _last_scene(number, places, dates, drafts, materials)
        if scene is not None and _fits(scene, places[number]):
            found[number] = _there(scene, places[number], materials)
    return found


def _lacks_place(choice: PlaceChoice) -> bool:
    """Whether no more is known than a country, and that not by its name in the event's own clause."""
    return choice.place is None or (choice.rule == COUNTRY_RULE and not is_fine(choice.place))


def _may_follow(draft: Draft, materials: Materials) -> bool:
    """Whether an event is of a kind that is done where something happened, as news, and not in several towns."""
    if not _is_answer(draft) and draft.event_type not in _GOING_ON:
        return False
    if all(m.judgement.assertion in _PAST for m in draft.cluster.mentions):
        return False
    told = [materials.parse.sentences[m.order] for m in draft.cluster.mentions]
    return not any(_tells_of_several(sentence) or _tells_of_another(sentence) for sentence in told)


def _names_place(draft: Draft, materials: Materials) -> bool:
    """Whether an event's own sentences name a place or a people."""
    told = {(m.field, m.sentence) for m in draft.cluster.mentions}
    return any((m.field, m.sentence) in told and m.role in ("location", "demonym") for m in materials.places)


def _is_answer(draft: Draft) -> bool:
    """Whether an event is of a kind that comes of others, wherever in the article it is told."""
    modes = _MODES.get(draft.event_type)
    return draft.event_type in _FOLLOWING and (modes is None or draft.event_mode in modes)


def _scene(
    number: int,
    places: Sequence[PlaceChoice],
    dates: Sequence[DateChoice],
    drafts: Sequence[Draft],
    materials: Materials,
) -> PlaceChoice | None:
    """The place of what is told right before in the paragraph, else the one place of all that the news tells of."""
    draft = drafts[number]
    if not _is_answer(draft):
        return None
    known = [
        (other, choice, date)
        for other, choice, date in zip(drafts, places, dates, strict=True)
        if other is not draft and _is_scene(other, choice) and not _is_other_time(dates[number], date)
    ]
    beside = [
        choice
        for other, choice, date in known
        if _is_told_before(other, draft, materials.parse)
        and (date.mention is not None or dates[number].mention is None)
    ]
    if beside:
        return _only([c for c in beside if _is_named_before(c, draft, materials.parse)] or beside)
    return _only([c for other, c, _ in known if not other.aside], every=_all_places(drafts, places))


def _last_scene(
    number: int,
    places: Sequence[PlaceChoice],
    dates: Sequence[DateChoice],
    drafts: Sequence[Draft],
    materials: Materials,
) -> PlaceChoice | None:
    """The one place of what is told last before: in the same sentence, or a few back with no other place between."""
    draft, parse = drafts[number], materials.parse
    if any(m.field != "text" or m.judgement.assertion == "alleged" for m in draft.cluster.mentions):
        return None
    known = [
        (other, choice)
        for other, choice, date in zip(drafts, places, dates, strict=True)
        if other is not draft and _is_scene(other, choice) and not _is_other_time(dates[number], date)
    ]
    first = min(m.order for m in draft.cluster.mentions)
    for sentence in reversed(parse.sentences[max(0, first - _MOST_BACK) : first + 1]):
        if sentence.field != "text":
            return None
        told = [c for other, c in known if _tells(sentence, other, parse) and _is_told_by(c, sentence)]
        named = _named_in(sentence, materials.places)
        is_own = sentence is parse.sentences[first]
        if told and not (is_own and named and draft.event_type in _MODES and not _opens(sentence, told, parse)):
            scene = _only(told, every=[place for place in named if is_fine(place)])
            return scene if scene is not None and _is_of_one_country(scene, draft, materials) else None
        if named:
            return None
    return None


def _opens(sentence: Sentence, scenes: Sequence[PlaceChoice], parse: Parse) -> bool:
    """Whether a sentence opens with the place of all that it tells: "In Gulu on Monday, police beat nurses who ..."."""
    verbs = [token.start for token in sentence.tokens if token.pos in ("AUX", "VERB")]
    first = min(verbs, default=sentence.end)
    return all(c.mention is not None and c.mention.start < first and is_placed(c.mention, parse) for c in scenes)


def _is_of_one_country(scene: PlaceChoice, draft: Draft, materials: Materials) -> bool:
    """Whether an event's own sentences name no place or people of another country, but where somebody went."""
    told = {(m.field, m.sentence) for m in draft.cluster.mentions}
    return scene.place is not None and all(
        m.place is None or m.place.country in (None, scene.place.country)
        for m in materials.places
        if (m.field, m.sentence) in told and m.role in ("location", "demonym") and says_where(m, materials.parse)
    )


def _tells(sentence: Sentence, draft: Draft, parse: Parse) -> bool:
    return any(parse.sentences[m.order] is sentence for m in draft.cluster.mentions)


def _is_told_by(choice: PlaceChoice, sentence: Sentence) -> bool:
    """Whether a place stands no later in the text than a sentence."""
    mention = choice.mention
    return mention is not None and (mention.field == "title" or mention.sentence <= sentence.index)


def _tells_of_several(sentence: Sentence) -> bool:
    """Whether a sentence tells of towns or provinces, one by one or all: "a curfew on both towns"."""
    return any(t.cased.lower() != t.lemma.lower() and t.lemma.lower() in place_kinds() for t in sentence.tokens)


def _tells_of_another(sentence: Sentence) -> bool:
    """Whether a sentence tells of a happening apart: "in another attack, gunmen killed three"."""
    return any(token.lemma.lower() in _APART for token in sentence.tokens)


def _named_in(sentence: Sentence, places: Sequence[PlaceMention]) -> list[Place]:
    """The places that a sentence names."""
    key = (sentence.field, sentence.index)
    return [m.place for m in places if (m.field, m.sentence) == key and m.role == "location" and m.place is not None]


def _is_named_before(choice: PlaceChoice, draft: Draft, parse: Parse) -> bool:
    """Whether the sentence before an event's first words names the place."""
    first = min(m.order for m in draft.cluster.mentions if m.field == "text")
    before, mention = parse.sentences[first - 1], choice.mention
    return mention is not None and (mention.field, mention.sentence) == (before.field, before.index)


def _is_scene(draft: Draft, choice: PlaceChoice) -> bool:
    if draft.event_type not in _SCENES or choice.place is None or not is_fine(choice.place):
        return False
    return any(m.judgement.assertion not in _PAST for m in draft.cluster.mentions)


def _all_places(drafts: Sequence[Draft], places: Sequence[PlaceChoice]) -> list[Place]:
    """The places below the country of all events, history and words among them."""
    return [choice.place for choice in places if choice.place is not None and is_fine(choice.place)]


def _only(choices: Sequence[PlaceChoice], every: Sequence[Place] = ()) -> PlaceChoice | None:
    """The widest of places that lie in one another, none where some lie apart."""
    best: PlaceChoice | None = None
    for choice in choices:
        if best is None or best.place is None or (choice.place is not None and is_part(best.place, choice.place)):
            best = choice
    if best is None or best.place is None:
        return None
    here = best.place
    all_places = [*(c.place for c in choices if c.place is not None), *every]
    return best if all(go_together(here, place) for place in all_places) else None


def _is_told_before(other: Draft, draft: Draft, parse: Parse) -> bool:
    """Whether another event is told last before an event's first words, in the same paragraph."""
    first = min((m.order for m in draft.cluster.mentions if m.field == "text"), default=None)
    if first is None or not first:
        return False
    here, before = parse.sentences[first], parse.sentences[first - 1]
    if (before.field, before.paragraph) != (here.field, here.paragraph):
        return False
    return any(m.order in (first - 1, first) for m in other.cluster.mentions)


def _is_other_time(date: DateChoice, scene: DateChoice) -> bool:
    """Whether an event's own day lies days after or before that of the scene."""
    own, there = date.value, scene.value
    if date.mention is None or own is None or own.start is None or own.end is None:
        return False
    if there is None or there.start is None or there.end is None:
        return False
    return (own.start - there.end).days > _DAYS or (there.start - own.end).days > 0


def _fits(scene: PlaceChoice, choice: PlaceChoice) -> bool:
    """Whether the scene lies in the country that is known."""
    if scene.place is None:
        return False
    return choice.place is None or choice.place.country in (None, scene.place.country)


def _there(scene: PlaceChoice, choice: PlaceChoice, materials: Materials) -> PlaceChoice:
    """The scene's place; of a quarter or site in a town the town, where it is named."""
    place, mention = scene.place, scene.mention
    assert place is not None
    town = _town_of(place, materials.places)
    if town is not None:
        place, mention = town.place, town
    given = tuple(m for m in (choice.mention, *choice.given) if m is not None and m is not mention)
    return replace(
        scene,
        place=place,
        mention=mention,
        basis="article",
        score=_SCORE,
        rule=_RULE,
        share=_DISCOUNT * scene.share,
        given=given,
    )


def _town_of(place: Place, places: Sequence[PlaceMention]) -> PlaceMention | None:
    for mention in places:
        whole = mention.place
        if whole is not None and whole.kind == "city" and place.place_id == f"within:{whole.place_id}":
            return mention
    return None
