/** What tests start as processes of their own, by where its source stands. */
export const programs = [
  'src-main/cli.ts',
  'test/adapters/add-lines.ts',
  'test/adapters/hold-lock.ts',
  'test/engine/rewrite-journey.ts',
  'test/fixtures/ask-keychain.ts',
  'test/fixtures/ask-osquery.ts',
  'test/fixtures/send-once.ts',
  'test/upstreams/report/send-many.ts',
  'test/upstreams/report/send-one.ts',
] as const;

/** One of them. */
export type Program = (typeof programs)[number];

/** What its built file is called. */
export function builtName(program: Program): string {
  return program.replaceAll('/', '-').replace(/\.ts$/, '');
}
