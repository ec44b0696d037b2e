import type { CallParts } from '../calls/createCalls.ts';
import { isForInternet } from '../settings/addressChecks.ts';
import { SettingsRefused } from '../settings/problems.ts';
import type { PublicAddressPart } from './publicAddress.ts';
import type { SettingsCalls } from './settingsCalls.ts';

export interface AddressCallsOptions {
  readonly address: Pick<PublicAddressPart, 'view' | 'try'>;
  readonly settingsCalls: Pick<SettingsCalls, 'checkAddress' | 'setAddress'>;
}

/** The public address as a person sees and chooses it. */
export function createAddressCalls({ address, settingsCalls }: AddressCallsOptions): CallParts['address'] {
  /** Everything else that may keep deliveries away can be mended afterwards, and is told by the probes. */
  async function mustBeTrusted(url: string): Promise<void> {
    if ((await address.try(url)) !== 'certificate') return;
    const problem = 'its certificate does not hold, so that stores send nothing there; serve it with its whole chain';
    throw new SettingsRefused([{ path: 'address.url', problem }], 'address');
  }

  return {
    'address.get': async () => address.view(),
    'address.set': async (wish, { name }) => {
      const { address: checked, connections } = settingsCalls.checkAddress(wish);
      if (checked.kind === 'fixed' && isForInternet(connections)) await mustBeTrusted(checked.url);
      settingsCalls.setAddress(wish, `person:${name}`);
      return address.view();
    },
  };
}
