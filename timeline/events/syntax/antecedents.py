"""What a relative clause or a participle tells of, where syntax may hang it on another noun."""

from __future__ import annotations

from timeline.events.syntax.arguments import MAX_DEPTH
from timeline.model import Sentence, Token

RELATIVES = frozenset({"who", "that", "which", "whom", "whose"})
OUTCOMES = frozenset({"die", "hurt", "injure", "kill", "wound"})
_HARMS = OUTCOMES | {"cause", "claim", "damage", "destroy", "leave"}
_ACTS = frozenset(
    {"ambush", "assassination", "assault", "attack", "blast", "bomb", "bombing", "bombardment", "explosion", "raid"}
    | {"shooting", "shelling", "strike"}
)
_STRUCK_BY = frozenset({"against", "at", "in", "on"})
_ONES = frozenset({"one", "ones", "those"})
_KIN = frozenset(
    {"aunt", "boyfriend", "brother", "colleague", "cousin", "daughter", "family", "father", "friend", "girlfriend"}
    | {"grandfather", "grandmother", "husband", "mother", "neighbor", "neighbour", "parent", "relative", "sister"}
    | {"son", "spouse", "uncle", "widow", "widower", "wife"}
)
_WORD = frozenset({"call", "photo", "photograph", "picture", "report", "video"})


def befallen_one(sentence: Sentence, verb: Token, noun: Token) -> int:
    """Whom a participle tells of: "the brother of the woman killed there" is not the one whom it befell.

    Nor is the report it of "a report of people shot there".
    """
    before = sentence.tokens[verb.index - 1]
    if noun.lemma.lower() not in _KIN | _WORD or before.dep != "pobj":
        return noun.index
    link = sentence.tokens[before.head]
    return before.index if link.lemma.lower() == "of" and link.head == noun.index else noun.index


def before_relative(sentence: Sentence, noun: Token) -> int | None:
    """The noun before the "which" that a noun phrase begins or follows right after: in "a pact which the states"."""
    first = min((c for c in noun.children if c < noun.index), default=noun.index)
    pronoun = first if sentence.tokens[first].tag == "WDT" else first - 1
    if (
        pronoun < 1
        or sentence.tokens[pronoun].tag != "WDT"
        or sentence.tokens[pronoun - 1].pos not in ("NOUN", "PROPN")
    ):
        return None
    return pronoun - 1


def act_before(sentence: Sentence, token: Token) -> int | None:
    """The act named just before of which a participle tells what came: "they protest a raid on a mill, killing two".

    Of "they made a raid on a mill, killing two" those who made it kill.
    """
    while token.dep == "conj" and token.tag == "VBG" and sentence.tokens[token.head].tag == "VBG":
        token = sentence.tokens[token.head]
    if token.dep != "advcl" or token.tag != "VBG" or token.lemma.lower() not in _HARMS:
        return None
    acts = [t for t in sentence.tokens[token.head + 1 : token.index] if t.lemma.lower() in _ACTS and t.pos == "NOUN"]
    if not acts or acts[-1].dep != "dobj":
        return None
    verb = sentence.tokens[acts[-1].head]
    speaks = verb.index > token.head and verb.dep in ("advcl", "xcomp") and verb.head == token.head
    return acts[-1].index if speaks and verb.tag == "VB" else None


def nouns_above(sentence: Sentence, noun: int) -> list[int]:
    """The nouns that a noun hangs on by prepositions: a clause may be of any ("a plan for areas that both signed")."""
    found: list[int] = []
    token = sentence.tokens[noun]
    while token.dep == "pobj" and len(found) < MAX_DEPTH:
        token = sentence.tokens[sentence.tokens[token.head].head]
        if token.pos not in ("NOUN", "PROPN"):
            break
        found.append(token.index)
    return found


def with_antecedents(sentence: Sentence, verb: Token, heads: list[int]) -> list[int]:
    """Relative pronouns give way to what they stand for."""
    if verb.dep not in ("relcl", "acl"):
        return heads
    return [_stands_for(sentence, verb, h) if sentence.tokens[h].lemma.lower() in RELATIVES else h for h in heads]


def _stands_for(sentence: Sentence, verb: Token, pronoun: int) -> int:
    """What a relative pronoun stands for, where syntax may hang its clause on a noun too low.

    "An attack on a mill, which killed two": the attack; "Ann Roe, head of the Court, who is charged": the person.
    """
    word = sentence.tokens[pronoun].cased.lower()
    noun = sentence.tokens[verb.head]
    if noun.lemma.lower() in _ONES and noun.dep == "attr":  # "soldiers were the ones who killed her"
        told = [c for c in sentence.tokens[noun.head].children if sentence.tokens[c].dep == "nsubj"]
        return told[0] if told else verb.head
    above = _owners_above(sentence, verb.head)
    if word in ("which", "that") and sentence.tokens[pronoun].dep == "nsubj" and verb.lemma.lower() in _HARMS:
        return next((i for i in above if sentence.tokens[i].lemma.lower() in _ACTS), verb.head)
    if word in ("who", "whom") and sentence.tokens[verb.head].entity in ("ORG", "FAC", "GPE"):
        first = above[0] if above else verb.head
        named = sentence.tokens[sentence.tokens[first].head]
        return named.index if sentence.tokens[first].dep == "appos" and named.entity == "PERSON" else verb.head
    return verb.head


def _owners_above(sentence: Sentence, noun: int) -> list[int]:
    """The nouns that a noun hangs on, by prepositions or by a verb that both are the complements of."""
    found = nouns_above(sentence, noun)
    token = sentence.tokens[noun]
    while token.dep == "conj":
        token = sentence.tokens[token.head]
    found = found or nouns_above(sentence, token.index)
    link = sentence.tokens[token.head]
    verb = sentence.tokens[link.head]
    if not found and token.dep == "pobj" and link.lemma.lower() in _STRUCK_BY and verb.pos == "VERB":
        found = [c for c in verb.children if c < link.index and sentence.tokens[c].dep in ("dobj", "nsubj")]
        found = found if verb.dep != "acl" else [verb.head]
    return found
