import type { JourneyStop } from '../contract/snapshot.ts';
import type { AccessState } from './access.ts';
import { instant } from './instants.ts';
import { askedStop, evaluatedStop, isUnlicensed } from './journey-server.ts';
import { askedOfService, evaluatedByService, toldByService } from './journey-service.ts';
import type { JourneyInputs, Stop } from './journey-stop.ts';
import { pushOfNow } from './push.ts';
import { remedyTurns } from './turns.ts';
import { worst } from './verdict.ts';
import type { MessageId, Words } from './words.ts';

/** The five stops, and whether everything known here is done, so that signing in can be tried. */
export type Journey = { readonly stops: readonly JourneyStop[]; readonly isReady: boolean };

/** The way back in: this Mac in order, the server asked, the policies evaluated, Microsoft told, access. */
export function drawJourney(inputs: JourneyInputs, words: Words): Journey {
  const mac = macStop(inputs);
  const isByService = inputs.upstream.kind === 'report';
  const asked = isByService ? askedOfService(inputs) : askedStop(inputs);
  const evaluated = isByService ? evaluatedByService(inputs) : evaluatedStop(inputs);
  const told = isByService ? toldByService(inputs, evaluated) : toldStop(inputs, evaluated);
  const readiness = judgeReadiness(inputs, { mac, evaluated, told });
  const stops = [
    ['mac', mac],
    ['asked', asked],
    ['evaluated', evaluated],
    ['told', told],
    ['access', accessStop(inputs.access, readiness)],
  ] as const;
  return {
    stops: stops.map(([stop, { text, args, ...rest }]) => ({ stop, ...rest, text: words.say(text, args) })),
    isReady: readiness === 'ready',
  };
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

/**
 * What Microsoft was told. Fleet's device API does not say it, so the usual course is assumed; only a server with an
 * activity feed lets a push be seen that failed, or that told of a policy that is not met.
 */
function toldStop(inputs: JourneyInputs, evaluated: Stop): Stop {
  const { checks, refetch, policies, push, upstream, registration } = inputs;
  const base = { basis: 'assumed', at: null } as const;
  // Without anybody to tell there is no usual course either.
  if (policies.state === 'none' || upstream.kind === 'none') {
    return { ...base, state: 'unknown', turn: 'nobody', text: 'journey.told.unknown' };
  }
  const lacking = lackingIdentity(inputs);
  if (lacking !== null) return { ...base, state: 'pending', turn: 'you', text: lacking };
  const seen = pushOfNow(push, policies, refetch);
  if (seen?.outcome === 'failed') {
    return { state: 'failed', basis: 'observed', at: seen.at, turn: 'it', text: 'journey.told.push-failed' };
  }
  // Without a device id nothing is told, and nobody knows whether there is one.
  if (seen === null && registration.state === 'unknown') {
    return { ...base, state: 'unknown', turn: 'nobody', text: 'journey.told.unknown' };
  }
  const isFailing = evaluated.text === 'journey.evaluated.failing';
  const isUnmanaged = checks.some(({ id, verdict }) => id === 'mdm-enrollment' && verdict === 'fail');
  if (isUnmanaged && (isFailing || evaluated.state === 'done')) {
    return { ...base, state: 'done', turn: 'nobody', text: 'journey.told.assumed-unmanaged' };
  }
  if (isFailing) {
    return seen === null
      ? { ...base, state: 'done', turn: 'nobody', text: 'journey.told.assumed-failing' }
      : { state: 'done', basis: 'observed', at: seen.at, turn: 'nobody', text: 'journey.told.observed-failing' };
  }
  // Without a licence the policies stay unknown, but the Mac's answer (its MDM state) was passed on as usual.
  if (evaluated.state === 'done' || refetch.state === 'settled') {
    return { ...base, state: 'done', turn: 'nobody', text: 'journey.told.assumed' };
  }
  return evaluated.state === 'unknown' || evaluated.state === 'failed'
    ? { ...base, state: 'unknown', turn: 'management', text: 'journey.told.unknown' }
    : { ...base, state: 'pending', turn: 'management', text: 'journey.told.pending' };
}

/**
 * Fleet reports a Mac by its Entra device id and user name. Without them nothing can change for Microsoft, however often
 * the policies are evaluated: so it is said at once instead of being waited for.
 */
function lackingIdentity({ checks, registration, isWithoutTicket, isUnheard }: JourneyInputs): MessageId | null {
  const check = checks.find(({ id }) => id === 'platform-sso-registration');
  const code = check?.evidence['code'];
  if (check?.verdict === 'fail' && code !== 'P7' && code !== 'P8') {
    // An id can be left over, or belong to another provider; the Mac counts as registered only where the user is what lacks.
    const isOfUser = registration.state === 'user-not-registered' || registration.state === 'needs-registration';
    return isOfUser && registration.deviceId !== null ? 'journey.told.no-user' : 'journey.told.not-registered';
  }
  if (registration.state === 'registered' && isWithoutTicket) return 'journey.told.no-ticket';
  if (registration.state === 'registered' && registration.userPrincipalName === null) return 'journey.told.no-user';
  return isUnheard ? 'journey.told.not-heard' : null;
}

type Before = { readonly mac: Stop; readonly evaluated: Stop; readonly told: Stop };
type Readiness = 'ready' | 'not-yet' | 'unknown';

/** What was told, or usually is told, once everything is met. */
const meansReady: readonly Stop['text'][] = [
  'journey.told.assumed',
  'journey.told.service-assumed',
  'journey.told.service-compliant',
];

/** Whether it makes sense to try signing in now. */
function judgeReadiness(inputs: JourneyInputs, { mac, evaluated, told }: Before): Readiness {
  const { policies, upstream, isOld } = inputs;
  if (isUnjudged(inputs)) return 'unknown';
  const unlicensed = isUnlicensed({ policies, upstream });
  const through = evaluated.state === 'done' || (unlicensed && evaluated.state === 'unknown');
  const done = mac.state === 'done' && through && meansReady.includes(told.text);
  // While the server cannot be asked, what it said before is no reason to send somebody off to sign in.
  if (done && !isOld && (upstream.state === 'ok' || upstream.state === 'unlicensed')) return 'ready';
  const dark = [mac, evaluated, told].some(stop => stop.state === 'unknown');
  return done || dark || policies.state === 'none' ? 'unknown' : 'not-yet';
}

/** Nothing is evaluated here, and the service that judges this Mac has not done so. */
function isUnjudged({ policies, upstream, report }: JourneyInputs): boolean {
  const isSilent = (report?.evaluatedAt ?? null) === null && (report?.compliant ?? null) === null;
  return upstream.kind === 'report' && policies.state === 'none' && isSilent;
}

/** Nobody can see access from here: this stop closes by what the person reports, and by nothing else. */
function accessStop(access: AccessState, readiness: Readiness): Stop {
  const base = { basis: 'assumed', at: null } as const;
  if (readiness === 'not-yet') return { ...base, state: 'pending', turn: 'nobody', text: 'journey.access.pending' };
  if (access.told !== null) {
    const told = { basis: 'reported', at: instant(access.told.at) } as const;
    return access.told.answer === 'worked'
      ? { ...told, state: 'done', turn: 'nobody', text: 'journey.access.worked' }
      : { ...told, state: 'failed', turn: 'it', text: 'journey.access.did-not-work' };
  }
  if (readiness === 'unknown') return { ...base, state: 'unknown', turn: 'nobody', text: 'journey.access.unknown' };
  return access.triedAt === null
    ? { ...base, state: 'pending', turn: 'you', text: 'journey.access.try' }
    : { ...base, state: 'current', at: instant(access.triedAt), turn: 'you', text: 'journey.access.did-it-work' };
}
