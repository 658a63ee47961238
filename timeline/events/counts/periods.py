"""Whether a figure of killed and hurt is the sum of a time, a war or a campaign, and so of no one event.

"More than 800 have died in the past two years", "the war has cost 40,000 lives", "80 have been killed since January",
"53 soldiers were killed in 386 clashes", "in October alone, 200 died".
What a time is measured against ("the worst attack in two years") does not make one.
"""

from __future__ import annotations

import calendar
import functools
from collections.abc import Iterator, Sequence

from timeline.events.syntax.numbers import whole_number
from timeline.events.words.reference_rows import read_rows
from timeline.model import Token

THROUGH = frozenset({"in", "over", "during", "for", "within", "throughout"})
PERFECT = frozenset({"has", "have", "had", "'ve", "’ve"})
MAX_STEPS = 4
MANY_ACTS = 10
RECENT = frozenset({"today", "yesterday", *(name.lower() for name in calendar.day_name)})
MONTHS = frozenset(name.lower() for name in calendar.month_name if name)


def is_sum_of_a_time(tokens: Sequence[Token], index: int, people: int) -> bool:
    """Whether what the word at a token says of the people at another is told of a long time or of a war."""
    clause = _clause(tokens, index)
    if any(_is_war(tokens, child) for verb in clause for child in tokens[verb].children if _does(tokens[child])):
        return True
    hosts = {*clause, people}
    return any(_is_period(tokens, child, clause) for host in hosts for child in tokens[host].children)


def _clause(tokens: Sequence[Token], index: int) -> list[int]:
    """The word and the verbs that it belongs to: "left 12 dead", "are known to have died"."""
    found = [index]
    token = tokens[index]
    while len(found) < MAX_STEPS and token.head != token.index:
        above = tokens[token.head]
        near = token.dep in ("acomp", "oprd", "xcomp", "ccomp", "conj", "dobj", "auxpass", "attr")
        if not near or above.pos not in ("VERB", "AUX"):
            break
        found.append(above.index)
        token = above
    return found


def _does(token: Token) -> bool:
    return token.dep == "nsubj"


def _is_war(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].lemma.lower() in _words("war")


def _is_period(tokens: Sequence[Token], index: int, clause: Sequence[int]) -> bool:
    """Whether a part of the clause names a long time: "in the past two years", "since May", "so far this year"."""
    token, word = tokens[index], tokens[index].cased.lower()
    if token.dep == "advcl":
        return _is_perfect(tokens, clause) and _has_begun(tokens, token)
    if word == "since" and token.dep == "prep":
        return _is_perfect(tokens, clause) and any(_is_day(tokens, child) for child in token.children)
    if token.dep == "npadvmod" and word in _words("unit"):
        near = {t.cased.lower() for t in _left(tokens, index)}
        return "this" in near and (_is_perfect(tokens, clause) or _is_so_far(tokens, index))
    noun = next((child for child in token.children if tokens[child].dep == "pobj"), None)
    if token.dep != "prep" or noun is None:
        return False
    if word == "between":  # "between January and September"
        return _is_month(tokens, noun) and any(_is_month(tokens, other) for other in tokens[noun].children)
    if word not in THROUGH:
        return False
    named = tokens[noun].cased.lower() in MONTHS and (word != "in" or _is_alone(tokens, noun))
    lasting = _is_war(tokens, noun) or _is_long(tokens, noun) or tokens[noun].lemma.lower() in _words("stretch")
    return named or lasting or _is_many_acts(tokens, noun)


def _is_month(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].cased.lower() in MONTHS


def _has_begun(tokens: Sequence[Token], verb: Token) -> bool:
    """ "Since the courts began their struggle": all that has been done from then on; not "since it began on Monday"."""
    if any(tokens[day].cased.lower() in RECENT for child in verb.children for day in tokens[child].children):
        return False
    since = any(tokens[c].dep == "mark" and tokens[c].cased.lower() == "since" for c in verb.children)
    return since and verb.lemma.lower() in _words("beginning")


def _is_alone(tokens: Sequence[Token], noun: int) -> bool:
    """ "In October alone"."""
    return noun + 1 < len(tokens) and tokens[noun + 1].cased.lower() == "alone"


def _is_many_acts(tokens: Sequence[Token], noun: int) -> bool:
    """ "In 386 clashes", "in dozens of raids"."""
    token = tokens[noun]
    if token.lemma.lower() in ("dozen", "score", "hundred", "thousand"):
        of = next((c for c in token.children if tokens[c].cased.lower() == "of"), None)
        return of is not None and any(_is_act(tokens[child]) for child in tokens[of].children)
    numbers = [whole_number(tokens[child].cased) for child in token.children if tokens[child].dep == "nummod"]
    return _is_act(token) and any(number is not None and number >= MANY_ACTS for number in numbers)


def _is_act(token: Token) -> bool:
    return token.tag == "NNS" and token.lemma.lower() in _words("act")


def _is_day(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun is a time and no happening: "since May", "since the start", not "since the blast"."""
    is_time = tokens[index].entity in ("DATE", "TIME") or tokens[index].lemma.lower() in _words("beginning")
    return tokens[index].dep == "pobj" and (is_time or _is_war(tokens, index))


def _is_long(tokens: Sequence[Token], noun: int) -> bool:
    """Years, months or weeks that are numbered, or the last of them: "the past month", "ten years of war"."""
    if tokens[noun].cased.lower() not in _words("unit"):
        return False
    parts = [tokens[child] for child in tokens[noun].children if child < noun]
    numbered = any(part.dep == "nummod" for part in parts)
    return numbered or any(part.cased.lower() in _words("span") for part in parts)


def _is_perfect(tokens: Sequence[Token], clause: Sequence[int]) -> bool:
    return any(
        tokens[c].dep == "aux" and tokens[c].cased.lower() in PERFECT for v in clause for c in tokens[v].children
    )


def _is_so_far(tokens: Sequence[Token], index: int) -> bool:
    return any(token.cased.lower() == "far" for token in tokens[max(0, index - 3) : index])


def _left(tokens: Sequence[Token], index: int) -> Iterator[Token]:
    yield from (tokens[child] for child in tokens[index].children if child < index)


@functools.cache
def _words(kind: str) -> frozenset[str]:
    """The shipped words of a kind, read once a process."""
    return frozenset(
        row["word"] for row, _ in read_rows("casualty_periods.csv", ("word", "kind")) if row["kind"] == kind
    )
