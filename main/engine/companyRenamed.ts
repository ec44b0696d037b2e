import type { AlarmScope } from '../base/alarm.ts';
import { ConnectorError } from '../base/errors.ts';
import { toInstant } from '../base/ports.ts';
import { transaction } from '../db/transaction.ts';
import type { OrderRecords } from '../flows/orders/context.ts';
import type { IntegrationSettings, NavConnectionSettings } from '../contract/settings.ts';
import type { StandingAlarms } from '../health/standingAlarms.ts';
import type { NavCompany } from '../nav/nav.ts';
import type { KnownCompanies } from './knownCompanies.ts';
import type { CompanyMemory } from './navConnection.ts';

type Records = Pick<OrderRecords, 'db' | 'ports' | 'audit' | 'links' | 'intents' | 'createdCustomers'>;

export interface CompanyMemoryOptions {
  readonly records: Records;
  readonly known: KnownCompanies;
  readonly alarms: StandingAlarms;
  readonly integrations: () => readonly IntegrationSettings[];
}

/** Remembers which company each connection means; one that vanished stops what writes to it. */
export function createCompanyMemory(options: CompanyMemoryOptions) {
  const { records, known, alarms, integrations } = options;
  const { db, ports, audit } = records;

  function found(connectionId: string, wanted: string, company: NavCompany): void {
    const stands = alarms
      .standing()
      .find(({ kind, scope }) => kind === 'company-renamed' && scope === scopeOf(connectionId));
    // What settings before these ask for says nothing of what the present ones do.
    if (stands?.params['company'] === wanted) alarms.clear('company-renamed', scopeOf(connectionId));
    const before = known.find(connectionId, wanted);
    if (before?.companyId === company.id && before.name === company.name) return;
    transaction(db, () => {
      // The server did not tell ids before: what is known under the name is this company's.
      if (before && before.companyId !== company.id && before.companyId === company.name)
        moveCompany(records, before.companyId, company.id, ofConnection(integrations(), connectionId));
      known.keep(connectionId, wanted, company, toInstant(ports.now()));
      if (!before || before.name === company.name || before.companyId !== company.id) return;
      const params = { connection: connectionId, before: before.name, company: company.name };
      audit.append({
        kind: 'company.renamed',
        actor: 'engine',
        status: 'fine',
        bodies: { params: JSON.stringify(params) },
      });
    });
  }

  function gone(connectionId: string, wanted: string, error: ConnectorError): ConnectorError {
    const id = known.find(connectionId, wanted)?.companyId ?? wanted;
    // One that was never there is a slip in the settings, of which the ping tells.
    const isKnown = known.find(connectionId, wanted) !== null || records.links.documents(id, 1).length > 0;
    if (!isKnown) return error;
    const { companies = '', choices = '[]' } = error.params;
    const about = {
      message: `The company "${wanted}" is no longer in NAV under this name. Nothing is written to it until it is known which one it is.`,
      whatToDo:
        'Choose the company that it is now, give it its name again in NAV, or give the user the right to open it.',
      params: { company: wanted, companies, choices },
    };
    alarms.raise({ kind: 'company-renamed', scope: scopeOf(connectionId), ...about, stopsWrites: true });
    return new ConnectorError({ kind: 'unavailable', code: 'company-renamed', ...about, system: 'engine' });
  }

  /** What a connection asks of it. */
  return ({ id, company: wanted }: Pick<NavConnectionSettings, 'id' | 'company'>): CompanyMemory => ({
    knownId: () => known.find(id, wanted)?.companyId ?? null,
    found: (company) => found(id, wanted, company),
    gone: (error) => gone(id, wanted, error),
  });
}

export function scopeOf(connectionId: string): AlarmScope {
  return `connection/${connectionId}`;
}

export function ofConnection(
  integrations: readonly IntegrationSettings[],
  connectionId: string,
): readonly IntegrationSettings[] {
  return integrations.filter(({ nav }) => nav === connectionId);
}

/** Inside a transaction: everything that these integrations have in a company is known under another id of it. */
export function moveCompany(
  { links, intents, createdCustomers }: Pick<Records, 'links' | 'intents' | 'createdCustomers'>,
  from: string,
  to: string,
  integrations: readonly Pick<IntegrationSettings, 'id' | 'store'>[],
): void {
  for (const store of new Set(integrations.map((one) => one.store))) links.moveCompany(from, to, store);
  for (const { id } of integrations) {
    intents.moveCompany(from, to, id);
    createdCustomers.moveCompany(from, to, id);
  }
}
