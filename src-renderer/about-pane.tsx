import { useEffect } from 'preact/hooks';
import type { AboutView, DisclosureGroup } from '../src-main/contract/about.ts';
import { AppIcon } from './app-icon.tsx';
import { Fold } from './fold.tsx';
import { formatCount } from './format-count.ts';
import type { PaneProps } from './pane-props.ts';
import type { Speech } from './speech.ts';
import { useAnswer } from './use-answer.ts';

/** Which Clearway this is, everything that it reads and sends, and whose work is inside. */
export function AboutPane({ view: { words, language }, bridge }: PaneProps) {
  const [answer, ask] = useAnswer<AboutView>();
  const speech = { words, language };
  useEffect(() => {
    ask(bridge.about);
  }, []);
  return (
    <div class="about">
      <div class="about-head">
        <AppIcon />
        <p class="about-name">Clearway</p>
        <p class="about-purpose">{words['about-purpose']}</p>
      </div>
      {answer.kind === 'refused' ? (
        <p class="failed" role="alert">
          {words['about-failed']}
        </p>
      ) : answer.kind === 'answered' ? (
        <About about={answer.value} speech={speech} />
      ) : (
        <p class="pane-note" role="status">
          {words.loading}
        </p>
      )}
    </div>
  );
}

function About({ about, speech }: { about: AboutView; speech: Speech }) {
  const { words, language } = speech;
  const { version, parts, reads, licences, settingFaults } = about;
  return (
    <>
      <dl class="about-parts">
        {[{ name: words['about-version'], version }, ...parts].map(part => (
          <div class="about-part" key={part.name}>
            <dt>{part.name}</dt>
            <dd dir="ltr">{part.version}</dd>
          </div>
        ))}
      </dl>
      {settingFaults === null ? null : <p class="about-hint">{settingFaults}</p>}
      <section aria-labelledby="about-reads">
        <h2 id="about-reads">{words['about-reads']}</h2>
        <p class="about-hint">{words['about-reads-hint']}</p>
        <div class="about-folds">
          {reads.map(group => (
            <Reads key={group.title} group={group} language={language} />
          ))}
        </div>
      </section>
      <section aria-labelledby="about-inside">
        <h2 id="about-inside">{words['about-inside']}</h2>
        <div class="about-folds">
          <Fold title={words['about-licences']} count={formatCount(licences.length, language)}>
            <p class="fold-note">{words['about-licences-hint']}</p>
            <ul class="about-licences">
              {licences.map(({ name, version: itsVersion, licence }) => (
                <li class="about-licence" dir="ltr" key={`${name} ${itsVersion}`}>
                  <span>
                    <strong>{name}</strong> {itsVersion}
                  </span>
                  <span class="about-licence-name">{licence}</span>
                </li>
              ))}
            </ul>
          </Fold>
        </div>
      </section>
    </>
  );
}

function Reads({ group: { title, entries }, language }: { group: DisclosureGroup; language: string }) {
  return (
    <Fold title={title} count={formatCount(entries.length, language)}>
      <ul class="rows">
        {entries.map(({ what, why, when, goes }) => (
          <li class="row row-plain" key={`${what} ${why}`}>
            <p>{why}</p>
            {/* Written as this Mac reads it, whichever way the words around it run. */}
            <p class="about-what" dir="ltr">
              {what}
            </p>
            <p class="about-when">
              <span>{when}</span>
              <span>{goes}</span>
            </p>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
