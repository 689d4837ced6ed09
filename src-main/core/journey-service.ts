import { askedStop, evaluatedStop } from './journey-server.ts';
import type { JourneyInputs, Stop } from './journey-stop.ts';
import { isUnderWay } from './refetch-state.ts';
import { turnOfUpstream } from './turns.ts';

/** Whether this Mac's result has reached the service that judges it by Clearway's reports. */
export function askedOfService(inputs: JourneyInputs): Stop {
  const { refetch, stopReason } = inputs;
  if (refetch.state !== 'idle' && !(refetch.state === 'stopped' && stopReason === 'cancelled')) {
    const stop = askedStop(inputs);
    const text = ofService[stop.text];
    return text === undefined ? stop : { ...stop, text };
  }
  const at = inputs.report?.lastDeliveredAt ?? null;
  return at === null || isBehind(inputs)
    ? {
        state: 'pending',
        basis: 'observed',
        at,
        turn: turnOfSending(inputs),
        text: 'journey.asked.not-reported',
      }
    : { state: 'done', basis: 'observed', at, turn: 'nobody', text: 'journey.asked.reported' };
}

const ofService: Readonly<Partial<Record<Stop['text'], Stop['text']>>> = {
  'journey.asked.requesting': 'journey.asked.reporting',
  'journey.asked.done': 'journey.asked.reported',
};

/** What this Mac found, and whether the service has evaluated it: it says so itself, or nobody knows. */
export function evaluatedByService(inputs: JourneyInputs): Stop {
  const { refetch, policies, report, stopReason } = inputs;
  const at = report?.evaluatedAt ?? null;
  const ended = stopReason !== null && stopReason !== 'cancelled';
  if (refetch.state === 'requesting' || refetch.state === 'queued') {
    return { state: 'pending', basis: 'observed', at, turn: 'mac', text: 'journey.evaluated.pending' };
  }
  if (isUnderWay(refetch.state)) {
    const isEvaluated = refetch.state === 'evaluated';
    const text = isEvaluated ? 'journey.evaluated.service-done' : 'journey.evaluated.service-waiting';
    return { state: 'current', basis: 'observed', at, turn: 'management', text };
  }
  if (inputs.wasPosted && ended) return evaluatedStop(inputs);
  const failing = policies.items.filter(item => item.blocks && item.verdict === 'fail').length;
  if (failing > 0) {
    const args = { count: failing };
    const found = policies.evaluatedAt;
    return { state: 'failed', basis: 'observed', at: found, turn: 'you', text: 'journey.evaluated.failing', args };
  }
  if (policies.items.some(item => item.blocks && item.verdict !== 'pass') || policies.state === 'unknown') {
    return { state: 'unknown', basis: 'observed', at, turn: 'it', text: 'journey.evaluated.unknown' };
  }
  if (isBehind(inputs) || report?.lastDeliveredAt == null) {
    return {
      state: 'pending',
      basis: 'observed',
      at,
      turn: turnOfSending(inputs),
      text: 'journey.evaluated.service-behind',
    };
  }
  if (report.judges === false) {
    return { state: 'done', basis: 'assumed', at: null, turn: 'nobody', text: 'journey.evaluated.service-takes' };
  }
  const isJudged = at !== null || report.compliant !== null;
  return isJudged
    ? { state: 'done', basis: 'observed', at, turn: 'nobody', text: 'journey.evaluated.service-done' }
    : { state: 'pending', basis: 'observed', at, turn: 'management', text: 'journey.evaluated.service-waiting' };
}

/** What the service made of it. Its word counts as observed; where it says nothing, only the usual course is assumed. */
export function toldByService(inputs: JourneyInputs, evaluated: Stop): Stop {
  const { report, refetch } = inputs;
  const at = report?.evaluatedAt ?? null;
  const observed = { basis: 'observed', at } as const;
  const isCurrent = !isUnderWay(refetch.state) && !isBehind(inputs);
  if (isCurrent && report?.compliant === true) {
    return { ...observed, state: 'done', turn: 'nobody', text: 'journey.told.service-compliant' };
  }
  if (isCurrent && report?.compliant === false) {
    return evaluated.text === 'journey.evaluated.failing'
      ? { ...observed, state: 'done', turn: 'nobody', text: 'journey.told.service-not-compliant' }
      : { ...observed, state: 'failed', turn: 'it', text: 'journey.told.service-refuses' };
  }
  const assumed = { basis: 'assumed', at: null } as const;
  if (evaluated.state === 'done') {
    return { ...assumed, state: 'done', turn: 'nobody', text: 'journey.told.service-assumed' };
  }
  return evaluated.state === 'pending' || evaluated.state === 'current'
    ? { ...assumed, state: 'pending', turn: 'management', text: 'journey.told.pending' }
    : { ...assumed, state: 'unknown', turn: 'management', text: 'journey.told.unknown' };
}

/** Whose turn it is while something waits to be sent. */
function turnOfSending({ upstream }: JourneyInputs): Stop['turn'] {
  return upstream.state === 'ok' ? 'mac' : turnOfUpstream(upstream);
}

/** What the service knows is older than what this Mac knows. */
function isBehind({ report }: JourneyInputs): boolean {
  return (report?.pending ?? 0) > 0;
}
