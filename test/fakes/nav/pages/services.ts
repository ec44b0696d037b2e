import { CUSTOMER_PAGES } from './customerPages.ts';
import { documentPage } from './documentPages.ts';
import { GOODS_PAGES } from './goodsPages.ts';
import { ITEM_PAGES } from './itemPages.ts';
import type { Page, Service } from './page.ts';
import type { PagesSettings } from './pagesOptions.ts';
import { POSTED_PAGES } from './postedPages.ts';
import { REFERENCE_PAGES } from './referencePages.ts';
import { SETUP_PAGES } from './setupPages.ts';
import { SHIPMENT_PAGES } from './shipmentPages.ts';

const PAGES: readonly Page[] = [
  ...CUSTOMER_PAGES,
  ...ITEM_PAGES,
  documentPage('order'),
  documentPage('invoice'),
  documentPage('creditMemo'),
  ...POSTED_PAGES,
  ...SHIPMENT_PAGES,
  ...GOODS_PAGES,
  ...REFERENCE_PAGES,
  ...SETUP_PAGES,
];

/** What is published, under the names an administrator typed; the lines of a document page come along by themselves. */
export function publishedServices(settings: PagesSettings): readonly Service[] {
  return Object.entries(settings.published).flatMap(([object, name]) => {
    const page = PAGES.find((candidate) => candidate.object === Number(object));
    if (page === undefined) throw new Error(`Page ${object} is not simulated.`);
    const service = serviceOf(page, name, '', settings);
    return service.part === null ? [service] : [service, service.part];
  });
}

function serviceOf(page: Page, name: string, links: string, settings: PagesSettings): Service {
  const { part } = page;
  return {
    name,
    page,
    type: page.typeFor(name, { hidden: settings.hidden[page.object] ?? [], shown: settings.shown[page.object] ?? [] }),
    part: part === null ? null : serviceOf(part.page, `${name}${part.name}`, part.links, settings),
    links,
  };
}
