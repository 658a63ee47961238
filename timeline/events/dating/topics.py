"""The days and places of what is talked of, which are not those of the talk: "condemned Friday's raid in Minya"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.happenings.draft import Draft
from timeline.events.happenings.mentions import Mention
from timeline.events.syntax.anchor import path_to_root, span_head, speaker_verb
from timeline.events.syntax.subject_days import is_subject_day
from timeline.events.words.lexicon import WEAK_TYPES
from timeline.model import COUNTRY_PRECISION, DateMention, Parse, PlaceMention, Token

_TOPIC_WORDS = frozenset({"on", "about", "over", "concerning", "regarding"})
_BESIDE_TALKS = frozenset({"fringe", "margin", "sideline"})
_TROUBLES = frozenset(
    {
        "bloodshed",
        "conflict",
        "crisis",
        "development",
        "fighting",
        "peace",
        "situation",
        "turmoil",
        "unrest",
        "violence",
    }
    | {"war"}
)
_SAID = WEAK_TYPES - {"AGREE", "CONSULT", "THREATEN"}
_DONE_AT_HOME = frozenset({"COERCE"})
_THEY = frozenset({"he", "it", "she", "they", "we"})
_WHERE = frozenset({"at", "from", "in", "inside", "near", "outside"})


def is_topic(place: PlaceMention, draft: Draft, parse: Parse) -> bool:
    """Whether a place is what people talked of: "discussed the situation in Libya", "talks on Yemen", "Syria talks".

    The town behind a party is where they met: "received the king of Spain in Lima"; so is that of other talks: "met on
    the sidelines of a summit in Kigali".
    """
    country = place.place is not None and place.place.geo_precision == COUNTRY_PRECISION
    if country and _is_of_trouble(place, parse):
        return True
    for told in draft.cluster.mentions:
        steps = _steps(place, told, parse)
        if country and len(steps) == 1 and steps[0].dep in ("compound", "nmod", "amod"):
            return True
        while steps and told.trigger.first <= steps[-1].index <= told.trigger.last:
            steps.pop()
        party = any(phrase.head == steps[-1].index for phrase in told.targets) if steps else False
        if party and not country and len(steps) > 1 and steps[-2].lemma.lower() in _WHERE - {"from"}:
            return False
        if len(steps) > 1 and steps[-2].lemma.lower() in _BESIDE_TALKS:
            return False
        if steps and (steps[-1].dep == "dobj" or (steps[-1].dep == "prep" and steps[-1].lemma.lower() in _TOPIC_WORDS)):
            return True
    return False


def _is_of_trouble(place: PlaceMention, parse: Parse) -> bool:
    """Whether a country is where the war is that people talk of, in whatever sentence: "the crisis in Mali"."""
    for sentence in parse.sentences:
        if (sentence.field, sentence.index) == (place.field, place.sentence):
            head = span_head(sentence, place.start, place.end)
            path = [] if head is None else path_to_root(sentence, head)
            return any(sentence.tokens[i].lemma.lower() in _TROUBLES for i in path[1:4])
    return False


def is_place_of_subject(place: PlaceMention, draft: Draft, parse: Parse) -> bool:
    """Whether a place is of what words are about: of the raid that is condemned, the fire that is to be looked into."""
    if draft.event_type not in _SAID:
        return False
    told = [steps for m in draft.cluster.mentions if (steps := _steps(place, m, parse))]
    return bool(told) and all(_is_under_object(steps) for steps in told)


def is_of_speaking_doer(place: PlaceMention, draft: Draft, parse: Parse) -> bool:
    """Whether a place is where those are who say what they did: "police in Gulu said they had detained two men"."""
    if draft.event_type not in _DONE_AT_HOME or place.role != "location":
        return False
    for told in draft.cluster.mentions:
        sentence = parse.sentences[told.order]
        head = span_head(sentence, place.start, place.end)
        if head is None or (sentence.field, sentence.index) != (place.field, place.sentence):
            continue
        if not any(sentence.tokens[i].lemma.lower() in _WHERE for i in path_to_root(sentence, head)[1:3]):
            continue
        verb = sentence.tokens[told.trigger.anchor]
        said = speaker_verb(sentence, head, verb.index)
        doers = [sentence.tokens[c] for c in verb.children if sentence.tokens[c].dep == "nsubj"]
        if said is not None and any(t.lemma.lower() in _THEY or t.cased.lower() in _THEY for t in doers):
            return True
    return False


def _is_under_object(steps: Sequence[Token]) -> bool:
    """Whether the way up to the words ends in their object, or in a preposition that tells what they are about."""
    last = steps[-1]
    about = last.dep == "prep" and last.lemma.lower() not in _WHERE
    return len(steps) > 1 and (last.dep in ("dobj", "nsubjpass") or about)


def is_day_of_subject(day: DateMention, draft: Draft, parse: Parse) -> bool:
    """Whether a day is, for all words of an event, of what they are about: see `subject_days`."""
    told = [(m, steps[0].index) for m in draft.cluster.mentions if (steps := _steps(day, m, parse))]
    return bool(told) and all(is_subject_day(parse.sentences[m.order], head, m.trigger) for m, head in told)


def _steps(mention: DateMention | PlaceMention, told: Mention, parse: Parse) -> list[Token]:
    """The tokens from a date or place up to an event's word; empty where it does not hang on that."""
    sentence = parse.sentences[told.order]
    head = span_head(sentence, mention.start, mention.end)
    if (sentence.field, sentence.index) != (mention.field, mention.sentence) or head is None:
        return []
    path = path_to_root(sentence, head)
    if told.trigger.token not in path:
        return []
    return [sentence.tokens[i] for i in path[: path.index(told.trigger.token)]]
