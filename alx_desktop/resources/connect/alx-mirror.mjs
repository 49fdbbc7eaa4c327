// Keeps a copy of a company's course progress in a file. Needs Node.js 18 or later and nothing else.
//
//     node alx-mirror.mjs course_progress.journal --json course_progress.json
//
// The token comes from the environment variable ALX_TOKEN. The first run reads everything, each later one only what has
// changed since: new and changed rows, and rows that are gone. Stop it whenever you like: every page is one line of the
// journal, together with the place where it ends, and the next run goes on behind the last whole line. While everything
// is read anew (the endpoint says when that is needed), the journal stays as it was until the new one is whole.
// --json FILE writes the rows as they are now. One run at a time keeps a journal. Other programs can
// import { Mirror, refresh, readPage } from this file.

import fs from "node:fs";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

export const BASE_URL = "https://reports.example";
const PAGE = 5000;
const PATIENCE = 120;
const PAUSES = [1, 2, 5, 15, 60];
const SLACK = 10_000;

export class Failed extends Error {}
export class Outdated extends Error {}

/** One page of the change feed: {data: [...], meta: {...}}. Tries again where that can help. */
export async function readPage(baseUrl, token, cursor, limit = PAGE) {
  const asked = new URLSearchParams({ limit, ...(cursor === null ? {} : { cursor }) });
  for (const pause of [...PAUSES, null]) {
    let wait = pause;
    try {
      const answer = await fetch(`${baseUrl}/api/v1/changes?${asked}`, {
        headers: { Authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(PATIENCE * 1000),
      });
      if (answer.ok) return await answer.json();
      wait = await afterRefusal(answer, pause);
    } catch (error) {
      if (error instanceof Failed || error instanceof Outdated) throw error;
      if (pause === null) throw new Failed(`${baseUrl} cannot be read: ${error.cause?.message ?? error.message}`);
    }
    await new Promise((resolve) => setTimeout(resolve, wait * 1000));
  }
}

/** Seconds until the next try. Throws Outdated, and Failed where another try does not help. */
async function afterRefusal(answer, pause) {
  const problem = await answer.json().catch(() => ({}));
  if (["cursor_outdated", "cursor_invalid"].includes(problem.code)) throw new Outdated();
  if (pause === null || ![408, 429, 502, 503, 504].includes(answer.status)) {
    throw new Failed(`The endpoint refused (${answer.status}): ${problem.detail ?? answer.statusText}`);
  }
  const wait = answer.headers.get("retry-after") ?? "";
  return /^\d+$/.test(wait) ? Math.min(Number(wait), 3600) : pause;
}

/** The copy: `rows` by id, and the cursor of the next page. `fresh` is a full read that is not through yet. */
export class Mirror {
  constructor(path) {
    this.path = path;
    this.freshPath = `${path}.new`;
    this.fresh = null;
    this.live = load(path);
    const begun = load(this.freshPath);
    if (begun.cursor !== null) this.fresh = begun;
    if (begun.whole) this.replaceLive();
  }

  get rows() {
    return this.live.rows;
  }

  get cursor() {
    return (this.fresh ?? this.live).cursor;
  }

  /** Read everything anew with the next page. */
  beginAgain() {
    fs.rmSync(this.freshPath, { force: true });
    this.fresh = { rows: new Map(), cursor: null, size: 0, records: 0, whole: false };
  }

  /** Take over a page; how many rows changed and how many are gone. */
  apply(page) {
    const { data, meta } = page;
    if (meta.mode === "full" && this.cursor === null) this.beginAgain();
    const [state, path] = this.fresh ? [this.fresh, this.freshPath] : [this.live, this.path];
    const entry = { cursor: meta.next_cursor, whole: !meta.more, rows: data };
    take(state, entry, append(path, state.size, entry));
    if (this.fresh?.whole) this.replaceLive();
    else if (!this.fresh) this.compact();
    const gone = data.filter((row) => row.removed).length;
    return { changed: data.length - gone, gone };
  }

  replaceLive() {
    fs.renameSync(this.freshPath, this.path);
    [this.live, this.fresh] = [this.fresh, null];
  }

  /** Rewrite a journal that is mostly history. */
  compact() {
    const { rows, cursor, records } = this.live;
    if (records < 2 * rows.size + SLACK) return;
    const path = `${this.path}.compact`;
    fs.rmSync(path, { force: true });
    const left = [...rows.values()];
    let size = 0;
    do {
      size += append(path, size, { cursor, whole: true, rows: left.splice(0, PAGE) });
    } while (left.length > 0);
    fs.renameSync(path, this.path);
    Object.assign(this.live, { size, records: rows.size });
  }
}

/** What a journal holds, up to its last whole line; what a stopped run left behind that is overwritten. */
function load(path) {
  const state = { rows: new Map(), cursor: null, size: 0, records: 0, whole: false };
  let file;
  try {
    file = fs.openSync(path, "r");
  } catch (error) {
    if (error.code === "ENOENT") return state;
    throw error;
  }
  try {
    for (const line of wholeLines(file)) take(state, JSON.parse(line), line.length + 1);
  } finally {
    fs.closeSync(file);
  }
  return state;
}

function* wholeLines(file) {
  const piece = Buffer.alloc(1 << 20);
  let parts = [];
  for (let count; (count = fs.readSync(file, piece)) > 0; ) {
    let start = 0;
    for (let end; (end = piece.subarray(0, count).indexOf(10, start)) >= 0; start = end + 1) {
      yield Buffer.concat([...parts, piece.subarray(start, end)]);
      parts = [];
    }
    parts.push(Buffer.from(piece.subarray(start, count)));
  }
}

function take(state, entry, bytes) {
  for (const row of entry.rows) {
    if (row.removed) state.rows.delete(row.id);
    else state.rows.set(row.id, row);
  }
  state.cursor = entry.cursor;
  state.whole = entry.whole;
  state.size += bytes;
  state.records += entry.rows.length;
}

/** Write a line at a place of a file and see it onto the disk; its bytes. */
function append(path, place, entry) {
  const line = Buffer.from(`${JSON.stringify(entry)}\n`);
  const file = fs.openSync(path, place === 0 ? "w" : "r+");
  try {
    fs.ftruncateSync(file, place);
    for (let done = 0; done < line.length; ) {
      done += fs.writeSync(file, line, done, line.length - done, place + done);
    }
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
  return line.length;
}

/** Bring the copy up to date; how many rows changed and how many are gone. read: gives the page of a cursor. */
export async function refresh(mirror, read) {
  const counts = { changed: 0, gone: 0 };
  for (;;) {
    let page;
    const { cursor } = mirror;
    try {
      page = await read(cursor);
    } catch (error) {
      if (!(error instanceof Outdated) || cursor === null) throw error;
      mirror.beginAgain();
      continue;
    }
    const { changed, gone } = mirror.apply(page);
    counts.changed += changed;
    counts.gone += gone;
    // After a full read comes what has changed while it ran.
    if (page.meta.mode === "incremental" && !page.meta.more) return counts;
  }
}

/** Write the rows as a JSON array: the whole file or none of it. */
export function writeJson(mirror, path) {
  const part = `${path}.part`;
  const file = fs.openSync(part, "w");
  try {
    let head = "[";
    for (const { removed, ...row } of mirror.rows.values()) {
      fs.writeSync(file, `${head}\n${JSON.stringify(row)}`);
      head = ",";
    }
    fs.writeSync(file, head === "[" ? "[]\n" : "\n]\n");
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
  fs.renameSync(part, path);
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      url: { type: "string", default: BASE_URL },
      page: { type: "string", default: String(PAGE) },
      json: { type: "string" },
    },
  });
  const [path] = positionals;
  const token = process.env.ALX_TOKEN;
  if (!path || !token) throw new Failed("Set ALX_TOKEN, then: node alx-mirror.mjs FILE [--json FILE] [--url URL]");
  const mirror = new Mirror(path);
  const url = values.url.replace(/\/+$/, "");
  const { changed, gone } = await refresh(mirror, (cursor) => readPage(url, token, cursor, values.page));
  if (values.json) writeJson(mirror, values.json);
  console.log(`${changed} rows new or changed, ${gone} gone; ${mirror.rows.size} rows in ${path}.`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href) {
  main().catch((error) => {
    console.error(`${error.message}\nWhat was read until now is kept; the next run goes on from there.`);
    process.exitCode = 1;
  });
}
