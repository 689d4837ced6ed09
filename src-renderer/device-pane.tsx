import type { Bridge, View } from '../src-main/contract/bridge.ts';
import { AccessBar } from './access-bar.tsx';
import { AgainstYou } from './against-you.tsx';
import { CheckList } from './check-list.tsx';
import { CheckSection } from './check-section.tsx';
import { CheckedLine } from './checked-line.tsx';
import { choosePrimary } from './choose-primary.ts';
import { ContactTiles } from './contact-tiles.tsx';
import { ContradictionList } from './contradiction-list.tsx';
import { ExplainFold } from './explain-fold.tsx';
import { GoodToFix } from './good-to-fix.tsx';
import { Headline } from './headline.tsx';
import type { Intentions } from './intentions.ts';
import { JourneyLine } from './journey-line.tsx';
import { NextLine } from './next-line.tsx';
import { PaneLinks } from './pane-links.tsx';
import { PolicyList } from './policy-list.tsx';
import { PrimaryBar } from './primary-bar.tsx';
import { RefetchBar } from './refetch-bar.tsx';
import { RegistrationHelp } from './registration-help.tsx';
import { ReportFold } from './report-fold.tsx';
import { SignInBar } from './sign-in-bar.tsx';
import { sortChecks } from './sort-checks.ts';
import { sortFailing } from './sort-policies.ts';
import { TicketFold } from './ticket-fold.tsx';
import { TimelineFold } from './timeline-fold.tsx';
import { WhatChanged } from './what-changed.tsx';

type DevicePaneProps = { view: View; bridge: Bridge; intentions: Intentions };

/** The answer, the way back in, what counts, and the rest folded away; drawn from one view. */
export function DevicePane({ view, bridge, intentions }: DevicePaneProps) {
  const { snapshot, words } = view;
  const speech = view;
  const { against, unknown, good, rest } = sortChecks(snapshot.checks, snapshot.headline.remedy);
  const failing = sortFailing(snapshot.policies.items);
  const openPolicies = snapshot.policies.items.filter(
    ({ blocks, source, verdict }) => blocks && source === 'local' && verdict === 'undetermined',
  );
  const primary = choosePrimary(snapshot);
  const isOld = snapshot.headline.id === 'not-checked-lately';
  const shared = { intentions, speech };
  const help = <RegistrationHelp doctor={snapshot.doctor} walk={snapshot.walk} {...shared} />;
  return (
    <div class="panel" data-state={snapshot.headline.state} data-old={isOld}>
      <div class="lead">
        <header class="head">
          <Headline
            headline={snapshot.headline}
            doctor={snapshot.doctor}
            mac={snapshot.mac}
            bridge={bridge}
            speech={speech}
          />
          <NextLine next={snapshot.upstream.next} speech={speech} />
          {snapshot.headline.turn === 'it' ? (
            <ContactTiles contacts={view.contacts} bridge={bridge} words={words} />
          ) : null}
          <PrimaryBar primary={primary} {...shared} />
          <AccessBar snapshot={snapshot} bridge={bridge} isPrimary={primary?.kind === 'try'} {...shared} />
          {/* With nobody to ask there is nothing to refetch. */}
          {snapshot.upstream.kind === 'none' ? null : primary?.kind === 'sign-in' ? (
            <SignInBar {...shared} />
          ) : (
            <RefetchBar snapshot={snapshot} isPrimary={primary?.kind === 'refetch'} {...shared} />
          )}
          <CheckedLine takenAt={snapshot.takenAt} isOld={isOld} {...shared} />
          {intentions.failed ? (
            <p class="failed" role="alert">
              {words['failed-request']}
            </p>
          ) : null}
        </header>
        <WhatChanged changes={snapshot.refetch.changes} against={failing.against} speech={speech} />
        <JourneyLine journey={snapshot.journey} speech={speech} />
      </div>
      <div class="matters">
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
        <PaneLinks bridge={bridge} words={words} />
      </div>
    </div>
  );
}
