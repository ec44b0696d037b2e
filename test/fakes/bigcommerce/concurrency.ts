import type { Behaviour } from '../faults.ts';
import type { FakeRequest, FakeResponse } from '../http.ts';
import { v3Body } from './errors.ts';

interface Rule {
  readonly method: string;
  readonly path: RegExp;
  readonly most: number;
}

/** How many requests of a kind may be open at once, all apps together. */
const RULES: readonly Rule[] = [
  { method: 'PUT', path: /\/v3\/customers$/, most: 3 },
  { method: 'PUT', path: /\/v3\/customers\/addresses$/, most: 3 },
  { method: 'POST', path: /\/v3\/customers\/addresses$/, most: 10 },
  { method: 'PUT', path: /\/v3\/customers\/attribute-values$/, most: 3 },
  { method: 'PUT', path: /\/v3\/pricelists\/\d+\/records$/, most: 2 },
  { method: 'PUT', path: /\/v3\/inventory\/adjustments\/absolute$/, most: 1 },
  { method: 'POST', path: /\/v3\/inventory\/adjustments\/relative$/, most: 1 },
];

/**
 * Puts the endpoints' limits around a behaviour that takes its time: one too many is answered 429 without any rate
 * header, and nothing is done. The pure `handle` cannot know of this, since it answers at once.
 */
export function withConcurrencyLimits(behaviour: Behaviour): Behaviour {
  const open = new Map<Rule, number>();
  return async (request) => {
    const rule = ruleOf(request);
    if (rule === undefined) return behaviour(request);
    const now = open.get(rule) ?? 0;
    if (now >= rule.most) return tooManyAtOnce();
    open.set(rule, now + 1);
    try {
      return await behaviour(request);
    } finally {
      open.set(rule, (open.get(rule) ?? 1) - 1);
    }
  };
}

function ruleOf({ method, url }: FakeRequest): Rule | undefined {
  const path = url.split('?')[0] ?? '';
  return RULES.find((rule) => rule.method === method && rule.path.test(path));
}

function tooManyAtOnce(): FakeResponse {
  const body = JSON.stringify(v3Body(429, 'Too many requests', { errors: {} }));
  return { status: 429, headers: { 'Content-Type': 'application/json' }, body };
}
