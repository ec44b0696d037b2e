import type { ODataClient } from '../odataClient.ts';
import type { FieldBook } from './fields.ts';

/** What a call on one company needs. */
export interface ApiAccess {
  readonly client: ODataClient;
  /** `companies(<guid>)` */
  readonly root: string;
  readonly book: FieldBook;
  /** The connection's id. */
  readonly system: string;
}
