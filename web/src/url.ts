// The state of the page as the address's hash, so that a link brings the view back.
import { CASUALTIES, FACETS, noFilters, type Casualties, type Filters, type Sort } from "./filters";
import { dayNumber, isoDay } from "./words";

export interface View { lat: number; lon: number; zoom: number }
/** `at` is the place of the filter as latitude and longitude: numbers of sites change from build to build. */
/** `span` is what the timeline shows, in days; null the whole period. */
export interface State { filters: Filters; event: string | null; sort: Sort; view: View | null; at: string | null; span: [number, number] | null; hasBorders: boolean }
const SORTS: Sort[] = ["date", "newest", "confidence", "deaths", "sources"];

export function writeHash(state: State): string {
  const { filters } = state;
  const params = new URLSearchParams();
  if (filters.query) params.set("q", filters.query);
  if (filters.from !== null) params.set("from", isoDay(filters.from));
  if (filters.to !== null) params.set("to", isoDay(filters.to));
  for (const facet of FACETS) for (const value of [...filters.chosen[facet]].sort()) params.append(facet, value);
  if (filters.confidence) params.set("confidence", String(filters.confidence));
  if (filters.casualties !== "any") params.set("casualties", filters.casualties);
  if (filters.inView) params.set("inview", "1");
  if (state.at !== null) params.set("at", state.at);
  if (state.sort !== "newest") params.set("sort", state.sort);
  if (state.event) params.set("event", state.event);
  if (state.span) params.set("time", state.span.map((day) => isoDay(Math.round(day))).join("/"));
  if (!state.hasBorders) params.set("borders", "0");
  if (state.view) params.set("map", `${state.view.zoom}/${state.view.lat.toFixed(3)}/${state.view.lon.toFixed(3)}`);
  return params.toString();
}

export function readHash(hash: string): State {
  const params = new URLSearchParams(hash.replace(/^#/, ""));
  const filters = noFilters();
  filters.query = params.get("q") ?? "";
  filters.from = readDay(params.get("from"));
  filters.to = readDay(params.get("to"));
  for (const facet of FACETS) filters.chosen[facet] = new Set(params.getAll(facet));
  filters.confidence = Math.min(100, Math.max(0, Number(params.get("confidence")) || 0));
  const casualties = params.get("casualties") as Casualties;
  filters.casualties = CASUALTIES.includes(casualties) ? casualties : "any";
  filters.inView = params.get("inview") === "1";
  const sort = params.get("sort") as Sort;
  return { filters, event: params.get("event"), sort: SORTS.includes(sort) ? sort : "newest", view: readView(params.get("map")), at: params.get("at"),
    span: readSpan(params.get("time")), hasBorders: params.get("borders") !== "0" };
}

function readDay(text: string | null): number | null {
  return text && /^-?\d{4,6}-\d\d-\d\d$/.test(text) && !Number.isNaN(dayNumber(text)) ? dayNumber(text) : null;
}

function readSpan(text: string | null): [number, number] | null {
  const [from, to] = (text ?? "").split("/").map(readDay);
  return typeof from === "number" && typeof to === "number" && to - from >= 4 ? [from, to] : null;
}

function readView(text: string | null): View | null {
  const [zoom, lat, lon] = (text ?? "").split("/").map(Number);
  const isGood = [zoom, lat, lon].every((value) => value !== undefined && Number.isFinite(value));
  return text && isGood ? { zoom: zoom!, lat: Math.max(-85, Math.min(85, lat!)), lon: lon! } : null;
}
