// Room on the map: what is written there stands wholly in view and under nothing, or is not written.
import type * as Leaflet from "leaflet";
import type { Frame } from "./canvas";

export interface Box { left: number; top: number; right: number; bottom: number }
export interface Disc { x: number; y: number; radius: number }
/** The part of a canvas that is seen, and what stands over it: buttons and legends. */
export interface Room { view: Box; covered: Box[] }

export function boxAround(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
}

function isWithin(box: Box, outer: Box): boolean {
  return box.left >= outer.left && box.right <= outer.right && box.top >= outer.top && box.bottom <= outer.bottom;
}

export function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
}

export function touches(box: Box, { x, y, radius }: Disc): boolean {
  const dx = Math.max(box.left - x, 0, x - box.right), dy = Math.max(box.top - y, 0, y - box.bottom);
  return dx * dx + dy * dy < radius * radius;
}

export function isFree(box: Box, room: Room): boolean {
  return isWithin(box, room.view) && !room.covered.some((other) => overlap(box, other));
}

/** The room of a canvas that reaches beyond the map's edge; `controls` are boxes within the map. */
export function roomOf(frame: Frame, map: Leaflet.Map, controls: Box[]): Room {
  const corner = map.getPixelBounds().min!, size = map.getSize();
  const left = corner.x - frame.left, top = corner.y - frame.top;
  return {
    view: { left, top, right: left + size.x, bottom: top + size.y },
    covered: controls.map((box) => ({ left: box.left + left, top: box.top + top, right: box.right + left, bottom: box.bottom + top })),
  };
}
