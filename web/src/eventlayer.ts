// The events on the map: dots by family, rings where they crowd, hatched circles where only a region is known.
import type { Frame } from "./canvas";
import { worldX, worldY } from "./canvas";
import { SANS } from "./fonts";
import { FAMILIES, trace, type Palette } from "./families";
import type { Selection } from "./filters";
import { boxAround, isFree, overlap, touches, type Box, type Room } from "./room";

/** A crowd's ring stays within its cell, so that no ring covers the number of another. */
const CELL = 54;
const LARGEST_RING = 21;
const DOT = 7;
const MOST_SITES_A_CELL = 4;
const CROWDED_VIEW_SITES = 1_200;
const MOST_FANNED = 18;
/** Where on a region's rim its count may ride, the first choice first: below, above, right, left, and between; else a little within. */
const PILL_ANGLES = [0.5, 1.5, 0, 1, 0.25, 0.75, 1.25, 1.75, 0.375, 0.625, 1.375, 1.625, 0.125, 0.875, 1.125, 1.875].map((turn) => turn * Math.PI);
const PILL_REACHES = [1, 0.72];
const PILL_HEIGHT = 16;
const MOST_PILLS = 80;
const EARTH_METRES_A_PIXEL = 156_543.034;

export interface Mark { x: number; y: number; radius: number; kind: "event" | "stack" | "bubble" | "region"; event: number; site: number; count: number; cell: number; pill?: Box }
/** The cells of the screen: sites in each, events and the sums of their positions, events of each family. */
interface Crowds { sitesIn: Int32Array; most: number; columns: number; firstColumn: number; firstRow: number; sums: Float64Array; families: Int32Array }
export interface Stats { points: number; regions: number; marks: number }

export class EventDrawing {
  marks: Mark[] = [];
  stats: Stats = { points: 0, regions: 0, marks: 0 };
  selected = -1;
  hovered = -1;
  fanned = -1;
  /** The mark that the keyboard has come to. */
  cursor: Mark | null = null;
  private readonly x: Float32Array;
  private readonly y: Float32Array;
  private readonly siteList: Int32Array;
  private readonly siteCell: Int32Array;
  private readonly siteStamp: Int32Array;
  private readonly siteEvents: Int32Array;
  private readonly siteFirst: Int32Array;
  private readonly siteFamilies: Int32Array;
  private stamp = 0;
  private sprites: HTMLCanvasElement[] = [];
  private spriteKey = "";
  private readonly hollow: Uint8Array;

  constructor(private readonly selection: Selection) {
    const { store } = selection;
    this.x = store.columns.lon.map(worldX);
    this.y = store.columns.lat.map(worldY);
    this.siteList = new Int32Array(selection.siteCount);
    this.siteCell = new Int32Array(selection.siteCount);
    this.siteStamp = new Int32Array(selection.siteCount);
    this.siteEvents = new Int32Array(selection.siteCount);
    this.siteFirst = new Int32Array(selection.siteCount);
    this.siteFamilies = new Int32Array(selection.siteCount * FAMILIES.length);
    const told = store.meta.assertions.map((name) => Number(name !== "occurred"));
    this.hollow = store.columns.assertion.map((code) => told[code] ?? 1);
  }

  draw(frame: Frame, colours: Palette, room: Room): void {
    this.prepareSprites(frame.ratio, colours);
    this.marks = [];
    const { sites, regions } = this.collect(frame);
    const crowds = this.arrange(frame, sites);
    this.drawRegions(frame, colours, regions);
    this.drawSites(frame, colours, sites, crowds);
    this.drawPills(frame, colours, room);
    this.drawFan(frame, colours);
    this.drawFocus(frame, colours, this.hovered, 1.5);
    this.drawFocus(frame, colours, this.selected, 2.5);
    if (this.cursor) this.drawCursor(frame.ctx, colours, this.cursor);
  }

  private drawCursor(ctx: CanvasRenderingContext2D, colours: Palette, { x, y, radius }: Mark): void {
    ctx.beginPath();
    ctx.arc(x, y, radius + 5, 0, Math.PI * 2);
    ctx.strokeStyle = colours.accent;
    ctx.lineWidth = 3;
    ctx.stroke();
  }

  /** The marks from left to right. */
  marksInOrder(): Mark[] {
    return [...this.marks].sort((a, b) => a.x - b.x || a.y - b.y);
  }

  /** Find the sites of the shown events, and count them: typed arrays only, this runs in every frame of a brush. */
  private collect(frame: Frame): { sites: Int32Array; regions: number[] } {
    const { selection, x, y, siteStamp, siteEvents, siteFirst, siteList } = this;
    const { shown, shownCount, drawn, site } = selection;
    const stamp = ++this.stamp;
    const regions: number[] = [];
    const west = (frame.left - 30) / frame.scale, east = (frame.left + frame.width + 30) / frame.scale;
    const north = (frame.top - 30) / frame.scale, south = (frame.top + frame.height + 30) / frame.scale;
    let points = 0, regional = 0, count = 0;
    for (let k = 0; k < shownCount; k++) {
      const i = shown[k]!;
      const kind = drawn[i]!;
      if (kind === 0) continue;
      if (kind === 1) {
        points++;
        if (x[i]! < west || x[i]! > east || y[i]! < north || y[i]! > south) continue;
      } else regional++;
      const s = site[i]!;
      if (siteStamp[s] !== stamp) {
        siteStamp[s] = stamp;
        siteEvents[s] = 0;
        siteFirst[s] = i;
        if (kind === 1) siteList[count++] = s;
        else {
          regions.push(s);
          this.forgetFamilies(s);
        }
      }
      siteEvents[s]!++;
    }
    this.stats = { points, regions: regional, marks: 0 };
    return { sites: siteList.subarray(0, count), regions };
  }

  /** Sort the sites into cells of the screen and count the families of crowds, stacks and regions. */
  private arrange(frame: Frame, sites: Int32Array): Crowds {
    const columns = Math.ceil(frame.width / CELL) + 3;
    const firstColumn = Math.floor(frame.left / CELL) - 1, firstRow = Math.floor(frame.top / CELL) - 1;
    const cells = columns * (Math.ceil(frame.height / CELL) + 3);
    const sitesIn = new Int32Array(cells);
    const { x, y, siteFirst, siteCell, siteEvents } = this;
    for (const s of sites) {
      const i = siteFirst[s]!;
      const column = Math.floor((x[i]! * frame.scale) / CELL) - firstColumn;
      const row = Math.floor((y[i]! * frame.scale) / CELL) - firstRow;
      const cell = Math.max(0, Math.min(cells - 1, row * columns + column));
      siteCell[s] = cell;
      sitesIn[cell]!++;
    }
    const most = sites.length > CROWDED_VIEW_SITES ? 1 : MOST_SITES_A_CELL;
    for (const s of sites) if (siteEvents[s]! > 1 && sitesIn[siteCell[s]!]! <= most) this.forgetFamilies(s);
    const crowds = { sitesIn, most, columns, firstColumn, firstRow, sums: new Float64Array(cells * 3), families: new Int32Array(cells * FAMILIES.length) };
    this.countFamilies(crowds);
    return crowds;
  }

  /** A crowded cell is one ring, the rest are dots and stacks. */
  private drawSites(frame: Frame, colours: Palette, sites: Int32Array, crowds: Crowds): void {
    this.drawCrowds(frame, colours, crowds);
    const { x, y, siteFirst, siteCell, siteEvents } = this;
    const stacks: number[] = [];
    for (const s of sites) {
      if (crowds.sitesIn[siteCell[s]!]! > crowds.most) continue;
      if (siteEvents[s] === 1) this.dot(frame, s);
      else stacks.push(s);
    }
    for (const s of stacks) {
      const i = siteFirst[s]!;
      const at = { x: x[i]! * frame.scale - frame.left, y: y[i]! * frame.scale - frame.top };
      const radius = this.ring(frame.ctx, colours, { ...at, count: siteEvents[s]!, families: this.siteFamilies, from: s * FAMILIES.length });
      this.marks.push({ ...at, radius, kind: "stack", event: i, site: s, count: siteEvents[s]!, cell: 0 });
    }
    this.stats.marks = this.marks.length;
  }

  private forgetFamilies(site: number): void {
    this.siteFamilies.fill(0, site * FAMILIES.length, (site + 1) * FAMILIES.length);
  }

  private countFamilies({ sitesIn, most, sums, families }: Crowds): void {
    const { x, y, siteCell, siteStamp, siteEvents, siteFamilies, stamp } = this;
    const { shown, shownCount, drawn, site, family } = this.selection;
    const kinds = FAMILIES.length;
    for (let k = 0; k < shownCount; k++) {
      const i = shown[k]!;
      const s = site[i]!;
      if (s < 0 || siteStamp[s] !== stamp) continue;
      const cell = siteCell[s]!;
      if (drawn[i] === 2 || sitesIn[cell]! <= most) {
        if (drawn[i] === 2 || siteEvents[s]! > 1) siteFamilies[s * kinds + family[i]!]!++;
        continue;
      }
      sums[cell * 3]!++;
      sums[cell * 3 + 1]! += x[i]!;
      sums[cell * 3 + 2]! += y[i]!;
      families[cell * kinds + family[i]!]!++;
    }
  }

  private drawCrowds(frame: Frame, colours: Palette, { sitesIn, columns, firstColumn, firstRow, sums, families }: Crowds): void {
    for (let cell = 0; cell < sitesIn.length; cell++) {
      const count = sums[cell * 3]!;
      if (count === 0) continue;
      const column = (cell % columns) + firstColumn, row = Math.floor(cell / columns) + firstRow;
      const leeway = CELL / 2 - ringRadius(count) - 2;
      const x = near((sums[cell * 3 + 1]! / count) * frame.scale, (column + 0.5) * CELL, leeway) - frame.left;
      const y = near((sums[cell * 3 + 2]! / count) * frame.scale, (row + 0.5) * CELL, leeway) - frame.top;
      const radius = this.ring(frame.ctx, colours, { x, y, count, families, from: cell * FAMILIES.length });
      this.marks.push({ x, y, radius, kind: "bubble", event: -1, site: -1, count, cell: row * 1e6 + column });
    }
  }

  private dot(frame: Frame, site: number): void {
    const i = this.siteFirst[site]!;
    const x = this.x[i]! * frame.scale - frame.left, y = this.y[i]! * frame.scale - frame.top;
    this.sprite(frame.ctx, i, x, y);
    this.marks.push({ x, y, radius: DOT + 2, kind: "event", event: i, site, count: 1, cell: 0 });
  }

  private sprite(ctx: CanvasRenderingContext2D, i: number, x: number, y: number): void {
    const sprite = this.sprites[this.selection.family[i]! * 2 + this.hollow[i]!]!;
    const half = DOT * 2;
    ctx.drawImage(sprite, x - half, y - half, half * 2, half * 2);
  }

  private prepareSprites(ratio: number, colours: Palette): void {
    const key = ratio + colours.families.join() + colours.halo;
    if (key === this.spriteKey) return;
    this.spriteKey = key;
    const size = Math.round(DOT * 4 * ratio);
    this.sprites = [];
    for (let f = 0; f < FAMILIES.length; f++) {
      for (const isHollow of [false, true]) {
        const canvas = document.createElement("canvas");
        canvas.width = canvas.height = size;
        const ctx = canvas.getContext("2d")!;
        ctx.setTransform(size / (DOT * 4), 0, 0, size / (DOT * 4), size / 2, size / 2);
        ctx.lineJoin = "round";
        ctx.beginPath();
        trace(ctx, f, DOT);
        ctx.strokeStyle = colours.halo;
        ctx.lineWidth = 3.4;
        ctx.stroke();
        ctx.fillStyle = isHollow ? colours.halo : colours.families[f]!;
        ctx.fill();
        ctx.strokeStyle = colours.families[f]!;
        ctx.lineWidth = isHollow ? 2 : 0.5;
        ctx.stroke();
        this.sprites.push(canvas);
      }
    }
  }

  /** A disc with its count, and a ring that shows which families it holds. */
  private ring(ctx: CanvasRenderingContext2D, colours: Palette, at: { x: number; y: number; count: number; families: Int32Array; from: number }): number {
    const radius = ringRadius(at.count);
    ctx.beginPath();
    ctx.arc(at.x, at.y, radius + 1.2, 0, Math.PI * 2);
    ctx.fillStyle = colours.halo;
    ctx.fill();
    let angle = -Math.PI / 2;
    ctx.lineWidth = 4;
    for (let f = 0; f < FAMILIES.length; f++) {
      const share = at.families[at.from + f]! / at.count;
      if (share === 0) continue;
      ctx.beginPath();
      ctx.arc(at.x, at.y, radius - 2, angle, angle + share * Math.PI * 2);
      ctx.strokeStyle = colours.families[f]!;
      ctx.stroke();
      angle += share * Math.PI * 2;
    }
    ctx.fillStyle = colours.ink;
    ctx.font = `600 ${at.count > 999 ? 10 : 11}px ${SANS}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(brief(at.count), at.x, at.y + 0.5);
    return radius + 1;
  }

  private drawRegions(frame: Frame, colours: Palette, regions: number[]): void {
    const sized = regions.map((s) => ({ s, ...this.circle(frame, this.siteFirst[s]!) }));
    sized.sort((a, b) => b.radius - a.radius);
    for (const { s, x, y, radius } of sized) {
      if (x + radius < 0 || y + radius < 0 || x - radius > frame.width || y - radius > frame.height) continue;
      const family = this.leading(s);
      hatchedCircle(frame, { x, y, radius, colour: colours.families[family]! });
      this.marks.push({ x, y, radius, kind: "region", event: this.siteFirst[s]!, site: s, count: this.siteEvents[s]!, cell: 0 });
    }
  }

  /** The count of a region rides on its rim, where it covers nothing: the most events first; where no spot is free it is left out. */
  private drawPills(frame: Frame, colours: Palette, room: Room): void {
    const points = this.marks.filter((mark) => mark.kind !== "region");
    const pills: Box[] = [];
    const regions = this.marks.filter((mark) => mark.kind === "region").sort((a, b) => b.count - a.count);
    for (const mark of regions.slice(0, MOST_PILLS)) {
      const width = this.pillWidth(frame.ctx, mark.count);
      const isClear = (box: Box): boolean => isFree(box, room) && !pills.some((other) => overlap(box, other)) && !points.some((point) => touches(box, point));
      mark.pill = pillSpots(mark, width).find(isClear);
      if (!mark.pill) continue;
      pills.push(mark.pill);
      this.pill(frame.ctx, colours, { ...mark.pill, count: mark.count, family: this.leading(mark.site) });
    }
  }

  private circle(frame: Frame, i: number): { x: number; y: number; radius: number } {
    const { columns } = this.selection.store;
    const metres = (EARTH_METRES_A_PIXEL * Math.cos((columns.lat[i]! * Math.PI) / 180)) / frame.scale;
    const radius = Math.max(12, (Math.max(1, columns.radius[i]!) * 1000) / metres);
    return { x: this.x[i]! * frame.scale - frame.left, y: this.y[i]! * frame.scale - frame.top, radius };
  }

  private leading(site: number): number {
    let best = 0;
    for (let f = 1; f < FAMILIES.length; f++) {
      if (this.siteFamilies[site * FAMILIES.length + f]! > this.siteFamilies[site * FAMILIES.length + best]!) best = f;
    }
    return best;
  }

  /** Even "1" is written: a bare shape in a ring would look like a point. */
  private pillWidth(ctx: CanvasRenderingContext2D, count: number): number {
    ctx.font = `600 10.5px ${SANS}`;
    return ctx.measureText(String(count)).width + 22;
  }

  private pill(ctx: CanvasRenderingContext2D, colours: Palette, { left, top, right, count, family }: Box & { count: number; family: number }): void {
    const middle = top + PILL_HEIGHT / 2;
    ctx.beginPath();
    ctx.roundRect(left, top, right - left, PILL_HEIGHT, PILL_HEIGHT / 2);
    ctx.fillStyle = colours.halo;
    ctx.fill();
    ctx.strokeStyle = colours.families[family]!;
    ctx.lineWidth = 1.2;
    ctx.stroke();
    ctx.beginPath();
    trace(ctx, family, 4, left + 9, middle);
    ctx.fillStyle = colours.families[family]!;
    ctx.fill();
    ctx.fillStyle = colours.ink;
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.fillText(String(count), left + 16, middle + 0.5);
  }

  /** Events stacked on one spot, spread around it. */
  private drawFan(frame: Frame, colours: Palette): void {
    if (this.fanned < 0) return;
    const events = this.eventsAt(this.fanned);
    if (events.length < 2 || events.length > MOST_FANNED) return;
    const i = events[0]!;
    const x = this.x[i]! * frame.scale - frame.left, y = this.y[i]! * frame.scale - frame.top;
    const reach = 26 + events.length * 3.2;
    events.forEach((event, k) => {
      const angle = -Math.PI / 2 + (k * 2 * Math.PI) / events.length;
      const ex = x + Math.cos(angle) * reach, ey = y + Math.sin(angle) * reach;
      frame.ctx.beginPath();
      frame.ctx.moveTo(x, y);
      frame.ctx.lineTo(ex, ey);
      frame.ctx.strokeStyle = colours.muted;
      frame.ctx.lineWidth = 1;
      frame.ctx.stroke();
      this.sprite(frame.ctx, event, ex, ey);
      this.marks.push({ x: ex, y: ey, radius: DOT + 3, kind: "event", event, site: this.fanned, count: 1, cell: 0 });
    });
    const families = new Int32Array(this.siteFamilies.subarray(this.fanned * FAMILIES.length, (this.fanned + 1) * FAMILIES.length));
    this.ring(frame.ctx, colours, { x, y, count: events.length, families, from: 0 });
  }

  canFan(count: number): boolean {
    return count <= MOST_FANNED;
  }

  eventsAt(site: number): number[] {
    const { shown, shownCount } = this.selection;
    const events: number[] = [];
    for (let k = 0; k < shownCount; k++) if (this.selection.site[shown[k]!] === site) events.push(shown[k]!);
    return events;
  }

  /** The shown points of a crowded cell, as [west, south, east, north] in world pixels at zoom 0. */
  extentOfCell(cellKey: number, scale: number): [number, number, number, number] {
    const extent: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
    const { shown, shownCount, drawn } = this.selection;
    for (let k = 0; k < shownCount; k++) {
      const i = shown[k]!;
      if (drawn[i] !== 1) continue;
      const key = Math.floor((this.y[i]! * scale) / CELL) * 1e6 + Math.floor((this.x[i]! * scale) / CELL);
      if (key !== cellKey) continue;
      extent[0] = Math.min(extent[0], this.x[i]!);
      extent[1] = Math.min(extent[1], this.y[i]!);
      extent[2] = Math.max(extent[2], this.x[i]!);
      extent[3] = Math.max(extent[3], this.y[i]!);
    }
    return extent;
  }

  private drawFocus(frame: Frame, colours: Palette, i: number, width: number): void {
    if (i < 0 || this.selection.drawn[i] === 0) return;
    const { ctx } = frame;
    const { x, y, radius } = this.circle(frame, i);
    const isRegion = this.selection.drawn[i] === 2;
    if (isRegion || radius > 14) {
      ctx.beginPath();
      ctx.arc(x, y, radius, 0, Math.PI * 2);
      ctx.setLineDash([5, 4]);
      ctx.strokeStyle = colours.accent;
      ctx.lineWidth = width;
      ctx.stroke();
      ctx.setLineDash([]);
    }
    if (isRegion) return;
    const own = this.marks.findLast((mark) => mark.event === i && mark.kind === "event") ?? this.marks.find((mark) => mark.site === this.selection.site[i] && mark.kind === "stack");
    const at = own ?? { x, y, radius: 11 };
    if (!own) this.sprite(ctx, i, x, y);
    ctx.beginPath();
    ctx.arc(at.x, at.y, at.radius + 4, 0, Math.PI * 2);
    ctx.strokeStyle = colours.accent;
    ctx.lineWidth = width;
    ctx.stroke();
  }

  /** The mark under a point of the canvas: the topmost dot, else the smallest region around it. */
  hit(x: number, y: number): Mark | null {
    for (let k = this.marks.length - 1; k >= 0; k--) {
      const mark = this.marks[k]!;
      if (mark.kind !== "region" && Math.hypot(mark.x - x, mark.y - y) <= mark.radius + 3) return mark;
    }
    let best: Mark | null = null;
    for (const mark of this.marks) {
      if (mark.kind === "region" && Math.hypot(mark.x - x, mark.y - y) <= mark.radius && (!best || mark.radius < best.radius)) best = mark;
      if (mark.pill && overlap(mark.pill, boxAround(x, y, 4, 4))) return mark;
    }
    return best;
  }
}

const ringRadius = (count: number): number => Math.min(LARGEST_RING, 10 + Math.log2(count) * 1.6);

const near = (value: number, centre: number, most: number): number => Math.max(centre - most, Math.min(centre + most, value));

/** A count that fits into a ring: 940, 1.6k, 24k. */
function brief(count: number): string {
  if (count < 1_000) return String(count);
  return `${count < 9_950 ? (count / 1_000).toFixed(1) : Math.round(count / 1_000)}k`;
}

function pillSpots({ x, y, radius }: Mark, width: number): Box[] {
  return PILL_REACHES.flatMap((reach) => PILL_ANGLES.map((angle) =>
    boxAround(x + Math.cos(angle) * radius * reach, y + Math.sin(angle) * radius * reach, width, PILL_HEIGHT)));
}

const patterns = new Map<string, HTMLCanvasElement>();

function hatch(colour: string, ratio: number): HTMLCanvasElement {
  const key = `${colour}${ratio}`;
  let tile = patterns.get(key);
  if (tile) return tile;
  const size = Math.round(9 * ratio);
  tile = document.createElement("canvas");
  tile.width = tile.height = size;
  const ctx = tile.getContext("2d")!;
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.1 * ratio;
  ctx.beginPath();
  for (const shift of [-size, 0, size]) {
    ctx.moveTo(shift - 1, size + 1);
    ctx.lineTo(shift + size + 1, -1);
  }
  ctx.stroke();
  patterns.set(key, tile);
  return tile;
}

function hatchedCircle(frame: Frame, at: { x: number; y: number; radius: number; colour: string }): void {
  const { ctx, ratio } = frame;
  const pattern = ctx.createPattern(hatch(at.colour, ratio), "repeat")!;
  pattern.setTransform(new DOMMatrix().scale(1 / ratio));
  ctx.save();
  ctx.beginPath();
  ctx.arc(at.x, at.y, at.radius, 0, Math.PI * 2);
  const quiet = Math.min(1, Math.max(0.4, 70 / at.radius)); // a region of half a continent must not outshout a town
  ctx.globalAlpha = 0.07 * quiet;
  ctx.fillStyle = at.colour;
  ctx.fill();
  ctx.globalAlpha = 0.42 * quiet;
  ctx.fillStyle = pattern;
  ctx.fill();
  ctx.globalAlpha = 0.9;
  ctx.strokeStyle = at.colour;
  ctx.lineWidth = 1.1;
  ctx.setLineDash([4, 3]);
  ctx.stroke();
  ctx.restore();
}
