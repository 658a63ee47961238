"""News articles in, a defensible event dataset out: dated, located, typed, counted, with the words that prove it."""

from typing import TYPE_CHECKING, Any

from timeline.version import __version__

if TYPE_CHECKING:
    from timeline.build import build
    from timeline.config import Config
    from timeline.dataset import Dataset, read_dataset
    from timeline.errors import ConfigError, DatasetError, ReferenceDataError, SourceError, TimelineError

__all__ = [
    "Config",
    "ConfigError",
    "Dataset",
    "DatasetError",
    "ReferenceDataError",
    "SourceError",
    "TimelineError",
    "__version__",
    "build",
    "read_dataset",
]

_HOMES = {
    "Config": "timeline.config",
    "ConfigError": "timeline.errors",
    "Dataset": "timeline.dataset",
    "DatasetError": "timeline.errors",
    "ReferenceDataError": "timeline.errors",
    "SourceError": "timeline.errors",
    "TimelineError": "timeline.errors",
    "build": "timeline.build",
    "read_dataset": "timeline.dataset",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name
    """Load a public name when it is first asked for, so that importing the package loads no library."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'timeline' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
