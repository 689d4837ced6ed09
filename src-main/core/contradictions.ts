import type { ContradictionReport } from '../contract/snapshot.ts';
import type { CheckInputs } from './checks/check.ts';
import { elapsedMs } from './instants.ts';
import type { MessageArguments, MessageId, Words } from './words.ts';

type Contradiction = {
  readonly id: 'mdm-here-not-upstream' | 'failing-count-differs' | 'clock-differs' | 'profile-but-agent-not-loaded';
  readonly between: readonly [string, string];
  /** Null where the two agree; else the arguments of the sentence. */
  readonly differs: (inputs: CheckInputs) => MessageArguments | null;
};

/** Pairs of sources that should agree. One row per contradiction. */
const contradictions: readonly Contradiction[] = [
  {
    id: 'mdm-here-not-upstream',
    between: ['profiles', 'upstream'],
    differs: ({ facts, upstream }) =>
      facts.mdmEnrollment.kind === 'known' && facts.mdmEnrollment.value.enrolled && upstream.host?.mdm === 'off'
        ? {}
        : null,
  },
  {
    // A wrong clock makes certificates, tokens and Kerberos fail in ways that nobody connects with it.
    id: 'clock-differs',
    between: ['mac', 'server'],
    differs: ({ upstream: { host } }) => {
      const ahead = elapsedMs(host?.serverNow ?? null, host?.serverNowAt ?? null) ?? 0;
      const minutes = Math.floor(Math.abs(ahead) / 60_000);
      return minutes < 5 ? null : { minutes, direction: ahead > 0 ? 'ahead' : 'behind' };
    },
  },
  {
    id: 'profile-but-agent-not-loaded',
    between: ['managed-preferences', 'app-sso'],
    differs: ({ registration }) => (registration.report.state === 'agent-not-loaded' ? {} : null),
  },
  {
    id: 'failing-count-differs',
    between: ['desktop-summary', 'policies'],
    differs: ({ upstream, policies }) => {
      if (upstream.failingCount === null || policies.source !== 'fleet') return null;
      const failing = policies.items.filter(({ source, verdict }) => source === 'fleet' && verdict === 'fail').length;
      return failing === upstream.failingCount ? null : { summary: upstream.failingCount, listed: failing };
    },
  },
];

/** Every pair of sources that disagrees, as text. */
export function findContradictions(inputs: CheckInputs, words: Words): readonly ContradictionReport[] {
  return contradictions.flatMap(({ id, between, differs }) => {
    const args = differs(inputs);
    const message: MessageId = `contradiction.${id}`;
    return args === null ? [] : [{ id, text: words.say(message, args), between, causes: [] }];
  });
}
