/** Every contradiction with the number of its usual causes. Ids stand in JSON and tickets: never renamed. */
export const contradictionCauses = {
  'mdm-here-not-upstream': 2,
  'clock-differs': 2,
  'profile-but-agent-not-loaded': 2,
  'failing-count-differs': 2,
  'registered-here-not-upstream': 3,
  'empty-kerberos': 2,
  'jamf-registered-without-profile': 2,
  'jamf-not-registered-here-registered': 3,
  'two-managers': 2,
  'another-device-id': 3,
  'directory-disagrees': 2,
  'method-differs': 2,
} as const satisfies Record<string, 2 | 3>;
export type ContradictionId = keyof typeof contradictionCauses;

type Numbers = { readonly 2: 1 | 2; readonly 3: 1 | 2 | 3 };
export type CauseMessageId = {
  [I in ContradictionId]: `contradiction.${I}.cause-${Numbers[(typeof contradictionCauses)[I]]}`;
}[ContradictionId];
export type ContradictionMessageId = `contradiction.${ContradictionId}` | CauseMessageId;
