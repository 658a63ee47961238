"""What lies among the sources and is no source: what a build wrote, and the parts of a saved page."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from pathlib import Path

STORE_ENDING = ".results.sqlite"
CHANGED_ENDING = ".changed-tables"
PACKAGE_FILE, PACKAGE_NAME = "datapackage.json", "news-timeline-dataset"
RUN_FILE, TOOL_NAME = "run.json", "news-timeline"
PAGES = ("index.html", "map.html", "timeline.html")
PAGE_ENDINGS = (".html", ".htm", ".xhtml")
PARTS_ENDINGS = ("_files", "_fichiers", "_archivos", "_bestanden", "-Dateien", "_dosyalar", "_arquivos")
MAX_RECORD_BYTES = 1 << 26


def own_names(folder: Path, names: Collection[str]) -> set[str]:
    """Which files of a folder a build wrote: the tables, pages and records that name themselves ours, and stores.

    A folder of a user's own articles beside them ("notes.txt" next to our "events.csv") keeps those articles.
    """
    own = {name for name in names if name.endswith(STORE_ENDING)}
    if PACKAGE_FILE in names and (package := _record(folder / PACKAGE_FILE)).get("name") == PACKAGE_NAME:
        own |= {PACKAGE_FILE, *_resource_names(package)}
    if RUN_FILE in names and _record(folder / RUN_FILE).get("tool") == TOOL_NAME:
        own |= {RUN_FILE, *PAGES}
    return own


def own_folders(folders: Collection[str], names: Collection[str]) -> set[str]:
    """Which folders hold changed tables that were kept, or a saved page's parts ("Raid_files" by "Raid.html")."""
    pages = {name[: -len(ending)] for name in names for ending in PAGE_ENDINGS if name.lower().endswith(ending)}
    kept = {name for name in folders if name.endswith(CHANGED_ENDING)}
    return kept | {
        name
        for name in folders
        for ending in PARTS_ENDINGS
        if name.endswith(ending) and name.removesuffix(ending) in pages
    }


def _record(path: Path) -> dict[str, object]:
    """A JSON object that a build wrote; empty where it is none, or cannot be read."""
    try:
        if not path.is_file() or path.stat().st_size > MAX_RECORD_BYTES:
            return {}
        record = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def _resource_names(package: dict[str, object]) -> Iterator[str]:
    resources = package.get("resources")
    for resource in resources if isinstance(resources, list) else []:
        if isinstance(resource, dict) and isinstance(resource.get("path"), str):
            yield resource["path"]
