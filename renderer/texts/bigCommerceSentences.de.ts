import type { Phrases } from './phrases.ts';

const said = (english: string, german: string): readonly [string, string] => [
  `Asked for {restSubject}, the shop ${english} ({code}).`,
  `Nach {restSubject} gefragt, ${german} ({code}).`,
];

const answers: Phrases = {
  'Not sent yet: the shop takes no more requests for {count} s, and its quota is shared with other programs.':
    'Noch nicht gesendet: Der Shop nimmt {count} s lang keine Anfragen mehr an; sein Kontingent teilen sich mehrere Programme.',
  ...Object.fromEntries([
    said('refused the token', 'lehnte der Shop das Token ab'),
    said("does not allow it to this token's account", 'erlaubte der Shop es dem Konto dieses Tokens nicht'),
    said('has reached a limit of its plan', 'hatte der Shop eine Grenze seines Tarifs erreicht'),
  ]),
};

/** What to do about it. */
const remedies: Phrases = {
  'If it lasts, look at status.bigcommerce.com.': 'Hält es an, unter status.bigcommerce.com nachsehen.',
  'Check that this computer can look up names on the internet; it is tried again by itself.':
    'Prüfen, ob dieser Rechner Namen im Internet auflösen kann; es wird von selbst erneut versucht.',
  "Check this network's way to the internet; it is tried again by itself.":
    'Den Weg dieses Netzes ins Internet prüfen; es wird von selbst erneut versucht.',
  'A proxy may stand in between: trust its issuer for this connection; it is tried again by itself.':
    'Vielleicht steht ein Proxy dazwischen: seinem Aussteller für diese Verbindung vertrauen; es wird von selbst erneut versucht.',
  'Check store hash and access token (BigCommerce > Settings > Store-level API accounts). A token belongs to one store.':
    'Store-Hash und Access Token prüfen (BigCommerce > Settings > Store-level API accounts). Ein Token gehört zu einem Shop.',
  'Make a new API account with the scopes that the connection lists, enter its token, then replay. Scopes of an account cannot be changed.':
    'Ein neues API-Konto mit den Rechten anlegen, die die Verbindung nennt, sein Token eingeben, dann wiederholen. Rechte eines Kontos lassen sich nicht ändern.',
  "Look at the limits of the store's plan, then replay.": 'Die Grenzen des Shop-Tarifs ansehen, dann wiederholen.',
  'Look at the exchange in the audit log; replay when its cause is gone.':
    'Den Austausch im Prüfprotokoll ansehen; wiederholen, sobald die Ursache behoben ist.',
  'Look whether a proxy of this network stands in between; it is tried again by itself.':
    'Nachsehen, ob ein Proxy dieses Netzes dazwischensteht; es wird von selbst erneut versucht.',
  'Update this program: the shop answers in another way than it knows.':
    'Dieses Programm aktualisieren: Der Shop antwortet anders, als es ihm bekannt ist.',
};

/** What a ping finds. */
const findings: Phrases = {
  '{host} is the API of BigCommerce.': '{host} ist die API von BigCommerce.',
  'The token was accepted: {restName}.': 'Das Token wurde angenommen: {restName}.',
  'The token was accepted.': 'Das Token wurde angenommen.',
  'Orders, transactions, customers, products and webhooks can be read.':
    'Bestellungen, Zahlungsvorgänge, Kunden, Produkte und Webhooks sind lesbar.',
  'Something answers at this address, but it is not the API of BigCommerce.':
    'Unter dieser Adresse antwortet etwas, aber nicht die API von BigCommerce.',
  'Look whether a proxy of this network stands in between, and leave the address of the API as it was given.':
    'Nachsehen, ob ein Proxy dieses Netzes dazwischensteht, und die Adresse der API lassen, wie sie vorgegeben war.',
  'The shop refused the token, or there is no store of this hash.':
    'Der Shop hat das Token abgelehnt, oder es gibt keinen Shop mit diesem Hash.',
  'Copy store hash and access token anew from BigCommerce > Settings > Store-level API accounts. The hash stands in the API path, /stores/abc123/; a token belongs to one store.':
    'Store-Hash und Access Token neu kopieren, aus BigCommerce > Settings > Store-level API accounts. Der Hash steht im API-Pfad, /stores/abc123/; ein Token gehört zu einem Shop.',
  'BigCommerce knows no store of this hash.': 'BigCommerce kennt keinen Shop mit diesem Hash.',
  'Copy the store hash from the API path, /stores/abc123/.':
    'Den Store-Hash aus dem API-Pfad kopieren, /stores/abc123/.',
  "This token may read the store's orders, but not change them.":
    'Dieses Token darf die Bestellungen des Shops lesen, aber nicht ändern.',
  "This token may read the store's products, but not change them.":
    'Dieses Token darf die Artikel des Shops lesen, aber nicht ändern.',
  "The token may not read the shop's {what}.": 'Das Token darf im Shop nicht alles lesen: {what}.',
  'Make a new API account with the scope "{restScope}" and enter its token: scopes of an account cannot be changed.':
    'Ein neues API-Konto mit dem Recht „{restScope}“ anlegen und sein Token eingeben: Rechte eines Kontos lassen sich nicht ändern.',
};

/** What a BigCommerce store does not answer, in words. */
export const germanBigCommerceSentences: Phrases = { ...remedies, ...findings, ...answers };
