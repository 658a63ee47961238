"""The settings of one run: checked once, frozen, and the only place where a default is stated."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Literal

from timeline.errors import ConfigError

DEFAULT_SOURCE = Path("data/raw")
DEFAULT_PROCESSED = Path("data/processed")
DEFAULT_OUTPUTS = Path("outputs")
DEFAULT_GEOCODER_CACHE = "data/geocoder.sqlite"
MAX_WORKERS = 256
ARTICLE_FIELDS = ("text", "title", "published", "url", "source", "language", "id", "byline", "section")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What decides a build's result (`model`), how it is run (`workers`) and what its pages are like (the others).

    `model` names a spaCy pipeline, installed or in a folder; None is the one the package depends on. `borders` is
    whose borders the maps draw; `tiles` the address of online map tiles that a reader may switch on (`osm`, or an
    https address with {z}, {x} and {y}); above `page_mb` million bytes a page leaves text of the articles out.

    Which articles are read: `since` and `until` (ISO days, both included), `languages` (ISO 639-1), `limit`. How tables
    and texts are read: `columns` (pairs of field and header), `separator` (the line that parts the articles of a text
    file). `outlets` is a CSV file of more outlets, in the form of `reference/outlets.csv`.

    `codebook` is a codebook of the user's own: a CSV, or a folder with trigger lexicons beside it.
    `gazetteer` is the folder of a gazetteer of the user's own. `geocoder` is a geopy service (`nominatim`, `photon`) to
    ask for what the gazetteer lacks, at `geocoder_url` if one is given, as `user_agent`; answers are kept in the file
    `geocoder_cache`. None asks nobody.

    With `reuse`, what earlier builds into the same folder made of an unchanged article is taken from beside it; the
    result is the same without.
    """

    model: str | None = None
    workers: int = 1
    pages: bool = True
    reuse: bool = True
    borders: Literal["natural-earth", "none"] = "natural-earth"
    tiles: str | None = None
    page_mb: int = 60
    since: str | None = None
    until: str | None = None
    languages: tuple[str, ...] = ()
    limit: int | None = None
    columns: tuple[tuple[str, str], ...] = ()
    separator: str | None = None
    outlets: str | None = None
    gazetteer: str | None = None
    codebook: str | None = None
    geocoder: str | None = None
    geocoder_url: str | None = None
    geocoder_cache: str = DEFAULT_GEOCODER_CACHE
    user_agent: str | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.workers <= MAX_WORKERS:
            raise ConfigError(f"workers is {self.workers}: it must be a number from 1 to {MAX_WORKERS}")
        if self.borders not in ("natural-earth", "none"):
            raise ConfigError(f"borders is {self.borders!r}: it must be natural-earth or none")
        if self.page_mb < 1:
            raise ConfigError(f"page_mb is {self.page_mb}: it must be a number of megabytes from 1")
        if self.model is not None and not self.model.strip():
            raise ConfigError("model is empty: leave it out, or name an installed spaCy pipeline or its folder")

        self._check_reading()
        self._check_geocoder()

    def _check_geocoder(self) -> None:
        if self.geocoder is None:
            return
        if not self.user_agent or not self.user_agent.strip():
            raise ConfigError(f"geocoder {self.geocoder} needs user_agent: name your project and how to reach you")
        if self.workers > 1:
            raise ConfigError(
                f"workers is {self.workers}: with a geocoder it must be 1: it is asked one thing at a time"
            )

    def _check_reading(self) -> None:
        for name, day in (("since", self.since), ("until", self.until)):
            if day is not None and not _is_day(day):
                raise ConfigError(f"{name} is {day!r}: it must be a day such as 2017-05-26")
        if self.since is not None and self.until is not None and self.since > self.until:
            raise ConfigError(f"since is {self.since} and until is {self.until}: until must not be the earlier")
        for code in self.languages:
            if not re.fullmatch("[a-z]{2,3}", code):
                raise ConfigError(f"language is {code!r}: it must be a code such as en or ar")
        if self.limit is not None and self.limit < 1:
            raise ConfigError(f"limit is {self.limit}: it must be 1 or more")
        unknown = [field for field, _ in self.columns if field not in ARTICLE_FIELDS]
        if unknown:
            raise ConfigError(f"columns names {', '.join(unknown)}: the fields are {', '.join(ARTICLE_FIELDS)}")
        if self.separator is not None and not self.separator.strip():
            raise ConfigError("separator is empty: give the words of the line that parts the articles, such as =====")

    def settings(self) -> dict[str, object]:
        """Return the settings as plain values, for `run.json`."""
        return asdict(self)


def config_from(settings: Mapping[str, object]) -> Config:
    """Make a Config of named settings; an unknown name is refused with the known ones listed."""
    known = [field.name for field in fields(Config)]
    unknown = sorted(set(settings) - set(known))
    if unknown:
        raise ConfigError(f"unknown setting {', '.join(unknown)}: the settings are {', '.join(known)}")
    return Config(**settings)  # type: ignore[arg-type]


def columns_from(pairs: str) -> tuple[tuple[str, str], ...]:
    """The `columns` setting of "text=Body,published=Day"; raises ConfigError where a pair lacks one half."""
    found = [tuple(part.strip() for part in pair.split("=", 1)) for pair in pairs.split(",") if pair.strip()]
    if any(len(pair) != 2 or not all(pair) for pair in found):
        raise ConfigError(f"columns is {pairs!r}: it must be pairs such as text=Body,published=Day")
    return tuple((pair[0], pair[1]) for pair in found)


def _is_day(value: str) -> bool:
    try:
        return len(value) == 10 and datetime.date.fromisoformat(value) is not None
    except ValueError:
        return False
