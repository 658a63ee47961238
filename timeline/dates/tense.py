"""Whether the clause around a date tells what was or what will be."""

from __future__ import annotations

import re

from timeline.dates.context import Tense
from timeline.dates.hung import phrases
from timeline.dates.lexicon import words_of
from timeline.model import Sentence, Token

MAX_STEPS = 12
WORDS_BEFORE = 10
UNTIL_CHARS = 12
_NOWHERE = frozenset(("nowhere", "only"))
_ACTS = frozenset(
    {"act", "action", "aim", "answer", "choice", "crime", "decision", "duty", "function", "goal", "idea", "intention"}
    | {"it", "job", "mission", "mistake", "move", "objective", "order", "policy", "purpose", "reaction", "reply"}
    | {"response", "role", "solution", "step", "tactic", "task", "this", "what", "way", "wish"}
)
_WORD = re.compile(r"[^\W\d_]+")


def tense_at(sentence: Sentence | None, text: str, start: int, *, language: str = "en") -> Tense:
    """The tense of the clause that holds the expression at `start`: by the parse, else by the words before it.

    A date that modifies a noun ("Thursday's shooting") has the tense of the clause only where the noun is of a kind
    that is arranged beforehand (a hearing, a summit): police who will look into Thursday's shooting look back.
    """
    found = _tense_of_clause(sentence, text, start, language)
    if _is_until(text, start, language) and (found == "unknown" or _is_state(sentence, start)):
        return "future"
    return "future" if _is_until(text, start, language) and _is_appointed(sentence, start) else found


def _is_appointed(sentence: Sentence | None, start: int) -> bool:
    """Whether a bare participle sets the day for a noun, as in a headline: "Talks set for 12 June"."""
    if sentence is None:
        return False
    before = [token for token in sentence.tokens if token.start < start][-2:]
    return (
        len(before) > 1
        and before[0].tag == "VBN"
        and before[0].dep in ("acl", "ROOT")
        and not any(sentence.tokens[child].dep in ("aux", "auxpass") for child in before[0].children)
    )


def _is_state(sentence: Sentence | None, start: int) -> bool:
    """Whether nothing before the day is told as past: "is closed", "stay shut"."""
    if sentence is None or not sentence.tokens:
        return False
    before = [token for token in sentence.tokens if token.start < start]
    return any(token.tag in ("VBZ", "VBP") for token in before) and all(token.tag != "VBD" for token in before)


def _is_until(text: str, start: int, language: str) -> bool:
    """Whether the day ends what is so now, or is set for it: "stays shut until Friday", "is set for Friday"."""
    before = _WORD.findall(text[max(0, start - UNTIL_CHARS) : start].lower())[-2:]
    return not words_of(language, "until").isdisjoint((*before, " ".join(before)))


def _tense_of_clause(sentence: Sentence | None, text: str, start: int, language: str) -> Tense:
    if sentence is None or not sentence.tokens:
        return _tense_of_words(text, start, language)
    token = next((token for token in sentence.tokens if token.end > start), None)
    return "unknown" if token is None else _tense_of_parse(sentence, token, language)


def _tense_of_parse(sentence: Sentence, token: Token, language: str) -> Tense:
    arranged, ahead = words_of(language, "arranged"), words_of(language, "ahead")
    day = token
    for step in range(MAX_STEPS):
        if step > 0 and token.lemma.lower() in ahead:
            return "future"
        if token.pos in ("VERB", "AUX"):
            if _is_fixed_for(sentence, token, day) or _is_said_to_be(ahead, sentence, token, day):
                return "future"
            found = _tense_of_verb(sentence, token, language)
            if found != "unknown":
                return found
        elif token.pos == "NOUN" and step > 0 and not _is_time(token) and token.lemma.lower() not in arranged:
            return "unknown"
        if token.head == token.index:
            break
        token = sentence.tokens[token.head]
    return "unknown"


def _is_fixed_for(sentence: Sentence, verb: Token, day: Token) -> bool:
    """Whether a day is what is said of a thing that is to come: "the funeral is Saturday", "the vote is on Sunday"."""
    tokens = sentence.tokens
    if verb.lemma != "be" or verb.tag not in ("VBZ", "VBP") or verb.dep in ("aux", "auxpass"):
        return False
    subject = next((tokens[child] for child in verb.children if tokens[child].dep == "nsubj"), None)
    if subject is None or subject.pos not in ("NOUN", "PROPN") or subject.entity in ("DATE", "TIME", "PERSON"):
        return False
    said = next((child for child in verb.children if child > verb.index and tokens[child].dep != "neg"), None)
    token = day
    while token.index not in (said, verb.index) and token.head != token.index:
        token = tokens[token.head]
    return token.index == said


def _is_said_to_be(words: frozenset[str], sentence: Sentence, verb: Token, day: Token) -> bool:
    """Whether one of the words says what somebody is, before the day: "is due in Cairo on Friday"."""
    said = (sentence.tokens[child] for child in verb.children if verb.index < child < day.index)
    return verb.lemma == "be" and any(token.dep == "acomp" and token.lemma.lower() in words for token in said)


def _is_time(token: Token) -> bool:
    return token.entity in ("DATE", "TIME") or token.cased[:1].isupper()


def _tense_of_verb(sentence: Sentence, verb: Token, language: str) -> Tense:
    helpers = [sentence.tokens[index] for index in verb.children if sentence.tokens[index].dep in ("aux", "auxpass")]
    tags = {helper.tag for helper in helpers}
    lemmas = {helper.lemma.lower() for helper in helpers}
    if "MD" in tags:
        return "past" if "have" in lemmas else "future"
    if verb.lemma.lower() in words_of(language, "future_participle") and verb.tag == "VBN":
        return "future"
    if "TO" in tags:
        return _tense_of_infinitive(sentence, verb, language)
    if verb.tag == "VBG":
        arranged = verb.lemma.lower() in words_of(language, "future_progressive")
        return "future" if arranged and "be" in lemmas and not tags & {"VBD", "VBN"} else "unknown"
    if verb.tag in ("VBZ", "VBP") and verb.lemma.lower() in words_of(language, "future_present"):
        return "future"
    return "past" if verb.tag in ("VBD", "VBN") else "unknown"


def _tense_of_infinitive(sentence: Sentence, verb: Token, language: str) -> Tense:
    """ "To meet on Friday" lies ahead when what governs it does ("is due to", "plans to"), not after "managed to"."""
    governor = sentence.tokens[verb.head]
    if governor.index == verb.index or governor.lemma.lower() in words_of(language, "future_verb"):
        return "future"
    if governor.lemma == "be":
        return _tense_of_what_was_to_be(sentence, verb)
    if verb.dep == "advcl" and not phrases(sentence, verb).isdisjoint(words_of(language, "timetabled_phrase")):
        return "future"  # "signed a truce, to take effect on Sunday"
    if governor.pos == "NOUN":
        if sentence.tokens[governor.head].lemma.lower() in words_of(language, "foiling"):
            return "past"  # "foiled a plot to bomb it on Monday"
        return "unknown" if any(sentence.tokens[child].pos == "ADJ" for child in governor.children) else "future"
    goes_on = governor.lemma.lower() in words_of(language, "going_on")  # "they continue to look into Friday's raid"
    if governor.pos in ("VERB", "AUX") and governor.tag in ("VBZ", "VBP") and not goes_on:
        return "future"
    return "unknown"


def _tense_of_what_was_to_be(sentence: Sentence, verb: Token) -> Tense:
    """ "They were to meet on Friday": a thing still to come when it was told; not "the first step was to shut it"."""
    if any(sentence.tokens[child].lemma == "have" for child in verb.children):
        return "unknown"
    return "future" if is_to_do(sentence, sentence.tokens[verb.head]) else "unknown"


def is_to_do(sentence: Sentence, verb: Token) -> bool:
    """Whether a form of "be" right before "to" tells what somebody is to do: "the envoy was to meet them".

    What an act is ("the first step was to shut the radio") is told as done, what a thing is for is not to come.
    """
    tokens = sentence.tokens
    if verb.lemma != "be" or verb.tag not in ("VBD", "VBP", "VBZ"):
        return False
    infinitives = [tokens[c] for c in verb.children if tokens[c].dep == "xcomp" and tokens[c].pos in ("AUX", "VERB")]
    links = [tokens[c] for verb_below in infinitives for c in verb_below.children if tokens[c].tag == "TO"]
    between = [t for link in links[:1] for t in tokens[verb.index + 1 : link.index]]
    subjects = [tokens[c] for c in verb.children if tokens[c].dep in ("nsubj", "csubj")]
    return (
        bool(links)
        and links[0].index > verb.index
        and all(token.pos == "ADV" and token.dep != "neg" and token.tag != "WRB" for token in between)
        and not any(token.lemma.lower() in _NOWHERE for token in between)
        and infinitives[0].lemma != "blame"
        and not any(subject.pos in ("ADJ", "VERB") or subject.lemma.lower() in _ACTS for subject in subjects)
    )


def _tense_of_words(text: str, start: int, language: str, since: int = 0) -> Tense:
    words = _WORD.findall(text[max(since, start - 120) : start].rpartition(". ")[2].lower())[-WORDS_BEFORE:]
    future, past = words_of(language, "future_word"), words_of(language, "past_word")
    endings = tuple(sorted(words_of(language, "past_ending")))
    for word in reversed(words):
        if word in future:
            return "future"
        if word in past or (endings and word.endswith(endings)):
            return "past"
    return "unknown"
