import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideRegistration } from '../../src-main/core/registration.ts';
import { parseAppSso } from '../../src-main/probes/app-sso-parser.ts';
import { readSections } from '../../src-main/probes/app-sso-sections.ts';
import { readDeviceCertificate } from '../../src-main/probes/device-certificate.ts';
import { deviceCertificate } from '../../src-main/sandbox/recorded-mac/device-certificate.ts';
import { inventedIds } from '../../src-main/sandbox/recorded-mac/invented-ids.ts';
import { allKinds, appSsoText, sectionOf } from '../fixtures/app-sso-texts.ts';

const maxOutput = 512 * 1024;
const texts = allKinds.map(kind => appSsoText(kind));

function stateOf(text: string): string {
  const value = parseAppSso(text);
  if (value === null) return 'unknown';
  const none = { kind: 'known', value: [], observedAt: '', source: '' } as const;
  return decideRegistration({ kind: 'known', value, observedAt: '', source: '' }, none).report.state;
}

/** Whether a text holds what a registered state needs: a user section that is an object. */
function hasUser(text: string): boolean {
  return readSections(text.replaceAll('\r\n', '\n')).get('User Configuration')?.kind === 'object';
}

/** A text that came through a bad day: pieces cut out, doubled, swapped, or overwritten with other bytes. */
const damaged = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.nat(60),
        fc.oneof(
          fc.constantFrom('', '}', '{', '\n', '\r\n', '"', '(null)', 'User Configuration:', '\u0000'),
          fc.string(),
        ),
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
  )
  .map(([text, cuts]) =>
    cuts.reduce((rest, [place, length, instead]) => {
      const start = place % (rest.length + 1);
      return rest.slice(0, start) + instead + rest.slice(start + length);
    }, text),
  );

describe('an app-sso output that was cut off', () => {
  it.each(allKinds)('is never taken for a registration before the user is read in full, when it is %s', kind => {
    const text = appSsoText(kind);
    const userEnd = text.includes('User Configuration')
      ? text.indexOf(sectionOf(text, 'User')) + sectionOf(text, 'User').length - 2
      : text.length;
    for (let length = 0; length < text.length; length += 200) {
      const state = stateOf(text.slice(0, length));
      if (length < userEnd)
        expect(['unknown', 'not-configured', 'other-provider', 'device-not-registered']).toContain(state);
    }
  });

  it('is understood again from the byte on at which the user section ends', () => {
    const text = appSsoText('registered');
    const end = text.indexOf(sectionOf(text, 'User')) + sectionOf(text, 'User').trimEnd().length;
    const found = Array.from({ length: 200 }, (_, index) => end - 199 + index).filter(
      length => stateOf(text.slice(0, length)) !== 'unknown',
    );
    expect(found).toEqual([end]);
  });
});

describe('an app-sso output of any kind', () => {
  it('never throws and never registers without a user section, if it is random text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 2000 }), fc.string({ unit: 'binary', maxLength: 2000 })), text => {
        expect(stateOf(text)).toBe('unknown');
      }),
      { numRuns: 500 },
    );
  });

  it('never throws and never registers without a user section, if it is random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4000 }), bytes => {
        expect(stateOf(new TextDecoder().decode(bytes))).toBe('unknown');
      }),
      { numRuns: 500 },
    );
  });

  it('never throws and never registers without a user section, if it was a real one', () => {
    fc.assert(
      fc.property(damaged, text => {
        expect(stateOf(text) === 'registered' && !hasUser(text)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('never registers on the word of any user state but Normal', () => {
    const text = appSsoText('registered');
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80 }).filter(state => !/Normal(?: \(-?\d+\))?$/.test(state)),
        state => {
          const other = text.replace('"POUserStateNormal (0)"', () => JSON.stringify(state));
          expect(stateOf(other)).not.toBe('registered');
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['titles', 'User Configuration:\n'],
    ['titles of their own', Array.from({ length: 24_000 }, (_, index) => `x${index} Configuration:\n {\n`).join('')],
    ['opened sections', 'Device Configuration:\n {\n'],
    ['closed braces', '}\n'],
    ['empty lines', '\n'],
    ['blanks', ' '],
    ['token sections', 'SSO Tokens:\nExpiration:\n'],
    ['open brackets in a section', `Device Configuration:\n {\n"a" : ${'['.repeat(200_000)}`],
    [
      'closed brackets in a section',
      `Device Configuration:\n {\n"a" : ${'['.repeat(100_000)}${']'.repeat(100_000)}\n}\n`,
    ],
  ])('is read to its end when it is full of %s', (_case, piece) => {
    const text = piece.repeat(Math.max(1, Math.floor(maxOutput / piece.length))).slice(0, maxOutput);
    expect(() => parseAppSso(text)).not.toThrow();
  });
});

describe('a device certificate of any kind', () => {
  it('holds the device and its tenant, padded or not', () => {
    const expected = { deviceId: inventedIds.deviceId, tenantId: inventedIds.tenantId };
    expect(readDeviceCertificate(deviceCertificate)).toEqual(expected);
    expect(readDeviceCertificate(`${deviceCertificate}==`)).toEqual(expected);
  });

  it.each([
    ['empty', ''],
    ['too long', 'A'.repeat(20_000)],
    ['in plain base64', deviceCertificate.replaceAll('-', '+').replaceAll('_', '/')],
    ['in PEM', '-----BEGIN CERTIFICATE-----\nMIID\n-----END CERTIFICATE-----\n'],
  ])('is not read when it is %s', (_case, text) => {
    expect(readDeviceCertificate(text)).toBeNull();
  });

  it('never throws for random base64url', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), bytes => {
        expect(readDeviceCertificate(Buffer.from(bytes).toString('base64url'))).toBeNull();
      }),
    );
  });

  it('never throws for a certificate with changed bytes, and its ids are GUIDs or null', () => {
    const der = Buffer.from(deviceCertificate, 'base64url');
    const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(der.length - 1), fc.nat(255)), { minLength: 1, maxLength: 3 }), changes => {
        const other = Buffer.from(der);
        for (const [place, byte] of changes) other[place] = byte;
        const read = readDeviceCertificate(other.toString('base64url'));
        if (read !== null) expect(read.deviceId).toMatch(guid);
        if (read !== null && read.tenantId !== null) expect(read.tenantId).toMatch(guid);
      }),
      { numRuns: 3000 },
    );
  });

  it('never throws for a certificate that ends too early', () => {
    for (let length = 0; length < deviceCertificate.length - 8; length += 1) {
      expect(readDeviceCertificate(deviceCertificate.slice(0, length))).toBeNull();
    }
  });
});
