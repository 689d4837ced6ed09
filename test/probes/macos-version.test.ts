import { describe, expect, it } from 'vitest';
import { composeSnapshot } from '../../src-main/core/compose-snapshot.ts';
import { macosVersionProbe } from '../../src-main/probes/macos-version.ts';
import type { RecordedCommand } from '../../src-main/sandbox/recorded-mac/recorded-commands.ts';
import { facts, snapshotInputs, words } from '../core/examples.ts';
import { noon } from '../fixtures/hand-moved-clock.ts';
import { bareMac, openMac } from '../fixtures/recorded-folder.ts';

const argv = ['/usr/bin/sw_vers', '-productVersion'] as const;
const observedAt = new Date(noon).toISOString();

async function ask(answer: Partial<RecordedCommand> | null, recorded: string | null = '15.5') {
  const command = { argv, exit: 0, stdout: '', stderr: '' };
  const { ports } = await openMac({
    ...bareMac,
    commands: answer === null ? {} : { 'sw-vers.json': { ...command, ...answer } },
  });
  return macosVersionProbe.ask({ ...ports, mac: { ...ports.mac, macosVersion: recorded } });
}

describe('the version of macOS', () => {
  it.each([
    ['26.1', '26.1\n'],
    ['13.6.1', '13.6.1\r\n'],
    ['15', '15'],
    ['15.3.1.2', '15.3.1.2'],
  ])('is %s when sw_vers says so', async (value, stdout) => {
    expect(await ask({ stdout })).toEqual({ kind: 'known', value, observedAt, source: argv.join(' ') });
  });

  it.each([
    ['is missing', null],
    ['fails', { exit: 1, stdout: '26.1\n' }],
    ['may not be run', { fails: 'permission-denied' }],
    ['says nothing', { stdout: '' }],
    ['says something else', { stdout: 'ProductName: macOS\nProductVersion: 26.1\n' }],
    ['says something far too long', { stdout: '1.'.repeat(300_000) }],
  ] as const)('is what mac.json says when sw_vers %s', async (_case, answer) => {
    expect(await ask(answer)).toEqual({ kind: 'known', value: '15.5', observedAt, source: 'mac.json' });
  });

  it.each([
    ['is missing', null, { code: 'command-not-found' }],
    ['fails', { exit: 1 }, { code: 'command-failed', detail: 'sw_vers exit 1' }],
    ['says something else', { stdout: 'macOS' }, { code: 'output-not-understood', detail: 'no version' }],
    ['says far too much', { stdout: '1.'.repeat(300_000) }, { code: 'output-too-large' }],
  ] as const)('is unknown where nothing else says it and sw_vers %s', async (_case, answer, problem) => {
    expect(await ask(answer, null)).toEqual({ kind: 'unknown', problem });
  });

  it('stands in the snapshot as the look found it, else as it was known before', () => {
    const macIn = (change: Partial<ReturnType<typeof facts>>) =>
      composeSnapshot(snapshotInputs({ facts: facts(change) }), words).mac.macosVersion;
    expect(macIn({ macosVersion: { kind: 'known', value: '26.1', observedAt, source: 'sw_vers' } })).toBe('26.1');
    expect(macIn({ macosVersion: { kind: 'unknown', problem: { code: 'command-failed' } } })).toBe('15.5');
  });
});
