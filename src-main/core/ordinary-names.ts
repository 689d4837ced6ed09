/*
 * Words that name no Mac and no person, and that stand in nearly every text about either. Setup gives a Mac "MacBook Pro"
 * or "Mac" where nobody chose a name, and shared Macs have accounts like "admin": whoever took those words out would name
 * nobody less, and leave texts that nobody can read.
 */
const words: ReadonlySet<string> = new Set(
  `mac macs macbook macbooks imac macos macintosh osx pro air mini studio max neo apple computer laptop desktop notebook device host
  local localhost localdomain lan home office work workstation test demo setup default new old my the this
  microsoft entra azure intune edge outlook teams windows fleet fleetd orbit jamf okta google chrome firefox mozilla safari
  clearway platform registration company portal management organization server admin administrator it helpdesk support
  user users username guest root shared person staff student employee account everyone nobody system service`
    .split(/\s+/)
    .filter(word => word !== ''),
);

/** Whether a name is made of nothing but such words, with or without a small number: "MacBook-Pro-2.local", "admin". */
export function isOrdinaryName(name: string): boolean {
  const parts = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(part => part.replace(/(?<=\p{L})\d{1,2}$/u, ''))
    .filter(part => part !== '' && !/^\d{1,2}$/.test(part));
  return parts.length > 0 && parts.every(part => words.has(part));
}
