"""Who "a judge" of one sentence was: the new name, with no word of who that is, that the next sentence begins with.

"A judge who had jailed two smugglers was shot dead. Rui Matos, 47, was about to enter his car when ...".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from timeline.events.happenings.mentions import Cluster, Mention
from timeline.events.parties.actors import ActorPhrase, Actors
from timeline.events.parties.doubles import person_of
from timeline.events.parties.named_later import LED_OFF, age_beside, new_names
from timeline.events.parties.single_people import SAYING, singles
from timeline.events.syntax.view import View
from timeline.events.words.lexicon import EFFECT
from timeline.model import Token

Side = Literal["actors", "targets"]

_SIDES: tuple[Side, ...] = ("actors", "targets")
_CRIMES = frozenset({"ASSAULT", EFFECT, "x:CRIME"})
_ONE = frozenset({"a", "an"})
_HARMS = frozenset({"hit", "hurt", "injure", "kill", "shoot", "stab", "strike", "wound"})
_OTHERS = frozenset(
    {"appal", "appoint", "devastate", "elect", "horrify", "impress", "inform", "name", "sadden", "shock"}
    | {"stun", "surprise", "tell"}
)
_LIVED = frozenset({"die", "leave", "live", "suffer", "work"})
_THE_OTHER = frozenset(
    {"assailant", "attacker", "body", "culprit", "driver", "gunman", "kidnapper", "killer", "man", "suspect", "victim"}
    | {"woman"}
)
_HE = frozenset({"he", "him", "she"})
_KIN = frozenset(
    {"aunt", "brother", "cousin", "daughter", "father", "grandfather", "grandmother", "husband", "mother", "parent"}
    | {"sister", "son", "uncle", "widow", "wife"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BareName:
    """A name at token `head` of the sentence at `position`, and the mention and side of whom it names."""

    position: int
    head: int
    cluster: Cluster
    number: int
    side: Side
    described: str

    @property
    def mention(self) -> Mention:
        """The mention, as it is now."""
        return self.cluster.mentions[self.number]


def find_bare_names(views: Sequence[View], clusters: Sequence[Cluster], known: Actors) -> Iterator[BareName]:
    """The names of those whom the sentence right before describes as the one person it tells of.

    A name is new and bare where nothing else says who it is: whoever is not the one described is introduced. None of
    those who say or do something else, or to whom what is told cannot have been done ("was shocked").
    """
    for order in range(1, len(views)):
        heads = new_names(views, order)
        if len(heads) != 1 or not _may_be_told_further(views[order], heads[0], clusters, order, known):
            continue
        one = _only_described(views[order - 1], views[order], known)
        if one is None or not _fits_age(one, views[order], heads[0]):
            continue
        for cluster in clusters:
            for number, mention in enumerate(cluster.mentions):
                side = _side_of(one, mention, order - 1)
                if side is not None and _may_be_done(views[order], heads[0], cluster, mention, side):
                    yield BareName(
                        position=order,
                        head=heads[0],
                        cluster=cluster,
                        number=number,
                        side=side,
                        described=one.described,
                    )


def _may_be_told_further(view: View, head: int, clusters: Sequence[Cluster], order: int, known: Actors) -> bool:
    """Whether a sentence only tells more of the person it begins with, who is nobody known, and of no other one."""
    tokens = view.sentence.tokens
    verb = tokens[tokens[head].head]
    below = [t for t in tokens if t.index > head]
    says = view.lemmas[verb.index] in SAYING and tokens[head].dep == "nsubj"
    if says or view.lemmas[verb.index] in _OTHERS or verb.pos not in ("AUX", "VERB"):
        return False
    if any(view.words[t.index] in _HE and t.head != verb.index and t.dep != "nsubj" for t in below):
        return False
    if any(view.lemmas[t.index] in _THE_OTHER and _is_singled(view, t) for t in below):
        return False
    if any(view.lemmas[t.index] in _KIN and t.head == verb.index and t.dep in ("attr", "dobj") for t in below):
        return False
    acts = any(p.head == head for c in clusters for m in c.mentions if m.order == order for p in m.actors)
    phrases = known.phrases(view.sentence, head)
    return not acts and len(phrases) == 1 and _is_unknown(view, head, phrases[0], known)


def _is_singled(view: View, token: Token) -> bool:
    """Whether a word points at one told of: "the victim"."""
    return token.tag == "NN" and any(view.words[c] in ("the", "this") for c in token.children)


def _is_unknown(view: View, head: int, phrase: ActorPhrase, known: Actors) -> bool:
    """Whether words are a person's name with nothing before it that says who it is, and nobody's that is known."""
    person = view.sentence.tokens[head].entity == "PERSON"
    return person and phrase.described == phrase.name and known.code(phrase.name).split()[1] == "UNK"


def _only_described(view: View, after: View, known: Actors) -> ActorPhrase | None:
    """The one person whom a sentence tells of, where it only describes him: "a judge", "the editor of a paper"."""
    if view.sentence.field != after.sentence.field or view.sentence.index + 1 != after.sentence.index:
        return None
    told = (phrase for phrase in singles(view, known) if view.lemmas[phrase.head] != "body")
    found = {phrase.head: phrase for phrase in told if not _is_somebodys(view, phrase.head)}
    if len(found) != 1:
        return None
    one = next(iter(found.values()))
    first = [view.words[c] for c in view.sentence.tokens[one.head].children if c < one.head]
    new = not _ONE.isdisjoint(first) or (" of " in one.described and "the" in first)
    return one if new and one.generic and not one.person else None


def _is_somebodys(view: View, head: int) -> bool:
    """Whether somebody is only told of as another's: "her grandmother's home", "his lawyer"."""
    tokens = view.sentence.tokens
    return any(tokens[c].dep == "poss" and tokens[c].tag == "PRP$" for c in tokens[head].children)


def _side_of(one: ActorPhrase, mention: Mention, order: int) -> Side | None:
    if mention.order != order or mention.judgement.assertion in ("denied", "planned", "threatened"):
        return None
    for side in _SIDES:
        phrases = mention.actors if side == "actors" else mention.targets
        if any(p.head == one.head and p.told_in is None and not p.pronoun for p in phrases):
            return side
    return None


def _may_be_done(view: View, head: int, cluster: Cluster, mention: Mention, side: Side) -> bool:
    """Whether what is told of a name may be told of that party: the dead are not charged, nor are only wounded."""
    tokens = view.sentence.tokens
    verb = tokens[tokens[head].head]
    lemma = view.lemmas[verb.index]
    crime = bool(cluster.types & _CRIMES)
    if tokens[head].dep == "nsubjpass":
        return lemma not in _HARMS and not (crime and lemma in LED_OFF)
    return age_beside(view, head) is not None and _goes_on(view, verb) and not (crime and side == "actors")


def _goes_on(view: View, verb: Token) -> bool:
    """Whether a verb tells how somebody lived or fared: "was about to leave", "had worked", "died"."""
    tokens = view.sentence.tokens
    if view.lemmas[verb.index] == "be":
        return all(tokens[c].dep not in ("acomp", "attr") or view.words[c] == "about" for c in verb.children)
    perfect = any(view.words[c] == "had" and tokens[c].dep == "aux" for c in verb.children)
    return verb.tag == "VBG" or perfect or view.lemmas[verb.index] in _LIVED


def _fits_age(one: ActorPhrase, view: View, head: int) -> bool:
    """Whether the age told beside a name may be that of the one described: no boy is 47."""
    age, person = age_beside(view, head), person_of(one.name, one)
    return age is None or person is None or person.youngest <= age <= person.oldest
