/** The steps of a text that IT wrote: its lines, without the numbers and marks that they may have already. */
export function stepsOf(text: string | null): readonly string[] {
  return (text ?? '')
    .split(/[\r\n\u2028\u2029]+/)
    .map(line => line.trim().replace(/^(?:[-*•–]|\d{1,2}[.)])\s+/, ''))
    .filter(line => line !== '');
}
