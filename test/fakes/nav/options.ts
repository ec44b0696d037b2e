import type { NavUser } from './auth.ts';
import type { CompanySeed } from './companySeed.ts';
import type { PagesOptions } from './pages/pagesOptions.ts';

export interface FakeNavOptions {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Default BC250. */
  readonly instance?: string;
  readonly users: readonly NavUser[];
  readonly companies: readonly CompanySeed[];
  /** False: the endpoint is switched off, as on a fresh server. */
  readonly apiEnabled?: boolean;
  /** `Windows` refuses Basic and says so in the header. */
  readonly credentialType?: 'NavUserPassword' | 'Windows';
  /** With Microsoft Entra: whether this token is a good one. Null, the default, refuses every token. */
  readonly bearer?: ((token: string) => boolean) | null;
  /** Set on a multitenant server: then every request must name it. */
  readonly tenant?: string;
  /** Most rows of one answer; default 20000. */
  readonly pageSize?: number;
  /** An origin of its own is what a public base URL or a proxy makes of links. Default: the origin called. */
  readonly links?: 'called' | 'relative' | { readonly origin: string };
  /** False leaves `@odata.context` out. */
  readonly withContext?: boolean;
  readonly staleStatus?: 409 | 412;
  /** Line fields are validated in the page's order, so a variant or tax code re-prices after the price was sent. */
  readonly validateInPageOrder?: boolean;
  /** Draft tax in documents with prices including tax can read low, as on the newest servers. */
  readonly draftKeepsLargerNet?: boolean;
  /** Pages published as web services below `/<instance>/ODataV4`. Absent: OData is switched off. */
  readonly pages?: PagesOptions;
}

export const DEFAULTS = {
  instance: 'BC250',
  apiEnabled: true,
  credentialType: 'NavUserPassword',
  bearer: null,
  tenant: '',
  pageSize: 20_000,
  links: 'called',
  withContext: true,
  staleStatus: 409,
  validateInPageOrder: false,
  draftKeepsLargerNet: false,
} as const;

export type ServerOptions = Required<Omit<FakeNavOptions, 'pages'>> & Pick<FakeNavOptions, 'pages'>;
export type { CompanySeed, NavUser };
