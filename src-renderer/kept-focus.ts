import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Keeps keyboard and screen reader users in place: when a new snapshot takes away the very button that had
 * the focus (Cancel, or the card that is now solved), the focus goes to the headline and not to nowhere.
 */
export function useKeptFocus(): void {
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const remember = (event: FocusEvent): void => {
      last.current = event.target instanceof Element ? event.target : null;
    };
    document.addEventListener('focusin', remember);
    return () => {
      document.removeEventListener('focusin', remember);
    };
  }, []);
  useLayoutEffect(() => {
    const isLost = last.current !== null && !last.current.isConnected && document.activeElement === document.body;
    if (!isLost) return;
    last.current = null;
    document.querySelector('h1')?.focus({ preventScroll: true });
  });
}
