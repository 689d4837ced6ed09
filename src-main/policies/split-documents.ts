/** Some lines of a text and where they begin, counted from 1. */
export type TextPart = { readonly text: string; readonly line: number };

/**
 * The documents of a YAML text, split at their marks, so that a broken one spoils no other. A mark at the beginning of
 * a line is one wherever it stands, even in a block of text; directives before it mean nothing here and are dropped.
 */
export function splitDocuments(text: string): readonly TextPart[] {
  const parts: { lines: string[]; line: number }[] = [];
  let open: { lines: string[]; line: number } | null = null;
  text.split('\n').forEach((line, index) => {
    if (/^\.\.\.(\s|$)/.test(line)) {
      open = null;
      return;
    }
    if (open === null || /^---(\s|$)/.test(line)) {
      if (open === null && (line.startsWith('%') || /^\s*(#.*)?$/.test(line))) return;
      open = { lines: [], line: index + 1 };
      parts.push(open);
    }
    open.lines.push(line);
  });
  return parts.map(({ lines, line }) => ({ text: lines.join('\n'), line }));
}

/**
 * The entries of a list of policies by their indentation alone, for a document that cannot be read as a whole; null
 * where it does not look like a list in block form. A line that begins an entry cannot lie inside another entry's text,
 * which has to be indented more than that.
 */
export function splitEntries({ text, line }: TextPart): readonly TextPart[] | null {
  const lines = text.split('\n').map((content, index) => ({ content, line: line + index }));
  const body = lines.slice(/^---(\s|$)/.test(lines[0]?.content ?? '') ? 1 : 0);
  const header = body.findIndex(({ content }) => /^policies:\s*(#.*)?$/.test(content));
  const inside = header === -1 ? body : sectionOf(body.slice(header + 1));
  const first = inside.find(({ content }) => !/^\s*(#.*)?$/.test(content));
  const indent = /^( *)-(\s|$)/.exec(first?.content ?? '')?.[1];
  if (indent === undefined) return null;
  const start = new RegExp(`^${indent}-(\\s|$)`);
  const entries: { lines: string[]; line: number }[] = [];
  for (const { content, line: at } of inside) {
    if (start.test(content)) entries.push({ lines: [], line: at });
    entries.at(-1)?.lines.push(content);
  }
  return entries.map(entry => ({ text: entry.lines.join('\n'), line: entry.line }));
}

type Line = { readonly content: string; readonly line: number };

/** The lines below a top-level key, up to the next one. */
function sectionOf(lines: readonly Line[]): readonly Line[] {
  const end = lines.findIndex(({ content }) => /^[^\s#-]/.test(content));
  return end === -1 ? lines : lines.slice(0, end);
}
