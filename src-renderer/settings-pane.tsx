import type { ChoiceChange, ChoiceId, SettingsView } from '../src-main/contract/choices.ts';
import type { PaneProps } from './pane-props.ts';
import { SettingRow } from './setting-row.tsx';
import type { Speech } from './speech.ts';
import { useChoices } from './use-choices.ts';

/** What a person chooses for themself. A change holds at once; what IT has chosen can be seen and not changed. */
export function SettingsPane({ view: { words, language }, bridge }: PaneProps) {
  const { view, failed, refused, ask, change } = useChoices(bridge);
  if (view === null) {
    return failed ? (
      <div class="pane-note" role="alert">
        <p>{words['settings-failed']}</p>
        <button
          type="button"
          onClick={() => {
            // The button goes away with what failed.
            document.querySelector('h1')?.focus();
            ask();
          }}
        >
          {words['settings-again']}
        </button>
      </div>
    ) : (
      <p class="pane-note" role="status">
        {words.loading}
      </p>
    );
  }
  const row = { view, change, speech: { words, language } };
  return (
    <>
      {refused ? (
        <p class="failed setting-refused" role="alert">
          {words['settings-refused']}
        </p>
      ) : null}
      <section class="settings" aria-labelledby="settings-general">
        <h2 id="settings-general">{words['settings-general']}</h2>
        <div class="setting-group">
          <LanguageRow {...row} />
          <SwitchRow id="startsAtLogin" label={words['settings-login']} hint={words['settings-login-hint']} {...row} />
          <SwitchRow id="showsInDock" label={words['settings-dock']} hint={words['settings-dock-hint']} {...row} />
        </div>
      </section>
      <section class="settings" aria-labelledby="settings-notifications">
        <h2 id="settings-notifications">{words['settings-notifications']}</h2>
        <div class="setting-group">
          <SwitchRow id="notifiesWhenDone" label={words['settings-notify-done']} hint={null} {...row} />
          <SwitchRow id="notifiesBeforeDeadline" label={words['settings-notify-deadline']} hint={null} {...row} />
        </div>
        <p class="setting-note">{words['settings-notifications-hint']}</p>
      </section>
    </>
  );
}

type RowProps = { view: SettingsView; change: (change: ChoiceChange) => void; speech: Speech };
type SwitchRowProps = RowProps & { id: Exclude<ChoiceId, 'language'>; label: string; hint: string | null };

function SwitchRow({ id, label, hint, view, change, speech }: SwitchRowProps) {
  const { value, isForced } = view.choices[id];
  return (
    <SettingRow id={id} label={label} hint={hint} isForced={isForced} speech={speech}>
      {attributes => (
        <input
          {...attributes}
          type="checkbox"
          role="switch"
          class="switch"
          checked={value}
          onClick={event => {
            if (isForced) event.preventDefault();
          }}
          onChange={event => {
            if (!isForced) change({ id, value: event.currentTarget.checked });
          }}
        />
      )}
    </SettingRow>
  );
}

function LanguageRow({ view: { choices, languages }, change, speech }: RowProps) {
  const { value, isForced } = choices.language;
  // A list cannot be kept from opening; where IT has chosen it holds nothing else to choose.
  const offered = isForced ? languages.filter(({ language }) => language === value) : languages;
  return (
    <SettingRow id="language" label={speech.words['settings-language']} hint={null} isForced={isForced} speech={speech}>
      {attributes => (
        <select
          {...attributes}
          value={value ?? ''}
          onChange={event => {
            const chosen = event.currentTarget.value;
            if (!isForced) change({ id: 'language', value: chosen === '' ? null : chosen });
          }}
        >
          {isForced && value !== null ? null : <option value="">{speech.words['settings-language-system']}</option>}
          {offered.map(({ language, name }) => (
            <option key={language} value={language} lang={language}>
              {name}
            </option>
          ))}
        </select>
      )}
    </SettingRow>
  );
}
