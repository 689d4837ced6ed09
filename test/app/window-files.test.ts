import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  contentSecurityPolicy,
  loadWindowFiles,
  windowPage,
  type ServeWindow,
} from '../../src-main/app/window-files.ts';

describe('the window’s own scheme', () => {
  let folder = '';
  let serve: ServeWindow;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clearway-files-'));
    for (const name of ['index.html', 'window.js', 'window.css', 'secret.txt'])
      await writeFile(join(folder, name), name);
    serve = loadWindowFiles(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('serves the page with every header that guards it', async () => {
    const response = serve(windowPage);
    expect(await response.text()).toBe('index.html');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
    });
  });

  it.each([
    'app://clearway/secret.txt',
    'app://clearway/',
    'app://clearway/../secret.txt',
    'app://clearway/%2e%2e/secret.txt',
    'app://clearway/index.html?x',
    'app://other/index.html',
  ])('knows no %s', url => {
    expect(serve(url).status).toBe(404);
  });

  it('touches the disk no more once it is loaded', async () => {
    await writeFile(join(folder, 'index.html'), 'changed');
    expect(await serve(windowPage).text()).toBe('index.html');
  });

  it.each([
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    "frame-ancestors 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ])('says %s', directive => {
    expect(contentSecurityPolicy.split('; ')).toContain(directive);
  });
});
