import * as answers from './device-answer.ts';
import type { DeviceAnswer } from './device-answer.ts';
import { desktopAnswer } from './desktop-json.ts';
import { isGated, type RouteMatch } from './device-routes.ts';
import { hostAnswer } from './host-json.ts';
import { expiredLinkPage, myDevicePage, signInPage } from './my-device-page.ts';
import { policiesJson } from './policy-json.ts';
import type { ServerBehaviour } from './server-behaviour.ts';
import type { SimulatedMac } from './simulated-mac.ts';

/** What one request is answered from. */
export type RequestContext = {
  readonly mac: SimulatedMac;
  readonly behaviour: ServerBehaviour;
  readonly url: string;
  readonly now: number;
  readonly query: URLSearchParams;
};

type Matched = Extract<RouteMatch, { readonly kind: 'matched' }>;

/** Answers in Fleet's order: limit, path, token, single sign-on, licence, and only then the endpoint. */
export function answerRequest(match: RouteMatch, context: RequestContext): DeviceAnswer {
  const { refusal } = context.behaviour;
  if (refusal?.kind === 'rate-limited') return answers.rateLimited(refusal.retryAfterSeconds);
  if (refusal?.kind === 'server-error') return answers.serverError();
  if (match.kind === 'unknown') return answers.notFound();
  if (match.kind === 'wrong-method') return answers.wrongMethod(match.allow);
  if (match.route === 'ping') return empty;

  const known = context.behaviour.tokens.includes(match.token);
  if (match.route === 'my-device-page') return pageFor(known, context);
  if (!known) return answers.notAuthenticated();
  if (context.behaviour.signInRequired && isGated(match.route)) return answers.signInRequired();
  return endpoint(match.route, context);
}

const empty: DeviceAnswer = { status: 200, headers: {}, body: '' };

function pageFor(known: boolean, { behaviour, mac }: RequestContext): DeviceAnswer {
  if (!known) return expiredLinkPage();
  return behaviour.signInRequired ? signInPage() : myDevicePage(mac.state());
}

function endpoint(route: Exclude<Matched['route'], 'ping' | 'my-device-page'>, context: RequestContext): DeviceAnswer {
  const { mac, behaviour, url, now, query } = context;
  const state = mac.state();
  const { tier } = behaviour;
  switch (route) {
    case 'token-ping':
      return empty;
    case 'host': {
      const excludeSoftware = query.get('exclude_software') === 'true';
      return answers.jsonAnswer(200, hostAnswer({ state, tier, url, excludeSoftware, now }));
    }
    case 'desktop':
      return tier === 'free' ? answers.licenceMissing() : answers.jsonAnswer(200, desktopAnswer(state));
    case 'policies':
      if (tier === 'free') return answers.licenceMissing();
      return answers.jsonAnswer(200, { policies: policiesJson(state.responses) });
    case 'refetch':
      mac.refetch();
      return answers.jsonAnswer(200, {});
  }
}
