import type { Decimal } from '../base/money.ts';

/** Where somebody is, as cards and documents say it; "" for what is not given. */
export interface NavPostalAddress {
  readonly addressLine1: string;
  readonly addressLine2: string;
  readonly city: string;
  readonly state: string;
  readonly postCode: string;
  readonly country: string;
}

export interface NavCustomer {
  /** The server's id of the record (a GUID on the API). */
  readonly key: string;
  readonly no: string;
  readonly name: string;
  /** As NAV stores it; several addresses separated by `;` or `,` are split already, lower-cased and trimmed. */
  readonly emails: readonly string[];
  readonly postCode: string;
  readonly country: string;
  readonly blocked: 'no' | 'ship' | 'invoice' | 'all';
  readonly currency: string;
  /** VAT registration number as NAV stores it; "" when there is none, or the surface does not show it. */
  readonly vatNumber: string;
  /** Whether the card gives payment terms; null where the surface does not show them. */
  readonly hasTerms: boolean | null;
  /** Customer price group; "" for none, null where the surface does not show it. */
  readonly priceGroup: string | null;
  /** In the local currency; "0" is no limit, null where the surface does not show it. */
  readonly creditLimit: Decimal | null;
  /** What the customer owes, in the local currency; null where the surface does not show it. */
  readonly balance: Decimal | null;
  /** Posting groups without which NAV takes no documents, and which the card lacks; absent where they are not shown. */
  readonly lacksGroups?: readonly string[];
}

export interface NewCustomer extends NavPostalAddress {
  readonly name: string;
  readonly isCompany: boolean;
  readonly email: string;
  readonly phone: string;
  /**
   * Number of a customer whose posting groups and terms this one takes over, before those of the connection. The API
   * cannot do that and refuses before anything is written.
   */
  readonly model?: string;
}

/** Fields of a customer that may be changed; what is left out stays. */
export type CustomerChange = Partial<Omit<NewCustomer, 'isCompany' | 'model'>>;
