import type { EntityType } from './schema.ts';
import { READ_ONLY, code, guid, id, lastModified, option, text } from './schema.ts';

export const dimensionType: EntityType = {
  name: 'dimension',
  set: 'dimensions',
  table: 'Dimension',
  key: 'code',
  properties: [
    id,
    code('code', 20, { field: 'Code' }),
    text('displayName', 50),
    code('consolidationCode', 20),
    lastModified,
  ],
};

export const dimensionValueType: EntityType = {
  name: 'dimensionValue',
  set: 'dimensionValues',
  table: 'Dimension Value',
  key: 'code',
  properties: [
    id,
    code('code', 20, { field: 'Code' }),
    guid('dimensionId'),
    text('displayName', 50),
    code('consolidationCode', 20),
    lastModified,
  ],
};

const PARENTS = [
  '_x0020_',
  'Customer',
  'Vendor',
  'Item',
  'Account',
  'Sales_x0020_Order',
  'Sales_x0020_Invoice',
  'Sales_x0020_Credit_x0020_Memo',
  'Sales_x0020_Order_x0020_Line',
  'Sales_x0020_Invoice_x0020_Line',
  'Sales_x0020_Credit_x0020_Memo_x0020_Line',
];

/** What a document or line has of one dimension; its key is the id of the dimension. */
export const dimensionSetLineType: EntityType = {
  name: 'dimensionSetLine',
  set: 'dimensionSetLines',
  table: 'Dimension Set Entry',
  key: 'code',
  properties: [
    guid('id'),
    code('code', 20, { field: 'Dimension Code' }),
    guid('parentId'),
    option('parentType', PARENTS, READ_ONLY),
    text('displayName', 50, READ_ONLY),
    guid('valueId'),
    code('valueCode', 20, { field: 'Dimension Value Code' }),
    text('valueDisplayName', 50, READ_ONLY),
  ],
};

export const defaultDimensionType: EntityType = {
  name: 'defaultDimension',
  set: 'defaultDimensions',
  table: 'Default Dimension',
  key: 'dimensionCode',
  properties: [
    id,
    option('parentType', PARENTS),
    guid('parentId'),
    guid('dimensionId'),
    code('dimensionCode', 20, { field: 'Dimension Code' }),
    guid('dimensionValueId'),
    code('dimensionValueCode', 20, { field: 'Dimension Value Code' }),
    option('postingValidation', ['_x0020_', 'Code_x0020_Mandatory', 'Same_x0020_Code', 'No_x0020_Code']),
    lastModified,
  ],
};
