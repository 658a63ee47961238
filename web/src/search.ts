// Search in the words of the events. Reading them all takes a second in a large page: it is done a block at a time while
// nobody needs the thread, and a query looks through what is read at once, then goes on with the rest.
import { fold, type EventText, type Store } from "./data";
import { countryName } from "./words";

/** The folded words of a block of events in one string: one native scan finds a term in all of them. */
interface Words { text: string; ends: Uint32Array }

/** Datasets above this many events are read when the search box is first used, smaller ones beforehand. */
const READ_BEFOREHAND = 250_000;
const QUIET_MILLISECONDS = 400;
const STEP_MILLISECONDS = 220;

export class SearchIndex {
  private readonly blocks: (Words | undefined)[];
  private readCount = 0;
  private wanted = 0;
  private query = "";
  private busyUntil = 0;
  private isReading = false;
  /** A country is a place to whoever searches, though the tables hold its code only. */
  private readonly countries: string[];

  constructor(private readonly store: Store) {
    this.blocks = new Array(store.blocks);
    this.countries = store.meta.countries.map((code) => fold(countryName(code)));
  }

  /** Somebody drags or types: reading ahead waits. */
  touch(): void {
    this.busyUntil = performance.now() + QUIET_MILLISECONDS;
  }

  /** Read what is not read yet, in idle moments. */
  readAhead(isAsked = false): void {
    if (this.isReading || (this.store.n > READ_BEFOREHAND && !isAsked)) return;
    this.isReading = true;
    const next = (): void => {
      const block = this.blocks.findIndex((words) => !words);
      if (block < 0) return;
      const wait = this.busyUntil - performance.now();
      if (wait > 0) setTimeout(next, wait);
      else whenIdle(() => void this.words(block).then(next));
    };
    next();
  }

  get isComplete(): boolean {
    return this.readCount === this.blocks.length;
  }

  private async words(block: number): Promise<Words> {
    const known = this.blocks[block];
    if (known) return known;
    const rows = await this.store.block<EventText>(`events-${block}`);
    const again = this.blocks[block];
    if (again) return again;
    this.readCount++;
    return (this.blocks[block] = foldedWords(rows, (i) => this.countryOf(block * this.store.meta.block + i)));
  }

  private countryOf(event: number): string {
    return this.countries[this.store.columns.country[event]!] ?? "";
  }

  /** Look through all that is read; events of blocks not read yet do not match. False when some are left for `rest`. */
  find(query: string, matches: Uint8Array): boolean {
    this.touch();
    this.query = fold(query);
    this.wanted++;
    const terms = this.terms();
    matches.fill(terms.length ? 0 : 1);
    if (!terms.length) return true;
    this.blocks.forEach((words, block) => { if (words) this.scan(words, terms, matches, block); });
    return this.isComplete;
  }

  /** Read and look through what `find` left, and say so every fifth of a second; false when a newer query came. */
  async rest(matches: Uint8Array, said: () => void): Promise<boolean> {
    const mine = this.wanted, terms = this.terms();
    const left = [...this.blocks.keys()].filter((block) => !this.blocks[block]);
    let told = performance.now();
    for (const block of left) {
      const words = await this.words(block);
      if (mine !== this.wanted) return false;
      this.scan(words, terms, matches, block);
      if (performance.now() - told < STEP_MILLISECONDS) continue;
      said();
      await new Promise((resolve) => setTimeout(resolve));
      told = performance.now();
    }
    return mine === this.wanted;
  }

  private terms(): string[] {
    return this.query.split(/\s+/).filter(Boolean).sort((a, b) => b.length - a.length);
  }

  /** The longest term leads: where it stands, the others are looked for in the same event. */
  private scan({ text, ends }: Words, [longest, ...others]: string[], matches: Uint8Array, block: number): void {
    const first = block * this.store.meta.block;
    let event = 0;
    for (let at = text.indexOf(longest!); at >= 0; at = text.indexOf(longest!, ends[event])) {
      while (ends[event]! <= at) event++;
      const own = others.length ? text.slice(event ? ends[event - 1] : 0, ends[event]) : "";
      if (others.every((term) => own.includes(term))) matches[first + event] = 1;
    }
  }
}

function whenIdle(work: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: 1_000 });
  else setTimeout(work, 30);
}

function foldedWords(rows: EventText[], countryOf: (i: number) => string): Words {
  const ends = new Uint32Array(rows.length);
  let length = 0;
  const texts = rows.map((row, i) => {
    const folded = `${fold(searchWords(row))}\n${countryOf(i)}\n`;
    ends[i] = length += folded.length;
    return folded;
  });
  return { text: texts.join(""), ends };
}

function searchWords(row: EventText): string {
  const parts = [row.title, row.place_name, row.admin1, row.claimed_by, row.event_id, ...(row.actors ?? []), ...(row.targets ?? [])];
  for (const report of row.reports ?? []) {
    if (report.place_name) parts.push(report.place_name);
    for (const quote of report.quotes ?? []) parts.push(quote.segments.map((segment) => segment[0]).join(""));
  }
  return parts.filter(Boolean).join("\n");
}
