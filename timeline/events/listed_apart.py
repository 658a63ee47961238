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
