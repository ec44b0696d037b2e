import { ACCOUNTS } from '../fakes/bigcommerce/seed.ts';

/** Where a sandbox's systems are, and how to sign in. */
export interface SandboxAddresses {
  readonly nav: {
    readonly url: string;
    readonly company: string;
    readonly user: string;
    readonly password: string;
    /** What page services set on a new customer. */
    readonly newCustomer?: object;
  };
  readonly woocommerce: {
    readonly url: string;
    readonly consumerKey: string;
    readonly consumerSecret: string;
    readonly webhookSecret: string;
  };
  /** Absent: there is no such store. */
  readonly bigcommerce?: {
    readonly url: string;
    readonly storeHash: string;
    readonly accessToken: string;
    readonly clientSecret: string;
  };
}

/** The simulated BigCommerce store where it answers, as its API account is given out. */
export function bigCommerceOf(url: string): NonNullable<SandboxAddresses['bigcommerce']> {
  return { url, storeHash: 'abc123', accessToken: ACCOUNTS.full.token, clientSecret: ACCOUNTS.full.clientSecret };
}

export interface SandboxSettings {
  readonly mode?: 'live' | 'shadow';
  readonly startAt: string;
  readonly publicUrl?: string;
  readonly longestOperationSeconds?: number;
  readonly timeoutSeconds?: number;
  readonly poll?: string;
  readonly ping?: string;
  /** Fields of the NAV connection besides or instead of the sandbox's own; one that is undefined is taken out. */
  readonly nav?: object;
  /** Who makes the webhooks at the shop; by hand unless said. */
  readonly webhooks?: 'own' | 'byHand';
}

/** The settings file that joins the engine to a sandbox: one shop, one company, VAT of 19 and 7 percent. */
export function sandboxSettingsFile(addresses: SandboxAddresses, how: SandboxSettings) {
  const { nav, woocommerce, bigcommerce } = addresses;
  return {
    version: 1,
    ...(how.publicUrl === undefined ? {} : { publicUrl: how.publicUrl }),
    connections: [
      {
        kind: 'nav',
        id: 'nav',
        name: 'NAV of the sandbox',
        ...nav,
        ...(how.longestOperationSeconds === undefined ? {} : { longestOperationSeconds: how.longestOperationSeconds }),
        ...(how.timeoutSeconds === undefined ? {} : { timeoutSeconds: how.timeoutSeconds }),
        ...how.nav,
      },
      {
        kind: 'woocommerce',
        id: 'shop',
        name: 'Shop of the sandbox',
        ...woocommerce,
        webhooks: how.webhooks ?? 'byHand',
      },
      ...(bigcommerce ? [{ kind: 'bigcommerce', id: 'big', name: 'Second store', ...bigcommerce }] : []),
    ],
    integrations: [
      {
        id: 'shop-nav',
        name: 'Sandbox shop',
        store: 'shop',
        nav: 'nav',
        mode: how.mode ?? 'live',
        startAt: how.startAt,
        prefix: 'WOO-',
        basis: 'gross',
        taxes: [
          { percent: '19', taxCode: 'VAT19' },
          { percent: '7', taxCode: 'VAT7' },
        ],
        untaxedTaxCode: 'NOVAT',
        accounts: { shipping: '8400', fees: '8410', rounding: '8790' },
        timeZone: 'Europe/Berlin',
      },
      ...(bigcommerce ? [bigIntegration(how)] : []),
    ],
    ...schedulesOf(how),
  };
}

function schedulesOf({ poll, ping }: SandboxSettings): object {
  if (poll === undefined && ping === undefined) return {};
  return {
    schedules: { ...(poll !== undefined && { poll, pollWithoutAddress: poll }), ...(ping !== undefined && { ping }) },
  };
}

/** The second store in the same company; what an order becomes there is left to its own defaults. */
function bigIntegration(how: SandboxSettings) {
  return {
    id: 'big-nav',
    name: 'Second store',
    store: 'big',
    nav: 'nav',
    mode: how.mode ?? 'live',
    startAt: how.startAt,
    prefix: 'BC-',
    basis: 'gross',
    taxes: [
      { percent: '19', taxCode: 'VAT19' },
      { percent: '7', taxCode: 'VAT7' },
    ],
    untaxedTaxCode: 'NOVAT',
    accounts: { shipping: '8400', fees: '8410', rounding: '8790' },
    giftCards: { account: '8790' },
    timeZone: 'Europe/Berlin',
  };
}
