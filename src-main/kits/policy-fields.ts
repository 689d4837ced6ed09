/** What an entry of `LocalPolicies` has, for editors that show one field for each. */
export const policyFields = [
  { key: 'name', type: 'string', title: 'Name', meaning: 'What the policy is called; no two have the same name' },
  {
    key: 'query',
    type: 'string',
    title: 'Query',
    meaning: 'One SELECT for osquery; a row in its answer means that the policy is met',
  },
  { key: 'description', type: 'string', title: 'Description', meaning: 'Why there is this policy' },
  { key: 'resolution', type: 'string', title: 'Resolution', meaning: 'What the person has to do where it is not met' },
  { key: 'critical', type: 'boolean', title: 'Critical', meaning: 'True: it stands above the others' },
  {
    key: 'conditional_access_enabled',
    type: 'boolean',
    title: 'Counts for sign-in',
    meaning: 'True: where it is not met, it stands in the way of sign-in',
  },
] as const;
