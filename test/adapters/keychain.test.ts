import { cp } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { createKeychain, type KeychainOptions } from '../../src-main/adapters/keychain.ts';
import { handMovedClock } from '../fixtures/hand-moved-clock.ts';
import { emptyFolder, putFile } from '../fixtures/recorded-folder.ts';

type Keytar = Awaited<ReturnType<NonNullable<KeychainOptions['load']>>>;

/** A macOS Keychain that answers as it is told to, because none can be had here. */
function keychainWith(answers: Partial<Keytar>, platform: NodeJS.Platform = 'darwin') {
  const clock = handMovedClock();
  const keytar: Keytar = {
    getPassword: async () => null,
    setPassword: async () => undefined,
    deletePassword: async () => false,
    ...answers,
  };
  return { clock, keychain: createKeychain({ clock, platform, load: async () => keytar }) };
}

const refusing = (sentence: string) => {
  const refuse = async (): Promise<never> => {
    throw new Error(sentence);
  };
  return keychainWith({ getPassword: refuse, setPassword: refuse, deletePassword: refuse }).keychain;
};

describe('what macOS says', () => {
  it.each([
    ['User interaction is not allowed.', 'keychain-locked', 'errSecInteractionNotAllowed'],
    ['User interaction is required, but is currently not allowed.', 'keychain-locked', 'errSecInteractionRequired'],
    ['The user name or passphrase you entered is not correct.', 'keychain-denied', 'errSecAuthFailed'],
    ['User canceled the operation.', 'keychain-denied', 'errSecUserCanceled'],
    ['The specified item has no access control.', 'keychain-denied', 'errSecNoAccessForItem'],
    ['This keychain cannot be modified.', 'keychain-denied', 'errSecReadOnly'],
    ['Write permissions error.', 'keychain-denied', 'errSecWrPerm'],
    ['No keychain is available. You may need to restart your computer.', 'keychain-missing', 'errSecNotAvailable'],
    ['The specified keychain could not be found.', 'keychain-missing', 'errSecNoSuchKeychain'],
    ['A default keychain could not be found.', 'keychain-missing', 'errSecNoDefaultKeychain'],
    ['An unknown error occurred.', 'keychain-failed', 'An unknown error occurred.'],
    ['Die Benutzerinteraktion ist nicht erlaubt.', 'keychain-failed', 'Die Benutzerinteraktion ist nicht erlaubt.'],
    ['constructor', 'keychain-failed', 'constructor'],
  ])('%s is %s', async (sentence, code, detail) => {
    const problem = { code, detail };
    const keychain = refusing(sentence);
    expect(await keychain.read('report-token')).toEqual({ kind: 'failed', problem });
    expect(await keychain.write('report-token', 's3cret')).toEqual({ ok: false, problem });
    expect(await keychain.delete('report-token')).toEqual({ ok: false, problem });
  });

  it('stays short, on one line and without the secret', async () => {
    const long = refusing(`bad\n\u001b[2J\u202e${'x'.repeat(500)}`);
    expect(await long.read('report-token')).toEqual({
      kind: 'failed',
      problem: { code: 'keychain-failed', detail: `bad [2J ${'x'.repeat(112)}` },
    });
    const telling = refusing('cannot store s3cret there');
    expect(await telling.write('report-token', 's3cret')).toEqual({ ok: false, problem: { code: 'keychain-failed' } });
  });

  it('of an item that is not there means that it is not there, and nothing is written to find out', async () => {
    const written: string[] = [];
    const { keychain } = keychainWith({
      setPassword: async (_service, name) => {
        written.push(name);
      },
    });
    expect(await keychain.read('report-token')).toEqual({ kind: 'absent' });
    expect(await keychain.delete('report-token')).toEqual({ ok: true, wasThere: false });
    expect(written).toEqual([]);
  });
});

describe('a Keychain that nobody unlocks', () => {
  const silent = { code: 'keychain-denied', detail: 'no answer within 60 s' };

  it('is given up on after a minute', async () => {
    const { clock, keychain } = keychainWith({ getPassword: () => new Promise(() => undefined) });
    const reading = keychain.read('report-token');
    await clock.untilWaiting(1);
    clock.pass(60_000);
    expect(await reading).toEqual({ kind: 'failed', problem: silent });
    expect(keychain.isWaiting()).toBe(true);
  });

  it('is not written to later, when that was said to have failed', async () => {
    const written: string[] = [];
    const prompt = Promise.withResolvers<string | null>();
    const { clock, keychain } = keychainWith({
      getPassword: () => prompt.promise,
      setPassword: async (_service, _name, secret) => {
        written.push(secret);
      },
    });
    const all = Promise.all([keychain.read('report-token'), keychain.write('report-token', 'late')]);
    await clock.untilWaiting(2);
    clock.pass(60_000);
    expect(await all).toEqual([
      { kind: 'failed', problem: silent },
      { ok: false, problem: silent },
    ]);
    prompt.resolve('answered');
    expect(await keychain.write('report-token', 'in time')).toEqual({ ok: true });
    expect(written).toEqual(['in time']);
    expect(keychain.isWaiting()).toBe(false);
  });

  it('is asked once by all who ask at the same time', async () => {
    let asked = 0;
    const { clock, keychain } = keychainWith({
      getPassword: async () => {
        asked += 1;
        return 's3cret';
      },
    });
    const found = { kind: 'found', secret: 's3cret' };
    expect(await Promise.all([keychain.read('report-token'), keychain.read('report-token')])).toEqual([found, found]);
    expect(asked).toBe(1);
    expect(clock.waiting()).toBe(0);
    await keychain.read('report-token');
    expect(asked).toBe(2);
  });
});

describe('a native module', () => {
  const isKeytar = (loaded: unknown): loaded is { readonly default: Keytar } =>
    typeof loaded === 'object' && loaded !== null && 'default' in loaded;

  /** keytar as it is installed but for its native files; loaded by the path of the copy. */
  const copied = async (native: 'whole' | 'missing' | 'foreign') => {
    const folder = path.join(await emptyFolder(), 'keytar');
    for (const part of ['package.json', 'lib', ...(native === 'whole' ? ['prebuilds'] : [])]) {
      const installed = path.join(checkout, 'node_modules/keytar', part);
      await cp(installed, path.join(folder, part), { recursive: true, dereference: true });
    }
    if (native === 'foreign')
      await putFile(path.join(folder, 'build/Release/keytar.node'), '\u007fELF of another kind');
    const main = pathToFileURL(path.join(folder, 'lib/keytar.js')).href;
    return async (): Promise<Keytar> => {
      const loaded: unknown = await import(main);
      if (!isKeytar(loaded)) throw new TypeError('this is not keytar');
      return loaded.default;
    };
  };
  const missing = { code: 'keychain-module-missing' };

  it('loads when it is whole', async () => {
    expect(await (await copied('whole'))()).toHaveProperty('getPassword');
  });

  it.each(['missing', 'foreign'] as const)('that is %s is a problem with a name', async native => {
    const load = await copied(native);
    await expect(load()).rejects.toThrow('Failed to load keytar native addon');
    const keychain = createKeychain({ clock: handMovedClock(), platform: 'darwin', load });
    expect(await keychain.read('report-token')).toEqual({ kind: 'failed', problem: missing });
    expect(await keychain.write('report-token', 's3cret')).toEqual({ ok: false, problem: missing });
    expect(await keychain.delete('report-token')).toEqual({ ok: false, problem: missing });
  });

  it('whose package is missing is a problem with a name', async () => {
    const load = async (): Promise<Keytar> => {
      const loaded: unknown = await import(pathToFileURL('/nowhere/keytar.js').href);
      throw new TypeError(typeof loaded);
    };
    const keychain = createKeychain({ clock: handMovedClock(), platform: 'darwin', load });
    const problem = { ...missing, detail: 'ERR_MODULE_NOT_FOUND' };
    expect(await keychain.read('report-token')).toEqual({ kind: 'failed', problem });
  });
});
