/** Joiners (U+200C, U+200D) are none of them: they steer nothing, and Persian and emoji are written with them. */
const steering =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/**
 * What a terminal may show: policy names, names of Macs and files are anybody's to choose, control characters in them
 * could rewrite what stands there, and direction marks turn a line round. Ends of lines stay.
 */
export function terminalText(text: string): string {
  return text.replaceAll(steering, ' ');
}

/** The same in one line. */
export function terminalLine(text: string): string {
  return terminalText(text.replaceAll('\n', ' '));
}

/** JSON lets most of these stand as they are: escaped, they say the same and a terminal has nothing to obey or replace. */
export function terminalJson(json: string): string {
  return json.replaceAll(steering, mark => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
