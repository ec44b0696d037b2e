import type { Phrases } from './phrases.ts';

/** What the shop was asked for. */
const asked: Phrases = {
  'order {no}': 'Bestellung {no}',
  'the list of changed orders': 'der Liste geänderter Bestellungen',
  'the list of all orders': 'der Liste aller Bestellungen',
  'the number of orders': 'der Zahl der Bestellungen',
  'the list of refunds': 'der Liste der Erstattungen',
  'This date is still to come.': 'Dieser Tag kommt erst noch.',
  'Choose a date in the past.': 'Wählen Sie einen Tag in der Vergangenheit.',
  "the shop's name": 'dem Namen des Shops',
  'version and currency': 'Version und Währung',
  'a note at order {no}': 'einer Notiz an Bestellung {no}',
  'the list of webhooks': 'der Liste der Webhooks',
  'the list of tax rates': 'der Liste der Steuersätze',
  'the list of payment methods': 'der Liste der Zahlungsarten',
  'the list of shipping methods': 'der Liste der Versandarten',
  'a webhook for {no}': 'einem Webhook für {no}',
  'webhook {no}': 'Webhook {no}',
  'what it says of its webhooks': 'dem Zustand der Webhooks',
  'the addresses it mails about webhooks': 'den Adressen für E-Mails zu Webhooks',
  'customer account {no}': 'Kundenkonto {no}',
  'customer group {no}': 'Kundengruppe {no}',
  'channel {no}': 'Kanal {no}',
};

const said = (english: string, german: string): readonly [string, string] => [
  `Asked for {restSubject}, the shop ${english} ({code}).`,
  `Nach {restSubject} gefragt, ${german} ({code}).`,
];

/** What it answered instead. */
const answers: Phrases = Object.fromEntries([
  said('refused the key', 'lehnte der Shop den Schlüssel ab'),
  said('does not allow it to the owner of the key', 'erlaubte der Shop es dem Besitzer des Schlüssels nicht'),
  said('does not know WooCommerce', 'kannte der Shop WooCommerce nicht'),
  said('does not have it any more', 'hatte der Shop es nicht mehr'),
  said('says that somebody changed it meanwhile', 'sagte der Shop, dass es inzwischen jemand geändert hat'),
  said('asks for fewer calls', 'bat der Shop um weniger Anfragen'),
  said('could not answer', 'konnte der Shop nicht antworten'),
  said('failed on the way, and it may have been done', 'scheiterte der Shop unterwegs, und es kann geschehen sein'),
  said('refused the request', 'lehnte der Shop die Anfrage ab'),
  said('refused a part of the request', 'lehnte der Shop einen Teil der Anfrage ab'),
]);

const others: Phrases = {
  'Asked for {restSubject}, the shop sends us to another address, {host} ({count}).':
    'Nach {restSubject} gefragt, verwies der Shop auf eine andere Adresse, {host} ({count}).',
  'Asked for {restSubject}, the shop sends us to another address ({count}).':
    'Nach {restSubject} gefragt, verwies der Shop auf eine andere Adresse ({count}).',
  'Asked for {restSubject}, the shop\'s address answered {count} with a page instead of data: "{words}".':
    'Nach {restSubject} gefragt, antwortete die Adresse des Shops {count} mit einer Seite statt Daten: „{words}“.',
  'Asked for {restSubject}, the shop did not answer: {restWhy}.':
    'Nach {restSubject} gefragt, antwortete der Shop nicht: {restWhy}.',
  "Asked for {restSubject}, the shop's answer is not as expected at {path}: {problem}.":
    'Nach {restSubject} gefragt, antwortete der Shop bei {path} nicht wie erwartet: {problem}.',
};

/** What to do about it. */
const remedies: Phrases = {
  'Nothing: it is tried again by itself.': 'Nichts: Es wird von selbst erneut versucht.',
  'If it lasts, ask the host of the shop.': 'Hält es an, den Betreiber des Shop-Servers fragen.',
  'Check the address of the connection, and that this computer can look up names; it is tried again by itself.':
    'Die Adresse der Verbindung prüfen, und ob dieser Rechner Namen auflösen kann; es wird von selbst erneut versucht.',
  "Check the address and port of the connection, and whether the shop's web server runs; it is tried again by itself.":
    'Adresse und Port der Verbindung prüfen, und ob der Webserver des Shops läuft; es wird von selbst erneut versucht.',
  "Compare the certificate with what the shop's host says, then trust its issuer on this computer; it is tried again by itself.":
    'Das Zertifikat mit den Angaben des Shop-Betreibers vergleichen, dann seinem Aussteller auf diesem Rechner vertrauen; es wird von selbst erneut versucht.',
  'Look at the shop whether it was done, then replay.': 'Im Shop nachsehen, ob es geschehen ist, dann wiederholen.',
  'Check consumer key and secret (WooCommerce > Settings > Advanced > REST API, permission Read/Write), that the web server passes the Authorization header on, and over plain http that the clocks agree.':
    'Consumer Key und Secret prüfen (WooCommerce > Einstellungen > Erweitert > REST-API, Berechtigung Lesen/Schreiben), ob der Webserver den Authorization-Header weiterreicht, und bei http ohne TLS, ob die Uhren übereinstimmen.',
  'Let the key belong to a shop manager or administrator, then replay.':
    'Den Schlüssel einem Shop-Manager oder Administrator geben, dann wiederholen.',
  'Check that the WooCommerce plugin is active at this address.':
    'Prüfen, ob das WooCommerce-Plugin unter dieser Adresse aktiv ist.',
  'Check in the shop whether it was deleted.': 'Im Shop prüfen, ob es gelöscht wurde.',
  'Look the code up in the shop; replay when its cause is gone.':
    'Den Code im Shop nachschlagen; wiederholen, sobald die Ursache behoben ist.',
  'Enter the address as WordPress > Settings > General shows it as site address, with or without www and https.':
    'Die Adresse so eingeben, wie sie in WordPress > Einstellungen > Allgemein als Website-Adresse steht, mit oder ohne www und https.',
  'Look whether the shop is in maintenance, or whether a firewall or login page stands before /wp-json/.':
    'Nachsehen, ob der Shop gewartet wird, oder ob vor /wp-json/ eine Firewall oder Anmeldeseite steht.',
  'Look which plugin of the shop changes this field; replay when it is right again.':
    'Nachsehen, welches Plugin des Shops dieses Feld ändert; wiederholen, sobald es wieder stimmt.',
};

/** What a ping finds, besides what every shop's may. */
const findings: Phrases = {
  'WooCommerce {no} is older than version {count}, the oldest this program was tried with.':
    'WooCommerce {no} ist älter als Version {count}, die älteste, mit der dieses Programm erprobt ist.',
  'Update WooCommerce in the shop.': 'WooCommerce im Shop aktualisieren.',
  "The key may not read the shop's orders.": 'Der Schlüssel darf die Bestellungen des Shops nicht lesen.',
  "The key may not read the shop's products.": 'Der Schlüssel darf die Produkte des Shops nicht lesen.',
  "The key may not read the shop's customers.": 'Der Schlüssel darf die Kunden des Shops nicht lesen.',
  "The key may not read the shop's webhooks.": 'Der Schlüssel darf die Webhooks des Shops nicht lesen.',
  "The shop's clock is {count} minutes ahead of ours, so it refuses what we sign.":
    'Die Uhr des Shops geht {count} Minuten vor der unseren; er lehnt ab, was wir unterschreiben.',
  "The shop's clock is {count} minutes behind ours, so it refuses what we sign.":
    'Die Uhr des Shops geht {count} Minuten nach der unseren; er lehnt ab, was wir unterschreiben.',
};

/** What a store does not answer, in words. Sentences of their own before those that stand for many. */
export const germanStoreSentences: Phrases = { ...remedies, ...findings, ...answers, ...others, ...asked };
