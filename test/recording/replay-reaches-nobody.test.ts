import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { writeRecordedMac } from '../../src-main/sandbox/recorded-mac-files.ts';
import { startClearway, temporaryFolder } from '../commands/clearway.ts';
import { startServer } from '../fixtures/counted-connections.ts';

/** Loaded before the command line: tells of every program that is started and of every connection that is opened. */
const preload = `
const told = what => process.stderr.write('reached ' + what + '\\n');
const net = require('node:net');
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  // The tool that translates the sources for this test listens on a pipe.
  if (!/tsx/.test(String(options?.path))) told('a server');
  return connect.apply(this, args);
};
const { ChildProcess } = require('node:child_process');
const spawn = ChildProcess.prototype.spawn;
ChildProcess.prototype.spawn = function (options) {
  // It has a helper of its own as well.
  if (!/esbuild/.test(String(options.file))) told('a program: ' + options.file);
  return spawn.apply(this, arguments);
};
`;

async function run(...args: readonly string[]) {
  const file = join(await temporaryFolder(), 'preload.cjs');
  await writeFile(file, preload);
  return startClearway({ NODE_OPTIONS: `--require ${file}` }, ...args).ending;
}

describe('a replay', () => {
  it('opens no connection and starts no program, also where the server of then is there', async () => {
    const { url, connections } = await startServer();
    const root = join(await temporaryFolder(), 'mac');
    const fleet = { url, token: '3f9b8c6e-d217-4a50-8be4-c5a1907e6d32' };
    await writeRecordedMac(root, recordedMac({ now: Date.now(), fleet }));
    const { stdout, stderr } = await run('replay', root);
    expect(stderr).not.toContain('reached');
    expect(stdout).not.toBe('');
    expect(connections()).toBe(0);
    // The same Mac asked as a Mac does reach it, so that the counting is seen to count.
    expect((await run('status', '--root', root)).stderr).toContain('reached a server');
    expect(connections()).toBeGreaterThan(0);
  });
});
