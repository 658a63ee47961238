"""Words that tell an event: verbs in every voice, nouns with or without a light verb, fixed phrases.

Figures of speech are phrases of type `none`: they take their words away from every other rule.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.events.blame import blamed
from timeline.events.folding import fold
from timeline.events.groups import Groups, GroupSpan, nationalities
from timeline.events.lexicon import EFFECT, NONE, Lexicon, LightVerb, Part, Term, TriggerRule
from timeline.events.roles import (
    TRIES,
    Arguments,
    befallen_one,
    clause_complements,
    conjuncts,
    far_agents,
    noun_arguments,
    raised_objects,
    verb_arguments,
)
from timeline.model import Sentence, Token

_ENTITY_KINDS = {
    "PERSON": frozenset({"person", "name"}),
    "ORG": frozenset({"group", "name"}),
    "NORP": frozenset({"person", "group", "country", "name"}),
    "GPE": frozenset({"country", "place", "name", "group"}),
    "FAC": frozenset({"building", "infrastructure", "name"}),
    "LOC": frozenset({"place", "name"}),
    "PRODUCT": frozenset({"vehicle", "weapon", "unknown"}),
    "MONEY": frozenset({"money"}),
    "DATE": frozenset({"thing"}),
    "TIME": frozenset({"thing"}),
    "WORK_OF_ART": frozenset({"document"}),
    "LAW": frozenset({"document", "abstract"}),
    "EVENT": frozenset({"event"}),
}
_SHORT = re.compile("[^aeiou]*[aeiou][^aeiouwxy]")  # verbs that double their last letter before "ed"
_PERSONS = frozenset({"i", "we", "he", "she", "they", "you", "who", "whom", "him", "her", "them", "us", "me"})
_CLOSED_ENTITIES = frozenset({"PERSON", "FAC", "WORK_OF_ART", "PRODUCT", "LAW"})
_ACTING = frozenset({"person", "group", "country", "name"})
_BODY = frozenset({"group", "name"})
_TITLE_SHARE = 0.6
_MENU_SHARE = 0.8
_MENU_WORDS = 20
_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_AGAINST = frozenset({"against", "on", "at", "near", "of", "outside", "inside"})
_BESIDE = frozenset({"near", "outside", "inside"})
_SPOTS = frozenset({"at", "in", "inside", "near", "outside", "under"})
_LAID = frozenset({"attach", "bury", "conceal", "find", "hide", "leave", "lay", "place", "plant", "put", "set"})
_ONES = frozenset({"another", "one", "other", "others", "second", "third"})
_WHENS = frozenset({"DATE", "GPE", "TIME"})
_ASIDE = frozenset({"appos", "conj", "dep", "npadvmod", "nsubj", "parataxis"})
_SIDES = frozenset({"between", "with"})
_GATHERINGS = frozenset({("PROTEST", "demo"), ("CONSULT", None), ("x:DEATH", "x:funeral")})
_STATES = frozenset({"u.k.", "u.s.", "uk", "us"})  # the names of countries that stand as adjectives
_KINDS_OF_ACT = frozenset({"subversive", "terrorist"})
_FELT = frozenset({"country", "place"})
_AIMED_AT = frozenset({"number", "person", "vehicle"})
_SHOOTERS = frozenset({"assailant", "attacker", "cop", "deputy", "officer", "shooter", "suspect"})
_BEFELL = frozenset({"explosives", "firearms"})
_WHERE_ONLY = frozenset({"firearms"})  # "the Elm School shooting" names the place
_SUFFERERS = frozenset({"object", "target", "victim"})
_RAIDS = frozenset({"ambush", "assault", "attack", "raid"})
_BEFALLS = {("subj", "", "actor"), ("obj", "", "target")}
_STRUCK = frozenset({"building", "infrastructure", "vehicle", "person", "group", "name"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """An event-telling word or phrase. `position` indexes `Parse.sentences`, all others the sentence's tokens.

    `anchor` is the token whose clause tells when, where and whether: the light verb, or the trigger itself. Effects
    (someone killed, hurt) have the type `effect`: what did it is told elsewhere, if at all.
    """

    position: int
    token: int
    first: int
    last: int
    anchor: int
    part: Part
    event_type: str
    event_mode: str | None
    weight: float
    rule: str
    actors: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()

    @property
    def is_effect(self) -> bool:
        """Whether it tells only of people killed or hurt."""
        return self.event_type == EFFECT


class View:
    """One sentence with what several rules ask of it, computed once."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.sentence = sentence
        self.lexicon = lexicon
        self.lemmas = [_lemma(token, lexicon) for token in sentence.tokens]
        self.words = [token.cased.lower() for token in sentence.tokens]
        self.is_titled = _is_titled(sentence)
        self._kinds: dict[int, frozenset[str]] = {}
        self._verbs: dict[int, Arguments] = {}
        self._spans: tuple[GroupSpan, ...] | None = None
        self.phrases = tuple(_phrase_matches(self))
        self.hidden = _hidden(self)

    def kinds(self, index: int) -> frozenset[str]:
        """What the noun phrase headed at `index` is."""
        if index not in self._kinds:
            self._kinds[index] = _BODY if self.is_known_body(index) else self._kinds_of(self.sentence.tokens[index])
        return self._kinds[index]

    def arguments(self, verb: int) -> Arguments:
        """The arguments of a verb, cached."""
        if verb not in self._verbs:
            self._verbs[verb] = verb_arguments(self.sentence, verb)
        return self._verbs[verb]

    def is_known_body(self, index: int) -> bool:
        """Whether a token is part of the name of a body known by name."""
        return any(span.first <= index < span.last for span in self._bodies())

    def _bodies(self) -> tuple[GroupSpan, ...]:
        """The bodies known by name, whatever the model takes their words for."""
        if self._spans is None:
            self._spans = tuple(Groups.load().spans(self.sentence.tokens, 0, len(self.sentence.tokens)))
        return self._spans

    def _kinds_of(self, token: Token) -> frozenset[str]:
        known = self.lexicon.kinds.get(self.lemmas[token.index]) or self.lexicon.kinds.get(self.words[token.index])
        if known is not None and token.pos != "PROPN":
            return known
        if token.entity in _ENTITY_KINDS:
            return _ENTITY_KINDS[token.entity]
        if self.lemmas[token.index] in _PERSONS or self.words[token.index] in _PERSONS:
            return frozenset({"person"})
        if token.pos == "PRON":
            return frozenset({"unknown", "thing"})
        if token.pos == "NUM":
            return frozenset({"number", "person"})
        if token.pos == "PROPN":
            return (known or frozenset()) | {"name", "unknown"}
        if token.pos in ("VERB", "AUX"):
            return frozenset({"event", "abstract"})
        return known or frozenset({"unknown"})


def _lemma(token: Token, lexicon: Lexicon) -> str:
    """The lemma, mended where the model makes up a verb: "staged" is no form of "stag", nor "hoped" of "hop"."""
    lemma = token.lemma.lower()
    if token.tag in ("NNS", "NNPS", "NNP"):
        return _singular(lemma, token.cased.lower(), lexicon)
    word = token.cased.lower()
    if token.pos == "VERB" and word in (f"{lemma}ed", f"{lemma}es", f"{lemma}ing") and _SHORT.fullmatch(lemma):
        return f"{lemma}e"
    if token.tag not in ("VBD", "VBN") or lemma in lexicon.verbs or lemma in lexicon.light:
        return lemma
    if not word.endswith("ed"):
        return lemma
    doubled = len(word) > 4 and word[-3] == word[-4]
    for form in (word[:-1], word[:-2], word[:-3] if doubled else word[:-2]):
        if form in lexicon.verbs or form in lexicon.light:
            return form
    return lemma


def _singular(lemma: str, word: str, lexicon: Lexicon) -> str:
    """The lemma of a plural that the model leaves as it is ("Rockets") or mistakes ("taxes" for taxis)."""
    if word.endswith("s") and (lemma == word or not word.startswith(lemma[:-1])):
        return next((form for form in (word[:-1], word[:-2]) if form in lexicon.kinds), lemma)
    return "tax" if word == "taxes" else lemma


def _hidden(view: View) -> frozenset[int]:
    """The words that are part of the name of a thing: who holds a "press conference" holds no talks."""
    tokens = view.sentence.tokens
    names = [range(first, last) for rule, first, last in view.phrases if rule.event_type == NONE]
    names = [words for words in names if tokens[words[-1]].pos in ("NOUN", "PROPN")]
    return frozenset(index for words in names for index in words if all(tokens[i].pos != "VERB" for i in words))


def _is_titled(sentence: Sentence) -> bool:
    words = [token.cased for token in sentence.tokens if token.cased.isalpha() and len(token.cased) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= _TITLE_SHARE * len(words)


def _is_menu(sentence: Sentence) -> bool:
    """The links of a page: a long line of capitalised words in running text, with hardly a finite verb."""
    words = [token for token in sentence.tokens if token.text.isalpha()]
    if sentence.field == "title" or len(words) < _MENU_WORDS * (1 + sum(word.tag in _FINITE for word in words)):
        return False
    capitals = sum(word.text[0].isupper() and not word.text.isupper() for word in words)
    return capitals >= _MENU_SHARE * len(words)


def find_triggers(view: View, position: int) -> tuple[Trigger, ...]:
    """The triggers of a sentence in text order; no two share a head word, and none lies in a figure of speech."""
    if _is_menu(view.sentence):
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
    found.sort(key=lambda trigger: (trigger.first, trigger.token))
    return tuple(_without_doubles(view, found))


def _word_trigger(view: View, position: int, token: Token) -> Trigger | None:
    if token.pos == "VERB":
        return _verb_trigger(view, position, token)
    if token.pos in ("NOUN", "PROPN", "ADJ"):
        return _noun_trigger(view, position, token)
    return None


# Phrases
def _phrase_matches(view: View) -> list[tuple[TriggerRule, int, int]]:
    """Longest first from the left, without overlap."""
    found: list[tuple[TriggerRule, int, int]] = []
    phrases = view.lexicon.phrases
    start = 0
    while start < len(view.lemmas):
        known = view.lemmas[start] in phrases or view.words[start] in phrases
        best = _longest(view, start) if known else None
        if best is None:
            start += 1
            continue
        found.append((best[0], start, best[1]))
        start = best[1]
    return found


def _longest(view: View, start: int) -> tuple[TriggerRule, int] | None:
    best: tuple[TriggerRule, int] | None = None
    for key in {view.lemmas[start], view.words[start]}:
        for rule in view.lexicon.phrases.get(key, ()):
            end = _match_words(view, rule.words, start)
            if end is not None and (best is None or (end, rule.name) > (best[1], best[0].name)):
                best = (rule, end)
    return best


def _match_words(view: View, words: tuple[str, ...], start: int) -> int | None:
    """The end of a match at `start`; `*` stands for one to three tokens, a hyphen between words for nothing."""
    index, limit = start, len(view.lemmas)
    skip = 0
    for word in words:
        if word == "*":
            skip = 3
            index += 1
            continue
        while index < limit and not _is_word(view, index, word):
            if skip == 0 or view.sentence.tokens[index].pos in ("VERB", "PUNCT"):
                return None
            skip -= 1
            index += 1
        if index >= limit:
            return None
        index += 1
        skip = 0
    return index if index <= limit else None


def _is_word(view: View, index: int, word: str) -> bool:
    return word in (view.lemmas[index], view.words[index])


def _phrase_trigger(view: View, position: int, rule: TriggerRule, first: int, last: int) -> Trigger:
    tokens = view.sentence.tokens[first:last]
    verbs = [token.index for token in tokens if token.pos == "VERB"]
    head = verbs[0] if verbs else tokens[-1].index
    if verbs:
        anchor = head
        actors, targets = _verbs_roles(view, rule, verbs)
        for noun in range(first, last):
            if view.sentence.tokens[noun].pos == "NOUN":
                more_actors, more_targets = _filled(view, rule.roles, noun_arguments(view.sentence, noun))
                actors += more_actors
                targets += more_targets
        targets += _spots(view, rule, head, targets)
    else:
        anchor, actors, targets = _noun_roles(view, head, rule)
    return _trigger(
        rule, position=position, token=head, first=first, last=last, anchor=anchor, actors=actors, targets=targets
    )


def _verbs_roles(view: View, rule: TriggerRule, verbs: Sequence[int]) -> tuple[list[int], list[int]]:
    """Actors and targets of the verbs of a phrase: the last of them may hold the object, "shot and killed a guard"."""
    arguments = [view.arguments(verb) for verb in verbs]
    struck_others = any(set(each.objects) - set(arguments[0].subjects) for each in arguments)
    if not struck_others and _befalls(view, rule, verbs[0]):
        struck = _reduced(view, view.sentence.tokens[verbs[0]], arguments[0])
        arguments = [struck] if struck is not None else arguments
    actors: list[int] = []
    targets: list[int] = []
    for each in arguments:
        more_actors, more_targets = _filled(view, rule.roles, each)
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
    while ones:
        one = ones.pop(0)
        ones += [c for c in tokens[one].children if view.words[c] in _ONES]
        found += [head for prep, head in noun_arguments(view.sentence, one).preps if prep in _SPOTS]
    return found


def _befalls(view: View, rule: TriggerRule, verb: int) -> bool:
    """Whether a phrase tells what is done to people, by a verb that needs them as its object: "fatally shot"."""
    takes = (term for own in view.lexicon.verbs.get(view.lemmas[verb], ()) for term in own.frame)
    return set(rule.roles) >= _BEFALLS and any(t.slot == "obj" and "person" in t.kinds and not t.negated for t in takes)


def _trigger(
    rule: TriggerRule,
    *,
    position: int,
    token: int,
    first: int,
    last: int,
    anchor: int,
    actors: Sequence[int],
    targets: Sequence[int],
) -> Trigger:
    return Trigger(
        position=position,
        token=token,
        first=first,
        last=last,
        anchor=anchor,
        part=rule.part,
        event_type=rule.event_type,
        event_mode=rule.event_mode,
        weight=rule.weight,
        rule=rule.name,
        actors=tuple(actors),
        targets=tuple(index for index in targets if index not in actors),
    )


# Verbs
def _verb_trigger(view: View, position: int, token: Token) -> Trigger | None:
    rules = view.lexicon.verbs.get(view.lemmas[token.index])
    if rules is None:
        return None
    arguments = view.arguments(token.index)
    readings = [
        arguments,
        _before_noun(view, token, arguments),
        _raised(view, token, arguments),
        _reduced(view, token, arguments),
        _active(view, token, arguments),
    ]
    if token.tag in ("VBD", "VBN") and _is_short_passive(view, arguments):
        readings = readings[1:]
    for reading in readings:
        if reading is None:
            continue
        for rule in rules:
            if _has_words(view, rule.words, token, reading) and fits(view, rule, reading, token):
                actors, targets = _filled(view, rule.roles, reading)
                targets += _included(rule, reading, targets)
                targets += _spots(view, rule, token.index, targets)
                return _trigger(
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


def _before_noun(view: View, token: Token, arguments: Arguments) -> Arguments | None:
    """A participle before whom it befell, by name: "the recently murdered senator Ann Roe"."""
    noun = view.sentence.tokens[token.head]
    if token.tag != "VBN" or token.dep != "amod" or noun.index < token.index or arguments.objects:
        return None
    if noun.dep == "compound":  # "the murdered senator Ann Roe", the title being part of the name
        noun = view.sentence.tokens[noun.head]
    named = [noun, *(view.sentence.tokens[c] for c in noun.children if view.sentence.tokens[c].dep == "appos")]
    return replace(arguments, objects=[noun.index], passive=True) if any(t.entity == "PERSON" for t in named) else None


def _raised(view: View, token: Token, arguments: Arguments) -> Arguments | None:
    """A verb that shares the object of the next one: "ambushed and killed five soldiers"."""
    objects = [] if arguments.passive or arguments.objects else raised_objects(view.sentence, token)
    return replace(arguments, objects=_with_conjuncts(view, objects)) if objects else None


def _with_conjuncts(view: View, heads: Sequence[int]) -> list[int]:
    return [index for head in heads for index in conjuncts(view.sentence, head)]


def _reduced(view: View, token: Token, arguments: Arguments) -> Arguments | None:
    """A headline's "two officers shot in raid": the subject is the object of a passive without its auxiliary."""
    if arguments.passive or arguments.objects or token.tag not in ("VBD", "VBN", "VBP") or not arguments.subjects:
        return None
    if not view.kinds(arguments.subjects[0]) & {"person", "number", "name", "unknown"}:
        return None
    struck = [
        befallen_one(view.sentence, token, view.sentence.tokens[h]) if h < token.index else h
        for h in arguments.subjects
    ]
    reduced = Arguments(objects=struck, preps=arguments.preps, particles=arguments.particles)
    reduced.subjects = [head for prep, head in arguments.preps if prep == "by"]
    reduced.passive = True
    reduced.clause = arguments.clause
    return reduced


def _is_short_passive(view: View, arguments: Arguments) -> bool:
    """A headline's "four people shot at a bar": the bar is where, and the people none of those who shoot."""
    groups = Groups.load()
    where = [head for prep, head in arguments.preps if prep == "at"]
    aimed = any(view.kinds(head) & _AIMED_AT or view.lemmas[head] in groups.forces for head in where)
    if view.sentence.field != "title" or not where or aimed or arguments.objects or not arguments.subjects:
        return False
    armed = groups.fighters | groups.forces | groups.sides | _SHOOTERS
    return all(
        "person" in view.kinds(head) and not {view.lemmas[head], view.words[head]} & armed
        for head in arguments.subjects
    )


def _active(view: View, token: Token, arguments: Arguments) -> Arguments | None:
    """A past tense taken for a participle: "the generals conferred on the frontier"."""
    bare = token.tag == "VBN" and token.dep in ("ROOT", "ccomp") and arguments.passive and not arguments.subjects
    if not bare or any(view.sentence.tokens[c].dep in ("aux", "auxpass", "agent") for c in token.children):
        return None
    return Arguments(
        subjects=list(arguments.objects),
        preps=arguments.preps,
        particles=arguments.particles,
        infinitive=arguments.infinitive,
        clause=arguments.clause,
    )


def _has_words(view: View, words: tuple[str, ...], token: Token, arguments: Arguments) -> bool:
    """Particles and fixed objects of a verb of more than one word: "blow up", "set fire"."""
    for offset, word in enumerate(words[1:], start=1):
        following = token.index + offset
        beside = following < len(view.lemmas) and _is_word(view, following, word)
        if not beside and word not in arguments.particles:
            return False
    return True


def fits(view: View, rule: TriggerRule, arguments: Arguments, token: Token) -> bool:
    """Whether every term of the rule's frame holds."""
    return all(_holds(view, term, arguments, token) != term.negated for term in rule.frame)


def _holds(view: View, term: Term, arguments: Arguments, token: Token) -> bool:
    slot = term.slot
    if slot == "prep":
        return _any_head(view, term, _governed(view, term, arguments))
    if slot == "subj":
        return _any_head(view, term, arguments.subjects)
    if slot == "obj":
        return _any_head(view, term, [*arguments.objects, *arguments.above])
    if slot == "mod":
        return not term.lemmas.isdisjoint(arguments.modifiers)
    if slot == "prt":
        return not term.lemmas.isdisjoint(arguments.particles)
    if slot == "plural":
        return _is_plural(view, arguments, token)
    if slot == "poss":
        return bool(arguments.possessors)
    if slot == "after":
        return not term.lemmas.isdisjoint(view.lemmas[: token.index])
    if slot == "fact":
        return any(_states(view.sentence, view.sentence.tokens[c]) for c in token.children)
    if slot == "ing":
        return any(view.lemmas[c] in term.lemmas for c in token.children if view.sentence.tokens[c].tag == "VBG")
    return {"to": arguments.infinitive, "that": arguments.clause, "passive": arguments.passive}[slot]


def _states(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause is in a tense of fact: "that he was there", not "that he be there" or "that they leave"."""
    if clause.dep != "ccomp":
        return False
    verbs = [clause, *(sentence.tokens[c] for c in clause.children if sentence.tokens[c].dep in ("aux", "auxpass"))]
    return any(verb.tag in ("VBD", "VBZ") for verb in verbs)


def _governed(view: View, term: Term, arguments: Arguments) -> list[int]:
    """The objects of the term's prepositions, on the verb or on its object: "lodged a complaint against"."""
    own = [head for prep, head in arguments.preps if prep in term.preps]
    if own or term.negated:
        return own
    nouns = (noun_arguments(view.sentence, head) for head in arguments.objects)
    return [head for noun in nouns for prep, head in noun.preps if prep in term.preps]


def _any_head(view: View, term: Term, heads: Sequence[int]) -> bool:
    if not heads:
        return term.optional
    heads = [inner for head in heads for inner in _measured(view, head)]
    if term.lemmas:
        told = heads if term.negated else [head for head in heads if head not in view.hidden]
        return any(view.lemmas[h] in term.lemmas or view.words[h] in term.lemmas for h in told)
    if term.kinds:
        return any(view.kinds(head) & term.kinds for head in heads)
    return True


def _measured(view: View, head: int) -> list[int]:
    """ "hundreds of soldiers": the measure and what is measured."""
    if "number" not in view.kinds(head):
        return [head]
    return [head, *(inner for prep, inner in noun_arguments(view.sentence, head).preps if prep == "of")]


def _is_plural(view: View, arguments: Arguments, token: Token) -> bool:
    if token.pos in ("NOUN", "PROPN"):
        return token.tag in ("NNS", "NNPS") or (token.pos == "PROPN" and token.cased.endswith("s"))
    heads = arguments.subjects if arguments.subjects else arguments.objects
    return len(heads) > 1 or any(
        view.sentence.tokens[h].tag in ("NNS", "NNPS", "CD") or view.words[h] in ("they", "we") for h in heads
    )


def _filled(view: View, roles: Sequence[tuple[str, str, str]], arguments: Arguments) -> tuple[list[int], list[int]]:
    found: dict[str, list[int]] = {"actor": [], "target": [], "other": []}
    for slot, prep, role in roles:
        heads = {
            "subj": arguments.subjects,
            "obj": arguments.objects,
            "dat": arguments.datives,
            "poss": arguments.possessors,
            "prep": [head for name, head in arguments.preps if name == prep],
        }[slot]
        found[role].extend(head for head in heads if head not in found[role])
    return found["actor"], found["target"]


# Nouns
def _noun_trigger(view: View, position: int, token: Token) -> Trigger | None:
    rules = _noun_rules(view, token)
    if not rules or token.entity == "DATE" or (token.entity in _CLOSED_ENTITIES and not view.is_titled):
        return None
    if _is_inside_name(view, token):
        return None
    arguments = noun_arguments(view.sentence, token.index)
    for rule in rules:
        if not fits(view, rule, arguments, token):
            continue
        anchor, actors, targets = _noun_roles(view, token.index, rule)
        return _trigger(
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


def _is_inside_name(view: View, token: Token) -> bool:
    """Whether a capitalised word begins or carries on a body's name: "the Belmont Fire & Rescue Department"."""
    after = view.sentence.tokens[token.index + 1 :][:1]
    named = token.pos == "PROPN" and token.entity == "ORG" and not view.is_titled
    return named and bool(after) and after[0].entity == "ORG"


def _noun_rules(view: View, token: Token) -> tuple[TriggerRule, ...]:
    nouns = view.lexicon.nouns
    lemma = view.lemmas[token.index]
    if token.pos == "ADJ":
        return nouns.get(lemma, ()) if lemma == "dead" else ()
    if lemma in nouns:
        return nouns[lemma]
    return nouns.get(lemma.removesuffix("s"), ())


def _first_modifier(view: View, token: Token) -> int:
    """Where the compound begins: "car bomb attack"."""
    first = token.index
    while first > 0 and view.sentence.tokens[first - 1].dep in ("compound", "amod"):
        if view.sentence.tokens[first - 1].head != token.index or view.sentence.tokens[first - 1].dep != "compound":
            break
        first -= 1
    return first


def _noun_roles(view: View, noun: int, rule: TriggerRule) -> tuple[int, list[int], list[int]]:
    """Anchor, actors and targets of a noun, those its light verb lends included."""
    roles = rule.roles
    actors, targets = _filled(view, roles, noun_arguments(view.sentence, noun))
    before = _modifying_actors(view, noun, roles)
    scenes = [child for child in before if _is_scene(view, child, rule)]
    actors += [child for child in before if child not in scenes]
    targets += [child for child in scenes if rule.event_mode not in _WHERE_ONLY]
    targets += [head for head in _tried_on(view, noun, roles) if head not in targets]
    if not actors and ("prep", "by", "actor") in roles:
        actors += [head for head in far_agents(view.sentence, noun) if view.kinds(head) & _ACTING]
    actors += [head for head in blamed(view.sentence, noun) if head not in actors and head not in targets]
    targets += [head for head in _suffering(view, noun) if head not in targets]
    lights = _light_verbs(view, noun)
    if all("place" in view.kinds(head) for head in targets):
        targets += _clause_targets(view, noun, lights[0][0] if lights else noun, rule)
    for verb, light in lights:
        arguments = view.arguments(verb)
        lent_actors, lent_targets = _filled(view, (*light.roles, *_own_sides(roles)), arguments)
        if any(role == "target" and slot == "subj" for slot, _, role in light.roles) and arguments.subjects:
            actors = actors + [head for prep, head in arguments.preps if prep == "from"]
        actors += [head for head in lent_actors if head not in actors and head != noun]
        if light.slot == "subj":  # "a murder shook the country": where it was felt
            lent_targets = [head for head in lent_targets if not view.kinds(head) & _FELT]
        targets += [head for head in lent_targets if head not in targets and head != noun]
    return lights[0][0] if lights else noun, actors, targets


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


def _suffering(view: View, noun: int) -> list[int]:
    """ "The mill was the target of an attack", "she was a victim of the raid"."""
    tokens = view.sentence.tokens
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
        and (
            view.sentence.tokens[child].entity in ("NORP", "ORG")
            or (owned and (_is_force(view, child) or view.words[child] in _STATES))
        )
    ]


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
    named = view.kinds(index) == _BODY
    return named or view.lemmas[index] in groups.forces | (groups.sides - _KINDS_OF_ACT)


def _light_verbs(view: View, noun: int) -> list[tuple[int, LightVerb]]:
    """The verbs that lend a noun their arguments, the one that tells of the act itself first."""
    found = (_participle_light(view, view.sentence.tokens[noun]), _governing_light(view, noun))
    return [pair for pair in found if pair is not None]


def _governing_light(view: View, noun: int) -> tuple[int, LightVerb] | None:
    token = view.sentence.tokens[noun]
    head = view.sentence.tokens[token.head]
    slot = {"dobj": "obj", "nsubjpass": "obj", "nsubj": "subj"}.get(token.dep)
    if token.dep == "conj":
        shared = _light_verbs(view, token.head) if token.head != noun and head.pos == "NOUN" else []
        return shared[0] if shared else None
    if token.dep == "pobj":
        above = _answering(view, head)
        if above.pos == "VERB":
            slot, head = "subj" if head.dep == "agent" else "prep", above
    if token.dep in ("ROOT", "acl") or slot is None or head.pos not in ("VERB", "AUX"):
        return None
    for light in view.lexicon.light.get(view.lemmas[head.index], ()):
        if light.slot == slot and _light_words(view, light, head, token):
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


# Doubles
def _without_doubles(view: View, found: list[Trigger]) -> list[Trigger]:
    """Drop a noun that its own verb already tells: "held" and "talks", "signed" and "deal"."""
    kept: list[Trigger] = []
    for trigger in found:
        if trigger.part == "noun" and any(_tells(view, other, trigger) for other in found if other is not trigger):
            continue
        kept.append(trigger)
    return [_with_lent_roles(view, trigger, found) for trigger in kept]


def _tells(view: View, verb: Trigger, noun: Trigger) -> bool:
    if verb.event_type != noun.event_type or verb.part == "noun":
        return False
    arguments = view.arguments(verb.token) if view.sentence.tokens[verb.token].pos == "VERB" else None
    return arguments is not None and noun.token in arguments.objects


def _with_lent_roles(view: View, trigger: Trigger, found: list[Trigger]) -> Trigger:
    """A verb that took in its noun takes the noun's mode and complements too: "held talks with the envoy"."""
    if trigger.part == "noun":
        return trigger
    for noun in found:
        if noun.part == "noun" and noun is not trigger and _tells(view, trigger, noun):
            return replace(
                trigger,
                event_mode=trigger.event_mode or noun.event_mode,
                weight=max(trigger.weight, noun.weight),
                actors=_joined(trigger.actors, [a for a in noun.actors if a not in trigger.targets]),
                targets=tuple(
                    t for t in _joined(trigger.targets, noun.targets) if t not in trigger.actors and t != noun.token
                ),
            )
    told = {n.token for n in found if trigger.event_type != "ASSAULT" or not _is_gathering(n)}
    return replace(trigger, targets=tuple(t for t in trigger.targets if t not in told))


def _is_gathering(trigger: Trigger) -> bool:
    """Whether people come together in it, who may be struck there: "a demonstration was bombed"."""
    return (trigger.event_type, trigger.event_mode) in _GATHERINGS


def _joined(first: Sequence[int], second: Sequence[int]) -> tuple[int, ...]:
    return (*first, *(item for item in second if item not in first))
