import type { Bench } from './bench.ts';
import { idleTable, troubleTable } from './idle-table.ts';
import {
  clearwayOutage,
  fleetDesktopConnectLoop,
  fleetDesktopOutage,
  otherOutagesTable,
  outageTable,
  sameMinuteTable,
} from './outage.ts';
import { drawOutage } from './outage-plot.ts';
import { refetchTable } from './refetch-table.ts';

const fleetSize = 100_000;
const runsEach = 1000;

/** What Clearway costs the server, beside Fleet's own clients by their published timers. */
export const pollingBench: Bench = {
  name: 'polling',
  run: () => {
    const ours = clearwayOutage(fleetSize);
    const poll = fleetDesktopOutage(fleetSize);
    const connectLoop = fleetDesktopConnectLoop(fleetSize);
    return {
      title: 'What polling costs the server',
      introduction:
        "Simulated with the product's own decisions (`core/poll-plan.ts`, `core/refetch.ts`) and seeded chance: every run gives the same numbers.",
      tables: [
        refetchTable(runsEach),
        idleTable(runsEach),
        troubleTable(runsEach),
        outageTable(fleetSize, [ours, poll, connectLoop]),
        otherOutagesTable(fleetSize),
        sameMinuteTable(fleetSize),
      ],
      notes,
      pictures: new Map([['polling.svg', drawOutage({ devices: fleetSize, ours, poll, connectLoop })]]),
    };
  },
};

const notes: readonly string[] = [
  'Requests take no time here; a real refetch adds two round trips to the lag (the host, then the policies).',
  'The read of the host before the POST is not counted; a budget counts from the POST to the final policies.',
  'One-device rows are means over 1,000 seeded devices or refetches. Ages and phases are spread as in a fleet long in use.',
  'My device page: POST, then the host every 2 s for 180 s. It also reads certificates and activities each time; not counted. What it does after a 429 is not published.',
  'Fleet Desktop: summary every 5 min; every 5 s until it is answered at a start or after a refused token. Its up to three quick repetitions of a refused request, and its extra request after each change of the token, are not counted.',
  'Fleet Desktop, connect loop: where any failure leads into that loop, as it does for Macs that start while the server is down. In the sources that were read, a poll that finds no server keeps its 5 min, so both are shown.',
  "Fleet's Dock app: summary every 60 s, and 15 and 30 s after its refetch. Both apps read the summary alone; the lag is until they can show another count.",
  'While the server is down, Clearway keeps its idle rhythm; only an open window follows the back-off (60 s, doubling to 30 min).',
  'A refused token is sent again after 30 min; meanwhile the file is looked at every minute, which costs the server nothing.',
  'A full look is four requests: the summary, the host, the policies, and on servers that have one the activity feed.',
  'Clearway with the window open looks every 5 min; the idle budget is for a closed window and the default interval of 30 min.',
];
