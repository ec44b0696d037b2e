import type { CauseTexts } from './causes.ts';

/** What the engine says of keys and sign-ins. */
export const germanSecurityCauses: CauseTexts = {
  'recovery-key-mistyped': {
    message: () => 'Das ist kein ganzer Wiederherstellungsschlüssel: Ein Zeichen fehlt oder ist falsch.',
    whatToDo: () => 'Mit der Notiz vergleichen, Gruppe für Gruppe; er hat sieben Gruppen zu fünf Zeichen.',
  },
  'recovery-key-wrong': {
    message: () =>
      'Dieser Wiederherstellungsschlüssel gehört zu einer anderen Installation oder wurde durch einen neueren ersetzt.',
    whatToDo: () =>
      'Den Wiederherstellungsschlüssel suchen, der für diesen Datenordner zuletzt gezeigt wurde. Nichts wurde geändert.',
  },
  'rotation-running': {
    message: () => 'Die Schlüssel wurden gerade gewechselt, und was vorher versiegelt war, wird noch neu versiegelt.',
    whatToDo: () => 'Warten, bis das fertig ist.',
  },
  'vault-sealed-elsewhere': {
    message: () => 'Die Schlüssel dieses Datenordners hat ein anderer Benutzer oder ein anderer Computer versiegelt.',
    whatToDo: () => 'Den Wiederherstellungsschlüssel eingeben, oder so starten wie bisher. Nichts ist verloren.',
  },
  'vault-unreadable': {
    message: () => 'Ein versiegelter Wert lässt sich nicht öffnen.',
    whatToDo: () =>
      'Die neueste Sicherung des Datenordners wiederherstellen; ist es eine Anmeldung, diese neu eingeben.',
  },
  'vault-no-safe-storage': {
    message: () => 'Dieser Computer bietet keinen sicheren Ort für die Schlüssel.',
    whatToDo: () =>
      'Am Desktop eines Benutzers anmelden, oder ohne Fenster mit Passphrase oder Schlüsseldatei betreiben.',
  },
  'user-exists': {
    message: () => 'Diesen Namen gibt es schon.',
    whatToDo: () => 'Einen anderen Namen wählen.',
  },
  'user-unknown': {
    message: () => 'Wer geändert werden sollte, darf sich nicht mehr anmelden.',
    whatToDo: () => 'Das Fenster neu laden.',
  },
  'last-administrator': {
    message: () => 'Danach dürfte niemand mehr Einstellungen ändern.',
    whatToDo: () => 'Zuerst jemand anderen zum Administrator machen.',
  },
};
