import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkout } from '../../../scripts/electron/checkout.ts';
import type { WalkStepReport } from '../../../src-main/contract/snapshot.ts';
import type { TicketDocument } from '../../../src-main/contract/ticket.ts';
import { composeSnapshot } from '../../../src-main/core/compose-snapshot.ts';
import { maskIdentifiers } from '../../../src-main/core/mask-identifiers.ts';
import { createRedactor } from '../../../src-main/core/redact/redact.ts';
import { composeTicket } from '../../../src-main/core/ticket/compose-ticket.ts';
import { printTicket } from '../../../src-main/core/ticket/print-ticket.ts';
import { sayWhen } from '../../../src-main/core/ticket/say-when.ts';
import { ticketSchema } from '../../../src-main/engine/ticket-schema.ts';
import { anySnapshotInputs } from '../arbitraries.ts';
import { words } from '../examples.ts';
import { blocked, ticketInputs } from './ticket-inputs.ts';

const token = '3f9b8c6e-d217-4a50-8be4-c5a1907e6d32';
const entry = (text: string) => ({ at: '2026-11-20T11:00:00.000Z', kind: 'x', text, mayComeFrom: text });

describe('a ticket', () => {
  it('names what counts against the Mac, and nothing else', () => {
    const { obstacles, posture } = composeTicket(ticketInputs());
    expect(obstacles).toMatchObject([
      {
        kind: 'policy',
        id: '7',
        verdict: 'fail',
        critical: true,
        remedy: ['Turn on FileVault.', 'Then press Refetch.'],
      },
    ]);
    expect(posture.map(({ title }) => title)).toContain('Wallpaper');
    expect(posture.map(({ id }) => id)).not.toContain('upstream-policies');
  });

  it('mends nothing of which nobody knows that it is broken', () => {
    const items = blocked.policies.items.map(item => ({ ...item, verdict: 'pending' as const }));
    const { obstacles } = composeTicket(ticketInputs({}, { policies: { ...blocked.policies, items } }));
    expect(obstacles.map(({ id, remedy }) => [id, remedy])).toContainEqual(['7', []]);
  });

  it('numbers the way out and the places to look, and says that a policy is one', () => {
    const items = blocked.policies.items.map(item => ({ ...item, resolution: '1. Open Settings.\n\n- Press On.\r\n' }));
    const text = printTicket(composeTicket(ticketInputs({}, { policies: { ...blocked.policies, items } })), words);
    expect(text).toContain(
      '- **Needs fixing: policy “Disk encryption”** (Critical) Way out:\n  1. Open Settings.\n  2. Press On.\n',
    );
    expect(text).toMatch(/## Where to look next\n1\. \*\*Fleet.+\n2\. \*\*/);
  });

  it('says who does what about each thing that does not count', () => {
    const [counts, wallpaper] = blocked.policies.items;
    if (counts === undefined || wallpaper === undefined) throw new Error('this Mac has two policies');
    const remarks = (resolution: string | null) =>
      composeTicket(
        ticketInputs({}, { policies: { ...blocked.policies, items: [counts, { ...wallpaper, resolution }] } }),
      );
    const told = printTicket(remarks('Choose a darker one.\nThen log out.'), words);
    expect(told).toContain(
      '- Good to fix: policy “Wallpaper”\n  - Way out, the person at this Mac: Choose a darker one. Then log out.',
    );
    expect(printTicket(remarks(null), words)).toContain('“Wallpaper”\n  - Way out, IT: Nobody wrote down what to do.');
    const checks = blocked.checks.map(check => ({
      ...check,
      blocks: false,
      verdict: 'attention' as const,
      remedy: { id: 'ask-it-for-agent' as const, steps: ['Ask.', 'Wait.'], action: null },
    }));
    const { posture } = composeTicket(ticketInputs({}, { checks, policies: { ...blocked.policies, items: [] } }));
    for (const { wayOut } of posture) expect(wayOut).toEqual({ turn: 'it', text: 'Ask. Wait.' });
    const unknown = checks.map(check => ({ ...check, remedy: null }));
    for (const { wayOut } of composeTicket(ticketInputs({}, { checks: unknown })).posture) {
      expect(wayOut.turn).toBe('it');
      expect(wayOut.text).not.toBe('');
    }
  });

  it('names the walk and the step that the person stands at, by the number of the helpdesk’s page', () => {
    const step = (number: number, state: WalkStepReport['state']): WalkStepReport => ({
      ...{ id: `s${number}`, number, state, screen: `screen ${number} of sam@example.com`, text: '', secret: 'none' },
      ...{ secretText: null, say: '', failure: null },
    });
    const walk = {
      id: '15/secure-enclave/fleet',
      title: 'The way on macOS 15',
      steps: [step(1, 'done'), step(7, 'current'), step(11, 'pending')],
    };
    const ticket = composeTicket(ticketInputs({}, { walk }));
    expect(ticket.walk).toEqual({
      id: walk.id,
      title: walk.title,
      step: { number: 7, id: 's7', name: 'screen 7 of sam@example.com' },
    });
    expect(printTicket(ticket, words)).toContain(
      '**Registration walk:** `15/secure-enclave/fleet` · The way on macOS 15 · at step 7: screen 7 of sam',
    );
    expect(composeTicket(ticketInputs({ identifiers: 'masked' }, { walk })).walk?.step?.name).toBe(
      'screen 7 of [user-principal-name]',
    );
    const over = composeTicket(ticketInputs({}, { walk: { ...walk, steps: [step(1, 'done')] } }));
    expect(over.walk?.step).toBeNull();
    expect(printTicket(over, words)).toContain('every step is done');
    expect(printTicket(composeTicket(ticketInputs({}, { walk: null })), words)).not.toContain('Registration walk');
  });

  it('says when it was made from a recording, and of when that is', () => {
    const print = (recording: TicketDocument['recording']) =>
      printTicket(composeTicket(ticketInputs({ recording })), words);
    expect(print({ recordedAt: '2026-11-10T12:00:00.000Z' })).toContain(
      '> Made from a recorded Mac that was looked at anew. What the Mac said is from 2026-11-10 12:00 UTC, 10 days ago.',
    );
    expect(print({ recordedAt: null })).toContain('that time is not known');
    expect(print(null)).not.toContain('recorded');
  });

  it('keeps to its committed schema, whatever the snapshot, and can be printed', async () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const schema: unknown = JSON.parse(
      await readFile(path.join(checkout, 'resources/schemas/ticket.schema.json'), 'utf8'),
    );
    const validate = ajv.compile(Object(schema));
    fc.assert(
      fc.property(anySnapshotInputs, fc.constantFrom('full', 'masked'), (inputs, identifiers) => {
        const ticket = composeTicket(ticketInputs({ identifiers }, composeSnapshot(inputs, words)));
        expect(validate(JSON.parse(JSON.stringify(ticket))), JSON.stringify(validate.errors)).toBe(true);
        expect(ticketSchema.safeParse(ticket).success).toBe(true);
        for (const line of printTicket(ticket, words).split('\n')) expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
      }),
      { numRuns: 60 },
    );
  });

  it('holds the last twenty entries of the timeline', () => {
    const timeline = Array.from({ length: 30 }, (_, index) => entry(`number ${index}`));
    const ticket = composeTicket(ticketInputs({ timeline }));
    expect(ticket.timeline).toHaveLength(20);
    expect(printTicket(ticket, words)).toContain('2026-11-20 11:00 UTC, 63 minutes ago: number 0');
  });

  it('tells no secret, wherever it stood', () => {
    const said = `see /device/${token}, {"password":"correct horse battery"} and ${token}`;
    const ticket = composeTicket(
      ticketInputs(
        { redactor: createRedactor([token]), timeline: [entry(said)] },
        {
          headline: { ...blocked.headline, text: said },
          contradictions: [{ id: 'x', text: said, between: [said, said], causes: [said] }],
          upstream: { ...blocked.upstream, problem: { code: 'server-error', text: said } },
          mac: { ...blocked.mac, name: token },
        },
      ),
    );
    for (const text of [JSON.stringify(ticket), printTicket(ticket, words)]) {
      expect(text).not.toContain(token.slice(0, 12));
      expect(text).not.toContain('battery');
    }
  });

  it('hides names that are cut by marks that nobody sees', () => {
    const said = ['SAM', 'X'].join('');
    const mac = { ...blocked.mac, name: `Sam\u2019s Mac ${said}`, serialNumber: 'C02XK1ABJG5H' };
    const text = 'serial C02XK\u061c1ABJG5H and s\ud800am@exam\u206aple.com';
    const ticket = composeTicket(
      ticketInputs({ identifiers: 'masked', timeline: [entry(text)] }, { mac, contradictions: [] }),
    );
    expect(ticket.timeline[0]?.text).toBe('serial [serial-number] and [user-principal-name]');
    const masked = maskIdentifiers({
      ...blocked,
      mac,
      contradictions: [{ id: 'x', text, between: ['', ''], causes: [] }],
    });
    expect(masked.contradictions[0]?.text).toBe('serial [serial-number] and [user-principal-name]');
  });

  it('holds no text that is longer than anybody reads, and no secret that was cut there', () => {
    const text = `${'word '.repeat(797)}end ${token} ${'x '.repeat(1_000_000)}`;
    const ticket = composeTicket(ticketInputs({ redactor: createRedactor([token]), timeline: [entry(text)] }));
    expect(ticket.timeline[0]?.text.length).toBeLessThanOrEqual(4001);
    expect(JSON.stringify(ticket)).not.toContain(token.slice(0, 8));
  });

  it('keeps the ids that a helpdesk searches for', () => {
    const text = printTicket(composeTicket(ticketInputs({ redactor: createRedactor([token]) })), words);
    for (const id of [blocked.registration.deviceId, blocked.registration.tenantId, blocked.mac.serialNumber])
      expect(text).toContain(`\`${id}\``);
    expect(text).toContain('sam@example.com');
  });

  it('hides who it is about where that is wanted, and says how to ask for it', () => {
    const other = '11111111-2222-4333-8444-555555555555';
    const said = `${blocked.mac.serialNumber} of sam@example.com, before ${other} of eve@larkfield.example`;
    const ticket = composeTicket(
      ticketInputs(
        { identifiers: 'masked', timeline: [entry(said)] },
        { contradictions: [{ id: 'x', text: said, between: ['a', 'b'], causes: [said] }] },
      ),
    );
    const text = printTicket(ticket, words);
    for (const told of [JSON.stringify(ticket), text]) {
      for (const name of [
        blocked.mac.serialNumber ?? '?',
        blocked.registration.deviceId ?? '?',
        'sam@',
        other,
        'eve@',
        'larkfield',
      ])
        expect(told).not.toContain(name);
    }
    expect(ticket.identifiers).toBe('masked');
    expect(ticket.mac.serialNumber).toBe('[serial-number]');
    expect(text).toContain(words.say('ticket.masked'));
    expect(printTicket(composeTicket(ticketInputs()), words)).not.toContain(words.say('ticket.masked'));
  });

  it('is read from top to bottom: who, what is against it, what was tried, where it stands', () => {
    const headings = printTicket(composeTicket(ticketInputs()), words)
      .split('\n')
      .filter(line => line.startsWith('#'));
    expect(headings).toEqual([
      `# H6 · P0 · ${blocked.headline.text}`,
      '## What counts against this Mac',
      '## What was tried',
      '## The way back in',
      '## Also not in order (does not count for access)',
      '## Management server',
      '## Where to look next',
      '## Versions',
    ]);
  });

  it('lets no name change its shape', () => {
    const name = '![x](https://evil.example)\n# Fine\n- **all** is well | <b>';
    const ticket = composeTicket(
      ticketInputs(
        {},
        {
          mac: { ...blocked.mac, name },
          policies: {
            ...blocked.policies,
            items: blocked.policies.items.map(item => ({ ...item, name, description: name, resolution: name })),
          },
        },
      ),
    );
    const text = printTicket(ticket, words);
    expect(text.split('\n').filter(line => line.startsWith('#'))).toHaveLength(8);
    expect(text.replaceAll(/`[^`]*`/g, '')).not.toMatch(/(?<!\\)[<|]|(?<!\\)\]\(|https:\/\//);
  });

  it('stays readable when very much is wrong', () => {
    const item = blocked.policies.items[0];
    const items = item === undefined ? [] : Array.from({ length: 300 }, (_, index) => ({ ...item, id: String(index) }));
    const text = printTicket(composeTicket(ticketInputs({}, { policies: { ...blocked.policies, items } })), words);
    expect(text.split('\n').length).toBeLessThan(80);
    expect(text).toContain('and 288 more');
  });
});

describe('when something was', () => {
  it.each([
    ['2026-11-20T12:00:30.000Z', '2026-11-20 12:00 UTC, just now'],
    ['2026-11-20T13:30:00.000+02:00', '2026-11-20 11:30 UTC, 31 minutes ago'],
    ['2026-11-20T09:01:00.000Z', '2026-11-20 09:01 UTC, 3 hours ago'],
    ['2026-11-10T12:01:00.000Z', '2026-11-10 12:01 UTC, 10 days ago'],
    ['2026-11-20T12:06:00.000Z', '2026-11-20 12:06 UTC, in 5 minutes'],
    [null, 'not known'],
    ['yesterday', 'not known'],
  ])('%s is %s', (at, said) => {
    expect(sayWhen(at, '2026-11-20T12:01:00.000Z', words)).toBe(said);
  });
});

describe('tries to register', () => {
  const entry = (kind: string) => ({ at: '2026-11-20T12:02:30.000Z', kind, text: 'an example', mayComeFrom: null });
  const told = (kinds: readonly string[], code: 'P0' | 'P4' = 'P4'): string => {
    const registration = { ...blocked.registration, code };
    const timeline = kinds.map(entry);
    return printTicket(composeTicket(ticketInputs({ timeline }, { registration })), words);
  };

  it('says of a try that was told and no look has judged that it is not judged yet', () => {
    const text = told(['headline', 'registration-tried']);
    expect(text).toContain('Registering: no try has counted yet; one told just now, not judged yet.');
    expect(text).not.toContain('no try is known');
  });

  it.each([
    ['nothing was told', [], 'P4'],
    ['a look has found it in vain', ['try-in-vain', 'registration-tried'], 'P4'],
    ['it has taken hold', ['registration', 'registration-tried'], 'P0'],
  ] as const)('says nothing of that where %s', (_, kinds, code) => {
    expect(told(kinds, code)).toContain('Registering: no try is known.');
  });
});
