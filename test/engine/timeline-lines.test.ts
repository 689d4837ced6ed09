import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyState, type TimelineEvent } from '../../src-main/core/timeline/event.ts';
import { fold } from '../../src-main/core/timeline/fold.ts';
import { parseTimeline, timelineLine } from '../../src-main/engine/timeline-lines.ts';
import { event } from '../core/timeline/timeline-examples.ts';

const change = event({ kind: 'policy', of: 'fleet/1', name: 'Disk', from: 'pass', to: 'fail' });
const kept = {
  kind: 'kept',
  at: change.at,
  state: { ...emptyState, values: { macos: '15.5' }, tries: 1 },
} as const satisfies TimelineEvent;
const line = timelineLine(change);

describe('lines of the timeline', () => {
  it('are read as they were written', () => {
    expect(parseTimeline([change, kept].map(timelineLine).join(''))).toEqual({ events: [change, kept], skipped: 0 });
    expect(parseTimeline(line.replace('\n', '\r\n'))).toEqual({ events: [change], skipped: 0 });
    expect(parseTimeline('')).toEqual({ events: [], skipped: 0 });
  });

  it('are read also where an earlier version did not say when the device id changed', () => {
    const earlier = timelineLine(kept).replace('"deviceChangedAt":null,', '');
    expect(earlier).not.toBe(timelineLine(kept));
    expect(parseTimeline(earlier)).toEqual({ events: [kept], skipped: 0 });
  });

  it.each([
    ['a torn last line', line.slice(0, -20)],
    ['zeros, as a disk leaves them', '\u0000\u0000\u0000\n'],
    ['other bytes', '\ufffd\ufffd{"v":1\n'],
    ['a later version', line.replace('"v":1', '"v":2')],
    ['a kind that is not known', line.replace('"policy"', '"moon-phase"')],
    ['a key that is not known', line.replace('{', '{"extra":1,')],
    ['no instant', line.replace(/"at":"[^"]*"/, '"at":"yesterday"')],
    ['a value that is too long', line.replace('"fail"', `"${'x'.repeat(300)}"`)],
    ['a value with a name that every object has', line.replace('"fail"', '"__proto__"')],
    ['a list', '[]\n'],
    ['nothing', 'null\n'],
    ['a line without end', `${'x'.repeat(300_000)}\n`],
    [
      'a line that is whole, and longer than any',
      timelineLine({
        ...kept,
        state: {
          ...emptyState,
          values: Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`policy:${n}`, 'x'.repeat(200)])),
        },
      }),
    ],
    ['JSON that is very deep', `${'['.repeat(100_000)}\n`],
  ])('are passed over and counted, one by one: %s', (_what, broken) => {
    expect(parseTimeline(`${line}${broken}${broken.endsWith('\n') ? '' : '\n'}${line}`)).toEqual({
      events: [change, change],
      skipped: 1,
    });
  });

  it('put nothing into what every object has', () => {
    const hostile = timelineLine(kept).replace('"macos":"15.5"', '"__proto__":"x","constructor":"y"');
    const state = fold(parseTimeline(hostile).events);
    expect(Reflect.getPrototypeOf(state.values)).toBe(Object.prototype);
    expect(Reflect.get({}, 'x')).toBeUndefined();
  });

  it('are never a throw, whatever is in the file', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.json(), fc.constant(line), fc.string({ unit: 'binary' }))),
        texts => {
          const { events, skipped } = parseTimeline(texts.join('\n'));
          expect(events.length + skipped).toBeLessThanOrEqual(texts.join('\n').split('\n').length);
          fold(events);
        },
      ),
    );
  });

  it('lose only what was cut away, wherever that is', () => {
    const whole = [change, kept, change].map(timelineLine).join('');
    fc.assert(
      fc.property(fc.nat(whole.length), length => {
        const { events } = parseTimeline(whole.slice(0, length));
        expect(events).toEqual([change, kept, change].slice(0, events.length));
        expect(events.length).toBeGreaterThanOrEqual(whole.slice(0, length).split('\n').length - 1);
      }),
    );
  });

  it('reads the end of a file that somebody filled, and counts the rest as passed over', () => {
    const filled = Array.from({ length: 4010 }, (_none, index) =>
      timelineLine({ kind: 'policy', at: '2026-11-20T12:00:00.000Z', of: `fleet/${index}`, from: 'pass', to: 'fail' }),
    );
    const { events, skipped } = parseTimeline(filled.join(''));
    expect([events.length, skipped]).toEqual([4000, 10]);
    expect(events.at(-1)).toMatchObject({ of: 'fleet/4009' });
  });
});
