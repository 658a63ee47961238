"""The code of a party: of a person whom one sentence only names, by the office that another gives him."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from timeline.events.happenings.draft import Materials
from timeline.events.parties.actors import NO_COUNTRY, UNKNOWN, ActorPhrase
from timeline.events.parties.naming import full_name


def party_code(name: str, phrase: ActorPhrase, materials: Materials, *, day: datetime.date | None) -> str:
    """The code of a party of a report: "Olan" is the government's where the article has "the prime minister, Olan"."""
    described = phrase.described if len(phrase.described) > len(name) or phrase.generic else name
    held = phrase.generic and materials.book.holder(phrase.described) == name
    surname = not phrase.generic and phrase.name != name  # the model may take it for a town's or a body's
    if not phrase.person and not held and not surname:
        known = materials.actors.code(name, day=day) if phrase.generic and name not in phrase.described else UNKNOWN
        return materials.actors.code(described, day=day) if _is_open(known) else known  # "the group" is one by name
    code = materials.actors.code(described, day=day, person=name)
    if not _is_open(code):
        return code
    others = (materials.actors.code(told, day=day, person=name) for told in _told_elsewhere(name, materials))
    return next((other for other in others if _says_more(other, code)), code)


def _is_open(code: str) -> bool:
    country, sector = code.split()
    return sector == "UNK" or country == NO_COUNTRY


def _says_more(other: str, code: str) -> bool:
    """Whether one code tells the sector that another leaves open, or the country of the same sector."""
    sector = code.split()[1]
    return other.split()[1] != "UNK" if sector == "UNK" else other.split()[1] == sector and not _is_open(other)


def _told_elsewhere(name: str, materials: Materials) -> Iterator[str]:
    """How each mention of a person by this name describes him, in text order."""
    surname = name.split()[-1].casefold()
    for order, sentence in enumerate(materials.parse.sentences):
        for entity in sentence.entities:
            if entity.label != "PERSON" or sentence.tokens[entity.last - 1].text.casefold() != surname:
                continue
            head = sentence.tokens[entity.last - 1]
            apposed = [head.head] if head.dep == "appos" and head.head < head.index else []  # "the writer, Ann Roe"
            for index in (head.index, *apposed):
                for phrase in materials.actors.phrases(sentence, index):
                    if full_name(phrase, order, materials.book) == name:
                        yield phrase.described
