import type { Alarm, AlarmKind, AlarmScope } from '../base/alarm.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { IntegrationSettings, Settings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import {
  createLearner,
  createSlots,
  isTooQuiet,
  LEAST_HISTORY_MS,
  LEAST_SILENCE_MS,
  ratesOf,
  type Rhythm,
  WINDOW_MS,
} from '../health/absence.ts';
import { createAbsenceReader } from '../health/absenceReader.ts';
import type { StandingAlarms } from '../health/standingAlarms.ts';
import { areWebhooksAbsent, UNTOLD_ORDERS, WEBHOOK_PATIENCE_MS } from '../health/webhookAbsence.ts';
import type { AlarmAnswers } from './alarmAnswers.ts';
import { createMovementWatch } from './movementWatch.ts';
import { timeIn } from './timeIn.ts';

export interface AbsenceWatchOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly alarms: StandingAlarms;
  readonly settings: () => Settings;
  /** Whether deliveries can arrive at all. */
  readonly hasAddress: () => boolean;
}

export interface AbsenceWatch {
  /** After a poll. Where nothing is missing it is a question or two to the database for each integration. */
  look(): Promise<void>;
  /** An order was read: where one was missed, that is over. */
  came(integrationId: string): void;
  /** What is being learnt is left. */
  stop(): void;
}

type Kind = Extract<AlarmKind, 'orders-absent' | 'webhooks-absent'>;

type StoreKind = 'woocommerce' | 'bigcommerce';

/** Stores stamp orders to the second. */
const SECOND_MS = 1000;
const DAY_MS = 24 * 3_600_000;
/** How far back webhooks and the orders they should have told are looked for. */
const WEBHOOKS_BACK_MS = 14 * DAY_MS;
/** The stages of learning; between them others have their turn. */
const AT_ONCE_MS = 7 * DAY_MS;

/** Quiet until the next one comes and is followed by none again. */
const seen = { carryOut: async () => undefined };
export const absenceAnswers: AlarmAnswers = { 'orders-absent': { seen }, 'movements-absent': { seen } };

/** Misses what should have come: orders, the webhooks that should have told of them, and NAV's stock movements. */
export function createAbsenceWatch({ db, ports, alarms, settings, hasAddress }: AbsenceWatchOptions): AbsenceWatch {
  const reader = createAbsenceReader(db);
  const movements = createMovementWatch({ db, ports, alarms, settings, reader });
  const rhythms = new Map<string, { readonly timeZone: string; readonly at: number; readonly rhythm: Rhythm | null }>();
  /** Since when deliveries could arrive for an integration, as far as these looks have seen. */
  const arriving = new Map<string, number>();
  let isLooking = false;
  let isStopped = false;

  const standing = (kind: Kind, integrationId: string) =>
    alarms.standing().find((alarm) => alarm.kind === kind && alarm.scope === scopeOf(integrationId));

  async function learn(id: string, timeZone: string, last: number): Promise<Rhythm | null> {
    const from = last - WINDOW_MS;
    const first = reader.firstPlacedAt(id, from);
    if (first === null || ports.now() - first < LEAST_HISTORY_MS) return null;
    const end = last + SECOND_MS;
    const rates = ratesOf(new Map(reader.counts(id, first, end)), first, last, createSlots(timeZone));
    const learner = createLearner(rates);
    for (let at = first; at < end; at += AT_ONCE_MS) {
      if (isStopped) return null;
      reader.placements(id, at, Math.min(at + AT_ONCE_MS, end)).forEach(learner.add);
      // oxlint-disable-next-line no-await-in-loop
      await new Promise<void>((resolve) => ports.soon(resolve));
    }
    return learner.learn();
  }

  async function rhythmOf({ id, timeZone }: IntegrationSettings, last: number): Promise<Rhythm | null> {
    const known = rhythms.get(id);
    if (known?.timeZone === timeZone && ports.now() - known.at < DAY_MS) return known.rhythm;
    const rhythm = await learn(id, timeZone, last);
    rhythms.set(id, { timeZone, at: ports.now(), rhythm });
    return rhythm;
  }

  /** Whether the order that was missed has come. */
  function endOrders(id: string): boolean {
    const alarm = standing('orders-absent', id);
    if (!alarm) return true;
    const last = reader.lastPlacedAt(id, Date.parse(alarm.params['since'] ?? '') + SECOND_MS);
    if (last !== null) alarms.clear(alarm.kind, alarm.scope);
    return last !== null;
  }

  async function missOrders(integration: IntegrationSettings): Promise<void> {
    const { id } = integration;
    if (!endOrders(id)) return;
    // What nobody could look for is not missing.
    const seenUntil = Math.min(ports.now(), reader.lastPolledAt(id) ?? 0);
    const last = reader.lastPlacedAt(id, seenUntil - WINDOW_MS);
    if (last === null || seenUntil - last < LEAST_SILENCE_MS) return;
    const since = toInstant(last);
    if (reader.seenSince('orders-absent', scopeOf(id)) === since) return;
    const rhythm = await rhythmOf(integration, last);
    if (isStopped || rhythm === null || !isTooQuiet(rhythm, last, seenUntil)) return;
    if (reader.lastPlacedAt(id, last + SECOND_MS) !== null) return;
    alarms.raise(ordersAbsent(integration, since, Math.round(rhythm.expected(last, seenUntil))));
  }

  function endWebhooks({ id, store }: IntegrationSettings): boolean {
    const alarm = standing('webhooks-absent', id);
    if (!alarm) return true;
    const isOver = !expectsWebhooks(store) || reader.lastWebhookAt(store, Date.parse(alarm.raisedAt)) !== null;
    if (isOver) alarms.clear(alarm.kind, alarm.scope);
    return isOver;
  }

  function kindOf(storeId: string): StoreKind {
    return settings().connections.some(({ id, kind }) => id === storeId && kind === 'bigcommerce')
      ? 'bigcommerce'
      : 'woocommerce';
  }

  /** Webhooks that an administrator makes by hand may never have been made. */
  function expectsWebhooks(storeId: string): boolean {
    const store = settings().connections.find(({ id }) => id === storeId);
    if (!hasAddress() || !store || store.kind === 'nav') return false;
    return store.webhooks === 'own' || reader.lastWebhookAt(storeId, ports.now() - WINDOW_MS) !== null;
  }

  function missWebhooks(integration: IntegrationSettings): void {
    const { id, store } = integration;
    if (!hasAddress()) arriving.delete(id);
    else if (!arriving.has(id)) arriving.set(id, ports.now());
    if (!endWebhooks(integration)) return;
    const now = ports.now();
    const from = Math.max(arriving.get(id) ?? now, now - WEBHOOKS_BACK_MS);
    const newest = reader.newest({ integrationId: id, storeId: store }, from, now - WEBHOOK_PATIENCE_MS, UNTOLD_ORDERS);
    const first = newest.at(-1);
    if (!first || !areWebhooksAbsent(newest, null) || !expectsWebhooks(store)) return;
    if (!areWebhooksAbsent(newest, reader.lastWebhookAt(store, first.placedAt))) return;
    const last = reader.lastWebhookAt(store, now - WEBHOOKS_BACK_MS) ?? first.placedAt;
    alarms.raise(webhooksAbsent(integration, kindOf(store), toInstant(last)));
  }

  /** Of integrations that are gone, or are not to be watched any more. */
  function endOthers(watched: readonly IntegrationSettings[]): void {
    const scopes = new Set<string>(watched.map(({ id }) => scopeOf(id)));
    for (const { kind, scope } of alarms.standing()) {
      if ((kind === 'orders-absent' || kind === 'webhooks-absent') && !scopes.has(scope)) alarms.clear(kind, scope);
    }
  }

  async function lookAtAll(): Promise<void> {
    const watched = settings().integrations.filter(({ absence }) => absence === 'watch');
    endOthers(watched);
    movements.look();
    for (const integration of watched) {
      if (isStopped) return;
      missWebhooks(integration);
      // oxlint-disable-next-line no-await-in-loop
      await missOrders(integration);
    }
  }

  return {
    async look() {
      if (isLooking || isStopped) return;
      isLooking = true;
      await lookAtAll().finally(() => {
        isLooking = false;
      });
    },
    came(integrationId) {
      endOrders(integrationId);
      const integration = settings().integrations.find(({ id }) => id === integrationId);
      if (integration) endWebhooks(integration);
    },
    stop() {
      isStopped = true;
    },
  };
}

const scopeOf = (integrationId: string): AlarmScope => `integration/${integrationId}`;

function ordersAbsent({ id, timeZone }: IntegrationSettings, since: string, usual: number): Alarm {
  return {
    kind: 'orders-absent',
    scope: scopeOf(id),
    message: `No order since ${timeIn(timeZone, since)}; by its weekdays and hours of the last 8 weeks there would be ${usual} by now.`,
    whatToDo:
      'Take a test order in the shop through its checkout. If it arrives, there is nothing to do; this ends with the next order.',
    params: { since, usual: `${usual}` },
    stopsWrites: false,
  };
}

const WEBHOOKS_REMEDY: Readonly<Record<StoreKind, string>> = {
  woocommerce:
    'Nothing is lost, it only takes longer. See under Connections whether the public address answers, and in the shop whether its webhooks are active and WP-Cron runs.',
  // Its control panel shows no webhooks; those that are switched off or held back have alarms of their own.
  bigcommerce:
    'Nothing is lost, it only takes longer. See under Connections whether the public address answers, and test the connection: webhooks go with the API account that made them.',
};

function webhooksAbsent({ id, timeZone }: IntegrationSettings, store: StoreKind, since: string): Alarm {
  return {
    kind: 'webhooks-absent',
    scope: scopeOf(id),
    message: `The last ${UNTOLD_ORDERS} orders were found by looking: the shop has told us of none since ${timeIn(timeZone, since)}.`,
    whatToDo: WEBHOOKS_REMEDY[store],
    params: { since, orders: `${UNTOLD_ORDERS}`, store },
    stopsWrites: false,
  };
}
