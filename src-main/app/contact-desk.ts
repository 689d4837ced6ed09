import type { ContactId, Contacts } from '../contract/scene.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import type { Settings } from '../core/config.ts';
import { contactTarget, describeContacts } from '../core/contacts.ts';
import { spokenCodes } from '../core/spoken-codes.ts';

export type ContactDesk = {
  readonly view: () => Promise<Contacts>;
  /** Opens the mail, phone or web app of the system; refused where IT has not set that way. */
  readonly open: (id: ContactId) => Promise<void>;
};

type ContactParts = {
  /** Read anew each time: IT may change them while the window is open. */
  readonly readSettings: () => Promise<Settings>;
  readonly snapshot: () => Snapshot;
  readonly openExternal: (url: string) => Promise<void>;
};

/** The ways to the helpdesk: the window knows their names, this desk their addresses. */
export function createContactDesk({ readSettings, snapshot, openExternal }: ContactParts): ContactDesk {
  return {
    view: async () => describeContacts(await readSettings()),
    open: async id => {
      const settings = await readSettings();
      const shown = snapshot();
      const target = contactTarget(id, settings, {
        codes: spokenCodes(shown),
        // Where IT keeps names out of tickets, a mail carries none either.
        mac: settings.IdentifiersInTicket === 'masked' ? null : shown.mac.name,
      });
      if (target === null) throw new Error('refused: contact');
      await openExternal(target);
    },
  };
}
