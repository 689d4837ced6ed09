import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { readReport } from './read-report.ts';
import { readSummary, summaryOf, type MacSummary } from './mac-summary.ts';

export type StoredReport = { readonly key: string; readonly body: string; readonly receivedAt: number };
export type StoredSummary = MacSummary & { readonly stream: string; readonly receivedAt: number };

/** Keeps each report once, by its key, in the order of arrival. */
export type ReportDatabase = {
  readonly find: (key: string) => StoredReport | null;
  readonly add: (report: StoredReport & { readonly stream: string; readonly sequence: number }) => void;
  /** What the newest report of every stream says in short, the last one that was heard of first. */
  readonly newest: () => readonly StoredSummary[];
  /** Key, stream and sequence of all of them, in the order of arrival. */
  readonly list: () => readonly { readonly key: string; readonly stream: string; readonly sequence: number }[];
  readonly close: () => void;
};

const row = z.object({ key: z.string(), body: z.string(), receivedAt: z.number() });
const numbered = z.object({ key: z.string(), stream: z.string(), sequence: z.number() });
const summarised = z.object({ stream: z.string(), receivedAt: z.number(), summary: z.string() });

/** Opens a file, or `:memory:`. */
export function openReportDatabase(file: string): ReportDatabase {
  const database = new DatabaseSync(file);
  // The table of Macs is asked for every few seconds, and a body can have megabytes: what it shows stands by itself.
  database.exec(`
    PRAGMA journal_mode = WAL;
    CREATE TABLE IF NOT EXISTS reports (
      arrival INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, stream TEXT NOT NULL, sequence INTEGER NOT NULL,
      receivedAt INTEGER NOT NULL, body TEXT NOT NULL);
    CREATE INDEX IF NOT EXISTS by_stream ON reports (stream, sequence);
    CREATE TABLE IF NOT EXISTS summaries (arrival INTEGER PRIMARY KEY, summary TEXT NOT NULL);`);
  const find = database.prepare('SELECT key, body, receivedAt FROM reports WHERE key = ?');
  const add = database.prepare('INSERT INTO reports (key, stream, sequence, receivedAt, body) VALUES (?, ?, ?, ?, ?)');
  const summarise = database.prepare('INSERT INTO summaries (arrival, summary) VALUES (?, ?)');
  const newest = database.prepare(
    `SELECT stream, receivedAt, summary
     FROM reports JOIN (SELECT stream AS s, max(sequence) AS m FROM reports GROUP BY stream) ON stream = s AND sequence = m
     JOIN summaries USING (arrival) ORDER BY arrival DESC LIMIT 1000`,
  );
  const list = database.prepare('SELECT key, stream, sequence FROM reports ORDER BY arrival');

  function addSummary(arrival: number | bigint, body: string): void {
    const report = readReport(body);
    if (report !== null) summarise.run(arrival, JSON.stringify(summaryOf(report)));
  }

  // Those that were kept before summaries were, one at a time: together they can be more than the memory holds.
  const bare = database.prepare('SELECT body FROM reports WHERE arrival = ?');
  for (const { arrival } of bareArrivals(database))
    addSummary(arrival, z.object({ body: z.string() }).parse(bare.get(arrival)).body);

  return {
    find: key => row.nullish().parse(find.get(key)) ?? null,
    add: ({ key, stream, sequence, receivedAt, body }) => {
      const { lastInsertRowid } = add.run(key, stream, sequence, receivedAt, body);
      addSummary(lastInsertRowid, body);
    },
    newest: () =>
      z
        .array(summarised)
        .parse(newest.all())
        .map(({ summary, ...found }) => ({ ...found, ...readSummary(summary) })),
    list: () => z.array(numbered).parse(list.all()),
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}

function bareArrivals(database: DatabaseSync): readonly { readonly arrival: number }[] {
  const found = database.prepare('SELECT arrival FROM reports WHERE arrival NOT IN (SELECT arrival FROM summaries)');
  return z.array(z.object({ arrival: z.number() })).parse(found.all());
}
