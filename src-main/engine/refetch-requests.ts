import { problem } from '../core/problem.ts';
import type { RefetchEvent } from '../core/refetch-event.ts';
import type { RefetchState } from '../core/refetch-state.ts';
import type { UpstreamReading } from '../core/upstream-reading.ts';
import type { Answer, Upstream } from '../upstreams/upstream.ts';

/** A change to the last reading of the upstream, made at an instant. */
export type LearnUpstream = (reading: UpstreamReading, at: string) => UpstreamReading;

/** The requests that a refetch makes. */
export type AskedUpstream = Pick<Upstream, 'readHost' | 'requestRefetch' | 'readPolicies'>;

/** What an answer means: what it teaches about the upstream, and the event it is for the machine. */
export type Learnt = { readonly learn: LearnUpstream; readonly event: (at: number) => RefetchEvent };
export type RefetchRequest = (upstream: AskedUpstream, refetch: RefetchState) => Promise<Answer<Learnt>>;

const readHost: RefetchRequest = async (upstream, { postedAt }) =>
  map(await upstream.readHost(postedAt === null ? 'before' : 'after'), host => ({
    learn: (reading, at) =>
      host.licensed === false
        ? { ...reading, host, state: 'unlicensed', problem: problem('unlicensed'), policies: null, lastContactAt: at }
        : { ...reachedAgain(reading, at), host },
    event: at => ({ type: 'host-read', at, host }),
  }));

const post: RefetchRequest = async upstream =>
  map(await upstream.requestRefetch(), host => ({
    learn: (reading, at) => ({ ...reachedAgain(reading, at), host: host ?? reading.host }),
    event: at => ({ type: 'posted', at, host }),
  }));

const readPolicies: RefetchRequest = async upstream =>
  map(await upstream.readPolicies(), policies => ({
    learn: (reading, at) => ({
      ...reachedAgain(reading, at),
      policies,
      listEvaluatedAt: reading.host?.policyUpdatedAt ?? null,
      // The summary's count is older than this list; it will say the same as the list does now.
      failingCount: policies.filter(({ verdict }) => verdict === 'fail').length,
      push: null,
    }),
    event: at => ({ type: 'policies-read', at }),
  }));

/** Which request each effect of the machine is. */
export const refetchRequests = { 'read-host': readHost, post, 'read-policies': readPolicies } as const;

function map<T>(answer: Answer<T>, learnt: (value: T) => Learnt): Answer<Learnt> {
  return answer.ok ? { ok: true, value: learnt(answer.value) } : answer;
}

/** An answer ends whatever trouble there was before it, but not the lack of a licence. */
function reachedAgain(reading: UpstreamReading, at: string): UpstreamReading {
  return reading.state === 'unlicensed'
    ? { ...reading, lastContactAt: at }
    : { ...reading, state: 'ok', problem: null, lastContactAt: at };
}
