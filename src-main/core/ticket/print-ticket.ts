import type { JourneyStop, PolicyFaultReport, ProblemReport } from '../../contract/snapshot.ts';
import type { TicketDocument, TicketObstacle } from '../../contract/ticket.ts';
import { verdictWordOf } from '../verdict-word.ts';
import type { LoadedWords } from '../words.ts';
import { codeText, plainText } from './markdown.ts';
import { sayWhen } from './say-when.ts';

/** A ticket as Markdown, in the order in which a technician asks. */
export function printTicket(ticket: TicketDocument, words: LoadedWords): string {
  const { headline, registration, identifiers } = ticket;
  const window = words.window;
  const blocks: readonly (readonly string[])[] = [
    [`# ${headline.code} · ${registration.code} · ${plainText(headline.text, 400)}`],
    printHead(ticket, words),
    identifiers === 'masked' ? [`> ${words.say('ticket.masked')}`] : [],
    section(
      words.say('ticket.heading.against'),
      ticket.obstacles.length === 0
        ? [words.say('ticket.none-against')]
        : upTo(
            mostObstacles,
            ticket.obstacles.map(one => printObstacle(one, words)),
            words,
          ),
    ),
    section(words.say('ticket.heading.tried'), printTried(ticket, words)),
    section(
      window.journey,
      ticket.journey.map(stop => printStop(stop, ticket, words)),
    ),
    section(
      words.say('ticket.heading.contradictions'),
      ticket.contradictions.map(({ text, causes }) =>
        withMore(
          plainText(text),
          causes.length === 0 ? null : `${words.say('ticket.label.causes')} ${plainText(causes.join(' '), 400)}`,
        ),
      ),
    ),
    section(words.say('ticket.heading.doctor'), printDoctor(ticket, words)),
    section(
      words.say('ticket.heading.posture'),
      upTo(
        mostObstacles,
        ticket.posture.map(
          ({ verdict, title, summary, problem }) =>
            `${window[verdictWordOf({ verdict, blocks: false })]}: ${plainText(title)}${summary === '' ? '' : `. ${plainText(summary)}`}${printProblem(problem)}`,
        ),
        words,
      ),
    ),
    section(words.say('ticket.heading.server'), printServer(ticket, words)),
    section(
      words.say('ticket.heading.timeline'),
      ticket.timeline.map(({ at, text, mayComeFrom }) =>
        withMore(
          `${sayWhen(at, ticket.createdAt, words)}: ${plainText(text)}`,
          mayComeFrom === null ? null : words.say('ticket.may-come-from', { text: plainText(mayComeFrom) }),
        ),
      ),
    ),
    section(
      words.say('ticket.heading.places'),
      ticket.places.map(({ open, look }) => `**${plainText(open, 400)}** ${plainText(look, 400)}`),
    ),
    section(words.say('ticket.heading.versions'), [printVersions(ticket, words)]),
  ];
  return `${blocks
    .filter(block => block.length > 0)
    .map(block => block.join('\n'))
    .join('\n\n')}\n`;
}

const mostObstacles = 12;

function section(heading: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`## ${heading}`, ...items.map(item => `- ${item}`)];
}

function upTo(most: number, items: readonly string[], words: LoadedWords): readonly string[] {
  const left = items.length - most;
  return left <= 0 ? items : [...items.slice(0, most), words.say('ticket.more', { count: left })];
}

function withMore(text: string, more: string | null): string {
  return more === null ? text : `${text}\n  - ${more}`;
}

function printProblem(problem: ProblemReport | null): string {
  return problem === null ? '' : ` ${plainText(problem.text)} (${plainText(problem.code)})`;
}

/** Who it is about and whose turn it is: what is read out, and what is searched for. */
function printHead(
  { headline, mac, registration, createdAt, takenAt }: TicketDocument,
  words: LoadedWords,
): readonly string[] {
  const { window } = words;
  const shown = (value: string | null): string => (value === null ? words.say('ticket.not-known') : codeText(value));
  const method = registration.method === null ? '' : `, ${registration.method}`;
  return [
    `- **${words.say('ticket.label.turn')}** ${words.say('ticket.turn', { turn: headline.turn })} (${window[`state-${headline.state}`]})`,
    `- **${words.say('ticket.label.mac')}** ${codeText(mac.name)} · ${words.say('ticket.label.serial')} ${shown(mac.serialNumber)} · macOS ${plainText(mac.macosVersion)}`,
    `- **${words.say('ticket.label.user')}** ${codeText(mac.user)} · ${words.say('ticket.label.sign-in-name')} ${shown(registration.userPrincipalName)}`,
    `- **${words.say('ticket.label.device-id')}** ${shown(registration.deviceId)}`,
    `- **${words.say('ticket.label.tenant-id')}** ${shown(registration.tenantId)}`,
    `- **${words.say('ticket.label.registration')}** ${registration.code} ${registration.state}${method}`,
    `- **${words.say('ticket.label.looked')}** ${sayWhen(takenAt, createdAt, words)}`,
  ];
}

function printObstacle(one: TicketObstacle, words: LoadedWords): string {
  const { window } = words;
  const tags = [
    ...(one.critical ? [window.critical] : []),
    ...(one.source === 'local' ? [window['policy-source-local']] : []),
    ...(one.fixedHere ? [window['fixed-here']] : []),
  ];
  const name = `**${window[`verdict-${one.verdict}`]}: ${plainText(one.name)}**`;
  const seen = one.seen === null ? '' : ` ${plainText(one.seen)}`;
  return withMore(
    `${name}${tags.length === 0 ? '' : ` (${tags.join(', ')})`}${seen}${printProblem(one.problem)}`,
    one.remedy === null ? null : `${words.say('ticket.label.fix')} ${plainText(one.remedy, 1500)}`,
  );
}

function printTried({ tried, createdAt }: TicketDocument, words: LoadedWords): readonly string[] {
  const { refetch, access, registrations } = tried;
  const when = (at: string | null): string => sayWhen(at, createdAt, words);
  const reason = refetch.reason === null ? '' : ` (${plainText(refetch.reason)})`;
  return [
    refetch.startedAt === null && refetch.state === 'idle'
      ? words.say('ticket.refetch-never')
      : words.say('ticket.refetch', {
          state: `${refetch.state}${reason}`,
          started: when(refetch.startedAt),
          moved: when(refetch.updatedAt),
          next: refetch.nextTryAt === null ? 'none' : when(refetch.nextTryAt),
        }),
    access.triedAt === null && access.answer === null
      ? words.say('ticket.access-untried')
      : words.say(access.answer === null ? 'ticket.access-tried' : `ticket.access-${access.answer}`, {
          when: when(access.answeredAt ?? access.triedAt),
        }),
    ...(registrations === null ? [] : [words.say('ticket.registrations', { count: plainText(registrations) })]),
  ];
}

function printStop(stop: JourneyStop, { createdAt }: TicketDocument, words: LoadedWords): string {
  const { window } = words;
  const at = stop.at === null ? '' : `; ${sayWhen(stop.at, createdAt, words)}`;
  const claims = stop.state === 'done' || stop.state === 'failed';
  const basis = claims ? ` (${window[`basis-${stop.basis}`]}${at})` : '';
  return `${window[`stop-${stop.stop}`]}: ${window[`stop-state-${stop.state}`]}. ${plainText(stop.text)}${basis}`;
}

function printDoctor({ doctor, obstacles }: TicketDocument, words: LoadedWords): readonly string[] {
  // That nothing is wrong here stands at the top already, as P0.
  if (doctor === null || (doctor.code === 'P0' && doctor.remedy === null && doctor.caveats.length === 0)) return [];
  return [
    withMore(
      `${doctor.code}: ${plainText(doctor.text)} ${words.say('ticket.label.turn')} ${words.say('ticket.turn', { turn: doctor.turn })}.`,
      // The way out of what counts against the Mac is usually this very one.
      doctor.remedy === null || obstacles.some(({ remedy }) => remedy === doctor.remedy)
        ? null
        : `${words.say('ticket.label.fix')} ${plainText(doctor.remedy, 1500)}`,
    ),
    ...doctor.caveats.map(({ text }) => plainText(text)),
  ];
}

function printServer(
  { upstream, report, policyFaults, createdAt }: TicketDocument,
  words: LoadedWords,
): readonly string[] {
  const when = (at: string | null): string => sayWhen(at, createdAt, words);
  const server = upstream.server === null ? '' : ` ${codeText(upstream.server)}`;
  return [
    `${upstream.kind}${server}: ${upstream.state}.${printProblem(upstream.problem)}`,
    ...(upstream.kind === 'none' ? [] : [words.say('ticket.contact', { when: when(upstream.lastContactAt) })]),
    ...(upstream.macLastSeenAt === null ? [] : [words.say('ticket.mac-seen', { when: when(upstream.macLastSeenAt) })]),
    ...(upstream.next === null ? [] : [plainText(upstream.next.text)]),
    ...(report === null
      ? []
      : [
          `${words.say('ticket.reports', { server: codeText(report.server ?? ''), pending: report.pending, dropped: report.dropped, refused: report.quarantined })} ${
            report.lastDeliveredAt === null
              ? words.say('ticket.reports-never')
              : `${words.window['report-last']} ${when(report.lastDeliveredAt)}.`
          }${printProblem(report.problem)}`,
        ]),
    ...upTo(5, policyFaults.map(printFault), words),
  ];
}

function printFault({ text, code }: PolicyFaultReport): string {
  return `${plainText(text)} (${plainText(code)})`;
}

function printVersions({ versions }: TicketDocument, words: LoadedWords): string {
  const shown = (value: string | null): string =>
    value === null ? words.say('ticket.version-not-known') : plainText(value);
  return [
    `Clearway ${shown(versions.clearway)}`,
    `macOS ${shown(versions.macos)}`,
    `Company Portal ${shown(versions.companyPortal)}`,
    ...(versions.extension === null ? [] : [`SSO extension ${shown(versions.extension)}`]),
    ...(versions.agent === null ? [] : [`agent ${shown(versions.agent)}`]),
  ].join(' · ');
}
