import { useEffect, useReducer } from 'preact/hooks';

/** The present instant, drawn again every so often and whenever the window is shown after it was hidden. */
export function useNow(everyMs: number): number {
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const again = (): void => {
      tick(undefined);
    };
    const timer = setInterval(again, everyMs);
    document.addEventListener('visibilitychange', again);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', again);
    };
  }, [everyMs]);
  return Date.now();
}
