// One filter for map, timeline, list, counts and files.
import { NO_DAY, type Store } from "./data";
import { familyOf } from "./families";

export const FACETS = ["type", "assertion", "country", "actor", "outlet", "mode", "datePrecision", "geoPrecision", "review"] as const;
export type Facet = (typeof FACETS)[number];
export const CASUALTIES = ["any", "deaths", "deaths10", "injured", "none", "unknown"] as const;
export type Casualties = (typeof CASUALTIES)[number];
export const HIDDEN_AT_FIRST = ["planned", "denied", "background"];
const FEWEST_FOR_FOCUS = 20;
const MOST_SAMPLED = 20_000;
const OUT = 255, CASUALTY_FILTER = FACETS.length + 1, CONFIDENCE_FILTER = FACETS.length + 2;
/** A choice beside the six precisions: events of which only the day of publication is known, if that. */
export const NO_DATE = 7;
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

/** Numbers for the spots on which events stand: a hash over the two coordinates and, for regions, how exact they are. */
class Sites {
  count = 0;
  private readonly slots: Int32Array;
  private readonly kinds: Uint8Array;

  constructor(private readonly lat: Float32Array, private readonly lon: Float32Array, private readonly site: Int32Array) {
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(lat.length * 2 + 2))).fill(-1);
    this.kinds = new Uint8Array(lat.length);
  }

  of(event: number, kind: number): number {
    const { lat, lon, slots, kinds } = this;
    const mask = slots.length - 1;
    kinds[event] = kind;
    let slot = (Math.imul(Math.round(lat[event]! * 1e5), 73_856_093) ^ Math.imul(Math.round(lon[event]! * 1e5), 19_349_663) ^ Math.imul(kind, 83_492_791)) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const other = slots[slot]!;
      if (other < 0) break;
      if (lat[other] === lat[event] && lon[other] === lon[event] && kinds[other] === kind) return this.site[other]!;
    }
    slots[slot] = event;
    return this.count++;
  }
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
  /** The precision of the date, NO_DATE where the text gives none. */
  private readonly dateExactness: Uint8Array;
  /** 1 a point, 2 a region, 0 not on the map. */
  readonly drawn: Uint8Array;
  readonly site: Int32Array;
  readonly siteCount: number;
  readonly matches: Uint8Array;
  /** How many events have a day: they come first. */
  readonly datedCount: number;
  /** The latest last day of an event and all before it, so that a period can be cut out of the sorted events. */
  private readonly latest: Int32Array;
  /** First and last day of the events that pass, whatever the period. */
  bounds: [number, number];
  private readonly allBounds: [number, number];
  counts: Record<Facet, Uint32Array>;
  casualtyCounts: Record<Casualties, number> = { any: 0, deaths: 0, deaths10: 0, injured: 0, none: 0, unknown: 0 };
  private readonly confidenceCounts = new Uint32Array(256);
  /** 0 passes all but the period, a number fails that filter only, OUT fails more. */
  private readonly state: Uint8Array;
  private readonly names: Record<Facet, string[]>;

  constructor(readonly store: Store) {
    const { n, columns, meta } = store;
    this.pass = new Uint8Array(n).fill(1);
    this.matches = new Uint8Array(n).fill(1);
    this.state = new Uint8Array(n);
    this.shown = new Uint32Array(n);
    this.family = new Uint8Array(n);
    this.drawn = new Uint8Array(n);
    this.first = new Int32Array(n);
    this.last = new Int32Array(n);
    this.site = new Int32Array(n).fill(-1);
    this.dateExactness = columns.datePrecision.slice();
    const families = [...meta.types.map(familyOf), familyOf("")];
    const sites = new Sites(columns.lat, columns.lon, this.site);
    let low = Infinity, high = -Infinity;
    for (let i = 0; i < n; i++) {
      this.family[i] = families[columns.type[i]!]!;
      const start = columns.start[i]!, end = columns.end[i]!;
      const isUndated = columns.standIn[i] === 1 || (start === NO_DAY && end === NO_DAY);
      this.first[i] = isUndated ? NO_DAY : start === NO_DAY ? end : start;
      this.last[i] = isUndated ? NO_DAY : end === NO_DAY ? start : end;
      if (isUndated) this.dateExactness[i] = NO_DATE;
      else {
        if (this.first[i]! < low) low = this.first[i]!;
        if (this.last[i]! > high) high = this.last[i]!;
      }
      const precision = columns.geoPrecision[i]!;
      if (precision > 5 || Number.isNaN(columns.lat[i]!)) continue;
      this.drawn[i] = precision > 3 ? 2 : 1;
      this.site[i] = sites.of(i, precision > 3 ? precision : 0);
    }
    this.siteCount = sites.count;
    this.latest = new Int32Array(n);
    let dated = 0, latest = NO_DAY;
    for (; dated < n && this.first[dated] !== NO_DAY; dated++) this.latest[dated] = latest = Math.max(latest, this.last[dated]!);
    this.datedCount = dated;
    this.allBounds = low <= high ? [low, high] : [0, 0];
    this.bounds = this.allBounds;
    const digits = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i));
    this.names = {
      type: meta.types, assertion: meta.assertions, country: meta.countries, actor: meta.actors, outlet: meta.outlets,
      mode: meta.modes, datePrecision: digits(NO_DATE + 1), geoPrecision: digits(8), review: meta.reviews,
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

  private codesOf(facet: Exclude<Facet, "actor" | "outlet">): ArrayLike<number> {
    return facet === "datePrecision" ? this.dateExactness : this.store.columns[facet];
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

  /** Recompute what passes, and the counts of every choice under the other filters. */
  apply(filters: Filters, view: Bounds | null): void {
    const { pass, state } = this;
    this.keepRest(filters, view);
    FACETS.forEach((facet, f) => this.keepAllowed(facet, f + 1, this.allowed(facet, filters)));
    this.keepCasualties(filters.casualties);
    this.keepConfidence(filters.confidence);
    for (let i = 0; i < state.length; i++) pass[i] = state[i] === 0 ? 1 : 0;
    this.keepPeriod(filters);
    this.counts = this.emptyCounts();
    FACETS.forEach((facet, f) => this.tallyFacet(facet, f + 1));
    this.tallyCasualties();
    this.tallyConfidence();
    this.bounds = this.boundsOfPassing();
    this.applyPeriod(filters);
  }

  private keepRest(filters: Filters, view: Bounds | null): void {
    const { state, matches, site, drawn } = this;
    const { lat, lon } = this.store.columns;
    const at = filters.at ?? -1, inside = filters.inView ? view : null;
    for (let i = 0; i < state.length; i++) {
      let passes = matches[i] === 1 && (at < 0 || site[i] === at);
      if (passes && inside) passes = drawn[i]! > 0 && lat[i]! >= inside.south && lat[i]! <= inside.north && lon[i]! >= inside.west && lon[i]! <= inside.east;
      state[i] = passes ? 0 : OUT;
    }
  }

  /** What fails one filter only is remembered with its number: it counts among the choices of that filter. */
  private fail(i: number, number: number): void {
    this.state[i] = this.state[i] === 0 ? number : OUT;
  }

  private keepAllowed(facet: Facet, number: number, allow: Uint8Array | null): void {
    if (!allow) return;
    const { state } = this, { columns } = this.store;
    if (facet === "actor" || facet === "outlet") {
      const [from, ids] = facet === "actor" ? [columns.actorsFrom, columns.actors] : [columns.outletsFrom, columns.outlets];
      for (let i = 0; i < state.length; i++) if (state[i] !== OUT && !anyAllowed(from, ids, i, allow)) this.fail(i, number);
      return;
    }
    const codes = this.codesOf(facet);
    for (let i = 0; i < state.length; i++) if (state[i] !== OUT && !allow[codes[i]!]) this.fail(i, number);
  }

  private keepCasualties(wanted: Casualties): void {
    if (wanted === "any") return;
    const { deaths, injured } = this.store.columns;
    for (let i = 0; i < this.state.length; i++) if (this.state[i] !== OUT && !hasCasualties(deaths[i]!, injured[i]!, wanted)) this.fail(i, CASUALTY_FILTER);
  }

  private keepConfidence(least: number): void {
    const { confidence } = this.store.columns;
    for (let i = 0; i < this.state.length && least > 0; i++) if (this.state[i] !== OUT && confidence[i]! < least) this.fail(i, CONFIDENCE_FILTER);
  }

  private keepPeriod(filters: Filters): void {
    if (filters.from === null && filters.to === null) return;
    for (let i = 0; i < this.state.length; i++) if (this.state[i] !== OUT && !this.inPeriod(i, filters)) this.state[i] = OUT;
  }

  private tallyFacet(facet: Facet, number: number): void {
    const { state } = this, { columns } = this.store;
    const tally = this.counts[facet];
    if (facet === "actor" || facet === "outlet") {
      const [from, ids] = facet === "actor" ? [columns.actorsFrom, columns.actors] : [columns.outletsFrom, columns.outlets];
      for (let i = 0; i < state.length; i++) {
        if (state[i] !== 0 && state[i] !== number) continue;
        for (let k = from[i]!; k < from[i + 1]!; k++) tally[ids[k]!]!++;
      }
      return;
    }
    const codes = this.codesOf(facet);
    for (let i = 0; i < state.length; i++) if (state[i] === 0 || state[i] === number) tally[codes[i]!]!++;
  }

  private tallyCasualties(): void {
    const { state } = this, { deaths, injured } = this.store.columns;
    const counts = { any: 0, deaths: 0, deaths10: 0, injured: 0, none: 0, unknown: 0 };
    for (let i = 0; i < state.length; i++) {
      if (state[i] !== 0 && state[i] !== CASUALTY_FILTER) continue;
      const dead = deaths[i]!, hurt = injured[i]!;
      counts.any++;
      if (dead > 0) counts.deaths++;
      if (dead >= 10) counts.deaths10++;
      if (hurt > 0) counts.injured++;
      if (dead === 0) counts.none++;
      if (dead < 0 && hurt < 0) counts.unknown++;
    }
    this.casualtyCounts = counts;
  }

  private tallyConfidence(): void {
    const { state } = this, { confidence } = this.store.columns;
    this.confidenceCounts.fill(0);
    for (let i = 0; i < state.length; i++) if (state[i] === 0 || state[i] === CONFIDENCE_FILTER) this.confidenceCounts[confidence[i]!]!++;
  }

  /** How many events have at least this confidence, under the other filters. */
  atLeast(confidence: number): number {
    return this.confidenceCounts.subarray(confidence).reduce((sum, count) => sum + count, 0);
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

  /** The quick part, run on every step of a brush: events stand in order of their first day. */
  applyPeriod(filters: Filters): void {
    const { pass, shown, first, last } = this;
    let count = 0;
    if (filters.from === null && filters.to === null) {
      for (let i = 0; i < pass.length; i++) if (pass[i]) shown[count++] = i;
    } else {
      const from = filters.from ?? -1e9, to = filters.to ?? 1e9;
      const begin = lowest(this.latest, from, this.datedCount), end = lowest(first, to + 1, this.datedCount);
      for (let i = begin; i < end; i++) if (pass[i] && last[i]! >= from) shown[count++] = i;
    }
    this.shownCount = count;
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

  /** Dated events from the last to the first, then the undated ones. */
  private newestFirst(order: Uint32Array): Uint32Array {
    const dated = order.subarray(0, lowestPosition(order, this.datedCount));
    dated.reverse();
    return order;
  }
}

function lowestPosition(order: Uint32Array, event: number): number {
  let count = order.length;
  while (count > 0 && order[count - 1]! >= event) count--;
  return count;
}

/** The first position of an ascending array that holds at least the value. */
function lowest(sorted: Int32Array, value: number, count: number): number {
  let low = 0, high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The values below and above which the given share of all values lie. */
function quantiles(values: number[], share: number): [number, number] {
  const stride = Math.ceil(values.length / MOST_SAMPLED);
  const sorted = Float64Array.from({ length: Math.ceil(values.length / stride) || 0 }, (_, k) => values[k * stride]!).sort();
  const skip = Math.floor(sorted.length * share);
  return [sorted[skip] ?? 0, sorted[sorted.length - 1 - skip] ?? 0];
}

function anyAllowed(from: Uint32Array, ids: Uint32Array, i: number, allow: Uint8Array): boolean {
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
