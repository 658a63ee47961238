"""Whom a word of killing or hurting befalls: by the parse first, by the order of words where it fails."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.counts.ages import ends_age
from timeline.events.counts.nouns import people_noun
from timeline.events.syntax.arguments import parted_object
from timeline.events.syntax.numbers import Number
from timeline.model import Sentence, Token

NOMINAL_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "PRP"})
SKIPPED_LEFT = frozenset(
    {"was", "were", "is", "are", "been", "being", "be", "had", "has", "have", "got", "gets", "get", "lay", "lies",
     "remain", "remains", "and", "shot", "killed", "who", "that", "feared", "found", "pronounced", "declared", "left",
     "reported", "believed", "confirmed"}
)  # fmt: skip
SKIPPED_RIGHT = frozenset({"dead", "and", "to", "death", "down", "or", "fatally"})
SUFFERED = frozenset({"suffered", "sustained", "suffers", "suffering"})
# Verbs under which something is told as what is thought to have happened: "was reported to have been shot".
RAISING = frozenset({"appear", "assume", "believe", "confirm", "fear", "know", "presume", "report", "say", "seem"}
                    | {"suspect", "think", "understand"})  # fmt: skip
GAPPED = frozenset({"another", "others", "several", "dozens", "scores", "many"})
ACTIVE_PRONOUNS = frozenset({"i", "they", "we"})  # no headline says "they shot" of those hit
MAX_ASIDE_TOKENS = 9


def closes_people(tokens: Sequence[Token], index: int) -> bool:
    """Whether a headline's phrase of people ends at a token: "4 [shot]", "Boy, 3, [shot]"."""
    while index > 0 and (tokens[index].pos == "PUNCT" or (tokens[index].tag == "CD" and tokens[index - 1].text == ",")):
        index -= 1
    word = tokens[index].cased.lower()
    return tokens[index].tag == "CD" or tokens[index].pos == "AUX" or people_noun(word) is not None


def victims_of(sentence: Sentence, index: int) -> tuple[int | None, str]:
    """The token that names whom the verb kills or hurts, by the parse."""
    tokens = sentence.tokens
    token = tokens[index]
    kids = {tokens[child].dep: child for child in reversed(token.children)}
    if token.tag in ("VBN", "VBD") and "nsubjpass" not in kids and "dobj" not in kids:
        counted = _counted_before(tokens, index)
        if counted is not None:
            return counted, "gapped"
    if "nsubjpass" in kids:
        return antecedent_of(tokens, kids["nsubjpass"], token), "passive"
    if "dobj" in kids:
        relative = tokens[kids["dobj"]].tag in ("WP", "WDT") and token.dep == "relcl"
        return (token.head, "relative") if relative else (kids["dobj"], "active")
    if token.dep == "relcl" and "nsubj" in kids:
        does = tokens[kids["nsubj"]].tag in ("WP", "WDT")
        return (None, "doer") if does else (token.head, "relative")
    if token.dep in ("acl", "relcl") and token.tag in ("VBN", "VBD"):
        return _nearest(tokens, index, token.head), "participle"
    if token.tag == "VBN" and token.dep in ("pcomp", "advcl") and "auxpass" in kids:
        return sufferer_of(sentence, index), "passive"
    if token.tag == "VBN" and token.dep == "xcomp" and "auxpass" in kids and tokens[token.head].lemma in RAISING:
        return subject_of(sentence, token.head), "passive"
    if token.dep == "conj":
        head = tokens[token.head]
        outer, rule = _shared(sentence, token, head)
        if outer is not None and "nsubj" not in kids:
            return outer, rule
    parted = parted_object(sentence, token) if "nsubj" in kids else []
    if parted:
        return parted[0], "active"
    if token.tag in ("VBN", "VBD") and "nsubj" in kids and not is_fired(sentence, index):
        if tokens[kids["nsubj"]].cased.lower() in ACTIVE_PRONOUNS:
            return None, "doer"
        return _nearest(tokens, index, antecedent_of(tokens, kids["nsubj"], token)), "headline"
    if token.tag in ("VBG", "VBZ", "VBP", "VB") and "npadvmod" in kids and kids["npadvmod"] > index:
        return kids["npadvmod"], "active"
    return None, ""


def is_fired(sentence: Sentence, index: int) -> bool:
    """ "The officer shot at the dog": who shoots is no victim, though a headline may say "man shot at bar"."""
    if _counted_before(sentence.tokens, index) is not None:
        return False
    after = sentence.tokens[index + 1].cased.lower() if index + 1 < len(sentence.tokens) else ""
    aimed = after in ("from", "into", "back", "towards", "toward", "through", "randomly", "indiscriminately")
    return aimed or (after == "at" and sentence.field == "text")


def _nearest(tokens: Sequence[Token], index: int, head: int) -> int:
    """ "The mother of a boy killed": the people right before the participle rather than those they belong to."""
    before = tokens[index - 1]
    if before.index <= head or before.dep != "pobj" or people_noun(before.cased.lower()) is None:
        return head
    if head and tokens[head - 1].tag == "CD":
        return head
    return before.index if tokens[before.head].cased.lower() == "of" else head


def _counted_before(tokens: Sequence[Token], index: int) -> int | None:
    """The number or "another" right before a participle: "one dead, three critically [wounded]"."""
    position = index - 1
    while position >= 0 and tokens[position].pos == "ADV" and tokens[position].cased.lower() not in GAPPED:
        position -= 1
    if position < 0:
        return None
    word = tokens[position].cased.lower()
    return position if tokens[position].tag == "CD" or word in GAPPED else None


def _shared(sentence: Sentence, token: Token, head: Token) -> tuple[int | None, str]:
    """The subject of the verb that this one is coordinated with, where both are passive."""
    if head.pos not in ("VERB", "AUX", "ADJ") or token.tag not in ("VBN", "VBD"):
        return None, ""
    deps = {sentence.tokens[child].dep: child for child in reversed(head.children)}
    if "nsubjpass" in deps:
        return antecedent_of(sentence.tokens, deps["nsubjpass"], head), "passive"
    if head.tag == "VBN" and head.dep in ("acl", "relcl"):
        return head.head, "participle"
    return None, ""


def antecedent_of(tokens: Sequence[Token], subject: int, verb: Token) -> int:
    """Whom "who" or "that" stands for: the noun that the relative clause belongs to."""
    if tokens[subject].tag in ("WP", "WDT") or tokens[subject].cased.lower() in ("who", "that"):
        clause = verb
        while clause.dep == "conj":
            clause = tokens[clause.head]
        if clause.dep in ("relcl", "acl"):
            return _nearest(tokens, subject, clause.head)
    return subject


def subject_of(sentence: Sentence, index: int) -> int | None:
    """The subject of a verb, or of the verb that it shares one with."""
    tokens = sentence.tokens
    token = tokens[index]
    seen = 0
    while seen < 4:
        for child in token.children:
            if tokens[child].dep in ("nsubj", "nsubjpass"):
                return antecedent_of(tokens, child, token)
        if token.dep in ("acl", "relcl"):
            return token.head
        if token.dep not in ("conj", "xcomp", "advcl") or token.head == token.index:
            break
        token, seen = tokens[token.head], seen + 1
    return people_left(sentence, index)


def people_beside(sentence: Sentence, index: int, numbers: Sequence[Number]) -> int | None:
    """Whom a verb concerns where the parse says nothing: who stands at its left, else at its right."""
    word = sentence.tokens[index].cased.lower()
    if word.endswith("ing"):
        return people_right(sentence, index, numbers)
    left = people_left(sentence, index)
    return left if left is not None else people_right(sentence, index, numbers)


def people_left(sentence: Sentence, index: int) -> int | None:
    """Who stands at the left of a verb, asides left out."""
    tokens = sentence.tokens
    position = index - 1
    while position >= 0:
        position = _before_aside(tokens, position)
        token = tokens[position]
        aged = _is_age(tokens, position)
        person = people_noun(token.cased.lower()) is not None or ends_age(tokens, position)
        if (token.tag in NOMINAL_TAGS or person) and not aged:
            return _first_of_list(tokens, position)
        skipped = token.pos in ("ADV", "AUX") or token.cased.lower() in SKIPPED_LEFT or token.text in (",", "(", ")")
        if not (skipped or aged):
            return None
        position -= 1
    return None


def _is_age(tokens: Sequence[Token], position: int) -> bool:
    """Whether a number is somebody's age, "a boy, 9, died", and none of people: "four shot, one dead"."""
    if position < 1 or tokens[position].tag != "CD" or tokens[position - 1].text not in (",", "("):
        return False
    return position < 2 or tokens[position - 2].pos != "VERB"


def _before_aside(tokens: Sequence[Token], position: int) -> int:
    """The token before ", twenty of them boys," where that ends at a position; else the position itself."""
    if tokens[position].text != ",":
        return position
    words = [token.cased.lower() for token in tokens[max(0, position - MAX_ASIDE_TOKENS) : position]]
    for back in range(len(words), 1, -1):
        start = position - back
        if words[-back] == "," and start > 0 and words[-back + 2 :][:2] in (["of", "them"], ["of", "whom"]):
            return start - 1
    return position


def _first_of_list(tokens: Sequence[Token], index: int) -> int:
    """ "A man and a woman": the man, of whom the woman hangs."""
    while tokens[index].dep == "conj" and tokens[index].head < index and is_person_word(tokens[tokens[index].head]):
        index = tokens[index].head
    return index


def people_right(sentence: Sentence, index: int, numbers: Sequence[Number]) -> int | None:
    """The head of the noun phrase that begins right after a verb."""
    tokens = sentence.tokens
    position = index + 1
    while position < len(tokens) and tokens[position].cased.lower() in SKIPPED_RIGHT:
        position += 1
    head: int | None = None
    while position < len(tokens):
        token = tokens[position]
        hedged = any(n.first <= position < n.last for n in numbers)
        if token.tag in NOMINAL_TAGS:
            head = position
        elif not hedged and token.tag not in ("DT", "JJ", "PRP$", "POS", "HYPH", "RB", "JJS", "JJR", "PDT"):
            break
        position += 1
    return head


def people_behind_place(tokens: Sequence[Token], preposition: int) -> int | None:
    """The victim behind where or when: "the murder in Lima of a judge"."""
    for place in tokens[preposition].children:
        if tokens[place].dep != "pobj" or tokens[place].entity not in ("GPE", "LOC", "FAC", "DATE"):
            continue
        for child in tokens[place].children:
            if tokens[child].cased.lower() == "of":
                return next((c for c in tokens[child].children if is_person_word(tokens[c])), None)
    return None


def word_after(tokens: Sequence[Token], index: int) -> str:
    """The next word in lower case; empty at the end."""
    return tokens[index + 1].cased.lower() if index + 1 < len(tokens) else ""


def sufferer_of(sentence: Sentence, index: int) -> int | None:
    """Of whom a verb tells that has no subject of its own: "killed two before taking his own life"."""
    tokens = sentence.tokens
    token, steps = tokens[index], 0
    while steps < 6:
        subject = next((c for c in token.children if tokens[c].dep in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            return antecedent_of(tokens, subject, token)
        above = tokens[token.head]
        if above.index == token.index or (token.dep == "acl" and people_noun(above.cased.lower()) is not None):
            return None if above.index == token.index else above.index
        token, steps = above, steps + 1
        if token.pos in ("NOUN", "PROPN", "PRON", "NUM") and is_person_word(token):
            return token.index
    return None


def is_person_word(token: Token) -> bool:
    """Whether a word is for people, or in the name of one."""
    return people_noun(token.cased.lower()) is not None or token.entity == "PERSON"


def carrier_of(sentence: Sentence, index: int) -> int | None:
    """Who has the wound or is in the condition: subject of "suffered", or the noun that "with" hangs on."""
    tokens = sentence.tokens
    token = tokens[index]
    verb = tokens[token.head]
    steps = 0
    while verb.pos in ("ADP", "NOUN", "SCONJ") and steps < 4 and verb.head != verb.index:
        if verb.pos == "NOUN" and people_noun(verb.cased.lower()) is not None:
            return verb.index
        verb, steps = tokens[verb.head], steps + 1
    if people_noun(verb.cased.lower()) is not None or verb.entity == "PERSON" or verb.tag == "CD":
        return verb.index
    if verb.pos not in ("VERB", "AUX"):
        suffered = next((t for t in reversed(tokens[:index]) if t.cased.lower() in SUFFERED), None)
        return None if suffered is None else people_left(sentence, suffered.index)
    if verb.lemma == "leave":
        left = next((c for c in verb.children if tokens[c].dep == "dobj"), None)
        if left is not None:
            return None if _is_part(tokens, left) else left
    if verb.lemma in ("find", "discover", "locate") and verb.cased.lower() != "was":
        found = next((c for c in verb.children if tokens[c].dep in ("dobj", "nsubjpass")), None)
        if found is not None:
            return found
    return subject_of(sentence, verb.index)


def _is_part(tokens: Sequence[Token], index: int) -> bool:
    """Whether people are some of those told of before: "two of them"."""
    return any(
        tokens[child].cased.lower() == "of" and any(tokens[c].pos == "PRON" for c in tokens[child].children)
        for child in tokens[index].children
    )
