import type { CheckReport, PolicyReport, Snapshot } from '../../contract/snapshot.ts';
import type { TicketRemark } from '../../contract/ticket.ts';
import { remedyTurns } from '../turns.ts';
import type { Words } from '../words.ts';
import { stepsOf } from './steps-of.ts';

/** Of policies only those that fail: one that is still to run and does not count is nobody's concern. */
export function findRemarks({ checks, policies }: Snapshot, words: Words): readonly TicketRemark[] {
  return [
    ...checks
      .filter(({ blocks, verdict }) => !blocks && verdict !== 'pass' && verdict !== 'not-applicable')
      .map(check => checkRemark(check, words)),
    ...policies.items
      .filter(({ blocks, verdict }) => !blocks && verdict === 'fail')
      .map(item => policyRemark(item, words)),
  ];
}

function checkRemark(check: CheckReport, words: Words): TicketRemark {
  const { id, title, verdict, summary, problem, remedy } = check;
  return {
    kind: 'check',
    id,
    title,
    verdict,
    summary,
    problem,
    wayOut:
      remedy === null
        ? { turn: 'it', text: words.say('ticket.way-out.unknown') }
        : { turn: remedyTurns[remedy.id], text: remedy.steps.join(' ') },
  };
}

function policyRemark({ id, name, problem, resolution }: PolicyReport, words: Words): TicketRemark {
  const steps = stepsOf(resolution);
  return {
    kind: 'policy',
    id,
    title: name,
    verdict: 'fail',
    summary: '',
    problem,
    // What IT wrote is meant for the person; where it wrote nothing, nobody else knows what to do.
    wayOut:
      steps.length === 0
        ? { turn: 'it', text: words.say('ticket.way-out.policy') }
        : { turn: 'you', text: steps.join(' ') },
  };
}
