import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { loadWords } from '../../src-main/adapters/words.ts';
import en from '../../resources/words/en.json' with { type: 'json' };

const folder = join(import.meta.dirname, '../../resources/words');
const file = z.strictObject({
  language: z.string(),
  name: z.string().min(1),
  direction: z.enum(['ltr', 'rtl']),
  messages: z.record(z.string(), z.string()),
  steps: z.record(z.string(), z.array(z.string().min(1)).min(1)),
  window: z.record(z.string(), z.string().min(1)),
});
const languages = readdirSync(folder).map(name => ({
  name,
  words: file.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
}));
const translations = languages.filter(({ words }) => words.language !== 'en');

describe.each(translations)('the language of $name', ({ name, words }) => {
  it('is called by its tag, and can be chosen', () => {
    expect(name).toBe(`${words.language}.json`);
    expect(loadWords([words.language])).toMatchObject({ language: words.language, direction: words.direction });
  });

  it('has every message, every step and every word of the window, and no others', () => {
    for (const part of ['messages', 'steps', 'window'] as const) {
      expect(Object.keys(words[part]).sort()).toEqual(Object.keys(en[part]).sort());
    }
  });

  it('knows what each message is told, and each choice that English makes by it', () => {
    for (const [id, message] of Object.entries(en.messages)) {
      expect([id, asked(words.messages[id] ?? '')]).toEqual([id, asked(message)]);
    }
  });

  it('leaves out what English can leave out, and nothing else', () => {
    for (const [id, message] of Object.entries(en.messages)) {
      expect([id, hasEmptyBranch(words.messages[id] ?? '')]).toEqual([id, hasEmptyBranch(message)]);
    }
  });

  it('has a place in each word of the window where English has one', () => {
    const places = (text: string): readonly string[] => text.match(/\{[^}]*\}/g) ?? [];
    for (const [id, text] of Object.entries(en.window)) {
      expect([id, places(words.window[id] ?? '')]).toEqual([id, places(text)]);
    }
  });

  it('has a message for a step where English has one', () => {
    const shared = (steps: readonly string[] | undefined) => (steps ?? []).filter(step => step.startsWith('remedy.'));
    for (const [remedy, steps] of Object.entries(en.steps)) {
      expect([remedy, shared(words.steps[remedy])]).toEqual([remedy, shared(steps)]);
    }
  });
});

/** The arguments of a message, and the choices of each that is chosen by. How many a plural tells apart is the language’s own. */
function asked(message: string): Readonly<Record<string, readonly string[]>> {
  const found = new Map<string, Set<string>>();
  const walk = (element: MessageFormatElement): void => {
    if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) return;
    const choices = found.get(element.value) ?? new Set<string>();
    found.set(element.value, choices);
    if (element.type !== TYPE.select && element.type !== TYPE.plural) return;
    for (const [choice, { value }] of Object.entries(element.options)) {
      if (element.type === TYPE.select) choices.add(choice);
      value.forEach(walk);
    }
  };
  parse(message).forEach(walk);
  return Object.fromEntries(
    [...found].map(([name, choices]) => [name, [...choices].sort()] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Whether a whole message can come out empty: a step that is left out. */
function hasEmptyBranch(message: string): boolean {
  const [first, ...others] = parse(message);
  if (others.length > 0 || first?.type !== TYPE.select) return false;
  return Object.values(first.options).some(({ value }) => value.length === 0);
}
