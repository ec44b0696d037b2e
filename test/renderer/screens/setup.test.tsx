import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { NavFound, StoreFound } from '../../../main/contract/setupCalls.ts';
import { CallFailure } from '../../../renderer/bridge/failure.ts';
import { createFakeClient } from '../fakeClient.ts';
import { navDetails, overview } from '../samples.ts';
import { show } from '../show.tsx';
import { choicesOf } from './mapping/rulesSamples.ts';

afterEach(cleanup);

const nothingYet = { 'overview.get': overview({ connections: [] }), 'connections.list': { connections: [] } };
const atStore = '#/setup/store?nav=nav';

const found: StoreFound = {
  ok: true, finding: null, ladder: [], certificate: null, address: 'https://shop.example', name: 'Espresso', currency: 'EUR', orders: 3,
}; // prettier-ignore

const fill = async (...fields: readonly (readonly [RegExp, string])[]) => {
  for (const [label, text] of fields) {
    await userEvent.click(screen.getByLabelText(label));
    await userEvent.paste(text);
  }
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

  it('tells a refused value at its field, in German too: a store hash with what it is and where it stands', async () => {
    const refused = new CallFailure({
      code: 'settings-refused',
      message: 'What was entered was not kept: one thing in it is not right.',
      whatToDo: 'Correct what is named, then go on.',
      problems: [{ path: 'storeHash', problem: 'use the store hash, such as "abc123" in /stores/abc123/' }],
    });
    const client = createFakeClient({ ...nothingYet, 'setup.tryStore': refused });
    show(client, atStore, 'de-DE');
    await userEvent.click(await screen.findByRole('radio', { name: 'BigCommerce' }));
    await fill([/^Store-Hash/, '1234567'], [/^Zugriffstoken/, 't'], [/^Client Secret/, 's']);
    await userEvent.click(screen.getByRole('button', { name: 'Verbinden' }));
    const problem = await screen.findByText(/^1234567 ist die Nummer .* nicht sein Store-Hash\. .*\/stores\/abc123\//);
    const field = screen.getByLabelText(/^Store-Hash/);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field.getAttribute('aria-describedby')).toContain(problem.closest('[id]')?.id ?? 'none');
    expect(screen.getByText('Die Eingaben wurden nicht übernommen: Eine Angabe stimmt nicht.')).toBeDefined();
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

  it('keeps what is typed but no secret, goes on where it was left, and begins anew when told to', async () => {
    const client = createFakeClient(nothingYet);
    show(client, atStore);
    await screen.findByRole('button', { name: 'Connect' });
    await fill([/^Address of/, 'shop.example'], [/^Consumer key/, 'ck_secret']);
    const typed = { nav: {}, store: { url: 'shop.example' }, made: {} };
    await waitFor(() =>
      expect(client.inputsOf('setup.keepProgress').at(-1)).toEqual({ step: 'store', nav: 'nav', typed }),
    );
    expect(JSON.stringify(client.inputsOf('setup.keepProgress'))).not.toContain('ck_');
    cleanup();

    const progress = {
      step: 'store',
      nav: 'nav',
      typed,
      savedAt: '2026-11-20T13:00:00Z',
      savedBy: 'person:eva',
      isMine: true,
    };
    client.answer({ 'setup.progress': { progress }, 'setup.startOver': {} });
    show(client);
    await screen.findByRole('heading', { level: 2, name: 'Which store?' });
    expect(screen.getByLabelText<HTMLInputElement>(/^Address of/).value).toBe('shop.example');
    expect(screen.getByLabelText<HTMLInputElement>(/^Consumer key/).value).toBe('');
    await userEvent.click(screen.getByRole('button', { name: 'Start over' }));
    await userEvent.click(screen.getAllByRole('button', { name: 'Start over' }).at(-1) ?? document.body);
    await screen.findByRole('heading', { level: 2, name: 'Where is NAV?' });
    expect(client.inputsOf('setup.startOver')).toHaveLength(1);
  });

  it('shows whose set-up stands open before it is taken over, and loses what was taken over meanwhile', async () => {
    const typed = { nav: {}, store: { url: 'shop.example' }, made: {} };
    const at = { savedAt: '2026-11-20T13:00:00Z', savedBy: 'person:k.schmitt' };
    const theirs = { step: 'store', nav: 'nav', typed, ...at, isMine: false };
    const client = createFakeClient({ ...nothingYet, 'setup.progress': { progress: theirs }, 'setup.takeOver': {} });
    show(client, atStore);
    await screen.findByRole('heading', { level: 2, name: 'k.schmitt is setting up' });
    expect(screen.getByText(/^It is at “Store”\. Last change:/)).toBeDefined();
    expect(client.inputsOf('setup.keepProgress')).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Take it over' }));
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>(/^Address of/).value).toBe('shop.example'));

    const refused = new CallFailure({ code: 'setup-of-another', message: '', whatToDo: '' });
    const again = { ...theirs, savedBy: 'person:lara' };
    client.answer({ 'setup.keepProgress': refused, 'setup.progress': { progress: again } });
    await fill([/^Address of/, '/de']);
    await screen.findByRole('heading', { level: 2, name: 'lara is setting up' });
  });

  it('shows who comes in at the beginning the way to where it was left', async () => {
    const rules = { nav: 'nav', store: 'shop', draft: { prefix: 'LIN-', timeZone: 'Europe/Berlin', start: 7 } };
    const typed = { nav: {}, store: {}, made: {}, rules };
    const begun = {
      step: 'orders',
      nav: 'nav',
      store: 'shop',
      typed,
      savedAt: '2026-11-20T13:00:00Z',
      savedBy: 'eva',
      isMine: true,
    };
    const client = createFakeClient({
      ...nothingYet,
      'setup.progress': { progress: begun },
      'setup.propose': {
        integration: {
          id: 'shop-nav', name: 'Shop', prefix: 'WEB-', document: 'salesOrder', untaxedTaxCode: 'NOVAT', accounts: { shipping: '', fees: '', rounding: '' },
        },
        choices: choicesOf(),
        taxes: null,
      },
      'connections.details': navDetails(),
    }); // prettier-ignore
    show(client, '#/setup/nav');
    await userEvent.click(await screen.findByRole('link', { name: 'Go on at Rules' }));
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>(/^Prefix/).value).toBe('LIN-'));
    expect(screen.getByLabelText<HTMLInputElement>(/^Time zone/).value).toBe('Europe/Berlin');
    // What is not of its kind is as it is proposed.
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'now on' }).checked).toBe(true);
  });

  it('signs in by a certificate, through a proxy with certificates of its own, in one draft', async () => {
    const there: NavFound = {
      ok: true, finding: null, ladder: [], certificate: null, url: 'https://nav01/BC250', version: '', surfaces: [],
      signIns: ['basic', 'windows', 'entra'], companies: [], company: '', tenant: 'default', stillToDo: [],
    }; // prettier-ignore
    const signedIn = { ...there, companies: ['CRONUS'], company: 'CRONUS' };
    const client = createFakeClient({ ...nothingYet, 'setup.findNav': there, 'setup.tryNav': signedIn });
    show(client, '#/setup/nav');
    await userEvent.type(await screen.findByLabelText(/^Address of the NAV/), 'nav01');
    await userEvent.click(screen.getByText('Proxy, certificates and tenant'));
    await userEvent.click(screen.getByRole('radio', { name: 'this one' }));
    await fill([/^Address of the proxy/, 'http://proxy01:8080'], [/^Certificate of your own/, 'PEM of Contoso']);
    await userEvent.click(screen.getByRole('button', { name: 'Look' }));
    const way = { proxy: 'http://proxy01:8080', certificateAuthority: 'PEM of Contoso' };
    await userEvent.click(await screen.findByRole('radio', { name: 'Microsoft Entra application' }));
    expect(client.inputsOf('setup.findNav')).toMatchObject([{ address: 'nav01', way }]);
    await fill([/^Tenant \(directory/, 'contoso'], [/^Application \(client/, 'app']);
    await userEvent.click(screen.getByRole('radio', { name: 'a certificate' }));
    const file = new File(['certificate and key'], 'application.pem');
    await userEvent.upload(screen.getByLabelText('File for: Certificate with its private key (PEM)'), file);
    await waitFor(() => expect(screen.getByDisplayValue('certificate and key')).toBeDefined());
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    await screen.findByText(/Signed in\. Company CRONUS/);
    const [asked] = client.inputsOf('setup.tryNav') as { connection: object }[];
    expect(asked?.connection).toMatchObject({
      ...way,
      signIn: 'entra',
      tenant: 'default',
      entra: { tenantId: 'contoso', clientId: 'app', authority: null, scope: null },
      clientCertificate: 'certificate and key',
    });
    expect(asked?.connection).not.toHaveProperty('user');
    expect(asked?.connection).not.toHaveProperty('clientSecret');
  });
});
