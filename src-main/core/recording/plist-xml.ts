/** Writes a parsed property list in its XML form. What a property list cannot hold is left out. */
export function writePlist(root: unknown): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    ...element(root, ''),
    '</plist>',
    '',
  ].join('\n');
}

function element(value: unknown, indent: string): readonly string[] {
  if (typeof value === 'string') return [`${indent}<string>${escaped(value)}</string>`];
  if (typeof value === 'boolean') return [`${indent}<${value ? 'true' : 'false'}/>`];
  if (typeof value === 'number') {
    return [Number.isSafeInteger(value) ? `${indent}<integer>${value}</integer>` : `${indent}<real>${value}</real>`];
  }
  return typeof value === 'object' && value !== null ? collection(value, indent) : [];
}

function collection(value: object, indent: string): readonly string[] {
  const inner = `${indent}\t`;
  if (value instanceof Date) {
    return Number.isNaN(value.getTime())
      ? []
      : [`${indent}<date>${value.toISOString().replace(/\.\d+Z$/, 'Z')}</date>`];
  }
  if (Array.isArray(value)) {
    const items = value.flatMap((item: unknown) => element(item, inner));
    return [`${indent}<array>`, ...items, `${indent}</array>`];
  }
  const entries = Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
    const written = element(item, inner);
    return written.length === 0 ? [] : [`${inner}<key>${escaped(key)}</key>`, ...written];
  });
  return [`${indent}<dict>`, ...entries, `${indent}</dict>`];
}

/** Most control characters have no place in XML, not even escaped. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\t\n\r]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
