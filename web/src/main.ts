// `newsTimeline.start(map, mode)`: the one line that the folium plugin writes into a page.
import type * as Leaflet from "leaflet";
import countries from "./countries.json";
import { App, type Mode } from "./app";
import { Store } from "./data";
import { h } from "./dom";
import { cell as csvCell } from "./exports";
import { circle } from "./shapes";
import { currentLanguage, isRightToLeft, setLanguage, t } from "./strings";
import { dateWords, placeName, setCountries } from "./words";

export { dateWords, placeName, csvCell, circle };
export let app: App | null = null;

export function start(map: Leaflet.Map | null, mode: Mode): void {
  restoreTheme();
  setCountries(countries as [string, string, string][]);
  if (typeof DecompressionStream === "undefined") {
    document.body.prepend(h("p", { class: "nt-warning", role: "alert" }, t("old")));
    return;
  }
  void open(map, mode);
}

async function open(map: Leaflet.Map | null, mode: Mode): Promise<void> {
  const store = await Store.open();
  setLanguage(wantedLanguage() ?? store.meta.run.language ?? "en");
  document.documentElement.lang = currentLanguage();
  document.documentElement.dir = isRightToLeft() ? "rtl" : "ltr";
  app = new App(store, map, mode);
  await app.start();
}

function restoreTheme(): void {
  try {
    const theme = localStorage.getItem("news-timeline-theme");
    if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
  } catch { /* no storage: the system's theme */ }
}

function wantedLanguage(): string | null {
  try {
    return localStorage.getItem("news-timeline-language");
  } catch {
    return null;
  }
}
