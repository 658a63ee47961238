"""Who is held to have done it, by words outside the event's own clause: "blamed the raid on", "responsible for"."""

from __future__ import annotations

from timeline.events.syntax.arguments import Arguments, noun_arguments
from timeline.events.syntax.misplaced import blaming_verb
from timeline.events.syntax.roles import verb_arguments
from timeline.model import Sentence, Token

_FOR_VERBS = frozenset({"accuse", "blame", "charge", "hold", "suspect"})
_OF_VERBS = frozenset({"accuse", "suspect"})
_TO_VERBS = frozenset({"ascribe", "attribute", "credit", "link", "trace"})
_LINK_VERBS = frozenset({"connect", "link", "tie"})
_TRIED = {
    "charge": ("in", "with"),
    "convict": ("in", "of"),
    "indict": ("for", "in"),
    "sentence": ("for",),
    "try": ("for",),
}
_LESSER = frozenset(
    {"accessory", "accidental", "accidentally", "endanger", "endangering", "endangerment", "hinder", "hindering"}
    | {"neglect", "negligence", "negligent", "negligently", "obstruct", "obstructing", "obstruction", "self-inflicted"}
    | {"storage", "storing", "tampering", "unintentional", "unintentionally", "unsecured"}
)
_ON_VERBS = frozenset({"blame", "pin"})
_DENIES = frozenset({"deny", "dismiss", "doubt", "exclude", "refute", "reject"})
_ANSWERABLE = frozenset({"accountable", "answerable", "liable", "responsible"})
_PROOFS = frozenset({"evidence", "indication", "proof", "reason", "sign"})
_DEMANDS = frozenset({"ask", "call", "demand", "press", "request", "urge", "want"})
_IFS = frozenset({"if", "unless", "whether"})
_SHARE_NOUNS = frozenset({"complicity", "guilt", "hand", "involvement", "participation", "responsibility", "role"})
_SHARING_NOUNS = frozenset({"part"})  # taken
_SHARE_VERBS = frozenset({"implicate", "involve", "participate"})
_THOUGHT = frozenset({"believe", "consider", "presume", "suspect", "think"})
_MARKS = frozenset({"hallmark", "hallmarks", "mark", "marks", "signature", "stamp"})
_WORK = frozenset({"work", "deed", "handiwork"})


def blamed(sentence: Sentence, event: int) -> list[int]:
    """Heads of those to whom the event at token `event` is laid; empty where nobody is, or where it is denied."""
    if _is_demanded(sentence, event):
        return []
    return [head for head in _held(sentence, event) if not is_doubted(sentence, head)]


def _is_demanded(sentence: Sentence, event: int) -> bool:
    """Whether somebody is only asked to answer for an event: "urges the army to assume responsibility for the raid"."""
    token = sentence.tokens[event]
    while token.head != token.index and token.dep != "relcl":
        above = sentence.tokens[token.head]
        if token.dep in ("ccomp", "xcomp") and above.lemma.lower() in _DEMANDS and above.index < token.index:
            return True
        token = above
    return False


def is_doubted(sentence: Sentence, index: int) -> bool:
    """Whether what a token stands in is said not to be so: "denied that ...", "no evidence that ...", "if ..."."""
    token = sentence.tokens[index]
    while token.head != token.index and token.dep != "relcl":
        above = sentence.tokens[token.head]
        if token.dep == "advcl" and any(sentence.tokens[c].cased.lower() in _IFS for c in token.children):
            return True
        if token.dep in ("ccomp", "acl", "pcomp", "xcomp") and above.index < token.index:
            words = [sentence.tokens[c] for c in above.children]
            no = any(w.dep == "neg" or w.cased.lower() == "no" for w in words)
            if token.dep in ("ccomp", "xcomp") and above.lemma.lower() in _DEMANDS:
                return True
            proves = token.dep != "acl" or above.lemma.lower() in _PROOFS
            if (no and proves) or above.lemma.lower() in _DENIES:
                return True
        token = above
    return False


def _held(sentence: Sentence, event: int) -> list[int]:
    token = sentence.tokens[event]
    head = sentence.tokens[token.head]
    told = [
        h for c in token.children if sentence.tokens[c].dep == "acl" for h in _by_verb(sentence, sentence.tokens[c])
    ]
    if told:  # "in an attack blamed on the rebels"
        return told
    if token.dep in ("pobj", "pcomp") and head.dep in ("prep", "dative", "agent"):
        return _by_preposition(sentence, head)
    if token.dep in ("dobj", "nsubjpass") and head.pos == "VERB":
        held = [sentence.tokens[c] for c in head.children if sentence.tokens[c].dep == "xcomp"]
        thought = head.lemma.lower() in _THOUGHT and not _is_negated(sentence, head)
        found = [h for be in held if thought for h in _by_work(sentence, be)] or _by_verb(sentence, head)
        linked = head.lemma.lower() in _TO_VERBS and token.dep == "dobj" and not _is_negated(sentence, head)
        return found or (_under(noun_arguments(sentence, event), "to") if linked else [])
    if token.dep == "nsubj" and head.pos == "AUX":
        return _by_work(sentence, head)
    if token.dep == "nsubj" and head.lemma.lower() == "bear":
        marks = [c for c in head.children if sentence.tokens[c].lemma.lower() in _MARKS]
        return [name for mark in marks for name in _under(noun_arguments(sentence, mark), "of")]
    return []


def _by_preposition(sentence: Sentence, preposition: Token) -> list[int]:
    word = preposition.lemma.lower()
    above = blaming_verb(sentence, preposition)
    governor = above if above is not None and above.lemma.lower() in _FOR_VERBS else sentence.tokens[preposition.head]
    if governor.pos in ("NOUN", "PROPN") and governor.dep in ("dobj", "nsubjpass", "conj"):
        verb = _accusing(sentence, governor, word)
        governor = verb if verb is not None else governor
    lemma = governor.lemma.lower()
    if (word == "for" and lemma in _ANSWERABLE) or (word == "of" and lemma == "guilty"):
        return _responsible(sentence, governor)
    if word == "for" and governor.pos == "VERB" and answerable(sentence, governor) is not None:
        return answerers(sentence, governor)
    if word == "behind" and governor.pos == "AUX" and not _is_negated(sentence, governor):
        return verb_arguments(sentence, governor.index).subjects
    if governor.pos == "VERB" and not _is_negated(sentence, governor):
        arguments = verb_arguments(sentence, governor.index)
        if (word == "for" and lemma in _FOR_VERBS) or (word == "of" and lemma in _OF_VERBS):
            return arguments.objects
        if word in _TRIED.get(lemma, ()):
            return [] if word == "in" and _is_lesser(sentence) else arguments.objects
        if word in ("to", "with") and lemma in _LINK_VERBS:
            return arguments.objects
        if word == "in" and lemma in _SHARE_VERBS:
            return arguments.subjects if lemma == "participate" else arguments.objects
    if governor.pos == "NOUN" and word in ("in", "for") and lemma in _SHARE_NOUNS:
        return _of_noun(sentence, governor.index)
    if word == "in" and lemma in _SHARING_NOUNS and governor.dep == "dobj":
        verb = sentence.tokens[governor.head]
        took = verb.lemma.lower() == "take" and not _is_negated(sentence, verb)
        return verb_arguments(sentence, verb.index).subjects if took else []
    if word == "in" and lemma == "take" and not _is_negated(sentence, governor):
        part = any(sentence.tokens[c].lemma.lower() in _SHARING_NOUNS for c in governor.children)
        return verb_arguments(sentence, governor.index).subjects if part else []
    if word == "of" and lemma == "count" and governor.dep == "pobj":  # "charged with two counts of murder"
        return _by_preposition(sentence, sentence.tokens[governor.head])
    if (
        word == "of" and lemma == "charge" and sentence.tokens[governor.head].lemma == "on"
    ):  # "held on charges of murder"
        verb = sentence.tokens[sentence.tokens[governor.head].head]
        held = verb.pos == "VERB" and not _is_negated(sentence, verb) and not _is_lesser(sentence)
        return verb_arguments(sentence, verb.index).objects if held else []
    if word == "with" and lemma == "connection":  # "charged in connection with the raid"
        verb = sentence.tokens[sentence.tokens[governor.head].head]
        tried = verb.lemma.lower() in _TRIED and not _is_negated(sentence, verb) and not _is_lesser(sentence)
        return verb_arguments(sentence, verb.index).objects if tried else []
    return []


def _is_lesser(sentence: Sentence) -> bool:
    """Whether a charge may be another than that of doing it: "charged with neglect in the shooting of her son"."""
    return any(t.lemma.lower() in _LESSER or t.cased.lower() in _LESSER for t in sentence.tokens)


def answerable(sentence: Sentence, verb: Token) -> Token | None:
    """The "responsible" of "they hold the army responsible"."""
    words = (sentence.tokens[c] for c in verb.children)
    return next((w for w in words if w.lemma.lower() in _ANSWERABLE and w.dep in ("oprd", "acomp", "ccomp")), None)


def answerers(sentence: Sentence, verb: Token) -> list[int]:
    """Those who are held to be answerable; empty where they are not."""
    adjective = answerable(sentence, verb)
    if adjective is None or _is_negated(sentence, verb):
        return []
    own = [c for c in adjective.children if sentence.tokens[c].dep == "nsubj"]
    return own or verb_arguments(sentence, verb.index).objects


def _accusing(sentence: Sentence, noun: Token, word: str) -> Token | None:
    """The verb whose object syntax hangs the charge on: "blamed the rebels for the raid"."""
    while noun.dep == "conj":
        noun = sentence.tokens[noun.head]
    verb = sentence.tokens[noun.head]
    return verb if verb.lemma.lower() in (_FOR_VERBS if word == "for" else _OF_VERBS if word == "of" else ()) else None


def _responsible(sentence: Sentence, adjective: Token) -> list[int]:
    """ "X is responsible for", "hold X responsible for", "those responsible" (nobody)."""
    if _is_negated(sentence, adjective):
        return []
    own = [c for c in adjective.children if sentence.tokens[c].dep == "nsubj"]
    if own:
        return own
    above = sentence.tokens[adjective.head]
    if adjective.dep == "amod" and sentence.tokens[above.head].lemma.lower() in _FOR_VERBS:
        return [above.index]
    if above.index == adjective.index or above.pos not in ("VERB", "AUX") or _is_negated(sentence, above):
        return []
    arguments = verb_arguments(sentence, above.index)
    return arguments.objects or (arguments.subjects if above.pos == "AUX" else [])


def _by_verb(sentence: Sentence, verb: Token) -> list[int]:
    lemma = verb.lemma.lower()
    if _is_negated(sentence, verb):
        return []
    if lemma in _TO_VERBS:
        return _under(verb_arguments(sentence, verb.index), "to")
    return _under(verb_arguments(sentence, verb.index), "on") if lemma in _ON_VERBS else []


def _by_work(sentence: Sentence, verb: Token) -> list[int]:
    """ "The raid was the work of the gang", "was an action by the gang"."""
    works = [c for c in verb.children if sentence.tokens[c].dep == "attr" and sentence.tokens[c].lemma.lower() in _WORK]
    found = [head for work in works if not _is_negated(sentence, verb) for head in _of_noun(sentence, work)]
    acts = [c for c in verb.children if sentence.tokens[c].dep == "attr" and sentence.tokens[c].pos == "NOUN"]
    done = [h for act in acts if not _is_negated(sentence, verb) for h in _under(noun_arguments(sentence, act), "by")]
    return [*found, *done]


def _of_noun(sentence: Sentence, noun: int) -> list[int]:
    arguments = noun_arguments(sentence, noun)
    owners = [owner for head in arguments.possessors for owner in _owners(sentence, head)]
    return [*owners, *_under(arguments, "of"), *_under(arguments, "by")]


def _owners(sentence: Sentence, head: int) -> list[int]:
    """Whose something is: of "they were held because of their role", "charged two men over their role" those held."""
    token = sentence.tokens[head]
    if token.tag != "PRP$":
        return [head]
    while token.head != token.index and token.pos not in ("VERB", "AUX"):
        token = sentence.tokens[token.head]
    if token.pos not in ("VERB", "AUX"):
        return []
    arguments = verb_arguments(sentence, token.index)
    held = [h for h in arguments.objects if h < head]
    return held or [h for h in arguments.subjects if h < head and not arguments.passive]


def _under(arguments: Arguments, preposition: str) -> list[int]:
    return [head for prep, head in arguments.preps if prep == preposition]


def _is_negated(sentence: Sentence, verb: Token) -> bool:
    return any(sentence.tokens[c].dep == "neg" for c in verb.children)
