import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { recordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { writeRecordedMac } from '../../src-main/sandbox/recorded-mac-files.ts';
import { startClearway, temporaryFolder } from './clearway.ts';

/** A Mac whose Fleet server takes every connection and says nothing. */
async function macWithSilentServer() {
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    // A client that is ended by a signal may reset its connection.
    socket.on('error', () => socket.destroy());
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const folder = await temporaryFolder();
  const [root, state] = [join(folder, 'mac'), join(folder, 'state')];
  const token = '0b8f1d5e-6a1c-4d5b-9a53-2f6d1c7e8a90';
  const fleet = { url: `http://127.0.0.1:${port}`, token };
  await writeRecordedMac(root, recordedMac({ now: Date.now(), fleet }));
  return { options: ['--root', root, '--state', state], state, connected: once(server, 'connection') };
}

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', signal => {
  it.each(['status', 'policies', 'refetch'])('ends %s at once while it looks', async command => {
    const { options, state, connected } = await macWithSilentServer();
    const { child, ending } = startClearway({}, command, '--json', ...options);
    await connected;
    child.kill(signal);
    const { stdout } = await ending;
    expect([child.exitCode, child.signalCode, stdout]).toEqual([null, signal, '']);
    expect(await readdir(state)).not.toContain('lock');
  });

  it('stops watching while it looks for the first time, with the code of what is known', async () => {
    const { options, state, connected } = await macWithSilentServer();
    const { child, ending } = startClearway({}, 'status', '--watch', '--json', ...options);
    await connected;
    child.kill(signal);
    const { stdout } = await ending;
    expect([child.exitCode, child.signalCode, stdout]).toEqual([13, null, '']);
    expect(await readdir(state)).not.toContain('lock');
  });
});
