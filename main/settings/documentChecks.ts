import type { SettingsFile } from '../contract/settings.ts';
import type { Problem } from './problems.ts';

type Integration = SettingsFile['integrations'][number];

// NAV's External Document No. has 35 characters.
const LONGEST_NUMBER = 35;
const NUMBER = '{number}';

/** What the document is, who keys others in, and what becomes of it: what could never be done, or would say nothing. */
export function checkDocuments(integration: Integration, file: SettingsFile, path: string): readonly Problem[] {
  return [
    ...checkPosting(integration, file, path),
    ...checkJournals(integration, file, path),
    ...integration.keyedByHand.flatMap((pattern, n) =>
      checkPattern(pattern, integration, file, n, `${path}.keyedByHand[${n}]`),
    ),
  ];
}

function checkPosting({ posting, nav, customers }: Integration, file: SettingsFile, path: string): readonly Problem[] {
  if (posting === 'off') {
    if (!customers.holdPosting) return [];
    return [{ path: `${path}.customers.holdPosting`, problem: 'has no use where "posting" is "off"' }];
  }
  const connection = file.connections.find(({ id }) => id === nav);
  if (connection?.kind !== 'nav' || !isPagesAlone(connection)) return [];
  const problem = `needs the API, because page services cannot post; the connection "${nav}" uses page services alone`;
  return [{ path: `${path}.posting`, problem }];
}

function checkJournals({ payments, nav }: Integration, file: SettingsFile, path: string): readonly Problem[] {
  const connection = file.connections.find(({ id }) => id === nav);
  if (connection?.kind !== 'nav' || !isPagesAlone(connection)) return [];
  const problem = `needs the API, because page services have no payments; the connection "${nav}" uses page services alone`;
  const named = Object.entries(payments).filter(([, { journal }]) => journal !== undefined);
  return named.map(([name]) => ({ path: `${path}.payments.${name}.journal`, problem }));
}

function isPagesAlone({ surfaces, url }: Extract<SettingsFile['connections'][number], { kind: 'nav' }>): boolean {
  return surfaces === 'pages' || (surfaces === 'auto' && /\/OData(V4)?(\/|$)/i.test(url));
}

/** A number that we give ourselves would find our own documents, and no order would ever be written. */
function checkPattern(
  pattern: string,
  integration: Integration,
  file: SettingsFile,
  index: number,
  path: string,
): readonly Problem[] {
  const earlier = integration.keyedByHand.slice(0, index);
  if (earlier.some((one) => isSame(one, pattern))) return [{ path, problem: `"${pattern}" is used more than once` }];
  if (pattern.replace(NUMBER, '').length >= LONGEST_NUMBER)
    return [{ path, problem: `is longer than the ${LONGEST_NUMBER} characters of NAV's External Document No.` }];
  const giver = file.integrations.find(
    (one) => one.nav === integration.nav && isSame(`${one.prefix}${NUMBER}`, pattern),
  );
  if (giver === undefined) return [];
  return [{ path, problem: `is how the connector itself numbers the orders of "${giver.id}"` }];
}

function isSame(one: string, other: string): boolean {
  return one.toUpperCase() === other.toUpperCase();
}
