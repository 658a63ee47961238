"""How a model's matrices are multiplied: by numpy's BLAS on one thread, which takes half the time of thinc's own."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import Any

from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController


def with_numpy_products(nlp: Any) -> Any:  # noqa: ANN401 - spaCy gives no types
    """Let the networks of a pipeline on the processor multiply by numpy in place of BLIS; others stay as they are.

    The sums may differ in their last bits, as they do from one processor to another.
    """
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.components:
        model: Any = getattr(component, "model", None)
        for node in model.walk() if hasattr(model, "walk") else ():
            if type(node.ops) is NumpyOps:
                node.ops = ops
    return nlp


def one_thread() -> AbstractContextManager[object]:
    """Keep numpy's products on one thread meanwhile: a build has a process for each core, and sums keep their order."""
    limit: AbstractContextManager[object] = _pools().limit(limits=1, user_api="blas")
    return limit


@cache
def _pools() -> ThreadpoolController:
    return ThreadpoolController()
