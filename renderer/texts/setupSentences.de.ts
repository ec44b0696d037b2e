import type { Phrases } from './phrases.ts';

/** What is found while setting up. */
export const germanSetupSentences: Phrases = {
  'This is no address of a server.': 'Das ist keine Adresse eines Servers.',
  'Write the name of the NAV server, such as nav01, or copy the address of its web client or OData services.':
    'Den Namen des NAV-Servers eingeben, etwa nav01, oder die Adresse seines Webclients oder seiner OData-Dienste hierher kopieren.',
  'This is more than can be kept of a set-up that is not finished.':
    'Das ist mehr, als sich von einer unfertigen Einrichtung aufheben lässt.',
  'Nothing to do: go on; what was typed is lost only when the window is closed.':
    'Nichts zu tun: weitermachen; das Eingegebene geht nur verloren, wenn das Fenster geschlossen wird.',
  'Somebody else is setting up.': 'Gerade richtet jemand anderes ein.',
  'Open the set-up anew: it shows who and since when, and can be taken over.':
    'Die Einrichtung neu öffnen: Sie zeigt, wer und seit wann, und lässt sich übernehmen.',
  'A write test in NAV makes a document for a customer.':
    'Eine Schreibprobe in NAV legt einen Beleg für einen Debitor an.',
  'Name a customer that is there and not blocked.': 'Einen Debitor nennen, den es gibt und der nicht gesperrt ist.',
  'This key may read but not write.': 'Dieser Schlüssel darf lesen, aber nicht schreiben.',
  'In WooCommerce > Settings > Advanced > REST API give it Read/Write.':
    'In WooCommerce > Einstellungen > Erweitert > REST-API Lesen/Schreiben einstellen.',
  'Business Central, version 17 or later': 'Business Central ab Version 17',
  'Business Central, version 14 to 16': 'Business Central, Version 14 bis 16',
  'Dynamics NAV 2018 or Business Central, version 13': 'Dynamics NAV 2018 oder Business Central, Version 13',
  'Dynamics NAV 2017 or 2018': 'Dynamics NAV 2017 oder 2018',
  'Dynamics NAV 2016 or older': 'Dynamics NAV 2016 oder älter',
};
