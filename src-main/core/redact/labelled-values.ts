import { lengthOfPhrase } from './plain-phrase.ts';
import { isHarmless, isTalk, looksChosen, removed, secretLabel } from './secret-keys.ts';

/*
 * Values behind a secret's name. Behind a sign (`password: …`) all of it goes; behind a verb ("the password is …") only what
 * looks chosen, a last word, or a phrase without grammar (plain-phrase.ts): one that reads like a sentence is not found.
 * A scanner and no pattern: it has to find the end of a value at any depth of quoting, and
 * it must stay linear whatever somebody pastes.
 */

/** Removes what stands behind every name of a secret. */
export function removeLabelled(text: string): string {
  const label = new RegExp(secretLabel, 'giu');
  let told = '';
  let from = 0;
  for (let found = label.exec(text); found !== null; found = label.exec(text)) {
    const start = found.index + found[0].length;
    const named = { name: found.index, label: found[0], start, ...readLead(found.groups) };
    const [value, phrase] = [findValue(text, named), findBehindVerb(text, found)];
    const span = phrase === null ? value : { start: phrase.start, end: Math.max(phrase.end, value?.end ?? 0) };
    if (span === null || isHarmless(text.slice(span.start, span.end))) {
      // A name can stand among the words that seemed to lead from another one to a value.
      if (found.groups?.['middle'] !== undefined) label.lastIndex = found.index + 3;
      continue;
    }
    told += text.slice(from, span.start) + removed;
    from = span.end;
    label.lastIndex = Math.max(span.end, start);
  }
  return told + text.slice(from);
}

/** How sure it is that what follows is the value: `password:` surely, `password for admin:` mostly, `password is` seldom. */
type Lead = 'sure' | 'likely' | 'words' | 'said';
type Labelled = { readonly name: number; readonly label: string; readonly start: number; readonly lead: Lead };
type Span = { readonly start: number; readonly end: number };

function readLead(groups: Readonly<Record<string, string | undefined>> | undefined): { readonly lead: Lead } {
  if (groups?.['weak'] !== undefined) return { lead: 'said' };
  const middle = groups?.['middle']?.trim() ?? '';
  if (middle === '') return { lead: 'sure' };
  const leads = /^(?:\(|(?:for|of|on|at|in|from|to|für|von|vom|zum|pour|de|del|du|para|per|voor|till)\s)/i;
  return { lead: leads.test(middle) ? 'likely' : 'words' };
}

const quotesThatPair: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['‘', '’'],
  ['「', '」'],
]);

function findValue(text: string, labelled: Labelled): Span | null {
  const { label, lead } = labelled;
  const isHeader = /(?:authorization|cookies?)\s*[:=]/i.test(label);
  const quoted = isHeader ? null : findEnclosed(text, labelled.start);
  if (quoted !== null) return quoted;
  const start = skipBreaks(text, labelled.start);
  const isBelow = start > labelled.start || /[\r\n]/.test(label.slice(-40));
  if (isBelow) return lead === 'said' || lead === 'words' ? null : findBelow(text, start);
  const block = /[|>][+-]?\d?[ \t]*(?=[\r\n]|\\+[nr])/y;
  block.lastIndex = start;
  if (lead === 'sure' && block.test(text)) return { start, end: endOfBlock(text, block.lastIndex) };
  const bare = endOfBare(text, start);
  const word = text.slice(start, Math.min(bare, start + 200));
  if (lead === 'said' || lead === 'words') {
    const phrase = /(?:is|was|are|ist|lautet|est|es|är)\s{1,40}$/iu.test(label.slice(-60))
      ? phraseLength(text.slice(start, start + 300))
      : 0;
    if (phrase > 0) return { start, end: start + phrase };
    const isGuessed = looksChosen(word) || (lead === 'said' && isLastWord(text, { start, end: bare }));
    return isGuessed && /\s$/.test(label) ? { start, end: bare } : null;
  }
  // "Token: missing, asked again" tells of a state.
  if (isHarmless(word) && /^(?:[,;.)\]\r\n]|\\|$)/.test(text.slice(bare, bare + 1))) return null;
  const isLine = /[:：]\s*$/.test(label) && startsLine(text, labelled.name);
  const loose = /\s$/.test(label) ? endOfSentence(text, start) : bare;
  if (!isHeader && isTalk(text.slice(start, Math.min(loose, start + 300)), lead !== 'sure')) return null;
  // What is secret on a line of its own may have spaces and quotes in it.
  const end = isHeader || isLine ? lineEnd(text, start) : Math.max(loose, bare);
  return end <= start ? null : { start, end };
}

/** "password is some words here |": what seemed to lead to a value was one. */
function findBehindVerb(text: string, { index, groups, 0: label }: RegExpExecArray): Span | null {
  const middle = groups?.['middle'] ?? '';
  const verb = /^\s{1,4}(?:is|was|are|ist|lautet|est|es|är)\s{1,4}/i.exec(middle)?.[0];
  if (verb === undefined) return null;
  const start = index + label.indexOf(middle) + verb.length;
  const length = phraseLength(text.slice(start, start + 300));
  return length === 0 ? null : { start, end: start + length };
}

/** Of a bounded piece, because every name of a secret asks. */
function phraseLength(ahead: string): number {
  return lengthOfPhrase(ahead.slice(0, endOfSentence(ahead, 0)));
}

function findEnclosed(text: string, start: number): Span | null {
  const quoted = findQuoted(text, start);
  if (quoted !== null) return quoted;
  const first = text[start] ?? '';
  const closing = quotesThatPair.get(first);
  if (closing !== undefined) return { start: start + 1, end: indexOrLineEnd(text, closing, start + 1) };
  return first === '[' || first === '{' ? { start, end: endOfBrackets(text, start) } : null;
}

/** Written-out line breaks, which a label does not reach across. */
function skipBreaks(text: string, from: number): number {
  const breaks = /(?:\\+[nr](?:\s|\\+[nrt]){0,40})?/y;
  breaks.lastIndex = from;
  breaks.exec(text);
  return Math.max(breaks.lastIndex, from);
}

/** "Password:" at the end of a line: the next one is the value, unless it names something itself or is a sentence. */
function findBelow(text: string, start: number): Span | null {
  const end = lineEnd(text, start);
  const line = text.slice(start, Math.min(end, start + 300)).trim();
  const isOther = /^(?:[#<}\]]|[-*] ?[\p{L}\w .]{1,30}[:=]|[\p{L}_][\p{L}\w .-]{0,40}\s?[:=](?=\s|$))/u.test(line);
  const isSentence = /^\p{Lu}\p{L}*(?:\s\S+){2,}[.:!?]$/u.test(line) && !line.split(/\s+/).some(looksChosen);
  return line === '' || isOther || isSentence || isTalk(line, true) ? null : { start, end };
}

/** How a password is, in the other languages of the words: without these "Das Passwort ist falsch" would lose its end. */
const stateElsewhere =
  /^(?:falsch|richtig|abgelaufen|gesperrt|geändert|refusée?|accepté|faux|expiré|modifié|verrouillé|correct[ao]|incorrect[ao]|caducad[ao]|rechazad[ao])[.!]?$/iu;

/** "The password is sunshine": no word that tells how it is. */
function isLastWord(text: string, { start, end }: Span): boolean {
  const word = text.slice(start, Math.min(end, start + 40));
  const after = text.slice(end, end + 2);
  return (
    /^\p{L}{5,30}[.!]?$/u.test(word) &&
    /^(?:$|[\r\n"'<)]|\\)/.test(after) &&
    !stateElsewhere.test(word) &&
    !/^(?:wrong|right|correct|empty|blank|weak|strong|old|known|unknown|short|long|later|there|again|secret|missing|needed|safe|fresh|stale|here|gone|yours|theirs|private|unique|secure|complex|simple|public|useless|elsewhere|enough|alone|ready|shown|given|shared|local|other|sixteen|twelve)[.!]?$|(?:ed|en|ing|able|ible|ive|al|id|nt|ry)[.!]?$/i.test(
      word,
    )
  );
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
    // In YAML two of them are one that belongs to the text.
    if (depth === 0 && letter === "'" && quote === "'" && index > start && text[index + 1] === "'") index += 1;
    else if (letter === quote && slashes % (2 * (depth + 1)) === depth) return { start, end: index - depth };
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
  // A comma within a password is followed by more of it, and one behind it by a space, a bracket or another name.
  const stop =
    /[\s"'`<>]|[&;,)}\]|](?=[\s"'`<>()[\]{}&;,|\\]|$|[\w.%-]{1,40}(?:=|%3d|:))|&(?=\w{1,6};)|%2[26]|%0[AD]|\\[nrt"']/gi;
  return indexOf(stop, text, start);
}

/** Where prose goes on with something else; a phrase may have any number of words. */
function endOfSentence(text: string, start: number): number {
  const stop =
    /[\r\n\u2028\u2029"`<>]|\\+[nrt"']|[.!?](?=\s+\p{Lu})|'(?!\p{L})|[,;](?=\s)|[)}\]|](?=[\s"'`)}\],;.]|$)|&(?=\w{1,6};)|%22|%0[AD]/gu;
  return indexOf(stop, text, start);
}

/** The lines of a block of YAML are those that are indented. */
function endOfBlock(text: string, start: number): number {
  const next = /(?:[\r\n]|\\+[nr])(?![ \t\r\n]|\\+[nrt])|["<]/g;
  return indexOf(next, text, start);
}

function indexOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.exec(text)?.index ?? text.length;
}

function startsLine(text: string, name: number): boolean {
  const before = name <= 40 ? `\n${text.slice(0, name)}` : text.slice(name - 40, name);
  return /(?:[\r\n]|\\[nrt])[\w .>*-]*$/.test(before);
}

/** One search for both: a long line with many short values would be read to its end for each of them. */
function indexOrLineEnd(text: string, closing: string, from: number): number {
  return indexOf(new RegExp(`${closing}|[\\r\\n\\u2028\\u2029]|\\\\+[nr]`, 'g'), text, from);
}

function lineEnd(text: string, from: number): number {
  return indexOf(/[\r\n\u2028\u2029]|\\+[nr]/g, text, from);
}
