from dataclasses import dataclass
from pathlib import Path

import pytest

from timeline.build import BuildSummary, run_build
from timeline.config import Config
from timeline.dataset import Dataset, read_dataset

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "data" / "raw"


@dataclass(frozen=True)
class Built:
    """A build of the sample corpus."""

    dataset: Dataset
    summary: BuildSummary
    processed: Path
    outputs: Path


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Built:
    folder = tmp_path_factory.mktemp("sample")
    processed, outputs = folder / "processed", folder / "outputs"
    summary = run_build([SAMPLE], processed, outputs, config=Config())
    return Built(dataset=read_dataset(processed), summary=summary, processed=processed, outputs=outputs)
