"""Which of many texts share values, at a cost that grows with the texts and not with their pairs."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

MOST_MET = 8

Longs = npt.NDArray[np.int64]


def pairs_sharing(value: npt.NDArray[np.uint32], holder: Longs, *, rank: Longs) -> tuple[Longs, Longs, Longs]:
    """Pairs of holders, the smaller number first, and how many values they share.

    A row for each value that a holder has. Of those that hold a value each meets the MOST_MET of lowest rank only, so
    that a phrase which all texts hold costs each of them no more.
    """
    order = np.lexsort((holder, rank, value))
    value, holder = value[order], holder[order]
    starts = np.flatnonzero(np.diff(value, prepend=value[:1] ^ np.uint32(1)))
    sizes = np.diff(starts, append=len(value))
    start = np.repeat(starts, sizes)
    place = np.arange(len(value)) - start
    span = np.int64(holder.max(initial=0) + 1)
    codes = [np.empty(0, dtype=np.int64)]
    for met in range(MOST_MET):
        after = place > met
        here, there = holder[after], holder[start[after] + met]
        codes.append(np.minimum(here, there) * span + np.maximum(here, there))
    code, count = np.unique(np.concatenate(codes), return_counts=True)
    return code // span, code % span, count.astype(np.int64)
