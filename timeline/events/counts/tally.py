"""What an article's mentions of people killed and hurt in one event amount to.

Two kinds of evidence meet: figures ("five were shot, two fatally") and persons told of one by one ("a man of 24 died at
the scene; Ann Roe, 31, was grazed"). Persons are followed through the article by name, age and sex, so that nobody is
counted twice and who is shot in one sentence may die in the next. A stated figure yields to a higher one of persons.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from timeline.events.counts.values import NOTHING, Count, CountRange, Kind, Sex, Tally
from timeline.events.happenings.mentions import is_early

FATES: dict[Kind, int] = {"casualties": 0, "injured": 1, "deaths": 2}
MIN_NAME_LETTERS = 3
EARLY_SENTENCES = 7
VERB_RULES = frozenset({"counts-active", "counts-passive"})
FATAL_RULE = "counts-fatal"  # "a fatal shooting": whoever is told of alone was killed


@dataclass(slots=True)
class Person:
    """Someone followed through the article; changed only while `follow` runs."""

    fate: int
    names: set[str] = field(default_factory=set)
    age: int | None = None
    sex: Sex | None = None
    attacker: bool = False
    mentions: list[Count] = field(default_factory=list)

    @property
    def is_dead(self) -> bool:
        """Whether any mention says that the person was killed."""
        return self.fate == FATES["deaths"]


def tally_by_rules(counts: Sequence[Count]) -> Tally:
    """Deaths and injured of one event from all mentions of it in one article, in text order (title first)."""
    told = told_at_head(counts)
    persons = follow(count for count in told if count.best == 1)
    figures = [count for count in told if count.best is not None and count.best != 1 and count.of != "part"]
    figures = [_with_listed(figure, counts) for figure in figures]
    figures += sums(told)
    figures.sort(key=_place)
    figures = _with_further(figures, told)
    dead = [person for person in persons if person.is_dead]
    deaths = _with_attackers(_besides([f for f in figures if f.kind == "deaths"], dead), dead)
    deaths = _only_one(deaths, told, "deaths")
    hurt = _not_among(deaths, dead, [person for person in persons if not person.is_dead])
    if deaths is NOTHING and len(hurt) == 1 and not figures and any(c.rule == FATAL_RULE for c in told):
        return Tally(deaths=_settle([], hurt), injured=NOTHING)
    wounded = _besides([f for f in figures if f.kind == "injured"], hurt)
    injured = _only_one(_settle(wounded, hurt), told, "injured")
    struck = _with_other_sex(_figure(_besides([f for f in figures if f.kind == "casualties"], hurt)), hurt)
    if struck is not None and struck.best is not None:
        victims = 0 if struck.other else (deaths.best or 0) - sum(person.attacker for person in dead)
        told_so = any(f.field == "title" and f.kind == "injured" and not f.other for f in figures)
        injured = injured if told_so else _rest(struck, max(victims, 0), injured)
    spared = next((c for c in told if c.kind == "casualties" and c.best == 0), None)
    if spared is not None and deaths is NOTHING and injured is NOTHING:  # "no casualties"
        nobody = CountRange(low=0, best=0, high=0, chosen=(spared,))
        return Tally(deaths=nobody, injured=nobody)
    return Tally(deaths=_open(deaths, counts, "deaths"), injured=_open(injured, counts, "injured"))


def without_vague(counts: Sequence[Count]) -> Sequence[Count]:
    """The mentions without "dozens" and the like where the text tells the number: a headline's "scores" are its 34.

    And without those of whom only the condition is told: "12 were hurt; four of them remain in critical condition".
    """
    counts = [c for c in counts if not (_is_some_in_care(c) and _is_less(c, [o for o in counts if o.kind == c.kind]))]
    told = [c for c in counts if c.field == "text" and not c.vague and c.of == "total" and not c.other and c.best]
    numbers = [c for c in told if (c.best or 0) > 1]
    return [
        count
        for count in counts
        if not count.vague or not any(_is_number_of(number, count) for number in numbers if number.kind == count.kind)
    ]


def _is_number_of(number: Count, vague: Count) -> bool:
    """Whether a number may be that of a vague word: any for a headline's, else one of about its size."""
    return vague.field == "title" or 2 * (number.best or 0) >= (vague.low or 0)


def _not_among(deaths: CountRange, dead: Sequence[Person], hurt: list[Person]) -> list[Person]:
    """The hurt without those who are only told of as shot, where they are as many as the dead that nobody names.

    "Two men were killed. Juan Roe and Luis Doe were shot in a bar" tells of the two.
    """
    struck = [p for p in hurt if all(m.kind == "casualties" or m.rule == "counts-wound" for m in p.mentions)]
    unnamed = (deaths.best or 0) - len(dead)
    return [p for p in hurt if p not in struck] if len(struck) == unnamed > 1 else hurt


def _with_further(figures: Sequence[Count], told: Sequence[Count]) -> list[Count]:
    """ "Eight sailors were hurt. Ten other people were also hurt": a figure with those that the next one adds."""
    found = list(figures)
    for i, figure in enumerate(found[:-1]):
        after = found[i + 1]
        if figure.other or not after.other or after.definite or figure.kind != after.kind or figure.field == "title":
            continue
        near = after.field == "text" and after.sentence - figure.sentence in (0, 1) and after.head != figure.head
        here = [c for c in told if c.field == "text" and c.sentence == after.sentence and c.start < after.start]
        if near and figure.best and all(c.kind == after.kind for c in here):
            found[i] = _and_more(figure, after.best or 0)
    return found


def _with_listed(figure: Count, told: Sequence[Count]) -> Count:
    """ "The murder of six monks", later "of the six monks and two cooks": a figure that a list tells with more."""
    for items in _lists(told):
        again = any(i.best == figure.best and (i.definite or _noun(i) == _noun(figure)) for i in items)
        if again and items[0].kind == figure.kind and figure.best and _place(items[0]) > _place(figure):
            return _and_more(figure, sum(i.best or 0 for i in items) - figure.best)
    return figure


def _place(count: Count) -> tuple[bool, int]:
    return count.field != "title", count.start


def _besides(figures: Sequence[Count], hurt: Sequence[Person]) -> list[Count]:
    """Figures with those added whom "three others" leaves out: who was told of before it with the same fate.

    What some of the others are told to be is no figure of all: "86 others were hurt, six of them badly".
    """
    rest = [figure for figure in figures if figure.other]
    whole = [figure for figure in figures if not figure.other and not any(_is_some_of(figure, o) for o in rest)]
    if whole:
        return whole
    return [_and_before(figure, hurt) for figure in rest]


def _is_some_of(figure: Count, others: Count) -> bool:
    """Whether a smaller figure follows that of "86 others" in its sentence."""
    here = figure.field == others.field and figure.sentence == others.sentence and figure.start > others.start
    return here and (figure.best or 0) < (others.best or 0)


def _and_before(figure: Count, hurt: Sequence[Person]) -> Count:
    before = sum(1 for person in hurt if _place(person.mentions[0]) < _place(figure) and not person.attacker)
    return figure if figure.definite else _and_more(figure, before)


def _and_more(figure: Count, more: int) -> Count:
    if not more:
        return figure
    return replace(
        figure,
        low=None if figure.low is None else figure.low + more,
        best=(figure.best or 0) + more,
        high=None if figure.high is None else figure.high + more,
    )


def told_at_head(counts: Sequence[Count]) -> Sequence[Count]:
    """The mentions at the head of the article where there are any: what stands far down is often of other events.

    Where the head tells of dead alone, the injured may be told of later.
    """
    early = [count for count in counts if is_early(count, EARLY_SENTENCES)]
    if not any(count.best for count in early) and (_is_deathless(early) or _is_one_number(counts)):
        return counts
    if any(count.kind != "deaths" for count in early):
        late = _later_death(early, counts)
        return early if late is None else [*early, late]
    return [count for count in counts if count in early or count.kind == "injured"]


def _later_death(early: Sequence[Count], counts: Sequence[Count]) -> Count | None:
    """ "One person is in hospital", and at the end of the article: "The teenager has died"."""
    if not _is_deathless(early) or {count.best for count in early if count.best is not None} != {1}:
        return None
    died = (c for c in counts if c.kind == "deaths" and c.rule == "counts-subject" and c.of == "total")
    return next((c for c in died if c.best == 1 and c.definite), None)


def _is_deathless(early: Sequence[Count]) -> bool:
    return not any(count.kind == "deaths" and count.rule != FATAL_RULE for count in early)


def _is_one_number(counts: Sequence[Count]) -> bool:
    """Whether one number of dead is all that an article says: "the killing of pilgrims", later "nine people died"."""
    return len({count.best for count in counts if count.kind == "deaths" and count.best is not None}) == 1


def follow(mentions: Iterable[Count]) -> list[Person]:
    """Who the mentions of single persons are, so that nobody is counted twice."""
    persons: list[Person] = []
    for count in mentions:
        person = _same(persons, count) or _only_self(persons, count)
        if person is None:
            person = Person(fate=FATES[count.kind], attacker=count.of == "attackers")
            persons.append(person)
        person.fate = max(person.fate, FATES[count.kind])
        person.attacker = person.attacker or count.of == "attackers"
        person.names.update(_parts(count.names))
        person.age = person.age if person.age is not None else count.age
        person.sex = person.sex or count.sex
        person.mentions.append(count)
    return persons


def sums(counts: Sequence[Count]) -> list[Count]:
    """A list's items as one figure: "two men and a woman" are three."""
    return [_sum(items) for items in _lists(counts)]


def _lists(counts: Sequence[Count]) -> list[list[Count]]:
    """The lists of people, item by item, whose items all have a number."""
    lists: dict[tuple[str, int, int, Kind], list[Count]] = {}
    for count in counts:
        if count.of == "part":
            lists.setdefault((count.field, count.sentence, count.head, count.kind), []).append(count)
    return [items for items in lists.values() if all(item.best is not None for item in items)]


def _sum(items: Sequence[Count]) -> Count:
    low = [item.low for item in items]
    high = [item.high for item in items]
    return replace(
        items[0],
        low=None if None in low else sum(value or 0 for value in low),
        best=sum(item.best or 0 for item in items),
        high=None if None in high else sum(value or 0 for value in high),
        of="total",
        victims=None,
    )


def _parts(names: Iterable[str]) -> set[str]:
    return {part.lower() for name in names for part in name.split() if len(part) >= MIN_NAME_LETTERS}


def _same(persons: list[Person], count: Count) -> Person | None:
    """The person told of before whom a mention means, if any."""
    names = _parts(count.names)
    for person in persons:
        if any(_one_phrase(mention, count) for mention in person.mentions):
            return person
    fits = [person for person in reversed(persons) if _compatible(person, count, names)]
    if names:
        for person in fits:
            if person.names and (person.names <= names or names <= person.names or _goes_by(person, count)):
                return person
    if count.age is not None:
        for person in fits:
            if person.age == count.age:
                return person
    if count.definite:
        return fits[0] if fits else None
    apart = [person for person in fits if not _beside(person, count, names)]
    if count.other:
        apart = [person for person in apart if any(mention.other for mention in person.mentions)]
    alike = [person for person in apart if person.fate == FATES[count.kind]]
    if count.rule == "counts-condition":  # whose condition is told is none of the dead
        apart = [person for person in apart if not person.is_dead]
    if count.kind == "injured" and count.rule in VERB_RULES:
        apart = [person for person in apart if not _is_told_dead(person, count)]
    return next(iter(reversed(alike or apart)), None)


def _is_told_dead(person: Person, count: Count) -> bool:
    """Whether the text told before that somebody whom other words describe was killed: he is not wounded then.

    Who "has died" may have been wounded first.
    """
    killed = [m for m in person.mentions if m.kind == "deaths" and m.rule in VERB_RULES]
    told = any(m.field == "text" and m.sentence < count.sentence for m in killed)
    return told and _noun(count) not in {_noun(mention) for mention in person.mentions}


def _only_self(persons: list[Person], count: Count) -> Person | None:
    """The one person so far, told of only as "himself": a sole victim by his own hand."""
    if len(persons) != 1 or persons[0].names or persons[0].age is not None or not persons[0].attacker:
        return None
    told = persons[0].mentions
    alone = all(m.definite and m.sentence != count.sentence for m in told) or told[0].field == "title"
    clash = persons[0].sex and count.sex and persons[0].sex != count.sex
    return persons[0] if alone and not clash and not count.other else None


def _one_phrase(mention: Count, count: Count) -> bool:
    """Two verbs of one phrase: "a woman who was shot has died"."""
    here = mention.field == count.field and mention.sentence == count.sentence
    return here and mention.victims_start == count.victims_start


def _compatible(person: Person, count: Count, names: set[str]) -> bool:
    if person.sex and count.sex and person.sex != count.sex:
        return False
    if person.age is not None and count.age is not None and person.age != count.age:
        return False
    if person.names and names and not (person.names <= names or names <= person.names or _goes_by(person, count)):
        return False
    alike = bool(person.names & names) or (count.age is not None and person.age == count.age)
    alike = alike or _noun(count) in {_noun(mention) for mention in person.mentions}
    return person.attacker == (count.of == "attackers") or count.definite or alike


def _goes_by(person: Person, count: Count) -> bool:
    """Whether a name goes on where a fuller one ends, "Juan Carlos Roe", later "Roe Solis".

    Or a headline's word is the other's title: "Prefect killed", later "Prefect Ann Roe".
    """
    if all(m.field == "title" for m in person.mentions) and len(person.names) == 1:
        return person.names <= set((count.victims or "").lower().split())
    later = [name.lower().split() for name in count.names]
    before = [name.lower().split() for mention in person.mentions for name in mention.names]
    return any(len(a) == 2 and len(b) > 1 and a[0] == b[-1] for a in later for b in before)


def _noun(count: Count) -> str:
    """The last word of the people counted, without names."""
    words = (count.victims or "").lower().split()
    return words[-1] if words and not count.names else str(count.start)


def _beside(person: Person, count: Count, names: set[str]) -> bool:
    """Whether the person stands in the same sentence as someone else, unless one is named and the other not."""
    here = [m for m in person.mentions if m.sentence == count.sentence and m.field == count.field]
    named_after = bool(names) != bool(person.names) and count.of != "part"
    return bool(here) and not (named_after and all(m.head != count.head and m.kind == count.kind for m in here))


def _figure(figures: Sequence[Count]) -> Count | None:
    """The figure that holds: a toll before all others, then the one most often given, the first on a tie.

    How many of the injured died adds to a number that is told elsewhere: it holds only where nothing else does.
    """
    stated = [figure for figure in figures if figure.best] or list(figures)
    if not stated:
        return None
    stated = [figure for figure in stated if not OF_THE_HURT.search(figure.victims or "")] or stated
    stated = [figure for figure in stated if _is_toll(figure, stated)] or stated
    often = Counter(figure.best for figure in stated)
    return max(stated, key=lambda figure: (often[figure.best], -stated.index(figure)))


def _is_toll(figure: Count, others: Sequence[Count]) -> bool:
    """Whether a figure is a toll, and none lower than the headline or the first sentence has it."""
    head = [o for o in others if o.field == "title" or o.sentence == 0]
    least = max((o.low or 0 for o in head if o.rule != "counts-toll" and not o.vague), default=0)
    return figure.rule == "counts-toll" and (figure.revised or figure in head or (figure.best or 0) >= least)


def _is_some_in_care(figure: Count) -> bool:
    """Whether a figure tells in what condition some of those hurt are: "four of them remain in critical condition"."""
    return figure.rule in ("counts-condition", "counts-hospital") and _OF_THEM.search(figure.quote) is not None


def _is_less(figure: Count, others: Sequence[Count]) -> bool:
    return any((other.best or 0) > (figure.best or 0) for other in others)


_OF_THEM = re.compile(r"\bof (?:them|whom|these|those|the (?:injured|wounded|victims|survivors))\b", re.IGNORECASE)
OF_THE_HURT = re.compile(r"\bof (?:the|those|its|their) (?:\w+ ){0,2}(?:injured|wounded|hurt)\b", re.IGNORECASE)


def _settle(figures: Sequence[Count], persons: Sequence[Person]) -> CountRange:
    figure = _with_other_sex(_figure(figures), persons)
    mentions = tuple(person.mentions[-1] for person in persons)
    single = len(persons)
    if figure is not None and (figure.best or 0) >= single:
        return CountRange(low=figure.low, best=figure.best, high=figure.high, chosen=(figure,))
    if single:
        return CountRange(low=single, best=single, high=single, chosen=mentions)
    return NOTHING if figure is None else CountRange(low=0, best=0, high=0, chosen=(figure,))


def _with_other_sex(figure: Count | None, persons: Sequence[Person]) -> Count | None:
    """ "Two men were shot. A woman was shot" makes three."""
    sex = None if figure is None else _group_sex(figure)
    if figure is None or sex is None:
        return figure
    return _and_more(figure, sum(1 for person in persons if person.sex and person.sex != sex))


def _group_sex(figure: Count) -> Sex | None:
    """The sex of a group whose noun tells it: "two men" are nobody's wives."""
    words = (figure.victims or "").lower().split()
    return next((GROUP_SEX[word] for word in words if word in GROUP_SEX), None) if figure.of == "total" else None


GROUP_SEX: dict[str, Sex] = {
    **dict.fromkeys(("men", "boys", "brothers", "sons", "fathers"), "male"),
    **dict.fromkeys(("women", "girls", "sisters", "daughters", "mothers"), "female"),
}


def _with_attackers(figures: Sequence[Count], dead: Sequence[Person]) -> CountRange:
    """Deaths: whom somebody "killed" leaves out the killer, while "five are dead" has him in."""
    apart = [figure for figure in figures if figure.of == "attackers"]
    figure = _figure([figure for figure in figures if figure.of != "attackers"])
    attackers = [person for person in dead if person.attacker]
    victims = [person for person in dead if not person.attacker]
    active = figure is not None and (figure.rule in DOER_RULES or _noun(figure) in NEVER_ATTACKERS)
    more = max([len(attackers) if active else 0, *(count.best or 0 for count in apart)])
    if not more or figure is None or len(victims) > (figure.best or 0):
        return _settle(figures, dead)
    return CountRange(
        low=None if figure.low is None else figure.low + more,
        best=(figure.best or 0) + more,
        high=None if figure.high is None else figure.high + more,
        chosen=(figure, *(person.mentions[-1] for person in attackers)),
    )


NEVER_ATTACKERS = frozenset({"victims", "members", "relatives", "hostages", "children", "kids", "students", "officers",
                             "women", "girls", "civilians", "bystanders", "worshippers"})  # fmt: skip
DOER_RULES = frozenset({"counts-active", "counts-of", "counts-beside"})


def _only_one(result: CountRange, told: Sequence[Count], kind: Kind) -> CountRange:
    """A headline that says "1 dead" is a figure: persons told of besides are of other events, or the same person."""
    stated = [count for count in told if count.kind == kind and count.field == "title" and count.of != "attackers"]
    ones = [count for count in stated if starts_with_one(count)]
    if not ones or len(stated) > 1 or any(count.best != 1 for count in result.chosen):
        return result
    return CountRange(low=1, best=1, high=1, chosen=(ones[0],))


def starts_with_one(count: Count) -> bool:
    """Whether a single person is told as a number: "1 dead", "one man was killed"."""
    return (count.victims or "").lower().split()[:1] in (["1"], ["one"])


def _rest(struck: Count, dead: int, injured: CountRange) -> CountRange:
    """The injured as those struck who did not die; fewer in hospital than died are none of the dead."""
    if struck.rule == "counts-hospital" and not injured.best and 1 < (struck.best or 0) < dead:
        return CountRange(low=struck.low, best=struck.best, high=struck.high, chosen=(struck,))
    rest = max((struck.best or 0) - dead, 0)
    if (injured.best or 0) >= rest:
        return injured
    return CountRange(low=rest, best=rest, high=None if struck.high is None else rest, chosen=(struck,))


def _with_vague(result: CountRange, counts: Sequence[Count]) -> CountRange:
    """ "The priests, their cook and her daughter": at least four, not the two that are told one by one."""
    lists = {(c.field, c.sentence, c.head, c.kind) for c in result.chosen if c.of == "part" and c.best == 1}
    if len(lists) != 1 or any(c.of != "part" for c in result.chosen):
        return result
    told = [c for c in counts if c.best is None and c.low and _noun(c) not in ANYONE]
    vague = [c for c in told if (c.field, c.sentence, c.head, c.kind) in lists]
    if not vague:
        return result
    low = (result.low or 0) + sum(c.low or 0 for c in vague)
    return CountRange(low=low, best=None, high=None, chosen=(*result.chosen, *vague))


ANYONE = frozenset({"victims", "people", "persons", "others", "them", "they", "members", "relatives", "patients"})
"""Words that name no people of their own: those listed after them are the same people."""


def _open(result: CountRange, counts: Sequence[Count], kind: Kind) -> CountRange:
    """Where only "several" is said, its least is the low; so it is of a list that has such an item."""
    if result is not NOTHING:
        return _with_vague(result, counts)
    vague = [count for count in counts if count.kind == kind and count.best is None and count.low]
    if not vague:
        return NOTHING
    return CountRange(low=max(count.low or 0 for count in vague), best=None, high=None, chosen=(vague[0],))
