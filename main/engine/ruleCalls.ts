import type { Origin } from '../base/origin.ts';
import type { Ports } from '../base/ports.ts';
import type { CallParts } from '../calls/createCalls.ts';
import type { Actor } from '../contract/calls.ts';
import type { OrderIntegration } from '../flows/orders/context.ts';
import type { Assembly } from './connections.ts';
import { refuseResting } from './resting.ts';
import { readChoices, readDimensionValues } from './ruleChoices.ts';
import { readTaxProposals } from './taxProposals.ts';
import type { SettingsCalls } from './settingsCalls.ts';

export interface RuleCallsOptions {
  readonly settingsCalls: SettingsCalls;
  readonly assembly: () => Assembly;
  readonly ports: Pick<Ports, 'now'>;
}

/** An integration's rules as a person edits them, and what there is to choose from. */
export function createRuleCalls({ settingsCalls, assembly, ports }: RuleCallsOptions): CallParts['rules'] {
  function integrationOf(id: string): OrderIntegration {
    // Also says so when there is none.
    settingsCalls.rules(id);
    const found = assembly().integrations.get(id);
    if (!found) throw new Error(`Integration ${id} was not assembled`);
    return found;
  }

  /** @throws ConnectorError `connection-resting` in a maintenance window, in which nothing is asked */
  function restedOf(id: string): OrderIntegration {
    const found = integrationOf(id);
    const { settings } = assembly();
    for (const one of settings.integrations.filter((each) => each.id === id)) refuseResting(settings, one, ports.now());
    return found;
  }

  return {
    'rules.get': async ({ integrationId }) => settingsCalls.rules(integrationId),
    'rules.save': async ({ integrationId, revision, ...change }, actor) =>
      settingsCalls.saveRules(integrationId, revision, change, person(actor)),
    'rules.choices': async ({ integrationId }, actor) =>
      readChoices(restedOf(integrationId), originOf(integrationId, actor)),
    'rules.dimensionValues': async ({ integrationId, dimension }, actor) => {
      const origin = originOf(integrationId, actor);
      const values = await readDimensionValues(restedOf(integrationId), dimension, origin);
      return { values: values && [...values] };
    },
    'taxes.propose': async ({ integrationId }, actor) => {
      return readTaxProposals(restedOf(integrationId), originOf(integrationId, actor));
    },
  };
}

function originOf(integrationId: string, actor: Actor): Origin {
  return { actor: person(actor), integrationId };
}

function person(actor: Actor): string {
  return `person:${actor.name}`;
}
