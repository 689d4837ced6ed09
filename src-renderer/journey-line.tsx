import type { JourneyStop } from '../src-main/contract/snapshot.ts';
import { Mark, markOfStop } from './mark.tsx';
import { Moment } from './moment.tsx';
import { Section } from './section.tsx';
import type { Speech } from './speech.ts';

type JourneyLineProps = { journey: readonly JourneyStop[]; speech: Speech };

/** The five stops on the way back in, as one line that is read from top to bottom. */
export function JourneyLine({ journey, speech }: JourneyLineProps) {
  return (
    <Section id="journey" title={speech.words.journey}>
      <ol class="journey">
        {journey.map(stop => (
          <Stop key={stop.stop} stop={stop} speech={speech} />
        ))}
      </ol>
    </Section>
  );
}

function Stop({ stop, speech: { words, language } }: { stop: JourneyStop; speech: Speech }) {
  const basis = words[`basis-${stop.basis}`];
  // What is unknown or still to come has not happened before anybody's eyes: "seen" beside it would confuse.
  const claims = stop.state !== 'unknown' && stop.state !== 'pending';
  // What the person said is in the sentence below already, so a word beside the state is enough for it as well.
  const isPlain = stop.basis !== 'assumed' && claims;
  return (
    <li
      class="stop"
      data-state={stop.state}
      data-basis={stop.basis}
      aria-current={stop.state === 'current' ? 'step' : undefined}
    >
      <Mark kind={markOfStop(stop.state, stop.basis === 'assumed')} />
      <p class="stop-name">
        <strong>{words[`stop-${stop.stop}`]}</strong>
        <span class="stop-state">
          {words[`stop-state-${stop.state}`]}
          {isPlain ? ` · ${basis}` : null}
        </span>
        {stop.at === null ? null : <Moment at={stop.at} language={language} />}
      </p>
      <p class="stop-text">{stop.text}</p>
      {/* What nobody saw from here gets a line of its own: it must not be overlooked. */}
      {isPlain || !claims ? null : <p class="stop-basis">{basis}</p>}
    </li>
  );
}
