import { AgainstYou } from './against-you.tsx';
import { CheckList } from './check-list.tsx';
import { CheckSection } from './check-section.tsx';
import { ContradictionList } from './contradiction-list.tsx';
import { ExplainFold } from './explain-fold.tsx';
import { GoodToFix } from './good-to-fix.tsx';
import { JourneyLine } from './journey-line.tsx';
import { PaneLinks } from './pane-links.tsx';
import { PolicyList } from './policy-list.tsx';
import { RegistrationHelp } from './registration-help.tsx';
import { ReportFold } from './report-fold.tsx';
import { sortChecks } from './sort-checks.ts';
import { sortFailing } from './sort-policies.ts';
import { TicketFold } from './ticket-fold.tsx';
import { TimelineFold } from './timeline-fold.tsx';
import { WhatChanged } from './what-changed.tsx';
import { DeviceHead, isFirstLook } from './device-head.tsx';
import type { PaneProps } from './pane-props.ts';

/** The answer, the way back in, what counts, and the rest folded away; drawn from one view. */
export function DevicePane({ view, bridge, intentions }: PaneProps) {
  const { snapshot } = view;
  return (
    <div class="panel" data-state={snapshot.headline.state} data-old={snapshot.headline.id === 'not-checked-lately'}>
      <div class="lead">
        <DeviceHead view={view} bridge={bridge} intentions={intentions} />
        {isFirstLook(view) ? null : <Way view={view} />}
      </div>
      <div class="matters">
        {isFirstLook(view) ? null : <Matters view={view} bridge={bridge} intentions={intentions} />}
        <PaneLinks bridge={bridge} words={view.words} />
      </div>
    </div>
  );
}

function Way({ view }: Pick<PaneProps, 'view'>) {
  const { snapshot } = view;
  const { against } = sortFailing(snapshot.policies.items);
  return (
    <>
      <WhatChanged changes={snapshot.refetch.changes} against={against} speech={view} />
      <JourneyLine journey={snapshot.journey} speech={view} />
    </>
  );
}

function Matters({ view, bridge, intentions }: PaneProps) {
  const { snapshot, words } = view;
  const speech = view;
  const { against, unknown, good, rest } = sortChecks(snapshot.checks, snapshot.headline.remedy);
  const failing = sortFailing(snapshot.policies.items);
  const openPolicies = snapshot.policies.items.filter(
    ({ blocks, source, verdict }) => blocks && source === 'local' && verdict === 'undetermined',
  );
  const shared = { intentions, speech };
  const help = <RegistrationHelp doctor={snapshot.doctor} walk={snapshot.walk} {...shared} />;
  return (
    <>
      <AgainstYou checks={against} policies={failing.against} help={help} {...shared} />
      <CheckSection
        id="not-known"
        title={words['not-known']}
        checks={unknown}
        open={openPolicies}
        help={help}
        {...shared}
      />
      <GoodToFix checks={good} policies={failing.good} help={help} {...shared} />
      <div class="folds">
        <CheckList checks={rest} speech={speech} />
        <PolicyList policies={snapshot.policies} {...shared} />
        <ReportFold report={snapshot.report} speech={speech} />
        <ContradictionList contradictions={snapshot.contradictions} speech={speech} />
        <ExplainFold bridge={bridge} speech={speech} />
        <TimelineFold bridge={bridge} speech={speech} />
        <TicketFold bridge={bridge} speech={speech} />
      </div>
    </>
  );
}
