// The filtered events as files: CSV, GeoJSON with the filter written in, and a picture of the view.
import { valuesOf } from "./detail";
import type { Store, Values } from "./data";
import type { Selection } from "./filters";
import { h } from "./dom";
import type { Palette } from "./families";
import { SANS, SERIF } from "./basemap";

const COLUMNS = [
  "event_id", "title", "event_type", "event_mode", "assertion", "date_edtf", "date_start", "date_end", "date_precision", "date_basis",
  "place_name", "place_id", "country", "admin1", "lat", "lon", "geo_precision", "geo_radius_km", "geo_basis",
  "actors", "targets", "actor_codes", "target_codes", "deaths_low", "deaths_best", "deaths_high", "injured_low", "injured_best", "injured_high",
  "claimed_by", "n_articles", "n_sources", "first_published", "last_published", "confidence", "follows", "disagreement", "review_state",
] as const;
type Row = Record<string, unknown>;

export async function rowsOf(store: Store, selection: Selection): Promise<Row[]> {
  const rows: Row[] = [];
  const { columns, meta } = store;
  for (let k = 0; k < selection.shownCount; k++) {
    const i = selection.shown[k]!;
    const text = await store.text(i);
    const values: Values = valuesOf(store, i, text);
    const isPlaced = (values.geo_precision ?? 7) <= 5;
    rows.push({
      ...values, n_articles: columns.articles[i], n_sources: columns.sources[i], review_state: meta.reviews[columns.review[i]!],
      lat: isPlaced ? rounded(values.lat) : null, lon: isPlaced ? rounded(values.lon) : null,
    });
  }
  return rows;
}

const rounded = (value: number | null | undefined): number | null => (typeof value === "number" ? Math.round(value * 1e5) / 1e5 : null);

export function csv(rows: Row[]): string {
  const lines = rows.map((row) => COLUMNS.map((name) => cell(row[name])).join(","));
  return `\ufeff${COLUMNS.join(",")}\r\n${lines.map((line) => `${line}\r\n`).join("")}`;
}

/** A spreadsheet runs what begins with = + - @: an apostrophe before it keeps it text. */
export function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  let text = Array.isArray(value) ? (value.length ? JSON.stringify(value) : "") : String(value);
  if (/^[=+\-@\t\r]/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function geojson(rows: Row[], about: Row): string {
  const features = rows.map((row) => {
    const properties = Object.fromEntries(COLUMNS.filter((name) => name !== "lat" && name !== "lon").map((name) => [name, row[name] ?? null]));
    const isPlaced = typeof row.lat === "number" && typeof row.lon === "number";
    return { type: "Feature", id: row.event_id, geometry: isPlaced ? { type: "Point", coordinates: [row.lon, row.lat] } : null, properties };
  });
  return JSON.stringify({ type: "FeatureCollection", ...about, features });
}

export function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export interface Picture { maps: { canvas: HTMLCanvasElement; box: DOMRect }[]; frame: DOMRect | null; timeline: HTMLCanvasElement[]; title: string; lines: string[]; colours: Palette }

/** Map above timeline, the filter and the sources in words below. */
export function picture(what: Picture): Promise<Blob | null> {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  const width = Math.max(320, what.frame?.width ?? what.timeline[0]?.clientWidth ?? 800);
  const mapHeight = what.frame?.height ?? 0;
  const timelineHeight = what.timeline.reduce((sum, canvas) => sum + canvas.clientHeight, 0);
  const height = 52 + mapHeight + timelineHeight + what.lines.length * 17 + 22;
  const canvas = h("canvas", { width: Math.round(width * ratio), height: Math.round(height * ratio) });
  const ctx = canvas.getContext("2d")!;
  ctx.scale(ratio, ratio);
  ctx.fillStyle = what.colours.paper;
  ctx.fillRect(0, 0, width, height);
  ctx.fillStyle = what.colours.ink;
  ctx.font = `600 22px ${SERIF}`;
  ctx.fillText(what.title, 14, 34);
  let y = 52;
  if (what.frame) {
    ctx.save();
    ctx.beginPath();
    ctx.rect(0, y, width, mapHeight);
    ctx.clip();
    for (const { canvas: layer, box } of what.maps) ctx.drawImage(layer, box.left - what.frame.left, y + box.top - what.frame.top, box.width, box.height);
    ctx.restore();
    y += mapHeight;
  }
  for (const strip of what.timeline) {
    ctx.drawImage(strip, 0, y, strip.clientWidth, strip.clientHeight);
    y += strip.clientHeight;
  }
  ctx.fillStyle = what.colours.muted;
  ctx.font = `12px ${SANS}`;
  what.lines.forEach((line, i) => ctx.fillText(line, 14, y + 20 + i * 17, width - 28));
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
