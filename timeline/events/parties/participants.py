"""The people and things of a clause that may stand as an event's actors and targets."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from timeline.events.happenings.mentions import GUNFIRE
from timeline.events.parties.actors import ActorPhrase, Actors, is_hyphened
from timeline.events.parties.crews import flown_by, is_manned
from timeline.events.parties.pronouns import SUBJECTS, antecedent, is_first, is_one_body, it_above, others_of
from timeline.events.parties.single_people import LOOKS_ON
from timeline.events.syntax.arguments import SPOTS, conjuncts, noun_arguments
from timeline.events.syntax.numbers import MONTHS
from timeline.events.syntax.view import Trigger, View
from timeline.events.words.groups import Groups
from timeline.events.words.hints import mode_hint
from timeline.model import Token

PEOPLE = frozenset({"person", "group", "country", "name", "number"})
THINGS = frozenset({"building", "vehicle", "infrastructure", "unknown"})
_SOLID = frozenset({"person", "group", "building", "vehicle", "infrastructure"})
_PLACES = frozenset({"GPE", "LOC"})
_WHERE = frozenset({"at", "in", "near", "outside", "inside", "under", "around", "from", "to", "into", "within"})
_BESIDE = frozenset({"around", "in", "inside", "near", "outside", "under"})
_ALONG = frozenset({"along", "beside", "by", "near", "on", "under"})
_NEARBY = frozenset({"around", "near"})
_LANDMARKS = frozenset(
    {"airport", "beach", "bridge", "crossing", "crossroads", "gate", "intersection", "junction", "lake", "park", "port"}
    | {"quarry", "railway", "roundabout", "square", "stadium", "station", "stop", "terminal", "tower", "tunnel"}
)
_WAYS = frozenset({"avenue", "block", "boulevard", "corner", "crossroads", "intersection", "street"})
_ROADS = frozenset({"avenue", "boulevard", "highway", "motorway", "road", "street"})
_HALF_DAYS = frozenset({"a.m", "a.m.", "am", "p.m", "p.m.", "pm"})
_STREETS = frozenset(
    {"ave", "avenue", "blvd", "boulevard", "drive", "dr", "highway", "lane", "ln", "parkway", "rd", "road", "st"}
    | {"street", "streets", "terrace"}
)
_HANDLED = frozenset(
    {"detonate", "discharge", "drop", "fire", "hurl", "launch", "lay", "leave", "lob", "place", "plant", "set", "shoot"}
    | {"throw"}
)
_GOES_OFF = frozenset({"blow", "detonate", "explode", "go"})
_WHENS = frozenset({"anniversary", "day", "eve", "evening", "morning", "night"})
_STOWED = frozenset({"build", "carry", "conceal", "cram", "hide", "load", "mount", "pack", "rig", "strap", "stuff"})
_PUBLIC_VEHICLES = frozenset(
    {
        "aircraft",
        "airliner",
        "boat",
        "bus",
        "coach",
        "ferry",
        "jet",
        "metro",
        "minibus",
        "plane",
        "ship",
        "train",
        "tram",
    }
)
_FINDS = frozenset({"dig", "discover", "find", "identify", "locate", "pull", "recover", "retrieve", "uncover"})
_SHARES = frozenset({"fraction", "half", "part", "percent", "portion", "section", "third"})
_LIVES = frozenset({"body", "death", "life"})
_PARTS = frozenset({"circle", "element", "sector", "service"})
_SAYERS = frozenset(
    {"authority", "coroner", "cop", "deputy", "officer", "official", "police", "prosecutor", "sheriff", "source"}
)
_NOBODY = frozenset({"nobody", "none", "nothing", "neither", "no", "anyone", "anybody", "anything"})
_SENT = frozenset({"delegate", "delegation", "envoy", "negotiator", "representative"})
_SENDERS = frozenset({"country", "group", "name"})
_MOUTHPIECES = frozenset({"spokesman", "spokesperson", "spokeswoman"})
_EQUALS = frozenset({"colleague", "counterpart"})
_SPEAKERS = _EQUALS | {"diplomat", "leader", "minister", "official", "president"}
_POWERS = frozenset({"blast", "effect", "force", "impact", "power", "shock", "violence"})
_SELVES = frozenset({"herself", "himself", "itself", "self", "themselves"})
_CAPTIVE = frozenset({"captive", "captives", "hostage", "hostages", "prisoner", "prisoners"})
_TAKES = frozenset({"hold", "keep", "take"})
_NAMED_CAPTIVE = 2
_NUMBERS = frozenset({"dozen", "hundred", "million", "score", "thousand"})
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LIMBS = frozenset(
    {"arm", "back", "cheek", "chest", "ear", "face", "finger", "foot", "groin", "hand", "head", "jaw", "knee", "leg"}
    | {"mouth", "neck", "shoulder", "stomach", "thigh", "throat", "toe", "torso", "wrist"}
)
_PREMISES = frozenset({"building", "infrastructure"})
SOLID_THINGS = _PREMISES | {"vehicle"}
_FORCE_SECTORS = frozenset({"COP", "MIL", "SPY"})
_EACH = frozenset({"all", "both", "each"})


def participants(
    view: View,
    heads: Sequence[int],
    actors: Actors,
    *,
    event: int,
    harmed: bool,
    acting: bool = False,
    spoken: bool = False,
    things: frozenset[str] = frozenset(),
    towns: frozenset[int] = frozenset(),
    states: bool = False,
) -> tuple[ActorPhrase, ...]:
    """Names of the heads and what is coordinated with them, each once; no towns, whose offsets are `towns`.

    Where `states` deal with each other, a capital stands for its own: "accused Tehran", "Paris and Berlin agreed".

    `harmed` tells that they suffered an attack: then things may stand too, but no place where it happened and nobody.
    `things` are kinds of things that may stand too. `spoken` tells that it is a thing of words, which those who tell
    of it do themselves: "they said they would refuse". Of those `acting`, aircraft stand for the force whose they are,
    and what strikes for nobody.
    """
    found: list[ActorPhrase] = []
    kinds = (PEOPLE | THINGS if harmed else PEOPLE) | things
    heads = [inner for head in heads for inner in _numbered(view, head)]
    heads = [inner for head in heads for inner in (_hurt(view, head) if harmed else _behind(view, head))]
    if not harmed:
        heads = [inner for head in heads for inner in speaking_for(view, _body_above(view, head), actors)]
    for head in heads:
        if view.words[head] == "it" and not harmed:
            head = it_above(view, head)
        if view.words[head] == "others" and not harmed:
            head = others_of(view, head)
        is_one = view.kinds(head) & kinds or (not harmed and _flies(view, head)) or _is_service(view, head, actors)
        is_one = is_one or (not harmed and is_first(view, head, "it")) or _is_fighter(view, head)
        is_one = is_one or (acting and is_manned(view, head))
        if (
            not is_one
            or view.sentence.tokens[head].entity in ("DATE", "TIME")
            or _is_zone(view, head)
            or _is_no_name(view, head)
            or _only_looks_on(view, head, event)
            or (_is_town(view, head, towns) and not (states and actors.is_state(view.sentence.tokens[head].text)))
            or _is_address(view, head, harmed=harmed)
            or view.words[head].startswith(_WEEKDAYS)
        ):
            continue
        if harmed and not _can_suffer(view, head, actors):
            continue
        for phrase in actors.phrases(view.sentence, antecedent(view, head, event, spoken=spoken)):
            if view.sentence.tokens[phrase.head].entity in ("DATE", "TIME"):
                continue
            if acting:
                if _is_blow(view, phrase.head) or _is_storm(view, phrase):
                    continue
                manned = _flies(view, phrase.head) or is_manned(view, phrase.head)
                phrase = flown_by(view, phrase) if manned else phrase
            if not any(_is_within(phrase, other) for other in found):
                found = [other for other in found if not _is_within(other, phrase)]
                thing = harmed and not phrase.person and bool(view.kinds(phrase.head) & SOLID_THINGS)
                found.append(replace(_without_fate(view, phrase), thing=thing))
    return tuple(found)


def _numbered(view: View, head: int) -> list[int]:
    """Several kinds that only a number is told of: "thousands of teachers and nurses"; of "each of the men" the men."""
    if view.words[head] in _EACH:
        return [h for prep, h in noun_arguments(view.sentence, head).preps if prep == "of"] or [head]
    if view.lemmas[head] not in _NUMBERS:
        return [head]
    of = [h for prep, h in noun_arguments(view.sentence, head).preps if prep == "of"]
    return of if len(of) > 1 else [head]


def _is_zone(view: View, head: int) -> bool:
    """Whether a word is the zone of a clock's time: the "ET" of "11:40 PM ET"."""
    return head > 0 and not {view.words[head - 1], view.words[head]}.isdisjoint(_HALF_DAYS)


def _is_within(phrase: ActorPhrase, other: ActorPhrase) -> bool:
    """Whether a phrase is another, or a part of it that syntax took for one more: the "wife" of "his ex-wife"."""
    if phrase.head == other.head:
        return phrase.name == other.name or phrase.described == other.described
    return other.first <= phrase.head < other.last and phrase.last <= other.last


def with_scenes(targets: tuple[ActorPhrase, ...], view: View, trigger: Trigger) -> tuple[ActorPhrase, ...]:
    """The targets of a shooting with those marked that are only where it was: "women shot at a house".

    Gunmen who "shot at the house", and at nobody, did strike it.
    """
    if trigger.event_mode not in GUNFIRE:
        return targets
    premises = _PREMISES | {"group"} if trigger.part == "noun" else _PREMISES
    others = [head for head in trigger.targets if not _is_told_where(view, head)]
    where = {head for head in trigger.targets if _is_scene(view, head, premises, someone=bool(others))}
    if trigger.part != "noun" and trigger.actors and not others:
        where = {head for head in where if _governor(view, head) in _BESIDE}
    return tuple(replace(phrase, scene=True) if phrase.head in where else phrase for phrase in targets)


def of_protest(targets: tuple[ActorPhrase, ...], view: View, actors: Actors) -> tuple[ActorPhrase, ...]:
    """The targets of a protest without the matters and the roads: "marched against cuts", "blocked a road"."""
    return tuple(phrase for phrase in targets if not _is_matter(view, phrase, actors))


def _is_matter(view: View, phrase: ActorPhrase, actors: Actors) -> bool:
    if phrase.pronoun or not phrase.generic:
        return False
    if view.lemmas[phrase.head] in _ROADS | _WAYS | _LIVES:
        return True
    solid = view.kinds(phrase.head) & (PEOPLE | SOLID_THINGS)
    return not solid and actors.code(phrase.described).split()[1] in ("CVL", "UNK")


def _is_scene(view: View, head: int, premises: Set[str], *, someone: bool) -> bool:
    """Whether a phrase tells where: a building, or whatever "at" governs where `someone` was shot."""
    kinds = view.kinds(head)
    token = view.sentence.tokens[head]
    crossing = "group" in premises and token.entity == "PERSON"  # "a shooting at Elm and Lee"
    told_where = _is_told_where(view, head) and ("person" not in kinds or crossing)
    elsewhere = token.pos == "PROPN" or "person" not in kinds
    return told_where and (crossing or bool(kinds & premises) or bool(someone and elsewhere))


def _is_told_where(view: View, head: int) -> bool:
    return _governor(view, head) in _WHERE


def _governor(view: View, head: int) -> str | None:
    """The preposition over a phrase, or over the first of those it stands beside."""
    token = view.sentence.tokens[head]
    while token.dep == "conj":
        token = view.sentence.tokens[token.head]
    return view.words[token.head] if token.dep == "pobj" else None


def _wounded(view: View, head: int) -> tuple[int, ...]:
    """ "Shot the girl's hand": the girl."""
    tokens = view.sentence.tokens
    if view.lemmas[head] in _LIVES:  # "claimed the life of a guard", "threatened the judge's life"
        owners = [c for c in tokens[head].children if tokens[c].dep == "poss"]
        owners += [h for prep, h in noun_arguments(view.sentence, head).preps if prep == "of"]
        return tuple(owners[:1]) or (head,)
    if view.lemmas[head] not in _LIMBS:
        return (head,)
    owners = [c for c in tokens[head].children if tokens[c].dep == "poss"]
    return tuple(owner for owner in owners if tokens[owner].pos in ("NOUN", "PROPN"))


def _hurt(view: View, head: int) -> tuple[int, ...]:
    """Those that a phrase for people or things hurt names: "one of the cars", "six people, including a nun"."""
    tokens = view.sentence.tokens
    measured = [h for prep, h in noun_arguments(view.sentence, head).preps if prep == "of"]
    is_measure = (tokens[head].pos == "NUM" and tokens[head].dep == "pobj") or view.lemmas[head] in _SHARES
    base = (measured[0],) if measured and is_measure else (head,)
    among = [c for c in tokens[head].children if view.words[c] == "including" and tokens[c].dep == "prep"]
    listed = [
        h
        for link in among
        for c in tokens[link].children
        if tokens[c].dep == "pobj"
        for h in conjuncts(view.sentence, c)
    ]
    return tuple(inner for one in (*base, *listed) for inner in _wounded(view, one))


def _behind(view: View, head: int) -> tuple[int, ...]:
    """ "Killed by a bullet fired by a guard": the guard. "The body of a nurse was found": the nurse."""
    tokens = view.sentence.tokens
    if view.lemmas[head] == "body" and tokens[head].dep in ("dobj", "nsubj", "nsubjpass"):
        owners = [c for c in tokens[head].children if tokens[c].dep == "poss" and tokens[c].pos != "PRON"]
        owners += [h for prep, h in noun_arguments(view.sentence, head).preps if prep == "of"]
        people = [owner for owner in owners if "person" in view.kinds(owner)]
        return tuple(people[:1]) or (() if _is_found(view, head) else (head,))
    if "weapon" not in view.kinds(head):
        return (head,)
    clauses = [c for c in tokens[head].children if tokens[c].dep in ("acl", "relcl") and view.lemmas[c] in _HANDLED]
    hands = [subject for c in clauses for subject in view.arguments(c).subjects if subject != head]
    return tuple(hands) or (head,)


def _body_above(view: View, head: int) -> int:
    """ "The Front said its fighters burned the mill", "a squad of its men did": the Front; else the head itself."""
    tokens = view.sentence.tokens
    groups = Groups.load()
    ones = [head, *(h for prep, h in noun_arguments(view.sentence, head).preps if prep == "of")]
    own = [c for one in ones for c in tokens[one].children if view.words[c] in ("its", "their")]
    own = [c for c in own if tokens[c].dep == "poss"]
    clause = tokens[tokens[head].head]
    if not own or clause.dep != "ccomp" or tokens[head].dep not in SUBJECTS:
        return head
    its_own = groups.fighters | groups.members | groups.units | groups.forces
    if view.lemmas[head] not in its_own and not _flies(view, head):
        return head
    told = [c for c in tokens[clause.head].children if tokens[c].dep == "nsubj" and is_one_body(view, c)]
    return told[0] if len(told) == 1 else head


def _is_found(view: View, head: int) -> bool:
    return view.lemmas[view.sentence.tokens[head].head] in _FINDS


def speaking_for(view: View, head: int, actors: Actors) -> tuple[int, ...]:
    """ "Delegations from Peru and Chile", "Peru and Chile leaders": those countries, two of them or more."""
    token = view.sentence.tokens[head]
    if view.lemmas[head] in _MOUTHPIECES:
        return tuple(_spoken_for(view, head)) or (head,)
    if view.lemmas[head] not in _SENT | _SPEAKERS or token.tag != "NNS":
        return (head,)
    sent = [h for prep, h in noun_arguments(view.sentence, head).preps if prep in ("from", "of")] or _from(view, head)
    before = [c for c in token.children if c < head and view.sentence.tokens[c].dep in ("compound", "nmod")]
    before = [] if view.lemmas[head] in _EQUALS else before
    sent = sent or [h for c in before for h in conjuncts(view.sentence, c)]
    beside = [h for h in conjuncts(view.sentence, head) if h != head]
    if len(sent) == 1 and beside and all(_is_state(view, h, actors) for h in (*sent, *beside)):
        return (*sent, *beside)  # "the ministers of Peru, Chile and Bolivia", hung on the ministers
    senders = (*sent, *beside) if len(sent) == 1 else tuple(sent)
    if len(senders) > 1 and view.lemmas[head] in _SENT and all(view.kinds(h) & _SENDERS for h in senders):
        return senders  # "delegations from the union and the bank"
    return tuple(sent) if len(sent) > 1 and all(_is_state(view, h, actors) for h in sent) else (head,)


def _from(view: View, head: int) -> list[int]:
    """Where people are from that syntax hangs on the verb: "met colleagues from Peru and Chile"."""
    after = view.sentence.tokens[head + 1 : head + 2]
    told = bool(after) and view.words[head + 1] == "from" and after[0].head == view.sentence.tokens[head].head
    below = [c for c in after[0].children if view.sentence.tokens[c].dep == "pobj"] if told else []
    return [inner for c in below for inner in conjuncts(view.sentence, c)]


def _spoken_for(view: View, head: int) -> list[int]:
    """ "A spokesman for the Front", "the army's spokeswoman": the Front, the army; nobody for one that has a name."""
    tokens = view.sentence.tokens
    if any(tokens[c].entity == "PERSON" for c in tokens[head].children):
        return []
    bodies = [h for prep, h in noun_arguments(view.sentence, head).preps if prep in ("for", "of")]
    bodies += [c for c in tokens[head].children if tokens[c].dep in ("compound", "poss")]
    return [body for body in bodies if view.kinds(body) & {"group", "country"}][:1]


def _is_state(view: View, head: int, actors: Actors) -> bool:
    token = view.sentence.tokens[head]
    return actors.is_country(token.text) or token.entity in ("GPE", "ORG")


def _is_fighter(view: View, head: int) -> bool:
    """Whether a word is one for fighters, whatever the lexicon takes it for: "the subversives"."""
    groups = Groups.load()
    word = view.words[head]
    noun = view.sentence.tokens[head].tag in ("NNS", "NNPS")
    return noun and bool({view.lemmas[head], word, word.removesuffix("s")} & (groups.fighters | groups.sides))


def _is_service(view: View, head: int, actors: Actors) -> bool:
    """ "The intelligence services", "government sectors": a body by the word before, where the noun alone is none."""
    tokens = view.sentence.tokens
    before = [c for c in tokens[head].children if tokens[c].dep in ("compound", "amod") and c == head - 1]
    if not before or view.lemmas[head] not in _PARTS:
        return False
    sectors = _FORCE_SECTORS if view.lemmas[head] == "service" else _FORCE_SECTORS | {"GOV"}
    return actors.code(f"{view.words[before[0]]} {view.lemmas[head]}").split()[1] in sectors


def with_selves(targets: tuple[ActorPhrase, ...], actors: Sequence[ActorPhrase], view: View) -> tuple[ActorPhrase, ...]:
    """The targets with "himself" and the like named as those who act."""
    found: list[ActorPhrase] = []
    for phrase in targets:
        if view.words[phrase.head] not in _SELVES:
            found.append(phrase)
            continue
        found.extend(replace(actor, on_self=True) for actor in actors if not actor.pronoun)
    return tuple(found)


def _is_no_name(view: View, head: int) -> bool:
    """Whether a word is no party's: written as a name by a headline ("Weather"), a label, or a part of a word."""
    tokens = view.sentence.tokens
    if head + 1 < len(tokens) and tokens[head + 1].text == ":" and all(t.head == head for t in tokens[:head]):
        return True  # "Police: two men shot"
    if _is_last_label(view, head):
        return True
    parted = view.sentence.tokens[head].dep == "pobj" and is_hyphened(view.sentence, head)
    if not view.words[head][:1].isalnum() or (
        parted and view.sentence.tokens[head - 2].head == view.sentence.tokens[head].head
    ):
        return True
    known = view.lexicon.kinds.get(view.lemmas[head])
    token = tokens[head]
    plain = view.is_titled or head == 0 or token.tag == "NNPS"  # "Bullets hit the walls"
    unnamed = plain and token.pos == "PROPN" and not token.entity
    return unnamed and known is not None and not known & (PEOPLE | THINGS)


def _only_looks_on(view: View, head: int, event: int) -> bool:
    """ "Police are investigating after four women were shot", "police say she shot him": they take no part."""
    token = view.sentence.tokens[head]
    if token.dep == "poss" and view.words[head + 2 : head + 3] == ["day"]:
        return True  # "a shooting at a Mother's Day parade"
    if token.dep != "nsubj" or view.lemmas[head] not in _SAYERS or token.head == event:
        return False
    told = view.sentence.tokens[event]
    suffers = any(view.sentence.tokens[c].dep == "auxpass" for c in told.children)  # a conjunct by a wrong parse
    shared = told.dep == "conj" and told.head == token.head and not suffers
    return view.lemmas[token.head] in LOOKS_ON and not shared


def _is_last_label(view: View, head: int) -> bool:
    """Who says it, after a colon: "Two men shot: police"."""
    tokens = view.sentence.tokens
    colon = next((t.index for t in reversed(tokens[:head]) if t.text == ":"), None)
    if colon is None or view.lemmas[head] not in _SAYERS or any(t.pos in ("VERB", "AUX") for t in tokens[colon:]):
        return False
    return all(t.index == head or t.head == head or t.pos == "PUNCT" for t in tokens[colon + 1 :])


def _flies(view: View, head: int) -> bool:
    """Aircraft, tanks and ships act for those whose they are: "Egyptian jets bombed the camp"."""
    if "event" in view.kinds(head) or view.lemmas[head] in view.lexicon.nouns:
        return False
    mode = view.lexicon.instruments.get(view.lemmas[head])
    crewed = mode == "heavy-weapons" and "vehicle" in view.kinds(head)
    return crewed or mode == "drone" or "aerial" in (mode, mode_hint(view.lemmas[head]))


def _is_blow(view: View, head: int) -> bool:
    """Whether a word is no party but what strikes: "the shrapnel", "the force of the blast"."""
    if view.kinds(head) == {"weapon"} and view.sentence.tokens[head].dep == "conj":
        return True
    of = [h for prep, h in noun_arguments(view.sentence, head).preps if prep == "of"]
    return view.lemmas[head] in _POWERS and any("weapon" in view.kinds(h) for h in of)


def _is_storm(view: View, phrase: ActorPhrase) -> bool:
    """Whether words are the name of a storm: "Typhoon Ann left ten dead"."""
    words = [w for w in phrase.described.casefold().split() if w in view.lexicon.nouns]
    return any(rule.event_type == "x:DISASTER" for word in words for rule in view.lexicon.nouns[word])


def _is_town(view: View, head: int, towns: frozenset[int]) -> bool:
    return view.sentence.tokens[head].pos == "PROPN" and _begins_at(view, head) in towns


def _is_address(view: View, head: int, *, harmed: bool) -> bool:
    """Whether a street says where somebody lives or it was: "Ann Roe, of 12 Elm St.", "near Elm and Lee Streets"."""
    token = view.sentence.tokens[head]
    if token.pos != "PROPN" or token.entity == "PERSON" or view.words[head].removesuffix(".") not in _STREETS:
        return False
    numbered = any(view.sentence.tokens[c].pos == "NUM" for c in token.children)
    return not harmed or numbered or token.dep in ("appos", "conj", "npadvmod")


def _can_suffer(view: View, head: int, actors: Actors) -> bool:
    token = view.sentence.tokens[head]
    if _is_nobody(view, token) or view.lemmas[head] in SPOTS or (view.kinds(head) == {"media"} and token.dep == "pobj"):
        return False
    link = view.sentence.tokens[token.head]
    if _is_carrier(view, head):
        return False
    is_where = token.dep == "pobj" and link.lemma.lower() in _WHERE
    if is_where and link.lemma.lower() in _NEARBY and _is_landmark(view, head, actors):
        return False
    if token.entity in _PLACES and not view.kinds(head) & (_SOLID - {"group"}):
        return not is_where and actors.is_country(token.text)
    if token.dep == "pobj" and view.words[link.index] in _ALONG and view.lemmas[head] in _ROADS:
        return False
    if token.dep == "pobj" and view.words[link.index] == "on" and _goes_off_on(view, head):
        return False
    if (
        token.entity in ("DATE", "TIME")
        or _is_day(view, token)
        or (is_where and (token.pos == "NUM" or view.lemmas[head] in _WAYS))
    ):
        return False
    return bool(view.kinds(head) & _SOLID) or token.entity in ("ORG", "FAC", "PERSON") or not is_where


def _goes_off_on(view: View, head: int) -> bool:
    """Whether a bomb goes off on what is only where or when: "exploded on the border", "on the eve of a vote"."""
    link = view.sentence.tokens[view.sentence.tokens[head].head]
    verb = view.sentence.tokens[link.head]
    if verb.pos != "VERB" or view.lemmas[verb.index] not in _HANDLED | _GOES_OFF:
        return False
    return "place" in view.kinds(head) or view.lemmas[head] in _WHENS


def _is_landmark(view: View, head: int, actors: Actors) -> bool:
    """Whether a thing only tells whereabouts: "a bomb went off near the station"; a police station is somebody's."""
    if view.lemmas[head] not in _LANDMARKS:
        return False
    before = [view.words[c] for c in view.sentence.tokens[head].children if c < head]
    return actors.code(" ".join((*before, view.words[head]))).split()[1] == "UNK"


def _is_carrier(view: View, head: int) -> bool:
    """Whether a vehicle is what carried the bomb: "a bomb hidden in a lorry went off"; not a bus full of people."""
    tokens = view.sentence.tokens
    token = tokens[head]
    if token.dep != "pobj" or "vehicle" not in view.kinds(head) or view.lemmas[head] in _PUBLIC_VEHICLES:
        return False
    stowed = tokens[tokens[token.head].head]
    return view.lemmas[stowed.index] in _STOWED and stowed.dep == "acl" and "weapon" in view.kinds(stowed.head)


def _is_day(view: View, token: Token) -> bool:
    """Whether a month with a number before it is a day that the model has not seen: "the attempt on 3 May"."""
    numbered = token.index > 0 and view.words[token.index - 1].isdigit()
    return token.dep == "pobj" and numbered and view.words[token.index] in MONTHS


def _begins_at(view: View, head: int) -> int:
    """Where the proper name headed at `head` begins."""
    first = head
    while first > 0 and view.sentence.tokens[first - 1].pos == "PROPN" and view.sentence.tokens[first - 1].head == head:
        first -= 1
    return view.sentence.tokens[first].start


def _is_nobody(view: View, token: Token) -> bool:
    if view.words[token.index] in _NOBODY:
        return True
    first = [view.words[c] for c in token.children if c < token.index]
    return "no" in first or ("not" in first and "single" in first)


def _without_fate(view: View, phrase: ActorPhrase) -> ActorPhrase:
    """ "Shot dead 29 pilgrims", "took the mayor hostage": what became of them, which syntax takes into their names."""
    tokens = view.sentence.tokens
    if phrase.name.lower().startswith("dead "):
        cut = len("dead ")
        return replace(phrase, name=phrase.name[cut:], described=phrase.name[cut:], start=phrase.start + cut)
    taken = view.words[phrase.last - 1] in _CAPTIVE and view.lemmas[tokens[phrase.head].head] in _TAKES
    if not taken or phrase.last - phrase.first < _NAMED_CAPTIVE:
        return phrase
    last = tokens[phrase.last - 2]
    name = phrase.name[: last.end - phrase.start]
    return replace(phrase, name=name, described=name, end=last.end, last=phrase.last - 1)
