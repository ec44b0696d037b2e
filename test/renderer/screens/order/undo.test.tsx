import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { CallFailure } from '../../../../renderer/bridge/failure.ts';
import { causeWords } from '../../../../renderer/texts/texts.ts';
import { de } from '../../../../renderer/texts/de.ts';
import { en } from '../../../../renderer/texts/en.ts';
import { createFakeClient } from '../../fakeClient.ts';
import { orderDetail, parkedRow } from '../../samples.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const written = orderDetail({ mayUndo: true });
const ref = { integrationId: 'lindner', orderKey: '48213' };

describe('an order that was written', () => {
  it('is undone once the person has read that the document leaves NAV and the order stays out', async () => {
    const client = createFakeClient({ 'orders.get': written, 'orders.undo': { jobId: 5 } });
    show(client, '#/orders/lindner/48213');
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    const dialog = await screen.findByRole('dialog', { name: 'Undo VA-26-11871?' });

    expect(dialog.textContent).toContain('Document VA-26-11871 is deleted in NAV');
    expect(dialog.textContent).toContain('The order stays out of NAV from then on');
    expect(client.inputsOf('orders.undo')).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Undo the document' }));
    await screen.findByText('The document is being taken out of NAV.');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(client.inputsOf('orders.undo')).toEqual([ref]);
  });

  it('stays where the question is answered with no', async () => {
    const client = createFakeClient({ 'orders.get': written });
    show(client, '#/orders/lindner/48213');
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }));

    expect(screen.queryByRole('dialog')).toBeNull();
    expect(client.inputsOf('orders.undo')).toEqual([]);
  });

  const refusal = new CallFailure({
    code: 'undo-refused',
    message: 'VA-26-11871 cannot be undone: line 2 was changed in NAV since it was written.',
    whatToDo: 'Change or delete it in NAV by hand, or post a credit memo; then read the order again.',
  });

  it.each([
    ['en-GB', 'Undo', 'Undo the document', 'line 2 was changed in NAV since it was written.'],
    ['de-DE', 'Zurücknehmen', 'Beleg zurücknehmen', 'Zeile 2 wurde in NAV geändert, seit er geschrieben wurde.'],
  ])('keeps the question open with the reason of a refusal in %s', async (language, undo, go, reason) => {
    show(createFakeClient({ 'orders.get': written, 'orders.undo': refusal }), '#/orders/lindner/48213', language);
    await userEvent.click(await screen.findByRole('button', { name: undo }));
    await userEvent.click(await screen.findByRole('button', { name: go }));

    const note = await within(screen.getByRole('dialog')).findByRole('alert');
    expect(note.textContent).toContain(reason);
  });
});

describe('an order that cannot be undone', () => {
  it.each([
    ['without a document', orderDetail({ row: parkedRow() }), 'no document of this order is in NAV'],
    ['that is posted or not settled', orderDetail(), 'It can no longer be undone'],
  ])('%s says why', async (_, detail, reason) => {
    const client = createFakeClient({ 'orders.get': detail });
    show(client, '#/orders/lindner/48213');
    const button = await screen.findByRole('button', { name: 'Undo' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(button);

    expect(screen.queryByRole('dialog')).toBeNull();
    await waitFor(() => expect(document.body.textContent).toContain(reason));
  });
});

describe('an undone order', () => {
  const cause = {
    code: 'undone',
    message: 'VA-26-11871 of order LIN-48213 was undone by a person. Read the order again to write it anew.',
    whatToDo: '',
    params: { documentNo: 'VA-26-11871' },
  };

  it('says in both languages that it stays out until it is read again', () => {
    expect(causeWords(en, cause)).toEqual({
      message: 'VA-26-11871 was undone by a person.',
      whatToDo: 'It stays out of NAV. Read the order again to write it anew.',
    });
    expect(causeWords(de, cause).message).toBe('Beleg VA-26-11871 wurde von einer Person zurückgenommen.');
  });

  it('tells in its timeline that it was asked for and done', async () => {
    const step = (kind: string) =>
      ({ at: '2026-11-20T12:58:07Z', kind, mark: 'leftOut', text: kind, params: {}, auditSeq: 1 }) as const;
    const timeline = [step('order.undoAsked'), step('document.undone')];
    show(createFakeClient({ 'orders.get': orderDetail({ timeline }) }), '#/orders/lindner/48213');

    await screen.findByText('Undo asked for');
    expect(screen.getByText('Undone: taken out of NAV')).toBeDefined();
  });
});
