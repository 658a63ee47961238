"""Where the parser hangs a word on one that it cannot belong to, and where it belongs."""

from __future__ import annotations

from collections.abc import Sequence

_TIMES = frozenset({"DATE", "TIME"})
_NAMERS = frozenset({"NOUN", "PROPN"})
_BEFALLEN = frozenset({"dobj", "nsubjpass"})
_OF_NO_DAY = frozenset({"where", "who", "whom"})
_LINKS = frozenset({"after", "before"})
_SPANS = frozenset({"day", "days", "hour", "hours", "minute", "minutes", "month", "months", "week", "weeks"})
_SPAN_DEPS = frozenset({"advmod", "dobj", "npadvmod"})


def mended_heads(
    heads: Sequence[int], deps: Sequence[str], parts: Sequence[str], labels: Sequence[str], words: Sequence[str]
) -> Sequence[int]:
    """The head of each token of a sentence, by index, the same sequence where nothing is to be mended.

    A noun that is listed with a day is listed with the noun before: "the raid on Monday and the murder of a nun" tells
    of a raid and a murder. What follows it and hung on the other noun is its own. A clause with "where" and "who" that
    hangs on a day is of the noun before: "went to Bern on Monday, where he spoke". A span right before "after" measures
    that clause: "the raid came a day after troops struck". The second of three verbs goes with the first of them, also
    where that is in a clause: "patrolled after he dismissed them, shut the radio and named a judge". Who is named
    behind a comma and "and" is listed with the name before, not with what that one is: "Ann Lee, head of a clinic, and
    Tom Ray".
    """
    heads = _with_spans(heads, deps, words)
    heads = _with_third(heads, deps, parts, words)
    heads = _with_named(heads, deps, parts, labels, words)
    astray = [i for i, dep in enumerate(deps) if dep in ("conj", "relcl") and labels[heads[i]] in _TIMES]
    found = list(heads) if astray else heads
    for index in astray:
        if deps[index] == "conj":
            found = _with_listed(found, index, deps, parts, labels)
        elif any(heads[i] == index and words[i].lower() in _OF_NO_DAY for i in range(heads[index] + 1, index)):
            noun = _noun_before(heads[index], found, deps, parts, labels)
            found = [noun if i == index and noun is not None else head for i, head in enumerate(found)]
    return found


def _with_spans(heads: Sequence[int], deps: Sequence[str], words: Sequence[str]) -> Sequence[int]:
    """The heads with spans of time on the verbs of the clauses that they stand right before."""
    clauses = {
        index: heads[index + 1]
        for index, dep in enumerate(deps[:-1])
        if dep in _SPAN_DEPS
        and words[index].lower() in _SPANS
        and words[index + 1].lower() in _LINKS
        and deps[index + 1] == "mark"
    }
    moved = {span: verb for span, verb in clauses.items() if deps[verb] == "advcl" and heads[verb] == heads[span]}
    return [moved.get(index, head) for index, head in enumerate(heads)] if moved else heads


def _with_third(heads: Sequence[int], deps: Sequence[str], parts: Sequence[str], words: Sequence[str]) -> Sequence[int]:
    """The heads with verbs that only a comma joins, and "and" to a next one, on the verb of the clause right before."""
    moved: dict[int, int] = {}
    for index in range(2, len(deps)):
        above = heads[index]
        listed = deps[index] == "conj" and parts[index] == "VERB" and words[index - 1] == "," and above < index
        later = (i for i in range(index + 1, len(deps)) if heads[i] == index and deps[i] == "conj")
        if not listed or parts[next(later, index - 1)] != "VERB":
            continue
        clause = (i for i in range(index - 1, above, -1) if deps[i] == "advcl" and heads[i] == above)
        verb = next(clause, None)
        joined = any(deps[i] == "conj" and heads[i] == above for i in range(above + 1, index))
        if verb is not None and parts[verb] == "VERB" and not joined:
            moved[index] = verb
    return [moved.get(index, head) for index, head in enumerate(heads)] if moved else heads


def _with_named(
    heads: Sequence[int], deps: Sequence[str], parts: Sequence[str], labels: Sequence[str], words: Sequence[str]
) -> Sequence[int]:
    """The heads with people named behind what the name before is on that name, and "and" with them."""
    moved: dict[int, int] = {}
    for index, dep in enumerate(deps):
        if dep != "conj" or parts[index] != "PROPN" or not _may_be_person(index, heads, deps, parts, labels):
            continue
        joined = next((i for i in range(index - 1, 0, -1) if deps[i] == "cc" and heads[i] == heads[index]), None)
        if joined is None or words[joined].lower() != "and" or words[joined - 1] != ",":
            continue
        name = _name_told_of(joined - 1, heads[index], heads, deps, parts, labels)
        if name is not None:
            moved |= {index: name, joined: name}
    return [moved.get(index, head) for index, head in enumerate(heads)] if moved else heads


def _may_be_person(
    index: int, heads: Sequence[int], deps: Sequence[str], parts: Sequence[str], labels: Sequence[str]
) -> bool:
    """Whether a name is a person's by the model, or of two words and more that a common noun behind them tells of."""
    if labels[index] == "PERSON":
        return True
    words = [i for i in range(index) if heads[i] == index and deps[i] == "compound" and parts[i] == "PROPN"]
    return bool(words) and any(
        heads[i] == index and deps[i] == "appos" and parts[i] == "NOUN" for i in range(index + 1, len(deps))
    )


def _name_told_of(
    comma: int, above: int, heads: Sequence[int], deps: Sequence[str], parts: Sequence[str], labels: Sequence[str]
) -> int | None:
    """The person's name that a common noun up to a comma tells of, where `above` is that noun or a verb before both."""
    told = next((i for i in range(comma - 1, 0, -1) if deps[i] == "appos" and parts[i] == "NOUN"), None)
    if told is None or labels[heads[told]] != "PERSON" or not heads[told] < told:
        return None
    last = comma - 1
    while last not in (told, heads[last]):
        last = heads[last]
    closes = last == told  # the words up to the comma are all of that noun
    of_verb = parts[above] in ("VERB", "AUX") and above < heads[told]
    return heads[told] if closes and (above == told or of_verb) else None


def _with_listed(
    heads: Sequence[int], index: int, deps: Sequence[str], parts: Sequence[str], labels: Sequence[str]
) -> Sequence[int]:
    day = heads[index]
    base = heads[heads[day]] if deps[day] == "pobj" else day
    noun = base
    if parts[base] == "VERB":
        noun = next((i for i in range(day) if heads[i] == base and deps[i] in _BEFALLEN and parts[i] == "NOUN"), index)
    if not _is_listed(index, parts, labels) or parts[noun] not in _NAMERS or not noun < day < index:
        return heads
    later = next((i for i in range(index + 1, len(deps)) if deps[i] == "conj" and heads[i] == base), len(deps))
    return [
        noun
        if i == index or (deps[i] == "cc" and heads[i] == day and i < index)
        else index
        if index < i < later and deps[i] == "prep" and heads[i] == base
        else head
        for i, head in enumerate(heads)
    ]


def _is_listed(index: int, parts: Sequence[str], labels: Sequence[str]) -> bool:
    """Whether a word is a thing or people, not another day: "a nun", "two in Bern"."""
    counted = parts[index] == "NUM" and labels[index] == "CARDINAL" and parts[index + 1 : index + 2] == ["ADP"]
    return counted or (parts[index] == "NOUN" and not labels[index])


def _noun_before(
    day: int, heads: Sequence[int], deps: Sequence[str], parts: Sequence[str], labels: Sequence[str]
) -> int | None:
    """The head of the noun phrase that ends before a day's words: Bern of "in Bern on Monday"."""
    first = heads[day] if deps[day] == "pobj" and heads[day] < day else day
    noun = next((i for i in range(first - 1, -1, -1) if parts[i] in _NAMERS and labels[i] not in _TIMES), None)
    while noun is not None and deps[noun] == "compound" and noun < heads[noun] < first:
        noun = heads[noun]
    return noun
