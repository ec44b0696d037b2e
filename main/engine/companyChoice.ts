import { ConnectorError } from '../base/errors.ts';
import { isEqual } from '../base/money.ts';
import { toInstant } from '../base/ports.ts';
import { connectionUnknown } from '../calls/unknown.ts';
import { transaction } from '../db/transaction.ts';
import type { Link } from '../flows/links.ts';
import type { OrderRecords } from '../flows/orders/context.ts';
import type { StandingAlarm } from '../health/standingAlarms.ts';
import type { Nav, NavDocument } from '../nav/nav.ts';
import type { AlarmAnswer } from './alarmAnswers.ts';
import { moveCompany, ofConnection } from './companyRenamed.ts';
import type { Assembly } from './connections.ts';
import type { KnownCompanies } from './knownCompanies.ts';
import { documentsOf } from './navWatchDocuments.ts';

export interface CompanyChoiceOptions {
  readonly records: OrderRecords;
  readonly known: KnownCompanies;
  readonly assembly: () => Assembly;
  /** Puts the name into the settings of the connection, which are in force when it returns. */
  readonly setCompany: (connectionId: string, name: string, actor: string) => void;
}

const LOOKED_AT = 20;
// Fewer may be missing because people delete documents; as many were never in the company.
const MOST_MISSING = 2;

/** One answer per company that the server had when the alarm was raised: `choose:<name>`. */
export function createCompanyChoice(options: CompanyChoiceOptions) {
  return (alarm: StandingAlarm): Readonly<Record<string, AlarmAnswer>> => {
    if (alarm.kind !== 'company-renamed') return {};
    const names = JSON.parse(alarm.params['choices'] ?? '[]') as readonly string[];
    return Object.fromEntries(names.map((name) => [`choose:${name}`, choiceOf(options, name)]));
  };
}

function choiceOf(options: CompanyChoiceOptions, name: string): AlarmAnswer {
  return {
    async preview(alarm, actor) {
      const { there, missing } = await compare(options, alarm, name, actor);
      return {
        message: `Of the last ${there + missing} documents ${there} are in the company "${name}" with their totals.`,
        params: { company: name, there: `${there}`, looked: `${there + missing}` },
      };
    },
    async carryOut(alarm, actor) {
      const found = await compare(options, alarm, name, actor);
      if (found.missing > Math.min(MOST_MISSING, found.there)) throw notThere(name, found);
      takeOver(options, alarm, { ...found, name }, actor);
    },
  };
}

interface Compared {
  readonly nav: Nav;
  readonly there: number;
  readonly missing: number;
}

/** How many of the last documents the company has, each with its total. */
async function compare(
  { records, known, assembly }: CompanyChoiceOptions,
  alarm: StandingAlarm,
  name: string,
  actor: string,
): Promise<Compared> {
  const { connectionId, wanted } = aboutOf(alarm);
  const { navs, settings } = assembly();
  const connection = navs.get(connectionId);
  if (!connection) throw connectionUnknown(connectionId);
  const origin = { actor, readsOnly: true } as const;
  const { nav } = await connection.otherCompany(name, origin);
  const before = known.find(connectionId, wanted)?.companyId ?? wanted;
  // Moved already where the power went before the settings were kept.
  const kept = [before, nav.companyId].flatMap((id) => records.links.documents(id, LOOKED_AT));
  const last = [...new Map(kept.map((link) => [link.id, link])).values()].slice(0, LOOKED_AT);
  const integrations = ofConnection(settings.integrations, connectionId).map(({ id }) => id);
  const documents = await documentsOf(nav.as(origin), last);
  const there = last.filter((link) => isThere(documents.get(link.externalNo), totalsOf(records, integrations, link)));
  return { nav, there: there.length, missing: last.length - there.length };
}

function isThere(document: NavDocument | undefined, totals: readonly string[]): boolean {
  if (!document) return false;
  return totals.length === 0 || totals.some((total) => isEqual(total, document.totalInclTax));
}

/** What the document had when both sides last agreed; none where they never did. */
function totalsOf({ snapshots }: OrderRecords, integrations: readonly string[], link: Link): readonly string[] {
  return integrations.flatMap((id) => {
    const kept = snapshots.find(id, 'order', link.storeKey)?.nav;
    return kept ? [(JSON.parse(kept) as NavDocument).totalInclTax] : [];
  });
}

/** Links, intents and created customers first, in one transaction; then the settings, which are a file of their own. */
function takeOver(
  { records, known, assembly, setCompany }: CompanyChoiceOptions,
  alarm: StandingAlarm,
  { nav, name }: Compared & { readonly name: string },
  actor: string,
): void {
  const { connectionId, wanted } = aboutOf(alarm);
  const integrations = ofConnection(assembly().settings.integrations, connectionId);
  const before = known.find(connectionId, wanted)?.companyId ?? wanted;
  transaction(records.db, () => {
    if (before !== nav.companyId) moveCompany(records, before, nav.companyId, integrations);
    known.keep(connectionId, name, { id: nav.companyId, name }, toInstant(records.ports.now()));
    records.audit.append({
      kind: 'company.chosen',
      actor,
      status: 'fine',
      bodies: { params: JSON.stringify({ connection: connectionId, before: wanted, company: name }) },
    });
  });
  setCompany(connectionId, name, actor);
}

function aboutOf({ scope, params }: StandingAlarm): { readonly connectionId: string; readonly wanted: string } {
  return { connectionId: scope.slice('connection/'.length), wanted: params['company'] ?? '' };
}

function notThere(name: string, { there, missing }: Compared): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'company-not-the-one',
    message: `Company "${name}" is not the one that was written to: of the last ${there + missing} documents it has ${there} with their totals.`,
    whatToDo: 'Choose another company, or look at it in NAV first.',
    params: { company: name, there: `${there}`, looked: `${there + missing}` },
    system: 'engine',
  });
}
