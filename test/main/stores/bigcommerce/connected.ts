import { randomBytes } from 'node:crypto';
import { realPorts } from '../../../../main/base/ports.ts';
import { createDoor } from '../../../../main/http/door.ts';
import { createLanes } from '../../../../main/http/lanes.ts';
import { withRateWindow } from '../../../../main/http/rateWindow.ts';
import { TransportError } from '../../../../main/http/transport.ts';
import { createBigCommerceStore } from '../../../../main/stores/bigcommerce/bigCommerceStore.ts';
import { readRateWindow } from '../../../../main/stores/bigcommerce/quirks.ts';
import { createBigSignIn } from '../../../../main/stores/bigcommerce/signature.ts';
import type { SignatureProof } from '../../../../main/stores/bigcommerce/webhooks.ts';
import { createFakeBigCommerce, type FakeBigCommerceOptions } from '../../../fakes/bigcommerce/bigcommerce.ts';
import type { FakeRequest, FakeResponse } from '../../../fakes/http.ts';
import { createInProcess } from '../../../fakes/inProcess.ts';

export const API = 'https://api.bigcommerce.sim';

export interface Account {
  readonly token: string;
  readonly clientSecret: string;
}

/** The simulated store in process; its clock is ours and stands still. `instead` answers in its place where it answers. */
export function openFake(
  options: Partial<FakeBigCommerceOptions> = {},
  instead: (request: FakeRequest) => FakeResponse | null = () => null,
) {
  const clock = { now: Date.parse('2026-11-22T10:00:00.000Z') };
  const asked: string[] = [];
  const fake = createFakeBigCommerce({
    now: () => clock.now,
    random: (bytes) => randomBytes(bytes),
    rate: { quota: 100_000 },
    newHookSilentMs: 0,
    ...options,
  });
  const behaviour = (request: FakeRequest) => {
    asked.push(`${request.method} ${request.url.replace('/stores/abc123/', '')}`);
    return Promise.resolve(instead(request) ?? fake.handle(request));
  };
  const transport = createInProcess({
    servers: { [API]: behaviour },
    makeError: (failure, sent, message) => new TransportError(failure, sent, message),
  });
  const ports = { ...realPorts(), now: () => clock.now };
  const doorOf = ({ token, clientSecret }: Account, webhookSecret: string) =>
    createDoor({
      system: 'shop',
      transport,
      ports,
      timeoutMs: 5_000,
      lanes: withRateWindow(createLanes({ most: 3, oneWriter: true }), { ports, system: 'shop', read: readRateWindow }),
      mayWrite: () => true,
      onExchange: () => undefined,
      signIn: { sign: createBigSignIn({ accessToken: token, webhookSecret, clientSecret }) },
    });
  return { fake, clock, asked, transport, ports, doorOf };
}

export type OpenFake = ReturnType<typeof openFake>;

const noProof: SignatureProof = { isProven: () => true, proved: () => undefined, doubted: () => undefined };

export function connect(
  open: OpenFake,
  account: Account,
  webhookSecret: string,
  wanted: { readonly customerGroups?: boolean } = {},
) {
  return createBigCommerceStore({
    connectionId: 'shop',
    apiUrl: API,
    storeHash: 'abc123',
    webhookSecret,
    clientSecret: account.clientSecret,
    proof: noProof,
    now: () => open.clock.now,
    vatNumberFields: ['VAT Number'],
    allCoupons: false,
    ...wanted,
    door: open.doorOf(account, webhookSecret),
  });
}

export const PURCHASE = {
  items: [{ sku: 'ML-TS-001', quantity: 2 }],
  billing: { first_name: 'Anna', last_name: 'Schmidt', country_iso2: 'DE', email: 'anna@shopper.example' },
  shipTos: [{ cost: '4.90', method: 'Flat Rate' }],
};
