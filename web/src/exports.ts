// The filtered events as files: CSV, GeoJSON with the filter written in, and a picture of the view.
import { valuesOf } from "./detail";
import type { Store, Values } from "./data";
import type { Selection } from "./filters";
import { h } from "./dom";
import { trace, type Palette } from "./families";
import { SANS, SERIF } from "./fonts";
import { geometryOf, precisionName } from "./shapes";
import { isRightToLeft } from "./strings";

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
    const precision = Number(row.geo_precision ?? 7);
    const geometry = geometryOf({ lat: row.lat as number | null, lon: row.lon as number | null, precision, radiusKm: row.geo_radius_km as number | null });
    return { type: "Feature", id: row.event_id, geometry, properties: { ...properties, geo_precision_name: precisionName(precision) } };
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

export interface Picture {
  maps: { canvas: HTMLCanvasElement; box: DOMRect }[]; frame: DOMRect | null; timeline: HTMLCanvasElement[];
  title: string; families: { family: number; name: string }[]; lines: string[]; colours: Palette;
}
const TITLE_HEIGHT = 52, LINE_HEIGHT = 17, LEGEND_HEIGHT = 22, EDGE = 14;
const LEGEND_FONT = `12px ${SANS}`;

/** Map above timeline; below them what the colours mean, the filter and the sources in words. */
export function picture(what: Picture): Promise<Blob | null> {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  const width = Math.max(320, what.frame?.width ?? what.timeline[0]?.clientWidth ?? 800);
  const canvas = h("canvas", {});
  const ctx = canvas.getContext("2d")!;
  ctx.font = LEGEND_FONT;
  const lines = what.lines.flatMap((line) => wrapped(ctx, line, width - 2 * EDGE));
  const legend = legendRows(ctx, what.families, width - 2 * EDGE);
  const viewHeight = (what.frame?.height ?? 0) + what.timeline.reduce((sum, strip) => sum + strip.clientHeight, 0);
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round((TITLE_HEIGHT + viewHeight + legend.length * LEGEND_HEIGHT + lines.length * LINE_HEIGHT + 24) * ratio);
  ctx.scale(ratio, ratio);
  ctx.fillStyle = what.colours.paper;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.direction = isRightToLeft() ? "rtl" : "ltr";
  ctx.textAlign = "start";
  const start = isRightToLeft() ? width - EDGE : EDGE;
  ctx.fillStyle = what.colours.ink;
  ctx.font = `600 22px ${SERIF}`;
  ctx.fillText(what.title, start, 34, width - 2 * EDGE);
  let y = drawViews(ctx, what, width);
  ctx.font = LEGEND_FONT;
  for (const row of legend) {
    drawLegendRow(ctx, row, { y: y + 14, width, colours: what.colours });
    y += LEGEND_HEIGHT;
  }
  ctx.fillStyle = what.colours.muted;
  lines.forEach((line, i) => ctx.fillText(line, start, y + 20 + i * LINE_HEIGHT, width - 2 * EDGE));
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function drawViews(ctx: CanvasRenderingContext2D, what: Picture, width: number): number {
  let y = TITLE_HEIGHT;
  if (what.frame) {
    ctx.save();
    ctx.beginPath();
    ctx.rect(0, y, width, what.frame.height);
    ctx.clip();
    for (const { canvas: layer, box } of what.maps) ctx.drawImage(layer, box.left - what.frame.left, y + box.top - what.frame.top, box.width, box.height);
    ctx.restore();
    y += what.frame.height;
  }
  for (const strip of what.timeline) {
    ctx.drawImage(strip, 0, y, strip.clientWidth, strip.clientHeight);
    y += strip.clientHeight;
  }
  return y;
}

type LegendRow = { family: number; name: string; at: number; wide: number }[];

function legendRows(ctx: CanvasRenderingContext2D, families: Picture["families"], width: number): LegendRow[] {
  const rows: LegendRow[] = [];
  let at = Infinity;
  for (const { family, name } of families) {
    const wide = ctx.measureText(name).width + 18;
    if (at + wide > width) {
      rows.push([]);
      at = 0;
    }
    rows.at(-1)!.push({ family, name, at, wide });
    at += wide + 18;
  }
  return rows;
}

function drawLegendRow(ctx: CanvasRenderingContext2D, row: LegendRow, where: { y: number; width: number; colours: Palette }): void {
  const sign = isRightToLeft() ? -1 : 1;
  for (const { family, name, at } of row) {
    const x = (isRightToLeft() ? where.width - EDGE : EDGE) + sign * at;
    ctx.beginPath();
    trace(ctx, family, 5, x + sign * 5, where.y);
    ctx.fillStyle = where.colours.families[family]!;
    ctx.fill();
    ctx.fillStyle = where.colours.ink;
    ctx.fillText(name, x + sign * 16, where.y + 4);
  }
}

function wrapped(ctx: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length && ctx.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
