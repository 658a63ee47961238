"""Nouns that tell an event, "the raid", "a meeting between", and the light verbs that lend them arguments."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.syntax.arguments import Arguments, clause_complements, far_agents, noun_arguments
from timeline.events.syntax.roles import TRIES, attempt_of
from timeline.events.syntax.view import BODY, Trigger, View, is_written_as_name, trigger_of
from timeline.events.triggers.blame import blamed
from timeline.events.triggers.caught import caught
from timeline.events.triggers.frames import filled, fits
from timeline.events.words.folding import fold
from timeline.events.words.groups import Groups, nationalities
from timeline.events.words.lexicon import LightVerb, TriggerRule
from timeline.model import Token

_CLOSED_ENTITIES = frozenset({"PERSON", "FAC", "WORK_OF_ART", "PRODUCT", "LAW"})
_STANDS_AS_NOUN = frozenset({"csubj", "dobj", "nsubj", "pcomp", "pobj", "xcomp"})
_GOES_ON = frozenset({"ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN"})
_OF_NOUNS = frozenset({"amod", "compound", "det", "nmod", "nummod", "poss"})
_PLACING = frozenset(
    {"across", "along", "among", "around", "between", "in", "near", "of", "on", "outside", "throughout"}
)
_GOES_WITH = _OF_NOUNS | {"prep", "punct", "relcl"}
_AT = frozenset({"against", "at"})
_OTHERS = frozenset({"another", "one", "other", "others", "second", "third"})
_AIMED = frozenset({"aim", "direct", "target"})
_ACTING = frozenset({"person", "group", "country", "name"})
_AGAINST = frozenset({"against", "on", "at", "near", "of", "outside", "inside"})
_IN = frozenset({"at", "from", "in", "near"})
_TOWN_BODIES = frozenset({"council", "firefighter", "mayor", "officer", "police", "resident", "school"})
_BESIDE = frozenset({"near", "outside", "inside"})
_SIDES = frozenset({"between", "with"})
_STATES = frozenset({"u.k.", "u.s.", "uk", "us"})  # the names of countries that stand as adjectives
_KINDS_OF_ACT = frozenset({"subversive", "terrorist"})
_SAID_OF = frozenset({"acomp", "advcl", "oprd"})
_FELT = frozenset({"country", "place"})
_BEFELL = frozenset({"explosives", "firearms"})
_WHERE_ONLY = frozenset({"firearms"})  # "the Elm School shooting" names the place
_SUFFERERS = frozenset({"object", "target", "victim"})
_TELLING = frozenset({"advise", "alert", "inform", "notify", "tell", "warn"})
_CALLS = frozenset({"alarm", "call", "report", "request", "scene"})
_SERIES = frozenset(
    {"act", "action", "campaign", "chain", "crime", "deed", "operation", "rash", "series", "spate", "string", "wave"}
    | {"day", "hour", "night", "week"}
)
_MISHAPS = frozenset({"x:ACCIDENT", "x:DISASTER"})  # "a Danish jet crash" is nobody's deed
_MARGINS = frozenset({"fringe", "margin", "sideline"})
_VERB_TAGS = frozenset({"VB", "VBD", "VBN", "VBP", "VBZ"})
_PARTED = 2  # how far before the last part of a hyphened word its first one stands
_PARTS = frozenset({"central", "eastern", "latin", "northern", "southern", "western"})
_RAIDS = frozenset({"ambush", "assault", "attack", "raid"})
_STRUCK = frozenset({"building", "infrastructure", "vehicle", "person", "group", "name"})


def noun_trigger(view: View, position: int, token: Token) -> Trigger | None:
    """The trigger that a noun is; None where it tells no event."""
    rules = _noun_rules(view, token)
    if not rules or token.entity == "DATE" or (_is_of_name(view, token) and not view.is_titled):
        return None
    if _is_inside_name(view, token) or _is_dateline(view, token) or _is_team(view, token, rules[0]):
        return None
    if _is_town(view, token, rules[0]):
        return None
    arguments = noun_arguments(view.sentence, token.index)
    arguments.preps.extend(pair for pair in _sides_of_light(view, token.index) if pair not in arguments.preps)
    for rule in rules:
        if rule.needs & view.lacks or not fits(view, rule, arguments, token):
            continue
        anchor, actors, targets = noun_roles(view, token.index, rule)
        return trigger_of(
            rule,
            position=position,
            token=token.index,
            first=_first_modifier(view, token),
            last=token.index + 1,
            anchor=anchor,
            actors=actors,
            targets=targets,
        )
    return None


def _sides_of_light(view: View, noun: int) -> list[tuple[str, int]]:
    """The sides that syntax hangs on the light verb of a noun: "scuffles broke out between fans and police"."""
    lights = [verb for verb, light in _light_verbs(view, noun) if light.slot == "subj"]
    return [pair for verb in lights for pair in view.arguments(verb).preps if pair[0] in _SIDES]


def is_gerund(view: View, token: Token) -> bool:
    """Whether what the model takes for a verb is a noun, "police investigate shooting", "two die in Oran shelling"."""
    if token.tag != "VBG" or view.words[token.index] not in view.lexicon.nouns:
        return False
    children = [view.sentence.tokens[child] for child in token.children]
    after = view.sentence.tokens[token.index + 1 :][:1]
    if view.sentence.field == "title" and token.dep in _STANDS_AS_NOUN and not view.arguments(token.index).objects:
        return not after or after[0].pos not in _GOES_ON
    joined = _joined_before(view, token)
    modified = bool(joined) or any(child.dep in _OF_NOUNS for child in children)
    rest = [child for child in children if child.index not in joined]
    if modified and token.dep in _STANDS_AS_NOUN and all(child.dep in _GOES_WITH for child in rest):
        return True  # "in a drive-by shooting in Lima"
    if token.dep in ("nsubj", "pobj") and _is_placed_only(view, token):
        return True
    if any(child.index > token.index and child.pos != "PUNCT" for child in children):
        return False
    if modified:
        return True
    before = view.sentence.tokens[token.index - 1] if token.index else None
    return before is not None and before.pos == "PROPN" and before.dep in ("nsubj", "pobj")


def _is_placed_only(view: View, token: Token) -> bool:
    """Whether only who fought and where follow: "fighting between two clans in Jolo left six dead"."""
    below = [view.sentence.tokens[child] for child in token.children]
    told = [child for child in below if child.pos != "PUNCT"]
    return bool(told) and all(child.dep == "prep" and view.words[child.index] in _PLACING for child in told)


def _joined_before(view: View, token: Token) -> range:
    """The words of a hyphened word right before a token: the "drive-by" of "drive-by shooting"."""
    first = view.hyphened(token.index - 1)
    return range(0) if first is None else range(first, token.index)


def _is_of_name(view: View, token: Token) -> bool:
    """Whether a word is part of a person's or a building's name, as no small last word is: "the Elm Hall stabbing"."""
    if token.entity not in _CLOSED_ENTITIES:
        return False
    after = view.sentence.tokens[token.index + 1 :][:1]
    return not token.cased.islower() or (bool(after) and after[0].entity == token.entity)


def _is_inside_name(view: View, token: Token) -> bool:
    """Whether a capitalised word begins or carries on a body's name: "the Belmont Fire & Rescue Department"."""
    after = view.sentence.tokens[token.index + 1 :][:1]
    named = token.pos == "PROPN" and token.entity == "ORG" and not view.is_titled
    return named and bool(after) and after[0].entity == "ORG"


def _is_dateline(view: View, token: Token) -> bool:
    """Whether a word in capitals opens a text as the town it comes from: "BLIZZARD, Mo. - Police say"."""
    first = token.index == 0 and view.sentence.field == "text" and token.text.isupper() and not view.sentence.is_upper
    return first and view.words[1:2] == [","]


def _is_team(view: View, token: Token, rule: TriggerRule) -> bool:
    """Whether a storm or a quake in capitals, with a town before it, is who plays: "the Carlow Blizzard won"."""
    if rule.event_type != "x:DISASTER" or token.pos != "PROPN" or token.dep != "nsubj" or token.index == 0:
        return False
    tokens = view.sentence.tokens
    return is_written_as_name(view, token) and any(
        tokens[c].dep == "compound" and tokens[c].pos == "PROPN" for c in token.children
    )


def _is_town(view: View, token: Token, rule: TriggerRule) -> bool:
    """Whether a storm in capitals with nothing before it is the town where things are: "under a bridge in Blizzard"."""
    if rule.event_type != "x:DISASTER" or token.pos != "PROPN" or token.children or token.index == 0:
        return False
    if not is_written_as_name(view, token):
        return False
    if token.dep == "compound":  # "Blizzard police"
        return view.lemmas[token.head] in _TOWN_BODIES
    return token.dep == "pobj" and view.words[token.head] in _IN and token.head == token.index - 1


def _noun_rules(view: View, token: Token) -> tuple[TriggerRule, ...]:
    nouns = view.lexicon.nouns
    hyphened = hyphened_noun(view, token.index)
    if hyphened is not None:
        return nouns[hyphened]
    lemma = view.words[token.index] if token.pos == "VERB" else view.lemmas[token.index]
    if token.pos == "ADJ":
        return nouns.get(lemma, ()) if lemma == "dead" else ()
    if lemma in nouns:
        return nouns[lemma]
    return nouns.get(lemma.removesuffix("s"), ())


def hyphened_noun(view: View, index: int) -> str | None:
    """The noun of the lexicon whose last part a token is, with or without its hyphen: "shoot-outs", "an air-strike"."""
    first = view.hyphened(index)
    if first is None or view.sentence.tokens[index].tag in _VERB_TAGS:
        return None
    ends = (view.lemmas[index], view.words[index], view.words[index].removesuffix("s"))
    forms = [f"{view.words[first]}{hyphen}{end}" for end in ends for hyphen in ("-", "")]
    return next((form for form in forms if form in view.lexicon.nouns), None)


def _first_modifier(view: View, token: Token) -> int:
    """Where the compound begins: "car bomb attack"."""
    first = token.index
    if hyphened_noun(view, token.index) is not None:
        return first - _PARTED
    while first > 0 and view.sentence.tokens[first - 1].dep in ("compound", "amod"):
        if view.sentence.tokens[first - 1].head != token.index or view.sentence.tokens[first - 1].dep != "compound":
            break
        first -= 1
    return first


def noun_roles(view: View, noun: int, rule: TriggerRule) -> tuple[int, list[int], list[int]]:
    """Anchor, actors and targets of a noun, those its light verb lends included."""
    if rule.event_type == "CONSULT" and _is_only_beside(view, noun):
        return noun, [], []
    roles = rule.roles
    arguments = noun_arguments(view.sentence, noun)
    actors, targets = filled(view, roles, arguments)
    if _is_owned_deed(view, roles, arguments):
        actors = [*arguments.possessors, *actors]
        targets = [head for head in targets if head not in arguments.possessors]
    told_by = _is_told_by(view, noun)
    actors = [] if told_by else actors
    before = [] if rule.event_type in _MISHAPS else _modifying_actors(view, noun, roles)
    scenes = [child for child in before if _is_scene(view, child, rule)]
    actors += [child for child in before if child not in scenes]
    targets += [child for child in scenes if rule.event_mode not in _WHERE_ONLY]
    targets += [head for head in _tried_on(view, noun, roles) if head not in targets]
    if not actors and not told_by and ("prep", "by", "actor") in roles:
        actors += [head for head in far_agents(view.sentence, noun) if view.kinds(head) & _ACTING]
    actors += [head for head in blamed(view.sentence, noun) if head not in actors and head not in targets]
    targets += [head for head in (*_suffering(view, noun), *_aimed_at(view, noun, roles)) if head not in targets]
    lights = _light_verbs(view, noun)
    if all("place" in view.kinds(head) for head in targets):
        targets += _clause_targets(view, noun, lights[0][0] if lights else noun, rule)
        targets += caught(view, noun) if rule.event_type == "ASSAULT" else []
    for verb, light in lights:
        arguments = view.arguments(verb)
        lent_actors, lent_targets = filled(view, (*light.roles, *_own_sides(roles)), arguments)
        if any(role == "target" and slot == "subj" for slot, _, role in light.roles) and arguments.subjects:
            preps = (*arguments.preps, *noun_arguments(view.sentence, noun).preps)
            actors = actors + [head for prep, head in preps if prep == "from" and head not in actors]
        actors += [head for head in lent_actors if head not in actors and head != noun]
        if light.slot == "subj":  # "a murder shook the country": where it was felt
            lent_targets = [head for head in lent_targets if not view.kinds(head) & _FELT]
        targets += [head for head in lent_targets if head not in targets and head != noun]
    return lights[0][0] if lights else noun, actors, targets


def _is_only_beside(view: View, noun: int) -> bool:
    """Whether a gathering only tells where others met: "met on the sidelines of the NATO summit"."""
    tokens = view.sentence.tokens
    link = tokens[tokens[noun].head]
    return tokens[noun].dep == "pobj" and link.lemma.lower() == "of" and view.lemmas[link.head] in _MARGINS


def _is_owned_deed(view: View, roles: Sequence[tuple[str, str, str]], arguments: Arguments) -> bool:
    """Whether a deed is its owner's, the one struck being told by "of": "the army's killing of two farmers"."""
    struck = any(prep == "of" for prep, _ in arguments.preps) and ("prep", "of", "target") in roles
    tokens = view.sentence.tokens
    owners = [h for h in arguments.possessors if tokens[h].entity not in ("DATE", "TIME") and tokens[h].pos != "PRON"]
    return struck and bool(owners) and all(view.kinds(head) & _ACTING for head in owners)


def _is_told_by(view: View, noun: int) -> bool:
    """Whether "by" after a noun says who tells of it: "were told of the shooting by", "treated as a murder by"."""
    tokens = view.sentence.tokens
    link = tokens[tokens[noun].head]
    if tokens[noun].dep != "pobj" or link.dep != "prep":
        return False
    word = view.words[link.index]
    return word == "as" or (word in ("about", "of") and view.lemmas[link.head] in _TELLING)


def _tried_on(view: View, noun: int, roles: Sequence[tuple[str, str, str]]) -> list[int]:
    """Whom an attempt that a noun names was on: "the assassination attempt against the mayor"."""
    token = view.sentence.tokens[noun]
    if token.dep != "compound" or view.lemmas[token.head] not in TRIES or all(role != "target" for _, _, role in roles):
        return []
    attempt = noun_arguments(view.sentence, token.head)
    return [head for prep, head in attempt.preps if prep in ("against", "on")]


def _own_sides(roles: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The roles of a noun that syntax may hang on its light verb: "fighting broke out between rebels and soldiers"."""
    return [(slot, prep, role) for slot, prep, role in roles if slot == "prep" and prep in _SIDES]


def _aimed_at(view: View, noun: int, roles: Sequence[tuple[str, str, str]]) -> list[int]:
    """ "An attack aimed at a police convoy", "directed against the mayor": what a participle says it was on."""
    if ("prep", "on", "target") not in roles and ("prep", "against", "target") not in roles:
        return []
    token = view.sentence.tokens[noun]
    clauses = [c for c in token.children if view.sentence.tokens[c].dep == "acl"]
    clauses += [token.head] if token.dep == "nsubjpass" else []
    arguments = [view.arguments(c) for c in clauses if view.lemmas[c] in _AIMED]
    aimed = [head for told in arguments for prep, head in told.preps if prep in _AT]
    return [*aimed, *(_aimed_besides(view, aimed[-1]) if aimed else ())]


def _aimed_besides(view: View, last: int) -> list[int]:
    """ "One was aimed at a bank and the other at the mill": the mill."""
    tokens = view.sentence.tokens
    links = [t for t in tokens[last + 1 :] if view.words[t.index] in _AT and view.words[t.index - 1] in _OTHERS]
    return [head for link in links for head in link.children if tokens[head].dep == "pobj"]


def _suffering(view: View, noun: int) -> list[int]:
    """ "The mill was the target of an attack", "she was a victim of the raid"."""
    tokens = view.sentence.tokens
    noun = attempt_of(view.sentence, tokens[noun]).index
    link = tokens[tokens[noun].head]
    word = tokens[link.head]
    be = tokens[word.head]
    if tokens[noun].dep != "pobj" or link.lemma.lower() != "of" or word.lemma.lower() not in _SUFFERERS:
        return []
    denied = any(tokens[c].dep == "neg" for c in be.children)
    if word.dep not in ("attr", "oprd") or denied:
        return []
    return view.arguments(be.index).subjects


def _clause_targets(view: View, noun: int, anchor: int, rule: TriggerRule) -> list[int]:
    """What an attack was against, where syntax hangs it on the verb: "an attack was made at noon on the mill".

    Bombs strike what they go off beside: "the bomb attack took place in front of the bank".
    """
    names = {prep for slot, prep, role in rule.roles if slot == "prep" and role == "target"} & _AGAINST
    names |= _BESIDE if rule.event_mode == "explosives" else frozenset()
    token = view.sentence.tokens[noun]
    bases = {noun, anchor}
    if token.dep in ("attr", "dobj", "nsubj", "nsubjpass") and view.sentence.tokens[token.head].pos in ("VERB", "AUX"):
        bases.add(token.head)
    if not names:
        return []
    complements = clause_complements(view.sentence, frozenset(bases), noun)
    return [head for prep, head in complements if prep in names and view.kinds(head) & _STRUCK]


def _modifying_actors(view: View, noun: int, roles: Sequence[tuple[str, str, str]]) -> list[int]:
    """ "Israeli raid", "a Taliban attack", "rebel raid": nationality, group or force before the noun.

    Forces named by a common word act only in what its possessor does: "a police raid", not "a police death".
    """
    owned = any(slot == "poss" and role == "actor" for slot, _, role in roles)
    return [
        child
        for child in view.sentence.tokens[noun].children
        if view.sentence.tokens[child].dep in ("amod", "compound", "nmod")
        and not _is_unknown_name(view, child)
        and not _begins_name(view, child)
        and not is_of_region(view, child)
        and (
            view.sentence.tokens[child].entity in ("NORP", "ORG")
            or (owned and (_is_force(view, child) or view.words[child] in _STATES))
        )
    ]


def _begins_name(view: View, index: int) -> bool:
    """Whether a word for forces only begins a name: "the Army Hill Shooting"."""
    tokens = view.sentence.tokens
    following = tokens[index + 1] if index + 1 < len(tokens) else tokens[index]
    beside = following.dep == "compound" and following.head == tokens[index].head and following.pos == "PROPN"
    return beside and tokens[index].pos == "PROPN" and view.lemmas[index] in Groups.load().forces


def is_of_region(view: View, index: int) -> bool:
    """ "The Central American accords": a part of the world does nothing, and is none of the states named like it."""
    return view.sentence.tokens[index].entity == "NORP" and bool({*view.words[max(0, index - 1) : index + 1]} & _PARTS)


def _is_unknown_name(view: View, index: int) -> bool:
    """Whether one capitalised word is no known body's: "the Harborton attack" may well name a town."""
    token = view.sentence.tokens[index]
    if token.entity != "ORG" or token.pos != "PROPN" or view.is_known_body(index):
        return False
    alone = not any(view.sentence.tokens[c].dep == "compound" for c in token.children)
    groups = Groups.load()
    return alone and fold(token.text) not in groups.lengths and view.lemmas[index] not in groups.forces | groups.sides


def _is_scene(view: View, index: int, rule: TriggerRule) -> bool:
    """ "The Harbour Union bombing", "the Elm School shooting": a body named before what befell it, if no armed one."""
    entity = view.sentence.tokens[index].entity
    if rule.event_type != "ASSAULT" or view.is_known_body(index):
        return False
    if entity == "NORP":  # "the Riverside shooting": no people of that name are known
        return rule.event_mode in _WHERE_ONLY and fold(view.sentence.tokens[index].text) not in nationalities()
    if entity != "ORG":
        return False
    groups = Groups.load()
    armed = groups.units | groups.forces | groups.sides | groups.fighters
    if armed & {view.lemmas[index], *(view.lemmas[c] for c in view.sentence.tokens[index].children)}:
        return False
    befell = ("poss", "", "target") in rule.roles
    return befell or (rule.event_mode in _BEFELL and not _RAIDS & set(rule.words))


def _is_force(view: View, index: int) -> bool:
    """Whether a word before a noun says whose fighters: "rebel", "army"; "terrorist" only says what kind of act."""
    groups = Groups.load()
    named = view.kinds(index) == BODY or view.lemmas[index] == "coalition"
    return named or view.lemmas[index] in groups.forces | (groups.sides - _KINDS_OF_ACT)


def _light_verbs(view: View, noun: int) -> list[tuple[int, LightVerb]]:
    """The verbs that lend a noun their arguments, the one that tells of the act itself first."""
    noun = attempt_of(view.sentence, view.sentence.tokens[noun]).index
    found = (_participle_light(view, view.sentence.tokens[noun]), _governing_light(view, noun))
    return [pair for pair in found if pair is not None]


def _governing_light(view: View, noun: int) -> tuple[int, LightVerb] | None:
    token = view.sentence.tokens[noun]
    head = view.sentence.tokens[token.head]
    slot = {"dobj": "obj", "nsubjpass": "obj", "nsubj": "subj"}.get(token.dep)
    if token.dep == "conj":
        shared = _light_verbs(view, token.head) if token.head != noun and head.pos == "NOUN" else []
        return shared[0] if shared else None
    above = view.sentence.tokens[head.head]
    if token.dep == "pobj" and view.words[head.index] in ("of", "including") and view.lemmas[above.index] in _SERIES:
        return _governing_light(view, above.index)
    if token.dep == "pobj":
        above = _unharmed(view, _answering(view, head))
        if above.pos in ("VERB", "AUX"):
            slot, head = "subj" if head.dep == "agent" else "prep", above
    if token.dep in ("ROOT", "acl") or slot is None or head.pos not in ("VERB", "AUX"):
        return None
    if slot == "prep" and any(view.lemmas[h] in _CALLS for _, h in view.arguments(head.index).preps):
        return None  # "answered a call about a man with a gunshot wound"
    for light in view.lexicon.light.get(view.lemmas[head.index], ()):
        fits = light.slot == slot or (light.slot == "passive" and token.dep == "nsubjpass")
        if fits and _light_words(view, light, head, token):
            return head.index, light
    return None


def _answering(view: View, preposition: Token) -> Token:
    """What a preposition hangs on; of "answered the attack with raids" the verb, where syntax hangs it on the noun."""
    above = view.sentence.tokens[preposition.head]
    if view.words[preposition.index] != "with" or above.pos not in ("NOUN", "PROPN"):
        return above
    head = view.sentence.tokens[above.head]
    verb = view.sentence.tokens[head.head] if above.dep == "pobj" else head
    return verb if above.dep in ("dobj", "pobj") and verb.pos == "VERB" else above


def _unharmed(view: View, word: Token) -> Token:
    """Of "he was unhurt in the attack" and "escaped unhurt from it" the verb."""
    above = view.sentence.tokens[word.head]
    return above if word.pos == "ADJ" and word.dep in _SAID_OF and above.pos in ("VERB", "AUX") else word


def _participle_light(view: View, token: Token) -> tuple[int, LightVerb] | None:
    """ "an attack carried out by rebels", "the raid that they carried out": the verb follows in its own clause."""
    for child in token.children:
        below = view.sentence.tokens[child]
        if below.dep in ("acl", "relcl") and below.pos == "VERB" and not _is_for_which(view, below):
            for light in view.lexicon.light.get(view.lemmas[child], ()):
                if light.slot == "obj" and _light_words(view, light, below, token):
                    return child, light
    return None


def _is_for_which(view: View, verb: Token) -> bool:
    """Whether a relative clause hangs on its noun by a preposition: "the raid for which they hold him"."""
    tokens = view.sentence.tokens
    below = [c for p in verb.children if tokens[p].dep == "prep" for c in tokens[p].children]
    return any(tokens[c].tag == "WDT" for c in below)


def _light_words(view: View, light: LightVerb, verb: Token, noun: Token) -> bool:
    rest = light.words[1:]
    if not rest:
        return True
    low, high = sorted((verb.index, noun.index))
    window = {*view.words[low : high + 1], *view.words[verb.index : verb.index + 1 + len(rest)]}
    return all(word in window for word in rest)
