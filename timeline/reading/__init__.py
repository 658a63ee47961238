"""Reading: whatever people have their articles in, to articles whose text is never altered again."""

from timeline.reading.sources import read_sources

__all__ = ["read_sources"]
