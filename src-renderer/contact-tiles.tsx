import type { Bridge, View } from '../src-main/contract/bridge.ts';
import { useAnswer } from './use-answer.ts';

type ContactTilesProps = Pick<View, 'contacts' | 'words'> & { bridge: Bridge };

/** The ways to the helpdesk that IT has set; nothing where there is none. */
export function ContactTiles({ contacts: { name, ways }, words, bridge }: ContactTilesProps) {
  const [opened, ask] = useAnswer<null>();
  if (ways.length === 0) return null;
  return (
    <section class="contacts" aria-labelledby="contacts">
      <h2 id="contacts">{name ?? words['help-contacts']}</h2>
      <ul class="contact-tiles">
        {ways.map(({ id, text }) => (
          <li key={id}>
            <button
              type="button"
              class="contact-tile"
              onClick={() => {
                ask(() => bridge.openContact(id));
              }}
            >
              <span class="contact-kind">{words[`help-contact-${id}`]}</span>
              <span class="contact-text">
                {/* A number or an address has one direction in every language. */}
                <bdi dir="ltr">{text}</bdi>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p class="contact-failed" role="status">
        {opened.kind === 'refused' ? words['failed-request'] : null}
      </p>
    </section>
  );
}
