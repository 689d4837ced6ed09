/** Text out of somebody's list as it may stand in a sentence or a log: on one line, short, without control characters. */
export function faultText(text: string, most = 80): string {
  const plain = text
    .slice(0, most * 2)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  return plain.length > most ? `${plain.slice(0, most)}…` : plain;
}
