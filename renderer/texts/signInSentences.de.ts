import type { Phrases } from './phrases.ts';

const secondService =
  'den Administrator um einen zweiten NAV-Dienst mit der Anmeldeart NavUserPassword bitten und dessen Adresse verwenden';
const ntlmOrSecondService = `den Administrator für den Dienst „Use NTLM Authentication“ (ServicesUseNTLMAuthentication) einschalten lassen, oder ${secondService}`;

/** What keeps a sign-in from being tried or accepted, with Microsoft Entra and with a Windows account. */
const signIns: Phrases = {
  'Nothing is tried until then.': 'Bis dahin wird nichts versucht.',
  'What it signs in with is not there or cannot be read any more: {fields}. Its orders wait; everything else goes on.':
    'Womit sie sich anmeldet, fehlt oder lässt sich nicht mehr lesen ({fields}). Ihre Bestellungen warten; alles andere geht weiter.',
  'Enter it under Settings, Security.': 'Unter „Einstellungen“, „Sicherheit“ neu eingeben.',
  'Microsoft Entra refused the sign-in: {restWhy} ({code}).':
    'Microsoft Entra hat die Anmeldung abgelehnt: {restWhy} ({code}).',
  'Microsoft Entra refused the sign-in: {restWhy}.': 'Microsoft Entra hat die Anmeldung abgelehnt: {restWhy}.',
  'No token could be had, so nothing was sent: {restWhy}':
    'Es war kein Token zu bekommen, also wurde nichts gesendet: {restWhy}',
  'The client secret or certificate is not the right one.': 'Das Client Secret oder Zertifikat ist nicht das richtige.',
  'Open the app registration in Microsoft Entra, make a new client secret there, and enter its value (not its id); for a certificate, upload the one that is used here.':
    'In der App-Registrierung in Microsoft Entra ein neues Client Secret machen und seinen Wert (nicht seine ID) eingeben; bei einem Zertifikat das hier verwendete hochladen.',
  'It does not know this application in this tenant.': 'Diese Anwendung ist in diesem Mandanten nicht bekannt.',
  'Compare client id and tenant id with the overview page of the app registration in Microsoft Entra, and see that consent was given in this tenant.':
    'Client-ID und Mandanten-ID mit der Übersicht der App-Registrierung in Microsoft Entra vergleichen, und nachsehen, ob in diesem Mandanten die Zustimmung erteilt ist.',
  'There is no such tenant.': 'Diesen Mandanten gibt es nicht.',
  'Compare the tenant id with the overview page of Microsoft Entra.':
    'Die Mandanten-ID mit der Übersicht von Microsoft Entra vergleichen.',
  'It does not know this certificate.': 'Dieses Zertifikat ist nicht bekannt.',
  'Upload this certificate to the app registration in Microsoft Entra, or enter the one that is there.':
    'Dieses Zertifikat in die App-Registrierung in Microsoft Entra hochladen, oder das dortige eingeben.',
  'It does not know what the token is asked for.': 'Wofür das Token sein soll, ist nicht bekannt.',
  'Leave the scope empty for Business Central online; for an own server compare it with the App ID URI of its registration, with /.default behind.':
    'Den Scope für Business Central online leer lassen; für einen eigenen Server mit der App-ID-URI seiner Registrierung vergleichen, mit /.default dahinter.',
  'The application is switched off.': 'Die Anwendung ist abgeschaltet.',
  'Switch the enterprise application on again in Microsoft Entra.':
    'Die Unternehmensanwendung in Microsoft Entra wieder einschalten.',
  'A rule for conditional access keeps the application out.':
    'Eine Regel für bedingten Zugriff lässt die Anwendung nicht ein.',
  'Ask the administrator of Microsoft Entra to let this application in from this computer.':
    'Den Administrator von Microsoft Entra bitten, diese Anwendung von diesem Rechner aus einzulassen.',
  'The client secret has expired.': 'Das Client Secret ist abgelaufen.',
  'Make a new client secret at the app registration in Microsoft Entra, and enter its value here.':
    'In der App-Registrierung in Microsoft Entra ein neues Client Secret machen und seinen Wert hier eingeben.',
  'The clock of this computer is wrong.': 'Die Uhr dieses Rechners geht falsch.',
  'Set the clock of this computer right, then try again.': 'Die Uhr dieses Rechners stellen, dann erneut versuchen.',
  'It gave a reason that the connector does not know.': 'Den genannten Grund kennt der Connector nicht.',
  'Check tenant id, client id and secret against the app registration in Microsoft Entra.':
    'Mandanten-ID, Client-ID und Secret mit der App-Registrierung in Microsoft Entra vergleichen.',
  '{host} gave no answer: {restWhy}.': '{host} gab keine Antwort: {restWhy}.',
  "{host} gave an answer that is not Microsoft Entra's.": 'Was {host} antwortet, ist nicht von Microsoft Entra.',
  'Check whether a proxy or a sign-in page stands between; it is tried again.':
    'Prüfen, ob ein Proxy oder eine Anmeldeseite dazwischensteht; es wird erneut versucht.',
  'The settings for Microsoft Entra cannot be used.': 'Die Angaben für Microsoft Entra sind nicht brauchbar.',
  'Check tenant id, client id and the address for tokens, which begins with https, and that a client secret or an RSA certificate is given.':
    'Mandanten-ID, Client-ID und die Adresse für Tokens prüfen, die mit https beginnt, und ob ein Client Secret oder ein RSA-Zertifikat angegeben ist.',
  '{host} asked for a pause.': '{host} bat um eine Pause.',
  '{host} is not available now.': '{host} ist gerade nicht verfügbar.',
  'It is tried again by itself.': 'Es wird von selbst erneut versucht.',
  'The certificate shown is not trusted here.': 'Dem gezeigten Zertifikat wird hier nicht vertraut.',
  'If a proxy looks into the traffic, give its certificate as a CA file.':
    'Liest ein Proxy den Verkehr mit, dessen Zertifikat als CA-Datei angeben.',
  "Check the proxy's address and sign-in in the settings of this connection.":
    'Adresse und Anmeldung des Proxys in den Einstellungen dieser Verbindung prüfen.',
  'Check that this computer reaches the internet, and whether a proxy is needed; it is tried again by itself.':
    'Prüfen, ob dieser Rechner das Internet erreicht, und ob ein Proxy nötig ist; es wird von selbst erneut versucht.',
  'The text given as certificate holds no certificate.': 'Der als Zertifikat angegebene Text enthält keines.',
  'Give certificate and private key as text (PEM), one after the other: BEGIN CERTIFICATE and BEGIN PRIVATE KEY.':
    'Zertifikat und privaten Schlüssel als Text (PEM) nacheinander angeben: BEGIN CERTIFICATE und BEGIN PRIVATE KEY.',
  'The certificate comes without a private key that can be read.':
    'Beim Zertifikat steht kein privater Schlüssel, der sich lesen lässt.',
  'Give certificate and private key as text (PEM), one after the other; the key must not be protected by a password.':
    'Zertifikat und privaten Schlüssel als Text (PEM) nacheinander angeben; der Schlüssel darf kein Kennwort haben.',
  'Certificate and private key do not belong together.': 'Zertifikat und privater Schlüssel gehören nicht zusammen.',
  'Give the private key that this certificate was made with.':
    'Den privaten Schlüssel angeben, mit dem dieses Zertifikat gemacht ist.',
  'The certificate for Microsoft Entra expired on {day}.':
    'Das Zertifikat für Microsoft Entra ist am {day} abgelaufen.',
  'Make a new certificate, upload it to the app registration in Microsoft Entra, and enter it here.':
    'Ein neues Zertifikat machen, in die App-Registrierung in Microsoft Entra hochladen und hier eingeben.',
  'The NAV server takes Windows sign-in by Kerberos only, which the connector cannot do with a given account.':
    'Der NAV-Server nimmt die Windows-Anmeldung nur über Kerberos, was der Connector mit einem angegebenen Konto nicht kann.',
  'To sign in with this account, let the administrator turn on Use NTLM Authentication (ServicesUseNTLMAuthentication) for the service, or ask the administrator for a second NAV service with credential type NavUserPassword, and use its address.': `Um sich mit diesem Konto anzumelden, ${ntlmOrSecondService}.`,
  'The NAV server broke off the Windows sign-in.': 'Der NAV-Server hat die Windows-Anmeldung abgebrochen.',
  'Check that no proxy stands between, for Windows sign-in does not pass one; otherwise ask the administrator for a second NAV service with credential type NavUserPassword, and use its address.': `Prüfen, ob ein Proxy dazwischensteht, denn durch ihn kommt die Windows-Anmeldung nicht; sonst ${secondService}.`,
  'Connection {id} has no {what}.': 'Verbindung {id}: {what} fehlt.',
  'Import the settings again with it.': 'Die Einstellungen noch einmal damit importieren.',
};

/** Why a connection did not stand, beyond what a ping looks for by itself. */
const connections: Phrases = {
  'No answer within {count} s.': 'Binnen {count} s kam keine Antwort.',
  'No answer came in time.': 'Es kam nicht rechtzeitig eine Antwort.',
  'No answer came.': 'Es kam keine Antwort.',
  'The connection was cut.': 'Die Verbindung wurde abgebrochen.',
  'There is no secure connection.': 'Es gibt keine sichere Verbindung.',
  'Nobody knows the name.': 'Den Namen kennt niemand.',
  'Nothing listens there.': 'Dort lauscht nichts.',
  'What answers there does not speak http.': 'Was dort antwortet, spricht kein http.',
  '{host} did not agree on a secure connection.': '{host} ließ keine sichere Verbindung zustande kommen.',
  'The answer is longer than {count} bytes.': 'Die Antwort ist länger als {count} Bytes.',
  'The answer cannot be unpacked.': 'Die Antwort lässt sich nicht entpacken.',
  'The request was given up on this side.': 'Die Anfrage wurde auf dieser Seite aufgegeben.',
  'Given up before its turn came.': 'Aufgegeben, bevor die Anfrage an der Reihe war.',
  'The address is not one that can be called.': 'Diese Adresse lässt sich nicht aufrufen.',
  'The address or a header is not one that can be sent.': 'Die Adresse oder ein Kopfeintrag lässt sich nicht senden.',
  'The address of the proxy is not of the kind http://name:port.':
    'Die Adresse des Proxys ist nicht von der Art http://name:port.',
  'This way has no handshake.': 'Auf diesem Weg gibt es keine Anmeldung der Verbindung.',
  'The server answered the sign-in with status {count}.': 'Der Server antwortete auf die Anmeldung mit Status {count}.',
  'The server closed the connection in the middle of the Windows sign-in.':
    'Der Server hat die Verbindung mitten in der Windows-Anmeldung geschlossen.',
  'Only the tray application can sign in as the Windows user; enter a user name and password for this connection, or use the tray application.':
    'Als Windows-Benutzer anmelden kann sich nur die Tray-Anwendung; Benutzer und Kennwort für diese Verbindung angeben, oder die Tray-Anwendung benutzen.',
  'The Windows user signs in to {host} and to no other server.':
    'Der Windows-Benutzer meldet sich an {host} an und an keinem anderen Server.',
  'The proxy {host} asks for a user name and password.': 'Der Proxy {host} verlangt Benutzer und Kennwort.',
  'The proxy {host} refuses its user name or password.': 'Der Proxy {host} lehnt Benutzer oder Kennwort ab.',
  'The proxy {host} does not allow connections to {server}.':
    'Der Proxy {host} erlaubt keine Verbindungen zu {server}.',
  'The proxy {host} could not make the connection to {server} (its answer was {count}).':
    'Der Proxy {host} konnte die Verbindung zu {server} nicht herstellen (er antwortete {count}).',
  'The proxy {host} cannot be reached: {restWhy}.': 'Der Proxy {host} ist nicht zu erreichen: {restWhy}.',
  'The proxy of this computer ({host}) is not an http proxy; enter the address of one, or none, for this connection.':
    'Der Proxy dieses Rechners ({host}) ist kein http-Proxy; für diese Verbindung die Adresse eines solchen angeben, oder keinen.',
  'The proxy {host} gave no answer that a proxy would give.':
    'Der Proxy {host} gab keine Antwort, wie ein Proxy sie gäbe.',
  'Not sent, because writing is switched off: {rest}.': 'Nicht gesendet, denn Schreiben ist abgeschaltet: {rest}.',
  'Switch the integration live, or open its write guard, then replay.':
    'Verknüpfung scharf schalten oder Schreiben freigeben. Dann wiederholen.',
};

/** What the way to NAV and the sign-in there say. */
export const germanSignInSentences: Phrases = { ...signIns, ...connections };
