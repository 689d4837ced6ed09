import type { Bridge } from '../src-main/contract/bridge.ts';
import type { TimelineEntry } from '../src-main/contract/timeline.ts';
import { Fold } from './fold.tsx';
import { Moment } from './moment.tsx';
import type { Speech } from './speech.ts';
import { type Answer, useAnswer } from './use-answer.ts';
import type { TimelineReport } from '../src-main/contract/timeline.ts';

/** What changed on this Mac in the last days, read when somebody opens it. */
export function TimelineFold({ bridge, speech }: { bridge: Bridge; speech: Speech }) {
  const [answer, ask] = useAnswer<TimelineReport>();
  const { words } = speech;
  return (
    <Fold
      title={words.timeline}
      count={null}
      onOpen={() => {
        ask(bridge.timeline);
      }}
    >
      <p class="fold-note">{words['timeline-hint']}</p>
      <Content answer={answer} speech={speech} />
    </Fold>
  );
}

function Content({ answer, speech }: { answer: Answer<TimelineReport>; speech: Speech }) {
  const { words, language } = speech;
  if (answer.kind === 'refused') return <p class="fold-note">{words['timeline-failed']}</p>;
  if (answer.kind !== 'answered') return <p class="fold-note">{words.loading}</p>;
  const { entries } = answer.value;
  if (entries.length === 0) return <p class="fold-note">{words['timeline-empty']}</p>;
  return (
    <ol class="rows">
      {entries.map((entry, index) => (
        <Entry key={`${entry.at} ${entry.kind} ${entries.length - index}`} entry={entry} language={language} />
      ))}
    </ol>
  );
}

function Entry({ entry, language }: { entry: TimelineEntry; language: string }) {
  return (
    <li class="row row-plain">
      <p class="event-moment">
        <Moment at={entry.at} language={language} />
      </p>
      <p>{entry.text}</p>
      {entry.mayComeFrom === null ? null : <p class="problem">{entry.mayComeFrom}</p>}
    </li>
  );
}
