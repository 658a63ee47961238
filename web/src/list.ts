// The list of events: the accessible equal of the map. Only the rows in view exist.
import { NO_DAY, type Store } from "./data";
import { h, replace } from "./dom";
import { glyph } from "./families";
import type { Selection } from "./filters";
import { t } from "./strings";
import { countryName, dateBrief, placeName, typeName } from "./words";

export interface ListHost {
  selection: Selection;
  store: Store;
  selected: number;
  hovered: number;
  select(event: number): void;
  hover(event: number): void;
}

const ROW = 66;
/** Browsers stop drawing beyond this height (Firefox at 17.9 million): a longer list scrolls faster than it moves. */
const TALLEST_PIXELS = 16_000_000;
const SPARE = 4;
const MOST_PRINTED = 3_000;

export class EventList {
  readonly element: HTMLElement;
  private readonly spacer = h("div", { class: "nt-list-spacer", role: "presentation" });
  private readonly empty = h("p", { class: "nt-empty", hidden: true }, t("filters.none"));
  tallest = TALLEST_PIXELS;
  private order: Uint32Array = new Uint32Array();
  private active = 0;
  private frame = 0;
  /** Kept, because asking the page for them in every drawing would make it lay itself out twice. */
  private height = 0;
  private top = 0;
  private shift = 0;
  private isOnPaper = false;

  constructor(private readonly host: ListHost) {
    this.element = h("div", {
      class: "nt-list", role: "listbox", tabindex: "0", id: "nt-list", "aria-label": t("list"),
      scroll: () => { this.top = this.element.scrollTop; this.redraw(); }, keydown: (event) => this.key(event as KeyboardEvent),
    }, this.spacer);
    this.element.append(this.empty);
    new ResizeObserver(([entry]) => {
      this.height = entry!.contentRect.height;
      this.redraw();
    }).observe(this.element);
  }

  show(order: Uint32Array): void {
    this.order = order;
    this.empty.hidden = order.length > 0;
    this.spacer.style.height = `${Math.min(this.tallest, order.length * ROW)}px`;
    this.active = Math.max(0, this.order.indexOf(this.host.selected));
    this.draw();
  }

  /** Mark the row of the event under the hand on the map or the timeline. */
  point(event: number): void {
    this.spacer.querySelector(".nt-pointed")?.classList.remove("nt-pointed");
    this.spacer.querySelector(`#nt-row-${event}`)?.classList.add("nt-pointed");
  }

  /** All rows for paper, the first few thousand of a very long list; then only those in view again. */
  print(isOnPaper: boolean): void {
    this.isOnPaper = isOnPaper;
    this.draw();
  }

  /** Unpack the texts of the rows that will be printed. */
  async unpack(): Promise<void> {
    const blocks = new Set(Array.from(this.order.subarray(0, MOST_PRINTED), (event) => Math.floor(event / this.host.store.meta.block)));
    this.host.store.keepAtLeast(blocks.size);
    for (const block of blocks) await this.host.store.block(`events-${block}`);
  }

  /** How far the rows move for a pixel of the scroll bar: 1 unless the list is taller than a browser draws. */
  private get stretch(): number {
    const whole = this.order.length * ROW;
    return whole <= this.tallest ? 1 : (whole - this.height) / (this.tallest - this.height);
  }

  redraw(): void {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => this.draw());
  }

  private draw(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const first = this.isOnPaper ? 0 : Math.max(0, Math.floor(Math.min(this.top * this.stretch, this.order.length * ROW - this.height) / ROW) - SPARE);
    this.shift = this.top * (this.stretch - 1);
    const last = Math.min(this.order.length, this.isOnPaper ? MOST_PRINTED : first + Math.ceil(this.height / ROW) + 2 * SPARE + 1);
    const rows: HTMLElement[] = [];
    const missing = new Set<number>();
    for (let position = first; position < last; position++) {
      const event = this.order[position]!;
      if (!this.host.store.peek(event)) missing.add(Math.floor(event / this.host.store.meta.block));
      rows.push(this.row(event, position));
    }
    const left = this.order.length - rows.length;
    replace(this.spacer, ...rows, this.isOnPaper && left > 0 ? h("p", { class: "nt-note nt-left" }, t("list.left", { n: left })) : null);
    if (rows.length) this.element.setAttribute("aria-activedescendant", `nt-row-${this.order[this.active] ?? 0}`);
    else this.element.removeAttribute("aria-activedescendant");
    if (!this.spacer.querySelector(`#nt-row-${this.order[this.active] ?? -1}`)) this.element.removeAttribute("aria-activedescendant");
    for (const block of missing) void this.host.store.block(`events-${block}`).then(() => this.redraw());
  }

  private row(event: number, position: number): HTMLElement {
    const { store, selection } = this.host;
    const { columns, meta } = store;
    const text = store.peek(event);
    const start = columns.start[event]!, end = columns.end[event]!;
    const when = dateBrief(start === NO_DAY ? null : start, end === NO_DAY ? null : end,
      { open: columns.open[event]!, standIn: columns.standIn[event] === 1 });
    const country = meta.countries[columns.country[event]!];
    const where = [text?.place_name && placeName(text.place_name), country ? countryName(country) : null].filter((part, i, all) => part && all.indexOf(part) === i);
    const told = meta.assertions[columns.assertion[event]!] ?? "";
    const row = h("div", {
      class: "nt-row", role: "option", id: `nt-row-${event}`, "aria-selected": String(event === this.host.selected),
      "aria-setsize": this.order.length, "aria-posinset": position + 1,
      click: () => { this.active = position; this.host.select(event); },
      pointerenter: () => this.host.hover(event), pointerleave: () => this.host.hover(-1),
    },
      glyph(selection.family[event]!, told !== "occurred"),
      h("div", { class: "nt-row-body" },
        h("div", { class: "nt-row-when" },
          h("span", { class: columns.standIn[event] ? "nt-vague" : "" }, when),
          h("span", { class: `nt-row-where${where.length ? "" : " nt-vague"}` },
            ...(where.length ? where.flatMap((part, i) => [i ? t("comma") : null, h("bdi", {}, part!)]) : [t("place.unknown")])),
          columns.deaths[event]! > 0 ? h("span", { class: "nt-deaths" }, t("count.deaths", { n: columns.deaths[event]! })) : null,
          columns.sources[event]! > 1 ? h("span", { class: "nt-row-outlets" }, t("count.sources", { n: columns.sources[event]! })) : null),
        h("div", { class: "nt-row-title", dir: "auto" },
          told && told !== "occurred" ? h("span", { class: "nt-tag" }, t(`assertion.${told}`)) : null,
          text?.title ?? (text ? typeName(meta.types[columns.type[event]!] ?? "") : t("list.loading")))));
    row.style.transform = `translateY(${position * ROW - this.shift}px)`;
    if (position === this.active) row.classList.add("nt-active");
    if (event === this.host.hovered) row.classList.add("nt-pointed");
    return row;
  }

  positionOf(event: number): number {
    return this.order.indexOf(event);
  }

  eventAt(position: number): number {
    return this.order[position] ?? -1;
  }

  get length(): number {
    return this.order.length;
  }

  /** Bring an event's row into view. */
  reveal(event: number): void {
    const position = this.positionOf(event);
    if (position < 0) return;
    this.active = position;
    const top = position * ROW;
    const { clientHeight } = this.element;
    const scrolled = this.element.scrollTop * this.stretch;
    if (top < scrolled || top + ROW > scrolled + clientHeight) this.element.scrollTop = Math.max(0, top - clientHeight / 3) / this.stretch;
    this.top = this.element.scrollTop;
    this.draw();
  }

  private key(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(this.element.clientHeight / ROW) - 1);
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -1e9, End: 1e9 };
    const step = steps[event.key];
    if (step !== undefined && this.order.length) {
      event.preventDefault();
      this.active = Math.max(0, Math.min(this.order.length - 1, this.active + step));
      this.reveal(this.order[this.active]!);
      this.host.hover(this.order[this.active]!);
    } else if ((event.key === "Enter" || event.key === " ") && this.order.length) {
      event.preventDefault();
      this.host.select(this.order[this.active]!);
    }
  }
}
