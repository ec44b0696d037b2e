import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuditEntry, ExportsView, Verification } from '../../../main/contract/auditCalls.ts';
import type { ChainVerdict } from '../../../main/contract/views.ts';
import { createFakeClient } from '../fakeClient.ts';
import { auditRow, run } from '../samples.ts';
import { show } from '../show.tsx';

// Only rows in sight are drawn, and this DOM has no layout: the list is as high as a window.
beforeEach(() => void vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const verdict: ChainVerdict = {
  ok: true, entries: 1204, head: '9f2c', problem: null, unprovenSince: '2026-11-20T02:00:00Z', unproven: 31, bodiesGone: 7,
  since: '2026-05-03T08:00:00Z', removed: 0,
}; // prettier-ignore
const found = (changes: Partial<Verification> = {}): Verification => ({
  run: null, verdict: null, checkedAt: null, problem: null, ...changes,
}); // prettier-ignore
const exports: ExportsView = { run: null, problem: null, folder: '/data/exports', files: [] };
const entry: AuditEntry = {
  ...auditRow(), orderKey: '48213', sku: null, jobId: 5, deliveryId: null, runId: null, hash: 'aa11', previousHash: 'bb22',
  commitment: 'cc33', parts: [{ part: 'request', bytes: 40 }], partsGone: false,
}; // prettier-ignore

type Answers = Parameters<typeof createFakeClient>[0];

const open = (answers: Answers = {}, hash = '#/audit', role?: Parameters<typeof createFakeClient>[1]) => {
  const client = createFakeClient(
    {
      'audit.list': { rows: [auditRow()], next: null },
      'audit.choices': { kinds: ['job.parked'], actors: ['person:eva'] },
      'audit.verification': found(),
      'audit.exports': exports,
      'audit.erasures': { rows: [] },
      ...answers,
    },
    role,
  );
  show(client, hash);
  return client;
};

describe('the audit log', () => {
  it('lists who did what, and reads on by itself', async () => {
    const client = open({
      'audit.list': ({ cursor }) =>
        cursor === undefined
          ? { rows: [auditRow({ kind: 'job.parked', status: 'attention', cause: 'sku-unknown' })], next: '1204' }
          : { rows: [auditRow({ seq: 1101 })], next: null },
    });
    const row = (await screen.findByText('1101')).closest('tr');

    expect(row?.textContent).toContain('Written to NAV');
    expect(row?.textContent).toContain('k.schmitt');
    expect(row?.textContent).toContain('VA-26-11871');
    const parked = screen.getByTitle('SKU … is not in NAV.').closest('tr');
    expect(parked?.textContent).toContain('Waits for you');
    expect(within(parked as HTMLElement).getByRole('img', { name: 'needs attention' })).toBeDefined();
    expect(screen.queryByText('sku-unknown')).toBeNull();
    expect(client.inputsOf('audit.list')).toEqual([{ limit: 100 }, { limit: 100, cursor: '1204' }]);
  });

  it('keeps every filter in its address, days as those of this computer', async () => {
    const none = { rows: [], next: null };
    const client = open({ 'audit.list': none }, '#/audit?order=LIN-9&from=2026-05-03&to=2026-05-03');
    await screen.findByText('No entry fits');
    const day = new Date(2026, 4, 3);

    expect(client.inputsOf('audit.list')).toEqual([
      { limit: 100, orderNo: 'LIN-9', from: day.toISOString(), to: new Date(2026, 4, 4).toISOString() },
    ]);
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Who' }), 'eva');
    expect(window.location.hash).toBe('#/audit?order=LIN-9&from=2026-05-03&to=2026-05-03&who=person%3Aeva');
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(window.location.hash).toBe('#/audit');
  });

  it('looks further back where a stretch held nothing that fits', async () => {
    const client = open({
      'audit.list': ({ cursor }) =>
        cursor === undefined
          ? { rows: [], next: '900', reached: '2026-06-01T10:00:00Z' }
          : { rows: [auditRow({ seq: 17 })], next: null, reached: null },
    });
    await screen.findByText('17');

    expect(client.inputsOf('audit.list').length).toBe(2);
  });

  it('finds one person without the address going anywhere but to the engine', async () => {
    const client = open({ 'audit.findPerson': { subject: 'f1ng3r' } });
    await userEvent.click(await screen.findByRole('button', { name: 'One person' }));
    await userEvent.type(screen.getByRole('textbox', { name: /E-mail/ }), 'anna@vogt.example');
    await userEvent.click(screen.getByRole('button', { name: 'Find' }));
    await screen.findByRole('button', { name: 'One person only' });

    expect(window.location.hash).toBe('#/audit?person=f1ng3r');
    await waitFor(() => expect(client.inputsOf('audit.list').at(-1)).toEqual({ limit: 100, subject: 'f1ng3r' }));
  });

  it('opens contents only when asked, and says that this is entered', async () => {
    const client = open({
      'audit.entry': entry,
      'audit.open': { parts: [{ part: 'request', text: '{"total":"12.50"}' }] },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Written to NAV' }));
    const dialog = await screen.findByRole('dialog', { name: 'Entry 1,204' });
    await within(dialog).findByText(/That you look at them is entered/);
    expect(window.location.hash).toBe('#/audit?entry=1204');
    expect(client.inputsOf('audit.open')).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Show contents' }));

    expect((await within(dialog).findByRole('region', { name: 'Contents: request' })).textContent).toContain('12.50');
    expect(client.inputsOf('audit.open')).toEqual([{ seq: 1204 }]);
  });
});

describe('verifying', () => {
  it('shows how far it has come, and can be stopped', async () => {
    const going = run({ id: 8, kind: 'verify', state: 'running', done: 3000, total: 9000 });
    const client = open({ 'audit.verification': found({ run: going }), 'runs.cancel': going });
    await screen.findByText('Verifying: 3,000 of 9,000');
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));

    expect(client.inputsOf('runs.cancel')).toEqual([{ runId: 8 }]);
  });

  it('says what was found, and what cannot be proven', async () => {
    open({ 'audit.verification': found({ verdict, checkedAt: '2026-11-20T10:00:00Z' }) });
    await screen.findByText(/^Unchanged from .* to now: 1,204 entries, no gap\.$/);

    expect(
      screen.getByText(/^Since the last signed head at .* not yet provable\. .* newest 31 entries\.$/),
    ).toBeDefined();
    expect(screen.getByText(/^Contents of 7 entries have left/)).toBeDefined();
  });

  it('names the entry where the chain breaks', async () => {
    const problem = { seq: 17, what: 'Entry 17 was changed.' };
    open({ 'audit.verification': found({ verdict: { ...verdict, ok: false, problem } }) });
    await screen.findByText('The chain breaks at entry 17.');

    expect(screen.getByText('Entry 17 was changed.')).toBeDefined();
  });

  it('begins only when asked', async () => {
    const client = open({ 'audit.startVerify': found() });
    await screen.findByText('Not verified since the program was started.');
    await userEvent.click(screen.getByRole('button', { name: 'Verify' }));

    expect(client.inputsOf('audit.startVerify')).toEqual([{}]);
    expect(client.inputsOf('audit.verify')).toEqual([]);
  });
});

it('names in words what an address asks for, also where the log has none of it', async () => {
  open({}, '#/audit?kind=subject.erased&who=poll');
  await screen.findByRole('option', { name: 'Waits for you' });
  expect(screen.getByRole('combobox', { name: 'What' })).toHaveProperty('value', 'subject.erased');
  const chosen = screen.getAllByRole('option', { selected: true }).map(({ textContent }) => textContent);
  expect(chosen).toEqual(expect.arrayContaining(['A person erased', 'Looking for changes']));
});

describe('taking along and taking out', () => {
  it('exports what the filters fit', async () => {
    const client = open({ 'audit.export': exports }, '#/audit?kind=job.parked');
    await userEvent.click(await screen.findByRole('button', { name: 'Export' }));
    const dialog = screen.getByRole('dialog');
    await userEvent.selectOptions(within(dialog).getByRole('combobox'), 'CSV with semicolons, for reading');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Export' }));

    expect(client.inputsOf('audit.export')).toEqual([
      { filter: { kind: 'job.parked' }, format: 'csv', separator: ';', contents: false },
    ]);
  });

  it('erases a person only after counting, and shows the receipt', async () => {
    const counts = { entries: 12, orders: 2, deliveries: 3, customers: 0, ordersKept: 1 };
    const receipt = { ...counts, id: 4, at: '2026-11-20T10:00:00Z', actor: 'person:eva', seq: 99 };
    const client = open({ 'audit.previewErase': counts, 'audit.erase': receipt });
    await userEvent.click(await screen.findByRole('button', { name: 'Erase a person' }));
    await userEvent.type(screen.getByRole('textbox', { name: /E-mail/ }), 'anna@vogt.example');
    expect(screen.queryByRole('button', { name: 'Erase for good' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Look what there is' }));
    await screen.findByText('12 entries, 2 orders and 3 deliveries would lose what they hold of this person.');
    await userEvent.click(screen.getByRole('button', { name: 'Erase for good' }));
    await screen.findByText(/^Erased\. Receipt 4 of /);

    expect(client.inputsOf('audit.erase')).toEqual([{ email: 'anna@vogt.example' }]);
  });
});

describe('how long it is kept', () => {
  it('is set in days', async () => {
    const client = open(
      {
        'audit.retention': { entriesDays: 400, bodiesDays: 30 },
        'audit.setRetention': { entriesDays: 800, bodiesDays: 30 },
      },
      '#/settings/audit',
    );
    const days = await screen.findByRole('spinbutton', { name: /^Entries, days/ });
    await userEvent.clear(days);
    await userEvent.type(days, '800');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(client.inputsOf('audit.setRetention')).toEqual([{ entriesDays: 800, bodiesDays: 30 }]);
  });
});
