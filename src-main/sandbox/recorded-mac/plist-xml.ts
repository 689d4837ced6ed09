/** A value of a property list; numbers are whole. */
export type PlistValue = string | number | boolean | readonly PlistValue[] | { readonly [key: string]: PlistValue };

/** Writes a property list in its XML form. */
export function plistXml(root: { readonly [key: string]: PlistValue }): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    element(root, ''),
    '</plist>',
    '',
  ].join('\n');
}

function element(value: PlistValue, indent: string): string {
  if (typeof value === 'string') return `${indent}<string>${escaped(value)}</string>`;
  if (typeof value === 'number') return `${indent}<integer>${value}</integer>`;
  if (typeof value === 'boolean') return `${indent}<${value ? 'true' : 'false'}/>`;
  const inner = `${indent}\t`;
  if (isList(value))
    return wrapped(
      'array',
      indent,
      value.map(item => element(item, inner)),
    );
  const lines = Object.entries(value).flatMap(([key, item]) => [
    `${inner}<key>${escaped(key)}</key>`,
    element(item, inner),
  ]);
  return wrapped('dict', indent, lines);
}

function wrapped(tag: 'array' | 'dict', indent: string, lines: readonly string[]): string {
  return [`${indent}<${tag}>`, ...lines, `${indent}</${tag}>`].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

// Array.isArray does not narrow readonly arrays.
function isList(value: PlistValue): value is readonly PlistValue[] {
  return Array.isArray(value);
}
