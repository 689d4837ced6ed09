import { describe, expect, it } from 'vitest';
import { printTicket } from '../../src-main/core/ticket/print-ticket.ts';
import { createTicketMaker } from '../../src-main/engine/ticket-maker.ts';
import type { ScenarioId } from '../../src-main/sandbox/scenarios.ts';
import { lookAt, words } from '../fixtures/look-at-world.ts';
import { clearway, scenarioFor } from './clearway.ts';

async function lookAtScenario(id: ScenarioId) {
  const { root } = await scenarioFor(id);
  return lookAt({ root });
}

describe('a Mac that no Fleet server is known for', () => {
  it('is said to be managed by Jamf, where it is, in headline, problem and ticket', async () => {
    const { snapshot, world } = await lookAtScenario('jamf-not-informed');
    expect(snapshot.headline).toMatchObject({ id: 'upstream-none' });
    expect(snapshot.headline.text).toMatch(/^Jamf manages this Mac; Clearway cannot ask it,/);
    expect(snapshot.upstream.problem?.text).toBe('Jamf manages this Mac; Clearway cannot ask it.');
    const make = createTicketMaker({
      ...world,
      ...world.ticket,
      store: { get: () => snapshot },
      readTimeline: async () => [],
      words,
    });
    const ticket = printTicket(await make(null), words);
    expect(ticket).toContain('Jamf manages this Mac; Clearway cannot ask it');
    expect(ticket).not.toContain('No management server');
  });

  it.each([
    ['intune-not-registered', 'Intune manages this Mac; Clearway cannot ask it.'],
    ['service-silent', 'Nothing answers at the server’s address.'],
  ] as const)('%s: names who it is', async (id, text) => {
    const { snapshot } = await lookAtScenario(id);
    expect(snapshot.upstream.problem?.text).toBe(text);
    expect(JSON.stringify(snapshot)).not.toContain('anagement server');
  });

  it('calls a service that judges a service', async () => {
    const { snapshot } = await lookAtScenario('service-silent');
    expect(snapshot.headline.text).toBe(
      'Your organization’s service cannot be reached, so nothing can be said about sign-in.',
    );
  });
});

describe('policies', () => {
  it.each([
    ['unreachable', 13],
    ['no-agent', 13],
    ['unlicensed', 0],
    ['local-only', 0],
  ] as const)('%s: ends with %i', async (id, code) => {
    const { options } = await scenarioFor(id);
    expect((await clearway('policies', ...options)).code).toBe(code);
  });
});
