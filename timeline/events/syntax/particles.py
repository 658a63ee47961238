"""Particles that syntax takes for prepositions: "flew in doctors" has an object."""

from __future__ import annotations

from dataclasses import replace

from timeline.events.syntax.arguments import Arguments, conjuncts, objects_of
from timeline.model import Sentence, Token


def with_particle(sentence: Sentence, verb: Token, arguments: Arguments) -> Arguments | None:
    """The arguments of a verb with what hangs on the next word as its object; None where it is no such verb.

    "France flew in tents": they are what it flew in, not where.
    """
    after = sentence.tokens[verb.index + 1 : verb.index + 2]
    if not after or after[0].dep != "prep" or after[0].head != verb.index or arguments.objects:
        return None
    given = [index for head in objects_of(sentence, after[0]) for index in conjuncts(sentence, head)]
    word = after[0].cased.lower()
    rest = [(prep, head) for prep, head in arguments.preps if prep != word]
    particles = [*arguments.particles, word]
    return replace(arguments, objects=given, preps=rest, particles=particles) if given else None
