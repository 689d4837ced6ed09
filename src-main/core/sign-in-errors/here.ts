import type { Turn } from '../../contract/ids.ts';
import type { CheckReport, Snapshot } from '../../contract/snapshot.ts';
import { isUnderWay } from '../refetch-state.ts';
import { remedyTurns } from '../turns.ts';
import { managingVendorShown } from '../managing-vendor.ts';
import type { Words } from '../words.ts';
import type { Join } from './sign-in-error.ts';

/** What this Mac's own state adds to an error, and whose turn it then is; null: as the entry says. */
export type Here = { readonly text: string; readonly turn: Turn | null };

type Rule = (snapshot: Snapshot, words: Words) => Here | null;

/** Joins one error with this Mac as it was last seen; null where this Mac has nothing to say. */
export function sayHere(join: Join, snapshot: Snapshot, words: Words): Here | null {
  // Before the first look everything would read as not known.
  return snapshot.headline.id === 'not-looked-yet' ? null : rules[join](snapshot, words);
}

const rules: Readonly<Record<Join, Rule>> = {
  compliance: (snapshot, words) => sayOpen(snapshot, words) ?? sayInOrder(snapshot, words),
  registration: (snapshot, words) =>
    sayRegistration(snapshot, words) ?? {
      text: sentences(words.say('explain.here.registered', { code: snapshot.registration.code }), [
        sayBrowsers(snapshot, words),
      ]),
      turn: 'you',
    },
  'device-record': (snapshot, words) => {
    const { deviceId } = snapshot.registration;
    const registration = sayRegistration(snapshot, words);
    const id = deviceId === null ? null : words.say('explain.here.device-id', { id: deviceId });
    // Whatever the registration lacks here, the record in Entra is IT's to mend first.
    if (registration === null) return id === null ? null : { text: id, turn: 'it' };
    return { text: sentences(registration.text, [id]), turn: 'it' };
  },
  'sign-in': ({ registration: { state, code } }, words) =>
    state === 'sign-in-needed' ? { text: words.say('explain.here.sign-in-needed', { code }), turn: 'you' } : null,
  'access-policy': (snapshot, words) =>
    sayOpen(snapshot, words) ?? { text: words.say('explain.here.reason-elsewhere'), turn: 'it' },
  enrolment: (snapshot, words) => {
    const check = snapshot.checks.find(({ id }) => id === 'mdm-enrollment');
    if (check === undefined || check.verdict === 'undetermined') return null;
    if (check.verdict === 'fail')
      return { text: words.say('explain.here.management-off', { text: check.summary }), turn: turnOf(check) };
    const open = sayOpen(snapshot, words);
    if (open !== null || snapshot.upstream.kind === 'none') return open ?? sayInOrder(snapshot, words);
    return { text: words.say('explain.here.management-on'), turn: 'you' };
  },
  'company-portal': (snapshot, words) => {
    const vendor = managingVendorShown(snapshot);
    return vendor === 'fleet' || vendor === 'jamf'
      ? { text: words.say(`explain.here.${vendor}-mac`), turn: null }
      : null;
  },
  network: (snapshot, words) => sayOpen(snapshot, words) ?? sayInOrder(snapshot, words),
};

/** What counts for access and fails, or is not known; null where everything that counts is in order. */
function sayOpen(snapshot: Snapshot, words: Words): Here | null {
  const { checks, policies, headline } = snapshot;
  const counting = checks.filter(check => check.blocks && check.id !== 'upstream-policies');
  const items = policies.items.filter(item => item.blocks);
  const failing = [
    ...counting.filter(({ verdict }) => verdict === 'fail').map(({ title }) => title),
    ...items.filter(({ verdict }) => verdict === 'fail').map(({ name }) => name),
  ];
  const list = checks.find(check => check.id === 'upstream-policies');
  const open = [
    ...counting.filter(({ verdict }) => verdict === 'undetermined').map(({ title }) => title),
    ...items.filter(({ verdict }) => verdict === 'pending' || verdict === 'undetermined').map(({ name }) => name),
  ];
  const unknown = list?.verdict === 'undetermined' && list.blocks && open.length === 0 ? [list.title] : open;
  const said =
    failing.length > 0
      ? words.say('explain.here.failing', { count: failing.length, names: nameSome(failing) })
      : unknown.length > 0
        ? words.say('explain.here.not-known', { names: nameSome(unknown) })
        : null;
  if (said === null) return null;
  const waiting = isUnderWay(snapshot.refetch.state) ? words.say('explain.here.refetching') : null;
  return { text: sentences(said, [waiting]), turn: headline.turn === 'nobody' ? null : headline.turn };
}

function sayInOrder({ headline, upstream, policies, refetch }: Snapshot, words: Words): Here {
  if (isUnderWay(refetch.state)) return { text: words.say('explain.here.refetching'), turn: 'mac' };
  if (headline.id === 'push-failed') return { text: words.say('explain.here.push-failed'), turn: headline.turn };
  // Old or missing answers say nothing for this Mac, whatever they said once.
  if (headline.state === 'unknown') return { text: headline.text, turn: headline.turn };
  const isJudged = upstream.kind !== 'none' && policies.state === 'known';
  return isJudged
    ? { text: words.say('explain.here.all-met'), turn: 'microsoft' }
    : { text: words.say('explain.here.nobody-judges'), turn: 'it' };
}

/** What the registration lacks; null where it is complete. */
function sayRegistration({ registration, doctor, checks }: Snapshot, words: Words): Here | null {
  const { state, code } = registration;
  if (state === 'registered') return null;
  if (state === 'unknown') return { text: words.say('explain.here.registration-unknown', { code }), turn: null };
  const check = checks.find(({ id }) => id === 'platform-sso-registration');
  const text = doctor?.text ?? check?.summary ?? '';
  const turn = doctor?.turn ?? (check === undefined ? null : turnOf(check));
  return { text: words.say('explain.here.not-registered', { code, text }).trim(), turn };
}

function sayBrowsers({ checks }: Snapshot, words: Words): string | null {
  const check = checks.find(({ id }: { readonly id: string }) => id === 'browser-sso');
  const isOpen = check?.verdict === 'fail' || check?.verdict === 'attention';
  return check !== undefined && isOpen ? words.say('explain.here.not-shown', { text: check.summary }) : null;
}

function turnOf({ remedy }: CheckReport): Turn {
  return remedy === null ? 'it' : remedyTurns[remedy.id];
}

const mostNames = 5;

/** A sentence stays readable; the rest is in the window and in `status`. */
function nameSome(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).map(name => `“${name}”`);
  return names.length > mostNames ? `${shown.join(', ')}, …` : shown.join(', ');
}

function sentences(first: string, rest: readonly (string | null)[]): string {
  return [first, ...rest.filter(text => text !== null)].join(' ');
}
