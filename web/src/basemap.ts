// The ground: land, lakes, borders, provinces when near, contested lines dashed, names of countries and cities.
import type { Frame } from "./canvas";
import { worldX, worldY } from "./canvas";
import type { Palette } from "./families";
import { currentLanguage } from "./strings";
import { countryName } from "./words";

interface Geometry { type: string; arcs: number[] | number[][] | number[][][] }
interface Topology {
  arcs: number[][][]; transform: { scale: [number, number]; translate: [number, number] };
  objects: Record<string, { geometries: Geometry[] }>;
  labels: { countries: [string, string, string, number, number, number][]; cities: [string, number, number, number, number, Record<string, string>?][] };
}
type Label = { text: string; code: string; x: number; y: number; rank: number; capital: boolean };

const DIVISIONS_FROM_ZOOM = 5;

export class Basemap {
  private readonly arcs: Float32Array[];
  private readonly land: Path2D;
  private readonly lakes: Path2D;
  private readonly borders: Path2D;
  private readonly disputed: Path2D;
  private divisions: Path2D | undefined;
  private readonly countries: Label[];
  private readonly cities: Label[];
  hasBorders = true;

  constructor(private readonly topology: Topology, readonly mayHaveBorders: boolean) {
    this.arcs = topology.arcs.map((arc) => project(arc, topology.transform));
    this.land = this.areas("land");
    this.lakes = this.areas("lakes");
    this.borders = this.lines("borders");
    this.disputed = this.lines("disputed");
    this.countries = topology.labels.countries.map(([, code, text, lon, lat, rank]) =>
      ({ text, code, x: worldX(lon), y: worldY(lat), rank, capital: false }));
    this.cities = topology.labels.cities.map(([text, lon, lat, thousands, capital, names]) =>
      ({ text: names?.[currentLanguage()] ?? text, code: "", x: worldX(lon), y: worldY(lat), rank: thousands, capital: capital === 1 }));
  }

  private lines(name: string): Path2D {
    const path = new Path2D();
    for (const geometry of this.topology.objects[name]?.geometries ?? []) {
      const parts = geometry.type === "LineString" ? [geometry.arcs as number[]] : (geometry.arcs as number[][]);
      for (const part of parts) this.trace(path, part);
    }
    return path;
  }

  private areas(name: string): Path2D {
    const path = new Path2D();
    for (const geometry of this.topology.objects[name]?.geometries ?? []) {
      const shapes = geometry.type === "Polygon" ? [geometry.arcs as number[][]] : (geometry.arcs as number[][][]);
      for (const rings of shapes) for (const ring of rings) { this.trace(path, ring); path.closePath(); }
    }
    return path;
  }

  private trace(path: Path2D, arcs: number[]): void {
    arcs.forEach((number, position) => {
      const arc = this.arcs[number < 0 ? ~number : number]!;
      const points = arc.length / 2;
      for (let k = 0; k < points; k++) {
        const at = (number < 0 ? points - 1 - k : k) * 2;
        if (position === 0 && k === 0) path.moveTo(arc[at]!, arc[at + 1]!);
        else if (k > 0) path.lineTo(arc[at]!, arc[at + 1]!);
      }
    });
  }

  draw(frame: Frame, colours: Palette): void {
    const { ctx, width, height, scale, ratio, zoom } = frame;
    ctx.fillStyle = colours.sea;
    ctx.fillRect(0, 0, width, height);
    ctx.save();
    ctx.setTransform(ratio * scale, 0, 0, ratio * scale, -frame.left * ratio, -frame.top * ratio);
    ctx.lineJoin = "round";
    ctx.fillStyle = colours.land;
    ctx.fill(this.land, "evenodd");
    ctx.strokeStyle = colours.border;
    ctx.lineWidth = 0.6 / scale;
    ctx.stroke(this.land);
    ctx.fillStyle = colours.lake;
    ctx.fill(this.lakes);
    if (this.mayHaveBorders && this.hasBorders) this.drawBorders(ctx, scale, zoom, colours);
    ctx.restore();
    this.drawLabels(frame, colours);
  }

  private drawBorders(ctx: CanvasRenderingContext2D, scale: number, zoom: number, colours: Palette): void {
    if (zoom >= DIVISIONS_FROM_ZOOM) {
      this.divisions ??= this.lines("divisions");
      ctx.strokeStyle = colours.division;
      ctx.lineWidth = 0.8 / scale;
      ctx.stroke(this.divisions);
    }
    ctx.strokeStyle = colours.border;
    ctx.lineWidth = (zoom < 4 ? 0.8 : 1.1) / scale;
    ctx.stroke(this.borders);
    ctx.strokeStyle = colours.land;
    ctx.lineWidth = 2.4 / scale;
    ctx.stroke(this.disputed);
    ctx.strokeStyle = colours.border;
    ctx.lineWidth = 1.1 / scale;
    ctx.setLineDash([3.5 / scale, 3 / scale]);
    ctx.stroke(this.disputed);
    ctx.setLineDash([]);
  }

  private drawLabels(frame: Frame, colours: Palette): void {
    const taken: [number, number, number, number][] = [];
    const { ctx, zoom } = frame;
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    ctx.strokeStyle = colours.land;
    ctx.textAlign = "center";
    ctx.fillStyle = colours.label;
    for (const label of this.countries) {
      if (label.rank > zoom - 1.4 || (zoom > 7.5)) continue;
      const size = zoom < 4 ? 11 : 13 - Math.min(2, label.rank / 2);
      ctx.font = `500 ${size}px ${SERIF}`;
      ctx.letterSpacing = zoom < 4 ? "0.5px" : "1.5px";
      place(frame, label, (label.code && countryName(label.code)) || label.text, { taken, dot: false, size });
    }
    ctx.letterSpacing = "0px";
    ctx.textAlign = "left";
    ctx.fillStyle = colours.cityLabel;
    for (const label of this.cities) {
      if (!isShown(label, zoom)) continue;
      ctx.font = `${label.capital ? 600 : 400} ${zoom > 6 ? 12 : 11}px ${SANS}`;
      place(frame, label, label.text, { taken, dot: true, size: 11 });
    }
  }
}

export const SERIF = 'Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", Georgia, "Liberation Serif", serif';
export const SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif';

function isShown(label: Label, zoom: number): boolean {
  if (label.capital && zoom >= 4.5) return true;
  const smallest = zoom < 4 ? Infinity : zoom < 5 ? 4000 : zoom < 6 ? 1000 : zoom < 7 ? 350 : zoom < 8 ? 150 : 0;
  return label.rank >= smallest;
}

function place(frame: Frame, label: Label, text: string, how: { taken: [number, number, number, number][]; dot: boolean; size: number }): void {
  const { ctx, scale, width, height } = frame;
  const x = label.x * scale - frame.left, y = label.y * scale - frame.top;
  if (x < -40 || y < -10 || x > width + 40 || y > height + 10) return;
  const wide = ctx.measureText(text).width;
  const left = how.dot ? x - 4 : x - wide / 2 - 4;
  const box: [number, number, number, number] = [left, y - how.size * 0.75, left + wide + 10, y + how.size * 0.75];
  if (how.taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) return;
  how.taken.push(box);
  if (how.dot) {
    ctx.beginPath();
    ctx.arc(x, y, 1.8, 0, 7);
    ctx.fill();
  }
  ctx.lineWidth = 2.5;
  ctx.strokeText(text, how.dot ? x + 5 : x, y);
  ctx.fillText(text, how.dot ? x + 5 : x, y);
}

function project(arc: number[][], transform: Topology["transform"]): Float32Array {
  const points = new Float32Array(arc.length * 2);
  let x = 0, y = 0;
  arc.forEach(([dx, dy], i) => {
    x += dx!;
    y += dy!;
    points[i * 2] = worldX(x * transform.scale[0] + transform.translate[0]);
    points[i * 2 + 1] = worldY(y * transform.scale[1] + transform.translate[1]);
  });
  return points;
}
