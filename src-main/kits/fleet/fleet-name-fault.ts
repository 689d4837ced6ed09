/** Names that Fleet keeps for itself. */
const reserved = ['all fleets', 'all teams', 'no team', 'unassigned'];

/** Why a fleet cannot be called so; null where it can. */
export function fleetNameFault(name: string): string | null {
  if (name.trim() === '' || name.length > 255) return 'a fleet needs a name of 1 to 255 characters';
  if (/[\p{Cc}\p{Cf}]/u.test(name.replaceAll('\u200D', ''))) return 'the name of a fleet is one line of plain text';
  // fleetctl would put its own environment in there.
  if (name.includes('$')) return 'the name of a fleet cannot hold a $: fleetctl takes it for a variable';
  if (reserved.includes(name.trim().toLowerCase())) return `Fleet keeps the name ${name.trim()} for itself`;
  return null;
}
