"""Who says that they did it: "later claimed by ...", "... claimed responsibility for the bombing"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.events.syntax.arguments import conjuncts, noun_arguments
from timeline.events.syntax.numbers import whole_number
from timeline.events.syntax.view import View
from timeline.events.triggers.blame import is_doubted
from timeline.events.words.groups import REBEL_SECTORS, Groups
from timeline.events.words.lexicon import EFFECT
from timeline.model import Token

_CLAIMED = frozenset(
    {"action", "attack", "authorship", "blast", "bomb", "bombing", "credit", "explosion", "killing", "responsibility"}
    | {"shooting"}
)
_DEEDS = frozenset({"act", "atrocity", "crime", "deed", "incident", "operation", "outrage", "series", "strike", "wave"})
_VIOLENT = frozenset({"ASSAULT", EFFECT, "x:ACCIDENT", "x:CRIME"})
_VERBS = frozenset({"accept", "acknowledge", "admit", "assume", "claim", "take"})
_SPEAKERS = frozenset({"spokesman", "spokesperson", "spokeswoman"})
_NOBODY = frozenset({"any", "neither", "no", "nobody", "none", "whoever"})
_NAMED = frozenset({"group", "name", "person", "country"})
_TELLS = frozenset({"acknowledge", "admit", "announce", "boast", "claim", "confirm", "declare", "say", "state"})
_DOES = frozenset({"commit", "execute", "mount", "perpetrate", "stage", "undertake"})
_OWN = frozenset({"it", "they"})
_OWNERS = frozenset({"its", "their"})
_OF_STATES = frozenset({"COP", "GOV", "IGO", "JUD", "LEG", "MIL", "SPY"})
_TO_COME = frozenset({"can", "could", "may", "might", "shall", "should", "will", "would"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim: its sentence by position, the claimant's head token, and the noun claimed where that is told.

    `many` is how many deeds told before are claimed: two by "claimed both actions". `more` marks the second and further
    ones of "claimed the bombing and the murder", which are no others than those that these words tell. `own` marks one
    by who only says what he did: no claim where that is a state.
    """

    position: int
    claimant: int
    noun: int | None
    many: int
    first: int
    last: int
    more: bool = False
    own: bool = False


def find_claims(view: View, position: int) -> tuple[Claim, ...]:
    """The claims of a sentence. "Nobody claimed responsibility" and "did not claim" are none."""
    found: list[Claim] = []
    for token in view.sentence.tokens:
        if token.pos != "VERB" or view.lemmas[token.index] not in _VERBS or _negated(view, token.index):
            continue
        if is_doubted(view.sentence, token.index):
            continue
        arguments = view.arguments(token.index)
        nouns = [h for h in arguments.objects if view.lemmas[h] in _CLAIMED or _is_attack(view, h)]
        nouns += _listed_deeds(view, token) if nouns else _pointed_deed(view, token, arguments.subjects)
        plain = view.lemmas[token.index] != "claim"
        if not nouns or (plain and all(view.lemmas[h] != "responsibility" for h in nouns)):
            continue
        if all(_is_other_duty(view, h) for h in nouns):
            continue
        for claimant in (_spoken_for(view, head) for head in arguments.subjects):
            if view.kinds(claimant) & _NAMED and not _is_anyone(view, claimant):
                noun = nouns[0] if view.lemmas[nouns[0]] != "responsibility" else _claimed_noun(view, nouns[0])
                low, high = min(token.index, claimant), max(token.index, claimant)
                many = max(_number_of_deeds(view, head) for head in nouns)
                claim = Claim(position=position, claimant=claimant, noun=noun, many=many, first=low, last=high + 1)
                others = [h for h in conjuncts(view.sentence, noun) if h != noun] if noun is not None else []
                others += [h for h in nouns[1:] if h not in others and h != noun]
                more = (replace(claim, noun=h, many=1, more=True) for h in others if _is_deed(view, h))
                found.extend((claim, *more))
    return (*found, *_own_deeds(view, position))


def _listed_deeds(view: View, verb: Token) -> list[int]:
    """The deeds after "and" that syntax lists with the verb: "claimed the raid, two weeks ago, and the bombing"."""
    tokens = view.sentence.tokens
    listed = [c for c in verb.children if tokens[c].dep == "conj" and tokens[c].pos == "NOUN" and c > verb.index]
    return [c for c in listed if _is_attack(view, c) or view.lemmas[c] in _CLAIMED]


def _pointed_deed(view: View, verb: Token, subjects: Sequence[int]) -> list[int]:
    """The "it" that an armed group or one of an unknown name claims: "a group called the Owls claimed it"."""
    tokens = view.sentence.tokens
    told = [c for c in verb.children if tokens[c].dep == "dobj" and view.words[c] in ("it", "this")]
    last = bool(told) and all(t.pos in ("ADP", "PUNCT") or t.index > told[0] + 1 for t in tokens[told[0] + 1 :])
    groups = Groups.load()
    armed = [h for h in subjects if view.body_sector(h) in REBEL_SECTORS or groups.beside(view.sentence, h) is not None]
    return told if last and view.lemmas[verb.index] == "claim" and len(armed) == len(subjects) == 1 else []


def _own_deeds(view: View, position: int) -> Iterator[Claim]:
    """The claims of those who tell what they did: "the Front said it was behind the raid", "said its men had shot him".

    A state's forces that tell what they did claim nothing.
    """
    tokens = view.sentence.tokens
    for token in tokens:
        tells = _telling_verb(view, token)
        told = tells is not token and token.pos in ("AUX", "VERB") and view.lemmas[tells.index] in _TELLS
        if not told or _negated(view, token.index) or _negated(view, tells.index) or _is_to_come(view, token.index):
            continue
        claimants = [c for c in tells.children if tokens[c].dep == "nsubj" and _may_claim(view, c)]
        selves = [c for c in token.children if tokens[c].dep == "nsubj" and _is_own(view, c)]
        if len(claimants) == 1 and selves and not is_doubted(view.sentence, tells.index):
            for deed in _deeds_done(view, token.index)[:1]:
                low, high = min(claimants[0], tells.index), max(claimants[0], tells.index)
                yield Claim(
                    position=position, claimant=claimants[0], noun=deed, many=1, first=low, last=high + 1, own=True
                )


def _telling_verb(view: View, token: Token) -> Token:
    """The verb that a clause is said with, also where syntax hangs it on "in a call", "in a note"; else itself."""
    tokens = view.sentence.tokens
    above = tokens[token.head]
    if token.dep in ("acl", "relcl") and above.dep == "pobj" and any(view.words[c] == "that" for c in token.children):
        return tokens[tokens[above.head].head]
    return above if token.dep == "ccomp" else token


def _may_claim(view: View, head: int) -> bool:
    """Whether a subject is a body that is no state's."""
    groups = Groups.load()
    forces = {view.lemmas[head], view.words[head]} & groups.forces
    kinds = view.kinds(head)
    body = ("group" in kinds and "country" not in kinds) or view.is_known_body(head)
    return body and not forces and view.body_sector(head) not in _OF_STATES and not _is_anyone(view, head)


def _is_own(view: View, subject: int) -> bool:
    """Whether a subject is the one who speaks, or his people: "it", "its fighters"."""
    owned = any(view.words[c] in _OWNERS for c in view.sentence.tokens[subject].children)
    return view.words[subject] in _OWN or owned


def _is_to_come(view: View, verb: int) -> bool:
    tokens = view.sentence.tokens
    return any(tokens[c].dep == "aux" and view.words[c] in _TO_COME for c in tokens[verb].children)


def _deeds_done(view: View, verb: int) -> list[int]:
    """The deed by its noun, of "was behind the raid" and "had carried out the raid", else by the verb's own word."""
    arguments = view.arguments(verb)
    if view.lemmas[verb] == "be":
        told = [h for prep, h in arguments.preps if prep == "behind"]
        below = [c for c in view.sentence.tokens[verb].children if view.lemmas[c] == "responsible"]
        told += [h for c in below for prep, h in noun_arguments(view.sentence, c).preps if prep == "for"]
        return [h for h in told if _is_deed(view, h)]
    if view.lemmas[verb] in _DOES or (view.lemmas[verb] == "carry" and "out" in arguments.particles):
        return [h for h in arguments.objects if _is_deed(view, h)]
    rules = view.lexicon.verbs.get(view.lemmas[verb], ())
    return [verb] if any(rule.event_type == "ASSAULT" for rule in rules) and arguments.objects else []


def _is_attack(view: View, head: int) -> bool:
    """Whether a noun is a word for an attack: "claimed the raid"."""
    words = {view.lemmas[head], view.words[head]}
    return any(rule.event_type == "ASSAULT" for word in words for rule in view.lexicon.nouns.get(word, ()))


def _spoken_for(view: View, claimant: int) -> int:
    """ "A spokesman for the gang" claims for the gang."""
    if view.lemmas[claimant] not in _SPEAKERS:
        return claimant
    under = noun_arguments(view.sentence, claimant).preps
    return next((head for prep, head in under if prep in ("for", "of")), claimant)


def _is_anyone(view: View, claimant: int) -> bool:
    """Whether a claimant is nobody in particular: "nobody", "a group", "a caller"; not "the Harvest Front group"."""
    if view.words[claimant] in ("nobody", "one", "none"):
        return True
    token = view.sentence.tokens[claimant]
    if token.pos == "NOUN" and not token.entity and view.kinds(claimant) == {"person"}:
        groups = Groups.load()
        return view.lemmas[claimant] not in groups.members | groups.fighters | groups.sides
    if view.lemmas[claimant] not in ("group", "organization", "organisation"):
        return False
    before = view.sentence.tokens[min((c for c in token.children if c < claimant), default=claimant) : claimant]
    named = any(word.pos == "PROPN" or word.entity in ("ORG", "PERSON") for word in before)
    return not named and Groups.load().beside(view.sentence, claimant) is None


def _is_other_duty(view: View, responsibility: int) -> bool:
    """Whether somebody takes on what is no deed: "responsibility for the inquiry", "for the weapon"."""
    preps = noun_arguments(view.sentence, responsibility).preps
    if any(prep == "of" and "person" in view.kinds(head) for prep, head in preps):
        return True  # "she took responsibility of a cousin"
    under = [head for prep, head in preps if prep == "for"]
    told = [head for head in under if view.sentence.tokens[head].pos == "NOUN"]
    if view.lemmas[responsibility] != "responsibility" or not told:
        return False
    return not any(_is_deed(view, head) for head in told)


def _is_deed(view: View, head: int) -> bool:
    """Whether a noun tells of violence, or of what was done."""
    words = {view.lemmas[head], view.words[head]}
    rules = [rule for word in words for rule in view.lexicon.nouns.get(word, ())]
    return bool(words & (_CLAIMED | _DEEDS)) or any(rule.event_type in _VIOLENT for rule in rules)


def _number_of_deeds(view: View, claimed: int) -> int:
    """How many deeds "both attacks" and "credit for these three actions" are; 1 for other words."""
    tokens = view.sentence.tokens
    verb = tokens[claimed].head
    beside = view.arguments(verb).preps if tokens[claimed].dep == "dobj" else []
    under = [head for prep, head in (*noun_arguments(view.sentence, claimed).preps, *beside) if prep == "for"]
    for head in (claimed, *under):
        words = [view.words[c] for c in tokens[head].children if c < head]
        if tokens[head].tag != "NNS" or not _is_deed(view, head):
            continue
        if "both" in words:
            return 2
        numbers = [whole_number(word) for word in words if "the" in words or "these" in words]
        return next((number for number in numbers if number), 1)
    return 1


def _claimed_noun(view: View, responsibility: int) -> int | None:
    """What responsibility is claimed for: "responsibility for the bombing"."""
    under = noun_arguments(view.sentence, responsibility).preps
    return next((head for prep, head in under if prep == "for" and view.lemmas[head] in _CLAIMED), None)


def _negated(view: View, verb: int) -> bool:
    tokens = view.sentence.tokens
    children = tokens[verb].children
    if any(tokens[c].dep == "neg" or view.words[c] in ("nor", "neither") for c in children):
        return True
    subjects = [c for c in children if tokens[c].dep == "nsubj"]
    return any(view.words[c] in _NOBODY for s in subjects for c in (s, *tokens[s].children))
