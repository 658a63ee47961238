"""The arguments that a verb or a noun has beside it: subjects, objects, prepositions, agents.

Arguments are token indexes of noun phrase heads in the same sentence. `subjects` are deep subjects (the agent of a
passive included), `objects` deep objects (the subject of a passive included).
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field

from timeline.events.syntax.relative_objects import object_behind, relative_before
from timeline.events.words.groups import nationalities
from timeline.model import Sentence, Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVES = frozenset({"nsubjpass", "csubjpass"})
_MEASURES = frozenset({"MONEY", "PERCENT", "QUANTITY"})
WHEN = ("DATE", "TIME", "CARDINAL", "PERCENT", "QUANTITY", "MONEY")
_TIMES = frozenset(
    {"afternoon", "day", "dawn", "evening", "hour", "minute", "moment", "month", "morning", "night", "time", "week"}
    | {"weekend", "year"}
)
MAX_DEPTH = 4
_AGENT_DEPTH = 2
_UNDOING = frozenset(
    {"arrest", "bring", "capture", "detain", "discover", "find", "free", "hospitalise", "hospitalize", "liberate"}
    | {"pronounce", "ransom", "release", "rescue", "save", "take", "treat"}
)
_SENT = frozenset({"delegate", "delegation", "envoy", "negotiator", "representative"})
_APPOSED = 2
_BODIES = frozenset({"GPE", "NORP", "ORG"})
SPOTS = frozenset(
    {
        "basement",
        "bathroom",
        "board",
        "cafeteria",
        "corridor",
        "courtyard",
        "door",
        "doorstep",
        "driveway",
        "entrance",
        "floor",
    }
    | {"foot", "front", "gate", "hallway", "kitchen", "lavatory", "lobby", "lot", "outskirt", "outskirts", "parking"}
    | {"perimeter", "porch", "rear", "restroom", "roof", "side", "stairwell", "toilet", "vicinity", "yard"}
)
PIECES = frozenset(
    {"bonnet", "boot", "engine", "hood", "tire", "trunk", "tyre", "underside", "wheel", "window", "windscreen"}
    | {"windshield"}
)
_WAYS = frozenset({"alley", "avenue", "lane", "road", "street"})
_PAST = frozenset({"behind", "beside", "near", "opposite", "outside"})
_ABOARD = {"aboard": "in", "onboard": "in"}
_LONGEST_NAME = 6
_RETURNING = frozenset({"away", "back", "home"})
_SPOT_LINKS = frozenset({"at", "in", "inside", "near", "outside", "under"})
_DIRECTIONS = frozenset({"away", "back", "down", "off", "out", "over", "up"})


@dataclass(slots=True)
class Arguments:
    """The arguments of one verb or noun; lists while they are gathered, read only afterwards."""

    subjects: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    datives: list[int] = field(default_factory=list)
    preps: list[tuple[str, int]] = field(default_factory=list)
    particles: list[str] = field(default_factory=list)
    modifiers: list[str] = field(default_factory=list)
    possessors: list[int] = field(default_factory=list)
    passive: bool = False
    infinitive: bool = False
    clause: bool = False
    asked: list[int] = field(default_factory=list)
    above: list[int] = field(default_factory=list)


def own_arguments(sentence: Sentence, verb: int) -> Arguments:
    """The arguments that stand in a verb's own clause, each as one head: relative pronouns and lists as they are."""
    found = Arguments()
    token = sentence.tokens[verb]
    for child in token.children:
        _take_child(sentence, sentence.tokens[child], found)
    found.subjects = _within_clause(sentence, token, found.subjects)
    found.subjects = [head for head in found.subjects if relative_before(sentence, token, head) is None]
    if token.dep == "relcl" and not found.objects and not found.passive:
        found.objects.extend(object_behind(sentence, token))
    found.infinitive = found.infinitive or _is_before_infinitive(sentence, token)
    if _has_agent(sentence, token):  # a headline's "guard shot by thief"
        struck = [child for child in token.children if sentence.tokens[child].dep == "nsubj"]
        found.subjects = [head for head in found.subjects if head not in struck]
        found.objects.extend(struck)
    _take_let_go(sentence, token, found)
    if not found.passive and not found.objects and token.tag != "VBN":
        found.objects.extend(parted_object(sentence, token))
    if found.passive and not found.objects:
        found.objects.extend(opened_subject(sentence, token))
    if token.tag == "VBN" and not found.passive and _is_bare_participle(sentence, token):
        found.passive = True
        found.objects.extend(found.subjects)
        found.subjects = agents_of(sentence, token)
    if found.passive and not found.subjects:
        found.subjects = [h for p, h in found.preps if p == "by" and not sentence.tokens[h].entity.startswith(WHEN)]
        found.subjects = found.subjects or _loose_agents(sentence, token) or _later_agents(sentence, token)
    return found


def _take_let_go(sentence: Sentence, verb: Token, found: Arguments) -> None:
    """Take whom someone lets go, hung on the second verb: "the mill let go all its weavers", not "let go of it"."""
    after = sentence.tokens[verb.index + 1 : verb.index + 2]
    if verb.lemma.lower() != "let" or not after or after[0].lemma.lower() != "go" or after[0].head != verb.index:
        return
    for child in (sentence.tokens[c] for c in after[0].children):
        if child.dep == "dobj":
            found.objects.append(child.index)
        elif child.dep == "prep":
            _take_preposition(sentence, child, found)


def _is_before_infinitive(sentence: Sentence, verb: Token) -> bool:
    """Whether nothing but a time parts a verb from its infinitive: "threatened on Monday to close the port".

    Or whom it calls on: "called on Peru to free him".
    """
    tokens = sentence.tokens
    clauses = [c for c in verb.children if tokens[c].dep == "advcl" and c > verb.index]
    to = next((c for clause in clauses for c in tokens[clause].children if tokens[c].tag == "TO"), verb.index)
    between = tokens[verb.index + 1 : to]
    asked = verb.lemma.lower() == "call" and [t.cased.lower() for t in between[:1]] in (["on"], ["upon"])
    if asked and all(t.pos in ("ADP", "DET", "ADJ", "NOUN", "PROPN", "CCONJ", "PART") for t in between):
        return True
    return bool(between) and all(t.entity in ("DATE", "TIME") or t.pos in ("ADP", "ADV") for t in between)


def parted_object(sentence: Sentence, verb: Token) -> list[int]:
    """The object after a phrase between commas, which syntax takes for its name: "shot, at close range, a guard"."""
    tokens = sentence.tokens
    if tokens[min(verb.index + 1, len(tokens) - 1)].text != ",":
        return []
    links = [tokens[c] for c in verb.children if tokens[c].dep == "prep" and c == verb.index + 2]
    governed = [tokens[head] for link in links for head in objects_of(sentence, link)]
    return [
        c
        for noun in governed
        for c in noun.children
        if tokens[c].dep == "appos" and any(t.text == "," for t in tokens[noun.index : c])
        and any(tokens[d].dep in ("det", "nummod") for d in tokens[c].children)
    ]  # fmt: skip


def opened_subject(sentence: Sentence, verb: Token) -> list[int]:
    """The subject that syntax takes for a name in what opens the sentence: "in a raid by rebels, the mayor was shot".

    The first noun that stands there after a comma with an article or a number.
    """
    tokens = sentence.tokens
    helping = [c for c in verb.children if tokens[c].dep == "auxpass" and tokens[c].tag in ("VBD", "VBP", "VBZ")]
    opening = [c for c in verb.children if tokens[c].dep == "prep" and c < verb.index]
    if verb.dep != "ROOT" or not helping or len(opening) != 1:
        return []
    beside = [
        t.index
        for t in tokens[opening[0] + 2 : helping[0]]
        if t.dep == "appos" and t.head < t.index and any(other.text == "," for other in tokens[t.head : t.index])
    ]
    told = [c for c in beside if any(tokens[d].dep in ("det", "nummod") for d in tokens[c].children)]
    return told[:1]


def _within_clause(sentence: Sentence, verb: Token, subjects: list[int]) -> list[int]:
    """Of two subjects the one after the clause's own conjunction: "the kin of one hurt after a man fired says"."""
    mark = max((c for c in verb.children if sentence.tokens[c].dep == "mark"), default=-1)
    inside = [head for head in subjects if head > mark]
    return inside or subjects


def _has_agent(sentence: Sentence, verb: Token) -> bool:
    """Whether "by" gives who did it, not by how much or when: "shrank by two percent"."""
    agents = [sentence.tokens[child] for child in verb.children if sentence.tokens[child].dep == "agent"]
    heads = [sentence.tokens[head] for agent in agents for head in objects_of(sentence, agent)]
    return any(head.entity not in _MEASURES and not head.entity.startswith(WHEN) for head in heads)


def noun_arguments(sentence: Sentence, noun: int) -> Arguments:
    """The complements and modifiers of a noun: prepositions, possessor, compounds and adjectives."""
    found = Arguments()
    for child in sentence.tokens[noun].children:
        token = sentence.tokens[child]
        if token.dep == "prep" or token.dep == "agent":
            _take_preposition(sentence, token, found)
        elif token.dep == "poss":
            found.possessors.append(child)
        elif token.dep in ("compound", "amod", "nmod", "nummod"):
            found.modifiers.append(token.lemma.lower())
            found.modifiers.extend(sentence.tokens[c].lemma.lower() for c in token.children)
    return found


def far_agents(sentence: Sentence, noun: int, *, depth: int = 0) -> list[int]:
    """Who did what a noun tells, where syntax hangs them lower: "the signing of a pact on water by two ministers"."""
    found: list[int] = []
    for child in sentence.tokens[noun].children:
        token = sentence.tokens[child]
        if token.dep not in ("prep", "agent") or token.index < noun:
            continue
        for head in objects_of(sentence, token):
            if token.lemma.lower() == "by":
                found.extend(with_conjuncts(sentence, _owners(sentence, head)))
            elif token.lemma.lower() in ("of", "on", "for") and depth < _AGENT_DEPTH:
                found.extend(far_agents(sentence, head, depth=depth + 1))
    return found


def _owners(sentence: Sentence, head: int) -> list[int]:
    """ "The delegations of Peru and of Chile" are those two countries."""
    if sentence.tokens[head].lemma.lower() not in _SENT:
        return [head]
    links = [sentence.tokens[c] for c in sentence.tokens[head].children if sentence.tokens[c].lemma.lower() == "of"]
    links += [sentence.tokens[c] for link in links for c in link.children if sentence.tokens[c].lemma.lower() == "of"]
    return [inner for link in links for inner in objects_of(sentence, link)] or [head]


def conjuncts(sentence: Sentence, head: int) -> list[int]:
    """`head` and the noun phrases coordinated with it, in order."""
    found = [head]
    for child in sentence.tokens[head].children:
        if sentence.tokens[child].dep == "conj" and sentence.tokens[child].pos in (
            "NOUN",
            "PROPN",
            "PRON",
            "NUM",
            "ADJ",
        ):
            found.extend(conjuncts(sentence, child))
        elif _is_listed(sentence, head, child):
            found.append(child)
        elif _is_in_list_of_bodies(sentence, head, child):
            found.extend(conjuncts(sentence, child))
    return found


def _is_listed(sentence: Sentence, head: int, child: int) -> bool:
    """ "Ann Roe, Ben Poe, and Max Coe": the parser takes the second person for what the first one is called."""
    tokens = sentence.tokens
    people = tokens[child].dep == "appos" and tokens[head].entity == tokens[child].entity == "PERSON"
    named = tokens[child].pos == "PROPN" or tokens[child].text.istitle()
    return people and named and any(tokens[c].dep == "conj" and c > child for c in tokens[head].children)


def _is_in_list_of_bodies(sentence: Sentence, head: int, child: int) -> bool:
    """ "The Reds, the Greens and the Blues", "a Swiss, a Dane and a Pole": the second is no other name of the first.

    A comma before "and" closes what the second says of the first: "the Reds, the largest party, and the Blues".
    """
    tokens = sentence.tokens
    if tokens[child].dep != "appos" or not (_names_body(tokens[head]) and _names_body(tokens[child])):
        return False
    last = [c for c in (*tokens[head].children, *tokens[child].children) if tokens[c].dep == "conj" and c > child]
    linked = [t.index for t in tokens[child : last[0]] if t.dep == "cc"] if last else []
    opened = {_article(sentence, noun) for noun in (head, child, *last[:1])}
    peoples = opened == {"a"} and all(tokens[noun].cased.lower() in nationalities() for noun in (head, child))
    return bool(linked) and (tokens[linked[0] - 1].text != "," or peoples) and len(opened) == 1 and opened != {""}


def _names_body(token: Token) -> bool:
    return token.entity in _BODIES or (token.pos == "NOUN" and token.cased.lower() in nationalities())


def _article(sentence: Sentence, noun: int) -> str:
    found = [sentence.tokens[c].cased.lower() for c in sentence.tokens[noun].children]
    return next((word.removesuffix("n") for word in found if word in ("a", "an", "the")), "")


def with_conjuncts(sentence: Sentence, heads: list[int]) -> list[int]:
    """Each head with the noun phrases coordinated with it, a plural with names beside it as those names."""
    found: list[int] = []
    for head in heads:
        for index in _members(sentence, head):
            for member in conjuncts(sentence, index):
                if member not in found:
                    found.append(member)
    return found


def _members(sentence: Sentence, head: int) -> list[int]:
    """ "allies Peru and Chile": a plural with names beside it is those names."""
    token = sentence.tokens[head]
    if token.tag != "NNS":
        return [head]
    names = [
        c
        for c in token.children
        if sentence.tokens[c].dep == "appos" and sentence.tokens[c].pos == "PROPN" and c - head <= _APPOSED
    ]
    return names or [head]


def _take_child(sentence: Sentence, token: Token, found: Arguments) -> None:
    if token.dep in SUBJECTS and not _is_label(sentence, token):
        found.subjects.append(token.index)
    elif token.dep in PASSIVES and not _is_label(sentence, token):
        found.objects.append(token.index)
        found.passive = True
    elif token.dep in ("dobj", "obj") or _is_loose_object(token):
        found.objects.append(token.index)
    elif token.dep in ("dative", "iobj"):
        _take_dative(sentence, token, found)
    elif token.dep == "agent":
        found.passive = True
        found.subjects.extend(objects_of(sentence, token))
    elif token.dep == "prep":
        _take_preposition(sentence, token, found)
        if token.lemma.lower() in _DIRECTIONS and not objects_of(sentence, token):  # "kicked out of the country"
            found.particles.append(token.lemma.lower())
    elif token.dep in ("prt", "oprd", "acomp", "advmod") and not _is_spot_before(token):
        found.particles.append(token.lemma.lower())
        for child in token.children if token.dep == "oprd" else ():
            if sentence.tokens[child].lemma.lower() in _SPOT_LINKS:  # "was found unexploded outside a bank"
                _take_preposition(sentence, sentence.tokens[child], found)
        if token.dep == "prt":  # "was taken off the air": a particle that governs a noun
            _take_preposition(sentence, token, found)
        for child in token.children if token.lemma.lower() in _RETURNING else ():  # "went back to work"
            if sentence.tokens[child].dep == "prep":
                _take_preposition(sentence, sentence.tokens[child], found)
    elif token.dep == "auxpass":
        found.passive = True  # of "she was gang-raped" syntax hangs the subject on "was"
        found.objects.extend(c for c in token.children if sentence.tokens[c].dep == "nsubj")
    elif token.dep == "xcomp":
        found.infinitive = found.infinitive or token.pos in ("VERB", "AUX")
    elif token.dep == "ccomp":
        found.clause = True
        if has_to(sentence, token):
            found.infinitive = True
            found.objects.extend(c for c in token.children if sentence.tokens[c].dep == "nsubj")
        elif token.pos == "ADJ":  # "found the nurse not guilty"
            found.objects.extend(c for c in token.children if sentence.tokens[c].dep == "nsubj")
        elif token.tag == "VB":  # "demanded that the mayor resign"
            asked = [c for c in token.children if sentence.tokens[c].dep == "nsubj"]
            found.asked.extend(with_conjuncts(sentence, asked))


def _is_spot_before(token: Token) -> bool:
    """ "A few doors down, he stood": a word of direction before its verb is where, and no part of the verb."""
    return token.dep == "advmod" and token.index < token.head and token.lemma.lower() in _DIRECTIONS


def _is_label(sentence: Sentence, token: Token) -> bool:
    """ "Police: two men shot": who says it, before a colon, takes no part in it."""
    return token.index < token.head and sentence.tokens[token.index + 1].text == ":"


def _is_loose_object(token: Token) -> bool:
    """ "arrested two brothers": an object taken for an adverbial of measure."""
    loose = token.dep == "npadvmod" and token.index > token.head and token.pos == "NOUN" and not token.entity
    return loose and token.lemma.lower() not in _TIMES


def _take_dative(sentence: Sentence, token: Token, found: Arguments) -> None:
    if token.pos == "ADP":
        _take_preposition(sentence, token, found)
    else:
        found.datives.append(token.index)


def _take_preposition(sentence: Sentence, token: Token, found: Arguments) -> None:
    for index in objects_of(sentence, token):
        preposition = _ABOARD.get(token.lemma.lower(), token.lemma.lower())
        found.preps.extend((preposition, head) for head in conjuncts(sentence, index))
        found.preps.extend(("near", inner) for inner in _fronted(sentence, sentence.tokens[index]))
        found.preps.extend(("in", inner) for inner in _on_board(sentence, token, sentence.tokens[index]))
        found.preps.extend(("by", inner) for inner in _at_hands(sentence, token, sentence.tokens[index]))
    for child in token.children:
        below = sentence.tokens[child]
        if below.dep == "prep" or (below.dep == "conj" and below.pos == "ADP"):  # "on a mill and on two shops"
            _take_preposition(sentence, below, found)


def _fronted(sentence: Sentence, spot: Token) -> list[int]:
    """ "in front of the bank", "at the gate of the camp", "at the bank's door": what the spot belongs to.

    So do spots of spots: "in front of the navy's main gate"; and a street is told by what it leads past.
    """
    if spot.lemma.lower() in _WAYS:
        past = [sentence.tokens[c] for c in spot.children if sentence.tokens[c].lemma.lower() in _PAST]
        return [head for link in past for index in objects_of(sentence, link) for head in conjuncts(sentence, index)]
    if spot.lemma.lower() not in SPOTS | PIECES:
        return []
    links = [sentence.tokens[c] for c in spot.children if sentence.tokens[c].lemma.lower() == "of"]
    heads = [head for link in links for index in objects_of(sentence, link) for head in conjuncts(sentence, index)]
    heads += [c for c in spot.children if sentence.tokens[c].dep == "poss" and sentence.tokens[c].pos != "PRON"]
    return heads + [inner for head in heads for inner in _fronted(sentence, sentence.tokens[head])]


def _on_board(sentence: Sentence, preposition: Token, board: Token) -> list[int]:
    """ "On board a ferry": the ferry, which syntax hangs on the verb."""
    if preposition.lemma.lower() != "on" or board.lemma.lower() != "board":
        return []
    following = sentence.tokens[board.index + 1 : board.index + 1 + _LONGEST_NAME]
    heads = [t for t in following if t.pos in ("NOUN", "PROPN") and t.dep not in ("compound", "nmod", "poss")]
    if not heads:
        return []
    inside = {t.index for t in following[: following.index(heads[0]) + 1]}
    return [heads[0].index] if all(sentence.tokens[i].head in inside for i in inside - {heads[0].index}) else []


def _at_hands(sentence: Sentence, preposition: Token, hands: Token) -> list[int]:
    """ "Died at the hands of the rebels": whose hands they are."""
    if preposition.lemma.lower() != "at" or hands.cased.lower() != "hands":
        return []
    links = [sentence.tokens[c] for c in hands.children if sentence.tokens[c].lemma.lower() == "of"]
    return [head for link in links for index in objects_of(sentence, link) for head in conjuncts(sentence, index)]


def clause_complements(sentence: Sentence, bases: frozenset[int], after: int) -> list[tuple[str, int]]:
    """Prepositional objects after a token that hang on one of the bases, or on a time or place between.

    "There was an attack this morning against the home of the mayor": the parser hangs the last phrase on "morning", or
    on a verb that only tells of the attack.
    """
    found: list[tuple[str, int]] = []
    for token in sentence.tokens[after + 1 :]:
        if token.dep != "prep" or not (_hangs_on(sentence, token, bases) or _follows_times(sentence, token, after)):
            continue
        arguments = Arguments()
        _take_preposition(sentence, token, arguments)
        found.extend(pair for pair in arguments.preps if pair not in found)
    return found


def _follows_times(sentence: Sentence, token: Token, after: int) -> bool:
    """Whether nothing but times stand between: "told of an attack last night and early this morning on a mill"."""
    between = sentence.tokens[after + 1 : token.index]
    timed = any(t.entity in ("DATE", "TIME") for t in between)
    return timed and all(t.entity in ("DATE", "TIME") or t.pos in ("ADV", "CCONJ", "PUNCT") for t in between)


def _hangs_on(sentence: Sentence, token: Token, bases: Set[int]) -> bool:
    for _ in range(MAX_DEPTH + 1):
        head = sentence.tokens[token.head]
        if head.index in bases:
            return True
        passed = head.entity in ("DATE", "TIME", "GPE", "LOC") or head.pos == "ADP" or head.dep == "npadvmod"
        passed = passed or (token.lemma.lower() == "against" and sentence.tokens[head.head].dep == "agent")
        if head.index == token.index or not passed:
            return False
        token = head
    return False


def objects_of(sentence: Sentence, preposition: Token) -> list[int]:
    """The noun phrases and clauses that a preposition governs."""
    return [c for c in preposition.children if sentence.tokens[c].dep in ("pobj", "pcomp")]


def agents_of(sentence: Sentence, token: Token) -> list[int]:
    """Who is told right after a verb by "by"."""
    return [
        head
        for child in token.children
        if sentence.tokens[child].dep in ("agent", "prep") and sentence.tokens[child].lemma == "by"
        for head in objects_of(sentence, sentence.tokens[child])
    ]


def _loose_agents(sentence: Sentence, verb: Token) -> list[int]:
    """Who did it, where syntax hangs them on a time or place after the verb: "shot on Monday, allegedly by rebels"."""
    for token in sentence.tokens[verb.index + 1 :]:
        if token.pos in ("VERB", "AUX"):
            return []
        far = token.head < verb.index  # "one of the men seized on Monday, it seems by rebels": hung on "one"
        near = far or _hangs_on(sentence, token, {verb.index})
        if token.lemma.lower() == "by" and token.dep in ("prep", "agent") and near:
            return [h for h in objects_of(sentence, token) if not sentence.tokens[h].entity.startswith(WHEN)]
    return []


def _later_agents(sentence: Sentence, verb: Token) -> list[int]:
    """Who did it, told with the last of several passives: "abducted and later killed by the rebels"."""
    for child in verb.children:
        token = sentence.tokens[child]
        own = any(sentence.tokens[c].dep in (*SUBJECTS, *PASSIVES, "aux", "dobj") for c in token.children)
        own = own or token.lemma.lower() in _UNDOING  # "abducted and later freed by the police"
        if token.dep == "conj" and token.tag in ("VBN", "VBD") and not own:
            agents = [h for h in agents_of(sentence, token) if not sentence.tokens[h].entity.startswith(WHEN)]
            return agents or _later_agents(sentence, token)
    return []


def has_to(sentence: Sentence, token: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(sentence.tokens[c].tag == "TO" for c in token.children)


def _is_bare_participle(sentence: Sentence, token: Token) -> bool:
    """A participle without an auxiliary: "two killed in a blast", "a camp attacked by soldiers"."""
    if token.dep in ("conj", "acl", "relcl", "advcl"):
        return False
    return not any(sentence.tokens[c].dep in ("aux", "auxpass", "dobj") for c in token.children)


def has_auxiliary(sentence: Sentence, token: Token) -> bool:
    """Whether a verb has a helping verb: "was shot", not "shot"."""
    return any(sentence.tokens[c].dep in ("aux", "auxpass") for c in token.children)
