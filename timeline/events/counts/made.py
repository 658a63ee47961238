"""What makes a count of people found: number and hedge, whether denied, listed or of others, and whose word it is."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.events.counts.lists import companions, conjunct_heads, further_heads, heads_elsewhere
from timeline.events.counts.nouns import people_noun
from timeline.events.counts.people import People, read_people
from timeline.events.counts.periods import is_sum_of_a_time
from timeline.events.counts.refuted import is_refuted
from timeline.events.counts.sufferers import NOMINAL_TAGS, people_right, sufferer_of
from timeline.events.counts.values import Count, Kind, Share
from timeline.events.syntax.numbers import Number
from timeline.events.words.reference_rows import read_rows
from timeline.model import Sentence, Token

NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
SAID = frozenset({"say", "report", "announce", "state", "confirm", "tell", "add", "declare", "indicate"})
MULTIPLES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
KILLING_OF_ONE = frozenset({"assassination", "execution", "killing", "murder", "slaying"})
BEFORE_RULES = frozenset({"predicate", "gapped", "headline", "participle"})
SINGULAR = frozenset({"was", "is", "has"})
ANYONE = frozenset({"people", "persons", "victims", "others", "members", "relatives", "patients", "civilians"})
POSSESSED = frozenset({"NOUN", "ADJ", "NUM", "PROPN"})
SELF = frozenset({"himself", "herself", "themselves", "itself", "self"})
ATTACK_VERBS = frozenset({"shoot", "kill", "stab", "attack", "open", "murder", "wound", "fire", "storm"})
_VAGUE = frozenset({"dozens", "hundreds", "millions", "scores", "tens", "thousands"})
_REVISES = frozenset({"amend", "correct", "cut", "downgrade", "lower", "reduce", "revise"})
_SURVIVORS = frozenset({"survivor", "survivors"})
_SIDES = frozenset({"GPE", "NORP", "ORG"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a word says of people, and where they stand."""

    kind: Kind
    frame: str


@dataclass(frozen=True, slots=True)
class Found:
    """People found for a trigger: their tokens, the reading's rule and how far it is to be trusted."""

    heads: tuple[int, ...]
    kind: Kind
    rule: str
    score: float


@functools.cache
def load_triggers() -> dict[str, Trigger]:
    """The shipped words, read once a process. A word of two frames keeps the one its context decides: first listed."""
    table: dict[str, Trigger] = {}
    for row, _ in read_rows("casualty_triggers.csv", ("word", "kind", "frame")):
        kind: Kind = "deaths" if row["kind"] == "deaths" else "injured" if row["kind"] == "injured" else "casualties"
        known = table.get(row["word"])
        if known is None or (known.frame != "object" and row["frame"] == "object"):
            table[row["word"]] = Trigger(kind, row["frame"])
    return table


def one(head: int | None, kind: Kind, rule: str, score: float) -> Iterator[Found]:
    """The reading of one head, where there is one."""
    if head is not None:
        yield Found((head,), kind, rule, score)


def counts_of(sentence: Sentence, index: int, found: Found, numbers: Sequence[Number]) -> Iterator[Count]:
    """The counts of the people found for a word, those listed before them too."""
    for head in found.heads:
        if found.rule == "multiple":
            size = MULTIPLES[sentence.tokens[head].cased.lower()]
            several = People(first=head, last=index + 1, head=head, low=size, best=size, high=size, numbered=True)
            yield _count(sentence, index, found, several, False, None)
            continue
        if found.rule == "fatal":
            somebody = People(first=index, last=head + 1, head=head, low=1, best=None, high=None, numbered=False)
            yield _count(sentence, index, found, somebody, False, None)
            continue
        if found.rule in ("none", "counted") and head == index:
            yield from _counted_noun(sentence, index, found, numbers)
            continue
        heads = conjunct_heads(sentence, _noun_of(sentence, head, numbers, index))
        if found.rule in BEFORE_RULES or (found.rule == "beside" and head < index):
            heads = [*_listed_before(sentence, min(heads), numbers), *heads]
        beside = companions(sentence, head, index)
        heads = sorted({*heads, *beside})
        sure = _kills_somebody(sentence.tokens, index, found)
        end = _end(sentence, max(heads), numbers)
        ends = (max(_end(sentence, each, numbers), index + 1) for each in heads)
        elsewhere = next((more for each in ends if (more := heads_elsewhere(sentence, each, numbers, index))), [])
        groups = [
            group
            for each in dict.fromkeys((*heads, *further_heads(sentence, end, numbers, index), *elsewhere))
            if (group := read_people(sentence, each, numbers, somebody=sure)) is not None
        ]
        groups = _one_of_two_titles(sentence, _apart(sentence.tokens, groups, elsewhere))
        groups = _with_nations(sentence, groups, numbers)
        groups = _in_number(sentence.tokens, index, groups, beside)
        for group in groups:
            if group.best != 1 and is_sum_of_a_time(sentence.tokens, index, group.head):
                continue
            if not _denied(sentence.tokens, index, group) and not _other_fate(sentence.tokens, index, group):
                yield _count(sentence, index, found, group, len(groups) > 1, _doer(sentence, index, group, numbers))


def _with_nations(sentence: Sentence, groups: list[People], numbers: Sequence[Number]) -> list[People]:
    """The groups with what shares their noun: "five British and four Danish soldiers" are two."""
    tokens = sentence.tokens
    found: list[People] = []
    for group in groups:
        joint = group.first - 1
        number = next((n for n in numbers if n.last == joint - 1), None)
        shares = group.numbered and joint > 1 and tokens[joint].cased.lower() in ("and", ",") and number is not None
        if shares and number is not None and tokens[joint - 1].entity in _SIDES:
            found.append(
                People(
                    first=number.first,
                    last=joint,
                    head=joint - 1,
                    low=number.low,
                    best=number.best,
                    high=number.high,
                    numbered=True,
                )
            )
        found.append(group)
    return found


def _listed_before(sentence: Sentence, head: int, numbers: Sequence[Number]) -> list[int]:
    """Those right before whom the word stands by: "2 adults, six children dead", a headline's "Man, woman shot"."""
    tokens = sentence.tokens
    found: list[int] = []
    group = read_people(sentence, head, numbers)
    while group is not None and group.first >= 2 and tokens[group.first - 1].cased in (",", "and", "&"):
        before = group.first - 2
        if people_noun(tokens[before].cased.lower()) is None:
            break
        other = read_people(sentence, before, numbers)
        bare = sentence.field == "title" and other is not None and other.best == 1 and not other.attacker
        if other is None or not ((other.numbered and group.numbered) or bare):
            break
        found.insert(0, before)
        group = other
    return found


def _kills_somebody(tokens: Sequence[Token], index: int, found: Found) -> bool:
    """Whether whom a word kills can but be people: "the assassination of", not "the massacre of" a village."""
    by_noun = found.rule == "of" and tokens[index].cased.lower() in KILLING_OF_ONE
    died = found.rule == "subject" and tokens[index].lemma.lower() in ("die", "perish")
    dies = died and tokens[found.heads[0]].entity == "ORG"
    return found.kind == "deaths" and (by_noun or dies or found.rule in ("passive", "active"))


def _apart(tokens: Sequence[Token], groups: list[People], elsewhere: Sequence[int]) -> list[People]:
    """The groups that add up: no ages of those before, and not what a first figure is made of.

    "Two women, 28 and 27" are two, "three people, a man and two women" three. A bare number `elsewhere` is no age.
    """
    groups = [group for i, group in enumerate(groups) if all(group.head >= other.last for other in groups[:i])]
    if not groups or tokens[groups[0].head].tag == "CD":
        return groups
    kept = [
        group
        for group in groups
        if group is groups[0] or tokens[group.head].tag != "CD" or group.head in elsewhere or _is_share(tokens, group)
    ]
    rest = [group.best or 0 for group in kept[1:]]
    told_apart = rest and groups[0].numbered and tokens[groups[0].head].cased.lower() in ANYONE
    return kept[:1] if told_apart and sum(rest) == groups[0].best else kept


def _one_of_two_titles(sentence: Sentence, groups: list[People]) -> list[People]:
    """The groups without what only entitles another: "senator and candidate Ann Roe", "Ann Roe, and chief of staff".

    Headlines leave out articles, and so are not read in this way.
    """
    if sentence.field == "title" or len(groups) < 2:
        return groups
    bare = [_is_bare_title(sentence.tokens, group) for group in groups]
    named = [bool(group.names) for group in groups]
    kept = []
    before = False
    for i, group in enumerate(groups):
        before = i > 0 and (named[i - 1] or (before and bare[i - 1]))
        after = i + 1 < len(groups) and (named[i + 1] or bare[i + 1]) and sentence.tokens[group.last].cased == "and"
        if not (bare[i] and (before or after)):
            kept.append(group)
    return kept or groups


def _in_number(tokens: Sequence[Token], index: int, groups: list[People], beside: Sequence[int]) -> list[People]:
    """The groups without what else one by name is: "Juan Roe, an engineer and a banker, was shot" tells of one."""
    named = bool(groups) and groups[0].best == 1 and bool(groups[0].names) and groups[0].last <= index
    helpers = {tokens[c].cased.lower() for c in tokens[index].children if tokens[c].dep in ("aux", "auxpass")}
    if not named or not helpers & SINGULAR:
        return groups
    return [groups[0], *(g for g in groups[1:] if g.best != 1 or g.names or g.head in beside)]


def _is_bare_title(tokens: Sequence[Token], group: People) -> bool:
    """One person by a role alone, with neither article, number, owner nor name."""
    if group.best != 1 or group.names or group.numbered or group.pronoun or group.sex or group.attacker or group.other:
        return False
    return (
        all(t.tag not in ("DT", "PRP$", "CD", "POS") for t in tokens[group.first : group.head]) and not group.definite
    )


def _is_share(tokens: Sequence[Token], group: People) -> bool:
    """ "One of his guards": some of people not told of before."""
    after = [token.cased.lower() for token in tokens[group.last : group.last + 2]]
    return after[:1] == ["of"] and after[1:] != ["them"] and after[1:] != ["whom"]


def _end(sentence: Sentence, head: int, numbers: Sequence[Number]) -> int:
    """Where the phrase of people ends, ages and apposed name included."""
    group = read_people(sentence, head, numbers)
    return head + 1 if group is None else group.last


def _noun_of(sentence: Sentence, head: int, numbers: Sequence[Number], word: int) -> int:
    """The noun meant: after a "her" that the parse took for the object, and before "including two children".

    Of those included who "died" is their own fate: "five others, including one who died", but not after a comma:
    "five people, including a child, wounded". And whom "a Springfield, Ohio man was hurt" means is no town.
    """
    tokens = sentence.tokens
    if tokens[head].entity == "GPE":
        return next((c for c in tokens[head].children if _is_of_the_place(tokens, c)), head)
    if tokens[head].tag == "CD" and head > 1 and tokens[head - 1].cased == ",":
        return head - 2 if people_noun(tokens[head - 2].cased.lower()) is not None else head
    preposition = tokens[tokens[head].head]
    closed = tokens[word].dep == "acl" and tokens[word - 1].cased == ","
    own = tokens[word].dep in ("relcl", "acl") and tokens[word].head == head and not closed
    own = own or (tokens[head].tag == "CD" and word == head + 1 and tokens[word].dep == "amod")  # "including 4 dead"
    if preposition.cased.lower() in ("including", "among") and preposition.head != preposition.index and not own:
        outer = tokens[preposition.head]
        return outer.index if outer.tag in NOMINAL_TAGS else head
    if tokens[head].cased.lower() == "her" and head + 1 < len(tokens) and tokens[head + 1].pos in POSSESSED:
        return people_right(sentence, head, numbers) or head
    return head


def _is_of_the_place(tokens: Sequence[Token], index: int) -> bool:
    """ "Man" after "a Springfield, Ohio", which the parse takes for another name of the town."""
    noun = tokens[index]
    beside = index > 0 and tokens[index - 1].entity == "GPE" and tokens[index - 1].head == index
    return noun.dep == "appos" and beside and people_noun(noun.cased.lower()) is not None


def _counted_noun(sentence: Sentence, index: int, found: Found, numbers: Sequence[Number]) -> Iterator[Count]:
    number = next((n for n in numbers if n.last == index), None)
    if found.rule == "none":
        group = People(first=index - 1, last=index + 1, head=index, low=0, best=0, high=0, numbered=True)
    elif number is not None:
        group = People(first=number.first, last=index + 1, head=index, low=number.low, best=number.best,
                       high=number.high, numbered=True)  # fmt: skip
    else:
        return
    yield _count(sentence, index, found, group, False, None)


def _count(sentence: Sentence, index: int, found: Found, group: People, listed: bool, doer: People | None) -> Count:
    tokens = sentence.tokens
    person = group if doer is None else doer
    first, last = min(group.first, index), max(group.last, index + 1)
    own = _own_hand(tokens, index, group) and (found.kind == "deaths" or tokens[group.head].cased.lower() not in SELF)
    more = _one_more(tokens, index, found, group) and not listed
    share: Share = "attackers" if group.attacker or own else "part" if listed else "total"
    return Count(
        kind="injured" if _are_survivors(tokens, group, found) else found.kind,
        low=group.low,
        best=group.best,
        high=group.high,
        start=tokens[first].start,
        end=tokens[last - 1].end,
        field=sentence.field,
        sentence=sentence.index,
        quote=_quote(tokens, first, last),
        of=share,
        voice=voice_of(sentence, index),
        rule=f"counts-{found.rule}",
        score=found.score,
        victims=_quote(tokens, group.first, group.last),
        head=index,
        names=person.names,
        age=person.age,
        sex=person.sex or group.sex,
        definite=person.definite and not more,
        other=person.other or more or _also(tokens, index, group),
        victims_start=tokens[person.first].start,
        revised=any(token.lemma.lower() in _REVISES for token in tokens),
        vague=group.best is not None
        and not _VAGUE.isdisjoint(t.cased.lower() for t in tokens[group.first : group.last]),
    )


def _are_survivors(tokens: Sequence[Token], group: People, found: Found) -> bool:
    """Whether people with wounds are told to live: "two survivors with bullet wounds"."""
    words = {token.cased.lower() for token in tokens[group.first : group.last]}
    return found.kind == "casualties" and not _SURVIVORS.isdisjoint(words)


def _doer(sentence: Sentence, index: int, group: People, numbers: Sequence[Number]) -> People | None:
    """Whom "himself" means: the one who did it, told of once where he has a name or a number of years."""
    if sentence.tokens[group.head].cased.lower() not in SELF:
        return None
    subject = sufferer_of(sentence, index)
    doer = None if subject is None or subject == group.head else read_people(sentence, subject, numbers)
    return None if doer is None or doer.best != 1 else doer


def _one_more(tokens: Sequence[Token], index: int, found: Found, group: People) -> bool:
    """ "His driver was also killed": whoever is meant, nobody told of before is killed again.

    "They also wounded Roe's son": nor is he one of the dead.
    """
    fresh = found.kind == "deaths" or (found.kind == "injured" and not group.definite)
    return fresh and group.best == 1 and not group.pronoun and _is_also(tokens, index)


def _also(tokens: Sequence[Token], index: int, group: People) -> bool:
    """ "Two guards were also killed": besides those told of before."""
    return group.numbered and group.best != 1 and _is_also(tokens, index)


def _is_also(tokens: Sequence[Token], index: int) -> bool:
    """Whether an "also" stands beside a word."""
    return any(token.cased.lower() == "also" for token in tokens[max(0, index - 2) : index + 3])


def _other_fate(tokens: Sequence[Token], index: int, group: People) -> bool:
    """ "3 dead, 1 critical": the second item has a word of its own."""
    if group.last >= len(tokens) or group.last <= index or not group.numbered:
        return False
    return group.last != index and tokens[group.last].cased.lower() in load_triggers()


def _denied(tokens: Sequence[Token], index: int, group: People) -> bool:
    """Whether it is said of some people that they were not hurt, which says nothing of the others, or said falsely."""
    if group.best == 0:
        return False
    return is_refuted(tokens, index) or any(tokens[c].cased.lower() in NEGATIONS for c in tokens[index].children)


def _own_hand(tokens: Sequence[Token], index: int, group: People) -> bool:
    if tokens[group.head].cased.lower() in SELF:
        return not any(token.cased.lower() in ("accidentally", "accidental", "unintentionally") for token in tokens)
    if tokens[index].cased.lower() in ("suicide", "gun", "life"):
        return any(token.cased.lower() in ("own", "suicide", "gun") for token in tokens[index - 2 : index + 1])
    for child in tokens[group.head].children:
        verb = tokens[child]
        if verb.dep == "relcl" and verb.index != index and verb.lemma.lower() in ATTACK_VERBS:
            subject = next((c for c in verb.children if tokens[c].dep == "nsubj"), None)
            return subject is not None and tokens[subject].tag in ("WP", "WDT")
    return False


def _quote(tokens: Sequence[Token], first: int, last: int) -> str:
    parts: list[str] = []
    for position in range(first, last):
        gap = tokens[position].start - tokens[position - 1].end if position > first else 0
        parts.append(" " * gap + tokens[position].text)
    return "".join(parts)


def voice_of(sentence: Sentence, index: int) -> str | None:
    """Who says it: the subject of the saying above the word, or whom "according to" names."""
    tokens = sentence.tokens
    position, steps = tokens[index], 0
    while position.head != position.index and steps < 8:
        position, steps = tokens[position.head], steps + 1
        if position.lemma.lower() in SAID:
            subject = next((c for c in position.children if tokens[c].dep == "nsubj"), None)
            if subject is not None:
                return _quote(tokens, min(_subtree(tokens, subject)), subject + 1)
    for token in tokens[:-2]:
        if token.cased.lower() == "according" and tokens[token.index + 1].cased.lower() == "to":
            source = next((c for c in tokens[token.index + 1].children if tokens[c].dep == "pobj"), None)
            if source is not None:
                return _quote(tokens, min(_subtree(tokens, source)), source + 1)
    return None


def _subtree(tokens: Sequence[Token], index: int) -> list[int]:
    found = [index]
    for child in tokens[index].children:
        if child < index:
            found.extend(_subtree(tokens, child))
    return [i for i in found if i <= index]


def without_doubles(counts: Sequence[Count]) -> tuple[Count, ...]:
    """One people, one fate: who is said killed is not also counted as struck at the same words."""
    kept: list[Count] = []
    for count in counts:
        same = [o for o in counts if o is not count and o.victims_start == count.victims_start]
        told_better = any(o.kind != count.kind and o.of != "part" for o in same)
        if count.of == "part" and told_better:
            continue
        if count.kind == "casualties" and any(o.kind != "casualties" for o in same):
            continue
        kept.append(count)
    return tuple(kept)
