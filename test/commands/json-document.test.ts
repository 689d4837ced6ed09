import { readdir, readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadWords } from '../../src-main/adapters/words.ts';
import { jsonDocument, jsonLine } from '../../src-main/commands/command-context.ts';
import { terminalText } from '../../src-main/commands/terminal-text.ts';
import { runRecord } from '../../src-main/commands/run-record.ts';
import { drivenWorld } from '../engine/driven-world.ts';

const marks = '\u001b[2J\u007f\u009b\u061c\u200e\u200f\u2028\u2029\u202e\u2066\u2069';
const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

describe('what --json prints', () => {
  it.each([
    ['a document', jsonDocument],
    ['a line', jsonLine],
  ])('is %s in which nothing steers a terminal, and says the same', (_name, write) => {
    const value = { [`k${marks}`]: [marks, 'Zoë 安 👩‍👩‍👧'] };
    const text = write(value);
    expect(text).not.toMatch(obeyed);
    expect(text).toContain('👩‍👩‍👧');
    expect(JSON.parse(text)).toEqual(value);
  });

  it('is what a terminal shows of it, letter for letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        for (const json of [jsonDocument([text]), jsonLine([text])]) {
          expect(terminalText(json)).toBe(json);
          expect(JSON.parse(json)).toEqual([text]);
        }
      }),
      {
        examples: [[Array.from({ length: 0x2200 }, (_, code) => String.fromCharCode(code)).join('')], ['\ufeff\ufffa']],
      },
    );
  });

  it('is written in one place', async () => {
    const folder = new URL('../../src-main/commands/', import.meta.url);
    for (const name of await readdir(folder, { recursive: true }))
      if (name.endsWith('.ts') && name !== 'command-context.ts')
        expect(await readFile(new URL(name, folder), 'utf8'), name).not.toContain('JSON.stringify');
  });
});

describe('record', () => {
  it('keeps control characters in the names of what was left out from the terminal', async () => {
    const { engine } = await drivenWorld('clear');
    const snapshot = await engine.look('started');
    const printed: string[] = [];
    const code = await runRecord(
      { out: '/there', json: false },
      {
        words: loadWords(['en']),
        print: text => printed.push(text),
        diagnose: () => undefined,
        recording: {
          isMasked: async () => false,
          claim: async () => null,
          write: async () => ({
            ok: true,
            written: ['mac.json'],
            leftOut: [{ what: `files/${marks}`, why: 'secret' }],
          }),
        },
      },
      async () => snapshot,
    );
    expect(code).toBe(0);
    expect(printed.join('')).toContain('files/');
    expect(printed.join('')).not.toMatch(obeyed);
  });
});
