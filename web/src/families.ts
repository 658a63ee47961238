// The seven families of event types: a colour and a shape each (after Okabe and Ito, apart for every kind of colour blindness).
export const FAMILIES = ["attack", "pressure", "dispute", "talks", "relief", "hazard", "society"] as const;
export type Family = (typeof FAMILIES)[number];

const OF_TYPE: Record<string, Family> = {
  ASSAULT: "attack", COERCE: "pressure", MOBILIZE: "pressure", THREATEN: "pressure", SANCTION: "pressure",
  PROTEST: "dispute", REJECT: "dispute", ACCUSE: "dispute", REQUEST: "dispute",
  CONSULT: "talks", AGREE: "talks", SUPPORT: "talks", COOPERATE: "talks",
  AID: "relief", RETREAT: "relief", CONCEDE: "relief",
  "x:DISASTER": "hazard", "x:ACCIDENT": "hazard", "x:HEALTH": "hazard", "x:DEATH": "hazard",
};

export function familyOf(type: string): number {
  return FAMILIES.indexOf(OF_TYPE[type] ?? "society");
}

/** The outline of a family's shape around 0,0; `r` is about its radius. Drawn the same on canvas and in the legend. */
export function trace(path: { moveTo(x: number, y: number): void; lineTo(x: number, y: number): void; closePath(): void; arc(x: number, y: number, r: number, a: number, b: number): void }, family: number, r: number, x = 0, y = 0): void {
  const corners = CORNERS[family];
  if (!corners) {
    path.moveTo(x + r * 0.92, y);
    path.arc(x, y, r * 0.92, 0, Math.PI * 2);
    path.closePath();
    return;
  }
  corners.forEach(([cx, cy], i) => (i ? path.lineTo(x + cx * r, y + cy * r) : path.moveTo(x + cx * r, y + cy * r)));
  path.closePath();
}

const a = 0.38, b = 1.05;
const polygon = (sides: number, turn: number, size: number): [number, number][] =>
  Array.from({ length: sides }, (_, i) => {
    const angle = turn + (i * 2 * Math.PI) / sides;
    return [Math.cos(angle) * size, Math.sin(angle) * size];
  });
const star: [number, number][] = Array.from({ length: 10 }, (_, i) => {
  const angle = -Math.PI / 2 + (i * Math.PI) / 5;
  const size = i % 2 ? 0.55 : 1.2;
  return [Math.cos(angle) * size, Math.sin(angle) * size];
});
const CORNERS: (readonly [number, number][] | null)[] = [
  null, // attack: a disc
  polygon(3, -Math.PI / 2, 1.22), // pressure: a triangle
  polygon(4, 0, 1.18), // dispute: a diamond
  polygon(4, Math.PI / 4, 1.2), // talks: a square
  [[-a, -b], [a, -b], [a, -a], [b, -a], [b, a], [a, a], [a, b], [-a, b], [-a, a], [-b, a], [-b, -a], [-a, -a]], // relief: a cross
  polygon(6, 0, 1.08), // hazard: a hexagon
  star, // society: a star
];

export interface Palette {
  families: string[]; ink: string; muted: string; paper: string; rule: string; sea: string; land: string; lake: string;
  border: string; division: string; halo: string; accent: string; label: string; cityLabel: string; faint: string;
}

/** Colours come from the style sheet, so that a theme is written once. */
export function palette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string): string => style.getPropertyValue(`--${name}`).trim() || "#888";
  return {
    families: FAMILIES.map((family) => read(family)),
    ink: read("ink"), muted: read("muted"), paper: read("paper"), rule: read("rule"), sea: read("sea"), land: read("land"),
    lake: read("lake"), border: read("border"), division: read("division"), halo: read("halo"), accent: read("accent"),
    label: read("label"), cityLabel: read("city-label"), faint: read("faint"),
  };
}

/** A small picture of a family's shape, for lists and legends. */
export function glyph(family: number, hollow = false): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "-8 -8 16 16");
  svg.setAttribute("class", `nt-glyph nt-${FAMILIES[family] ?? "society"}${hollow ? " nt-hollow" : ""}`);
  svg.setAttribute("aria-hidden", "true");
  const parts: string[] = [];
  const recorder = {
    moveTo: (x: number, y: number) => void parts.push(`M${x.toFixed(2)} ${y.toFixed(2)}`),
    lineTo: (x: number, y: number) => void parts.push(`L${x.toFixed(2)} ${y.toFixed(2)}`),
    closePath: () => void parts.push("Z"),
    arc: (x: number, y: number, r: number) => void parts.push(`A${r} ${r} 0 1 1 ${x - r} ${y}A${r} ${r} 0 1 1 ${x + r} ${y}`),
  };
  trace(recorder, family, 5.4);
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", parts.join(""));
  svg.append(path);
  return svg;
}
