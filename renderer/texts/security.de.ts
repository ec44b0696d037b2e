import type { security as english } from './security.en.ts';
import { counting } from './count.ts';
import { germanSecrets } from './securityCauses.de.ts';

const n = counting('de');

export const security: typeof english = {
  intro:
    'Passwörter, Schlüssel des Shops und alles über Käufer liegen versiegelt im Datenordner. Die Schlüssel dazu sind wiederum versiegelt, einmal für diesen Computer und einmal für den Wiederherstellungsschlüssel.',
  recovery: {
    title: 'Wiederherstellungsschlüssel',
    meaning:
      'Er öffnet alles, wenn dieser Computer, sein Benutzer oder die Passphrase verloren ist. Ohne ihn kann niemand die versiegelten Daten auf einem anderen Computer öffnen.',
    notConfirmed: 'Noch von niemandem bestätigt',
    notConfirmedWhat:
      'Er wurde einmal gezeigt, beim ersten Start. Geben Sie ihn hier von Ihrer Notiz ein, um sicher zu sein, dass sie stimmt. Gibt es keine Notiz, erstellen Sie einen neuen.',
    confirmed: 'Bestätigt',
    confirmedBy: (name) => `von ${name}`,
    byRecovery: 'als er diesen Datenordner öffnete',
    confirm: 'Eingeben und bestätigen',
    make: 'Neuen erstellen',
    confirmTitle: 'Wiederherstellungsschlüssel eingeben',
    confirmWhat: 'Von Ihrer Notiz, alle sieben Gruppen. Großschreibung und Striche spielen keine Rolle.',
    newTitle: 'Ein neuer Wiederherstellungsschlüssel',
    newWhat:
      'Schreiben Sie ihn auf oder drucken Sie ihn, und bewahren Sie ihn getrennt von diesem Computer auf. Er wird nur dieses eine Mal gezeigt. Der alte öffnet weiter alles, bis Sie diesen eingegeben haben; danach öffnet er nichts mehr.',
    newBackups: 'Frühere Sicherungen öffnet weiterhin der alte: Bewahren Sie seine Notiz bei ihnen auf.',
    field: 'Wiederherstellungsschlüssel',
    done: 'Bestätigt. Die Notiz stimmt.',
    replaced:
      'Der neue Wiederherstellungsschlüssel gilt ab jetzt. Der alte öffnet nur noch Sicherungen, die vorher gemacht wurden.',
    save: 'Bestätigen',
  },
  keys: {
    title: 'Schlüssel',
    sealedBy: 'Versiegelt für',
    boxes: {
      safeStorage: 'diesen Windows-Benutzer auf diesem Computer',
      keyFile: 'wer die Schlüsseldatei lesen darf',
      passphrase: 'wer die Passphrase kennt',
    },
    inUseSince: 'In Gebrauch seit',
    older: 'Ältere Schlüssel',
    noOlder: 'keine',
    olderFor: {
      values: (count) => `${n(count)}, bis alles mit dem neuen versiegelt ist`,
      audit: (count) => `${n(count)} für Inhalte des Protokolls, bis sie es verlassen`,
    },
    destroyed: (count) => `${n(count)} vernichtet`,
    publicKey: 'Öffentlicher Schlüssel des Protokolls',
    publicKeyMeaning:
      'Bewahren Sie eine Kopie anderswo auf: Damit lässt sich das signierte Protokoll auch ohne dieses Programm prüfen.',
    copyPublicKey: 'Öffentlichen Schlüssel kopieren',
    rotate: 'Schlüssel wechseln',
    rotateTitle: 'Die Schlüssel wechseln?',
    rotateWhat:
      'Ab jetzt versiegeln und signieren neue Schlüssel. Was vorher versiegelt wurde, wird bei laufender Arbeit neu versiegelt, dann wird der alte Schlüssel vernichtet; Inhalte des Protokolls behalten ihren, bis sie es verlassen. Nichts hält an, und der Wiederherstellungsschlüssel bleibt derselbe.',
    rotateNow: 'Schlüssel wechseln',
    running: (done, total) => `Wird neu versiegelt: ${n(done)} von ${n(total)} Datensätzen`,
    ended: (done, total) =>
      `Nach ${n(done)} von ${n(total)} Datensätzen beendet; es geht in der nächsten Nacht weiter, oder wenn das Programm neu gestartet wird`,
    done: (done) => `Neu versiegelt: ${n(done)} Datensätze`,
    failed: (count) => `${n(count)} lassen sich nicht öffnen und behalten ihren alten Schlüssel`,
  },
  users: {
    title: 'Wer sich anmelden darf',
    meaning: 'Am Dashboard im Browser. Wer das Fenster auf dem Computer selbst öffnet, ist dort Administrator.',
    name: 'Name',
    role: 'Rolle',
    roles: { administrator: 'Administrator', operator: 'Bediener', viewer: 'Betrachter' },
    rolesMeaning: {
      administrator: 'ändert Einstellungen und Schlüssel',
      operator: 'entscheidet über Bestellungen und ordnet Artikel zu',
      viewer: 'sieht nur zu',
    },
    add: 'Jemanden hinzufügen',
    addTitle: 'Jemand, der sich anmelden darf',
    changeTitle: (name) => `${name} ändern`,
    nameHint: 'Buchstaben, Ziffern, Punkte, Striche und Unterstriche.',
    password: 'Passwort',
    newPassword: 'Neues Passwort',
    passwordHint: 'Mindestens 10 Zeichen.',
    passwordKept: 'Leer lassen, um das alte zu behalten. Mindestens 10 Zeichen.',
    change: 'Ändern',
    changeOf: (name) => `${name} ändern`,
    remove: 'Entfernen',
    removeOf: (name) => `${name} entfernen`,
    removeTitle: (name) => `${name} entfernen?`,
    removeWhat: 'Die Person wird sofort abgemeldet. Was sie getan hat, bleibt unter ihrem Namen im Protokoll.',
    save: 'Speichern',
    nobody: 'Am Dashboard darf sich noch niemand anmelden.',
  },
  needed: {
    title: 'Neu einzugeben',
    meaning:
      'Dies lässt sich nicht mehr lesen. Die Verbindungen warten und gehen weiter, sobald das Nötige eingegeben ist; alles andere läuft.',
    of: (field, connection) => `${field} von ${connection}`,
    enter: 'Eingeben',
    enterOf: (what) => `${what} eingeben`,
    entered: (what) => `${what}: eingegeben.`,
    passwords: (names) =>
      `Auch die Passwörter von ${names} lassen sich nicht mehr lesen: Geben Sie jedem unter „Wer sich anmelden darf“ ein neues.`,
  },
  secretNames: germanSecrets,
  recover: {
    anew: 'Auch der Wiederherstellungsschlüssel ist verloren',
    anewTitle: 'Mit neuen Schlüsseln neu beginnen?',
    anewLost:
      'Was versiegelt ist, kann danach niemand mehr öffnen: Passwörter und Schlüssel der Systeme, Namen der Kunden, Inhalte des Protokolls.',
    anewKept:
      'Die Einstellungen bleiben, und auch, was für welche Bestellung geschrieben wurde: Nichts wird doppelt geschrieben. Passwörter und Schlüssel werden einzeln erfragt. Alles, was jetzt da ist, wird mit dem heutigen Datum beiseitegelegt und nicht gelöscht.',
    anewType: (words) => `Geben Sie ${words} ein`,
    anewWords: 'NEU BEGINNEN',
    anewNow: 'Neu beginnen',
    anewStarting: 'Beginnt neu …',
    title: 'Wiederherstellungsschlüssel eingeben',
    why: 'Die Schlüssel dieses Datenordners hat ein anderer Benutzer oder ein anderer Computer versiegelt, oder das Passwort dieses Benutzers wurde zurückgesetzt. Hier lassen sie sich nicht öffnen.',
    nothingLost:
      'Nichts ist verloren: Der Wiederherstellungsschlüssel öffnet alles, und danach ist es für diesen Benutzer und diesen Computer versiegelt.',
    hint: 'Sieben Gruppen zu fünf Zeichen, wie er zuletzt gezeigt wurde. Großschreibung und Striche spielen keine Rolle.',
    open: 'Öffnen',
    opening: 'Wird geöffnet …',
    without: 'Oder das Programm so starten wie bisher. Nichts wird geändert, bis der Schlüssel stimmt.',
  },
  hint: 'Niemand hat den Wiederherstellungsschlüssel bestätigt. Ohne ihn ist bei Verlust des Computers oder Passworts alles Versiegelte verloren.',
  hintLink: 'In den Einstellungen bestätigen',
};
