/** What the shell itself says; the window has its own catalogue. */
export interface Texts {
  readonly away: string;
  readonly sealed: string;
  readonly wait: (orders: number) => string;
  readonly fineAgain: string;
  readonly digest: string;
  readonly many: (troubles: number) => string;
  readonly refused: string;
  readonly open: string;
  readonly failures: string;
  readonly syncNow: string;
  readonly startWithSystem: string;
  readonly quit: string;
  readonly recoveryKey: string;
  readonly recoveryKeyWhy: string;
  readonly written: string;
  readonly cannotStart: string;
  readonly restoreNewest: (when: string) => string;
  readonly moved: string;
  readonly movedWhat: (keyFile: string) => string;
}

const en: Texts = {
  away: 'The engine is starting',
  sealed: 'The vault is sealed: open the window and enter the recovery key',
  wait: (orders) => (orders === 1 ? '1 order waits for you' : `${orders} orders wait for you`),
  fineAgain: 'All is well again',
  digest: 'How today stands',
  many: (troubles) => `${troubles} things need you`,
  refused: 'That was not done',
  open: 'Open ml-connector',
  failures: 'Last failures',
  syncNow: 'Look for orders now',
  startWithSystem: 'Start with Windows',
  quit: 'Quit',
  recoveryKey: 'Your recovery key',
  recoveryKeyWhy:
    'Write it down and keep it away from this computer. It is shown this once, and opens the vault when this user or this computer is lost.',
  written: 'I have written it down',
  cannotStart: 'ml-connector cannot start',
  restoreNewest: (when) => `Restore the backup of ${when}`,
  moved: 'The keys are sealed for the service',
  movedWhat: (keyFile) =>
    `Whoever may read ${keyFile} can open the vault from now on: give the service’s account the right to, and take it from everybody else. Then start the service with this data folder.`,
};

const de: Texts = {
  away: 'Der Dienst startet',
  sealed: 'Der Tresor ist versiegelt: Öffnen Sie das Fenster und geben Sie den Wiederherstellungsschlüssel ein',
  wait: (orders) => (orders === 1 ? '1 Bestellung wartet auf Sie' : `${orders} Bestellungen warten auf Sie`),
  fineAgain: 'Alles ist wieder in Ordnung',
  digest: 'So steht es heute',
  many: (troubles) => `${troubles} Dinge brauchen Sie`,
  refused: 'Das wurde nicht getan',
  open: 'ml-connector öffnen',
  failures: 'Letzte Fehlschläge',
  syncNow: 'Jetzt nach Bestellungen sehen',
  startWithSystem: 'Mit Windows starten',
  quit: 'Beenden',
  recoveryKey: 'Ihr Wiederherstellungsschlüssel',
  recoveryKeyWhy:
    'Schreiben Sie ihn auf und bewahren Sie ihn getrennt von diesem Computer auf. Er wird nur dieses eine Mal gezeigt und öffnet den Tresor, wenn dieser Benutzer oder dieser Computer verloren geht.',
  written: 'Ich habe ihn aufgeschrieben',
  cannotStart: 'ml-connector kann nicht starten',
  restoreNewest: (when) => `Sicherung vom ${when} wiederherstellen`,
  moved: 'Die Schlüssel sind für den Dienst versiegelt',
  movedWhat: (keyFile) =>
    `Wer ${keyFile} lesen darf, kann den Tresor ab jetzt öffnen: Geben Sie dem Konto des Dienstes das Recht dazu und nehmen Sie es allen anderen. Starten Sie dann den Dienst mit diesem Datenordner.`,
};

/** By a language tag such as `de-AT`; English for every other language. */
export function textsFor(locale: string): Texts {
  return /^de\b/i.test(locale) ? de : en;
}
