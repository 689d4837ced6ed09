import { Lexer, Parser, type CST } from 'yaml';

/** Deeper than any list of policies; the composer is recursive and would run out of stack on a hostile one. */
export const deepestNesting = 50;
/** After so many errors nothing will come of a text, and each further one takes time. */
const mostErrors = 100;

/** The tokens of one document, or why it is not worth going on; `read` is how many pieces were looked at. */
export type Parsed =
  | { readonly tokens: readonly CST.Token[] }
  | { readonly why: 'not-yaml' | 'too-deep'; readonly read: number };

/** Parses one document, and stops early where a stranger made it to take long. */
export function parseTokens(text: string, onNewLine: (offset: number) => void): Parsed {
  const tooDeep = readUntilTooDeep(text);
  if (tooDeep !== null) return { why: 'too-deep', read: tooDeep };
  const tokens: CST.Token[] = [];
  let errors = 0;
  for (const token of new Parser(onNewLine).parse(text)) {
    tokens.push(token);
    if (token.type === 'error') errors += 1;
    if (errors > mostErrors) return { why: 'not-yaml', read: tokens.length };
  }
  return { tokens };
}

/** The parser keeps a whole document before it gives anything away, so brackets and dashes are counted before it. */
function readUntilTooDeep(text: string): number | null {
  let brackets = 0;
  let onLine = 0;
  let read = 0;
  for (const piece of new Lexer().lex(text)) {
    read += 1;
    if (piece === '[' || piece === '{') brackets += 1;
    else if (piece === ']' || piece === '}') brackets = Math.max(0, brackets - 1);
    else if (piece === '\n' || piece === '\r\n' || piece === ',') onLine = 0;
    else if (piece === '-' || piece === '?') onLine += 1;
    if (brackets > deepestNesting || onLine > deepestNesting) return read;
  }
  return null;
}
