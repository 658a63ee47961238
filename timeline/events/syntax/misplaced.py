"""Subjects and clauses that the parser hangs on the word beside them, and where they belong."""

from __future__ import annotations

from timeline.events.syntax.arguments import MAX_DEPTH, PASSIVES, SUBJECTS, WHEN, has_auxiliary, objects_of
from timeline.model import Sentence, Token

_FINITE_TAGS = frozenset({"VBD", "VBP", "VBZ"})
_SENT_OFF = frozenset({"her", "him", "them"})
_CLAUSE_OPENERS = frozenset({"after", "as", "before", "since", "until"})


def subject_before(sentence: Sentence, token: Token) -> int | None:
    """The noun right before a clause's helping verb, hung on a word before it: "a call saying a man had been shot"."""
    helping = [c for c in token.children if sentence.tokens[c].dep in ("aux", "auxpass") and c < token.index]
    if token.dep not in ("advcl", "ccomp") or not helping:
        return None
    if sentence.tokens[helping[0]].tag not in _FINITE_TAGS:
        return None
    before = helping[0] - 1
    while before > 0 and sentence.tokens[before].pos == "ADV":
        before -= 1
    noun = sentence.tokens[max(before, 0)]
    opened = noun.dep == "pobj" and sentence.tokens[noun.head].lemma.lower() in _CLAUSE_OPENERS
    return noun.index if noun.pos in ("NOUN", "PROPN") and (noun.dep == "dobj" or opened) else None


def said_before(sentence: Sentence, token: Token) -> int | None:
    """The clause before a verb that syntax hangs on who says both: "police say he drew a gun and shot himself".

    Where tenses differ, or the verb is what is said, its subject is that of what is said first.
    """
    verb = sentence.tokens[token.head]
    clauses = [
        sentence.tokens[c]
        for c in verb.children
        if verb.index < c < token.index and sentence.tokens[c].dep == "ccomp" and sentence.tokens[c].tag in _FINITE_TAGS
    ]
    if not clauses or verb.tag not in _FINITE_TAGS or has_auxiliary(sentence, token):
        return None
    told = any(sentence.tokens[c].dep in (*SUBJECTS, *PASSIVES) for c in clauses[-1].children)
    past = token.tag == "VBD" and (token.dep == "ccomp" or (verb.tag != "VBD" and clauses[-1].tag == "VBD"))
    return clauses[-1].index if told and past else None


def loose_participle(sentence: Sentence, token: Token) -> int | None:
    """Whom a participle tells of, where syntax hangs it on the verb: "police named the teenager fatally shot there"."""
    if token.dep != "dep" or token.tag not in ("VBD", "VBN") or token.index <= token.head:
        return None
    before = token.index - 1
    while before > token.head and sentence.tokens[before].pos == "ADV":
        before -= 1
    noun = sentence.tokens[before]
    return before if noun.dep == "dobj" and noun.head == token.head else None


def cut_subject(sentence: Sentence, token: Token) -> int | None:
    """The subject of a clause that syntax hangs on the word before it: "died after men at noon placed a bomb"."""
    if token.dep != "advcl" or token.tag not in _FINITE_TAGS or has_auxiliary(sentence, token):
        return None
    openers = [
        t
        for t in sentence.tokens[token.head + 1 : token.index]
        if t.dep == "prep" and t.lemma.lower() in _CLAUSE_OPENERS
    ]
    nouns = [c for opener in openers[-1:] for c in objects_of(sentence, opener) if c > opener.index]
    nouns = [c for c in nouns if not sentence.tokens[c].entity.startswith(WHEN)]
    if len(nouns) != 1:
        return None
    between = sentence.tokens[nouns[0] + 1 : token.index]
    if openers[-1].head != token.head:  # "was taken to a ward after men at noon placed a bomb"
        return nouns[0] if all(t.entity in ("DATE", "TIME") or t.pos == "ADV" for t in between) else None
    return nouns[0] if not any(t.text == "," for t in between) or _is_set_off(sentence, nouns[0], token) else None


def _is_set_off(sentence: Sentence, noun: int, verb: Token) -> bool:
    """Whether only a name or the like stands between a noun and a verb: "after the mayor, Ann Roe, promised"."""
    tokens = sentence.tokens
    beside = any(tokens[c].dep == "appos" and noun < c < verb.index for c in tokens[noun].children)
    commas = [t.index for t in tokens[noun + 1 : verb.index] if t.text == ","]
    return beside and commas == [noun + 1, verb.index - 1]


def blaming_verb(sentence: Sentence, preposition: Token) -> Token | None:
    """The verb over the noun that a preposition's own verb only describes: "blamed men trained there for the raid"."""
    described = sentence.tokens[preposition.head]
    for _ in range(MAX_DEPTH):
        if described.dep in ("acl", "relcl") or described.head == described.index:
            break
        described = sentence.tokens[described.head]
    noun = sentence.tokens[described.head]
    if described.dep not in ("acl", "relcl") or described.pos not in ("VERB", "AUX") or noun.dep != "dobj":
        return None
    verb = sentence.tokens[noun.head]
    own = [sentence.tokens[c].lemma.lower() for c in (*verb.children, *noun.children) if c > noun.index]
    return None if preposition.lemma.lower() in own else verb


def sharing_verb(sentence: Sentence, token: Token) -> int:
    """The verb whose subject a participle shares: of "flights stopped after a bomb hit a jet, killing ten" the last."""
    head = sentence.tokens[token.head]
    if token.dep == "conj" and token.tag in _FINITE_TAGS and (head.dep, head.tag) == ("pcomp", "VBG"):
        return sentence.tokens[head.head].head  # "convicted him of stealing lead and sentenced him"
    if token.dep != "advcl" or token.tag != "VBG" or sentence.tokens[token.index - 1].text != ",":
        return token.head
    if head.dep == "xcomp" and any(sentence.tokens[c].cased.lower() in _SENT_OFF for c in token.children):
        return head.head  # "ordered two envoys to leave, accusing them"
    nearer = [
        t.index
        for t in sentence.tokens[token.head + 1 : token.index]
        if t.dep == "advcl" and t.head == token.head and t.tag in ("VBD", "VBN", "VBZ", "VBP")
        and any(sentence.tokens[c].dep in SUBJECTS for c in t.children)
    ]  # fmt: skip
    return nearer[-1] if nearer else token.head


def raised_objects(sentence: Sentence, verb: Token) -> list[int]:
    """The objects of the verb that follows and shares them: in "ambushed and killed five soldiers" of the first."""
    tokens = sentence.tokens
    after = [tokens[c] for c in verb.children if c > verb.index and tokens[c].dep not in ("cc", "punct", "prt")]
    last = next((t for t in after if t.dep == "conj" and t.pos == "VERB"), None)
    if last is None or any(t.index < last.index for t in after if t is not last):
        return []
    between = tokens[verb.index + 1 : last.index]
    if any(t.dep not in ("cc", "advmod", "prt") for t in between):
        return []
    return [c for c in last.children if tokens[c].dep in ("dobj", "obj")]
