import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { StoreFound } from '../../../main/contract/setupCalls.ts';
import { CallFailure } from '../../../renderer/bridge/failure.ts';
import { createFakeClient } from '../fakeClient.ts';
import { overview } from '../samples.ts';
import { show } from '../show.tsx';

afterEach(cleanup);

const nothingYet = { 'overview.get': overview({ connections: [] }), 'connections.list': { connections: [] } };
const atStore = '#/setup/store?nav=nav';

const found: StoreFound = {
  ok: true, finding: null, ladder: [], certificate: null, address: 'https://shop.example', name: 'Espresso', currency: 'EUR', orders: 3,
}; // prettier-ignore

const fill = async (...fields: readonly (readonly [RegExp, string])[]) => {
  for (const [label, text] of fields) await userEvent.type(screen.getByLabelText(label), text);
};

describe('the wizard', () => {
  it('is where an administrator begins, and nobody else', async () => {
    show(createFakeClient(nothingYet));
    await screen.findByRole('heading', { level: 2, name: 'Where is NAV?' });
    cleanup();
    show(createFakeClient(nothingYet, 'operator'));
    await screen.findByRole('heading', { level: 1, name: /./ });
    expect(window.location.hash).toBe('#/overview');
    cleanup();
    show(createFakeClient(nothingYet, 'operator'), '#/setup/nav');
    await screen.findByText('Setting up takes an administrator.');
  });

  it('leads an address back to the step that is lacking', async () => {
    show(createFakeClient(nothingYet), '#/setup/live?nav=nav');
    await screen.findByRole('heading', { level: 2, name: 'Which store?' });
    expect(screen.getByText('Store').closest('[aria-current="step"]')).not.toBeNull();
  });

  it('tells a refused value at its field, in German too', async () => {
    const refused = new CallFailure({
      code: 'settings-refused',
      message: 'What was entered has an error and was not kept.',
      whatToDo: 'Correct what is named, then go on.',
      problems: [{ path: 'storeHash', problem: 'use the store hash, such as "abc123" in /stores/abc123/' }],
    });
    const client = createFakeClient({ ...nothingYet, 'setup.tryStore': refused });
    show(client, atStore, 'de-DE');
    await userEvent.click(await screen.findByRole('radio', { name: 'BigCommerce' }));
    await fill([/^Store-Hash/, '1234567'], [/^Zugriffstoken/, 't'], [/^Client Secret/, 's']);
    await userEvent.click(screen.getByRole('button', { name: 'Verbinden' }));
    const problem = await screen.findByText(/\/stores\/abc123\/(?!.*Verwaltungsseite)/);
    const field = screen.getByLabelText(/^Store-Hash/);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field.getAttribute('aria-describedby')).toContain(problem.closest('[id]')?.id ?? 'none');
    expect(screen.getByText('Die Eingaben haben einen Fehler und wurden nicht übernommen.')).toBeDefined();
  });

  it('goes on with a clock that is wrong, and says what it will lead to', async () => {
    const finding = {
      field: 'clock' as const,
      code: 'clock-off',
      message: "This computer's clock is 7 minutes ahead of shop.example's.",
      whatToDo: 'Set the clock; signatures and sign-ins will fail.',
    };
    const client = createFakeClient({ ...nothingYet, 'setup.tryStore': { ...found, finding } });
    show(client, atStore);
    await screen.findByRole('button', { name: 'Connect' });
    await fill([/^Address of/, 'shop.example'], [/^Consumer key/, 'ck'], [/^Consumer secret/, 'cs']);
    await userEvent.click(screen.getByRole('button', { name: 'Connect' }));
    await screen.findByText(finding.whatToDo);
    expect(screen.getByText(/Espresso answers at https:\/\/shop\.example\./)).toBeDefined();
    client.answer({ 'setup.saveConnection': { connectionId: 'shop' } });
    await userEvent.click(screen.getByRole('button', { name: 'Save and continue' }));
    await waitFor(() => expect(window.location.hash).toBe('#/setup/address?nav=nav&store=shop'));
    expect(client.inputsOf('setup.saveConnection')).toMatchObject([{ connection: { name: 'Espresso' } }]);
  });
});
