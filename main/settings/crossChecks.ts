import { validate } from 'node-cron';
import { nextAfter } from '../base/cronTimes.ts';
import type { SettingsFile } from '../contract/settings.ts';
import { checkAddress } from './addressChecks.ts';
import { checkDocuments } from './documentChecks.ts';
import { checkMoney } from './moneyChecks.ts';
import { checkOrderSettings, sameRate } from './orderChecks.ts';
import type { Problem } from './problems.ts';
import { checkSignIns } from './signInChecks.ts';

type Integration = SettingsFile['integrations'][number];

/** What no single field can show: references, uniqueness, and values that other parts have to understand. */
export function crossCheck(file: SettingsFile): readonly Problem[] {
  return [
    ...repeated(
      file.connections,
      ({ id }) => id,
      (n) => `connections[${n}].id`,
    ),
    ...repeated(
      file.integrations,
      ({ id }) => id,
      (n) => `integrations[${n}].id`,
    ),
    ...repeated(
      file.users,
      ({ name }) => name.toLowerCase(),
      (n) => `users[${n}].name`,
    ),
    ...file.connections.flatMap(({ id }, n) => reserved(id, `connections[${n}].id`)),
    ...file.integrations.flatMap((integration, n) => checkIntegration(integration, file, `integrations[${n}]`)),
    ...checkSignIns(file),
    ...checkAddress(file),
    ...checkPrefixes(file),
    ...checkPairs(file),
    ...Object.entries(file.schedules).flatMap(([name, text]) => checkSchedule(text, `schedules.${name}`)),
  ];
}

function repeated<T>(rows: readonly T[], key: (row: T) => string, path: (n: number) => string): readonly Problem[] {
  const keys = rows.map(key);
  return keys.flatMap((value, n) =>
    keys.indexOf(value) < n ? [{ path: path(n), problem: `"${value}" is used more than once` }] : [],
  );
}

/** Secrets lie in the vault under the connection's id; those of the dashboard's users under `user`. */
function reserved(id: string, path: string): readonly Problem[] {
  return id === 'user' ? [{ path, problem: '"user" is kept for the dashboard; choose another id' }] : [];
}

function checkIntegration(integration: Integration, file: SettingsFile, path: string): readonly Problem[] {
  return [
    ...checkReference(file, integration.store, 'store', `${path}.store`),
    ...checkReference(file, integration.nav, 'nav', `${path}.nav`),
    ...repeated(
      integration.statuses,
      (status) => status,
      (n) => `${path}.statuses[${n}]`,
    ),
    ...integration.statuses.flatMap((status, n) =>
      checkStatus(status, storeKindOf(file, integration), `${path}.statuses[${n}]`),
    ),
    ...repeated(
      integration.taxes,
      ({ percent }) => sameRate(percent),
      (n) => `${path}.taxes[${n}].percent`,
    ),
    ...checkTimeZone(integration.timeZone, `${path}.timeZone`),
    ...checkOrderSettings(integration, path),
    ...checkDocuments(integration, file, path),
    ...checkMoney(integration, path),
    ...repeated(
      integration.itemMatching,
      (step) => step,
      (n) => `${path}.itemMatching[${n}]`,
    ),
    ...checkPlaceholder(integration, `${path}.placeholderItem`),
  ];
}

function checkReference(file: SettingsFile, id: string, kind: 'nav' | 'store', path: string): readonly Problem[] {
  const found = file.connections.find((connection) => connection.id === id);
  if (found === undefined) return [{ path, problem: `there is no connection "${id}"` }];
  if ((found.kind === 'nav') === (kind === 'nav')) return [];
  if (kind === 'store') return [{ path, problem: `the connection "${id}" is of kind nav, here a store is needed` }];
  return [{ path, problem: `the connection "${id}" is of kind ${found.kind}, here one of kind nav is needed` }];
}

function storeKindOf(file: SettingsFile, { store }: Integration): 'woocommerce' | 'bigcommerce' {
  return file.connections.find(({ id }) => id === store)?.kind === 'bigcommerce' ? 'bigcommerce' : 'woocommerce';
}

function checkStatus(status: string, kind: 'woocommerce' | 'bigcommerce', path: string): readonly Problem[] {
  if (kind === 'bigcommerce') return checkStatusId(status, path);
  if (status.startsWith('wc-')) return [{ path, problem: `write "${status.slice(3)}", without "wc-"` }];
  if (/^[a-z0-9_-]+$/.test(status)) return [];
  return [{ path, problem: 'use the short name of an order status, such as "processing" or "on-hold"' }];
}

/** Its labels are renamed and translated; its numbers are not. 0 is a cart, 5 and 6 were cancelled and declined. */
function checkStatusId(status: string, path: string): readonly Problem[] {
  if (/^([1-9]|1[0-4])$/.test(status)) return [];
  return [{ path, problem: 'use the number of an order status, from 1 to 14, such as "11" for Awaiting Fulfillment' }];
}

function checkPlaceholder({ noMatch, placeholderItem }: Integration, path: string): readonly Problem[] {
  if (noMatch !== 'placeholder' || placeholderItem !== undefined) return [];
  return [{ path, problem: 'is missing; name the item that stands for articles NAV does not have' }];
}

function checkTimeZone(timeZone: string, path: string): readonly Problem[] {
  try {
    new Intl.DateTimeFormat('en', { timeZone }).format(0);
    return [];
  } catch {
    return [{ path, problem: `"${timeZone}" is not a time zone; write it as in "Europe/Berlin"` }];
  }
}

/** What is wrong with a cron expression; empty where nothing is. */
export function checkSchedule(text: string, path: string): readonly Problem[] {
  if (!validate(text)) {
    return [{ path, problem: `"${text}" is not a cron expression; "*/3 * * * *" means every three minutes` }];
  }
  // node-cron takes more than its times can be told of, such as @daily or 22-2: what was missed of those is never seen.
  if (nextAfter(text, 0) !== null) return [];
  return [{ path, problem: `"${text}" has no times that can be told; write it in five fields, such as "0 4 * * 1-5"` }];
}

/** One company whatever connection leads to it: its numbers are shared. */
function companyOf(file: SettingsFile, integration: Integration): string {
  const nav = file.connections.find(({ id }) => id === integration.nav);
  if (nav?.kind !== 'nav') return `connection ${integration.nav}`;
  return [instanceOf(nav.url), nav.tenant ?? '', nav.company].join('\n').toLowerCase();
}

/** The same server instance, whichever surface an address names. */
function instanceOf(url: string): string {
  return url.replace(/\/+$/, '').replace(/\/(api\/v2\.0|ODataV4)$/i, '');
}

/** With "A" and "A1" the orders 15 and 5 would both be A15, so a prefix may not be another one followed by digits. */
function checkPrefixes(file: SettingsFile): readonly Problem[] {
  return file.integrations.flatMap((later, n) => {
    const clash = file.integrations
      .slice(0, n)
      .find((earlier) => companyOf(file, earlier) === companyOf(file, later) && mix(earlier.prefix, later.prefix));
    if (clash === undefined) return [];
    const path = `integrations[${n}].prefix`;
    return [
      { path, problem: `makes the same numbers in the company as the prefix "${clash.prefix}" of "${clash.id}"` },
    ];
  });
}

function mix(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return long.startsWith(short) && /^\d*$/.test(long.slice(short.length));
}

/** Two integrations of one store and one company would each write every order. */
function checkPairs(file: SettingsFile): readonly Problem[] {
  return file.integrations.flatMap((later, n) => {
    const twin = file.integrations
      .slice(0, n)
      .find((earlier) => earlier.store === later.store && companyOf(file, earlier) === companyOf(file, later));
    if (twin === undefined) return [];
    return [{ path: `integrations[${n}].store`, problem: `"${twin.id}" already joins this store to this company` }];
  });
}
