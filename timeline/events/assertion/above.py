"""What the words above a trigger make of it: verbs, nouns, prepositions and adjectives that govern it.

Doubt is carried through infinitives and complements, not out of relative clauses, "after" and "since", whose contents
are taken for granted.
"""

from __future__ import annotations

from timeline.dates.tense import is_to_do
from timeline.events.assertion.own_clause import PRESENT, clause_status, is_nobody
from timeline.events.syntax.misplaced import blaming_verb
from timeline.events.syntax.view import View
from timeline.events.words.assertion_cues import Cues, Status
from timeline.model import Token

_FACTIVE_STOPS = frozenset({"relcl"})
_CARRYING = frozenset({"for", "of", "to", "against", "with", "from", "on", "in", "about", "at"})
_INDEFINITE = frozenset({"a", "an", "another"})
_ON = frozenset({"about", "concerning", "of", "on", "over", "regarding"})
_TOPICS = frozenset(
    {"argument", "consultation", "conversation", "debate", "discussion", "dispute", "issue", "matter", "negotiation"}
    | {"opinion", "position", "question", "quarrel", "row", "stance", "stand", "talk", "view"}
)
_TALKING = frozenset({"argue", "debate", "discuss", "dream", "speak", "talk", "think"})
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
_CAUSES = frozenset({"get", "have"})
_NAMING = frozenset({"call", "label", "term"})
_SINGLED = frozenset({"first", "last", "latest", "only", "second", "third"})
_SEEN = frozenset({"get", "have", "hear", "let", "make", "see", "watch"})
_SEEMING = frozenset({"appear", "be", "become", "look", "remain", "seem"})
_WHERE = frozenset({"at", "in", "with"})
_FOILS = frozenset({"avert", "disrupt", "foil", "frustrate", "prevent", "stop", "thwart"})
_RULED_OUT = frozenset({"rule"})
_SHARES = frozenset({"role"})
_CONDEMNING = frozenset({"reject"})
_AIMS = frozenset(
    {"aim", "duty", "goal", "idea", "intent", "intention", "job", "mission", "object", "objective", "plan", "purpose"}
    | {"task", "war", "wish"}
)
_EARLIER = frozenset({"earlier", "previous", "prior"})
_UPON = frozenset({"on", "upon"})
_WHEN_WORDS = frozenset({"after", "as", "because", "since", "when"})
_HELD = frozenset({"begin", "convene", "hold", "open", "resume", "start", "take"})
_LEARNT = frozenset({"discover", "find", "hear", "learn", "read", "see"})


def status_above(view: View, token: Token, cues: Cues, *, harms: bool) -> tuple[Status | None, bool]:
    """What the governor makes of `token`, and whether to go on upwards."""
    head = view.sentence.tokens[token.head]
    if token.dep in _FACTIVE_STOPS:
        return _to_come(view, token, head, cues), False
    if token.dep == "acl":
        had = _had_done(view, token, head)
        if had is not None:
            return clause_status(view, had) or status_above(view, had, cues, harms=harms)[0], False
        return _under_noun(view, token, head, cues), False
    if token.dep == "advcl":
        purpose = any(view.sentence.tokens[c].tag == "TO" for c in token.children)
        purpose = purpose and view.lemmas[token.index] not in _LEARNT  # "they were shocked to hear that"
        if purpose and head.pos == "NOUN":  # "no need for the bank to lend"
            return _to_do(view, head, cues), False
        if purpose and view.lemmas[head.index] == "call" and any(view.words[c] in _UPON for c in head.children):
            return "unreal", False  # "called on Peru to free him"
        if not purpose and _is_of_an_earlier_one(view, token, head):
            return "background", False
        purpose = purpose or (not harms and _goes_with_plan(view, token, head, cues))
        return ("planned" if purpose else None), False
    if token.dep == "pcomp" and view.words[token.head] == "without":
        return "denied", False
    if token.dep == "pcomp" and _is_instead(view, token.head):
        return "unreal", False
    if token.dep == "pcomp" and not harms and _is_topic(view, token, head):
        return "unreal", False
    if token.dep in ("pobj", "pcomp"):
        return _under_preposition(view, head, cues, harms=harms)
    if token.dep in ("xcomp", "ccomp", "dobj", "nsubjpass", "nsubj", "oprd", "attr", "csubj"):
        return _under_verb(view, token, head, cues, harms=harms)
    if token.dep == "acomp":
        return None, head.pos in ("VERB", "AUX")  # "is not willing to talk"
    if token.dep == "conj" and token.tag == "VB" and _is_going_to(view, head):
        return clause_status(view, head) or "planned", False  # "we are going to find them, arrest them and jail them"
    if token.dep == "conj":
        own = any(view.sentence.tokens[c].dep in ("nsubj", "nsubjpass") for c in token.children)
        return None, not own
    return None, token.dep in ("compound", "amod", "prep", "dep", "appos", "poss", "nmod")


def _is_of_an_earlier_one(view: View, token: Token, verb: Token) -> bool:
    """ "An earlier truce collapsed when rebels attacked a town, killing six": what ended it was long ago."""
    tokens = view.sentence.tokens
    if token.tag == "VBG" and verb.dep == "advcl":
        return _is_of_an_earlier_one(view, verb, tokens[verb.head])
    ends = [tokens[c] for c in verb.children if tokens[c].dep in ("nsubj", "nsubjpass")]
    told = any(view.words[c] in _EARLIER for noun in ends for c in noun.children if tokens[c].dep == "amod")
    clauses = [tokens[c] for c in verb.children if tokens[c].dep == "advcl"] if token.tag == "VBG" else [token]
    return told and any(view.words[c] in _WHEN_WORDS for clause in clauses for c in clause.children)


def _goes_with_plan(view: View, token: Token, verb: Token, cues: Cues) -> bool:
    """ "Making his first visit, he is scheduled to arrive at noon": what is done with what is to come is to come."""
    children = [view.sentence.tokens[c] for c in token.children]
    if (
        token.tag != "VBG"
        or verb.tag not in ("VB", "VBN")
        or any(c.dep in ("aux", "mark", "prep") for c in children[:1])
    ):
        return False
    cue = cues.verbs.get(view.lemmas[verb.index])
    appointed = (
        verb.tag == "VBN"
        and cue == ("planned", cue[1] if cue else None)
        and any(_is_infinitive(view, view.sentence.tokens[c]) for c in verb.children)
    )
    return appointed or clause_status(view, verb) == "planned"


def _to_come(view: View, token: Token, noun: Token, cues: Cues) -> Status | None:
    """A relative infinitive is to come; of "the first to visit" the verb above tells, past or to come."""
    if not any(view.sentence.tokens[c].tag == "TO" for c in token.children):
        return None
    singled = any(view.words[c] in _SINGLED for c in noun.children) or view.words[noun.index] in _SINGLED
    above = view.sentence.tokens[noun.head]
    if not singled:
        return cues.nouns.get(view.lemmas[noun.index], "planned")
    return clause_status(view, above) if above.pos in ("VERB", "AUX") else None


def _to_do(view: View, noun: Token, cues: Cues) -> Status:
    """What a noun makes of the infinitive on it: "a plan to", "no time to"; of "no plans to", nothing comes."""
    if any(view.words[c] == "no" for c in noun.children):
        return "unreal"
    if noun.dep in ("dobj", "nsubjpass") and view.lemmas[noun.head] in _FOILS:
        return "attempted"  # "foiled a plot to bomb the embassy"
    lemma = view.lemmas[noun.index]
    return cues.scoped.get(("to", lemma)) or cues.nouns.get(lemma, "planned")


def _had_done(view: View, token: Token, noun: Token) -> Token | None:
    """The infinitive "have" of "asked the judge to have the guns seized"; None where a participle hangs on no such."""
    above = view.sentence.tokens[noun.head]
    have = token.tag == "VBN" and noun.dep == "dobj" and above.tag == "VB" and view.lemmas[above.index] in _CAUSES
    return above if have else None


def _under_noun(view: View, token: Token, noun: Token, cues: Cues) -> Status | None:
    if any(view.sentence.tokens[c].tag == "TO" for c in token.children):
        return _to_do(view, noun, cues)
    if any(view.words[c] == "that" and view.sentence.tokens[c].dep == "mark" for c in token.children):
        return _told_by(view, noun, cues)
    if token.tag == "VBN" and is_nobody(view, noun):
        return "denied"  # "no suspect arrested"
    return cues.scoped.get(("acl", view.lemmas[noun.index])) if token.tag == "VBG" else None


def _told_by(view: View, noun: Token, cues: Cues) -> Status | None:
    """What a noun makes of the clause that says what it holds: "charges that the army fired", denied or not."""
    above = cues.verbs.get(view.lemmas[noun.head], ("occurred", frozenset[str]()))
    if noun.dep == "dobj" and above[0] == "denied":
        return "denied"
    status = cues.nouns.get(view.lemmas[noun.index])
    return status if status in ("alleged", "denied", "unreal") else None


def _is_topic(view: View, gerund: Token, preposition: Token) -> bool:
    """ "A debate on cutting aid", "spoke of closing the road": what is only talked about."""
    if gerund.tag != "VBG" or view.words[preposition.index] not in _ON:
        return False
    above = view.sentence.tokens[preposition.head]
    lemma = view.lemmas[above.index]
    return lemma in _TOPICS if above.pos in ("NOUN", "PROPN") else above.pos == "VERB" and lemma in _TALKING


def _is_instead(view: View, preposition: int) -> bool:
    """ "Instead of shooting him", "rather than arresting them": what was not done."""
    words = {view.words[c] for c in view.sentence.tokens[preposition].children}
    return (view.words[preposition] == "of" and "instead" in words) or (
        view.words[preposition] == "than" and "rather" in words
    )


def _under_preposition(view: View, preposition: Token, cues: Cues, *, harms: bool) -> tuple[Status | None, bool]:
    """What governs a preposition; "a round of talks" is talks, and who "will come for talks" will have them."""
    governor = view.sentence.tokens[preposition.head]
    if preposition.dep == "conj" and governor.pos == "ADP":
        governor = view.sentence.tokens[governor.head]
    if view.words[preposition.index] not in _CARRYING:
        return None, False
    if governor.pos in ("NOUN", "PROPN", "PRON"):
        lemma = view.lemmas[governor.index]
        if harms and lemma in _SHARES and _is_the_deed(view, preposition):
            return None, False
        measured = lemma in _MEASURES and view.words[preposition.index] == "of"  # "a series of attacks", no TV series
        status = None if measured else cues.nouns.get(lemma)
        if status is None and not harms:
            status = _blamed(view, governor, cues) or cues.scoped.get(("of", lemma))
        return status, status is None and lemma in _MEASURES
    said = (view.sentence.tokens[c] for c in governor.children if governor.index < c < preposition.index)
    if governor.pos == "AUX":
        governor = next((token for token in said if token.dep == "acomp"), governor)  # "is due in Cairo for talks"
    here = "for" if view.words[preposition.index] == "for" else "pobj"
    if governor.pos == "ADJ":
        lemma = view.lemmas[governor.index]
        return cues.scoped.get((here, lemma)) or cues.scoped.get(("pobj", lemma)), False
    if here == "for" and governor.tag == "VBN" and not harms:
        awaited_for = cues.scoped.get(("for", view.lemmas[governor.index]))
        if awaited_for is not None:
            return awaited_for, False  # "is expected in Cairo for talks"
    cue = cues.verbs.get(view.lemmas[governor.index])
    above = blaming_verb(view.sentence, preposition)
    lifted = None if above is None else cues.verbs.get(view.lemmas[above.index])
    if lifted is not None and lifted[0] == "alleged" and "pobj" in lifted[1]:
        return lifted[0], False
    gerund = any(view.sentence.tokens[c].dep == "pcomp" for c in preposition.children)
    if cue is not None and "pobj" in cue[1] and (gerund or view.words[preposition.index] not in _WHERE):
        return cue[0], False
    kept = cues.scoped.get(("from", view.lemmas[governor.index])) if gerund else None
    if kept is not None and view.words[preposition.index] == "from":
        return kept, False  # "a guard kept him from stealing it"
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
    status = clause_status(view, governor) if governor.pos in ("VERB", "AUX") else None
    return (status if status == "unreal" else None), False


def _is_the_deed(view: View, preposition: Token) -> bool:
    """ "His role in the May 12 shooting": a share in what was done, not "the role of radio in attacks"."""
    objects = [view.sentence.tokens[c] for c in preposition.children if view.sentence.tokens[c].dep == "pobj"]
    return any(view.words[c] in ("the", "this", "that") for deed in objects for c in deed.children)


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
    return verb.tag in ("VBD", "VBN") and not any(view.words[c] in PRESENT for c in verb.children)


def _is_called(view: View, token: Token, verb: Token, cues: Cues) -> bool:
    """Whether a word only stands for what somebody calls so: "what they said was fraud", "what they call a robbery"."""
    if token.dep == "oprd":
        return view.lemmas[verb.index] in _NAMING and any(view.words[c] == "what" for c in verb.children)
    said = token.dep == "ccomp" and token.pos == "AUX" and view.lemmas[verb.index] in cues.reporting
    return said and any(view.words[c] == "what" for c in (*token.children, *verb.children))


def _is_going_to(view: View, verb: Token) -> bool:
    below = [view.sentence.tokens[c] for c in verb.children]
    return verb.tag == "VBG" and view.lemmas[verb.index] == "go" and any(_is_infinitive(view, c) for c in below)


def _is_infinitive(view: View, token: Token) -> bool:
    return token.dep == "xcomp" and any(view.sentence.tokens[c].tag == "TO" for c in token.children)


def _is_said_of_aim(view: View, verb: Token) -> bool:
    """ "Their mission was to kill the mayor": what an aim is was not done for that."""
    return any(view.lemmas[c] in _AIMS for c in verb.children if view.sentence.tokens[c].dep == "nsubj")


def _takes_effect(view: View, verb: Token) -> bool:
    """ "The truce takes effect on Sunday": what is told so in the present is still to come."""
    below = {view.lemmas[c] for c in verb.children}
    in_force = any(view.lemmas[d] == "force" for c in verb.children for d in view.sentence.tokens[c].children)
    stated = verb.tag == "VBZ" and view.sentence.field != "title"
    return stated and ((view.lemmas[verb.index] == "take" and "effect" in below) or in_force)


def _is_to_come(view: View, token: Token, verb: Token) -> Status | None:
    """ "The envoy was to meet them", "the talks were to be held here" tell what was to come, if it came at all.

    What somebody "was to have" done was not done.
    """
    if not is_to_do(view.sentence, verb):
        return None
    done = token if _is_infinitive(view, token) else None
    if token.dep in ("nsubj", "nsubjpass"):
        below = (view.sentence.tokens[c] for c in verb.children)
        done = next((t for t in below if _is_infinitive(view, t) and view.lemmas[t.index] in _HELD), None)
    if done is None:
        return None
    status = clause_status(view, verb)
    perfect = any(view.words[c] == "have" for c in done.children)
    return status if status in ("denied", "unreal") else "unreal" if perfect else "planned"


def _is_to_keep_off(view: View, verb: Token) -> bool:
    """ "Guards were doubled to prevent attacks": none was kept from happening, as in "police prevented an attack"."""
    return verb.dep in ("acl", "advcl") and any(view.sentence.tokens[c].tag == "TO" for c in verb.children)


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


def _is_indefinite_subject(view: View, token: Token) -> bool:
    """ "A pact", of which nothing more is said, that does something."""
    below = [view.sentence.tokens[c] for c in token.children]
    told = any(c.dep in ("acl", "relcl") for c in below)
    subject = token.pos == "NOUN" and token.dep in ("nsubj", "nsubjpass")
    return subject and not told and any(view.words[c.index] in _INDEFINITE for c in below if c.dep == "det")


def _under_verb(view: View, token: Token, verb: Token, cues: Cues, *, harms: bool) -> tuple[Status | None, bool]:
    """A verb with a particle is another verb: "set up" plans nothing."""
    lemma = view.lemmas[verb.index]
    particle = any(view.sentence.tokens[c].dep == "prt" for c in verb.children)
    another = (lemma == "set" and particle) or (lemma in _RULED_OUT and not particle)  # "ruled that it was so"
    cue = None if another else cues.verbs.get(lemma)
    if lemma == "go" and verb.tag == "VBG" and any(view.sentence.tokens[c].tag == "TO" for c in token.children):
        return "planned", False  # "they were going to shoot him"
    kind = "obj" if token.dep in ("dobj", "nsubjpass") else token.dep
    if lemma == "be" and _is_infinitive(view, token) and _is_said_of_aim(view, verb):
        return "unreal", False
    if not harms and token.dep == "nsubj" and _takes_effect(view, verb):
        return "planned", False
    if lemma == "be" and (found := _is_to_come(view, token, verb)) is not None:
        return found, False
    if lemma == "have" and verb.tag in ("VB", "VBP", "VBZ") and _is_infinitive(view, token):
        return "unreal", False  # "they have to talk"
    if view.lemmas[verb.index] == "fail" and token.dep in ("nsubj", "xcomp"):
        return "attempted", False
    if _is_called(view, token, verb, cues):
        return "alleged", False
    if harms and kind == "obj" and lemma in _CONDEMNING:
        return None, False  # "all parties rejected the murder of the senator"
    if cue is not None and kind in cue[1]:
        if token.dep == "nsubjpass" and cue[0] == "planned" and view.words[verb.index - 1] == "been":
            return "unreal", False
        stated = clause_status(view, _copula(view, verb))
        if stated in ("denied", "unreal"):
            return "unreal", False
        if cue[0] == "attempted" and (stated == "planned" or (kind == "obj" and _is_to_keep_off(view, verb))):
            return ("planned" if stated == "planned" else "unreal"), False
        if harms and kind == "obj" and cue[0] == "planned" and _is_known(view, token, verb):
            return None, False
        if token.dep == "ccomp" and cue[0] == "planned" and _is_told_past(view, token):
            return None, False
        return cue[0], False
    if token.dep == "nsubj" and lemma in _SEEMING:
        said = [view.lemmas[c] for c in verb.children if view.sentence.tokens[c].dep == "acomp"]
        if any(("subj", word) in cues.scoped for word in said):
            return "unreal", False  # "a strike became certain"
    if not harms and _is_indefinite_subject(view, token) and clause_status(view, verb) in ("planned", "unreal"):
        return None, True  # "a pact between them would keep him out"
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
