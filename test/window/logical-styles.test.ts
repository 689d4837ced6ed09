import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../src-renderer');
const sheets = readdirSync(folder).filter(name => name.endsWith('.css'));

/** The declarations of a style sheet, without its comments and selectors. */
function declarations(css: string): readonly { property: string; value: string }[] {
  const bare = css.replaceAll(/\/\*[^]*?\*\//g, '');
  return [...bare.matchAll(/(?:^|[;{])\s*([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])/g)].map(([, property = '', value = '']) => ({
    property,
    value: value.trim(),
  }));
}

/** The parts of a value that spaces outside of parentheses separate. */
function partsOf(value: string): readonly string[] {
  let depth = 0;
  let parts = [''];
  for (const letter of value) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === ' ' && depth === 0) parts = [...parts, ''];
    else parts = [...parts.slice(0, -1), `${parts.at(-1)}${letter}`];
  }
  return parts.filter(part => part !== '');
}

/** Whether a declaration means the left or the right whatever the direction in which the language runs. */
function isPhysical({ property, value }: { property: string; value: string }): boolean {
  if (/(^|-)(left|right)(-|$)/.test(property)) return true;
  if (['text-align', 'float', 'clear', 'justify-content', 'justify-self'].includes(property))
    return /\b(left|right)\b/.test(value);
  const [, second, , fourth] = partsOf(value);
  const isBox = /^(margin|padding|inset|border-(width|style|color)|scroll-(margin|padding))$/.test(property);
  if (isBox && fourth !== undefined) return second !== fourth;
  return property === 'border-radius' && partsOf(value).length > 1;
}

describe('style sheets', () => {
  test.each(sheets)('%s means where reading begins and ends, never the left or the right', sheet => {
    const found = declarations(readFileSync(join(folder, sheet), 'utf8'));
    expect(found.filter(isPhysical)).toEqual([]);
  });

  test('the look at them finds what it is for', () => {
    const physical = `
      a { margin-left: 4px; padding: 0 1px 0 calc(2px + var(--b)); }
      b { text-align: right; left: 0; border-top-left-radius: 3px; border-right: 0; float: left }
      @media (x) { c { border-width: 0 2px 2px 0; border-radius: 3px 0; } }`;
    expect(declarations(physical).filter(isPhysical)).toHaveLength(9);
    const logical = 'a { margin: 0 4px 1px 4px; inset-inline: 0; /* left: 0; */ text-align: start; padding: 1px 2px; }';
    expect(declarations(logical).filter(isPhysical)).toEqual([]);
  });
});
