import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileResult, MacPorts } from '../../../src-main/ports.ts';
import { browserFiles as filesRead } from '../../../src-main/probes/browsers/browser-files.ts';
import { browsersProbe } from '../../../src-main/probes/browsers/browsers.ts';
import { chosenBrowser } from '../../../src-main/probes/browsers/default-browser.ts';
import { defaultProfileOf } from '../../../src-main/probes/browsers/firefox.ts';
import { ownValue } from '../../../src-main/probes/browsers/own-value.ts';
import { browserFiles } from '../../../src-main/sandbox/recorded-mac/browser-files.ts';
import { macWithFiles, openMac, putFile } from '../../fixtures/recorded-folder.ts';

const everything = browserFiles({
  default: 'chrome',
  chrome: { version: '134.0', extension: 'on', hostFile: true, policy: { ExtensionInstallForcelist: ['x'] } },
  edge: { version: '140.0', signedIn: true },
  firefox: { version: '145.0', policy: true, setting: true },
});

async function portsOf(): Promise<MacPorts> {
  return (await openMac(macWithFiles(everything))).ports;
}

/** The ports of a Mac on which every file whose name matches has other bytes. */
function damaged(ports: MacPorts, names: RegExp, damage: (bytes: Uint8Array) => Uint8Array): MacPorts {
  return {
    ...ports,
    readFile: async (path, maxBytes): Promise<FileResult> => {
      const file = await ports.readFile(path, maxBytes);
      if (file.kind !== 'read' || !names.test(path)) return file;
      return { ...file, bytes: damage(file.bytes) };
    },
  };
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
/** What browsers write themselves; property lists are damaged in the tests of their own reader. */
const own = /Local State|Preferences$|profiles\.ini|prefs\.js|policies\.json/;

describe('damaged files of browsers', () => {
  it('never make the probe throw', async () => {
    const ports = await portsOf();
    const damage = fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map(bytes => () => bytes),
      fc.json().map(json => () => text(json)),
      fc.nat(400).map(length => (bytes: Uint8Array) => bytes.subarray(0, length)),
      fc.tuple(fc.nat(300), fc.uint8Array({ maxLength: 8 })).map(([at, put]) => (bytes: Uint8Array) => {
        const changed = Uint8Array.from(bytes);
        changed.set(put.subarray(0, Math.max(0, changed.length - at)), Math.min(at, changed.length));
        return changed;
      }),
    );
    await fc.assert(
      fc.asyncProperty(damage, async change => {
        expect((await browsersProbe.ask(damaged(ports, own, change))).kind).toBe('known');
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['lists ten thousand deep', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['objects ten thousand deep', '{"profile":'.repeat(10_000) + '1' + '}'.repeat(10_000)],
    ['a key named __proto__', '{"__proto__":{"profile":{"last_used":"Profile 1"}},"constructor":{"profile":1}}'],
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '7'],
  ])('may hold %s', async (_case, content) => {
    const ports = await portsOf();
    const fact = await browsersProbe.ask(damaged(ports, /Local State/, () => text(content)));
    const chrome = fact.kind === 'known' ? fact.value.installed.find(({ id }) => id === 'chrome') : undefined;
    // What is no object says nothing; in an object without a profile the helper file alone says nothing either.
    expect(chrome?.signOn).toMatchObject({ because: 'not-seen' });
  });

  it('may be larger than anybody should read', async () => {
    const { folder, ports } = await openMac(macWithFiles(everything));
    for (const [name, content] of Object.entries(everything)) {
      if (!/Local State|profiles\.ini/.test(name)) continue;
      await putFile(`${folder}/files${name}`, content.padEnd(50 * 1024 * 1024, ' '));
    }
    const fact = await browsersProbe.ask(ports);
    const said = fact.kind === 'known' ? fact.value.installed.map(({ id, signOn }) => `${id} ${signOn.because}`) : [];
    expect(said).toEqual(['safari built-in', 'chrome not-seen', 'edge not-seen', 'firefox policy-on']);
  });
});

describe('the readers of browsers’ files', () => {
  it('take anything', () => {
    fc.assert(fc.property(fc.anything(), value => void chosenBrowser(value)));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), ini => void defaultProfileOf(ini)));
    expect(defaultProfileOf('[Install'.repeat(100_000))).toBeNull();
    expect(defaultProfileOf('Default=1\n'.repeat(100_000))).toBeNull();
  });

  it('look at no property that a value did not bring itself', () => {
    expect(ownValue({}, 'constructor')).toBeUndefined();
    expect(ownValue({ a: {} }, 'a', '__proto__')).toBeUndefined();
    expect(ownValue(JSON.parse('{"__proto__":{"a":1}}'), 'a')).toBeUndefined();
    expect(ownValue({ a: { b: 1 } }, 'a', 'b')).toBe(1);
  });
});

describe('what the probe says it reads', () => {
  it('is all that it reads', async () => {
    const patterns = filesRead.map(
      path =>
        new RegExp(`^${path.replaceAll(/[.()]/g, '\\$&').replaceAll('{user}', 'sam').replaceAll('{any}', '[^/]+')}$`),
    );
    const ports = await portsOf();
    const read: string[] = [];
    const readFile: MacPorts['readFile'] = (path, maxBytes) => {
      read.push(path);
      return ports.readFile(path, maxBytes);
    };
    await browsersProbe.ask({ ...ports, readFile });
    expect(read.length).toBeGreaterThan(15);
    expect(read.filter(path => !patterns.some(pattern => pattern.test(path)))).toEqual([]);
  });
});
