/**
 * Shown when main does not even answer the first question. The words come with that answer,
 * so this is the one sentence the window has of its own.
 */
export function Unavailable() {
  return (
    <p class="unavailable" role="alert">
      Clearway cannot show your device right now. Quit Clearway and open it again.
    </p>
  );
}
