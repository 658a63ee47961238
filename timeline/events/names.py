"""Names completed within one article: surnames, acronyms and their expansions, spellings of one name."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.model import Sentence


class NameBook:
    """The full names an article gives."""

    def full(self, name: str) -> str:
        """The fullest form of `name` in the article, or `name` itself where none or more than one fits."""
        return name


def complete_names(sentences: Sequence[Sentence]) -> NameBook:
    """Reads an article's sentences, title included, for persons' full names and bracketed acronyms."""
    return NameBook()
