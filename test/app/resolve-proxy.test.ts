import { describe, expect, it } from 'vitest';
import { createSessionProxy } from '../../src-main/app/resolve-proxy.ts';

describe('a proxy by Chromium', () => {
  it('is asked for with the origin alone, whatever came with it', async () => {
    const asked: string[] = [];
    const resolve = createSessionProxy({
      resolveProxy: async url => {
        asked.push(url);
        return 'PROXY proxy.larkfield.example:3128;DIRECT';
      },
    });
    expect(await resolve('https://fleet.larkfield.example/device/3f9b8c6e?secret')).toEqual({
      ok: true,
      routes: [{ kind: 'proxy', scheme: 'http', host: 'proxy.larkfield.example', port: 3128 }, { kind: 'direct' }],
    });
    expect(asked).toEqual(['https://fleet.larkfield.example']);
  });

  it('is a problem where Chromium cannot say', async () => {
    const resolve = createSessionProxy({ resolveProxy: () => Promise.reject(new Error('no session')) });
    expect(await resolve('https://fleet.larkfield.example')).toMatchObject({
      ok: false,
      problem: { code: 'proxy-failed' },
    });
  });
});
