"""The folium side: a map that needs no network, and the plugin that puts the events on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import folium
import pandas
from branca.element import CssLink, Element, Figure, JavascriptLink, MacroElement
from folium.elements import JSCSSMixin
from folium.template import Template

from timeline.pages.assets import basemap_gzip, read_asset
from timeline.pages.payload import Block, build_payload, gzip_block

Mode = Literal["explorer", "map", "timeline"]

ATTRIBUTION = "Natural Earth"
FARTHEST_ZOOM, NEAREST_ZOOM = 2, 13
WORLD_BOUNDS = [[-85, -200], [85, 200]]


class PageFigure(Figure):
    """A page with a language, a title, a zoomable viewport, and its script inside the body."""

    _template = Template(
        "<!DOCTYPE html>\n"
        '<html lang="en">\n'
        "<head>\n"
        '<meta charset="utf-8">\n'
        '<meta name="generator" content="news-timeline">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        "<title>{{ this.title|e }}</title>\n"
        '<link rel="icon" href="data:,">\n'
        "{{ this.header.render(**kwargs) }}\n"
        "</head>\n"
        "<body>\n"
        "{{ this.html.render(**kwargs) }}\n"
        "<script>\n{{ this.script.render(**kwargs) }}\n</script>\n"
        "</body>\n"
        "</html>\n"
    )

    def __init__(self, *, title: str) -> None:
        super().__init__(title=title)
        self._id = "page"
        self.header = _stable_element("header", parent=self)
        self.html = _stable_element("html", parent=self)
        self.script = _stable_element("script", parent=self)


def _stable_element(name: str, *, parent: Element) -> Element:
    element = Element()
    element._id = name
    element._parent = parent
    return element


class Verbatim(Element):
    """Finished markup. A plain `Element` takes its text for a template: `{{ 7*7 }}` in a headline would be run."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def render(self, **kwargs: object) -> str:
        """The text as it is."""
        return self._text


class VerbatimMacro(JSCSSMixin, MacroElement):
    """A folium element whose macros are run once: what they give is text, and no template any more."""

    def render(self, **kwargs: object) -> str:
        """Put header, html and script into the figure, then the children; the element itself gives no text."""
        figure = self.get_root()
        if not isinstance(figure, Figure):
            raise TypeError(f"{self.get_name()} can be rendered only inside a Figure, not in {figure!r}")
        for name, url in self.default_js:
            figure.header.add_child(JavascriptLink(url), name=name)
        for name, url in self.default_css:
            figure.header.add_child(CssLink(url), name=name)
        for part in ("header", "html", "script"):
            macro = getattr(self._template.module, part, None)
            if macro is not None:
                getattr(figure, part).add_child(Verbatim(macro(self, kwargs)), name=self.get_name())
        for child in self._children.values():
            child.render(**kwargs)
        return ""


class OfflineMap(VerbatimMacro, folium.Map):
    """A `folium.Map` whose Leaflet stands in the page itself: no tiles, no jQuery, no icon fonts, no request.

    Layers that need other scripts bring their own links, as folium's plugins do; those do need a network.
    """

    _template = Template(
        """
        {% macro header(this, kwargs) %}
<style>{{ this.leaflet_css }}
html, body { width: 100%; height: 100%; margin: 0; padding: 0 }
#{{ this.get_name() }} { position: relative; width: 100%; height: 100% }</style>
<script>{{ this.leaflet_js }}</script>
        {% endmacro %}
        {% macro html(this, kwargs) %}
<div class="folium-map" id="{{ this.get_name() }}"></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
var {{ this.get_name() }} = L.map("{{ this.get_name() }}", {
  center: {{ this.location|tojson }}, crs: L.CRS.{{ this.crs }}, ...{{ this.options|tojavascript }}
});
        {% endmacro %}
        """
    )

    def __init__(self, *, name: str = "events") -> None:
        super().__init__(location=[25, 20], zoom_start=3, tiles=None, zoom_control=False)
        self._id = name
        self.default_js, self.default_css = [], []
        self.leaflet_js = read_asset("leaflet.js")
        self.leaflet_css = read_asset("leaflet.css")
        self.options.update(
            min_zoom=FARTHEST_ZOOM,
            max_zoom=NEAREST_ZOOM,
            zoom_snap=0.5,
            zoom_control=False,
            max_bounds=WORLD_BOUNDS,
            max_bounds_viscosity=1,
            prefer_canvas=True,
            attribution_control=False,
        )


class EventLayer(VerbatimMacro):
    """The plugin: the events' data, the viewer's script, and the line that starts it.

    `mode` is `map` on a map, `explorer` for the whole page around the map, `timeline` for a page without one.
    Texts of articles reach the page only inside data elements, and the viewer shows them as text.
    """

    _template = Template(
        """
        {% macro header(this, kwargs) %}
<style>{{ this.viewer_css }}</style>
<script>{{ this.viewer_js }}</script>
        {% endmacro %}
        {% macro html(this, kwargs) %}
{%- for block in this.blocks %}
<script type="text/plain" data-block="{{ block.name }}" data-encoding="{{ block.encoding }}">
{{- block.content -}}
</script>
{%- endfor %}
<noscript>This page draws a map and a timeline with JavaScript, which is switched off here.</noscript>
        {% endmacro %}
        {% macro script(this, kwargs) %}
newsTimeline.start({{ this.map_name() }}, {{ this.mode|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, blocks: Sequence[Block], *, mode: Mode) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "EventLayer"
        self._id = mode
        self.default_js, self.default_css = [], []
        self.blocks = tuple(blocks)
        self.mode = mode
        self.viewer_js = read_asset("viewer.js")
        self.viewer_css = read_asset("viewer.css")

    def map_name(self) -> str:
        """The JavaScript name of the map that holds this layer, `null` where there is none."""
        parent = self._parent
        return str(parent.get_name()) if isinstance(parent, folium.Map) else "null"


def events_map(tables: Mapping[str, pandas.DataFrame], *, run: Mapping[str, object] | None = None) -> folium.Map:
    """The events on a folium map, for a notebook or for adding layers of your own."""
    blocks = (*build_payload(tables, run=run or {}), basemap_block())
    return mapped(blocks, mode="map", title="Events")


def mapped(blocks: Sequence[Block], *, mode: Mode, title: str) -> folium.Map:
    """An offline map that carries the blocks, in a page of its own."""
    events = OfflineMap()
    events.add_to(PageFigure(title=title))
    EventLayer(blocks, mode=mode).add_to(events)
    return events


def basemap_block() -> Block:
    """Land, borders, lakes and labels."""
    return gzip_block("basemap", basemap_gzip())
