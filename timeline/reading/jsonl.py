"""JSON records: one object a line, or one array of objects."""

from __future__ import annotations

import json
from collections.abc import Iterator

from timeline.model import Issue
from timeline.reading.blob import MAX_MEMBERS, MAX_RECORD_BYTES, MIB, Blob, too_large
from timeline.reading.decoding import decode
from timeline.reading.draft import Draft

FORM = '{"id": ..., "title": ..., "published": "YYYY-MM-DD", "url": ..., "source": ..., "language": ..., "text": ...}'
_OPTIONAL = ("title", "url", "source", "language", "published", "byline", "section")


def read_jsonl(blob: Blob) -> Iterator[Draft | Issue]:
    """A draft for each line that holds a record; an issue, with file and line, for each that does not."""
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
        yield from _read_line(decoded.text, blob=blob, number=number)


def read_json(blob: Blob) -> Iterator[Draft | Issue]:
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
    records = _records(value)
    for number, record in enumerate(records[:MAX_MEMBERS], 1):
        yield from read_record(record, blob=blob, place=f"{blob.path}, record {number}", part=str(number))
    if len(records) > MAX_MEMBERS:
        detail = f"{blob.path} holds {len(records)} records; the first {MAX_MEMBERS} were read; give them a line each"
        yield Issue(code="too-large", detail=detail, path=blob.path)


def read_record(record: object, *, blob: Blob, place: str, part: str) -> Iterator[Draft | Issue]:
    """One record of the contract's form. Only a wrong `text` costs the article; other faults cost a field."""
    if not isinstance(record, dict):
        yield _bad(blob.path, place, f"{_name(record)} where an object was expected", f"an object like {FORM}")
        return
    text = record.get("text")
    if text is None or (isinstance(text, str) and not text.strip()):
        detail = f"{place}: no text; the field `text` must hold the words of the article"
        yield Issue(code="no-text", detail=detail, path=blob.path)
        return
    if not isinstance(text, str):
        yield _bad(blob.path, place, f"`text` is {_name(text)}", "`text` must be a string")
        return
    fields: dict[str, str | None] = {}
    for name in _OPTIONAL:
        value = record.get(name)
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


def _read_line(line: str, *, blob: Blob, number: int) -> Iterator[Draft | Issue]:
    place = f"{blob.path}:{number}"
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        yield _bad(blob.path, place, f"not JSON ({error})", f"one object a line, {FORM}")
        return
    yield from read_record(record, blob=blob, place=place, part=str(number))


def _records(value: object) -> list[object]:
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and "text" not in value:
        for inner in value.values():
            if isinstance(inner, list) and any(isinstance(item, dict) for item in inner):
                return inner
    return [value]


def _bad(path: str, place: str, fault: str, remedy: str) -> Issue:
    return Issue(code="bad-record", detail=f"{place}: {fault}; expected {remedy}", path=path)


def _name(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), "null" if value is None else "a string")
