import type { OpenReporter } from '../select-upstream.ts';
import { openReporter, type Reporter, type ReporterParts } from './reporter.ts';

/** Opens reporters, and the same one again while IT's settings stay as they are: it knows what it has sent. */
export function createReporterOpener(parts: Omit<ReporterParts, 'identifiers'>): OpenReporter {
  let opened: { readonly url: string; readonly identifiers: string; readonly reporter: Reporter } | null = null;
  return ({ ReportURL: url, IdentifiersInTicket: identifiers }) => {
    if (url === null) return null;
    if (opened?.url === url && opened.identifiers === identifiers) return opened.reporter;
    const answer = openReporter(url, { ...parts, identifiers });
    if (!answer.ok) return answer.problem;
    opened = { url, identifiers, reporter: answer.reporter };
    return opened.reporter;
  };
}
