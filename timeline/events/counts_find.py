"""Mentions of people killed or hurt in one sentence: from the parse first, from the order of words where it fails."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.events.counts_people import (
    ORDINALS,
    People,
    conjunct_heads,
    ends_age,
    further_heads,
    left_edge,
    people_noun,
    read_people,
)
from timeline.events.counts_periods import is_sum_of_a_time
from timeline.events.counts_values import Count, Kind, Share
from timeline.events.numbers import Number, find_numbers
from timeline.events.reference_rows import read_rows
from timeline.model import Sentence, Token

FRAMES = frozenset(
    {"object", "subject", "adjective", "of", "count", "life", "toll", "body", "wound", "hospital", "condition",
     "suicide", "adverb", "passed", "victim", "survive", "recover"}
)  # fmt: skip
STRUCK = frozenset({"struck", "strike", "strikes", "hit", "hits", "hitting", "striking"})
NOMINAL_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "PRP"})
SKIPPED_LEFT = frozenset(
    {"was", "were", "is", "are", "been", "being", "be", "had", "has", "have", "got", "gets", "get", "lay", "lies",
     "remain", "remains", "and", "shot", "killed", "who", "that", "feared", "found", "pronounced", "declared", "left",
     "reported", "believed", "confirmed"}
)  # fmt: skip
SKIPPED_RIGHT = frozenset({"dead", "and", "to", "death", "down", "or", "fatally"})
WEAPON_VERBS = frozenset({"gun", "guns", "gunned", "gunning", "mow", "mows", "mowed", "mown", "mowing"})
UNREAL_VERBS = frozenset(
    {"try", "attempt", "threaten", "plan", "vow", "want", "conspire", "intend", "plot", "order", "seek", "aim",
     "refuse", "fail", "avoid", "prevent", "hope", "wish", "promise", "offer", "urge", "swear"}
)  # fmt: skip
CARRIED_OUT = frozenset({"go", "manage", "proceed", "continue", "begin", "start", "come", "use", "appear"})
MODALS = frozenset({"would", "could", "might", "should", "may", "can", "will", "must", "'ll", "’ll", "'d"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
TRAVEL = frozenset(
    {"take", "rush", "transport", "airlift", "fly", "bring", "drive", "carry", "send", "admit", "treat", "go",
     "arrive", "transfer", "hospitalize", "convey", "walk", "show", "remain"}
)  # fmt: skip
CARRY = frozenset({"take", "rush", "transport", "airlift", "fly", "bring", "drive", "carry"})
SUFFERED = frozenset({"suffered", "sustained", "suffers", "suffering"})
GRAVE = frozenset({"critical", "serious", "stable", "grave", "fair", "guarded", "good", "satisfactory", "unstable"})
FATAL = frozenset({"fatally", "mortally"})
DEADLY = frozenset(
    {"accident", "ambush", "assault", "attack", "beating", "blast", "bombing", "collision", "crash", "encounter",
     "explosion", "incident", "raid", "robbery", "shooting", "shootout", "stabbing", "wreck"}
)  # fmt: skip
ATTEMPTED = frozenset({"attempted", "attempt", "alleged"})
SAID = frozenset({"say", "report", "announce", "state", "confirm", "tell", "add", "declare", "indicate"})
LEGAL = frozenset({"charge", "charges", "degree", "trial", "conspiracy", "attempted", "suspicion", "unit", "squad"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a word says of people, and where they stand."""

    kind: Kind
    frame: str


@dataclass(frozen=True, slots=True)
class Found:
    """People found for a trigger: their tokens, the reading's rule and how far it is to be trusted."""

    heads: tuple[int, ...]
    kind: Kind
    rule: str
    score: float


def find_counts(sentence: Sentence) -> tuple[Count, ...]:
    """The mentions of people killed, hurt or struck in a sentence, in text order."""
    table = load_triggers()
    hits = [token.index for token in sentence.tokens if token.cased.lower() in table]
    if not hits:
        return ()
    numbers = find_numbers(sentence)
    best: dict[tuple[int, Kind], Count] = {}
    for index in hits:
        if is_unreal(sentence.tokens, index):
            continue
        for found in _read(sentence, index, table[sentence.tokens[index].cased.lower()], numbers):
            for count in _counts(sentence, index, found, numbers):
                key = (count.victims_start, count.kind)
                if key not in best or count.score > best[key].score:
                    best[key] = count
    return _without_doubles(sorted(best.values(), key=lambda count: (count.start, count.end, count.kind)))


@functools.cache
def load_triggers() -> dict[str, Trigger]:
    """The shipped words, read once a process. A word of two frames keeps the one its context decides: first listed."""
    table: dict[str, Trigger] = {}
    for row, _ in read_rows("casualty_triggers.csv", ("word", "kind", "frame")):
        kind: Kind = "deaths" if row["kind"] == "deaths" else "injured" if row["kind"] == "injured" else "casualties"
        known = table.get(row["word"])
        if known is None or (known.frame != "object" and row["frame"] == "object"):
            table[row["word"]] = Trigger(kind, row["frame"])
    return table


def is_unreal(tokens: Sequence[Token], index: int) -> bool:
    """Whether killing or hurting is only tried, feared, planned or possible."""
    token = tokens[index]
    if token.lemma == "survive":
        return False
    for child in token.children:
        if tokens[child].dep == "aux" and tokens[child].cased.lower() in MODALS:
            return True
    head = tokens[token.head]
    to = any(tokens[child].dep == "aux" and tokens[child].cased.lower() == "to" for child in token.children)
    if token.tag == "VB" and to and head.lemma.lower() not in CARRIED_OUT:
        return True
    if token.dep in ("xcomp", "ccomp", "advcl") and head.index != index and head.lemma.lower() in UNREAL_VERBS:
        return token.tag in ("VB", "VBG")
    return index > 0 and tokens[index - 1].cased.lower() in ATTEMPTED


def _read(sentence: Sentence, index: int, trigger: Trigger, numbers: Sequence[Number]) -> Iterator[Found]:
    token = sentence.tokens[index]
    if trigger.frame == "object":
        yield from _read_verb(sentence, index, trigger, numbers)
    elif trigger.frame == "passed":
        if index + 1 < len(sentence.tokens) and sentence.tokens[index + 1].cased.lower() == "away":
            yield from _one(_subject(sentence, index), trigger.kind, "subject", 0.9)
    elif trigger.frame == "subject":
        yield from _one(_subject(sentence, index), trigger.kind, "subject", 0.9)
    elif trigger.frame == "adjective":
        yield from _read_adjective(sentence, index, trigger)
    elif trigger.frame == "of":
        yield from _read_noun(sentence, index, trigger, numbers)
    elif trigger.frame == "life":
        yield from _read_life(sentence, index, numbers)
    elif trigger.frame == "toll":
        yield from _read_toll(sentence, index, numbers)
    elif trigger.frame == "body":
        yield from _read_body(sentence, index)
    elif trigger.frame in ("wound", "count"):
        yield from _read_wound(sentence, index, trigger)
    elif trigger.frame == "suicide":
        yield from _read_suicide(sentence, index)
    elif trigger.frame == "fatal":
        noun = sentence.tokens[token.head]
        if token.dep == "amod" and noun.tag == "NN" and noun.lemma.lower() in DEADLY:
            yield Found((noun.index,), "deaths", "fatal", 0.5)
    elif trigger.frame == "adverb":
        yield from _read_fatally(sentence, index)
    elif trigger.frame == "hospital":
        yield from _read_hospital(sentence, index)
    elif trigger.frame == "victim":
        yield from _read_victims(sentence, index, numbers)
    elif trigger.frame == "survive":
        yield from _read_survive(sentence, index)
    elif trigger.frame == "recover":
        yield from _read_recover(sentence, index)
    elif trigger.frame == "condition" and token.children:
        words = {sentence.tokens[child].cased.lower() for child in token.children}
        if words & GRAVE:
            yield from _one(_carrier(sentence, index), "injured", "condition", 0.6)


def _one(head: int | None, kind: Kind, rule: str, score: float) -> Iterator[Found]:
    if head is not None:
        yield Found((head,), kind, rule, score)


def _read_verb(sentence: Sentence, index: int, trigger: Trigger, numbers: Sequence[Number]) -> Iterator[Found]:
    tokens = sentence.tokens
    word = tokens[index].cased.lower()
    numbered = any(n.first == index + 1 for n in numbers)
    if word in ("wound", "wounds") and (tokens[index].pos != "VERB" and not numbered):
        yield from _read_wound(sentence, index, trigger)
        return
    if trigger.kind == "injured" and _is_numbered_attribute(sentence, index, numbers):
        yield Found((index - 1,), trigger.kind, "attribute", 0.6)
        return
    if not _is_verbal(tokens, index) and not (word == "wounds" and numbered):
        yield from _read_noun(sentence, index, trigger, numbers)
        return
    if word in WEAPON_VERBS and not (index + 1 < len(tokens) and tokens[index + 1].cased.lower() == "down"):
        return
    kind = _outcome(tokens, index, trigger.kind)
    if word in STRUCK and not _by_bullet(tokens, index):
        return
    if kind == "casualties" and _other_verb_tells(tokens, index):
        return
    head, rule = victims_of(sentence, index)
    if head is None and _fires(sentence, index):
        return
    if head is None:
        after = rule == "doer"
        head = _right_people(sentence, index, numbers) if after else _beside(sentence, index, numbers)
        rule = "beside"
    if head is not None:
        yield Found((head,), kind, rule, 0.9 if rule != "beside" else 0.7)


def _is_numbered_attribute(sentence: Sentence, index: int, numbers: Sequence[Number]) -> bool:
    """ "Twelve injured men are being treated": a number, the word, and the people right after it."""
    token = sentence.tokens[index]
    counted = any(number.last == index for number in numbers)
    return counted and token.dep == "amod" and token.head == index + 1


def _is_verbal(tokens: Sequence[Token], index: int) -> bool:
    """A verb, or a word of a headline that can only be one."""
    token = tokens[index]
    counted = bool(index) and (tokens[index - 1].tag == "CD" or tokens[index - 1].cased.lower() in GAPPED)
    if counted and token.cased.lower() in ("shot", "killed", "wounded", "injured", "hurt"):
        return _predicate(tokens, index)
    if token.pos in ("VERB", "AUX"):
        return token.dep not in ("amod", "compound") or (token.tag in ("VBD", "VBN") and _predicate(tokens, index))
    word = token.cased.lower()
    if word.endswith("ing") or word in ("murder", "murders", "massacre", "strike", "strikes", "hit", "hits", "wounds"):
        return False
    before = tokens[index - 1] if index else None
    if word in ("shot", "shots"):
        return bool(before) and word == "shot" and before is not None and _closes_people(tokens, index - 1)
    return token.pos in ("ADJ", "PROPN", "NOUN", "ADV") and word.endswith(("ed", "hurt", "slain"))


def _closes_people(tokens: Sequence[Token], index: int) -> bool:
    """Whether a headline's phrase of people ends at a token: "4 [shot]", "Boy, 3, [shot]"."""
    while index > 0 and (tokens[index].pos == "PUNCT" or (tokens[index].tag == "CD" and tokens[index - 1].text == ",")):
        index -= 1
    word = tokens[index].cased.lower()
    return tokens[index].tag == "CD" or tokens[index].pos == "AUX" or people_noun(word) is not None


def _predicate(tokens: Sequence[Token], index: int) -> bool:
    """A participle after a noun, not before one: "3 wounded", not "the wounded man"."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return after is None or after.pos not in ("NOUN", "PROPN", "NUM", "ADJ") or after.cased.lower() == "dead"


def _outcome(tokens: Sequence[Token], index: int, kind: Kind) -> Kind:
    """Shot becomes deaths with "dead", "to death" or "fatally" beside it."""
    if kind == "deaths":
        return kind
    before = {token.cased.lower() for token in tokens[max(0, index - 2) : index]}
    after = [token.cased.lower() for token in tokens[index + 1 : index + 4]]
    gunned = tokens[index].cased.lower() in WEAPON_VERBS
    later = [token.cased.lower() for token in tokens[index + 1 : index + 10]]
    clause = later[: next((i for i, word in enumerate(later) if word in (",", ".", ";", "and")), len(later))]
    if any(pair == ("to", "death") for pair in itertools.pairwise(clause)):
        return "deaths"
    killed = after[:1] in (["dead"], ["fatally"]) or after[:2] == ["to", "death"] or bool(before & FATAL)
    return "deaths" if killed or gunned else kind


def _by_bullet(tokens: Sequence[Token], index: int) -> bool:
    words = {token.cased.lower() for token in tokens}
    if not words & BULLETS:
        return False
    kids = [tokens[child] for child in tokens[index].children]
    by_one = any(kid.dep == "nsubj" and kid.cased.lower() in BULLETS for kid in kids)
    return by_one or any(kid.dep in ("agent", "nsubjpass", "prep") for kid in kids)


BULLETS = frozenset({"bullet", "bullets", "gunfire", "gunshot", "gunshots", "shots", "shot", "gunman", "shrapnel",
                     "pellets", "shooting", "shooter", "gun", "fire", "shotgun", "crossfire"})  # fmt: skip


def _other_verb_tells(tokens: Sequence[Token], index: int) -> bool:
    """ "Shot and killed", "shot and wounded": the second verb is the one that counts."""
    table = load_triggers()
    following = [token.cased.lower() for token in tokens[index + 1 : index + 5]]
    if following[:1] not in (["and"], [","]):
        return False
    for word in following[1:3]:
        trigger = table.get(word)
        if trigger is not None and trigger.frame == "object" and trigger.kind != "casualties":
            return True
    return False


# Verbs under which something is told as what is thought to have happened: "was reported to have been shot".
RAISING = frozenset({"appear", "assume", "believe", "confirm", "fear", "know", "presume", "report", "say", "seem"}
                    | {"suspect", "think", "understand"})  # fmt: skip


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
        return _antecedent(tokens, kids["nsubjpass"], token), "passive"
    if "dobj" in kids:
        relative = tokens[kids["dobj"]].tag in ("WP", "WDT") and token.dep == "relcl"
        return (token.head, "relative") if relative else (kids["dobj"], "active")
    if token.dep == "relcl" and "nsubj" in kids:
        does = tokens[kids["nsubj"]].tag in ("WP", "WDT")
        return (None, "doer") if does else (token.head, "relative")
    if token.dep in ("acl", "relcl") and token.tag in ("VBN", "VBD"):
        return _nearest(tokens, index, token.head), "participle"
    if token.tag == "VBN" and token.dep in ("pcomp", "advcl") and "auxpass" in kids:
        return _sufferer(sentence, index), "passive"
    if token.tag == "VBN" and token.dep == "xcomp" and "auxpass" in kids and tokens[token.head].lemma in RAISING:
        return _subject(sentence, token.head), "passive"
    if token.dep == "conj":
        head = tokens[token.head]
        outer, rule = _shared(sentence, token, head)
        if outer is not None and "nsubj" not in kids:
            return outer, rule
    if token.tag in ("VBN", "VBD") and "nsubj" in kids and not _fires(sentence, index):
        return _nearest(tokens, index, _antecedent(tokens, kids["nsubj"], token)), "headline"
    if token.tag in ("VBG", "VBZ", "VBP", "VB") and "npadvmod" in kids and kids["npadvmod"] > index:
        return kids["npadvmod"], "active"
    return None, ""


def _fires(sentence: Sentence, index: int) -> bool:
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


GAPPED = frozenset({"another", "others", "several", "dozens", "scores", "many"})


def _shared(sentence: Sentence, token: Token, head: Token) -> tuple[int | None, str]:
    """The subject of the verb that this one is coordinated with, where both are passive."""
    if head.pos not in ("VERB", "AUX", "ADJ") or token.tag not in ("VBN", "VBD"):
        return None, ""
    deps = {sentence.tokens[child].dep: child for child in reversed(head.children)}
    if "nsubjpass" in deps:
        return _antecedent(sentence.tokens, deps["nsubjpass"], head), "passive"
    if head.tag == "VBN" and head.dep in ("acl", "relcl"):
        return head.head, "participle"
    return None, ""


def _antecedent(tokens: Sequence[Token], subject: int, verb: Token) -> int:
    """Whom "who" or "that" stands for: the noun that the relative clause belongs to."""
    if tokens[subject].tag in ("WP", "WDT") or tokens[subject].cased.lower() in ("who", "that"):
        clause = verb
        while clause.dep == "conj":
            clause = tokens[clause.head]
        if clause.dep in ("relcl", "acl"):
            return _nearest(tokens, subject, clause.head)
    return subject


def _subject(sentence: Sentence, index: int) -> int | None:
    tokens = sentence.tokens
    token = tokens[index]
    seen = 0
    while seen < 4:
        for child in token.children:
            if tokens[child].dep in ("nsubj", "nsubjpass"):
                return _antecedent(tokens, child, token)
        if token.dep in ("acl", "relcl"):
            return token.head
        if token.dep not in ("conj", "xcomp", "advcl") or token.head == token.index:
            break
        token, seen = tokens[token.head], seen + 1
    return _left_people(sentence, index)


def _beside(sentence: Sentence, index: int, numbers: Sequence[Number]) -> int | None:
    """Whom a verb concerns where the parse says nothing: who stands at its left, else at its right."""
    word = sentence.tokens[index].cased.lower()
    if word.endswith("ing"):
        return _right_people(sentence, index, numbers)
    left = _left_people(sentence, index)
    return left if left is not None else _right_people(sentence, index, numbers)


def _left_people(sentence: Sentence, index: int) -> int | None:
    tokens = sentence.tokens
    position = index - 1
    while position >= 0:
        position = _before_aside(tokens, position)
        token = tokens[position]
        aged = position > 0 and token.tag == "CD" and tokens[position - 1].text in (",", "(")
        person = people_noun(token.cased.lower()) is not None or ends_age(tokens, position)
        if (token.tag in NOMINAL_TAGS or person) and not aged:
            return _first_of_list(tokens, position)
        skipped = token.pos in ("ADV", "AUX") or token.cased.lower() in SKIPPED_LEFT or token.text in (",", "(", ")")
        if not (skipped or aged):
            return None
        position -= 1
    return None


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


MAX_ASIDE_TOKENS = 9


def _first_of_list(tokens: Sequence[Token], index: int) -> int:
    """ "A man and a woman": the man, of whom the woman hangs."""
    while tokens[index].dep == "conj" and tokens[index].head < index and _is_person(tokens[tokens[index].head]):
        index = tokens[index].head
    return index


def _right_people(sentence: Sentence, index: int, numbers: Sequence[Number]) -> int | None:
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


def _read_adjective(sentence: Sentence, index: int, trigger: Trigger) -> Iterator[Found]:
    tokens = sentence.tokens
    token = tokens[index]
    before = tokens[index - 1].cased.lower() if index else ""
    if token.cased.lower() == "critical":
        if index and (tokens[index - 1].tag == "CD" or before in GAPPED):
            yield from _one(index - 1, trigger.kind, "predicate", 0.7)
        return
    if before in ("shot", "shoot", "shoots", "shooting"):
        return
    if before == "the" and token.dep not in ("acomp",):
        return
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.dep == "amod" and after is not None and after.index == token.head and token.head > index:
        yield from _one(token.head, trigger.kind, "attribute", 0.6)
        return
    head = None
    for child in token.children:
        if tokens[child].dep in ("nsubj", "nsubjpass"):
            head = child
    verb = tokens[token.head]
    if head is None and token.dep in ("acomp", "oprd", "xcomp", "ccomp") and verb.pos in ("VERB", "AUX"):
        head = _of_predicate(tokens, verb)
    if head is None or tokens[head].cased.lower() in ("police", "authorities", "officials"):
        head = _left_people(sentence, index)
    yield from _one(head, trigger.kind, "predicate", 0.85)


def _of_predicate(tokens: Sequence[Token], verb: Token) -> int | None:
    """Of whom "dead" is said: the object of "left", else the subject of "were" or "was pronounced"."""
    deps = {tokens[child].dep: child for child in reversed(verb.children)}
    if verb.lemma in ("leave", "find") and "dobj" in deps:
        return deps["dobj"]
    for dep in ("nsubjpass", "nsubj"):
        if dep in deps:
            return _antecedent(tokens, deps[dep], verb)
    if verb.dep in ("acl", "relcl"):
        return verb.head
    if verb.dep == "conj":
        return _of_predicate(tokens, tokens[verb.head])
    return deps.get("dobj")


def _read_noun(sentence: Sentence, index: int, trigger: Trigger, numbers: Sequence[Number]) -> Iterator[Found]:
    """ "The death of two men", "his brother's killing", "the shooting death of Ann Roe", "three deaths"."""
    tokens = sentence.tokens
    token = tokens[index]
    word = token.cased.lower()
    if token.pos not in ("NOUN", "PROPN", "VERB"):
        return
    around = {t.cased.lower() for t in tokens[max(0, index - 3) : index + 3]}
    if around & LEGAL and trigger.kind == "deaths":
        around_head = next((c for c in token.children if tokens[c].cased.lower() == "of"), None)
        if around_head is None or "attempted" in around:
            return
    fatal = any(tokens[child].cased.lower() in ("fatal", "deadly") for child in token.children)
    kind: Kind = "deaths" if fatal or word in DEATH_NOUNS else trigger.kind
    if index + 1 < len(tokens) and tokens[index + 1].cased.lower() in ("death", "deaths", "spree", "suspect"):
        return
    for child in token.children:
        part = tokens[child]
        if part.cased.lower() == "of":
            victim = next((c for c in part.children if tokens[c].dep == "pobj"), None)
            yield from _one(victim, kind, "of", 0.8)
        elif part.dep == "prep":
            yield from _one(_behind_a_place(tokens, child), kind, "of", 0.8)
        elif part.dep == "poss" and part.tag not in ("PRP$",):
            yield from _one(child, kind, "possessive", 0.7)
    if index and tokens[index - 1].cased.lower() in MULTIPLES:
        yield Found((index - 1,), kind, "multiple", 0.7)
    numbered = next((n for n in numbers if n.last == index), None)
    if numbered is not None and word in COUNTED_DEATHS:
        yield Found((numbered.last - 1,), kind, "counted", 0.7)


def _behind_a_place(tokens: Sequence[Token], preposition: int) -> int | None:
    """The victim behind where or when: "the murder in Lima of a judge"."""
    for place in tokens[preposition].children:
        if tokens[place].dep != "pobj" or tokens[place].entity not in ("GPE", "LOC", "FAC", "DATE"):
            continue
        for child in tokens[place].children:
            if tokens[child].cased.lower() == "of":
                return next((c for c in tokens[child].children if _is_person(tokens[c])), None)
    return None


DEATH_NOUNS = frozenset({"death", "deaths", "killing", "killings", "murder", "murders", "slaying", "slayings",
                         "assassination", "execution", "massacre", "beheading", "lynching",
                         "homicide", "homicides", "fatalities"})  # fmt: skip
MULTIPLES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
COUNTED_DEATHS = frozenset({"deaths", "murders", "killings", "slayings", "fatalities", "casualties"})


def _read_life(sentence: Sentence, index: int, numbers: Sequence[Number]) -> Iterator[Found]:
    """ "Claimed the lives of 12", "claimed 12 lives", "lost her life"."""
    tokens = sentence.tokens
    token = tokens[index]
    verb = tokens[token.head]
    if verb.lemma in ("fight", "cling") or (token.cased.lower() == "life" and _next_word(tokens, index) == "support"):
        yield from _one(_sufferer(sentence, verb.index), "injured", "life", 0.6)
        return
    if verb.lemma not in ("claim", "take", "cost", "lose"):
        return
    if verb.lemma == "take" and any(tokens[c].cased.lower() == "own" for c in token.children):
        yield from _one(_sufferer(sentence, verb.index), "deaths", "suicide", 0.8)
        return
    for child in token.children:
        if tokens[child].cased.lower() == "of":
            victim = next((c for c in tokens[child].children if tokens[c].dep == "pobj"), None)
            yield from _one(victim, "deaths", "lives", 0.9)
            return
    numbered = next((n for n in numbers if n.last == index), None)
    owner = next((c for c in token.children if tokens[c].dep == "poss" and tokens[c].pos != "PRON"), None)
    if numbered is not None:
        yield Found((numbered.last - 1,), "deaths", "lives", 0.9)
    elif owner is not None and verb.lemma != "lose":
        yield from _one(owner, "deaths", "lives", 0.8)
    elif verb.lemma == "lose" and any(tokens[c].dep == "poss" for c in token.children):
        yield from _one(_subject(sentence, verb.index), "deaths", "lives", 0.8)


def _next_word(tokens: Sequence[Token], index: int) -> str:
    return tokens[index + 1].cased.lower() if index + 1 < len(tokens) else ""


def _sufferer(sentence: Sentence, index: int) -> int | None:
    """Of whom a verb tells that has no subject of its own: "killed two before taking his own life"."""
    tokens = sentence.tokens
    token, steps = tokens[index], 0
    while steps < 6:
        subject = next((c for c in token.children if tokens[c].dep in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            return _antecedent(tokens, subject, token)
        above = tokens[token.head]
        if above.index == token.index or (token.dep == "acl" and people_noun(above.cased.lower()) is not None):
            return None if above.index == token.index else above.index
        token, steps = above, steps + 1
        if token.pos in ("NOUN", "PROPN", "PRON", "NUM") and _is_person(token):
            return token.index
    return None


def _is_person(token: Token) -> bool:
    return people_noun(token.cased.lower()) is not None or token.entity == "PERSON"


def _read_victims(sentence: Sentence, index: int, numbers: Sequence[Number]) -> Iterator[Found]:
    """ "Six gunshot victims", "a second shooting victim": struck, told by the noun alone."""
    tokens = sentence.tokens
    if index == 0 or tokens[index - 1].cased.lower() not in VICTIM_OF:
        return
    first = left_edge(sentence, index, numbers)
    apart = any(token.cased.lower() in ORDINALS for token in tokens[first:index])
    if apart or any(n.first >= first and n.last <= index for n in numbers):
        yield Found((index,), "casualties", "victims", 0.5)


VICTIM_OF = frozenset({"shooting", "gunshot", "gunfire", "stabbing", "bombing", "blast", "burn", "crash"})


def _read_survive(sentence: Sentence, index: int) -> Iterator[Found]:
    """ "All three are expected to survive": struck, and alive."""
    tokens = sentence.tokens
    verb = tokens[tokens[index].head]
    if verb.lemma == "expect" and tokens[index].dep in ("xcomp", "ccomp"):
        subject = next((c for c in verb.children if tokens[c].dep in ("nsubj", "nsubjpass")), None)
        yield from _one(subject, "casualties", "survive", 0.5)


def _read_recover(sentence: Sentence, index: int) -> Iterator[Found]:
    """ "A man is recovering after being shot", "recovering in hospital"."""
    words = {token.cased.lower() for token in sentence.tokens[index + 1 :]}
    if words & RECOVERED_FROM:
        yield from _one(_sufferer(sentence, index), "casualties", "recover", 0.5)


RECOVERED_FROM = frozenset({"shot", "hospital", "wound", "wounds", "injuries", "surgery", "stabbed", "hit", "struck"})


def _read_toll(sentence: Sentence, index: int, numbers: Sequence[Number]) -> Iterator[Found]:
    """ "The death toll rose to 31", "toll reaches 12": the last number that follows, "from 29 to 31" being 31."""
    words = [token.cased.lower() for token in sentence.tokens]
    if words[index] == "number" and not _is_of_dead(words, index):
        return
    if words[index] != "toll" and not DEAD_WORDS & set(words):
        return
    following = [n for n in numbers if index < n.first <= index + 14]
    to = [n for n in following if n.first and words[n.first - 1] in BEFORE_TOLL]
    to = [n for n in to if not _counts_hurt(sentence.tokens, n)]
    if to:
        yield Found((to[0].last - 1,), "deaths", "toll", 0.95)


DEAD_WORDS = frozenset({"death", "deaths", "killed", "dead", "fatalities"})
BEFORE_TOLL = frozenset(
    {"to", "at", "of", "is", "was", "as", "reach", "reached", "reaches", "hit", "hits", "pass", "passed", "passes"}
    | {"top", "topped", "tops", "exceeds", "exceeded", "surpassed", "surpasses", "climbs", "now", "stands"}
)


def _is_of_dead(words: Sequence[str], index: int) -> bool:
    """ "The number of dead", "the number of people killed"."""
    after = words[index + 1 : index + 5]
    return after[:1] == ["of"] and not DEAD_WORDS.isdisjoint(after)


def _counts_hurt(tokens: Sequence[Token], number: Number) -> bool:
    return any(t.cased.lower() in ("injured", "wounded", "hurt") for t in tokens[number.last : number.last + 2])


def _read_body(sentence: Sentence, index: int) -> Iterator[Found]:
    """ "The bodies of 12 miners were found", "three bodies were recovered"."""
    tokens = sentence.tokens
    token = tokens[index]
    verb = tokens[token.head]
    if verb.lemma not in ("find", "recover", "discover", "locate", "retrieve", "pull", "dump", "identify", "uncover"):
        return
    for child in token.children:
        if tokens[child].cased.lower() == "of":
            victim = next((c for c in tokens[child].children if tokens[c].dep == "pobj"), None)
            yield from _one(victim, "deaths", "bodies", 0.8)
            return
        if tokens[child].dep == "poss" and tokens[child].tag != "PRP$":
            yield from _one(child, "deaths", "bodies", 0.7)
            return
        if tokens[child].dep == "nummod":
            yield from _one(child, "deaths", "bodies", 0.7)


def _read_wound(sentence: Sentence, index: int, trigger: Trigger) -> Iterator[Found]:
    """ "Suffered a gunshot wound", "a man with burns", "12 injuries", "no injuries were reported"."""
    tokens = sentence.tokens
    token = tokens[index]
    if _is_untold(tokens, index):
        return
    before = {t.cased.lower() for t in tokens[max(0, index - 4) : index]}
    if token.cased.lower() == "injury":
        of = next((c for c in token.children if tokens[c].cased.lower() == "of"), None)
        hurt = None if of is None else next((c for c in tokens[of].children if _is_person(tokens[c])), None)
        if hurt is not None:
            yield from _one(hurt, "injured", "of", 0.7)
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
    yield from _one(_carrier(sentence, index), kind if kind != "injured" else "casualties", "wound", 0.6)


# What is done to wounds or the wounded by others than who has them.
NOT_SUFFERED = frozenset(
    {"escape", "avoid", "elude", "evade", "cause", "inflict", "evacuate", "prevent", "treat", "carry"}
)  # fmt: skip


def _is_untold(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is said that nothing is known: "no word of casualties", "gave no figure for the injuries"."""
    above = tokens[tokens[index].head]
    if tokens[index].dep != "pobj" or tokens[above.head].pos != "NOUN":
        return False
    return any(tokens[c].cased.lower() in ("no", "any") for c in tokens[above.head].children)


def _read_fatally(sentence: Sentence, index: int) -> Iterator[Found]:
    """ "Six were shot, two fatally", "one of them fatally"."""
    tokens = sentence.tokens
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is not None and after.cased.lower() in load_triggers():
        return
    back = index - 3 if index >= 3 and tokens[index - 2].cased.lower() == "of" else index - 1
    if back >= 0 and tokens[back].tag == "CD":
        yield Found((back,), "deaths", "fatally", 0.8)


def _read_suicide(sentence: Sentence, index: int) -> Iterator[Found]:
    """ "Committed suicide", "turned the gun on himself": whoever did so is dead, and was the attacker."""
    tokens = sentence.tokens
    verb = tokens[tokens[index].head]
    committed = tokens[index].cased.lower() == "suicide" and verb.lemma == "commit"
    turned = tokens[index].cased.lower() == "gun" and verb.lemma == "turn" and _on_self(tokens, index)
    if committed or turned:
        yield from _one(_subject(sentence, verb.index), "deaths", "suicide", 0.8)


def _on_self(tokens: Sequence[Token], index: int) -> bool:
    return any(token.cased.lower() in SELF for token in tokens[index + 1 : index + 4])


def _carrier(sentence: Sentence, index: int) -> int | None:
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
        return None if suffered is None else _left_people(sentence, suffered.index)
    if verb.lemma == "leave":
        left = next((c for c in verb.children if tokens[c].dep == "dobj"), None)
        if left is not None:
            return None if _is_part(tokens, left) else left
    if verb.lemma in ("find", "discover", "locate") and verb.cased.lower() != "was":
        found = next((c for c in verb.children if tokens[c].dep in ("dobj", "nsubjpass")), None)
        if found is not None:
            return found
    return _subject(sentence, verb.index)


def _is_part(tokens: Sequence[Token], index: int) -> bool:
    """Whether people are some of those told of before: "two of them"."""
    return any(
        tokens[child].cased.lower() == "of" and any(tokens[c].pos == "PRON" for c in tokens[child].children)
        for child in tokens[index].children
    )


def _read_hospital(sentence: Sentence, index: int) -> Iterator[Found]:
    """ "Two people were taken to a hospital": struck, whatever became of them."""
    tokens = sentence.tokens
    position, steps = tokens[index], 0
    while position.pos != "VERB" and position.head != position.index and steps < 5:
        position, steps = tokens[position.head], steps + 1
    if position.lemma.lower() not in TRAVEL:
        return
    subject = next((c for c in position.children if tokens[c].dep == "nsubjpass"), None)
    if position.index == index and _next_word(tokens, index) in NOT_BY_DOCTORS:
        return
    if subject is not None:
        yield from _one(_antecedent(tokens, subject, position), "casualties", "hospital", 0.5)
        return
    carried = next((c for c in position.children if tokens[c].dep == "dobj"), None)
    if carried is not None and position.lemma in CARRY and position.index != index:
        yield from _one(carried, "casualties", "hospital", 0.5)


NOT_BY_DOCTORS = frozenset(
    {"as", "like", "with", "by", "well", "badly", "fairly", "unfairly", "kindly", "humanely", "harshly", "poorly"}
)  # fmt: skip


def _counts(sentence: Sentence, index: int, found: Found, numbers: Sequence[Number]) -> Iterator[Count]:
    for head in found.heads:
        if found.rule == "multiple":
            size = MULTIPLES[sentence.tokens[head].cased.lower()]
            several = People(first=head, last=index + 1, head=head, low=size, best=size, high=size, numbered=True)
            yield _count(sentence, index, found, several, False, None)
            continue
        if found.rule == "fatal":
            somebody = People(first=index, last=head + 1, head=head, low=1, best=None, high=None, numbered=False)
            yield _count(sentence, index, found, somebody, False, None)
            continue
        if found.rule in ("none", "counted") and head == index:
            yield from _counted_noun(sentence, index, found, numbers)
            continue
        heads = conjunct_heads(sentence, _noun_of(sentence, head, numbers, index))
        if found.rule in BEFORE_RULES or (found.rule == "beside" and head < index):
            heads = [*_listed_before(sentence, min(heads), numbers), *heads]
        sure = _kills_somebody(sentence.tokens, index, found)
        groups = [
            group
            for each in (*heads, *further_heads(sentence, _end(sentence, max(heads), numbers), numbers, index))
            if (group := read_people(sentence, each, numbers, somebody=sure)) is not None
        ]
        groups = _one_of_two_titles(sentence, _apart(sentence.tokens, groups))
        for group in groups:
            if group.best != 1 and is_sum_of_a_time(sentence.tokens, index, group.head):
                continue
            if not _denied(sentence.tokens, index, group) and not _other_fate(sentence.tokens, index, group):
                yield _count(sentence, index, found, group, len(groups) > 1, _doer(sentence, index, group, numbers))


def _listed_before(sentence: Sentence, head: int, numbers: Sequence[Number]) -> list[int]:
    """Those right before whom the word stands by: "2 adults, six children dead", a headline's "Man, woman shot"."""
    tokens = sentence.tokens
    found: list[int] = []
    group = read_people(sentence, head, numbers)
    while group is not None and group.first >= 2 and tokens[group.first - 1].cased in (",", "and", "&"):
        before = group.first - 2
        if people_noun(tokens[before].cased.lower()) is None:
            break
        other = read_people(sentence, before, numbers)
        bare = sentence.field == "title" and other is not None and other.best == 1 and not other.attacker
        if other is None or not ((other.numbered and group.numbered) or bare):
            break
        found.insert(0, before)
        group = other
    return found


def _kills_somebody(tokens: Sequence[Token], index: int, found: Found) -> bool:
    """Whether whom a word kills can but be people: "the assassination of", not "the massacre of" a village."""
    by_noun = found.rule == "of" and tokens[index].cased.lower() in KILLING_OF_ONE
    return found.kind == "deaths" and (by_noun or found.rule in ("passive", "active"))


KILLING_OF_ONE = frozenset({"assassination", "execution", "killing", "murder", "slaying"})
BEFORE_RULES = frozenset({"predicate", "gapped", "headline", "participle"})


def _apart(tokens: Sequence[Token], groups: list[People]) -> list[People]:
    """The groups that add up: no ages of those before, and not what a first figure is made of.

    "Two women, 28 and 27" are two, "three people, a man and two women" three.
    """
    groups = [group for i, group in enumerate(groups) if all(group.head >= other.last for other in groups[:i])]
    if not groups or tokens[groups[0].head].tag == "CD":
        return groups
    kept = [groups[0], *(group for group in groups[1:] if tokens[group.head].tag != "CD" or _is_share(tokens, group))]
    rest = [group.best or 0 for group in kept[1:]]
    told_apart = rest and groups[0].numbered and tokens[groups[0].head].cased.lower() in ANYONE
    return kept[:1] if told_apart and sum(rest) == groups[0].best else kept


def _one_of_two_titles(sentence: Sentence, groups: list[People]) -> list[People]:
    """The groups without what only entitles another: "senator and candidate Ann Roe", "Ann Roe, and chief of staff".

    Headlines leave out articles, and so are not read in this way.
    """
    if sentence.field == "title" or len(groups) < 2:
        return groups
    bare = [_is_bare_title(sentence.tokens, group) for group in groups]
    named = [bool(group.names) for group in groups]
    kept = []
    for i, group in enumerate(groups):
        before = i > 0 and named[i - 1]
        after = i + 1 < len(groups) and (named[i + 1] or bare[i + 1]) and sentence.tokens[group.last].cased == "and"
        if not (bare[i] and (before or after)):
            kept.append(group)
    return kept or groups


def _is_bare_title(tokens: Sequence[Token], group: People) -> bool:
    """One person by a role alone, with neither article, number, owner nor name."""
    if group.best != 1 or group.names or group.numbered or group.pronoun or group.sex or group.attacker or group.other:
        return False
    return (
        all(t.tag not in ("DT", "PRP$", "CD", "POS") for t in tokens[group.first : group.head]) and not group.definite
    )


def _is_share(tokens: Sequence[Token], group: People) -> bool:
    """ "One of his guards": some of people not told of before."""
    after = [token.cased.lower() for token in tokens[group.last : group.last + 2]]
    return after[:1] == ["of"] and after[1:] != ["them"] and after[1:] != ["whom"]


ANYONE = frozenset({"people", "persons", "victims", "others", "members", "relatives", "patients", "civilians"})


def _end(sentence: Sentence, head: int, numbers: Sequence[Number]) -> int:
    """Where the phrase of people ends, ages and apposed name included."""
    group = read_people(sentence, head, numbers)
    return head + 1 if group is None else group.last


def _noun_of(sentence: Sentence, head: int, numbers: Sequence[Number], word: int) -> int:
    """The noun meant: after a "her" that the parse took for the object, and before "including two children".

    Of those included who "died" is their own fate: "five others, including one who died".
    """
    tokens = sentence.tokens
    if tokens[head].tag == "CD" and head > 1 and tokens[head - 1].cased == ",":
        return head - 2 if people_noun(tokens[head - 2].cased.lower()) is not None else head
    preposition = tokens[tokens[head].head]
    own = tokens[word].dep in ("relcl", "acl") and tokens[word].head == head
    if preposition.cased.lower() in ("including", "among") and preposition.head != preposition.index and not own:
        outer = tokens[preposition.head]
        return outer.index if outer.tag in NOMINAL_TAGS else head
    if tokens[head].cased.lower() == "her" and head + 1 < len(tokens) and tokens[head + 1].pos in POSSESSED:
        return _right_people(sentence, head, numbers) or head
    return head


POSSESSED = frozenset({"NOUN", "ADJ", "NUM", "PROPN"})


def _counted_noun(sentence: Sentence, index: int, found: Found, numbers: Sequence[Number]) -> Iterator[Count]:
    number = next((n for n in numbers if n.last == index), None)
    if found.rule == "none":
        group = People(first=index - 1, last=index + 1, head=index, low=0, best=0, high=0, numbered=True)
    elif number is not None:
        group = People(first=number.first, last=index + 1, head=index, low=number.low, best=number.best,
                       high=number.high, numbered=True)  # fmt: skip
    else:
        return
    yield _count(sentence, index, found, group, False, None)


def _count(sentence: Sentence, index: int, found: Found, group: People, listed: bool, doer: People | None) -> Count:
    tokens = sentence.tokens
    person = group if doer is None else doer
    first, last = min(group.first, index), max(group.last, index + 1)
    own = _own_hand(tokens, index, group) and (found.kind == "deaths" or tokens[group.head].cased.lower() not in SELF)
    share: Share = "attackers" if group.attacker or own else "part" if listed else "total"
    return Count(
        kind=found.kind,
        low=group.low,
        best=group.best,
        high=group.high,
        start=tokens[first].start,
        end=tokens[last - 1].end,
        field=sentence.field,
        sentence=sentence.index,
        quote=_quote(tokens, first, last),
        of=share,
        voice=voice_of(sentence, index),
        rule=f"counts-{found.rule}",
        score=found.score,
        victims=_quote(tokens, group.first, group.last),
        head=index,
        names=person.names,
        age=person.age,
        sex=person.sex or group.sex,
        definite=person.definite,
        other=person.other or _also(tokens, index, group),
        victims_start=tokens[person.first].start,
    )


def _doer(sentence: Sentence, index: int, group: People, numbers: Sequence[Number]) -> People | None:
    """Whom "himself" means: the one who did it, told of once where he has a name or a number of years."""
    if sentence.tokens[group.head].cased.lower() not in SELF:
        return None
    subject = _sufferer(sentence, index)
    doer = None if subject is None or subject == group.head else read_people(sentence, subject, numbers)
    return None if doer is None or doer.best != 1 else doer


def _also(tokens: Sequence[Token], index: int, group: People) -> bool:
    """ "Two guards were also killed": besides those told of before."""
    near = tokens[max(0, index - 2) : index + 3]
    several = group.numbered and group.best != 1
    return several and any(token.cased.lower() == "also" for token in near)


def _other_fate(tokens: Sequence[Token], index: int, group: People) -> bool:
    """ "3 dead, 1 critical": the second item has a word of its own."""
    if group.last >= len(tokens) or group.last <= index or not group.numbered:
        return False
    return group.last != index and tokens[group.last].cased.lower() in load_triggers()


def _denied(tokens: Sequence[Token], index: int, group: People) -> bool:
    """Whether it is said of some people that they were not hurt, which says nothing of the others."""
    return group.best != 0 and any(tokens[c].cased.lower() in NEGATIONS for c in tokens[index].children)


def _own_hand(tokens: Sequence[Token], index: int, group: People) -> bool:
    if tokens[group.head].cased.lower() in SELF:
        return not any(token.cased.lower() in ("accidentally", "accidental", "unintentionally") for token in tokens)
    if tokens[index].cased.lower() in ("suicide", "gun", "life"):
        return any(token.cased.lower() in ("own", "suicide", "gun") for token in tokens[index - 2 : index + 1])
    for child in tokens[group.head].children:
        verb = tokens[child]
        if verb.dep == "relcl" and verb.index != index and verb.lemma.lower() in ATTACK_VERBS:
            subject = next((c for c in verb.children if tokens[c].dep == "nsubj"), None)
            return subject is not None and tokens[subject].tag in ("WP", "WDT")
    return False


SELF = frozenset({"himself", "herself", "themselves", "itself", "self"})
ATTACK_VERBS = frozenset({"shoot", "kill", "stab", "attack", "open", "murder", "wound", "fire", "storm"})


def _quote(tokens: Sequence[Token], first: int, last: int) -> str:
    parts: list[str] = []
    for position in range(first, last):
        gap = tokens[position].start - tokens[position - 1].end if position > first else 0
        parts.append(" " * gap + tokens[position].text)
    return "".join(parts)


def voice_of(sentence: Sentence, index: int) -> str | None:
    """Who says it: the subject of the saying above the word, or whom "according to" names."""
    tokens = sentence.tokens
    position, steps = tokens[index], 0
    while position.head != position.index and steps < 8:
        position, steps = tokens[position.head], steps + 1
        if position.lemma.lower() in SAID:
            subject = next((c for c in position.children if tokens[c].dep == "nsubj"), None)
            if subject is not None:
                return _quote(tokens, min(_subtree(tokens, subject)), subject + 1)
    for token in tokens[:-2]:
        if token.cased.lower() == "according" and tokens[token.index + 1].cased.lower() == "to":
            source = next((c for c in tokens[token.index + 1].children if tokens[c].dep == "pobj"), None)
            if source is not None:
                return _quote(tokens, min(_subtree(tokens, source)), source + 1)
    return None


def _subtree(tokens: Sequence[Token], index: int) -> list[int]:
    found = [index]
    for child in tokens[index].children:
        if child < index:
            found.extend(_subtree(tokens, child))
    return [i for i in found if i <= index]


def _without_doubles(counts: Sequence[Count]) -> tuple[Count, ...]:
    """One people, one fate: who is said killed is not also counted as struck at the same words."""
    kept: list[Count] = []
    for count in counts:
        same = [o for o in counts if o is not count and o.victims_start == count.victims_start]
        told_better = any(o.kind != count.kind and o.of != "part" for o in same)
        if count.of == "part" and told_better:
            continue
        if count.kind == "casualties" and any(o.kind != "casualties" for o in same):
            continue
        kept.append(count)
    return tuple(kept)
