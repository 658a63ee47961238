"""The colours of the pages, computed from the style sheet: what axe-core cannot see inside a canvas."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

STYLE = (Path(__file__).parents[2] / "web" / "src" / "style.css").read_text(encoding="utf-8")
FAMILIES = ("attack", "pressure", "dispute", "talks", "relief", "hazard", "society")
# Machado, Oliveira and Fernandes (2009), full severity, in linear RGB.
SIGHTS = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
LEAST_DISTANCE = 15
LEAST_FOR_SHAPES, LEAST_FOR_TEXT = 3, 4.5


def theme(selector):
    block = STYLE[STYLE.index(selector) :].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))


THEMES = {"light": theme(":root {"), "dark": theme(':root[data-theme="dark"] {')}


def linear(colour):
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one, other):
    lights = sorted(sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(x), strict=True)) for x in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def lab(colour, sight):
    seen = [sum(w * c for w, c in zip(row, linear(colour), strict=True)) for row in sight]
    r, g, b = (min(1, max(0, part)) for part in seen)
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one, other, sight):
    return sum((a - b) ** 2 for a, b in zip(lab(one, sight), lab(other, sight), strict=True)) ** 0.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("sight", SIGHTS)
def test_families_differ_in_colour_for_every_kind_of_sight(name, sight):
    colours = THEMES[name]
    near = [
        (one, other)
        for one, other in combinations(FAMILIES, 2)
        if distance(colours[one], colours[other], SIGHTS[sight]) < LEAST_DISTANCE
    ]
    assert near == []


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", ["paper", "land", "halo", "faint"])
def test_marks_stand_out_from_what_is_under_them(name, ground):
    colours = THEMES[name]
    pale = [family for family in FAMILIES if contrast(colours[family], colours[ground]) < LEAST_FOR_SHAPES]
    assert pale == []


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("label", "land"),
        ("city-label", "land"),
        ("muted", "paper"),
        ("ink", "paper"),
        ("ink", "halo"),
        ("accent", "paper"),
    ],
)
def test_words_drawn_on_canvas_can_be_read(name, text, ground):
    assert contrast(THEMES[name][text], THEMES[name][ground]) >= LEAST_FOR_TEXT


def test_the_dark_theme_is_the_same_by_choice_and_by_system():
    system = STYLE[STYLE.index(":root:not([data-theme") :].split("}", 1)[0]
    assert dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", system)) == THEMES["dark"]
