import { ConnectorError } from '../../base/errors.ts';
import type { NavDocument } from '../nav.ts';
import type { PageAccess } from './access.ts';
import { readSetup } from './setup.ts';

/** The company's own currency, which its pages show as a blank. */
export interface LocalCurrency {
  /** Read once; "" where the server does not tell it, and the settings neither. */
  of(access: PageAccess): Promise<string>;
  knows(code: string): void;
}

export function createLocalCurrency(): LocalCurrency {
  let known: string | null = null;
  return {
    async of(access) {
      known ??= await readLocalCurrency(access);
      return known;
    },
    knows(code) {
      known = code;
    },
  };
}

async function readLocalCurrency(access: PageAccess): Promise<string> {
  try {
    return (await readSetup(access)).localCurrency;
  } catch (error) {
    // Not published: documents are read all the same, and whoever plans one is told what to publish.
    if (error instanceof ConnectorError && error.code === 'nav-capability-missing') return '';
    throw error;
  }
}

/** A blank is the local currency; everybody else speaks of it by its code. */
export function inCodes(document: NavDocument, localCurrency: string): NavDocument {
  return document.currency === '' ? { ...document, currency: localCurrency } : document;
}
