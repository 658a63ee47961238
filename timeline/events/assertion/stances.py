"""Words that stand without whom they are said to: a body condemns an attack, denies a charge, demands a release.

"The bishops condemned the bombing", "the ministry denied that troops had been sent", "the party welcomed the verdict":
such words name nobody as their target, and are told in passing below the main event.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.happenings.mentions import Mention, word_of
from timeline.model import EventValues, Parse, Sentence, Token

_STANDS = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT"})
_PRIVATE = frozenset({"COP", "CRM", "CVL", "EDU", "JRN", "MED", "UNK"})
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
_DEFINITE = frozenset({"both", "that", "the", "these", "this", "those"})
_ONE = frozenset({"a", "an", "another"})
_ASKED = frozenset({"REJECT", "REQUEST"})
_MILD = frozenset(
    {"advise", "advocate", "ask", "decline", "decline-to", "insist", "invite", "order", "propose", "recommend"}
    | {"said-must", "seek", "suggest", "want"}
)
_PRAISE = frozenset({"acclaim", "applaud", "commend", "endorse", "hail", "laud", "praise", "welcome"})
_WAS = frozenset({"was", "were"})
_HAVE = frozenset({"had", "has", "have", "'ve", "’ve"})


def takes_stand(event_type: str, values: EventValues, mentions: Sequence[Mention], parse: Parse) -> bool:
    """Whether a verb tells that somebody who speaks for a body or a side said so of something definite.

    "The party rejected the offer" does; "the neighbours rejected the offer" and "the party rejects violence" do not.
    """
    speaks = any(code.split()[1] not in _PRIVATE for code in values.actor_codes) or _is_body_by_name(mentions)
    return event_type in _STANDS and speaks and any(_is_stand(m, parse.sentences[m.order]) for m in mentions)


def _is_body_by_name(mentions: Sequence[Mention]) -> bool:
    """Whether who says it goes by a name that is no person's: "the Corsican Front"."""
    return any(not (p.generic or p.person or p.pronoun) for m in mentions for p in m.actors)


def _is_stand(mention: Mention, sentence: Sentence) -> bool:
    judgement, verb = mention.judgement, sentence.tokens[mention.trigger.anchor]
    if judgement.assertion != "occurred" or judgement.generic or not mention.actors or word_of(mention) in _MILD:
        return False
    if mention.trigger.event_type == "SUPPORT" and word_of(mention) not in _PRAISE:
        return False  # "the town honoured the day", "the ministry appreciates the work"
    return verb.dep in _CLAUSES and _is_done(verb, sentence) and _has_content(mention, verb, sentence)


def _is_done(verb: Token, sentence: Sentence) -> bool:
    """Whether a verb tells of what was done once: "condemned", "has condemned", and no "condemns" or "would condemn".

    What somebody says that he is doing he does: "announced that it was ending the truce".
    """
    words = {sentence.tokens[c].cased.lower() for c in verb.children if sentence.tokens[c].dep in ("aux", "auxpass")}
    announced = verb.tag == "VBG" and verb.dep == "ccomp" and bool(words & _WAS)
    return verb.tag == "VBD" or (verb.tag == "VBN" and bool(words & _HAVE)) or announced


def _has_content(mention: Mention, verb: Token, sentence: Sentence) -> bool:
    """Whether it is said of something definite, or in a clause: "the bombing", "that it was so"; no "all violence"."""
    tokens = sentence.tokens
    children = [tokens[c] for c in verb.children]
    if any(c.dep in ("ccomp", "pcomp", "xcomp") and c.index > verb.index for c in children):
        return True
    inside = tokens[mention.trigger.first : mention.trigger.last]
    links = [t for t in (*children, *inside) if t.dep in ("dative", "prep")]
    nouns = [c for c in children if c.dep == "dobj"] + [tokens[c] for t in links for c in t.children]
    allowed = _DEFINITE | (_ONE if mention.trigger.event_type in _ASKED else frozenset())
    return any(_is_definite(noun, sentence, allowed) for noun in nouns if noun.dep in ("dobj", "pobj"))


def _is_definite(noun: Token, sentence: Sentence, articles: frozenset[str]) -> bool:
    below = [sentence.tokens[c] for c in noun.children]
    return any(c.dep == "poss" or (c.dep == "det" and c.cased.lower() in articles) for c in below)
