"""Whom words are meant for, where their frame names nobody: whose the rejected offer is, who is asked, or threatened.

"Turned down a Danish offer", "demanded an answer from the bank", "condemned the raids by the army", "threatened to
break with Peru": what is said or done has words about it, and the party stands with those. Heads are tokens of the
sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from timeline.events.parties.actors import Actors
from timeline.events.syntax.arguments import Arguments, conjuncts, noun_arguments
from timeline.events.syntax.roles import CAUGHT
from timeline.events.syntax.view import Trigger, View
from timeline.events.triggers.nouns import is_of_region

Of = Literal["nobody", "bodies", "anybody"]
_DEPTH = 3
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_BODY = frozenset({"group", "country"})
_PARTY = frozenset({"person", "group", "country"})
_FROM = frozenset({"by", "from"})
_ABOUT = frozenset({"about", "against", "for", "into", "of", "on", "over", "to", "with"})
_TOWARDS = frozenset({"against", "for", "from", "on", "to", "toward", "towards", "with"})
_PARTNERS = _TOWARDS - {"against", "on"}
_ACTS = frozenset({"against", "by", "from", "with"})
_ITS = frozenset({"her", "his", "its", "their"})
_OTHERS = frozenset(
    {"adversary", "ally", "counterpart", "critic", "enemy", "foe", "neighbor", "neighbour", "opponent", "partner"}
    | {"rival"}
)
_GIVES = frozenset(
    {"contribute", "deploy", "give", "lend", "offer", "provide", "pull", "sell", "send", "supply", "transfer"}
    | {"withdraw"}
)
_AGAINST = frozenset({"against", "at", "over"})
_BODY_SECTORS = frozenset({"COP", "GOV", "JUD", "LAB", "LEG", "MIL", "OPP", "PTY", "REB", "SPY"})
_WHILE = frozenset({"after", "at", "before", "during", "following", "for", "in"})
_AFTERWARDS = frozenset({"after", "before", "following"})
_LEAVING = frozenset(
    {"abdication", "departure", "dismissal", "dissolution", "expulsion", "fall", "impeachment", "ouster"}
    | {"overthrow", "prosecution", "removal", "resignation", "sacking", "surrender", "trial", "withdrawal"}
)
_WITH_SOMEBODY = frozenset({"armistice", "ceasefire", "dialogue", "meeting", "negotiation", "talk", "treaty", "truce"})
_HELP = frozenset({"apology", "help", "intervention", "mediation", "presence", "protection", "pullout"})
_GIVING_BACK = frozenset({"freedom", "freeing", "handover", "release", "restitution", "return"})
_OFFICERS = frozenset({"general", "major", "private"})  # as adjectives they say what kind it is
_TRIALS = frozenset({"court-martial", "retrial", "trial"})
_DEFYING = frozenset({"defiance", "opposition", "protest"})
_CLAUSES = frozenset({"acl", "advcl", "ccomp", "relcl", "xcomp"})


def concerned(view: View, trigger: Trigger, actors: Actors) -> list[int]:
    """The heads of those whom the words of a trigger concern; empty for other events, and where nobody is told."""
    find = _FINDERS.get(trigger.event_type)
    if find is None:
        return []
    reading = _Reading(view, trigger, actors)
    own = {head for actor in trigger.actors for head in conjuncts(view.sentence, actor)}
    found: list[int] = []
    for head in find(reading):
        if head not in found and head not in own and not reading.is_own(head, own):
            found.append(head)
    return found


def conferring(view: View, trigger: Trigger) -> list[int]:
    """Who confers, of "Roe set out the plan in talks with Poe", whose noun names the other side alone."""
    tokens = view.sentence.tokens
    token = tokens[trigger.token]
    link = tokens[token.head]
    if trigger.event_type != "CONSULT" or trigger.part != "noun" or not trigger.targets or trigger.actors:
        return []
    if token.dep != "pobj" or view.words[link.index] not in _WHILE:
        return []
    above = tokens[link.head]
    for _ in range(_DEPTH):
        if above.pos == "VERB" or above.head == above.index:
            break
        above = tokens[above.head]
    if above.pos != "VERB" and not _is_there(view, above.index):
        return []
    arguments = view.arguments(above.index)
    if arguments.passive:  # "Roe was arrested after talks with Poe"
        return [head for head in arguments.objects if view.kinds(head) & _PARTY]
    caught = view.words[link.index] in _AFTERWARDS and view.lemmas[above.index] in CAUGHT
    return [] if caught else [head for head in arguments.subjects if view.kinds(head) & _PARTY]


def _is_there(view: View, verb: int) -> bool:
    """Whether a verb only says that somebody is somewhere: "Roe was in Bern for talks"."""
    tokens = view.sentence.tokens
    links = [c for c in tokens[verb].children if tokens[c].dep == "prep" and view.words[c] in ("at", "in")]
    return tokens[verb].pos == "AUX" and view.lemmas[verb] == "be" and bool(links)


class _Reading:
    """A trigger with the words that hang on it."""

    def __init__(self, view: View, trigger: Trigger, actors: Actors) -> None:
        self.view = view
        self.trigger = trigger
        self._actors = actors
        self._tokens = view.sentence.tokens
        self.words = list(dict.fromkeys((trigger.anchor, trigger.token, *range(trigger.first, trigger.last))))
        self.verbs = [i for i in self.words if self._tokens[i].pos in ("VERB", "AUX")]
        self.nouns = [i for i in self.words if self._tokens[i].pos in ("NOUN", "PROPN")]

    def is_own(self, head: int, own: Iterable[int]) -> bool:
        """Whether a party is one that acts, named again: "it", "themselves", the same name."""
        return self._tokens[head].pos == "PRON" or self._name(head) in {self._name(i) for i in own}

    def _name(self, head: int) -> tuple[str, ...]:
        """A word with what is compounded with it: "North Korea" is not "South Korea"."""
        children = self._tokens[head].children
        return (*(self.view.words[c] for c in children if self._tokens[c].dep == "compound"), self.view.words[head])

    def is_party(self, head: int) -> bool:
        """Whether a word is for people, a body or a country."""
        kinds = self.view.kinds(head)
        token = self._tokens[head]
        if token.pos == "PRON" or token.entity in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "FAC", "EVENT"):
            return False
        if token.entity == "GPE":
            return self._is_state(head)
        own = any(self.view.words[c] in _ITS for c in token.children) and self.view.lemmas[head] not in _OTHERS
        return bool(kinds & _PARTY) and not own

    def _is_state(self, head: int) -> bool:
        """Whether a name is a country's, or a capital's that acts for it: "a call by Paris", not "a call to Paris"."""
        token = self._tokens[head]
        name = " ".join(self._name(head))
        if self._actors.is_country(name):
            return True
        acts = token.dep == "poss" or (token.dep == "pobj" and self.view.words[token.head] in _ACTS)
        return acts and self._actors.is_state(name)

    def is_post(self, head: int) -> bool:
        """Whether a word is what somebody is to leave: "the removal of the mayor from office"."""
        return self.view.words[head] in ("office", "power")

    def is_part(self, head: int) -> bool:
        """Whether a word is a measure of a thing, "part", or a place without people in its name, "stronghold"."""
        return bool(self.view.kinds(head) & {"number", "place"}) and not self.is_party(head)

    def is_land(self, head: int) -> bool:
        """Whether a word is a country's or a town's, or its people's before a noun."""
        return "place" in self.view.kinds(head) or self._actors.is_state(self._tokens[head].text)

    def is_private(self, head: int) -> bool:
        """Whether a word is for somebody who is no body and has no office."""
        sector = self._actors.code(self.view.lemmas[head]).split()[1]
        return not self.view.kinds(head) & _BODY and sector in ("CVL", "UNK")

    def objects(self, *, preps: Iterable[str] = ()) -> list[int]:
        """What the words are about: objects of verbs, and of these prepositions."""
        wanted = frozenset(preps)
        found: list[int] = []
        for verb in self.verbs:
            arguments = self.view.arguments(verb)
            found += [head for head in (*arguments.objects, *arguments.above) if head not in self.nouns]
            found += [head for prep, head in arguments.preps if prep in wanted]
        for noun in (*self.nouns, *found):
            if self._tokens[noun].pos in ("VERB", "AUX"):
                continue
            found += [head for prep, head in noun_arguments(self.view.sentence, noun).preps if prep in wanted]
        return list(dict.fromkeys(head for head in found if head not in self.trigger.actors))

    def under(self, word: int) -> Arguments:
        """The arguments of a verb or a noun."""
        is_verb = self._tokens[word].pos in ("VERB", "AUX")
        return self.view.arguments(word) if is_verb else noun_arguments(self.view.sentence, word)

    def infinitives(self) -> list[int]:
        """The verbs that say what is to be done: "threatened to break", "marched to demand", "demanding"."""
        found: list[int] = []
        for word in self.words:
            below = (self._tokens[c] for c in self._tokens[word].children)
            for token in below:
                to = any(self._tokens[c].tag in ("TO", "MD") for c in token.children)
                if token.dep in _CLAUSES and token.pos == "VERB" and (to or token.tag == "VBG"):
                    found += [token.index, *self._joined(token.index)]
        return [verb for verb in found if verb not in self.verbs]

    def _joined(self, verb: int) -> list[int]:
        children = self._tokens[verb].children
        return [c for c in children if self._tokens[c].dep == "conj" and self._tokens[c].pos == "VERB"]

    def owners(self, thing: int, *, of: Of = "nobody", by: bool = True, depth: int = 0) -> list[int]:
        """Whose a thing is, or who did it: "a Danish offer", "the bank's call", "a demand from Peru", "raids by".

        "The policy of the bank" is the bank's where it may be a body's, "the exit of the mayor" if it may be anybody's;
        "the death of the mayor" is not. Where nobody owns it, whoever owns what it is about.
        """
        arguments = noun_arguments(self.view.sentence, thing)
        links = _FROM if by else frozenset({"from"})
        owned = [head for prep, head in arguments.preps if prep == "of" and self.is_party(head)]
        for found in (
            [head for head in arguments.possessors if self.is_party(head)],
            self._before(thing),
            [
                head
                for prep, head in arguments.preps
                if prep in links and self.is_party(head) and not self.is_post(head)
            ],
            [] if of == "nobody" else [h for h in owned if of == "anybody" or self.view.kinds(h) & _BODY],
        ):
            if found:
                return found
        if depth == _DEPTH:
            return []
        return [
            owner
            for prep, head in arguments.preps
            if prep in _ABOUT and not self.is_party(head)
            for owner in self.owners(head, of=of, by=by, depth=depth + 1)
        ]

    def _before(self, thing: int) -> list[int]:
        """The parties before a noun; of "Danish military aid" only the Danes."""
        found = [child for child in self._tokens[thing].children if self._modifies(child)]
        named = [child for child in found if self._tokens[child].entity or self._tokens[child].pos != "ADJ"]
        return named or found

    def _modifies(self, child: int) -> bool:
        """Whether a word before a noun is a people, a state or a body: "Danish", "U.S.", "Green Cross", "army"."""
        token = self._tokens[child]
        if token.dep not in _MODIFIERS:
            return False
        if token.pos == "ADJ" and self.view.lemmas[child] in _OFFICERS:
            return False  # "a general strike"
        if token.pos in ("NOUN", "ADJ") and not token.entity:
            return self._actors.code(self.view.lemmas[child]).split()[1] in _BODY_SECTORS
        known = self.view.is_known_body(child) or self._actors.is_country(token.text)
        return token.entity in ("NORP", "GPE", "ORG") and known and not is_of_region(self.view, child)

    def of_deeds(self, things: Iterable[int]) -> list[int]:
        """Those whose deeds the things are; parties among them stand for themselves."""
        found: list[int] = []
        for thing in things:
            told = self.view.lemmas[thing] in self.view.lexicon.nouns or bool(self.view.kinds(thing) & {"event"})
            found += [thing] if self.is_party(thing) else self.owners(thing, of="nobody" if told else "bodies")
        return found

    def partners(self, verb: int) -> list[int]:
        """Those that a verb is to befall or be done with: "to break with Peru", "to free the pilot"."""
        arguments = self.view.arguments(verb)
        given = self.view.lemmas[verb] in _GIVES
        found = [head for head in arguments.objects if self.is_party(head) and not given]
        found += [head for prep, head in arguments.preps if prep in _TOWARDS and self.is_party(head)]
        for head in arguments.objects:
            if not self.is_party(head):
                found += self.towards(head)
        return found or [o for prep, head in arguments.preps if prep in _TOWARDS for o in self.owners(head)]

    def towards(self, thing: int, links: frozenset[str] = _TOWARDS, depth: int = 0) -> list[int]:
        """Towards whom a thing is: "relations with Peru", "10 million dollars of aid for Peru"."""
        arguments = noun_arguments(self.view.sentence, thing)
        found = [head for prep, head in arguments.preps if prep in links and self.is_party(head)]
        if found or depth == _DEPTH:
            return found
        inner = [head for prep, head in arguments.preps if prep in (*links, "of") and not self.is_party(head)]
        verbs = [head for head in inner if self._tokens[head].pos == "VERB"]  # "a formula to end the row with Peru"
        inner = [*(head for head in inner if head not in verbs), *(o for v in verbs for o in self.under(v).objects)]
        return [party for head in inner for party in (self.towards(head, links, depth + 1) or self.owners(head))]


def _of_rejected(reading: _Reading) -> list[int]:
    """Whose the offer, the call or the demand is that somebody rejects or gives in to."""
    found = [o for thing in reading.objects(preps=("to",)) for o in reading.owners(thing, of="bodies")]
    if found:
        return found
    for verb in reading.infinitives():  # "refused to answer a demand from Peru", "refused to meet the envoy"
        arguments = reading.under(verb)
        things = [*arguments.objects, *(head for prep, head in arguments.preps if prep in ("to", "with"))]
        found += [o for thing in things for o in ([thing] if reading.is_party(thing) else reading.owners(thing))]
    return found


def _accused(reading: _Reading) -> list[int]:
    """Who did what is condemned, looked into or protested at, and whose trial opens."""
    subjects = [head for verb in reading.verbs for head in reading.under(verb).subjects]
    trials = [head for head in subjects if reading.view.lemmas[head] in _TRIALS]
    if trials:
        return [owner for trial in trials for owner in reading.owners(trial, of="anybody")]
    return reading.of_deeds(reading.objects(preps=("over", "about", "against", "into", "at")))


def _found_guilty(reading: _Reading) -> list[int]:
    """ "Found Roe guilty of theft"."""
    tokens = reading.view.sentence.tokens
    verdicts = [c for verb in reading.verbs for c in tokens[verb].children if reading.view.lemmas[c] == "guilty"]
    return [c for verdict in verdicts for c in tokens[verdict].children if tokens[c].dep == "nsubj"]


def _asked(reading: _Reading) -> list[int]:
    """Of whom something is asked: "a pledge from Peru", "an admission by the bank", "the resignation of the mayor"."""
    return [*_bound(reading, reading.verbs), *_asked_for(reading, reading.objects(preps=("for",)))]


def _bound(reading: _Reading, verbs: Iterable[int]) -> list[int]:
    """Who is to do what a verb demands, where syntax hangs them on the verb: "demanded changes by the bank"."""
    preps = [pair for verb in verbs for pair in reading.under(verb).preps]
    return [head for prep, head in preps if prep in _FROM and reading.is_party(head) and not reading.is_post(head)]


def _asked_for(reading: _Reading, things: Iterable[int]) -> list[int]:
    found: list[int] = []
    for thing in things:
        if reading.is_party(thing):
            continue
        arguments = reading.under(thing)
        if reading.view.lemmas[thing] in _LEAVING:  # "the removal of Roe from office"
            found += reading.owners(thing, of="anybody")
            continue
        found += [head for prep, head in arguments.preps if prep in _FROM and reading.is_party(head)]
        if reading.view.lemmas[thing] in _WITH_SOMEBODY:
            found += reading.towards(thing, frozenset({"with"}))
        elif reading.view.lemmas[thing] in _HELP and not found:
            found += reading.owners(thing)
        elif reading.view.lemmas[thing] in _GIVING_BACK:
            found += _who_holds(reading, [head for prep, head in arguments.preps if prep == "of"])
    return found


def _who_holds(reading: _Reading, things: Iterable[int]) -> list[int]:
    """By whom what is to be given back is held: "the return of boats seized by the navy"."""
    tokens = reading.view.sentence.tokens
    clauses = [c for thing in things for c in tokens[thing].children if tokens[c].dep in ("acl", "relcl")]
    held = (reading.under(verb) for verb in clauses)
    return [head for one in held if one.passive for head in one.subjects if reading.is_party(head)]


def _protested_at(reading: _Reading) -> list[int]:
    """Against whom people are out: in the phrase itself, in what they demand, or in what they condemn."""
    found = reading.of_deeds(reading.objects(preps=_AGAINST))
    rejected = [head for head in reading.objects(preps=("in",)) if reading.view.lemmas[head] in _DEFYING]
    for noun in rejected:
        found += reading.of_deeds(head for _, head in reading.under(noun).preps)
    for verb in reading.infinitives():
        things = list(reading.under(verb).objects)
        things += [head for prep, head in reading.under(verb).preps if prep in ("for", *_AGAINST)]
        rules = reading.view.lexicon.verbs.get(reading.view.lemmas[verb], ())
        types = {rule.event_type for rule in rules}
        asked = [*_bound(reading, (verb,)), *_asked_for(reading, things)] if "REQUEST" in types else []
        found += asked
        if types & {"ACCUSE", "PROTEST"} and not asked:
            found += reading.of_deeds(things)
    return found


def _threatened(reading: _Reading) -> list[int]:
    """Whom what is threatened would befall."""
    found = [party for verb in reading.infinitives() for party in reading.partners(verb)]
    found = found or [party for noun in reading.nouns for party in reading.towards(noun)]  # "would stop aid to Peru"
    found = found or [party for thing in reading.objects() for party in reading.towards(thing)]
    found = found or [head for head in reading.objects(preps=_TOWARDS) if reading.is_party(head)]
    return found or reading.of_deeds(reading.objects(preps=("against",)))


def _agreed_with(reading: _Reading) -> list[int]:
    """Whom something is agreed for or with: "agreed to lend Peru a ship", "to a Danish offer"."""
    things = reading.objects(preps=("to", "on", "with"))
    found = [owner for thing in things for owner in reading.owners(thing, by=False)]
    found = found or [party for verb in reading.infinitives() for party in reading.partners(verb)]
    found = found or [party for thing in things for party in reading.towards(thing, _PARTNERS)]
    if all(reading.is_private(actor) for actor in reading.trigger.actors):  # "promised to write to the widow"
        found = [party for party in found if not reading.is_private(party)]
    return found


def _backed(reading: _Reading) -> list[int]:
    """Whose cause or deed is backed: "defended the right of Peru to", "opened an embassy in Lima"."""
    things = reading.objects(preps=("for", "to", "with"))
    return [owner for thing in things for owner in (reading.towards(thing) or reading.owners(thing, of="anybody"))]


def _held(reading: _Reading) -> list[int]:
    """Whose place was struck or taken: "captured part of a rebel stronghold"; a state is where it was."""
    if reading.trigger.targets and not reading.is_part(reading.trigger.targets[0]):
        return []
    return [o for thing in reading.objects() for o in reading.owners(thing) if not reading.is_land(o)]


def _entered(reading: _Reading) -> list[int]:
    """Who is found guilty, or whose things are broken into, kept or shut: "hacked into the computers of officers"."""
    guilty = _found_guilty(reading)
    return guilty or [
        owner for thing in reading.objects(preps=("into",)) for owner in reading.owners(thing, of="anybody")
    ]


def _faced(reading: _Reading) -> list[int]:
    """Against whom forces are got ready: "for a war against Peru"."""
    return [party for thing in reading.objects(preps=("for", "to")) for party in reading.towards(thing)]


def _penalised(reading: _Reading) -> list[int]:
    """On whom penalties are set: "suspended flights to Peru", "curbs on Danish goods"."""
    things = reading.objects(preps=("from", "on", "to"))
    told = [thing for thing in things if reading.is_party(thing) and thing not in reading.objects()]
    return told or [party for thing in things for party in (reading.towards(thing) or reading.owners(thing))]


def _met_there(reading: _Reading) -> list[int]:
    """Whom a journey is to meet, or between whom somebody mediates.

    "Flew to Bern to meet the envoy", "went to Bern for talks with the envoy", "brokered talks between the two sides".
    """
    if reading.trigger.event_mode == "third-party":
        nouns = (thing for thing in (*reading.objects(), *reading.nouns) if not reading.is_party(thing))
        pairs = [pair for thing in nouns for pair in reading.under(thing).preps]
        return [head for prep, head in pairs if prep == "between" and reading.is_party(head)]
    if reading.trigger.event_mode != "visit":
        return []
    lexicon, found = reading.view.lexicon, []
    for verb in reading.infinitives():
        if any(rule.event_type == "CONSULT" for rule in lexicon.verbs.get(reading.view.lemmas[verb], ())):
            arguments = reading.under(verb)
            met = [*arguments.objects, *(head for prep, head in arguments.preps if prep == "with")]
            found += [head for head in met if reading.is_party(head)]
            preps = [pair for thing in arguments.objects for pair in reading.under(thing).preps]
            found += [head for prep, head in preps if prep == "with" and reading.is_party(head)]
    return found or [head for thing in reading.objects(preps=("for",)) for head in _with(reading, thing)]


def _with(reading: _Reading, talks: int) -> list[int]:
    """The other side of talks that are named: "talks with the envoy"."""
    rules = reading.view.lexicon.nouns.get(reading.view.lemmas[talks], ())
    preps = reading.under(talks).preps if any(rule.event_type == "CONSULT" for rule in rules) else []
    return [head for prep, head in preps if prep == "with" and reading.is_party(head)]


_FINDERS: Mapping[str, Callable[[_Reading], Sequence[int]]] = {
    "REJECT": _of_rejected,
    "CONCEDE": _of_rejected,
    "ACCUSE": _accused,
    "REQUEST": _asked,
    "PROTEST": _protested_at,
    "THREATEN": _threatened,
    "AGREE": _agreed_with,
    "SUPPORT": _backed,
    "MOBILIZE": _faced,
    "ASSAULT": _held,
    "COERCE": _entered,
    "CONSULT": _met_there,
    "SANCTION": _penalised,
}
