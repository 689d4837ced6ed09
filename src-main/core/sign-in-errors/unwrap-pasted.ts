import { longestExplainedText } from '../../contract/bridge.ts';

/**
 * What was pasted, cut and without its wrapping: addresses are encoded, sometimes twice and once more in JSON. Whatever
 * is not a printable ASCII sign is left alone.
 */
export function unwrapPasted(pasted: string): string {
  let current = pasted.slice(0, longestExplainedText);
  for (let round = 0; round < 3; round += 1) {
    const next = current
      .replaceAll(/%([2-7][\da-f])/gi, (whole, hex: string) => printable(whole, hex))
      .replaceAll(/%0[ad]/gi, '\n')
      .replaceAll(/\\u00([2-7][\da-f])/gi, (whole, hex: string) => printable(whole, hex))
      .replaceAll(/\\[nrt]/g, '\n');
    if (next === current) break;
    current = next;
  }
  return current;
}

function printable(whole: string, hex: string): string {
  const code = Number.parseInt(hex, 16);
  return code < 0x7f ? String.fromCharCode(code) : whole;
}
