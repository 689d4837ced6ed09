/** What is wrong with the page as it stands, in one sentence each: what a person with a ruler would object to. */
export type Inspection = {
  readonly faults: readonly string[];
  /** Every text that can be seen, one a text node. */
  readonly texts: readonly string[];
};

/**
 * Looks at every text and every control of the page. It is sent over as text, so it may use nothing from outside
 * itself, and functions in it are methods: the compiler would mark named ones with something that the page does not have.
 */
export function inspectPage(): Inspection {
  const slack = 1;
  const seen: { readonly node: Text; readonly said: string; readonly boxes: readonly DOMRect[] }[] = [];
  const faults: string[] = [];
  const look = {
    isShown(element: Element): boolean {
      return element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    },
    /** Text for screen readers alone is one pixel wide, and meant to be. */
    isForEars(element: Element): boolean {
      const box = element.getBoundingClientRect();
      if (box.width <= 2 && box.height <= 2) return true;
      return element.parentElement !== null && look.isForEars(element.parentElement);
    },
    /** The first box around it that cuts off what does not fit; null where it can be scrolled to. */
    cutter(element: Element | null): Element | null {
      if (element === null || element === document.documentElement) return null;
      const { overflowX, overflowY } = getComputedStyle(element);
      if ([overflowX, overflowY].some(how => how === 'auto' || how === 'scroll')) return null;
      if ([overflowX, overflowY].some(how => how === 'hidden' || how === 'clip')) return element;
      return look.cutter(element.parentElement);
    },
    isScrolled(element: Element | null): boolean {
      if (element === null || element === document.documentElement) return false;
      const { overflowX } = getComputedStyle(element);
      return overflowX === 'auto' || overflowX === 'scroll' || look.isScrolled(element.parentElement);
    },
    name(element: Element): string {
      const named = element.getAttribute('class');
      return `${element.tagName.toLowerCase()}${named === null ? '' : `.${named}`}`;
    },
  };

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    const said = (node.nodeValue ?? '').trim();
    if (!(node instanceof Text) || parent === null || said === '' || !look.isShown(parent)) continue;
    if (look.isForEars(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(box => box.width > 0 && box.height > 0);
    if (boxes.length > 0) seen.push({ node, said, boxes });
  }

  if (document.documentElement.scrollWidth > innerWidth) {
    faults.push(`scrolls sideways: ${document.documentElement.scrollWidth} of ${innerWidth}`);
  }
  for (const { node, said, boxes } of seen) {
    const cutter = look.cutter(node.parentElement);
    const edge = cutter?.getBoundingClientRect();
    for (const box of boxes) {
      const isOut = box.left < -slack || box.right > innerWidth + slack;
      if (isOut && !look.isScrolled(node.parentElement)) faults.push(`leaves the window: “${said}”`);
      if (edge === undefined || cutter === null) continue;
      const isCut =
        box.left < edge.left - slack ||
        box.right > edge.right + slack ||
        box.top < edge.top - box.height / 4 ||
        box.bottom > edge.bottom + box.height / 4;
      if (isCut) faults.push(`is cut off by ${look.name(cutter)}: “${said}”`);
    }
  }
  // Descenders may reach into the next line; a third of a line is no descender any more.
  for (const [index, one] of seen.entries()) {
    for (const other of seen.slice(index + 1)) {
      const isOver = one.boxes.some(a =>
        other.boxes.some(
          b =>
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 3,
        ),
      );
      if (isOver && !look.isScrolled(one.node.parentElement))
        faults.push(`lie on each other: “${one.said}” and “${other.said}”`);
    }
  }
  const controls = document.querySelectorAll('button, a[href], input, select, textarea, summary, [tabindex="0"]');
  for (const control of controls) {
    if (!look.isShown(control)) continue;
    const label = control instanceof HTMLInputElement ? control.closest('label') : null;
    const box = (label ?? control).getBoundingClientRect();
    const named = `${look.name(control)} “${(control.textContent || control.getAttribute('aria-label')) ?? ''}”`;
    // A link in a sentence is as tall as its line (WCAG 2.5.8 leaves it out).
    const isInSentence = control.matches('.link') || getComputedStyle(control).display === 'inline';
    if (!isInSentence && (box.width < 24 || box.height < 24)) {
      faults.push(`is too small to hit, ${Math.round(box.width)} x ${Math.round(box.height)}: ${named}`);
    }
    if (control instanceof HTMLElement && control.tabIndex < 0 && !control.matches(':disabled')) {
      const isOneOfGroup = control instanceof HTMLInputElement && control.type === 'radio';
      if (!isOneOfGroup) faults.push(`is not reached by Tab: ${named}`);
    }
  }
  const primary = [...document.querySelectorAll('.primary')].filter(button => look.isShown(button));
  if (primary.length > 1) faults.push(`has ${primary.length} primary buttons`);
  const headline = document.querySelector('h1')?.getBoundingClientRect();
  if (headline === undefined) faults.push('has no headline');
  return { faults, texts: seen.map(({ said }) => said) };
}

/** Whether the headline is there without scrolling: all of it, or its beginning where a screen has room for little. */
export function isHeadlineOnFirstScreen(): boolean {
  const headline = document.querySelector('h1')?.getBoundingClientRect();
  if (headline === undefined) return false;
  return innerHeight < 400 ? headline.top + 40 <= innerHeight : headline.bottom <= innerHeight;
}
