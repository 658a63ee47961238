"""Days that only end the time of an event: those on which it was told in the perfect, or its dead were found.

"Rebels have taken two nurses, police said on Tuesday", "the bodies of two men who had been shot were found on Tuesday".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.dating.choice import DateChoice
from timeline.events.happenings.draft import Draft, Materials
from timeline.events.happenings.mentions import Mention
from timeline.events.syntax.anchor import clause_of, path_to_root, span_head
from timeline.events.syntax.arguments import PASSIVES, SUBJECTS
from timeline.events.syntax.reach import clause_verbs
from timeline.model import DateValue, Sentence, Token

_BODIES = frozenset({"body", "corpse", "remains"})
_FINDING = frozenset({"discover", "dump", "find", "recover"})


def bounded_by_telling(choice: DateChoice, draft: Draft, materials: Materials) -> DateChoice:
    """The same choice, with an open beginning where its day is only that of telling or finding."""
    day, value = choice.mention, choice.value
    if day is None or value is None or value.precision > 1 or value.end is None or day.field != "text":
        return choice
    told = [m for m in draft.cluster.mentions if m.field == "text"]
    here = [m for m in told if m.sentence == day.sentence]
    if not here:
        return choice
    sentence = materials.parse.sentences[here[0].order]
    head = span_head(sentence, day.start, day.end)
    if head is None:
        return choice
    verb = sentence.tokens[clause_of(sentence, head)]
    is_of_deed = verb.index in {m.trigger.anchor for m in here}
    said = not is_of_deed and clause_verbs().get(verb.lemma.lower()) == "report" and verb.tag == "VBD"
    perfect = said and all(_is_perfect(materials.parse.sentences[m.order], m) for m in told)
    if not perfect and not _finds_bodies(sentence, verb, here):
        return choice
    bound = DateValue(edtf=f"../{value.end.isoformat()}", start=None, end=value.end, precision=6, basis=value.basis)
    return replace(choice, value=bound, rule="date-told")


def _is_perfect(sentence: Sentence, told: Mention) -> bool:
    """Whether a verb is in the perfect, which tells of no day: "have taken", "has been shot"; nouns have no tense."""
    verb = sentence.tokens[told.trigger.anchor]
    if verb.pos not in ("AUX", "VERB"):
        return False
    helpers = [sentence.tokens[child] for child in verb.children]
    return any(each.dep == "aux" and each.lemma == "have" and each.tag in ("VBP", "VBZ") for each in helpers)


def _finds_bodies(sentence: Sentence, verb: Token, told: Sequence[Mention]) -> bool:
    """Whether what a verb tells is that bodies were found, whose words tell the deed: "of men who had been shot"."""
    parts = (sentence.tokens[child] for child in verb.children)
    bodies = [t.index for t in parts if t.dep in (*SUBJECTS, *PASSIVES, "dobj") and t.lemma.lower() in _BODIES]
    paths = [path_to_root(sentence, m.trigger.anchor) for m in told]
    return verb.lemma.lower() in _FINDING and any(body in path for body in bodies for path in paths)
