"""Who says that they did it: "later claimed by ...", "... claimed responsibility for the bombing"."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.events.roles import noun_arguments
from timeline.events.triggers import View

_CLAIMED = frozenset({"responsibility", "attack", "bombing", "killing", "credit", "shooting", "authorship", "action"})
_VERBS = frozenset({"claim", "take", "assume", "admit", "accept"})
_NAMED = frozenset({"group", "name", "person", "country"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim: its sentence by position, the claimant's head token, and the noun claimed where that is told."""

    position: int
    claimant: int
    noun: int | None
    first: int
    last: int


def find_claims(view: View, position: int) -> tuple[Claim, ...]:
    """The claims of a sentence. "Nobody claimed responsibility" and "did not claim" are none."""
    found = []
    for token in view.sentence.tokens:
        if token.pos != "VERB" or view.lemmas[token.index] not in _VERBS or _negated(view, token.index):
            continue
        arguments = view.arguments(token.index)
        nouns = [h for h in arguments.objects if view.lemmas[h] in _CLAIMED]
        plain = view.lemmas[token.index] != "claim"
        if not nouns or (plain and all(view.lemmas[h] != "responsibility" for h in nouns)):
            continue
        for claimant in arguments.subjects:
            if view.kinds(claimant) & _NAMED and view.words[claimant] not in ("nobody", "one", "none", "group"):
                noun = nouns[0] if view.lemmas[nouns[0]] != "responsibility" else _claimed_noun(view, nouns[0])
                low, high = min(token.index, claimant), max(token.index, claimant)
                found.append(Claim(position=position, claimant=claimant, noun=noun, first=low, last=high + 1))
    return tuple(found)


def _claimed_noun(view: View, responsibility: int) -> int | None:
    """What responsibility is claimed for: "responsibility for the bombing"."""
    under = noun_arguments(view.sentence, responsibility).preps
    return next((head for prep, head in under if prep == "for" and view.lemmas[head] in _CLAIMED), None)


def _negated(view: View, verb: int) -> bool:
    tokens = view.sentence.tokens
    children = tokens[verb].children
    if any(tokens[c].dep == "neg" for c in children):
        return True
    subjects = [c for c in children if tokens[c].dep == "nsubj"]
    return any(view.words[c] in ("no", "nobody", "none") for s in subjects for c in (s, *tokens[s].children))
