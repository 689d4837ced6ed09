import { bundleId } from '../clearway-names.ts';
import type { KitFile } from '../kit.ts';
import { renderXml, type XmlElement } from '../xml-text.ts';
import { attributeNames } from './extension-attributes.ts';

type Criterion = { readonly name: string; readonly operator: string; readonly value: string; readonly joined?: 'or' };

type SmartGroup = {
  readonly file: string;
  readonly name: string;
  readonly about: string;
  readonly criteria: readonly Criterion[];
};

/** By its bundle identifier: its title has a space in the Finder and none in some of Microsoft's own examples. */
const hasCompanyPortal: Criterion = {
  name: 'Application Bundle ID',
  operator: 'is',
  value: 'com.microsoft.CompanyPortalMac',
};

/** Jamf collects inventory once a week unless somebody changes that: a bound below a week refuses most Macs by turns. */
const inventoryDays = '14';

const groups: readonly SmartGroup[] = [
  {
    file: 'applicable',
    name: 'Device Compliance - applicable',
    about: 'Whom Device Compliance is about. Macs outside it are not reported to Microsoft at all.',
    criteria: [hasCompanyPortal],
  },
  {
    file: 'compliance',
    name: 'Device Compliance - compliant',
    about:
      'Who is reported as compliant. It is an example: put your own rules in place of it. **Never ask for an inventory younger than twice the time between two of yours**: as delivered, Jamf’s policy “Update Inventory” runs once a week, so with “less than 2 days ago” most Macs would fall out of this group, and be refused, five days of seven. For a lower number make inventory daily first: `docs/deploy-jamf.md`, step 3.',
    criteria: [
      { name: 'Last Inventory Update', operator: 'less than x days ago', value: inventoryDays },
      hasCompanyPortal,
      { name: 'FileVault 2 Status', operator: 'is', value: 'All Partitions Encrypted' },
    ],
  },
  {
    file: 'clearway-installed',
    name: 'Clearway - installed',
    about: 'Who has Clearway. Its settings profile may go to everybody, before the app.',
    criteria: [{ name: 'Application Bundle ID', operator: 'is', value: bundleId }],
  },
  {
    file: 'clearway-not-registered',
    name: 'Clearway - not registered',
    about: 'Whose registration needs something: every code from P1 to P8. P9 means that nobody knows.',
    criteria: [1, 2, 3, 4, 5, 6, 7, 8].map((code, index) => ({
      name: attributeNames.registration,
      operator: 'is',
      value: `P${String(code)}`,
      ...(index > 0 && { joined: 'or' as const }),
    })),
  },
  {
    file: 'clearway-no-data',
    name: 'Clearway - no data',
    about: 'Where Clearway says nothing that is new enough to count: not installed, nobody logged in, or not started.',
    criteria: [{ name: attributeNames.headline, operator: 'like', value: 'no data' }],
  },
];

/** Each group as the XML that Jamf's API takes, and all of them on one page to enter row by row. */
export function renderSmartGroups(): readonly KitFile[] {
  return [
    ...groups.map(group => ({ path: `smart-groups/${group.file}.xml`, text: renderXml(groupXml(group)) })),
    { path: 'smart-groups/criteria.md', text: criteriaPage() },
  ];
}

function groupXml({ name, criteria }: SmartGroup): XmlElement {
  return [
    'computer_group',
    [
      ['name', name],
      ['is_smart', 'true'],
      ['criteria', criteria.map(criterionXml)],
    ],
  ];
}

function criterionXml({ name, operator, value, joined }: Criterion, priority: number): XmlElement {
  return [
    'criterion',
    [
      ['name', name],
      ['priority', String(priority)],
      ['and_or', joined ?? 'and'],
      ['search_type', operator],
      ['value', value],
    ],
  ];
}

function criteriaPage(): string {
  const tables = groups.map(({ name, about, criteria }) => {
    const rows = criteria.map((criterion, index) => {
      const joined = index === 0 ? '' : (criterion.joined ?? 'and');
      return `| ${joined} | ${criterion.name} | ${criterion.operator} | ${criterion.value} |`;
    });
    return [`## ${name}`, '', about, '', '| and/or | criteria | operator | value |', '|---|---|---|---|', ...rows].join(
      '\n',
    );
  });
  return `# Smart computer groups

Jamf Pro, **Computers > Smart Computer Groups > New**: one row of the table is one row of **Criteria**. The two of Device Compliance have to exist before it is switched on; those of Clearway need its extension attributes.

${tables.join('\n\n')}
`;
}
