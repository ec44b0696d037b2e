import type { AddressView } from '../../../main/contract/addressCalls.ts';
import type { CallError, CallInput } from '../../../main/contract/calls.ts';

export const kinds = ['none', 'fixed', 'localtunnel'] as const;

/** What is being typed; every kind keeps its own while others are looked at. */
export interface AddressDraft {
  readonly kind: AddressView['kind'];
  readonly url: string;
  readonly host: string;
  readonly subdomain: string;
}

const commonServer = 'https://localtunnel.me';

export const draftOf = ({ kind, url, host, subdomain }: AddressView): AddressDraft => ({
  kind,
  url: kind === 'fixed' ? (url ?? '') : '',
  host: host ?? commonServer,
  subdomain: subdomain ?? '',
});

/** Only what belongs to the kind; a name that is left empty is chosen by the connector. */
export const toWish = ({ kind, url, host, subdomain }: AddressDraft): CallInput<'address.set'> => {
  if (kind === 'none') return { kind };
  if (kind === 'fixed') return { kind, url: url.trim() };
  const name = subdomain.trim();
  return { kind, host: host.trim(), ...(name === '' ? {} : { subdomain: name }) };
};

/** What is wrong with a field, where the engine said so. */
export const problemAt = (problems: CallError['problems'], field: string): string | null =>
  problems?.find(({ path }) => path === `address.${field}`)?.problem ?? null;
