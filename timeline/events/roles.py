"""Who does what in a clause: the arguments of verbs and nouns by syntax, in every voice.

Arguments are token indexes of noun phrase heads in the same sentence. `subjects` are deep subjects (the agent of a
passive included), `objects` deep objects (the subject of a passive included).
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field

from timeline.model import Sentence, Token

_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVES = frozenset({"nsubjpass", "csubjpass"})
_RELATIVES = frozenset({"who", "that", "which", "whom", "whose"})
_MEASURES = frozenset({"MONEY", "PERCENT", "QUANTITY"})
_WHEN = ("DATE", "TIME", "CARDINAL", "PERCENT", "QUANTITY", "MONEY")
_TIMES = frozenset(
    {"afternoon", "day", "dawn", "evening", "hour", "minute", "moment", "month", "morning", "night", "time", "week"}
    | {"weekend", "year"}
)
_MAX_DEPTH = 4
_AGENT_DEPTH = 2
_AIMS = frozenset({"aim", "goal", "intent", "intention", "mission", "object", "objective", "purpose", "task"})
TRIES = frozenset({"attempt", "bid", "conspiracy", "effort", "plan", "plot"})
_FOILS = frozenset(
    {"abort", "avert", "block", "defeat", "detect", "disrupt", "foil", "frustrate", "intercept", "prevent", "repel"}
    | {"repulse", "stop", "thwart", "uncover"}
)
_ACCUSING = frozenset({"accuse", "blame", "charge", "convict", "suspect"})
_OUTCOMES = frozenset({"die", "hurt", "injure", "kill", "wound"})
_HARMS = _OUTCOMES | {"claim", "damage", "destroy", "leave"}
_ACTS = frozenset(
    {"ambush", "assassination", "assault", "attack", "blast", "bomb", "bombing", "bombardment", "explosion", "raid"}
    | {"shooting", "shelling", "strike"}
)
_STRUCK_BY = frozenset({"against", "at", "in", "on"})
_ONES = frozenset({"one", "ones", "those"})
_CHARGES = frozenset({"accusation", "charge", "count"})
_TELLING = frozenset({"identify", "name"})
_UNDOING = frozenset(
    {"arrest", "bring", "capture", "detain", "discover", "find", "free", "hospitalise", "hospitalize", "liberate"}
    | {"pronounce", "ransom", "release", "rescue", "save", "take", "treat"}
)
_FINITE_TAGS = frozenset({"VBD", "VBP", "VBZ"})
_CLAUSE_OPENERS = frozenset({"after", "as", "before", "since", "until"})
WIELDING = frozenset({"employ", "use", "utilise", "utilize"})
_KIN = frozenset(
    {"aunt", "boyfriend", "brother", "colleague", "cousin", "daughter", "family", "father", "friend", "girlfriend"}
    | {"grandfather", "grandmother", "husband", "mother", "neighbor", "neighbour", "parent", "relative", "sister"}
    | {"son", "spouse", "uncle", "widow", "widower", "wife"}
)
_SENT = frozenset({"delegate", "delegation", "envoy", "negotiator", "representative"})
_APPOSED = 2
SPOTS = frozenset(
    {"basement", "door", "entrance", "floor", "foot", "front", "gate", "lobby", "outskirt", "outskirts", "roof"}
    | {"side", "vicinity"}
)
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
    above: list[int] = field(default_factory=list)


def verb_arguments(sentence: Sentence, verb: int, *, depth: int = 0) -> Arguments:
    """The arguments of the verb at token `verb`, those it shares with other clauses included."""
    found = Arguments()
    token = sentence.tokens[verb]
    for child in token.children:
        _take_child(sentence, sentence.tokens[child], found)
    if _has_agent(sentence, token):  # a headline's "guard shot by thief"
        struck = [child for child in token.children if sentence.tokens[child].dep == "nsubj"]
        found.subjects = [head for head in found.subjects if head not in struck]
        found.objects.extend(struck)
    if token.tag == "VBN" and not found.passive and _is_bare_participle(sentence, token):
        found.passive = True
        found.objects.extend(found.subjects)
        found.subjects = _agents(sentence, token)
    if found.passive and not found.subjects:
        found.subjects = [h for p, h in found.preps if p == "by" and not sentence.tokens[h].entity.startswith(_WHEN)]
        found.subjects = found.subjects or _loose_agents(sentence, token) or _later_agents(sentence, token)
    if depth < _MAX_DEPTH:
        _share(sentence, token, found, depth)
    found.subjects = _expand(sentence, _antecedents(sentence, token, found.subjects))
    if token.dep == "relcl" and any(sentence.tokens[h].lemma.lower() in _RELATIVES for h in found.objects):
        found.above = _nouns_above(sentence, token.head)
    found.objects = _expand(sentence, _antecedents(sentence, token, found.objects))
    return found


def _has_agent(sentence: Sentence, verb: Token) -> bool:
    """Whether "by" gives who did it, not by how much or when: "shrank by two percent"."""
    agents = [sentence.tokens[child] for child in verb.children if sentence.tokens[child].dep == "agent"]
    heads = [sentence.tokens[head] for agent in agents for head in _objects_of(sentence, agent)]
    return any(head.entity not in _MEASURES and not head.entity.startswith(_WHEN) for head in heads)


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
        for head in _objects_of(sentence, token):
            if token.lemma.lower() == "by":
                found.extend(_expand(sentence, _owners(sentence, head)))
            elif token.lemma.lower() in ("of", "on", "for") and depth < _AGENT_DEPTH:
                found.extend(far_agents(sentence, head, depth=depth + 1))
    return found


def _owners(sentence: Sentence, head: int) -> list[int]:
    """ "The delegations of Peru and of Chile" are those two countries."""
    if sentence.tokens[head].lemma.lower() not in _SENT:
        return [head]
    links = [sentence.tokens[c] for c in sentence.tokens[head].children if sentence.tokens[c].lemma.lower() == "of"]
    links += [sentence.tokens[c] for link in links for c in link.children if sentence.tokens[c].lemma.lower() == "of"]
    return [inner for link in links for inner in _objects_of(sentence, link)] or [head]


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
    return found


def _is_listed(sentence: Sentence, head: int, child: int) -> bool:
    """ "Ann Roe, Ben Poe, and Max Coe": the parser takes the second person for what the first one is called."""
    tokens = sentence.tokens
    people = tokens[child].dep == "appos" and tokens[head].entity == tokens[child].entity == "PERSON"
    return people and any(tokens[c].dep == "conj" and c > child for c in tokens[head].children)


def _expand(sentence: Sentence, heads: list[int]) -> list[int]:
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
    if token.dep in _SUBJECTS and not _is_label(sentence, token):
        found.subjects.append(token.index)
    elif token.dep in _PASSIVES and not _is_label(sentence, token):
        found.objects.append(token.index)
        found.passive = True
    elif token.dep in ("dobj", "obj") or _is_loose_object(token):
        found.objects.append(token.index)
    elif token.dep in ("dative", "iobj"):
        _take_dative(sentence, token, found)
    elif token.dep == "agent":
        found.passive = True
        found.subjects.extend(_objects_of(sentence, token))
    elif token.dep == "prep":
        _take_preposition(sentence, token, found)
    elif token.dep in ("prt", "oprd", "acomp", "advmod") and not _is_spot_before(token):
        found.particles.append(token.lemma.lower())
    elif token.dep == "auxpass":
        found.passive = True
    elif token.dep == "xcomp":
        found.infinitive = found.infinitive or token.pos in ("VERB", "AUX")
    elif token.dep == "ccomp":
        found.clause = True
        if _has_to(sentence, token):
            found.infinitive = True
            found.objects.extend(c for c in token.children if sentence.tokens[c].dep == "nsubj")


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
    for index in _objects_of(sentence, token):
        found.preps.extend((token.lemma.lower(), head) for head in conjuncts(sentence, index))
        found.preps.extend(("near", inner) for inner in _fronted(sentence, sentence.tokens[index]))
    for child in token.children:
        if sentence.tokens[child].dep == "prep":
            _take_preposition(sentence, sentence.tokens[child], found)


def _fronted(sentence: Sentence, spot: Token) -> list[int]:
    """ "in front of the bank", "at the gate of the camp": what the spot belongs to."""
    if spot.lemma.lower() not in SPOTS:
        return []
    links = [sentence.tokens[c] for c in spot.children if sentence.tokens[c].lemma.lower() == "of"]
    return [head for link in links for index in _objects_of(sentence, link) for head in conjuncts(sentence, index)]


def clause_complements(sentence: Sentence, bases: frozenset[int], after: int) -> list[tuple[str, int]]:
    """Prepositional objects after a token that hang on one of the bases, or on a time or place between.

    "There was an attack this morning against the home of the mayor": the parser hangs the last phrase on "morning".
    """
    found: list[tuple[str, int]] = []
    for token in sentence.tokens[after + 1 :]:
        if token.dep != "prep" or not _hangs_on(sentence, token, bases):
            continue
        arguments = Arguments()
        _take_preposition(sentence, token, arguments)
        found.extend(pair for pair in arguments.preps if pair not in found)
    return found


def _hangs_on(sentence: Sentence, token: Token, bases: Set[int]) -> bool:
    for _ in range(_MAX_DEPTH + 1):
        head = sentence.tokens[token.head]
        if head.index in bases:
            return True
        passed = head.entity in ("DATE", "TIME", "GPE", "LOC") or head.pos == "ADP" or head.dep == "npadvmod"
        if head.index == token.index or not passed:
            return False
        token = head
    return False


def _objects_of(sentence: Sentence, preposition: Token) -> list[int]:
    return [c for c in preposition.children if sentence.tokens[c].dep in ("pobj", "pcomp")]


def _agents(sentence: Sentence, token: Token) -> list[int]:
    return [
        head
        for child in token.children
        if sentence.tokens[child].dep in ("agent", "prep") and sentence.tokens[child].lemma == "by"
        for head in _objects_of(sentence, sentence.tokens[child])
    ]


def _loose_agents(sentence: Sentence, verb: Token) -> list[int]:
    """Who did it, where syntax hangs them on a time or place after the verb: "shot on Monday, allegedly by rebels"."""
    for token in sentence.tokens[verb.index + 1 :]:
        if token.pos in ("VERB", "AUX"):
            return []
        far = token.head < verb.index  # "one of the men seized on Monday, it seems by rebels": hung on "one"
        near = far or _hangs_on(sentence, token, {verb.index})
        if token.lemma.lower() == "by" and token.dep in ("prep", "agent") and near:
            return [h for h in _objects_of(sentence, token) if not sentence.tokens[h].entity.startswith(_WHEN)]
    return []


def _later_agents(sentence: Sentence, verb: Token) -> list[int]:
    """Who did it, told with the last of several passives: "abducted and later killed by the rebels"."""
    for child in verb.children:
        token = sentence.tokens[child]
        own = any(sentence.tokens[c].dep in (*_SUBJECTS, *_PASSIVES, "aux", "dobj") for c in token.children)
        own = own or token.lemma.lower() in _UNDOING  # "abducted and later freed by the police"
        if token.dep == "conj" and token.tag in ("VBN", "VBD") and not own:
            agents = [h for h in _agents(sentence, token) if not sentence.tokens[h].entity.startswith(_WHEN)]
            return agents or _later_agents(sentence, token)
    return []


def _has_to(sentence: Sentence, token: Token) -> bool:
    return any(sentence.tokens[c].tag == "TO" for c in token.children)


def _is_bare_participle(sentence: Sentence, token: Token) -> bool:
    """A participle without an auxiliary: "two killed in a blast", "a camp attacked by soldiers"."""
    if token.dep in ("conj", "acl", "relcl", "advcl"):
        return False
    return not any(sentence.tokens[c].dep in ("aux", "auxpass", "dobj") for c in token.children)


def _share(sentence: Sentence, token: Token, found: Arguments, depth: int) -> None:
    """Take over the arguments that syntax leaves unsaid: of conjuncts, participles, infinitives, relatives."""
    head = sentence.tokens[token.head]
    if token.head == token.index:
        return
    if token.dep == "conj" and head.pos in ("NOUN", "PROPN") and head.index < token.index:
        found.subjects = [head.index, *found.subjects]
    elif token.dep == "acl":
        _share_noun(sentence, token, head, found)
        if not found.subjects and not found.passive and head.lemma.lower() in TRIES and _has_to(sentence, token):
            found.subjects = _triers(sentence, head, depth)
    elif token.dep == "relcl":
        _share_relative(sentence, token, head, found)
    elif token.dep == "pcomp":
        _share_governed(sentence, token, head, found, depth)
    elif token.dep in ("conj", "advcl", "xcomp", "ccomp", "dep") and head.pos in ("VERB", "AUX"):
        _share_verb(sentence, token, found, depth)


def _share_noun(sentence: Sentence, token: Token, noun: Token, found: Arguments) -> None:
    """Take the noun that a participle hangs on; of "a pact which the states signed" it is who did it."""
    above = _before_relative(sentence, noun) if token.tag in ("VBD", "VBN") else None
    if above is not None:
        found.subjects.append(noun.index)
        found.objects.append(above)
    elif token.tag == "VBN" and not found.objects:
        found.objects.append(befallen_one(sentence, token, noun))
        found.passive = True
    elif token.tag == "VBG" and not found.subjects:
        found.subjects.append(noun.index)


def befallen_one(sentence: Sentence, verb: Token, noun: Token) -> int:
    """Whom a participle tells of: "the brother of the woman killed there" is not the one whom it befell."""
    before = sentence.tokens[verb.index - 1]
    if noun.lemma.lower() not in _KIN or before.dep != "pobj":
        return noun.index
    link = sentence.tokens[before.head]
    return before.index if link.lemma.lower() == "of" and link.head == noun.index else noun.index


def _before_relative(sentence: Sentence, noun: Token) -> int | None:
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


def _triers(sentence: Sentence, noun: Token, depth: int) -> list[int]:
    """Who tries, of "they stormed the hotel in an attempt to kidnap the envoy"; not who foils an attempt."""
    own = noun_arguments(sentence, noun.index)
    triers = [*own.possessors, *(head for prep, head in own.preps if prep == "by")]
    if triers:
        return triers
    above = sentence.tokens[noun.head]
    if above.dep == "prep":
        above = sentence.tokens[above.head]
    if above.pos not in ("VERB", "AUX") or above.index == noun.index or above.lemma.lower() in _FOILS:
        return []
    arguments = verb_arguments(sentence, above.index, depth=depth + 1)
    return [head for head in arguments.subjects if head != noun.index]


def _share_relative(sentence: Sentence, token: Token, noun: Token, found: Arguments) -> None:
    relative = [c for c in token.children if sentence.tokens[c].lemma.lower() in _RELATIVES]
    if not relative and found.subjects and not found.objects and not found.passive:
        found.objects.append(noun.index)
    elif not found.subjects and not found.passive and noun.index not in found.objects:
        found.subjects.append(noun.index)


def _share_governed(sentence: Sentence, token: Token, preposition: Token, found: Arguments, depth: int) -> None:
    """ "accused of killing": who is accused kills; "by killing": whoever acts."""
    if found.subjects:
        return
    governor = sentence.tokens[preposition.head]
    if governor.pos not in ("VERB", "AUX"):
        if not found.passive and _is_accused(sentence, governor):
            found.subjects.append(governor.index)
        elif governor.lemma.lower() in _CHARGES and governor.dep == "pobj":  # "held on charges of killing ten"
            verb = sentence.tokens[sentence.tokens[governor.head].head]
            held = verb_arguments(sentence, verb.index, depth=depth + 1).objects if verb.pos == "VERB" else []
            (found.objects if found.passive else found.subjects).extend(held)
        elif not found.passive and governor.lemma.lower() in _AIMS | TRIES:  # "with the aim of bombing the mill"
            found.subjects = _triers(sentence, governor, depth)
        return
    if governor.lemma.lower() in _OUTCOMES and preposition.lemma.lower() in ("after", "during", "in"):
        return  # "four wounded in shooting at a mill": those hurt do not shoot
    above = verb_arguments(sentence, governor.index, depth=depth + 1)
    if found.passive:
        found.objects = found.objects or list(above.objects if above.passive else above.subjects)
        return
    by_object = preposition.lemma in ("of", "for", "from", "with", "in") and above.objects
    found.subjects.extend(above.objects if by_object else above.subjects)


def _is_accused(sentence: Sentence, noun: Token) -> bool:
    """ "Accused the rebels of killing ten": the parser hangs the charge on those accused."""
    return noun.dep in ("dobj", "nsubjpass") and sentence.tokens[noun.head].lemma.lower() in _ACCUSING


def _share_verb(sentence: Sentence, token: Token, found: Arguments, depth: int) -> None:
    if (found.subjects and not (found.passive and token.dep == "conj")) or (found.passive and found.objects):
        return
    own = _subject_before(sentence, token)
    if own is not None:
        (found.objects if found.passive else found.subjects).append(own)
        return
    if token.dep == "ccomp" and not _has_to(sentence, token):
        said = _said_before(sentence, token)
        if said is not None and not found.passive:
            found.subjects.extend(verb_arguments(sentence, said, depth=depth + 1).subjects)
        return
    if _is_of_an_act(sentence, token):
        return
    named = _loose_participle(sentence, token)
    if named is not None:
        found.objects, found.passive = [*found.objects, named], True
        found.subjects = _agents(sentence, token)
        return
    own = _cut_subject(sentence, token)
    if own is not None:
        found.subjects.append(own)
        return
    said = _said_before(sentence, token)
    if said is not None:
        told = verb_arguments(sentence, said, depth=depth + 1)
        found.subjects.extend(told.objects if told.passive else told.subjects)
        return
    above = verb_arguments(sentence, sharing_verb(sentence, token), depth=depth + 1)
    surface = above.objects if above.passive else above.subjects
    if not above.passive and sentence.tokens[token.head].lemma.lower() in _TELLING and token.tag in ("VBD", "VBN"):
        surface = [head for head in above.objects if head < token.index] or surface
    shares_voice = token.dep == "conj" and above.passive and token.tag in ("VBN", "VBD")
    bare = token.tag == "VBN" and token.dep in ("conj", "advcl", "dep") and not _has_auxiliary(sentence, token)
    if found.passive or (shares_voice and not found.objects) or (bare and not found.objects):
        _share_passive(sentence, token, found, above, surface)
        return
    controls = token.dep in ("xcomp", "ccomp") and above.objects and not above.passive
    if sentence.tokens[token.head].lemma.lower() in WIELDING:  # "used jets to bomb the camp"
        controls = False
    found.subjects.extend(above.objects if controls else surface)


def _is_of_an_act(sentence: Sentence, token: Token) -> bool:
    """Whether a participle tells what came of an act named just before: "they protest a raid on a mill, killing two".

    Of "they made a raid on a mill, killing two" those who made it kill.
    """
    if token.dep != "advcl" or token.tag != "VBG" or token.lemma.lower() not in _HARMS:
        return False
    acts = [t for t in sentence.tokens[token.head + 1 : token.index] if t.lemma.lower() in _ACTS and t.pos == "NOUN"]
    if not acts or acts[-1].dep != "dobj":
        return False
    verb = sentence.tokens[acts[-1].head]
    return verb.index > token.head and verb.dep in ("advcl", "xcomp") and verb.head == token.head and verb.tag == "VB"


def _subject_before(sentence: Sentence, token: Token) -> int | None:
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


def _said_before(sentence: Sentence, token: Token) -> int | None:
    """The clause before a verb that syntax hangs on who says both: "police say he drew a gun and shot himself".

    Where tenses differ, or the verb is what is said, its subject is that of what is said first.
    """
    verb = sentence.tokens[token.head]
    clauses = [
        sentence.tokens[c]
        for c in verb.children
        if verb.index < c < token.index and sentence.tokens[c].dep == "ccomp" and sentence.tokens[c].tag in _FINITE_TAGS
    ]
    if not clauses or verb.tag not in _FINITE_TAGS or _has_auxiliary(sentence, token):
        return None
    told = any(sentence.tokens[c].dep in (*_SUBJECTS, *_PASSIVES) for c in clauses[-1].children)
    past = token.tag == "VBD" and (token.dep == "ccomp" or (verb.tag != "VBD" and clauses[-1].tag == "VBD"))
    return clauses[-1].index if told and past else None


def _loose_participle(sentence: Sentence, token: Token) -> int | None:
    """Whom a participle tells of, where syntax hangs it on the verb: "police named the teenager fatally shot there"."""
    if token.dep != "dep" or token.tag not in ("VBD", "VBN") or token.index <= token.head:
        return None
    before = token.index - 1
    while before > token.head and sentence.tokens[before].pos == "ADV":
        before -= 1
    noun = sentence.tokens[before]
    return before if noun.dep == "dobj" and noun.head == token.head else None


def _cut_subject(sentence: Sentence, token: Token) -> int | None:
    """The subject of a clause that syntax hangs on the word before it: "died after men at noon placed a bomb"."""
    if token.dep != "advcl" or token.tag not in _FINITE_TAGS or _has_auxiliary(sentence, token):
        return None
    openers = [
        t
        for t in sentence.tokens[token.head + 1 : token.index]
        if t.dep == "prep" and t.head == token.head and t.lemma.lower() in _CLAUSE_OPENERS
    ]
    nouns = [c for opener in openers[-1:] for c in _objects_of(sentence, opener) if c > opener.index]
    nouns = [c for c in nouns if not sentence.tokens[c].entity.startswith(_WHEN)]
    return (
        nouns[0]
        if len(nouns) == 1 and not any(t.text == "," for t in sentence.tokens[nouns[0] : token.index])
        else None
    )


def blaming_verb(sentence: Sentence, preposition: Token) -> Token | None:
    """The verb over the noun that a preposition's own verb only describes: "blamed men trained there for the raid"."""
    described = sentence.tokens[preposition.head]
    for _ in range(_MAX_DEPTH):
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
    if token.dep != "advcl" or token.tag != "VBG" or sentence.tokens[token.index - 1].text != ",":
        return token.head
    nearer = [
        t.index
        for t in sentence.tokens[token.head + 1 : token.index]
        if t.dep == "advcl" and t.head == token.head and t.tag in ("VBD", "VBN", "VBZ", "VBP")
        and any(sentence.tokens[c].dep in _SUBJECTS for c in t.children)
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


def _share_passive(sentence: Sentence, token: Token, found: Arguments, above: Arguments, surface: list[int]) -> None:
    if not found.objects:
        found.objects.extend(surface)
    found.passive = True
    found.subjects = _agents(sentence, token) or found.subjects or (list(above.subjects) if above.passive else [])


def _has_auxiliary(sentence: Sentence, token: Token) -> bool:
    return any(sentence.tokens[c].dep in ("aux", "auxpass") for c in token.children)


def _nouns_above(sentence: Sentence, noun: int) -> list[int]:
    """The nouns that a noun hangs on by prepositions: a clause may be of any ("a plan for areas that both signed")."""
    found: list[int] = []
    token = sentence.tokens[noun]
    while token.dep == "pobj" and len(found) < _MAX_DEPTH:
        token = sentence.tokens[sentence.tokens[token.head].head]
        if token.pos not in ("NOUN", "PROPN"):
            break
        found.append(token.index)
    return found


def _antecedents(sentence: Sentence, verb: Token, heads: list[int]) -> list[int]:
    """Relative pronouns give way to what they stand for."""
    if verb.dep not in ("relcl", "acl"):
        return heads
    return [_stands_for(sentence, verb, h) if sentence.tokens[h].lemma.lower() in _RELATIVES else h for h in heads]


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
    found = _nouns_above(sentence, noun)
    token = sentence.tokens[noun]
    while token.dep == "conj":
        token = sentence.tokens[token.head]
    found = found or _nouns_above(sentence, token.index)
    link = sentence.tokens[token.head]
    verb = sentence.tokens[link.head]
    if not found and token.dep == "pobj" and link.lemma.lower() in _STRUCK_BY and verb.pos == "VERB":
        found = [c for c in verb.children if c < link.index and sentence.tokens[c].dep in ("dobj", "nsubj")]
        found = found if verb.dep != "acl" else [verb.head]
    return found
