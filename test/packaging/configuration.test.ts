import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { packageConfiguration } from '../../build/electron-builder.ts';
import { checkout } from '../../scripts/electron/checkout.ts';
import { cannotMake, readPackageArguments } from '../../scripts/packaging/read-package-arguments.ts';
import { readSigning } from '../../scripts/packaging/read-signing.ts';
import { stageApp } from '../../scripts/packaging/stage-app.ts';

const configuration = (signing: 'developer-id' | 'unsigned') =>
  packageConfiguration({
    platform: 'mac',
    app: '/app',
    output: '/output',
    checkout,
    electronVersion: '45.4.1',
    electronDist: null,
    signing,
    notarize: signing === 'developer-id',
    hooks: { afterExtract: () => undefined, afterPack: () => undefined },
  });

/** Runs scripts/package.ts with no more in its environment than named. */
const packageScript = (args: readonly string[]): Promise<{ code: unknown; err: string; out: string }> =>
  new Promise(resolve => {
    const all = ['--import', 'tsx', join(checkout, 'scripts/package.ts'), ...args];
    execFile(process.execPath, all, { cwd: checkout, env: { PATH: process.env['PATH'] } }, (error, out, err) => {
      resolve({ code: error === null ? 0 : error.code, out, err });
    });
  });

describe('the configuration of the packer', () => {
  it.each(['developer-id', 'unsigned'] as const)('is valid by the packer’s own schema: %s', async signing => {
    const text = await readFile(join(checkout, 'node_modules/app-builder-lib/scheme.json'), 'utf8');
    const ajv = new Ajv({ strict: false });
    const validate = ajv.compile(JSON.parse(text));
    // Functions are no JSON; the schema takes anything there.
    const value: unknown = JSON.parse(JSON.stringify(configuration(signing)));
    validate(value);
    expect(validate.errors).toBeNull();
    expect(validate({ ...Object(value), pkg: { isRelocatabel: false } })).toBe(false);
  });

  it('signs with the hardened runtime and notarises, or does not pretend to', () => {
    const signed = configuration('developer-id');
    expect(signed.forceCodeSigning).toBe(true);
    expect(signed.mac).toMatchObject({ hardenedRuntime: true, notarize: true });
    expect(signed.mac).not.toHaveProperty('identity');
    const unsigned = configuration('unsigned');
    expect(unsigned.forceCodeSigning).toBe(false);
    // Null and not `-`, which would be looked for in the names of certificates.
    expect(unsigned.mac).toMatchObject({ hardenedRuntime: false, notarize: false, identity: null });
  });

  it('publishes nothing and has no updater', () => {
    expect(configuration('developer-id')).toMatchObject({ publish: null, detectUpdateChannel: false });
  });
});

describe('what signing needs', () => {
  const api = { APPLE_API_KEY: 'k', APPLE_API_KEY_ID: 'i', APPLE_API_ISSUER: 'u' };
  it.each([
    [{ CSC_NAME: 'Example', ...api }],
    [{ CSC_LINK: 'c', CSC_KEY_PASSWORD: 'p', CSC_INSTALLER_LINK: 'i', CSC_INSTALLER_KEY_PASSWORD: 'p', ...api }],
    [{ CSC_NAME: 'Example', APPLE_ID: 'a', APPLE_APP_SPECIFIC_PASSWORD: 'p', APPLE_TEAM_ID: 't' }],
    [{ CSC_NAME: 'Example', APPLE_KEYCHAIN_PROFILE: 'release' }],
    [{ CSC_NAME: 'Example', ...api, APPLE_TEAM_ID: 't', APPLE_KEYCHAIN_PROFILE: 'release' }],
    [{ CSC_NAME: 'Example', ...api, GITHUB_BASE_REF: '', TRAVIS_PULL_REQUEST: 'false' }],
  ])('is there: %j', env => {
    expect(readSigning(env, false)).toEqual({ kind: 'signed' });
  });

  it.each([
    [{}, 3],
    [{ CSC_NAME: 'Example' }, 1],
    [{ CSC_NAME: '', ...api }, 2],
    [{ CSC_LINK: 'c', CSC_KEY_PASSWORD: 'p', ...api }, 1],
    [{ CSC_NAME: 'Example', APPLE_API_KEY: 'k', APPLE_ID: 'a' }, 1],
    // electron-builder takes the first that anything is set of, and throws where that is not whole.
    [{ CSC_NAME: 'Example', ...api, APPLE_ID: 'a' }, 1],
    [{ CSC_NAME: 'Example', ...api, APPLE_APP_SPECIFIC_PASSWORD: 'p', APPLE_TEAM_ID: 't' }, 1],
    [{ CSC_NAME: 'Example', APPLE_API_ISSUER: 'u', APPLE_KEYCHAIN_PROFILE: 'release' }, 1],
    // It signs no pull request, and says nothing of it.
    [{ CSC_NAME: 'Example', ...api, GITHUB_BASE_REF: 'main' }, 1],
  ])('is named where it is missing: %j', (env, count) => {
    const signing = readSigning(env, false);
    expect(signing.kind === 'missing' && signing.what.length).toBe(count);
  });

  it('repeats nothing of what a variable holds', () => {
    const signing = readSigning({ CSC_LINK: 'my-certificate', APPLE_APP_SPECIFIC_PASSWORD: 'my-password' }, false);
    expect(JSON.stringify(signing)).not.toMatch(/my-/);
  });

  it('is nothing where an unsigned package was asked for', () => {
    expect(readSigning({}, true)).toEqual({ kind: 'unsigned' });
  });
});

describe('scripts/package', () => {
  it('says what only a Mac can make', () => {
    const said = (...args: string[]) => cannotMake(readPackageArguments(args) ?? expect.fail('usage'), 'linux');
    expect(said()).toMatch(/pkgbuild.*\n.*codesign.*\n.*lipo/);
    expect(said('--dir', '--unsigned', '--arch', 'x64')).toBeNull();
    expect(said('--dir', '--unsigned')).not.toMatch(/pkgbuild|codesign/);
    expect(cannotMake(readPackageArguments([]) ?? expect.fail('usage'), 'darwin')).toBeNull();
  });

  it.runIf(process.platform === 'linux')('makes nothing then, and ends with 2', async () => {
    const { code, err, out } = await packageScript([]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('pkgbuild and productbuild are part of macOS');
  });

  it('says what is missing where the app was not built', async () => {
    const nowhere = join(tmpdir(), 'clearway-not-built');
    await expect(stageApp(join(nowhere, 'staged'), nowhere)).rejects.toThrow(
      'There is no built app to pack. Build it first: node_modules/.bin/tsx scripts/build.ts',
    );
  });

  it('tells how it is called, and takes nothing else', async () => {
    expect((await packageScript(['--help'])).out).toContain('--arch arm64|x64|universal');
    expect(await packageScript(['--arch', 'ppc'])).toMatchObject({
      code: 1,
      err: '--arch is one of arm64, x64, universal.\n',
    });
    expect(await packageScript(['--publish'])).toMatchObject({ code: 1 });
  });
});
