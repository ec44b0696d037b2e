import type { NavSurface } from '../capability.ts';
import type { NavDocumentKind, NavSession } from '../nav.ts';
import type { ReadinessSource } from './source.ts';

/** What the integrations of a connection will ask of NAV; codes as NAV writes them. */
export interface ReadinessNeeds {
  /** The day documents are posted on, today in the company's zone: `YYYY-MM-DD`. */
  readonly postingDate: string;
  readonly kinds: readonly NavDocumentKind[];
  /** Whether documents hold prices with tax. */
  readonly pricesIncludeTax: boolean;
  /** G/L accounts that lines name: shipping, fees, rounding. */
  readonly accounts: readonly string[];
  /** VAT product posting groups or tax groups. */
  readonly taxCodes: readonly string[];
  /** Codes; "" is the local one. */
  readonly currencies: readonly string[];
  /** Countries of addresses, where they are known. */
  readonly countries?: readonly string[];
  /** Customers that documents are written for, or that new ones are modelled on. */
  readonly customers?: readonly string[];
  readonly createsCustomers: boolean;
  /** Where lines name a location. */
  readonly locations?: readonly string[];
  /** Dimensions that the connector sets itself. */
  readonly dimensions?: readonly string[];
}

/** What every check is given. */
export interface Checking {
  readonly session: Pick<NavSession, 'setup' | 'referenceList' | 'customer'>;
  readonly source: ReadinessSource;
  /** Which surface writes documents. */
  readonly documents: NavSurface;
  readonly needs: ReadinessNeeds;
}
