import type { Bridge, View } from '../src-main/contract/bridge.ts';
import { AgainstYou } from './against-you.tsx';
import { CheckList } from './check-list.tsx';
import { CheckSection } from './check-section.tsx';
import { CheckedLine } from './checked-line.tsx';
import { ContradictionList } from './contradiction-list.tsx';
import { Headline } from './headline.tsx';
import { useIntentions } from './intentions.ts';
import { JourneyLine } from './journey-line.tsx';
import { useKeptFocus } from './kept-focus.ts';
import { useLookOnReloadKeys } from './look-on-reload-keys.ts';
import { PolicyList } from './policy-list.tsx';
import { RefetchBar } from './refetch-bar.tsx';
import { sortChecks } from './sort-checks.ts';
import { policiesInTheWay } from './sort-policies.ts';

/** The whole panel, drawn from one view: the answer, the way back in, what counts, and the rest folded away. */
export function App({ view, bridge }: { view: View; bridge: Bridge }) {
  const { snapshot, words } = view;
  const speech = view;
  const intentions = useIntentions(bridge);
  useKeptFocus();
  useLookOnReloadKeys(() => {
    intentions.request('look');
  });
  const { against, unknown, good, rest } = sortChecks(snapshot.checks, snapshot.headline.remedy);
  const shared = { intentions, speech };
  return (
    <div class="panel" data-state={snapshot.headline.state}>
      <div class="lead">
        <header class="head">
          <Headline headline={snapshot.headline} mac={snapshot.mac} speech={speech} />
          {/* With nobody to ask there is nothing to refetch. */}
          {snapshot.upstream.kind === 'none' ? null : (
            <RefetchBar snapshot={snapshot} intentions={intentions} speech={speech} />
          )}
          <CheckedLine takenAt={snapshot.takenAt} intentions={intentions} speech={speech} />
          {intentions.failed ? (
            <p class="failed" role="alert">
              {words['failed-request']}
            </p>
          ) : null}
        </header>
        <JourneyLine journey={snapshot.journey} speech={speech} />
      </div>
      <div class="matters">
        <AgainstYou checks={against} policies={policiesInTheWay(snapshot.policies.items)} {...shared} />
        <CheckSection id="not-known" title={words['not-known']} checks={unknown} {...shared} />
        <CheckSection id="good-to-fix" title={words['good-to-fix']} checks={good} {...shared} />
        <div class="folds">
          <CheckList checks={rest} speech={speech} />
          <PolicyList policies={snapshot.policies} speech={speech} />
          <ContradictionList contradictions={snapshot.contradictions} speech={speech} />
        </div>
      </div>
    </div>
  );
}
