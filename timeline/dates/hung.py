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
_OFTEN = frozenset(("always", "every", "normally", "often", "regularly", "sometimes", "usually"))
_SUDDEN = frozenset(("fire", "way"))  # "opens fire"
_WHEN = frozenset(("", "at", "from", "in", "on"))
_BEGINNING = frozenset(("begin", "commence", "start"))
_IS = ([("auxpass", "VBZ")], [("auxpass", "VBP")])
MAX_STEPS = 8


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
    found = hung(sentence, start) if words_of(language, "appointing") else None
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


def is_timetabled(sentence: Sentence | None, start: int, language: str = "en") -> bool:
    """Whether a verb in the present tells in running text what is to be on a day: "the pope visits Cairo on Friday".

    Titles tell what was so too, captions what can be seen: so the verb is one of what is fixed beforehand.
    """
    found = hung(sentence, start)
    if sentence is None or found is None or sentence.field == "title" or found.link not in _WHEN:
        return False
    verb = _verb_above(sentence, found.above, language)
    return verb is not None and _is_present(sentence, verb) and _is_fixed(sentence, verb, language)


def _verb_above(sentence: Sentence, token: Token, language: str) -> Token | None:
    """The verb that a day hangs on, over one thing or place at most: "meets him in the palace on Friday"."""
    tokens, timetabled = sentence.tokens, words_of(language, "timetabled")
    nouns = 0
    for _ in range(MAX_STEPS):
        if token.pos in ("VERB", "AUX") or (token.dep == "ROOT" and token.lemma.lower() in timetabled):
            return token
        if token.head == token.index or token.dep not in ("dobj", "pobj", "prep", "attr", "conj", "prt"):
            return None
        nouns += token.pos == "NOUN" and token.lemma.lower() not in words_of(language, "arranged")
        if nouns > 1:
            return None
        token = tokens[token.head]
    return None


def _is_present(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is in the present, and nothing in its clause in the past; a plural's may be taken for a noun."""
    tokens = sentence.tokens
    children = [tokens[child] for child in verb.children]
    helpers = [child for child in children if child.dep in _HELPERS]
    if any(child.dep in ("conj", "dobj") and child.tag == "VBD" for child in children):
        return False
    if verb.dep == "conj" and tokens[verb.head].tag in ("VBD", "VBN"):
        return False
    if any(child.dep == "neg" or child.lemma.lower() in _OFTEN for child in children):
        return False
    if helpers:
        return verb.tag == "VBN" and [(helper.dep, helper.tag) for helper in helpers] in _IS
    if verb.tag in ("VBP", "VBZ"):
        return True
    subject = any(child.dep in ("nsubj", "compound") and child.pos in ("NOUN", "PROPN") for child in children)
    alone = not any(token.tag in ("MD", "TO", "VBD", "VBZ", "VBP") for token in tokens)
    return verb.dep == "ROOT" and verb.tag in ("NNS", "VB") and subject and alone


def _is_fixed(sentence: Sentence, verb: Token, language: str) -> bool:
    """Whether a verb tells of what is fixed beforehand: "meets", "goes to the polls", "is sworn in", "takes office"."""
    lemma = verb.lemma.lower()
    if verb.tag == "VBN":
        return lemma in words_of(language, "timetabled_passive")
    if lemma in words_of(language, "timetabled"):
        return not any(sentence.tokens[child].lemma.lower() in _SUDDEN for child in verb.children)
    below = phrases(sentence, verb)
    held = any(sentence.tokens[child].lemma.lower() in words_of(language, "arranged") for child in verb.children)
    return bool(below & words_of(language, "timetabled_phrase")) or (lemma in ("hold", "host", "stage") and held)


def phrases(sentence: Sentence, verb: Token) -> frozenset[str]:
    """A verb with each of the words that hang on it: "take effect", "come into"."""
    return frozenset(f"{verb.lemma.lower()} {sentence.tokens[child].lemma.lower()}" for child in verb.children)


def is_appointed(sentence: Sentence | None, start: int, language: str = "en") -> bool:
    """Whether a day is the one that something is called, fixed or put off for: "called a strike for Friday".

    So is the day of what people are called to: "called for a strike on Friday", not "called on Friday for a strike".
    """
    found = hung(sentence, start)
    if sentence is None or found is None:
        return False
    above, tokens = found.above, sentence.tokens
    lemma = above.lemma.lower()
    appointing, arranged = words_of(language, "appointing"), words_of(language, "arranged")
    if _is_beginning(sentence, found, language) or _has_been_called(sentence, found, language):
        return True
    if found.link in ("for", "to"):
        if above.pos == "VERB":
            return lemma in appointing
        return above.pos == "NOUN" and lemma in arranged | words_of(language, "protest") and found.link == "for"
    return found.link == "on" and _is_called_for(tokens, found, words_of(language, "protest"))


def _has_been_called(sentence: Sentence, found: Hung, language: str) -> bool:
    """Whether a perfect, which tells of no day that is over, says that something is called: "has called a strike on".

    A simple past may tell of the day of the call: "called a strike on Friday".
    """
    tokens, verb = sentence.tokens, found.above
    if verb.pos == "NOUN" and verb.dep == "dobj":
        verb = tokens[verb.head]
    if found.link not in ("", "on") or verb.lemma.lower() not in words_of(language, "calling"):
        return False
    held = words_of(language, "arranged") | words_of(language, "protest")
    called = (tokens[c] for c in verb.children if tokens[c].dep == "dobj" and c < found.day.index)
    return _is_perfect(sentence, verb) and any(token.lemma.lower() in held for token in called)


def _is_perfect(sentence: Sentence, verb: Token) -> bool:
    """Whether "has" or "have" stands at a verb: "has called", not "had called"."""
    helpers = (sentence.tokens[child] for child in verb.children)
    return any(each.dep == "aux" and each.lemma == "have" and each.tag in ("VBP", "VBZ") for each in helpers)


def _is_beginning(sentence: Sentence, found: Hung, language: str) -> bool:
    """Whether a day is the first of what is called: "called a strike from Friday", "a march starting on Friday"."""
    tokens, noun = sentence.tokens, found.above
    if noun.tag == "VBG" and noun.lemma.lower() in _BEGINNING and noun.dep == "acl":
        noun = tokens[noun.head]
    elif found.link != "from":
        return False
    things = [noun, *(tokens[child] for child in noun.children if tokens[child].dep in ("dobj", "nsubjpass"))]
    held = words_of(language, "arranged") | words_of(language, "protest")
    named = next((token for token in things if token.pos == "NOUN" and token.lemma.lower() in held), None)
    return named is not None and tokens[named.head].lemma.lower() in words_of(language, "calling")


def _is_called_for(tokens: tuple[Token, ...], found: Hung, protests: frozenset[str]) -> bool:
    noun = found.above
    if noun.lemma.lower() == "call":
        below = (tokens[child] for child in noun.children if tokens[child].cased.lower() == "for")
        things = [tokens[child] for link in below for child in link.children]
        noun = next((t for t in things if t.lemma.lower() in protests and t.index < found.day.index), noun)
    link = tokens[noun.head]
    return noun.lemma.lower() in protests and link.cased.lower() == "for" and tokens[link.head].lemma.lower() == "call"


def goes_on_since(sentence: Sentence | None, start: int, language: str = "en") -> bool:
    """Whether a perfect tells of all that was done since a day: "have arrested forty since Friday".

    Not what began then and lasts as one thing: "he has been jailed since Friday", "they have held him since".
    """
    found = hung(sentence, start)
    if sentence is None or found is None or found.link != "since":
        return False
    verb = found.above
    if verb.pos != "VERB" or verb.tag not in ("VBN", "VBD") or not _is_perfect(sentence, verb):
        return False
    if verb.lemma.lower() not in words_of(language, "lasting"):
        return True
    held = words_of(language, "arranged") | words_of(language, "protest")
    return verb.lemma.lower() == "hold" and any(sentence.tokens[child].lemma.lower() in held for child in verb.children)


def lasts_since(sentence: Sentence | None, start: int, language: str = "en") -> bool:
    """Whether a perfect tells of a protest that still goes on: "has been on hunger strike since Friday".

    So do "have blocked the road since" and "have been blocking the road since".
    """
    found = hung(sentence, start)
    if sentence is None or found is None or found.link != "since" or not _is_perfect(sentence, found.above):
        return False
    verb, tokens = found.above, sentence.tokens
    if verb.lemma.lower() in words_of(language, "blocking"):
        return True
    links = [tokens[child] for child in verb.children if tokens[child].lemma.lower() == "on"]
    nouns = (tokens[child].lemma.lower() for link in links for child in link.children)
    return verb.lemma.lower() in ("be", "go") and any(noun in words_of(language, "protest") for noun in nouns)


def told_after(sentence: Sentence | None, end: int) -> Token | None:
    """The verb in the past of the clause that words ending at `end` count from: "ten years after a bomb killed"."""
    if sentence is None:
        return None
    mark = next((token for token in reversed(sentence.tokens) if token.end == end), None)
    if mark is None or mark.dep != "mark":
        return None
    verb = sentence.tokens[mark.head]
    past = any(sentence.tokens[child].tag == "VBD" for child in verb.children)
    return verb if verb.tag == "VBD" or (verb.tag == "VBN" and past) else None


def is_under(sentence: Sentence, start: int, verb: Token) -> bool:
    """Whether the words at `start` stand in the clause of a verb, or in one below it."""
    token = next((token for token in sentence.tokens if token.end > start), None)
    while token is not None and token.index != verb.index and token.head != token.index:
        token = sentence.tokens[token.head]
    return token is not None and token.index == verb.index
