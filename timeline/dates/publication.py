"""The day an article appeared, and what says so.

The order is the policy: metadata and address; then the dateline; a line that says when it was published; the caption
of its first picture; the name of the file. Nothing else: without one of these the day is unknown.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator

from timeline.dates import edtf
from timeline.dates.context import Context, Resolved
from timeline.dates.find import Expression, find_expressions, language_of
from timeline.dates.lexicon import words_of
from timeline.dates.resolve import resolve
from timeline.model import Article, DateMention, Issue, Parse, Publication, PublishedBasis

HEAD_CHARS = 2000
CAPTION_CHARS = 1500
CAPTION_REACH_CHARS = 160
DATELINE_START_CHARS = 1200
DATELINE_PLACE_CHARS = 90
CONFLICT_DAYS = 7
UPDATE_SLACK = datetime.timedelta(days=1)  # a page's clock may be in another time zone
FULL_DATE_READINGS = frozenset(("date", "date_short", "numeric"))
OPENING_LINES = 8
SPARE_WORDS = 4

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
# Possessive: every letter of a word in capitals could begin a word, and the ways to cut a line in nine would be tried.
_PLACE = re.compile(r"[\s\[(]*+(?:[^\W\d_a-z][\w.'’-]*+[\s,،/().-]*+){1,9}+(?:on )?")
_AGENCY = re.compile(r"\s*[,،]?\s*(?:[(\[][^()\n]{1,60}[)\]]|/[^/\n]{1,40}/)?\s*(?:--+|[—–:]|- )")
_AGENCY_ONLY = re.compile(r"\s*[,،]?\s*\([^()\n]{1,60}\)\s*")
# "TOWN, 5 May 2017. Some members ...": capitals before, a sentence after.
_UPPER_PLACE = re.compile(r"[\s\[(]*[^\Wa-z\d_][^a-z\s,]++(?:[ ,]++[^a-z\s,]++){0,3}+, ?")
_NEW_SENTENCE = re.compile(r"\.\s+[\"“‘'(]?[^\W\d_a-z]")
_BOUNDARY = re.compile(r"[.!?:;][ )]|\n")
_WORD = re.compile(r"[^\W\d_]+|©")
_FULL_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
# "GAO, Mali (Agency) — 14 May 2024 — Gunmen killed": the agency and a dash before the day.
_AGENCY_BEFORE = re.compile(r"\s*[(\[][^()\[\]\n]{1,60}[)\]]\s*(?:--+|[—–])\s*$")
_DASH = re.compile(r"\s*(?:--+|[—–])")


def publication_day(article: Article, parse: Parse) -> tuple[Publication, tuple[Issue, ...]]:
    """When the article appeared, with an issue `no-date` where nothing tells and `date-conflict` where two disagree."""
    given = _given(article)
    strong = given is not None and article.published_basis != "file_name"
    anchor = given[1] if given is not None else None
    found = next(_from_text(article, anchor), None)
    if given is not None and (strong or found is None):
        if (posted := _posted_before(article, given[1])) is not None:
            return posted
        return _publication_given(article, given), _conflict(article, given[1])
    if found is None:
        issue = Issue(
            code="no-date",
            detail="no day of publication in the metadata, the dateline, the text or a caption",
            article_id=article.article_id,
            path=article.path,
        )
        return Publication(published=None, day=None, precision=6, basis="unknown"), (issue,)
    mention, basis = found
    assert mention.value is not None
    day = mention.value.start
    return Publication(published=mention.value.edtf, day=day, precision=1, basis=basis, mention=mention), ()


def _given(article: Article) -> tuple[str, datetime.date, int] | None:
    """The day that came with the article: as written, as a day, and its precision; None where there is none."""
    if article.published is None:
        return None
    found = _ISO.match(article.published.strip())
    if found is None:
        return _given_in_words(article.published)
    try:
        first = datetime.date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None
    precision = 1 if found[3] else 4 if found[2] else 5
    return article.published.strip(), first, article.published_precision or precision


def _given_in_words(published: str) -> tuple[str, datetime.date, int] | None:
    """Metadata such as "Mon, 29 May 2017 10:00:00 GMT", as the day they name."""
    day = next((found.period.start for words in find_expressions(published) if (found := _full(words))), None)
    return None if day is None else (day.isoformat(), day, 1)


def _publication_given(article: Article, given: tuple[str, datetime.date, int]) -> Publication:
    published, first, precision = given
    basis: PublishedBasis = "metadata" if article.published_basis == "unknown" else article.published_basis
    day = first if precision == 1 else None
    return Publication(published=published, day=day, precision=precision, basis=basis)


def _conflict(article: Article, day: datetime.date) -> tuple[Issue, ...]:
    written = dateline_day(article, day)
    if written is None or abs((day - written).days) <= CONFLICT_DAYS:
        return ()
    detail = f"the metadata say {day.isoformat()} and the dateline says {written.isoformat()}"
    return (Issue(code="date-conflict", detail=detail, article_id=article.article_id, path=article.path),)


def _posted_before(article: Article, given: datetime.date) -> tuple[Publication, tuple[Issue, ...]] | None:
    """The day that a page says it was posted, where the metadata give that of its update."""
    language, head = language_of(article.language), article.text[:HEAD_CHARS]
    days: dict[str, DateMention] = {}
    for expression in _head_expressions(article):
        resolved = _full(expression)
        kind = None if resolved is None else _stamp_before(head, expression, language)
        if resolved is not None and kind is not None:
            days.setdefault(kind, _mention(head, expression, resolved, "text"))
    posted, updated = days.get("posted"), days.get("updated")
    first = None if posted is None or posted.value is None else posted.value.start
    last = None if updated is None or updated.value is None else updated.value.start
    if first is None or last is None or not first < given - UPDATE_SLACK <= last:
        return None
    detail = f"the metadata say {given.isoformat()}, the text that it was posted {first.isoformat()} and updated later"
    issue = Issue(code="date-conflict", detail=detail, article_id=article.article_id, path=article.path)
    return Publication(published=first.isoformat(), day=first, precision=1, basis="text", mention=posted), (issue,)


def _stamp_before(head: str, expression: Expression, language: str) -> str | None:
    """The kind of the word of a page's making right before a date: `posted`, `updated` or None."""
    first = head.rfind("\n", 0, expression.start) + 1
    words = [word.lower() for word in _WORD.findall(head[max(first, expression.start - 60) : expression.start])][-4:]
    found = [kind for word in words for kind in ("posted", "updated") if word in words_of(language, kind)]
    return found[-1] if found else None


def dateline_day(article: Article, near: datetime.date | None) -> datetime.date | None:
    """The day of the dateline, its year taken from `near` where it has none; None without a dateline."""
    found = _dateline(article.text[:HEAD_CHARS], _head_expressions(article), near)
    return None if found is None or found.value is None else found.value.start


def _from_text(article: Article, anchor: datetime.date | None) -> Iterator[tuple[DateMention, PublishedBasis]]:
    language = language_of(article.language)
    head = article.text[:HEAD_CHARS]
    expressions = _head_expressions(article)
    if mention := _dateline(head, expressions, anchor):
        yield mention, "dateline"
    if mention := _posted(head, expressions, language):
        yield mention, "text"
    if mention := _caption(head, expressions, language):
        yield mention, "caption"


def _head_expressions(article: Article) -> tuple[Expression, ...]:
    found = find_expressions(article.text, language_of(article.language))
    return tuple(itertools.takewhile(lambda expression: expression.end <= HEAD_CHARS, found))


def _dateline(head: str, expressions: tuple[Expression, ...], near: datetime.date | None) -> DateMention | None:
    """`PLACE, 3 JAN 90 (AGENCY) --` at the beginning of a paragraph of the head."""
    for expression in expressions:
        if expression.start > DATELINE_START_CHARS:
            return None
        if expression.match.rule.reading not in FULL_DATE_READINGS or not in_dateline(
            head, expression.start, expression.end
        ):
            continue
        resolved = resolve(expression.match, Context(anchor=near or _year_hint(head, expressions)))
        if resolved is not None:
            return _mention(head, expression, resolved, "dateline")
    return None


def in_dateline(text: str, start: int, end: int) -> bool:
    """Whether the date between two offsets stands in a dateline: `PLACE, 3 JAN 90 (AGENCY) --`."""
    line = text.rfind("\n", 0, start) + 1
    place, after = text[line:start], text[end : end + 80]
    agency = _AGENCY_BEFORE.search(place[-DATELINE_PLACE_CHARS:])
    if agency and _DASH.match(after):
        place = place.removesuffix(agency.group())
    if not place.strip() or len(place) > DATELINE_PLACE_CHARS or not _PLACE.fullmatch(place):
        return False
    if _AGENCY.match(after) or (_AGENCY_ONLY.match(after) and "," in place):
        return True
    return bool(_NEW_SENTENCE.match(after) and _UPPER_PLACE.fullmatch(place))


def heads_text(text: str, start: int, end: int) -> bool:
    """Whether a full date stands in a line above the text that is little more: "By Our Correspondent | June 4, 2024".

    It tells when the article was written. A line that ends in a colon is a label: what is below may be of its day.
    """
    if not _FULL_YEAR.search(text, start, end) or text.count("\n", 0, start) >= OPENING_LINES:
        return False
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    if last < 0 or text[first:last].rstrip().endswith((",", ":")):
        return False
    return len(_WORD.findall(text[first:start])) + len(_WORD.findall(text[end:last])) <= SPARE_WORDS


def _year_hint(head: str, expressions: tuple[Expression, ...]) -> datetime.date | None:
    """The first full date of the head: the year of a dateline that says only day and month."""
    for expression in expressions:
        if expression.match.rule.reading not in FULL_DATE_READINGS:
            continue
        resolved = resolve(expression.match, Context(anchor=None))
        if resolved is not None:
            return resolved.period.start
    return None


def _posted(head: str, expressions: tuple[Expression, ...], language: str) -> DateMention | None:
    """A line near the top that is little more than a date, or a date after "Published"; updates come second."""
    later: DateMention | None = None
    for expression in expressions:
        resolved = _full(expression)
        if resolved is None:
            continue
        first = head.rfind("\n", 0, expression.start) + 1
        words = [word.lower() for word in _WORD.findall(head[max(first, expression.start - 60) : expression.start])]
        mention = _mention(head, expression, resolved, "text")
        if words_of(language, "posted") & set(words[-4:]):
            return mention
        if words_of(language, "updated") & set(words[-4:]):
            later = later or mention
        elif later is None and _is_date_line(head, expression, words):
            return mention
    return later


def _is_date_line(head: str, expression: Expression, before: list[str]) -> bool:
    if head.count("\n", 0, expression.start) >= OPENING_LINES * 2 or "©" in before or "copyright" in before:
        return False
    end = head.find("\n", expression.end)
    after = _WORD.findall(head[expression.end : len(head) if end < 0 else end])
    return len(before) + len(after) <= SPARE_WORDS


def _caption(head: str, expressions: tuple[Expression, ...], language: str) -> DateMention | None:
    """A full date near the top in a sentence that speaks of a picture, archive pictures apart."""
    for expression in expressions:
        resolved = _full(expression)
        if resolved is None or expression.start > CAPTION_CHARS:
            continue
        words = {word.lower() for word in _WORD.findall(_sentence_around(head, expression))}
        words.update(_label_above(head, expression))
        if words & words_of(language, "photo") and not words & words_of(language, "file_photo"):
            return _mention(head, expression, resolved, "caption")
    return None


def _sentence_around(head: str, expression: Expression) -> str:
    """The words of the same sentence and line within reach: a caption is short."""
    before = head[max(0, expression.start - CAPTION_REACH_CHARS) : expression.start]
    after = head[expression.end : expression.end + CAPTION_REACH_CHARS]
    return f"{_BOUNDARY.split(before)[-1]} {_BOUNDARY.split(after)[0]}"


def _label_above(head: str, expression: Expression) -> list[str]:
    """The words of the line above where it is a label ("Photo:"), for a caption that stands under it."""
    line = head.rfind("\n", 0, expression.start)
    above = head[: max(line, 0)].rstrip().rpartition("\n")[2]  # a page's paragraphs have blank lines between
    words = [word.lower() for word in _WORD.findall(above)]
    return words if above.endswith(":") and len(words) <= SPARE_WORDS else []


def _full(expression: Expression) -> Resolved | None:
    if expression.match.rule.reading not in FULL_DATE_READINGS or expression.until is not None:
        return None
    return resolve(expression.match, Context(anchor=None))


def _mention(head: str, expression: Expression, resolved: Resolved, rule: str) -> DateMention:
    value = Resolved(edtf.day(resolved.period.start), resolved.basis).value() if resolved.period.start else None
    return DateMention(
        field="text",
        start=expression.start,
        end=expression.end,
        quote=head[expression.start : expression.end],
        sentence=0,
        value=value,
        rule=f"published-{rule}",
        score=expression.match.rule.score,
    )
