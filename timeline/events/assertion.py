"""Whether it happened: negation, modality, conditions, attempts and reports around a trigger.

The way up from a trigger is walked as long as syntax carries doubt with it: through infinitives and complements, not
out of relative clauses, "after" and "since", whose contents are taken for granted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from timeline.errors import ReferenceDataError
from timeline.events.codebook import read_rows
from timeline.events.lexicon import EFFECT
from timeline.events.roles import blaming_verb
from timeline.events.view import Trigger, View
from timeline.model import Assertion, Token

Status = Literal["occurred", "attempted", "planned", "threatened", "denied", "alleged", "background", "unreal"]
_STATUSES = (
    "attempted",
    "planned",
    "threatened",
    "denied",
    "alleged",
    "background",
    "unreal",
    "reported",
    "charged",
    "brought",
)
_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo", "wilt"})
_MODAL = frozenset({"would", "could", "may", "might", "should", "must", "can", "ca", "ought", "'d", "’d"})
_CONTRASTS = frozenset({"but", "yet"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "until"})
_FACTIVE_STOPS = frozenset({"relcl"})
_CARRYING = frozenset({"for", "of", "to", "against", "with", "from", "on", "in", "about", "at"})
_MEASURES = frozenset(
    {
        "beginning",
        "bout",
        "continuation",
        "couple",
        "day",
        "holding",
        "opening",
        "phase",
        "renewal",
        "resumption",
        "round",
    }
    | {"series", "session", "set", "start", "week"}
)
_MAX_STEPS = 8
_HARM = frozenset({"ASSAULT", EFFECT})
_THOUGHTS = frozenset({"abstract", "document", "media"})
_HABITUAL = frozenset(
    {"always", "constantly", "continually", "daily", "frequently", "often", "periodically", "regularly", "usually"}
)
_SAME_PAST = frozenset({"beat", "burst", "cut", "hit", "hurt", "put", "set", "shut", "split", "spread", "shed"})
_STAYS = frozenset({"be", "hold", "keep", "remain", "stay"})
_DURING = frozenset({"after", "amid", "by", "during", "following", "from", "in"})
_EARLIER = frozenset({"before", "formerly", "previously"})
_LATER = frozenset({"after", "amid", "during", "following", "since"})
_OF_PURPOSE = frozenset({"acl", "advcl", "ccomp", "dobj", "xcomp"})
_NAMING = frozenset({"call", "label", "term"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
_AWAITED = frozenset({"once", "until", "when", "whenever"})
_SINGLED = frozenset({"first", "last", "latest", "only", "second", "third"})
_SEEN = frozenset({"get", "have", "hear", "let", "make", "see", "watch"})
_WHERE = frozenset({"at", "in", "with"})
_LIKENED = frozenset({"like", "than", "unlike"})
_HABITS = frozenset(
    {"AID", "CONCEDE", "CONSULT", "COERCE", "COOPERATE", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION", "x:CRIME"}
    | {"x:ECONOMIC", "x:ELECTION"}
)
_STANCES = frozenset({"REJECT", "SUPPORT", "THREATEN"})
_STATES = frozenset({"censor", "restrict"})
_LEAD_SENTENCES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Words that say whether what they govern happened; `scoped`: in one construction only, by that and the word."""

    verbs: Mapping[str, tuple[Status, frozenset[str]]]
    nouns: Mapping[str, Status]
    adjectives: Mapping[str, Status]
    scoped: Mapping[tuple[str, str], Status]
    reporting: frozenset[str]
    charging: frozenset[str]
    bringing: frozenset[str]

    @classmethod
    def load(cls) -> Cues:
        """The shipped cues. Raises ReferenceDataError that names file and line."""
        verbs: dict[str, tuple[Status, frozenset[str]]] = {}
        others: dict[str, dict[str, Status]] = {"noun": {}, "adjective": {}}
        scoped: dict[tuple[str, str], Status] = {}
        words: dict[str, set[str]] = {"reported": set(), "charged": set(), "brought": set()}
        for where, row in read_rows("assertion_cues.csv", ("word", "part", "assertion", "scope")):
            if row["assertion"] not in _STATUSES or row["part"] not in ("verb", *others):
                raise ReferenceDataError(f"{where}: {row['part']} {row['assertion']} is no cue")
            status = cast(Status, row["assertion"])
            if row["assertion"] in words:
                words[row["assertion"]].add(row["word"])
            elif row["part"] == "verb" and row["scope"] != "deed":
                verbs[row["word"]] = (status, frozenset(row["scope"].split()))
            elif row["scope"]:
                scoped[row["scope"], row["word"]] = status
            else:
                others[row["part"]][row["word"]] = status
        return cls(
            verbs=verbs,
            nouns=others["noun"],
            adjectives=others["adjective"],
            scoped=scoped,
            reporting=frozenset(words["reported"]),
            charging=frozenset(words["charged"]),
            bringing=frozenset(words["brought"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """`assertion` is None where nothing is said to have happened, nor to be to come."""

    assertion: Assertion | None
    generic: bool
    definite: bool
    other: bool


_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_PRESENT = frozenset({"is", "are", "am", "'s", "'re", "’s", "’re"})
_SPEAKERS = frozenset({"us", "me"})
_OTHER = frozenset(
    {"another", "second", "third", "other", "separate", "similar", "different", "fresh", "new", "unrelated"}
)


def judge(view: View, trigger: Trigger, cues: Cues) -> Judgement:
    """Assertion, and whether the mention is generic, a reference back, or says it is another one."""
    status = _noun_status(view, trigger.token, cues) if trigger.part != "verb" else None
    status = (
        status or _named_attempt(view, trigger, cues) or _foiled(view, trigger, cues) or _climb(view, trigger, cues)
    )
    if status is None and trigger.part != "verb" and _is_likened(view, trigger):
        status = "unreal"
    if status in (None, "occurred", "planned", "denied") and view.words[-1] == "?":
        status = "unreal"
    if status == "planned" and (
        trigger.event_type == EFFECT or (trigger.event_type, trigger.event_mode) == ("x:DEATH", None)
    ):
        status = "unreal"  # "he is going to die": what is only feared
    determiners = _determiners(view, trigger.token)
    assertion = None if status == "unreal" else status or "occurred"
    return Judgement(
        assertion=assertion,
        generic=_is_generic(view, trigger, determiners) or _names_charge(view, trigger, cues),
        definite=trigger.part == "noun" and not determiners.isdisjoint(_DEFINITE),
        other=not determiners.isdisjoint(_OTHER),
    )


def _foiled(view: View, trigger: Trigger, cues: Cues) -> Status | None:
    """A bomb defused tells of an attempt."""
    if trigger.part != "verb" or trigger.event_type not in _HARM:
        return None
    cue = cues.verbs.get(view.lemmas[trigger.token])
    return "attempted" if cue is not None and cue[0] == "attempted" and "obj" in cue[1] else None


def _named_attempt(view: View, trigger: Trigger, cues: Cues) -> Status | None:
    """An "attempted robbery" and a "coup attempt" are attempts by their name."""
    words = [
        (view.words[i], view.lemmas[i]) for i in range(trigger.first, trigger.last) if trigger.last > trigger.first + 1
    ]
    named = any("attempted" in (cues.adjectives.get(word), cues.nouns.get(lemma)) for word, lemma in words)
    token = view.sentence.tokens[trigger.token]
    above = token.dep == "compound" and cues.nouns.get(view.lemmas[token.head]) == "attempted"
    return "attempted" if named or above else None


def _is_likened(view: View, trigger: Trigger) -> bool:
    """ "Nothing as common as a theft, or like a theft": what something else is likened to, attacks apart."""
    token = view.sentence.tokens[trigger.token]
    return trigger.event_type not in _HARM and token.dep == "pobj" and view.words[token.head] in _LIKENED


def _names_charge(view: View, trigger: Trigger, cues: Cues) -> bool:
    """Whether a noun of crime says only what someone is charged with: "held on three counts of theft"."""
    if trigger.part == "verb" or trigger.event_type != "x:CRIME":
        return False
    token = view.sentence.tokens[trigger.token]
    if "the" in _determiners(view, token.index):
        return False
    for _ in range(_MAX_STEPS):
        if token.dep == "ROOT" or (token.pos in ("VERB", "AUX") and token.dep not in ("acl", "pcomp", "xcomp")):
            return False
        if view.words[token.index] in _LATER:
            return False
        token = view.sentence.tokens[token.head]
        if view.lemmas[token.index] in cues.charging:
            return True
    return False


def _determiners(view: View, token: int) -> set[str]:
    children = view.sentence.tokens[token].children
    deps = ("det", "amod", "advmod", "poss")
    return {view.words[c] for c in children if view.sentence.tokens[c].dep in deps}


def _noun_status(view: View, noun: int, cues: Cues) -> Status | None:
    token = view.sentence.tokens[noun]
    if token.pos not in ("NOUN", "PROPN"):
        return None
    for child in token.children:
        below = view.sentence.tokens[child]
        if below.dep in ("amod", "det", "compound", "advmod") and view.words[child] in cues.adjectives:
            return cues.adjectives[view.words[child]]
        if below.dep == "neg":
            return "denied"
    if (
        token.dep == "pobj"
        and view.words[token.head] == "in"
        and _holds_of_nobody(view, view.sentence.tokens[token.head])
    ):
        return "denied"
    before = view.words[max(0, noun - 3) : noun]
    return "denied" if "without" in before else None


def _holds_of_nobody(view: View, preposition: Token) -> bool:
    """ "No one is in custody", "with nobody in custody"."""
    above = view.sentence.tokens[preposition.head]
    if above.pos == "VERB" and view.lemmas[above.index] not in _STAYS:
        return False  # "no one was hurt in the crash"
    holders = [above, *(view.sentence.tokens[c] for c in above.children if above.pos in ("VERB", "AUX"))]
    return any(t.dep not in ("aux", "prep", "advmod") and _is_nobody(view, t) for t in holders)


def _is_generic(view: View, trigger: Trigger, determiners: set[str]) -> bool:
    """Talk of a kind of event: "attacks", "a government that murders priests", "an attack on democracy"."""
    token = view.sentence.tokens[trigger.token]
    if trigger.event_type not in _HARM:
        below_lead = view.sentence.field == "text" and view.sentence.index >= _LEAD_SENTENCES
        if token.pos == "VERB" and (_describes_many(view, token) or _describes_state(view, trigger)):
            return True
        if token.pos == "VERB" and trigger.event_type in _STANCES and token.dep == "relcl":
            return below_lead and _is_habitual(view, token)
        if token.pos == "VERB" and trigger.event_type in _HABITS:
            told = _is_habitual(view, token) and _awaited(view, token) != "planned"
            return below_lead and (told or _is_ever(view, token))
        if trigger.event_type in _HABITS and below_lead and _is_done_daily(view, trigger):
            return True
        return _is_generic_noun(view, trigger, determiners)
    if token.pos == "VERB" and _describes_many(view, token):
        return True
    if trigger.targets and all(view.kinds(h) and view.kinds(h) <= _THOUGHTS for h in trigger.targets):
        return True
    if token.pos == "VERB":
        return view.sentence.field == "text" and _is_habitual(view, token)
    if token.tag == "NNS" and _is_bare(view, token, determiners) and not trigger.targets:
        return trigger.anchor == trigger.token and not view.is_titled
    return _is_generic_noun(view, trigger, determiners)


_APPOINTED = frozenset({"fix", "plan", "schedule", "set", "slate"})


def _is_bare(view: View, noun: Token, determiners: set[str]) -> bool:
    numbered = any(view.sentence.tokens[c].dep in ("nummod", "det", "poss") for c in noun.children)
    return not determiners and not numbered


def _is_done_daily(view: View, trigger: Trigger) -> bool:
    """Whether a simple present lends its object to a noun: "the force that makes the arrest"."""
    token, above = view.sentence.tokens[trigger.token], view.sentence.tokens[trigger.anchor]
    lends = above.index == token.head and token.dep == "dobj" and above.pos == "VERB"
    return lends and above.dep == "relcl" and _is_habitual(view, above)


def _is_generic_noun(view: View, trigger: Trigger, determiners: set[str]) -> bool:
    token = view.sentence.tokens[trigger.token]
    if token.pos not in ("NOUN", "PROPN"):
        return False
    if trigger.event_type not in _HARM and token.dep == "compound" and not view.is_titled:
        return True
    if _is_defined(view, trigger, determiners):
        return True
    if trigger.anchor != trigger.token or trigger.actors or trigger.targets or view.is_titled:
        return False
    if token.dep in ("compound", "nmod", "poss"):
        return True
    if token.tag == "NN" and (view.sentence.field == "title" or _has_name_before(view, token)):
        return False  # headlines leave articles out
    return _is_bare(view, token, determiners) and token.tag in ("NNS", "NN")


def _has_name_before(view: View, noun: Token) -> bool:
    """Whether a name says which it was: "the trial over Elm Street arson"."""
    tokens = view.sentence.tokens
    return any(tokens[c].dep == "compound" and tokens[c].pos == "PROPN" for c in noun.children)


def _is_defined(view: View, trigger: Trigger, determiners: set[str]) -> bool:
    """Whether the present says what a kind of thing is: "kidnapping is a profitable trade"."""
    token, above = view.sentence.tokens[trigger.token], view.sentence.tokens[trigger.anchor]
    is_so = above.index != token.index and view.lemmas[above.index] == "be" and above.tag in ("VBP", "VBZ")
    return is_so and token.dep == "nsubj" and _is_bare(view, token, determiners)


def _describes_many(view: View, verb: Token) -> bool:
    """A participle before a bare plural names a kind: "relatives of murdered people", not "the kidnapped engineers"."""
    tokens = view.sentence.tokens
    after = tokens[verb.index + 1] if verb.index + 1 < len(tokens) else verb
    bare = not any(tokens[c].dep in ("aux", "auxpass", "nsubj", "nsubjpass", "dobj") for c in verb.children)
    noun = tokens[verb.head] if verb.dep == "amod" else after if verb.dep == "conj" and bare else verb
    if verb.tag != "VBN" or noun.tag != "NNS" or view.is_titled:
        return False
    return not any(tokens[c].dep in ("det", "nummod", "poss") for c in noun.children)


def _describes_state(view: View, trigger: Trigger) -> bool:
    """ "The outlawed party" tells of no ban, but of what the party is."""
    return trigger.event_mode in _STATES and view.sentence.tokens[trigger.token].dep == "amod"


def _is_ever(view: View, verb: Token) -> bool:
    """ "The kindest person I ever met" tells of no meeting."""
    return any(view.words[c] == "ever" for c in verb.children)


def _is_habitual(view: View, verb: Token) -> bool:
    """A simple present in running text, or words like "often" and "every day", tell of no single happening."""
    children = [view.sentence.tokens[c] for c in verb.children]
    if any(view.words[c.index] in _HABITUAL for c in children if c.dep in ("advmod", "npadvmod")):
        return True
    helped = any(c.dep in ("aux", "auxpass") for c in children)
    uninflected = view.words[verb.index] in _SAME_PAST
    return verb.tag in ("VBZ", "VBP") and not helped and not uninflected and any(c.dep == "nsubj" for c in children)


def _climb(view: View, trigger: Trigger, cues: Cues) -> Status | None:
    index = trigger.anchor
    beside: Token | None = None
    for step in range(_MAX_STEPS):
        token = view.sentence.tokens[index]
        if token.pos in ("VERB", "AUX"):
            spared = beside is not None or (step == 0 and trigger.part != "verb")
            status = _local(view, token, spared=spared)
            if status == "denied" and (_is_set_against(view, token, beside) or _is_when(view, trigger, token)):
                status = None
            if status == "planned" and _is_only_hoped(view, token, cues):
                return "unreal"
            if status is not None and not (step > 0 and status == "denied" and trigger.event_type == "REJECT"):
                return status
        elif _is_appointed(view, token):
            return "planned"
        if token.dep == "ROOT" or token.head == index:
            return None
        status, follow = _governed(view, token, cues, harms=trigger.event_type in _HARM)
        if status == "planned" and token.dep in _OF_PURPOSE and _is_idle(view, token.head, trigger, cues):
            return "unreal"
        if status is not None:
            return status
        if not follow:
            return None
        beside = token if token.dep == "conj" else None
        index = token.head
    return None


def _is_only_hoped(view: View, verb: Token, cues: Cues) -> bool:
    """ "I hope that they will meet", "doubts that they will meet": neither says of a meeting that it is to come."""
    if verb.dep == "acl":
        return cues.nouns.get(view.lemmas[verb.head]) in ("denied", "unreal")
    if verb.dep != "ccomp":
        return False
    status, kinds = cues.verbs.get(view.lemmas[verb.head], ("occurred", frozenset[str]()))
    return status in ("denied", "unreal") and "ccomp" in kinds


def _is_idle(view: View, above: int, trigger: Trigger, cues: Cues) -> bool:
    """Whether what has a purpose is itself not done, nor to be: "they asked him to send planes to evacuate the town".

    Who asks for help to do a thing is to do it himself.
    """
    if view.sentence.tokens[above].dep == "pobj":
        return False
    return _climb(view, replace(trigger, anchor=above), cues) in ("denied", "unreal")


def _is_when(view: View, trigger: Trigger, verb: Token) -> bool:
    """Whether a noun only tells when or by what nobody was hurt: "no one was injured in the crash"."""
    noun = view.sentence.tokens[trigger.token]
    link = view.sentence.tokens[noun.head]
    return noun.dep == "pobj" and link.head == verb.index and view.words[link.index] in _DURING


def _is_set_against(view: View, verb: Token, conjunct: Token | None) -> bool:
    """Whether "but" parts two verbs: "the mine did not go off but wrecked a truck" denies the first alone."""
    if conjunct is None:
        return False
    linked = [c for c in verb.children if view.sentence.tokens[c].dep == "cc" and c < conjunct.index]
    return any(view.words[c] in _CONTRASTS for c in linked)


def _is_appointed(view: View, noun: Token) -> bool:
    """Whether a noun is said to be still to come: "talks set for June", in a title as in a sentence."""
    tokens = view.sentence.tokens
    links = [link for child in noun.children if tokens[child].dep == "prep" for link in tokens[child].children]
    hung = (*noun.children, *(index for link in links for index in tokens[link].children))
    verbs = [tokens[index] for index in hung if tokens[index].dep == "acl"]
    if noun.dep == "nsubj" and not any(tokens[c].dep == "dobj" for c in tokens[noun.head].children):
        verbs.append(tokens[noun.head])
    return any(
        verb.tag in ("VBN", "VBD")
        and view.lemmas[verb.index] in _APPOINTED
        and any(view.words[c] == "for" for c in verb.children)
        for verb in verbs
    )


def _local(view: View, verb: Token, *, spared: bool = False) -> Status | None:
    """What the verb's own auxiliaries, negation and conjunction say; a raid that `spared` all was a raid."""
    if view.words[max(0, verb.index - 2) : verb.index] == ["yet", "to"]:
        return "unreal"
    if (status := _awaited(view, verb)) is not None:
        return status
    children = [view.sentence.tokens[c] for c in verb.children]
    words = {view.words[c.index] for c in children if c.dep in ("aux", "auxpass", "mark", "advmod", "neg")}
    if (
        words & _CONDITIONS
        or _is_in_case(view, children)
        or _is_in_title(view, children)
        or any(_is_either(view, c) for c in children)
    ):
        return "unreal"
    if any(c.dep == "neg" for c in children) or words & {"never", "hardly", "scarcely"} or _follows_nor(view, verb):
        return "unreal" if words & (_MODAL | _FUTURE) or _shares_modal(view, verb) else "denied"
    denying = ("nsubj", "nsubjpass") if spared else ("nsubj", "nsubjpass", "dobj")
    if any(c.dep in denying and _is_nobody(view, c) for c in children) or _holds_in_none(view, children):
        return "denied"
    if words & _FUTURE:
        return "unreal" if _is_conditional(view, children) else "planned"
    if verb.tag == "VBG" and words & _PRESENT and any(view.words[c.index] in _SPEAKERS for c in children):
        return "unreal"  # "they are killing us": a complaint, and no one happening
    if words & _MODAL or [view.words[c.index] for c in children if c.dep in ("aux", "auxpass")] == ["be"]:
        return "unreal"  # "that all land be confiscated" is a wish
    if any(c.dep == "advmod" and not c.children and view.words[c.index] in _EARLIER for c in children):
        return "background"  # "he has been arrested before"
    if words & {"allegedly", "reportedly", "purportedly", "supposedly"}:
        return "alleged"
    if words & {"nearly", "almost"} and verb.tag in ("VBD", "VBN"):
        return "attempted"
    if verb.dep == "ROOT" and any(c.tag == "TO" for c in children):
        return "planned"
    return None


def _is_in_case(view: View, children: Sequence[Token]) -> bool:
    """ "In the event that they win"."""
    marks = [c.index for c in children if c.dep == "mark" and view.words[c.index] == "that"]
    return any(view.words[max(0, i - 3) : i] in (["in", "the", "event"], ["in", "the", "case"]) for i in marks)


def _is_either(view: View, child: Token) -> bool:
    """ "Either they accept or the war goes on" tells of neither."""
    return child.dep in ("advmod", "cc", "preconj") and view.words[child.index] == "either"


def _holds_in_none(view: View, children: Sequence[Token]) -> bool:
    """ "In none of the cases did they arrest the killers"."""
    links = [c for c in children if c.dep == "prep" and view.words[c.index] == "in"]
    return any(view.words[c] in _NOBODY for link in links for c in link.children)


def _is_in_title(view: View, children: Sequence[Token]) -> bool:
    """Whether an infinitive begins the name of a work: "we read 'To Burn a Town'"."""
    return not view.is_titled and any(c.tag == "TO" and c.cased == "To" and c.index > 0 for c in children)


def _follows_nor(view: View, verb: Token) -> bool:
    """ "We do not strike, nor are we marching" denies both."""
    if verb.dep != "conj":
        return False
    linked = [c for c in view.sentence.tokens[verb.head].children if view.sentence.tokens[c].dep == "cc"]
    return any(view.words[c] == "nor" and verb.head < c < verb.index for c in linked)


def _awaited(view: View, verb: Token) -> Status | None:
    """What is told in the present is to come after "before", and comes if ever, or time and again, after "when"."""
    children = [view.sentence.tokens[c] for c in verb.children]
    passive = verb.tag == "VBN" and any(c.dep == "auxpass" and c.tag in ("VBP", "VBZ") for c in children)
    if not (passive or verb.tag in ("VBP", "VBZ")) or view.sentence.field == "title":
        return None
    if any(c.dep in ("aux", "auxpass") and c.tag in ("VBD", "MD") for c in children):
        return None
    words = {view.words[c.index] for c in children if c.dep in ("mark", "advmod") and c.index < verb.index}
    if "before" in words:
        return "planned"
    before = [view.words[c.index - 1] for c in children if c.dep == "mark" and view.words[c.index] == "as" and c.index]
    return "unreal" if words & _AWAITED or any(word in ("long", "soon") for word in before) else None


def _is_conditional(view: View, children: Sequence[Token]) -> bool:
    """ "If they are tried they will be jailed" says of nobody that he will be."""
    clauses = [c for c in children if c.dep == "advcl"]
    return any(view.words[c] in _CONDITIONS - {"until"} for clause in clauses for c in clause.children)


def _shares_modal(view: View, verb: Token) -> bool:
    """Whether a verb stands beside one with a modal, and shares it: "it must stop and not support them"."""
    if verb.dep != "conj" or any(view.sentence.tokens[c].dep in ("nsubj", "aux") for c in verb.children):
        return False
    return any(view.words[c] in _MODAL for c in view.sentence.tokens[verb.head].children)


def _is_nobody(view: View, token: Token) -> bool:
    if view.words[token.index] in _NOBODY:
        return True
    return any(view.words[c] == "no" for c in token.children)


def _governed(view: View, token: Token, cues: Cues, *, harms: bool) -> tuple[Status | None, bool]:
    """What the governor makes of `token`, and whether to go on upwards."""
    head = view.sentence.tokens[token.head]
    if token.dep in _FACTIVE_STOPS:
        return _to_come(view, token, head, cues), False
    if token.dep == "acl":
        return _under_noun(view, token, head, cues), False
    if token.dep == "advcl":
        purpose = any(view.sentence.tokens[c].tag == "TO" for c in token.children)
        if purpose and head.pos == "NOUN":  # "no need for the bank to lend"
            return _to_do(view, head, cues), False
        return ("planned" if purpose else None), False
    if token.dep == "pcomp" and view.words[token.head] == "without":
        return "denied", False
    if token.dep in ("pobj", "pcomp"):
        return _under_preposition(view, head, cues, harms=harms)
    if token.dep in ("xcomp", "ccomp", "dobj", "nsubjpass", "nsubj", "oprd", "attr", "csubj"):
        return _under_verb(view, token, head, cues, harms=harms)
    if token.dep == "acomp":
        return None, head.pos in ("VERB", "AUX")  # "is not willing to talk"
    if token.dep == "conj":
        own = any(view.sentence.tokens[c].dep in ("nsubj", "nsubjpass") for c in token.children)
        return None, not own
    return None, token.dep in ("compound", "amod", "prep", "dep", "appos", "poss", "nmod")


def _to_come(view: View, token: Token, noun: Token, cues: Cues) -> Status | None:
    """A relative infinitive is to come; of "the first to visit" the verb above tells, past or to come."""
    if not any(view.sentence.tokens[c].tag == "TO" for c in token.children):
        return None
    singled = any(view.words[c] in _SINGLED for c in noun.children) or view.words[noun.index] in _SINGLED
    above = view.sentence.tokens[noun.head]
    if not singled:
        return cues.nouns.get(view.lemmas[noun.index], "planned")
    return _local(view, above) if above.pos in ("VERB", "AUX") else None


def _to_do(view: View, noun: Token, cues: Cues) -> Status:
    """What a noun makes of the infinitive on it: "a plan to", "no time to"."""
    lemma = view.lemmas[noun.index]
    return cues.scoped.get(("to", lemma)) or cues.nouns.get(lemma, "planned")


def _under_noun(view: View, token: Token, noun: Token, cues: Cues) -> Status | None:
    if any(view.sentence.tokens[c].tag == "TO" for c in token.children):
        return _to_do(view, noun, cues)
    if any(view.words[c] == "that" and view.sentence.tokens[c].dep == "mark" for c in token.children):
        return _told_by(view, noun, cues)
    return cues.scoped.get(("acl", view.lemmas[noun.index])) if token.tag == "VBG" else None


def _told_by(view: View, noun: Token, cues: Cues) -> Status | None:
    """What a noun makes of the clause that says what it holds: "charges that the army fired", denied or not."""
    above = cues.verbs.get(view.lemmas[noun.head], ("occurred", frozenset[str]()))
    if noun.dep == "dobj" and above[0] == "denied":
        return "denied"
    status = cues.nouns.get(view.lemmas[noun.index])
    return status if status in ("alleged", "denied", "unreal") else None


def _under_preposition(view: View, preposition: Token, cues: Cues, *, harms: bool) -> tuple[Status | None, bool]:
    """What governs a preposition; "a round of talks" is talks, and who "will come for talks" will have them."""
    governor = view.sentence.tokens[preposition.head]
    if preposition.dep == "conj" and governor.pos == "ADP":
        governor = view.sentence.tokens[governor.head]
    if view.words[preposition.index] not in _CARRYING:
        return None, False
    if governor.pos in ("NOUN", "PROPN", "PRON"):
        lemma = view.lemmas[governor.index]
        status = cues.nouns.get(lemma)
        if status is None and not harms:
            status = _blamed(view, governor, cues) or cues.scoped.get(("of", lemma))
        return status, status is None and lemma in _MEASURES
    if governor.pos == "ADJ":
        return cues.scoped.get(("pobj", view.lemmas[governor.index])), False
    cue = cues.verbs.get(view.lemmas[governor.index])
    above = blaming_verb(view.sentence, preposition)
    lifted = None if above is None else cues.verbs.get(view.lemmas[above.index])
    if lifted is not None and lifted[0] == "alleged" and "pobj" in lifted[1]:
        return lifted[0], False
    gerund = any(view.sentence.tokens[c].dep == "pcomp" for c in preposition.children)
    if cue is not None and "pobj" in cue[1] and (gerund or view.words[preposition.index] not in _WHERE):
        return cue[0], False
    if cue is not None and "present" in cue[1] and governor.tag in ("VB", "VBP", "VBZ"):
        return cue[0], False  # "tips that lead to an arrest"
    if not harms and (found := cues.scoped.get(("deed", view.lemmas[governor.index]))) is not None:
        return found, False
    if not harms and view.words[preposition.index] == "for":
        things = [c for c in governor.children if view.sentence.tokens[c].dep in ("dobj", "nsubjpass")]
        offers = [cues.scoped["for", view.lemmas[c]] for c in things if ("for", view.lemmas[c]) in cues.scoped]
        if offers:
            return offers[0], False
    if not harms and view.words[preposition.index] in ("for", "to") and governor.pos == "VERB":
        return None, True
    if governor.pos in ("VERB", "AUX") and view.words[preposition.index] in ("about", "of", "on"):
        for child in governor.children:
            if view.sentence.tokens[child].dep == "nsubj" and cues.nouns.get(view.lemmas[child]) == "unreal":
                return "unreal", False
    status = _local(view, governor) if governor.pos in ("VERB", "AUX") else None
    return (status if status == "unreal" else None), False


def _blamed(view: View, noun: Token, cues: Cues) -> Status | None:
    """What "accuse" makes of the deed where the parser hangs it on the accused: "accuses everyone of helping"."""
    if noun.dep != "dobj":
        return None
    status, kinds = cues.verbs.get(view.lemmas[noun.head], ("occurred", frozenset[str]()))
    return status if status == "alleged" and "pobj" in kinds else None


def _is_known(view: View, noun: Token, verb: Token) -> bool:
    """ "Nobody knows who planned the murder": what is spoken of as known, in the past, was done."""
    past = verb.tag == "VBD" or (verb.tag == "VBN" and any(view.words[c] == "had" for c in verb.children))
    return past and noun.pos in ("NOUN", "PROPN") and any(view.words[c] == "the" for c in noun.children)


def _is_told_past(view: View, verb: Token) -> bool:
    """ "They guarantee that he was freed", not "that he is freed"."""
    return verb.tag in ("VBD", "VBN") and not any(view.words[c] in _PRESENT for c in verb.children)


def _is_called(view: View, token: Token, verb: Token, cues: Cues) -> bool:
    """Whether a word only stands for what somebody calls so: "what they said was fraud", "what they call a robbery"."""
    if token.dep == "oprd":
        return view.lemmas[verb.index] in _NAMING and any(view.words[c] == "what" for c in verb.children)
    said = token.dep == "ccomp" and token.pos == "AUX" and view.lemmas[verb.index] in cues.reporting
    return said and any(view.words[c] == "what" for c in (*token.children, *verb.children))


def _is_infinitive(view: View, token: Token) -> bool:
    return token.dep == "xcomp" and any(view.sentence.tokens[c].tag == "TO" for c in token.children)


def _copula(view: View, verb: Token) -> Token:
    """The verb of being over an adjective, which bears what denies it: "is not willing to"."""
    above = view.sentence.tokens[verb.head]
    return above if verb.dep == "acomp" and above.pos in ("VERB", "AUX") else verb


def _is_held(view: View, token: Token, verb: Token, cues: Cues) -> Status | None:
    """What an adjective makes of a clause that the parser hangs on "is": "it is necessary to talk"."""
    if verb.pos != "AUX" or verb.tag not in ("VB", "VBP", "VBZ") or token.dep not in ("ccomp", "csubj", "xcomp"):
        return None
    adjectives = [view.lemmas[c] for c in verb.children if view.sentence.tokens[c].dep == "acomp"]
    found = [cues.verbs[word] for word in adjectives if word in cues.verbs]
    return next((status for status, kinds in found if token.dep in kinds or "xcomp" in kinds), None)


def _under_verb(view: View, token: Token, verb: Token, cues: Cues, *, harms: bool) -> tuple[Status | None, bool]:
    """A verb with a particle is another verb: "set up" plans nothing."""
    lemma = view.lemmas[verb.index]
    parted = lemma == "set" and any(view.sentence.tokens[c].dep == "prt" for c in verb.children)
    cue = None if parted else cues.verbs.get(lemma)
    if lemma == "go" and verb.tag == "VBG" and any(view.sentence.tokens[c].tag == "TO" for c in token.children):
        return "planned", False  # "they were going to shoot him"
    kind = "obj" if token.dep in ("dobj", "nsubjpass") else token.dep
    if lemma == "have" and verb.tag in ("VB", "VBP", "VBZ") and _is_infinitive(view, token):
        return "unreal", False  # "they have to talk"
    if view.lemmas[verb.index] == "fail" and token.dep in ("nsubj", "xcomp"):
        return "attempted", False
    if _is_called(view, token, verb, cues):
        return "alleged", False
    if cue is not None and kind in cue[1]:
        if token.dep == "nsubjpass" and cue[0] == "planned" and view.words[verb.index - 1] == "been":
            return "unreal", False
        if _local(view, _copula(view, verb)) in ("denied", "unreal"):
            return "unreal", False
        if harms and kind == "obj" and cue[0] == "planned" and _is_known(view, token, verb):
            return None, False
        if token.dep == "ccomp" and cue[0] == "planned" and _is_told_past(view, token):
            return None, False
        return cue[0], False
    if not harms and kind == "obj" and ("deed", lemma) in cues.scoped:
        return cues.scoped["deed", lemma], False
    if not harms and kind == "obj" and lemma in cues.bringing:
        return None, True
    if token.dep == "attr":
        return None, True  # "it is not clear if it was an accident"
    if token.dep == "ccomp" and lemma in _SEEN and token.tag in ("VB", "VBN", "VBG"):
        return None, True
    if (found := _is_held(view, token, verb, cues)) is not None:
        return found, False
    if verb.pos == "ADJ" or (token.dep == "xcomp" and verb.pos in ("VERB", "AUX")):
        return None, token.dep == "xcomp"
    return None, False
