import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

export type StoredReport = { readonly key: string; readonly body: string; readonly receivedAt: number };

/** Keeps each report once, by its key, in the order of arrival. */
export type ReportDatabase = {
  readonly find: (key: string) => StoredReport | null;
  readonly add: (report: StoredReport & { readonly stream: string; readonly sequence: number }) => void;
  /** The newest report of every stream, the last one that was heard of first. */
  readonly newest: () => readonly StoredReport[];
  /** Key, stream and sequence of all of them, in the order of arrival. */
  readonly list: () => readonly { readonly key: string; readonly stream: string; readonly sequence: number }[];
  readonly close: () => void;
};

const row = z.object({ key: z.string(), body: z.string(), receivedAt: z.number() });
const numbered = z.object({ key: z.string(), stream: z.string(), sequence: z.number() });

/** Opens a file, or `:memory:`. */
export function openReportDatabase(file: string): ReportDatabase {
  const database = new DatabaseSync(file);
  database.exec(`
    PRAGMA journal_mode = WAL;
    CREATE TABLE IF NOT EXISTS reports (
      arrival INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, stream TEXT NOT NULL, sequence INTEGER NOT NULL,
      receivedAt INTEGER NOT NULL, body TEXT NOT NULL);
    CREATE INDEX IF NOT EXISTS by_stream ON reports (stream, sequence);`);
  const find = database.prepare('SELECT key, body, receivedAt FROM reports WHERE key = ?');
  const add = database.prepare('INSERT INTO reports (key, stream, sequence, receivedAt, body) VALUES (?, ?, ?, ?, ?)');
  const newest = database.prepare(
    `SELECT key, body, receivedAt FROM reports JOIN (SELECT stream AS s, max(sequence) AS m FROM reports GROUP BY stream)
     ON stream = s AND sequence = m ORDER BY arrival DESC LIMIT 1000`,
  );
  const list = database.prepare('SELECT key, stream, sequence FROM reports ORDER BY arrival');
  return {
    find: key => row.nullish().parse(find.get(key)) ?? null,
    add: ({ key, stream, sequence, receivedAt, body }) => {
      add.run(key, stream, sequence, receivedAt, body);
    },
    newest: () => z.array(row).parse(newest.all()),
    list: () => z.array(numbered).parse(list.all()),
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}
