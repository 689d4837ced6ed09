import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { timelineLine } from '../../src-main/engine/timeline-lines.ts';
import { companyPortalPath } from '../../src-main/sandbox/recorded-mac/microsoft-plists.ts';
import { event } from '../core/timeline/timeline-examples.ts';
import { drivenWorld } from './driven-world.ts';

const told = async ({ timeline }: Awaited<ReturnType<typeof drivenWorld>>): Promise<readonly string[]> =>
  (await timeline()).entries.map(({ kind, text }) => `${kind}: ${text}`);

describe('what changed, as the engine keeps it', () => {
  it('is a refetch from its asking to what it brought, and nothing more when the app starts again', async () => {
    const world = await drivenWorld('blocked-then-fixed');
    await world.engine.look('started');
    await world.engine.refetch();
    await world.until(({ refetch }) => refetch.state === 'settled');
    const entries = await told(world);
    expect(entries.toReversed()).toEqual([
      'first-look: Clearway looked at this Mac for the first time.',
      'refetch: Refetch was asked for.',
      expect.stringMatching(/^policy: The policy “.*” is met now/),
      'refetch: Refetch ended with new results.',
      'headline: From here on nothing known stood in the way (H1).',
    ]);
    const again = await world.restart();
    await again.look('started');
    expect(await told(world)).toEqual(entries);
  });

  it('is Company Portal that goes away', async () => {
    const world = await drivenWorld('clear');
    await world.engine.look('started');
    await rm(world.onMac(companyPortalPath));
    await world.live(120_000);
    await world.engine.look('asked-by-person');
    expect(await told(world)).toContain('company-portal: Company Portal was removed.');
  });

  it('is what the person says of signing in and of registering, and that it was in vain', async () => {
    const world = await drivenWorld('not-registered');
    await world.engine.look('started');
    world.engine.tryAccess();
    world.engine.answerAccess('did-not-work');
    world.engine.registrationTried();
    await world.engine.look('asked-by-person');
    expect(await told(world)).not.toContain('try-in-vain: A look after that still found this Mac not registered.');
    await world.live(61_000);
    await world.engine.look('asked-by-person');
    const entries = await told(world);
    expect(entries).toEqual(
      expect.arrayContaining([
        'access: The person went off to try signing in.',
        'access: The person says that signing in did not work.',
        'registration-tried: The person says that they went through registration.',
        'try-in-vain: A look after that still found this Mac not registered.',
      ]),
    );
  });

  it('is part of the snapshot of the same look: another device id than an earlier look saw', async () => {
    const world = await drivenWorld('clear');
    const earlier = event({ kind: 'device-id', to: 'an-earlier-id' });
    await mkdir(dirname(world.timelineFile), { recursive: true });
    await writeFile(world.timelineFile, timelineLine(earlier));
    const engine = await world.restart();
    const { contradictions } = await engine.look('started');
    expect(contradictions.map(({ id }) => id)).toContain('another-device-id');
  });
});
