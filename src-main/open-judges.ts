import { loadWords, spokenLanguages } from './adapters/words.ts';
import { sayPolicyFault } from './core/policy-fault-words.ts';
import type { SettingJudges } from './kits/judge-settings.ts';
import { parseStatement } from './policies/parse-statement.ts';
import { readPolicyValues } from './policies/read-policy-values.ts';
import { checkFleetUrl } from './probes/fleet-server.ts';
import { readReportUrl } from './upstreams/report/report-url.ts';

/** The readers that the product itself goes by. In English, as everything for administrators. */
export function openJudges(): SettingJudges {
  const words = loadWords(['en']);
  return {
    policyFaults: value => {
      const { policies, faults } = readPolicyValues(value);
      const refused = policies.flatMap(({ name, query }) => {
        const parsed = parseStatement(query);
        return parsed.ok ? [] : [`The policy “${name}”: ${words.say(`problem.${parsed.problem.code}`)}`];
      });
      return [...faults.map(fault => sayPolicyFault(fault, words)), ...refused];
    },
    fleetAddress: url => {
      const server = checkFleetUrl(url);
      return server.kind === 'bad' ? server.problem : null;
    },
    reportAddress: url => {
      const read = readReportUrl(url);
      return read instanceof URL ? null : read;
    },
    languages: spokenLanguages,
  };
}
