import { AccessBar } from './access-bar.tsx';
import { choosePrimary } from './choose-primary.ts';
import type { PaneProps } from './pane-props.ts';
import { RefetchBar } from './refetch-bar.tsx';
import { SignInBar } from './sign-in-bar.tsx';

/** What My device offers to press, so that nobody has to leave the pane in mid-call. */
export function HelpButtons({ view, bridge, intentions }: PaneProps) {
  const { snapshot } = view;
  const primary = choosePrimary(snapshot);
  // “I did that” stands out where there is a way to go, and one button alone may.
  const standsOut = (kind: 'try' | 'sign-in' | 'refetch'): boolean => snapshot.walk === null && primary?.kind === kind;
  const shared = { intentions, speech: view };
  return (
    <div class="help-buttons">
      <AccessBar snapshot={snapshot} bridge={bridge} isPrimary={standsOut('try')} {...shared} />
      {/* With nobody to ask there is nothing to refetch. */}
      {snapshot.upstream.kind === 'none' ? null : primary?.kind === 'sign-in' ? (
        <SignInBar isPrimary={standsOut('sign-in')} {...shared} />
      ) : (
        <RefetchBar snapshot={snapshot} isPrimary={standsOut('refetch')} {...shared} />
      )}
    </div>
  );
}
