import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { checkout } from '../../scripts/electron/checkout.ts';
import { clearway, macFor, scenarioFor, type Ending } from './clearway.ts';
import { builtProgram } from '../programs/built-program.ts';

const report = z.strictObject({
  schemaVersion: z.literal(1),
  errors: z.array(
    z.strictObject({
      code: z.string(),
      family: z.enum(['device', 'not-this-mac', 'unknown-code']),
      title: z.string().min(1),
      meaning: z.string().min(1),
      here: z.string().nullable(),
      check: z.string().nullable(),
      contradictions: z.array(
        z.strictObject({
          id: z.string(),
          text: z.string(),
          between: z.array(z.string()).length(2),
          causes: z.array(z.string()),
        }),
      ),
      turn: z.string(),
      steps: z.array(z.string()).min(1),
      source: z.string().nullable(),
    }),
  ),
  problem: z.strictObject({ code: z.literal('no-code-found'), text: z.string().min(1) }).nullable(),
  page: z
    .strictObject({
      requestId: z.guid().nullable(),
      correlationId: z.guid().nullable(),
      timestamp: z.iso.datetime().nullable(),
      deviceId: z.guid().nullable(),
      deviceState: z.enum(['unregistered', 'registered', 'compliant', 'not-compliant']).nullable(),
      devicePlatform: z.enum(['mac', 'windows', 'ios', 'android', 'linux']).nullable(),
    })
    .nullable(),
  giveIt: z.string().nullable(),
  headline: z.strictObject({ code: z.string(), text: z.string() }),
});

function reportOf({ stdout }: Ending): z.infer<typeof report> {
  return report.parse(JSON.parse(stdout));
}

/** The command line with something on its standard input. */
function pipe(input: string, ...args: readonly string[]): Promise<Ending> {
  const child = spawn(process.execPath, [builtProgram('src-main/cli.ts'), ...args], { cwd: checkout });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (piece: Buffer) => (stdout += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()));
  // It reads no further than it needs; the rest has nowhere to go.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise(resolve => {
    child.on('close', code => {
      resolve({ code, stdout, stderr });
    });
  });
}

describe('explain', () => {
  it('joins a code with what the server has against this Mac', async () => {
    const { options } = await scenarioFor('blocked-then-fixed');
    const ending = await clearway('explain', 'AADSTS53000:', 'Your', 'device', '--json', ...options);
    expect(ending.code).toBe(0);
    const { errors, headline } = reportOf(ending);
    expect(headline.code).toBe('H6');
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ code: 'AADSTS53000', family: 'device', turn: 'you' });
    expect(errors[0]?.here).toContain('against this Mac now: “');
  });

  it('answers without any server', async () => {
    const { options } = await macFor('device-not-registered');
    const ending = await clearway('explain', '--json', '53003', '530003', ...options);
    expect(ending.code).toBe(0);
    const { errors } = reportOf(ending);
    expect(errors.map(({ code }) => code)).toEqual(['AADSTS53003', 'AADSTS530003']);
    expect(errors[1]?.here).toContain('(P4)');
  });

  it('says for people what it means, whose turn it is and where that stands', async () => {
    const { options } = await macFor('registered');
    const { code, stdout } = await clearway('explain', '53001', ...options);
    expect(code).toBe(0);
    expect(stdout).toContain('AADSTS53001 · The rule asks for a device in a Windows domain');
    expect(stdout).toContain('IT');
    expect(stdout).toMatch(/^ {2}1\. /m);
    expect(stdout).toContain('https://learn.microsoft.com/');
  });

  it.each([[[]], [['-']]])('reads standard input with %j, and repeats nothing of it', async operands => {
    const { options } = await macFor('registered');
    const secret = 'id_token=eyJhbGciOi';
    const text = `https://login.example.com/cb?${secret}&error_description=AADSTS50126%3a+Error\r\n`;
    const ending = await pipe(text, 'explain', ...operands, '--json', ...options);
    expect(ending.code).toBe(0);
    expect(reportOf(ending).errors.map(({ code }) => code)).toEqual(['AADSTS50126']);
    expect(ending.stdout + ending.stderr).not.toContain('eyJhbGciOi');
  });

  it('reads no more of standard input than it needs', async () => {
    const { options } = await macFor('registered');
    const ending = await pipe(`AADSTS53003 ${'x'.repeat(5_000_000)}`, 'explain', '--json', ...options);
    expect(reportOf(ending).errors).toHaveLength(1);
  });

  it('names a code without an explanation as unknown, and answers all the same', async () => {
    const { options } = await macFor('registered');
    const ending = await clearway('explain', 'AADSTS9002313', '--json', ...options);
    expect(ending.code).toBe(0);
    expect(reportOf(ending).errors[0]).toMatchObject({ family: 'unknown-code', source: null });
  });

  it('does not know what to say where nothing was found, and says what to paste', async () => {
    const { options } = await macFor('registered');
    const { code, stdout } = await clearway('explain', 'it', 'does', 'not', 'work', ...options);
    expect(code).toBe(13);
    expect(stdout).toContain('More details');
    expect(stdout).toContain('(no-code-found)');
    expect(stdout).not.toContain('does not work');
  });

  it('names that problem in JSON of the same shape', async () => {
    const { options } = await macFor('registered');
    const ending = await clearway('explain', 'hello', '--json', ...options);
    expect(ending.code).toBe(13);
    expect(reportOf(ending)).toMatchObject({
      errors: [],
      problem: { code: 'no-code-found' },
      page: null,
      giveIt: null,
    });
  });

  it('tells its exit codes in --help', async () => {
    const { stdout } = await clearway('explain', '--help');
    for (const exit of [/ 0 {2,}explained/, / 2 {2,}no text/, / 13 {2,}no sign-in code/]) expect(stdout).toMatch(exit);
  });

  it('hands on what IT asks for, and says what the page and this Mac have in common', async () => {
    const { options } = await scenarioFor('answers-differ');
    const page = [
      'Error Code: 53003',
      'Request Id: 0f5e2b7c-1d3a-4c68-9a7b-2e4f6a8c0d12',
      'Timestamp: 2026-11-20T11:58:00.123Z',
      'IP address: 198.51.100.7',
      'Device identifier: Not available',
      'Device platform: macOS',
      'Device state: Unregistered',
      'Signed in as sam.secret@example.com',
    ].join('\r\n');
    const text = await pipe(page, 'explain', ...options);
    expect(text.code).toBe(0);
    expect(text.stdout).toContain(
      'Give IT: Request Id 0f5e2b7c-1d3a-4c68-9a7b-2e4f6a8c0d12, time 2026-11-20T11:58:00Z\n',
    );
    expect(text.stdout).toContain('does not use Microsoft’s single sign-on extension');
    expect(text.stdout).toContain('no work ticket (Kerberos)');
    expect(text.stdout).not.toMatch(/198\.51|sam\.secret/);
    const { errors } = reportOf(await pipe(page, 'explain', '--json', ...options));
    expect(errors[0]).toMatchObject({ check: 'browser-sso', turn: 'you' });
    expect(errors[0]?.contradictions.map(({ id }) => id)).toContain('empty-kerberos');
  });

  it('is a mistake without any text', async () => {
    const { options } = await macFor('registered');
    const { code, stdout, stderr } = await clearway('explain', ...options);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('nothing to explain');
  });

  it('does not repeat a text that was taken for an option', async () => {
    const { code, stderr } = await clearway('explain', '--secret-token-eyJ');
    expect(code).toBe(2);
    expect(stderr).toContain('standard input');
    expect(stderr).not.toContain('eyJ');
  });
});
