import type { Bridge } from '../src-main/contract/bridge.ts';
import type { Snapshot } from '../src-main/contract/snapshot.ts';
import type { Speech } from './speech.ts';
import { useAnswer } from './use-answer.ts';

type SpokenCodesProps = { snapshot: Snapshot; bridge: Bridge; speech: Speech };

/** What is read out first on the phone: large enough to be found at once. */
export function SpokenCodes({ snapshot: { headline, doctor }, bridge, speech: { words } }: SpokenCodesProps) {
  const codes = [headline.code, ...(doctor === null ? [] : [doctor.code])].join(' · ');
  const [copy, askCopy] = useAnswer<string>();
  return (
    <div class="codes">
      <p class="codes-label">{words['help-codes']}</p>
      <div class="codes-line">
        {/* Letters and digits stand in this order in every language. */}
        <p class="codes-themselves" dir="ltr">
          {codes}
        </p>
        <button
          type="button"
          onClick={() => {
            askCopy(() => bridge.copyCodes().then(() => codes));
          }}
        >
          {words['help-copy-codes']}
        </button>
      </div>
      <p class="codes-copied" role="status">
        {copy.kind === 'refused'
          ? words['failed-request']
          : copy.kind === 'answered' && copy.value === codes
            ? words['help-codes-copied']
            : null}
      </p>
    </div>
  );
}
