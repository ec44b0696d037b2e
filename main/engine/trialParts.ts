import { ConnectorError } from '../base/errors.ts';
import type { Ports } from '../base/ports.ts';
import { planRows } from '../calls/planRows.ts';
import { integrationUnknown } from '../calls/unknown.ts';
import type { IntegrationSettings, Settings } from '../contract/settings.ts';
import type { TrialRow, TrialView } from '../contract/trialCalls.ts';
import type { OrderIntegration } from '../flows/orders/context.ts';
import type { DryRun } from '../flows/orders/dryRun.ts';
import type { TrialDifference } from '../flows/orders/trialCompare.ts';
import type { Run } from '../queue/runs.ts';
import { toSettingsFile } from '../settings/exportSettings.ts';
import { changedRules, type RulesChange, withRules } from '../settings/rules.ts';
import type { Vault } from '../vault/vault.ts';
import type { Assembly } from './connections.ts';
import { orderReadingOf } from './storeConnections.ts';
import { createOrderIntegration } from './integrations.ts';

/**
 * The settings of an integration under changed rules. Nothing is kept.
 *
 * @throws ConnectorError `integration-unknown`; SettingsRefused with paths that count from the rules
 */
export function triedSettings(
  settings: Settings,
  integrationId: string,
  change: RulesChange,
  vault: Pick<Vault, 'secret'>,
): IntegrationSettings {
  const found = settings.integrations.find(({ id }) => id === integrationId);
  if (!found) throw integrationUnknown(integrationId);
  if (Object.keys(change.changes).length === 0 && !change.remove) return found;
  const file = toSettingsFile(settings, (id) => vault.secret(id) !== null);
  return withRules(found, changedRules(file, integrationId, change));
}

/**
 * The integration as it would be: through the doors and lanes that the live one goes through, with references of its
 * own, so that what live orders know of NAV stays as it is.
 */
export function triedIntegration(assembly: Assembly, tried: IntegrationSettings, ports: Ports): OrderIntegration {
  const [store, nav] = [assembly.stores.get(tried.store), assembly.navs.get(tried.nav)];
  if (!store || !nav) throw integrationUnknown(tried.id);
  const integrations = assembly.settings.integrations.map((one) => (one.id === tried.id ? tried : one));
  const telling = store.telling(orderReadingOf(tried.store, { integrations }));
  return createOrderIntegration(tried, telling, nav.nav, ports);
}

// The day it is made and its number are not the rules'.
const NOT_COMPARED: ReadonlySet<string> = new Set(['postingDate', 'externalDocumentNumber']);

/** What a plan would change of the document in NAV, as far as that shows it: for links whose plan was not kept. */
export function besideDocument({ plan, document }: DryRun): readonly TrialDifference[] {
  if (!plan || !document) return [];
  return planRows(plan, document)
    .filter(({ mark, field }) => mark === 'differs' && !NOT_COMPARED.has(field))
    .map(({ group, field, navHas, written, comesFrom }) => ({
      group,
      field,
      before: navHas ?? '',
      after: written,
      comesFrom,
    }));
}

/** What differs first, then by time, newest first, which is how they were tried. */
export function trialView(trial: {
  readonly run: Run;
  readonly integrationId: string;
  readonly rows: readonly TrialRow[];
}): TrialView {
  const { run, integrationId, rows } = trial;
  const counts = { same: 0, different: 0, waits: 0, leftOut: 0, now: 0, failed: 0 };
  for (const { result } of rows) counts[result] += 1;
  const [same, others] = [rows.filter(isSame), rows.filter((row) => !isSame(row))];
  return { run, integrationId, counts, rows: [...others, ...same] };
}

function isSame({ result }: TrialRow): boolean {
  return result === 'same';
}

export function trialGone(): ConnectorError {
  return new ConnectorError({
    kind: 'notFound',
    code: 'trial-gone',
    message: 'What this trial found is no longer there: it is kept until the next trial or the end of the program.',
    whatToDo: 'Start it again.',
    system: 'engine',
  });
}
