"""The short form of benchmarks/fuzz_dates.py: no input is slow, and no expression can run away."""

import importlib.util
import re
from pathlib import Path

import pytest

FILE = Path(__file__).parents[2] / "benchmarks" / "fuzz_dates.py"


@pytest.fixture(scope="module")
def fuzz_dates():
    spec = importlib.util.spec_from_file_location("fuzz_dates", FILE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_fuzzed_texts_take_milliseconds(fuzz_dates, capsys):
    for language, text in fuzz_dates.inputs(200, 1):
        fuzz_dates.seconds_of(language, text)
    seconds = sorted(fuzz_dates.seconds_of(*each) for each in fuzz_dates.inputs(4000, 7))

    assert seconds[int(len(seconds) * 0.99)] < fuzz_dates.FAST_SECONDS
    assert seconds[-1] < fuzz_dates.SLOWEST_SECONDS


def test_no_expression_repeats_what_repeats(fuzz_dates, capsys):
    assert fuzz_dates.structure()


@pytest.mark.parametrize(
    ("pattern", "nested"),
    [("(a+)+b", True), ("(?:[A-Z]\\w*[ ,]*){1,9}", True), ("(?:a++,)+b", False), ("(?:ab?)+c", False)],
)
def test_the_look_at_expressions_sees_what_can_run_away(fuzz_dates, pattern, nested):
    assert fuzz_dates.is_nested(fuzz_dates.parser.parse(re.compile(pattern).pattern)) is nested


@pytest.mark.parametrize("letters", ["ABCDEFGHIJ" * 8, "أبجدهوزحطي" * 8, "A.-B'" * 16])
def test_a_long_word_of_capitals_before_a_date_is_no_long_wait(fuzz_dates, letters):
    assert fuzz_dates.seconds_of("en", f"{letters} 5 May 2017 x. On 6 May 2017, it rained") < 1
