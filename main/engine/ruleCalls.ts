import { ConnectorError } from '../base/errors.ts';
import type { Origin } from '../base/origin.ts';
import type { CallParts } from '../calls/createCalls.ts';
import type { Actor } from '../contract/calls.ts';
import { proposeTaxes } from '../flows/mapping/proposeTaxes.ts';
import type { OrderIntegration } from '../flows/orders/context.ts';
import type { NavSession, NavVatSetup } from '../nav/nav.ts';
import type { Assembly } from './connections.ts';
import { readChoices, readDimensionValues } from './ruleChoices.ts';
import type { SettingsCalls } from './settingsCalls.ts';

export interface RuleCallsOptions {
  readonly settingsCalls: SettingsCalls;
  readonly assembly: () => Assembly;
}

/** An integration's rules as a person edits them, and what there is to choose from. */
export function createRuleCalls({ settingsCalls, assembly }: RuleCallsOptions): CallParts['rules'] {
  function integrationOf(id: string): OrderIntegration {
    // Also says so when there is none.
    settingsCalls.rules(id);
    const found = assembly().integrations.get(id);
    if (!found) throw new Error(`Integration ${id} was not assembled`);
    return found;
  }

  return {
    'rules.get': async ({ integrationId }) => settingsCalls.rules(integrationId),
    'rules.save': async ({ integrationId, revision, ...change }, actor) =>
      settingsCalls.saveRules(integrationId, revision, change, person(actor)),
    'rules.choices': async ({ integrationId }, actor) =>
      readChoices(integrationOf(integrationId), originOf(integrationId, actor)),
    'rules.dimensionValues': async ({ integrationId, dimension }, actor) => {
      const origin = originOf(integrationId, actor);
      const values = await readDimensionValues(integrationOf(integrationId), dimension, origin);
      return { values: values && [...values] };
    },
    'taxes.propose': async ({ integrationId }, actor) => {
      const { store, nav, rules } = integrationOf(integrationId);
      const origin = originOf(integrationId, actor);
      const [storeRates, vatSetup] = await Promise.all([
        store.as(origin).taxRates(),
        nav().then((company) => vatSetupOf(company.as(origin))),
      ]);
      return toView(proposeTaxes({ ...rules, storeRates, vatSetup }));
    },
  };
}

async function vatSetupOf(session: NavSession): Promise<readonly NavVatSetup[] | null> {
  try {
    return await session.vatSetup();
  } catch (error) {
    if (error instanceof ConnectorError && error.code === 'nav-capability-missing') return null;
    throw error;
  }
}

/** How many items carry a tax code is not counted: it would read every item of the company. */
function toView({ rows, untaxed }: ReturnType<typeof proposeTaxes>) {
  return {
    rows: rows.map(({ candidates, countries, ...row }) => ({
      ...row,
      countries: [...countries],
      candidates: candidates.map(({ taxCode, businessGroups }) => ({
        taxCode,
        businessGroups: [...businessGroups],
        items: null,
      })),
    })),
    untaxed: [...untaxed],
  };
}

function originOf(integrationId: string, actor: Actor): Origin {
  return { actor: person(actor), integrationId };
}

function person(actor: Actor): string {
  return `person:${actor.name}`;
}
