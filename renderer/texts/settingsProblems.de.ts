import type { Phrases } from './phrases.ts';

const counts = [1, 2, 3, 4, 5, 6, 7, 8];

/** `must be "a" or "b"`, with as many words as are to choose from; the longest first, as a shorter one takes all. */
const choices: Phrases = Object.fromEntries(
  counts
    .map((count) => Array.from({ length: count }, (_, index) => `word${index}`))
    .toReversed()
    .map((words) => [
      `must be ${words.map((word) => `"{${word}}"`).join(' or ')}`,
      `muss ${words.map((word) => `„{${word}}“`).join(' oder ')} sein`,
    ]),
);

/** What any field may lack. */
const ofFields: Phrases = {
  'is missing': 'fehlt',
  'must not be empty': 'darf nicht leer sein',
  'needs at least one entry': 'braucht mindestens einen Eintrag',
  'needs at least {count} characters': 'braucht mindestens {count} Zeichen',
  'is not a field of the settings': 'ist kein Feld der Einstellungen',
  'is not a field of the rules': 'ist kein Feld der Regeln',
  'must be text in quotes': 'muss Text in Anführungszeichen sein',
  'must be a number': 'muss eine Zahl sein',
  'must be a whole number': 'muss eine ganze Zahl sein',
  'must be true or false': 'muss true oder false sein',
  'must be a list': 'muss eine Liste sein',
  'must be an object': 'muss ein Objekt sein',
  'must be at least {count}': 'muss mindestens {count} sein',
  'must be at most {count} characters': 'darf höchstens {count} Zeichen haben',
  'must be at most {count}': 'darf höchstens {count} sein',
  'use "nav", "woocommerce" or "bigcommerce"': '„nav“, „woocommerce“ oder „bigcommerce“ schreiben',
  'use the store hash, such as "abc123" in the API path /stores/abc123/; the number of the store in the control panel is another one':
    'den Store-Hash schreiben, wie „abc123“ im API-Pfad /stores/abc123/; die Nummer des Shops im Control Panel ist eine andere',
  'use an e-mail address': 'eine E-Mail-Adresse schreiben',
  'use the number of an order status, from 1 to 14, such as "11" for Awaiting Fulfillment':
    'die Nummer eines Bestellstatus von 1 bis 14 schreiben, wie „11“ für Awaiting Fulfillment',
  'its certificate does not hold, so that stores send nothing there; serve it with its whole chain':
    'ihr Zertifikat hält nicht, und Shops senden deshalb nichts dorthin; mit der ganzen Zertifikatskette ausliefern',
  'use port 443; BigCommerce sends to no other': 'Port 443 verwenden; BigCommerce sendet an keinen anderen',
  'use "none", "fixed" or "localtunnel"': '„none“, „fixed“ oder „localtunnel“ schreiben',
  '"{value}" is used more than once': '„{value}“ kommt mehr als einmal vor',
  'use an http or https address without ? and #': 'eine http- oder https-Adresse ohne ? und # angeben',
  'use an https address without ? and #': 'eine https-Adresse ohne ? und # angeben',
  'use an instant such as {no}': 'einen Zeitpunkt wie {no} angeben',
  'write a time of day as in "22:30"': 'eine Uhrzeit wie in „22:30“ schreiben',
  'contents leave with their entry at the latest': 'Inhalte gehen spätestens mit ihrem Eintrag',
};

/** Rules of an integration. */
const ofRules: Phrases = {
  'write the percentage as text, such as "19" or "8.875"':
    'den Prozentsatz als Text schreiben, etwa „19“ oder mit Punkt „8.875“',
  'write {number} where the order number stands': '{number} an die Stelle der Bestellnummer schreiben',
  'names a payment method once more; capitals do not count':
    'nennt eine Zahlungsart noch einmal; Groß- und Kleinschreibung zählt nicht',
  'name an account or an item, one of the two': 'entweder ein Konto oder einen Artikel angeben',
  'sets nothing; name at least one value': 'setzt nichts; mindestens einen Wert angeben',
  'is never reached: rule {count} has no conditions and takes every order':
    'kommt nie zum Zug: Regel {count} hat keine Bedingungen und nimmt jede Bestellung',
  'is never reached: row {count} names no tax and takes every one':
    'kommt nie zum Zug: Zeile {count} nennt keine Steuer und nimmt jede',
  'needs at least one account where "storeTax" is "line"':
    'braucht mindestens ein Konto, wenn die Steuern des Shops eigene Zeilen werden',
  'must be "net" where NAV charges sales tax': 'muss "net" sein, wo NAV Sales Tax berechnet',
  '"{sku}" stands under "items" too; it is either an item or a gift card':
    '„{sku}“ steht auch unter „items“; es ist entweder ein Artikel oder ein Gutschein',
  'has no use where "posting" is "off"': 'ist ohne Wirkung, solange nicht gebucht wird',
  'needs the API, because page services have no payments; the connection "{id}" uses page services alone':
    'braucht die API, weil Seitendienste keine Zahlungen haben; die Verbindung „{id}“ benutzt nur Seitendienste',
  'needs the API, because page services cannot post; the connection "{id}" uses page services alone':
    'braucht die API, denn Page-Webdienste können nicht buchen; die Verbindung „{id}“ verwendet nur Page-Webdienste',
  "is longer than the {count} characters of NAV's External Document No.":
    'ist länger als die {count} Zeichen der externen Belegnummer in NAV',
  'is how the connector itself numbers the orders of "{id}"':
    'so nummeriert der Connector selbst die Bestellungen von „{id}“',
};

/** The public address. */
const ofAddress: Phrases = {
  'use 4 to 63 small letters and digits, or 6 to 63 with dashes between them':
    '4 bis 63 Kleinbuchstaben und Ziffern verwenden, oder 6 bis 63 mit Bindestrichen dazwischen',
  'says the same as "publicUrl"; name only one of the two':
    'sagt dasselbe wie „publicUrl“; nur eines der beiden angeben',
  'is not a web address': 'ist keine Webadresse',
  'must begin with https, because orders pass over the internet':
    'muss mit https beginnen, denn Bestellungen gehen durchs Internet',
  'must hold no user and no password, a store does not send there':
    'darf keinen Benutzer und kein Passwort enthalten, dorthin sendet ein Shop nicht',
  'a store on the internet cannot reach a private address; use a public one, a tunnel or none':
    'ein Shop im Internet erreicht keine private Adresse; eine öffentliche, einen Tunnel oder keine verwenden',
  'use port 443 or 8080; WooCommerce sends to no other':
    'Port 443 oder 8080 verwenden; an andere sendet WooCommerce nicht',
};

/** Everything else about an integration. */
const ofIntegrations: Phrases = {
  'use 1 to 40 small letters, digits and dashes': '1 bis 40 Kleinbuchstaben, Ziffern und Bindestriche verwenden',
  'use up to 10 capital letters, digits and dashes': 'höchstens 10 Großbuchstaben, Ziffern und Bindestriche verwenden',
  'write how many pieces of the store are one unit, such as "12"':
    'angeben, wie viele Stück des Shops eine Einheit sind, etwa „12“',
  'there is no connection "{id}"': 'es gibt keine Verbindung „{id}“',
  'the connection "{id}" is of kind nav, here a store is needed':
    'Die Verbindung „{id}“ ist eine zu NAV, hier wird ein Shop gebraucht',
  'the connection "{id}" is of kind {no}, here one of kind {wanted} is needed':
    'die Verbindung „{id}“ ist von der Art {no}, hier wird eine der Art {wanted} gebraucht',
  'write "{status}", without "wc-"': '„{status}“ schreiben, ohne „wc-“',
  'use the short name of an order status, such as "processing" or "on-hold"':
    'den Kurznamen eines Bestellstatus verwenden, etwa „processing“ oder „on-hold“',
  'is missing; name the item that stands for articles NAV does not have':
    'fehlt; den Artikel nennen, der für Artikel steht, die NAV nicht hat',
  '"{zone}" is not a time zone; write it as in "Europe/Berlin"':
    '„{zone}“ ist keine Zeitzone; wie in „Europe/Berlin“ schreiben',
  'makes the same numbers in the company as the prefix "{prefix}" of "{id}"':
    'ergibt im Mandanten dieselben Nummern wie das Präfix „{prefix}“ von „{id}“',
  '"{id}" already joins this store to this company': '„{id}“ verknüpft diesen Shop schon mit diesem Mandanten',
};

/** Connections, users and schedules. */
const ofConnections: Phrases = {
  '"user" is kept for the dashboard; choose another id':
    '„user“ ist für das Dashboard vergeben; eine andere Kennung wählen',
  '"{text}" is not a cron expression; "*/3 * * * *" means every three minutes':
    '„{text}“ ist kein Cron-Ausdruck; „*/3 * * * *“ heißt alle drei Minuten',
  '"{text}" has no times that can be told; write it in five fields, such as "0 4 * * 1-5"':
    'Zu „{text}“ lassen sich keine Zeiten angeben; bitte in fünf Feldern schreiben, etwa „0 4 * * 1-5“',
  'use 1 to 40 letters, digits, dots, dashes or underscores':
    '1 bis 40 Buchstaben, Ziffern, Punkte, Bindestriche oder Unterstriche verwenden',
  'use a certificate in PEM form': 'ein Zertifikat im PEM-Format verwenden',
  'use the SHA-256 fingerprint, 64 hex digits': 'den SHA-256-Fingerabdruck verwenden, 64 Hexziffern',
  'the file {path} holds no certificate in PEM form': 'die Datei {path} enthält kein Zertifikat im PEM-Format',
  'the file {path} cannot be read': 'die Datei {path} ist nicht zu lesen',
  'the file {path} is empty': 'die Datei {path} ist leer',
  'the environment variable {no} is not set': 'die Umgebungsvariable {no} ist nicht gesetzt',
  'write the secret as text that is not empty, or as {"env": "NAME"} or {"file": "path"}':
    'das Geheimnis als nicht leeren Text schreiben, oder als {"env": "NAME"} oder {"file": "Pfad"}',
  'is needed to sign in as "{way}"': 'wird zur Anmeldung als „{way}“ gebraucht',
  'has no use where "signIn" is "{way}"': 'ist ohne Wirkung, wenn „signIn“ „{way}“ ist',
  'give either this or "clientSecret", not both': 'entweder dies oder „clientSecret“ angeben, nicht beides',
  'is needed to sign in as "entra", or "clientCertificate" instead':
    'wird zur Anmeldung als „entra“ gebraucht, oder stattdessen „clientCertificate“',
  'has no use with an http address; write https': 'ist mit einer http-Adresse ohne Wirkung; https schreiben',
  'has no use without a proxy address': 'ist ohne Adresse eines Proxys ohne Wirkung',
  'is needed as well: the proxy has user and password, or neither':
    'wird auch gebraucht: Der Proxy hat Benutzer und Kennwort oder keines von beiden',
  'is not JSON from line {count}, column {port} on': 'ist ab Zeile {count}, Spalte {port} kein JSON',
};

/** The refusal as a whole. */
const refusals: Phrases = {
  'The public address was not saved: one thing in it is not right.':
    'Die öffentliche Adresse wurde nicht gespeichert: Eine Angabe stimmt nicht.',
  'The public address was not saved: {count} things in it are not right.':
    'Die öffentliche Adresse wurde nicht gespeichert: {count} Angaben stimmen nicht.',
  'Correct what is named and save again; until then the old address stays in force.':
    'Das Genannte berichtigen und noch einmal speichern; bis dahin gilt die alte Adresse weiter.',
  'What was entered was not kept: one thing in it is not right.':
    'Die Eingaben wurden nicht übernommen: Eine Angabe stimmt nicht.',
  'What was entered was not kept: {count} things in it are not right.':
    'Die Eingaben wurden nicht übernommen: {count} Angaben stimmen nicht.',
  'Correct what is named, then go on.': 'Bitte das Genannte berichtigen und dann fortfahren.',
  'write it as text': 'bitte als Text schreiben',
  'The rules were not saved: one thing in them is not right.':
    'Die Regeln wurden nicht gespeichert: Eine Angabe stimmt nicht.',
  'The rules were not saved: {count} things in them are not right.':
    'Die Regeln wurden nicht gespeichert: {count} Angaben stimmen nicht.',
  'Correct what is named and save again; until then the old rules stay in force.':
    'Das Genannte berichtigen und erneut speichern; bis dahin gelten die alten Regeln.',
  'The settings file was not imported: one thing in it is not right.':
    'Die Einstellungsdatei wurde nicht importiert: Eine Angabe stimmt nicht.',
  'The settings file was not imported: {count} things in it are not right.':
    'Die Einstellungsdatei wurde nicht importiert: {count} Angaben stimmen nicht.',
  'The schedule was not saved: its cron expression is not right.':
    'Der Zeitplan wurde nicht gespeichert: Sein Cron-Ausdruck stimmt nicht.',
  'Correct what is named and save again; until then the old times stay in force.':
    'Das Genannte berichtigen und noch einmal speichern; bis dahin gelten die alten Zeiten weiter.',
  'Correct it at the places named and import it again; until then the old settings stay in force.':
    'An den genannten Stellen berichtigen und erneut importieren; bis dahin gelten die alten Einstellungen.',
  'Somebody saved these rules since you opened them; your changes were not saved.':
    'Jemand hat diese Regeln gespeichert, seit Sie sie geöffnet haben; Ihre Änderungen wurden nicht gespeichert.',
  'Look at what is there now, then make your changes again.':
    'Ansehen, was jetzt dort steht, und die Änderungen dann noch einmal machen.',
  'Integration {no} is not in the settings.': 'Die Verknüpfung {no} steht nicht in den Einstellungen.',
};

/** What is wrong with settings, place by place. */
export const germanSettingsProblems: Phrases = {
  ...ofFields,
  ...choices,
  ...ofRules,
  ...ofAddress,
  ...ofIntegrations,
  ...ofConnections,
  ...refusals,
};
