import * as z from 'zod';
import { isCompliant, type ReceivedReport } from './read-report.ts';

const schema = z.object({
  mac: z.string(),
  user: z.string(),
  compliant: z.boolean().nullable(),
  registration: z.string(),
  headline: z.string(),
  failing: z.string(),
  undetermined: z.string(),
  sequence: z.number(),
  dropped: z.number(),
});

/** The little of a report that the table of Macs shows. */
export type MacSummary = z.output<typeof schema>;

/** Nobody reads more of one cell, and a report may hold thousands of names. */
const longestCell = 2000;

export function summaryOf(report: ReceivedReport): MacSummary {
  const { mac, policies, snapshot, sequence, dropped } = report;
  const named = (wanted: string): string =>
    short(
      policies
        .filter(({ verdict }) => verdict === wanted)
        .map(({ name }) => name)
        .join(', ') || 'none',
    );
  return {
    mac: short(`${mac.name} (macOS ${mac.macosVersion})`),
    user: short(mac.user),
    compliant: isCompliant(report),
    registration: short(snapshot.registration.code),
    headline: short(`${snapshot.headline.code} ${snapshot.headline.text}`),
    failing: named('fail'),
    undetermined: named('undetermined'),
    sequence,
    dropped,
  };
}

export function readSummary(text: string): MacSummary {
  return schema.parse(JSON.parse(text));
}

function short(text: string): string {
  return text.length <= longestCell ? text : `${text.slice(0, longestCell)} …`;
}
