/** Adds lines to a timeline in a process of its own until somebody ends it; now and then it is written anew. */
import { createTimelineStore } from '../../src-main/adapters/timeline-store.ts';

const [folder = '', padding = '0'] = process.argv.slice(2);
const store = createTimelineStore(folder);
const filling = 'x'.repeat(Number(padding));
const last = ((await store.read()) ?? '').split('\n').findLast(line => line.endsWith('}')) ?? '{"n":0}';
let n = Number(Reflect.get(Object(JSON.parse(last)), 'n'));
for (;;) {
  n += 1;
  await store.append(`${JSON.stringify({ filling, n })}\n`);
  if (n % 20 === 0) await store.replace((await store.read()) ?? '');
}
