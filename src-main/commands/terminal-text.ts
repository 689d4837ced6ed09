/**
 * What a terminal may show: policy names, names of Macs and files are anybody's to choose, control characters in them
 * could rewrite what stands there, and direction marks turn a line round. Ends of lines stay.
 */
export function terminalText(text: string): string {
  return text.replaceAll(
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g,
    ' ',
  );
}

/** The same in one line. */
export function terminalLine(text: string): string {
  return terminalText(text.replaceAll('\n', ' '));
}
