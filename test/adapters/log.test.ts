import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFileLog, createLineLog } from '../../src-main/adapters/log.ts';
import { redactLine } from '../../src-main/core/redact/redact-line.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';

const guid = fc.uuid();
const word = fc.stringMatching(/^[A-Za-z0-9_-]{8,60}$/);
const long = fc.stringMatching(/^[A-Za-z0-9+/_-]{40,200}={0,2}$/);
const host = fc.constantFrom('https://fleet.larkfield.example', 'http://127.0.0.1:8080', 'HTTPS://FLEET.EXAMPLE');
const around = fc.constantFrom('', ' ', 'failed: ', '"', '(', ', ', '\n', '\t', ' at ');

/** A line with a secret in a place where the log can know it for one: the line, and the secret. */
const planted = fc
  .oneof(
    fc.tuple(fc.constant(''), guid, fc.constant('')),
    fc.tuple(
      fc.constant(''),
      guid.map(id => id.toUpperCase()),
      fc.constant(''),
    ),
    fc.tuple(fc.constant(''), long, fc.constant('')),
    fc.tuple(
      host.map(url => `${url}/api/latest/fleet/device/`),
      word,
      fc.constantFrom('', '/desktop', '?x=1', '#a'),
    ),
    fc.tuple(
      host.map(url => `${url}/`),
      word,
      fc.constant(''),
    ),
    fc.tuple(
      host.map(url => `${url}?token=`),
      word,
      fc.constant(''),
    ),
    fc.tuple(
      host.map(url => `${url}#`),
      word,
      fc.constant(''),
    ),
    fc.tuple(fc.constant('https://sam:'), word, fc.constant('@fleet.larkfield.example/')),
    fc.tuple(fc.constant('https://'), word, fc.constant('@fleet.larkfield.example')),
  )
  .map(([before, secret, after]) => ({ text: before + secret + after, secret }));

describe('a line of the log', () => {
  it('keeps what helps and loses what is secret', () => {
    expect(redactLine('GET https://fleet.larkfield.example:8412/api/latest/fleet/device/abc failed')).toBe(
      'GET https://fleet.larkfield.example:8412/… failed',
    );
    expect(redactLine('host https://fleet.larkfield.example is slow')).toBe(
      'host https://fleet.larkfield.example is slow',
    );
    expect(redactLine('token 3f9b8c6e-d217-4a50-8be4-c5a1907e6d32 refused')).toBe('token … refused');
    expect(redactLine('"http://127.0.0.1:80/a b"')).toBe('"http://127.0.0.1:80/… b"');
    expect(redactLine('app-sso: TypeError')).toBe('app-sso: TypeError');
  });

  it('never holds a secret that was planted in it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(around, planted, around), { minLength: 1, maxLength: 4 }), parts => {
        const redacted = redactLine(parts.map(([before, { text }, after]) => `${before}${text}${after} `).join(''));
        for (const [, { secret }] of parts) expect(redacted.toLowerCase()).not.toContain(secret.toLowerCase());
      }),
      { numRuns: 3000 },
    );
  });

  it('says the same when it is redacted twice', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          planted.map(({ text }) => text),
          fc.string(),
        ),
        text => {
          expect(redactLine(redactLine(text))).toBe(redactLine(text));
        },
      ),
    );
  });

  it.each([
    ['slashes', '/'],
    ['protocols', 'https://'],
    ['names before an at sign', 'https://a'],
    ['letters', 'a'],
    ['dashes', 'a-'],
    ['line ends', '\n'],
  ])('is written even when it is full of %s', (_case, piece) => {
    expect(redactLine(piece.repeat(50_000))).not.toContain('\n');
  });

  it('is one line for one event, with its level and its name', () => {
    const lines: string[] = [];
    const log = createLineLog(line => lines.push(line));
    log('info', 'look-started');
    log('warn', 'settings-unreadable', 'one\ntwo\r\nthree\u2028four');
    log('error', 'probe-threw', 'https://fleet.larkfield.example/api/secret');
    expect(lines).toEqual([
      'info look-started\n',
      'warn settings-unreadable one two three four\n',
      'error probe-threw https://fleet.larkfield.example/…\n',
    ]);
  });
});

describe('the log file', () => {
  it('holds one redacted line for one event', async () => {
    const folder = path.join(await emptyFolder(), 'logs');
    await mkdir(folder);
    const file = path.join(folder, 'clearway.log');
    const log = await createFileLog(file);
    log('info', 'look-started');
    log('error', 'request-failed', 'GET https://fleet.larkfield.example/api/secret\nsecond');
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    expect(lines.map(line => line.replace(/^\S+ /, ''))).toEqual([
      'info look-started',
      'error request-failed GET https://fleet.larkfield.example/… second',
    ]);
    expect(lines.every(line => !Number.isNaN(Date.parse(line.split(' ')[0] ?? '')))).toBe(true);
  });

  it('is for its owner alone', async () => {
    const file = path.join(await emptyFolder(), 'clearway.log');
    const log = await createFileLog(file);
    log('info', 'look-started');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('never grows much beyond 1 MB, and one older one is all that is kept', async () => {
    const folder = await emptyFolder();
    const log = await createFileLog(path.join(folder, 'clearway.log'));
    const detail = 'a word or two '.repeat(15_000);
    for (let line = 0; line < 20; line += 1) log('warn', 'probe-threw', detail);
    expect((await readdir(folder)).toSorted()).toEqual(['clearway.log', 'clearway.old.log']);
    for (const name of await readdir(folder)) {
      expect((await stat(path.join(folder, name))).size).toBeLessThan(1024 * 1024 + 2 * detail.length);
    }
  });
});
