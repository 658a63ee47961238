"""The mentions of one sentence: its triggers, each with who and what, when and where goes with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from timeline.events.assertion.judgement import judge
from timeline.events.dating.shared_days import shared_days
from timeline.events.happenings.mentions import Mention, Told
from timeline.events.happenings.sequence import goes_on, later_nouns, told_apart, told_besides
from timeline.events.happenings.setting import sets_scene
from timeline.events.happenings.several import Share, share_days, shares
from timeline.events.parties.actors import NO_COUNTRY, ActorPhrase, Actors
from timeline.events.parties.concerned import concerned, conferring
from timeline.events.parties.crews import is_manned
from timeline.events.parties.known_again import with_known
from timeline.events.parties.most_of_them import with_kinds
from timeline.events.parties.names import NameBook
from timeline.events.parties.naming import kind_of
from timeline.events.parties.numbered import with_numbered
from timeline.events.parties.object_pronouns import with_objects
from timeline.events.parties.participants import SOLID_THINGS, of_protest, participants, with_scenes, with_selves
from timeline.events.parties.pronouns import body_of, person_speaks, they_of, told_of, with_antecedent
from timeline.events.parties.whose_people import wielders, with_leaders
from timeline.events.placing.opening import opens_with
from timeline.events.syntax.anchor import when_clause
from timeline.events.syntax.antecedents import act_before
from timeline.events.syntax.attachment import DateLink, PlaceLink, Tree, attachments
from timeline.events.syntax.misplaced import sharing_verb
from timeline.events.syntax.reach import clause_verbs
from timeline.events.syntax.view import Trigger, View
from timeline.events.words.assertion_cues import Cues
from timeline.events.words.hints import mode_hint
from timeline.events.words.lexicon import EFFECT, WEAK_TYPES
from timeline.model import (
    DateMention,
    PlaceMention,
    Sentence,
    Token,
)
from timeline.places.cues import place_kinds

_GENERIC_WEIGHT = 0.35
_UNDER = frozenset({"dobj", "pobj", "prep"})
_RUN_OVER = frozenset({"verb:run-over:x:ACCIDENT:x:crash", "verb:run:x:ACCIDENT:x:crash"})
_OWN = 0.76
_FAINT = 0.2
_DEEP_STEPS = 0.04
_STATE = frozenset({"GOV", "MIL", "UNK"})
_SEIZED = frozenset({"building", "document", "goods", "infrastructure", "money", "vehicle", "weapon"})
_EXPLOSIVE = frozenset({"explosives", "heavy-weapons"})
_BODIES = frozenset({"group", "country"})
_PEOPLE = frozenset({"person", "number"})
_THEY = frozenset({"he", "she", "him", "her", "they", "them", "who"})
_THAT = frozenset({"that", "which"})
_UNTIL = frozenset({"before", "until"})
_HOW = frozenset({"after", "as", "when"})
_KNOWN = frozenset({"the", "this", "that", "these", "those", "both", "same"})
_DEALINGS = WEAK_TYPES | {"CONCEDE", "SANCTION"}
_HARMING = frozenset({"ASSAULT", EFFECT, "x:ACCIDENT", "x:DISASTER", "x:CRIME", "PROTEST"})
_PARTS = frozenset(
    {"center", "centre", "east", "north", "northeast", "northwest", "south", "southeast", "southwest", "west"}
)
_HURTS = frozenset({"hurt", "injure", "kill", "maim", "wound"})
_Found = TypeVar("_Found", DateMention, PlaceMention)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What parties of a sentence are read by: the sentences before it, whom its pronouns stand for, its places.

    `speaks` tells that the person only says what the sentence before tells; `towns` are where the names of towns and
    regions begin, `spots` of those that the text says something was at.
    """

    before: Sequence[View]
    person: ActorPhrase | None
    people: tuple[ActorPhrase, ...]
    body: ActorPhrase | None
    speaks: bool
    towns: frozenset[int]
    spots: frozenset[int]


def read_sentence(
    views: Sequence[View],
    triggers: Sequence[Trigger],
    *,
    dates: Sequence[DateMention],
    places: Sequence[PlaceMention],
    book: NameBook,
    known: Actors,
    cues: Cues,
) -> Iterator[Mention]:
    """The mentions of the last of the views; those before it tell who "the two countries" are."""
    view, before = views[-1], views[:-1]
    around = _around(view, before, places, known)
    tree = Tree(view, cues.reporting)
    sequels = later_nouns(tree, triggers)
    date_links = _told_of_sequels(tree, triggers, _date_links(tree, triggers, dates), sequels)
    place_links = _told_of_sequels(tree, triggers, _links(tree, triggers, places), sequels)
    opening = frozenset(m.start for m in places if m.role == "location" and opens_with(tree, m))
    apart = told_apart(tree, triggers)
    verbs = [t for t in triggers if view.sentence.tokens[t.token].pos == "VERB"]
    attacks = {t.token for t in triggers if t.part == "noun" and t.event_type == "ASSAULT"}
    parts = [_parts(tree, trigger, places) for trigger in triggers]
    days = [share_days(tree, [share for _, share in found if share is not None], dates) for found in parts]
    told = [(number, part, share) for number, found in enumerate(parts) for part, share in found]
    for number, trigger, share in told:
        judgement = judge(view, trigger, cues)
        trigger = _meant(trigger) if judgement.assertion == "attempted" else trigger
        harms = trigger.event_type in _HARMING
        actors = _acting(view, trigger, around, known)
        struck = _befallen(view, trigger, around, known, actors=actors)
        aside = attacks if share is None else attacks | share.others
        targets = tuple(phrase for phrase in struck if phrase.head not in aside)
        depth = len(tree.path(trigger.anchor)) - 1
        weight = trigger.weight * (_GENERIC_WEIGHT if judgement.generic else 1.0)
        yield Mention(
            trigger=trigger,
            judgement=judgement,
            field=view.sentence.field,
            sentence=view.sentence.index,
            order=trigger.position,
            start=view.sentence.tokens[trigger.first].start,
            within=None if (above := _within(view, trigger, triggers)) in apart[number] else above,
            governed=any(trigger.token in view.arguments(t.token).objects for t in verbs if t is not trigger),
            depth=depth,
            weight=weight * (1 - _DEEP_STEPS * min(5, depth)),
            actors=actors,
            targets=targets,
            participants=frozenset(_folded(p, view, book, len(before)) for p in (*actors, *targets) if not p.pronoun)
            | (_sides(actors, known) if harms else frozenset()),
            kinds_of_victims=frozenset(k for p in targets if not p.pronoun and (k := _kind(p, known)) is not None),
            dates=_dates_of(date_links, number, None if share is None else days[number].get(share.at)),
            places=_places_of(place_links, number, share, opening, _hanging_on(tree, trigger, places)),
            struck=frozenset(_folded(p, view, book, len(before)) for p in targets if not p.pronoun),
            things=frozenset(view.lemmas[p.head] for p in targets if _is_thing(view, p)),
            by_many=trigger.event_type in ("ASSAULT", EFFECT) and any(p.plural or _is_body(view, p) for p in actors),
            fresh=_may_open(trigger) and any(_is_thing(view, p) and _is_fresh(view, p) for p in targets),
            besides=told_besides(view, trigger),
            paragraph=view.sentence.paragraph if view.sentence.field == "text" else None,
            of_known=harms and _strikes_known(view, trigger),
            plural=trigger.part == "noun" and view.sentence.tokens[trigger.token].tag in ("NNS", "NNPS"),
            apart=apart[number] if share is None else apart[number] | {trigger.token},
            bomb=_bomb(view, trigger),
            share=None if share is None else share.at,
            introduced=frozenset(_folded(p, view, book, len(before)) for p in targets if _is_introduced(view, p)),
            opens=_brings_in(view, trigger),
            anew=_tells_anew(view, trigger, actors, targets),
            goes_on=goes_on(view, trigger),
            until=_is_until(view, trigger),
            reduced=view.sentence.tokens[trigger.anchor].dep == "acl",
            scene=sets_scene(view, trigger),
        )


def _is_until(view: View, trigger: Trigger) -> bool:
    """Whether a verb tells up to when another thing went on: "before he was shot by guards"."""
    children = view.sentence.tokens[trigger.anchor].children
    return any(view.words[c] in _UNTIL and view.sentence.tokens[c].dep == "mark" for c in children)


def _meant(trigger: Trigger) -> Trigger:
    """Whom somebody tries to run over is attacked with the vehicle: "tried to run over a guard"."""
    return replace(trigger, event_type="ASSAULT", event_mode="primitive") if trigger.rule in _RUN_OVER else trigger


def _parts(tree: Tree, trigger: Trigger, places: Sequence[PlaceMention]) -> list[tuple[Trigger, Share | None]]:
    """The happenings that a trigger tells, each with the targets of its own."""
    found = shares(tree, trigger, places)
    return [(replace(trigger, targets=share.targets), share) for share in found] or [(trigger, None)]


def _dates_of(
    links: Sequence[tuple[DateMention, list[float]]], number: int, own: frozenset[int] | None
) -> tuple[DateLink, ...]:
    """The dates of the sentence by their pull on a trigger; of one of several happenings with days its own alone."""
    if own is None:
        return tuple(DateLink(mention=m, score=s[number], nearest=s[number] == max(s)) for m, s in links)
    return tuple(DateLink(mention=m, score=max(_OWN, s[number]), nearest=True) for m, s in links if m.start in own)


def _places_of(
    links: Sequence[tuple[PlaceMention, list[float]]],
    number: int,
    share: Share | None,
    opening: frozenset[int],
    below: frozenset[int],
) -> tuple[PlaceLink, ...]:
    """The places of the sentence by their pull on a trigger; of one of several happenings its own alone."""
    if share is None:
        return tuple(
            PlaceLink(mention=m, score=s[number], opens=m.start in opening, below=m.start in below) for m, s in links
        )
    return tuple(PlaceLink(mention=m, score=max(_OWN, s[number])) for m, s in links if m in share.places)


def _hanging_on(tree: Tree, trigger: Trigger, places: Sequence[PlaceMention]) -> frozenset[int]:
    """Where the names begin of places that hang on a trigger by prepositions alone: "in a market in Lima"."""
    tokens = tree.view.sentence.tokens
    words = {trigger.token, trigger.anchor, *range(trigger.first, trigger.last)}
    if tokens[trigger.anchor].dep == "advcl":  # "a bomb went off in a market in Lima, killing two"
        words.add(tokens[trigger.anchor].head)
    found = set()
    for place in places:
        head = tree.head_of(place.start, place.end)
        if head is not None and tokens[head].dep == "compound":  # "in the Sica quarter"
            head = tokens[head].head
        while head is not None and tokens[head].dep in _UNDER and head not in words:
            head = tokens[head].head
        if head in words:
            found.add(place.start)
    return frozenset(found)


def _around(view: View, before: Sequence[View], places: Sequence[PlaceMention], known: Actors) -> _Around:
    previous = before[-1] if before else None
    return _Around(
        before=before,
        person=told_of(view, before, known),
        people=_people(view, previous, known),
        body=body_of(view, previous, known),
        speaks=previous is not None and person_speaks(previous),
        towns=_towns(places),
        spots=_towns([m for m in places if m.role in ("location", "dateline")]),
    )


def _people(view: View, previous: View | None, known: Actors) -> tuple[ActorPhrase, ...]:
    """Whom "they" are: of "General Roe, whose men took the town. They ..." Roe's men."""
    found = they_of(view, previous, known)
    return with_leaders(found, previous, None, None, known) if previous is not None else found


def _is_armed(view: View, head: int) -> bool:
    """Whether a vehicle is made to strike: tanks and helicopters, not "an army lorry" that plunged into a river."""
    return view.lemmas[head] in view.lexicon.instruments or mode_hint(view.lemmas[head]) is not None


def _acting(view: View, trigger: Trigger, around: _Around, known: Actors) -> tuple[ActorPhrase, ...]:
    """Who does it."""
    heads = trigger.actors or conferring(view, trigger) or wielders(view, trigger)
    if trigger.event_type in ("x:ACCIDENT", EFFECT):
        heads = [head for head in heads if not is_manned(view, head) or _is_armed(view, head)]
    found = participants(
        view,
        heads,
        known,
        event=trigger.token,
        harmed=False,
        acting=True,
        towns=around.spots,
        spoken=trigger.event_type not in _HARMING,
        states=trigger.event_type in _DEALINGS and trigger.event_mode != "visit",
    )
    named = with_antecedent(found, view, around.person, around.people, around.body)
    named = with_leaders(named, view, around.person, around.body, known)
    return with_known(with_numbered(with_kinds(named, view), view, around.before, known), view, around.before, known)


def _harms(trigger: Trigger) -> bool:
    """Whether it befalls people and things: what harms them, and what is threatened to."""
    return trigger.event_type in _HARMING or trigger.event_mode == "violence"


def _befallen(
    view: View, trigger: Trigger, around: _Around, known: Actors, *, actors: Sequence[ActorPhrase]
) -> tuple[ActorPhrase, ...]:
    """Whom and what it befalls, "himself" and the like named as those who act."""
    harms = _harms(trigger)
    towns = around.towns if harms else around.spots
    things = _SEIZED if trigger.event_mode == "seize" else frozenset()
    found = participants(
        view,
        trigger.targets,
        known,
        event=trigger.token,
        harmed=harms,
        towns=towns,
        things=things,
        states=trigger.event_type in _DEALINGS - {"CONSULT"},
    )
    if trigger.event_type == "PROTEST":
        found = of_protest(found, view, known)
    if not found or (trigger.event_type == "PROTEST" and all(phrase.thing for phrase in found)):
        heads = concerned(view, trigger, known)
        found += participants(view, heads, known, event=trigger.token, harmed=False)
    if not harms:  # of those hurt, too many sentences that go before tell of others
        person = None if around.speaks else around.person
        found = with_antecedent(found, view, person, around.people, around.body)
        found = with_objects(found, view, around.before[-1] if around.before else None, known)
    found = with_known(with_numbered(found, view, around.before, known), view, around.before, known)
    found = with_selves(with_kinds(found, view), actors, view)
    return with_scenes(found, view, trigger)


def _sides(phrases: Sequence[ActorPhrase], known: Actors) -> frozenset[str]:
    """The countries that act: "Egyptian jets" are of one side with "Egypt"."""
    codes = [known.code(p.described).split() for p in phrases if not p.pronoun and not p.person]
    return frozenset(f"side {country}" for country, sector in codes if country != NO_COUNTRY and sector in _STATE)


def _kind(phrase: ActorPhrase, known: Actors) -> str | None:
    """What tells a victim from others whatever the words: whether named, else the sector; None for anybody."""
    if phrase.person:
        return f"person {phrase.name.casefold().split()[-1]}"
    sector = known.code(phrase.described).split()[1]
    return None if sector == "UNK" or kind_of(phrase.name) == "people" else sector


def _within(view: View, trigger: Trigger, triggers: Sequence[Trigger]) -> int | None:
    """The word that tells the same happening.

    "Shot two men in an attack on a bar", "a bomb went off, killing two", "a shooting that left one man dead".
    """
    token = view.sentence.tokens[trigger.token]
    if trigger.is_effect and (noun := _clause_of(view, token, triggers)) is not None:
        return noun
    if trigger.part == "verb":
        if not trigger.is_effect and _HURTS.isdisjoint(trigger.rule.split(":")):
            return None
        act = act_before(view.sentence, token)
        if act is not None:
            return act
        if token.dep == "advcl" and token.tag == "VBG":
            return sharing_verb(view.sentence, token)
        return _when_told(view, token)
    above = view.sentence.tokens[token.head]
    if token.dep == "pobj" and view.words[above.index] in ("in", "during", "by", "with"):
        return above.head
    return None


def _clause_of(view: View, token: Token, triggers: Sequence[Trigger]) -> int | None:
    """The noun that a relative clause with this word in it tells of: the parser may hang the clause on another."""
    tokens = view.sentence.tokens
    while token.dep not in ("relcl", "ROOT") and token.head != token.index:
        token = tokens[token.head]
    if token.dep != "relcl":
        return None
    that = [c for c in token.children if tokens[c].dep in ("nsubj", "nsubjpass") and view.words[c] in _THAT]
    nouns = [t for t in triggers if that and t.part != "verb" and t.token < that[0] and not t.is_effect]
    return max(nouns, key=lambda t: t.token).anchor if nouns else None


def _when_told(view: View, verb: Token) -> int | None:
    """The verb of the clause that says how people were killed or hurt: "two were hurt when a bomb went off"."""
    tokens = view.sentence.tokens
    clauses = (tokens[child] for child in verb.children if tokens[child].dep == "advcl")
    return next((c.index for c in clauses if any(view.words[w] in _HOW for w in c.children)), None)


def _bomb(view: View, trigger: Trigger) -> Told | None:
    """Whether a verb tells of a bomb or the like as of one new to the reader, of one known, or of many."""
    if trigger.part == "noun" or trigger.event_type != "ASSAULT":
        return None
    tokens = view.sentence.tokens
    arguments = view.arguments(trigger.token) if tokens[trigger.token].pos == "VERB" else None
    heads = {*range(trigger.first, trigger.last), *(arguments.subjects + arguments.objects if arguments else ())}
    nouns = [head for head in sorted(heads) if tokens[head].pos in ("NOUN", "PROPN")]
    bombs = [head for head in nouns if view.lexicon.instruments.get(view.lemmas[head]) in _EXPLOSIVE]
    if not bombs:
        return None
    if all(tokens[head].tag in ("NNS", "NNPS") for head in bombs):
        return "many"
    known = any(tokens[c].dep == "poss" or view.words[c] in _KNOWN for head in bombs for c in tokens[head].children)
    return "known" if known else "new"


def _may_open(trigger: Trigger) -> bool:
    """Whether a trigger may bring in a new thing: no noun does, nor what tells of damage only: "a bus was wrecked"."""
    return trigger.part != "noun" and (trigger.event_mode != "destroy" or bool(trigger.actors))


def _is_body(view: View, phrase: ActorPhrase) -> bool:
    return bool(view.kinds(phrase.head) & _BODIES) and not phrase.person


def _is_thing(view: View, phrase: ActorPhrase) -> bool:
    return bool(view.kinds(phrase.head) & SOLID_THINGS) and not phrase.person


def _is_fresh(view: View, phrase: ActorPhrase) -> bool:
    """Whether the words introduce a thing: no article or pronoun says that it is known."""
    tokens = view.sentence.tokens
    return not any(tokens[c].dep == "poss" or view.words[c] in _KNOWN for c in tokens[phrase.head].children)


def _is_introduced(view: View, phrase: ActorPhrase) -> bool:
    """Whether words bring in people or things that have no name: "a guard", "three farmers"."""
    named = phrase.person or not phrase.generic or view.sentence.tokens[phrase.head].pos == "PROPN"
    return not named and not phrase.pronoun and _is_fresh(view, phrase)


def _tells_anew(view: View, trigger: Trigger, actors: Sequence[ActorPhrase], targets: Sequence[ActorPhrase]) -> bool:
    """Whether a verb tells what several, or a body, did to others new to the reader: "gunmen killed two nurses"."""
    many = any((p.generic and (p.plural or _is_body(view, p))) or view.is_known_body(p.head) for p in actors)
    struck = [phrase for phrase in targets if not phrase.pronoun]
    told = trigger.part == "verb" and trigger.event_type in ("ASSAULT", EFFECT)
    return told and many and bool(struck) and all(_is_introduced(view, phrase) for phrase in struck)


def _brings_in(view: View, trigger: Trigger) -> bool:
    """Whether a noun brings in an attack as one new to the reader: "a bomb attack on the mill"."""
    token = view.sentence.tokens[trigger.token]
    if trigger.event_type != "ASSAULT" or token.pos != "NOUN":
        return False
    return any(view.words[c] in ("a", "an") for c in token.children)


def _strikes_known(view: View, trigger: Trigger) -> bool:
    """Whether whoever was hit has been told of before: "he was shot", "both men died"."""
    people = [i for i in trigger.targets if view.kinds(i) & _PEOPLE or view.words[i] in _THEY]
    return bool(people) and all(_is_known(view, i, trigger) for i in people)


def _is_known(view: View, head: int, trigger: Trigger) -> bool:
    token = view.sentence.tokens[head]
    if view.words[head] in _THEY:
        return token.head in (trigger.token, trigger.anchor)
    return any(view.words[c] in _KNOWN for c in token.children)


def _towns(places: Sequence[PlaceMention]) -> frozenset[int]:
    """Where the names of towns and regions begin, countries apart: a country may be attacked, a town is where.

    Words that place a name may open its span: "the outskirts of Perrywood".
    """
    towns = [m for m in places if m.place is not None and m.place.kind in ("city", "admin1", "admin2")]
    return frozenset(at for m in towns for at in (m.start, m.end - len(m.quote.split(" of ")[-1])))


def _links(tree: Tree, triggers: Sequence[Trigger], found: Sequence[_Found]) -> list[tuple[_Found, list[float]]]:
    """Each date or place of the sentence with its pull on each trigger."""
    links = []
    for mention in found:
        head = tree.head_of(mention.start, mention.end)
        if head is not None:
            is_date = isinstance(mention, DateMention)
            dated = is_date and not mention.rule.startswith("clock")
            when = when_clause(tree.view.sentence, mention.end) if dated else None
            head = head if is_date else _called(tree.view.sentence, head)
            links.append((mention, attachments(tree, head, triggers, when, clause_verbs() if is_date else None)))
    return links


def _told_of_sequels(
    tree: Tree,
    triggers: Sequence[Trigger],
    links: Sequence[tuple[_Found, list[float]]],
    sequels: Mapping[int, int],
) -> list[tuple[_Found, list[float]]]:
    """The links with what stands behind the cause of a deed given to it: "the blast was in reply to Friday's raid"."""
    tokens = tree.view.sentence.tokens
    found = []
    for mention, scores in links:
        for number, cause in sequels.items():
            if mention.start > tokens[triggers[cause].token].start:
                scores = [
                    max(score, _OWN) if i == cause else min(score, _FAINT) if i == number else score
                    for i, score in enumerate(scores)
                ]
        found.append((mention, scores))
    return found


def _date_links(
    tree: Tree, triggers: Sequence[Trigger], dates: Sequence[DateMention]
) -> list[tuple[DateMention, list[float]]]:
    """Each date of the sentence with its pull on each trigger; a later verb shares the day of the first."""
    links = _links(tree, triggers, dates)
    heads = [tree.head_of(mention.start, mention.end) or 0 for mention, _ in links]
    told = [scores for _, scores in links]
    shared = shared_days(tree.view.sentence, heads, told, triggers)
    return [(mention, scores) for (mention, _), scores in zip(links, shared, strict=True)]


def _called(sentence: Sentence, name: int) -> int:
    """The noun that says what kind of place a name is of: "the suburb of Perrywood" stands where "Perrywood" would."""
    above = sentence.tokens[sentence.tokens[name].head]
    named = above if sentence.tokens[name].dep == "compound" and above.lemma.lower() in place_kinds() else None
    of = above if named is None else sentence.tokens[named.head]
    kind = sentence.tokens[of.head]
    is_kind = of.dep == "prep" and of.lemma.lower() == "of" and kind.lemma.lower() in place_kinds() | _PARTS
    return kind.index if is_kind and kind.index < of.index < name else name


def _folded(phrase: ActorPhrase, view: View, book: NameBook, order: int) -> str:
    """What makes two names one: the last word of a full name, or the head noun of a description.

    Of words for anybody the count tells more than the word: "four people" are not "two people".
    """
    group = book.group_of(phrase.described, order) if phrase.generic else None
    if group is not None:
        return group.casefold()
    holder = book.holder(phrase.described) if phrase.generic and not phrase.plural else None
    if holder is not None:
        return holder.casefold().split()[-1]
    name = book.full(phrase.name).casefold()
    if phrase.person:
        return name.split()[-1] if name.split() else name
    if (phrase.generic and kind_of(name) not in ("people", "attackers")) or (phrase.plural and not phrase.generic):
        return view.lemmas[phrase.head]
    return name
