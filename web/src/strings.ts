// Every word of the page comes from strings/*.json; a translation is one more file there.
import ar from "./strings/ar.json";
import en from "./strings/en.json";
import fr from "./strings/fr.json";

type Plural = Record<string, string>;
type Entry = string | Plural;
export type Catalogue = Record<string, Entry>;
export type Params = Record<string, string | number>;

export const LANGUAGES: [string, string][] = [["en", "English"], ["fr", "Français"], ["ar", "العربية"]];
const catalogues: Record<string, Catalogue> = { en, fr, ar };
let language = "en";
let catalogue: Catalogue = en;

export function setLanguage(code: string): void {
  language = catalogues[code] ? code : "en";
  catalogue = catalogues[language] ?? en;
}

export function currentLanguage(): string {
  return language;
}

export function isRightToLeft(): boolean {
  return language === "ar";
}

/** Whether a text begins with letters that are written from right to left: canvases do not find out by themselves. */
export function isWrittenLeftwards(text: string): boolean {
  return /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(text);
}

/** The words for a key, in the page's language, else in English, else the key's last part. */
export function t(key: string, params: Params = {}): string {
  const entry = catalogue[key] ?? (en as Catalogue)[key];
  if (entry === undefined) return key.slice(key.indexOf(".") + 1);
  return fill(typeof entry === "string" ? entry : plural(entry, Number(params.n), key === "ordinal"), params);
}

export function has(key: string): boolean {
  return (catalogue[key] ?? (en as Catalogue)[key]) !== undefined;
}

function plural(entry: Plural, n: number, ordinal: boolean): string {
  const rule = new Intl.PluralRules(language, { type: ordinal ? "ordinal" : "cardinal" }).select(n);
  return entry[rule] ?? entry.other ?? "";
}

function fill(text: string, params: Params): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? number(value) : value;
  });
}

export function number(value: number): string {
  return value.toLocaleString(language);
}
