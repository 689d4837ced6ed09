import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inventCertificate } from '../../src-main/core/recording/invented-certificate.ts';
import { redactAppSso } from '../../src-main/core/recording/redact-app-sso.ts';
import { redactServerBody } from '../../src-main/core/recording/redact-server-body.ts';
import { redactText } from '../../src-main/core/recording/redact-text.ts';
import { parseAppSso } from '../../src-main/probes/app-sso-parser.ts';
import { readDeviceCertificate } from '../../src-main/probes/device-certificate.ts';
import { appSsoOutput } from '../../src-main/sandbox/recorded-mac/app-sso-output.ts';
import { appSsoShapes } from '../../src-main/sandbox/recorded-mac/app-sso-shapes.ts';
import { deviceCertificate } from '../../src-main/sandbox/recorded-mac/device-certificate.ts';
import type { RegistrationKind } from '../../src-main/sandbox/recorded-mac/registration-kinds.ts';
import { noon } from '../fixtures/hand-moved-clock.ts';

const same = (text: string): string => text;
const hiding = { text: same, written: same, fixed: same };
const plain = { readCertificate: readDeviceCertificate, bare: same, fixed: same, signIn: same };

function isKind(name: string): name is keyof typeof appSsoShapes {
  return Object.hasOwn(appSsoShapes, name);
}

describe('an invented certificate', () => {
  it('is read as the one it stands for, and is another one', () => {
    const ids = readDeviceCertificate(deviceCertificate);
    if (ids === null) throw new Error('no ids');
    expect(readDeviceCertificate(inventCertificate(ids))).toEqual(ids);
    expect(inventCertificate(ids).length).toBeLessThan(deviceCertificate.length);
    const nobody = { deviceId: ids.deviceId, tenantId: null };
    expect(readDeviceCertificate(inventCertificate(nobody))).toEqual(nobody);
  });
});

describe('what app-sso printed', () => {
  const kinds: readonly RegistrationKind[] = ['not-understood', ...Object.keys(appSsoShapes).filter(isKind)];
  it.each(kinds)('%s: says the same without keys', registration => {
    const output = appSsoOutput({ registration, now: noon });
    const redacted = redactAppSso(output, plain);
    expect(parseAppSso(redacted)).toEqual(parseAppSso(output));
    expect(redacted).not.toContain(deviceCertificate.slice(40, 100));
    expect(redacted).not.toMatch(/(?:KeyData|_credential|deviceContext)" ?: ?"(?!\[redacted\])/);
  });

  it('keeps no text under a name that is new, and none on a line of no known form', () => {
    const secret = 'c2VjcmV0IGtleSBtYXRlcmlhbA';
    for (const line of [
      `  "_newKey" : "${secret}",`,
      `  "${secret}",`,
      secret,
      `{ "a" : "${secret}" }`,
      `x ${secret}`,
    ]) {
      const output = `Device Configuration:\n {\n${line}\n  "registrationCompleted" : true\n}\n`;
      expect(redactAppSso(output, plain)).not.toContain(secret);
    }
  });

  it('is read to the end of a line of many spaces, and no space is lost', () => {
    const spaces = ' '.repeat(200_000);
    expect(redactAppSso(`  "_key" : "a${spaces}b" , ${spaces}`, plain)).toBe(`  "_key" : "[redacted]", ${spaces}`);
    expect(redactAppSso(`"a" : x${spaces}y`, plain)).toBe('"a" : "[redacted]');
    expect(redactAppSso('"a" : ,', plain)).toBe('"a" : "[redacted]');
    expect(redactAppSso('"a" : 1,\r', plain)).toBe('"a" : 1,\r');
  });

  it('never throws, and hides a planted key in torn output', () => {
    const key = 'sandbox-planted-KEY-0123456789abcdef';
    const output = appSsoOutput({ registration: 'registered', now: noon }).replace(
      /"_sepKeyData" : "[^"]*"/,
      `"_sepKeyData" : "${key}"`,
    );
    fc.assert(
      fc.property(fc.nat(output.length), fc.string({ maxLength: 20 }), (cut, noise) => {
        const torn = `${output.slice(0, cut)}${noise}${output.slice(cut)}`;
        if (!torn.includes(key)) return;
        expect(redactAppSso(torn, plain)).not.toContain(key);
      }),
      { numRuns: 300 },
    );
  });
});

describe('free text', () => {
  it('loses keys, tokens and passwords, whatever stands around them', () => {
    const secrets = [
      'Bearer abcdefghijkl0123456789',
      'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjMifQ.c2lnbmF0dXJl',
      '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0\n-----END PRIVATE KEY-----',
      'password=hunter2hunter2',
      'https://sam:hunter2hunter2@server.example/',
      'https://server.example/path?access_token=hunter2hunter2',
      'MIIDOzCCAiOgAwIBAgIUGUIwxTyDjWeAiOqVBEWRzxLlfQwDQYJKoZIhvcN',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...secrets), fc.string(), fc.string(), (secret, before, after) => {
        const core = /hunter2hunter2|abcdefghijkl0123456789|eyJzdWIiOiIxMjMifQ|MIIEvQ\w+|MIIDOz\w+/.exec(secret)?.[0];
        expect(redactText(`${before} ${secret} ${after}`, () => null)).not.toContain(core ?? '!');
      }),
    );
  });

  it('loses the whole of a key that has headers', () => {
    const key = 'Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0A1B2C3D\n\nMIIEpAIB\nabcdEFGH\n';
    for (const end of ['-----END RSA PRIVATE KEY-----', '']) {
      const hidden = redactText(`a -----BEGIN RSA PRIVATE KEY-----\n${key}${end}`, () => null);
      expect(hidden).toBe('a [redacted]');
    }
  });

  it('keeps a path, a digest and a statement', () => {
    const text = `SELECT 1 FROM file WHERE path = '/Library/Application Support/Some/Very/Long/Path2' AND sha256 = '${'0a'.repeat(32)}'`;
    expect(redactText(text, () => null)).toBe(text);
  });
});

describe('a server’s answer', () => {
  it('keeps what Clearway reads and nothing of the person', () => {
    const body = JSON.stringify({
      host: {
        refetch_requested: false,
        status: 'online',
        uuid: 'u-1',
        users: [{ username: 'sam' }],
        orbit_node_key: 'k',
      },
      __proto__: { a: 1 },
    });
    expect(JSON.parse(redactServerBody(body, hiding))).toEqual({
      host: { refetch_requested: false, status: 'online' },
    });
  });

  it('survives what is nested too deep, and keys that mean something to JavaScript', () => {
    const deep = `${'{"host":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    expect(redactServerBody(deep, hiding).length).toBeLessThan(2000);
    expect(redactServerBody('{"__proto__":{"polluted":true},"name":"x"}', hiding)).toBe('{"name":"x"}');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
