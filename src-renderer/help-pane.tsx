import { ContactTiles } from './contact-tiles.tsx';
import { GuidedWalk } from './guided-walk.tsx';
import { walkAction } from './choose-primary.ts';
import { HelpButtons } from './help-buttons.tsx';
import { NextLine } from './next-line.tsx';
import type { PaneProps } from './pane-props.ts';
import { SpokenCodes } from './spoken-codes.tsx';
import { TicketFold } from './ticket-fold.tsx';
import { WithoutWalk } from './without-walk.tsx';

/** For a person on the phone with a technician: the codes to read out, one instruction at a time, and who can be reached. */
export function HelpPane({ view, bridge, intentions }: PaneProps) {
  const { snapshot, words, contacts } = view;
  const { headline, walk } = snapshot;
  const shared = { intentions, speech: view };
  const buttons = <HelpButtons view={view} bridge={bridge} intentions={intentions} />;
  return (
    <div class="help" data-state={headline.state}>
      <SpokenCodes snapshot={snapshot} bridge={bridge} speech={view} />
      <div class="help-answer" role="status" aria-live="polite" aria-atomic="true">
        <p class="help-headline">{headline.text}</p>
        <p class="turn">{words[`turn-${headline.turn}`]}</p>
      </div>
      <NextLine next={snapshot.upstream.next} headline={headline} speech={view} />
      {walk === null ? (
        <>
          <WithoutWalk snapshot={snapshot} {...shared} />
          {buttons}
        </>
      ) : (
        <GuidedWalk walk={walk} action={walkAction(snapshot)} {...shared}>
          {buttons}
        </GuidedWalk>
      )}
      {intentions.failed ? (
        <p class="failed" role="alert">
          {words['failed-request']}
        </p>
      ) : null}
      <ContactTiles contacts={contacts} words={words} bridge={bridge} />
      {/* Only where somebody has to be reached: elsewhere it would be one more thing that is missing. */}
      {contacts.ways.length === 0 && headline.turn === 'it' ? <p class="hint">{words['help-no-contacts']}</p> : null}
      <div class="folds">
        <TicketFold bridge={bridge} speech={view} />
      </div>
    </div>
  );
}
