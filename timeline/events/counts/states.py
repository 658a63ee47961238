"""Readings of what befell people where no verb or noun of harm takes them: wounds, bodies, hospitals, suicide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.events.counts.made import SAID, SELF, Found, Trigger, load_triggers, one
from timeline.events.counts.people import ORDINALS, left_edge
from timeline.events.counts.sufferers import (
    antecedent_of,
    carrier_of,
    is_person_word,
    subject_of,
    sufferer_of,
    word_after,
)
from timeline.events.counts.values import Kind
from timeline.events.syntax.numbers import Number
from timeline.model import Sentence, Token

TRAVEL = frozenset(
    {"take", "rush", "transport", "airlift", "fly", "bring", "drive", "carry", "send", "admit", "treat", "go",
     "arrive", "transfer", "hospitalize", "convey", "walk", "show", "remain"}
)  # fmt: skip
CARRY = frozenset({"take", "rush", "transport", "airlift", "fly", "bring", "drive", "carry"})
VICTIM_OF = frozenset({"shooting", "gunshot", "gunfire", "stabbing", "bombing", "blast", "burn", "crash"})
RECOVERED_FROM = frozenset({"shot", "hospital", "wound", "wounds", "injuries", "surgery", "stabbed", "hit", "struck"})
# What is done to wounds or the wounded by others than who has them.
NOT_SUFFERED = frozenset(
    {"escape", "avoid", "elude", "evade", "cause", "inflict", "evacuate", "prevent", "treat", "carry"}
)  # fmt: skip
NOT_BY_DOCTORS = frozenset(
    {"as", "like", "with", "by", "well", "badly", "fairly", "unfairly", "kindly", "humanely", "harshly", "poorly"}
)  # fmt: skip


def read_victims(sentence: Sentence, index: int, numbers: Sequence[Number]) -> Iterator[Found]:
    """ "Six gunshot victims", "a second shooting victim": struck, told by the noun alone."""
    tokens = sentence.tokens
    if index == 0 or tokens[index - 1].cased.lower() not in VICTIM_OF:
        return
    first = left_edge(sentence, index, numbers)
    apart = any(token.cased.lower() in ORDINALS for token in tokens[first:index])
    if apart or any(n.first >= first and n.last <= index for n in numbers):
        yield Found((index,), "casualties", "victims", 0.5)


def read_survive(sentence: Sentence, index: int) -> Iterator[Found]:
    """ "All three are expected to survive": struck, and alive."""
    tokens = sentence.tokens
    verb = tokens[tokens[index].head]
    if verb.lemma == "expect" and tokens[index].dep in ("xcomp", "ccomp"):
        subject = next((c for c in verb.children if tokens[c].dep in ("nsubj", "nsubjpass")), None)
        yield from one(subject, "casualties", "survive", 0.5)


def read_recover(sentence: Sentence, index: int) -> Iterator[Found]:
    """ "A man is recovering after being shot", "recovering in hospital"."""
    words = {token.cased.lower() for token in sentence.tokens[index + 1 :]}
    if words & RECOVERED_FROM:
        yield from one(sufferer_of(sentence, index), "casualties", "recover", 0.5)


def read_body(sentence: Sentence, index: int) -> Iterator[Found]:
    """ "The bodies of 12 miners were found", "three bodies were recovered"."""
    tokens = sentence.tokens
    token = tokens[index]
    verb = tokens[token.head]
    if verb.lemma not in ("find", "recover", "discover", "locate", "retrieve", "pull", "dump", "identify", "uncover"):
        return
    for child in token.children:
        if tokens[child].cased.lower() == "of":
            victim = next((c for c in tokens[child].children if tokens[c].dep == "pobj"), None)
            yield from one(victim, "deaths", "bodies", 0.8)
            return
        if tokens[child].dep == "poss" and tokens[child].tag != "PRP$":
            yield from one(child, "deaths", "bodies", 0.7)
            return
        if tokens[child].dep == "nummod":
            yield from one(child, "deaths", "bodies", 0.7)


def read_wound(sentence: Sentence, index: int, trigger: Trigger) -> Iterator[Found]:
    """ "Suffered a gunshot wound", "a man with burns", "12 injuries", "no injuries were reported"."""
    tokens = sentence.tokens
    token = tokens[index]
    if _is_untold(tokens, index):
        return
    before = {t.cased.lower() for t in tokens[max(0, index - 4) : index]}
    if token.cased.lower() == "injury":
        of = next((c for c in token.children if tokens[c].cased.lower() == "of"), None)
        hurt = None if of is None else next((c for c in tokens[of].children if is_person_word(tokens[c])), None)
        if hurt is not None:
            yield from one(hurt, "injured", "of", 0.7)
            return
    negated = any(tokens[c].cased.lower() == "no" for c in token.children)
    kind: Kind = "deaths" if "fatal" in before else trigger.kind
    numbered = index > 0 and tokens[index - 1].tag == "CD"
    if negated or (trigger.frame == "count" and (numbered or kind == "deaths")):
        yield Found((index,), kind, "none" if negated else "counted", 0.6)
        return
    verb = tokens[token.head].lemma.lower()
    if token.dep == "dobj" and (verb in NOT_SUFFERED or (trigger.kind == "casualties" and verb in SAID)):
        return
    if "self-inflicted" in before or "defensive" in before:
        kind = "casualties"
    yield from one(carrier_of(sentence, index), kind if kind != "injured" else "casualties", "wound", 0.6)


def _is_untold(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is said that nothing is known: "no word of casualties", "gave no figure for the injuries"."""
    above = tokens[tokens[index].head]
    if tokens[index].dep != "pobj" or tokens[above.head].pos != "NOUN":
        return False
    return any(tokens[c].cased.lower() in ("no", "any") for c in tokens[above.head].children)


def read_fatally(sentence: Sentence, index: int) -> Iterator[Found]:
    """ "Six were shot, two fatally", "one of them fatally"."""
    tokens = sentence.tokens
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is not None and after.cased.lower() in load_triggers():
        return
    back = index - 3 if index >= 3 and tokens[index - 2].cased.lower() == "of" else index - 1
    if back >= 0 and tokens[back].tag == "CD":
        yield Found((back,), "deaths", "fatally", 0.8)


def read_suicide(sentence: Sentence, index: int) -> Iterator[Found]:
    """ "Committed suicide", "turned the gun on himself": whoever did so is dead, and was the attacker."""
    tokens = sentence.tokens
    verb = tokens[tokens[index].head]
    committed = tokens[index].cased.lower() == "suicide" and verb.lemma == "commit"
    turned = tokens[index].cased.lower() == "gun" and verb.lemma == "turn" and _on_self(tokens, index)
    if committed or turned:
        yield from one(subject_of(sentence, verb.index), "deaths", "suicide", 0.8)


def _on_self(tokens: Sequence[Token], index: int) -> bool:
    return any(token.cased.lower() in SELF for token in tokens[index + 1 : index + 4])


def read_hospital(sentence: Sentence, index: int) -> Iterator[Found]:
    """ "Two people were taken to a hospital": struck, whatever became of them."""
    tokens = sentence.tokens
    position, steps = tokens[index], 0
    while position.pos != "VERB" and position.head != position.index and steps < 5:
        position, steps = tokens[position.head], steps + 1
    if position.lemma.lower() not in TRAVEL:
        return
    subject = next((c for c in position.children if tokens[c].dep == "nsubjpass"), None)
    if position.index == index and word_after(tokens, index) in NOT_BY_DOCTORS:
        return
    if subject is not None:
        yield from one(antecedent_of(tokens, subject, position), "casualties", "hospital", 0.5)
        return
    carried = next((c for c in position.children if tokens[c].dep == "dobj"), None)
    if carried is not None and position.lemma in CARRY and position.index != index:
        yield from one(carried, "casualties", "hospital", 0.5)
