"""What is listed with a name and syntax hangs elsewhere: "Ann Roe, the minister, and Lee Holt"."""

from __future__ import annotations

from timeline.model import Sentence


def behind_office(sentence: Sentence, head: int, office: int) -> list[int]:
    """The second person of "Ann Roe, the minister, and Lee Holt", whom syntax lists with what the first is."""
    tokens = sentence.tokens
    if tokens[head].entity != "PERSON" or tokens[office].dep != "appos" or tokens[office].pos != "NOUN":
        return []
    links = [c for c in tokens[office].children if tokens[c].dep == "cc" and tokens[c - 1].text == ","]
    people = [c for c in tokens[office].children if tokens[c].dep == "conj" and tokens[c].entity == "PERSON"]
    return [c for c in people if links and c > links[0]]


def state_behind(sentence: Sentence, head: int) -> int | None:
    """The next state of "envoys of Peru, the Kingdom of Norway and Chile", which syntax hangs on a noun before.

    One after which others are listed.
    """
    tokens = sentence.tokens
    if tokens[head].entity != "GPE" or tokens[head].dep != "pobj":
        return None
    comma = _rightmost(sentence, head) + 1
    if comma >= len(tokens) or tokens[comma].text != ",":
        return None
    state = next((t for t in tokens[comma + 1 :] if t.pos != "DET" and t.dep != "compound"), None)
    if state is None or state.dep != "appos" or state.entity != "GPE" or state.head >= head:
        return None
    return state.index if any(tokens[c].dep == "conj" for c in state.children) else None


def _rightmost(sentence: Sentence, noun: int) -> int:
    """Where a noun phrase ends."""
    return max([noun, *(_rightmost(sentence, c) for c in sentence.tokens[noun].children if c > noun)])
