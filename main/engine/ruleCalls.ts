import type { CallParts } from '../calls/createCalls.ts';
import type { Assembly } from './connections.ts';
import type { SettingsCalls } from './settingsCalls.ts';

export interface RuleCallsOptions {
  readonly settingsCalls: SettingsCalls;
  readonly assembly: () => Assembly;
}

export function createRuleCalls(_options: RuleCallsOptions): CallParts['rules'] {
  return {} as CallParts['rules'];
}
