import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFuseWires } from '../../src-main/adapters/fuse-wires.ts';
import { frameworkWith } from '../fixtures/clearway-on-mac.ts';
import { emptyFolder, putFile } from '../fixtures/recorded-folder.ts';

const pieceBytes = 4 * 1024 * 1024;

describe('the fuses of Electron’s framework', () => {
  it('are read of each architecture, letter by letter', async () => {
    const file = join(await emptyFolder(), 'framework');
    await putFile(file, frameworkWith('01r\x90?', '1'));
    expect(await readFuseWires(file)).toEqual({
      kind: 'found',
      wires: [
        { version: 1, states: ['off', 'on', 'removed', 'inherited', 'unknown'] },
        { version: 1, states: ['on'] },
      ],
    });
  });

  it.each([-300, -40, -33, -32, -31, -10, -1, 0, 1])('are found %i bytes from where one piece ends', async distance => {
    const path = join(await emptyFolder(), 'framework');
    const file = await open(path, 'w');
    const wire = frameworkWith('0101').subarray(5000);
    await file.write(wire, 0, wire.length, pieceBytes + distance);
    await file.close();
    expect(await readFuseWires(path)).toEqual({
      kind: 'found',
      wires: [{ version: 1, states: ['off', 'on', 'off', 'on'] }],
    });
  });

  it('are none in another file, and unreadable where there is none', async () => {
    const folder = await emptyFolder();
    await putFile(join(folder, 'other'), 'nothing of the kind');
    expect(await readFuseWires(join(folder, 'other'))).toEqual({ kind: 'found', wires: [] });
    expect(await readFuseWires(join(folder, 'absent'))).toMatchObject({ kind: 'failed' });
    expect(await readFuseWires(folder)).toMatchObject({ kind: 'failed' });
  });
});
