"""The per-article function that every engine runs: article in, reports, evidence and issues out."""

from __future__ import annotations

import traceback
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.config import Config
from timeline.dates import find_dates, publication_day
from timeline.events import EventReader
from timeline.events.evidence import evidence_row
from timeline.language import Language, load_language
from timeline.language.teasers import blanked, teaser_spans
from timeline.model import Article, ArticleResult, Evidence, Issue, Parse, Publication
from timeline.parts import as_datelines, clock_days, dated_parts, find_labels, headed_parts, read_parts
from timeline.places import Gazetteer, PlaceReader

if TYPE_CHECKING:
    from timeline.places.online import OnlineGeocoder

MAX_READ_CHARACTERS = 300_000
EVENT_LANGUAGE = "en"


class ArticleReader:
    """Reads one article at a time. Holds models and indexes, all read-only; make one a process.

    The result depends on the article and the configuration alone: no clock, no network, no other article. (Where
    the user names an online geocoder, that is asked for places the gazetteer lacks, and its answers are kept.)
    """

    def __init__(self, config: Config) -> None:
        """Load the language model, the gazetteer and the codebook. Raises ReferenceDataError where one is missing."""
        self.language: Language = load_language(config.model)
        self.gazetteer = Gazetteer.open(None if config.gazetteer is None else Path(config.gazetteer))
        self.read_places = PlaceReader(self.gazetteer)
        self.geocode = _online_geocoder(config, self.gazetteer)
        own = None if config.codebook is None else Path(config.codebook)
        self.read_events = EventReader(own, self.gazetteer.country)

    def __call__(self, article: Article) -> ArticleResult:
        """Return what the article says. Never raises: a crash becomes an issue `crash` and no reports."""
        try:
            return self._read(article)
        except Exception as error:
            return _crashed(article, error)

    def _read(self, article: Article) -> ArticleResult:
        readable, teasers = _without_teasers(_shortened(article))
        labels = find_labels(readable)
        written, readable = readable, replace(readable, text=blanked(readable.text, labels.spans))
        parse = self.language.parse(readable)
        publication, date_issues = publication_day(readable, parse)
        places = as_datelines(readable, parse, self.read_places(readable, parse), self.gazetteer.candidates)
        place_issues: tuple[Issue, ...] = ()
        if self.geocode is not None:
            places, place_issues = self.geocode(readable, places)
        parts = dated_parts(written, labels, publication.day) or headed_parts(readable, places)
        if parts:
            read = read_parts(written, readable, parse, parts, places, publication, self.read_events)
        else:
            dates = find_dates(readable, parse, publication)
            publication = replace(publication, clocks=clock_days(written, labels, publication))
            read = self.read_events(written, parse, dates, places, publication)
        reports, evidence, event_issues = read
        return ArticleResult(
            article_id=article.article_id,
            publication=publication,
            reports=reports,
            evidence=(*_publication_evidence(article, publication), *evidence),
            issues=(
                *_length_issue(article),
                *_language_issue(article, parse),
                *teasers,
                *date_issues,
                *place_issues,
                *event_issues,
            ),
        )


def _online_geocoder(config: Config, gazetteer: Gazetteer) -> OnlineGeocoder | None:
    """Open the service that the user named; None where nobody is to be asked."""
    if config.geocoder is None:
        return None
    from timeline.places.online import open_online_geocoder

    return open_online_geocoder(
        config.geocoder,
        user_agent=config.user_agent,
        address=config.geocoder_url,
        cache=Path(config.geocoder_cache),
        gazetteer=gazetteer,
    )


def _shortened(article: Article) -> Article:
    """Bound what is parsed. Offsets hold, since only the tail is left unread."""
    if len(article.text) <= MAX_READ_CHARACTERS:
        return article
    return replace(article, text=article.text[:MAX_READ_CHARACTERS])


def _without_teasers(article: Article) -> tuple[Article, tuple[Issue, ...]]:
    """Leave teasers of other stories unread: their days, places and counts are not this one's. Offsets hold."""
    spans = teaser_spans(article.text, article.title)
    if not spans:
        return article, ()
    detail = (
        f"{len(spans)} paragraphs that stand twice in a row, as teasers of other stories do, were not read: "
        "if they are the article's own, let each stand once"
    )
    issue = Issue(
        code="teasers",
        detail=detail,
        article_id=article.article_id,
        path=article.path,
        start=spans[0].start,
        end=spans[-1].end,
    )
    return replace(article, text=blanked(article.text, spans)), (issue,)


def _length_issue(article: Article) -> tuple[Issue, ...]:
    if len(article.text) <= MAX_READ_CHARACTERS:
        return ()
    detail = (
        f"the text has {len(article.text):,} characters; events were looked for in the first "
        f"{MAX_READ_CHARACTERS:,} only: split it into articles"
    )
    return (
        Issue(
            code="long-text",
            detail=detail,
            article_id=article.article_id,
            path=article.path,
            start=MAX_READ_CHARACTERS,
            end=len(article.text),
        ),
    )


def _language_issue(article: Article, parse: Parse) -> tuple[Issue, ...]:
    if parse.language.split("-")[0] == EVENT_LANGUAGE:
        return ()
    detail = (
        f"the text is in {parse.language}, and events are read from English alone: put an English translation in its "
        "place or beside it"
    )
    return (Issue(code="language-not-read", detail=detail, article_id=article.article_id, path=article.path),)


def _publication_evidence(article: Article, publication: Publication) -> tuple[Evidence, ...]:
    mention = publication.mention
    if mention is None:
        return ()
    return (
        evidence_row(
            article,
            "published",
            field=mention.field,
            start=mention.start,
            end=mention.end,
            sentence=mention.sentence,
            rule=mention.rule,
            value=publication.published,
            score=mention.score,
        ),
    )


def _crashed(article: Article, error: Exception) -> ArticleResult:
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{last.name} in {last.filename.rpartition('timeline/')[2]}:{last.lineno}"
    issue = Issue(
        code="crash",
        detail=f"{type(error).__name__}: {error} ({where}); the article has no reports: please report it",
        article_id=article.article_id,
        path=article.path,
    )
    publication = Publication(
        published=article.published,
        day=None,
        precision=article.published_precision or 6,
        basis=article.published_basis,
    )
    return ArticleResult(
        article_id=article.article_id, publication=publication, reports=(), evidence=(), issues=(issue,)
    )
