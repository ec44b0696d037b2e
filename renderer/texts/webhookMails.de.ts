import type { webhookMails as english } from './webhookMails.en.ts';

export const webhookMails: typeof english = {
  label: 'Webhook-Mails an',
  asAtStore: 'wen der Shop selbst nennt',
  byHand: 'Die Webhooks werden von Hand angelegt: Wem der Shop schreibt, wird im Shop eingestellt.',
  change: 'Ändern',
  changeTitle: (name) => `E-Mails zu Webhooks von ${name}`,
  meaning:
    'BigCommerce schreibt an diese Adressen, wenn es einen Webhook abschaltet oder Webhooks zurückhält, weil zu viele nicht beantwortet wurden. Bestellungen werden trotzdem gefunden.',
  addresses: 'E-Mail-Adressen',
  hint: 'Mehrere mit Komma dazwischen. Sie ersetzen die im Shop; leer bleiben jene, wie sie sind.',
  wrong: (address) => `„${address}“ ist keine E-Mail-Adresse.`,
  save: 'Speichern',
};
