import type { Bridge } from '../src-main/contract/bridge.ts';
import type { Contacts } from '../src-main/contract/scene.ts';
import { Placed } from './placed.tsx';
import type { Speech } from './speech.ts';

type ContactRowProps = { contacts: Contacts; bridge: Pick<Bridge, 'openContact'>; words: Speech['words'] };

/** Who helps, and the ways to reach them that IT has set; nothing at all where there is none. */
export function ContactRow({ contacts: { name, ways }, bridge, words }: ContactRowProps) {
  if (ways.length === 0) return null;
  return (
    <div class="contact-row" role="group" aria-labelledby="contacts-name">
      <p class="contacts-name" id="contacts-name">
        <bdi>{name ?? words['contact-helpdesk']}</bdi>
      </p>
      <div class="contact-ways">
        {ways.map(({ id, text }) => (
          <button
            type="button"
            class="quiet"
            key={id}
            onClick={() => {
              // What the system cannot open it says itself.
              void bridge.openContact(id).catch(() => undefined);
            }}
          >
            <Placed text={words[`contact-${id}`]} value={text} />
          </button>
        ))}
      </div>
    </div>
  );
}
