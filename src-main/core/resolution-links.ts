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

const address =
  /https:\/\/(?<host>[a-z\d](?:[a-z\d.-]*[a-z\d])?(?::\d{1,5})?)(?<rest>[/?#][^\s<>"\\]*)?(?<after>[^\s]?)/gi;
/** Characters that end a sentence rather than an address. */
const ending = /[.,;:!?'’”»)\]}*_]+$/;
const longestAddress = 2048;

function found(text: string | null): readonly Found[] {
  return [...(text ?? '').matchAll(address)].flatMap(match => {
    const { host = '', rest = '', after = '' } = match.groups ?? {};
    // Something other than the end of the address follows the host: a user name, a letter of another alphabet.
    if (rest === '' && after !== '' && !ending.test(after) && !/["<>]/.test(after)) return [];
    const written = `https://${host}${withoutEnding(rest)}`;
    if (written.length > longestAddress) return [];
    return [{ start: match.index, end: match.index + written.length, host: host.toLowerCase(), written }];
  });
}

/** A closing bracket belongs to the address only if its opening one does. */
function withoutEnding(rest: string): string {
  const cut = rest.replace(ending, '');
  return rest[cut.length] === ')' && cut.includes('(') && !cut.includes(')') ? `${cut})` : cut;
}
