import type { PolicyFaultReport, PolicyReport, ProblemReport } from '../contract/snapshot.ts';
import type { LocalAnswer, LocalReading, PolicyFault } from './local-policies.ts';
import { problem, type Problem } from './problem.ts';
import { findLinks } from './resolution-links.ts';

/** What this Mac says of policies by itself, and how to put its problems into words. */
export type LocalKnowledge = {
  /** Its own policies; null where IT has given it none. */
  readonly reading: LocalReading | null;
  /** Its answers to the server's questions, by the question as the server sent it. */
  readonly answers: ReadonlyMap<string, LocalAnswer>;
  readonly explain: (problem: Problem) => ProblemReport;
  readonly explainFault: (fault: PolicyFault) => string;
};

/** A Mac that evaluates nothing itself. */
export const noLocalPolicies: LocalKnowledge = {
  reading: null,
  answers: new Map(),
  explain: ({ code }) => ({ code, text: code }),
  explainFault: ({ code }) => code,
};

/** Local policies as they stand beside the server's; one that could not be read stands there too, undetermined. */
export function reportLocalItems(
  { results, faults }: LocalReading,
  explain: LocalKnowledge['explain'],
): readonly PolicyReport[] {
  const read = results.map(
    ({ policy: { id, name, blocks, critical, description, resolution }, answer }): PolicyReport => ({
      id,
      name,
      verdict: answer.verdict,
      blocks,
      critical,
      description,
      resolution,
      links: resolution === null ? [] : findLinks(resolution),
      local: answer.verdict,
      source: 'local',
      problem: answer.problem === null ? null : explain(answer.problem),
    }),
  );
  return [...read, ...faults.filter(isOfOnePolicy).map(fault => reportLeftOut(fault, explain))];
}

/** Whether nothing at all could be read: then nobody knows which policies there are. */
export function isListUnreadable({ faults }: LocalReading): boolean {
  return faults.some(({ isLeftOut, entry }) => isLeftOut && entry === null);
}

/** Every mistake in the list, with its place and a sentence. */
export function reportFaults(
  { faults }: LocalReading,
  explainFault: LocalKnowledge['explainFault'],
): readonly PolicyFaultReport[] {
  return faults.map(fault => ({
    code: fault.code,
    text: explainFault(fault),
    line: fault.line,
    entry: fault.entry,
    name: fault.name,
  }));
}

/** The first policy of a name answers for it, but not for a second one that counts for access: that one would have. */
function isOfOnePolicy({ isLeftOut, entry, code, blocks }: PolicyFault): boolean {
  return isLeftOut && entry !== null && (code !== 'duplicate-name' || blocks);
}

function reportLeftOut({ name, entry, blocks }: PolicyFault, explain: LocalKnowledge['explain']): PolicyReport {
  return {
    id: `local:entry-${entry ?? 0}`,
    name: name ?? `#${entry ?? 0}`,
    verdict: 'undetermined',
    blocks,
    critical: false,
    description: '',
    resolution: null,
    links: [],
    local: 'undetermined',
    source: 'local',
    problem: explain(problem('policy-not-understood')),
  };
}
