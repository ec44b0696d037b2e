import { ConnectorError } from '../base/errors.ts';
import type { NavCompany } from './nav.ts';

/**
 * The one company meant, or null when there is none or several. `knownId` is what it was found under before: an id
 * outlives a name, which may by now be another company's.
 */
export function chooseCompany(
  companies: readonly NavCompany[],
  wanted: string,
  knownId: string | null = null,
): NavCompany | null {
  return (knownId === null ? null : chooseBy(companies, knownId)) ?? chooseBy(companies, wanted);
}

function chooseBy(companies: readonly NavCompany[], wanted: string): NavCompany | null {
  const folded = wanted.trim().toLowerCase();
  const tries: ((candidate: NavCompany) => boolean)[] = [
    ({ id }) => id.toLowerCase() === folded,
    ({ name }) => name === wanted,
    ({ displayName }) => displayName === wanted,
    ({ name, displayName }) => [name, displayName].some((own) => own.trim().toLowerCase() === folded),
  ];
  for (const matches of tries) {
    const found = companies.filter(matches);
    if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null;
  }
  return null;
}

/** Names the companies there are. */
export function companyUnknown(companies: readonly NavCompany[], wanted: string, system: string): ConnectorError {
  const all = companies.map(({ name }) => name);
  const names = all.join(', ');
  return new ConnectorError({
    kind: 'notFound',
    code: 'nav-company-unknown',
    message: `The company "${wanted}" is not, or not only once, on this server. ${names === '' ? 'This user sees no company.' : `This user sees: ${names}.`}`,
    whatToDo: 'Choose the company again; it may have been renamed, or the user may lack the right to open it.',
    // A name may hold a comma: what is chosen from is told apart as JSON.
    params: { company: wanted, companies: names, choices: JSON.stringify(all) },
    system,
  });
}
