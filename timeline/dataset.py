"""A dataset as pandas DataFrames, read back from the folder that a build wrote."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from timeline.config import DEFAULT_PROCESSED
from timeline.errors import DatasetError
from timeline.store import recover
from timeline.tables import TABLES, frame, read_tables

if TYPE_CHECKING:
    import folium


@dataclass(frozen=True, slots=True)
class Dataset:
    """The tables of the contract, a DataFrame each; lists are Python lists, days are datetime64, unknown is NA."""

    folder: Path
    articles: pd.DataFrame
    reports: pd.DataFrame
    events: pd.DataFrame
    evidence: pd.DataFrame
    merges: pd.DataFrame
    issues: pd.DataFrame

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The DataFrames by table name."""
        return {table.name: getattr(self, table.name) for table in TABLES}

    def map(self) -> folium.Map:
        """Return the located events as a folium map, to show in a notebook or add layers to."""
        from timeline.pages import events_map

        return events_map(self.tables)


def read_dataset(folder: Path | str = DEFAULT_PROCESSED) -> Dataset:
    """Read the dataset in a folder. Raises DatasetError where there is none."""
    path = Path(folder)
    recover(path)
    if not path.is_dir():
        raise DatasetError(f"{path} is no folder: name the one that `timeline build` wrote its tables into")
    frames = {name: frame(table) for name, table in read_tables(path).items()}
    return Dataset(folder=path, **frames)
