import type { Phrases } from './phrases.ts';

const again = 'Dann wiederholen.';
const nothingToDo = 'Nichts zu tun:';

/** What NAV is asked for, as it stands in messages. */
const asked: Phrases = {
  'sales order': 'Auftrag',
  'sales invoice': 'Rechnung',
  'credit memo': 'Gutschrift',
  customers: 'Debitoren',
  'the creation of customers': 'das Anlegen von Debitoren',
  'VAT registration numbers of customers': 'USt-IdNr. der Debitoren',
  items: 'Artikel',
  'item variants': 'Artikelvarianten',
  'the units of items': 'Einheiten der Artikel',
  'barcodes and other references of items': 'Barcodes und andere Artikelreferenzen',
  stock: 'Bestand',
  'stock by location or variant': 'Bestand je Lagerort oder Variante',
  'item movements': 'Artikelposten',
  'prices of item cards': 'Preise der Artikelkarten',
  'price lists': 'Preislisten',
  'sales orders': 'Verkaufsaufträge',
  'sales invoices': 'Verkaufsrechnungen',
  'credit memos': 'Gutschriften',
  'posted documents': 'gebuchte Belege',
  'changes of sales documents': 'Änderungen an Verkaufsbelegen',
  'posted sales invoices': 'gebuchte Verkaufsrechnungen',
  posting: 'Buchen',
  'payments in cash receipt journals': 'Zahlungen in Zahlungseingangs-Buch.-Blättern',
  shipments: 'Lieferungen',
  'tracking numbers': 'Sendungsnummern',
  dimensions: 'Dimensionen',
  'the general ledger setup': 'Finanzbuchhaltung Einrichtung',
  'the VAT posting setup': 'MwSt.-Buchungsmatrix Einrichtung',
  'this reference list': 'diese Liste',
  'notifications of changes': 'Benachrichtigungen über Änderungen',

  'reach the server': 'Server erreichen',
  'list companies': 'Mandanten auflisten',
  'look for services': 'Dienste suchen',
  'look for payment {no} in journal {journal}': 'Zahlung {no} in Buch.-Blatt {journal} suchen',
  'look for cash receipt journal {journal}': 'Zahlungseingangs-Buch.-Blatt {journal} suchen',
  'look for {words}': '{words} suchen',
  'find out how this server is told the company': 'herausfinden, wie dieser Server den Mandanten erfährt',
  'read the fields this server has': 'Felder des Servers lesen',
  'read what came of it: {rest}': 'nachlesen, was daraus wurde: {rest}',
  'search customers by e-mail': 'Debitoren nach E-Mail-Adresse suchen',
  'search customers by VAT registration number': 'Debitoren nach USt-IdNr. suchen',
  'read customer {no}': 'Debitor {no} lesen',
  'change customer {no}': 'Debitor {no} ändern',
  'read {count} items': '{count} Artikel lesen',
  'read {count} item references': '{count} Artikelreferenzen lesen',
  'read posted document {no}': 'gebuchten Beleg {no} lesen',
  'create {restKind} {no}': '{restKind} {no} anlegen',
  'change {restKind} {no}': '{restKind} {no} ändern',
  'delete {restKind} {no}': '{restKind} {no} löschen',
  'post {restKind} {no}': '{restKind} {no} buchen',
  'add payment {no} to journal {journal}': 'Zahlung {no} in Buch.-Blatt {journal} eintragen',
  'add a line to {restKind} {no}': 'Zeile an {restKind} {no} anfügen',
  'put right line {count} of {restKind} {no}': 'Zeile {count} von {restKind} {no} richtigstellen',
  'delete line {count} of {restKind} {no}': 'Zeile {count} von {restKind} {no} löschen',
  'write the header of {restKind} {no}': 'Kopf von {restKind} {no} schreiben',
  'read {list}': '{list} lesen',
};

/** Why NAV does not do it, and what to do about it. */
const refusals: Phrases = {
  'Could not read {list}: the page service {no} is not there.':
    'Nicht zu lesen: {list}; den Seitendienst {no} gibt es nicht.',
  "Could not read {list}: the connector's NAV user is not allowed to.":
    'Nicht zu lesen: {list}; der NAV-Benutzer des Connectors darf es nicht.',
  'In NAV open the page Web Services and publish it again as {service}, or take its name out of the settings.':
    'In NAV auf der Seite Webdienste wieder als {service} veröffentlichen, oder den Namen aus den Einstellungen nehmen.',
  'Give the user a permission set in NAV with the right to read {list}.':
    'Dem Benutzer in NAV einen Berechtigungssatz geben, mit dem er {list} lesen darf.',
  'Could not delete {restKind} {no}: it is posted.': '{restKind} {no} ist gebucht und nicht zu löschen.',
  'Could not create credit memo {no}: NAV has no posted invoice {invoice}.':
    'Gutschrift {no} ist nicht anzulegen: Eine gebuchte Rechnung {invoice} gibt es in NAV nicht.',
  'Could not finish {restKind} {no}: it is not what was being written, {rest}.':
    '{restKind} {no} ist nicht fertigzustellen: Es ist nicht, was geschrieben wurde ({rest}).',
  'Could not {rest}: {restWhy}. NAV says: {words}': '„{rest}“ ging nicht: {restWhy}. NAV sagt: {words}',
  'Could not {rest}: {restWhy}': '„{rest}“ ging nicht: {restWhy}',

  'It is not there any more.': 'Es ist nicht mehr da.',
  'Look in NAV whether it was deleted or posted.': 'In NAV nachsehen, ob es gelöscht oder gebucht wurde.',
  'Somebody changed the record meanwhile.': 'Jemand hat den Datensatz inzwischen geändert.',
  'Nothing: it is read again and decided anew.': `${nothingToDo} Es wird neu gelesen und entschieden.`,
  'Nothing: it is looked at again.': `${nothingToDo} Es wird noch einmal nachgesehen.`,
  'NAV does not take one of the values.': 'NAV nimmt einen der Werte nicht.',
  'Correct the value at its source or its mapping, then replay.': `Den Wert an seiner Quelle oder Zuordnung berichtigen. ${again}`,
  'This version of NAV does not understand the request.': 'Diese Version von NAV versteht die Anfrage nicht.',
  'Replay it once; if it happens again, send the support bundle.':
    'Einmal wiederholen; kommt es wieder, das Support-Paket schicken.',
  'NAV misses a record it needs, mostly a piece of its set-up.':
    'NAV fehlt ein Datensatz, den es braucht, meist ein Stück seiner Einrichtung.',
  'Create the record in NAV, then replay.': `Den Datensatz in NAV anlegen. ${again}`,
  'All sessions or licences of NAV are in use; nothing was written.':
    'Alle Sitzungen oder Lizenzen von NAV sind belegt; geschrieben wurde nichts.',
  'Nothing at first: it is tried again. If it stays, free a session in NAV (Sessions), or give the connector’s user a licence of its own.':
    'Zunächst nichts: Es wird erneut versucht. Bleibt es so, in NAV unter „Sitzungen“ eine beenden, oder dem Benutzer des Connectors eine eigene Lizenz geben.',
  'Another NAV session holds the record; nothing was written.':
    'Eine andere NAV-Sitzung hält den Datensatz; geschrieben wurde nichts.',
  'Nothing: it is tried again when the other session, often a posting, is done.': `${nothingToDo} Es wird erneut versucht, sobald die andere Sitzung, oft eine Buchung, fertig ist.`,
  "The connector's NAV user is not allowed to.": 'Der NAV-Benutzer des Connectors darf das nicht.',
  'Give the user the permission set that is missing, then replay.': `Dem Benutzer den fehlenden Berechtigungssatz geben. ${again}`,
  'The API is switched off on this server.': 'Die API ist auf diesem Server abgeschaltet.',
  'In NAV Administration turn on Enable API Services for all service tiers and restart them.':
    'In der NAV-Verwaltung „API-Dienste aktivieren“ für alle Dienste einschalten und sie neu starten.',
  'Page services are switched off on this server.': 'Seitendienste sind auf diesem Server abgeschaltet.',
  'In NAV Administration turn on Enable OData Services and Enable V4 Endpoint (ODataServicesEnabled, ODataServicesV4EndpointEnabled) and restart the service.':
    'In der NAV-Verwaltung „OData-Dienste aktivieren“ und „V4-Endpunkt aktivieren“ (ODataServicesEnabled, ODataServicesV4EndpointEnabled) einschalten und den Dienst neu starten.',
  'NAV has too much to do.': 'NAV hat zu viel zu tun.',
  'Nothing: it is tried again more slowly.': `${nothingToDo} Es wird langsamer erneut versucht.`,
  'NAV met an error of its own.': 'NAV ist auf einen eigenen Fehler gestoßen.',
  'It is tried again; if it stays, look into the event log of the NAV server.':
    'Es wird erneut versucht; bleibt es so, im Ereignisprotokoll des NAV-Servers nachsehen.',
  'Put right in NAV what it says, then replay.': `In NAV richtigstellen, was es sagt. ${again}`,
  'Fill in the field that NAV names, on the customer, the item or in the set-up, then replay.': `Das Feld ausfüllen, das NAV nennt, beim Debitor, beim Artikel oder in der Einrichtung. ${again}`,
  'A text is longer than its field in NAV.': 'Ein Text ist länger als sein Feld in NAV.',
  'Shorten the text at its source, then replay.': `Den Text an seiner Quelle kürzen. ${again}`,
  'NAV cannot have a record with this value.': 'Einen Datensatz mit diesem Wert kann es in NAV nicht geben.',
  'Check the value; it is longer than the field in NAV or has letters that cannot stand there.':
    'Den Wert prüfen; er ist länger als das Feld in NAV oder hat Zeichen, die dort nicht stehen können.',
  'NAV wanted to ask the user a question, which it cannot do here.':
    'NAV wollte den Benutzer etwas fragen, was hier nicht geht.',
  'Ask your NAV partner to leave out the dialog for web services, then replay.': `Den NAV-Partner bitten, den Dialog für Webdienste wegzulassen. ${again}`,
  'A code does not exist in NAV.': 'Einen Code gibt es in NAV nicht.',
  'Create the code in NAV or map it to one that exists, then replay.': `Den Code in NAV anlegen oder einem zuordnen, den es gibt. ${again}`,
  'It rests in its maintenance window; what waits for it goes on when that ends.':
    'Sie ruht in ihrem Wartungsfenster; was auf sie wartet, geht weiter, wenn es endet.',
  'It exists already.': 'Es ist schon da.',
  'Nothing: it is looked up. If it stays, check the number series in NAV.': `${nothingToDo} Es wird nachgesehen. Bleibt es so, die Nummernserie in NAV prüfen.`,
  'This NAV has no such address or field.': 'Diese Adresse oder dieses Feld hat dieses NAV nicht.',
  'Check the address of the connection, and whether NAV was updated just now; it is tried again.':
    'Die Adresse der Verbindung prüfen, und ob NAV gerade aktualisiert wurde; es wird erneut versucht.',
  'NAV does not let this field be written.': 'NAV lässt dieses Feld nicht schreiben.',
  'This NAV does not allow that.': 'Dieses NAV erlaubt das nicht.',
  'This NAV cannot do that.': 'Dieses NAV kann das nicht.',
  'Ask your NAV partner whether the page may be written through web services.':
    'Den NAV-Partner fragen, ob die Seite über Webdienste geschrieben werden darf.',
  'Ask your NAV partner whether a newer version can.': 'Den NAV-Partner fragen, ob eine neuere Version es kann.',
  'The company is not on this server.': 'Den Mandanten gibt es auf diesem Server nicht.',
  'Choose the company again; it may have been renamed or deleted.':
    'Den Mandanten neu wählen; er wurde vielleicht umbenannt oder gelöscht.',
  'The tenant is not there or not mounted.': 'Den Tenant gibt es nicht, oder er ist nicht bereitgestellt.',
  'Check the tenant of the connection, and whether it is mounted in NAV Administration.':
    'Den Tenant der Verbindung prüfen, und ob er in der NAV-Verwaltung bereitgestellt ist.',
  'NAV is not available now.': 'NAV ist gerade nicht verfügbar.',
  'It is tried again; if it stays, check that the NAV service is running.':
    'Es wird erneut versucht; bleibt es so, prüfen, ob der NAV-Dienst läuft.',
  'NAV answered with status {count}.': 'NAV antwortete mit Status {count}.',
  'It is not known whether NAV did this: {rest}. No usable answer came: {restWhy}.':
    'Ob NAV das getan hat, ist nicht bekannt: {rest}. Eine brauchbare Antwort kam nicht: {restWhy}.',
  'Nothing: NAV is searched for it before it is tried again.': `${nothingToDo} NAV wird danach durchsucht, bevor es erneut versucht wird.`,
  'NAV answered without the customer.': 'NAV antwortete ohne den Debitor.',
  'NAV answered without the document.': 'NAV antwortete ohne den Beleg.',
  'NAV answered without the line.': 'NAV antwortete ohne die Zeile.',
  'NAV answered without the record.': 'NAV antwortete ohne den Datensatz.',
  'NAV does not show it afterwards.': 'NAV zeigt es danach nicht.',
  'NAV does not show the customer afterwards.': 'NAV zeigt den Debitor danach nicht.',
  'The server answered with status {count}.': 'Der Server antwortete mit Status {count}.',
  'The connector failed while it waited.': 'Der Connector fiel aus, während er wartete.',
  "NAV's answer is not of the expected form.": 'Die Antwort von NAV hat nicht die erwartete Form.',
  'NAV\'s answer lacks "{field}", or has something else there.':
    'Der Antwort von NAV fehlt „{field}“, oder dort steht etwas anderes.',
  'Check the address of the connection and the version of NAV, then replay.': `Die Adresse der Verbindung und die Version von NAV prüfen. ${again}`,
  "NAV's pages lead back to one that was read already.":
    'Die Seiten von NAV führen auf eine zurück, die schon gelesen ist.',
  '{host} is not an OData service: it answers with status {count} and "{words}".':
    '{host} ist kein OData-Dienst: Es kommt Status {count} und „{words}“.',
  '{host} is not an OData service: it answers with status {count}.':
    '{host} ist kein OData-Dienst: Es kommt Status {count}.',
};

/** What a server, its pages and its set-up do not have. */
const lacking: Phrases = {
  'This NAV connection does not offer {restOffer}.': 'Diese NAV-Verbindung bietet nicht: {restOffer}.',
  'Switch the API on in NAV Administration where the server has one. Changes are asked for every 15 minutes meanwhile.':
    'Die API in der NAV-Verwaltung einschalten, wo der Server eine hat. Nach Änderungen wird solange alle 15 Minuten gefragt.',
  'Update Business Central to a version whose API has dimensions of documents, or set them in NAV.':
    'Business Central auf eine Version aktualisieren, deren API Dimensionen von Belegen hat, oder sie in NAV setzen.',
  'The server has the old OData V3 only.': 'Der Server hat nur das alte OData V3.',
  'Turn on Enable V4 Endpoint (ODataServicesV4EndpointEnabled) in NAV Administration and restart the service; Dynamics NAV before 2017 does not have it and cannot be connected.':
    'In der NAV-Verwaltung „V4-Endpunkt aktivieren“ (ODataServicesV4EndpointEnabled) einschalten und den Dienst neu starten; Dynamics NAV vor 2017 hat ihn nicht und lässt sich nicht verbinden.',
  'This version has an older API, which is not used; page services are used instead.':
    'Diese Version hat eine ältere API, die nicht benutzt wird; stattdessen dienen Seitendienste.',
  'API v2.0 comes with Business Central version 17.': 'API v2.0 kommt mit Business Central Version 17.',
  'No page is published.': 'Es ist keine Seite veröffentlicht.',
  'In NAV open the page Web Services and publish the pages that the connection names as missing.':
    'In NAV die Seite Webdienste öffnen und veröffentlichen, was die Verbindung als fehlend nennt.',
  'The user sees no company.': 'Der Benutzer sieht keinen Mandanten.',
  'Give the user permission sets for the company in NAV.':
    'Dem Benutzer in NAV Berechtigungssätze für den Mandanten geben.',
  'This server has neither the API nor page services switched on.':
    'Auf diesem Server sind weder API noch Seitendienste eingeschaltet.',
  'Switch one of them on in NAV Administration, restart the service, then ping again.':
    'Eines davon in der NAV-Verwaltung einschalten, den Dienst neu starten und die Verbindung erneut prüfen.',
  'This address has no page services: NAV does not say there what is published.':
    'Unter dieser Adresse gibt es keine Seitendienste: NAV sagt dort nicht, was veröffentlicht ist.',
  'Check that the address ends in /ODataV4.': 'Prüfen, ob die Adresse auf /ODataV4 endet.',
  'The company has no General Ledger Setup that can be read.':
    'Die Finanzbuchhaltung Einrichtung des Mandanten lässt sich nicht lesen.',
  'Open General Ledger Setup once in NAV, and check that the connector may read it.':
    'Die Finanzbuchhaltung Einrichtung in NAV einmal öffnen, und prüfen, ob der Connector sie lesen darf.',
  'Fill in LCY Code in General Ledger Setup, or enter the local currency in the settings.':
    'In der Finanzbuchhaltung Einrichtung den Mandantenwährungscode ausfüllen, oder die Mandantenwährung in den Einstellungen angeben.',
  'Or enter the local currency in the settings.': 'Oder die Mandantenwährung in den Einstellungen angeben.',
  'The service {service} makes documents of the type {type}, not {wanted}.':
    'Der Dienst {service} macht Belege der Art {type}, nicht {wanted}.',
  'Name the service of the {restKind} page in the settings of the connection, then replay.': `Den Dienst der Seite für {restKind} in den Einstellungen der Verbindung nennen. ${again}`,
  'Dimension {code} is none of the eight shortcut dimensions, and page services show no others.':
    'Dimension {code} ist keine der acht Shortcutdimensionen, und andere zeigen Seitendienste nicht.',
  'Make it a shortcut dimension in General Ledger Setup, or take it out of the rules.':
    'Sie in der Finanzbuchhaltung Einrichtung zur Shortcutdimension machen, oder aus den Regeln nehmen.',
  '{service} was taken for a document page, but has no lines.':
    '{service} wurde für eine Belegseite gehalten, hat aber keine Zeilen.',
  'The page of a {restKind}, published as {service}, does not show {fields}.':
    'Die Seite für {restKind}, veröffentlicht als {service}, zeigt nicht {fields}.',
  'Show these fields on the page, or publish one that has them, then replay.': `Diese Felder auf der Seite einblenden, oder eine veröffentlichen, die sie hat. ${again}`,
  'The settings for new customers name {fields}, which the service {service} does not have.':
    'Die Einstellungen für neue Debitoren nennen {fields}, was der Dienst {service} nicht hat.',
  'Correct the names in the settings, or show these fields on page 21 (Customer Card), then replay.': `Die Namen in den Einstellungen berichtigen, oder diese Felder auf Seite 21 (Customer Card) einblenden. ${again}`,
  'Customer {no}, whose groups and terms new customers take over, does not exist in NAV.':
    'Den Debitor {no}, dessen Gruppen und Bedingungen neue übernehmen, gibt es in NAV nicht.',
  'Create that customer in NAV, or name another one in the settings, then replay.': `Diesen Debitor in NAV anlegen, oder in den Einstellungen einen anderen nennen. ${again}`,
  'A new customer is to be like customer {no}.': 'Ein neuer Debitor soll wie Debitor {no} werden.',
  'The API of NAV cannot do that.': 'Das kann die API von NAV nicht.',
  'Publish page 21 (Customer Card) and let the connection use page services too, or name a customer for guests in the tax map, then replay.': `Seite 21 (Customer Card) veröffentlichen und die Verbindung auch Seitendienste benutzen lassen, oder in der Steuerzuordnung einen Debitor für Gäste nennen. ${again}`,
  'Customer {no} is not in NAV.': 'Den Debitor {no} gibt es in NAV nicht.',
  'Check whether the customer was deleted or renamed in NAV.':
    'Prüfen, ob der Debitor in NAV gelöscht oder umbenannt wurde.',
  'Could not change customer {no}: it is not there any more.': 'Den Debitor {no} gibt es in NAV nicht mehr.',
  'Look in NAV whether it was deleted or renumbered.': 'In NAV nachsehen, ob er gelöscht oder umnummeriert wurde.',
  'Choose a customer that is there and not blocked; nothing is kept of the test.':
    'Einen Debitor wählen, den es gibt und der nicht gesperrt ist; vom Test bleibt nichts.',
  'The API of NAV has no payment method on a {restKind}.': 'Die API von NAV hat keine Zahlungsform an: {restKind}.',
  'Take the payment method out of "payments" of the integration, or write the documents over page services, then replay.': `Die Zahlungsform aus „payments“ der Verknüpfung nehmen, oder die Belege über Seitendienste schreiben. ${again}`,
  'The API of NAV has no currency on a payment.': 'Die API von NAV hat keine Währung an einer Zahlung.',
  'Take the journal out of the payments of the integration for orders in other currencies, then replay.': `Das Buch.-Blatt für Bestellungen in anderen Währungen aus den Zahlungen der Verknüpfung nehmen. ${again}`,
  'Payments go over the API: switch it on, or leave the payment lines to people.':
    'Zahlungen gehen über die API: sie einschalten, oder die Zahlungszeilen den Mitarbeitern überlassen.',
  'Update Business Central to a version whose API has payment journals, or leave the payment lines to people.':
    'Business Central auf eine Version aktualisieren, deren API Zahlungseingangs-Buch.-Blätter hat, oder die Zahlungszeilen den Mitarbeitern überlassen.',
  'The API of NAV has no customer price group on a {restKind}.':
    'Die API von NAV hat keine Debitorenpreisgruppe an: {restKind}.',
  'Give the price group to the customer in NAV and take it out of the rules of the integration, or write the documents over page services, then replay.': `Die Preisgruppe dem Debitor in NAV geben und aus den Regeln der Verknüpfung nehmen, oder die Belege über Seitendienste schreiben. ${again}`,
  'The API of this NAV version has no {field} on a {restKind}.':
    'Die API dieser NAV-Version hat kein {field} an: {restKind}.',
  'Take it out of the rules of the integration, update Business Central, or write the documents over page services, then replay.': `Aus den Regeln der Verknüpfung nehmen, Business Central aktualisieren, oder die Belege über Seitendienste schreiben. ${again}`,
  'Create the code in NAV, or correct it in the settings of the integration, then replay.': `Den Code in NAV anlegen, oder in den Einstellungen der Verknüpfung berichtigen. ${again}`,
  'NAV has no cash receipt journal {journal}.': 'Das Zahlungseingangs-Buch.-Blatt {journal} gibt es in NAV nicht.',
  'NAV has no {what} {no}.': 'In NAV gibt es nicht: {what} {no}.',
  'Check in NAV whether the invoice was posted and can be read by this user, then replay.': `In NAV prüfen, ob die Rechnung gebucht ist und dieser Benutzer sie lesen darf. ${again}`,
  'The {restKind} {no} in NAV is not the one that was being written.':
    '{restKind} {no} in NAV ist nicht, was geschrieben wurde.',
  'The {restKind} {no} in NAV is gone meanwhile.': '{restKind} {no} gibt es in NAV inzwischen nicht mehr.',
  'Correct it in NAV with a credit memo.': 'In NAV mit einer Gutschrift berichtigen.',
};

/** What is asked of a connection by a person. */
const calls: Phrases = {
  'The write test made sales order {no}, but could not delete it again.':
    'Der Schreibtest hat Auftrag {no} angelegt, konnte ihn aber nicht wieder löschen.',
  "Delete sales order {no} in NAV, and give the connector's user the right to delete sales documents.":
    'Auftrag {no} in NAV löschen, und dem Benutzer des Connectors das Recht geben, Verkaufsbelege zu löschen.',
  'NAV gave no answer to the write test, and it is not known whether it still makes the sales order.':
    'NAV gab auf den Schreibtest keine Antwort; ob es den Auftrag noch anlegt, ist nicht bekannt.',
  'In ten minutes look in NAV for a sales order with external document number {no}, delete it, and test again.':
    'In zehn Minuten in NAV nach einem Auftrag mit der externen Belegnummer {no} suchen, ihn löschen und erneut testen.',
  'Connection {no} is not a NAV connection.': 'Verbindung {no} ist keine NAV-Verbindung.',
  'Choose a NAV connection.': 'Eine NAV-Verbindung wählen.',
  'The server of {no} no longer shows the certificate with the fingerprint {fingerprint}.':
    'Der Server von {no} zeigt das Zertifikat mit dem Fingerabdruck {fingerprint} nicht mehr.',
  'Ping again, and compare the fingerprint with the one on the server before you accept it.':
    'Die Verbindung erneut prüfen, und den Fingerabdruck mit dem auf dem Server vergleichen, bevor Sie ihn annehmen.',
  'Connection {no} is not in the settings.': 'Verbindung {no} steht nicht in den Einstellungen.',
  'Look in the list of connections.': 'In der Liste der Verbindungen nachsehen.',
  'Integration {no} is not in the settings.': 'Verknüpfung {no} steht nicht in den Einstellungen.',
  'Look in the list of integrations.': 'In der Liste der Verknüpfungen nachsehen.',
  'Order id {no} has no document in NAV that could be undone.':
    'Bestellung {no} hat in NAV keinen Beleg, der sich zurücknehmen ließe.',
  'Read the order again to see how it stands.': 'Die Bestellung erneut lesen, um zu sehen, wie sie steht.',
};

/** What NAV refuses and lacks. Sentences of their own before those that stand for many. */
export const germanNavSentences: Phrases = { ...lacking, ...calls, ...refusals, ...asked };
