import type { View } from '../src-main/contract/bridge.ts';
import { AccessBar } from './access-bar.tsx';
import { CheckedLine } from './checked-line.tsx';
import { choosePrimary } from './choose-primary.ts';
import { ContactRow } from './contact-row.tsx';
import { FirstLook } from './first-look.tsx';
import { Headline } from './headline.tsx';
import { NextLine } from './next-line.tsx';
import type { PaneProps } from './pane-props.ts';
import { PrimaryBar } from './primary-bar.tsx';
import { RefetchBar } from './refetch-bar.tsx';
import { SignInBar } from './sign-in-bar.tsx';

/** The answer, whose turn it is, and what to press. */
export function DeviceHead({ view, bridge, intentions }: PaneProps) {
  const { snapshot, words, contacts } = view;
  const { headline } = snapshot;
  const shared = { intentions, speech: view };
  return (
    <header class="head">
      <Headline headline={headline} doctor={snapshot.doctor} mac={snapshot.mac} bridge={bridge} speech={view} />
      <NextLine next={snapshot.upstream.next} headline={headline} speech={view} />
      {headline.turn === 'it' ? <ContactRow contacts={contacts} bridge={bridge} words={words} /> : null}
      {isFirstLook(view) ? (
        <FirstLook words={words} />
      ) : (
        <Buttons view={view} bridge={bridge} intentions={intentions} />
      )}
      {isFirstLook(view) ? null : (
        <CheckedLine takenAt={snapshot.takenAt} isOld={headline.id === 'not-checked-lately'} {...shared} />
      )}
      {intentions.failed ? (
        <p class="failed" role="alert">
          {words['failed-request']}
        </p>
      ) : null}
    </header>
  );
}

function Buttons({ view, bridge, intentions }: PaneProps) {
  const { snapshot } = view;
  const primary = choosePrimary(snapshot);
  const shared = { intentions, speech: view };
  return (
    <>
      <PrimaryBar primary={primary} {...shared} />
      <AccessBar snapshot={snapshot} bridge={bridge} isPrimary={primary?.kind === 'try'} {...shared} />
      {/* With nobody to ask there is nothing to refetch. */}
      {snapshot.upstream.kind === 'none' ? null : primary?.kind === 'sign-in' ? (
        <SignInBar isPrimary {...shared} />
      ) : (
        <RefetchBar snapshot={snapshot} isPrimary={primary?.kind === 'refetch'} {...shared} />
      )}
    </>
  );
}

/** Before anything was looked at there is nothing to say about anything. */
export function isFirstLook({ snapshot }: Pick<View, 'snapshot'>): boolean {
  return snapshot.headline.id === 'not-looked-yet';
}
