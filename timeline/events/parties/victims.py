"""Who those hurt or hurting were, named by other sentences: "the victim was identified as", "among the dead"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from timeline.events.happenings.mentions import Cluster
from timeline.events.parties.actors import ActorPhrase
from timeline.events.parties.listed import names_after
from timeline.events.parties.named_later import SEIZED
from timeline.events.syntax.view import View
from timeline.events.words.lexicon import HURTING
from timeline.model import Token

_REACH = 6
_NAMING = frozenset({"identify", "name"})
_VICTIMS = frozenset(
    {"casualty", "dead", "deceased", "fatality", "hostage", "injured", "killed", "slain", "victim", "wounded"}
)
_DOERS = frozenset({"assailant", "attacker", "bomber", "gunman", "gunmen", "killer", "murderer", "shooter"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "both", "other"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A person by the token that heads the name, in the sentence at `position`, and on which side of an event.

    `word` is what the person was called before ("man"), None where the words say that it is a victim or an attacker,
    `called` what the words call him or her but for a victim.
    """

    position: int
    head: int
    side: Literal["actors", "targets"]
    word: str | None
    called: str = ""


def find_identities(view: View, position: int) -> tuple[Identity, ...]:
    """The people whom a sentence names or describes as those who suffered an event, or did it."""
    found: dict[int, Identity] = {}
    for called, names in (*_named(view), *_described(view), *_among(view), *_apposed(view)):
        lemma = _word(view, called)
        side: Literal["actors", "targets"] = "actors" if lemma in _DOERS else "targets"
        word = None if lemma in _VICTIMS | _DOERS else lemma
        for head in names:
            if _is_somebody(view, head, word):
                said = "" if lemma in _VICTIMS else lemma
                found.setdefault(head, Identity(position=position, head=head, side=side, word=word, called=said))
    return tuple(found.values())


def befell(found: Identity, clusters: Sequence[Cluster], views: Sequence[View]) -> tuple[Cluster, int] | None:
    """The event that somebody was named for, and the number of the mention.

    That is the one told last, not many sentences before. Of a word that only describes people ("the man") it is one
    that befell such a person, an arrest too.
    """
    best: tuple[Cluster, int] | None = None
    latest = found.position - _REACH
    for cluster in clusters:
        if not cluster.types & HURTING and (found.word is None or not _is_seizure(cluster)):
            continue
        side = side_in(found, cluster, views)
        if side is None:
            continue
        last = found.position - (side == "actors" and found.word is not None)  # who "was charged with murder" is known
        for number, mention in enumerate(cluster.mentions):
            if latest <= mention.order <= last and not mention.judgement.generic:
                best, latest = (cluster, number), mention.order
    return best


def _is_seizure(cluster: Cluster) -> bool:
    return any(mention.trigger.event_mode in SEIZED for mention in cluster.mentions)


def side_in(found: Identity, cluster: Cluster, views: Sequence[View]) -> Literal["actors", "targets"] | None:
    """The side of an event that people of a word are on who are named: "the guard, Ann Roe" may have done it.

    None where none are of that word, or some on each side.
    """
    if found.word is None:
        return found.side
    surname = views[found.position].sentence.tokens[found.head].text.casefold()
    hurt = any(_may_be(p, found.word, surname, views[m.order]) for m in cluster.mentions for p in m.targets)
    acts = any(_may_be(p, found.word, surname, views[m.order]) for m in cluster.mentions for p in m.actors)
    return None if hurt == acts else "targets" if hurt else "actors"


def _may_be(phrase: ActorPhrase, word: str | None, surname: str, view: View) -> bool:
    """Whether a party of a sentence is called by a word, and no other name: "the editor Ann Roe" is not Lee Holt."""
    other = phrase.person and phrase.name.casefold().split()[-1] != surname
    return phrase.told_in is None and not other and view.lemmas[phrase.head] == word


def _named(view: View) -> Iterator[tuple[int, list[int]]]:
    """ "The victims were identified as ...", "police named the victim as ..."."""
    for token in view.sentence.tokens:
        if token.pos != "VERB" or view.lemmas[token.index] not in _NAMING or _is_denied(view, token):
            continue
        arguments = view.arguments(token.index)
        names = [head for prep, head in arguments.preps if prep == "as"]
        if names:  # "as Ann Roe, 41, and Ben Roe": the parser hangs the second on the verb
            names += [c for c in token.children if _is_person(view, c) and view.sentence.tokens[c].dep == "conj"]
        for called in arguments.objects:
            told = names or [h for c in _links(view, called, "as") for h in c]
            if told and called not in told and _is_definite(view, called):
                yield called, _listed(view, told)


def _described(view: View) -> Iterator[tuple[int, list[int]]]:
    """ "The fatality was a young woman", "one of the wounded is the driver"."""
    for token in view.sentence.tokens:
        if view.lemmas[token.index] != "be" or _is_denied(view, token):
            continue
        subjects = [c for c in token.children if view.sentence.tokens[c].dep == "nsubj"]
        told = [c for c in token.children if view.sentence.tokens[c].dep == "attr"]
        for subject in subjects:
            called = _one_of(view, subject)
            if _word(view, called) in _VICTIMS and told and _is_definite(view, called):
                yield called, _listed(view, told)


def _among(view: View) -> Iterator[tuple[int, list[int]]]:
    """ "Two officers are among the wounded", "among the dead are two officers"."""
    for token in view.sentence.tokens:
        if view.words[token.index] != "among" or token.dep != "prep":
            continue
        verb = view.sentence.tokens[token.head]
        called = [c for c in token.children if _word(view, c) in _VICTIMS]
        if view.lemmas[verb.index] != "be" or _is_denied(view, verb) or not called:
            continue
        subjects = [c for c in verb.children if view.sentence.tokens[c].dep in (*_SUBJECTS, "attr")]
        yield called[0], _listed(view, subjects)


def _apposed(view: View) -> Iterator[tuple[int, list[int]]]:
    """ "The victim, Ann Roe, 47, ran a shop", "the teachers, Ann Roe and Ben Coe, were"; one name for one person."""
    tokens = view.sentence.tokens
    for token in tokens:
        if token.tag not in ("NN", "NNS") or not any(view.words[c] == "the" for c in token.children if c < token.index):
            continue
        beside = [c for c in token.children if c > token.index and tokens[c].dep == "appos" and _is_person(view, c)]
        names = _listed(view, beside) if token.tag == "NNS" else beside
        if names and (token.tag == "NNS" or len(names) == 1):
            yield token.index, names


def _word(view: View, head: int) -> str:
    """The word for people: "wounded" is the same as an adjective and as a form of the verb.

    "The wounded reporters" are wounded first.
    """
    tokens = view.sentence.tokens
    of_those = [view.words[c] for c in tokens[head].children if c > head and view.words[c] in _VICTIMS]
    if of_those and view.words[head] == "those":  # "among those killed"
        return of_those[0]
    told = [view.words[c] for c in tokens[head].children if c < head and view.words[c] in _VICTIMS]
    if told and tokens[head].pos == "NOUN":
        return told[0]
    return view.words[head] if view.words[head] in _VICTIMS | _DOERS else view.lemmas[head]


def _one_of(view: View, head: int) -> int:
    """The word for those that a number is of: "two of the wounded"."""
    under = [h for c in _links(view, head, "of") for h in c]
    is_number = view.sentence.tokens[head].pos == "NUM" or "number" in view.kinds(head)
    return under[0] if under and is_number else head


def _links(view: View, head: int, word: str) -> Iterator[list[int]]:
    tokens = view.sentence.tokens
    for child in tokens[head].children:
        if view.words[child] == word and tokens[child].dep == "prep":
            yield [c for c in tokens[child].children if tokens[c].dep == "pobj"]


def _listed(view: View, heads: Sequence[int]) -> list[int]:
    tokens = view.sentence.tokens
    found = list(heads)
    for head in heads:
        ages = [c for c in tokens[head].children if tokens[c].dep == "appos" and tokens[c].text.isdigit()]
        below = [c for index in (head, *ages) for c in tokens[index].children]
        found += _listed(view, [c for c in below if tokens[c].dep == "conj"])
        found += names_after(view.sentence, head)
    return list(dict.fromkeys(found))


def _is_definite(view: View, head: int) -> bool:
    token = view.sentence.tokens[head]
    return any(view.words[c] in _POINTING or view.sentence.tokens[c].dep == "poss" for c in token.children if c < head)


def _is_somebody(view: View, head: int, word: str | None) -> bool:
    """Whether a noun phrase names a person; those known as victims may be described only."""
    token = view.sentence.tokens[head]
    if token.pos not in ("NOUN", "PROPN"):
        return False
    return _is_person(view, head) or (word is None and bool(view.kinds(head) & {"person", "unknown"}))


def _is_person(view: View, head: int) -> bool:
    return view.sentence.tokens[head].entity == "PERSON"


def _is_denied(view: View, verb: Token) -> bool:
    return any(view.sentence.tokens[c].dep == "neg" for c in verb.children)
