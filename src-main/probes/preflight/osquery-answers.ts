import { known, unknown, type Fact } from '../../core/fact.ts';
import { problem } from '../../core/problem.ts';
import type { OsqueryStatement } from '../../ports.ts';
import { seen, type Probe } from '../probe.ts';

const text = 'SELECT version FROM osquery_info';
const statement: OsqueryStatement = { written: text, line: text };

/** Does osquery answer? Asked where IT gave this Mac policies to evaluate itself. */
export const osqueryAnswersProbe: Probe<string> = {
  id: 'doctor-osquery',
  asks: [{ kind: 'osquery', statement: text }],
  ask: async (ports): Promise<Fact<string>> => {
    const [answer] = await ports.queryOsquery([statement]);
    if (answer === undefined) return unknown(problem('query-failed'));
    if (answer.kind === 'failed') return unknown(answer.problem);
    const version = answer.rows[0]?.['version'] ?? '';
    return /^[\w.+-]{1,60}$/.test(version)
      ? known(version, seen(ports, 'osquery:osquery_info'))
      : unknown(problem('output-not-understood', 'osquery_info'));
  },
};
