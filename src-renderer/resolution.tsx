import type { PolicyReport } from '../src-main/contract/snapshot.ts';
import type { Intentions } from './intentions.ts';
import { cutAtLinks, type Piece } from './link-pieces.ts';

type ResolutionProps = { policy: PolicyReport; text: string; intentions: Intentions };

/**
 * What to do, as IT wrote it: text and nothing else. A link in it is a button that names its host; it sends the link's
 * number, and main asks before it opens anything.
 */
export function Resolution({ policy, text, intentions }: ResolutionProps) {
  return (
    <p class="written-by-it">
      {cutAtLinks(text, policy.links).map(piece =>
        piece.link === null ? (
          piece.text
        ) : (
          <LinkButton
            key={piece.link.number}
            text={piece.text}
            link={piece.link}
            policy={policy.id}
            intentions={intentions}
          />
        ),
      )}
    </p>
  );
}

type LinkButtonProps = {
  text: string;
  link: NonNullable<Piece['link']>;
  policy: PolicyReport['id'];
  intentions: Intentions;
};

function LinkButton({ text, link, policy, intentions }: LinkButtonProps) {
  const choice = { policy, link: link.number };
  return (
    <>
      <button
        type="button"
        class="link"
        aria-disabled={intentions.isOpening(choice)}
        onClick={() => {
          intentions.openLink(choice);
        }}
      >
        {text}
      </button>{' '}
      <span class="link-host">({link.host})</span>
    </>
  );
}
