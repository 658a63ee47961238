"""A ridge logistic regression, as the fitting scripts of this folder use it."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np

ROUNDS = 60
FOLDS = 5


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


def kept_back(
    articles: Sequence[str], matrix: np.ndarray, right: np.ndarray, weight: np.ndarray, ridge: float
) -> np.ndarray:
    """The chance of each row by a fit without it: the articles of every fifth part are kept back in turn."""
    fold = np.array([zlib.crc32(article.encode()) % FOLDS for article in articles])
    held = np.zeros(len(articles))
    for part in range(FOLDS):
        away = fold != part
        bias, slopes = fitted(matrix[away], right[away], weight[away], ridge)
        held[~away] = chance(bias + matrix[~away] @ slopes)
    return held
