"""Words that tell an event: verbs in every voice, nouns with or without a light verb, fixed phrases.

Figures of speech are phrases of type `none`: they take their words away from every other rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.syntax.anchor import path_to_root
from timeline.events.syntax.antecedents import befallen_one
from timeline.events.syntax.arguments import Arguments, conjuncts, has_to, noun_arguments, objects_of
from timeline.events.syntax.misplaced import raised_objects
from timeline.events.syntax.particles import with_particle
from timeline.events.syntax.view import Trigger, View, is_menu, is_word, trigger_of
from timeline.events.triggers.armed import without_fires_of_attacks, without_raids_to_arrest, without_roadblocks
from timeline.events.triggers.beside_protests import without_aims, without_parts_of_riots
from timeline.events.triggers.beside_words import beside_words
from timeline.events.triggers.crowd_arms import of_crowd_arms
from timeline.events.triggers.deadly import with_causes
from timeline.events.triggers.expelled import declared, is_of_latin
from timeline.events.triggers.fiction import without_fiction
from timeline.events.triggers.frames import filled, fits
from timeline.events.triggers.many_sides import as_of_many_sides
from timeline.events.triggers.nouns import hyphened_noun, is_gerund, noun_roles, noun_trigger
from timeline.events.triggers.wildfires import as_wildfires
from timeline.events.words.cue_words import holds_cue
from timeline.events.words.groups import Groups
from timeline.events.words.lexicon import CAUSES, EFFECT, NONE, WEAK_TYPES, TriggerRule
from timeline.model import Token

_SPOTS = frozenset({"at", "in", "inside", "near", "outside", "under"})
_LAID = frozenset({"attach", "bury", "conceal", "find", "hide", "leave", "lay", "place", "plant", "put", "set"})
_ONES = frozenset({"another", "one", "other", "others", "second", "third"})
_WHENS = frozenset({"DATE", "GPE", "TIME"})
_ASIDE = frozenset({"appos", "conj", "dep", "npadvmod", "nsubj", "parataxis"})
_GATHERINGS = frozenset({("PROTEST", "demo"), ("CONSULT", None), ("x:DEATH", "x:funeral")})
_AIMED_AT = frozenset({"number", "person", "vehicle"})
_SHOOTERS = frozenset({"assailant", "attacker", "cop", "deputy", "officer", "shooter", "suspect"})
_PLAY = frozenset(
    {"backhand", "breakaway", "equaliser", "equalizer", "forehand", "fullback", "goalie", "goalkeeper", "goaltender"}
    | {"halfback", "halftime", "innings", "linebacker", "midfielder", "netminder", "offside", "playoff", "playoffs"}
    | {"puck", "quarterback", "quarterfinal", "semifinal", "shorthanded", "touchdown", "wicket", "wickets", "winger"}
)
_IN_PLAY = frozenset(
    {"batsman", "batsmen", "checkmate", "hat-trick", "off-spinner", "pole-position", "rook", "wicketkeeper"}
)
_PLAYED = frozenset(
    {("ASSAULT", None), ("ASSAULT", "beat"), ("ASSAULT", "torture"), ("COERCE", "arrest"), ("PROTEST", "obstruct")}
    | {("PROTEST", "riot"), ("THREATEN", None)}
)
_BUILT = frozenset({"building", "infrastructure"})
_OUTSIDE_PLAY = frozenset(
    {"arrest", "bat", "gun", "gunman", "hospital", "knife", "mob", "police", "prosecutor", "robber", "street", "victim"}
)
_PARTICIPLES = frozenset(
    {"beaten", "blown", "driven", "frozen", "shaken", "slain", "stolen", "taken", "thrown", "torn"}
)
_OF_ONESELF = frozenset({"agree", "decline", "demand", "offer", "pledge", "promise", "refuse", "threaten", "vow"})
_AFTER = frozenset({"after", "since", "upon"})
_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_ENTRIES = frozenset({"verb:break-into:x:CRIME:x:robbery"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_ROLLING = frozenset({"phrase:car-bomb:ASSAULT:explosives", "phrase:truck-bomb:ASSAULT:explosives"})
_UNDONE = frozenset(
    {("CONCEDE", "COERCE"), ("CONCEDE", "SANCTION"), ("REJECT", "AGREE"), ("REJECT", "CONSULT"), ("REJECT", "REQUEST")}
    | {("RETREAT", "ASSAULT")}
)
_SAID = WEAK_TYPES - {"AGREE", "CONSULT"}
_JUDGING = frozenset({"brand", "call", "deem", "label", "term"})
_BEFALLS_WHAT = {("obj", "", "target"), ("prep", "at", "target"), ("prep", "on", "target"), ("prep", "to", "target")}
_BEFALLS = {("subj", "", "actor"), ("obj", "", "target")}


def find_triggers(view: View, position: int) -> tuple[Trigger, ...]:
    """The triggers of a sentence in text order; no two share a head word, and none lies in a figure of speech."""
    if is_menu(view.sentence):
        return ()
    taken: set[int] = set()
    found: list[Trigger] = []
    for rule, first, last in view.phrases:
        if rule.event_type != NONE:
            found.append(_phrase_trigger(view, position, rule, first, last))
        taken.update(range(first, last))
    for token in view.sentence.tokens:
        if token.index in taken:
            continue
        trigger = _word_trigger(view, position, token)
        if trigger is not None:
            found.append(trigger)
    if _OUTSIDE_PLAY.isdisjoint(view.lemmas):
        if not _PLAY.isdisjoint(view.words):
            found = [trigger for trigger in found if not _is_play(trigger)]
        if holds_cue(view.words, view.lemmas, _IN_PLAY):  # "went on the rampage with a hat-trick"
            found = [trigger for trigger in found if (trigger.event_type, trigger.event_mode) not in _PLAYED]
    found.sort(key=lambda trigger: (trigger.first, trigger.token))
    told = with_causes(view, _without_entries(view, _without_doubles(view, found)))
    told = as_of_many_sides(view, as_wildfires(view, without_parts_of_riots(view, without_aims(view, told))))
    told = without_raids_to_arrest(view, without_roadblocks(view, without_fires_of_attacks(view, told)))
    return tuple(without_fiction(view, told))


def _without_entries(view: View, found: Sequence[Trigger]) -> list[Trigger]:
    """Drop a break-in that only tells how killers and abductors came in: "they broke into his house and shot him"."""
    harms = [t for t in found if t.event_type in ("ASSAULT", EFFECT) and t.part != "noun"]
    return [t for t in found if t.rule not in _ENTRIES or not any(_serves(view, t, harm) for harm in harms)]


def _serves(view: View, entry: Trigger, harm: Trigger) -> bool:
    """Whether one hangs on the other, or the same people did both."""
    above, below = path_to_root(view.sentence, entry.token), path_to_root(view.sentence, harm.token)
    return harm.token in above or entry.token in below or not set(entry.actors).isdisjoint(harm.actors)


def _is_play(trigger: Trigger) -> bool:
    """Whether a word of fighting may tell of a match: "beat the goalie with a backhand", "threatened the keeper"."""
    kind = (trigger.event_type, trigger.event_mode)
    return trigger.part == "verb" and kind in (("ASSAULT", None), ("ASSAULT", "beat"), ("THREATEN", None))


def _word_trigger(view: View, position: int, token: Token) -> Trigger | None:
    if hyphened_noun(view, token.index) is not None:
        return noun_trigger(view, position, token)
    if token.index + 2 < len(view.words) and hyphened_noun(view, token.index + 2) is not None:
        return None  # the "shoot" of "a shoot-out"
    if token.pos == "VERB" or _is_copula(token):
        trigger = _verb_trigger(view, position, token)
        return noun_trigger(view, position, token) if trigger is None and is_gerund(view, token) else trigger
    if token.pos in ("NOUN", "PROPN", "ADJ"):
        return noun_trigger(view, position, token)
    return None


def _is_copula(token: Token) -> bool:
    """ "The envoy was in Oslo for talks" tells it by no other verb."""
    return token.pos == "AUX" and not token.dep.startswith("aux")


def _phrase_trigger(view: View, position: int, rule: TriggerRule, first: int, last: int) -> Trigger:
    tokens = view.sentence.tokens[first:last]
    verbs = [token.index for token in tokens if token.pos == "VERB"]
    verbs = verbs or [t.index for t in tokens if t.pos == "AUX" and not t.dep.startswith("aux")]  # "is ready to"
    head = verbs[0] if verbs else _heading(view, tokens[-1], range(first, last))
    if is_of_latin(rule):
        anchor, (actors, targets) = first, declared(view, first, last)
        head = first
    elif verbs:
        anchor = head
        actors, targets = _verbs_roles(view, rule, verbs)
        for noun in range(first, last):
            if view.sentence.tokens[noun].pos == "NOUN":
                more_actors, more_targets = filled(view, rule.roles, noun_arguments(view.sentence, noun))
                actors += more_actors
                targets += more_targets
        targets += _spots(view, rule, head, targets)
    else:
        anchor, actors, targets = noun_roles(view, head, rule)
    if rule.composed and rule.event_type in CAUSES and not targets and _BEFALLS_WHAT & set(rule.roles):
        targets = beside_words(view, last)
    return trigger_of(
        rule, position=position, token=head, first=first, last=last, anchor=anchor, actors=actors, targets=targets
    )


def _heading(view: View, noun: Token, phrase: range) -> int:
    """The noun that heads the last one of a phrase: the exchange of "an exchange of fire"."""
    link = view.sentence.tokens[noun.head]
    above = view.sentence.tokens[link.head]
    inside = link.index in phrase and above.index in phrase
    heads = noun.dep == "pobj" and link.lemma.lower() == "of" and above.pos in _NOUNS and noun.pos in _NOUNS
    return above.index if inside and heads else noun.index


def _verbs_roles(view: View, rule: TriggerRule, verbs: Sequence[int]) -> tuple[list[int], list[int]]:
    """Actors and targets of the verbs of a phrase: the last of them may hold the object, "shot and killed a guard"."""
    arguments = [view.arguments(verb) for verb in verbs]
    struck_others = any(set(each.objects) - set(arguments[0].subjects) for each in arguments)
    if not struck_others and "to" not in rule.words and _befalls(view, rule, verbs[0]):
        verb = view.sentence.tokens[verbs[0]]
        struck = _counted(view, verb, arguments[0]) or _reduced(view, verb, arguments[0])
        arguments = [struck] if struck is not None else arguments
    actors: list[int] = []
    targets: list[int] = []
    for each in arguments:
        more_actors, more_targets = filled(view, rule.roles, each)
        actors += [head for head in more_actors if head not in actors]
        targets += [head for head in more_targets if head not in targets and head not in verbs]
    return actors, targets


def _included(rule: TriggerRule, arguments: Arguments, targets: Sequence[int]) -> list[int]:
    """Those whom a verb's own phrase picks out of the hurt: "six were injured on Monday, including a nun"."""
    if rule.event_type not in ("ASSAULT", EFFECT) or not set(targets) & set(arguments.objects):
        return []
    return [head for prep, head in arguments.preps if prep in ("include", "including")]


def _spots(view: View, rule: TriggerRule, verb: int, known: Sequence[int]) -> list[int]:
    """Where bombs were, told beside the verb: each of several, or by a participle ("a bomb left at the mill")."""
    if rule.event_mode != "explosives":
        return []
    arguments = view.arguments(verb)
    bombs = [h for h in (*arguments.subjects, *arguments.objects) if "weapon" in view.kinds(h)]
    laid = [c for bomb in bombs for c in view.sentence.tokens[bomb].children if view.lemmas[c] in _LAID]
    above = view.sentence.tokens[view.sentence.tokens[verb].head]
    if view.sentence.tokens[verb].dep in ("advcl", "conj") and view.lemmas[above.index] in _LAID:
        own = view.arguments(above.index)
        own_bomb = any("weapon" in view.kinds(h) for h in (own.objects or own.subjects))
        laid += [above.index] if own_bomb else []
    found = [head for clause in laid for prep, head in view.arguments(clause).preps if prep in _SPOTS]
    return [head for head in (*found, *_one_by_one(view, verb)) if head not in known]


def _one_by_one(view: View, anchor: int) -> list[int]:
    """Where each of several bombs went off: "two exploded, one at the mill and another outside the bank"."""
    tokens = view.sentence.tokens
    ones = [
        t.index
        for t in tokens[anchor + 1 :]
        if view.words[t.index] == "one" and t.dep in _ASIDE and (t.head == anchor or tokens[t.head].entity in _WHENS)
    ]
    found: list[int] = []
    for token in tokens[ones[0] :] if ones else ():
        if token.pos == "VERB":
            break
        if view.words[token.index] in _ONES:
            found += [head for prep, head in noun_arguments(view.sentence, token.index).preps if prep in _SPOTS]
    return found


def _befalls(view: View, rule: TriggerRule, verb: int) -> bool:
    """Whether a phrase tells what is done to people, by a verb that needs them as its object: "fatally shot"."""
    takes = (term for own in view.lexicon.verbs.get(view.lemmas[verb], ()) for term in own.frame)
    return set(rule.roles) >= _BEFALLS and any(t.slot == "obj" and "person" in t.kinds and not t.negated for t in takes)


def _verb_trigger(view: View, position: int, token: Token) -> Trigger | None:
    rules = [r for r in view.lexicon.verbs.get(view.verb_lemma(token), ()) if not r.needs & view.lacks]
    if not rules:
        return None
    arguments = view.arguments(token.index)
    judges = _only_judges(view, token)
    cut = _is_cut_off(view, token, arguments)
    particled = with_particle(view.sentence, token, arguments)
    arguments = replace(arguments, objects=[]) if cut else arguments
    readings = [
        _being(view, token, arguments) or arguments,
        _before_noun(view, token, arguments),
        _counted(view, token, arguments),
        _raised(view, token, arguments),
        _reduced(view, token, arguments),
        particled,
        _active(view, token, arguments),
    ]
    if cut or _is_participle(view, token) or (token.tag in ("VBD", "VBN") and _is_short_passive(view, arguments)):
        readings = readings[1:]
    if view.sentence.field == "text":
        readings.insert(0, readings[-1])  # "a hotel burned down" is no passive outside of headlines
    for reading in readings:
        if reading is None:
            continue
        for rule in rules:
            if judges and rule.event_type not in _SAID:
                continue
            if reading is particled and len(rule.words) == 1:
                continue
            if _has_words(view, rule.words, token, reading) and fits(view, rule, reading, token):
                rule = of_crowd_arms(view, rule, reading)
                actors, targets = filled(view, rule.roles, reading)
                targets += _included(rule, reading, targets)
                targets += _spots(view, rule, token.index, targets)
                return trigger_of(
                    rule,
                    position=position,
                    token=token.index,
                    first=token.index,
                    last=token.index + 1,
                    anchor=token.index,
                    actors=actors,
                    targets=targets,
                )
    return None


def _only_judges(view: View, token: Token) -> bool:
    """Whether a verb says what something is held to be: "called the strike a mistake", not "called a strike"."""
    held = any(view.sentence.tokens[c].dep == "oprd" and c > token.index for c in token.children)
    return held and view.lemmas[token.index] in _JUDGING


def _before_noun(view: View, token: Token, arguments: Arguments) -> Arguments | None:
    """A participle before whom it befell, by name: "the recently murdered senator Ann Roe"."""
    noun = view.sentence.tokens[token.head]
    if token.tag != "VBN" or token.dep != "amod" or noun.index < token.index or arguments.objects:
        return None
    if noun.dep == "compound":  # "the murdered senator Ann Roe", the title being part of the name
        noun = view.sentence.tokens[noun.head]
    named = [noun, *(view.sentence.tokens[c] for c in noun.children if view.sentence.tokens[c].dep == "appos")]
    return replace(arguments, objects=[noun.index], passive=True) if any(t.entity == "PERSON" for t in named) else None


def _counted(view: View, token: Token, arguments: Arguments) -> Arguments | None:
    """A number that syntax takes for a measure of the verb: a headline's "gunmen shoot dead two in Lima"."""
    if arguments.passive or arguments.objects or not arguments.subjects:
        return None
    numbers = [
        c
        for c in token.children
        if c > token.index
        and view.sentence.tokens[c].dep == "npadvmod"
        and view.sentence.tokens[c].entity == "CARDINAL"
    ]
    return replace(arguments, objects=numbers) if numbers else None


def _raised(view: View, token: Token, arguments: Arguments) -> Arguments | None:
    """A verb that shares the object of the next one: "ambushed and killed five soldiers"."""
    objects = [] if arguments.passive or arguments.objects else raised_objects(view.sentence, token)
    return replace(arguments, objects=_with_conjuncts(view, objects)) if objects else None


def _with_conjuncts(view: View, heads: Sequence[int]) -> list[int]:
    return [index for head in heads for index in conjuncts(view.sentence, head)]


def _reduced(view: View, token: Token, arguments: Arguments) -> Arguments | None:
    """A headline's "two officers shot in raid": the subject is the object of a passive without its auxiliary.

    "Peru threatened on Monday to close it" tells what Peru did.
    """
    if arguments.passive or arguments.objects or token.tag not in ("VBD", "VBN", "VBP") or not arguments.subjects:
        return None
    below = (view.sentence.tokens[child] for child in token.children)
    own = view.lemmas[token.index] in _OF_ONESELF and any(has_to(view.sentence, verb) for verb in below)
    known = view.kinds(arguments.subjects[0]) & {"person", "number", "name", "unknown"}
    if own or not (known or _is_thing_struck(view, arguments)):
        return None
    if any(prep == "into" for prep, _ in arguments.preps):
        return None  # "the brothers shot into a crowd"
    struck = [
        befallen_one(view.sentence, token, view.sentence.tokens[h]) if h < token.index else h
        for h in arguments.subjects
    ]
    reduced = Arguments(objects=struck, preps=arguments.preps, particles=arguments.particles)
    reduced.subjects = [head for prep, head in arguments.preps if prep == "by"]
    reduced.passive = True
    reduced.clause = arguments.clause
    return reduced


def _is_cut_off(view: View, token: Token, arguments: Arguments) -> bool:
    """Whether a comma parts a headline's verb from what follows: "Teen Killed, Five Others Injured in Lima"."""
    following = view.sentence.tokens[token.index + 1 : token.index + 2]
    if view.sentence.field != "title" or token.tag not in ("VBD", "VBN") or not arguments.subjects:
        return False
    comma = bool(following) and following[0].text == "," and not arguments.passive
    return comma and bool(arguments.objects) and min(arguments.objects) > token.index + 1


def _is_short_passive(view: View, arguments: Arguments) -> bool:
    """A headline's "four people shot at a bar": the bar is where, and the people none of those who shoot."""
    if _is_thing_struck(view, arguments):
        return True
    groups = Groups.load()
    where = [head for prep, head in arguments.preps if prep in ("at", "outside")]
    aimed = any(view.kinds(head) & _AIMED_AT or view.lemmas[head] in groups.forces for head in where)
    if view.sentence.field != "title" or not where or aimed or arguments.objects or not arguments.subjects:
        return False
    armed = groups.fighters | groups.forces | groups.sides | _SHOOTERS
    return all(
        view.kinds(head) & {"number", "person"} and not {view.lemmas[head], view.words[head]} & armed
        for head in arguments.subjects
    )


def _is_participle(view: View, token: Token) -> bool:
    """Whether a word is a passive by its form, whatever the model takes it for: a headline's "pipeline blown up"."""
    helped = any(view.sentence.tokens[c].dep in ("aux", "auxpass") for c in token.children)
    return view.sentence.field == "title" and view.words[token.index] in _PARTICIPLES and not helped


def _is_thing_struck(view: View, arguments: Arguments) -> bool:
    """A headline's "Pipeline bombed": what is built does nothing itself."""
    if view.sentence.field != "title" or arguments.passive or arguments.objects or not arguments.subjects:
        return False
    kinds = view.lexicon.kinds
    return all(_BUILT & kinds.get(view.lemmas[head], frozenset()) for head in arguments.subjects)


def _active(view: View, token: Token, arguments: Arguments) -> Arguments | None:
    """A past tense taken for a participle: "the generals conferred", "the king called on the bishop"."""
    bare = token.tag == "VBN" and token.dep in ("ROOT", "ccomp") and arguments.passive and not arguments.subjects
    lone = _noun_read_as_sentence(view, token)
    if not (bare or lone is not None) or any(
        view.sentence.tokens[c].dep in ("aux", "auxpass", "agent") for c in token.children
    ):
        return None
    particles = [view.sentence.tokens[c] for c in token.children if view.sentence.tokens[c].dep == "prt"]
    given = [c for c in token.children if view.sentence.tokens[c].dep == "dobj"]
    given += [head for particle in particles for head in objects_of(view.sentence, particle)]  # "handed in their guns"
    return Arguments(
        subjects=_with_conjuncts(view, [lone]) if lone is not None else list(arguments.objects),
        objects=_with_conjuncts(view, given) if lone is not None else [],
        preps=arguments.preps,
        particles=arguments.particles,
        infinitive=arguments.infinitive,
        clause=arguments.clause,
    )


def _noun_read_as_sentence(view: View, token: Token) -> int | None:
    """Who acts in a sentence that is read as a noun and its participle: "A team of elders called on the mayor."

    The sentence ends in a full stop and has no other verb that hangs on the noun, or no other finite verb at all ("gas
    leaked from a plant in Ghent"); None where it is none.
    """
    tokens = view.sentence.tokens
    if token.dep != "acl" or token.tag not in ("VBD", "VBN") or view.sentence.field != "text":
        return None
    noun = tokens[token.head]
    while noun.dep == "pobj" and tokens[noun.head].lemma.lower() == "of":
        noun = tokens[tokens[noun.head].head]
    if token.tag == "VBN" and not any(t.tag in _FINITE for t in tokens):
        return noun.index
    verbs = (c for c in noun.children if c != token.index and tokens[c].pos in ("VERB", "AUX"))
    whole = tokens[-1].text == "." and noun.dep == "ROOT" and noun.pos in ("NOUN", "PROPN")
    return noun.index if whole and not any(verbs) else None


def _being(view: View, token: Token, arguments: Arguments) -> Arguments | None:
    """ "A boy died after being shot": whom the main clause is about, or the headline that has no verb."""
    tokens = view.sentence.tokens
    link = tokens[token.head]
    bare = token.tag == "VBN" and token.dep == "pcomp" and arguments.passive and not arguments.objects
    after = view.words[link.index] in _AFTER and any(view.words[c] == "being" for c in token.children)
    if not bare or not after:
        return None
    above = tokens[link.head]
    if above.pos in ("VERB", "AUX"):
        told = view.arguments(above.index)
        struck = told.objects if told.passive else told.subjects
    else:
        struck = [above.index] if above.dep == "ROOT" else []
    known = bool(struck) and all(tokens[head].pos != "PRON" for head in struck)
    return replace(arguments, objects=list(struck)) if known else None


def _has_words(view: View, words: tuple[str, ...], token: Token, arguments: Arguments) -> bool:
    """Particles and fixed objects of a verb of more than one word: "blow up", "set fire"."""
    for offset, word in enumerate(words[1:], start=1):
        following = token.index + offset
        beside = following < len(view.lemmas) and is_word(view, following, word)
        if not beside and word not in arguments.particles:
            return False
    return True


def _without_doubles(view: View, found: list[Trigger]) -> list[Trigger]:
    """Drop a noun that its own verb already tells: "held" and "talks", "signed" and "deal"."""
    kept: list[Trigger] = []
    for trigger in found:
        asks = trigger.event_type == "REQUEST" and view.sentence.tokens[trigger.token].pos == "NOUN"  # "calls for"
        named = trigger.part == "noun" or trigger.rule in _ROLLING or asks
        if named and any(_tells(view, other, trigger) for other in found if other is not trigger):
            continue
        kept.append(trigger)
    return [_with_lent_roles(view, trigger, found) for trigger in kept]


def _tells(view: View, verb: Trigger, noun: Trigger) -> bool:
    undone = (verb.event_type, noun.event_type) in _UNDONE  # "eased the curfew", "rejected the pact"
    if (verb.event_type != noun.event_type and not undone) or verb.part == "noun":
        return False
    arguments = view.arguments(verb.token) if view.sentence.tokens[verb.token].pos == "VERB" else None
    return arguments is not None and noun.token in arguments.objects


def _with_lent_roles(view: View, trigger: Trigger, found: list[Trigger]) -> Trigger:
    """A verb that took in its noun takes the noun's mode and complements too: "held talks with the envoy"."""
    if trigger.part == "noun":
        return trigger
    for noun in found:
        same = noun.event_type == trigger.event_type
        if noun.part == "noun" and noun is not trigger and same and _tells(view, trigger, noun):
            return replace(
                trigger,
                event_mode=_finer(trigger.event_mode, noun.event_mode),
                weight=max(trigger.weight, noun.weight),
                actors=_joined(trigger.actors, [a for a in noun.actors if a not in trigger.targets]),
                targets=tuple(
                    t for t in _joined(trigger.targets, noun.targets) if t not in trigger.actors and t != noun.token
                ),
            )
    told = {n.token for n in found if trigger.event_type != "ASSAULT" or not _is_gathering(n)}
    return replace(trigger, targets=tuple(t for t in trigger.targets if t not in told))


def _finer(mode: str | None, of_noun: str | None) -> str | None:
    """The mode of a verb, or of its noun where that says more: "continued their hunger strike"."""
    return of_noun if mode is None or (mode, of_noun) == ("strike", "hunger") else mode


def _is_gathering(trigger: Trigger) -> bool:
    """Whether people come together in it, who may be struck there: "a demonstration was bombed"."""
    return (trigger.event_type, trigger.event_mode) in _GATHERINGS


def _joined(first: Sequence[int], second: Sequence[int]) -> tuple[int, ...]:
    return (*first, *(item for item in second if item not in first))
