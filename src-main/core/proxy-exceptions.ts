/** Whether a host is one of those that macOS reaches without the proxy: names, suffixes, `*` and IPv4 ranges. */
export function isProxyException(hostname: string, exceptions: readonly string[]): boolean {
  const host = hostname.toLowerCase();
  return exceptions.some(exception => {
    const pattern = exception.trim().toLowerCase();
    if (pattern === '') return false;
    return pattern.includes('/') ? isInRange(host, pattern) : matches(host, pattern.replace(/^\./, '*.'));
  });
}

/** `*` stands for any letters. No regular expression is made of it: the list is foreign text. */
function matches(host: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return host === first;
  if (!host.startsWith(first) || !host.endsWith(last)) return false;
  let from = first.length;
  for (const part of rest) {
    const at = host.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return from <= host.length - last.length;
}

/** macOS writes ranges short: `169.254/16` is 169.254.0.0/16. */
function isInRange(host: string, range: string): boolean {
  const [base = '', length = ''] = range.split('/');
  const bits = /^\d{1,2}$/.test(length) ? Number(length) : 33;
  const [address, network] = [readAddress(host), readAddress(`${base}.0.0.0`.split('.').slice(0, 4).join('.'))];
  if (bits > 32 || address === null || network === null) return false;
  const size = 2 ** (32 - bits);
  return Math.floor(address / size) === Math.floor(network / size);
}

function readAddress(text: string): number | null {
  const parts = text.split('.');
  const isAddress = parts.length === 4 && parts.every(part => /^\d{1,3}$/.test(part) && Number(part) < 256);
  return isAddress ? parts.reduce((sum, part) => sum * 256 + Number(part), 0) : null;
}
