"""What a toponym does in its sentence: a location, people, a government, a part of an organisation's name."""

from __future__ import annotations

import re

from timeline.model import PlaceRole
from timeline.places.beside import WINDOW
from timeline.places.cues import cue_words
from timeline.places.judge import PART_RELATIONS, Scene
from timeline.places.name_facts import FoundName, NameFacts
from timeline.places.page import Page
from timeline.places.surroundings import Context, text_before

GOVERNMENTS = frozenset(("administration", "authorities", "cabinet", "government", "governments", "junta", "regime"))
HELPING_WORDS = frozenset(
    ("again", "also", "had", "has", "have", "later", "never", "once", "then", "today", "yesterday")
)
ORGANISATION_LABELS = frozenset(("ORG", "PERSON", "PRODUCT", "WORK_OF_ART", "LAW"))
ROADS = frozenset(("U.S", "US"))
LINKS = frozenset(("with", "between", "by", "from", "against", "to", "and"))
_AFTER_VERB = re.compile(r"\s*[^\w\s]*\s*[\w'’&-]+\.?\s+([\w'’&-]+)")
_ROAD_NUMBER = re.compile(r"\.?[ -]\d{1,3}\b(?!\w)")
_METONYM_HEAD = re.compile(rf"(\w[\w-]*)\s+(?:\w+\s+){{0,2}}?(?:{'|'.join(sorted(LINKS))})\s+(?:\w+\s+(?:and|,)\s+)?$")


def _is_road(page: Page, found: FoundName) -> bool:
    """Tell whether a country's name begins that of a road: "on U.S. 321"."""
    return found.name.rstrip(".") in ROADS and bool(_ROAD_NUMBER.match(page.text, found.end))


class Roles:
    """Gives the role of a span: `roles.role(scene, found, facts, context)`."""

    def __init__(self) -> None:
        """Read the cues once."""
        self._cues = cue_words()
        self._no_subject = self._cues["preposition"] | {"of"}

    def role(self, scene: Scene, found: FoundName, facts: NameFacts, context: Context) -> PlaceRole:
        """Return the role; the first that fits, from the dateline on."""
        page = scene.page
        if found.start < scene.last_dateline and scene.in_dateline(found):
            return "dateline"
        if found.start >= page.site_start:
            return "organisation"
        if found.kind == "demonym":
            return "demonym"
        if found.name.startswith("U") and _is_road(page, found):
            return "organisation"
        if facts.may_govern and self._is_metonym(page, found, context):
            return "metonym"
        return "organisation" if self._is_in_name(page, context) else "location"

    def _is_in_name(self, page: Page, context: Context) -> bool:
        """Tell whether an organisation's, a person's or a law's name holds the span."""
        owner, after = context.owner, context.after
        if owner and context.before.word.lower() == "of":
            if owner.lower() in self._cues["held_by_place"]:
                return False  # "the mayor of Huanta, Ana Coe"
            if owner.lower() in self._cues["mission"]:
                return True  # "the embassy of France in Lima"
            if owner[0].isupper() and owner.lower() in self._cues["of_organisation"]:
                return True  # "the Bank of China"
        label, relation = context.entity
        if label in ORGANISATION_LABELS and relation in PART_RELATIONS:
            return True
        if not context.run or after.mark or after.possessive or page.headline:
            return False
        return any(word.lower().rstrip(".") in self._cues["civic"] for word in context.run.split())

    def _is_metonym(self, page: Page, found: FoundName, context: Context) -> bool:
        """Tell a government from its seat: "Moscow said", "talks with Damascus", "Egypt's air force"."""
        before, after = context.before, context.after
        following = after.following.lower()
        if after.possessive:
            return not after.mark and following in self._cues["institution"]
        if following in HELPING_WORDS or following.endswith("ly"):  # "Lima again rejected", "Lima flatly denied"
            verb = _AFTER_VERB.match(page.shown, found.end, found.end + WINDOW)
            following = verb[1].lower() if verb else ""
        subject = before.word.lower() not in self._no_subject
        if subject and not after.mark and following in self._cues["metonym_verb"]:
            return True
        if not after.mark and following in GOVERNMENTS:  # "the Tripoli government"
            return True
        if before.word not in LINKS and before.gap != ",":
            return False
        head = _METONYM_HEAD.search(text_before(page, found))
        return head is not None and head[1].lower() in self._cues["metonym_noun"]
