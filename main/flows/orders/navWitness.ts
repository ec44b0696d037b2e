import type { Nav, NavDocument } from '../../nav/nav.ts';
import type { Link } from '../links.ts';

/**
 * Whether NAV is still the one that we wrote to last, seen by what every order asks and is told anyway. A NAV that was
 * restored from a backup has forgotten the newest documents, and gives their numbers again.
 */
export interface NavWitness {
  /** The external number of our newest document that should be in the company; null where there is none. */
  newest(nav: Pick<Nav, 'connectionId' | 'companyId'>): string | null;
  /** It is not there: resolves when NAV was looked at, before anything is written. @throws ConnectorError when it cannot be */
  missed(nav: Pick<Nav, 'connectionId'>): Promise<void>;
  /** NAV gave a new document the number of an earlier one that we know. */
  gaveAgain(nav: Nav, earlier: Link, document: Pick<NavDocument, 'no'>): Promise<void>;
}
