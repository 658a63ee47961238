"""Whether the frame of a trigger's rule holds, and which words fill its roles."""

from __future__ import annotations

from collections.abc import Container, Sequence

from timeline.events.syntax.arguments import Arguments, noun_arguments
from timeline.events.syntax.view import View, is_near
from timeline.events.words.cue_words import holds_cue
from timeline.events.words.lexicon import ALIASES, Term, TriggerRule
from timeline.model import Sentence, Token

_SHARES = frozenset({"bulk", "half", "majority", "most", "part", "quarter", "rest", "third"})
_ON_OBJECTS = frozenset({"against", "on", "to", "with"})


_MEASURES = frozenset(
    {
        "band",
        "barrel",
        "batch",
        "bunch",
        "cache",
        "cargo",
        "cluster",
        "column",
        "consignment",
        "container",
        "contingent",
    }
    | {"convoy", "couple", "crate", "delivery", "fleet", "flock", "gallon", "gang", "group", "hail", "handful", "haul"}
    | {
        "heap",
        "herd",
        "horde",
        "line",
        "list",
        "liter",
        "litre",
        "load",
        "mob",
        "pack",
        "pair",
        "part",
        "party",
        "pile",
    }
    | {"portion", "quantity", "row", "salvo", "section", "series", "sheet", "shipment", "span", "squad", "squadron"}
    | {"stash", "stock", "stockpile", "string", "succession", "swarm", "tank", "team", "ton", "tonne", "trainload"}
    | {"trio", "truckload", "volley", "wall", "wave"}
)
_STATES = frozenset({"alert", "emergency", "siege", "war"})
_MEASURED = _MEASURES | _SHARES
_SWEEPING = frozenset(
    {
        "avalanche",
        "blizzard",
        "deluge",
        "flood",
        "gale",
        "hurricane",
        "landslide",
        "storm",
        "tide",
        "tornado",
        "torrent",
    }
    | {"tsunami", "wave", "whirlwind"}
)
_WAVES = frozenset(
    {
        "big",
        "cold",
        "destructive",
        "enormous",
        "first",
        "foot",
        "freak",
        "giant",
        "gigantic",
        "great",
        "heat",
        "heavy",
        "high",
        "huge",
    }
    | {"killer", "large", "mammoth", "massive", "meter", "metre", "monster", "mountainous", "new", "powerful", "rogue"}
    | {"rough", "sea", "second", "storm", "strong", "surging", "tall", "tidal", "towering", "tsunami", "two", "violent"}
)
_NAMED = frozenset({"cyclone", "hurricane", "typhoon"})  # whose names the model takes for bodies: "Cyclone Idai"
_MATTER = frozenset(
    {
        "air",
        "ash",
        "blizzard",
        "boulder",
        "cold",
        "debris",
        "dust",
        "earth",
        "flood",
        "hail",
        "hailstone",
        "heat",
        "ice",
    }
    | {"lava", "mud", "rain", "rainfall", "rock", "sand", "sea", "season", "sludge", "snow", "soil", "stone", "storm"}
    | {"thunderstorm", "tornado", "water", "weather", "wind", "year", "decade", "century", "strength", "intensity"}
)


def fits(view: View, rule: TriggerRule, arguments: Arguments, token: Token) -> bool:
    """Whether every term of the rule's frame holds."""
    if rule.event_type == "x:DISASTER" and any(_is_figure(view, head) for head in arguments.subjects):
        return False
    return all(_holds(view, term, arguments, token) != term.negated for term in rule.frame)


def _holds(view: View, term: Term, arguments: Arguments, token: Token) -> bool:
    slot = term.slot
    if slot == "prep":
        return _any_head(view, term, _governed(view, term, arguments))
    if slot == "subj":
        return _any_head(view, term, arguments.subjects)
    if slot == "obj":
        return _any_head(view, term, [*arguments.objects, *arguments.above])
    if slot == "dat":
        return _any_head(view, term, arguments.datives)
    if slot == "mod":
        return not term.lemmas.isdisjoint(arguments.modifiers)
    if slot == "objmod":
        return _any_modified(view, term, arguments.objects)
    if slot == "subjmod":
        return _any_modified(view, term, arguments.subjects)
    if slot == "prt":
        return not term.lemmas.isdisjoint(arguments.particles)
    if slot == "plural":
        return _is_plural(view, arguments, token)
    if slot == "poss":
        return bool(arguments.possessors)
    if slot == "after":
        return not term.lemmas.isdisjoint(view.lemmas[: token.index])
    if slot == "near":
        return is_near(view, term, token.index, token.index + 1)
    if slot == "to" and term.lemmas:
        return any(view.lemmas[c] in term.lemmas for c in _infinitives(view, token, arguments))
    if slot == "fact":
        clauses = (c for head in (token.index, *arguments.objects) for c in view.sentence.tokens[head].children)
        return any(_states(view.sentence, view.sentence.tokens[c]) for c in clauses)
    if slot == "ing":
        return any(view.lemmas[c] in term.lemmas for c in _participles(view, token))
    if slot == "cue":
        return holds_cue(view.words, view.lemmas, term.lemmas)
    if slot == "aim":
        return not term.lemmas.isdisjoint(_aims(view, token))
    return {"to": arguments.infinitive, "that": arguments.clause, "passive": arguments.passive}[slot]


def _participles(view: View, verb: Token) -> list[int]:
    """The participles that hang on a verb, or on its prepositions: "kept him from becoming"."""
    tokens = view.sentence.tokens
    below = [*verb.children, *(c for p in verb.children if tokens[p].dep == "prep" for c in tokens[p].children)]
    return [child for child in below if tokens[child].tag == "VBG" and not tokens[child].dep.startswith("aux")]


def _aims(view: View, token: Token) -> set[str]:
    """The verbs that say what a deed is for, on its word or on the verb above it: "held a vigil to demand"."""
    tokens = view.sentence.tokens
    above = tokens[token.head] if token.dep in ("dobj", "nsubjpass") else token
    below = [tokens[c] for c in {*token.children, *above.children} if c > token.index or tokens[c].tag == "VBG"]
    told = [t for t in below if t.tag == "VBG" or any(tokens[c].tag == "TO" for c in t.children)]
    return {view.lemmas[t.index] for t in told}


def _infinitives(view: View, verb: Token, arguments: Arguments) -> list[int]:
    """The infinitives that hang on a verb or on its object: "sent a team to look into it"."""
    tokens = view.sentence.tokens
    below = [*verb.children, *(c for head in arguments.objects for c in tokens[head].children)]
    return [child for child in below if any(tokens[c].tag == "TO" for c in tokens[child].children)]


def _states(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause is in a tense of fact: "that he was there", not "that he be there" or "that they leave".

    It may hang on the verb or on what is said: "gave assurances that he was there".
    """
    said = clause.dep == "acl" and any(sentence.tokens[c].dep == "mark" for c in clause.children)
    if clause.dep != "ccomp" and not said:
        return False
    verbs = [clause, *(sentence.tokens[c] for c in clause.children if sentence.tokens[c].dep in ("aux", "auxpass"))]
    return any(verb.tag in ("VBD", "VBZ") for verb in verbs)


def _governed(view: View, term: Term, arguments: Arguments) -> list[int]:
    """The objects of the term's prepositions, on the verb or on its object: "lodged a complaint against"."""
    own = [head for prep, head in arguments.preps if prep in term.preps]
    if not term.negated and (term.lemmas or term.kinds):  # "imposed limits on imports on Monday"
        own = [head for head in own if view.sentence.tokens[head].entity not in ("DATE", "TIME")]
    if own or term.negated:
        return own
    if "between" in term.preps and not arguments.objects:  # "flights between Peru and Chile resumed"
        nouns = (noun_arguments(view.sentence, head) for head in arguments.subjects)
        return [head for noun in nouns for prep, head in noun.preps if prep == "between"]
    return _on_objects(view, term.preps, arguments)


def _any_head(view: View, term: Term, heads: Sequence[int]) -> bool:
    if not heads:
        return term.optional
    heads = [inner for head in heads for inner in _measured(view, head)]
    if term.lemmas:
        told = heads if term.negated else [head for head in heads if head not in view.hidden]
        return any(not term.lemmas.isdisjoint(_names(view, h, whole=not term.negated)) for h in told)
    if term.kinds:
        return any(view.kinds(head) & term.kinds for head in heads)
    return True


def _is_figure(view: View, head: int) -> bool:
    """Whether a force of nature is of something else: "a storm of complaints", not "a wave of mud"."""
    if view.lemmas[head] == "wave" and not _WAVES.issuperset(noun_arguments(view.sentence, head).modifiers):
        return True  # "a crime wave hit the town"
    made_of = [inner for prep, inner in noun_arguments(view.sentence, head).preps if prep == "of"]
    return view.lemmas[head] in _SWEEPING and any(
        view.lemmas[inner] not in _MATTER and not view.sentence.tokens[inner].entity for inner in made_of
    )


def _any_modified(view: View, term: Term, heads: Sequence[int]) -> bool:
    """Whether one of the term's words modifies one of the heads."""
    modified = [inner for head in heads for inner in _measured(view, head)]
    return any(not term.lemmas.isdisjoint(_modifiers(view, head)) for head in modified)


def _modifiers(view: View, head: int) -> list[str]:
    """The words before a head, and the participles after it: "a lorry packed with explosives"."""
    below = [view.sentence.tokens[c] for c in view.sentence.tokens[head].children]
    after = [view.words[c.index] for c in below if c.dep == "acl" and c.tag == "VBN"]
    return [*noun_arguments(view.sentence, head).modifiers, *after]


def _names(view: View, head: int, *, whole: bool) -> set[str]:
    """What a term may call a head: its lemma, its word, both parts of a hyphened word.

    With `whole` also what stands before it: "Cyclone Ana" is a cyclone, a "fireworks factory" a fireworks-factory.
    """
    names = {view.lemmas[head], view.words[head], view.joined(head), *_titles(view, head)}
    before = [c for c in view.sentence.tokens[head].children if view.sentence.tokens[c].dep == "compound"]
    if not whole or head - 1 not in before:
        return names
    names.add(f"{view.words[head - 1]}-{view.lemmas[head]}")
    token = view.sentence.tokens[head]
    if token.pos == "PROPN" and (token.entity != "ORG" or view.lemmas[head - 1] in _NAMED):
        names.add(view.lemmas[head - 1])
    return names


def _titles(view: View, head: int) -> list[str]:
    """What the words before a person's name say that he is: the chancellor of "Chancellor Weber"."""
    tokens = view.sentence.tokens
    if tokens[head].pos != "PROPN":
        return []
    before = [c for c in tokens[head].children if c < head and tokens[c].dep in ("compound", "nmod", "amod")]
    return [view.lemmas[c] for c in before if "person" in view.lexicon.kinds.get(view.lemmas[c], ())]


def _measured(view: View, head: int) -> list[int]:
    """ "hundreds of soldiers", "a row of huts", "a state of emergency": the measure and what is measured."""
    inner = [inner for prep, inner in noun_arguments(view.sentence, head).preps if prep == "of"]
    if view.lemmas[head] == "state":
        return [head, *(i for i in inner if view.lemmas[i] in _STATES)]
    return [head, *inner] if "number" in view.kinds(head) or view.lemmas[head] in _MEASURED else [head]


def _is_plural(view: View, arguments: Arguments, token: Token) -> bool:
    if token.pos in ("NOUN", "PROPN"):
        return token.tag in ("NNS", "NNPS") or (token.pos == "PROPN" and token.cased.endswith("s"))
    heads = arguments.subjects if arguments.subjects else arguments.objects
    return len(heads) > 1 or any(
        view.sentence.tokens[h].tag in ("NNS", "NNPS", "CD") or view.words[h] in ("they", "we") for h in heads
    )


def _after(view: View, preposition: str, arguments: Arguments) -> list[int]:
    """What a preposition governs, on the verb or else on its object: "declared war on the cartel"."""
    own = [head for name, head in arguments.preps if name == preposition]
    if own or preposition not in _ON_OBJECTS:
        return own
    return _on_objects(view, {preposition}, arguments)


def _on_objects(view: View, prepositions: Container[str], arguments: Arguments) -> list[int]:
    """What these prepositions govern on the verb's objects."""
    nouns = (noun_arguments(view.sentence, head) for head in arguments.objects)
    return [head for noun in nouns for prep, head in noun.preps if prep in prepositions]


def filled(view: View, roles: Sequence[tuple[str, str, str]], arguments: Arguments) -> tuple[list[int], list[int]]:
    """The words that fill the roles, actors and targets."""
    found: dict[str, list[int]] = {"actor": [], "target": [], "other": []}
    for slot, prep, role in roles:
        heads = {
            "subj": arguments.subjects,
            "obj": arguments.objects,
            "dat": arguments.datives,
            "poss": arguments.possessors,
            "that": [head for head in arguments.asked if view.kinds(head) & ALIASES["actor"]],
            "prep": _after(view, prep, arguments),
        }[slot]
        found[role].extend(head for head in heads if head not in found[role])
    return found["actor"], found["target"]
