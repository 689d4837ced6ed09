import type { FleetToken } from '../core/facts.ts';
import type { ReadFile } from '../ports.ts';
import type { Asked } from './probe.ts';

/** Where orbit keeps the device token, world-readable on purpose. Never written or touched: orbit watches its mtime. */
export const fleetTokenPath = '/opt/orbit/identifier';

export const fleetTokenAsks: readonly Asked[] = [{ kind: 'file', path: fleetTokenPath }];

/** A half-written file and anything that could change the URL's shape are refused. */
const shape = /^[\w-]{8,128}$/;

/** Reads the token file anew; called before every request, because orbit rotates the token hourly. */
export async function readFleetToken(readFile: ReadFile): Promise<FleetToken> {
  const file = await readFile(fleetTokenPath, 4096);
  if (file.kind === 'absent') return { kind: 'missing' };
  if (file.kind === 'failed') return { kind: 'unreadable', problem: file.problem };
  const token = new TextDecoder().decode(file.bytes).trim();
  return shape.test(token) ? { kind: 'present', token, modifiedAt: file.modifiedAt } : { kind: 'not-understood' };
}
