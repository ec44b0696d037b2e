import { publishPage } from '../capabilityMissing.ts';
import type { EntityFields } from '../fit.ts';
import type { PagePart, PageService } from './metadata.ts';
import type { RoleRule } from './roleRule.ts';
import { PAGE_ROLES, type PageRole, ROLES } from './roles.ts';

/** A page found for a role, or what an administrator does to have one. */
export type Found =
  | { readonly service: PageService; readonly remedy: null }
  | { readonly service: null; readonly remedy: string };

export type Services = Readonly<Record<PageRole, Found>>;

/** One setting may stand for several roles. */
const ALSO_NAMED: Readonly<Partial<Record<PageRole, string>>> = {
  customerCard: 'createCustomers',
  priceListLines: 'priceLists',
  salesPrices: 'priceLists',
  postedInvoices: 'postedDocuments',
};

/**
 * Which published page is what, known by its fields whatever its name; a name from the settings comes first, by role or
 * by capability: `{ "salesOrders": "WebOrder" }`.
 */
export function matchServices(services: readonly PageService[], overrides: Readonly<Record<string, string>>): Services {
  const found = PAGE_ROLES.map((role): readonly [PageRole, Found] => {
    const chosen = overrides[role] ?? overrides[ALSO_NAMED[role] ?? ''];
    return [role, chosen === undefined ? matched(services, role) : overridden(services, role, chosen)];
  });
  return withOrderNumbers(Object.fromEntries(found) as Record<PageRole, Found>);
}

/** The list of posted invoices does where it shows the number of the order as well. */
function withOrderNumbers(services: Services): Services {
  const { postedInvoices: list, postedInvoicesOfOrders: card } = services;
  return card.service === null && list.service?.fields.has('Order_No') === true
    ? { ...services, postedInvoicesOfOrders: list }
    : services;
}

function matched(services: readonly PageService[], role: PageRole): Found {
  const rule = ROLES[role];
  const candidates = services.filter((service) => hasBase(service, rule) && isLike(service, role));
  const [best] = candidates.toSorted((left, right) => compared(left, right, rule));
  if (best) return complete(best, rule);
  return { service: null, remedy: publishPage(rule.page) };
}

function overridden(services: readonly PageService[], role: PageRole, name: string): Found {
  const rule = ROLES[role];
  const service = services.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (!service) {
    const remedy = `The settings name the service ${name}, which is not published. Publish page ${rule.page} under that name, or correct the setting.`;
    return { service: null, remedy };
  }
  if (hasBase(service, rule)) return complete(service, rule);
  const remedy = `The service ${name} is not page ${rule.page}. Publish that page under Web Services, or correct the setting.`;
  return { service: null, remedy };
}

function complete(service: PageService, rule: RoleRule): Found {
  const lacks = [...missing(service.fields, rule.must), ...missing(service.part?.fields, rule.line?.must)];
  if (lacks.length === 0) return { service, remedy: null };
  const remedy = `The service ${service.name} lacks ${lacks.map((names) => names.replaceAll('|', ' or ')).join(', ')}. Show these fields on page ${rule.page}, or publish a page that has them.`;
  return { service: null, remedy };
}

function hasBase(service: PageService, rule: RoleRule): boolean {
  if (rule.key && !isSameSet(service.keys, rule.key)) return false;
  if (rule.line && !(service.part && missing(service.part.fields, rule.line.all).length === 0)) return false;
  return missing(service.fields, rule.all).length === 0;
}

function isLike(service: PageService, role: PageRole): boolean {
  const rule = ROLES[role];
  if (isNamed(service, rule)) return true;
  // What bears the suggested name of another document is that document.
  if (rule.prefer === 'named' && PAGE_ROLES.some((other) => other !== role && isNamed(service, ROLES[other])))
    return false;
  if (rule.named && !rule.named.test(service.name)) return false;
  if (rule.some && !rule.some.some((field) => service.fields.has(field))) return false;
  if (rule.none?.some((field) => service.fields.has(field))) return false;
  return !hasAny(service.part, rule.line?.none);
}

function hasAny(part: PagePart | null, fields: readonly string[] = []): boolean {
  return part !== null && fields.some((field) => part.fields.has(field));
}

function isNamed(service: PageService, rule: RoleRule): boolean {
  return rule.suggested.some((name) => name.toLowerCase() === service.name.toLowerCase());
}

function compared(left: PageService, right: PageService, rule: RoleRule): number {
  const wanted = missing(left.fields, rule.wanted).length - missing(right.fields, rule.wanted).length;
  const size = left.fields.size - right.fields.size;
  const named = Number(isNamed(right, rule)) - Number(isNamed(left, rule));
  const order = { list: [wanted, size, named], card: [wanted, -size, named], named: [named, wanted, -size] };
  return order[rule.prefer].find((difference) => difference !== 0) ?? left.name.localeCompare(right.name);
}

function missing(fields: EntityFields | undefined, names: readonly string[] = []): readonly string[] {
  return names.filter((name) => fields === undefined || fieldOf(fields, name) === null);
}

/** The first of the names, with bars between, that the page has; null when it has none of them. */
export function fieldOf(fields: EntityFields, names: string): string | null {
  return names.split('|').find((name) => fields.has(name)) ?? null;
}

function isSameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name) => right.includes(name));
}
