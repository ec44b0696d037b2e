import { englishAlarms } from './alarms.en.ts';
import type { CauseTexts } from './causes.ts';
import { englishOrderCauses } from './orderCauses.en.ts';

/** Where the engine's own words name one order, and the cause is the same for many. */
export const englishCauses: CauseTexts = {
  ...englishOrderCauses,
  ...englishAlarms,
  'sku-unknown': [
    {
      message: (value) =>
        `${value('sku') === '' ? `“${value('name')}”` : `SKU **${value('sku')}**`} is mapped to item **${value('item')}**, which is not in NAV.`,
    },
    { message: (value) => `SKU **${value('sku')}** is not in NAV.` },
  ],
  'item-blocked': {
    message: (value) =>
      `Item **${value('no')}**${value('sku') === '' ? '' : ` (SKU ${value('sku')})`} is blocked in NAV.`,
  },
  'variant-unknown': {
    message: (value) =>
      `${value('sku') === '' ? 'A line' : `SKU **${value('sku')}**`} is mapped to variant ${value('variant')}, which item ${value('no')} does not have.`,
  },
  'tax-rate-unmapped': {
    message: (value) => `The store’s rate of **${value('percent')} %** is not mapped to a NAV tax code.`,
  },
  'currency-unknown': { message: (value) => `Currency **${value('currency')}** is not in NAV.` },
  'country-unknown': { message: (value) => `Country **${value('country')}** is not in NAV’s Countries/Regions.` },
  'nav-unavailable': {
    message: () => 'NAV is not answering.',
    whatToDo: () => 'Nothing to do: it goes on by itself when NAV is back.',
  },
  'store-down': {
    message: () => 'The store is not answering.',
    whatToDo: () => 'Nothing to do: it goes on by itself when the store is back.',
  },
  'left-out-by-person': {
    message: (value) => `Left out by ${value('person')}. Read it in again to import it after all.`,
  },
  undone: {
    message: (value) => `${value('documentNo')} was undone by a person.`,
    whatToDo: () => 'It stays out of NAV. Read the order again to write it anew.',
  },
  'customer-blocked': { message: (value) => `Customer **${value('no')}** is blocked in NAV.` },
};
