import type { notifications as english } from './notifications.en.ts';

/** What the tray application tells beside the clock. */
export const notifications: typeof english = {
  heading: 'Benachrichtigungen',
  meaning:
    'Die Anwendung im Infobereich zeigt sie neben der Uhr des Computers, auf dem sie läuft; ein Klick öffnet, wovon sie handeln. In einem Browser erscheinen keine.',
  failures: 'Melden, was einen Menschen braucht',
  failuresHint:
    'Wartende Bestellungen, ausgefallene Verbindungen und Alarme: einmal je Ursache, und noch einmal, wenn alles wieder in Ordnung ist.',
  quiet: 'In diesen Stunden nichts melden',
  quietHint: 'Was danach noch besteht, wird dann gemeldet. Die Stunden dürfen über Mitternacht gehen.',
  from: 'Von',
  to: 'Bis',
  digest: 'Einmal am Tag melden, wie es steht',
  digestHint: 'Der Satz des Überblicks, was immer er sagt; zu seiner Stunde auch in der Ruhezeit.',
  at: 'Um',
  save: 'Speichern',
  saved: 'Gespeichert.',
};
