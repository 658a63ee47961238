"""JSON records: one object a line, or one array of objects; keys are known by name, as columns of tables are."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from timeline.config import ARTICLE_FIELDS
from timeline.model import Issue
from timeline.reading.blob import MAX_MEMBERS, MAX_RECORD_BYTES, MIB, Blob, too_large
from timeline.reading.column_names import ColumnMap, column_names, folded
from timeline.reading.decoding import decode
from timeline.reading.draft import Draft

FORM = '{"id": ..., "title": ..., "published": "YYYY-MM-DD", "url": ..., "source": ..., "language": ..., "text": ...}'
_OPTIONAL = ("title", "url", "source", "language", "published", "byline", "section")


def read_jsonl(blob: Blob, *, columns: tuple[tuple[str, str], ...] = ()) -> Iterator[Draft | Issue | ColumnMap]:
    """A draft for each line that holds a record; an issue, with file and line, for each that does not."""
    names = FieldNames(wanted=columns)
    for number, line in blob.lines():
        place = f"{blob.path}:{number}"
        if line is None:
            detail = f"{place}: a line longer than {MAX_RECORD_BYTES // MIB} MiB; give each article a line of its own"
            yield Issue(code="too-large", detail=detail, path=blob.path)
            continue
        decoded = decode(line.rstrip(b"\r\n"))
        if not decoded.text.strip():
            continue
        if decoded.repair is not None:
            yield Issue(code="encoding", detail=f"{place}: {decoded.repair}; save it as UTF-8", path=blob.path)
        yield from _read_line(decoded.text, blob=blob, number=number, names=names)


def read_json(blob: Blob, *, columns: tuple[tuple[str, str], ...] = ()) -> Iterator[Draft | Issue | ColumnMap]:
    """The records of a JSON array, or of the first array of objects inside one object."""
    content = blob.document()
    if content is None:
        yield too_large(blob)
        return
    try:
        value = json.loads(decode(content).text)
    except (ValueError, RecursionError) as error:
        yield _bad(blob.path, blob.path, f"not JSON ({error})", f"an array of {FORM}")
        return
    names = FieldNames(wanted=columns)
    yield from _read_records(_records(value, names), blob=blob, names=names)


def _read_records(records: list[object], *, blob: Blob, names: FieldNames) -> Iterator[Draft | Issue | ColumnMap]:
    for number, record in enumerate(records[:MAX_MEMBERS], 1):
        place = f"{blob.path}, record {number}"
        yield from read_record(record, blob=blob, place=place, part=str(number), names=names)
    if len(records) > MAX_MEMBERS:
        detail = f"{blob.path} holds {len(records)} records; the first {MAX_MEMBERS} were read; give them a line each"
        yield Issue(code="too-large", detail=detail, path=blob.path)


@dataclass(slots=True)
class FieldNames:
    """Which key of a record is which field: as `wanted`, else of the field's own name, else by other names for it.

    A guess takes only words: where a key of another name holds a list, say, it is another thing.
    """

    wanted: tuple[tuple[str, str], ...] = ()
    is_shown: bool = False

    def of(self, record: Mapping[str, object]) -> dict[str, str]:
        """The key of each field that the record has."""
        wanted = {field: key for field, key in self.wanted if key in record}
        own = {field: field for field in ARTICLE_FIELDS if field in record and field not in wanted.values()}
        found = own | wanted
        if len(found) < len(record):
            taken = set(found.values())
            keys = {folded(key): key for key, value in record.items() if key not in taken and isinstance(value, str)}
            for field, names in column_names().items():
                if field not in found and (name := next((name for name in names if name in keys), None)) is not None:
                    found[field] = keys[name]
        return found

    def shown(self, found: Mapping[str, str], *, path: str) -> Iterator[ColumnMap]:
        """What was taken for what, once a file, where the keys are not the fields' own names."""
        if not self.is_shown and any(field != key for field, key in found.items()):
            self.is_shown = True
            pairs = tuple((field, found[field]) for field in ARTICLE_FIELDS if field in found)
            yield ColumnMap(path=path, columns=pairs, is_given=bool(self.wanted))


def read_record(
    record: object, *, blob: Blob, place: str, part: str, names: FieldNames
) -> Iterator[Draft | Issue | ColumnMap]:
    """One record. Only a wrong `text` costs the article; other faults cost a field."""
    if not isinstance(record, dict):
        yield _bad(blob.path, place, f"{_name(record)} where an object was expected", f"an object like {FORM}")
        return
    found = names.of(record)
    yield from names.shown(found, path=blob.path)
    yield from _read_fields({field: record[key] for field, key in found.items()}, blob=blob, place=place, part=part)


def _read_fields(record: Mapping[str, object], *, blob: Blob, place: str, part: str) -> Iterator[Draft | Issue]:
    text = record.get("text")
    if text is None or (isinstance(text, str) and not text.strip()):
        detail = f"{place}: no text; the field `text` must hold the words, or --columns text=KEY say which does"
        yield Issue(code="no-text", detail=detail, path=blob.path)
        return
    if not isinstance(text, str):
        yield _bad(blob.path, place, f"`text` is {_name(text)}", "`text` must be a string")
        return
    fields: dict[str, str | None] = {}
    for name in _OPTIONAL:
        value = _named_or_itself(record.get(name))
        if value is None or isinstance(value, str):
            fields[name] = value or None
            continue
        fields[name] = None
        remedy = f"`{name}` must be a string or null; the article was read without it"
        yield _bad(blob.path, place, f"`{name}` is {_name(value)}", remedy)
    given = record.get("id")
    if not isinstance(given, str | int | None) or isinstance(given, bool):
        yield _bad(blob.path, place, f"`id` is {_name(given)}", "`id` must be a string; one was made from the place")
        given = None
    yield Draft(
        text=text,
        path=blob.path,
        part=part,
        given_id=None if given in (None, "") else str(given),
        title=fields["title"],
        url=fields["url"],
        source=fields["source"],
        language=fields["language"],
        published=fields["published"],
        byline=fields["byline"],
        section=fields["section"],
    )


def _named_or_itself(value: object) -> object:
    """The name in an object such as `{"id": null, "name": "The Quay"}`, in which news services give outlets."""
    name = value.get("name") if isinstance(value, dict) else None
    return name if isinstance(name, str) else value


def _read_line(line: str, *, blob: Blob, number: int, names: FieldNames) -> Iterator[Draft | Issue | ColumnMap]:
    place = f"{blob.path}:{number}"
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        yield _bad(blob.path, place, f"not JSON ({error})", f"one object a line, {FORM}")
        return
    records = _records(record, names) if isinstance(record, dict) else [record]
    if records != [record]:
        yield from _read_records(records, blob=blob, names=names)
        return
    yield from read_record(record, blob=blob, place=place, part=str(number), names=names)


def _records(value: object, names: FieldNames) -> list[object]:
    """The records in a value: an array's, or those of the first array in an object that is no article itself."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and "text" not in names.of(value):
        for inner in value.values():
            if isinstance(inner, list) and any(isinstance(one, dict) and "text" in names.of(one) for one in inner):
                return inner
    return [value]


def _bad(path: str, place: str, fault: str, remedy: str) -> Issue:
    return Issue(code="bad-record", detail=f"{place}: {fault}; expected {remedy}", path=path)


def _name(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), "null" if value is None else "a string")
