"""Who is held to have done what was told before: "the crime was blamed on", "for which they hold X responsible".

Where the sentence names the event by one of its own words, `blame` finds who did it. Here the event is only pointed at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from timeline.events.happenings.mentions import Cluster
from timeline.events.parties.suspects import find_suspects, is_rebel
from timeline.events.syntax.view import View
from timeline.events.triggers.blame import answerable, answerers, blamed, is_doubted
from timeline.events.words.groups import Groups
from timeline.events.words.lexicon import VIOLENT
from timeline.model import Token

_REACH = 4
_HEAD = 2
_POINTING = frozenset({"it", "this", "that", "them", "these", "which"})
_DEEDS = frozenset(
    {"act", "action", "aggression", "atrocity", "bomb", "crime", "deed", "felony", "incident", "outrage", "tragedy"}
)
_SUFFERED = frozenset({"incident", "tragedy"})  # victims are involved in these too
_DOERS = frozenset(
    {"assailant", "assassin", "attacker", "bomber", "gunman", "gunmen", "hijacker", "kidnapper", "killer", "murderer"}
    | {"perpetrator", "raider", "shooter"}
)
_BANDS = frozenset({"band", "commando", "gang", "group", "squad", "unit"})
_CONSIST = frozenset({"compose", "comprise", "consist", "form", "include", "make"})
_SELVES = frozenset({"himself", "herself", "themselves"})
_SAYING = frozenset({"claim", "declare", "say", "state"})
_BELONG = frozenset({"be", "belong", "represent"})
_HELD = frozenset({"allege", "believe", "report", "say", "suspect", "think"})
_CAPTORS = frozenset({"free", "hold", "liberate", "release"})
_DONE = frozenset({"attribute", "carry", "claim", "commit", "execute", "mount", "perpetrate", "stage", "undertake"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who did it, by the token that heads the name, in the sentence at `position`.

    `noun` is the token of the event's own word that a relative pronoun stands for, if that is how it is pointed at.
    `mode` is the only mode of event that is meant, if not any violent one.
    """

    position: int
    head: int
    noun: int | None
    mode: str | None = None


def find_attributions(view: View, position: int, told: Set[int]) -> tuple[Attribution, ...]:
    """The attributions of a sentence. `told` are the tokens of its own events' words, which point at nothing else."""
    found: dict[int, Attribution] = {}
    for head, noun in (
        *_of_deeds(view, told),
        *_of_doers(view),
        *_of_bands(view),
        *_self_named(view),
        *_said_to_belong(view),
    ):
        if not is_doubted(view.sentence, head):
            found.setdefault(head, Attribution(position=position, head=head, noun=noun))
    for head in (
        *(_plainly_blamed(view, "blame") if told else ()),
        *_suspected(view),
        *_plainly_answerable(view),
        *find_suspects(view),
    ):
        found.setdefault(head, Attribution(position=position, head=head, noun=None))
    for head in _captors(view):
        found.setdefault(head, Attribution(position=position, head=head, noun=None, mode="abduct"))
    return tuple(found.values())


def _suspected(view: View) -> Iterator[int]:
    """ "The police suspect the Shining Path": a group that is suspected of what was told."""
    return (head for head in _plainly_blamed(view, "suspect") if is_rebel(view, head))


def _plainly_blamed(view: View, lemma: str) -> Iterator[int]:
    """ "The army denied the raid and blamed the rebels": who is blamed, of nothing that the clause names."""
    tokens = view.sentence.tokens
    for token in tokens:
        if token.pos != "VERB" or view.lemmas[token.index] != lemma or is_doubted(view.sentence, token.index):
            continue
        arguments = view.arguments(token.index)
        negated = any(tokens[c].dep == "neg" for c in token.children)
        if not negated and all(prep not in ("for", "of", "on") for prep, _ in arguments.preps):
            yield from (head for head in arguments.objects if head > token.index and _may_act(view, head))


def _plainly_answerable(view: View) -> Iterator[int]:
    """ "The police hold the Front responsible": a group that is, of nothing that the clause names."""
    for token in view.sentence.tokens:
        adjective = answerable(view.sentence, token) if token.pos in ("VERB", "AUX") else None
        if adjective is not None and is_doubted(view.sentence, token.index):
            continue
        named = adjective is None or any(view.words[c] == "for" for c in (*token.children, *adjective.children))
        if not named:
            yield from (head for head in answerers(view.sentence, token) if is_rebel(view, head))


def _said_to_belong(view: View) -> Iterator[tuple[int, None]]:
    """ "Killed by men who said they belonged to the Front"."""
    tokens = view.sentence.tokens
    for token in tokens:
        above = tokens[token.head]
        told = token.dep in ("ccomp", "xcomp") and above.dep in ("acl", "relcl") and view.lemmas[above.index] in _SAYING
        if token.pos != "VERB" or view.lemmas[token.index] != "belong" or not told:
            continue
        yield from ((h, None) for prep, h in view.arguments(token.index).preps if prep == "to" and _is_body(view, h))


def _captors(view: View) -> Iterator[int]:
    """ "The rebels released the priest", "the engineer is held by the Front": who took them, if they are no state's."""
    tokens = view.sentence.tokens
    for token in tokens:
        if token.pos != "VERB" or view.lemmas[token.index] not in _CAPTORS:
            continue
        arguments = view.arguments(token.index)
        if any("person" in view.kinds(head) for head in arguments.objects):
            yield from (head for head in arguments.subjects if is_rebel(view, head))


def pointed_at(found: Attribution, clusters: Sequence[Cluster]) -> tuple[Cluster, int] | None:
    """The violent event that an attribution points at, and the number of the mention.

    That is the one told in the sentence itself, else the one told last within a few sentences before; at the head of a
    text, the one told next.
    """
    best: tuple[Cluster, int] | None = None
    latest = found.position - _REACH
    for cluster in clusters:
        modes = {mention.trigger.event_mode for mention in cluster.mentions}
        if not cluster.types & VIOLENT or (found.mode is not None and found.mode not in modes):
            continue
        for number, mention in enumerate(cluster.mentions):
            if mention.judgement.assertion == "denied":
                continue
            if mention.order == found.position and mention.trigger.token == found.noun:
                return cluster, number
            if latest <= mention.order <= found.position:
                best, latest = (cluster, number), mention.order
    return best if best is not None or found.position > _HEAD else _told_next(found, clusters)


def _told_next(found: Attribution, clusters: Sequence[Cluster]) -> tuple[Cluster, int] | None:
    """ "In an action laid to the gang a school was hit", the bomb itself told in the sentence after."""
    for cluster in clusters:
        first = cluster.mentions[0]
        if cluster.types & VIOLENT and found.mode is None and first.order == found.position + 1:
            return cluster, 0
    return None


def _of_deeds(view: View, told: Set[int]) -> Iterator[tuple[int, int | None]]:
    for token in view.sentence.tokens:
        word = view.words[token.index] if token.pos == "PRON" or token.tag == "WDT" else view.lemmas[token.index]
        if token.index in told or (word not in _DEEDS and word not in _POINTING):
            continue
        noun = _stands_for(view, token, told) if word == "which" else None
        if word == "which" and not _is_of_what_is_told(view, token, noun, told):
            continue
        above = view.words[token.head] if token.dep == "pobj" else ""
        indefinite = word in _DEEDS and any(view.words[c] in ("a", "an") for c in token.children)
        heads = [] if indefinite or (word in _SUFFERED and above == "in") else blamed(view.sentence, token.index)
        if word in _DEEDS and _points_back(view, token):
            heads += _done_by(view, token)
        yield from ((head, noun if noun in told else None) for head in heads if _may_act(view, head))


def _is_of_what_is_told(view: View, pronoun: Token, noun: int | None, told: Set[int]) -> bool:
    """Whether "which" stands for an event: for its noun, or for a whole clause ("six died, which they blamed on")."""
    if noun is not None:
        return bool({noun} & told) or view.lemmas[noun] in _DEEDS
    clause = view.sentence.tokens[pronoun.head]
    return clause.dep == "advcl" and clause.head in told and view.sentence.tokens[pronoun.index - 1].text == ","


def _points_back(view: View, token: Token) -> bool:
    """Whether a noun for a deed is one told before: "the crime", "this action", "an action attributed to"."""
    return token.tag in ("NN", "NNP") or any(view.words[c] in ("the", "these", "those", "both") for c in token.children)


def _done_by(view: View, token: Token) -> list[int]:
    """ "The crime was committed by the gang", "in an action attributed to the gang"."""
    found: list[int] = []
    for verb in _verbs_of(view, token):
        if view.lemmas[verb] in _DONE:
            arguments = view.arguments(verb)
            if token.index in arguments.objects:
                found += [head for head in arguments.subjects if head != token.index]
                found += [head for prep, head in arguments.preps if prep == "to" and view.lemmas[verb] == "attribute"]
        if view.lemmas[verb] == "involve" and token.dep == "nsubj":
            found += [head for head in view.arguments(verb).objects if is_rebel(view, head)]
    return found


def _verbs_of(view: View, token: Token) -> list[int]:
    tokens = view.sentence.tokens
    below = [c for c in token.children if tokens[c].dep in ("acl", "relcl") and tokens[c].pos == "VERB"]
    above = tokens[token.head]
    return [*below, above.index] if above.pos == "VERB" and token.dep in ("nsubj", "nsubjpass", "dobj") else below


def _of_doers(view: View) -> Iterator[tuple[int, None]]:
    """ "The killers were members of the gang", "the attackers, who are said to belong to the gang"."""
    for token in view.sentence.tokens:
        if view.lemmas[token.index] in _DOERS:
            for verb in _told_to_be(view, token):
                yield from ((head, None) for head in _belonging(view, verb))


def _told_to_be(view: View, token: Token) -> list[Token]:
    """The verbs that say what somebody is, as such or as others have it: "are", "who are believed to be"."""
    tokens = view.sentence.tokens
    verbs = [tokens[token.head]] if token.dep in ("nsubj", "nsubjpass") else []
    verbs += [tokens[c] for c in token.children if tokens[c].dep == "relcl" and _is_of_who(view, c)]
    held = [tokens[c] for v in verbs if view.lemmas[v.index] in _HELD for c in v.children if tokens[c].dep == "xcomp"]
    told = [v for v in (*verbs, *held) if view.lemmas[v.index] in _BELONG]
    return [v for v in told if not any(tokens[c].dep == "neg" for w in _with_above(view, v) for c in w.children)]


def _with_above(view: View, verb: Token) -> list[Token]:
    """A verb, with the one that it completes: "are not believed to be"."""
    return [verb, view.sentence.tokens[verb.head]] if verb.dep == "xcomp" else [verb]


def _is_of_who(view: View, verb: int) -> bool:
    """Whether a relative clause tells of those it hangs on: "the men, who are"."""
    tokens = view.sentence.tokens
    return any(view.words[c] == "who" and tokens[c].dep in ("nsubj", "nsubjpass") for c in tokens[verb].children)


def _belonging(view: View, verb: Token) -> Iterator[int]:
    """Whom somebody is said to belong to, or "members" of whom."""
    tokens = view.sentence.tokens
    for child in verb.children:
        if tokens[child].dep == "attr" and view.lemmas[child] in Groups.load().members:
            yield child
        if tokens[child].dep == "prep" and view.words[child] in ("from", "to", "of"):
            yield from (c for c in tokens[child].children if tokens[c].dep == "pobj" and _is_body(view, c))


def _of_bands(view: View) -> Iterator[tuple[int, None]]:
    """ "The group was made up of members of the Front": who a band told of before is."""
    tokens = view.sentence.tokens
    for token in tokens:
        verb = tokens[token.head]
        subject = token.dep in ("nsubj", "nsubjpass") and view.lemmas[token.index] in _BANDS
        known = any(view.words[c] in ("the", "this", "that") for c in token.children)
        if not subject or not known or view.lemmas[verb.index] not in _CONSIST:
            continue
        arguments = view.arguments(verb.index)
        told = [h for prep, h in arguments.preps if prep == "of"] + [h for h in arguments.objects if h > verb.index]
        yield from ((h, None) for h in told if view.lemmas[h] in Groups.load().members or is_rebel(view, h))


def _self_named(view: View) -> Iterator[tuple[int, None]]:
    """ "The gunmen identified themselves as members of the Front"."""
    tokens = view.sentence.tokens
    for token in tokens:
        if view.words[token.index] not in _SELVES or token.dep != "dobj" or view.lemmas[token.head] != "identify":
            continue
        arguments = view.arguments(token.head)
        if any(tokens[c].dep == "neg" for c in tokens[token.head].children):
            continue
        yield from ((h, None) for prep, h in arguments.preps if prep == "as" and is_rebel(view, h))


def _stands_for(view: View, pronoun: Token, told: Set[int]) -> int | None:
    """The noun that a relative pronoun stands for: "the raid for which they are blamed"; "the raid on 2 May, which"."""
    tokens = view.sentence.tokens
    token = pronoun
    while token.head != token.index and token.dep != "relcl":
        token = tokens[token.head]
    if token.dep != "relcl":
        return None
    noun = tokens[token.head]
    while noun.entity == "DATE" and noun.index not in told and noun.head != noun.index:
        noun = tokens[noun.head]
        noun = tokens[noun.head] if noun.dep == "relcl" else noun
    return noun.index


def _may_act(view: View, head: int) -> bool:
    token = view.sentence.tokens[head]
    return token.pos in ("NOUN", "PROPN") and bool(view.kinds(head) & {"person", "group", "name"})


def _is_body(view: View, head: int) -> bool:
    return "group" in view.kinds(head)
