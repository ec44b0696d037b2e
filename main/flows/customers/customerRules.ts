/** What an integration says about whom an order is for. */
export interface CustomerRules {
  readonly matchGuestsByEmail: boolean;
  readonly customers: {
    /** Where no customer has the e-mail address: the one with the order's VAT number. */
    readonly byVatNumber: boolean;
    /** Field of the store's order that holds the customer's number in NAV. */
    readonly numberField?: string | undefined;
    /** Guests may buy on the terms or price group of a customer whose address they typed. */
    readonly guestsOnTerms: boolean;
    readonly overCreditLimit: 'park' | 'import';
    readonly create: boolean;
    /** Customer for orders without an e-mail address, or of shoppers who are not to be created. */
    readonly fallback?: string | undefined;
    /** Documents of customers that we made are not posted until a person has looked the customer over. */
    readonly holdPosting: boolean;
  };
}
