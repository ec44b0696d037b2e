/** What the shell itself says; the window has its own catalogue. */
export interface Texts {
  readonly fine: string;
  readonly away: string;
  readonly attention: (count: number) => string;
  readonly down: (names: readonly string[]) => string;
  readonly open: string;
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
  fine: 'Everything is in NAV',
  away: 'The engine is starting',
  attention: (count) => (count === 1 ? '1 order waits for you' : `${count} orders wait for you`),
  down: (names) => `No connection: ${names.join(', ')}`,
  open: 'Open ml-connector',
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
  fine: 'Alles ist in NAV',
  away: 'Die Verarbeitung startet',
  attention: (count) => (count === 1 ? '1 Auftrag wartet auf Sie' : `${count} Aufträge warten auf Sie`),
  down: (names) => `Keine Verbindung: ${names.join(', ')}`,
  open: 'ml-connector öffnen',
  syncNow: 'Jetzt nach Aufträgen sehen',
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
