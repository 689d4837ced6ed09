import { describe, expect, it } from 'vitest';
import { simulateMac, type RefetchScript } from '../../src-main/sandbox/simulated-mac.ts';
import { manualClock } from './manual-clock.ts';
import { failingMac, noon } from './sandbox-server.ts';

const believable: RefetchScript = { answers: true, answerAfterMs: 8000, policyLagMs: 1500, responsesAfter: {} };

function start(script: RefetchScript = believable) {
  const clock = manualClock(noon);
  return { clock, mac: simulateMac({ initial: failingMac, script, clock }) };
}

describe('a simulated Mac', () => {
  it('sets the flag at once and moves nothing else', () => {
    const { mac } = start();
    mac.refetch();
    expect(mac.state()).toEqual({ ...failingMac, refetchRequested: true });
  });

  it('answers after the scripted time, and its policies follow later', () => {
    const { clock, mac } = start();
    mac.refetch();
    clock.pass(7999);
    expect(mac.state().refetchRequested).toBe(true);
    clock.pass(1);
    expect(mac.state()).toEqual({ ...failingMac, detailUpdatedAt: noon + 8000 });
    clock.pass(1499);
    expect(mac.state().responses).toEqual(failingMac.responses);
    clock.pass(1);
    // Stamps are whole seconds, like Fleet's.
    expect(mac.state()).toMatchObject({ policyUpdatedAt: noon + 9000, responses: {} });
  });

  it('takes a second request before the answer for the same one', () => {
    const { clock, mac } = start();
    mac.refetch();
    clock.pass(5000);
    mac.refetch();
    clock.pass(3000);
    expect(mac.state().refetchRequested).toBe(false);
    clock.pass(60_000);
    expect(mac.state()).toMatchObject({ detailUpdatedAt: noon + 8000, policyUpdatedAt: noon + 9000 });
  });

  it('moves its stamps at every answer, however fast they follow each other', () => {
    const { clock, mac } = start({ ...believable, answerAfterMs: 10, policyLagMs: 10 });
    const seen = [1, 2, 3].map(() => {
      mac.refetch();
      clock.pass(20);
      return mac.state();
    });
    expect(new Set(seen.map(state => state.detailUpdatedAt)).size).toBe(3);
    expect(new Set(seen.map(state => state.policyUpdatedAt)).size).toBe(3);
  });

  it('keeps the flag for good if its script never answers', () => {
    const { clock, mac } = start({ ...believable, answers: false });
    mac.refetch();
    clock.pass(3_600_000);
    expect(mac.state()).toEqual({ ...failingMac, refetchRequested: true });
  });

  it('can clear the flag and bring nothing', () => {
    const { clock, mac } = start({ ...believable, bringsNothing: true });
    mac.refetch();
    clock.pass(3_600_000);
    expect(mac.state()).toEqual(failingMac);
  });

  it('can tell the server about its management with its answer', () => {
    const { clock, mac } = start({ ...believable, mdmAfter: 'Off' });
    mac.refetch();
    clock.pass(7999);
    expect(mac.state().mdm).toBe('On (automatic)');
    clock.pass(1);
    expect(mac.state().mdm).toBe('Off');
  });

  it('has its server tell Microsoft some time after the evaluation', () => {
    const { clock, mac } = start({ ...believable, push: { outcome: 'failed', afterMs: 12_000 } });
    mac.refetch();
    clock.pass(9500 + 11_999);
    expect(mac.state().pushes).toBeUndefined();
    clock.pass(1);
    expect(mac.state().pushes).toEqual([{ at: noon + 21_500, outcome: 'failed' }]);
  });

  it('stamps no evaluation where there is nothing to evaluate', () => {
    const { clock, mac } = start(believable);
    mac.change({ policies: [], policyUpdatedAt: null });
    mac.refetch();
    clock.pass(60_000);
    expect(mac.state()).toMatchObject({ detailUpdatedAt: noon + 8000, policyUpdatedAt: null });
  });

  it('stamps its very first answer and evaluation', () => {
    const { clock, mac } = start(believable);
    mac.change({ detailUpdatedAt: null, policyUpdatedAt: null });
    mac.refetch();
    clock.pass(60_000);
    expect(mac.state()).toMatchObject({ detailUpdatedAt: noon + 8000, policyUpdatedAt: noon + 9000 });
  });

  it('does nothing more once it is stopped', () => {
    const { clock, mac } = start();
    mac.refetch();
    clock.pass(8000);
    mac.stop();
    clock.pass(60_000);
    expect(mac.state().policyUpdatedAt).toBe(failingMac.policyUpdatedAt);
  });
});
