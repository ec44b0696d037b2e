import type { Company } from './company.ts';
import type { CompanyAdmin } from './companyAdmin.ts';
import { createCompanyAdmin, found } from './companyAdmin.ts';
import { textOf } from './entity.ts';
import type { Gate } from './operations.ts';
import type { RequestEntry } from './requests.ts';
import type { Restore } from './snapshot.ts';
import { rememberCompany } from './snapshot.ts';

export interface Admin extends CompanyAdmin {
  /** Another company by its name; without it everything above means the first one. */
  readonly company: (name: string) => CompanyAdmin;
  /** A backup of every company as it is; calling what comes back restores it, whatever was done since. */
  readonly backUp: () => Restore;
  readonly renameCompany: (name: string, newName: string) => void;
  /** The next writes fail because another session holds the lock. */
  readonly lock: (writes: number) => void;
  readonly forbid: (set: string) => void;
  readonly allow: (set: string) => void;
  /** The user may no longer delete from this table over any surface: `Sales Header`. */
  readonly forbidDeletion: (table: string) => void;
  readonly allowDeletion: (table: string) => void;
  /** Every request so far, oldest first. */
  readonly requests: readonly RequestEntry[];
  /** How many requests went to a set, `salesOrders`, or one of its actions. */
  readonly count: (method: string, set: string) => number;
  readonly forgetRequests: () => void;
}

interface Parts {
  readonly companies: readonly Company[];
  readonly gate: Gate;
  readonly requests: RequestEntry[];
}

export function createAdmin({ companies, gate, requests }: Parts): Admin {
  const admins = companies.map((company) => ({ company, admin: createCompanyAdmin(company) }));
  const first = admins[0]?.admin;
  const named = (name: string) =>
    found(
      admins.find(({ company }) => textOf(company.entity, 'name') === name),
      `company ${name}`,
    );
  if (first === undefined) throw new Error('A server needs a company.');
  return {
    ...first,
    company: (name) => named(name).admin,
    backUp: () => {
      const restores = companies.map(rememberCompany);
      return () => restores.forEach((restore) => restore());
    },
    renameCompany: (name, newName) => {
      const { entity } = named(name).company;
      Object.assign(entity.values, { name: newName, displayName: newName });
    },
    lock: (writes) => {
      gate.locked = writes;
    },
    forbid: (set) => void gate.forbidden.add(set),
    allow: (set) => void gate.forbidden.delete(set),
    forbidDeletion: (table) => void gate.undeletable.add(table),
    allowDeletion: (table) => void gate.undeletable.delete(table),
    requests,
    count: (method, set) => requests.filter((entry) => entry.method === method && setOf(entry.path) === set).length,
    forgetRequests: () => void requests.splice(0),
  };
}

/** `…/salesOrders(<id>)/salesOrderLines` is about `salesOrderLines`, an action about its name. */
function setOf(path: string): string {
  const last = path.split('/').at(-1) ?? '';
  return last.replace(/\(.*$/, '').replace(/^Microsoft\.NAV\./, '');
}
