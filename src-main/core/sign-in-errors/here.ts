import type { ExplainedPage } from '../../contract/explain.ts';
import type { HeadlineId, Turn } from '../../contract/ids.ts';
import type { CheckReport, Snapshot } from '../../contract/snapshot.ts';
import { isUnderWay } from '../refetch-state.ts';
import { remedyTurns } from '../turns.ts';
import { managingVendorShown } from '../managing-vendor.ts';
import type { Words } from '../words.ts';
import { comparePageDevice, sayPageAlone, sayPageBeside, type PageDevice } from './page-device.ts';
import type { Here, Join } from './sign-in-error.ts';
import { hasLooked } from '../has-looked.ts';

type Rule = (snapshot: Snapshot, words: Words, seen: PageDevice | null) => Here | null;

/** Joins one error with this Mac as it was last seen, and with the page; null where both have nothing to say. */
export function sayHere(join: Join, { snapshot, words, page }: Joined): Here | null {
  // Before the first look everything would read as not known.
  if (!hasLooked(snapshot)) return null;
  const compared = comparePageDevice(page, snapshot);
  const seen = aboutDevice.has(join) ? compared : null;
  const alone = sayPageAlone(compared?.kind === 'other-platform' ? compared : seen, words);
  if (alone !== null) return alone;
  const beside = sayPageBeside(seen, snapshot, words);
  const here = rules[join](snapshot, words, seen);
  if (here === null || beside === null) return here;
  return { ...here, text: sentences(beside, [here.text]) };
}

/** What an error is joined with. */
export type Joined = { readonly snapshot: Snapshot; readonly words: Words; readonly page: ExplainedPage | null };

/** The errors whose page names the device that was judged. */
const aboutDevice: ReadonlySet<Join> = new Set(['compliance', 'registration', 'device-record', 'access-policy']);

const rules: Readonly<Record<Join, Rule>> = {
  compliance: sayCompliance,
  registration: (snapshot, words, seen) => {
    const lacking = sayRegistration(snapshot, words);
    if (lacking !== null) return lacking;
    // Microsoft saw this very Mac, so the registration was shown; what is missing is its word that the rest is in order.
    if (seen?.kind === 'this-mac') return sayCompliance(snapshot, words, seen);
    return sayNotShown(snapshot, words, seen);
  },
  'device-record': (snapshot, words) => {
    const { deviceId } = snapshot.registration;
    const registration = sayRegistration(snapshot, words);
    const id = deviceId === null ? null : words.say('explain.here.device-id', { id: deviceId });
    // Whatever the registration lacks here, the record in Entra is IT's to mend first.
    if (registration === null) return id === null ? null : { text: id, turn: 'it', cause: null };
    return { text: sentences(registration.text, [id]), turn: 'it', cause: null };
  },
  'sign-in': ({ registration: { state, code } }, words) =>
    state === 'sign-in-needed'
      ? { text: words.say('explain.here.sign-in-needed', { code }), turn: 'you', cause: 'registration' }
      : null,
  'access-policy': (snapshot, words, seen) => {
    if (seen?.kind === 'not-shown') return sayNotShown(snapshot, words, seen);
    const elsewhere: Here = { text: words.say('explain.here.reason-elsewhere'), turn: 'it', cause: null };
    // Microsoft itself says that the state of this Mac is not what the rule refused.
    const isCleared = seen?.kind === 'this-mac' && seen.state === 'compliant';
    return isCleared ? elsewhere : (sayOpen(snapshot, words) ?? sayUntold(snapshot, words) ?? elsewhere);
  },
  enrolment: (snapshot, words) => {
    const check = snapshot.checks.find(({ id }) => id === 'mdm-enrollment');
    if (check === undefined || check.verdict === 'undetermined') return null;
    if (check.verdict === 'fail') {
      const text = words.say('explain.here.management-off', { text: check.summary });
      return { text, turn: turnOf(check), cause: 'management' };
    }
    const open = sayOpen(snapshot, words);
    if (open !== null || snapshot.upstream.kind === 'none') return open ?? sayInOrder(snapshot, words);
    return sayNoTicket(snapshot, words) ?? { text: words.say('explain.here.management-on'), turn: 'you', cause: null };
  },
  'company-portal': (snapshot, words) => {
    const vendor = managingVendorShown(snapshot);
    return vendor === 'fleet' || vendor === 'jamf'
      ? { text: words.say(`explain.here.${vendor}-mac`), turn: null, cause: vendor }
      : null;
  },
  network: (snapshot, words) => sayOpen(snapshot, words) ?? sayInOrder(snapshot, words),
};

function sayCompliance(snapshot: Snapshot, words: Words, seen: PageDevice | null): Here | null {
  if (seen?.kind === 'not-shown') return sayNotShown(snapshot, words, seen);
  return sayOpen(snapshot, words) ?? sayInOrder(snapshot, words);
}

/** Registered here and not seen there: the browser is the likeliest reason, and the rest still counts. */
function sayNotShown(snapshot: Snapshot, words: Words, seen: PageDevice | null): Here {
  const { code } = snapshot.registration;
  const said =
    seen?.kind === 'not-shown'
      ? words.say('explain.page.not-shown', { code, check: words.say('check.browser-sso.title') })
      : words.say('explain.here.registered', { code });
  const open = seen?.kind === 'not-shown' ? sayOpen(snapshot, words) : null;
  const cause = open?.cause === 'listed' && open.turn === 'you' ? 'not-shown-and-listed' : 'not-shown';
  return { text: sentences(said, [sayBrowsers(snapshot, words), open?.text ?? null]), turn: 'you', cause };
}

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
      ? words.say('explain.here.failing', { count: failing.length, names: nameSome(failing, words) })
      : unknown.length > 0
        ? words.say('explain.here.not-known', { names: nameSome(unknown, words) })
        : null;
  if (said === null) return null;
  const waiting = isUnderWay(snapshot.refetch.state) ? words.say('explain.here.refetching') : null;
  const turn = headline.turn === 'nobody' ? null : headline.turn;
  return { text: sentences(said, [waiting]), turn, cause: failing.length > 0 ? 'listed' : 'headline' };
}

function sayInOrder(snapshot: Snapshot, words: Words): Here | null {
  const { headline, upstream, policies, refetch } = snapshot;
  if (isUnderWay(refetch.state)) return { text: words.say('explain.here.refetching'), turn: 'mac', cause: null };
  const { turn } = headline;
  if (headline.id === 'push-failed') return { text: words.say('explain.here.push-failed'), turn, cause: 'headline' };
  // The headline asks for something; the ticket has a sentence of its own. Old or missing answers say nothing.
  const asks = headline.state === 'action' && headline.id !== 'not-reported';
  if (asks || headline.state === 'unknown') return { text: headline.text, turn, cause: 'headline' };
  const ticket = sayNoTicket(snapshot, words);
  if (ticket !== null) return ticket;
  if (headline.state === 'action') return { text: headline.text, turn, cause: 'headline' };
  // Whether somebody judges is only known once they were asked.
  if (upstream.problem?.code === 'not-looked-yet') return null;
  const isJudged = upstream.kind !== 'none' && policies.state === 'known';
  if (!isJudged) return { text: words.say('explain.here.nobody-judges'), turn: 'it', cause: null };
  return { text: words.say('explain.here.all-met'), turn: 'microsoft', cause: null };
}

/** Microsoft may refuse only because it was not told; anything else that the headline asks for does not explain a rule. */
function sayUntold(snapshot: Snapshot, words: Words): Here | null {
  return untold.includes(snapshot.headline.id) ? sayInOrder(snapshot, words) : null;
}

const untold: readonly HeadlineId[] = ['not-reported', 'not-heard', 'push-failed'];

/** Waiting for Fleet is in vain as long as it has nothing to report. */
function sayNoTicket({ contradictions }: Snapshot, words: Words): Here | null {
  return contradictions.some(({ id }) => id === 'empty-kerberos')
    ? { text: words.say('explain.here.no-ticket'), turn: 'you', cause: 'no-ticket' }
    : null;
}

/** What the registration lacks; null where it is complete. */
function sayRegistration({ registration, doctor, checks }: Snapshot, words: Words): Here | null {
  const { state, code } = registration;
  if (state === 'registered') return null;
  if (state === 'unknown') {
    const text = words.say('explain.here.registration-unknown', { code });
    return { text, turn: null, cause: 'registration-unknown' };
  }
  const check = checks.find(({ id }) => id === 'platform-sso-registration');
  const text = doctor?.text ?? check?.summary ?? '';
  const turn = doctor?.turn ?? (check === undefined ? null : turnOf(check));
  return { text: words.say('explain.here.not-registered', { code, text }).trim(), turn, cause: 'registration' };
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
function nameSome(all: readonly string[], words: Words): string {
  const names = all
    .slice(0, mostNames)
    .reduce(
      (said, name) =>
        said === ''
          ? words.say('explain.here.name', { name })
          : words.say('explain.here.and-name', { names: said, name }),
      '',
    );
  return all.length > mostNames ? words.say('explain.here.and-more', { names }) : names;
}

function sentences(first: string, rest: readonly (string | null)[]): string {
  return [first, ...rest.filter(text => text !== null)].join(' ');
}
