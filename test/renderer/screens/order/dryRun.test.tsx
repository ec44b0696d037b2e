import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { DryRunView, PlanRow } from '../../../../main/contract/views.ts';
import { CallFailure } from '../../../../renderer/bridge/failure.ts';
import { createFakeClient } from '../../fakeClient.ts';
import { orderDetail, parkedRow, skuUnknown } from '../../samples.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const planned = (fields: Partial<PlanRow>): PlanRow => ({
  group: 'header',
  field: 'salesperson',
  written: 'PS',
  comesFrom: 'rule 3: payment method paypal',
  navHas: null,
  mark: 'none',
  hasStory: true,
  ...fields,
});

const answer = (fields: Partial<DryRunView> = {}): DryRunView => ({
  outcome: 'write',
  cause: null,
  documentNo: null,
  plan: [planned({})],
  totals: [{ percent: '19', storeNet: '54.08', storeTax: '10.27', navNet: null, navTax: null, difference: null }],
  ...fields,
});

const waits = answer({ outcome: 'wait', cause: skuUnknown, plan: [], totals: [] });
const parked = orderDetail({ row: parkedRow(), plan: [], totals: [] });

const open = (given: DryRunView | Error, language = 'en-GB', role: 'operator' | 'viewer' = 'operator') => {
  const client = createFakeClient({ 'orders.get': parked, 'orders.dryRun': given }, role);
  show(client, '#/orders/lindner/48215', language);
  return client;
};

const run = async (given: DryRunView | Error, language = 'en-GB', name = 'Dry run') => {
  const client = open(given, language);
  await userEvent.click(await screen.findByRole('button', { name }));
  return { client, panel: await screen.findByRole('region', { name }) };
};

describe('a dry run', () => {
  it('is made when asked for, and says what would be written and that nothing was', async () => {
    const { client, panel } = await run(answer());
    await within(panel).findByText('The order would be written to NAV.');

    expect(client.inputsOf('orders.dryRun')).toEqual([{ integrationId: 'lindner', orderKey: '48215' }]);
    expect(within(panel).getByRole('status').textContent).toBe('Nothing was written, neither in NAV nor in the store.');
    const plan = within(panel).getByRole('region', { name: 'What would be written' });
    expect(within(plan).getAllByRole('row').at(-1)?.textContent).toBe('SalespersonPSrule 3: payment method paypal');
    const totals = within(panel).getByRole('region', { name: 'Totals per rate of the dry run' });
    expect(within(totals).getAllByRole('row').at(-1)?.textContent).toBe('19 %54.0810.27–––');
  });

  it('changes nothing, so that nothing is asked for again', async () => {
    const { client, panel } = await run(answer());
    await within(panel).findByText('The order would be written to NAV.');

    expect(client.inputsOf('orders.get')).toHaveLength(1);
  });

  it.each([
    ['en-GB', 'Dry run', 'The order would wait for you.', 'SKU ESP-1KG-BIO is not in NAV.', 'Create item ESP-1KG-BIO'],
    ['de-DE', 'Probelauf', 'Die Bestellung würde auf Sie warten.', 'SKU ESP-1KG-BIO gibt es in NAV nicht.', 'Artikel in NAV anlegen'],
  ])('says in %s what would be waited for and what to do', async (language, name, verdict, cause, remedy) => {
    const { panel } = await run(waits, language, name);
    await within(panel).findByText(verdict);

    expect(panel.textContent).toContain(cause);
    expect(panel.textContent).toContain(remedy);
    expect(within(panel).queryByRole('table')).toBeNull();
  }); // prettier-ignore

  it('says by which rule the order would be left out, beside its plan', async () => {
    const cause = {
      code: 'source-pos',
      message: 'Order 7 is of a till ("pos"), and tills are not imported.',
      whatToDo: '',
      params: { source: 'pos' },
    };
    const { panel } = await run(answer({ outcome: 'leaveOut', cause }), 'de-DE', 'Probelauf');
    await within(panel).findByText('Die Bestellung würde ausgelassen.');

    expect(panel.textContent).toContain('Die Bestellung ist von einer Kasse („pos“); Kassen werden ausgelassen.');
    expect(within(panel).getByText('Regel 3: Zahlungsart paypal')).toBeDefined();
  });

  it('shows of an order that is in NAV what a new document would be beside what NAV has', async () => {
    const row = planned({ field: 'postingDate', written: '2026-11-20', comesFrom: 'day of import', navHas: '2026-11-18', mark: 'differs' }); // prettier-ignore
    const { panel } = await run(answer({ outcome: 'inNav', documentNo: 'VA-26-11871', plan: [row] }));
    await within(panel).findByText('The order is in NAV already, as VA-26-11871. It would not be written again.');

    const plan = within(panel).getByRole('region', { name: 'What would be written anew, beside what NAV has' });
    expect(within(plan).getByText('18 Nov 2026')).toBeDefined();
    expect(within(plan).getByRole('img', { name: 'differs' })).toBeDefined();
  });

  it('says why an order that is in NAV could not be planned anew', async () => {
    const { panel } = await run({ ...waits, outcome: 'inNav', documentNo: 'VA-26-11871' });
    await within(panel).findByText('A new plan cannot be made now.');

    expect(panel.textContent).toContain('SKU ESP-1KG-BIO is not in NAV.');
  });

  it('names dimensions by their codes and every line that is left out', async () => {
    const plan = [
      planned({ field: 'dimension ABTEILUNG', written: 'WEB' }),
      planned({ field: 'leftOut', written: 'Sample', comesFrom: 'mapping of the name "Sample"' }),
      planned({ field: 'leftOut', written: 'Flyer', comesFrom: 'mapping of the name "Flyer"' }),
      planned({ field: 'taxTreatment', written: 'tax map row 1: ship-to country DE, VAT number not given, 19 %', comesFrom: 'tax map of the integration' }), // prettier-ignore
    ];
    const { panel } = await run(answer({ plan, totals: [] }), 'de-DE', 'Probelauf');
    const table = await within(panel).findByRole('table');

    expect(within(table).getAllByRole('row').slice(2).map((row) => row.textContent)).toEqual([
      'Dimension ABTEILUNGWEBRegel 3: Zahlungsart paypal',
      'AusgelassenSampleZuordnung des Namens „Sample“',
      'AusgelassenFlyerZuordnung des Namens „Flyer“',
      'SteuerbehandlungZeile 1 der Steuerzuordnung: Lieferland DE, USt-IdNr. nicht angegeben und 19 %Steuerzuordnung der Verknüpfung',
    ]); // prettier-ignore
  });

  it('is put away by a person', async () => {
    const { panel } = await run(answer());
    await userEvent.click(await within(panel).findByRole('button', { name: 'Close' }));

    expect(screen.queryByRole('region', { name: 'Dry run' })).toBeNull();
  });
});

describe('a dry run that is not answered', () => {
  it('says so while it is read and planned', async () => {
    const client = open(answer());
    const { call } = client;
    const asked = Promise.withResolvers<DryRunView>();
    client.call = ((name, input) => (name === 'orders.dryRun' ? asked.promise : call(name, input))) as typeof call;
    await userEvent.click(await screen.findByRole('button', { name: 'Dry run' }));
    const panel = await screen.findByRole('region', { name: 'Dry run' });

    expect(panel.getAttribute('aria-busy')).toBe('true');
    expect(panel.textContent).toContain('The order is read and planned. Nothing is written.');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Dry run' }).disabled).toBe(true);
    asked.resolve(answer());
    await within(panel).findByText('The order would be written to NAV.');
    expect(panel.getAttribute('aria-busy')).toBe('false');
  });

  it('says why, and is tried again at a person’s wish', async () => {
    const away = new CallFailure({
      code: 'nav-unavailable',
      message: 'NAV is not available now.',
      whatToDo: 'It is tried again.',
    });
    const { client, panel } = await run(away);
    const note = await within(panel).findByRole('alert');
    expect(note.textContent).toContain('NAV is not answering.');
    expect(panel.textContent).not.toContain('Nothing was written');

    client.answer({ 'orders.dryRun': answer() });
    await userEvent.click(within(note).getByRole('button', { name: 'Try again' }));
    await within(panel).findByText('The order would be written to NAV.');
    expect(client.inputsOf('orders.dryRun')).toHaveLength(2);
  });

  it('is not for those who may only look', async () => {
    const client = open(answer(), 'en-GB', 'viewer');
    const button = await screen.findByRole('button', { name: 'Dry run' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(button);

    await waitFor(() => expect(document.body.textContent).toContain('Your role'));
    expect(client.inputsOf('orders.dryRun')).toEqual([]);
  });
});
