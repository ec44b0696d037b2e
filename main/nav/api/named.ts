import { toConnectorError } from '../../base/errors.ts';

/** The call, rejecting with ConnectorError also where something fails that is not NAV's doing. */
export function named<Arguments extends readonly unknown[], T>(call: (...values: Arguments) => Promise<T>) {
  return async (...values: Arguments): Promise<T> => {
    try {
      return await call(...values);
    } catch (error) {
      throw toConnectorError(error);
    }
  };
}

/** The same for what comes in pages; nothing is asked before the first page is wanted. */
export function paged<Arguments extends readonly unknown[], T>(
  call: (...values: Arguments) => AsyncIterable<readonly T[]>,
) {
  return async function* (...values: Arguments): AsyncGenerator<readonly T[], void, undefined> {
    try {
      yield* call(...values);
    } catch (error) {
      throw toConnectorError(error);
    }
  };
}
