import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { expectedFuses } from '../../src-main/core/preflight/expected-fuses.ts';

const wireOf = (id: (typeof expectedFuses)[number]['id']): FuseV1Options => FuseV1Options[id];

/**
 * Sets every fuse of an Electron as the table says, before it is signed. A fuse that the table does not know is an error:
 * it came with a newer Electron and has to be decided on. One that an older Electron lacks is an error too, unless that
 * Electron is for tests.
 */
export async function setFuses(electron: string, mayBeOlder: boolean): Promise<void> {
  const wire = await getCurrentFuseWire(electron);
  const known = expectedFuses.filter(fuse => !mayBeOlder || wire[wireOf(fuse.id)] !== undefined);
  await flipFuses(electron, {
    version: FuseVersion.V1,
    // Only macOS has signatures to renew; there a changed binary does not start without it. An app of --unsigned has no
    // other one.
    resetAdHocDarwinSignature: process.platform === 'darwin',
    strictlyRequireAllFuses: false,
    ...Object.fromEntries(known.map(fuse => [wireOf(fuse.id), fuse.enabled])),
  });
  const unknown = Object.keys(wire).filter(
    key => /^\d+$/.test(key) && expectedFuses.every(fuse => String(fuse.wire) !== key),
  );
  if (unknown.length > 0) throw new Error(`Electron has fuses that are not in the table: ${unknown.join(', ')}.`);
}
