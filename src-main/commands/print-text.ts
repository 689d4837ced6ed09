import type {
  CheckReport,
  ContradictionReport,
  JourneyStop,
  PoliciesReport,
  PolicyReport,
  PolicyVerdict,
  RefetchReport,
  RemedyReport,
  Snapshot,
  UpstreamReport,
} from '../contract/snapshot.ts';
import { labelled } from '../core/labelled.ts';
import { readableInstant } from '../core/instants.ts';
import { verdictWordOf } from '../core/verdict-word.ts';
import type { LoadedWords } from '../core/words.ts';
import { terminalLine } from './terminal-text.ts';

type WindowWords = LoadedWords['window'];

/** `status` for people: the sentence, whose turn, the five stops, and what is not in order with its steps. */
export function printStatus(snapshot: Snapshot, words: WindowWords): string {
  const { headline, mac, journey, checks } = snapshot;
  const first = [
    headline.text,
    `${words[`state-${headline.state}`]} · ${words[`turn-${headline.turn}`]} · ${codesOf(snapshot)}`,
  ];
  // Nothing was looked at, so whatever else stands there tells people of no Mac, and what to do is IT’s alone.
  if (headline.id === 'switched-off') return plainLines(first);
  const open = checks.filter(
    check => check.verdict === 'fail' || check.verdict === 'attention' || check.verdict === 'undetermined',
  );
  return plainLines([
    ...first,
    ...(snapshot.upstream.problem === null
      ? []
      : [`${snapshot.upstream.problem.text} (${snapshot.upstream.problem.code})`]),
    ...(snapshot.upstream.next === null ? [] : [snapshot.upstream.next.text]),
    '',
    words.journey,
    ...journey.map(stop => printStop(stop, words)),
    ...(open.length === 0 ? [] : ['', ...printChecks(open, words)]),
    ...printFailingPolicies(snapshot.policies, words),
    ...printContradictions(snapshot.contradictions, words),
    ...printChanges(snapshot.refetch.changes, words),
    '',
    `${mac.name} · macOS ${mac.macosVersion} · ${mac.user} · ${readableInstant(snapshot.takenAt)}`,
  ]);
}

/** What is read out on the phone: the code of the headline, and that of the registration once it was looked at. */
function codesOf({ headline, doctor }: Snapshot): string {
  return doctor === null ? headline.code : `${headline.code} · ${doctor.code}`;
}

/** Where two sources that should agree do not, with what usually lies behind it. */
export function printContradictions(found: Snapshot['contradictions'], words: WindowWords): readonly string[] {
  if (found.length === 0) return [];
  return ['', words.contradictions, ...found.flatMap(each => printContradiction(each, words))];
}

function printContradiction({ text, causes }: ContradictionReport, words: WindowWords): readonly string[] {
  const usual = causes.length === 0 ? [] : [`  ${words['usual-causes']}`, ...causes.map(cause => `    - ${cause}`)];
  return [`  ${text}`, ...usual];
}

/** `policies` for people. */
export function printPolicies({ policies, upstream }: Snapshot, words: WindowWords): string {
  const { state, items, faults } = policies;
  if (state === 'none') return plainLines([words['policies-none']]);
  const width = Math.max(0, ...items.map(item => words[verdictWordOf(item)].length));
  const isEmpty = state === 'known' && items.length === 0;
  return plainLines([
    ...(state === 'unknown' ? [unknownBecause(policies, upstream) ?? words['policies-unknown']] : []),
    ...(isEmpty ? [words['no-policies']] : []),
    ...items.flatMap(item => printPolicy(item, width, words)),
    ...(faults.length === 0 ? [] : ['', words['policy-faults'], ...faults.map(({ text }) => `  ${text}`)]),
  ]);
}

/** The server's trouble, where it is the server's policies that are not known. */
function unknownBecause({ faults }: PoliciesReport, { problem }: UpstreamReport): string | null {
  return problem === null || faults.length > 0 ? null : problem.text;
}

/** One policy with what it counts for, and why it has no verdict. */
function printPolicy(item: PolicyReport, width: number, words: WindowWords): readonly string[] {
  const tags = [
    ...(item.blocks ? [words['counts-for-access']] : []),
    ...(item.critical ? [words.critical] : []),
    ...(item.source === 'local' ? [words['policy-source-local']] : []),
  ];
  const reason = item.problem === null ? [] : [`${' '.repeat(width + 4)}${item.problem.text} (${item.problem.code})`];
  const line = `  ${words[verdictWordOf(item)].padEnd(width)}  ${item.name}`;
  return [tags.length === 0 ? line : `${line} (${tags.join(' · ')})`, ...reason];
}

/** The checks that the registration doctor shows. */
export function registrationChecks({ checks }: Snapshot): readonly CheckReport[] {
  return checks.filter(
    check => check.id === 'company-portal' || check.id.startsWith('platform-sso') || check.id === 'browser-sso',
  );
}

/** What was not seen by this Mac or told by the server is marked as such wherever it claims something. */
function printStop(stop: JourneyStop, words: WindowWords): string {
  const claims = stop.state === 'done' || stop.state === 'failed';
  const basis = claims && stop.basis !== 'observed' ? ` (${words[`basis-${stop.basis}`]})` : '';
  return `  ${words[`stop-state-${stop.state}`].padEnd(13)} ${labelled(words, words[`stop-${stop.stop}`], stop.text)}${basis}`;
}

/** Steps that stand above already are not told twice. */
function printChecks(checks: readonly CheckReport[], words: WindowWords): readonly string[] {
  return checks.flatMap((check, index) => {
    const same = checks.slice(0, index).find(({ remedy }) => remedy !== null && remedy.id === check.remedy?.id);
    return same === undefined
      ? [...printCheck(check, words), ...printRemedy(check.remedy, words)]
      : [...printCheck(check, words), `  ${words['same-steps'].replace('{title}', () => same.title)}`];
  });
}

function printCheck(check: CheckReport, words: WindowWords): readonly string[] {
  const problem = check.problem === null ? [] : [`  ${check.problem.text} (${check.problem.code})`];
  return [labelled(words, words[verdictWordOf(check)], check.title), `  ${check.summary}`, ...problem];
}

function printFailingPolicies({ items }: PoliciesReport, words: WindowWords): readonly string[] {
  return items
    .filter(item => item.verdict === 'fail')
    .flatMap(item => [
      '',
      `${labelled(words, words[verdictWordOf(item)], item.name)}${item.local === 'pass' ? ` (${words['fixed-here']})` : ''}`,
      ...(item.resolution ?? '')
        .split('\n')
        .filter(Boolean)
        .map(line => `  ${line}`),
    ]);
}

/** What the refetch that has ended brought. */
function printChanges(changes: RefetchReport['changes'], words: WindowWords): readonly string[] {
  if (changes === null) return [];
  const lines = changes.map(
    ({ name, from, to, blocks }) =>
      `  ${labelled(words, name, `${verdictWord(from, blocks, words)} -> ${verdictWord(to, blocks, words)}`)}${blocks ? ` (${words['counts-for-access']})` : ''}`,
  );
  return ['', words['what-changed'], ...(lines.length === 0 ? [`  ${words['nothing-changed']}`] : lines)];
}

function verdictWord(verdict: PolicyVerdict | null, blocks: boolean, words: WindowWords): string {
  return verdict === null ? '–' : words[verdictWordOf({ verdict, blocks })];
}

/** The steps; a button that they speak of is in the window. */
export function printRemedy(remedy: RemedyReport | null, words: WindowWords): readonly string[] {
  if (remedy === null) return [];
  const { action } = remedy;
  return [
    ...steps(remedy.steps),
    ...(action === null ? [] : [`  ${words['button-in-window'].replace('{title}', () => words[`action-${action}`])}`]),
  ];
}

/** Numbered, as they are read out. */
export function steps(texts: readonly string[]): readonly string[] {
  return texts.map((text, index) => `  ${index + 1}. ${text}`);
}

/** One line each, whatever is in them: none of a server's texts may look like a line of Clearway's. */
export function plainLines(texts: readonly string[]): string {
  return `${texts.map(terminalLine).join('\n')}\n`;
}
