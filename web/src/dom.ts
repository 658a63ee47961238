// Elements are made here and nowhere else: text goes in as text, never as markup.
type Child = Node | string | null | undefined | false;
type Value = string | number | boolean | null | undefined | ((event: Event) => void);

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Record<string, Value> = {}, ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  append(element, children);
  return element;
}

function setAttribute(element: Element, name: string, value: Value): void {
  if (value === null || value === undefined || value === false) return;
  if (typeof value === "function") element.addEventListener(name, value);
  else element.setAttribute(name, value === true ? "" : String(value));
}

export function append(element: Element, children: Child[]): void {
  for (const child of children) if (child !== null && child !== undefined && child !== false) element.append(child);
}

export function replace(element: Element, ...children: Child[]): void {
  element.replaceChildren();
  append(element, children);
}

/** An `href` only for the web: anything else (javascript:, data:, file:) is no link. */
export function webAddress(url: unknown): string | null {
  if (typeof url !== "string") return null;
  try {
    const parsed = new URL(url);
    return parsed.protocol === "http:" || parsed.protocol === "https:" ? parsed.href : null;
  } catch {
    return null;
  }
}

export function later(work: () => void, milliseconds: number): () => void {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(work, milliseconds);
  };
}

const ICONS: Record<string, string> = {
  plus: "M8 3v10M3 8h10", minus: "M3 8h10", fit: "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3",
  close: "M4 4l8 8M12 4l-8 8", back: "M10 3L5 8l5 5", next: "M6 3l5 5-5 5", play: "M5 3l8 5-8 5z",
  pause: "M5 3v10M11 3v10", filter: "M2 4h12M4 8h8M6 12h4", theme: "M8 2a6 6 0 1 0 0 12zM8 2a6 6 0 0 1 0 12",
  save: "M8 2v8M5 7l3 3 3-3M3 13h10", search: "M7 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM10 10l4 4", up: "M3 10l5-5 5 5",
  info: "M8 7v5M8 4v.5M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z", link: "M6 10l4-4M7 4l1-1a3 3 0 0 1 4 4l-1 1M9 12l-1 1a3 3 0 0 1-4-4l1-1",
};

export function icon(name: string): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "nt-icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", ICONS[name] ?? "");
  svg.append(path);
  return svg;
}

export function button(label: string, iconName: string, action: () => void, className = ""): HTMLButtonElement {
  return h("button", { type: "button", class: `nt-button ${className}`, "aria-label": label, title: label, click: action }, icon(iconName));
}
