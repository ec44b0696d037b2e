import { toInstant } from '../base/ports.ts';
import type { CallParts } from '../calls/createCalls.ts';
import { connectionUnknown } from '../calls/unknown.ts';
import type { Actor } from '../contract/calls.ts';
import { transaction } from '../db/transaction.ts';
import type { OrderRecords } from '../flows/orders/context.ts';
import type { Assembly, AssemblyOptions } from './connections.ts';
import { readinessNeeds } from './readinessNeeds.ts';
import { refusal } from './connectionCalls.ts';
import type { SettingsCalls } from './settingsCalls.ts';
import { draftConnection, type SetupParts, withoutSecrets } from './setupDrafts.ts';
import { findNav, tryNav } from './setupNav.ts';
import { draftIntegration, proposeRules, tryOrders } from './setupRules.ts';
import { createProgressKeeper } from './setupProgress.ts';
import { storeDraft, tryStore } from './setupStore.ts';
import { readIntegrationDraft } from '../settings/drafts.ts';

export interface SetupCallsOptions {
  readonly records: OrderRecords;
  readonly settingsCalls: SettingsCalls;
  readonly connections: AssemblyOptions;
  readonly assembly: () => Assembly;
}

/** Setting up from nothing: tried before it is kept, and nothing of it written to NAV or a store. */
export function createSetupCalls(options: SetupCallsOptions): CallParts['setup'] {
  const { records, settingsCalls, connections, assembly } = options;
  const { ports } = records;
  const progress = createProgressKeeper(connections.vault, ports);
  const parts: SetupParts = { connections, settingsCalls, vault: connections.vault };

  return {
    'setup.findNav': async (asked, actor) => findNav(parts, asked, { actor: person(actor), readsOnly: true }),
    'setup.tryNav': async ({ connection }, actor) =>
      tryNav(parts, connection, { actor: person(actor), readsOnly: true }),
    'setup.tryStore': async ({ connection }, actor) =>
      tryStore(parts, connection, { actor: person(actor), readsOnly: true }),
    'setup.saveConnection': async ({ connection }, actor) => {
      const { file, secrets } = draftConnection(parts, storeDraft(connection));
      settingsCalls.putConnection(file, secrets, person(actor));
      return { connectionId: file.id };
    },
    'setup.connection': async ({ connectionId }) => {
      const found = settingsCalls.file().connections.find(({ id }) => id === connectionId);
      if (!found) throw connectionUnknown(connectionId);
      return withoutSecrets(found, (field) => connections.vault.secret(`${connectionId}/${field}`) !== null);
    },
    'setup.readiness': async ({ connectionId, integration }, actor) => {
      const nav = assembly().navs.get(connectionId);
      if (!nav)
        throw refusal(
          'connection-not-nav',
          `Connection ${connectionId} is not a NAV connection.`,
          'Choose a NAV connection.',
        );
      const { settings } = assembly();
      const drafted = integration === undefined ? [] : [draftIntegration(settingsCalls, integration, ports)];
      const others = settings.integrations.filter(({ id }) => !drafted.some((one) => one.id === id));
      const needs = readinessNeeds(connectionId, { ...settings, integrations: [...others, ...drafted] }, ports.now());
      const lines = await nav.readiness({ actor: person(actor), readsOnly: true }, needs);
      return { checkedAt: toInstant(ports.now()), lines: [...lines] };
    },
    'setup.propose': async (pair, actor) => proposeRules({ settingsCalls, records, assembly }, pair, person(actor)),
    'setup.tryOrders': async ({ integration }, actor) =>
      tryOrders({ settingsCalls, records, assembly }, integration, person(actor)),
    'setup.saveIntegration': async ({ integration }, actor) => {
      const read = readIntegrationDraft(integration, settingsCalls.file());
      settingsCalls.putIntegration(read, person(actor));
      progress.forget();
      return { integrationId: read.id };
    },
    'setup.progress': async (_, actor) => {
      const kept = progress.get();
      return { progress: kept && { ...kept, isMine: kept.savedBy === person(actor) } };
    },
    'setup.keepProgress': async (given, actor) => {
      progress.keep(given, person(actor));
      return {};
    },
    'setup.takeOver': async (_, actor) => {
      overAnothers('setup.takenOver', actor, () => progress.takeOver(person(actor)));
      return {};
    },
    'setup.startOver': async (_, actor) => {
      overAnothers('setup.startedOver', actor, () => progress.forget());
      return {};
    },
  };

  /** Who began is told by the audit log what became of it; one's own is nobody else's business. */
  function overAnothers(kind: string, actor: Actor, write: () => void): void {
    const kept = progress.get();
    transaction(records.db, () => {
      write();
      if (kept === null || kept.savedBy === person(actor)) return;
      const params = JSON.stringify({ from: kept.savedBy, savedAt: kept.savedAt, step: kept.step });
      records.audit.append({ kind, actor: person(actor), status: 'fine', bodies: { params } });
    });
  }
}

function person(actor: Actor): string {
  return `person:${actor.name}`;
}
