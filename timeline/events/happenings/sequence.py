"""Two happenings of one sentence, the one told as coming after the other: "bombed the camp hours after the killing"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from timeline.events.syntax.attachment import Tree
from timeline.events.syntax.view import Trigger, View
from timeline.events.words.lexicon import EFFECT
from timeline.events.words.reference_rows import read_rows
from timeline.model import Sentence, Token

Sequel = Literal["sequel", "reply", "gap"]
_HAND_TO_HAND = frozenset({None, "firearms", "beat", "primitive"})
SEQUENCE_WORDS = "sequence_words.csv"
_AT_LARGE = frozenset({"aerial", "explosives", "heavy-weapons"})
_OTHERS = frozenset({"another", "other", "separate", "second", "similar", "unrelated"})
_ANSWERS = frozenset({"answer", "reply", "reprisal", "response", "retaliation", "revenge", "vengeance"})
_COMING = frozenset({"be", "come", "follow"})
_SPANS = frozenset({"day", "decade", "hour", "month", "week", "year"})
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_DEATHS = frozenset({EFFECT, "x:DEATH"})
_NEXT = frozenset({"another", "second", "third", "fourth", "fifth"})
_OPENING = 6
_MISHAPS = frozenset({"x:ACCIDENT", "x:CRIME", "x:DISASTER"})
_COUNTED = frozenset({"before", "earlier", "later", "previously"})
_KNOWN = frozenset({"that", "the", "these", "this", "those"})


def told_apart(tree: Tree, triggers: Sequence[Trigger]) -> list[frozenset[int]]:
    """For each trigger of a sentence, the tokens of those told to come before or after it, or beside it in a list.

    People killed and hurt come after what killed and hurt them, and are no happening apart from it; nor are the steps
    of one quarrel, or two mentions of one mode ("was shot after a man opened fire").
    """
    bounds = [_bounds(tree, trigger) for trigger in triggers]
    found = []
    for number, one in enumerate(triggers):
        apart = {
            other.token
            for place, other in enumerate(triggers)
            if place != number
            and (_are_apart(one, other, bounds[number], bounds[place]) or _are_listed(tree.view, one, other))
        }
        found.append(frozenset(apart))
    return found


def later_nouns(tree: Tree, triggers: Sequence[Trigger]) -> dict[int, int]:
    """For each trigger that only "was" or "came" in reply to or after another, named behind it: the number of that one.

    "The raid was in reply to the killing of a nun".
    """
    tokens = tree.view.sentence.tokens
    found = {}
    for number, one in enumerate(triggers):
        verb = tokens[tokens[one.token].head]
        if tokens[one.token].dep not in ("nsubj", "nsubjpass") or tree.view.lemmas[verb.index] not in _COMING:
            continue
        bounds = [_bounds(tree, other) for other in triggers]
        told = [
            i
            for i, b in enumerate(bounds)
            if b and triggers[i].token > verb.index and tokens[triggers[i].token].pos == "NOUN"
        ]
        if told:
            found[number] = told[0]
    return found


def told_besides(view: View, trigger: Trigger) -> bool:
    """Whether a word tells of one thing more that was done: "in another action ...", "also bombed", "minutes earlier".

    Who "was also shot" or beaten may be one more victim of one quarrel, and is told so.
    """
    if trigger.event_type in _MISHAPS:
        return _opens_anew(view) and bool(trigger.targets)
    if trigger.event_type != "ASSAULT" and not trigger.rule.startswith("verb:kill"):
        return False
    if _is_counted_off(view, trigger.anchor) or _is_answered(view, trigger):
        return True
    if is_what_was_before(view.sentence, view.sentence.tokens[trigger.anchor]):
        return True
    if _opens_anew(view) and (_is_of_main_clause(view, trigger) or trigger.targets):
        return True
    if trigger.part == "noun" or trigger.event_type == EFFECT or not trigger.targets:
        return False
    return trigger.event_mode not in _HAND_TO_HAND - {None} and (
        _is_added(view, trigger) or _is_of_another(view, trigger)
    )


def _is_counted_off(view: View, verb: int) -> bool:
    """Whether a clause below the main one says how long before or after it was: "where they shot two hours earlier"."""
    tokens = view.sentence.tokens
    while tokens[verb].dep == "conj" and tokens[tokens[verb].head].pos == "VERB":
        verb = tokens[verb].head
    if tokens[verb].dep not in ("relcl", "advcl"):
        return False
    told = [c for c in tokens[verb].children if view.words[c] in _COUNTED]
    return any(view.lemmas[c] in _SPANS | {"minute"} for word in told for c in tokens[word].children)


def _is_answered(view: View, trigger: Trigger) -> bool:
    """Whether what was told is the answer to it, done to others: "in reply to the killing of a postman"."""
    tokens = view.sentence.tokens
    below = [tokens[c] for head in trigger.targets for c in tokens[head].children]
    new = any(c.dep == "nummod" or view.words[c.index] in ("a", "an") for c in below)
    return new and is_what_was_answered(view.sentence, tokens[trigger.token])


def is_what_was_answered(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is what something else came in answer to, and so was before it: "in revenge for the killing"."""
    above = sentence.tokens[sentence.tokens[noun.head].head]
    return noun.dep == "pobj" and above.lemma.lower() in _ANSWERS


def is_what_was_before(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells what the thing told before came hours or days after: "it came a day after they shot him"."""
    tokens = sentence.tokens
    above = tokens[verb.head]
    marks = [c for c in verb.children if tokens[c].dep == "mark" and tokens[c].cased.lower() == "after"]
    if verb.dep != "advcl" or not marks or above.lemma.lower() not in _COMING:
        return False
    measured = marks[0] > 0 and tokens[marks[0] - 1].lemma.lower() in _SPANS
    subject = next((tokens[c] for c in above.children if tokens[c].dep == "nsubj"), None)
    if subject is None or not measured:
        return False
    return subject.tag == "PRP" or any(tokens[c].cased.lower() in _KNOWN for c in subject.children)


def _is_of_main_clause(view: View, trigger: Trigger) -> bool:
    """Whether a noun is what the main verb tells of, not known to the reader: "a car bomb tore through a market"."""
    tokens = view.sentence.tokens
    token = tokens[trigger.token]
    if token.pos not in ("NOUN", "PROPN") or any(view.words[c] in _KNOWN for c in token.children):
        return False
    return token.dep in ("nsubj", "nsubjpass", "dobj") and tokens[token.head].dep == "ROOT"


def goes_on(view: View, trigger: Trigger) -> bool:
    """Whether a sentence of the text opens with words that go on to a next deed: "Similarly, ...", "Later, ..."."""
    opening = words_of("adding") | words_of("next")
    return trigger.part != "noun" and view.sentence.field == "text" and not opening.isdisjoint(_opening(view))


def _is_added(view: View, trigger: Trigger) -> bool:
    """Whether "also" stands at the verb, or "meanwhile" at the head of the sentence."""
    adding = words_of("adding")
    own = {view.words[c] for c in view.sentence.tokens[trigger.anchor].children}
    return not adding.isdisjoint(own | _opening(view))


def _is_of_another(view: View, trigger: Trigger) -> bool:
    """Whether the verb's subject or object is another one: "a second bomb went off", "blew up another bridge"."""
    tokens = view.sentence.tokens
    sides = [c for c in tokens[trigger.anchor].children if tokens[c].dep in ("nsubj", "nsubjpass", "dobj")]
    heads = {*sides, *trigger.targets}
    return any(view.words[c] in _NEXT for head in heads for c in tokens[head].children)


def _opens_anew(view: View) -> bool:
    """Whether a sentence opens with words for another place or deed: "elsewhere", "in a separate incident"."""
    if _opening(view) & words_of("aside"):
        return True
    if _opens_on_other_day(view):
        return True
    first = view.words[:_OPENING]
    another = first[:1] == ["in"] and not _OTHERS.isdisjoint(first)
    return another and not words_of("doing").isdisjoint(view.lemmas[:_OPENING])


def _opens_on_other_day(view: View) -> bool:
    """Whether a sentence opens with a day counted from the one told: "Three days earlier", "Hours before".

    So does "The next Sunday".
    """
    start = int(view.words[:1] == ["on"])
    first, second, third = (view.words[i : i + 1] for i in range(start, start + 3))
    counted = first in (["a"], ["one"], ["the"]) or [t.pos for t in view.sentence.tokens[start : start + 1]] == ["NUM"]
    spans = view.lemmas[start + 1 : start + 2]
    if counted and spans and spans[0] in _SPANS and third and third[0] in _COUNTED:
        return True
    if view.lemmas[start : start + 1] and view.lemmas[start] in _SPANS and second and second[0] in _COUNTED:
        return True
    named = first == ["the"] and second in (["following"], ["next"], ["previous"])
    return named and third != [] and (third[0] in _WEEKDAYS or view.lemmas[start + 2] in _SPANS)


def _opening(view: View) -> frozenset[str]:
    """The first word of a sentence, and the first two."""
    return frozenset({" ".join(view.words[:1]), " ".join(view.words[:2])})


def _are_apart(one: Trigger, other: Trigger, mine: Mapping[int, Sequel], theirs: Mapping[int, Sequel]) -> bool:
    """Whether one stands in a clause or complement of sequence that the other does not stand in.

    What was done in reply to the other, or hours and days after it, is another thing whatever it was; what came after
    it only if done otherwise. People die days after what killed them, and those who "were killed" or died before a
    bombing did not die of it.
    """
    between = [mine.get(index) or theirs[index] for index in mine.keys() ^ theirs.keys()]
    later = [other if index in mine else one for index in mine.keys() ^ theirs.keys()]
    died_later = any(trigger.event_type in _DEATHS and not _is_killing(trigger) for trigger in later)
    if "gap" in between and not died_later:
        return True
    if not between or died_later:
        return False
    if "reply" in between and _DEATHS & {one.event_type, other.event_type}:
        return True  # "killed a guard in revenge for the death of two clerks"
    if one.is_effect or other.is_effect:
        return all(_is_at_large(trigger) for trigger in later)
    modes = {one.event_mode, other.event_mode}
    if len(modes) == 1 and None not in modes:
        return False
    return "reply" in between or not modes <= _HAND_TO_HAND


def _is_killing(trigger: Trigger) -> bool:
    """Whether people were killed then, and did not die of what came before."""
    return bool(trigger.actors) or trigger.rule.startswith("verb:kill")


def _is_at_large(trigger: Trigger) -> bool:
    """Whether a verb tells of an attack from afar, with bombs or shells."""
    return trigger.part != "noun" and trigger.event_type == "ASSAULT" and trigger.event_mode in _AT_LARGE


def _are_listed(view: View, one: Trigger, other: Trigger) -> bool:
    """Whether two attacks on others are named side by side: "the murder of a nun and the raid on a mill".

    Bombings at large need no others: "the murder of a nun and the bombings in the hills".
    """
    if one.event_type != "ASSAULT" or other.event_type != "ASSAULT":
        return False
    tokens = view.sentence.tokens
    if not one.targets or not other.targets:
        struck, rest = (one, other) if one.targets else (other, one)
        at_large = rest.event_mode in _AT_LARGE and tokens[rest.token].tag in ("NNS", "NNPS")
        if not struck.targets or not at_large or struck.event_mode not in _HAND_TO_HAND:
            return False
    if any(tokens[t.token].pos != "NOUN" for t in (one, other)) or {*one.targets} & {*other.targets}:
        return False
    if any(b.token in a.targets and tokens[b.token].dep == "conj" for a, b in ((one, other), (other, one))):
        return True  # as syntax has it, the murder is of the nun and the raid
    return _head_of_list(view, one.token) == _head_of_list(view, other.token)


def _head_of_list(view: View, index: int) -> int:
    """The word that a list of nouns hangs on, by way of its prepositions: "tied to the murder and to the raid"."""
    tokens = view.sentence.tokens
    token = tokens[index]
    while token.dep == "conj" or (token.dep == "pobj" and tokens[token.head].dep == "conj"):
        token = tokens[token.head]
        if token.pos == "ADP":
            token = tokens[token.head]
    return tokens[token.head].index if token.dep == "pobj" else token.index


def _bounds(tree: Tree, trigger: Trigger) -> dict[int, Sequel]:
    """The clauses and complements of sequence that a trigger stands in, by head token, each with its kind."""
    found = {index: _sequel(tree.view, index) for index in tree.path(trigger.anchor)}
    return {index: kind for index, kind in found.items() if kind is not None}


def _sequel(view: View, index: int) -> Sequel | None:
    """What word of sequence governs the token: "after gunmen shot", "in reply to the raid", "two days after it"."""
    prepositions, nouns, verbs = _words()
    token = view.sentence.tokens[index]
    marks = [c for c in token.children if view.sentence.tokens[c].dep == "mark" and view.words[c] in prepositions]
    if marks:
        return "gap" if _is_measured(view, marks[0]) else "sequel"
    head = view.sentence.tokens[token.head]
    if token.dep == "conj":
        return _cut_off(view, index)
    if token.dep == "dobj" and view.lemmas[head.index] in verbs:
        return "reply"
    if token.dep not in ("pobj", "pcomp") or head.index == index:
        return None
    if {view.lemmas[head.head], view.lemmas[head.index - 1]} & nouns:
        return "reply"
    if view.lemmas[head.head] in verbs and view.words[head.index] in ("to", "for"):
        return "reply"
    if view.words[head.index] not in prepositions:
        return None
    return "gap" if _is_measured(view, head.index) else "sequel"


def _cut_off(view: View, index: int) -> Sequel | None:
    """The same for a verb that the parse cut off from its subject: "struck after 21 men, 20 of them Poles, were shot".

    It stands beside the verb above it with no word that joins them, and no subject of its own.
    """
    tokens = view.sentence.tokens
    above = tokens[tokens[index].head]
    own = {tokens[c].dep for c in tokens[index].children}
    if own.isdisjoint({"aux", "auxpass"}) or own & {"nsubj", "nsubjpass"}:
        return None
    between = [tokens[c] for c in above.children if above.index < c < index]
    before = [t for t in between if t.dep == "prep" and view.words[t.index] in _words()[0]]
    if not before or any(t.dep == "cc" for t in between):
        return None
    return "gap" if _is_measured(view, before[-1].index) else "sequel"


def _is_measured(view: View, word: int) -> bool:
    """Whether a span of hours or more stands right before: "12 hours after"."""
    return word > 0 and view.lemmas[word - 1] in _SPANS


def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    return words_of("preposition"), words_of("noun"), words_of("verb")


@cache
def words_of(part: str) -> frozenset[str]:
    """The shipped words of sequence that stand as `part`: `aside`, `adding`, `doing`..."""
    return frozenset(row["word"] for row, _ in read_rows(SEQUENCE_WORDS, ("word", "part")) if row["part"] == part)
