import type { ResolutionLink } from '../contract/snapshot.ts';

/**
 * The web addresses in a policy's resolution, which an administrator wrote for people to follow. https only; a host in
 * plain letters, because look-alikes are made of others; nobody's name before the host, because
 * `https://login.example.com@evil.example` leads to evil.example.
 */
export function findLinks(text: string | null): readonly ResolutionLink[] {
  return found(text).map(({ start, end, host }) => ({ start, end, host }));
}

/** The address of one link by its number; null when there is no such link. Made anew: no address crosses the bridge. */
export function linkTarget(text: string | null, link: number): string | null {
  return found(text)[link]?.written ?? null;
}

type Found = ResolutionLink & { readonly written: string };

/** `after`: what a browser would take for more of the host, or for what makes a name and a password of it. */
const address =
  /https:\/\/(?<host>[a-z\d](?:[a-z\d.-]*[a-z\d])?(?::\d{1,5})?)(?:(?<rest>[/?#][^\s<>"\\]*)|(?=(?<after>[^\s/?#<>"]*[/?#]?)))/gi;
/** Characters that end a sentence rather than an address. */
const endings = ".,;:!?'’”»)]}*_";
const longestAddress = 2048;

function found(text: string | null): readonly Found[] {
  return [...(text ?? '').matchAll(address)].flatMap(match => {
    const { host = '', rest = '', after = '' } = match.groups ?? {};
    if (cutEnding(after) !== '' || !isPlainHost(host.toLowerCase())) return [];
    const written = `https://${host}${withoutEnding(rest)}`;
    if (written.length > longestAddress) return [];
    return [{ start: match.index, end: match.index + written.length, host: host.toLowerCase(), written }];
  });
}

/** Whether a browser goes to the host that is shown, and not to one that it makes of it. */
function isPlainHost(host: string): boolean {
  const [name = '', port = '443'] = host.split(':');
  const labels = name.split('.');
  // Other alphabets in disguise.
  if (labels.some(label => label === '' || label.startsWith('xn--')) || Number(port) > 65_535) return false;
  // Browsers read 010.0.0.5 and 167772165 as other addresses than people do.
  const isAddress =
    labels.length === 4 && labels.every(label => /^(?:0|[1-9]\d{0,2})$/.test(label) && Number(label) < 256);
  return isAddress || /^[a-z]/.test(labels.at(-1) ?? '');
}

/** A closing bracket belongs to the address only if its opening one does. */
function withoutEnding(rest: string): string {
  const cut = cutEnding(rest);
  return rest[cut.length] === ')' && cut.includes('(') && !cut.includes(')') ? `${cut})` : cut;
}

/** A pattern for this would begin anew at each of many dots. */
function cutEnding(text: string): string {
  let end = text.length;
  while (end > 0 && endings.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
