"""The tables of the dataset: every column declared once, and values turned into tables, files and back.

The declaration here is what the Parquet schema, the CSV header, `datapackage.json` and the data dictionary in the
documentation are made from. Parquet is the record; CSV is the courtesy: there a text cell that a spreadsheet would
take for a formula (it begins with = + - @, a tab or a carriage return) gets an apostrophe in front.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from timeline.errors import DatasetError
from timeline.version import __version__

ColumnType = Literal["string", "integer", "number", "date", "boolean", "list"]
Row = Mapping[str, object]

CONTRACT_VERSION = "1"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
DECIMALS = 6

_ARROW: dict[ColumnType, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "boolean": pa.bool_(),
    "list": pa.list_(pa.string()),
}
_FRICTIONLESS: dict[ColumnType, str] = {**{kind: kind for kind in _ARROW}, "list": "array"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type, what it means, and the standard that its codes follow. `csv` false: Parquet only."""

    name: str
    type: ColumnType
    meaning: str
    standard: str = ""
    categories: tuple[str, ...] = ()
    pattern: str = ""
    minimum: float | None = None
    maximum: float | None = None
    csv: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns in order, its primary key, and the tables that its columns point into."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    references: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in order."""
        return tuple(column.name for column in self.columns)


def _c(name: str, type_: ColumnType, meaning: str, **more: Any) -> Column:  # noqa: ANN401 - passed on to Column
    return Column(name, type_, meaning, **more)


ASSERTIONS = ("occurred", "attempted", "planned", "threatened", "denied", "alleged", "background")
DATE_BASES = (
    "explicit", "relative", "relative_to_event", "weekday", "dateline", "publication", "human"
)  # fmt: skip
GEO_BASES = ("stated", "nearest", "dateline", "article", "source", "human")
COPY_KINDS = ("exact", "near", "update", "excerpt", "translation")
PUBLISHED_BASES = ("metadata", "url", "dateline", "text", "caption", "file_name", "unknown")
EVIDENCE_KINDS = (
    "date", "place", "event", "actor", "target", "deaths", "injured", "claim", "published"
)  # fmt: skip

VALUE_COLUMNS = (
    _c("event_type", "string", "What happened", standard="PLOVER; x: marks our extensions", pattern="(x:)?[A-Z]+"),
    _c("event_mode", "string", "How it was done", standard="PLOVER modes; x: marks our own"),
    _c("assertion", "string", "How the text puts it; background is told as history", categories=ASSERTIONS),
    _c("date_edtf", "string", "When, as one value that can say about, before and between",
       standard="EDTF level 1 (ISO 8601-2)"),
    _c("date_start", "date", "First possible day; empty is open"),
    _c("date_end", "date", "Last possible day, included; empty is open"),
    _c("date_precision", "integer",
       "1 a day; 2 two to six days; 3 a week; 4 a month (8 to 31 days); 5 up to a year; 6 longer or unknown",
       standard="UCDP date_prec, and 6", minimum=1, maximum=6),
    _c("date_basis", "string", "How the date was got; publication: only a bound", categories=DATE_BASES),
    _c("place_name", "string", "Where, as written"),
    _c("place_id", "string", "Identifier in the gazetteer", standard="geonames:NNN, or another prefix"),
    _c("country", "string", "Country", standard="ISO 3166-1 alpha-3"),
    _c("admin1", "string", "Name of the first-level division"),
    _c("lat", "number", "Latitude in degrees; empty at geo_precision 6 and 7", standard="WGS84",
       minimum=-90, maximum=90),
    _c("lon", "number", "Longitude in degrees; empty at geo_precision 6 and 7", standard="WGS84",
       minimum=-180, maximum=180),
    _c("geo_precision", "integer",
       "1 exact place; 2 within about 25 km; 3 second-level division; 4 first-level division; 5 a region, sea, "
       "river or line; 6 country; 7 more than one country or unknown", standard="UCDP where_prec",
       minimum=1, maximum=7),
    _c("geo_radius_km", "number", "Radius in km that holds the true place", minimum=0),
    _c("geo_basis", "string", "How the place was got", categories=GEO_BASES),
    _c("actors", "list", "Who did it"),
    _c("targets", "list", "To whom, or with whom"),
    _c("actor_codes", "list", "Country and sector (docs/sectors.md) of each actor, in step",
       standard="ISO 3166-1 alpha-3 and PLOVER sector"),
    _c("target_codes", "list", "Country and sector (docs/sectors.md) of each target, in step",
       standard="ISO 3166-1 alpha-3 and PLOVER sector"),
    _c("deaths_low", "integer", "People killed, lowest figure; 0 is said to be none", minimum=0),
    _c("deaths_best", "integer", "People killed, best figure", minimum=0),
    _c("deaths_high", "integer", "People killed, highest figure", minimum=0),
    _c("injured_low", "integer", "People injured, lowest figure", minimum=0),
    _c("injured_best", "integer", "People injured, best figure", minimum=0),
    _c("injured_high", "integer", "People injured, highest figure", minimum=0),
    _c("claimed_by", "string", "Who claimed it, where the text says so"),
)  # fmt: skip

ARTICLES = Table(
    "articles",
    "What was read: a row an article.",
    (
        _c("article_id", "string", "Identifier, as given or made from the path"),
        _c("path", "string", "File it was read from, relative to the source"),
        _c("url", "string", "Address"),
        _c("source", "string", "Outlet"),
        _c("title", "string", "Headline"),
        _c("published", "string", "Day or time of publication", standard="ISO 8601"),
        _c("published_precision", "integer", "As date_precision", minimum=1, maximum=6),
        _c("published_basis", "string", "Where the day of publication was found", categories=PUBLISHED_BASES),
        _c("language", "string", "Language", standard="BCP 47"),
        _c("text_sha256", "string", "SHA-256 of the text in UTF-8"),
        _c("text_chars", "integer", "Length of the text in characters", minimum=0),
        _c("duplicate_of", "string", "First copy of the same or nearly the same text"),
        _c("copy_of", "string", "Article that the text was made from, in the way that copy_kind says"),
        _c("copy_kind", "string", "How the text was made from that of copy_of", categories=COPY_KINDS),
        _c("byline", "string", "Who wrote it, as the source says"),
        _c("section", "string", "Section of the outlet"),
        _c("outlet_country", "string", "Country of the newsroom, by the table of outlets", standard="ISO 3166-1"),
        _c("outlet_scale", "string", "How far the outlet reaches: agency, international, national, regional, local"),
        _c("captions", "list", "Captions of a page's pictures, kept apart from the text"),
        _c("removed", "list", "What the reader left out of a page, as rule=count"),
        _c("retrieved", "string", "When a crawler got the page", standard="ISO 8601"),
        _c("text", "string", "The text, as it was read; every offset counts its characters", csv=False),
    ),
    key=("article_id",),
)
REPORTS = Table(
    "reports",
    "What one article says of one event: a row an article and event, the values are this article's own.",
    (
        _c("report_id", "string", "Identifier"),
        _c("article_id", "string", "The article"),
        _c("event_id", "string", "The event"),
        _c("rank", "integer", "1 is the event that the article is about", minimum=1),
        _c("salience", "number", "How much of the article is about it", minimum=0, maximum=1),
        *VALUE_COLUMNS,
        _c(
            "confidence",
            "number",
            "Calibrated chance that kind, days, place and counts are right as they stand",
            minimum=0,
            maximum=1,
        ),
    ),
    key=("report_id",),
    references=(("article_id", "articles"), ("event_id", "events")),
)
EVENTS = Table(
    "events",
    "Reports of one happening, merged: a row an event.",
    (
        _c("event_id", "string", "Identifier, stable over rebuilds, never used again for another event"),
        _c("title", "string", "One line in our own words"),
        *VALUE_COLUMNS,
        _c("n_articles", "integer", "Articles that report it", minimum=1),
        _c("n_sources", "integer", "Outlets that report it, copies of one text counted once", minimum=0),
        _c("first_published", "string", "Publication of its first article", standard="ISO 8601"),
        _c("last_published", "string", "Publication of its last article", standard="ISO 8601"),
        _c("confidence", "number", "Calibrated chance that kind, days, place and counts are right as they stand",
           minimum=0, maximum=1),
        _c("follows", "string", "The event that this one comes after: the arrest after an attack"),
        _c("disagreement", "list", "Columns on which its reports differ"),
        _c("review_state", "string", "Whether a person has looked at it; machine until a command writes it otherwise",
           categories=("machine", "confirmed", "corrected")),
    ),
    key=("event_id",),
)  # fmt: skip
EVIDENCE = Table(
    "evidence",
    "Where in the text each value stands, and every date and place found, used or not.",
    (
        _c("evidence_id", "string", "Identifier"),
        _c("article_id", "string", "The article"),
        _c("report_id", "string", "The report that took it; empty when none did"),
        _c("kind", "string", "What it is evidence of", categories=EVIDENCE_KINDS),
        _c("field_text", "string", "Which text the offsets count", categories=("text", "title")),
        _c("start", "integer", "First character, from 0", standard="W3C TextPositionSelector", minimum=0),
        _c("end", "integer", "End, not included", standard="W3C TextPositionSelector", minimum=0),
        _c("quote", "string", "The exact words", standard="W3C TextQuoteSelector"),
        _c("sentence", "integer", "Number of the sentence in its field, from 0", minimum=0),
        _c("value", "string", "A date in EDTF, a place_id, a number, or a name"),
        _c("lat", "number", "Latitude of the place itself", standard="WGS84", minimum=-90, maximum=90),
        _c("lon", "number", "Longitude of the place itself", standard="WGS84", minimum=-180, maximum=180),
        _c("country", "string", "Country of the place", standard="ISO 3166-1 alpha-3"),
        _c("rule", "string", "Rule or model that found it"),
        _c("score", "number", "How sure the rule is", minimum=0, maximum=1),
        _c("chosen", "boolean", "Whether this value won in its report"),
    ),
    key=("evidence_id",),
    references=(("article_id", "articles"), ("report_id", "reports")),
)
MERGES = Table(
    "merges",
    "Why reports are one event.",
    (
        _c("report_id_a", "string", "One report"),
        _c("report_id_b", "string", "The other"),
        _c("event_id", "string", "The event that both are in"),
        _c("score", "number", "Probability that both tell of one happening", minimum=0, maximum=1),
        _c("reasons", "list", "What speaks for it"),
        _c("decided_by", "string", "Who decided", categories=("rule", "model", "human")),
        _c("event_id_retired", "string", "The identifier that the merge ended"),
    ),
    references=(("report_id_a", "reports"), ("report_id_b", "reports"), ("event_id", "events")),
)
ISSUES = Table(
    "issues",
    "What went wrong, or must be known: a row each.",
    (
        _c("article_id", "string", "The article, where there is one"),
        _c("path", "string", "The file"),
        _c("code", "string", "What kind of trouble; docs/issues.md lists them"),
        _c("detail", "string", "What, where, and what would be right"),
        _c("start", "integer", "First character, from 0", minimum=0),
        _c("end", "integer", "End, not included", minimum=0),
    ),
)
TABLES = (ARTICLES, REPORTS, EVENTS, EVIDENCE, MERGES, ISSUES)
TABLE_BY_NAME = {table.name: table for table in TABLES}


def arrow_table(table: Table, rows: Iterable[Row]) -> pa.Table:
    """Return the rows as an Arrow table with the declared schema; an absent column or value is null."""
    listed = list(rows)
    arrays = [pa.array([_stored(column, row.get(column.name)) for row in listed], _ARROW[column.type])
              for column in table.columns]  # fmt: skip
    return pa.Table.from_arrays(arrays, schema=_schema(table))


def _schema(table: Table) -> pa.Schema:
    fields = [
        pa.field(column.name, _ARROW[column.type], metadata={"description": column.meaning}) for column in table.columns
    ]
    return pa.schema(fields)


def _stored(column: Column, value: object) -> object:
    if value is None:
        return [] if column.type == "list" else None
    if column.type == "number":
        return round(float(value), DECIMALS)  # type: ignore[arg-type]
    if column.type == "list":
        return list(value)  # type: ignore[call-overload]
    return value


def frame(table: pa.Table) -> pd.DataFrame:
    """Return an Arrow table as a DataFrame: nullable integers, dates as datetime64, lists as Python lists."""
    mapper = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype(), pa.string(): pd.StringDtype(na_value=pd.NA)}
    result: pd.DataFrame = table.to_pandas(types_mapper=mapper.get, date_as_object=False)
    for field in table.schema:
        if pa.types.is_list(field.type):
            result[field.name] = [list(values) for values in result[field.name]]
        if pa.types.is_date(field.type):
            result[field.name] = result[field.name].astype("datetime64[s]")
    return result


def write_table(name: str, table: pa.Table, folder: Path) -> None:
    """Write `name`.parquet and `name`.csv into a folder."""
    pq.write_table(table, folder / f"{name}.parquet", compression="zstd")
    (folder / f"{name}.csv").write_text(csv_text(TABLE_BY_NAME[name], table), encoding="utf-8", newline="")


def csv_text(declared: Table, table: pa.Table) -> str:
    """Return a table as CSV: LF line ends, unknown is an empty cell, lists are JSON arrays."""
    columns = [column for column in declared.columns if column.csv]
    cells = [[_cell(column, value) for value in table.column(column.name).to_pylist()] for column in columns]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    writer.writerows(zip(*cells, strict=True))
    return out.getvalue()


def _cell(column: Column, value: Any) -> str:  # noqa: ANN401 - any value an Arrow column can hold
    if value is None:
        return ""
    match column.type:
        case "list":
            return json.dumps(value, ensure_ascii=False)
        case "boolean":
            return "true" if value else "false"
        case "date":
            return str(value.isoformat())
        case "string":
            return safe_cell(value)
        case _:
            return repr(value)


def safe_cell(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def read_tables(folder: Path) -> dict[str, pa.Table]:
    """Read every table of a dataset folder. Raises DatasetError where one, or a column of one, is missing."""
    return {table.name: read_table(folder, table) for table in TABLES}


def read_table(folder: Path, table: Table) -> pa.Table:
    """Read one table from its Parquet file."""
    path = folder / f"{table.name}.parquet"
    if not path.is_file():
        raise DatasetError(f"{folder} holds no dataset: {path.name} is missing; run `timeline build` first")
    try:
        found = pq.read_table(path)
    except (pa.ArrowException, OSError) as error:
        raise DatasetError(f"{path} cannot be read as Parquet ({error}); build the dataset again") from error
    lacking = [name for name in table.names if name not in found.column_names]
    if lacking:
        raise DatasetError(f"{path} has no column {', '.join(lacking)}; build the dataset again")
    return found


def data_package_text(folder: Path, *, sources: Sequence[Mapping[str, str]]) -> str:
    """Return `datapackage.json` (Frictionless Data Package v2) for the files in a folder, each with its hash."""
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "news-timeline-dataset",
        "title": "Events read from news articles",
        "description": f"Made by news-timeline {__version__}. The text of articles belongs to their publishers.",
        "version": CONTRACT_VERSION,
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0 (for the gazetteer's part: place ids, names, coordinates)",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "sources": list(sources),
        "resources": [
            resource
            for table in TABLES
            for resource in (_resource(table, folder, "csv"), _resource(table, folder, "parquet"))
        ]
        + [_plain_resource(folder / "events.geojson", "events-geojson", "geojson", "application/geo+json")],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(table: Table, folder: Path, kind: str) -> dict[str, object]:
    media = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}[kind]
    name = table.name if kind == "csv" else f"{table.name}-parquet"
    resource = _plain_resource(folder / f"{table.name}.{kind}", name, kind, media)
    columns = [column for column in table.columns if column.csv or kind == "parquet"]
    schema: dict[str, object] = {"fields": [_field(column) for column in columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.references:
        schema["foreignKeys"] = [_foreign_key(column, target, kind) for column, target in table.references]
    return {**resource, "type": "table", "description": table.meaning, "schema": schema}


def _foreign_key(column: str, target: str, kind: str) -> dict[str, object]:
    key = TABLE_BY_NAME[target].key
    resource = target if kind == "csv" else f"{target}-parquet"
    return {"fields": [column], "reference": {"resource": resource, "fields": list(key)}}


def _plain_resource(path: Path, name: str, kind: str, media: str) -> dict[str, object]:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    size = path.stat().st_size
    return {
        "name": name,
        "path": path.name,
        "format": kind,
        "mediatype": media,
        "bytes": size,
        "hash": f"sha256:{digest}",
    }


def _field(column: Column) -> dict[str, object]:
    constraints: dict[str, object] = {}
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if column.maximum is not None:
        constraints["maximum"] = column.maximum
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.categories:
        constraints["enum"] = list(column.categories)
    field: dict[str, object] = {"name": column.name, "type": _FRICTIONLESS[column.type], "description": column.meaning}
    if column.standard:
        field["standard"] = column.standard
    if constraints:
        field["constraints"] = constraints
    return field


def data_dictionary() -> str:
    """Return the data dictionary as Markdown, made from the declarations."""
    parts = ["# Data dictionary\n", "Made from `timeline/tables.py` by `python scripts/build_docs.py`.\n"]
    for table in TABLES:
        parts.append(
            f"## {table.name}\n\n{table.meaning}\n\n| column | type | meaning | standard or values |\n|---|---|---|---|"
        )
        for column in table.columns:
            codes = column.standard or " ".join(f"`{category}`" for category in column.categories)
            parts.append(f"| `{column.name}` | {column.type} | {column.meaning} | {codes} |")
        parts.append("")
    return "\n".join(parts) + "\n"
