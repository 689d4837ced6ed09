import { formatMoment } from './format-moment.ts';

/** A time of day, for what happened or will happen at an instant. */
export function Moment({ at, language }: { at: string; language: string }) {
  return (
    <time class="steady-digits" dateTime={at}>
      {formatMoment(at, Date.now(), language)}
    </time>
  );
}
