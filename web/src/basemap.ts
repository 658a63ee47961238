// The ground: land, lakes, borders, provinces when near, contested lines dashed. Its names stand in labels.ts.
import type { Frame } from "./canvas";
import { worldX, worldY } from "./canvas";
import type { Palette } from "./families";
import type { LabelTable } from "./labels";

interface Geometry { type: string; arcs: number[] | number[][] | number[][][] }
export interface Topology {
  arcs: number[][][]; transform: { scale: [number, number]; translate: [number, number] };
  objects: Record<string, { geometries: Geometry[] }>;
  labels: LabelTable;
}

const DIVISIONS_FROM_ZOOM = 5;

export class Basemap {
  private readonly arcs: Float32Array[];
  private readonly land: Path2D;
  private readonly lakes: Path2D;
  private readonly borders: Path2D;
  private readonly disputed: Path2D;
  private divisions: Path2D | undefined;
  hasBorders = true;

  constructor(private readonly topology: Topology, readonly mayHaveBorders: boolean) {
    this.arcs = topology.arcs.map((arc) => project(arc, topology.transform));
    this.land = this.areas("land");
    this.lakes = this.areas("lakes");
    this.borders = this.lines("borders");
    this.disputed = this.lines("disputed");
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
