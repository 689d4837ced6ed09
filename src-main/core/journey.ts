import type { Turn } from '../contract/ids.ts';
import type {
  Basis,
  CheckReport,
  JourneyStop,
  PoliciesReport,
  RefetchReport,
  StopState,
  UpstreamReport,
} from '../contract/snapshot.ts';
import type { ProblemCode } from './problem.ts';
import { remedyTurns, upstreamTurns } from './turns.ts';
import type { MessageArguments, MessageId, Words } from './words.ts';
import { worst } from './verdict.ts';

/** What the five stops are drawn from. */
export type JourneyInputs = {
  readonly checks: readonly CheckReport[];
  readonly policies: PoliciesReport;
  readonly policiesStale: boolean;
  readonly upstream: UpstreamReport;
  readonly refetch: RefetchReport;
  /** Why the refetch stopped, where it did. */
  readonly stopReason: ProblemCode | null;
  /** Whether the server had accepted the refetch. */
  readonly wasPosted: boolean;
};

type Stop = {
  readonly state: StopState;
  readonly basis: Basis;
  readonly at: string | null;
  readonly turn: Turn;
  readonly text: MessageId;
  readonly args?: MessageArguments;
};

/** The way back in: this Mac in order, the server asked, the policies evaluated, Microsoft told, access. */
export function drawJourney(inputs: JourneyInputs, words: Words): readonly JourneyStop[] {
  const mac = macStop(inputs);
  const asked = askedStop(inputs);
  const evaluated = evaluatedStop(inputs);
  const told = toldStop(inputs, evaluated);
  const stops = [
    ['mac', mac],
    ['asked', asked],
    ['evaluated', evaluated],
    ['told', told],
    ['access', accessStop(inputs, { mac, evaluated, told })],
  ] as const;
  return stops.map(([stop, { text, args, ...rest }]) => ({ stop, ...rest, text: words.say(text, args) }));
}

function macStop({ checks }: JourneyInputs): Stop {
  const own = checks.filter(check => check.blocks && check.id !== 'upstream-policies');
  const at = own.map(check => check.observedAt).find(instant => instant !== null) ?? null;
  const failing = own.find(check => check.verdict === 'fail');
  if (failing !== undefined) {
    const turn = failing.remedy === null ? 'it' : remedyTurns[failing.remedy.id];
    return { state: 'failed', basis: 'observed', at, turn, text: 'journey.mac.failed', args: { title: failing.title } };
  }
  return worst(own.map(check => check.verdict)) === 'undetermined' || own.length === 0
    ? { state: 'unknown', basis: 'observed', at, turn: 'mac', text: 'journey.mac.unknown' }
    : { state: 'done', basis: 'observed', at, turn: 'nobody', text: 'journey.mac.done' };
}

function askedStop({ refetch, upstream, policies, stopReason, wasPosted }: JourneyInputs): Stop {
  switch (refetch.state) {
    case 'requesting':
      return {
        state: 'current',
        basis: 'observed',
        at: refetch.startedAt,
        turn: 'mac',
        text: 'journey.asked.requesting',
      };
    case 'queued':
      return { state: 'current', basis: 'observed', at: refetch.updatedAt, turn: 'mac', text: 'journey.asked.queued' };
    case 'accepted':
    case 'answered':
    case 'evaluated':
    case 'telling':
    case 'confirmed':
    case 'settled':
      return { state: 'done', basis: 'observed', at: refetch.startedAt, turn: 'nobody', text: 'journey.asked.done' };
    case 'stopped':
      // What the person stopped is not stuck: then it stands as if nobody had asked.
      if (stopReason === null || stopReason === 'cancelled') return askedWithoutRefetch(upstream, policies);
      if (wasPosted) {
        return { state: 'done', basis: 'observed', at: refetch.startedAt, turn: 'nobody', text: 'journey.asked.done' };
      }
      return {
        state: 'failed',
        basis: 'observed',
        at: refetch.updatedAt,
        turn: upstreamTurns[upstream.state],
        text: `problem.${stopReason}`,
      };
    case 'idle':
      return askedWithoutRefetch(upstream, policies);
  }
}

function askedWithoutRefetch(upstream: UpstreamReport, policies: PoliciesReport): Stop {
  if (policies.state === 'none') {
    return { state: 'done', basis: 'assumed', at: null, turn: 'nobody', text: 'journey.asked.switched-off' };
  }
  if (upstream.state !== 'ok' && upstream.state !== 'unlicensed') {
    return {
      state: 'unknown',
      basis: 'assumed',
      at: null,
      turn: upstreamTurns[upstream.state],
      text: 'journey.asked.unknown',
    };
  }
  // Fleet's agent reports hourly by itself; the server's stamp of its last report is what can be observed.
  return upstream.macLastSeenAt === null
    ? { state: 'pending', basis: 'observed', at: null, turn: 'mac', text: 'journey.asked.pending' }
    : {
        state: 'done',
        basis: 'observed',
        at: upstream.macLastSeenAt,
        turn: 'nobody',
        text: 'journey.asked.reported-in',
      };
}

function evaluatedStop({ refetch, policies, policiesStale, upstream, stopReason, wasPosted }: JourneyInputs): Stop {
  const at = policies.evaluatedAt;
  if (policies.state === 'none') {
    return { state: 'done', basis: 'assumed', at: null, turn: 'nobody', text: 'journey.evaluated.switched-off' };
  }
  if (refetch.state === 'requesting' || refetch.state === 'queued') {
    return { state: 'pending', basis: 'observed', at, turn: 'mac', text: 'journey.evaluated.pending' };
  }
  if (refetch.state === 'accepted') {
    return { state: 'current', basis: 'observed', at: null, turn: 'mac', text: 'journey.evaluated.waiting' };
  }
  if (refetch.state === 'answered' || refetch.state === 'evaluated') {
    return {
      state: 'current',
      basis: 'observed',
      at: refetch.updatedAt,
      turn: 'management',
      text: 'journey.evaluated.answered',
    };
  }
  if (wasPosted && stopReason !== null && stopReason !== 'cancelled') {
    return { state: 'failed', basis: 'observed', at: refetch.updatedAt, turn: 'mac', text: `problem.${stopReason}` };
  }
  if (isUnlicensed({ policies, upstream })) {
    return { state: 'unknown', basis: 'assumed', at: null, turn: 'nobody', text: 'journey.evaluated.unlicensed' };
  }
  if (policies.state === 'unknown') {
    return {
      state: 'unknown',
      basis: 'assumed',
      at,
      turn: upstreamTurns[upstream.state],
      text: 'journey.evaluated.unknown',
    };
  }
  const blocking = policies.items.filter(item => item.blocks);
  const failing = blocking.filter(item => item.verdict === 'fail').length;
  if (failing > 0) {
    return {
      state: 'failed',
      basis: 'observed',
      at,
      turn: 'you',
      text: 'journey.evaluated.failing',
      args: { count: failing },
    };
  }
  // An old result is silence: it does not stand for now.
  if (policiesStale) return { state: 'unknown', basis: 'assumed', at, turn: 'mac', text: 'journey.evaluated.unknown' };
  return blocking.some(item => item.verdict !== 'pass')
    ? { state: 'pending', basis: 'observed', at, turn: 'mac', text: 'journey.evaluated.pending' }
    : { state: 'done', basis: 'observed', at, turn: 'nobody', text: 'journey.evaluated.done' };
}

/** No licence for policies, and none known from before: then there is nothing to evaluate. */
function isUnlicensed({ policies, upstream }: Pick<JourneyInputs, 'policies' | 'upstream'>): boolean {
  return upstream.state === 'unlicensed' && policies.state === 'unknown';
}

/** Fleet's device API never says what Microsoft was told: this stop stays assumed, whatever else is known. */
function toldStop({ refetch, policies, checks }: JourneyInputs, evaluated: Stop): Stop {
  const base = { basis: 'assumed', at: null } as const;
  if (policies.state === 'none') return { ...base, state: 'unknown', turn: 'nobody', text: 'journey.told.unknown' };
  if (isWithoutIdentity(checks)) return { ...base, state: 'pending', turn: 'you', text: 'journey.told.not-registered' };
  if (evaluated.text === 'journey.evaluated.failing') {
    return { ...base, state: 'done', turn: 'nobody', text: 'journey.told.assumed-failing' };
  }
  // Without a licence the policies stay unknown, but the Mac's answer (its MDM state) was passed on as usual.
  if (evaluated.state === 'done' || refetch.state === 'settled') {
    return { ...base, state: 'done', turn: 'nobody', text: 'journey.told.assumed' };
  }
  return evaluated.state === 'unknown' || evaluated.state === 'failed'
    ? { ...base, state: 'unknown', turn: 'management', text: 'journey.told.unknown' }
    : { ...base, state: 'pending', turn: 'management', text: 'journey.told.pending' };
}

/** Fleet reports a Mac by its Entra device id and user name; before the registration there are none to report. */
function isWithoutIdentity(checks: readonly CheckReport[]): boolean {
  const registration = checks.find(check => check.id === 'platform-sso-registration');
  const code = registration?.evidence['code'];
  return registration?.verdict === 'fail' && code !== 'P7' && code !== 'P8';
}

type Before = { readonly mac: Stop; readonly evaluated: Stop; readonly told: Stop };

function accessStop({ policies, upstream }: JourneyInputs, { mac, evaluated, told }: Before): Stop {
  const base = { basis: 'assumed', at: null } as const;
  const unlicensed = isUnlicensed({ policies, upstream });
  const through = evaluated.state === 'done' || (unlicensed && evaluated.state === 'unknown');
  const ready = mac.state === 'done' && through && told.text === 'journey.told.assumed';
  // While the server cannot be asked, what it said before is no reason to send somebody off to sign in.
  if (ready && (upstream.state === 'ok' || upstream.state === 'unlicensed')) {
    return { ...base, state: 'pending', turn: 'you', text: 'journey.access.try' };
  }
  const dark = [mac, evaluated, told].some(stop => stop.state === 'unknown');
  return ready || dark || policies.state === 'none'
    ? { ...base, state: 'unknown', turn: 'nobody', text: 'journey.access.unknown' }
    : { ...base, state: 'pending', turn: 'nobody', text: 'journey.access.pending' };
}
