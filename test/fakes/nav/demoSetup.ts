import type { SetupSeed } from './setupSeed.ts';

/** The demo company's set-up beyond its documents: what the shop's prices, barcodes and dimensions are mapped to. */
export const DEMO_SETUP: SetupSeed = {
  paymentMethods: [
    { code: 'BANK', displayName: 'Bank transfer' },
    { code: 'CASH', displayName: 'Cash payment' },
    { code: 'PAYPAL', displayName: 'PayPal' },
  ],
  paymentJournals: [
    { code: 'BANK', displayName: 'Bank' },
    { code: 'PAYPAL', displayName: 'PayPal receipts' },
  ],
  dimensions: [
    {
      code: 'CHANNEL',
      displayName: 'Sales channel',
      values: [
        { code: 'SHOP', displayName: 'Web shop' },
        { code: 'STORE', displayName: 'Store' },
      ],
    },
    {
      code: 'DEPARTMENT',
      displayName: 'Department',
      values: [
        { code: 'ADM', displayName: 'Administration' },
        { code: 'SALES', displayName: 'Sales' },
      ],
    },
  ],
  globalDimensions: ['DEPARTMENT', 'CHANNEL'],
  customerPriceGroups: [
    { code: 'RESALE', displayName: 'Resellers' },
    { code: 'WEB', displayName: 'Web shop', pricesIncludeVat: true },
  ],
  customerDiscountGroups: [{ code: 'LARGE', displayName: 'Large accounts' }],
  shippingAgents: [
    { code: 'DHL', displayName: 'DHL' },
    { code: 'UPS', displayName: 'United Parcel Service' },
  ],
  salesPrices: [
    {
      salesType: 'Customer Price Group',
      salesCode: 'WEB',
      itemNo: 'ML-TS-001',
      unitPrice: '18.99',
      pricesIncludeVat: true,
    },
    {
      salesType: 'Customer Price Group',
      salesCode: 'WEB',
      itemNo: 'ML-COF-500',
      unitPrice: '7.99',
      pricesIncludeVat: true,
      startingDate: '2026-11-23',
      endingDate: '2026-11-30',
    },
    {
      salesType: 'Customer Price Group',
      salesCode: 'RESALE',
      itemNo: 'ML-COF-500',
      unitOfMeasureCode: 'BOX',
      minimumQuantity: '10',
      unitPrice: '79',
    },
    { salesType: 'Customer', salesCode: '10000', itemNo: 'ML-SOCK-39', unitPrice: '4.6' },
    { salesType: 'Customer Price Group', salesCode: 'WEB', itemNo: 'ML-CAP-RED', currencyCode: 'CHF', unitPrice: '13' },
  ],
  itemReferences: [
    { itemNo: 'ML-TS-001', unitOfMeasureCode: 'PCS', referenceNo: '4006381333931' },
    { itemNo: 'ML-JACKET', variantCode: 'S', unitOfMeasureCode: 'PCS', referenceNo: '4006381333948' },
    { itemNo: 'ML-JACKET', variantCode: 'M', unitOfMeasureCode: 'PCS', referenceNo: '4006381333955' },
    { itemNo: 'ML-COF-500', unitOfMeasureCode: 'BOX', referenceNo: '4006381333962' },
    { itemNo: 'ML-MUG-01', type: 'Vendor', typeNo: 'V100', referenceNo: 'EM-77' },
  ],
};
