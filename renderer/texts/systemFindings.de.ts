import type { Phrases } from './phrases.ts';

const again = 'Bis dahin wird nichts versucht, denn Konten werden sonst gesperrt.';
const secondService =
  'den Administrator um einen zweiten NAV-Dienst mit der Anmeldeart NavUserPassword bitten und dessen Adresse verwenden';

/** What a ping finds once a server answers, first in NAV, then in a shop; and what NAV has to publish. */
export const germanSystemFindings: Phrases = {
  '{host} is a NAV server and asks for a sign-in.': '{host} ist ein NAV-Server und verlangt eine Anmeldung.',
  '{host} is a NAV server with API and page services.': '{host} ist ein NAV-Server mit API und Seitendiensten.',
  '{host} is a NAV server with page services.': '{host} ist ein NAV-Server mit Seitendiensten.',
  '{host} is a NAV server with the API.': '{host} ist ein NAV-Server mit der API.',
  '{host} refused this sign-in.': '{host} hat diese Anmeldung abgelehnt.',
  'It takes Windows sign-in only, and the connection is set to user and password.':
    'Er nimmt nur die Windows-Anmeldung, die Verbindung steht auf Benutzer und Kennwort.',
  'Choose Windows sign-in with a Windows account that is a user in NAV, or ask the administrator for a second NAV service with credential type NavUserPassword, and use its address.': `Windows-Anmeldung mit einem Konto wählen, das Benutzer in NAV ist, oder ${secondService}.`,
  'It does not take Windows sign-in.': 'Er nimmt keine Windows-Anmeldung.',
  'Choose user and password, and enter a NAV user with its password or web service access key.':
    'Benutzer und Kennwort wählen und einen NAV-Benutzer mit Kennwort oder Webdienst-Zugriffsschlüssel eingeben.',
  'Choose Microsoft Entra, or user with web service access key.':
    'Microsoft Entra wählen, oder Benutzer mit Webdienst-Zugriffsschlüssel.',
  'User and password, or the access key, are not accepted.':
    'Benutzer und Kennwort oder der Zugriffsschlüssel werden nicht angenommen.',
  'Enter the user and password or web service access key again; a key may have expired.':
    'Benutzer und Kennwort oder Webdienst-Zugriffsschlüssel neu eingeben; ein Schlüssel kann abgelaufen sein.',
  'Nothing is tried until then, because accounts lock out.': again,
  'The Windows account is not accepted.': 'Das Windows-Konto wird nicht angenommen.',
  'Enter domain, user and password again, and check that the account is a user in NAV.':
    'Domäne, Benutzer und Kennwort neu eingeben, und prüfen, ob das Konto Benutzer in NAV ist.',
  'If they are right, the domain takes Kerberos only: let the administrator turn on Use NTLM Authentication (ServicesUseNTLMAuthentication) for the service, or ask the administrator for a second NAV service with credential type NavUserPassword, and use its address.': `Stimmen sie, nimmt die Domäne nur Kerberos: den Administrator für den Dienst „Use NTLM Authentication“ (ServicesUseNTLMAuthentication) einschalten lassen, oder ${secondService}.`,
  'The Windows user who runs this program is not accepted.':
    'Der Windows-Benutzer, unter dem dieses Programm läuft, wird nicht angenommen.',
  'Make this Windows user a user in NAV, or choose Windows sign-in with another account.':
    'Diesen Windows-Benutzer in NAV anlegen, oder die Windows-Anmeldung mit einem anderen Konto wählen.',
  'The Microsoft Entra application is not accepted.': 'Die Microsoft-Entra-Anwendung wird nicht angenommen.',
  'In Business Central open Microsoft Entra Applications: the client id must be there, its state Enabled, with permission sets.':
    'In Business Central die Microsoft-Entra-Anwendungen öffnen: Die Client-ID muss dort stehen, aktiviert und mit Berechtigungssätzen.',
  'On an own server its setting ValidAudiences must name https://api.businesscentral.dynamics.com.':
    'Auf einem eigenen Server muss seine Einstellung ValidAudiences https://api.businesscentral.dynamics.com nennen.',
  'Company {company} is there.': 'Mandant {company} ist da.',
  'The company "{company}" is not, or not only once, on this server.':
    'Den Mandanten „{company}“ gibt es auf diesem Server nicht, oder nicht nur einmal.',
  'This user sees no company.': 'Dieser Benutzer sieht keinen Mandanten.',
  'This user sees: {companies}.': 'Dieser Benutzer sieht: {companies}.',
  'Choose the company again; it may have been renamed, or the user may lack the right to open it.':
    'Den Mandanten neu wählen; er wurde vielleicht umbenannt, oder dem Benutzer fehlt das Recht, ihn zu öffnen.',
  'Customers, items, sales orders and posted sales invoices can be read, and the general ledger setup.':
    'Debitoren, Artikel, Verkaufsaufträge, gebuchte Verkaufsrechnungen und die Finanzbuchhaltung Einrichtung lassen sich lesen.',
  'Customers, items, sales orders and posted sales invoices can be read, but not the general ledger setup, which says in which days may be posted.':
    'Debitoren, Artikel, Verkaufsaufträge und gebuchte Verkaufsrechnungen lassen sich lesen, nicht aber die Finanzbuchhaltung Einrichtung, in der die erlaubten Buchungstage stehen.',
  'Version {version}.': 'Version {version}.',
  '{host} answers; signed in, and company {company} can be read.':
    '{host} antwortet; angemeldet, und Mandant {company} lässt sich lesen.',
  'Check the address of the connection, and whether a proxy or sign-in page stands in between.':
    'Die Adresse der Verbindung prüfen, und ob ein Proxy oder eine Anmeldeseite dazwischensteht.',
  'To use the API, turn on Enable API Services (ApiServicesEnabled) in NAV Administration on every service tier that users work on, restart them, and in each company open the page API Setup once and choose Integrate APIs.':
    'Für die API in der NAV-Verwaltung auf jedem Dienst, auf dem Benutzer arbeiten, „API-Dienste aktivieren“ (ApiServicesEnabled) einschalten, die Dienste neu starten und in jedem Mandanten einmal die Seite API-Einrichtung öffnen und APIs integrieren.',
  'To use page services, turn on Enable OData Services (ODataServicesEnabled) in NAV Administration and restart the service.':
    'Für Seitendienste in der NAV-Verwaltung „OData-Dienste aktivieren“ (ODataServicesEnabled) einschalten und den Dienst neu starten.',

  'Publish page {page} under Web Services.': 'Seite {page} unter Webdienste veröffentlichen.',
  'The service {service} is not page {page}.': 'Der Dienst {service} ist nicht Seite {page}.',
  'Publish that page under Web Services, or correct the setting.':
    'Diese Seite unter Webdienste veröffentlichen, oder die Einstellung berichtigen.',
  'The settings name the service {service}, which is not published.':
    'Die Einstellungen nennen den Dienst {service}, der nicht veröffentlicht ist.',
  'Publish page {page} under that name, or correct the setting.':
    'Seite {page} unter diesem Namen veröffentlichen, oder die Einstellung berichtigen.',
  'The service {service} lacks {fields}.': 'Dem Dienst {service} fehlen {fields}.',
  'Show these fields on page {page}, or publish a page that has them.':
    'Diese Felder auf Seite {page} einblenden, oder eine Seite veröffentlichen, die sie hat.',
  'Show the field {field} on the page published as {service}.':
    'Das Feld {field} auf der als {service} veröffentlichten Seite einblenden.',
  'Publish page 7002 (Sales Prices), or with price lists page 7001 (Price List Lines), under Web Services.':
    'Seite 7002 (Sales Prices), oder bei Preislisten Seite 7001 (Price List Lines), unter Webdienste veröffentlichen.',
  'Publish page 10 (Countries/Regions) and page 5 (Currencies) under Web Services.':
    'Seite 10 (Countries/Regions) und Seite 5 (Currencies) unter Webdienste veröffentlichen.',
  'Page services cannot post.': 'Seitendienste können nicht buchen.',
  'Post the documents in NAV, or have its job queue post them in the background.':
    'Die Belege in NAV buchen, oder im Hintergrund von dessen Aufgabenwarteschlange buchen lassen.',

  '{host} is a WordPress with WooCommerce.': '{host} ist ein WordPress mit WooCommerce.',
  'Orders, products, customers and webhooks can be read.':
    'Bestellungen, Produkte, Kunden und Webhooks lassen sich lesen.',
  'The sign-in was accepted.': 'Die Anmeldung wurde angenommen.',
  'The key was accepted.': 'Der Schlüssel wurde angenommen.',
  'The server does not say its version.': 'Der Server nennt seine Version nicht.',
  'The shop does not say its version.': 'Der Shop nennt seine Version nicht.',
  'Something answers at this address, but it is not the WordPress of a shop.':
    'Unter dieser Adresse antwortet etwas, aber nicht das WordPress eines Shops.',
  'Enter the home address of the shop, with its sub-folder if it has one.':
    'Die Startadresse des Shops eingeben, mit Unterordner, falls er einen hat.',
  "The shop uses WordPress' plain permalinks; WooCommerce accepts no keys that way.":
    'Der Shop verwendet die einfachen Permalinks von WordPress; so nimmt WooCommerce keine Schlüssel an.',
  'In WordPress > Settings > Permalinks choose any structure but "Plain" and save.':
    'In WordPress > Einstellungen > Permalinks eine andere Struktur als „Einfach“ wählen und speichern.',
  'Something before the shop asks for a sign-in of its own or blocks the REST API.':
    'Vor dem Shop verlangt etwas eine eigene Anmeldung oder sperrt die REST-API.',
  'Let /wp-json/ through: password protection of the site, a security plugin or a firewall stands before it.':
    '/wp-json/ durchlassen: Davor steht ein Kennwortschutz, eine Sicherheits-Erweiterung oder eine Firewall.',
  'WordPress answers, but WooCommerce is not active there.':
    'WordPress antwortet, aber WooCommerce ist dort nicht aktiv.',
  'Activate the WooCommerce plugin, version 9 or later, at this address.':
    'Unter dieser Adresse die Erweiterung WooCommerce, Version 9 oder neuer, aktivieren.',
  'The shop refused the key.': 'Der Shop hat den Schlüssel abgelehnt.',
  'The shop refused the key or its signature.': 'Der Shop hat den Schlüssel oder seine Unterschrift abgelehnt.',
  'Create a key under WooCommerce > Settings > Advanced > REST API with permission Read/Write and enter both parts.':
    'Unter WooCommerce > Einstellungen > Erweitert > REST-API einen Schlüssel mit Lesen/Schreiben anlegen und beide Teile eingeben.',
  'If they are right, the web server drops the Authorization header or hides from WordPress that the call came over https.':
    'Stimmen sie, verwirft der Webserver den Authorization-Kopf oder verbirgt vor WordPress, dass die Anfrage über https kam.',
  'If they are right, enter the address exactly as WordPress > Settings > General shows it: it is part of the signature.':
    'Stimmen sie, die Adresse genau so eingeben, wie WordPress > Einstellungen > Allgemein sie zeigt: Sie ist Teil der Unterschrift.',
  'The key may read orders, but not the webhooks.': 'Der Schlüssel darf Bestellungen lesen, aber nicht die Webhooks.',
  'Let the key belong to a shop manager or administrator.':
    'Den Schlüssel einem Shop-Manager oder Administrator geben.',
  'The shop calls itself {host}; its deliveries would be refused as those of a copy.':
    'Der Shop nennt sich {host}; seine Zustellungen würden als die einer Kopie abgelehnt.',
  'Enter {host} as the address of the shop.': '{host} als Adresse des Shops eingeben.',
  'Set the clock that is wrong, of this computer or of the shop.':
    'Die falsche Uhr stellen, die dieses Rechners oder die des Shops.',
};
