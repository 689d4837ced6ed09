/** One node of a statement's syntax tree. */
export type SyntaxNode = Readonly<Record<string, unknown>> & { readonly type: string };

export function isSyntaxNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The name that a node is, in lower case. */
export function nameIn(node: unknown): string {
  if (!isSyntaxNode(node)) return '';
  const text = node['text'] ?? node['name'];
  return typeof text === 'string' ? text.toLowerCase() : '';
}
