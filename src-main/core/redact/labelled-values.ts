import { isHarmless, removed, secretLabel } from './secret-keys.ts';

/*
 * Values behind a secret's name. A scanner and no pattern: it has to find the end of a value at any depth of quoting, and
 * it must stay linear whatever somebody pastes.
 */

/** Removes what stands behind every name of a secret. */
export function removeLabelled(text: string): string {
  const label = new RegExp(secretLabel, 'giu');
  let told = '';
  let from = 0;
  for (let found = label.exec(text); found !== null; found = label.exec(text)) {
    const start = found.index + found[0].length;
    const span = findValue(text, { name: found.index, label: found[0], start });
    if (span === null || isHarmless(text.slice(span.start, span.end))) continue;
    told += text.slice(from, span.start) + removed;
    from = span.end;
    label.lastIndex = Math.max(span.end, start);
  }
  return told + text.slice(from);
}

type Labelled = { readonly name: number; readonly label: string; readonly start: number };
type Span = { readonly start: number; readonly end: number };

const quotesThatPair: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['‘', '’'],
  ['「', '」'],
]);

function findValue(text: string, labelled: Labelled): Span | null {
  const { label, start } = labelled;
  const isHeader = /(?:authorization|cookie)\s*[:=]/i.test(label);
  const quoted = isHeader ? null : findQuoted(text, start);
  if (quoted !== null) return quoted;
  const first = text[start] ?? '';
  const closing = quotesThatPair.get(first);
  if (closing !== undefined) return { start: start + 1, end: indexOrLineEnd(text, closing, start + 1) };
  if (first === '[' || first === '{') return { start, end: endOfBrackets(text, start) };
  // "Password:" at the end of a line: the next line is about something else.
  if (/[\r\n]/.test(label.slice(-8))) return null;
  const isLine = /[:：]\s*$/.test(label) && startsLine(text, labelled.name);
  const bare = endOfBare(text, start);
  // "Token: missing, asked again" tells of a state.
  const isState = isHarmless(text.slice(start, bare)) && /^[,;.)\]]/.test(text.slice(bare, bare + 1));
  // What is secret on a line of its own may have spaces and quotes in it.
  const end = (isHeader || isLine) && !isState ? lineEnd(text, start) : bare;
  return end <= start ? null : { start, end };
}

/** In JSON within JSON the quotes have backslashes: the one that closes has as many as the one that opens. */
function findQuoted(text: string, at: number): Span | null {
  const encoded = /(?:%22|%27|&quot;|&#3[49];)/iy;
  encoded.lastIndex = at;
  const code = encoded.exec(text)?.[0];
  if (code !== undefined) return { start: at + code.length, end: indexOrLineEnd(text, code, at + code.length) };
  let depth = 0;
  while (text[at + depth] === '\\') depth += 1;
  const quote = text[at + depth] ?? '';
  if (quote === '' || !'"\'`'.includes(quote)) return null;
  const start = at + depth + 1;
  let slashes = 0;
  for (let index = start; index < text.length; index += 1) {
    const letter = text[index];
    if (letter === quote && slashes % (2 * (depth + 1)) === depth) return { start, end: index - depth };
    slashes = letter === '\\' ? slashes + 1 : 0;
  }
  return { start, end: text.length };
}

function endOfBrackets(text: string, start: number): number {
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    const letter = text[index];
    if (letter === '[' || letter === '{') depth += 1;
    if (letter === ']' || letter === '}') depth -= 1;
    if (depth === 0) return index + 1;
  }
  return text.length;
}

function endOfBare(text: string, start: number): number {
  const stop = /[\s"'`<>&;,)}\]|]|%2[26]|%0[AD]|\\[nrt"']/gi;
  stop.lastIndex = start;
  return stop.exec(text)?.index ?? text.length;
}

function startsLine(text: string, name: number): boolean {
  const before = name <= 40 ? `\n${text.slice(0, name)}` : text.slice(name - 40, name);
  return /(?:[\r\n]|\\[nrt])[\w .>*-]*$/.test(before);
}

function indexOrLineEnd(text: string, closing: string, from: number): number {
  const end = lineEnd(text, from);
  const index = text.slice(from, end).indexOf(closing);
  return index < 0 ? end : from + index;
}

function lineEnd(text: string, from: number): number {
  const breaks = /[\r\n\u2028\u2029]|\\+[nr]/g;
  breaks.lastIndex = from;
  return breaks.exec(text)?.index ?? text.length;
}
