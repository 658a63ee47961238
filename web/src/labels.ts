// The names on the ground. A name stands whole, free of other names, of the events' marks and of what lies over the map,
// or it is left out: the large countries first, then capitals, then cities by their people.
import type { Frame } from "./canvas";
import { worldX, worldY } from "./canvas";
import type { Palette } from "./families";
import { SANS, SERIF } from "./fonts";
import { boxAround, isFree, overlap, touches, type Box, type Disc, type Room } from "./room";
import { currentLanguage } from "./strings";
import { countryName } from "./words";

/** Countries: alpha-2, alpha-3, name, longitude, latitude, rank. Cities: name, longitude, latitude, thousands, capital, other names. */
export interface LabelTable {
  countries: [string, string, string, number, number, number][];
  cities: [string, number, number, number, number, Record<string, string>?][];
}
interface Country { code: string; text: string; x: number; y: number; rank: number }
interface City { text: string; x: number; y: number; thousands: number; isCapital: boolean }
interface Spot { box: Box; x: number; y: number }
/** What a name must not touch: names written before it, and marks. */
interface Taken { boxes: Box[]; marks: Disc[]; room: Room }

const PADDING = 3;
const NEAREST_ZOOM_OF_COUNTRIES = 7.5;
const CITY_DOT = 1.8;

export class Labels {
  /** What was written last, and where on the canvas. */
  written: { text: string; box: Box }[] = [];
  private readonly countries: Country[];
  private readonly cities: City[];

  constructor({ countries, cities }: LabelTable) {
    this.countries = countries.map(([, code, text, lon, lat, rank]) => ({ code, text, x: worldX(lon), y: worldY(lat), rank }));
    this.cities = cities.map(([text, lon, lat, thousands, capital, names]) =>
      ({ text: names?.[currentLanguage()] ?? text, x: worldX(lon), y: worldY(lat), thousands, isCapital: capital === 1 }));
    this.countries.sort((a, b) => a.rank - b.rank);
    this.cities.sort((a, b) => Number(b.isCapital) - Number(a.isCapital) || b.thousands - a.thousands);
  }

  draw(frame: Frame, colours: Palette, around: { marks: Disc[]; room: Room }): void {
    const taken: Taken = { boxes: [], ...around };
    this.written = [];
    frame.ctx.textAlign = "center";
    frame.ctx.textBaseline = "middle";
    frame.ctx.lineJoin = "round";
    frame.ctx.strokeStyle = colours.land;
    this.writeCountries(frame, colours, taken);
    this.writeCities(frame, colours, taken);
  }

  private writeCountries(frame: Frame, colours: Palette, taken: Taken): void {
    const { ctx, zoom } = frame;
    if (zoom > NEAREST_ZOOM_OF_COUNTRIES) return;
    ctx.fillStyle = colours.label;
    ctx.letterSpacing = zoom < 4 ? "0.5px" : "1.5px";
    for (const country of this.countries) {
      if (country.rank > zoom - 1.4) break;
      const size = zoom < 4 ? 11 : 13 - Math.min(2, country.rank / 2);
      ctx.font = `500 ${size}px ${SERIF}`;
      const text = (country.code && countryName(country.code)) || country.text;
      this.write(ctx, text, countrySpots(at(frame, country), ctx.measureText(text).width, size), taken);
    }
    ctx.letterSpacing = "0px";
  }

  private writeCities(frame: Frame, colours: Palette, taken: Taken): void {
    const { ctx, zoom } = frame;
    ctx.fillStyle = colours.cityLabel;
    const size = zoom > 6 ? 12 : 11;
    const { left, right, top, bottom } = taken.room.view;
    for (const city of this.cities) {
      if (!isShown(city, zoom)) continue;
      const spot = at(frame, city);
      if (spot.x < left || spot.x > right || spot.y < top || spot.y > bottom) continue;
      ctx.font = `${city.isCapital ? 600 : 400} ${size}px ${SANS}`;
      const over = taken.marks.find((mark) => Math.hypot(mark.x - spot.x, mark.y - spot.y) < mark.radius);
      const dot = boxAround(spot.x, spot.y, CITY_DOT * 2, CITY_DOT * 2);
      if (!over && taken.boxes.some((other) => overlap(dot, other))) continue;
      const isWritten = this.write(ctx, city.text, citySpots(over ?? { ...spot, radius: CITY_DOT }, ctx.measureText(city.text).width, size), taken);
      if (!isWritten || over) continue;
      ctx.beginPath();
      ctx.arc(spot.x, spot.y, CITY_DOT, 0, Math.PI * 2);
      ctx.fill();
      taken.boxes.push(dot);
    }
  }

  /** Write a name at the first of its spots that is free. */
  private write(ctx: CanvasRenderingContext2D, text: string, spots: Spot[], { boxes, marks, room }: Taken): boolean {
    const spot = spots.find(({ box }) => isFree(box, room) && !boxes.some((other) => overlap(box, other)) && !marks.some((mark) => touches(box, mark)));
    if (!spot) return false;
    boxes.push(spot.box);
    this.written.push({ text, box: spot.box });
    ctx.lineWidth = 2.5;
    ctx.strokeText(text, spot.x, spot.y);
    ctx.fillText(text, spot.x, spot.y);
    return true;
  }
}

const at = (frame: Frame, place: { x: number; y: number }): { x: number; y: number } =>
  ({ x: place.x * frame.scale - frame.left, y: place.y * frame.scale - frame.top });

function isShown(city: City, zoom: number): boolean {
  if (city.isCapital && zoom >= 4.5) return true;
  const fewest = zoom < 4 ? Infinity : zoom < 5 ? 4000 : zoom < 6 ? 1000 : zoom < 7 ? 350 : zoom < 8 ? 150 : 0;
  return city.thousands >= fewest;
}

/** A country's name may give way to a mark by a line up or down, or by a part of its width. */
function countrySpots({ x, y }: { x: number; y: number }, width: number, size: number): Spot[] {
  const line = size * 1.3, aside = width * 0.35;
  const shifts = [[0, 0], [0, -line], [0, line], [-aside, 0], [aside, 0], [-aside, -line], [aside, -line], [-aside, line], [aside, line]] as const;
  return shifts.map(([dx, dy]) => ({ x: x + dx, y: y + dy, box: boxAround(x + dx, y + dy, width + 2 * PADDING, size * 1.4) }));
}

/** A city's name stands right of its dot (or of the mark that covers it), or left, above, below. */
function citySpots({ x, y, radius }: Disc, width: number, size: number): Spot[] {
  const gap = radius + PADDING, line = gap + size * 0.7;
  const centres = [[gap + width / 2, 0], [-gap - width / 2, 0], [0, -line], [0, line]] as const;
  return centres.map(([dx, dy]) => ({ x: x + dx, y: y + dy, box: boxAround(x + dx, y + dy, width + PADDING, size * 1.3) }));
}
