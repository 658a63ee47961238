// The timeline: a histogram that is a brush, and below it the single events when they are few enough to read.
import { APPROXIMATE, NO_DAY, OPEN_END, OPEN_START } from "./data";
import { SANS } from "./fonts";
import { button, h, replace } from "./dom";
import { FAMILIES, trace, type Palette } from "./families";
import type { Filters, Selection } from "./filters";
import { isWrittenLeftwards, number, t } from "./strings";
import { dayNumber, format, isoDay, longDay, shortDay } from "./words";

export interface TimelineHost {
  filters: Filters;
  selection: Selection;
  colours(): Palette;
  setPeriod(from: number | null, to: number | null, isDone: boolean): void;
  select(event: number): void;
  hover(event: number): void;
  titleOf(event: number): string | undefined;
  /** The part of time that is shown has changed. */
  zoomed(): void;
  say(words: string): void;
  selected: number;
  hovered: number;
}

const BAR_LEAST_PIXELS = 5;
const MOST_LANE_EVENTS = 160;
const LANE = 17;
const FADE_PIXELS = 26;
const MOST_TITLE_PIXELS = 230;
/** The style sheet fades the foot of the lanes, so that a row cut in half reads as more to come. */
const FADED_FOOT_PIXELS = 12;
const MARGIN = 14;
const STEPS = [1, 7, 30.44, 91.31, 365.25, 3652.5];
type Bins = { from: number; width: number; count: number; weights: Float32Array; highest: number };
type Span = [from: number, to: number];
type LaneMark = { event: number; left: number; right: number; lane: number; label: number; isBefore: boolean; most: number };

export class Timeline {
  readonly element: HTMLElement;
  private readonly histogram = h("canvas", { class: "nt-histogram", "aria-hidden": "true" });
  private readonly lanes = h("canvas", { class: "nt-lanes", "aria-hidden": "true" });
  private readonly lanesBox = h("div", { class: "nt-lanes-box", tabindex: "0", role: "group", "aria-label": t("timeline.lanes"), keydown: (event) => this.lanesKey(event as KeyboardEvent) }, this.lanes);
  private readonly handles: [HTMLElement, HTMLElement];
  private readonly dates: [HTMLInputElement, HTMLInputElement];
  private readonly strip: HTMLElement;
  private readonly clear: HTMLButtonElement;
  private readonly play: HTMLButtonElement;
  private readonly speed: HTMLSelectElement;
  private width = 0;
  private height = 0;
  private lanesWidth = 0;
  private from = 0;
  private to = 1;
  private bins: Bins | null = null;
  private marks: LaneMark[] = [];
  private outside: [number, number] = [0, 0];
  private isZoomed = false;
  private cursor = -1;
  private playing = 0;

  constructor(private readonly host: TimelineHost, private readonly options: { lanes: boolean }) {
    const handle = (label: string, which: 0 | 1): HTMLElement =>
      h("div", {
        class: "nt-handle", role: "slider", tabindex: "0", "aria-label": label, "aria-orientation": "horizontal",
        keydown: (event) => this.handleKey(event as KeyboardEvent, which),
        pointerdown: (event) => this.startDrag(event as PointerEvent, which === 0 ? "from" : "to"),
      });
    this.handles = [handle(t("timeline.from"), 0), handle(t("timeline.to"), 1)];
    const typed = (label: string): HTMLInputElement =>
      h("input", { type: "date", class: "nt-date", "aria-label": label, change: () => this.typedDates() });
    this.dates = [typed(t("timeline.from")), typed(t("timeline.to"))];
    this.clear = button(t("timeline.clear"), "close", () => host.setPeriod(null, null, true));
    this.play = button(t("timeline.play"), "play", () => this.togglePlay());
    this.speed = h("select", { class: "nt-select", "aria-label": t("timeline.speed") },
      ...[0.5, 1, 2, 4].map((speed) => h("option", { value: speed, selected: speed === 1 }, `${number(speed)}×`)));
    this.strip = h("div", { class: "nt-strip", role: "group", "aria-label": t("timeline.described") },
      this.histogram, this.handles[0], this.handles[1]);
    this.element = h("section", { class: "nt-timeline", "aria-label": t("timeline") },
      h("div", { class: "nt-timeline-bar" },
        this.play, this.speed,
        h("span", { class: "nt-dates" }, this.dates[0], h("span", { "aria-hidden": "true" }, "–"), this.dates[1], this.clear),
        h("span", { class: "nt-spring" }),
        button(t("timeline.zoomout"), "minus", () => this.zoom(1.6)),
        button(t("timeline.zoomin"), "plus", () => this.zoom(1 / 1.6)),
        button(t("timeline.fit"), "fit", () => { this.fit(true); host.zoomed(); })),
      this.strip, this.lanesBox);
    this.histogram.addEventListener("pointerdown", (event) => this.startOnHistogram(event));
    this.histogram.addEventListener("dblclick", () => host.setPeriod(null, null, true));
    this.strip.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    this.lanes.addEventListener("pointermove", (event) => host.hover(this.eventUnder(event)));
    this.lanes.addEventListener("pointerleave", () => host.hover(-1));
    this.lanes.addEventListener("click", (event) => {
      const under = this.eventUnder(event);
      if (under >= 0) host.select(under);
    });
    if (!options.lanes) this.lanesBox.hidden = true;
    const watched = new ResizeObserver(() => { this.measure(); this.rebin(); });
    watched.observe(this.strip);
    watched.observe(this.lanesBox);
    this.fit(false);
  }

  /** Asked of the page only when its size changes: asking in every drawing would lay the page out twice. */
  measure(): void {
    this.width = this.strip.clientWidth;
    this.height = this.strip.clientHeight;
    this.lanesWidth = this.lanesBox.clientWidth;
  }

  private x(day: number): number {
    return MARGIN + ((day - this.from) / (this.to - this.from)) * (this.width - 2 * MARGIN);
  }

  private day(x: number): number {
    return this.from + ((x - MARGIN) / (this.width - 2 * MARGIN)) * (this.to - this.from);
  }

  /** Show the whole period; at the start only where nearly all events are, if a few stand far off. */
  fit(isWhole = true): void {
    this.isZoomed = false;
    const { selection } = this.host;
    const [low, high] = isWhole ? selection.bounds : selection.denseBounds();
    const pad = Math.max(1, (high + 1 - low) * 0.02);
    this.from = low - pad;
    this.to = high + 1 + pad;
    this.rebin();
  }

  /** What is shown, when it is not what `fit` shows. */
  get span(): [number, number] | null {
    return this.isZoomed ? [this.from, this.to] : null;
  }

  show([from, to]: [number, number]): void {
    this.isZoomed = true;
    this.from = from;
    this.to = to;
    this.rebin();
  }

  private zoom(factor: number, around?: number): void {
    const { from, to } = this.host.filters;
    const middle = around ?? (from !== null && to !== null ? (from + to + 1) / 2 : (this.from + this.to) / 2);
    const [low, high] = this.host.selection.bounds;
    const span = Math.max(6, Math.min((high - low + 3) * 1.3, (this.to - this.from) * factor));
    const share = (middle - this.from) / (this.to - this.from);
    this.from = middle - share * span;
    this.to = this.from + span;
    this.keepInside(low, high);
    this.isZoomed = true;
    this.rebin();
    this.host.zoomed();
  }

  private keepInside(low: number, high: number): void {
    const span = this.to - this.from;
    const middle = Math.max(low, Math.min(high + 1, (this.from + this.to) / 2));
    this.from = middle - span / 2;
    this.to = middle + span / 2;
  }

  private wheel(event: WheelEvent): void {
    event.preventDefault();
    const x = event.clientX - this.strip.getBoundingClientRect().left;
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      const days = (event.deltaX / this.width) * (this.to - this.from);
      this.from += days;
      this.to += days;
      this.isZoomed = true;
      this.rebin();
      this.host.zoomed();
    } else this.zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, this.day(x));
  }

  /** Spread each event over its possible days. Run when a filter or the zoom changes, never while brushing. */
  rebin(): void {
    const { selection } = this.host;
    const pixelDays = (this.to - this.from) / Math.max(50, this.width - 2 * MARGIN);
    const width = STEPS.find((step) => step >= pixelDays * BAR_LEAST_PIXELS) ?? 36525;
    const from = Math.floor(this.from / width) * width;
    const count = Math.ceil((this.to - from) / width) + 1;
    const weights = new Float32Array(count * FAMILIES.length);
    const { pass, first, last, family, datedCount } = selection;
    this.outside = [0, 0];
    for (let i = 0; i < datedCount; i++) {
      if (!pass[i]) continue;
      const start = first[i]!, end = last[i]! + 1;
      if (end < this.from) this.outside[0]++;
      else if (start > this.to) this.outside[1]++;
      const low = Math.max(0, Math.floor((start - from) / width)), high = Math.min(count - 1, Math.floor((end - 1e-6 - from) / width));
      if (low === high) weights[low * FAMILIES.length + family[i]!]! += (Math.min(end, from + (low + 1) * width) - Math.max(start, from + low * width)) / (end - start);
      else for (let bin = low; bin <= high; bin++) {
        const overlap = Math.min(end, from + (bin + 1) * width) - Math.max(start, from + bin * width);
        weights[bin * FAMILIES.length + family[i]!]! += overlap / (end - start);
      }
    }
    let highest = 0;
    for (let bin = 0; bin < count; bin++) {
      let sum = 0;
      for (let f = 0; f < FAMILIES.length; f++) sum += weights[bin * FAMILIES.length + f]!;
      highest = Math.max(highest, sum);
    }
    this.bins = { from, width, count, weights, highest };
    this.draw();
  }

  draw(): void {
    if (!this.bins || this.width < 60) return;
    this.drawHistogram();
    this.placeHandles();
    if (this.options.lanes) this.drawLanes();
  }

  /** The part to repeat on every step of a brush. */
  drawBrush(): void {
    if (!this.bins || this.width < 60) return;
    this.drawHistogram();
    this.placeHandles();
  }

  private drawHistogram(): void {
    const { host, bins } = this;
    const colours = host.colours();
    const height = this.height, base = height - 20, room = base - 14;
    const ctx = prepare(this.histogram, this.width, height);
    const { from, to } = host.filters;
    const isBrushed = from !== null || to !== null;
    const left = isBrushed ? Math.max(0, this.x(from ?? this.from)) : 0;
    const right = isBrushed ? Math.min(this.width, this.x((to ?? this.to) + 1)) : this.width;
    if (isBrushed) {
      ctx.fillStyle = colours.faint;
      ctx.fillRect(left, 0, right - left, base);
    }
    this.drawTicks(ctx, colours, base);
    const scale = bins!.highest > 0 ? room / bins!.highest : 0;
    for (const isInside of isBrushed ? [false, true] : [true]) {
      ctx.save();
      ctx.beginPath();
      if (isInside) ctx.rect(left, 0, right - left, height);
      else {
        ctx.rect(0, 0, left, height);
        ctx.rect(right, 0, this.width - right, height);
      }
      ctx.clip();
      ctx.globalAlpha = isInside ? 1 : 0.28;
      this.drawBars(ctx, colours, base, scale);
      ctx.restore();
    }
    ctx.fillStyle = colours.rule;
    ctx.fillRect(0, base, this.width, 1);
    this.drawNumbers(ctx, colours, base);
    this.drawCaret(ctx, colours, base);
  }

  /** The height of the tallest bar, and how many events stand before and after what is shown. */
  private drawNumbers(ctx: CanvasRenderingContext2D, colours: Palette, base: number): void {
    ctx.font = `10.5px ${SANS}`;
    ctx.textBaseline = "top";
    ctx.fillStyle = colours.muted;
    ctx.textAlign = "right";
    if (this.bins!.highest >= 1) ctx.fillText(number(Math.round(this.bins!.highest)), this.width - 3, 2);
    const [before, after] = this.outside;
    if (after) ctx.fillText(`${t("timeline.later", { n: after })} ›`, this.width - 14, base - 14);
    ctx.textAlign = "left";
    if (before) ctx.fillText(`‹ ${t("timeline.earlier", { n: before })}`, 14, base - 14);
  }

  private drawBars(ctx: CanvasRenderingContext2D, colours: Palette, base: number, scale: number): void {
    const { from, width, count, weights } = this.bins!;
    for (let f = 0; f < FAMILIES.length; f++) {
      ctx.fillStyle = colours.families[f]!;
      for (let bin = 0; bin < count; bin++) {
        const own = weights[bin * FAMILIES.length + f]!;
        if (own === 0) continue;
        let below = 0;
        for (let g = 0; g < f; g++) below += weights[bin * FAMILIES.length + g]!;
        const x = this.x(from + bin * width), next = this.x(from + (bin + 1) * width);
        const gap = next - x > 4 ? 1 : 0;
        ctx.fillRect(x, base - (below + own) * scale, Math.max(1, Math.min(next - x - gap, 26)), own * scale);
      }
    }
  }

  private drawTicks(ctx: CanvasRenderingContext2D, colours: Palette, base: number): void {
    ctx.font = `11px ${SANS}`;
    ctx.textBaseline = "top";
    ctx.textAlign = "left";
    let free = -Infinity;
    for (const { day, label, isMajor } of ticks(this.from, this.to, this.width / 74)) {
      const x = this.x(day);
      if (x < 0 || x > this.width) continue;
      ctx.fillStyle = colours.rule;
      ctx.fillRect(Math.round(x), isMajor ? 0 : base - 3, 1, isMajor ? base + 16 : 7);
      const wide = ctx.measureText(label).width;
      if (x + 4 < free || x + 4 + wide > this.width) continue;
      ctx.fillStyle = isMajor ? colours.ink : colours.muted;
      ctx.fillText(label, x + 4, base + 5);
      free = x + wide + 14;
    }
  }

  private drawCaret(ctx: CanvasRenderingContext2D, colours: Palette, base: number): void {
    for (const event of [this.host.hovered, this.host.selected]) {
      if (event < 0 || this.host.selection.first[event] === NO_DAY) continue;
      const x = (this.x(this.host.selection.first[event]!) + this.x(this.host.selection.last[event]! + 1)) / 2;
      ctx.fillStyle = colours.accent;
      ctx.beginPath();
      ctx.moveTo(x, base - 1);
      ctx.lineTo(x - 5, base + 7);
      ctx.lineTo(x + 5, base + 7);
      ctx.fill();
    }
  }

  private placeHandles(): void {
    const { filters, selection } = this.host;
    const [low, high] = selection.bounds;
    const values: [number, number] = [filters.from ?? low, filters.to ?? high];
    values.forEach((value, which) => {
      const handle = this.handles[which]!;
      const x = Math.max(0, Math.min(this.width, this.x(which ? value + 1 : value)));
      handle.style.transform = `translateX(${x}px)`;
      handle.setAttribute("aria-valuemin", String(low));
      handle.setAttribute("aria-valuemax", String(high));
      handle.setAttribute("aria-valuenow", String(value));
      handle.setAttribute("aria-valuetext", longDay(value));
      handle.classList.toggle("nt-idle", filters.from === null && filters.to === null);
      const typed = this.dates[which]!;
      const isSet = (which ? filters.to : filters.from) !== null;
      if (document.activeElement !== typed) typed.value = isoDay(value);
      typed.classList.toggle("nt-idle", !isSet);
    });
    this.clear.hidden = filters.from === null && filters.to === null;
  }

  private typedDates(): void {
    const [from, to] = this.dates.map((input) => (input.value ? dayNumber(input.value) : null));
    if (from !== null && to !== null && from! > to!) return;
    this.host.setPeriod(from ?? null, to ?? null, true);
  }

  private handleKey(event: KeyboardEvent, which: 0 | 1): void {
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -30, PageUp: 30, Home: -1e7, End: 1e7 };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const [low, high] = this.host.selection.bounds;
    const from = this.host.filters.from ?? low, to = this.host.filters.to ?? high;
    const moved = (which ? to : from) + step;
    if (which) this.host.setPeriod(from, Math.max(from, Math.min(high, moved)), true);
    else this.host.setPeriod(Math.min(to, Math.max(low, moved)), to, true);
  }

  private startOnHistogram(event: PointerEvent): void {
    const { from, to } = this.host.filters;
    const x = event.clientX - this.strip.getBoundingClientRect().left;
    const isInside = from !== null && to !== null && x > this.x(from) && x < this.x(to + 1);
    this.startDrag(event, isInside ? "move" : "new");
  }

  private startDrag(event: PointerEvent, kind: "new" | "move" | "from" | "to"): void {
    if (event.button !== 0) return;
    this.stop();
    event.preventDefault();
    (event.currentTarget as HTMLElement).focus?.();
    const [low, high] = this.host.selection.bounds;
    const offset = this.strip.getBoundingClientRect().left;
    const at = (moved: PointerEvent): number => Math.max(low, Math.min(high, Math.floor(this.day(moved.clientX - offset))));
    const anchor = Math.floor(this.day(event.clientX - offset));
    const from = this.host.filters.from ?? low, to = this.host.filters.to ?? high;
    let hasMoved = false;
    const move = (moved: PointerEvent): void => {
      if (Math.abs(moved.clientX - event.clientX) > 2) hasMoved = true;
      if (!hasMoved) return;
      const day = at(moved);
      if (kind === "new") this.host.setPeriod(Math.min(Math.max(low, anchor), day), Math.max(Math.min(high, anchor), day), false);
      else if (kind === "from") this.host.setPeriod(Math.min(day, to), to, false);
      else if (kind === "to") this.host.setPeriod(from, Math.max(day, from), false);
      else {
        const shift = Math.max(low - from, Math.min(high - to, Math.floor(this.day(moved.clientX - offset)) - anchor));
        this.host.setPeriod(from + shift, to + shift, false);
      }
    };
    const end = (): void => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", end);
      const { filters } = this.host;
      if (hasMoved) this.host.setPeriod(filters.from, filters.to, true);
      else if (kind === "new") this.host.setPeriod(null, null, true);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", end);
  }

  private drawLanes(): void {
    const colours = this.host.colours();
    const events = this.visibleEvents();
    const width = this.lanesWidth;
    if (events.length > MOST_LANE_EVENTS || !events.length) {
      this.marks = [];
      this.drawNote(events.length ? t("timeline.crowded") : t(this.host.selection.shownCount ? "timeline.none" : "filters.none"), colours);
      return;
    }
    const measure = this.lanes.getContext("2d")!;
    measure.font = `11.5px ${SANS}`;
    const rows = this.pack(events, measure);
    const ctx = prepare(this.lanes, width, Math.max(26, rows * LANE + 8 + FADED_FOOT_PIXELS));
    ctx.font = `11.5px ${SANS}`;
    for (const mark of this.marks) this.drawMark(ctx, colours, mark);
  }

  /** Why there are no lanes. */
  private drawNote(words: string, colours: Palette): void {
    const ctx = prepare(this.lanes, this.lanesWidth, 26);
    ctx.font = `italic 12px ${SANS}`;
    ctx.fillStyle = colours.muted;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.direction = isWrittenLeftwards(words) ? "rtl" : "ltr";
    ctx.fillText(words, this.lanesWidth / 2, 13);
  }

  private visibleEvents(): number[] {
    const { shown, shownCount, first, last } = this.host.selection;
    const events: number[] = [];
    for (let k = 0; k < shownCount && events.length <= MOST_LANE_EVENTS; k++) {
      const i = shown[k]!;
      if (first[i] !== NO_DAY && first[i]! <= this.to && last[i]! + 1 >= this.from) events.push(i);
    }
    return events;
  }

  /** Put each event, with its title after it (before it at the right edge), into the first lane that is free. */
  private pack(events: number[], ctx: CanvasRenderingContext2D): number {
    const lanes: Span[][] = [];
    const width = this.lanesWidth;
    this.marks = events.map((event) => {
      const { left, right } = this.extent(event);
      const wide = Math.min(MOST_TITLE_PIXELS, ctx.measureText(this.host.titleOf(event) ?? "").width) + 8;
      const after = Math.max(right, Math.max(left, 0) + 14) + 5;
      const isBefore = after + wide > width && left - wide - 4 > 0;
      const taken: Span = isBefore ? [left - wide - 4, right] : [Math.max(left, 0), after + wide];
      let lane = lanes.findIndex((spans) => spans.every(([from, to]) => taken[1] < from || taken[0] > to));
      if (lane < 0) lane = lanes.push([]) - 1;
      lanes[lane]!.push(taken);
      return { event, left, right, lane, label: isBefore ? left - 5 : after, isBefore, most: 0 };
    });
    for (const mark of this.marks) mark.most = titleRoom(mark, lanes[mark.lane]!, width);
    return lanes.length;
  }

  private extent(event: number): { left: number; right: number } {
    const { first, last, store } = this.host.selection;
    const open = store.columns.open[event]!;
    let left = this.x(first[event]!), right = this.x(last[event]! + 1);
    if (open & OPEN_START) left = right - FADE_PIXELS * 1.6;
    if (open & OPEN_END) right = left + FADE_PIXELS * 1.6;
    if (right - left < 12) {
      const middle = (left + right) / 2;
      left = middle - 6;
      right = middle + 6;
    }
    return { left, right };
  }

  private drawMark(ctx: CanvasRenderingContext2D, colours: Palette, mark: LaneMark): void {
    const { selection, selected, hovered } = this.host;
    const { event, left, right, lane } = mark;
    const family = selection.family[event]!, colour = colours.families[family]!;
    const y = lane * LANE + LANE / 2 + 4;
    const open = selection.store.columns.open[event]!;
    const isDay = selection.first[event] === selection.last[event] && open === 0;
    const isFocus = event === selected || event === hovered;
    if (isDay) {
      ctx.beginPath();
      trace(ctx, family, 5, (left + right) / 2, y);
      ctx.fillStyle = colour;
      ctx.fill();
    } else {
      ctx.fillStyle = fading(ctx, { left, right, colour, open });
      ctx.beginPath();
      ctx.roundRect(left, y - 4, right - left, 8, open ? 0 : 3);
      ctx.fill();
    }
    const title = this.host.titleOf(event);
    if (!title || mark.most < 24) return;
    ctx.textAlign = mark.isBefore ? "right" : "left";
    ctx.textBaseline = "middle";
    ctx.fillStyle = isFocus ? colours.accent : colours.ink;
    ctx.direction = isWrittenLeftwards(title) ? "rtl" : "ltr";
    ctx.fillText(clipped(ctx, title, mark.most), mark.label, y + 0.5);
    if (!isFocus) return;
    ctx.strokeStyle = colours.accent;
    ctx.lineWidth = 1.5;
    ctx.strokeRect(left - 2.5, y - 7, right - left + 5, 14);
  }

  private eventUnder(event: MouseEvent): number {
    const box = this.lanes.getBoundingClientRect();
    const x = event.clientX - box.left, lane = Math.floor((event.clientY - box.top - 4) / LANE);
    const reach = (mark: LaneMark): [number, number] =>
      mark.isBefore ? [mark.label - mark.most, mark.right + 4] : [mark.left - 4, mark.label + mark.most];
    const under = this.marks.filter((mark) => mark.lane === lane && x >= reach(mark)[0] && x <= reach(mark)[1]);
    const distance = (mark: LaneMark): number => Math.max(0, mark.left - x, x - mark.right);
    under.sort((a, b) => Number(distance(a) > 0) - Number(distance(b) > 0) || (a.isBefore ? 1 : 0) - (b.isBefore ? 1 : 0) || b.left - a.left);
    return under[0]?.event ?? -1;
  }

  /** Arrows go from event to event in time, Enter opens. */
  private lanesKey(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -1e9, End: 1e9 }[event.key];
    const under = this.marks[this.cursor];
    if (step !== undefined && this.marks.length) {
      event.preventDefault();
      this.cursor = Math.max(0, Math.min(this.marks.length - 1, this.cursor + step));
      const mark = this.marks[this.cursor]!;
      this.host.hover(mark.event);
      this.lanesBox.scrollTop = Math.max(0, mark.lane * LANE - 20);
      this.host.say([this.host.titleOf(mark.event), shortDay(this.host.selection.first[mark.event]!)].filter(Boolean).join(", "));
    } else if (event.key === "Enter" && under) {
      event.preventDefault();
      this.host.select(under.event);
    }
  }

  togglePlay(): void {
    if (this.playing) this.stop();
    else this.start();
  }

  private start(): void {
    const [low, high] = this.host.selection.bounds;
    const { from, to } = this.host.filters;
    const width = from !== null && to !== null && to - from < high - low ? to - from : Math.max(0, Math.round((high - low) / 12));
    let position = from !== null && to !== null && to < high ? from : low;
    this.setPlaying(true);
    let before = performance.now();
    const step = (now: number): void => {
      position += ((now - before) / 1000) * ((high - low + 1) / 24) * Number(this.speed.value);
      before = now;
      const start = Math.min(high - width, Math.floor(position));
      if (start !== this.host.filters.from) this.host.setPeriod(start, start + width, false);
      if (start >= high - width) {
        this.stop();
        return;
      }
      this.playing = requestAnimationFrame(step);
    };
    this.playing = requestAnimationFrame(step);
  }

  private stop(): void {
    if (!this.playing) return;
    cancelAnimationFrame(this.playing);
    this.setPlaying(false);
    this.host.setPeriod(this.host.filters.from, this.host.filters.to, true);
  }

  private setPlaying(isPlaying: boolean): void {
    this.playing = isPlaying ? 1 : 0;
    const label = t(isPlaying ? "timeline.pause" : "timeline.play");
    this.play.setAttribute("aria-label", label);
    this.play.title = label;
    this.play.setAttribute("aria-pressed", String(isPlaying));
    replace(this.play, button("", isPlaying ? "pause" : "play", () => undefined).firstChild as Node);
  }

  canvases(): HTMLCanvasElement[] {
    return this.options.lanes ? [this.histogram, this.lanes] : [this.histogram];
  }
}

function prepare(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  const ctx = canvas.getContext("2d")!;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, width, height);
  return ctx;
}

/** How long a title may be: up to what stands beside it in its lane, or to the edge. */
function titleRoom({ label, left, right, isBefore }: LaneMark, spans: Span[], width: number): number {
  if (isBefore) return label - 4 - Math.max(0, ...spans.map(([, to]) => to).filter((to) => to < left));
  return Math.min(width, ...spans.map(([from]) => from - 6).filter((from) => from > right)) - label - 4;
}

/** A bar that fades where its end is open or only about right. */
function fading(ctx: CanvasRenderingContext2D, bar: { left: number; right: number; colour: string; open: number }): CanvasGradient | string {
  if (!bar.open) return bar.colour;
  const gradient = ctx.createLinearGradient(bar.left, 0, bar.right, 0);
  const edge = Math.min(0.5, FADE_PIXELS / (bar.right - bar.left));
  const colour = (isClear: boolean): string => (isClear ? transparent(bar.colour) : bar.colour);
  gradient.addColorStop(0, colour((bar.open & (OPEN_START | APPROXIMATE)) > 0));
  gradient.addColorStop(edge, bar.colour);
  gradient.addColorStop(1 - edge, bar.colour);
  gradient.addColorStop(1, colour((bar.open & (OPEN_END | APPROXIMATE)) > 0));
  return gradient;
}

function transparent(colour: string): string {
  return /^#[0-9a-f]{6}$/i.test(colour) ? `${colour}00` : "rgba(0,0,0,0)";
}

function clipped(ctx: CanvasRenderingContext2D, text: string, most: number): string {
  if (ctx.measureText(text).width <= most) return text;
  let length = Math.floor((text.length * most) / ctx.measureText(text).width);
  while (length > 1 && ctx.measureText(`${text.slice(0, length)}…`).width > most) length--;
  return `${text.slice(0, length).trimEnd()}…`;
}

type Tick = { day: number; label: string; isMajor: boolean };

function ticks(from: number, to: number, most: number): Tick[] {
  const days = (to - from) / Math.max(2, most);
  if (days <= 20) return dayTicks(from, to, [1, 2, 5, 10, 15].find((step) => step >= days) ?? 15);
  if (days <= 200) return monthTicks(from, to, [1, 2, 3, 6].find((step) => step * 30.4 >= days) ?? 6);
  const years = [1, 2, 5, 10, 20, 50, 100, 500].find((step) => step * 365 >= days) ?? 1000;
  const result: Tick[] = [];
  const startYear = new Date(from * 864e5).getUTCFullYear(), endYear = new Date(to * 864e5).getUTCFullYear();
  for (let y = Math.ceil(startYear / years) * years; y <= endYear; y += years) {
    result.push({ day: Date.UTC(y, 0, 1) / 864e5, label: String(y), isMajor: years < 10 || y % (years * 5) === 0 });
  }
  return result;
}

function monthTicks(from: number, to: number, step: number): Tick[] {
  const result: Tick[] = [];
  const date = new Date(from * 864e5);
  let index = date.getUTCFullYear() * 12 + date.getUTCMonth();
  for (index -= ((index % step) + step) % step; ; index += step) {
    const day = Date.UTC(Math.floor(index / 12), index % 12, 1) / 864e5;
    if (day > to) return result;
    const isMajor = index % 12 === 0;
    result.push({ day, label: isMajor ? format(day, { year: "numeric" }) : format(day, { month: "short" }), isMajor });
  }
}

function dayTicks(from: number, to: number, step: number): Tick[] {
  const result: Tick[] = [];
  for (let day = Math.ceil(from); day <= to; day++) {
    const number = new Date(day * 864e5).getUTCDate();
    if (number !== 1 && ((number - 1) % step !== 0 || (step > 1 && number > 31 - step / 2))) continue;
    const isMajor = number === 1;
    result.push({ day, label: isMajor ? format(day, { month: "short", year: "numeric" }) : format(day, { day: "numeric", month: "short" }), isMajor });
  }
  return result;
}
