import { elapsedMs } from '../instants.ts';
import { ageInWords } from './age-in-words.ts';
import { expectedFuses } from './expected-fuses.ts';
import type { FuseWire, PreflightFacts } from './preflight-facts.ts';
import { byFact, fail, notKnown, ok, warn, type Decision, type PreflightRule } from './preflight-row.ts';

const notPackaged = 'Not the packaged app: there is no /Applications/Clearway.app.';
const install = 'Install the package.';

/** What is asked of the app alone has no answer before it is installed. */
function ofInstalled(facts: PreflightFacts, decide: () => Decision): Decision {
  return byFact(facts.app, app => (app.installed ? decide() : warn(notPackaged, install)));
}

export const appInstalled: PreflightRule = {
  id: 'app-installed',
  title: 'Clearway is installed',
  asks: '/Applications/Clearway.app/Contents/Info.plist, and app.json of the state folder',
  decide: ({ app, health, version }) =>
    byFact(app, found => {
      if (!found.installed) return warn(notPackaged, install);
      if (found.version === null) return notKnown('Its version cannot be read.', 'Install the package again.');
      const seen = `Version ${found.version} in /Applications.`;
      const running = health.kind === 'known' ? (health.value?.version ?? null) : null;
      if (running !== null && running !== found.version) {
        return warn(
          `${seen} The app last ran as ${running}.`,
          'It starts again by itself; where it does not, log out and in.',
        );
      }
      return found.version === version
        ? ok(seen)
        : warn(
            `${seen} This command is ${version}.`,
            'Run the installed app’s own: /Applications/Clearway.app/Contents/MacOS/Clearway --cli -- doctor.',
          );
    }),
};

export const appSigned: PreflightRule = {
  id: 'app-signed',
  title: 'App is signed',
  asks: '/usr/bin/codesign and /usr/sbin/spctl of /Applications/Clearway.app',
  decide: facts =>
    ofInstalled(facts, () =>
      byFact(facts.signature, ({ isValid, team, isHardened, isAccepted }) => {
        const reinstall = 'Install the signed and notarised package; nothing may be changed inside the app afterwards.';
        if (!isValid) return fail('The signature does not hold.', reinstall);
        if (team === null) return fail('Signed by no team.', reinstall);
        if (!isHardened) return fail(`Team ${team}, without the hardened runtime.`, reinstall);
        if (isAccepted === null) return notKnown(`Team ${team}; Gatekeeper did not say.`, 'Run it again.');
        return isAccepted
          ? ok(`Team ${team}, hardened runtime, accepted by Gatekeeper.`)
          : fail(`Team ${team}; Gatekeeper does not accept it.`, reinstall);
      }),
    ),
};

export const appFuses: PreflightRule = {
  id: 'app-fuses',
  title: 'App’s fuses are right',
  asks: 'the file of Electron Framework in /Applications/Clearway.app/Contents/Frameworks',
  decide: facts =>
    ofInstalled(facts, () =>
      byFact(facts.fuses, wires => {
        if (wires.length === 0)
          return notKnown('No fuses were found in Electron’s framework.', 'Install the package again.');
        const wrong = [...new Set(wires.flatMap(faultsOf))];
        const slices = wires.length === 1 ? 'one architecture' : `${wires.length} architectures`;
        return wrong.length === 0
          ? ok(`All as built, in ${slices}.`)
          : fail(
              `Not as built: ${wrong.join(', ')}.`,
              'Somebody changed the app: install the package again, and ask who.',
            );
      }),
    ),
};

/** Electron’s one version of the wire; what another one means is not known, and then nothing is as expected. */
const wireVersion = 1;

function faultsOf({ version, states }: FuseWire): readonly string[] {
  if (version !== wireVersion) return [`a wire of version ${version}`];
  return expectedFuses.flatMap(({ wire, id, enabled }) => {
    const state = states[wire];
    // What this Electron does not have is off; `inherited` is whatever Electron’s maker chose, so it is not ours.
    const isRight = enabled ? state === 'on' : state === 'off' || state === 'removed' || state === undefined;
    return isRight ? [] : [`${id} is ${state ?? 'missing'}`];
  });
}

export const loginItem: PreflightRule = {
  id: 'login-item',
  title: 'Starts at login',
  asks: '/Library/LaunchAgents/com.clearway.companion.plist; /bin/launchctl print and print-disabled; as root /usr/bin/sfltool dumpbtm',
  decide: ({ loginItem: fact }) =>
    byFact(fact, ({ hasFile, isLoaded, isDisabled, isTwice }) => {
      const file = '/Library/LaunchAgents/com.clearway.companion.plist';
      if (!hasFile) return fail(`${file} is not there.`, 'Install the package again: it puts the LaunchAgent there.');
      if (isDisabled) {
        return fail(
          'The LaunchAgent is there and switched off.',
          'Force it with a com.apple.servicemanagement profile; without one the person can switch it on in System Settings > General > Login Items.',
        );
      }
      if (!isLoaded) {
        return fail(
          'The LaunchAgent is there and macOS has not loaded it for this user.',
          'Have the person log out and in. Where that changes nothing, allow it with a com.apple.servicemanagement profile.',
        );
      }
      if (isTwice === true) {
        return warn(
          'The LaunchAgent is loaded, and the app is a login item of its own as well.',
          'Remove it from Login Items.',
        );
      }
      return ok(`The LaunchAgent is loaded.${isTwice === null ? ' A second login item is seen by root alone.' : ''}`);
    }),
};

export const appRunning: PreflightRule = {
  id: 'app-running',
  title: 'App is running',
  asks: '/bin/launchctl print of com.clearway.companion',
  decide: ({ loginItem: fact, health, now }) =>
    byFact(fact, ({ isRunning }) => {
      if (isRunning) return ok('Running.');
      const told = health.kind === 'known' ? elapsedMs(health.value?.at ?? null, now) : undefined;
      const last =
        told === undefined ? '' : ` It last told ${ageInWords(told)}; opened by hand, it may run all the same.`;
      return warn(`Not running as this user’s LaunchAgent.${last}`, 'Start it, or have the person log out and in.');
    }),
};
