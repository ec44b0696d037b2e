import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { CallFailure } from '../../../../renderer/bridge/failure.ts';
import { engineAway } from '../../fakeClient.ts';
import { attentionGroup as group, parkedRow, run as runView } from '../../samples.ts';
import { choicesOf, rulesOf, savedBy, showRules } from './rulesSamples.ts';

afterEach(cleanup);

const field = (name: string) => screen.findByLabelText<HTMLInputElement>(new RegExp(`^${name}`));
const untaxed = () => field('Tax code of lines without tax');
const go = (tab: string) => userEvent.click(screen.getByText(tab));
const save = () => userEvent.click(screen.getByText('Save'));

const refusal = new CallFailure({
  code: 'settings-refused',
  message: 'The rules are not saved.',
  whatToDo: 'Correct them.',
  problems: [
    { path: 'untaxedTaxCode', problem: 'must not be empty' },
    { path: 'taxMap[1].taxes[0].percent', problem: 'write the percentage as text, such as "19" or "8.875"' },
    { path: 'payments["my.pay"].method', problem: 'must be at most 10 characters' },
  ],
});
const moved = new CallFailure({
  code: 'rules-moved',
  message: 'Somebody else saved these rules meanwhile.',
  whatToDo: 'Read them again.',
});

describe('what is changed of the rules', () => {
  it('stays while other tabs are looked at, and is gone once it is discarded', async () => {
    const client = showRules('taxes', { answers: { 'mappings.unmatched': { rows: [] } } });
    await userEvent.type(await untaxed(), '0');
    await go('Charges');
    await userEvent.type(await field('Rounding'), '9');
    await go('Items & units');
    expect(await screen.findByText('2 changes not saved: code without tax and accounts')).toBeDefined();
    await go('Taxes');
    expect((await untaxed()).value).toBe('FREE0');
    await userEvent.click(screen.getByText('Discard'));

    expect((await untaxed()).value).toBe('FREE');
    expect(savedBy(client)).toEqual([]);
  });

  it('is asked about before the screen is left, and kept if one stays', async () => {
    showRules('taxes');
    await userEvent.type(await untaxed(), '0');
    await userEvent.click(screen.getByTitle('Needs attention'));
    const dialog = within(await screen.findByRole('dialog', { name: 'Leave without saving?' }));
    expect(dialog.getByText('Not saved: code without tax.')).toBeDefined();
    await userEvent.click(dialog.getByRole('button', { name: 'Stay here' }));

    expect(screen.queryByRole('dialog')).toBeNull();
    expect(window.location.hash).toBe('#/mapping?tab=taxes');
    expect((await untaxed()).value).toBe('FREE0');
  });

  it('is gone once a person leaves all the same', async () => {
    showRules('taxes');
    await userEvent.type(await untaxed(), '0');
    await userEvent.click(screen.getByTitle('Needs attention'));
    await userEvent.click(await screen.findByText('Discard and leave'));

    await screen.findByRole('heading', { name: 'Needs attention', level: 1 });
    expect(window.location.hash).toBe('#/attention');
  });

  it('is asked about no more once it is saved', async () => {
    showRules('taxes');
    await userEvent.type(await untaxed(), '0');
    await save();
    await screen.findByText(/^Saved: code without tax\./);
    await userEvent.click(screen.getByTitle('Needs attention'));

    await screen.findByRole('heading', { name: 'Needs attention', level: 1 });
    expect(screen.queryByText('Leave without saving?')).toBeNull();
  });

  it('can be tried out before it is saved, what is taken away too', async () => {
    const client = showRules('charges', {
      rules: { giftCards: { skus: ['GC'], account: '1790' } },
      answers: { 'trials.start': engineAway },
    });
    await userEvent.click(await screen.findByLabelText('This shop sells gift cards'));
    await userEvent.click(screen.getByText('Try on the last 100 orders'));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByText('Start the trial'));

    await waitFor(() =>
      expect(client.inputsOf('trials.start')).toMatchObject([
        { integrationId: 'lindner', changes: {}, remove: ['giftCards'] },
      ]),
    );
  });
});

describe('rules that are refused', () => {
  it('say so at each field and in a list that leads there, on other tabs too', async () => {
    const treatment = { name: 'EU', keepsItemTaxCodes: false };
    const taxMap = [treatment, { ...treatment, name: 'OSS', taxes: [{ percent: 'x', taxCode: 'FR20' }] }];
    showRules('taxes', {
      rules: { taxMap, payments: { 'my.pay': { method: 'LONG' } } },
      answers: { 'rules.save': refusal },
    });
    await userEvent.clear(await untaxed());
    await save();
    const note = within(screen.getByRole('region', { name: 'Changes' }));
    await note.findByText('3 fields are to be put right. Nothing was saved.');
    const main = within(screen.getByRole('main'));
    expect(main.getAllByText('Fill this in.')).toHaveLength(2);
    const [first] = main.getAllByLabelText(/^Tax code of lines without tax/);
    expect(first?.getAttribute('aria-invalid')).toBe('true');

    await userEvent.click(note.getByText('Go to: tax treatments, row 2'));
    expect(document.activeElement?.getAttribute('value')).toBe('x');

    await userEvent.click(note.getByText('Go to: payment methods'));
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Payment method in NAV for my.pay');
    expect(window.location.hash).toContain('tab=payments');
    expect(main.getAllByText('Must be at most 10 characters.')).toHaveLength(2);
  });

  it('are told in German', async () => {
    showRules('taxes', { answers: { 'rules.save': refusal }, language: 'de-DE' });
    await userEvent.type(await screen.findByLabelText(/^Gruppe für Zeilen ohne Steuer/), '0');
    await userEvent.click(screen.getByText('Speichern'));

    expect(await screen.findByText('3 Felder sind zu berichtigen. Gespeichert wurde nichts.')).toBeDefined();
    expect(screen.getByText('Darf höchstens 10 Zeichen haben.')).toBeDefined();
  });

  it('no longer are once the field is changed', async () => {
    showRules('taxes', { answers: { 'rules.save': refusal } });
    await userEvent.type(await untaxed(), '0');
    await save();
    await screen.findByText('3 fields are to be put right. Nothing was saved.');
    await userEvent.type(await untaxed(), '1');

    expect(screen.getByText('2 fields are to be put right. Nothing was saved.')).toBeDefined();
    expect((await untaxed()).getAttribute('aria-invalid')).toBeNull();
  });
});

describe('rules that somebody else saved meanwhile', () => {
  it('are read again; what nobody else touched stays changed', async () => {
    const client = showRules('taxes', { answers: { 'rules.save': moved } });
    await userEvent.type(await untaxed(), '0');
    await go('Charges');
    await userEvent.type(await field('Rounding'), '9');
    await save();
    await screen.findByText('Somebody else saved these rules meanwhile.');
    const theirs = rulesOf({ accounts: { shipping: '1', fees: '2', rounding: '3' } });
    client.answer({
      'rules.get': { revision: 'r2', rules: theirs },
      'rules.save': { revision: 'r3', rules: theirs },
    });
    await userEvent.click(screen.getByText('Read the rules again'));

    await screen.findByText(/taken over from there: accounts\.$/);
    expect((await field('Rounding')).value).toBe('3');
    await save();
    await screen.findByText(/^Saved: /);
    expect(client.inputsOf('rules.save').at(-1)).toEqual({
      integrationId: 'lindner',
      revision: 'r2',
      changes: { untaxedTaxCode: 'FREE0' },
    });
  });
});

describe('orders that wait for what was saved', () => {
  const cause = {
    code: 'tax-rate-unmapped',
    message: 'Rate 7 is not mapped.',
    whatToDo: 'Map it.',
    params: { percent: '7' },
  };
  const waiting = group({ causeGroup: 'tax 7', cause, count: 3, orders: [parkedRow()] });
  const others = group({ causeGroup: 'country', cause: { ...cause, code: 'country-unknown' }, orders: [parkedRow()] });
  const elsewhere = group({ causeGroup: 'tax else', cause, orders: [parkedRow({ integrationId: 'other' })] });

  it('are replayed from where it was saved', async () => {
    const client = showRules('taxes', {
      answers: {
        'attention.list': { groups: [others, waiting, elsewhere], count: 5 },
        'jobs.countReplay': { count: 3, refused: [] },
        'jobs.replay': runView(),
        'runs.get': runView(),
      },
    });
    await userEvent.type(await untaxed(), '0');
    await save();
    await screen.findByText(/^3 orders wait for this/);
    await userEvent.click(screen.getByText('Replay 3 orders'));
    await userEvent.click(await screen.findByText('Replay 3'));

    await waitFor(() => expect(client.inputsOf('jobs.replay')).toEqual([{ causeGroup: 'tax 7' }]));
    expect(screen.queryByText('Replay 1 order')).toBeNull();
  });

  it('for something else are led to', async () => {
    showRules('taxes', { answers: { 'attention.list': { groups: [others], count: 1 } } });
    await userEvent.type(await untaxed(), '0');
    await save();

    const link = await screen.findByRole('link', { name: 'Open Needs attention' });
    expect(link.getAttribute('href')).toBe('#/attention');
  });
});

describe('the rules', () => {
  it('are read-only for who is no administrator', async () => {
    showRules('taxes', { role: 'operator' });
    const input = await untaxed();
    expect(input.disabled).toBe(true);
    expect(screen.getAllByText(/^Only an administrator may do this/).map(({ tagName }) => tagName)).toContain('P');
    expect(screen.queryByText('Add a rate')).toBeNull();
  });

  it('are shown to viewers without asking what there is to choose from', async () => {
    const client = showRules('taxes', { role: 'viewer' });
    await untaxed();

    expect(client.inputsOf('rules.choices')).toEqual([]);
  });

  it('can be typed while a system is down, which is told', async () => {
    const troubles = [
      { system: 'nav', code: 'nav-unavailable', message: 'NAV is not answering.', whatToDo: 'Wait.' },
    ] as const;
    const client = showRules('taxes', { answers: { 'rules.choices': choicesOf({ troubles: [...troubles] }) } });
    expect(await screen.findByText(/codes may be typed\.$/)).toBeDefined();
    await userEvent.type(await untaxed(), '0');
    await save();
    await screen.findByText(/^Saved: /);

    expect(savedBy(client)).toEqual([{ untaxedTaxCode: 'FREE0' }]);
  });

  it('say so when they cannot be read', async () => {
    showRules('taxes', { answers: { 'rules.get': engineAway } });

    expect(await screen.findByText(/^The engine does not answer/)).toBeDefined();
    expect(screen.queryByText('Save')).toBeNull();
  });
});
