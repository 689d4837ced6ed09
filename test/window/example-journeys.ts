import type { JourneyStop } from '../../src-main/contract/snapshot.ts';
import { ago } from './present-moment.ts';

type Way = Readonly<Record<JourneyStop['stop'], Omit<JourneyStop, 'stop'>>>;

function journey(way: Way): readonly JourneyStop[] {
  return [
    { stop: 'mac', ...way.mac },
    { stop: 'asked', ...way.asked },
    { stop: 'evaluated', ...way.evaluated },
    { stop: 'told', ...way.told },
    { stop: 'access', ...way.access },
  ];
}

const macInOrder = {
  state: 'done',
  basis: 'observed',
  at: ago(180),
  turn: 'nobody',
  text: 'This Mac is set up as it should be.',
} as const;
const asked = {
  state: 'done',
  basis: 'observed',
  at: ago(4200),
  turn: 'nobody',
  text: 'The management server was asked to check this Mac.',
} as const;
const evaluated = {
  state: 'done',
  basis: 'observed',
  at: ago(4140),
  turn: 'nobody',
  text: 'The management server checked every policy.',
} as const;
const told = {
  state: 'done',
  basis: 'assumed',
  at: null,
  turn: 'nobody',
  text: 'The server tells Microsoft when something has changed.',
} as const;
const tryIt = { state: 'pending', basis: 'assumed', at: null, turn: 'you', text: 'Try signing in.' } as const;
const notYet = { state: 'pending', basis: 'assumed', at: null, turn: 'management' } as const;

/** The journey as it looks in each state; what is only good to fix changes nothing on it. */
export const journeys = {
  clear: journey({ mac: macInOrder, asked, evaluated, told, access: tryIt }),
  blocked: journey({
    mac: { state: 'failed', basis: 'observed', at: ago(180), turn: 'you', text: 'Two policies need your help first.' },
    asked,
    evaluated,
    told: {
      state: 'done',
      basis: 'assumed',
      at: null,
      turn: 'nobody',
      text: 'The server told Microsoft that something is not in order.',
    },
    access: {
      state: 'failed',
      basis: 'assumed',
      at: null,
      turn: 'you',
      text: 'Sign-in can be refused until the policies pass.',
    },
  }),
  waiting: journey({
    mac: { ...macInOrder, at: ago(2) },
    asked: { ...asked, at: ago(41) },
    evaluated: {
      state: 'current',
      basis: 'observed',
      at: null,
      turn: 'mac',
      text: 'This Mac is collecting its answers for the server. That usually takes under a minute.',
    },
    told: { ...notYet, text: 'Microsoft hears about it after that.' },
    access: { ...notYet, text: 'Then you can try signing in.' },
  }),
  unknown: journey({
    mac: { state: 'unknown', basis: 'observed', at: null, turn: 'mac', text: 'Some of it could not be read.' },
    asked: { ...notYet, text: 'The server has not been asked yet.' },
    evaluated: {
      state: 'unknown',
      basis: 'observed',
      at: null,
      turn: 'management',
      text: 'When it last checked is not known.',
    },
    told: {
      state: 'unknown',
      basis: 'assumed',
      at: null,
      turn: 'management',
      text: 'What Microsoft knows is not visible from here.',
    },
    access: { state: 'unknown', basis: 'assumed', at: null, turn: 'nobody', text: 'Nobody can tell from here.' },
  }),
} as const;
