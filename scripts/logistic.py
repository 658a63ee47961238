"""A ridge logistic regression, as the fitting scripts of this folder use it."""

from __future__ import annotations

import numpy as np

ROUNDS = 60


def fitted(matrix: np.ndarray, right: np.ndarray, weight: np.ndarray, ridge: float) -> tuple[float, np.ndarray]:
    """Bias and slopes by Newton's method, the ridge on standardised features."""
    mean, spread = matrix.mean(0), matrix.std(0) + 1e-9
    columns = np.c_[np.ones(len(matrix)), (matrix - mean) / spread]
    penalty = np.eye(columns.shape[1]) * ridge
    penalty[0, 0] = 0.0
    found = np.zeros(columns.shape[1])
    for _ in range(ROUNDS):
        guess = chance(columns @ found)
        curve = columns.T @ (columns * ((guess * (1 - guess) + 1e-6) * weight)[:, None]) + penalty
        found += np.linalg.solve(curve, columns.T @ ((right - guess) * weight) - penalty @ found)
    slopes = found[1:] / spread
    return float(found[0] - mean @ slopes), slopes


def chance(scores: np.ndarray) -> np.ndarray:
    """The logistic function."""
    return np.asarray(1 / (1 + np.exp(-scores)))
