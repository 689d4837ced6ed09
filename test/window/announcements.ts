import type { Page } from 'playwright-core';

/** What a screen reader would say by itself from now on, in order. */
export type Announcements = { readonly heard: () => Promise<readonly string[]> };

declare global {
  var clearwayAnnounced: string[];
}

/**
 * Listens as a screen reader does: to what changes inside a live region that was there before, all of it where the region is
 * atomic, and to an alert as soon as it appears.
 */
export async function listen(page: Page): Promise<Announcements> {
  await page.evaluate(listenInPage);
  return {
    heard: () => page.evaluate(() => globalThis.clearwayAnnounced),
  };
}

/** Sent over as text: nothing from outside, and no named functions. */
function listenInPage(): void {
  const live = '[aria-live="polite"], [aria-live="assertive"], [role="status"], [role="alert"], [role="log"]';
  globalThis.clearwayAnnounced = [];
  const ear = {
    known: new WeakSet<Element>(document.querySelectorAll(live)),
    textOf(node: Node): string {
      const text = node instanceof HTMLElement ? node.innerText : (node.textContent ?? '');
      return text.replaceAll(/\s+/g, ' ').trim();
    },
    regionOf(node: Node): Element | null {
      return (node instanceof Element ? node : node.parentElement)?.closest(live) ?? null;
    },
  };
  new MutationObserver(records => {
    const said = new Set<string>();
    const atomic = new Set<Element>();
    for (const { target, addedNodes, type } of records) {
      const changed = type === 'characterData' ? [target] : [...addedNodes];
      for (const node of changed) {
        const region = ear.regionOf(node);
        if (region === null) {
          if (node instanceof Element)
            for (const alert of node.querySelectorAll('[role="alert"]')) said.add(ear.textOf(alert));
          continue;
        }
        const isAlert = region.getAttribute('role') === 'alert';
        if (!ear.known.has(region) && !isAlert) continue;
        if (isAlert || region.getAttribute('aria-atomic') === 'true') atomic.add(region);
        else said.add(ear.textOf(node.nodeType === Node.TEXT_NODE ? node : node));
      }
    }
    for (const region of atomic) said.add(ear.textOf(region));
    globalThis.clearwayAnnounced.push(...[...said].filter(text => text !== ''));
    for (const region of document.querySelectorAll(live)) ear.known.add(region);
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}
