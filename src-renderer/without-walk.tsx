import type { Snapshot } from '../src-main/contract/snapshot.ts';
import type { WindowWordId } from '../src-main/contract/window-words.ts';
import type { Turn } from '../src-main/contract/ids.ts';
import { AgainstYou } from './against-you.tsx';
import { CheckCard } from './check-card.tsx';
import type { Intentions } from './intentions.ts';
import { Section } from './section.tsx';
import { sortChecks } from './sort-checks.ts';
import { sortFailing } from './sort-policies.ts';
import type { Speech } from './speech.ts';

type WithoutWalkProps = { snapshot: Snapshot; intentions: Intentions; speech: Speech };

/** What the person on the phone does where no card below it says so. */
const turnWords: Readonly<Record<Turn, WindowWordId>> = {
  you: 'help-no-steps-you',
  mac: 'help-no-steps-wait',
  management: 'help-no-steps-wait',
  microsoft: 'help-no-steps-wait',
  it: 'help-no-steps-it',
  nobody: 'help-no-steps-nobody',
};

/** Where there is no way through registration: what counts against this Mac, or that there is nothing to go through. */
export function WithoutWalk({ snapshot, ...shared }: WithoutWalkProps) {
  const { headline, checks, policies } = snapshot;
  const { words } = shared.speech;
  // What is asked for has begun: steps that end in Refetch would ask for it again.
  if (headline.id === 'refetch-under-way') return <NoSteps text={words[turnWords[headline.turn]]} />;
  const { against } = sortChecks(checks, headline.remedy);
  const failing = sortFailing(policies.items).against;
  if (against.length > 0 || failing.length > 0) {
    return <AgainstYou checks={against} policies={failing} help={null} {...shared} />;
  }
  // Where the server is what is not known, the headline names no steps: those of its check are what can be done.
  const isOfServer = headline.state === 'unknown' && headline.remedy === null;
  const named = checks.find(({ id, verdict, remedy }) =>
    isOfServer
      ? id === 'upstream-policies' && verdict === 'undetermined' && remedy !== null
      : remedy !== null && remedy.id === headline.remedy,
  );
  return named === undefined ? (
    <NoSteps text={words[turnWords[headline.turn]]} />
  ) : (
    <Section id="named" title={words[named.verdict === 'undetermined' ? 'not-known' : 'good-to-fix']}>
      <CheckCard check={named} {...shared} />
    </Section>
  );
}

function NoSteps({ text }: { text: string }) {
  return (
    <div class="no-steps">
      <p>{text}</p>
    </div>
  );
}
