// The page: one filter, one selection, and the views that show them.
import type * as Leaflet from "leaflet";
import { Basemap, type Topology } from "./basemap";
import { canvasLayer, type CanvasLayer, type Frame } from "./canvas";
import { hasBlock, jsonOf, type Store } from "./data";
import { card, copyText } from "./detail";
import { append, button, h, icon, later, replace } from "./dom";
import { EventDrawing, type Mark } from "./eventlayer";
import { csv, geojson, picture, rowsOf, save } from "./exports";
import { FAMILIES, palette, type Palette } from "./families";
import { NO_DATE, noFilters, Selection, type Bounds, type Filters, type Sort } from "./filters";
import { Labels } from "./labels";
import { EventList } from "./list";
import { legend, Panel } from "./panel";
import { roomOf, type Box } from "./room";
import { currentLanguage, LANGUAGES, number, t } from "./strings";
import { Timeline } from "./timeline";
import { SearchIndex } from "./search";
import { readHash, writeHash, type View } from "./url";
import { placeName, shortDay } from "./words";

export type Mode = "explorer" | "map" | "timeline";
const SORTS: Sort[] = ["newest", "date", "confidence", "deaths", "sources"];
const MOST_FOLLOWED = 20_000;

export class App {
  filters: Filters = noFilters();
  readonly selection: Selection;
  private readonly index: SearchIndex;
  selected = -1;
  hovered = -1;
  sort: Sort = "newest";
  private colourCache: Palette | null = null;
  private readonly root: HTMLElement;
  private readonly list: EventList;
  private readonly timeline: Timeline | null;
  private readonly panel: Panel | null;
  private readonly cardBox = h("div", { class: "nt-card-box" });
  private readonly side: HTMLElement;
  private readonly count = h("p", { class: "nt-count" });
  private readonly notice = h("p", { class: "nt-notice", role: "alert", hidden: true });
  private readonly live = h("p", { class: "nt-hidden", role: "status", "aria-live": "polite" });
  private readonly search: HTMLInputElement;
  private readonly tip = h("div", { class: "nt-tip", hidden: true, role: "presentation", dir: "auto" });
  private readonly mapBox = h("div", { class: "nt-map", role: "region", "aria-label": t("map") });
  private readonly outside = h("button", { type: "button", class: "nt-chip nt-outside", hidden: true, click: () => this.fitMap(true) });
  private readonly credit = h("span", {});
  private readonly sortSelect: HTMLSelectElement;
  private drawing: EventDrawing | null = null;
  private basemap: Basemap | null = null;
  /** The ground and the events, and between them the names, which wait until a brush or the map rests. */
  private layers: CanvasLayer[] = [];
  private names: CanvasLayer | null = null;
  private labels: Labels | null = null;
  /** What lies over the map, in the map's own pixels. */
  private controls: Box[] = [];
  private followersOf: Map<string, { id: string; title: string }[]> = new Map();
  private titles = new Map<string, string>();
  private eventIds: (string | undefined)[] = [];
  private wantedEvent: string | null = null;
  private opening = 0;
  private ownHash = "";
  /** Kept while the page is on paper: empty where the system decides. */
  private themeOfScreen: string | null = null;

  constructor(readonly store: Store, readonly map: Leaflet.Map | null, readonly mode: Mode) {
    this.selection = new Selection(store);
    this.index = new SearchIndex(store);
    const state = readHash(location.hash);
    this.filters = state.filters;
    this.sort = state.sort;
    this.wantedEvent = state.event;
    if (state.at) this.filters.at = this.selection.siteOf(state.at);
    this.search = h("input", { type: "search", class: "nt-search", placeholder: t("search.placeholder"), "aria-label": t("search"), value: this.filters.query,
      focus: () => this.index.readAhead(true), input: () => void this.runSearch(this.search.value) });
    this.sortSelect = h("select", { class: "nt-select", "aria-label": t("list.sort"), change: () => {
      this.sort = this.sortSelect.value as Sort;
      this.showList();
      this.saveHash();
    } }, ...SORTS.map((sort) => h("option", { value: sort }, t(`sort.${sort}`))));
    this.list = new EventList(this);
    this.timeline = mode === "map" ? null : new Timeline(this, { lanes: true });
    this.panel = mode === "explorer" ? new Panel(this, map !== null) : null;
    this.side = this.sideColumn();
    this.root = h("div", { class: `nt-app nt-mode-${mode}` });
    this.build();
    document.addEventListener("keydown", (event) => this.shortcut(event));
    matchMedia("print").addEventListener("change", (event) => this.printing(event.matches));
    window.addEventListener("beforeprint", () => this.printing(true));
    window.addEventListener("afterprint", () => this.printing(false));
    window.addEventListener("hashchange", () => void this.restore());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.recolour());
  }

  // --- the frame ---

  private build(): void {
    const { run } = this.store.meta;
    const tools = h("div", { class: "nt-tools" },
      this.panel ? h("button", { type: "button", class: "nt-button nt-wide", "aria-label": t("filters"), "aria-controls": "nt-filters", "aria-expanded": "true", id: "nt-filter-button", click: () => this.togglePanel() }, icon("filter"), h("span", {}, t("filters"))) : null,
      this.saveMenu(), this.languageChoice(), button(t("theme"), "theme", () => this.switchTheme()), button(t("about"), "info", () => this.about()));
    const header = h("header", { class: "nt-head" },
      h("a", { class: "nt-skip", href: "#nt-list", click: (event) => { event.preventDefault(); this.list.element.focus(); } }, t("skip.list")),
      h("h1", {}, run.title ?? t("app.title")),
      h("div", { class: "nt-search-box" }, icon("search"), this.search), tools);
    const bar = h("div", { class: "nt-bar" }, this.count, this.panel?.chips);
    const main = h("main", { class: "nt-main" });
    if (this.map) append(this.mapBox, [this.tip]);
    append(main, [this.notice, bar, this.map ? this.mapBox : null, this.timeline?.element]);
    if (this.mode === "explorer") append(this.root, [header, this.panel?.element, main, this.side]);
    else append(this.root, [main, this.side]);
    this.root.append(this.live);
    document.body.prepend(this.root);
    this.timeline?.measure();
    if (window.innerWidth < 1180) this.togglePanel(false);
  }

  private sideColumn(): HTMLElement {
    const handle = h("button", { type: "button", class: "nt-sheet-handle", "aria-expanded": "false", click: () => this.toggleSheet() },
      h("span", { class: "nt-grip", "aria-hidden": "true" }), h("span", { class: "nt-sheet-label" }, t("sheet.list")));
    const head = h("div", { class: "nt-side-head" }, h("h2", {}, t("list")), this.sortSelect);
    const listBox = h("div", { class: "nt-list-box" }, head, this.list.element);
    return this.mode === "explorer"
      ? h("section", { class: "nt-side", "aria-label": t("list") }, handle, listBox, this.cardBox)
      : h("section", { class: "nt-side nt-floating", "aria-label": t("detail"), hidden: true }, this.cardBox);
  }

  /** The page's words in another language: it is drawn anew, the address keeps the view. */
  private languageChoice(): HTMLElement {
    const select = h("select", { class: "nt-select nt-language", "aria-label": t("language"), change: () => {
      try { localStorage.setItem("news-timeline-language", select.value); } catch { return; }
      history.replaceState(null, "", `#${this.hashNow()}`);
      location.reload();
    } }, ...LANGUAGES.map(([code, name]) => h("option", { value: code, selected: code === currentLanguage() }, name)));
    return h("span", { class: "nt-language-box" }, h("span", { class: "nt-language-code", "aria-hidden": "true" }, currentLanguage().toUpperCase()), select);
  }

  private saveMenu(): HTMLElement {
    const menu = h("details", { class: "nt-menu" }, h("summary", { class: "nt-button", "aria-label": t("export"), title: t("export") }, icon("save")));
    const item = (key: string, action: () => void): HTMLElement =>
      h("button", { type: "button", class: "nt-menu-item", click: () => { menu.open = false; action(); } }, t(key));
    menu.append(h("div", { class: "nt-menu-list" },
      item("export.csv", () => void this.saveCsv()), item("export.geojson", () => void this.saveGeojson()),
      item("export.png", () => void this.savePicture()), item("export.link", () => void copyText(this.address())),
      item("export.print", () => void this.list.unpack().then(() => window.print()))));
    document.addEventListener("click", (event) => { if (!menu.contains(event.target as Node)) menu.open = false; });
    return menu;
  }

  private togglePanel(open = this.root.classList.contains("nt-nofilters")): void {
    this.root.classList.toggle("nt-nofilters", !open);
    document.getElementById("nt-filter-button")?.setAttribute("aria-expanded", String(open));
    this.resized();
  }

  closePanel(): void {
    this.togglePanel(false);
    document.getElementById("nt-filter-button")?.focus();
  }

  private toggleSheet(open = !this.root.classList.contains("nt-sheet-open")): void {
    this.root.classList.toggle("nt-sheet-open", open);
    this.side.querySelector(".nt-sheet-handle")?.setAttribute("aria-expanded", String(open));
    this.list.redraw();
    void this.sideRests().then(() => this.controlsChanged());
  }

  /** When the sheet has come to where it goes. */
  private sideRests(): Promise<unknown> {
    return Promise.allSettled(this.side.getAnimations().map((sheet) => sheet.finished));
  }

  private printing(isOnPaper: boolean): void {
    this.list.print(isOnPaper);
    const legend = this.mapBox.querySelector<HTMLDetailsElement>(".nt-legend");
    if (legend) legend.open = isOnPaper; // nobody can unfold it on paper
    if (isOnPaper && this.themeOfScreen === null) {
      this.themeOfScreen = document.documentElement.dataset.theme ?? "";
      this.setTheme("light"); // paper is white, whatever the screen is
    } else if (!isOnPaper && this.themeOfScreen !== null) {
      this.setTheme(this.themeOfScreen);
      this.themeOfScreen = null;
    }
    this.resized();
  }

  private resized(): void {
    this.map?.invalidateSize({ animate: false });
    this.controlsChanged();
    this.timeline?.measure();
    this.timeline?.rebin();
  }

  colours(): Palette {
    return (this.colourCache ??= palette());
  }

  private switchTheme(): void {
    const html = document.documentElement;
    const isDark = html.dataset.theme ? html.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    html.dataset.theme = isDark ? "light" : "dark";
    try { localStorage.setItem("news-timeline-theme", html.dataset.theme); } catch { /* a page without storage keeps its theme while open */ }
    this.recolour();
  }

  private setTheme(theme: string): void {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    this.recolour();
  }

  private recolour(): void {
    this.colourCache = null;
    for (const layer of this.layers) layer.drawNow(); // paper does not wait for the next frame
    this.names?.drawNow();
    this.timeline?.draw();
  }

  // --- start ---

  async start(): Promise<void> {
    const state = readHash(location.hash);
    this.sortSelect.value = this.sort;
    await this.loadTitles();
    const isSearched = this.index.find(this.filters.query, this.selection.matches);
    if (this.map) await this.startMap(this.map, state.view);
    this.refresh();
    if (state.span) this.timeline?.show(state.span);
    else this.timeline?.fit(false);
    if (this.wantedEvent) await this.openId(this.wantedEvent);
    performance.mark("drawn");
    if (!isSearched) await this.searchRest();
    document.documentElement.dataset.ready = "true";
    this.index.readAhead();
  }

  /** Titles for the lanes and for links between events: known at once in small datasets. */
  private async loadTitles(): Promise<void> {
    if (this.store.n === 0) return;
    const all = this.store.n <= MOST_FOLLOWED ? this.store.blocks : 0;
    for (let block = 0; block < all; block++) {
      const rows = await this.store.block<{ event_id: string; title?: string; follows?: string }>(`events-${block}`);
      rows.forEach((row, i) => {
        this.eventIds[block * this.store.meta.block + i] = row.event_id;
        this.titles.set(row.event_id, row.title ?? row.event_id);
        if (!row.follows) return;
        const known = this.followersOf.get(row.follows) ?? [];
        known.push({ id: row.event_id, title: row.title ?? row.event_id });
        this.followersOf.set(row.follows, known);
      });
    }
  }

  titleOf(event: number): string | undefined;
  titleOf(eventId: string): string | undefined;
  titleOf(event: number | string): string | undefined {
    if (typeof event === "string") return this.titles.get(event);
    const id = this.eventIds[event];
    return (id && this.titles.get(id)) ?? this.store.peek(event)?.title;
  }

  followers(eventId: string): { id: string; title: string }[] {
    return this.followersOf.get(eventId) ?? [];
  }

  private async startMap(map: Leaflet.Map, view: View | null): Promise<void> {
    this.mapBox.prepend(map.getContainer());
    map.getContainer().setAttribute("role", "group");
    map.getContainer().setAttribute("aria-label", t("map"));
    map.invalidateSize({ animate: false });
    this.drawing = new EventDrawing(this.selection);
    if (view) map.setView([view.lat, view.lon], view.zoom, { animate: false });
    else this.fitAtStart(map);
    if (hasBlock("basemap")) {
      const topology = await jsonOf<Topology>("basemap");
      this.basemap = new Basemap(topology, this.store.meta.run.borders !== "none");
      this.labels = new Labels(topology.labels);
      this.basemap.hasBorders = readHash(location.hash).hasBorders;
      const ground = canvasLayer((frame) => this.basemap?.draw(frame, this.colours()), { pane: "tilePane", name: "ground" });
      this.layers.push(ground.addTo(map) as CanvasLayer);
    }
    this.mapControls(map);
    this.measureControls();
    const events = canvasLayer((frame) => this.drawing?.draw(frame, this.colours(), roomOf(frame, map, this.controls)), { pane: "overlayPane", name: "events" });
    this.layers.push(events.addTo(map) as CanvasLayer);
    // Added last, so that it is drawn when the events are; its pane lies below them, and below tiles.
    const names = canvasLayer((frame) => this.drawNames(frame, map), { pane: "tilePane", name: "names" });
    this.names = names.addTo(map) as CanvasLayer;
    map.on("click", (event) => this.clickMap(event));
    map.on("mousemove", (event) => this.overMap(event));
    map.getContainer().addEventListener("pointerleave", () => this.hover(-1)); // a mouseout would come after the entering of a row
    map.on("moveend", later(() => { this.saveHash(); this.countOutside(); if (this.filters.inView) this.refresh(); }, 120));
    map.on("zoomstart", () => { if (this.drawing) this.drawing.fanned = -1; });
    map.on("movestart zoomstart", () => { if (this.drawing) this.drawing.cursor = null; });
    map.getContainer().addEventListener("keydown", (event) => this.mapKey(event));
  }

  private drawNames(frame: Frame, map: Leaflet.Map): void {
    const marks = (this.drawing?.marks ?? []).filter((mark) => mark.kind !== "region");
    const room = roomOf(frame, map, this.controls);
    const pills = (this.drawing?.marks ?? []).flatMap((mark) => mark.pill ?? []);
    this.labels?.draw(frame, this.colours(), { marks, room: { ...room, covered: [...room.covered, ...pills] } });
  }

  /** Where buttons, legend, and a phone's sheet lie over the map: no name and no count is written under them. */
  private measureControls(): void {
    const map = this.mapBox.getBoundingClientRect();
    const over = [...this.mapBox.querySelectorAll(".nt-outside, .nt-map-tools, .nt-legend, .nt-credit")];
    if (this.isSideOverMap()) over.push(this.side);
    this.controls = over
      .map((control) => control.getBoundingClientRect()).filter((box) => box.width > 0)
      .map((box) => ({ left: box.left - map.left, top: box.top - map.top, right: box.right - map.left, bottom: box.bottom - map.top }));
  }

  private controlsChanged(): void {
    this.measureControls();
    if (this.drawing?.stats.regions) this.layers.at(-1)?.redraw(); // their counts may lie under what has changed
    this.settleNames();
  }

  /** After the paint that somebody waits for. */
  private readonly settleNames = later(() => this.names?.redraw(), 80);

  private mapControls(map: Leaflet.Map): void {
    const key = legend(true);
    key.addEventListener("toggle", () => this.controlsChanged());
    this.mapBox.append(this.outside,
      h("div", { class: "nt-map-tools" },
        button(t("map.zoomin"), "plus", () => void map.zoomIn(undefined, { animate: mayMove() })),
        button(t("map.zoomout"), "minus", () => void map.zoomOut(undefined, { animate: mayMove() })),
        button(t("map.fit"), "fit", () => this.fitMap(true))),
      h("div", { class: "nt-map-foot" }, key,
        h("p", { class: "nt-credit", title: t("map.credit.long") }, this.bordersChoice(), this.tilesChoice(map), this.credit)));
    this.drawCredit(false);
  }

  private bordersChoice(): HTMLElement | null {
    if (!this.basemap?.mayHaveBorders) return null;
    const box = h("input", { type: "checkbox", checked: this.basemap.hasBorders, change: () => {
      if (this.basemap) this.basemap.hasBorders = box.checked;
      this.layers[0]?.redraw();
      this.saveHash();
    } });
    return h("label", {}, box, t("map.borders"));
  }

  /** Only in pages built with the address of a tile server, and off until the reader switches it on. The ground stays below. */
  private tilesChoice(map: Leaflet.Map): HTMLElement | null {
    const { tiles } = this.store.meta.run;
    if (!tiles) return null;
    let layer: Leaflet.TileLayer | null = null;
    const box = h("input", { type: "checkbox", change: () => {
      layer ??= L.tileLayer(tiles.address, { className: "nt-tiles", zIndex: 200 });
      if (box.checked) layer.addTo(map);
      else layer.remove();
      this.drawCredit(box.checked);
    } });
    return h("label", { title: t("map.tiles.why") }, box, t("map.tiles"));
  }

  private drawCredit(isOnline: boolean): void {
    const { run } = this.store.meta;
    const words = isOnline ? run.tiles?.credit ?? "" : t(run.borders === "none" ? "map.credit.none" : "map.credit");
    replace(this.credit, h("span", { class: "nt-credit-long" }, words), h("span", { class: "nt-credit-brief" }, isOnline ? words : t("map.credit.brief")));
  }

  private fitAtStart(map: Leaflet.Map): void {
    this.selection.apply(this.filters, null);
    const area = this.selection.denseArea();
    if (!area) return this.fitMap(false);
    const [south, west, north, east] = area;
    map.fitBounds([[south, west], [north, east]], { padding: [56, 56], maxZoom: 7, animate: false });
  }

  private fitMap(isAnimated: boolean): void {
    if (!this.map) return;
    const { shown, shownCount, drawn } = this.selection;
    const { lat, lon } = this.store.columns;
    let south = 90, north = -90, west = 180, east = -180;
    for (let k = 0; k < (shownCount || this.store.n); k++) {
      const i = shownCount ? shown[k]! : k;
      if (!drawn[i]) continue;
      south = Math.min(south, lat[i]!);
      north = Math.max(north, lat[i]!);
      west = Math.min(west, lon[i]!);
      east = Math.max(east, lon[i]!);
    }
    if (south <= north) this.map.fitBounds([[south, west], [north, east]], { padding: [48, 48], maxZoom: 7, animate: isAnimated && mayMove() });
    else this.map.setView([25, 20], 2, { animate: false });
  }

  // --- what changes ---

  changed(): void {
    this.refresh();
    this.saveHash();
  }

  reset(): void {
    this.filters = noFilters();
    this.search.value = "";
    this.index.find("", this.selection.matches);
    this.changed();
  }

  setQuery(query: string): void {
    this.search.value = query;
    void this.runSearch(query);
  }

  /** Show what is found in the words read so far within the same frame, then what the rest holds. */
  private async runSearch(query: string): Promise<void> {
    this.filters.query = query.trim();
    const isWhole = this.index.find(this.filters.query, this.selection.matches);
    this.changed();
    if (!isWhole) await this.searchRest();
  }

  private async searchRest(): Promise<void> {
    this.root.dataset.searching = "true";
    const isMine = await this.index.rest(this.selection.matches, () => this.refresh());
    if (!isMine) return;
    delete this.root.dataset.searching;
    this.changed();
  }

  setPeriod(from: number | null, to: number | null, isDone: boolean): void {
    const [low, high] = this.selection.bounds;
    const isWhole = isDone && from !== null && to !== null && from <= low && to >= high;
    this.filters.from = isWhole ? null : from;
    this.filters.to = isWhole ? null : to;
    if (isDone) {
      this.changed();
      return;
    }
    this.index.touch();
    this.selection.applyPeriod(this.filters);
    this.layers.at(-1)?.drawNow();
    this.timeline?.drawBrush();
    this.drawCount();
    this.settle();
  }

  private readonly settle = later(() => { this.showList(); this.timeline?.draw(); this.names?.redraw(); this.countOutside(); }, 80);

  private viewBounds(): Bounds | null {
    if (!this.map) return null;
    const bounds = this.map.getBounds();
    return { west: bounds.getWest(), east: bounds.getEast(), south: bounds.getSouth(), north: bounds.getNorth() };
  }

  refresh(): void {
    this.selection.apply(this.filters, this.viewBounds());
    if (this.drawing) this.drawing.fanned = -1;
    this.layers.at(-1)?.drawNow();
    this.settleNames();
    this.timeline?.rebin();
    this.panel?.draw();
    this.drawCount();
    this.showList();
    this.countOutside();
    this.announce();
  }

  /** Say how many of the drawn events lie beyond the edge of the map. */
  private readonly countOutside = later(() => {
    const view = this.viewBounds();
    if (!view) return;
    const { lat, lon } = this.store.columns;
    const { shown, shownCount, drawn } = this.selection;
    let n = 0;
    for (let k = 0; k < shownCount; k++) {
      const i = shown[k]!;
      if (drawn[i] && (lat[i]! < view.south || lat[i]! > view.north || lon[i]! < view.west || lon[i]! > view.east)) n++;
    }
    const words = t("map.outside", { n });
    if (this.outside.hidden === (n === 0) && this.outside.textContent === words) return;
    this.outside.hidden = n === 0;
    this.outside.textContent = words;
    this.controlsChanged();
  }, 60);

  private showList(): void {
    this.list.show(this.selection.sorted(this.sort));
  }

  private drawCount(): void {
    const total = this.store.n, shown = this.selection.shownCount;
    const tally = this.selection.tally();
    const note = (n: number, key: string, action: () => void): HTMLElement | null =>
      n ? h("button", { type: "button", class: "nt-textlink", title: t(`count.${key}.why`), click: action }, t(`count.${key}`, { n })) : null;
    replace(this.count,
      h("strong", {}, shown === total ? t("count.events", { n: total }) : h2("count.of", shown, total)),
      this.map ? note(tally.off, "offmap", () => this.choose("geoPrecision", ["6", "7"])) : null,
      this.timeline ? note(tally.undated, "undated", () => this.choose("datePrecision", [String(NO_DATE)])) : null,
      note(this.issues(), "issues", () => this.about()));
    this.root.dataset.shown = String(shown);
    this.root.dataset.points = String(tally.points);
    this.root.dataset.regions = String(tally.regions);
    this.root.dataset.off = String(tally.off);
    this.root.dataset.undated = String(tally.undated);
    const label = this.side.querySelector(".nt-sheet-label");
    if (label) label.textContent = t("count.events", { n: shown });
    if (this.map) this.mapBox.setAttribute("aria-label", `${t("map")}: ${t("map.described", tally)}`);
  }

  /** How many troubles the build had. */
  private issues(): number {
    return Object.values(this.store.meta.run.counts?.issues ?? {}).reduce((sum, n) => sum + n, 0);
  }

  private choose(facet: "geoPrecision" | "datePrecision", values: string[]): void {
    const chosen = this.filters.chosen[facet];
    const isOn = values.every((value) => chosen.has(value));
    for (const value of values) if (isOn) chosen.delete(value); else chosen.add(value);
    this.changed();
  }

  private readonly announce = later(() => {
    this.live.textContent = this.countInWords();
  }, 500);

  hover(event: number): void {
    if (event === this.hovered) return;
    this.hovered = event;
    if (this.drawing) {
      this.drawing.hovered = event;
      this.layers.at(-1)?.redraw();
    }
    this.list.point(event);
    this.timeline?.draw();
    if (event < 0) this.tip.hidden = true;
  }

  // --- one event ---

  select(event: number): void {
    void this.openEvent(event);
  }

  private async openEvent(event: number, takesFocus = true): Promise<void> {
    const mine = ++this.opening;
    this.tell(null);
    this.selected = event;
    if (this.drawing) this.drawing.selected = event;
    const content = await card(this.cardHost(), event);
    if (mine !== this.opening) return;
    const position = this.list.positionOf(event);
    const step = (by: number): void => {
      const next = this.list.eventAt(position + by);
      if (next >= 0) this.select(next);
    };
    const bar = h("nav", { class: "nt-card-bar", "aria-label": t("detail") },
      h("button", { type: "button", class: "nt-button nt-wide", click: () => this.close() }, icon(this.mode === "explorer" ? "back" : "close"), h("span", {}, t(this.mode === "explorer" ? "detail.back" : "about.close"))),
      h("span", { class: "nt-spring" }),
      position >= 0 ? h("span", { class: "nt-note" }, `${number(position + 1)} / ${number(this.list.length)}`) : null,
      button(t("detail.previous"), "back", () => step(-1)), button(t("detail.next"), "next", () => step(1)));
    replace(this.cardBox, bar, content);
    this.cardBox.scrollTop = 0;
    this.side.hidden = false;
    this.root.classList.add("nt-card-open");
    this.toggleSheet(true);
    if (takesFocus) this.cardBox.querySelector<HTMLElement>(".nt-card-title")?.focus({ preventScroll: true });
    this.list.redraw();
    void this.sideRests().then(() => { if (this.selected === event) this.keepInView(event); });
    this.layers.at(-1)?.redraw();
    this.timeline?.draw();
    this.wantedEvent = (await this.store.text(event)).event_id;
    this.saveHash();
  }

  private cardHost(): { store: Store; open(id: string): void; followers(id: string): { id: string; title: string }[]; titleOf(id: string): string | undefined } {
    return { store: this.store, open: (id) => void this.openId(id), followers: (id) => this.followers(id), titleOf: (id) => this.titles.get(id) };
  }

  private async openId(id: string): Promise<void> {
    const event = await this.store.indexOf(id);
    if (event >= 0) {
      await this.openEvent(event);
      return;
    }
    if (this.selected >= 0) this.close();
    this.tell(t("detail.gone", { id }));
  }

  /** A line above the counts; null takes it away. */
  private tell(words: string | null): void {
    if (this.notice.hidden === (words === null) && this.notice.textContent === (words ?? "")) return;
    this.notice.textContent = words ?? "";
    this.notice.hidden = words === null;
    this.resized();
  }

  private keepInView(event: number): void {
    if (!this.map || !this.selection.drawn[event]) return;
    const at = L.latLng(this.store.columns.lat[event]!, this.store.columns.lon[event]!);
    const point = this.map.latLngToContainerPoint(at), { left, top, right, bottom } = this.visibleMap();
    const room = Math.min(30, (right - left) / 3, (bottom - top) / 3);
    if (point.x >= left + room && point.y >= top + room && point.x <= right - room && point.y <= bottom - room) return;
    this.map.panBy([point.x - (left + right) / 2, point.y - (top + bottom) / 2], { animate: mayMove() });
  }

  private isSideOverMap(): boolean {
    return ["fixed", "absolute"].includes(getComputedStyle(this.side).position);
  }

  /** The part of the map that neither the sheet of a phone nor the card on an embedded map covers. */
  private visibleMap(): { left: number; top: number; right: number; bottom: number } {
    const map = this.mapBox.getBoundingClientRect();
    const whole = { left: 0, top: 0, right: map.width, bottom: map.height };
    if (!this.isSideOverMap()) return whole;
    const side = this.side.getBoundingClientRect();
    if (side.width > map.width * 0.9) return { ...whole, bottom: Math.max(60, Math.min(map.height, side.top - map.top)) };
    return side.left - map.left > map.right - side.right ? { ...whole, right: side.left - map.left } : { ...whole, left: side.right - map.left };
  }

  close(): void {
    this.opening++;
    const event = this.selected;
    this.selected = -1;
    this.wantedEvent = null;
    if (this.drawing) this.drawing.selected = -1;
    this.root.classList.remove("nt-card-open");
    if (this.mode !== "explorer") this.side.hidden = true;
    replace(this.cardBox);
    void this.sideRests().then(() => this.controlsChanged());
    this.layers.at(-1)?.redraw();
    this.timeline?.draw();
    if (this.mode === "explorer") {
      this.list.reveal(event);
      this.list.element.focus({ preventScroll: true });
    }
    this.saveHash();
  }

  // --- the map under the hand ---

  private markAt(event: Leaflet.LeafletMouseEvent): Mark | null {
    const layer = this.layers.at(-1);
    if (!layer || !this.drawing) return null;
    const box = layer.canvas().getBoundingClientRect();
    return this.drawing.hit(event.originalEvent.clientX - box.left, event.originalEvent.clientY - box.top);
  }

  private clickMap(event: Leaflet.LeafletMouseEvent): void {
    this.act(this.markAt(event));
  }

  /** What a click or Enter on a mark does: open it, spread it, zoom into it, or list it. */
  private act(mark: Mark | null): void {
    const { drawing, map } = this;
    if (!drawing || !map) return;
    if (!mark) this.fan(-1);
    else if (mark.kind === "event" || (mark.kind === "region" && mark.count === 1)) this.select(mark.event);
    else if (mark.kind === "bubble") this.zoomIntoCell(map, mark);
    else if (mark.kind === "stack" && drawing.canFan(mark.count) && drawing.fanned !== mark.site) this.fan(mark.site);
    else {
      this.filters.at = mark.site;
      if (this.selected >= 0) this.close();
      this.changed();
      this.toggleSheet(true);
    }
  }

  private fan(site: number): void {
    if (this.drawing) this.drawing.fanned = site;
    this.layers.at(-1)?.redraw();
    this.names?.redraw();
  }

  /** Comma and full stop go through the marks, Enter acts on one; arrows, plus and minus are Leaflet's. */
  private mapKey(event: KeyboardEvent): void {
    const { drawing } = this;
    if (!drawing || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ".": 1, ",": -1 }[event.key];
    if (step !== undefined) {
      const marks = drawing.marksInOrder(), { cursor } = drawing;
      const at = cursor ? marks.findIndex((mark) => mark.kind === cursor.kind && mark.event === cursor.event && mark.site === cursor.site && mark.cell === cursor.cell) : step > 0 ? -1 : 0;
      drawing.cursor = marks[(at + step + marks.length) % marks.length] ?? null;
      this.layers.at(-1)?.redraw();
      if (drawing.cursor) this.say(this.describe(drawing.cursor));
    } else if (event.key === "Enter" && drawing.cursor) {
      event.preventDefault();
      const mark = drawing.cursor;
      drawing.cursor = null;
      this.act(mark);
    }
  }

  private describe(mark: Mark): string {
    if (mark.count === 1) return this.titleOf(mark.event) ?? this.siteName(mark.site);
    return `${mark.kind === "bubble" ? "" : `${this.siteName(mark.site)}: `}${t("count.events", { n: mark.count })}`;
  }

  say(words: string): void {
    this.live.textContent = words;
  }

  zoomed(): void {
    this.saveHash();
  }

  private zoomIntoCell(map: Leaflet.Map, mark: Mark): void {
    const [west, north, east, south] = this.drawing!.extentOfCell(mark.cell, 2 ** map.getZoom());
    const corner = (x: number, y: number): Leaflet.LatLng => L.CRS.EPSG3857.pointToLatLng(L.point(x, y), 0);
    map.fitBounds(L.latLngBounds(corner(west, north), corner(east, south)), { padding: [70, 70], maxZoom: Math.min(map.getMaxZoom(), map.getZoom() + 4), animate: mayMove() });
  }

  private overMap(event: Leaflet.LeafletMouseEvent): void {
    const mark = this.markAt(event);
    this.map!.getContainer().classList.toggle("nt-pointing", mark !== null);
    this.hover(mark && mark.count === 1 ? mark.event : -1);
    if (!mark) {
      this.tip.hidden = true;
      return;
    }
    this.tip.textContent = this.describe(mark);
    this.tip.hidden = false;
    const { x, y } = event.containerPoint;
    const width = this.mapBox.clientWidth;
    this.tip.style.transform = `translate(${Math.max(4, Math.min(x + 14, width - this.tip.offsetWidth - 6))}px, ${y + 16}px)`;
    if (mark.count === 1 && !this.titleOf(mark.event)) void this.store.text(mark.event);
  }

  siteName(site: number): string {
    const event = this.selection.site.indexOf(site);
    if (event < 0) return t("filter.at");
    const text = this.store.peek(event);
    if (!text && this.filters.at === site) void this.store.text(event).then(() => this.panel?.draw());
    return text?.place_name ? placeName(text.place_name) : t("filter.at");
  }

  // --- keys, address, files ---

  private shortcut(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const isTyping = target.matches?.("input:not([type=checkbox]):not([type=range]), textarea, select");
    if (event.key === "Escape") {
      const dialog = document.querySelector("dialog[open]");
      if (dialog) return;
      const isClearing = isTyping && target === this.search && this.search.value !== "";
      if (target === this.search) this.search.blur(); // so that the next key is a key again
      if (isClearing) this.setQuery("");
      else if (this.panel && window.innerWidth <= 1180 && !this.root.classList.contains("nt-nofilters")) this.closePanel();
      else if (this.selected >= 0) this.close();
      else if (this.root.classList.contains("nt-sheet-open")) this.toggleSheet(false);
      return;
    }
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && this.mode === "explorer") {
      event.preventDefault();
      this.search.focus();
    } else if (event.key === "j" || event.key === "k") this.step(event.key === "j" ? 1 : -1);
    else if (event.key === "f" && this.panel) this.togglePanel();
    else if (event.key === "p") this.timeline?.togglePlay();
  }

  private step(by: number): void {
    const position = this.selected >= 0 ? this.list.positionOf(this.selected) + by : 0;
    const next = this.list.eventAt(position);
    if (next >= 0) this.select(next);
  }

  private address(): string {
    return `${location.href.split("#")[0]}#${this.hashNow()}`;
  }

  private hashNow(): string {
    const centre = this.map?.getCenter();
    const view = this.map && centre ? { lat: centre.lat, lon: centre.lng, zoom: this.map.getZoom() } : null;
    return writeHash({ filters: this.filters, event: this.selected >= 0 ? this.wantedEvent : null, sort: this.sort, view,
      at: this.filters.at === null ? null : this.selection.siteKey(this.filters.at),
      span: this.timeline?.span ?? null, hasBorders: this.basemap?.hasBorders ?? true });
  }

  private readonly saveHash = later(() => {
    this.ownHash = this.hashNow();
    try { history.replaceState(null, "", `#${this.ownHash}`); } catch { /* a page inside a notebook has no address of its own */ }
  }, 200);

  private async restore(): Promise<void> {
    if (location.hash.replace(/^#/, "") === this.ownHash) return;
    const state = readHash(location.hash);
    this.filters = state.filters;
    if (state.at) this.filters.at = this.selection.siteOf(state.at);
    this.sort = state.sort;
    this.sortSelect.value = state.sort;
    this.search.value = state.filters.query;
    const isSearched = this.index.find(state.filters.query, this.selection.matches);
    if (state.view && this.map) this.map.setView([state.view.lat, state.view.lon], state.view.zoom, { animate: false });
    if (state.span) this.timeline?.show(state.span);
    this.refresh();
    if (!isSearched) await this.searchRest();
    this.tell(null);
    if (state.event) await this.openId(state.event);
    else if (this.selected >= 0) this.close();
  }

  private async saveCsv(): Promise<void> {
    save("events.csv", new Blob([csv(await rowsOf(this.store, this.selection))], { type: "text/csv;charset=utf-8" }));
  }

  private async saveGeojson(): Promise<void> {
    const about = { made_by: `news-timeline ${this.store.meta.run.version ?? ""}`.trim(), filter: this.hashNow(), shown: this.selection.shownCount, of: this.store.n };
    save("events.geojson", new Blob([geojson(await rowsOf(this.store, this.selection), about)], { type: "application/geo+json" }));
  }

  private async savePicture(): Promise<void> {
    const [ground, ...above] = this.layers;
    const maps = [ground, this.names, ...above].filter((layer) => layer != null).map((layer) => ({ canvas: layer.canvas(), box: layer.canvas().getBoundingClientRect() }));
    const { run } = this.store.meta;
    const lines = [[this.countInWords(), ...(this.panel?.inWords ?? [])].join(" · "), [...this.unseen(), t("picture.machine")].join(" · "),
      this.map ? `${t("map.credit.long")} ${t(run.borders === "none" ? "map.credit.none" : "map.credit")}` : null, `news-timeline ${run.version ?? ""}`.trim()];
    const image = await picture({ maps, frame: this.map ? this.mapBox.getBoundingClientRect() : null, timeline: this.timeline?.canvases() ?? [],
      title: run.title ?? t("app.title"), families: this.familiesShown(), lines: lines.filter((line) => line !== null), colours: this.colours() });
    if (image) save("events.png", image);
  }

  /** What of the events a picture does not show. */
  private unseen(): string[] {
    const tally = this.selection.tally(), hidden = this.store.n - this.selection.shownCount;
    const said = (n: number, key: string): string[] => (n ? [t(key, { n })] : []);
    return [...(this.map ? said(tally.off, "count.offmap") : []), ...(this.timeline ? said(tally.undated, "count.undated") : []), ...said(hidden, "count.hidden")];
  }

  private countInWords(): string {
    const { from, to } = this.filters;
    const [low, high] = this.selection.bounds;
    const range = from === null && to === null ? t("live.all") : `${shortDay(from ?? low)} – ${shortDay(to ?? high)}`;
    return t("live", { shown: this.selection.shownCount, total: this.store.n, range });
  }

  private familiesShown(): { family: number; name: string }[] {
    const { shown, shownCount, family } = this.selection;
    const present = new Set(Array.from(shown.subarray(0, shownCount), (event) => family[event]!));
    return FAMILIES.map((name, i) => ({ family: i, name: t(`family.${name}`) })).filter((one) => present.has(one.family));
  }

  private issuesInWords(issues: Record<string, number>): string {
    const listed = Object.entries(issues).map(([code, n]) => `${number(n)} ${code}`);
    return listed.length ? t("about.issues", { issues: listed.join(t("comma")) }) : t("about.issues.none");
  }

  private about(): void {
    const { run } = this.store.meta;
    const dialog = h("dialog", { class: "nt-about", "aria-label": t("about"), close: () => dialog.remove() });
    const lines = [
      t("about.machine"), run.tiles ? t("map.tiles.why") : t("about.nothing"), t("about.made", { version: run.version ?? "" }),
      run.model?.name ? t("about.model", { model: `${run.model.name} ${run.model.version ?? ""}`.trim() }) : null,
      run.inputs ? t("about.inputs", { n: run.inputs.files, sha256: run.inputs.sha256.slice(0, 12) }) : null,
      run.counts?.articles !== undefined ? t("about.articles", { n: run.counts.articles, silent: run.counts.silent_articles ?? 0 }) : null,
      run.counts?.issues ? this.issuesInWords(run.counts.issues) : null,
      t("about.run"),
      ...attributions(run.gazetteer ?? run.attribution).map((gazetteer) => t("about.gazetteer", { gazetteer: gazetteer.replace(/^Places: /, "") })),
      run.licence ? t("about.licence", { licence: run.licence }) : null,
      t("map.credit.long"), t(run.borders === "none" ? "map.credit.none" : "map.credit"), t("about.keys"),
    ];
    append(dialog, [h("h2", { tabindex: "-1", autofocus: true }, t("about")), ...lines.map((line) => line && h("p", {}, line)),
      h("button", { type: "button", class: "nt-textbutton", click: () => dialog.close() }, t("about.close"))]);
    document.body.append(dialog);
    dialog.showModal();
  }
}

const mayMove = (): boolean => !matchMedia("(prefers-reduced-motion: reduce)").matches;

function h2(key: string, shown: number, total: number): string {
  return `${t(key, { shown, total })} ${t("count.events", { n: total }).replace(number(total), "").trim()}`;
}

function attributions(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(attributions);
  if (value && typeof value === "object") {
    const known = value as Record<string, unknown>;
    return known.attribution ? attributions(known.attribution) : [Object.values(known).filter((part) => typeof part === "string").join(", ")];
  }
  return [];
}
