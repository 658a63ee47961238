"""Names of people counted, in their noun phrase or after it."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.counts.ages import age_at, closes_ages
from timeline.events.counts.nouns import people_noun
from timeline.model import Entity, Sentence, Token

INSIDE = frozenset(
    {"DT", "PDT", "CD", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "PRP$", "POS", "HYPH", "VBN", "VBG", "AFX"}
)  # fmt: skip
NOT_NAMES = frozenset({"GPE", "LOC", "ORG", "FAC", "DATE", "TIME", "EVENT", "PRODUCT", "NORP", "LAW", "WORK_OF_ART"})
MISTAKEN_NAMES = NOT_NAMES - {"DATE", "TIME", "NORP"}  # what a person's name is at times taken for
COMMON_CAPITALS = frozenset(
    {
        "shooting",
        "mass",
        "channel",
        "murder",
        "police",
        "news",
        "death",
        "victim",
        "county",
        "home",
        "house",
        "school",
        "park",
        "hospital",
        "family",
    }
)
POSSESSIVES = frozenset({"’s", "'s", "’", "'"})


def person_name(sentence: Sentence, head: int, *, somebody: bool) -> tuple[int, str] | None:
    """The personal name that ends at, or holds, the head."""
    for entity in sentence.entities:
        if entity.first <= head < entity.last:
            if entity.label == "PERSON":
                return _plain_name(sentence.tokens, entity.first, entity.last)
            if entity.label in NOT_NAMES and not (somebody and _is_mistaken(sentence.tokens, entity)):
                return None
            if entity.label in MISTAKEN_NAMES and sentence.is_upper and sentence.tokens[head].tag == "NN":
                return _capital_name(sentence.tokens, entity, head)
    if sentence.tokens[head].tag != "NNP" or people_noun(sentence.tokens[head].cased.lower()):
        return None
    first = head
    while first > 0 and sentence.tokens[first - 1].tag == "NNP":
        first -= 1
    words = [token.cased for token in sentence.tokens[first : head + 1]]
    if any(not word.replace("-", "").replace("’", "").isalpha() or word.lower() in COMMON_CAPITALS for word in words):
        return None
    return _plain_name(sentence.tokens, first, head + 1)


def _is_mistaken(tokens: Sequence[Token], entity: Entity) -> bool:
    """Whether what is taken for a place or a body may be a person's name: no acronym, and no article before it."""
    if entity.label not in MISTAKEN_NAMES or all(token.cased.isupper() for token in tokens[entity.first : entity.last]):
        return False
    first = entity.first
    while first > 0 and tokens[first].tag != "DT" and tokens[first - 1].tag in INSIDE:
        first -= 1
    return tokens[first].tag != "DT"


def _capital_name(tokens: Sequence[Token], entity: Entity, head: int) -> tuple[int, str] | None:
    """The name in a text of capitals whose last word, "COLES", may be a common one: other words of it are names."""
    named = head == entity.last - 1 > entity.first and all(t.pos == "PROPN" for t in tokens[entity.first : head])
    if not named or people_noun(tokens[head].cased.lower()):
        return None
    return entity.first, " ".join(token.cased.capitalize() for token in tokens[entity.first : entity.last])


def _plain_name(tokens: Sequence[Token], first: int, last: int) -> tuple[int, str] | None:
    words = [token.cased for token in tokens[first:last] if token.pos == "PROPN" and token.cased not in POSSESSIVES]
    while words and people_noun(words[0].lower()):
        words = words[1:]
    return (first, " ".join(words)) if words else None


def apposition_of(
    sentence: Sentence, head: int, age: int | None, *, named: bool = False
) -> tuple[int, int | None, str | None]:
    """What follows the head as apposition: an age, or a name with or without one. Returns where it ends.

    After a name, a name is the next of a list.
    """
    tokens = sentence.tokens
    last = head + 1
    name: str | None = None
    if last + 1 < len(tokens) and tokens[last].cased == "," and tokens[last + 1].cased.lower() in ("ages", "aged"):
        stop = next((i for i in range(last + 2, min(last + 11, len(tokens))) if closes_ages(tokens, i)), None)
        last = last if stop is None else stop
    for _ in range(3):
        if last + 1 >= len(tokens) or tokens[last].cased not in (",", "(", "-", "--", "—", "–"):
            break
        value = age_at(tokens, last + 1)
        if value is not None:
            age, last = value
            continue
        entity = next((e for e in sentence.entities if e.first == last + 1 and e.label == "PERSON"), None)
        if entity is None or name is not None or named:
            break
        plain = _plain_name(tokens, entity.first, entity.last)
        name, last = (plain[1] if plain else None), entity.last
    if name is None and last < len(tokens):
        name, last = _identified(sentence, last)
    return last, age, name


def _identified(sentence: Sentence, last: int) -> tuple[str | None, int]:
    """The name in "a man identified as John Doe", "a boy named Tom"."""
    words = [token.cased.lower() for token in sentence.tokens[last : last + 4]]
    offset = next((i + 1 for i, word in enumerate(words) if word in ("as", "named", "called")), None)
    if offset is None or not {"identified", "named", "called", "known"} & set(words):
        return None, last
    for entity in sentence.entities:
        if entity.label == "PERSON" and last + offset <= entity.first <= last + offset + 3:
            named = _plain_name(sentence.tokens, entity.first, entity.last)
            return (named[1] if named else None), entity.last
    return None, last
