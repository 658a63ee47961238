"""A dataset as pandas DataFrames, read back from the folder that a build wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from timeline.config import DEFAULT_PROCESSED
from timeline.errors import DatasetError
from timeline.store import recover
from timeline.tables import TABLE_BY_NAME, TABLES, frame, read_tables

if TYPE_CHECKING:
    import folium


class Events(pd.DataFrame):
    """The events: a DataFrame whose selections (`events[events.country == "EGY"]`) can still be put on a map."""

    _metadata = ["_dataset_tables"]  # noqa: RUF012 - the name and kind of attribute that pandas carries along
    _dataset_tables: Mapping[str, pd.DataFrame]

    @property
    def _constructor(self) -> type[Events]:
        return Events

    @classmethod
    def of(cls, tables: Mapping[str, pd.DataFrame]) -> Events:
        """The events among the tables of a dataset, which remember their reports, articles and evidence."""
        events = cls(tables["events"])
        events._dataset_tables = dict(tables)
        return events

    def to_folium(self) -> folium.Map:
        """Return a `folium.Map` of these events, to show in a notebook or add layers to.

        Raises DatasetError where columns of the events or their reports are gone (as after a join or an aggregate).
        """
        from timeline.pages import events_map

        tables = getattr(self, "_dataset_tables", None)
        missing = [column.name for column in TABLE_BY_NAME["events"].columns if column.name not in self.columns]
        if tables is None or missing:
            gone = f"the columns {', '.join(missing)}" if missing else "their reports and articles"
            raise DatasetError(f"these events have lost {gone}: select rows of `dataset.events`, with every column")
        reports = tables["reports"]
        kept = reports[reports["event_id"].isin(self["event_id"])]
        return events_map({**tables, "events": pd.DataFrame(self), "reports": kept})


@dataclass(frozen=True, slots=True)
class Dataset:
    """The tables of the contract, a DataFrame each; lists are Python lists, days are datetime64, unknown is NA."""

    folder: Path
    articles: pd.DataFrame
    reports: pd.DataFrame
    events: Events
    evidence: pd.DataFrame
    merges: pd.DataFrame
    issues: pd.DataFrame

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The DataFrames by table name."""
        return {table.name: getattr(self, table.name) for table in TABLES}

    def map(self) -> folium.Map:
        """Return the located events as a folium map, to show in a notebook or add layers to."""
        return self.events.to_folium()


def read_dataset(folder: Path | str = DEFAULT_PROCESSED) -> Dataset:
    """Read the dataset in a folder. Raises DatasetError where there is none."""
    path = Path(folder)
    recover(path)
    if not path.is_dir():
        raise DatasetError(f"{path} is no folder: name the one that `timeline build` wrote its tables into")
    frames = {name: frame(table) for name, table in read_tables(path).items()}
    return Dataset(folder=path, **{**frames, "events": Events.of(frames)})  # type: ignore[arg-type]
