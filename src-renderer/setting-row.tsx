import type { ComponentChildren } from 'preact';
import type { ChoiceId } from '../src-main/contract/choices.ts';
import type { Speech } from './speech.ts';

/** What a control says of itself, whatever kind it is. One that IT has set keeps the focus: why it is so can be heard. */
export type ControlAttributes = {
  readonly id: string;
  readonly 'aria-disabled': boolean;
  readonly 'aria-describedby': string | undefined;
};

type SettingRowProps = {
  id: ChoiceId;
  label: string;
  hint: string | null;
  isForced: boolean;
  speech: Speech;
  children: (attributes: ControlAttributes) => ComponentChildren;
};

/** One choice: what it is, its control beside it, and what there is to know below. */
export function SettingRow({ id, label, hint, isForced, speech: { words }, children }: SettingRowProps) {
  const control = `setting-${id}`;
  const hints = [isForced ? `${control}-forced` : null, hint === null ? null : `${control}-hint`].filter(
    one => one !== null,
  );
  return (
    <div class="setting">
      <label class="setting-label" for={control}>
        {label}
      </label>
      {children({
        id: control,
        'aria-disabled': isForced,
        'aria-describedby': hints.length === 0 ? undefined : hints.join(' '),
      })}
      {isForced ? (
        <p class="setting-forced" id={`${control}-forced`}>
          {words['settings-forced']}
        </p>
      ) : null}
      {hint === null ? null : (
        <p class="setting-hint" id={`${control}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
