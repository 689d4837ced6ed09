/** Cuts what arrives in pieces into lines. What has no end yet waits for the next piece. */
export function createLineReader(onLine: (line: string) => void): (piece: string) => void {
  let waiting: string[] = [];
  return piece => {
    const [first = '', ...others] = piece.split('\n');
    waiting.push(first);
    for (const next of others) {
      onLine(waiting.join(''));
      waiting = [next];
    }
  };
}
