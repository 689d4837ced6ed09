import { describe, expect, it } from 'vitest';
import { actionTargets, openAction } from '../../src-main/app/open-action.ts';
import { actionIds } from '../../src-main/contract/ids.ts';

const page = 'https://fleet.example/device/secret-token';

function world(openExternal: (url: string) => Promise<void> = async () => undefined) {
  const opened: string[] = [];
  const lines: string[] = [];
  return {
    opened,
    lines,
    ports: {
      openExternal: async (url: string) => {
        opened.push(url);
        await openExternal(url);
      },
      upstreamPage: async () => page,
      log: (_level: string, event: string, detail = '') => void lines.push(`${event} ${detail}`),
    },
  };
}

describe('actions', () => {
  it.each(actionIds)('%s opens one literal target', async action => {
    const { ports, opened } = world();
    await openAction(action, ports);
    expect(opened).toEqual([action === 'open-upstream-page' ? page : actionTargets[action]]);
  });

  it('lead to System Settings or to https only', () => {
    for (const target of Object.values(actionTargets))
      expect(target).toMatch(/^(x-apple\.systempreferences:com\.apple\.|https:\/\/)/);
  });

  it('open nothing when there is no page to open', async () => {
    const { ports, opened, lines } = world();
    await openAction('open-upstream-page', { ...ports, upstreamPage: async () => null });
    expect(opened).toEqual([]);
    expect(lines).toEqual(['action-without-target open-upstream-page']);
  });

  it('say that nothing opened, without the URL: it can hold the device token', async () => {
    const { ports, lines } = world(() => Promise.reject(new Error(`no app for ${page}`)));
    await expect(openAction('open-upstream-page', ports)).rejects.toThrow('not opened');
    expect(lines.join()).not.toContain('secret-token');
  });
});
