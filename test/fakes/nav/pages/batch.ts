import type { FakeRequest, FakeResponse } from '../../http.ts';
import type { BatchServer } from '../batch.ts';
import { runBatch } from '../batch.ts';
import { methodNotAllowed, segmentNotFound, tenantUnavailable } from '../errors.ts';
import type { ServerOptions } from '../options.ts';
import { rawOptions } from '../query.ts';
import { splitUrl } from '../routes.ts';
import { takesBatches } from './pagesOptions.ts';

/** Whether it is the batch of page services. */
export function isPagesBatch(path: string, instance: string): boolean {
  return path === `/${instance}/ODataV4/$batch`;
}

/** The same as the API's, with parts below the root of page services; NAV 2018 knows nothing of the kind. */
export function runPagesBatch(request: FakeRequest, options: ServerOptions, server: BatchServer): FakeResponse {
  if (options.pages === undefined) throw methodNotAllowed(request.method, '$batch');
  if (!takesBatches(options)) throw segmentNotFound('$batch');
  const tenant = rawOptions(splitUrl(request.url).query).get('tenant') ?? '';
  if (tenant !== options.tenant) throw tenantUnavailable(tenant);
  return runBatch(request, server);
}
