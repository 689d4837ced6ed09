import type { ComponentChildren } from 'preact';
import type { Bridge } from '../src-main/contract/bridge.ts';
import type { DoctorReport, HeadlineReport, MacReport } from '../src-main/contract/snapshot.ts';
import { Code } from './code.tsx';
import { Sign } from './sign.tsx';
import type { Speech } from './speech.ts';

type HeadlineProps = {
  headline: HeadlineReport;
  doctor: DoctorReport | null;
  mac: MacReport;
  bridge: Pick<Bridge, 'copyCodes'>;
  speech: Speech;
};

/**
 * The answer: sign, word, one sentence, and whose turn it is. It is itself the live region, so a screen reader
 * hears a changed answer once, as a whole, and nothing when a new snapshot says the same. What ticks stays outside.
 */
export function Headline({ headline, doctor, mac, bridge, speech: { words } }: HeadlineProps) {
  return (
    <div class="headline">
      <p class="place">
        <span class="place-name">
          {words['my-device']}
          {/* Before the first look nobody knows its name. */}
          {headline.id === 'not-looked-yet' ? null : <span class="mac-name">{mac.name}</span>}
        </span>
        {/* The code of the registration too: the way through it ends at P0, which no other place of the window shows. */}
        <Code
          codes={[headline.code, ...(doctor === null ? [] : [doctor.code])].join(' · ')}
          bridge={bridge}
          words={words}
        />
      </p>
      <Sign state={headline.state} />
      <div class="answer" role="status" aria-live="polite" aria-atomic="true">
        <p class="state-word">{words[`state-${headline.state}`]}</p>
        <h1 tabIndex={-1}>{keepWhole(headline.text)}</h1>
        <p class="turn">{words[`turn-${headline.turn}`]}</p>
      </div>
    </div>
  );
}

/** A short word with a hyphen, such as sign-in, is not broken in two. A longer one may be: it might not fit at all. */
function keepWhole(text: string): ComponentChildren {
  return text
    .split(/(?<!\S)(\p{L}{1,8}-\p{L}{1,8})(?=[\s.,:;]|$)/u)
    .map((piece, place) => (place % 2 === 0 ? piece : <span class="whole">{piece}</span>));
}
