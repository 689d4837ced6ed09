import { ContactTiles } from './contact-tiles.tsx';
import { GuidedWalk } from './guided-walk.tsx';
import type { PaneProps } from './pane-props.ts';
import { SpokenCodes } from './spoken-codes.tsx';
import { TicketFold } from './ticket-fold.tsx';
import { WithoutWalk } from './without-walk.tsx';

/** For a person on the phone with a technician: the codes to read out, one instruction at a time, and who can be reached. */
export function HelpPane({ view, bridge, intentions }: PaneProps) {
  const { snapshot, words, contacts } = view;
  const { headline, walk } = snapshot;
  const shared = { intentions, speech: view };
  return (
    <div class="help" data-state={headline.state}>
      <SpokenCodes snapshot={snapshot} bridge={bridge} speech={view} />
      <div class="help-answer" role="status" aria-live="polite" aria-atomic="true">
        <p class="help-headline">{headline.text}</p>
        <p class="turn">{words[`turn-${headline.turn}`]}</p>
      </div>
      {walk === null ? <WithoutWalk snapshot={snapshot} {...shared} /> : <GuidedWalk walk={walk} {...shared} />}
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
