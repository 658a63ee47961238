"""The settings of one run: checked once, frozen, and the only place where a default is stated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from timeline.errors import ConfigError

DEFAULT_SOURCE = Path("data/raw")
DEFAULT_PROCESSED = Path("data/processed")
DEFAULT_OUTPUTS = Path("outputs")
MAX_WORKERS = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What decides a build's result (`model`), and how it is run (`workers`, `pages`: these change no byte of it).

    `model` names a spaCy pipeline, installed or in a folder; None is the one the package depends on.
    """

    model: str | None = None
    workers: int = 1
    pages: bool = True

    def __post_init__(self) -> None:
        if not 1 <= self.workers <= MAX_WORKERS:
            raise ConfigError(f"workers is {self.workers}: it must be a number from 1 to {MAX_WORKERS}")
        if self.model is not None and not self.model.strip():
            raise ConfigError("model is empty: leave it out, or name an installed spaCy pipeline or its folder")

    def settings(self) -> dict[str, object]:
        """Return the settings as plain values, for `run.json`."""
        return asdict(self)


def config_from(settings: Mapping[str, object]) -> Config:
    """Make a Config of named settings; an unknown name is refused with the known ones listed."""
    known = [field.name for field in fields(Config)]
    unknown = sorted(set(settings) - set(known))
    if unknown:
        raise ConfigError(f"unknown setting {', '.join(unknown)}: the settings are {', '.join(known)}")
    return Config(**settings)  # type: ignore[arg-type]
