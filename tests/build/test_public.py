import subprocess
import sys

import pytest

import timeline
from timeline.config import Config, config_from
from timeline.errors import ConfigError


def test_the_public_names_are_these():
    assert timeline.__all__ == [
        "Config",
        "ConfigError",
        "Dataset",
        "DatasetError",
        "ReferenceDataError",
        "SourceError",
        "TimelineError",
        "__version__",
        "build",
        "read_dataset",
    ]
    for name in timeline.__all__:
        assert getattr(timeline, name) is not None


def test_importing_the_package_loads_no_heavy_library():
    code = "import sys, timeline; print([m for m in ('spacy', 'pandas', 'folium', 'pyarrow') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


def test_an_unknown_setting_is_refused_with_the_known_ones():
    with pytest.raises(ConfigError, match="unknown setting modle: the settings are model, workers, pages"):
        config_from({"modle": "x"})


@pytest.mark.parametrize("settings", [{"workers": 0}, {"workers": 1000}, {"model": " "}])
def test_a_setting_that_cannot_be_right_is_refused(settings):
    with pytest.raises(ConfigError):
        Config(**settings)
