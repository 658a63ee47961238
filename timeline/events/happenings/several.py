"""One word that tells of several happenings.

"Burned buses in Bern and Basel", "shot two in Bern and one in Basel", "bombed Bern and Basel".
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.events.happenings.mentions import WARFARE
from timeline.events.placing.choice import go_together, is_part
from timeline.events.syntax.anchor import AT
from timeline.events.syntax.attachment import Tree
from timeline.events.syntax.overlap import apart
from timeline.events.syntax.view import Trigger, View
from timeline.events.words.lexicon import EFFECT
from timeline.model import DateMention, PlaceMention, Token
from timeline.places.cues import place_kinds

MAX_SHARES = 6
_COARSER = 5
_PLURAL = frozenset({"NNS", "NNPS"})
_LISTED = frozenset({"appos", "conj"})
_COMMON = frozenset({"NOUN", "NUM"})
_IN_LIST = frozenset({"appos", "compound", "conj", "nmod"})


@dataclass(frozen=True, slots=True)
class Share:
    """What one of several happenings has of its sentence: where its words stand, its targets and its places.

    `others` are the targets of the rest.
    """

    at: int
    targets: tuple[int, ...]
    places: tuple[PlaceMention, ...]
    others: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place that a preposition of place governs: its top and last tokens, the preposition and what that hangs on.

    Of a place that itself was struck both are the word that tells it.
    """

    mention: PlaceMention
    head: int
    last: int
    preposition: int
    governor: int


def shares(tree: Tree, trigger: Trigger, places: Sequence[PlaceMention]) -> tuple[Share, ...]:
    """The happenings that a trigger tells of, one at each of several places that lie apart; none where it tells one.

    Either each of the things or people struck has a place of its own, or several were struck and several places are
    named in one breath, or the places themselves were struck.
    """
    if trigger.event_type not in ("ASSAULT", EFFECT) or _is_at_large(trigger):
        return ()
    spots = _spots(tree, trigger, places)
    if len(spots) < 2:
        return ()
    struck = _struck(tree.view, trigger, {spot.head for spot in spots})
    found = _each_with_its_own(tree.view, trigger, spots, struck)
    if len(found) < 2:
        found = _in_one_breath(tree.view, trigger, spots, struck)
    return tuple(found) if 1 < len(found) <= MAX_SHARES else ()


def share_days(tree: Tree, told: Sequence[Share], dates: Sequence[DateMention]) -> dict[int, frozenset[int]]:
    """The starts of the days that stand behind each: "two in Bern on Monday and one in Basel on Friday".

    Empty where fewer than two have days of their own.
    """
    tokens = tree.view.sentence.tokens
    found: defaultdict[int, set[int]] = defaultdict(set)
    for date in dates:
        before = [share.at for share in told if tokens[share.at].start < date.start]
        if before:
            found[max(before)].add(date.start)
    return {at: frozenset(starts) for at, starts in found.items()} if len(found) > 1 else {}


def _is_at_large(trigger: Trigger) -> bool:
    """Whether its word tells of fighting at large, which has no one place: "clashes in Bern and Basel"."""
    return not WARFARE.isdisjoint(trigger.rule.split(":"))


def _spots(tree: Tree, trigger: Trigger, places: Sequence[PlaceMention]) -> list[_Spot]:
    """The towns and divisions that a preposition of place governs or that were struck, and those listed after such."""
    found: list[_Spot] = []
    for mention in sorted(places, key=lambda m: m.start):
        if mention.role != "location" or (mention.place is not None and mention.place.geo_precision >= _COARSER):
            continue
        words = [t for t in tree.view.sentence.tokens if t.start < mention.end and t.end > mention.start]
        if not words:
            continue
        head = min(words, key=lambda t: (len(tree.path(t.index)), -t.index)).index
        preposition = preposition_of(tree.view, head)
        if found and _follows(tree.view, found[-1], words[0].index):
            found.append(replace(found[-1], mention=mention, head=head, last=words[-1].index))
        elif preposition is not None:
            found.append(_Spot(mention, head, words[-1].index, preposition.index, _governor(tree.view, preposition)))
        elif _is_struck(tree.view, trigger, head):
            found.append(_Spot(mention, head, words[-1].index, trigger.token, trigger.token))
    return found


def _is_struck(view: View, trigger: Trigger, head: int) -> bool:
    """Whether a place itself is what was attacked: "raided Bern", "the villages of Bern and Thun were shelled".

    "Bern and Thun have been targets of attacks" only sums up.
    """
    tokens = view.sentence.tokens
    if trigger.event_type != "ASSAULT" or (tokens[trigger.token].pos != "VERB" and head < trigger.token):
        return False
    above = tokens[tokens[head].head]
    if tokens[head].dep == "pobj" and view.words[above.index] == "of" and _names_kind(view, tokens[above.head]):
        return above.head in trigger.targets
    return head in trigger.targets


def _governor(view: View, preposition: Token) -> int:
    """What a preposition hangs on, by way of the one that it is linked to: "in Bern and in Basel"."""
    above = view.sentence.tokens[preposition.head]
    return above.head if preposition.dep == "conj" and above.pos == "ADP" else above.index


def _follows(view: View, spot: _Spot, first: int) -> bool:
    """Whether only commas, "and" and words for kinds of places stand before the next place: "Bern and Basel"."""
    between = view.sentence.tokens[spot.last + 1 : first]
    linked = any(t.pos in ("CCONJ", "PUNCT") for t in between)
    return linked and all(view.words[t.index] in (",", "and", "the") or _names_kind(view, t) for t in between)


def preposition_of(view: View, head: int) -> Token | None:
    """The preposition of place above a name, alone or in a list: "in the towns of Bern, Basel and Chur"."""
    tokens = view.sentence.tokens
    token = tokens[head]
    for _ in tokens:
        above = tokens[token.head]
        if token.dep == "pobj" and above.pos == "ADP":
            if view.words[above.index] in AT:
                return above
            if view.words[above.index] != "of" or not _names_kind(view, tokens[above.head]):
                return None
            token = tokens[above.head]
        elif token.dep in _IN_LIST and (above.pos == "PROPN" or _names_kind(view, above)):
            token = above
        else:
            return None
    return None


def _names_kind(view: View, token: Token) -> bool:
    """Whether a word only says what kind of places the names are: "departments", "the towns of"."""
    return token.pos in ("NOUN", "PROPN") and view.lemmas[token.index] in place_kinds()


def _struck(view: View, trigger: Trigger, named: set[int]) -> list[int]:
    """The targets with what is listed after them, or, as syntax has it, after the place `named` of the one before.

    "Shot a man in Bern, two in Basel and a guard in Chur".
    """
    tokens = view.sentence.tokens
    found: list[int] = []
    left = list(trigger.targets)
    while left:
        head = left.pop(0)
        if head in found:
            continue
        found.append(head)
        below = [c for p in tokens[head].children if tokens[p].pos == "ADP" for c in tokens[p].children if c in named]
        listed = [c for base in (head, *below) for c in tokens[base].children if tokens[c].dep in _LISTED]
        left += [c for c in listed if tokens[c].pos in _COMMON and c not in named]
    verb = tokens[trigger.token]
    places = [c for p in verb.children if tokens[p].pos == "ADP" for c in tokens[p].children if c in named]
    loose = [c for base in (verb.index, *places) for c in tokens[base].children if tokens[c].dep == "conj"]
    found += [c for c in loose if tokens[c].pos in _COMMON and any(tokens[p].pos == "ADP" for p in tokens[c].children)]
    return sorted({*found}) if trigger.targets else []


def _each_with_its_own(view: View, trigger: Trigger, spots: Sequence[_Spot], struck: Sequence[int]) -> list[Share]:
    """A share for each of the struck that has a place of its own, with those before it that have none."""
    bases = {trigger.token, trigger.anchor, *struck}
    owned: dict[int, list[_Spot]] = {}
    for spot in spots:
        owner = max((head for head in struck if head < spot.preposition), default=None)
        if owner is not None and spot.governor in bases:
            owned.setdefault(owner, []).append(spot)
    if len(owned) < 2 or not _all_apart([told[0].mention for told in owned.values()]):
        return []
    found, before = [], list[int]()
    for head in struck:
        before.append(head)
        if head in owned:
            known = [i for i in before if i in trigger.targets or view.sentence.tokens[i].pos == "NOUN"]
            known = known or [trigger.targets[0]]
            found.append(Share(head, tuple(known), tuple(spot.mention for spot in owned[head])))
            before = []
    told = {index for share in found for index in share.targets}
    return [replace(share, others=frozenset(told - {*share.targets})) for share in found]


def _in_one_breath(view: View, trigger: Trigger, spots: Sequence[_Spot], struck: Sequence[int]) -> list[Share]:
    """A share for each of the places that are named together, where the words tell of more than one thing done."""
    tokens = view.sentence.tokens
    if not _is_plural(view, trigger, struck) and not _strikes_places(view, trigger, spots):
        return []
    bases = {trigger.token, trigger.anchor, *struck}
    listed: list[_Spot] = []
    for spot in spots:
        together = bool(listed) and (
            spot.preposition == listed[0].preposition or _is_linked(tokens, tokens[spot.preposition])
        )
        if spot.governor in bases and (together or not listed):
            listed.append(spot)
    kept = [spot for spot in listed if not any(_lies_in(other, spot, view) for other in listed)]
    return [
        Share(near[0].head, trigger.targets, tuple(spot.mention for spot in near)) for near in _neighbourhoods(kept)
    ]


def _neighbourhoods(spots: Sequence[_Spot]) -> list[list[_Spot]]:
    """The places with those that do not lie apart from them: two suburbs of one town are of one happening."""
    found: list[list[_Spot]] = []
    for spot in spots:
        near = [group for group in found if not all(_are_apart(spot.mention, other.mention) for other in group)]
        found = [group for group in found if group not in near]
        found.append([*itertools.chain.from_iterable(near), spot])
    return sorted(found, key=lambda group: group[0].head)


def _strikes_places(view: View, trigger: Trigger, spots: Sequence[_Spot]) -> bool:
    """Whether a verb strikes the places themselves, each by itself: "raided Bern and Basel"."""
    is_verb = view.sentence.tokens[trigger.token].pos == "VERB"
    return is_verb and any(spot.preposition == trigger.token for spot in spots)


def _lies_in(spot: _Spot, other: _Spot, view: View) -> bool:
    """Whether another place only says where a place lies: "in Thun, Bern canton", by the map or by the comma."""
    outer, inner = other.mention.place, spot.mention.place
    if outer is None or spot is other:
        return False
    if inner is not None and is_part(inner, outer):
        return True
    tokens = view.sentence.tokens
    between = tokens[spot.last + 1 : min(other.head, other.last)]
    comma = spot.last < other.head and all(t.pos in ("PUNCT", "PROPN") for t in between)
    return comma and _is_called(view, other) and not _is_called(view, spot)


def _is_called(view: View, spot: _Spot) -> bool:
    """Whether a name says with or after it what kind of place it is: "Bern canton"."""
    return any(_names_kind(view, t) for t in view.sentence.tokens[spot.last : spot.last + 2])


def _is_linked(tokens: Sequence[Token], preposition: Token) -> bool:
    """Whether "and" links it to a place before: "in Bern and in Basel"."""
    before = tokens[preposition.index - 1] if preposition.index else preposition
    return preposition.dep == "conj" or before.pos == "CCONJ"


def _is_plural(view: View, trigger: Trigger, struck: Sequence[int]) -> bool:
    """Whether several were struck, or several attacks or bombs are told of."""
    tokens = view.sentence.tokens
    token = tokens[trigger.token]
    if token.pos != "VERB":
        return token.tag in _PLURAL
    arguments = view.arguments(trigger.token)
    bombs = [h for h in (*arguments.subjects, *arguments.objects) if "weapon" in view.kinds(h)]
    return any(tokens[head].tag in _PLURAL for head in (*struck, *bombs))


def _all_apart(mentions: Sequence[PlaceMention]) -> bool:
    return all(_are_apart(first, second) for first, second in itertools.combinations(mentions, 2))


def _are_apart(first: PlaceMention, second: PlaceMention) -> bool:
    if first.place is None or second.place is None:
        return first.quote.casefold() != second.quote.casefold()
    one, other = first.place, second.place
    return apart(one, other) and not go_together(one, other)
