import type { BenchResult, Row, Table } from './bench.ts';

/** The result for a terminal: aligned columns, budgets beside the numbers. */
export function toText({ title, introduction, tables, notes }: BenchResult): string {
  const parts = [title, introduction, ...tables.map(textTable), notes.map(note => `* ${note}`).join('\n')];
  return `${parts.join('\n\n')}\n`;
}

/** The result as a Markdown page that shows its pictures. */
export function toMarkdown({ title, introduction, tables, notes, pictures }: BenchResult): string {
  const images = [...pictures.keys()].map(name => `![${title}](${name})`);
  const parts = [
    `# ${title}`,
    introduction,
    ...images,
    ...tables.map(table => `## ${table.title}\n\n${markdownTable(table)}`),
    `## Notes\n\n${notes.map(note => `- ${note}`).join('\n')}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Budget columns only where a row of the table has a budget. */
function linesOf({ columns, rows }: Table): readonly (readonly string[])[] {
  const hasBudgets = rows.some(({ budget }) => budget !== null);
  const line = ({ cells, budget }: Row): readonly string[] =>
    hasBudgets ? [...cells, budget?.text ?? '', verdictOf(budget)] : cells;
  return [hasBudgets ? [...columns, 'budget', ''] : columns, ...rows.map(line)];
}

function verdictOf(budget: Row['budget']): string {
  if (budget === null) return '';
  return budget.isMet ? 'ok' : 'over';
}

function textTable(table: Table): string {
  const lines = linesOf(table);
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map(line => (line[column] ?? '').length))) ?? [];
  const aligned = lines.map(line =>
    line
      .map((cell, column) =>
        column < textColumns ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return [table.title, ...aligned].join('\n');
}

/** The first column names the row; numbers follow. */
const textColumns = 1;

function markdownTable(table: Table): string {
  const [head = [], ...rows] = linesOf(table);
  const rule = head.map((_, column) => (column < textColumns ? '---' : '--:'));
  return [head, rule, ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}
