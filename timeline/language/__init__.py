"""Sentences, tokens, parse and entities: spaCy behind one small interface."""

from timeline.language.identify import identify_language
from timeline.language.parser import Language, ModelInfo, load_language

__all__ = ["Language", "ModelInfo", "identify_language", "load_language"]
