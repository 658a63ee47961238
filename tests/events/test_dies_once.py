"""Nobody is killed or carried off twice in one article."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        (
            "Mayor Ann Roe was shot dead in Elmton on Monday. The murder of Ann Roe on Sunday shook Bern.",
            [("Ann Roe",)],
        ),
        (
            "Peru asked Chile to help free engineer Juan Mir, kidnapped last Tuesday by rebels. The ministry had "
            "word on Monday of Mir's kidnapping.",
            [("Juan Mir",)],
        ),
        (
            "Mayor Ann Roe was shot dead in Elmton on Monday. Tom Poe was murdered in Bern on Sunday.",
            [("Ann Roe",), ("Tom Poe",)],
        ),
        (
            "Mayor Ann Roe survived a bomb attack in Bern in March. On Monday Ann Roe was shot dead in Basel.",
            [("Ann Roe",), ("Ann Roe",)],
        ),
        (
            "Gunmen wounded senator Ann Roe in Bern on Friday. On Monday they attacked Ann Roe again in Basel.",
            [("Ann Roe",), ("Ann Roe",)],
        ),
    ],
)
def test_who_was_killed_or_carried_off_was_so_once(read, text, victims):
    assert sorted(r.targets for r in read(text) if r.event_type == "ASSAULT") == victims
