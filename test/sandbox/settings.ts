/** Where a sandbox's two systems are, and how to sign in. */
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
  const { nav, woocommerce } = addresses;
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
