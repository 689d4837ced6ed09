import { mostPolicies } from './collect-policies.ts';
import {
  Composer,
  CST,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  visit,
  type Document,
  type Node,
  type Pair,
} from 'yaml';
import { deepestValue, mergeKey, type WrittenPair, type WrittenValue } from './written-value.ts';

/** So many items and keys are looked at: one item more than are read, so that too many are noticed. */
const mostItems = mostPolicies + 1;
const mostKeys = 1_000;
/** A map may be merged into this many others, so it may not be large. */
const mostMergedKeys = 100;

/** Reads one YAML (or JSON) document without ever expanding it; what cannot be read is `unreadable`, with its line. */
export function readYaml(text: string, firstLine: number): WrittenValue {
  const lines = new LineCounter();
  const lineAt = (offset: number | undefined): number => firstLine - 1 + Math.max(1, lines.linePos(offset ?? 0).line);
  const parsed = parseTokens(text, lines.addNewLine);
  if ('why' in parsed) return { kind: 'unreadable', line: firstLine, why: parsed.why };
  const { tokens } = parsed;
  if (nestingOf(tokens) > deepestNesting) return { kind: 'unreadable', line: firstLine, why: 'too-deep' };
  // Comparing each key with each other one, and quoting the text around each error, take quadratic time.
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, keepSourceTokens: false });
  const [document, second] = composer.compose(tokens);
  if (document === undefined) return { kind: 'nothing', line: firstLine };
  const offset = document.errors[0]?.pos[0] ?? second?.range[0];
  if (offset !== undefined) return { kind: 'unreadable', line: lineAt(offset), why: 'not-yaml' };
  const targets = aliasTargets(document);
  return new Reading(node => lineAt(node.range?.[0]), targets).value(document.contents, { depth: 0, isAlias: false });
}

/** Deeper than any list of policies; the composer is recursive and would run out of stack on a hostile one. */
const deepestNesting = 50;
/** After so many errors nothing will come of a text, and each further one takes time. */
const mostErrors = 100;

/** The tokens of one document, or why it is not worth going on; `read` is how many pieces were looked at. */
type Parsed =
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

/** How deep brackets and blocks are nested. A loop, because the depth is a stranger's. */
function nestingOf(tokens: readonly CST.Token[]): number {
  let deepest = 0;
  const open: (readonly [CST.Token, number])[] = tokens.map(token => [token, 0]);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [token, depth] = next;
    deepest = Math.max(deepest, depth);
    if (token.type === 'document' && token.value !== undefined) open.push([token.value, depth]);
    if (!('items' in token)) continue;
    for (const item of token.items) {
      if (item.key) open.push([item.key, depth + 1]);
      if (item.value) open.push([item.value, depth + 1]);
    }
  }
  return deepest;
}

/** What each alias stands for: the last anchor of its name before it. */
function aliasTargets(document: Document): ReadonlyMap<Node, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node>();
  visit(document, (_key, node) => {
    if (!isNode(node)) return;
    const target = isAlias(node) ? anchors.get(node.source) : undefined;
    if (target !== undefined) targets.set(node, target);
    if (!isAlias(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
  });
  return targets;
}

type Place = { readonly depth: number; readonly isAlias: boolean };

/** Turns the nodes of one document into values; an alias counts once, and is never followed inside another. */
class Reading {
  readonly #lineOf: (node: Node) => number;
  readonly #targets: ReadonlyMap<Node, Node>;
  /** By depth: what is too deep in one place is not in another. */
  readonly #seen = new Map<number, Map<Node, WrittenValue>>();

  constructor(lineOf: (node: Node) => number, targets: ReadonlyMap<Node, Node>) {
    this.#lineOf = lineOf;
    this.#targets = targets;
  }

  value(node: Node | null, place: Place): WrittenValue {
    if (node === null) return { kind: 'nothing', line: null };
    const line = this.#lineOf(node);
    if (isAlias(node)) return { ...this.#target(node, place), line };
    if (isScalar(node)) return scalarValue(node.value, { line, isBare: node.type === 'PLAIN' });
    if (place.depth >= deepestValue) return { kind: 'other', line };
    const below = { ...place, depth: place.depth + 1 };
    if (isSeq(node)) {
      const items = node.items.slice(0, mostItems);
      return { kind: 'list', line, items: items.map(item => this.value(isNode(item) ? item : null, below)) };
    }
    if (!isMap(node) || (place.depth > 0 && node.items.length > mostKeys)) return { kind: 'other', line };
    return { kind: 'map', line, pairs: this.#pairs(node.items, below) };
  }

  #target(alias: Node, place: Place): WrittenValue {
    const target = this.#targets.get(alias);
    if (place.isAlias || (!isScalar(target) && !isMap(target))) return { kind: 'other', line: null };
    const seen = this.#seen.get(place.depth) ?? new Map<Node, WrittenValue>();
    this.#seen.set(place.depth, seen);
    const value = seen.get(target) ?? this.value(target, { ...place, isAlias: true });
    seen.set(target, value);
    return value;
  }

  #pairs(items: readonly Pair[], place: Place): readonly WrittenPair[] {
    const own: WrittenPair[] = [];
    const merged: WrittenPair[] = [];
    for (const { key, value } of items) {
      const name = keyText(isAlias(key) ? this.#targets.get(key) : key);
      const line = isNode(key) ? this.#lineOf(key) : null;
      const read = this.value(isNode(value) ? value : null, place);
      const isMerge = name === mergeKey && read.kind === 'map' && read.pairs.length <= mostMergedKeys;
      if (isMerge) merged.push(...read.pairs);
      else own.push({ key: name, line, value: read.kind === 'nothing' ? { ...read, line } : read });
    }
    const names = new Set(own.map(({ key }) => key));
    return [...own, ...merged.filter(({ key }) => !names.has(key))];
  }
}

/** A key as text; what is no text is a key that nobody knows. */
function keyText(key: unknown): string {
  const value: unknown = isScalar(key) ? key.value : undefined;
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '?';
}

/** Words that YAML 1.1 takes for yes and no, and 1.2 for text. */
const oldTruths: Readonly<Record<string, boolean>> = { yes: true, on: true, no: false, off: false };

function scalarValue(value: unknown, { line, isBare }: { line: number; isBare: boolean }): WrittenValue {
  if (value === null) return { kind: 'nothing', line };
  if (typeof value === 'boolean') return { kind: 'truth', line, truth: value };
  if (typeof value !== 'string') return { kind: 'other', line };
  const word = value.toLowerCase();
  const meant = isBare && Object.hasOwn(oldTruths, word) ? (oldTruths[word] ?? null) : null;
  return { kind: 'text', line, text: value, meant };
}
