import { homedir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src-main/adapters/clock.ts';
import { readMacIdentity } from '../../src-main/adapters/mac-identity.ts';
import { findPlaces } from '../../src-main/adapters/places.ts';

const home = homedir();

describe('the places of Clearway’s own files', () => {
  it('are where a Mac keeps them', () => {
    expect(findPlaces('darwin', { XDG_STATE_HOME: '/elsewhere' }, null)).toEqual({
      home,
      state: path.join(home, 'Library/Application Support/Clearway'),
      logs: path.join(home, 'Library/Logs/Clearway'),
    });
  });

  it('are below the state folder of Linux', () => {
    const state = path.join(home, '.local/state/clearway');
    expect(findPlaces('linux', {}, null)).toEqual({ home, state, logs: path.join(state, 'logs') });
  });

  it('follow XDG_STATE_HOME', () => {
    expect(findPlaces('linux', { XDG_STATE_HOME: '/var/state' }, null)).toEqual({
      home,
      state: '/var/state/clearway',
      logs: '/var/state/clearway/logs',
    });
  });

  it.each(['', 'relative/state', '.'])('do not follow an XDG_STATE_HOME of "%s"', value => {
    expect(findPlaces('linux', { XDG_STATE_HOME: value }, null)).toEqual(findPlaces('linux', {}, null));
  });

  it.each(['darwin', 'linux'] as const)('are all in the folder that was asked for, on %s', platform => {
    expect(findPlaces(platform, { XDG_STATE_HOME: '/var/state' }, '/tmp/mine')).toEqual({
      home,
      state: '/tmp/mine',
      logs: '/tmp/mine/logs',
    });
  });
});

describe('who this machine is', () => {
  it('is said by the system, but for the version of macOS', () => {
    const mac = readMacIdentity();
    expect(mac).toMatchObject({ user: { uid: process.getuid?.() }, macosVersion: null });
    expect([mac.name, mac.user.name]).not.toContain('');
    expect(mac.name).not.toMatch(/\.local$/);
  });
});

describe('the system’s clock', () => {
  it('tells the time of this machine', () => {
    const before = Date.now();
    const now = systemClock.now();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });

  it('calls back once, also for a delay that has passed already', async () => {
    const calls: string[] = [];
    await new Promise<void>(resolve => {
      systemClock.after(-5, () => calls.push('past'));
      systemClock.after(0, () => calls.push('now'));
      systemClock.after(20, () => {
        resolve();
      });
    });
    expect(calls).toEqual(['past', 'now']);
  });

  it('does not call back after it was cancelled', async () => {
    const calls: string[] = [];
    await new Promise<void>(resolve => {
      const cancel = systemClock.after(0, () => calls.push('cancelled'));
      cancel();
      cancel();
      systemClock.after(5, () => {
        resolve();
      });
    });
    expect(calls).toEqual([]);
  });

  it('does not take a very long delay for none', async () => {
    const calls: string[] = [];
    await new Promise<void>(resolve => {
      const cancel = systemClock.after(100 * 86_400_000, () => calls.push('too early'));
      systemClock.after(20, () => {
        cancel();
        resolve();
      });
    });
    expect(calls).toEqual([]);
  });
});
