import { ConnectorError } from '../base/errors.ts';

/** A company without general ledger setup, or one whose page shows no row. */
export function setupMissing(system: string): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'nav-record-missing',
    message: 'The company has no General Ledger Setup that can be read.',
    whatToDo: 'Open General Ledger Setup once in NAV, and check that the connector may read it.',
    system,
  });
}
