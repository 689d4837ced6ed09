import { doctorAnswers, type DoctorInputs, type DoctorQuestion } from '../../../src-main/core/doctor/doctor-inputs.ts';

/** How many combinations there are: the product of all answers. */
export const combinationCount = Object.values(doctorAnswers).reduce((count, { length }) => count * length, 1);

const answersTo: { readonly [Q in DoctorQuestion]: readonly DoctorInputs[Q][] } = doctorAnswers;

/** A question that was asked, and which of its answers it got. */
type Asked = { readonly question: DoctorQuestion; index: number };

/**
 * Calls with every combination of every answer: no sampling. Those that differ only in questions that a visit does not
 * ask are visited once for all of them, because it could not tell them apart; `weight` says how many they are. What a
 * visit asks may depend on nothing but the answers.
 */
export function forEveryCombination(visit: (inputs: DoctorInputs, weightNow: () => number) => void): void {
  const trail: Asked[] = [];
  const given = new Map<DoctorQuestion, Asked>();
  let next = 0;

  /** Answers as in this round so far; a question that is new begins with its first answer. */
  const ask = <Q extends DoctorQuestion>(question: Q): DoctorInputs[Q] => {
    let asked = given.get(question);
    if (asked === undefined) {
      asked = trail[next] ?? { question, index: 0 };
      if (asked.question !== question) throw new Error('what is asked depends on more than the answers');
      trail[next] = asked;
      next += 1;
      given.set(question, asked);
    }
    const answer = answersTo[question][asked.index];
    if (answer === undefined) throw new Error('there is no such answer');
    return answer;
  };
  const inputs = askingInputs(ask);
  const weightNow = (): number =>
    trail.slice(0, next).reduce((count, { question }) => count / doctorAnswers[question].length, combinationCount);

  do {
    given.clear();
    next = 0;
    visit(inputs, weightNow);
  } while (advance(trail));
}

/** To the next answer of the question that was asked last; once it has no more, the one before has its turn. */
function advance(trail: Asked[]): boolean {
  for (let last = trail.at(-1); last !== undefined; last = trail.at(-1)) {
    last.index += 1;
    if (last.index < doctorAnswers[last.question].length) return true;
    trail.pop();
  }
  return false;
}

function askingInputs(ask: <Q extends DoctorQuestion>(question: Q) => DoctorInputs[Q]): DoctorInputs {
  return {
    get registration() {
      return ask('registration');
    },
    get portal() {
      return ask('portal');
    },
    get profile() {
      return ask('profile');
    },
    get extension() {
      return ask('extension');
    },
    get macos() {
      return ask('macos');
    },
    get mdm() {
      return ask('mdm');
    },
    get vendor() {
      return ask('vendor');
    },
    get methodChange() {
      return ask('methodChange');
    },
    get method() {
      return ask('method');
    },
    get tries() {
      return ask('tries');
    },
    get selfService() {
      return ask('selfService');
    },
    get inventory() {
      return ask('inventory');
    },
    get partner() {
      return ask('partner');
    },
    get ticket() {
      return ask('ticket');
    },
  };
}
