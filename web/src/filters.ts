// One filter for map, timeline, list, counts and files.
import { fold, NO_DAY, type Store } from "./data";
import { familyOf } from "./families";

export const FACETS = ["type", "assertion", "country", "actor", "outlet", "mode", "datePrecision", "geoPrecision", "review"] as const;
export type Facet = (typeof FACETS)[number];
export const CASUALTIES = ["any", "deaths", "deaths10", "injured", "none", "unknown"] as const;
export type Casualties = (typeof CASUALTIES)[number];
export const HIDDEN_AT_FIRST = ["planned", "denied", "background"];
const FEWEST_FOR_FOCUS = 20;
export type Sort = "date" | "newest" | "confidence" | "deaths" | "sources";

export interface Filters {
  chosen: Record<Facet, Set<string>>;
  /** Assertions not shown unless asked for. */
  confidence: number;
  casualties: Casualties;
  query: string;
  from: number | null;
  to: number | null;
  inView: boolean;
  at: number | null;
}

export function noFilters(): Filters {
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, new Set<string>()])) as Record<Facet, Set<string>>;
  return { chosen, confidence: 0, casualties: "any", query: "", from: null, to: null, inView: false, at: null };
}

export type Bounds = { west: number; east: number; south: number; north: number };

/** The columns prepared for filtering, and the events that pass. */
export class Selection {
  /** Passes everything but the period. */
  readonly pass: Uint8Array;
  /** Positions of the events that pass all, in order of time. */
  readonly shown: Uint32Array;
  shownCount = 0;
  /** First and last day for the timeline, NO_DAY where there is none. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly family: Uint8Array;
  /** 1 a point, 2 a region, 0 not on the map. */
  readonly drawn: Uint8Array;
  readonly site: Int32Array;
  readonly siteCount: number;
  readonly matches: Uint8Array;
  /** First and last day of the events that pass, whatever the period. */
  bounds: [number, number];
  private readonly allBounds: [number, number];
  counts: Record<Facet, Uint32Array>;
  private readonly names: Record<Facet, string[]>;
  private query = "";

  constructor(readonly store: Store) {
    const { n, columns, meta } = store;
    this.pass = new Uint8Array(n).fill(1);
    this.matches = new Uint8Array(n).fill(1);
    this.shown = new Uint32Array(n);
    this.family = new Uint8Array(n);
    this.drawn = new Uint8Array(n);
    this.first = new Int32Array(n);
    this.last = new Int32Array(n);
    this.site = new Int32Array(n).fill(-1);
    const families = [...meta.types.map(familyOf), familyOf("")];
    const sites = new Map<number, Map<number, number>>();
    let siteCount = 0;
    let low = Infinity, high = -Infinity;
    for (let i = 0; i < n; i++) {
      this.family[i] = families[columns.type[i]!]!;
      const start = columns.start[i]!, end = columns.end[i]!;
      const isUndated = columns.standIn[i] === 1 || (start === NO_DAY && end === NO_DAY);
      this.first[i] = isUndated ? NO_DAY : start === NO_DAY ? end : start;
      this.last[i] = isUndated ? NO_DAY : end === NO_DAY ? start : end;
      if (!isUndated) {
        if (this.first[i]! < low) low = this.first[i]!;
        if (this.last[i]! > high) high = this.last[i]!;
      }
      const precision = columns.geoPrecision[i]!;
      if (precision > 5 || Number.isNaN(columns.lat[i]!)) continue;
      this.drawn[i] = precision > 3 ? 2 : 1;
      const longitudes = sites.get(columns.lat[i]!) ?? new Map<number, number>();
      if (!longitudes.size) sites.set(columns.lat[i]!, longitudes);
      const key = columns.lon[i]! * 4 + (precision > 3 ? 1440.5 + precision : 0);
      const known = longitudes.get(key);
      this.site[i] = known ?? siteCount;
      if (known === undefined) longitudes.set(key, siteCount++);
    }
    this.siteCount = siteCount;
    this.allBounds = low <= high ? [low, high] : [0, 0];
    this.bounds = this.allBounds;
    const digits = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i));
    this.names = {
      type: meta.types, assertion: meta.assertions, country: meta.countries, actor: meta.actors, outlet: meta.outlets,
      mode: meta.modes, datePrecision: digits(7), geoPrecision: digits(8), review: meta.reviews,
    };
    this.counts = this.emptyCounts();
  }

  /** A site as latitude and longitude, and back; null where this dataset has nothing there. */
  siteKey(site: number): string {
    const event = this.site.indexOf(site);
    const { lat, lon, geoPrecision } = this.store.columns;
    return `${lat[event]!.toFixed(3)},${lon[event]!.toFixed(3)}${geoPrecision[event]! > 3 ? `,${geoPrecision[event]}` : ""}`;
  }

  siteOf(key: string): number | null {
    const [latitude, longitude] = key.split(",").map(Number);
    const { lat, lon } = this.store.columns;
    for (let i = 0; i < this.site.length; i++) {
      const isNear = this.site[i]! >= 0 && Math.abs(lat[i]! - latitude!) < 0.001 && Math.abs(lon[i]! - longitude!) < 0.001;
      if (isNear && this.siteKey(this.site[i]!) === key) return this.site[i]!;
    }
    return null;
  }

  private emptyCounts(): Record<Facet, Uint32Array> {
    return Object.fromEntries(FACETS.map((facet) => [facet, new Uint32Array(this.names[facet].length + 1)])) as Record<Facet, Uint32Array>;
  }

  namesOf(facet: Facet): string[] {
    return this.names[facet];
  }

  /** Which codes of a facet pass: nothing chosen is everything, but for what is hidden at first. */
  private allowed(facet: Facet, filters: Filters): Uint8Array | null {
    const names = this.names[facet];
    const chosen = filters.chosen[facet];
    if (facet === "assertion") {
      return Uint8Array.from([...names, ""], (name) => Number(chosen.has(name) !== !HIDDEN_AT_FIRST.includes(name)));
    }
    if (!chosen.size) return null;
    return Uint8Array.from([...names, ""], (name) => Number(chosen.has(name)));
  }

  private codes(facet: Facet): Uint8Array | Uint16Array | null {
    const { columns } = this.store;
    if (facet === "actor" || facet === "outlet") return null;
    return columns[facet];
  }

  /** Recompute what passes, and the counts of every facet under the other filters. */
  apply(filters: Filters, view: Bounds | null): void {
    const { columns, n } = this.store;
    const allowed = FACETS.map((facet) => this.allowed(facet, filters));
    const codes = FACETS.map((facet) => this.codes(facet));
    const lists = FACETS.map((facet) =>
      facet === "actor" ? ([columns.actorsFrom, columns.actors] as const) : facet === "outlet" ? ([columns.outletsFrom, columns.outlets] as const) : null);
    const counts = this.emptyCounts();
    const tallies = FACETS.map((facet) => counts[facet]);
    const facetCount = FACETS.length;
    for (let i = 0; i < n; i++) {
      this.pass[i] = 0;
      if (!this.passesRest(i, filters, view)) continue;
      const inTime = this.inPeriod(i, filters);
      let failed = -1, failures = 0;
      for (let f = 0; f < facetCount && failures < 2; f++) {
        const allow = allowed[f];
        if (!allow) continue;
        const column = codes[f];
        const passes = column ? allow[column[i]!] === 1 : anyAllowed(lists[f]!, i, allow);
        if (!passes) { failed = f; failures++; }
      }
      if (failures === 0) this.pass[i] = 1;
      if (!inTime || failures > 1) continue;
      for (let f = failures ? failed : 0; f < (failures ? failed + 1 : facetCount); f++) {
        const column = codes[f];
        if (column) tallies[f]![column[i]!]!++;
        else {
          const [from, ids] = lists[f]!;
          for (let k = from[i]!; k < from[i + 1]!; k++) tallies[f]![ids[k]!]!++;
        }
      }
    }
    this.counts = counts;
    this.bounds = this.boundsOfPassing();
    this.applyPeriod(filters);
  }

  private passesRest(i: number, filters: Filters, view: Bounds | null): boolean {
    const { columns } = this.store;
    if (!this.matches[i] || columns.confidence[i]! < filters.confidence) return false;
    if (filters.at !== null && this.site[i] !== filters.at) return false;
    if (filters.casualties !== "any" && !hasCasualties(columns.deaths[i]!, columns.injured[i]!, filters.casualties)) return false;
    if (!filters.inView || !view) return true;
    const lat = columns.lat[i]!, lon = columns.lon[i]!;
    return this.drawn[i]! > 0 && lat >= view.south && lat <= view.north && lon >= view.west && lon <= view.east;
  }

  private inPeriod(i: number, filters: Filters): boolean {
    if (filters.from === null && filters.to === null) return true;
    if (this.first[i] === NO_DAY) return false;
    return (filters.to === null || this.first[i]! <= filters.to) && (filters.from === null || this.last[i]! >= filters.from);
  }

  private boundsOfPassing(): [number, number] {
    const { pass, first, last } = this;
    let low = Infinity, high = -Infinity;
    for (let i = 0; i < pass.length; i++) {
      if (!pass[i] || first[i] === NO_DAY) continue;
      if (first[i]! < low) low = first[i]!;
      if (last[i]! > high) high = last[i]!;
    }
    return low <= high ? [low, high] : this.allBounds;
  }

  /** The period that holds all passing events but the outermost few, when those few would stretch it more than twofold. */
  denseBounds(): [number, number] {
    const days: number[] = [];
    for (let i = 0; i < this.pass.length; i++) if (this.pass[i] && this.first[i] !== NO_DAY) days.push(this.first[i]!);
    const [low, high] = quantiles(days, 0.03);
    const pad = Math.max(3, Math.round((high - low) * 0.06));
    const [first, last] = this.bounds;
    return days.length >= FEWEST_FOR_FOCUS && (high - low + 2 * pad) * 2 < last - first ? [Math.max(first, low - pad), Math.min(last, high + pad)] : this.bounds;
  }

  /** [south, west, north, east] around the drawn events that are shown; the outermost few may be left out at first. */
  denseArea(): [number, number, number, number] | null {
    const { lat, lon } = this.store.columns;
    const latitudes: number[] = [], longitudes: number[] = [];
    for (let k = 0; k < this.shownCount; k++) {
      const i = this.shown[k]!;
      if (!this.drawn[i]) continue;
      latitudes.push(lat[i]!);
      longitudes.push(lon[i]!);
    }
    if (!latitudes.length) return null;
    const share = latitudes.length >= FEWEST_FOR_FOCUS ? 0.05 : 0;
    const [south, north] = quantiles(latitudes, share), [west, east] = quantiles(longitudes, share);
    return [south, west, north, east];
  }

  /** The quick part, run on every step of a brush. */
  applyPeriod(filters: Filters): void {
    const { pass, shown, first, last } = this;
    const n = this.store.n;
    let count = 0;
    if (filters.from === null && filters.to === null) {
      for (let i = 0; i < n; i++) if (pass[i]) shown[count++] = i;
    } else {
      const from = filters.from ?? -1e9, to = filters.to ?? 1e9;
      for (let i = 0; i < n; i++) if (pass[i] && first[i] !== NO_DAY && first[i]! <= to && last[i]! >= from) shown[count++] = i;
    }
    this.shownCount = count;
  }

  /** Find a query's words; resolves to false when a newer query overtook it. */
  async search(query: string): Promise<boolean> {
    const terms = fold(query).split(/\s+/).filter(Boolean);
    const narrows = this.query !== "" && fold(query).startsWith(this.query);
    this.query = fold(query);
    const mine = this.query;
    if (!terms.length) {
      this.matches.fill(1);
      return true;
    }
    for (let block = 0; block < this.store.blocks; block++) {
      const ready = this.store.searchable[block] ?? (await this.store.words(block));
      if (mine !== this.query) return false;
      const offset = block * this.store.meta.block;
      for (let i = 0; i < ready.length; i++) {
        if (narrows && !this.matches[offset + i]) continue;
        const text = ready[i]!;
        this.matches[offset + i] = Number(terms.every((term) => text.includes(term)));
      }
    }
    return true;
  }

  /** How many of the shown events are points, regions, off the map, and undated. */
  tally(): { points: number; regions: number; off: number; undated: number } {
    const result = { points: 0, regions: 0, off: 0, undated: 0 };
    for (let k = 0; k < this.shownCount; k++) {
      const i = this.shown[k]!;
      if (this.drawn[i] === 1) result.points++;
      else if (this.drawn[i] === 2) result.regions++;
      else result.off++;
      if (this.first[i] === NO_DAY) result.undated++;
    }
    return result;
  }

  sorted(sort: Sort): Uint32Array {
    const order = this.shown.slice(0, this.shownCount);
    const { columns } = this.store;
    if (sort === "newest") return this.newestFirst(order);
    const key = { date: null, confidence: columns.confidence, deaths: columns.deaths, sources: columns.sources }[sort];
    return key ? order.sort((a, b) => key[b]! - key[a]! || a - b) : order;
  }

  private newestFirst(order: Uint32Array): Uint32Array {
    const dated = order.filter((i) => this.first[i] !== NO_DAY).reverse();
    const undated = order.filter((i) => this.first[i] === NO_DAY);
    order.set(dated);
    order.set(undated, dated.length);
    return order;
  }
}

/** The values below and above which the given share of all values lie. */
function quantiles(values: number[], share: number): [number, number] {
  const sorted = Float64Array.from(values).sort();
  const skip = Math.floor(sorted.length * share);
  return [sorted[skip] ?? 0, sorted[sorted.length - 1 - skip] ?? 0];
}

function anyAllowed([from, ids]: readonly [Uint32Array, Uint32Array], i: number, allow: Uint8Array): boolean {
  for (let k = from[i]!; k < from[i + 1]!; k++) if (allow[ids[k]!]) return true;
  return false;
}

function hasCasualties(deaths: number, injured: number, wanted: Casualties): boolean {
  switch (wanted) {
    case "deaths": return deaths > 0;
    case "deaths10": return deaths >= 10;
    case "injured": return injured > 0;
    case "none": return deaths === 0;
    case "unknown": return deaths < 0 && injured < 0;
    default: return true;
  }
}
