import type { Turn } from '../contract/ids.ts';
import type {
  Basis,
  CheckReport,
  PoliciesReport,
  RefetchReport,
  ReportingReport,
  RegistrationReport,
  StopState,
  UpstreamReport,
} from '../contract/snapshot.ts';
import type { AccessState } from './access.ts';
import type { ProblemCode } from './problem.ts';
import type { PushReading } from './upstream-reading.ts';
import type { MessageArguments, MessageId } from './words.ts';

/** What the five stops are drawn from. */
export type JourneyInputs = {
  readonly checks: readonly CheckReport[];
  readonly policies: PoliciesReport;
  readonly policiesStale: boolean;
  readonly upstream: UpstreamReport;
  readonly refetch: RefetchReport;
  /** Why the refetch stopped, where it did. */
  readonly stopReason: ProblemCode | null;
  /** What a refetch that is under way waits for, where that is not the usual. */
  readonly waitReason: ProblemCode | null;
  /** Whether the server had accepted the refetch. */
  readonly wasPosted: boolean;
  /** Whether the server had a refetch pending before this one was pressed. */
  readonly isJoined: boolean;
  /** How long a refetch usually takes on this Mac, from its own history; null while there is too little of it. */
  readonly usualSeconds: number | null;
  readonly registration: RegistrationReport;
  /** Whether the work ticket is missing, without which Fleet reports nobody. */
  readonly isWithoutTicket: boolean;
  /** The server has evaluated nothing since this Mac was registered. */
  readonly isUnheard: boolean;
  /** Where the reports to the service that IT named stand; null where there is none. */
  readonly report: ReportingReport | null;
  /** The last push to Microsoft, where the server tells of it. */
  readonly push: PushReading | null;
  /** Whether the last look is too old to stand for now. */
  readonly isOld: boolean;
  /** What the person did and told about signing in. */
  readonly access: AccessState;
};

/** One stop before it is put into words. */
export type Stop = {
  readonly state: StopState;
  readonly basis: Basis;
  readonly at: string | null;
  readonly turn: Turn;
  readonly text: MessageId;
  readonly args?: MessageArguments;
};
