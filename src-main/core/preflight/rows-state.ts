import { byFact, doesNotApply, fail, notKnown, ok, warn, type PreflightRule } from './preflight-row.ts';
import { areSettingsKnown, asPerson, noPerson } from './whose-settings.ts';

/** Far more than Clearway ever keeps; with less free room macOS itself gets into trouble. */
const wantedKib = 200 * 1024;
const neededKib = 10 * 1024;

export const stateRoom: PreflightRule = {
  id: 'state-room',
  title: 'Room for what is kept',
  asks: '/bin/df -P -k of the person’s Library',
  decide: ({ stateRoom: fact }) =>
    byFact(fact, ({ freeKib }) => {
      const seen = `${Math.floor(freeKib / 1024)} MB free.`;
      if (freeKib < neededKib) return fail(seen, 'Free some room: nothing can be kept, and macOS cannot update.');
      return freeKib < wantedKib ? warn(seen, 'Free some room on this Mac.') : ok(seen);
    }),
};

export const statePrivate: PreflightRule = {
  id: 'state-private',
  title: 'What is kept is private',
  asks: '/usr/bin/stat of ~/Library/Application Support/Clearway',
  decide: ({ stateRoom: fact, uid }) =>
    byFact(fact, ({ folder }) => {
      const place = '~/Library/Application Support/Clearway';
      if (folder.kind === 'absent') return doesNotApply(`${place} is not there yet; the app makes it.`);
      if (folder.kind === 'other')
        return fail(`${place} is no folder: ${folder.what}.`, 'Remove it; the app makes the folder anew.');
      const { mode, ownerUid } = folder;
      if (ownerUid !== uid) {
        return fail(
          `${place} belongs to user ${ownerUid}, not ${uid}.`,
          `Give it back: sudo chown -R ${uid} on that folder.`,
        );
      }
      return mode === '700'
        ? ok(`Mode 0${mode}, owned by the user.`)
        : warn(`Mode 0${mode}; 0700 is wanted.`, 'Set it: chmod 700.');
    }),
};

export const osqueryAnswers: PreflightRule = {
  id: 'osquery',
  title: 'osquery answers',
  asks: 'osquery: SELECT version FROM osquery_info, and the settings for LocalPolicies',
  decide: facts =>
    // Whether a policy needs it stands in the settings: unread, they do not say that none does.
    byFact(facts.settings, () =>
      areSettingsKnown(facts)
        ? byFact(facts.osquery, version => ok(`Version ${version}.`))
        : notKnown(`Nothing is forced for this Mac, and ${noPerson}.`, asPerson),
    ),
};
