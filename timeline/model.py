"""The values that pass between the rooms of the house.

All are frozen and slotted; offsets are half-open character ranges of `Article.text`, or of `Article.title` where
`field` is "title". An offset of 0 is an offset; what is unknown is None.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

FieldText = Literal["text", "title"]
PublishedBasis = Literal["metadata", "url", "dateline", "text", "caption", "file_name", "unknown"]
DateBasis = Literal["explicit", "relative", "relative_to_event", "weekday", "dateline", "publication", "human"]
GeoBasis = Literal["stated", "nearest", "dateline", "article", "source", "human"]
Assertion = Literal["occurred", "attempted", "planned", "threatened", "denied", "alleged", "background"]
CopyKind = Literal["exact", "near", "update", "excerpt", "translation"]
EvidenceKind = Literal["date", "place", "event", "actor", "target", "deaths", "injured", "claim", "published"]
ReviewState = Literal["machine", "confirmed", "corrected"]
PlaceKind = Literal["continent", "country", "admin1", "admin2", "city", "region", "water", "physical", "facility"]
PlaceRole = Literal["location", "demonym", "metonym", "organisation", "dateline"]
COUNTRY_PRECISION = 6  # of `geo_precision`: a whole country


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A half-open range of characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as read. `text` is never altered after reading: every offset counts characters of it.

    `published` is an ISO date or date-time as the source's metadata give it (basis `metadata`, `url` or
    `file_name`), or None: then `timeline.dates.publication_day` looks for it in the text.
    `captions` are the captions of a page's pictures, which are not in `text`; `removed` says what the reader cut, as
    `rule=count`; `retrieved` is when a crawler got the page.
    """

    article_id: str
    text: str
    path: str
    title: str | None = None
    url: str | None = None
    source: str | None = None
    published: str | None = None
    published_precision: int | None = None
    published_basis: PublishedBasis = "unknown"
    language: str | None = None
    byline: str | None = None
    section: str | None = None
    outlet_country: str | None = None
    outlet_scale: str | None = None
    captions: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    retrieved: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something that went wrong, or that a reader of the dataset must know, as a row of `issues`."""

    code: str
    detail: str
    article_id: str | None = None
    path: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One token of a parsed sentence.

    `text` is the exact slice of the article; `cased` is what the model saw (upper-case text is shown to it in
    ordinary case, same length). `head` and `children` index `Sentence.tokens`; the root's head is itself.
    `pos` is the Universal POS tag, `tag` the Penn tag, `dep` spaCy's (ClearNLP) label.
    """

    index: int
    start: int
    end: int
    text: str
    cased: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    children: tuple[int, ...]
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A named entity of the model within one sentence; `first`..`last` (excluded) index its tokens."""

    start: int
    end: int
    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the title or the text. `index` counts from 0 within its field."""

    index: int
    field: FieldText
    start: int
    end: int
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...]
    paragraph: int
    is_upper: bool

    # That of the very object: what is kept of a sentence is looked up without reading its tokens.
    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """The title's sentences first, then the text's, in order. Empty when there is nothing to read.

    `language` is the tag they were read as: only English has syntax and names of the model.
    """

    sentences: tuple[Sentence, ...]
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateValue:
    """A resolved date: EDTF level 1, first and last possible day (None is open), UCDP-like precision 1 to 6."""

    edtf: str
    start: datetime.date | None
    end: datetime.date | None
    precision: int
    basis: DateBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """An expression of time found in an article; `value` is None where it could not be resolved."""

    field: FieldText
    start: int
    end: int
    quote: str
    sentence: int
    value: DateValue | None
    rule: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The day an article appeared: `published` as in the articles table, `day` for arithmetic.

    `mention` holds the words that prove it when it was found in the text; None for metadata. `entry` is the date that
    stands before a part of a chronology: what that part tells without a date is of it. `clocks` are the hours before
    the entries of a running report, each with its day. `about` shows the country of a text of many parts, seen from
    one that does not name it.
    """

    published: str | None
    day: datetime.date | None
    precision: int
    basis: PublishedBasis
    mention: DateMention | None = None
    entry: DateMention | None = None
    clocks: tuple[DateMention, ...] = ()
    about: PlaceMention | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the gazetteer, or a part of one ("eastern Libya").

    `lat`, `lon` are the place's own, countries included; whether an event may be drawn there is decided by
    `geo_precision` (UCDP where_prec) and `radius_km`.
    """

    place_id: str
    name: str
    kind: PlaceKind
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    population: int
    radius_km: float
    geo_precision: int
    feature: str

    @property
    def is_capital(self) -> bool:
        """Whether it is the seat of a country's government, by its GeoNames feature code."""
        return self.feature == "PPLC"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A toponym found. `role` tells a location from a demonym, a metonym ("Moscow said") or a name's part.

    `place` is None where nothing in the gazetteer fits. `rivals` are the other candidates considered, best first.
    """

    field: FieldText
    start: int
    end: int
    quote: str
    sentence: int
    place: Place | None
    role: PlaceRole
    rule: str
    score: float
    rivals: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventValues:
    """The columns of the contract from `event_type` to `claimed_by`, shared by reports and events."""

    event_type: str
    event_mode: str | None
    assertion: Assertion
    date_edtf: str | None
    date_start: datetime.date | None
    date_end: datetime.date | None
    date_precision: int
    date_basis: DateBasis
    place_name: str | None
    place_id: str | None
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geo_precision: int
    geo_radius_km: float | None
    geo_basis: GeoBasis | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    actor_codes: tuple[str, ...]
    target_codes: tuple[str, ...]
    deaths_low: int | None
    deaths_best: int | None
    deaths_high: int | None
    injured_low: int | None
    injured_best: int | None
    injured_high: int | None
    claimed_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(EventValues):
    """What one article says of one event. `event_id` is None until merging.

    `keywords` are content lemmas of its evidence, sorted, used by merging and not written to the tables.
    `follows_report` names the report of the same article that this one comes after (arrest after attack).
    """

    report_id: str
    article_id: str
    rank: int
    salience: float
    title: str
    confidence: float
    keywords: tuple[str, ...] = ()
    follows_report: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A row of `evidence`: the exact words behind a value, or a date or place found and not used."""

    evidence_id: str
    article_id: str
    report_id: str | None
    kind: EvidenceKind
    field_text: FieldText
    start: int
    end: int
    quote: str
    sentence: int
    value: str | None
    lat: float | None
    lon: float | None
    country: str | None
    rule: str
    score: float
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleResult:
    """All that one article gives; what every engine computes and passes on. Holds no text."""

    article_id: str
    publication: Publication
    reports: tuple[Report, ...]
    evidence: tuple[Evidence, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts:
    """What merging needs to know of a report's article.

    `duplicate_of` is the first copy of its text; `copy_of` the article that its text was made from in any way.
    """

    article_id: str
    source: str | None
    published: str | None
    text_sha256: str
    duplicate_of: str | None
    copy_of: str | None = None
    copy_kind: CopyKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(EventValues):
    """Reports of one happening, merged."""

    event_id: str
    title: str
    report_ids: tuple[str, ...]
    n_articles: int
    n_sources: int
    first_published: str | None
    last_published: str | None
    confidence: float
    follows: str | None
    disagreement: tuple[str, ...]
    review_state: ReviewState = "machine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A row of `merges`: why two reports are one event."""

    report_id_a: str
    report_id_b: str
    event_id: str
    score: float
    reasons: tuple[str, ...]
    decided_by: Literal["rule", "model", "human"]
    event_id_retired: str | None = None
