import type { PolicyVerdict, StopState, Verdict } from '../src-main/contract/snapshot.ts';

/** The small marks beside checks, policies and stops. What is only assumed, or only this Mac says, is drawn open. */
export type MarkKind = Verdict | PolicyVerdict | 'current' | 'assumed' | 'assumed-fail' | 'fixed-here';

const check = 'M4.6 8.3 7 10.7l4.4-5';
const ring = 'M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 0 0 0-12.5Z';
const disc = 'M8 1a7 7 0 1 0 0 14a7 7 0 0 0 0-14Z';

const octagon = 'M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z';
const cross = 'M5.4 5.4l5.2 5.2m0-5.2-5.2 5.2';

const drawings: Record<MarkKind, { filled: string | null; lines: string; dashed: boolean }> = {
  pass: { filled: disc, lines: check, dashed: false },
  'fixed-here': { filled: null, lines: `${ring}${check}`, dashed: false },
  assumed: { filled: null, lines: check, dashed: true },
  fail: { filled: octagon, lines: cross, dashed: false },
  'assumed-fail': {
    filled: null,
    lines: `M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65H5.4L1.75 10.6V5.4Z${cross}`,
    dashed: false,
  },
  attention: {
    filled: 'M6.7 1.75a1.5 1.5 0 0 1 2.6 0l6.1 10.9a1.55 1.55 0 0 1-1.35 2.35H1.95A1.55 1.55 0 0 1 .6 12.65Z',
    lines: 'M8 5.8v3.6m0 2.6v.1',
    dashed: false,
  },
  undetermined: {
    filled: null,
    lines: 'M8 1.2 14.8 8 8 14.8 1.2 8ZM6.4 6.6c0-2.1 3.3-1.9 3.3 0C9.7 7.9 8 7.8 8 9.1m0 1.8v.1',
    dashed: false,
  },
  'not-applicable': { filled: null, lines: 'M5 8h6', dashed: true },
  pending: { filled: null, lines: ring, dashed: false },
  current: { filled: 'M8 5a3 3 0 1 0 0 6a3 3 0 0 0 0-6Z', lines: ring, dashed: false },
};

/** Which mark stands for a stop of the journey: what nobody saw happen is not drawn like what was seen. */
export function markOfStop(state: StopState, isAssumed: boolean): MarkKind {
  switch (state) {
    case 'done':
      return isAssumed ? 'assumed' : 'pass';
    case 'current':
      return 'current';
    case 'pending':
      return 'pending';
    case 'failed':
      return isAssumed ? 'assumed-fail' : 'fail';
    case 'unknown':
      return 'undetermined';
  }
}

/** A small mark; the word it stands for is always written near it. */
export function Mark({ kind }: { kind: MarkKind }) {
  const { filled, lines, dashed } = drawings[kind];
  return (
    <svg class="mark" data-mark={kind} viewBox="0 0 16 16" aria-hidden="true">
      {filled === null ? null : <path class="mark-body" d={filled} />}
      {dashed ? <path class="mark-dashes" d={ring} /> : null}
      <path class={filled === null || lines === ring ? 'mark-lines' : 'mark-lines mark-lines-inside'} d={lines} />
    </svg>
  );
}
