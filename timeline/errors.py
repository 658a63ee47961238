"""The exceptions of the package, drawn in one place.

TimelineError
├── ConfigError         a setting that cannot be right
├── SourceError         nothing readable where articles were expected
├── DatasetError        a dataset folder that lacks a table or a column, or was written by another contract
└── ReferenceDataError  shipped or user-given reference data (codebook, lexicon, gazetteer) that is not as it must be

Each is raised with one message that says what is wrong, where, and what would be right. They carry no other
arguments, so they survive pickling between processes.
"""


class TimelineError(Exception):
    """Anything that stops a run."""


class ConfigError(TimelineError):
    """A setting that cannot be right."""


class SourceError(TimelineError):
    """Nothing readable where articles were expected."""


class DatasetError(TimelineError):
    """A dataset folder that cannot be read as one."""


class ReferenceDataError(TimelineError):
    """Reference data (codebook, lexicon, gazetteer, model) that is missing or malformed; names file and line."""
