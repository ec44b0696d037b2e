import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { CallOutput } from '../../../../main/contract/calls.ts';
import { createFakeClient, engineAway } from '../../fakeClient.ts';
import { connection, ladder } from '../../samples.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const showBig = (kept: CallOutput<'connections.webhookMails'> | typeof engineAway, language?: string) => {
  const big = connection({ id: 'big', name: 'Big shop', kind: 'bigcommerce', ladder: ladder() });
  const client = createFakeClient({
    'connections.list': { connections: [big] },
    'connections.webhookMails': kept,
    'connections.setWebhookMails': ({ addresses }: { readonly addresses: readonly string[] }) => ({
      addresses: [...addresses],
      isByHand: false,
    }),
  });
  show(client, '#/connections/big', language);
  return client;
};

describe('whom a BigCommerce store mails of its webhooks', () => {
  it.each([
    ['en', { addresses: [], isByHand: false }, 'whoever is set at the store'],
    [
      'en',
      { addresses: ['it@kern.example', 'boss@kern.example'], isByHand: false },
      'it@kern.example, boss@kern.example',
    ],
    ['de', { addresses: [], isByHand: false }, 'wen der Shop selbst nennt'],
    ['en', { addresses: [], isByHand: true }, 'Webhooks are made by hand: whom the store mails is set at the store.'],
  ])('stands among the facts of its connection (%s, %o)', async (language, kept, words) => {
    showBig(kept, language);
    expect(await screen.findByText(words)).toBeDefined();
    expect(screen.queryAllByRole('button', { name: /^(Change|Ändern)$/ })).toHaveLength(kept.isByHand ? 0 : 1);
  });

  it('is asked for, told what is no address, and saved', async () => {
    const client = showBig({ addresses: ['it@kern.example'], isByHand: false });
    await userEvent.click(await screen.findByRole('button', { name: 'Change' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Mails about webhooks of Big shop' }));
    const field = dialog.getByRole('textbox', { name: 'E-mail addresses' });
    expect(field).toHaveProperty('value', 'it@kern.example');

    await userEvent.type(field, '; boss');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(dialog.getByText('“boss” is no e-mail address.')).toBeDefined();
    expect(client.inputsOf('connections.setWebhookMails')).toEqual([]);

    await userEvent.type(field, '@kern.example');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(client.inputsOf('connections.setWebhookMails')).toEqual([
      { connectionId: 'big', addresses: ['it@kern.example', 'boss@kern.example'] },
    ]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says where it cannot be told', async () => {
    showBig(engineAway);
    expect((await screen.findAllByText(/The engine does not answer/)).length).toBeGreaterThan(0);
  });
});
