import { describe, expect, it } from 'vitest';
import { createReferences } from '../../../../main/flows/orders/references.ts';
import { ConnectorError } from '../../../../main/base/errors.ts';
import type { NavReferenceList, NavSession } from '../../../../main/nav/nav.ts';

function capabilityMissing(): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'nav-capability-missing',
    message: 'Not shown.',
    whatToDo: 'Publish it.',
  });
}

function asking(hidden?: NavReferenceList) {
  const time = { now: 0 };
  let asked = 0;
  let fails = false;
  const session = {
    setup: async () => {
      asked += 1;
      if (fails) throw new Error('down');
      return { localCurrency: 'EUR', postingAllowedFrom: null, postingAllowedTo: null };
    },
    referenceList: async (list: NavReferenceList) => {
      if (list === hidden) throw capabilityMissing();
      return [{ code: list === 'countries' ? 'DE' : 'USD', name: '' }];
    },
  } as unknown as NavSession;
  const references = createReferences({ now: () => time.now });
  return { time, session, references, asked: () => asked, fail: (now: boolean) => void (fails = now) };
}

describe('the references of a company', () => {
  it('are asked once by all who want them at the same time, and for five minutes', async () => {
    const { references, session, asked, time } = asking();
    await Promise.all([references.read(session), references.read(session)]);
    time.now = 299_999;
    await references.read(session);
    expect(asked()).toBe(1);
    time.now = 300_000;
    await references.read(session);
    expect(asked()).toBe(2);
  });

  it('are asked again at once after they were found out of date', async () => {
    const { references, session, asked } = asking();
    await references.read(session);
    references.forget();
    await references.read(session);
    expect(asked()).toBe(2);
  });

  it('say that a list is not known where this server does not show it', async () => {
    const { references, session } = asking('countries');
    await expect(references.read(session)).resolves.toMatchObject({ countries: null, currencies: ['USD'] });
  });

  it('are not kept when NAV did not answer', async () => {
    const { references, session, fail } = asking();
    fail(true);
    await expect(references.read(session)).rejects.toThrow('down');
    fail(false);
    await expect(references.read(session)).resolves.toMatchObject({ countries: ['DE'], currencies: ['USD'] });
  });
});
