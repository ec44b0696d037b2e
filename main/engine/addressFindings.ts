import type { Alarm } from '../base/alarm.ts';
import type { AddressTrouble } from '../address/publicAddress.ts';
import type { ProbeMiss } from '../address/probe.ts';

/** What is to be said of the public address. */
export type AddressFinding = ProbeMiss | AddressTrouble | 'provenByDeliveries' | 'opening';

interface Words {
  readonly message: string;
  readonly whatToDo: string;
}

const CHECK = 'Check the address and what leads from it to this computer.';

/** English; the window has the other languages by the finding's name. */
const WORDS: Readonly<Record<AddressFinding, Words>> = {
  opening: { message: 'The address is being opened.', whatToDo: '' },
  unreachable: { message: 'Nobody answers at the public address.', whatToDo: CHECK },
  certificate: {
    message: 'The certificate of the public address does not hold; stores refuse it too.',
    whatToDo: 'Renew it, and serve it with all certificates between it and its authority.',
  },
  timeout: { message: 'The public address does not answer in time.', whatToDo: CHECK },
  elsewhere: {
    message: 'Somebody else answers at the public address: the test request did not arrive here.',
    whatToDo: 'Let what answers there pass everything under /in/ on to the receiver of this computer.',
  },
  serverAway: {
    message: "The tunnel's server gives no tunnel now.",
    whatToDo: 'Nothing to do, it is asked again. If it stays like this, choose another server or a fixed address.',
  },
  nameTaken: {
    message: 'Somebody holds the name of the tunnel; it is asked for again.',
    whatToDo: 'Nothing to do. After some tries another name is taken.',
  },
  otherName: {
    message: 'The name of the tunnel is taken, so it is open under another one; the webhooks follow it.',
    whatToDo: 'Nothing to do. If it stays taken, choose another name.',
  },
  provenByDeliveries: {
    message:
      'Deliveries of the stores arrive. This computer itself does not reach the address, as behind some routers.',
    whatToDo: '',
  },
};

export function addressWords(finding: AddressFinding | null): Words {
  return finding === null ? { message: '', whatToDo: '' } : WORDS[finding];
}

/** `finding`: what the last look found; `since`: an instant. Nothing is stopped: orders are polled instead. */
export function addressDown(finding: AddressFinding, url: string | null, since: string): Alarm {
  const { message, whatToDo } = WORDS[finding];
  return {
    kind: 'address-down',
    scope: 'installation',
    message: `Nothing arrives through the public address, so orders are fetched every minute. ${message}`,
    whatToDo,
    params: { finding, since, ...(url !== null && { url }) },
    stopsWrites: false,
  };
}
