import type { Phrases } from './phrases.ts';

/** What a ping finds at each of its steps, and what is to be done about it. */
export const germanFindings: Phrases = {
  'Nobody knows the name {host}.': 'Den Namen {host} kennt niemand.',
  '{host} is {ip}.': '{host} ist {ip}.',
  'The proxy {host} looks up the name.': 'Der Proxy {host} schlägt den Namen nach.',
  "Check how {host} is written and that this computer is in the same network, or write the server's address in numbers instead of its name.":
    'Bitte prüfen, wie {host} geschrieben wird und ob dieser Rechner im selben Netz ist, oder statt des Namens die Adresse des Servers in Zahlen schreiben.',

  'Port {port} is open.': 'Port {port} ist offen.',
  'The proxy {host} makes the connection.': 'Der Proxy {host} stellt die Verbindung her.',
  'Nothing listens on port {port} of {host}.': 'Auf Port {port} von {host} lauscht nichts.',
  'There is no way from this computer to port {port} of {host}.':
    'Von diesem Rechner führt kein Weg zu Port {port} von {host}.',
  '{host} does not answer on port {port}.': '{host} antwortet auf Port {port} nicht.',
  'There was no answer within {count} seconds.': 'Binnen {count} Sekunden kam keine Antwort.',
  'Check the port, and that the NAV server instance is started with its web services switched on; then open port {port} in the Windows firewall of {host} (7048 is the usual one).':
    'Port prüfen, und ob die NAV-Serverinstanz mit eingeschalteten Webdiensten läuft; dann Port {port} in der Windows-Firewall von {host} öffnen (üblich ist 7048).',
  "Check the address and its port, and that the shop's web server is running.":
    'Adresse und Port prüfen, und ob der Webserver des Shops läuft.',
  'Nothing came back from {host}: a firewall usually swallows such calls. Open port {port} in its Windows firewall and in those on the way, and check that the server is switched on.':
    'Von {host} kam nichts zurück: Solche Anfragen verschluckt meist eine Firewall. Port {port} in seiner Windows-Firewall und in denen auf dem Weg öffnen, und prüfen, ob der Server an ist.',
  'Check the proxy of this connection: its address, its user name and password, and whether it lets this computer through to {host}. If {host} is in your own network, set the proxy to none.':
    'Den Proxy dieser Verbindung prüfen: seine Adresse, Benutzer und Kennwort, und ob er diesen Rechner zu {host} durchlässt. Steht {host} im eigenen Netz, den Proxy auf „keiner“ stellen.',

  'It is the pinned certificate, valid until {day}.': 'Es ist das angenommene Zertifikat, gültig bis {day}.',
  'The certificate was issued by {issuer}, valid until {day}.':
    'Das Zertifikat stellte {issuer} aus, gültig bis {day}.',
  'The pinned certificate has expired on {day}.': 'Das angenommene Zertifikat ist am {day} abgelaufen.',
  'The pinned certificate expires on {day}.': 'Das angenommene Zertifikat läuft am {day} ab.',
  'It stays accepted. Once the server has a new certificate, compare its fingerprint and pin it here: nothing is sent before that.':
    'Es bleibt angenommen. Hat der Server ein neues, dessen Fingerabdruck vergleichen und es hier annehmen: Vorher wird nichts gesendet.',
  '{host} showed no certificate.': '{host} hat kein Zertifikat gezeigt.',
  'The certificate of {host} ({subject}) was issued by itself, not by an authority.':
    'Das Zertifikat von {host} ({subject}) hat sich selbst ausgestellt, keine Zertifizierungsstelle.',
  'The certificate of {host} was issued by {issuer}, which this computer does not trust.':
    'Das Zertifikat von {host} stellte {issuer} aus; dieser Rechner vertraut dem nicht.',
  'The certificate does not name {host}; it was issued by {issuer} for no name at all.':
    'Das Zertifikat nennt {host} nicht; {issuer} stellte es ohne Namen aus.',
  'The certificate does not name {host}; it was issued by {issuer} for {names}.':
    'Das Zertifikat nennt {host} nicht; {issuer} stellte es für {names} aus.',
  'The certificate of {host}, issued by {issuer}, or one above it has expired; its own last day is {day}.':
    'Das Zertifikat von {host}, ausgestellt von {issuer}, oder eines darüber ist abgelaufen; sein letzter Tag ist der {day}.',
  'The certificate of {host}, issued by {issuer}, or one above it is not valid yet; its own first day is {day}.':
    'Das Zertifikat von {host}, ausgestellt von {issuer}, oder eines darüber gilt noch nicht; sein erster Tag ist der {day}.',
  '{host} shows another certificate than the pinned one: {subject}, issued by {issuer}, fingerprint {fingerprint}.':
    '{host} zeigt ein anderes Zertifikat als das angenommene: {subject}, ausgestellt von {issuer}, Fingerabdruck {fingerprint}.',
  'The certificate of {host}, issued by {issuer}, is not acceptable.':
    'Das Zertifikat von {host}, ausgestellt von {issuer}, ist nicht annehmbar.',
  'Switch TLS 1.2 on at {host}; older versions are not safe and are not used.':
    'Auf {host} TLS 1.2 einschalten; ältere Versionen sind nicht sicher und werden nicht verwendet.',
  'Port {port} of {host} seems to speak plain http: write the address with http://, or better switch SSL on for the service and choose its certificate.':
    'Port {port} von {host} spricht wohl einfaches http: die Adresse mit http:// schreiben, oder besser SSL für den Dienst einschalten und sein Zertifikat wählen.',
  'Check that {host} has a certificate for port {port}, and that TLS 1.2 is switched on there.':
    'Prüfen, ob {host} für Port {port} ein Zertifikat hat und ob dort TLS 1.2 eingeschaltet ist.',
  'Compare the fingerprint with the one that the administrator of {host} sees; if they are the same, pin this certificate for the connection.':
    'Den Fingerabdruck mit dem vergleichen, den der Administrator von {host} sieht; sind sie gleich, das Zertifikat für diese Verbindung annehmen.',
  "If this is your company's own authority, give its certificate as a CA file or trust it in Windows. If you do not know the issuer, something between here and {host} opens the traffic (a proxy, a virus scanner): ask who runs it. A single certificate can also be pinned.":
    'Ist es die eigene Zertifizierungsstelle, ihr Zertifikat als CA-Datei angeben oder ihm in Windows vertrauen. Ist der Aussteller unbekannt, öffnet etwas zwischen hier und {host} den Verkehr (ein Proxy, ein Virenscanner): Fragen Sie, wer es betreibt. Auch ein einzelnes Zertifikat lässt sich annehmen.',
  'The certificate holds no name to compare with: have a new one made, or compare its fingerprint and pin it.':
    'Das Zertifikat enthält keinen Namen zum Vergleichen: ein neues machen lassen, oder seinen Fingerabdruck vergleichen und es annehmen.',
  'Write the address with a name that the certificate holds ({names}), have a certificate made for the name used now, or compare its fingerprint and pin it.':
    'Die Adresse mit einem Namen schreiben, den das Zertifikat enthält ({names}), ein Zertifikat für den jetzigen Namen machen lassen, oder seinen Fingerabdruck vergleichen und es annehmen.',
  "Renew the certificate at {host}, it ended on {day}; until then this one certificate can be pinned. If the day is still to come, check this computer's clock.":
    'Das Zertifikat auf {host} erneuern, es endete am {day}; bis dahin lässt sich dieses eine annehmen. Liegt der Tag noch vor uns, die Uhr dieses Rechners prüfen.',
  'Check the clocks of this computer and of {host}: the certificate begins on {day}.':
    'Die Uhren dieses Rechners und von {host} prüfen: Das Zertifikat beginnt am {day}.',
  'If the certificate of {host} was renewed, compare the new fingerprint with its administrator and pin it. If it was not, do not: somebody else is answering.':
    'Wurde das Zertifikat von {host} erneuert, den neuen Fingerabdruck mit dessen Administrator vergleichen und es annehmen. Sonst nicht: Dann antwortet jemand anders.',
  'Ask the administrator of {host} for a certificate that present-day programs accept, or compare its fingerprint and pin it.':
    'Den Administrator von {host} um ein Zertifikat bitten, das heutige Programme annehmen, oder seinen Fingerabdruck vergleichen und es annehmen.',

  '{host} answers over plain http: passwords and orders cross the network readable.':
    '{host} antwortet über einfaches http: Kennwörter und Bestellungen gehen lesbar durchs Netz.',
  '{host} answers.': '{host} antwortet.',
  'Switch SSL on at the server and write the address with https://.':
    'Auf dem Server SSL einschalten und die Adresse mit https:// schreiben.',
  '{host} accepts connections but does not answer: look what keeps its service busy, or restart it.':
    '{host} nimmt Verbindungen an, antwortet aber nicht: nachsehen, was den Dienst beschäftigt, oder ihn neu starten.',
  '{host} cut the connection: check that its service is running, and whether a firewall in between inspects the traffic.':
    '{host} hat die Verbindung abgebrochen: prüfen, ob sein Dienst läuft und ob eine Firewall dazwischen den Verkehr untersucht.',
  '{host} cut the connection: if its port {port} is meant for SSL, write the address with https://; otherwise check that its service is running.':
    '{host} hat die Verbindung abgebrochen: Ist sein Port {port} für SSL gedacht, die Adresse mit https:// schreiben; sonst prüfen, ob sein Dienst läuft.',
  'This address gives more than any service of ours would: check that it is the right one.':
    'Diese Adresse liefert mehr, als einer unserer Dienste je täte: prüfen, ob es die richtige ist.',
  'Check the address, and what answers on port {port} of {host}; if the port is meant for SSL, write the address with https://.':
    'Adresse prüfen, und was auf Port {port} von {host} antwortet; ist der Port für SSL gedacht, die Adresse mit https:// schreiben.',
  'Check the address, and what answers on port {port} of {host}.':
    'Adresse prüfen, und was auf Port {port} von {host} antwortet.',

  '{host} does not say what time it has.': '{host} sagt nicht, wie spät es dort ist.',
  'Its clock and that of this computer agree.': 'Seine Uhr und die dieses Rechners gehen gleich.',
  "This computer's clock is {count} minutes ahead of {host}'s.":
    'Die Uhr dieses Rechners geht {count} Minuten vor der von {host}.',
  "This computer's clock is {count} minutes behind {host}'s.":
    'Die Uhr dieses Rechners geht {count} Minuten nach der von {host}.',
  'Set the clock; signatures and sign-ins will fail.':
    'Die Uhr stellen; sonst scheitern Unterschriften und Anmeldungen.',
  '{host} answers in {count} ms.': '{host} antwortet in {count} ms.',
  '{host} answers in {percent} s.': '{host} antwortet in {percent} s.',
  'Everything works, but slowly: look what keeps the server busy, or at the line to it.':
    'Alles geht, aber langsam: nachsehen, was den Server beschäftigt, oder nach der Leitung zu ihm.',
};
