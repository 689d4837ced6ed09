import { useRef, useState } from 'preact/hooks';

/** What a question to main came to: nothing asked yet, under way, answered, or refused. */
export type Answer<T> =
  | { readonly kind: 'none' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'refused' };

/** Asks main a question whose answer only this part of the window shows. A later question makes an earlier answer void. */
export function useAnswer<T>(): readonly [Answer<T>, (question: () => Promise<T>) => void] {
  const [answer, setAnswer] = useState<Answer<T>>({ kind: 'none' });
  const last = useRef(0);
  const ask = (question: () => Promise<T>): void => {
    last.current += 1;
    const mine = last.current;
    // What is shown already stays until there is something newer: a part that empties itself jumps.
    if (answer.kind !== 'answered') setAnswer({ kind: 'waiting' });
    const settle = (next: Answer<T>): void => {
      if (mine === last.current) setAnswer(next);
    };
    question().then(
      value => {
        settle({ kind: 'answered', value });
      },
      () => {
        settle({ kind: 'refused' });
      },
    );
  };
  return [answer, ask];
}
