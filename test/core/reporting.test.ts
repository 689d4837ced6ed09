import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { composeSnapshot, type SnapshotInputs } from '../../src-main/core/compose-snapshot.ts';
import { verdictsOf } from '../../src-main/core/report.ts';
import type { ReportingState } from '../../src-main/core/reporting.ts';
import { emptyReading } from '../../src-main/core/upstream-reading.ts';
import { observedAt, snapshotInputs, words } from './examples.ts';

const judged: Partial<SnapshotInputs> = {
  upstream: { ...emptyReading('report', 'ok'), server: 'reports.example.com' },
};
const draw = (reporting: ReportingState | null): Snapshot =>
  composeSnapshot(snapshotInputs({ ...judged, reporting }), words);
const now = verdictsOf(draw(null));

const told: ReportingState = {
  server: 'reports.example.com',
  pending: 0,
  dropped: 0,
  quarantined: 0,
  lastDeliveredAt: Date.parse(observedAt),
  nextTryAt: null,
  answer: { judges: true, evaluatedAt: observedAt, compliant: false, deadline: null },
  reported: now,
  problem: null,
};

describe('what the service said', () => {
  it('stands as long as the verdicts are those that it was told', () => {
    const { headline, report } = draw(told);
    expect(report).toMatchObject({ compliant: false, pending: 0 });
    expect(headline.id).toBe('service-refuses');
  });

  it('is withheld once they have moved, and something is yet to be sent', () => {
    const { headline, report, journey } = draw({ ...told, reported: `${now} and something else` });
    expect(report).toMatchObject({ compliant: null, evaluatedAt: null, pending: 1 });
    expect(headline.id).not.toBe('service-refuses');
    expect(journey.find(({ stop }) => stop === 'told')?.state).toBe('pending');
  });

  it.each(['worked', 'did-not-work'] as const)('stands when the person tells that signing in %s', answer => {
    const access = { triedAt: 1, told: { answer, at: 2 } };
    const drawn = composeSnapshot(snapshotInputs({ ...judged, access, reporting: told }), words);
    expect(drawn.report).toMatchObject({ compliant: false, pending: 0 });
    expect(verdictsOf(drawn)).not.toBe(now);
    const heard = { ...told, reported: verdictsOf(drawn) };
    const later = composeSnapshot(snapshotInputs({ ...judged, access, reporting: heard }), words);
    expect(later.report).toMatchObject({ compliant: false, pending: 0 });
  });

  it('is waited for where nothing is evaluated here: a Mac that nobody has judged is not clear', () => {
    const unsaid = { judges: true, evaluatedAt: null, compliant: null, deadline: null };
    expect(draw({ ...told, answer: unsaid }).headline).toMatchObject({ state: 'unknown', turn: 'management' });
    expect(draw({ ...told, answer: { ...unsaid, compliant: true } }).headline.state).toBe('clear');
  });

  it('never makes more of what waits than waits', () => {
    expect(draw({ ...told, pending: 3, reported: 'something else' }).report?.pending).toBe(3);
    expect(draw({ ...told, pending: 2 }).report?.pending).toBe(2);
  });
});
