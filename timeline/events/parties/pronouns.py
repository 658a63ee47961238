"""Whom pronouns stand for: by their own sentence, or by the one right before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from timeline.events.parties.actors import ActorPhrase, Actors
from timeline.events.parties.single_people import LOOKS_ON, only_single
from timeline.events.syntax.arguments import conjuncts
from timeline.events.syntax.misplaced import sharing_verb
from timeline.events.syntax.roles import CAUGHT
from timeline.events.syntax.view import View
from timeline.events.words.groups import Groups
from timeline.events.words.lexicon import VIOLENT
from timeline.model import Token

_HE = frozenset({"he", "him", "she", "her"})
_MEETS_WITH = frozenset({"escape", "get", "have", "receive", "survive"})
_MEETING = frozenset({"host", "meet", "receive", "speak", "talk"})
_TALKS = frozenset({"consultation", "conversation", "discussion", "meeting", "negotiation", "talk"})
_EQUALS = frozenset({"colleague", "counterpart"})
_OUTCOME = frozenset({"injure", "kill", "murder", "wound"})  # how what was done to somebody ended
_KILLED = frozenset({"assassinate", "kill", "massacre", "murder", "slaughter", "slay"})
_OWNED = frozenset({"acknowledge", "admit", "boast", "claim", "confess", "deny"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PLACES_AND_BODIES = frozenset({"DATE", "FAC", "GPE", "LOC", "NORP", "ORG"})
_TOLD_OF_ONESELF = frozenset(
    {"add", "announce", "complain", "confirm", "declare", "explain", "report", "reveal", "say", "state", "tell", "warn"}
)


def antecedent(view: View, head: int, event: int, *, spoken: bool) -> int:
    """ "The mayor was driving home when he was shot": who "he" is, where one person is the subject before."""
    tokens = view.sentence.tokens
    above = tokens[tokens[head].head]
    if tokens[head].dep == "appos" and above.entity == "PERSON" and above.index < head and not tokens[head].entity:
        return above.index
    if view.words[head] == "they":
        return _they_above(view, head, spoken=spoken)
    if view.words[head] == "them":
        return _sent_away(view, head)
    if view.words[head] not in _HE:
        return head
    struck = _struck_before(view, head)
    if struck is not None:
        return struck
    other = {"he": "she", "him": "her", "she": "he", "her": "him"}[view.words[head]]
    if other in view.words[:head]:
        return head
    subjects = [
        t.index
        for t in tokens[:head]
        if t.dep in SUBJECTS and is_named_person(view, t) and t.head != tokens[event].head and t.head != event
    ]
    if subjects and any(t.tag == "NN" and t.dep == "dobj" and "person" in view.kinds(t.index) for t in tokens[:head]):
        return head  # "Roe was told that a woman took her son to a ward after he shot a boy"
    if not subjects and tokens[tokens[head].head].dep == "advcl":
        return _subject_above(view, head, _is_one_person)  # "the bishop fled because he was threatened"
    return subjects[0] if len({tokens[i].text for i in subjects}) == 1 else head


def is_named_person(view: View, noun: Token) -> bool:
    """Whether a noun is a person's name, or has one beside it: "Roe", "the leader, Ann Roe, was there"."""
    beside = (view.sentence.tokens[c] for c in noun.children)
    named = any(t.dep == "appos" and t.entity == "PERSON" for t in beside)
    return noun.entity == "PERSON" or (noun.tag == "NN" and named)


def _struck_before(view: View, head: int) -> int | None:
    """ "Dragged a reporter from his car and beat him": the one person that the verb before strikes."""
    tokens = view.sentence.tokens
    verb = tokens[tokens[head].head]
    if tokens[head].dep != "dobj" or verb.dep != "conj" or view.lemmas[verb.index] in _OUTCOME:
        return None
    objects = [h for h in view.arguments(verb.head).objects if h < head and "person" in view.kinds(h)]
    return objects[0] if len(objects) == 1 and tokens[objects[0]].tag in ("NN", "NNP") else None


def _sent_away(view: View, head: int) -> int:
    """ "Expelled two envoys, accusing them of spying": the ones whom the clause above tells it of; else the pronoun."""
    tokens = view.sentence.tokens
    verb = tokens[tokens[head].head]
    if tokens[head].dep != "dobj" or verb.dep != "advcl" or verb.tag != "VBG" or verb.index < verb.head:
        return head
    above = sharing_verb(view.sentence, verb)
    objects = [h for h in view.arguments(above).objects if h < verb.index and "person" in view.kinds(h)]
    return objects[0] if len(objects) == 1 and tokens[objects[0]].tag in ("NNS", "NNPS") else head


def _they_above(view: View, head: int, *, spoken: bool) -> int:
    """ "The rebels fled after they burned the mill", "the rebels claim they burned it": who "they" are."""
    return _subject_above(view, head, _are_many, spoken=spoken)


def others_of(view: View, head: int) -> int:
    """ "Two rebels were killed and four others arrested": four more rebels."""
    tokens = view.sentence.tokens
    told = [t.index for t in tokens[:head] if t.tag == "NNS" and "person" in view.kinds(t.index)]
    counted = any(tokens[c].dep == "nummod" for c in tokens[head].children)
    return told[-1] if counted and told else head


def it_above(view: View, head: int) -> int:
    """ "The army was at fault when it shelled the town", "the army said it shelled it": which body "it" is."""
    return _subject_above(view, head, is_one_body, spoken=True)


def _subject_above(view: View, head: int, may_be: Callable[[View, int], bool], *, spoken: bool = False) -> int:
    """The subject of the clause above that a pronoun may stand for, where there is one; else the pronoun itself."""
    tokens = view.sentence.tokens
    verb = tokens[tokens[head].head]
    tells = spoken or view.lemmas[verb.index] in _MEETS_WITH or _speaks_for_fighters(view, verb.head)
    told = _OWNED | (_TOLD_OF_ONESELF if tells else frozenset())
    own = verb.dep in ("advcl", "conj") or (verb.dep == "ccomp" and view.lemmas[verb.head] in told)
    if tokens[head].dep not in SUBJECTS or not own:
        return head
    above = tokens[verb.head]
    if verb.dep == "ccomp" and above.dep == "conj" and not any(tokens[c].dep in SUBJECTS for c in above.children):
        above = tokens[above.head]  # "claimed the attack and announced that it was ..."
    subjects = [c for c in above.children if tokens[c].dep in SUBJECTS and c < head]
    meant = [c for c in subjects if may_be(view, c)]
    return meant[0] if len(meant) == 1 else head


def _speaks_for_fighters(view: View, verb: int) -> bool:
    """Whether fighters or an army say what they did: "the rebels said they had shot down a jet"."""
    groups = Groups.load()
    subjects = [c for c in view.sentence.tokens[verb].children if view.sentence.tokens[c].dep == "nsubj"]
    words = {form for c in subjects for form in (view.lemmas[c], view.words[c])}
    known = any(view.body_sector(c) in ("REB", "MIL", "UAF") for c in subjects)
    return known or bool(words & (groups.fighters | groups.sides)) or bool(words & {"army", "military", "troops"})


def is_one_body(view: View, head: int) -> bool:
    """Whether a noun phrase is of one body or country, which "it" may be."""
    token = view.sentence.tokens[head]
    one = token.tag in ("NN", "NNP") or view.words[head] == "police"
    return one and (bool(view.kinds(head) & {"group", "country"}) or token.entity == "ORG")


def _is_one_person(view: View, head: int) -> bool:
    return view.sentence.tokens[head].tag == "NN" and "person" in view.kinds(head)


def _are_many(view: View, head: int) -> bool:
    """Whether a noun phrase is of several people, or of a group."""
    token = view.sentence.tokens[head]
    if token.pos not in ("NOUN", "PROPN"):
        return False
    kinds = view.kinds(head)
    return bool(kinds & {"person", "group"}) and (token.tag in ("NNS", "NNPS") or "group" in kinds)


def told_of(view: View, before: Sequence[View], actors: Actors, *, reach: int = 2) -> ActorPhrase | None:
    """Who "he" is at the head of a sentence: the one person who is the subject of the sentence before, if one is.

    By name, or by what is set beside it: "Chad's president, Idriss Deby, thanked France. He ...". Over a sentence that
    tells of nobody single ("The two spoke for an hour."), or of "he" too, the subject of the one before it.
    """
    if not before or not follows(view, before[-1]):
        return None
    told = _subject_of(before[-1], actors)
    if told is None and reach > 1 and _passes_over(before[-1], view):
        return told_of(before[-1], before[:-1], actors, reach=reach - 1)
    return told


def _subject_of(previous: View, actors: Actors) -> ActorPhrase | None:
    """The one person who is the subject of a sentence, or else the only one it names."""
    subjects = [t for t in previous.sentence.tokens if t.dep in SUBJECTS and t.pos in ("PROPN", "NOUN", "PRON")]
    if not subjects or any(t.entity == "PERSON" for t in subjects[1:]):
        return None
    phrases = actors.phrases(previous.sentence, subjects[0].index)
    if len(phrases) == 1 and phrases[0].person:
        return phrases[0]
    return None if _may_be_one(previous, subjects[0]) else _whom_it_concerns(previous, actors)


def _passes_over(view: View, after: View) -> bool:
    """Whether a sentence tells of no single person, but perhaps of the "he" whom the next one tells of too."""
    tokens = view.sentence.tokens
    if any(_may_be_single(view, t) for t in tokens):
        return False
    told = {view.words[t.index] for t in tokens if t.dep in SUBJECTS and view.words[t.index] in ("he", "she")}
    next_told = {after.words[t.index] for t in after.sentence.tokens if after.words[t.index] in ("he", "she")}
    return not told or told == next_told


def _may_be_single(view: View, token: Token) -> bool:
    """Whether a word may be for one person: a name, a singular noun for people, a subject of no known kind by name."""
    if token.entity == "PERSON" or (token.tag in ("NN", "NNP") and "person" in view.kinds(token.index)):
        return True
    return token.dep in SUBJECTS and token.tag == "NNP" and token.entity not in _PLACES_AND_BODIES


def _may_be_one(view: View, subject: Token) -> bool:
    """Whether a subject may be a single person, though nobody by name: "the mayor", "he"."""
    one = subject.tag in ("NN", "NNP") and "person" in view.kinds(subject.index)
    return one or subject.pos == "PRON" or subject.entity == "PERSON"


def _whom_it_concerns(view: View, actors: Actors) -> ActorPhrase | None:
    """The only person whom a sentence names, where a body or several people act: "a court jailed Ann Roe"."""
    one = only_single([view], actors)
    return one if one is not None and one.person else None


def person_speaks(previous: View) -> bool:
    """Whether the first subject of a sentence tells what it says: "Roe said that two were hurt"."""
    tokens = previous.sentence.tokens
    first = next((t for t in tokens if t.dep in SUBJECTS and t.entity == "PERSON"), None)
    return first is not None and previous.lemmas[first.head] in _TOLD_OF_ONESELF | LOOKS_ON


def they_of(view: View, previous: View | None, actors: Actors) -> tuple[ActorPhrase, ...]:
    """Who "they" are at the head of a sentence: the several people that are the subject of the sentence before.

    Where its main clause has no such subject, the one group of people that is a subject of another clause.
    """
    if previous is None or not follows(view, previous):
        return ()
    sentence = previous.sentence
    told = [t for t in sentence.tokens if t.dep in SUBJECTS and not _says(previous, t)]
    main = [t for t in told if sentence.tokens[t.head].dep == "ROOT"]
    listed = actors.phrases(sentence, main[0].index) if len(main) == 1 and main[0].entity == "PERSON" else ()
    if len(listed) > 1 and all(phrase.person for phrase in listed):
        return listed
    both = _who_met(previous, main[0], actors) if len(main) == 1 else ()
    if both:
        return both
    many = [t for t in told if _are_many(previous, t.index)]
    if len(many) != 1:
        doers = [] if many else _by_whom(previous, view) or _whom_it_befell(previous, main)
        return actors.phrases(sentence, doers[0]) if len(doers) == 1 else ()
    meant = (
        _sent_by_body(previous, many[0], view)
        or _caught(previous, many[0], view)
        or _who_struck(previous, many[0], view)
        or [many[0].index]
    )
    phrases = actors.phrases(sentence, meant[0]) if len(meant) == 1 and _are_many(previous, meant[0]) else ()
    return phrases if len(phrases) == 1 else ()


def _sent_by_body(view: View, subject: Token, after: View) -> list[int]:
    """To whom one body did something, where "they" are next told what was done to them: "They were freed"."""
    passive = any(after.words[t.index] == "they" and t.dep == "nsubjpass" for t in after.sentence.tokens)
    one_body = subject.tag in ("NN", "NNP") and subject.dep == "nsubj"
    return _whom_it_befell(view, [subject]) if passive and one_body else []


def _whom_it_befell(view: View, main: Sequence[Token]) -> list[int]:
    """The several people whom one person or a state does something to: "Peru expelled two envoys. They ..."."""
    objects = [head for token in main for head in view.arguments(token.head).objects]
    return [head for head in objects if "person" in view.kinds(head) and _are_many(view, head)]


def who_met(view: View, actors: Actors) -> tuple[ActorPhrase, ...]:
    """Whoever a sentence tells to meet and whom he meets, one each: "Peru's president met Chile's president".

    So do "came to Lima for talks with his Danish colleague" and "telephoned his counterpart" tell.
    """
    mains = [t for t in view.sentence.tokens if t.dep in SUBJECTS and view.sentence.tokens[t.head].dep == "ROOT"]
    return _who_met(view, mains[0], actors) if len(mains) == 1 else ()


def _who_met(view: View, subject: Token, actors: Actors) -> tuple[ActorPhrase, ...]:
    tokens = view.sentence.tokens
    if subject.tag not in ("NN", "NNP") or len(conjuncts(view.sentence, subject.index)) > 1:
        return ()
    others = [h for h in _met_by(view, subject) if tokens[h].tag in ("NN", "NNP")]
    met = [h for h in others if tokens[h].entity == "PERSON" or view.kinds(h) & {"person", "country"}]
    if len(met) != 1:
        return ()
    found = (*actors.phrases(view.sentence, subject.index), *actors.phrases(view.sentence, met[0]))
    return found if len(found) > 1 else ()


def _met_by(view: View, subject: Token) -> list[int]:
    """The heads of those whom a subject is told to meet: by a verb, at talks, or as his colleague."""
    arguments = view.arguments(subject.head)
    if view.lemmas[subject.head] in _MEETING:
        return [*arguments.objects, *(head for prep, head in arguments.preps if prep in ("to", "with"))]
    tokens = view.sentence.tokens
    links = [t for t in tokens if view.words[t.index] == "with" and view.lemmas[t.head] in _TALKS]
    equals = [head for head in arguments.objects if view.lemmas[head] in _EQUALS]
    return [*equals, *(c for link in links for c in link.children if tokens[c].dep == "pobj")]


def _who_struck(view: View, subject: Token, after: View) -> list[int]:
    """ "Six guards were killed in an ambush by rebels. In May they killed ten": the rebels did."""
    if subject.dep != "nsubjpass" or view.lemmas[subject.head] not in _KILLED:
        return []
    return _by_whom(view, after)


def _by_whom(view: View, after: View) -> list[int]:
    """By whom something was done, where the next sentence says that "they" did violence: "an ambush by the rebels"."""
    verb = _they_do(after)
    if verb is None or not _harms(after, verb):
        return []
    links = [t for t in view.sentence.tokens if view.words[t.index] == "by" and t.dep in ("agent", "prep")]
    doers = [c for link in links for c in link.children if view.sentence.tokens[c].dep == "pobj"]
    many = [head for head in doers if _are_many(view, head)]
    return many if len(many) == 1 else []


def _they_do(view: View) -> int | None:
    """The verb of what "they" do."""
    return next((t.head for t in view.sentence.tokens if view.words[t.index] == "they" and t.dep == "nsubj"), None)


def _harms(view: View, verb: int) -> bool:
    """Whether a verb tells of violence."""
    rules = view.lexicon.verbs.get(view.lemmas[verb], ())
    return any(rule.event_type in VIOLENT for rule in rules)


def _caught(view: View, subject: Token, after: View) -> list[int]:
    """Whom the police, and others by whom people are caught, have caught: the next sentence goes on about those.

    The dead do nothing more, nor do the caught do violence: "rebels killed 12 farmers. They burned the houses".
    """
    if subject.dep != "nsubj" or view.lemmas[subject.head] not in CAUGHT:
        return []
    verb = _they_do(after)
    if verb is not None and (view.lemmas[subject.head] in _KILLED or _harms(after, verb)):
        return []
    return [head for head in view.arguments(subject.head).objects if "person" in view.kinds(head)]


def body_of(view: View, previous: View | None, actors: Actors) -> ActorPhrase | None:
    """Which body "it" is at the head of a sentence: the subject of the sentence before, if that is one.

    Who is several, or a person, is not "it": "the ministry said that ten men were held. It sent troops".
    """
    if previous is None or not follows(view, previous):
        return None
    told = [t for t in previous.sentence.tokens if t.dep in SUBJECTS and _may_be_it(previous, t)]
    if len(told) != 1 or not is_one_body(previous, told[0].index):
        return None
    phrases = actors.phrases(previous.sentence, told[0].index)
    return phrases[0] if len(phrases) == 1 and not phrases[0].person else None


def _may_be_it(view: View, subject: Token) -> bool:
    """Whether a noun is of one thing or body."""
    if subject.pos not in ("NOUN", "PROPN") or subject.entity == "PERSON":
        return False
    return is_one_body(view, subject.index) or (
        subject.tag in ("NN", "NNP") and "person" not in view.kinds(subject.index)
    )


def _says(view: View, subject: Token) -> bool:
    """Whether a subject only tells what the sentence says: "police said that gunmen ..."."""
    verb = view.sentence.tokens[subject.head]
    return any(view.sentence.tokens[c].dep == "ccomp" for c in verb.children)


def with_antecedent(
    phrases: tuple[ActorPhrase, ...],
    view: View,
    person: ActorPhrase | None,
    people: Sequence[ActorPhrase] = (),
    body: ActorPhrase | None = None,
) -> tuple[ActorPhrase, ...]:
    """The phrases with "he" and "she", where they are subjects, named as that person; the words stay theirs.

    "They" and "it", where they are the sentence's subject, are named as the people and the body told of before.
    """
    tokens = view.sentence.tokens
    if people:
        theirs = {p.head: tuple(named_as(one, p) for one in people) for p in phrases if is_first(view, p.head, "they")}
        phrases = tuple(named for p in phrases for named in theirs.get(p.head, (p,)))
    if body is not None:
        phrases = tuple(named_as(body, p) if is_first(view, p.head, "it") else p for p in phrases)
    if person is None:
        return phrases
    return tuple(
        named_as(person, p)
        if p.pronoun
        and view.words[p.head] in _HE
        and tokens[p.head].dep in SUBJECTS
        and not _may_be_told_before(view, p.head)
        else p
        for p in phrases
    )


def _may_be_told_before(view: View, pronoun: int) -> bool:
    """Whether the pronoun's own sentence tells of one whom it may be: "guards shot the gunman after he fired"."""
    told = view.sentence.tokens[:pronoun]
    return any(t.tag == "NN" and t.dep in ("dobj", "nsubjpass") and "person" in view.kinds(t.index) for t in told)


def named_as(other: ActorPhrase, phrase: ActorPhrase) -> ActorPhrase:
    """A phrase where it stands, with the name and nature of what it stands for."""
    return replace(
        phrase,
        name=other.name,
        described=other.described,
        generic=other.generic,
        plural=other.plural,
        person=other.person,
        pronoun=False,
    )


def follows(view: View, previous: View) -> bool:
    """Whether a sentence stands right after another of the same field."""
    after, before = view.sentence, previous.sentence
    return (after.field, after.index - 1) == (before.field, before.index)


def is_first(view: View, head: int, pronoun: str) -> bool:
    """Whether a token is this pronoun and the subject of its sentence."""
    token = view.sentence.tokens[head]
    is_subject = token.dep in SUBJECTS and view.sentence.tokens[token.head].dep == "ROOT"
    return view.words[head] == pronoun and token.tag == "PRP" and is_subject
