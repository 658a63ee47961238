"""People listed: "a guard, two clerks and her brother", where the parse joins them and where it does not."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.counts.ages import ends_age
from timeline.events.counts.names import INSIDE
from timeline.events.counts.nouns import people_noun
from timeline.events.syntax.anchor import AT
from timeline.events.syntax.numbers import Number
from timeline.model import Sentence, Token

JOINTS = frozenset({",", "and", "&", "as", "well", "then"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
BESIDE = frozenset({"along", "together"})
MAX_ASIDE = 16
MORE = frozenset({"more", "others"})
NEXT_ONE = frozenset({"second", "third", "fourth", "fifth", "sixth"})
MOSTLY = frozenset({"chiefly", "largely", "mainly", "mostly", "predominantly", "primarily"})
DAYS = frozenset({"DATE", "TIME"})
CALLED = frozenset({"a.k.a.", "aka", "alias", "called", "dubbed", "known", "nicknamed"})
DASHES = ("--", "—", "–")
CLOSED_BY = {"(": ")", "[": "]", **{dash: dash for dash in DASHES}}


def conjunct_heads(sentence: Sentence, head: int) -> list[int]:
    """The head and the nominals coordinated with it."""
    heads = [head]
    for child in sentence.tokens[head].children:
        token = sentence.tokens[child]
        nominal = token.pos in ("NOUN", "PROPN", "NUM", "PRON") or ends_age(sentence.tokens, child)
        if nominal and (token.dep == "conj" or _listed(sentence, head, child)):
            heads.extend(conjunct_heads(sentence, child))
    return heads


def further_heads(sentence: Sentence, last: int, numbers: Sequence[Number], verb: int) -> list[int]:
    """The heads of people listed after a phrase that ends at `last`, where the parse broke the list."""
    tokens = sentence.tokens
    found: list[int] = []
    last = _past_aside(tokens, last)
    while last < len(tokens) and tokens[last].cased.lower() in JOINTS:
        start = last
        while start < len(tokens) and tokens[start].cased.lower() in JOINTS:
            start += 1
        if start < len(tokens) and [t.cased.lower() for t in tokens[start - 1 : start + 1]] == ["and", "of"]:
            start += 1  # "the murders of a judge, a lawyer and of Colonel Roe"
        head = _head_from(sentence, start, numbers)
        if head is None or _is_of_other_verb(tokens, head, verb):
            break
        found.append(head)
        last = _past_aside(tokens, head + 1)
    closed = any(t.cased.lower() == "and" for t in tokens[found[-1] - 4 : found[-1]]) if found else False
    counted = bool(found) and all(any(n.last == _first(tokens, head) for n in numbers) for head in found)
    return found if closed or counted or sentence.field == "title" else []


def heads_elsewhere(sentence: Sentence, last: int, numbers: Sequence[Number], verb: int) -> list[int]:
    """The heads of those whom the same befell at other places: "killed two guards in Bern on Monday and one in Basel".

    `last` is where the phrase before ends.
    """
    tokens = sentence.tokens
    found: list[int] = []
    while (start := _past_where(tokens, last)) is not None:
        number = next((n for n in numbers if n.first == start), None)
        if number is None:
            single = _one_more(tokens, start)
            found += [] if single is None or _is_of_other_verb(tokens, single, verb) else [single]
            break
        head = _head_from(sentence, start, numbers)
        end = (number.last if head is None else head + 1) + (tokens[number.last].cased.lower() in MORE)
        if end >= len(tokens) or tokens[end].cased.lower() not in AT:
            break
        head = number.last - 1 if head is None else head
        if _is_of_other_verb(tokens, head, verb):
            break
        found.append(head)
        last = end
    return found


def _one_more(tokens: Sequence[Token], start: int) -> int | None:
    """The one more whom a fate met elsewhere: "died at the scene and another in hospital", "a third on the way"."""
    words = [token.cased.lower() for token in tokens[start : start + 3]]
    size = 1 if words[:1] == ["another"] else 2 if words[:1] == ["a"] and words[1:2] and words[1] in NEXT_ONE else 0
    return start + size - 1 if size and words[size : size + 1] and words[size] in (*AT, "on") else None


def _past_where(tokens: Sequence[Token], start: int) -> int | None:
    """Where the text goes on after "in Bern on Monday, and"; None where no place and joint stand there."""
    end, placed = start, False
    while end + 1 < len(tokens) and tokens[end].cased.lower() in (*AT, "on"):
        placed = placed or tokens[end].cased.lower() in AT
        end += 1
        while end < len(tokens) and (tokens[end].tag in INSIDE or tokens[end].entity in DAYS):
            end += 1
    after = end
    while after < len(tokens) and tokens[after].cased.lower() in JOINTS:
        after += 1
    return after if placed and end < after < len(tokens) else None


def companions(sentence: Sentence, victim: int, verb: int) -> list[int]:
    """Those whom a fate met too: "the minister was killed along with his wife and two guards"."""
    tokens = sentence.tokens
    found: list[int] = []
    for token in tokens:
        if token.cased.lower() != "with" or not 0 < token.index < len(tokens) - 1:
            continue
        beside = tokens[token.index - 1]
        if beside.cased.lower() in BESIDE and {token.head, beside.head} & {victim, verb}:
            found += [head for child in token.children if tokens[child].dep == "pobj"
                      for head in conjunct_heads(sentence, child)]  # fmt: skip
    return found


def _past_aside(tokens: Sequence[Token], start: int) -> int:
    """Where the text goes on after what only says who somebody is.

    Brackets and dashes: "six priests (five Dutch and one Belgian) and two women"; what he is of: "the governor of Lima,
    a judge and two clerks"; what he is called: "Juan Roe, known as the Fox, his son and two guards".
    """
    start = _past_complement(tokens, start)
    if start + 1 >= len(tokens):
        return start
    opening, after = tokens[start].cased, tokens[start + 1].cased.lower()
    if opening in DASHES and after == "and":
        return start + 1
    closing = "," if opening == "," and after in CALLED else CLOSED_BY.get(opening)
    within = tokens[start + 1 : start + MAX_ASIDE]
    end = next((token.index for token in within if token.cased == closing), None)
    if end is None or opening == ",":
        return start if end is None else end
    return end + 1


def _past_complement(tokens: Sequence[Token], start: int) -> int:
    """Where the text goes on after "of the bank", where a list goes on; a bare role is no item: "Roe, head of"."""
    head = tokens[start - 1]
    owned = head.tag in ("NN", "NNS") and any(tokens[c].dep in ("det", "nummod", "poss") for c in head.children)
    end = start if owned else len(tokens)
    while end < len(tokens) and tokens[end].cased.lower() == "of":
        end += 1
        while end < len(tokens) and tokens[end].tag in INSIDE:
            end += 1
    return end if start < end < len(tokens) and tokens[end].cased.lower() in (",", "and") else start


def _is_of_other_verb(tokens: Sequence[Token], head: int, verb: int) -> bool:
    """Whether a noun is the subject of something else: not where what is told of is subject there too."""
    token, told = tokens[head], tokens[verb]
    if token.dep not in SUBJECTS or token.head == verb:
        return False
    return not (told.dep in SUBJECTS and told.head == token.head and verb < head)


def _first(tokens: Sequence[Token], head: int) -> int:
    """The first token after the number of a listed phrase."""
    while head > 0 and tokens[head - 1].pos in ("ADJ", "NOUN", "PROPN"):
        head -= 1
    return head


def _head_from(sentence: Sentence, start: int, numbers: Sequence[Number]) -> int | None:
    """The head of a noun phrase of people that begins at a token."""
    tokens = sentence.tokens
    if start < len(tokens) and tokens[start].cased.lower() in ("himself", "herself", "self"):
        return start
    if [token.cased.lower() for token in tokens[start : start + 2]] == ["both", "of"]:
        return start
    if start >= len(tokens) or not (
        tokens[start].tag in ("DT", "PRP$", "CD", "NN", "NNP") or tokens[start].tag == "JJ"
    ):
        return None
    position = start
    while position + 1 < len(tokens) and tokens[position + 1].tag in INSIDE and tokens[position + 1].tag != "DT":
        position += 1
    word = tokens[position].cased.lower()
    return position if people_noun(word) is not None or tokens[position].entity == "PERSON" else None


def _listed(sentence: Sentence, head: int, child: int) -> bool:
    """Whether an apposition is really an item of a list: "his wife, her mother and brother"."""
    tokens = sentence.tokens
    if tokens[child].dep != "appos" or _tells_kind(tokens, child):
        return False
    further = [c for c in tokens[child].children if tokens[c].dep == "conj"]
    goes_on = bool(further)
    if tokens[head].pos == "PROPN":
        people = sum(tokens[i].entity == "PERSON" for i in (head, child, *further))
        return goes_on and tokens[child].pos == "PROPN" and people > 1
    return (
        goes_on
        and people_noun(tokens[head].cased.lower()) is not None
        and people_noun(tokens[child].cased.lower()) is not None
    )


def _tells_kind(tokens: Sequence[Token], head: int) -> bool:
    """Whether words tell what those before are: "40 people, mostly women and children", "all of them nurses"."""
    return any(tokens[c].dep == "nsubj" or tokens[c].cased.lower() in MOSTLY for c in tokens[head].children)
