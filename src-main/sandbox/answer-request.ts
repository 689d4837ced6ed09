import { activitiesAnswer } from './activity-json.ts';
import * as answers from './device-answer.ts';
import type { DeviceAnswer } from './device-answer.ts';
import { desktopAnswer } from './desktop-json.ts';
import { isGated, type RouteMatch } from './device-routes.ts';
import { hostAnswer } from './host-json.ts';
import { expiredLinkPage, myDevicePage, signInPage } from './my-device-page.ts';
import { policiesJson } from './policy-json.ts';
import type { Refusal, ServerBehaviour } from './server-behaviour.ts';
import { shaped } from './server-shape.ts';
import type { MacState, SimulatedMac } from './simulated-mac.ts';

/** What one request is answered from. */
export type RequestContext = {
  readonly mac: SimulatedMac;
  readonly behaviour: ServerBehaviour;
  readonly url: string;
  /** By the server's clock. */
  readonly now: number;
  readonly query: URLSearchParams;
  /** The refusal that is next for a refetch, if one is left; taking it uses it up. */
  readonly takeRefetchRefusal: () => Refusal | undefined;
};

type Matched = Extract<RouteMatch, { readonly kind: 'matched' }>;

/** Answers in Fleet's order: limit, path, token, single sign-on, licence, and only then the endpoint. */
export function answerRequest(match: RouteMatch, context: RequestContext): DeviceAnswer {
  const { behaviour, mac } = context;
  if (behaviour.refusal !== null) return answers.refusalAnswer(behaviour.refusal);
  if (match.kind === 'unknown') return answers.notFound();
  if (match.kind === 'wrong-method') return answers.wrongMethod(match.allow);
  if (match.route === 'ping') return empty;
  // A server without the feed does not know the path, whatever the token is.
  if (match.route === 'activities' && mac.state().pushes === undefined) return answers.notFound();

  const known = behaviour.tokens.includes(match.token);
  if (match.route === 'my-device-page') return pageFor(known, context);
  if (!known) return answers.notAuthenticated();
  if (behaviour.signInRequired && isGated(match.route)) return answers.signInRequired();
  return endpoint(match.route, context);
}

const empty: DeviceAnswer = { status: 200, headers: {}, body: '' };

function pageFor(known: boolean, { behaviour, mac }: RequestContext): DeviceAnswer {
  if (!known) return expiredLinkPage();
  return behaviour.signInRequired ? signInPage() : myDevicePage(mac.state());
}

function endpoint(route: Exclude<Matched['route'], 'ping' | 'my-device-page'>, context: RequestContext): DeviceAnswer {
  const { mac, behaviour, url, now, query } = context;
  const state = byServerClock(mac.state(), behaviour.clockSkewMs ?? 0);
  const { tier, shape } = behaviour;
  switch (route) {
    case 'token-ping':
      return empty;
    case 'host': {
      const excludeSoftware = query.get('exclude_software') === 'true';
      return answers.jsonAnswer(200, hostAnswer({ state, behaviour, url, excludeSoftware, now }));
    }
    case 'desktop':
      return tier === 'free' ? answers.licenceMissing() : answers.jsonAnswer(200, desktopAnswer(state, behaviour));
    case 'policies': {
      if (tier === 'free') return answers.licenceMissing();
      const policies = policiesJson(state).map(policy => shaped('policy', policy, shape));
      return answers.jsonAnswer(200, { policies });
    }
    case 'activities':
      return answers.jsonAnswer(200, activitiesAnswer(state.pushes ?? [], query));
    case 'refetch': {
      const refusal = context.takeRefetchRefusal();
      if (refusal !== undefined) return answers.refusalAnswer(refusal);
      mac.refetch();
      return answers.jsonAnswer(200, {});
    }
  }
}

/** A server whose clock is wrong stamps everything by it. */
function byServerClock(state: MacState, skewMs: number): MacState {
  const shift = (at: number | null): number | null => (at === null ? null : at + skewMs);
  return {
    ...state,
    detailUpdatedAt: shift(state.detailUpdatedAt),
    policyUpdatedAt: shift(state.policyUpdatedAt),
    ...(state.pushes !== undefined && { pushes: state.pushes.map(push => ({ ...push, at: push.at + skewMs })) }),
  };
}
