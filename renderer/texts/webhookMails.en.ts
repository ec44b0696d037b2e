/** Whom a store mails of its webhooks. */
export const webhookMails = {
  label: 'Webhook mails to',
  asAtStore: 'whoever is set at the store',
  byHand: 'Webhooks are made by hand: whom the store mails is set at the store.',
  change: 'Change',
  changeTitle: (name: string) => `Mails about webhooks of ${name}`,
  meaning:
    'BigCommerce writes to these addresses when it switches a webhook off, or holds webhooks back because too many were not answered. Orders are found all the same.',
  addresses: 'E-mail addresses',
  hint: 'Several with commas between them. They replace those at the store; empty leaves those as they are.',
  wrong: (address: string) => `“${address}” is no e-mail address.`,
  save: 'Save',
};
