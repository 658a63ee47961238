"""Whether it happened: negation, modality, conditions, attempts and reports around a trigger.

The way up from a trigger is walked as long as syntax carries doubt with it: what a verb's own clause says is told by
`assertion/own_clause.py`, what the words above it make of it by `assertion/above.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from timeline.events.assertion.above import status_above
from timeline.events.assertion.alarms import is_alarm
from timeline.events.assertion.generic import HARM, is_generic
from timeline.events.assertion.hearsay import is_hearsay
from timeline.events.assertion.own_clause import clause_status, is_nobody
from timeline.events.assertion.refusals import is_said_by_not_doing
from timeline.events.assertion.standing import is_standing
from timeline.events.syntax.before_they_died import only_counts_from
from timeline.events.syntax.charges import names_charge
from timeline.events.syntax.remembrance import is_on_eve, remembrance
from timeline.events.syntax.view import Trigger, View, determiners_of
from timeline.events.triggers.frames import fits
from timeline.events.words.assertion_cues import Cues, Status
from timeline.events.words.lexicon import EFFECT, HURTING
from timeline.model import Assertion, Token

_CONTRASTS = frozenset({"but", "yet"})
_MAX_STEPS = 8
_STAYS = frozenset({"be", "hold", "keep", "remain", "stay"})
_DEMANDING = frozenset({"demand", "request", "seek", "urge", "want"})
_DURING = frozenset({"after", "amid", "by", "during", "following", "from", "in"})
_WHILE = frozenset({"at", "during"})
_OF_PURPOSE = frozenset({"acl", "advcl", "ccomp", "dobj", "xcomp"})
_LIKENED = frozenset({"like", "than", "unlike"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_SIGNING = frozenset({"initial", "ink", "put", "seal", "sign"})
_PAPERS = frozenset(
    {"accord", "agreement", "charter", "deal", "declaration", "document", "memorandum", "pact", "paper", "protocol"}
    | {"text", "treaty"}
)
_GOES_OFF = frozenset({"detonate", "explode", "go"})
_IT = frozenset({"it", "they"})
_FOUND = frozenset({"deactivate", "defuse", "detect", "disarm", "discover", "find", "locate", "remove", "spot"})
_SENDING = frozenset({"deploy", "dispatch", "fly", "send"})
_TOWARDS = frozenset({"into", "onto", "to", "towards"})
_OTHER = frozenset(
    {"another", "second", "third", "other", "separate", "similar", "different", "fresh", "new", "unrelated"}
)
_COUPS = frozenset({"coup", "putsch"})
_PUTTING_DOWN = frozenset({"crush", "defeat", "quash", "quell", "repel", "suppress"})
_APPOINTED = frozenset({"fix", "plan", "schedule", "set", "slate"})
_CALLED = _APPOINTED | {"announce", "arrange", "book", "call", "convene", "organise", "organize"}
_BEGUN = frozenset({"begin", "commence", "start"})
_HELD = frozenset({"begin", "convene", "hold", "occur", "open", "start", "take"})
_GATHERED = frozenset({"CONSULT", "PROTEST", "x:ELECTION"})
_WILL = frozenset({"'ll", "’ll", "shall", "will"})
_SETTING_OUT = frozenset({"come", "fly", "go", "leave", "travel"})
_NOW_IS = frozenset({"'m", "'re", "'s", "’m", "’re", "’s", "am", "are", "is"})
_NOW = frozenset({"current", "last", "latest", "ongoing", "present", "recent"})
_UNDER_WAY = frozenset(
    {"close", "conclude", "continue", "end", "enter", "finish", "go", "last", "proceed", "reach", "resume", "run"}
)
_DONE_IN_PROTEST = frozenset({"ASSAULT", "SANCTION"})
_AIMED_AT = frozenset(
    {"AGREE", "AID", "COERCE", "CONCEDE", "COOPERATE", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION", "SUPPORT"}
    | {"THREATEN"}
)
_GOING = frozenset(
    {"arrive", "assemble", "call", "come", "convene", "descend", "flock", "fly", "gather", "go", "head", "hold"}
    | {"leave", "march", "meet", "rally", "return", "rush", "travel", "turn", "visit", "walk"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """`assertion` is None where nothing is said to have happened, nor to be to come."""

    assertion: Assertion | None
    generic: bool
    definite: bool
    other: bool


def judge(view: View, trigger: Trigger, cues: Cues) -> Judgement:
    """Assertion, and whether the mention is generic, a reference back, or says it is another one."""
    status = _undone(_noun_status(view, trigger.token, cues), trigger) if trigger.part != "verb" else None
    status = (
        status or _named_attempt(view, trigger, cues) or _foiled(view, trigger, cues) or _climb(view, trigger, cues)
    )
    if is_said_by_not_doing(view, trigger):
        status = "occurred"
    if status in (None, "occurred") and trigger.event_type not in HARM and is_on_eve(view.sentence, trigger.token):
        status = "planned"
    if trigger.event_type in HURTING and status in (None, "occurred", "unreal") and _is_remembered(view, trigger):
        status = "background"
    if status in (None, "occurred", "denied", "planned") and _fails_to_go_off(view, trigger, denied=status == "denied"):
        status = "attempted"
    if status is None and trigger.part != "verb" and (_is_likened(view, trigger) or _is_faced(view, trigger)):
        status = "unreal"
    if (
        status in (None, "occurred", "planned", "denied")
        and view.words[-1] == "?"
        and not _is_taken_for_so(view, trigger)
    ):
        status = "unreal"
    if status == "planned" and (
        trigger.event_type == EFFECT or (trigger.event_type, trigger.event_mode) == ("x:DEATH", None)
    ):
        status = "unreal"  # "he is going to die": what is only feared
    if trigger.event_type in (EFFECT, "x:DEATH") and only_counts_from(view, trigger.anchor):
        status = "unreal"
    if is_standing(view, trigger) or is_alarm(view, trigger):
        status = "unreal"
    if status in (None, "occurred") and is_hearsay(view, trigger):
        status = "alleged"
    determiners = determiners_of(view, trigger.token)
    assertion = None if status == "unreal" else status or "occurred"
    return Judgement(
        assertion=assertion,
        generic=is_generic(view, trigger, determiners) or names_charge(view, trigger, cues),
        definite=(_is_noun(view, trigger) and not determiners.isdisjoint(_DEFINITE)) or _signs_known(view, trigger),
        other=not determiners.isdisjoint(_OTHER),
    )


def _is_noun(view: View, trigger: Trigger) -> bool:
    """Whether a noun tells it, alone or in a phrase that it heads: "the third car bomb"."""
    return trigger.part != "verb" and view.sentence.tokens[trigger.token].pos in ("NOUN", "PROPN")


def _signs_known(view: View, trigger: Trigger) -> bool:
    """Whether a verb tells that a paper known to the reader was signed: "the ministers put their names to the pact"."""
    if trigger.event_type != "AGREE" or view.lemmas[trigger.anchor] not in _SIGNING:
        return False
    arguments = view.arguments(trigger.anchor)
    papers = [h for h in (*arguments.objects, *(h for _, h in arguments.preps)) if view.lemmas[h] in _PAPERS]
    return any(not _DEFINITE.isdisjoint(determiners_of(view, head)) for head in papers)


def _is_remembered(view: View, trigger: Trigger) -> bool:
    """ "The tenth anniversary of a fire", "ten years since a bomb killed six": history, whatever is told around it."""
    return remembrance(view.sentence, trigger.token) is not None


def _is_taken_for_so(view: View, trigger: Trigger) -> bool:
    """Whether a question takes it for so: "what do you say of the two bombs that went off and killed six?"."""
    token = view.sentence.tokens[trigger.anchor]
    while token.dep in ("conj", "advcl"):
        token = view.sentence.tokens[token.head]
    noun = view.sentence.tokens[token.head]
    return token.dep == "relcl" and not _DEFINITE.isdisjoint(view.words[c] for c in noun.children)


def _undone(status: Status | None, trigger: Trigger) -> Status | None:
    """What is only said not to be so is no report, but of attacks: "nobody was arrested", "they did not meet"."""
    return "unreal" if status == "denied" and trigger.event_type not in HARM else status


def _foiled(view: View, trigger: Trigger, cues: Cues) -> Status | None:
    """A bomb defused or found tells of an attempt."""
    if trigger.part != "verb" or trigger.event_type not in HARM:
        return None
    if (
        trigger.event_mode == "explosives"
        and view.lemmas[trigger.token] in _FOUND
        and _climb(view, trigger, cues) is None
    ):
        return "attempted"
    cue = cues.verbs.get(view.lemmas[trigger.token])
    return "attempted" if cue is not None and cue[0] == "attempted" and "obj" in cue[1] else None


def _fails_to_go_off(view: View, trigger: Trigger, *, denied: bool) -> bool:
    """Whether a bomb that was there did no harm: "it did not explode", "was found before it could explode"."""
    if trigger.event_mode != "explosives" or trigger.part == "noun":
        return False
    verb = view.sentence.tokens[trigger.anchor]
    if view.lemmas[verb.index] not in _GOES_OFF:
        return False
    subjects = [c for c in verb.children if view.sentence.tokens[c].dep == "nsubj"]
    if denied:
        return any(view.sentence.tokens[c].dep == "neg" for c in verb.children) and not any(
            view.words[d] == "no" for c in subjects for d in view.sentence.tokens[c].children
        )
    before = any(view.words[c] == "before" for c in verb.children)
    return before and any(view.words[c] in _IT for c in subjects) and view.lemmas[verb.head] in _FOUND


def _named_attempt(view: View, trigger: Trigger, cues: Cues) -> Status | None:
    """An "attempted robbery" and a "coup attempt" are attempts by their name."""
    words = [
        (view.words[i], view.lemmas[i]) for i in range(trigger.first, trigger.last) if trigger.last > trigger.first + 1
    ]
    named = any("attempted" in (cues.adjectives.get(word), cues.nouns.get(lemma)) for word, lemma in words)
    token = view.sentence.tokens[trigger.token]
    above = token.dep == "compound" and cues.nouns.get(view.lemmas[token.head]) == "attempted"
    return "attempted" if named or above or _is_put_down(view, token) else None


def _is_put_down(view: View, noun: Token) -> bool:
    """Whether forces are told to have put down a coup: "crushed a coup", "a coup was put down"."""
    verb = view.sentence.tokens[noun.head]
    if view.lemmas[noun.index] not in _COUPS or noun.dep not in ("dobj", "nsubjpass"):
        return False
    parted = any(view.words[c] == "down" and view.sentence.tokens[c].dep == "prt" for c in verb.children)
    return view.lemmas[verb.index] in _PUTTING_DOWN or (view.lemmas[verb.index] == "put" and parted)


def _is_likened(view: View, trigger: Trigger) -> bool:
    """ "Nothing as common as a theft, or like a theft": what something else is likened to, attacks apart.

    What was founded "as a protest" is none in the street either.
    """
    token = view.sentence.tokens[trigger.token]
    if token.dep != "pobj" or trigger.event_type in HARM:
        return False
    likened = view.words[token.head] in _LIKENED
    return likened or (trigger.event_type == "PROTEST" and view.words[token.head] == "as")


def _is_faced(view: View, trigger: Trigger) -> bool:
    """ "They say that they face prison and exile": what somebody faces is still to be done to him."""
    return trigger.event_type == "COERCE" and view.lemmas[trigger.anchor] == "face"


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
    return "denied" if "without" in before else "unreal" if _is_demanded(view, token) else None


def _is_demanded(view: View, noun: Token) -> bool:
    """ "The resignation that the marchers demand", "a withdrawal demanded by Peru": what is only asked for."""
    done = noun.dep in ("nsubj", "nsubjpass") and view.lemmas[noun.head] != "be"  # "the withdrawal it wanted began"
    if noun.tag not in ("NN", "NNP") or done:
        return False
    told = [view.sentence.tokens[c] for c in noun.children if view.sentence.tokens[c].dep in ("acl", "relcl")]
    return any(v.tag != "VBG" and view.lemmas[v.index] in _DEMANDING for v in told)


def _holds_of_nobody(view: View, preposition: Token) -> bool:
    """ "No one is in custody", "with nobody in custody"."""
    above = view.sentence.tokens[preposition.head]
    if above.pos == "VERB" and view.lemmas[above.index] not in _STAYS:
        return False  # "no one was hurt in the crash"
    holders = [above, *(view.sentence.tokens[c] for c in above.children if above.pos in ("VERB", "AUX"))]
    return any(t.dep not in ("aux", "prep", "advmod") and is_nobody(view, t) for t in holders)


def _climb(view: View, trigger: Trigger, cues: Cues) -> Status | None:
    index = trigger.anchor
    beside: Token | None = None
    for step in range(_MAX_STEPS):
        token = view.sentence.tokens[index]
        if token.pos in ("VERB", "AUX"):
            spared = beside is not None or (step == 0 and trigger.part != "verb")
            status = clause_status(view, token, spared=spared)
            if status == "denied" and (_is_set_against(view, token, beside) or _is_when(view, trigger, token)):
                status = None
            if status == "planned" and _is_only_hoped(view, token, cues):
                return "unreal"
            if status is not None and not (step > 0 and status == "denied" and trigger.event_type == "REJECT"):
                return _undone(status, trigger)
            if step == 0 and (_calls_for_a_day(view, token, trigger) or _is_leaving_soon(view, token, trigger)):
                return "planned"
        elif _is_appointed(view, token):
            return "planned"
        if token.dep == "ROOT" or token.head == index:
            return None
        if step == 0 and (_is_where_they_will(view, token, trigger, cues) or _will_do(view, token, trigger)):
            return "planned"
        status, follow = status_above(view, token, cues, harms=trigger.event_type in HARM)
        if status == "planned" and token.dep in _OF_PURPOSE and _is_idle(view, token.head, trigger, cues):
            return "unreal"
        if status == "planned" and _is_mere_aim(view, token, trigger, cues):
            return "unreal"
        if status == "planned" and _is_done_in_protest(view, token, trigger, cues):
            return None
        if status is not None:
            return status
        if not follow:
            return None
        beside = token if token.dep == "conj" else None
        index = token.head
    return None


def _is_where_they_will(view: View, noun: Token, trigger: Trigger, cues: Cues) -> bool:
    """ "They will raise it at the meeting": talks at which something is to be done are to come."""
    link = view.sentence.tokens[noun.head]
    if trigger.event_type != "CONSULT" or noun.dep != "pobj" or view.words[link.index] not in _WHILE:
        return False
    above = view.sentence.tokens[link.head]
    return above.pos == "VERB" and _climb(view, replace(trigger, anchor=above.index), cues) == "planned"


def _is_leaving_soon(view: View, verb: Token, trigger: Trigger) -> bool:
    """ "The president is going to Peru to see them": a journey told so is to come; "is visiting Peru" is not."""
    journey = trigger.event_mode == "visit" and verb.tag == "VBG" and view.lemmas[verb.index] in _SETTING_OUT
    helpers = {view.words[c] for c in verb.children if view.sentence.tokens[c].dep == "aux"}
    return journey and bool(helpers) and helpers <= _NOW_IS


def _will_do(view: View, noun: Token, trigger: Trigger) -> bool:
    """ "The march will also demand a vote", "it will dominate the talks": what will do or bear something is to come.

    What "will go on", "end" or "resume" is under way, and a strike is told to last.
    """
    if trigger.part == "verb" or trigger.event_type not in _GATHERED or noun.dep not in ("dobj", "nsubj"):
        return False
    verb = view.sentence.tokens[noun.head]
    begun = any(view.words[c] in _NOW for c in noun.children) or view.lemmas[verb.index] in _UNDER_WAY
    if trigger.anchor != trigger.token or begun or verb.pos != "VERB":
        return False
    return any(view.words[c] in _WILL for c in verb.children) and clause_status(view, verb) == "planned"


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


def _is_mere_aim(view: View, verb: Token, trigger: Trigger, cues: Cues) -> bool:
    """Whether a deed is only what something else is done, or is there, for: "a fund to help them", "shut the road to".

    Those who come together, or go somewhere, to do a thing mostly do it; and a protest is what others do in protest.
    """
    above = view.sentence.tokens[verb.head]
    if trigger.event_type == "ASSAULT" and verb.dep in ("advcl", "xcomp"):
        return _moves_forces(view, above)  # "sent troops to the north to crush the rebels"
    if trigger.event_type not in _AIMED_AT or not any(view.sentence.tokens[c].tag == "TO" for c in verb.children):
        return False
    if trigger.event_type == "PROTEST":
        return _protests_by(view, above)
    lemma = view.lemmas[above.index]
    if verb.dep == "acl":
        return (
            above.pos == "NOUN" and above.dep != "pobj" and lemma not in cues.nouns and ("to", lemma) not in cues.scoped
        )
    return verb.dep == "advcl" and lemma not in _GOING


def _moves_forces(view: View, verb: Token) -> bool:
    """Whether a verb tells that forces were sent somewhere, by the words of its lexicon.

    What they are only ordered to do is no purpose: "ordered troops to attack".
    """
    rules = [r for r in view.lexicon.verbs.get(view.lemmas[verb.index], ()) if r.event_type == "MOBILIZE"]
    forces = frozenset().union(*(term.lemmas for rule in rules for term in rule.frame if term.slot == "obj"))
    sent = [noun for noun in view.arguments(verb.index).objects if view.lemmas[noun] in forces]
    ways = [c for index in (verb.index, *sent) for c in view.sentence.tokens[index].children]
    towards = any(view.sentence.tokens[c].dep == "prep" and view.words[c] in _TOWARDS for c in ways)
    return bool(sent) and (towards or view.lemmas[verb.index] in _SENDING)


def _protests_by(view: View, above: Token) -> bool:
    """Whether what is done to protest is a deed of its own: "abducted a pilot to protest", "resigned to protest"."""
    above = view.sentence.tokens[above.head] if above.dep == "dobj" else above
    rules = view.lexicon.verbs.get(view.lemmas[above.index], ())
    arguments = view.arguments(above.index)
    given_up = (rule for noun in arguments.objects for rule in view.lexicon.nouns.get(view.lemmas[noun], ()))
    return (
        any(rule.event_type in _DONE_IN_PROTEST for rule in rules)
        or any(rule.event_mode == "resign" for rule in given_up)
        or any(rule.event_mode == "resign" and fits(view, rule, arguments, above) for rule in rules)
    )


def _is_done_in_protest(view: View, verb: Token, trigger: Trigger, cues: Cues) -> bool:
    """ "They have been on strike to protest the murder": what was done to protest is the protest."""
    above = view.sentence.tokens[verb.head]
    if trigger.event_type != "PROTEST" or verb.dep != "advcl" or above.pos not in ("VERB", "AUX"):
        return False
    past = above.tag == "VBD" or any(view.words[c] in ("have", "has", "had", "were", "was") for c in above.children)
    return past and _climb(view, replace(trigger, anchor=above.index), cues) is None


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
    if any(tokens[c].dep == "relcl" and _will_be(view, tokens[c]) for c in noun.children):
        return True
    links = [link for child in noun.children if tokens[child].dep == "prep" for link in tokens[child].children]
    hung = (*noun.children, *(index for link in links for index in tokens[link].children))
    verbs = [tokens[index] for index in hung if tokens[index].dep == "acl"]
    if noun.dep in ("nsubj", "nsubjpass") and not any(tokens[c].dep == "dobj" for c in tokens[noun.head].children):
        verbs.append(tokens[noun.head])
    if any(
        verb.tag in ("VBN", "VBD")
        and view.lemmas[verb.index] in _APPOINTED
        and any(view.words[c] == "for" for c in verb.children)
        for verb in verbs
    ):
        return True
    if noun.dep == "dobj":
        verbs.append(tokens[noun.head])
    return any(view.lemmas[verb.index] in _CALLED and _is_for_a_day(view, verb, noun) for verb in verbs)


def _calls_for_a_day(view: View, verb: Token, trigger: Trigger) -> bool:
    """Whether a verb that stands for a protest only calls it: "called a strike from Friday"."""
    if trigger.event_type != "PROTEST" or view.lemmas[verb.index] not in _CALLED:
        return False
    things = [view.sentence.tokens[c] for c in verb.children if view.sentence.tokens[c].dep in ("dobj", "nsubjpass")]
    if not things and view.lemmas[verb.index] == "call":
        return True  # "called for a strike"
    return any(_is_for_a_day(view, verb, thing) for thing in things)


def _is_for_a_day(view: View, verb: Token, noun: Token) -> bool:
    """Whether "for" and a day hang on a verb or on what it appoints: "they called a march for Saturday".

    So does the day that it is to begin on: "called a strike from Saturday", "a march starting on Saturday".
    """
    tokens = view.sentence.tokens
    hung = [c for c in (*verb.children, *noun.children) if c > min(verb.index, noun.index)]
    begun = [c for c in hung if tokens[c].tag == "VBG" and view.lemmas[c] in _BEGUN]
    links = [c for c in hung if view.words[c] in ("for", "from")]
    links += [c for verb_below in begun for c in tokens[verb_below].children if view.words[c] == "on"]
    days = (tokens[c] for link in links for c in tokens[link].children)
    return any(day.entity == "DATE" and day.pos in ("NUM", "PROPN") for day in days)


def _will_be(view: View, verb: Token) -> bool:
    """ "The summit that will be held here", "which is scheduled to begin on Monday"."""
    below = [view.sentence.tokens[c] for c in verb.children]
    if not any(c.dep in ("nsubj", "nsubjpass") and c.tag in ("WDT", "WP") for c in below):
        return False
    lemma = view.lemmas[verb.index]
    if lemma in _HELD:
        return clause_status(view, verb) == "planned"
    now = any(c.dep == "auxpass" and c.tag in ("VBP", "VBZ") for c in below)
    return verb.tag == "VBN" and lemma in _APPOINTED and now
