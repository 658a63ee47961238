// Values in words: dates with their precision, places, counts.
import { has, currentLanguage, number, t } from "./strings";
import type { Values } from "./data";

const MILLISECONDS = 86_400_000;

export function dayNumber(iso: string): number {
  return Math.floor(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / MILLISECONDS);
}

export function isoDay(day: number): string {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

const formats = new Map<string, Intl.DateTimeFormat>();

export function format(day: number, options: Intl.DateTimeFormatOptions): string {
  const key = currentLanguage() + JSON.stringify(options);
  let formatter = formats.get(key);
  if (!formatter) {
    const locale = currentLanguage() === "en" ? "en-GB" : currentLanguage();
    formatter = new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
    formats.set(key, formatter);
  }
  return formatter.format(day * MILLISECONDS);
}

export const longDay = (day: number): string => format(day, { day: "numeric", month: "long", year: "numeric" });
export const shortDay = (day: number): string => format(day, { day: "numeric", month: "short", year: "numeric" });
const month = (day: number): string => format(day, { month: "long", year: "numeric" });
const year = (day: number): string => format(day, { year: "numeric" });

const partsOf = (day: number): [number, number, number] => {
  const date = new Date(day * MILLISECONDS);
  return [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
};
const lastOfMonth = (day: number): boolean => partsOf(day + 1)[2] === 1;

/** A date as a reader would say it: "some day in May 2017 before the 29th". */
export function dateWords(values: Pick<Values, "date_edtf" | "date_start" | "date_end" | "date_basis">): string {
  const start = values.date_start ? dayNumber(values.date_start) : null;
  const end = values.date_end ? dayNumber(values.date_end) : null;
  if (values.date_basis === "publication") {
    const day = end ?? start;
    return day === null ? t("date.unknown") : t("date.published", { day: longDay(day) });
  }
  const words = boundsInWords(start, end);
  return /[~?%]/.test(values.date_edtf ?? "") ? t("date.about", { words }) : words;
}

function boundsInWords(start: number | null, end: number | null): string {
  if (start === null && end === null) return t("date.unknown");
  if (start === null) return t("date.before", { day: longDay(end!) });
  if (end === null) return t("date.after", { day: longDay(start) });
  if (start === end) return format(start, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  return withinMonth(start, end) ?? withinYear(start, end) ?? t("date.between", { from: between(start, end), to: longDay(end) });
}

function withinMonth(start: number, end: number): string | null {
  const [y, m, first] = partsOf(start);
  const [endYear, endMonth, last] = partsOf(end);
  if (y !== endYear || m !== endMonth) return null;
  if (first === 1 && lastOfMonth(end)) return t("date.month", { month: month(start) });
  const ordinal = (n: number): string => t("ordinal", { n });
  if (first === 1 && last > 7) return t("date.month.before", { month: month(start), n: ordinal(last + 1) });
  if (lastOfMonth(end) && first < 24) return t("date.month.after", { month: month(start), n: ordinal(first - 1) });
  return null;
}

function withinYear(start: number, end: number): string | null {
  const [y, m, first] = partsOf(start);
  const [endYear, endMonth, last] = partsOf(end);
  return y === endYear && m === 0 && first === 1 && endMonth === 11 && last === 31 ? t("date.year", { year: year(start) }) : null;
}

function between(start: number, end: number): string {
  const [y, m] = partsOf(start);
  const [endYear, endMonth] = partsOf(end);
  if (y !== endYear) return longDay(start);
  return m === endMonth ? format(start, { day: "numeric" }) : format(start, { day: "numeric", month: "long" });
}

/** The short form for a list row. */
export function dateBrief(start: number | null, end: number | null, flags: { open: number; standIn: boolean }): string {
  const about = flags.open & 4 ? "~ " : "";
  if (start === null && end === null) return t("date.unknown");
  if (start === null) return `${about}≤ ${shortDay(end!)}`;
  if (end === null) return `${about}≥ ${shortDay(start)}`;
  if (start === end) return about + shortDay(start);
  const [y, m, first] = partsOf(start);
  const [endYear, endMonth, last] = partsOf(end);
  if (y === endYear && m === 0 && first === 1 && endMonth === 11 && last === 31) return about + year(start);
  if (y === endYear && m === endMonth) {
    if (first === 1 && lastOfMonth(end)) return about + format(start, { month: "short", year: "numeric" });
    return `${about}${format(start, { day: "numeric" })}–${shortDay(end)}`;
  }
  const head = y === endYear ? format(start, { day: "numeric", month: "short" }) : shortDay(start);
  return `${about}${head} – ${shortDay(end)}`;
}

/** Lowest, best and highest as one phrase; null where nothing is known. */
export function countWords(low?: number | null, best?: number | null, high?: number | null): string | null {
  const known = [best, low, high].filter((value): value is number => typeof value === "number");
  if (!known.length) return null;
  const least = Math.min(...known), most = Math.max(...known);
  if (least === most) return least === 0 ? t("detail.none") : number(least);
  if (typeof best !== "number") return t("detail.range", { low: least, high: most });
  return t("detail.range.best", { best, low: least, high: most });
}

export function typeName(type: string): string {
  return has(`type.${type}`) ? t(`type.${type}`) : type.replace(/^x:/, "").toLowerCase();
}

export function modeName(mode: string): string {
  return has(`mode.${mode}`) ? t(`mode.${mode}`) : mode.replace(/^x:/, "").replaceAll("-", " ").replaceAll("_", " ");
}

let alpha2: Map<string, [string, string]> = new Map();

export function setCountries(rows: [string, string, string][]): void {
  alpha2 = new Map(rows.map(([two, three, name]) => [three, [two, name]]));
}

export function countryName(code: string): string {
  const known = alpha2.get(code);
  if (!known) return code;
  try {
    return (known[0] && new Intl.DisplayNames([currentLanguage()], { type: "region" }).of(known[0])) || known[1];
  } catch {
    return known[1];
  }
}

/** "ASTANA" of a dateline as a newspaper prints it elsewhere: "Astana". */
export function placeName(name: string): string {
  if (!/\p{Lu}{4}/u.test(name) || name !== name.toUpperCase()) return name;
  return name.toLowerCase().replace(/(^|[\s.('’-])\p{L}/gu, (start) => start.toUpperCase());
}

export function placeWords(values: Values): string {
  const parts = [values.place_name && placeName(values.place_name), values.admin1, values.country ? countryName(values.country) : null];
  const seen: string[] = [];
  for (const part of parts) if (part && !seen.some((s) => s.toLowerCase() === part.toLowerCase())) seen.push(part);
  return seen.join(t("comma")) || t("unknown");
}
