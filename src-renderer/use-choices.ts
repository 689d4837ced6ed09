import { useEffect, useState } from 'preact/hooks';
import type { Bridge } from '../src-main/contract/bridge.ts';
import type { ChoiceChange, SettingsView } from '../src-main/contract/choices.ts';

/** The choices as they are shown, whether they could not be had, and whether the last change was refused. */
export type ShownChoices = {
  readonly view: SettingsView | null;
  readonly failed: boolean;
  readonly refused: boolean;
  readonly ask: () => void;
  readonly change: (change: ChoiceChange) => void;
};

/** Shows a change at once and takes it back where main refuses it. */
export function useChoices(bridge: Bridge): ShownChoices {
  const [settled, setSettled] = useState<SettingsView | null>(null);
  const [underWay, setUnderWay] = useState<readonly ChoiceChange[]>([]);
  const [failed, setFailed] = useState(false);
  const [refused, setRefused] = useState(false);

  const ask = (): void => {
    setFailed(false);
    bridge.settings().then(setSettled, () => {
      setFailed(true);
    });
  };
  useEffect(ask, []);

  const change = (wanted: ChoiceChange): void => {
    const end = (): void => {
      setUnderWay(changes => changes.filter(other => other !== wanted));
    };
    setRefused(false);
    setUnderWay(changes => [...changes, wanted]);
    bridge.changeSetting(wanted).then(
      view => {
        setSettled(view);
        end();
      },
      () => {
        setRefused(true);
        end();
        // IT may have made this choice a moment ago.
        ask();
      },
    );
  };
  return { view: settled === null ? null : underWay.reduce(withChange, settled), failed, refused, ask, change };
}

function withChange(view: SettingsView, { id, value }: ChoiceChange): SettingsView {
  return { ...view, choices: { ...view.choices, [id]: { value, isForced: view.choices[id].isForced } } };
}
