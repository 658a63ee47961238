// The filters: every choice with its count under the present other filters, and the chips of those that are on.
import { fold } from "./data";
import { button, h, replace } from "./dom";
import { FAMILIES, familyOf, glyph } from "./families";
import { CASUALTIES, FACETS, HIDDEN_AT_FIRST, type Casualties, type Facet, type Filters, type Selection } from "./filters";
import { number, t } from "./strings";
import { countryName, modeName, shortDay, typeName } from "./words";

export interface PanelHost {
  filters: Filters;
  selection: Selection;
  changed(): void;
  reset(): void;
  closePanel(): void;
  setQuery(query: string): void;
  siteName(site: number): string;
}

const FEW = 6;
const FINDER_FROM = 12;
const MOST_OPTIONS = 200;

export function nameOf(facet: Facet, value: string): string {
  switch (facet) {
    case "type": return typeName(value);
    case "mode": return modeName(value);
    case "country": return countryName(value);
    case "actor": case "outlet": return value;
    default: return t(`${facet}.${value}`);
  }
}

export class Panel {
  readonly element: HTMLElement;
  /** The filters that are on, in words. */
  inWords: string[] = [];
  readonly chips = h("div", { class: "nt-chips", role: "group", "aria-label": t("filters") });
  private readonly groups: Record<Facet, HTMLElement>;
  private readonly expanded = new Set<Facet>();
  private readonly casualties: HTMLSelectElement;
  private readonly confidence: HTMLInputElement;
  private readonly confidenceLabel = h("span", {});
  private readonly inView: HTMLInputElement;
  private readonly finders = new Map<Facet, HTMLInputElement>();

  constructor(private readonly host: PanelHost, hasMap: boolean) {
    this.groups = Object.fromEntries(FACETS.map((facet) => [facet, h("div", { class: "nt-options" }) as HTMLElement] as const)) as unknown as Record<Facet, HTMLElement>;
    this.casualties = h("select", { class: "nt-select", id: "nt-casualties", change: () => {
      host.filters.casualties = this.casualties.value as Casualties;
      host.changed();
    } }, ...CASUALTIES.map((kind) => h("option", { value: kind }, t(`casualties.${kind}`))));
    this.confidence = h("input", { type: "range", min: 0, max: 95, step: 5, id: "nt-least", "aria-label": t("filter.confidence.label"), input: () => {
      host.filters.confidence = Number(this.confidence.value);
      host.changed();
    } });
    this.inView = h("input", { type: "checkbox", change: () => { host.filters.inView = this.inView.checked; host.changed(); } });
    const section = (facet: Facet): HTMLElement => h("fieldset", { class: "nt-facet", "data-facet": facet }, h("legend", {}, t(`facet.${facet}`)), this.finder(facet), this.groups[facet]);
    this.element = h("aside", { class: "nt-filters", id: "nt-filters", "aria-label": t("filters") },
      h("div", { class: "nt-filters-head" }, h("h2", {}, t("filters")),
        h("button", { type: "button", class: "nt-textbutton", click: () => host.reset() }, t("filters.reset")),
        button(t("filters.close"), "close", () => host.closePanel())),
      h("div", { class: "nt-filters-body" },
        section("type"), section("assertion"), section("country"), section("actor"), section("outlet"),
        h("fieldset", { class: "nt-facet" }, h("legend", {}, h("label", { for: "nt-casualties" }, t("filter.casualties"))), this.casualties),
        h("fieldset", { class: "nt-facet" }, h("legend", {}, this.confidenceLabel), this.confidence),
        hasMap ? h("label", { class: "nt-check" }, this.inView, t("filter.inview")) : null,
        section("mode"), section("datePrecision"), section("geoPrecision"), section("review")));
  }

  draw(): void {
    const { filters, selection } = this.host;
    for (const facet of FACETS) this.drawFacet(facet);
    this.casualties.value = filters.casualties;
    for (const option of this.casualties.options) option.textContent = `${t(`casualties.${option.value}`)} (${number(selection.casualtyCounts[option.value as Casualties])})`;
    this.confidence.value = String(filters.confidence);
    replace(this.confidenceLabel, t("filter.confidence", { n: filters.confidence }), " ", h("span", { class: "nt-check-count" }, number(selection.atLeast(filters.confidence))));
    this.inView.checked = filters.inView;
    this.drawChips();
  }

  private drawFacet(facet: Facet): void {
    const { selection, filters } = this.host;
    const names = selection.namesOf(facet), counts = selection.counts[facet], chosen = filters.chosen[facet];
    let values = names.map((name, code) => ({ name, count: counts[code]! })).filter(({ name, count }) => count > 0 || chosen.has(name));
    if (facet === "type") values.sort((a, b) => familyOf(a.name) - familyOf(b.name) || b.count - a.count);
    else if (!facet.endsWith("Precision") && facet !== "assertion") values.sort((a, b) => Number(chosen.has(b.name)) - Number(chosen.has(a.name)) || b.count - a.count);
    const group = this.groups[facet], finder = this.finders.get(facet);
    (group.parentElement as HTMLElement).hidden = values.length === 0;
    if (finder) finder.hidden = values.length <= FINDER_FROM;
    const sought = finder && !finder.hidden ? fold(finder.value.trim()) : "";
    if (sought) values = values.filter(({ name }) => fold(nameOf(facet, name)).includes(sought));
    const few = sought ? MOST_OPTIONS : facet === "type" ? 12 : FEW;
    const hidden = values.length - few;
    if (hidden > 1 && !this.expanded.has(facet)) values = values.slice(0, few);
    else if (values.length > MOST_OPTIONS) values = values.slice(0, MOST_OPTIONS);
    const active = document.activeElement;
    const focused = active instanceof HTMLInputElement && group.contains(active) ? active.value : null;
    replace(group, ...values.map(({ name, count }) => this.option(facet, name, count)), hidden > 1 ? this.more(facet, hidden) : null);
    if (focused !== null) [...group.querySelectorAll("input")].find((input) => input.value === focused)?.focus();
  }

  /** A box that narrows a long list of names. */
  private finder(facet: Facet): HTMLElement | null {
    if (facet !== "country" && facet !== "actor" && facet !== "outlet") return null;
    const box = h("input", { type: "text", class: "nt-finder", hidden: true, placeholder: t("filters.find"), "aria-label": `${t("filters.find")}: ${t(`facet.${facet}`)}`,
      input: () => this.drawFacet(facet) });
    this.finders.set(facet, box);
    return box;
  }

  private option(facet: Facet, name: string, count: number): HTMLElement {
    const { chosen } = this.host.filters;
    const isOn = facet === "assertion" ? chosen[facet].has(name) !== !HIDDEN_AT_FIRST.includes(name) : chosen[facet].has(name);
    const input = h("input", { type: "checkbox", value: name, checked: isOn, change: () => this.toggle(facet, name) });
    return h("label", { class: `nt-check${count ? "" : " nt-none"}` }, input,
      facet === "type" ? glyph(familyOf(name)) : null,
      h("span", { class: "nt-check-name", dir: "auto" }, nameOf(facet, name)), h("span", { class: "nt-check-count" }, number(count)));
  }

  private more(facet: Facet, hidden: number): HTMLElement {
    const isOpen = this.expanded.has(facet);
    return h("button", { type: "button", class: "nt-textbutton", "aria-expanded": String(isOpen), click: () => {
      if (isOpen) this.expanded.delete(facet);
      else this.expanded.add(facet);
      this.drawFacet(facet);
    } }, isOpen ? t("filters.less") : t("filters.more", { n: hidden }));
  }

  private toggle(facet: Facet, name: string): void {
    const chosen = this.host.filters.chosen[facet];
    if (chosen.has(name)) chosen.delete(name);
    else chosen.add(name);
    this.host.changed();
  }

  private drawChips(): void {
    const { filters, selection } = this.host;
    const chips: HTMLElement[] = [];
    this.inWords = [];
    const add = (what: string, remove: () => void, shape: Node | null = null): void => {
      this.inWords.push(what);
      chips.push(h("button", { type: "button", class: "nt-chip nt-on", title: t("filters.remove", { what }), click: () => { remove(); this.host.changed(); } },
        shape, h("bdi", {}, what), h("span", { "aria-hidden": "true" }, "×"), h("span", { class: "nt-hidden" }, t("filters.removes"))));
    };
    if (filters.query) add(t("filter.query", { q: filters.query }), () => this.host.setQuery(""));
    if (filters.from !== null) add(t("filter.from", { day: shortDay(filters.from) }), () => { filters.from = null; });
    if (filters.to !== null) add(t("filter.to", { day: shortDay(filters.to) }), () => { filters.to = null; });
    for (const facet of FACETS) {
      for (const value of filters.chosen[facet]) {
        if (facet === "assertion" && HIDDEN_AT_FIRST.includes(value)) continue;
        const what = facet === "assertion" ? `− ${nameOf(facet, value)}` : nameOf(facet, value);
        add(what, () => void filters.chosen[facet].delete(value), facet === "type" ? glyph(familyOf(value)) : null);
      }
    }
    if (filters.confidence) add(t("filter.confidence", { n: filters.confidence }), () => { filters.confidence = 0; });
    if (filters.casualties !== "any") add(t(`casualties.${filters.casualties}`), () => { filters.casualties = "any"; });
    if (filters.inView) add(t("filter.inview"), () => { filters.inView = false; });
    if (filters.at !== null) add(this.host.siteName(filters.at), () => { filters.at = null; });
    const assertions = selection.namesOf("assertion");
    for (const name of HIDDEN_AT_FIRST) {
      const count = selection.counts.assertion[assertions.indexOf(name)] ?? 0;
      const isOn = filters.chosen.assertion.has(name);
      if (!count && !isOn) continue;
      const what = nameOf("assertion", name);
      if (isOn) this.inWords.push(`+ ${what}`);
      chips.push(h("button", {
        type: "button", class: `nt-chip nt-extra${isOn ? " nt-on" : ""}`, "aria-pressed": String(isOn), title: t("filters.add", { what }),
        click: () => this.toggle("assertion", name),
      }, h("span", { "aria-hidden": "true" }, isOn ? "✓" : "+"), what, h("span", { class: "nt-chip-count" }, number(count))));
    }
    replace(this.chips, ...chips);
  }
}

export function legend(withMap: boolean): HTMLElement {
  const items = FAMILIES.map((family, i) => h("li", {}, glyph(i), t(`family.${family}`)));
  const notes = [
    h("li", {}, glyph(0, true), t("map.legend.hollow")),
    withMap ? h("li", {}, h("span", { class: "nt-swatch nt-swatch-ring", "aria-hidden": "true" }), t("map.legend.bubble")) : null,
    withMap ? h("li", {}, h("span", { class: "nt-swatch nt-swatch-region", "aria-hidden": "true" }), t("map.legend.region")) : null,
  ];
  return h("details", { class: "nt-legend" }, h("summary", {}, t("map.legend")), h("ul", {}, ...items, ...notes));
}
