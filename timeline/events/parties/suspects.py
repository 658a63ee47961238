"""Armed groups on whom suspicion falls for what was told: "suspicion fell on the Front", "it is the prime suspect"."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.events.syntax.view import View
from timeline.events.triggers.blame import is_doubted
from timeline.events.words.groups import REBEL_SECTORS, Groups
from timeline.model import Token

_NAME_WORDS = 6
_SUSPICIONS = frozenset({"blame", "suspicion"})
_FALLS = frozenset({"center", "centre", "fall", "focus", "land", "rest"})
_FINGERS = frozenset({"finger"})
_POINTS = frozenset({"point", "wag"})
_THINKS = frozenset({"believe", "presume", "say", "suspect", "think"})
_DOES = frozenset(
    {"carry", "commit", "detonate", "do", "lay", "mount", "perpetrate", "place", "plant", "stage", "throw"}
)
_IT = frozenset({"it", "this"})
_DEEDS = frozenset({"attack", "blast", "bomb", "bombing", "device", "explosion", "killing", "mine", "raid", "shooting"})


def find_suspects(view: View) -> Iterator[int]:
    """The heads of known armed groups, and fighters of one side, that are held to have done what was told before."""
    for token in view.sentence.tokens:
        heads = (*_fallen_on(view, token), *_called_suspect(view, token), *_thought_to(view, token))
        yield from (head for head in heads if is_rebel(view, head) and not _is_denied(view, token))


def is_rebel(view: View, head: int) -> bool:
    """Whether a noun phrase is a known armed group, its people or fighters of one side."""
    groups = Groups.load()
    tokens = view.sentence.tokens
    first = min((c for c in tokens[head].children if c < head), default=head)
    last = max([head + _NAME_WORDS, *(c + 1 for c in tokens[head].children)])
    codes = [span.code for span in groups.spans(tokens, first, min(len(tokens), last))]
    return view.lemmas[head] in groups.sides or any(code.split()[1] in REBEL_SECTORS for code in codes)


def _is_denied(view: View, verb: Token) -> bool:
    tokens = view.sentence.tokens
    return is_doubted(view.sentence, verb.index) or any(tokens[c].dep == "neg" for c in verb.children)


def _fallen_on(view: View, verb: Token) -> Iterator[int]:
    """ "Suspicion fell on the Front", "the mayor pointed the finger at it"."""
    if verb.pos != "VERB" or view.lemmas[verb.index] not in _FALLS | _POINTS:
        return
    arguments = view.arguments(verb.index)
    falls = view.lemmas[verb.index] in _FALLS and any(view.lemmas[h] in _SUSPICIONS for h in arguments.subjects)
    points = view.lemmas[verb.index] in _POINTS and any(view.lemmas[h] in _FINGERS for h in arguments.objects)
    yield from (h for prep, h in arguments.preps if (falls and prep in ("on", "upon")) or (points and prep == "at"))


def _called_suspect(view: View, verb: Token) -> Iterator[int]:
    """ "The Front is the prime suspect"."""
    tokens = view.sentence.tokens
    told = [c for c in verb.children if tokens[c].dep == "attr" and view.lemmas[c] == "suspect"]
    if verb.pos == "AUX" and told:
        yield from (c for c in verb.children if tokens[c].dep == "nsubj")


def _thought_to(view: View, verb: Token) -> Iterator[int]:
    """ "The Front is believed to have planted it", "officials believe the Front was involved"."""
    tokens = view.sentence.tokens
    above = tokens[verb.head]
    if verb.pos != "VERB" or view.lemmas[above.index] not in _THINKS or verb.dep not in ("ccomp", "xcomp"):
        return
    subjects = [c for c in (*verb.children, *above.children) if tokens[c].dep in ("nsubj", "nsubjpass")]
    own = [c for c in verb.children if tokens[c].dep in ("nsubj", "nsubjpass")]
    objects = [c for c in verb.children if tokens[c].dep == "dobj"]
    past = any(view.words[c] in ("have", "has", "had") for c in verb.children)
    did = view.lemmas[verb.index] in _DOES and any(view.words[c] in _IT or view.lemmas[c] in _DEEDS for c in objects)
    if view.lemmas[verb.index] == "involve" and not objects:
        yield from own or (subjects if verb.dep == "xcomp" else [])
    elif did and (own or (verb.dep == "xcomp" and past)):
        yield from own or subjects
