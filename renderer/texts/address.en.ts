import type { AddressView } from '../../main/contract/addressCalls.ts';
import { counting } from './count.ts';

const n = counting('en');

/** How the shop reaches this computer, so that it can tell of orders by itself. */
export const address = {
  title: 'Public address',
  states: {
    none: 'None',
    opening: 'Being opened',
    healthy: 'Requests arrive',
    down: 'Nothing arrives',
  },
  kinds: {
    none: 'No public address',
    fixed: 'A fixed address',
    localtunnel: 'A tunnel (localtunnel)',
  },
  meanings: {
    none: 'Orders are fetched every minute; that is fine. Nothing of this computer can be reached from outside.',
    fixed:
      'An https address that leads to the receiver of this computer, kept by you: a reverse proxy, a router, or a tunnel of your own. The shop tells of an order within seconds.',
    localtunnel:
      'An address without any set-up in your network, over a server that takes what the shop sends and hands it on. Whoever runs that server can read the orders in it, and it may go away at any time: orders are then fetched every minute until it is back. Good for trying out, or with a server of your own.',
  },
  url: 'Address',
  urlNotYet: 'not known yet',
  copyUrl: 'Copy public address',
  since: 'Since',
  probe: 'Last test request',
  probeMeaning: 'Every minute a signed request goes to the address and must arrive here.',
  arrived: (ms: number) => `arrived after ${n(ms)} ms`,
  missed: 'did not arrive',
  server: 'Server of the tunnel',
  everyMinute: 'Orders are fetched every minute meanwhile; none is lost.',
  change: 'Change',
  changeTitle: 'Public address',
  which: 'How the shop reaches this computer',
  urlField: 'Address',
  urlHint:
    'Such as https://orders.example.com, with port 443; a WooCommerce shop sends to 8080 too, BigCommerce to 443 alone. Everything under /in/ has to arrive here.',
  hostField: 'Server of the tunnel',
  subdomainField: 'Name',
  subdomainHint: 'Leave it empty: a name that nobody can guess is chosen once and kept.',
  follows: 'The webhooks in the shop follow the address by themselves. Orders in between are fetched.',
  save: 'Save',
  /** By what was found; null where there is nothing to say. */
  findings: {
    opening: ['The address is being opened.', 'Nothing to do.'],
    unreachable: [
      'Nobody answers at the public address.',
      'Check the address and what leads from it to this computer.',
    ],
    certificate: [
      'The certificate of the public address does not hold; shops refuse it too.',
      'Renew it, and serve it with all certificates between it and its authority.',
    ],
    timeout: [
      'The public address does not answer in time.',
      'Check the address and what leads from it to this computer.',
    ],
    elsewhere: [
      'Somebody else answers at the public address: the test request did not arrive here.',
      'Let what answers there pass everything under /in/ on to the receiver of this computer.',
    ],
    serverAway: [
      'The server of the tunnel gives no tunnel now.',
      'Nothing to do, it is asked again. If it stays like this, choose another server or a fixed address.',
    ],
    nameTaken: [
      'Somebody holds the name of the tunnel; it is asked for again.',
      'Nothing to do. After some tries another name is taken.',
    ],
    otherName: [
      'The name of the tunnel is taken, so it is open under another one; the webhooks follow it.',
      'Nothing to do. If it stays taken, choose another name.',
    ],
    provenByDeliveries: [
      'Deliveries of the shop arrive. This computer itself does not reach the address, as behind some routers.',
      'Nothing to do.',
    ],
  } as Readonly<Record<string, readonly [string, string]>>,
} satisfies {
  readonly states: Readonly<Record<AddressView['state'], string>>;
  readonly [name: string]: unknown;
};
