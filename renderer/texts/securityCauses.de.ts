import type { CauseTexts } from './causes.ts';

/** What secrets are called in German, by their field in the settings. */
export const germanSecrets: Readonly<Record<string, string>> = {
  password: 'Passwort',
  clientSecret: 'Client Secret',
  clientCertificate: 'Client-Zertifikat',
  consumerKey: 'Consumer Key',
  consumerSecret: 'Consumer Secret',
  accessToken: 'Access Token',
  webhookSecret: 'Webhook Secret',
  proxyPassword: 'Proxy-Passwort',
};
export const secretNames = (fields: string): string =>
  fields
    .split(', ')
    .map((field) => germanSecrets[field] ?? field)
    .join(', ');
export const enterSecret = 'Unter „Einstellungen“, „Sicherheit“ neu eingeben.';

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
  'keys-not-lost': {
    message: () =>
      'Die Schlüssel dieses Datenordners lassen sich hier öffnen, es muss also nichts aufgegeben werden. Nichts wurde geändert.',
    whatToDo: () => 'Ohne neue Schlüssel starten.',
  },
  'new-keys-settling': [
    {
      message: (_value, _amount, time) =>
        `Bis **${time('until')}** kann NAV noch ausführen, was gesendet wurde, bevor die Schlüssel verloren gingen.`,
      whatToDo: () => 'Nichts zu tun.',
    },
  ],
  'secret-not-needed': {
    message: () =>
      'Dieses Geheimnis wurde inzwischen eingegeben, oder es gibt die Verbindung nicht mehr. Nichts wurde geändert.',
    whatToDo: () => 'Die Verbindung ansehen; um ein gültiges Geheimnis zu ändern, die Verbindung neu einrichten.',
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
