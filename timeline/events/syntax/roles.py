"""Who does what in a clause: the arguments of verbs and nouns by syntax, in every voice.

Arguments are token indexes of noun phrase heads in the same sentence. `subjects` are deep subjects (the agent of a
passive included), `objects` deep objects (the subject of a passive included).
"""

from __future__ import annotations

from timeline.events.syntax.antecedents import (
    OUTCOMES,
    RELATIVES,
    act_before,
    befallen_one,
    before_relative,
    nouns_above,
    with_antecedents,
)
from timeline.events.syntax.arguments import (
    MAX_DEPTH,
    Arguments,
    agents_of,
    has_auxiliary,
    has_to,
    noun_arguments,
    own_arguments,
    with_conjuncts,
)
from timeline.events.syntax.misplaced import (
    cut_subject,
    loose_participle,
    said_before,
    sharing_verb,
    subject_before,
)
from timeline.model import Sentence, Token

_AIMS = frozenset({"aim", "goal", "intent", "intention", "mission", "object", "objective", "purpose", "task"})
TRIES = frozenset({"attempt", "bid", "conspiracy", "effort", "plan", "plot"})
_FOILS = frozenset(
    {"abort", "avert", "block", "defeat", "detect", "disrupt", "foil", "frustrate", "intercept", "prevent", "repel"}
    | {"repulse", "stop", "thwart", "uncover"}
)
_ACCUSING = frozenset({"accuse", "blame", "charge", "convict", "suspect"})
_CHARGES = frozenset({"accusation", "charge", "count"})
_CLEARING = frozenset({"absolve", "acquit", "clear", "exonerate"})
_TELLING = frozenset({"identify", "name"})
_INCLINED = frozenset(
    {"bound", "certain", "due", "likely", "poised", "ready", "scheduled", "set", "slated", "sure", "unlikely"}
)
_MINDED = frozenset({"oppose"})  # "Peru is opposed to the plan"
WIELDING = frozenset({"employ", "use", "utilise", "utilize"})
CAUGHT = frozenset(
    {
        "apprehend",
        "arrest",
        "capture",
        "catch",
        "charge",
        "detain",
        "hold",
        "jail",
        "kill",
        "question",
        "shoot",
        "wound",
    }
)
_OF_A_SHOOTING = frozenset(
    {"case", "death", "investigation", "rampage", "range", "scene", "spree", "survivor", "suspect", "victim"}
)
_TIMES = frozenset({"day", "hour", "instant", "minute", "moment", "month", "morning", "night", "time", "week", "year"})
_SPEAKING_OF = frozenset(
    {"address", "condemn", "decry", "denounce", "discuss", "investigate", "lament", "mourn", "probe", "protest"}
    | {"report", "witness"}
)


def verb_arguments(sentence: Sentence, verb: int, *, depth: int = 0) -> Arguments:
    """The arguments of the verb at token `verb`, those it shares with other clauses included."""
    found = own_arguments(sentence, verb)
    found.subjects = [_visitor(sentence, head) for head in found.subjects]
    token = sentence.tokens[verb]
    if depth < MAX_DEPTH:
        _share(sentence, token, found, depth)
    found.subjects = with_conjuncts(sentence, with_antecedents(sentence, token, found.subjects))
    if token.dep == "relcl" and any(sentence.tokens[h].lemma.lower() in RELATIVES for h in found.objects):
        found.above = nouns_above(sentence, token.head)
    found.objects = with_conjuncts(sentence, with_antecedents(sentence, token, found.objects))
    return found


def _visitor(sentence: Sentence, subject: int) -> int:
    """Who acts, of "Visiting Prime Minister Roe met the bankers", where syntax takes the first word for the subject."""
    token = sentence.tokens[subject]
    if token.dep != "csubj" or token.tag != "VBG" or token.lemma.lower() != "visit" or token.cased.islower():
        return subject
    return next((c for c in token.children if sentence.tokens[c].dep == "dobj" and c > subject), subject)


def _share(sentence: Sentence, token: Token, found: Arguments, depth: int) -> None:
    """Take over the arguments that syntax leaves unsaid: of conjuncts, participles, infinitives, relatives."""
    head = sentence.tokens[token.head]
    if token.head == token.index:
        return
    if token.dep == "conj" and head.pos in ("NOUN", "PROPN") and head.index < token.index:
        found.subjects = [_acting_above(sentence, head), *found.subjects]
    elif token.dep == "acl":
        _share_noun(sentence, token, head, found)
        if not found.subjects and not found.passive and head.lemma.lower() in TRIES and has_to(sentence, token):
            found.subjects = _triers(sentence, head, depth)
    elif token.dep == "relcl":
        _share_relative(sentence, token, head, found)
    elif token.dep == "pcomp":
        _share_governed(sentence, token, head, found, depth)
    elif token.dep == "xcomp" and head.pos == "ADJ" and head.lemma.lower() in _INCLINED:
        _share_inclined(sentence, token, head, found, depth)
    elif token.dep == "acomp" and head.pos == "AUX" and token.lemma.lower() in _MINDED:
        found.subjects = found.subjects or verb_arguments(sentence, head.index, depth=depth + 1).subjects
    elif token.dep in ("conj", "advcl", "xcomp", "ccomp", "dep") and head.pos in ("VERB", "AUX"):
        _share_verb(sentence, token, found, depth)


def _share_inclined(sentence: Sentence, token: Token, adjective: Token, found: Arguments, depth: int) -> None:
    """Take of whom an adjective says that it will act or be acted on: "the envoys are due to meet on Friday"."""
    link = sentence.tokens[adjective.head]
    if adjective.dep != "acomp" or link.pos not in ("AUX", "VERB") or found.subjects:
        return
    above = verb_arguments(sentence, link.index, depth=depth + 1).subjects
    if found.passive:
        found.objects = found.objects or above
    else:
        found.subjects = above


def _acting_above(sentence: Sentence, noun: Token) -> int:
    """The noun a verb is listed with; of "police dispersed strikers and arrested 19", read as one noun, the police."""
    for child in noun.children:
        verb = sentence.tokens[child]
        own = [c for c in verb.children if sentence.tokens[c].dep == "nsubj"]
        if verb.dep == "amod" and verb.pos == "VERB" and child < noun.index and own:
            return own[0]
    return noun.index


def _share_noun(sentence: Sentence, token: Token, noun: Token, found: Arguments) -> None:
    """Take the noun that a participle hangs on; of "a pact which the states signed" it is who did it."""
    if token.tag == "VBG" and _is_of_a_shooting(sentence, token):
        found.objects = []
        return
    above = before_relative(sentence, noun) if token.tag in ("VBD", "VBN") else None
    if above is not None:
        found.subjects.append(noun.index)
        found.objects.append(above)
    elif not found.objects and (token.tag == "VBN" or _is_told_of(sentence, token, noun, found)):
        found.objects.append(befallen_one(sentence, token, noun))
        found.passive = True
    elif token.tag == "VBG" and not found.subjects:
        found.subjects.append(noun.index)


def _is_of_a_shooting(sentence: Sentence, token: Token) -> bool:
    """Whether a word that syntax takes for a verb begins the noun after it: a headline's "mill shooting survivor"."""
    after = sentence.tokens[token.index + 1 : token.index + 2]
    beside = token.head == token.index - 1 and token.lemma.lower() == "shoot"
    return beside and bool(after) and after[0].lemma.lower() in _OF_A_SHOOTING


def _is_told_of(sentence: Sentence, token: Token, noun: Token, found: Arguments) -> bool:
    """Whether a past form is the participle of those whom a noun tells of: "a report of people shot at a party"."""
    return token.tag == "VBD" and not found.subjects and befallen_one(sentence, token, noun) != noun.index


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


def attempt_of(sentence: Sentence, noun: Token) -> Token:
    """The attempt that a noun names, which stands in the clause for it: "survived a murder attempt", "on his life"."""
    above = sentence.tokens[noun.head]
    if noun.dep == "compound" and above.lemma.lower() in TRIES:
        return above
    attempt = sentence.tokens[above.head]
    on_it = noun.dep == "pobj" and above.lemma.lower() in ("against", "on")
    return attempt if on_it and attempt.lemma.lower() in TRIES else noun


def _share_relative(sentence: Sentence, token: Token, noun: Token, found: Arguments) -> None:
    relative = [c for c in token.children if sentence.tokens[c].lemma.lower() in RELATIVES]
    adverbs = [c for c in token.children if sentence.tokens[c].tag == "WRB"]
    if adverbs:  # "drove to the mill, where they set off a bomb"
        if any(sentence.tokens[c].lemma.lower() == "where" for c in adverbs):
            found.preps.append(("inside", _scene_above(sentence, noun)))
        return
    if not relative and noun.lemma.lower() in _TIMES:
        return  # "the moment the blast tore through the mill"
    if not relative and found.subjects and not found.objects and not found.passive:
        found.objects.append(noun.index)
    elif not found.subjects and not found.passive and noun.index not in found.objects:
        found.subjects.append(noun.index)


def _scene_above(sentence: Sentence, noun: Token) -> int:
    """Where "where" is, of "an office of the union in Bern, where": the office, not the town it is in."""
    while noun.dep == "pobj" and noun.entity in ("GPE", "LOC"):
        above = sentence.tokens[sentence.tokens[noun.head].head]
        if above.pos not in ("NOUN", "PROPN"):
            break
        noun = above
    return noun.index


def _share_governed(sentence: Sentence, token: Token, preposition: Token, found: Arguments, depth: int) -> None:
    """ "accused of killing": who is accused kills; "by killing": whoever acts; "before being shot by": whoever did."""
    if found.subjects and (not found.passive or found.objects):
        return
    governor = sentence.tokens[preposition.head]
    if governor.pos not in ("VERB", "AUX"):
        if governor.lemma.lower() == "guilty" and governor.pos == "ADJ":  # "found Roe guilty of killing ten"
            held = [c for c in governor.children if sentence.tokens[c].dep == "nsubj"]
            (found.objects if found.passive else found.subjects).extend(held)
        elif not found.passive and _is_accused(sentence, governor):
            found.subjects.append(governor.index)
        elif governor.lemma.lower() in _CHARGES and governor.dep == "pobj":  # "held on charges of killing ten"
            verb = sentence.tokens[sentence.tokens[governor.head].head]
            tried = verb.pos == "VERB" and verb.lemma.lower() not in _CLEARING
            held = verb_arguments(sentence, verb.index, depth=depth + 1).objects if tried else []
            (found.objects if found.passive else found.subjects).extend(held)
        elif not found.passive and governor.lemma.lower() in _AIMS | TRIES:  # "with the aim of bombing the mill"
            found.subjects = _triers(sentence, governor, depth)
        return
    if governor.lemma.lower() in _CLEARING and preposition.lemma.lower() in ("from", "of"):
        return  # "acquitted the guards of killing ten"
    if governor.lemma.lower() in OUTCOMES and preposition.lemma.lower() in ("after", "during", "in"):
        return  # "four wounded in shooting at a mill": those hurt do not shoot
    above = verb_arguments(sentence, governor.index, depth=depth + 1)
    if found.passive:
        found.objects = found.objects or list(above.objects if above.passive else above.subjects)
        return
    by_object = preposition.lemma in ("of", "for", "from", "with", "in")
    caught = above.passive and governor.lemma.lower() in CAUGHT  # "is held by police after shooting his brother"
    found.subjects.extend(above.objects if (by_object or caught) and above.objects else above.subjects)


def _is_accused(sentence: Sentence, noun: Token) -> bool:
    """ "Accused the rebels of killing ten": the parser hangs the charge on those accused."""
    return noun.dep in ("dobj", "nsubjpass") and sentence.tokens[noun.head].lemma.lower() in _ACCUSING


def _share_verb(sentence: Sentence, token: Token, found: Arguments, depth: int) -> None:
    if (found.subjects and not (found.passive and token.dep == "conj")) or (found.passive and found.objects):
        return
    if token.tag == "VBG" and token.dep == "xcomp" and sentence.tokens[token.head].lemma.lower() in _SPEAKING_OF:
        return  # "leaders address shooting at a park"
    own = subject_before(sentence, token)
    if own is not None:
        (found.objects if found.passive else found.subjects).append(own)
        return
    if token.dep == "ccomp" and not has_to(sentence, token):
        said = said_before(sentence, token)
        if said is not None and not found.passive:
            found.subjects.extend(verb_arguments(sentence, said, depth=depth + 1).subjects)
        return
    if act_before(sentence, token) is not None:
        return
    named = loose_participle(sentence, token)
    if named is not None:
        found.objects, found.passive = [*found.objects, named], True
        found.subjects = agents_of(sentence, token)
        return
    own = cut_subject(sentence, token)
    if own is not None:
        found.subjects.append(own)
        return
    said = said_before(sentence, token)
    if said is not None:
        told = verb_arguments(sentence, said, depth=depth + 1)
        found.subjects.extend(told.objects if told.passive else told.subjects)
        return
    above = verb_arguments(sentence, sharing_verb(sentence, token), depth=depth + 1)
    surface = above.objects if above.passive else above.subjects
    if not above.passive and sentence.tokens[token.head].lemma.lower() in _TELLING and token.tag in ("VBD", "VBN"):
        surface = [head for head in above.objects if head < token.index] or surface
    shares_voice = token.dep == "conj" and above.passive and token.tag in ("VBN", "VBD")
    bare = token.tag == "VBN" and token.dep in ("conj", "advcl", "dep") and not has_auxiliary(sentence, token)
    if found.passive or (shares_voice and not found.objects) or (bare and not found.objects):
        _share_passive(sentence, token, found, above, surface)
        return
    controls = token.dep in ("xcomp", "ccomp") and above.objects and not above.passive
    if sentence.tokens[token.head].lemma.lower() in WIELDING:  # "used jets to bomb the camp"
        controls = False
    found.subjects.extend(above.objects if controls else surface)


def _share_passive(sentence: Sentence, token: Token, found: Arguments, above: Arguments, surface: list[int]) -> None:
    if not found.objects:
        found.objects.extend(surface)
    found.passive = True
    found.subjects = agents_of(sentence, token) or found.subjects or (list(above.subjects) if above.passive else [])
