import { ConnectorError } from '../base/errors.ts';

/** The answer to a call that names an integration which the settings do not have. */
export function integrationUnknown(id: string): ConnectorError {
  return new ConnectorError({
    kind: 'notFound',
    code: 'integration-unknown',
    message: `Integration ${id} is not in the settings.`,
    whatToDo: 'Look in the list of integrations.',
    system: 'engine',
  });
}

/** The answer to a call that names a connection which the settings do not have. */
export function connectionUnknown(id: string): ConnectorError {
  return new ConnectorError({
    kind: 'notFound',
    code: 'connection-unknown',
    message: `Connection ${id} is not in the settings.`,
    whatToDo: 'Look in the list of connections.',
    system: 'engine',
  });
}
