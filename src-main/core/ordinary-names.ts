/*
 * Names that nobody chose, made of words that stand in nearly every text about a Mac: whoever took those out would name
 * nobody less, and leave texts that nobody can read.
 */

/** Shared Macs have accounts like "admin". No given name may stand here, so neither Max nor Neo nor Lan. */
const accountWords: ReadonlySet<string> = new Set(
  `mac macs macbook imac macos osx computer laptop desktop notebook device host local localhost office workstation test demo
  setup default microsoft entra intune windows fleetd okta google firefox mozilla clearway registration company management
  organization server admin administrator it helpdesk support user users username guest root shared person staff student
  employee account everyone nobody system service`
    .split(/\s+/)
    .filter(word => word !== ''),
);

/** Whether an account is called by nothing but such words, with or without a small number: "admin", "Mac-2". */
export function isOrdinaryAccount(name: string): boolean {
  const parts = partsOf(name);
  return parts.length > 0 && parts.every(part => accountWords.has(part));
}

/** What Setup calls a Mac is what Apple calls it, and a number where there are several: "MacBook-Pro-2.local". */
export function isOrdinaryComputer(name: string): boolean {
  return /^(?:i?mac|mac (?:mini|studio|pro)|imac pro|macbook(?: (?:air|pro|neo))?)$/.test(
    partsOf(name.replace(/\.local$/i, '')).join(' '),
  );
}

function partsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(part => part.replace(/(?<=\p{L})\d{1,2}$/u, ''))
    .filter(part => part !== '' && !/^\d{1,2}$/.test(part));
}
