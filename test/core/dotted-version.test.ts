import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions, isDottedVersion } from '../../src-main/core/dotted-version.ts';

const part = fc.oneof(fc.nat(20), fc.nat(999_999_999));
const dotted = fc.array(part, { minLength: 1, maxLength: 8 }).map(parts => parts.join('.'));
/** Few parts and small numbers, so that equal and neighbouring versions are met. */
const close = fc.array(fc.nat(2), { minLength: 1, maxLength: 3 }).map(parts => parts.join('.'));

describe('comparing dotted versions', () => {
  it.each([
    ['5.2404.0', '5.2404.0', 0],
    ['5.2404', '5.2404.0', 0],
    ['5.2404.0', '5.2404', 0],
    ['5.2403.9', '5.2404.0', -1],
    ['5.2404.1', '5.2404.0', 1],
    ['5.10', '5.9', 1],
    ['15.3', '15.2.1', 1],
    ['53.2404.0', '5.2404.0', 1],
    ['05.2', '5.2', 0],
    ['0', '0.0.0', 0],
    ['999999999.1', '999999999.2', -1],
  ] as const)('compares %s with %s as %i', (a, b, order) => {
    expect(compareVersions(a, b)).toBe(order);
    expect(compareVersions(b, a)).toBe(order === 0 ? 0 : -order);
  });

  it.each([
    '',
    ' ',
    '.',
    '5.',
    '.5',
    '5..2',
    '5.2 ',
    ' 5.2',
    '5.2\n',
    '5.2b1',
    'v5.2',
    '-1.0',
    '+1',
    '1e3',
    '0x10',
    'NaN',
    'Infinity',
    '5,2',
    '５.２',
    '1.2.3.4.5.6.7.8.9',
    '1234567890',
    '9'.repeat(400),
    '__proto__',
    '${version}',
  ])('calls %j no version, on either side', text => {
    expect(compareVersions(text, '1.0')).toBeUndefined();
    expect(compareVersions('1.0', text)).toBeUndefined();
    expect(isDottedVersion(text)).toBe(false);
  });

  it('calls a version equal to itself, however many zeros follow', () => {
    fc.assert(
      fc.property(dotted, fc.nat(7), (version, zeros) => {
        const room = 8 - version.split('.').length;
        expect(compareVersions(version, version + '.0'.repeat(Math.min(zeros, room)))).toBe(0);
      }),
    );
  });

  it('turns round when the sides change', () => {
    fc.assert(
      fc.property(fc.oneof(dotted, close), fc.oneof(dotted, close), (a, b) => {
        const there = compareVersions(a, b) ?? Number.NaN;
        const back = compareVersions(b, a) ?? Number.NaN;
        expect(there + back).toBe(0);
      }),
    );
  });

  it('orders every three versions without a circle', () => {
    fc.assert(
      fc.property(close, close, close, (a, b, c) => {
        const [low, middle, high] = [a, b, c].sort((x, y) => compareVersions(x, y) ?? Number.NaN);
        expect(compareVersions(low ?? '', high ?? '')).toBeLessThanOrEqual(0);
        expect(compareVersions(low ?? '', middle ?? '')).toBeLessThanOrEqual(0);
        expect(compareVersions(middle ?? '', high ?? '')).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('answers -1, 0, 1 or nothing for any two texts', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), dotted), fc.oneof(fc.string(), dotted), (a, b) => {
        expect([-1, 0, 1, undefined]).toContain(compareVersions(a, b));
        expect(compareVersions(a, b) === undefined).toBe(!isDottedVersion(a) || !isDottedVersion(b));
      }),
    );
  });
});
