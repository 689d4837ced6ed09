import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe objects to in an open window, in light and in dark. */
export async function axeObjections(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
      .analyze();
    found.push(
      ...violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    );
  }
  return found;
}

/** What stands out of the window at the panel's own width, at the narrowest, at 200 % zoom and in a wide one. */
export async function cutOff(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const width of [400, 320, 200, 900]) {
    await page.setViewportSize({ width, height: 640 });
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('main, main *')]
        .filter(element => {
          const { left, right } = element.getBoundingClientRect();
          return left < -0.5 || right > innerWidth + 0.5;
        })
        .map(element => element.outerHTML.slice(0, 80)),
    );
    found.push(...cut.map(html => `${width} ${html}`));
  }
  return found;
}
