import { ConnectorError } from '../../base/errors.ts';
import type { Origin } from '../../base/origin.ts';
import { type BigCall, createBigClient } from './client.ts';
import { bigParts, type BigRightsOptions } from './scopes.ts';

/**
 * Whether the token may write, asked by changes of the order and the product 0, which there are not. BigCommerce answers
 * 403 where a scope is missing and 401 where the token is wrong; any other refusal is about the order or the product, and
 * so comes from behind the scope. Nothing is changed. null: it may.
 *
 * @throws ConnectorError when no answer came, or one that says nothing about the token
 */
export async function missingBigWriteRight(options: BigRightsOptions): Promise<ConnectorError | null> {
  const client = createBigClient(options);
  for (const { path, name, scope } of bigParts.filter(({ isChanged }) => isChanged)) {
    // The first scope that is missing is told.
    // oxlint-disable-next-line no-await-in-loop
    const { response, about } = await client.send(change(`${path}/0`, name, options.origin));
    const { status } = response;
    if (status === 403) return notWritable(name, scope, options.connectionId);
    const isAboutTheRecord = status === 400 || status === 404 || status === 422;
    if (!isAboutTheRecord) client.answer(response, about);
  }
  return null;
}

function change(path: string, name: string, origin: Origin): BigCall {
  return {
    method: 'PUT',
    path,
    body: {},
    // It is no write: there is nothing under this id.
    effect: 'housekeeping',
    origin,
    subject: 'its right to write',
    summary: `ask whether the token may change ${name}`,
  };
}

function notWritable(name: string, scope: string, system: string): ConnectorError {
  return new ConnectorError({
    kind: 'permission',
    code: 'key-reads-only',
    message: `This token may read the store's ${name}, but not change them.`,
    whatToDo: `Make a new API account with the scope "${scope}" and enter its token: scopes of an account cannot be changed.`,
    system,
    status: 403,
  });
}
