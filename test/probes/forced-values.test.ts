import { describe, expect, it } from 'vitest';
import { readForcedValues } from '../../src-main/probes/forced-values.ts';
import { plistXml } from '../../src-main/sandbox/recorded-mac/plist-xml.ts';
import type { RecordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { macWithFiles, managed, openMac } from '../fixtures/recorded-folder.ts';
import { binaryPlist, plutilAnswer } from '../fixtures/plutil.ts';

const domain = 'com.clearway.companion';
const userPath = `${managed}/sam/${domain}.plist`;
const computerPath = `${managed}/${domain}.plist`;

async function read(files: RecordedMac['files'], commands: RecordedMac['commands'] = {}) {
  const { ports } = await openMac(macWithFiles(files, commands));
  return readForcedValues(domain, ports);
}

describe('forced values', () => {
  it('are none on a Mac that forces nothing', async () => {
    expect(await read({})).toEqual({ levels: [], problems: [] });
  });

  it('come with the user’s level first', async () => {
    const files = {
      [userPath]: plistXml({ Language: 'de' }),
      [computerPath]: plistXml({ Language: 'fr', Upstream: 'fleet', HiddenChecks: ['a', 'b'], IdleRefreshMinutes: 20 }),
    };
    expect(await read(files)).toEqual({
      levels: [
        { Language: 'de' },
        { Language: 'fr', Upstream: 'fleet', HiddenChecks: ['a', 'b'], IdleRefreshMinutes: 20 },
      ],
      problems: [],
    });
  });

  it('are not taken from another user or another domain', async () => {
    const text = plistXml({ Language: 'de' });
    expect(
      await read({ [`${managed}/alex/${domain}.plist`]: text, [`${managed}/${domain}.helper.plist`]: text }),
    ).toEqual({
      levels: [],
      problems: [],
    });
  });

  it('are not what the user wrote', async () => {
    expect(await read({ [`/Users/sam/Library/Preferences/${domain}.plist`]: plistXml({ Upstream: 'none' }) })).toEqual({
      levels: [],
      problems: [],
    });
  });

  it.each([
    ['torn', 'torn', { code: 'output-not-understood', detail: 'not a property list' }],
    [
      'no dictionary',
      '<plist version="1.0"><array/></plist>',
      { code: 'output-not-understood', detail: 'not a dictionary' },
    ],
    ['binary without plutil', binaryPlist, { code: 'command-not-found' }],
  ])('name a level that is %s, and keep the other', async (_case, text, problem) => {
    expect(await read({ [userPath]: text, [computerPath]: plistXml({ Upstream: 'none' }) })).toEqual({
      levels: [{ Upstream: 'none' }],
      problems: [problem],
    });
  });

  it('are read from binary plists through plutil', async () => {
    const plutil = plutilAnswer(userPath, { stdout: plistXml({ Upstream: 'jamf' }) });
    expect(await read({ [userPath]: binaryPlist }, { 'plutil.json': plutil })).toEqual({
      levels: [{ Upstream: 'jamf' }],
      problems: [],
    });
  });

  it('cannot reach into what every object has', async () => {
    const text =
      '<plist version="1.0"><dict><key>__proto__</key><dict><key>Upstream</key><string>none</string></dict></dict></plist>';
    const { levels } = await read({ [userPath]: text });
    expect(levels.some(level => 'Upstream' in level)).toBe(false);
    expect(Object.hasOwn(Object.prototype, 'Upstream')).toBe(false);
  });
});
