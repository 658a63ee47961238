// What a place is in GeoJSON (RFC 7946): a town or district a point, a region the circle that holds it, a country nothing.
// The same as timeline/geojson.py writes; a test compares the two.
export type Position = [lon: number, lat: number];
export type Geometry =
  | { type: "Point"; coordinates: Position }
  | { type: "Polygon"; coordinates: Position[][] }
  | { type: "MultiPolygon"; coordinates: Position[][][] };
export interface Place { lat: number | null; lon: number | null; precision: number; radiusKm: number | null }

const EARTH_RADIUS_KM = 6371.0088;
const CIRCLE_POINTS = 64;
const DECIMALS = 1e5;
const LEAST_EXACT_POINT = 3;
const RADIANS = Math.PI / 180;
const PRECISION_NAMES = [
  "exact place", "within about 25 km", "second-level division", "first-level division", "region, sea, river or line",
  "country", "more than one country or unknown",
];

export function precisionName(precision: number): string {
  return PRECISION_NAMES[precision - 1] ?? PRECISION_NAMES.at(-1)!;
}

export function geometryOf({ lat, lon, precision, radiusKm }: Place): Geometry | null {
  if (lat === null || lon === null) return null;
  if (precision <= LEAST_EXACT_POINT) return { type: "Point", coordinates: [lon, lat] };
  return radiusKm ? circle(lat, lon, radiusKm) : null;
}

/** A circle on the sphere, its ring counter-clockwise, cut at the 180th meridian. */
export function circle(lat: number, lon: number, radiusKm: number): Geometry {
  const reach = radiusKm / EARTH_RADIUS_KM;
  const ring = Array.from({ length: CIRCLE_POINTS }, (_, step) => destination(lat, lon, reach, (-2 * Math.PI * step) / CIRCLE_POINTS));
  const isPolar = Math.abs(lat) * RADIANS + reach >= Math.PI / 2;
  const rings = isPolar ? [aroundPole(ring, lat > 0 ? 90 : -90)] : [-360, 0, 360].map((turn) => betweenMeridians(ring, turn)).filter((part) => part.length);
  const closed = rings.map((part) => [[...part, part[0]!].map(rounded)]);
  return closed.length === 1 ? { type: "Polygon", coordinates: closed[0]! } : { type: "MultiPolygon", coordinates: closed };
}

/** Where one comes after `reach` radians; the longitude goes on beyond 180, so that a ring has no jump. */
function destination(lat: number, lon: number, reach: number, bearing: number): Position {
  const start = lat * RADIANS;
  const end = Math.asin(Math.sin(start) * Math.cos(reach) + Math.cos(start) * Math.sin(reach) * Math.cos(bearing));
  const turned = Math.atan2(Math.sin(bearing) * Math.sin(reach) * Math.cos(start), Math.cos(reach) - Math.sin(start) * Math.sin(end));
  return [lon + turned / RADIANS, end / RADIANS];
}

/** The cap between a ring around a pole and the pole, as the plane of longitude and latitude shows it. */
function aroundPole(ring: Position[], pole: number): Position[] {
  const edge = ring.map(([lon, lat]): Position => [((((lon + 180) % 360) + 360) % 360) - 180, lat]).sort((a, b) => a[0] - b[0]);
  const seam = (edge[0]![1] + edge.at(-1)![1]) / 2;
  return pole > 0
    ? [[-180, seam], ...edge, [180, seam], [180, pole], [-180, pole]]
    : [[180, seam], ...edge.reverse(), [-180, seam], [-180, pole], [180, pole]];
}

/** The part of a ring, turned by full circles, that lies between -180 and 180 degrees. */
function betweenMeridians(ring: Position[], turn: number): Position[] {
  const turned = ring.map(([lon, lat]): Position => [lon + turn, lat]);
  return cut(cut(turned, -180, 1), 180, -1);
}

function cut(ring: Position[], meridian: number, side: 1 | -1): Position[] {
  return ring.flatMap((before, i) => {
    const after = ring[(i + 1) % ring.length]!;
    const kept: Position[] = side * (before[0] - meridian) >= 0 ? [before] : [];
    if ((before[0] - meridian) * (after[0] - meridian) < 0) {
      const share = (meridian - before[0]) / (after[0] - before[0]);
      kept.push([meridian, before[1] + share * (after[1] - before[1])]);
    }
    return kept;
  });
}

const rounded = ([lon, lat]: Position): Position => [Math.round(lon * DECIMALS) / DECIMALS, Math.round(lat * DECIMALS) / DECIMALS];
