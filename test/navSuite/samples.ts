import type { NewCustomer, NewDocumentLine, NewSalesDocument } from '../../main/nav/nav.ts';

export const suiteCustomer: NewCustomer = {
  name: 'Anna Schäfer',
  isCompany: false,
  email: "anna.o'neil+shop@example.com",
  phone: '+49 221 5550',
  addressLine1: 'Am Dom 1',
  addressLine2: '',
  city: 'Köln',
  state: '',
  postCode: '50667',
  country: 'DE',
};

export const desk: NewDocumentLine = {
  kind: 'item',
  no: 'DESK',
  variantKey: null,
  unit: 'PCS',
  quantity: '3',
  description: 'Desk, oak',
  taxCode: 'VAT19',
  unitPrice: '33.33333',
  discountAmount: '0',
};
export const shipping: NewDocumentLine = {
  ...desk,
  kind: 'account',
  no: '8400',
  unit: '',
  quantity: '1',
  description: 'Parcel',
  unitPrice: '4.9',
};
export const comment: NewDocumentLine = { ...desk, kind: 'comment', no: '', description: 'Ring twice' };

export const order: NewSalesDocument = {
  externalDocumentNo: 'WOO-1001',
  customerNo: 'C1',
  orderDate: '2026-11-19',
  postingDate: '2026-11-20',
  currency: '',
  pricesIncludeTax: true,
  sellTo: null,
  shipTo: {
    name: 'Anna Schäfer',
    contact: '',
    addressLine1: 'Am Dom 1',
    addressLine2: '',
    city: 'Köln',
    state: '',
    postCode: '50667',
    country: 'DE',
  },
  email: 'anna@example.com',
  phone: '0221 5550',
  lines: [desk, shipping, comment],
};

export const noAddress = {
  name: '',
  contact: '',
  addressLine1: '',
  addressLine2: '',
  city: '',
  state: '',
  postCode: '',
  country: '',
};
