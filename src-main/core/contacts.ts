import type { ContactId, Contacts } from '../contract/scene.ts';
import type { Settings } from './config.ts';

type ContactSettings = Pick<Settings, 'HelpdeskName' | 'HelpdeskEmail' | 'HelpdeskPhone' | 'HelpdeskURL'>;

/** The settings let nothing through but https with a host. */
const host = /^https:\/\/([^/?#]+)/i;

/** What the window may show of the helpdesk. */
export function describeContacts(settings: ContactSettings): Contacts {
  const ways: readonly { readonly id: ContactId; readonly text: string | null }[] = [
    { id: 'phone', text: settings.HelpdeskPhone },
    { id: 'mail', text: settings.HelpdeskEmail },
    { id: 'page', text: settings.HelpdeskURL?.match(host)?.[1] ?? null },
  ];
  return {
    name: settings.HelpdeskName,
    ways: ways.flatMap(({ id, text }) => (text === null ? [] : [{ id, text }])),
  };
}

/** What a mail to the helpdesk says of this Mac before it is opened. */
export type ContactAbout = { readonly codes: string; readonly mac: string | null };

/** Where a way leads; null where IT has not set it. The window names the way, never the address. */
export function contactTarget(id: ContactId, settings: ContactSettings, about: ContactAbout): string | null {
  switch (id) {
    case 'mail':
      return settings.HelpdeskEmail === null ? null : `mailto:${settings.HelpdeskEmail}?subject=${mailSubject(about)}`;
    case 'phone':
      return settings.HelpdeskPhone === null ? null : `tel:${settings.HelpdeskPhone.replaceAll(/[^\d+]/g, '')}`;
    case 'page':
      return settings.HelpdeskURL;
  }
}

const longestMacName = 80;

/** A Mac is named by its user: a line break in the name, however it is written, must not begin another header. */
function mailSubject({ codes, mac }: ContactAbout): string {
  const name = (mac ?? '')
    .slice(0, longestMacName)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .trim();
  return encodeURIComponent(name === '' ? codes : `${codes} · ${name}`);
}
