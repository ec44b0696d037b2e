import type { NavDocument, NavDocumentKind } from '../nav.ts';

export type LineSet = 'salesOrderLines' | 'salesInvoiceLines' | 'salesCreditMemoLines';

/** How the API names what the kinds of documents have in common, and where they differ. */
export interface KindFacts {
  readonly set: string;
  readonly type: string;
  readonly lineSet: LineSet;
  readonly lineType: string;
  /** For messages. */
  readonly words: string;
  /** The document date, which carries another name on each. */
  readonly dateField: string;
  /** Elsewhere the basis of prices comes from the customer, and sending it is refused. */
  readonly writesBasis: boolean;
  readonly hasShipTo: boolean;
  readonly postAction: string;
  readonly states: Readonly<Record<string, NavDocument['state']>>;
  /** What a status that we do not know counts as: nothing may be changed. */
  readonly otherState: NavDocument['state'];
}

/** `Open` is posted and unpaid, or a released draft, which the API does not tell apart: nothing may be changed either way. */
const INVOICE_STATES: KindFacts['states'] = {
  Draft: 'open',
  'In Review': 'inReview',
  Open: 'posted',
  Paid: 'posted',
  Corrective: 'posted',
  Canceled: 'canceled',
};

export const KINDS: Readonly<Record<NavDocumentKind, KindFacts>> = {
  salesOrder: {
    set: 'salesOrders',
    type: 'salesOrder',
    lineSet: 'salesOrderLines',
    lineType: 'salesOrderLine',
    words: 'sales order',
    dateField: 'orderDate',
    writesBasis: true,
    hasShipTo: true,
    postAction: 'shipAndInvoice',
    // On an order `Open` means released.
    states: { Draft: 'open', 'In Review': 'inReview', Open: 'released' },
    otherState: 'released',
  },
  salesInvoice: {
    set: 'salesInvoices',
    type: 'salesInvoice',
    lineSet: 'salesInvoiceLines',
    lineType: 'salesInvoiceLine',
    words: 'sales invoice',
    dateField: 'invoiceDate',
    writesBasis: false,
    hasShipTo: true,
    postAction: 'post',
    states: INVOICE_STATES,
    otherState: 'posted',
  },
  creditMemo: {
    set: 'salesCreditMemos',
    type: 'salesCreditMemo',
    lineSet: 'salesCreditMemoLines',
    lineType: 'salesCreditMemoLine',
    words: 'credit memo',
    dateField: 'creditMemoDate',
    writesBasis: false,
    hasShipTo: false,
    postAction: 'post',
    states: INVOICE_STATES,
    otherState: 'posted',
  },
};
