import type { CallParts } from '../calls/createCalls.ts';
import type { PublicAddressPart } from './publicAddress.ts';
import type { SettingsCalls } from './settingsCalls.ts';

export interface AddressCallsOptions {
  readonly address: PublicAddressPart;
  readonly settingsCalls: SettingsCalls;
}

/** The public address as a person sees and chooses it. */
export function createAddressCalls({ address, settingsCalls }: AddressCallsOptions): CallParts['address'] {
  return {
    'address.get': async () => address.view(),
    'address.set': async (wish, { name }) => {
      settingsCalls.setAddress(wish, `person:${name}`);
      return address.view();
    },
  };
}
