"""Who arrested people of whom a passive alone tells: the police who say so, or who raided, searched or stopped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.events.happenings.mentions import Cluster, Mention
from timeline.events.parties.actors import NO_COUNTRY, ActorPhrase, Actors
from timeline.events.parties.pronouns import SUBJECTS, follows
from timeline.events.parties.single_people import SAYING
from timeline.events.syntax.view import View
from timeline.model import Token

_TAKEN = frozenset(
    {"apprehend", "apprehension", "arrest", "capture", "catch", "custody", "detain", "detention", "hold", "nab", "nick"}
    | {"pick", "roundup", "take"}
)
_POLICE = frozenset({"constabulary", "cop", "garda", "gardaí", "police", "policeman"})
_RAIDS = frozenset(
    {"chase", "comb", "corner", "disperse", "encircle", "enter", "find", "intercept", "pursue", "raid", "search"}
    | {"seize", "stop", "storm", "surround", "swoop", "trace", "track"}
)
_TELLS = SAYING | {"announce", "reveal"}
_OTHERS = frozenset(
    {"agent", "army", "bailiff", "border", "coastguard", "commando", "corps", "court", "customs", "guard"}
    | {"intelligence", "judge", "magistrate", "marine", "marines", "militia", "military", "navy", "official"}
    | {"prosecutor", "rebel", "service", "sheriff", "soldier", "tribunal", "troop", "troops"}
)


def lend_arresters(clusters: Sequence[Cluster], views: Sequence[View], *, known: Actors) -> None:
    """Give arrests of which nobody is told to have made them the police who tell of them, or who came upon those held.

    "Two men were arrested in Porto, police said", "Police raided a flat. A woman was arrested." Not where soldiers, a
    court or others who may take people are told of beside, nor where those police are another country's.
    """
    for cluster in clusters:
        if "COERCE" not in cluster.types or any(not p.pronoun for m in cluster.mentions for p in m.actors):
            continue
        if any(_tells_of_others(views[m.order]) for m in cluster.mentions):
            continue
        for number, mention in enumerate(cluster.mentions):
            found = _police(mention, views, known) if _is_bare_arrest(mention) else None
            if found is not None:
                cluster.mentions[number] = replace(mention, actors=(*mention.actors, found))
                break


def _is_bare_arrest(mention: Mention) -> bool:
    arrest = (mention.trigger.event_type, mention.trigger.event_mode) == ("COERCE", "arrest")
    words = "-".join(mention.trigger.rule.split(":")[1:2]).split("-")
    return (
        arrest and not _TAKEN.isdisjoint(words) and bool(mention.targets) and mention.judgement.assertion == "occurred"
    )


def _police(mention: Mention, views: Sequence[View], known: Actors) -> ActorPhrase | None:
    """The police of the sentence itself, of the one after that tells it, or of the one before that tells of a raid."""
    own = views[mention.order]
    near = [(own, _TELLS | _RAIDS)]
    if mention.order + 1 < len(views) and follows(views[mention.order + 1], own):
        near.append((views[mention.order + 1], _TELLS))
    if mention.order and follows(own, views[mention.order - 1]):
        near.append((views[mention.order - 1], _RAIDS))
    for view, verbs in near:
        if _tells_of_others(view):
            return None
        struck = {p.head for p in mention.targets if p.told_in is None} if view is own else set()
        heads = {head for head in _policing(view, verbs) if head not in struck}
        told = [p for head in sorted(heads) for p in known.phrases(view.sentence, head)[:1]]
        if told and all(_is_there(phrase, mention, known) for phrase in told):
            where = (view.sentence.field, view.sentence.index)
            return told[0] if view is own else replace(told[0], told_in=where)
    return None


def _tells_of_others(view: View) -> bool:
    return not _OTHERS.isdisjoint({*view.lemmas, *view.words})


def _policing(view: View, verbs: frozenset[str]) -> Iterator[int]:
    """The police who are told to do one of the verbs, also by who speaks for them, or whom words are laid to."""
    tokens = view.sentence.tokens
    for token in tokens:
        says = token.dep in SUBJECTS and view.lemmas[token.head] in verbs and token.dep != "nsubjpass"
        laid = token.dep == "pobj" and view.words[token.head] == "to" and view.words[token.head - 1] == "according"
        if says or (laid and "say" in verbs):
            if _is_police(view, token):
                yield token.index
            elif says and view.lemmas[token.head] in _TELLS:
                yield from (t.index for t in tokens if _is_police(view, t) and _is_office_of(tokens, t, token.index))


def _is_office_of(tokens: Sequence[Token], police: Token, person: int) -> bool:
    """Whether the police stand in what somebody is called: "police chief Ann Roe", "Ann Roe, a police officer"."""
    above = tokens[police.head]
    return police.dep in ("compound", "poss") and (above.index == person or above.head == person)


def _is_police(view: View, token: Token) -> bool:
    """Whether a word is for the police, or ends the name of a police department."""
    if view.lemmas[token.index] == "department":
        return view.words[token.index - 1 : token.index] == ["police"]
    return not _POLICE.isdisjoint({view.lemmas[token.index], view.words[token.index]})


def _is_there(phrase: ActorPhrase, mention: Mention, known: Actors) -> bool:
    """Whether police may be those of the place where it was: no Danish police where it was in Peru."""
    country = known.code(phrase.described).split()[0]
    places = {link.mention.place.country for link in mention.places if link.mention.place is not None}
    return country == NO_COUNTRY or places <= {country, None}
