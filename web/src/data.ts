// The data of the page: columns of numbers at once, blocks of text when they are needed.
/** `silent_articles` are those from which no event was read; `issues` counts the troubles by their code. */
export interface RunCounts { articles?: number; silent_articles?: number; issues?: Record<string, number> }
export interface RunFacts {
  version?: string; built?: string; title?: string; licence?: string; language?: string;
  attribution?: unknown; gazetteer?: unknown; counts?: RunCounts;
  tool?: string; model?: { name?: string; version?: string }; inputs?: { files: number; sha256: string };
  borders?: "natural-earth" | "none"; tiles?: { address: string; credit: string };
}
export interface Meta {
  n: number; block: number;
  /** What of the articles is in the page: their words too, their titles and links, or nothing. */
  text: "words" | "links" | "titles";
  run: RunFacts; columns: [string, string, number][];
  types: string[]; assertions: string[]; reviews: string[]; modes: string[]; countries: string[];
  actors: string[]; outlets: string[];
}
export interface Quote { field: string; segments: [string, string][] }
export interface Values {
  event_type?: string; event_mode?: string | null; assertion?: string;
  date_edtf?: string | null; date_start?: string | null; date_end?: string | null; date_precision?: number; date_basis?: string;
  place_name?: string | null; place_id?: string; admin1?: string | null; country?: string | null;
  lat?: number | null; lon?: number | null; geo_precision?: number; geo_radius_km?: number | null; geo_basis?: string | null;
  actors?: string[]; targets?: string[]; actor_codes?: string[]; target_codes?: string[];
  deaths_low?: number | null; deaths_best?: number | null; deaths_high?: number | null;
  injured_low?: number | null; injured_best?: number | null; injured_high?: number | null;
  claimed_by?: string | null; confidence?: number;
}
export interface ReportText extends Values { article: number; quotes?: Quote[] }
export interface EventText extends Values {
  event_id: string; title?: string; first_published?: string; last_published?: string; follows?: string;
  disagreement?: string[]; reports?: ReportText[];
}
export interface ArticleText {
  article_id: string; title?: string; url?: string; source?: string; published?: string; language?: string; duplicate_of?: string;
}
export const NO_DAY = -(2 ** 31);
export const OPEN_START = 1, OPEN_END = 2, APPROXIMATE = 4;

export interface Columns {
  start: Int32Array; end: Int32Array; lat: Float32Array; lon: Float32Array; deaths: Int32Array; injured: Int32Array;
  radius: Uint16Array; mode: Uint16Array; country: Uint16Array; articles: Uint16Array; sources: Uint16Array;
  type: Uint8Array; assertion: Uint8Array; review: Uint8Array; datePrecision: Uint8Array; geoPrecision: Uint8Array;
  confidence: Uint8Array; open: Uint8Array; standIn: Uint8Array;
  actorsFrom: Uint32Array; actors: Uint32Array; outletsFrom: Uint32Array; outlets: Uint32Array;
}
declare global {
  interface Uint8ArrayConstructor { fromBase64?(text: string): Uint8Array<ArrayBuffer> }
}
const ARRAYS = { i4: Int32Array, f4: Float32Array, u4: Uint32Array, u2: Uint16Array, u1: Uint8Array } as const;

function element(name: string): HTMLScriptElement | null {
  return document.querySelector<HTMLScriptElement>(`script[data-block="${name}"]`);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const binary = atob(text.trim());
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

async function bytesOf(name: string): Promise<ArrayBuffer> {
  const source = element(name);
  if (!source) throw new Error(`no block ${name}`);
  const bytes = fromBase64(source.textContent ?? "");
  if (source.dataset.encoding !== "base64+gzip") return bytes.buffer;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

export async function jsonOf<T>(name: string): Promise<T> {
  const source = element(name);
  if (source?.dataset.encoding === "json") return JSON.parse(source.textContent ?? "") as T;
  return JSON.parse(new TextDecoder().decode(await bytesOf(name))) as T;
}

export function hasBlock(name: string): boolean {
  return element(name) !== null;
}

/** A block of texts: an array for each column, null where a row has nothing. */
type Table = { n: number } & Record<string, unknown[] | number>;

function rowsOf<T>({ n, ...columns }: Table): T[] {
  const rows: Record<string, unknown>[] = Array.from({ length: n }, () => ({}));
  for (const [name, values] of Object.entries(columns)) {
    (values as unknown[]).forEach((value, i) => { if (value !== null) rows[i]![name] = value; });
  }
  return rows as T[];
}

const FEWEST_KEPT_BLOCKS = 12;

export class Store {
  readonly n: number;
  private readonly cache = new Map<string, unknown>();
  private readonly pending = new Map<string, Promise<unknown>>();
  private ids: Map<string, number> | undefined;
  private kept = FEWEST_KEPT_BLOCKS;

  private constructor(readonly meta: Meta, readonly columns: Columns) {
    this.n = meta.n;
  }

  static async open(): Promise<Store> {
    const meta = await jsonOf<Meta>("meta");
    const buffer = await bytesOf("columns");
    const columns: Record<string, unknown> = {};
    let offset = 0;
    for (const [name, kind, length] of meta.columns) {
      const array = new ARRAYS[kind as keyof typeof ARRAYS](buffer, offset, length);
      columns[name] = array;
      offset += array.byteLength;
    }
    return new Store(meta, columns as unknown as Columns);
  }

  get blocks(): number {
    return Math.ceil(this.n / this.meta.block);
  }

  /** The texts of an event if they are unpacked already. */
  peek(index: number): EventText | undefined {
    const block = this.cache.get(`events-${Math.floor(index / this.meta.block)}`) as EventText[] | undefined;
    return block?.[index % this.meta.block];
  }

  async text(index: number): Promise<EventText> {
    const block = await this.block<EventText>(`events-${Math.floor(index / this.meta.block)}`);
    return block[index % this.meta.block]!;
  }

  async article(number: number): Promise<ArticleText> {
    const block = await this.block<ArticleText>(`articles-${Math.floor(number / this.meta.block)}`);
    return block[number % this.meta.block]!;
  }

  /** Printing needs many blocks at the same time. */
  keepAtLeast(blocks: number): void {
    this.kept = Math.max(FEWEST_KEPT_BLOCKS, blocks + 2);
  }

  async block<T>(name: string): Promise<T[]> {
    const known = this.cache.get(name) as T[] | undefined;
    if (known) {
      this.cache.delete(name);
      this.cache.set(name, known);
      return known;
    }
    let loading = this.pending.get(name) as Promise<T[]> | undefined;
    if (!loading) {
      loading = jsonOf<Table>(name).then((table) => this.keep(name, rowsOf<T>(table)));
      this.pending.set(name, loading);
    }
    return loading;
  }

  private keep<T>(name: string, rows: T[]): T[] {
    this.cache.set(name, rows);
    this.pending.delete(name);
    if (this.cache.size > this.kept) this.cache.delete(this.cache.keys().next().value as string);
    return rows;
  }

  /** The position of an event id: unpacks every block the first time. */
  async indexOf(id: string): Promise<number> {
    if (!this.ids) {
      const ids = new Map<string, number>();
      for (let b = 0; b < this.blocks; b++) {
        const rows = await this.block<EventText>(`events-${b}`);
        rows.forEach((row, i) => ids.set(row.event_id, b * this.meta.block + i));
      }
      this.ids = ids;
    }
    return this.ids.get(id) ?? -1;
  }
}

/** Small letters without marks, and plain quotes and dashes: what is typed finds what is printed. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // eslint-disable-next-line no-control-regex
  if (!/[^\x00-\x7f]/.test(lower)) return lower;
  return lower.normalize("NFD").replace(/\p{M}+/gu, "").replace(/[‘’‚“”„–—…]/g, (sign) => PLAIN[sign] ?? sign);
}

const PLAIN: Record<string, string> = { "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "…": "..." };
