/** Whether XML can hold a text: no control characters but tab and ends of lines, no half of a pair, no U+FFFE and U+FFFF. */
export function isPlistText(text: string): boolean {
  return !/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text);
}
