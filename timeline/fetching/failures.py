"""Why an address could not be fetched.

FetchFailure
├── RefusedError      by our own rules: asking again changes nothing
└── UnreachableError  by the network or the server: it may work later
"""


class FetchFailure(Exception):  # noqa: N818 - the two below are the errors
    """One address that was not fetched; its message is the reason."""


class RefusedError(FetchFailure):
    """Refused by our own rules or for good: not tried again."""


class UnreachableError(FetchFailure):
    """A trouble that may pass: tried again, within bounds."""
