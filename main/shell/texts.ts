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
};

/** By a language tag such as `de-AT`; English for every other language. */
export function textsFor(locale: string): Texts {
  return /^de\b/i.test(locale) ? de : en;
}
