import { labelled } from '../labelled.ts';
import type { PolicyFaultReport } from '../../contract/snapshot.ts';
import { codeText, plainText } from './markdown.ts';
import { printProblem, upTo, whenIn, type PrintPart } from './ticket-lines.ts';

/** How things stand with whoever judges this Mac and with the service that takes reports. */
export const printServer: PrintPart = (ticket, words) => {
  const { upstream, report, policyFaults } = ticket;
  const when = whenIn(ticket, words);
  const server = upstream.server === null ? '' : ` ${codeText(upstream.server)}`;
  return [
    `${labelled(words.window, `${upstream.kind}${server}`, upstream.state)}.${printProblem(upstream.problem)}`,
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
};

function printFault({ text, code }: PolicyFaultReport): string {
  return `${plainText(text)} (${plainText(code)})`;
}

/** Which of IT's settings have their default, and why. */
export const printSettingFaults: PrintPart = ({ settingFaults }, words) =>
  upTo(
    10,
    settingFaults.map(({ key, what }) => words.say(`ticket.setting-${what}`, { key: codeText(key) })),
    words,
  );

/** What is installed, in one line. */
export const printVersions: PrintPart = ({ versions }, words) => {
  const shown = (value: string | null): string =>
    value === null ? words.say('ticket.version-not-known') : plainText(value);
  const line = [
    `Clearway ${shown(versions.clearway)}`,
    `macOS ${shown(versions.macos)}`,
    `Company Portal ${shown(versions.companyPortal)}`,
    ...(versions.extension === null ? [] : [`SSO extension ${shown(versions.extension)}`]),
    ...(versions.agent === null ? [] : [`agent ${shown(versions.agent)}`]),
  ].join(' · ');
  return [line];
};
