import { Moment } from './moment.tsx';

type TimedProps = { text: string; at: string; language: string };

/** A sentence with a time of day where `{time}` stands, so that each language may put it where it belongs. */
export function Timed({ text, at, language }: TimedProps) {
  const [before = '', after = ''] = text.split('{time}');
  return (
    <>
      {before}
      <Moment at={at} language={language} />
      {after}
    </>
  );
}
