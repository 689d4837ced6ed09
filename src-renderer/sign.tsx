import type { HeadlineState } from '../src-main/contract/ids.ts';

/** The road signs of the menu bar (resources/tray), one outline per state so that colour is never needed to tell them apart. */
const outlines: Record<HeadlineState, readonly string[]> = {
  clear: [
    'M8 1a7 7 0 1 0 0 14a7 7 0 0 0 0-14ZM6.5 3h3L12 12.9A6.3 6.3 0 0 1 8 14a6.3 6.3 0 0 1-4-1.1Z',
    'M7.25 4.5h1.5V6h-1.5ZM7 8h2v2H7ZM7 12h2v3H7Z',
  ],
  action: [
    'M6.7 1.75a1.5 1.5 0 0 1 2.6 0l6.1 10.9a1.55 1.55 0 0 1-1.35 2.35H1.95A1.55 1.55 0 0 1 .6 12.65ZM7 5.5h2v4.5H7ZM7 11.2h2v2H7Z',
  ],
  blocked: ['M5 1h6l4 4v6l-4 4H5l-4-4V5ZM4 6.9h8v2.2H4Z'],
  waiting: ['M4.5 4h7a4 4 0 0 1 0 8h-7a4 4 0 0 1 0-8ZM3 7h2v2H3ZM7 7h2v2H7ZM11 7h2v2h-2Z'],
  unknown: [
    'M8 .2 15.8 8 8 15.8.2 8ZM8 2.3 2.3 8 8 13.7 13.7 8Z',
    'M5.9 6.6c0-1.3.9-2.1 2.15-2.1s2.1.75 2.1 1.9c0 1.45-1.4 1.6-1.4 2.5H7.3c0-1.55 1.4-1.75 1.4-2.5 0-.4-.25-.65-.65-.65s-.7.3-.7.85ZM7.3 9.8h1.5v1.5H7.3Z',
  ],
};

/** The sign of a headline's state; the word beside it says the same to those who do not see it. */
export function Sign({ state }: { state: HeadlineState }) {
  return (
    <svg class="sign" data-sign={state} viewBox="0 0 16 16" aria-hidden="true">
      {outlines[state].map(outline => (
        <path key={outline} fill="currentColor" fill-rule="evenodd" d={outline} />
      ))}
    </svg>
  );
}
