import { counting } from './count.ts';
import type { Texts } from './en.ts';

const n = counting('de');

export const address: Texts['address'] = {
  title: 'Öffentliche Adresse',
  states: {
    none: 'Keine',
    opening: 'Wird geöffnet',
    healthy: 'Anfragen kommen an',
    down: 'Nichts kommt an',
  },
  kinds: {
    none: 'Keine öffentliche Adresse',
    fixed: 'Eine feste Adresse',
    localtunnel: 'Ein Tunnel (localtunnel)',
  },
  meanings: {
    none: 'Bestellungen werden jede Minute geholt; das ist in Ordnung. Von außen ist an diesem Rechner nichts zu erreichen.',
    fixed:
      'Eine https-Adresse, die zum Empfänger auf diesem Rechner führt und um die Sie sich kümmern: ein Reverse-Proxy, ein Router oder ein eigener Tunnel. Der Shop meldet eine Bestellung binnen Sekunden.',
    localtunnel:
      'Eine Adresse ohne jede Einrichtung in Ihrem Netz, über einen Server, der annimmt, was der Shop sendet, und es weiterreicht. Wer diesen Server betreibt, kann die Bestellungen darin lesen, und er kann jederzeit wegfallen: Dann werden Bestellungen jede Minute geholt, bis er wieder da ist. Gut zum Ausprobieren oder mit einem eigenen Server.',
  },
  url: 'Adresse',
  urlNotYet: 'noch nicht bekannt',
  copyUrl: 'Öffentliche Adresse kopieren',
  since: 'Seit',
  probe: 'Letzte Probeanfrage',
  probeMeaning: 'Jede Minute geht eine signierte Anfrage an die Adresse und muss hier ankommen.',
  arrived: (ms) => `angekommen nach ${n(ms)} ms`,
  missed: 'nicht angekommen',
  server: 'Server des Tunnels',
  everyMinute: 'Bestellungen werden inzwischen jede Minute geholt; keine geht verloren.',
  change: 'Ändern',
  changeTitle: 'Öffentliche Adresse',
  which: 'Wie der Shop diesen Rechner erreicht',
  urlField: 'Adresse',
  urlHint:
    'Etwa https://orders.example.com, mit Port 443; WooCommerce sendet auch an 8080, BigCommerce nur an 443. Alles unter /in/ muss hier ankommen.',
  hostField: 'Server des Tunnels',
  subdomainField: 'Name',
  subdomainHint: 'Leer lassen: Ein Name, den niemand erraten kann, wird einmal gewählt und behalten.',
  follows: 'Die Webhooks im Shop folgen der Adresse von selbst. Bestellungen dazwischen werden geholt.',
  save: 'Speichern',
  findings: {
    opening: ['Die Adresse wird geöffnet.', 'Nichts zu tun.'],
    unreachable: [
      'Unter der öffentlichen Adresse antwortet niemand.',
      'Die Adresse prüfen und was von ihr zu diesem Rechner führt.',
    ],
    certificate: [
      'Das Zertifikat der öffentlichen Adresse gilt nicht; auch Shops weisen es ab.',
      'Es erneuern und mit allen Zertifikaten bis zu seiner Stelle ausliefern.',
    ],
    timeout: [
      'Die öffentliche Adresse antwortet nicht rechtzeitig.',
      'Die Adresse prüfen und was von ihr zu diesem Rechner führt.',
    ],
    elsewhere: [
      'Unter der öffentlichen Adresse antwortet jemand anderes: Die Probeanfrage kam hier nicht an.',
      'Was dort antwortet, muss alles unter /in/ an den Empfänger auf diesem Rechner weitergeben.',
    ],
    serverAway: [
      'Der Server des Tunnels gibt gerade keinen Tunnel.',
      'Nichts zu tun, er wird wieder gefragt. Bleibt es so, einen anderen Server oder eine feste Adresse wählen.',
    ],
    nameTaken: [
      'Jemand hat den Namen des Tunnels; es wird wieder nach ihm gefragt.',
      'Nichts zu tun. Nach einigen Versuchen wird ein anderer Name genommen.',
    ],
    otherName: [
      'Der Name des Tunnels ist vergeben, deshalb ist er unter einem anderen offen; die Webhooks folgen ihm.',
      'Nichts zu tun. Bleibt er vergeben, einen anderen Namen wählen.',
    ],
    provenByDeliveries: [
      'Meldungen des Shops kommen an. Dieser Rechner selbst erreicht die Adresse nicht, wie hinter manchen Routern.',
      'Nichts zu tun.',
    ],
  },
};
