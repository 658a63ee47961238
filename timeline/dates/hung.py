"""What a day hangs on: the verb or noun above it, and the preposition between."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.dates.lexicon import words_of
from timeline.model import Sentence, Token

_WITHIN = frozenset(("amod", "compound", "det", "nmod", "nummod", "quantmod"))
_PLAIN = frozenset(("advmod", "npadvmod", "nmod", "tmod", "dobj"))
_AT = frozenset(("in", "on", "since"))
_HELPERS = frozenset(("aux", "auxpass"))
_HAVING = frozenset(("have", "having"))


@dataclass(frozen=True, slots=True)
class Hung:
    """A day's own word, the preposition before it ("" where there is none), and what both hang on."""

    day: Token
    link: str
    above: Token


def hung(sentence: Sentence | None, start: int) -> Hung | None:
    """What the day at `start` hangs on by the parse; None where that cannot be told."""
    if sentence is None:
        return None
    tokens = sentence.tokens
    day = next((token for token in tokens if token.end > start and token.pos not in ("ADP", "PUNCT")), None)
    if day is None:
        return None
    while day.dep in _WITHIN and (tokens[day.head].entity in ("DATE", "TIME") or tokens[day.head].tag == "CD"):
        day = tokens[day.head]
    above = tokens[day.head]
    if day.dep == "pobj" and above.pos in ("ADP", "SCONJ"):
        return Hung(day, above.cased.lower(), tokens[above.head])
    return Hung(day, "", above) if day.dep in _PLAIN and above.index != day.index else None


def is_done(sentence: Sentence | None, start: int, language: str = "en") -> bool:
    """Whether a verb of the text tells in the past what was done on the day: "they met on 17 June", "a man held on".

    So does "the raid on 17 June killed two". Not what is only arranged or said then ("called a vote on 17 June"), nor
    what was to be ("was expected on").
    """
    found = hung(sentence, start)
    if sentence is None or found is None or sentence.field == "title" or found.link not in ("", *_AT):
        return False
    verb = found.above
    if verb.pos == "NOUN" and verb.dep == "nsubj" and verb.lemma.lower() not in words_of(language, "arranged"):
        verb = sentence.tokens[verb.head]
    if verb.lemma.lower() in _unsure(language) or verb.pos not in ("VERB", "AUX"):
        return False
    helpers = [sentence.tokens[child] for child in verb.children if sentence.tokens[child].dep in _HELPERS]
    if any(helper.tag in ("MD", "TO", "VBZ", "VBP") and helper.lemma not in _HAVING for helper in helpers):
        return False
    if verb.lemma == "be" and verb.dep == "ccomp":
        return False  # "he said the vote was on 17 June"
    return verb.tag == "VBD" or (verb.tag == "VBN" and (bool(helpers) or verb.dep in ("acl", "relcl")))


def _unsure(language: str) -> frozenset[str]:
    return frozenset().union(*(words_of(language, name) for name in ("appointing", "future_participle", "saying")))
