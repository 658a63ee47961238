// A canvas that moves and zooms with the map: Leaflet's own renderer frame, our drawing.
import type * as Leaflet from "leaflet";

export interface Frame {
  ctx: CanvasRenderingContext2D; width: number; height: number; ratio: number; zoom: number; scale: number;
  /** World pixels (at zoom 0, times scale) of the canvas's corner. */
  left: number; top: number;
}
export type Draw = (frame: Frame) => void;
export interface CanvasLayer extends Leaflet.Layer {
  redraw(): void;
  drawNow(): void;
  canvas(): HTMLCanvasElement;
}

const WORLD = 256;

export function worldX(lon: number): number {
  return ((lon + 180) / 360) * WORLD;
}

export function worldY(lat: number): number {
  const sine = Math.sin((Math.max(-85.06, Math.min(85.06, lat)) * Math.PI) / 180);
  return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * WORLD;
}

export function canvasLayer(draw: Draw, options: { pane: string; name: string }): CanvasLayer {
  const prototype = L.Renderer.prototype as unknown as { _update(): void };
  const Layer = (L.Renderer as unknown as typeof Leaflet.Class).extend({
    _initContainer(this: any) {
      const canvas = (this._container = L.DomUtil.create("canvas", `nt-canvas nt-canvas-${options.name}`));
      canvas.setAttribute("aria-hidden", "true");
      this._ctx = canvas.getContext("2d");
    },
    _destroyContainer(this: any) {
      cancelAnimationFrame(this._frame);
      this._container.remove();
      delete this._container;
    },
    _update(this: any) {
      if (this._map._animatingZoom && this._bounds) return;
      prototype._update.call(this);
      const size = this._bounds.getSize();
      const ratio = Math.min(2, window.devicePixelRatio || 1);
      const canvas = this._container as HTMLCanvasElement;
      L.DomUtil.setPosition(canvas, this._bounds.min);
      if (canvas.width !== Math.round(size.x * ratio) || canvas.height !== Math.round(size.y * ratio)) {
        canvas.width = Math.round(size.x * ratio);
        canvas.height = Math.round(size.y * ratio);
        canvas.style.width = `${size.x}px`;
        canvas.style.height = `${size.y}px`;
      }
      this.drawNow();
    },
    redraw(this: any) {
      if (this._frame || !this._map) return;
      this._frame = requestAnimationFrame(() => this.drawNow());
    },
    drawNow(this: any) {
      cancelAnimationFrame(this._frame);
      this._frame = 0;
      if (!this._map || !this._bounds) return;
      const size = this._bounds.getSize();
      const ratio = Math.min(2, window.devicePixelRatio || 1);
      const origin = this._map.getPixelOrigin();
      const zoom = this._map.getZoom();
      this._ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      this._ctx.clearRect(0, 0, size.x, size.y);
      draw({
        ctx: this._ctx, width: size.x, height: size.y, ratio, zoom, scale: 2 ** zoom,
        left: origin.x + this._bounds.min.x, top: origin.y + this._bounds.min.y,
      });
    },
    canvas(this: any) {
      return this._container;
    },
  });
  return new (Layer as any)({ padding: 0.15, pane: options.pane }) as CanvasLayer;
}
