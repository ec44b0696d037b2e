import { address } from './address.de.ts';
import { alarms } from './alarms.de.ts';
import { attention, confirm, run } from './attention.de.ts';
import { audit } from './audit.de.ts';
import { catchUp } from './catchUp.de.ts';
import { capabilities, connection, rungs } from './connection.de.ts';
import { counting, one } from './count.ts';
import { customers } from './customers.de.ts';
import { deliveries } from './deliveries.de.ts';
import { dryRun } from './dryRun.de.ts';
import type { Texts } from './en.ts';
import { frame } from './frame.de.ts';
import { integrations } from './integrations.de.ts';
import { mapping } from './mapping.de.ts';
import { order, orders } from './orders.de.ts';
import { overview } from './overview.de.ts';
import { planFields } from './planFields.de.ts';
import { queue } from './queue.de.ts';
import { rules } from './rules.de.ts';
import { schedules } from './schedules.de.ts';
import { search } from './search.de.ts';
import { security } from './security.de.ts';
import { sentence } from './sentence.de.ts';
import { settings } from './settings.de.ts';
import { setup } from './setup.de.ts';
import { actors, timeline } from './timeline.de.ts';
import { trial } from './trial.de.ts';
import { webhookMails } from './webhookMails.de.ts';

const n = counting('de');
const countedOrders = (count: number): string => one(count, '1 Bestellung', `${n(count)} Bestellungen`);

export const de: Texts = {
  language: 'de',
  product: 'ml-connector',
  frame,
  common: {
    orders: countedOrders,
    none: 'keine',
    asOf: (time) => `Stand ${time}. Der Dienst antwortet nicht; dies hat er zuletzt gemeldet.`,
    tryAgain: 'Erneut versuchen',
    details: 'Einzelheiten',
    cancel: 'Abbrechen',
    close: 'Schließen',
    copy: 'Kopieren',
    copied: 'Kopiert',
    showMore: 'Mehr anzeigen',
    loading: 'Wird gelesen',
    engineAway: 'Der Dienst antwortet nicht. Er wird neu gestartet; nichts geht verloren.',
    engineAwayRemedy: 'Nichts zu tun. Bleibt es so, starten Sie ml-connector bitte neu.',
    mayNot: 'Ihre Rolle darf ansehen, aber nichts ändern. Bitten Sie um die Rolle eines Bearbeiters.',
    mayNotAdminister: 'Das darf nur ein Administrator. Bitten Sie einen, oder um diese Rolle.',
    never: 'nie',
    equals: 'gleich',
    plus: 'plus',
  },
  ago: (age) => {
    switch (age.unit) {
      case 'now':
        return 'gerade eben';
      case 'seconds':
        return `vor ${age.count} s`;
      case 'minutes':
        return `vor ${age.count} Min.`;
      case 'hours':
        return `vor ${age.count} Std.`;
    }
  },
  span: (age) => {
    switch (age.unit) {
      case 'now':
        return '1 s';
      case 'seconds':
        return `${age.count} s`;
      case 'minutes':
        return `${age.count} Min.`;
      case 'hours':
        return `${age.count} Std.`;
    }
  },
  marks: {
    equal: 'gleich',
    differs: 'weicht ab',
    fine: 'in Ordnung',
    attention: 'zu entscheiden',
    down: 'gestört',
    waiting: 'wartet',
    working: 'in Arbeit',
    leftOut: 'ausgelassen',
    paused: 'pausiert',
    none: 'nicht verglichen',
  },
  states: {
    fetching: 'Wird gelesen',
    planned: 'Geplant',
    writing: 'Wird geschrieben',
    checking: 'Prüfung in NAV',
    written: 'In NAV',
    held: 'In NAV, noch nicht gebucht',
    parked: 'Wartet auf Sie',
    retrying: 'Läuft weiter',
    stopped: 'Schreiben angehalten',
    leftOut: 'Ausgelassen',
    gone: 'Nicht mehr im Shop',
    shadow: 'Schatten',
  },
  steps: {
    fetching: 'Wird aus dem Shop gelesen',
    planned: 'Geplant, wartet auf ihre Reihe',
    writing: 'Wird in NAV geschrieben',
    checking: 'Wir prüfen in NAV, ob sie geschrieben wurde',
    written: 'In NAV, gleiche Summe',
    held: 'In NAV, gleiche Summe; gebucht wird, wenn der Debitor geprüft ist',
    parked: 'Wartet auf eine Entscheidung',
    retrying: 'Läuft von selbst weiter',
    stopped: 'Wartet, bis wieder geschrieben wird',
    leftOut: 'Nach Regel ausgelassen',
    gone: 'Im Shop nicht mehr vorhanden',
    shadow: 'Schattenbetrieb: geplant, nicht geschrieben',
  },
  terms: {
    equal: 'In NAV, gleich',
    onTheWay: 'Unterwegs',
    waiting: 'Warten auf Sie',
    leftOut: 'Nach Regel ausgelassen',
  },
  address,
  alarms,
  sentence,
  overview,
  connection,
  search,
  rungs,
  capabilities,
  integrations,
  mapping,
  rules,
  security,
  settings,
  setup,
  dryRun,
  queue,
  schedules,
  deliveries,
  trial,
  webhookMails,
  catchUp,
  customers,
  orders,
  order,
  timeline,
  actors,
  planFields,
  attention,
  confirm,
  run,
  audit,
  signIn: {
    title: 'Anmelden',
    name: 'Name',
    password: 'Kennwort',
    go: 'Anmelden',
    refused: 'Name oder Kennwort passt nicht.',
    refusedRemedy: 'Beide stehen so in der Einstellungsdatei des Administrators; bitte Großschreibung beachten.',
    ended: 'Die Anmeldung ist abgelaufen. Bitte erneut anmelden.',
  },
  engine: {
    'engine-unreachable': {
      message: 'Der Dienst antwortet nicht. Er wird neu gestartet; nichts geht verloren.',
      whatToDo: 'Nichts zu tun. Bleibt es so, starten Sie ml-connector bitte neu.',
    },
    'signed-out': { message: 'Die Anmeldung ist abgelaufen.', whatToDo: 'Bitte erneut anmelden.' },
  },
};
