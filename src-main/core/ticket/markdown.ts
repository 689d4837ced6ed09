import { withoutUnseen } from '../unseen.ts';

/*
 * Names of policies and Macs are anybody's to choose, and a ticket is pasted where Markdown becomes links, pictures and
 * HTML: nothing of a text from outside may mean anything there.
 */

/** What redaction and masking put in the place of something: brackets of our own, read more often than rendered. */
const ownMark = '\\[(?:removed|mac|user|device-id|tenant-id|user-principal-name|serial-number|masked|id|address)\\]';
/** An own mark is left alone, unless what follows would make a link of it. */
const active = new RegExp(
  `${ownMark}(?![[(:])|[\\\\\`*<|~[\\]$]|&(?=#?\\w+;)|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])|(?<=[a-z]):(?=\\/\\/)|(?<=www)\\.|@`,
  'giu',
);

/** One line of plain text: nothing in it is markup, a link, or a mark that turns letters round. */
export function plainText(text: string, longest = 240): string {
  const escaped = clip(visible(text), longest).replaceAll(active, found => (found.length > 1 ? found : `\\${found}`));
  // At the beginning of an item these would open a heading, a quote or a list.
  return escaped.replace(/^(?=[#+=>-])/, '\\').replace(/^(\d{1,9})([.)])(?= |$)/, '$1\\$2');
}

/** An id to be copied: as it is, in a code span, in which nothing has a meaning. */
export function codeText(text: string): string {
  const inside = clip(visible(text), 120).replaceAll('`', '’');
  return inside === '' ? '–' : `\`${inside}\``;
}

/** Control and format characters could rewrite a terminal or show a text in another order. */
function visible(text: string): string {
  return withoutUnseen(text)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}

function clip(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${Array.from(text.slice(0, longest * 2))
    .slice(0, longest - 1)
    .join('')
    .trimEnd()}…`;
}
