// The card of one event: every value with how exact it is and where it comes from, and the words behind it.
import type { ArticleText, EventText, Quote, ReportText, Store, Values } from "./data";
import { h, webAddress } from "./dom";
import { familyOf, glyph } from "./families";
import { has, number, t } from "./strings";
import { countryName, countWords, dateWords, dayNumber, longDay, modeName, placeWords, shortDay, typeName } from "./words";

const MOST_PEOPLE = 5;
type Report = { text: ReportText; values: Values; article: ArticleText };
type Comparison = { name: string; say(values: Values): string; same(values: Values): string; keys: string[] };

/** All values of an event: its texts and what stands in columns. */
export function valuesOf(store: Store, event: number, text: EventText): Values {
  const { columns, meta } = store;
  return {
    ...text,
    event_type: meta.types[columns.type[event]!], event_mode: meta.modes[columns.mode[event]!] ?? null,
    assertion: meta.assertions[columns.assertion[event]!], country: meta.countries[columns.country[event]!] ?? null,
    date_start: day(columns.start[event]!), date_end: day(columns.end[event]!), date_precision: columns.datePrecision[event],
    lat: degrees(columns.lat[event]!), lon: degrees(columns.lon[event]!), geo_precision: columns.geoPrecision[event],
    geo_radius_km: columns.radius[event] || null, confidence: columns.confidence[event]! / 100,
  };
}

const day = (value: number): string | null => (value === -(2 ** 31) ? null : new Date(value * 864e5).toISOString().slice(0, 10));
const degrees = (value: number): number | null => (Number.isNaN(value) ? null : value);

const COMPARED: Comparison[] = [
  { name: "event_type", keys: ["event_type"], say: (v) => typeName(v.event_type ?? ""), same: (v) => v.event_type ?? "" },
  { name: "event_mode", keys: ["event_mode"], say: (v) => (v.event_mode ? modeName(v.event_mode) : ""), same: (v) => v.event_mode ?? "" },
  { name: "assertion", keys: ["assertion"], say: (v) => t(`assertion.${v.assertion}`), same: (v) => v.assertion ?? "" },
  { name: "date", keys: ["date_edtf", "date_start", "date_end", "date_precision"], say: dateWords, same: (v) => (v.date_basis === "publication" ? "no day" : `${v.date_start}/${v.date_end}`) },
  { name: "place", keys: ["place_name", "place_id", "admin1", "country", "lat", "lon", "geo_precision"], say: placeWords, same: (v) => `${v.place_name ?? ""}/${v.admin1 ?? ""}/${v.country ?? ""}`.toLowerCase() },
  { name: "actors", keys: ["actors", "actor_codes"], say: (v) => (v.actors ?? []).join(", "), same: (v) => (v.actors ?? []).join("\n").toLowerCase() },
  { name: "targets", keys: ["targets", "target_codes"], say: (v) => (v.targets ?? []).join(", "), same: (v) => (v.targets ?? []).join("\n").toLowerCase() },
  { name: "deaths", keys: ["deaths_low", "deaths_best", "deaths_high"], say: (v) => countWords(v.deaths_low, v.deaths_best, v.deaths_high) ?? "", same: (v) => `${v.deaths_low}/${v.deaths_best}/${v.deaths_high}` },
  { name: "injured", keys: ["injured_low", "injured_best", "injured_high"], say: (v) => countWords(v.injured_low, v.injured_best, v.injured_high) ?? "", same: (v) => `${v.injured_low}/${v.injured_best}/${v.injured_high}` },
  { name: "claimed_by", keys: ["claimed_by"], say: (v) => v.claimed_by ?? "", same: (v) => v.claimed_by ?? "" },
];

export interface CardHost {
  store: Store;
  open(eventId: string): void;
  followers(eventId: string): { id: string; title: string }[];
  titleOf(eventId: string): string | undefined;
}

export async function card(host: CardHost, event: number): Promise<HTMLElement> {
  const { store } = host;
  const text = await store.text(event);
  const values = valuesOf(store, event, text);
  const reports: Report[] = await Promise.all((text.reports ?? []).map(async (report) => {
    const { article, quotes, ...own } = report;
    void quotes;
    return { text: report, values: { ...values, ...own }, article: await store.article(article) };
  }));
  return h("article", { class: "nt-card", "aria-label": t("detail"), "data-event": text.event_id },
    heading(store, event, text, values),
    facts(values, text, reports),
    related(host, text),
    wordsOf(reports, store, event),
    comparison(reports, text),
    footer(store, event, text, values, reports));
}

function heading(store: Store, event: number, text: EventText, values: Values): HTMLElement {
  const type = values.event_type ?? "";
  const told = values.assertion ?? "occurred";
  return h("header", { class: "nt-card-head" },
    h("p", { class: "nt-kicker" }, glyph(familyOf(type), told !== "occurred"),
      h("span", {}, typeName(type)), values.event_mode ? h("span", { class: "nt-mode" }, modeName(values.event_mode)) : null,
      told !== "occurred" ? h("span", { class: "nt-tag" }, t(`assertion.${told}`)) : null),
    h("h2", { dir: "auto", tabindex: "-1", class: "nt-card-title" }, text.title ?? typeName(type)),
    h("p", { class: "nt-standing" },
      h("span", {}, `${t("count.sources", { n: store.columns.sources[event]! })} · ${t("count.articles", { n: store.columns.articles[event]! })}`),
      confidence(values.confidence ?? 0)));
}

function confidence(value: number): HTMLElement {
  const percent = Math.round(value * 100);
  const bar = h("span", { class: "nt-meter", "aria-hidden": "true" }, h("span", {}));
  (bar.firstElementChild as HTMLElement).style.width = `${percent}%`;
  return h("span", { class: "nt-confidence", title: t("detail.confidence.words", { n: percent }) }, bar, `${t("detail.confidence")} ${number(percent)}%`);
}

function facts(values: Values, text: EventText, reports: Report[]): HTMLElement {
  const list = h("dl", { class: "nt-facts" });
  const add = (label: string, main: string | Node | null, ...notes: (string | null | undefined | false)[]): void => {
    if (!main) return;
    list.append(h("div", {}, h("dt", {}, label), h("dd", {}, h("span", { class: "nt-value", dir: "auto" }, main),
      ...notes.filter(Boolean).map((note) => h("span", { class: "nt-note" }, note as string)))));
  };
  const basis = (prefix: string, name?: string | null): string | null => (name ? t(`${prefix}.${name}`) : null);
  add(t("detail.when"), dateWords(values), joined(values.date_basis === "publication" || !(values.date_start || values.date_end) ? null : t(`datePrecision.${values.date_precision}`), basis("basis", dayBasis(values))));
  add(t("detail.where"), placeWords(values), joined(t(`geoPrecision.${values.geo_precision}`), basis("geobasis", values.geo_basis)), position(values));
  add(t("detail.who"), people(values));
  add(t("detail.deaths"), countWords(values.deaths_low, values.deaths_best, values.deaths_high));
  add(t("detail.injured"), countWords(values.injured_low, values.injured_best, values.injured_high));
  add(t("detail.claimed"), values.claimed_by ?? null);
  const fields = [...differing(reports, text).map((field) => t(`field.${field.name}`)), ...(text.disagreement ?? []).map(fieldName)];
  const differs = fields.length ? h("p", { class: "nt-differs" }, t("detail.disagree", { fields: [...new Set(fields)].join(", ") })) : null;
  return h("div", {}, list, differs);
}

/** Where the day comes from: of an event that only its publication bounds, whether that day is known at all. */
const dayBasis = (values: Values): string | null | undefined =>
  values.date_basis === "publication" && !(values.date_start || values.date_end) ? "unknown" : values.date_basis;

const joined = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join("; ");

function position(values: Values): string | null {
  if (typeof values.lat !== "number" || typeof values.lon !== "number" || (values.geo_precision ?? 7) > 5) return null;
  const lat = values.lat.toFixed(2), lon = values.lon.toFixed(2);
  return values.geo_radius_km ? t("detail.coordinates", { km: Math.round(values.geo_radius_km), lat, lon }) : t("detail.point", { lat, lon });
}

function people(values: Values): HTMLElement | null {
  if (!values.actors?.length && !values.targets?.length) return null;
  const names = (list: string[] | undefined, codes: string[] | undefined): HTMLElement => {
    const all = (list ?? []).map((name, i) =>
      h("span", { class: "nt-person" }, h("bdi", {}, name), shortCode(codes?.[i]) ? codeOf(codes![i]!) : null));
    const box = h("span", { class: "nt-people" }, ...all);
    const rest = all.slice(MOST_PEOPLE);
    if (rest.length < 2) return box;
    for (const person of rest) person.hidden = true;
    const more = h("button", { type: "button", class: "nt-textbutton nt-more", click: () => {
      for (const person of rest) person.hidden = false;
      more.remove();
    } }, t("filters.more", { n: rest.length }));
    box.append(" ", more);
    return box;
  };
  return h("span", {}, values.actors?.length ? names(values.actors, values.actor_codes) : null,
    values.targets?.length ? h("span", { class: "nt-arrow" }, ` ${t("detail.towards")} `) : null,
    values.targets?.length ? names(values.targets, values.target_codes) : null);
}

/** "KEN COP" with its meaning: "Kenya, police and other keepers of the law". */
function codeOf(code: string): HTMLElement {
  const words = shortCode(code).split(" ").map((part) => (has(`sector.${part}`) ? t(`sector.${part}`) : countryName(part)));
  return h("abbr", { class: "nt-code", title: words.join(t("comma")) }, shortCode(code));
}

/** "--- UAF" without its unknown country. */
const shortCode = (code: string | undefined): string => (code ?? "").replaceAll("---", "").trim();

function related(host: CardHost, text: EventText): HTMLElement | null {
  const link = (label: string, id: string, title: string): HTMLElement =>
    h("p", { class: "nt-related" }, h("span", { class: "nt-label" }, label), " ",
      h("button", { type: "button", class: "nt-textlink", dir: "auto", click: () => host.open(id) }, title));
  const before = text.follows ? [link(t("detail.follows"), text.follows, host.titleOf(text.follows) ?? text.follows)] : [];
  const after = host.followers(text.event_id).map(({ id, title }) => link(t("detail.followed"), id, title));
  return before.length + after.length ? h("div", {}, ...before, ...after) : null;
}

function wordsOf(reports: Report[], store: Store, event: number): HTMLElement {
  const { text } = store.meta;
  const { outletsFrom, outlets } = store.columns;
  const names = Array.from(outlets.subarray(outletsFrom[event], outletsFrom[event + 1]), (outlet) => store.meta.outlets[outlet] ?? "");
  return h("section", { class: "nt-words" }, h("h3", {}, t("detail.words")),
    text === "words" ? null : h("p", { class: "nt-note" }, t(text === "links" ? "detail.unquoted" : "detail.unlinked")),
    text === "titles" && names.length ? h("p", { dir: "auto" }, names.join(", ")) : null,
    ...reports.map((report) => source(report, text === "words")));
}

function source(report: Report, isQuoted: boolean): HTMLElement {
  const { article } = report;
  const href = webAddress(article.url);
  const outlet = article.source ?? article.article_id;
  return h("figure", { class: "nt-quote" },
    ...(report.text.quotes?.length ? report.text.quotes.map(quote) : [isQuoted && h("p", { class: "nt-note" }, t("detail.nowords"))]),
    h("figcaption", {},
      h("strong", { dir: "auto" }, outlet), article.published ? h("span", {}, shortPublished(article.published)) : null,
      href ? h("a", { href, target: "_blank", rel: "noopener noreferrer nofollow" }, t("detail.link", { outlet })) : null,
      article.duplicate_of ? h("span", { class: "nt-tag" }, t("detail.copyof")) : null));
}

const shortPublished = (published: string): string => shortDay(dayNumber(published));

function quote(item: Quote): HTMLElement {
  return h("blockquote", { dir: "auto" },
    ...item.segments.map(([words, kinds]) => (kinds ? mark(words, kinds) : words)),
    item.field === "title" ? h("span", { class: "nt-note" }, ` (${t("detail.headline")})`) : null);
}

function mark(words: string, kinds: string): HTMLElement {
  const names = kinds.split(" ");
  return h("mark", { class: `nt-mark-${names.at(-1)}`, title: names.map((kind) => t(`mark.${kind}`)).join(", ") }, words);
}

/** What the reports differ on: by what they say, and by what the dataset names. */
function differing(reports: Report[], text: EventText): Comparison[] {
  const named = new Set(text.disagreement ?? []);
  return COMPARED.filter((field) => named.has(field.name) || field.keys.some((key) => named.has(key)) ||
    (reports.some((report) => field.say(report.values)) && new Set(reports.map((report) => field.same(report.values))).size > 1));
}

/** What each outlet says, side by side; cells that differ from what most say are marked. */
function comparison(reports: Report[], text: EventText): HTMLElement | null {
  if (reports.length < 2) return null;
  const differ = differing(reports, text);
  const rows = COMPARED.filter((field) => reports.some((report) => field.say(report.values))).map((field) => {
    const said = reports.map((report) => field.same(report.values));
    const differs = differ.includes(field);
    const usual = differs ? mostSaid(said) : null;
    return h("tr", { class: differs ? "nt-row-differs" : "" },
      h("th", { scope: "row" }, t(`field.${field.name}`), differs ? h("span", { class: "nt-hidden" }, ` (${t("detail.differs")})`) : null),
      ...reports.map((report, i) => h("td", { dir: "auto", class: differs && said[i] !== usual ? "nt-cell-differs" : "" }, field.say(report.values) || "–")));
  });
  return h("section", { class: "nt-compare" }, h("h3", {}, t("detail.reports")),
    h("div", { class: "nt-scroll", tabindex: "0", role: "region", "aria-label": t("detail.reports") },
      h("table", {}, h("thead", {}, h("tr", {}, h("td", {}), ...reports.map((report) =>
        h("th", { scope: "col", dir: "auto" }, report.article.source ?? report.article.article_id,
          report.article.published ? h("span", { class: "nt-note" }, shortPublished(report.article.published)) : null)))),
      h("tbody", {}, ...rows))));
}

/** What more outlets say than anything else; null where none leads, or where all say the same in other words. */
function mostSaid(said: string[]): string | null {
  const counts = new Map<string, number>();
  for (const one of said) counts.set(one, (counts.get(one) ?? 0) + 1);
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  return first && second && first[1] > second[1] ? first[0] : null;
}

function fieldName(field: string): string {
  const found = COMPARED.find((compared) => compared.keys.includes(field) || compared.name === field);
  return found ? t(`field.${found.name}`) : field.replaceAll("_", " ");
}

function footer(store: Store, event: number, text: EventText, values: Values, reports: Report[]): HTMLElement {
  const status = h("span", { class: "nt-note", role: "status" });
  const copy = h("button", { type: "button", class: "nt-textbutton", click: () => {
    void copyText(citation(text, values, reports)).then(() => { status.textContent = t("detail.copied"); });
  } }, t("detail.copy"));
  return h("footer", { class: "nt-card-foot" }, copy, status,
    h("p", { class: "nt-note" }, `${t("detail.id")} `, h("code", {}, text.event_id), ` · ${t(`review.${store.meta.reviews[store.columns.review[event]!] ?? "machine"}`)}`));
}

export function citation(text: EventText, values: Values, reports: Report[]): string {
  const sources = reports.map(({ article }) =>
    [article.source, article.title ? `“${article.title}”` : null, article.published ? longDay(dayNumber(article.published)) : null, webAddress(article.url)].filter(Boolean).join(", "));
  return `${text.title ?? typeName(values.event_type ?? "")} (${dateWords(values)}; ${placeWords(values)}). ${[...new Set(sources)].join("; ")}. [${text.event_id}]`;
}

export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = h("textarea", { class: "nt-hidden" }, text);
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}
