"""A field of an article laid out for place reading: its text, the same in ordinary case, its sentences and entities."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from timeline.model import Article, FieldText, Parse, Sentence
from timeline.places.gazetteer import capital_words

PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
HEADLINE_CAPITALS_SHARE = 0.7
MIN_HEADLINE_WORDS = 4

_TITLE_PART = re.compile(r"\s+(?:[-–—|»]|::)\s+")
_SITE = re.compile(
    r"\b(?:News|Weather|Sports|TV|Radio|Channel|Newspaper|[KW][A-Z]{2,3}(?:-?TV)?|\w+\.(?:com|org|net))\b"
)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


class Page:
    """One field of an article for matching: its text, the same in ordinary case, its sentences and entities."""

    def __init__(self, field: FieldText, text: str, sentences: Sequence[Sentence]) -> None:
        """Take the sentences of this field alone, in order."""
        self.field = field
        self.text = text
        self.sentences = sentences
        self.shown = _ordinary_case(text, sentences)
        self.capitals = capital_words(text)
        self.shown_capitals = self.capitals if self.shown is text else capital_words(self.shown)
        self.headline = field == "title" and _is_headline(self.shown)
        self.is_upper = text.isupper() and self.shown == text
        self.is_lower = text.islower()
        self.site_start = _site_start(text) if field == "title" else len(text)
        self.has_model = bool(sentences)
        self.sentence_starts = [sentence.start for sentence in sentences]
        self.entities = [entity for sentence in sentences for entity in sentence.entities]
        self.entity_starts = [entity.start for entity in self.entities]
        self.people = [entity for entity in self.entities if entity.label == "PERSON"]
        self.places = [entity for entity in self.entities if entity.label in PLACE_ENTITIES]

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence at or before an offset; 0 where there are none."""
        found = bisect.bisect_right(self.sentence_starts, offset) - 1
        return self.sentences[found].index if found >= 0 else 0

    def starts_sentence(self, offset: int) -> bool:
        """Tell whether a sentence, or at least the text or a line, starts here."""
        if self.has_model:
            found = bisect.bisect_right(self.sentence_starts, offset) - 1
            return found >= 0 and self.sentence_starts[found] == offset
        before = self.text[max(0, offset - 3) : offset].rstrip(" \"“'‘(")
        return not before or before[-1] in ".!?\n"

    def entity_over(self, start: int, end: int) -> tuple[str, str]:
        """Return the label of the entity that overlaps a span, and how: exact, first, last, inside, wider or none."""
        at = bisect.bisect_right(self.entity_starts, start)
        if at and start < self.entities[at - 1].end:
            entity = self.entities[at - 1]
        elif at < len(self.entities) and self.entities[at].start < end:
            entity = self.entities[at]
        else:
            return "", "none"
        return entity.label, _relation(self.text, entity.start, entity.end, start, end)


def _site_start(title: str) -> int:
    """Where the name of the site begins in a page's title: "Two hurt in fire - WXYZ: Alton News, Weather & Sports"."""
    for match in _TITLE_PART.finditer(title):
        if match.start() > 0 and _SITE.search(title, match.end()):
            return match.end()
    return len(title)


def _relation(text: str, first: int, last: int, start: int, end: int) -> str:
    """Tell how an entity (first, last), without its "the" and its "'s", lies to a span."""
    if text[first] in "Tt" and text[first : first + 4].lower() == "the ":
        first += 4
    if text[last - 1] in "Ss" and text[last - 2] in "'’":
        last -= 2
    if first == start:
        return "exact" if last == end else "wider" if last < end else "first"
    if start < first and last <= end:
        return "wider"
    return "last" if end == last else "inside"


def _ordinary_case(text: str, sentences: Sequence[Sentence]) -> str:
    """Overlay the ordinary case that the model was shown; same length, so that offsets hold."""
    if True not in [sentence.is_upper for sentence in sentences]:
        return text
    pieces: list[str] = []
    done = 0
    for sentence in sentences:
        if sentence.is_upper:
            for token in sentence.tokens:
                # "LEBANON, Ohio (AP)": what is in ordinary case already stays so.
                written = text[token.start : token.end]
                pieces += (text[done : token.start], token.cased if written.isupper() else written)
                done = token.end
    pieces.append(text[done:])
    return "".join(pieces)


def _is_headline(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    if len(words) < MIN_HEADLINE_WORDS:
        return False
    return sum(1 for word in words if word[0].isupper()) >= HEADLINE_CAPITALS_SHARE * len(words)


def pages_of(article: Article, parse: Parse) -> tuple[Page, ...]:
    """Give the title and the text of an article, each with its own sentences."""
    pages = []
    sentences = parse.sentences
    titles = next((at for at, sentence in enumerate(sentences) if sentence.field != "title"), len(sentences))
    of_title, of_text = sentences[:titles], sentences[titles:]
    fields: tuple[tuple[FieldText, str | None], ...] = (("title", article.title), ("text", article.text))
    for field, text in fields:
        if text:
            pages.append(Page(field, text, of_title if field == "title" else of_text))
    return tuple(pages)
