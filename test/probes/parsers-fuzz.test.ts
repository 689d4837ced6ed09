import { open } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readDiskFile } from '../../src-main/adapters/files.ts';
import { collectFacts } from '../../src-main/probes/collect.ts';
import { parseSettings } from '../../src-main/core/config.ts';
import type { MacPorts } from '../../src-main/ports.ts';
import { readFleetCertificates } from '../../src-main/probes/fleet-certificates.ts';
import { readForcedValues } from '../../src-main/probes/forced-values.ts';
import { createSystemProxy } from '../../src-main/probes/system-proxy.ts';
import { createRecordedRun } from '../../src-main/recorded/recorded-command.ts';
import { emptyFolder, bareMac, openMac } from '../fixtures/recorded-folder.ts';
import { commandParsers, fileParsers, valueParsers } from './fuzzed-parsers.ts';

const parsers = [...commandParsers, ...fileParsers].map(parser => [parser.name, parser] as const);
const large = 50 * 1024 * 1024;

/** Text that macOS might print in other languages, and words that every object of JavaScript has. */
const pieces = fc.constantFrom(
  ...['\n', '\r\n', '\t', ' ', ':', '"', '\\', '{', '}', '(null)', '<', '>', '=', '\u0000', '\uFEFF', '\u202E'],
  ...['__proto__', 'constructor', 'toString', 'Geräteverwaltung: Ja', '登録済み', 'Aucun reçu trouvé', 'нет'],
);
const anyBytes = fc.uint8Array({ maxLength: 2000 }).map(bytes => new TextDecoder().decode(bytes));
const anyText = fc.oneof(
  anyBytes,
  fc.string({ unit: 'binary', maxLength: 1000 }),
  fc.array(fc.oneof(pieces, fc.string({ maxLength: 6 })), { maxLength: 60 }).map(parts => parts.join('')),
);

/** A text that was real once: with lines in another order, some of them doubled, and pieces overwritten. */
function worn(real: readonly string[]): fc.Arbitrary<string> {
  const text = fc.constantFrom(...real);
  const swapped = text.chain(each =>
    fc.shuffledSubarray([...each.split('\n'), ...each.split('\n').slice(0, 3)]).map(lines => lines.join('\n')),
  );
  const overwritten = fc.tuple(text, fc.nat(), fc.nat(40), fc.oneof(pieces, anyText)).map(([each, at, length, put]) => {
    const start = at % (each.length + 1);
    return each.slice(0, start) + put + each.slice(start + length);
  });
  return fc.oneof(swapped, overwritten);
}

/** Some libraries print what they do not like, and a value of a file could be a secret. */
const printed = { warn: vi.spyOn(console, 'warn'), error: vi.spyOn(console, 'error') };
beforeAll(() => {
  printed.warn.mockClear();
  printed.error.mockClear();
});
afterAll(() => {
  expect([...printed.warn.mock.calls, ...printed.error.mock.calls]).toEqual([]);
});

describe('every parser of what macOS says', () => {
  it.each(parsers)('understands what it is for: %s', (_name, { parse, real, nothing }) => {
    for (const text of real) expect(parse(text)).not.toEqual(nothing);
  });

  it.each(parsers)(
    'makes nothing of text that means nothing, and never throws: %s',
    (_name, { parse, nothing, canMean }) => {
      fc.assert(
        fc.property(anyText, text => {
          fc.pre(canMean?.test(text) !== true);
          expect(parse(text)).toEqual(nothing);
        }),
        {
          numRuns: 300,
          examples: [[''], ['\uFFFD'], ['\u0000'.repeat(500)], ['{'.repeat(20_000)], ['__proto__: {}\n']],
        },
      );
    },
  );

  it.each(parsers)('reads bytes that are no text: %s', (_name, { parse, real }) => {
    fc.assert(
      fc.property(
        fc.constantFrom('', ...real),
        fc.nat(),
        fc.uint8Array({ minLength: 1, maxLength: 8 }),
        (text, at, put) => {
          const bytes = Buffer.from(text);
          const start = at % (bytes.length + 1);
          const broken = Buffer.concat([
            bytes.subarray(0, start),
            put,
            Buffer.from([0xff, 0xc0, 0x80]),
            bytes.subarray(start),
          ]);
          expect(() => parse(new TextDecoder().decode(broken))).not.toThrow();
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each(parsers)('never throws for a text cut off anywhere: %s', (_name, { parse, real }) => {
    for (const text of real) {
      for (let length = 0; length < text.length; length += 1) expect(() => parse(text.slice(0, length))).not.toThrow();
    }
  });

  it.each(parsers.filter(([, { real }]) => real.length > 0))(
    'never throws for a text that came through a bad day: %s',
    (_name, { parse, real }) => {
      fc.assert(
        fc.property(worn(real), text => {
          expect(() => parse(text)).not.toThrow();
        }),
        { numRuns: 300 },
      );
    },
  );

  it.each(parsers.filter(([, { isOneLine }]) => isOneLine !== true))(
    'makes no difference between line endings: %s',
    (_name, { parse, real }) => {
      for (const text of real) expect(parse(text.replaceAll('\n', '\r\n'))).toEqual(parse(text));
      if (real.length === 0) return;
      fc.assert(
        fc.property(
          // A lone carriage return is no line break in either form.
          worn(real).map(text => text.replaceAll('\r', '')),
          text => {
            expect(parse(text.replaceAll('\n', '\r\n'))).toEqual(parse(text));
          },
        ),
        { numRuns: 200 },
      );
    },
  );

  it.each(parsers)('leaves every object of JavaScript as it was: %s', (_name, { parse, real }) => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    for (const text of real) {
      for (const key of ['__proto__', 'constructor', 'prototype']) {
        for (const word of text.match(/[A-Za-z][\w.-]{3,}/g)?.slice(0, 60) ?? []) parse(text.replace(word, key));
      }
    }
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(Object.hasOwn(Object.prototype, 'found')).toBe(false);
  });

  // As long as any text may be that reaches a parser; one that took the square of that would never end.
  it.each(parsers)(
    'comes to the end of a text of any length that is full of one thing: %s',
    (_name, { parse, real }) => {
      const parts = [
        '\n',
        ' ',
        '\t',
        ':',
        '"',
        '{',
        '[',
        '}',
        '<',
        'keychain: \n',
        'PlatformSSO:',
        'AnyHashable("',
        '\\777',
      ];
      const lines = real.flatMap(text => text.split('\n').slice(0, 12));
      for (const part of [...parts, ...lines.map(line => `${line}\n`), ...lines.filter(line => line !== '')]) {
        const text = part.repeat(Math.floor((512 * 1024) / part.length));
        expect(() => parse(text)).not.toThrow();
      }
    },
  );
});

describe('JSON without end', () => {
  it.each([10_000, 100_000])('is no trouble %i levels deep', depth => {
    const { parse, real } = commandParsers[0] ?? { parse: () => null, real: [] };
    const deep = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
    for (const [from, to] of [
      ['"loginType" :', `"deep" : ${deep},\n  "loginType" :`],
      ['"kerberosStatus" : [', `"kerberosStatus" : [ ${deep}, `],
      [
        '"userLoginConfiguration" : {',
        `"userLoginConfiguration" : { "deep" : ${'['.repeat(depth)}${']'.repeat(depth)},`,
      ],
    ] as const) {
      const text = real[0]?.replace(from, to) ?? '';
      expect(text.length).toBeGreaterThan(depth);
      expect(() => parse(text)).not.toThrow();
    }
  });
});

describe('every parser of values', () => {
  const anyValue = fc.anything({ withNullPrototype: true, withDate: true, withBigInt: true, maxDepth: 4 });
  const keys = ['CFBundleIdentifier', 'ExtensionIdentifier', 'PlatformSSO', 'AuthenticationMethod', 'jss_url'];
  const known = fc.dictionary(
    fc.constantFrom(...keys, 'have_an_Azure_id', 'CFBundleShortVersionString', '__proto__', 'constructor'),
    fc.oneof(anyValue, fc.string(), fc.boolean()),
  );

  it.each(Object.entries(valueParsers))('never throws: %s', (_name, parse) => {
    fc.assert(
      fc.property(fc.oneof(anyValue, known), value => {
        expect(() => parse(value)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  it.each(Object.entries(valueParsers))('does not mind 10,000 levels: %s', (_name, parse) => {
    let deep: unknown = 1;
    for (let level = 0; level < 10_000; level += 1)
      deep = { PlatformSSO: deep, ExtensionIdentifier: 'x', jss_url: deep };
    expect(() => parse(deep)).not.toThrow();
  });
});

describe('fifty megabytes', () => {
  const { settings } = parseSettings([]);
  const text = 'AltSecurityIdentities: PlatformSSO:sam@larkfield.example\n'.repeat(large / 57);

  it('printed by every command are refused before anything is parsed', async () => {
    const { ports } = await openMac(bareMac);
    const caps: number[] = [];
    const answered = new Map<string, string>();
    const run: MacPorts['run'] = async request => {
      caps.push(request.maxBytes);
      const result = await createRecordedRun(
        [{ argv: [...request.argv], exit: 0, stdout: text, stderr: '', delayMs: 0 }],
        ports.clock,
      )(request);
      answered.set(request.argv[0], result.kind === 'failed' ? result.problem.code : result.kind);
      return result;
    };
    const collected = collectFacts(Promise.resolve(settings), {
      ...ports,
      run,
      mac: { ...ports.mac, macosVersion: null },
      log: () => undefined,
    });
    const facts = await collected.facts;
    const asked = ['appSso', 'mdmEnrollment', 'ssoExtension', 'portalReceipt', 'directory', 'workplaceJoin'] as const;
    for (const name of [...asked, 'macosVersion', 'hardware'] as const) {
      expect(facts[name]).toEqual({ kind: 'unknown', problem: { code: 'output-too-large' } });
    }
    expect(await createSystemProxy(run)('https://fleet.larkfield.example')).toMatchObject({ ok: true });
    expect(new Set(answered.values())).toEqual(new Set(['output-too-large']));
    // The settings of a browser are the largest that is read.
    expect(Math.max(...caps)).toBeLessThanOrEqual(8 * 1024 * 1024);
  });

  it('in every file are refused before anything is read', async () => {
    const file = path.join(await emptyFolder(), 'large');
    const handle = await open(file, 'w');
    await handle.truncate(large);
    await handle.close();
    const { ports } = await openMac(bareMac);
    const caps: number[] = [];
    const readFile: MacPorts['readFile'] = (_path, maxBytes) => {
      caps.push(maxBytes);
      return readDiskFile(file, maxBytes);
    };
    const facts = await collectFacts(Promise.resolve(settings), { ...ports, readFile, log: () => undefined }).facts;
    for (const name of ['companyPortal', 'ssoProfiles', 'intune'] as const) {
      expect(facts[name]).toEqual({ kind: 'unknown', problem: { code: 'output-too-large' } });
    }
    // Whatever is in it: the file is there.
    expect(facts.jamf).toMatchObject({ value: { present: true, server: null, entraId: null } });
    expect(facts.fleetAgent).toMatchObject({ value: { token: 'unreadable' } });
    expect((await readForcedValues('com.example', { ...ports, readFile })).problems).toHaveLength(2);
    expect(await readFleetCertificates({ ...ports, readFile })).toMatchObject({ kind: 'unread' });
    // The settings of a browser are the largest that is read.
    expect(Math.max(...caps)).toBeLessThanOrEqual(8 * 1024 * 1024);
  });
});
