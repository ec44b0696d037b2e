import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { ConnectionView } from '../../../../main/contract/views.ts';
import { createFakeClient, engineAway, type Answers } from '../../fakeClient.ts';
import { certificate, connection, ladder } from '../../samples.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const showOne = (shown: ConnectionView, tab = '', answers: Answers = {}, language?: string) => {
  const client = createFakeClient({ 'connections.list': { connections: [shown] }, ...answers });
  show(client, `#/connections/${shown.id}${tab === '' ? '' : `?tab=${tab}`}`, language);
  return client;
};

const broken = connection({
  state: 'down',
  message: 'nav01 refused port 7048.',
  whatToDo: 'Open the port.',
  ladder: ladder({
    name: 'port',
    result: 'failed',
    detail: 'nav01 refused port 7048.',
    whatToDo: 'Open the port.',
  }),
});

describe('one connection', () => {
  it('has its name, state and facts, and the way back to all', async () => {
    showOne(connection({ writeRights: 'proven', ladder: ladder() }));

    await screen.findByRole('heading', { level: 1, name: 'Lindner NAV Reachable' });
    for (const words of ['http://nav01:7048/NAV/api/v2.0', 'Proven']) expect(screen.getByText(words)).toBeDefined();
    const back = within(screen.getByRole('navigation', { name: 'Connections' })).getByRole('link');
    expect(back.getAttribute('href')).toBe('#/connections');
    await userEvent.keyboard('{Escape}');
    await screen.findByRole('heading', { level: 1, name: 'Connections' });
  });

  it.each([
    ['en', 'Scopes of the API account', /chosen when it is made/],
    ['de', 'Rechte des API-Kontos', /beim Anlegen gewählt/],
  ])('of BigCommerce says which scopes its account needs (%s)', async (language, title, meaning) => {
    const address = 'https://api.bigcommerce.com/stores/abc123';
    showOne(connection({ id: 'big', kind: 'bigcommerce', address, ladder: ladder() }), '', {}, language);

    await userEvent.click(await screen.findByText(title));
    expect(screen.getByText(meaning)).toBeDefined();
    for (const words of [address, 'Order Transactions: read-only']) expect(screen.getByText(words)).toBeDefined();
  });

  it('of a store has its ladder, its write test and where the store sends to, and nothing that is read of NAV', async () => {
    const deliveryUrl = 'https://connector.example/in/shop/8f3c';
    showOne(connection({ id: 'shop', kind: 'woocommerce', ladder: ladder(), deliveryUrl }));
    const views = await screen.findByRole('navigation', { name: 'Views of the connection' });

    const names = within(views)
      .getAllByRole('link')
      .map(({ textContent }) => textContent);
    expect(names).toEqual(['Ladder', 'Write test']);
    expect(screen.getByText(deliveryUrl)).toBeDefined();
    expect(screen.getByText('Not yet proven')).toBeDefined();
  });

  it('shows the ladder under an address of a view it does not have', async () => {
    showOne(connection({ id: 'shop', kind: 'woocommerce', ladder: ladder() }), 'readiness');

    expect(await screen.findByText('All 5 steps hold.')).toBeDefined();
  });

  it('is pinged where it stands', async () => {
    const client = showOne(broken, '', {
      'connections.ping': () => {
        client.answer({ 'connections.list': { connections: [connection({ ladder: ladder() })] } });
        return connection();
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Ping Lindner NAV' }));

    await screen.findByText('All 5 steps hold.');
    expect(client.inputsOf('connections.ping')).toEqual([{ connectionId: 'nav' }]);
  });

  it('that is not there says so, with the way to those that are', async () => {
    show(createFakeClient({ 'connections.list': { connections: [connection()] } }), '#/connections/old');

    await screen.findByText('There is no such connection');
    expect(screen.getByRole('link', { name: 'All connections' }).getAttribute('href')).toBe('#/connections');
  });

  it('says when the engine is away', async () => {
    show(createFakeClient({ 'connections.list': engineAway }), '#/connections/nav');

    expect(
      await screen.findByText('The engine does not answer. It is being restarted; nothing is lost.'),
    ).toBeDefined();
  });

  it('is marked in the navigation as one of the connections', async () => {
    showOne(connection());
    const entry = await screen.findByRole('link', { name: 'Connections', current: 'page' });

    expect(entry.getAttribute('href')).toBe('#/connections');
  });
});

describe('the ladder', () => {
  const steps = async () => (await screen.findAllByRole('listitem')).filter((item) => item.className.includes('rung'));

  it('names each step in words, with its result, what was found and how long it took', async () => {
    showOne(connection({ ladder: ladder() }));
    await screen.findByText('All 5 steps hold.');

    expect((await steps()).map(({ textContent }) => textContent)).toEqual([
      'holdsName is foundnav01 is 10.0.0.7.2 ms',
      'holdsPort is openPort 7048 is open.4 ms',
      'holdsConnection is secure11 ms',
      'holdsA server answers20 ms',
      'holdsSign-in is acceptedSigned in as CONNECTOR.31 ms',
    ]);
  });

  it('shows where it breaks with the remedy, says it once, and shows what comes after as not tried', async () => {
    showOne(broken);
    await screen.findByText('It breaks at “Port is open”. What comes after it was not tried.');
    const [, port, ...after] = await steps();

    expect(port?.textContent).toBe('does not holdPort is opennav01 refused port 7048.Open the port.4 ms');
    expect(port?.className).toContain('rung-failed');
    expect(after.map(({ textContent }) => textContent)).toEqual([
      'not triedConnection is secure',
      'not triedA server answers',
      'not triedSign-in is accepted',
    ]);
    expect(screen.getAllByText('nav01 refused port 7048.')).toHaveLength(1);
  });

  it('does not say that something came after the last step', async () => {
    showOne(connection({ state: 'refused', ladder: ladder({ name: 'signIn', result: 'failed' }) }));

    expect(await screen.findByText('It breaks at “Sign-in is accepted”, the last step.')).toBeDefined();
  });

  it('tells of a step that holds but not well', async () => {
    showOne(connection({ ladder: ladder({ name: 'http', result: 'warning', whatToDo: 'Look at its load.' }) }));

    await screen.findByText('1 step needs attention.');
    expect(screen.getByText('Look at its load.')).toBeDefined();
  });

  it('keeps a step it has no words for as the engine names it', async () => {
    const rung = { name: 'weather', result: 'fine' as const, detail: 'Sunny.', whatToDo: '', milliseconds: null };
    showOne(connection({ ladder: [rung] }));
    await screen.findByText('The one step holds.');

    expect((await steps()).map(({ textContent }) => textContent)).toEqual(['holdsweatherSunny.']);
  });

  it('is empty before the first ping, and what a call found is said above', async () => {
    showOne({ ...broken, ladder: [] });

    await screen.findByText(/^Ping it: every step/);
    expect(screen.getByText('nav01 refused port 7048.')).toBeDefined();
  });

  it('speaks German', async () => {
    showOne(broken, '', {}, 'de-DE');

    expect(
      await screen.findByText('Es bricht bei „Port ist offen“. Was danach kommt, wurde nicht versucht.'),
    ).toBeDefined();
  });
});

describe('the certificate', () => {
  const untrusted = connection({ state: 'down', certificate: certificate() });
  const pinned = connection({ certificate: certificate({ isPinned: true }) });
  const firstLine = '4F:2C:0A:1B:2C:3D:4E:5F';

  it('is shown with all that tells one from another', async () => {
    showOne(untrusted, 'certificate');
    await screen.findByText('Not trusted on this computer, and not accepted for this connection');

    for (const words of ['CN=nav01', 'itself: nobody else vouches for it', 'nav01, nav01.lindner.example', firstLine])
      expect(screen.getByText(words)).toBeDefined();
  });

  it.each([
    [{ validTo: '2026-11-19T00:00:00Z' }, 'It has ended: a new one is needed on the server.'],
    [{ validTo: '2026-11-26T00:00:00Z' }, 'It ends in 6 days.'],
    [{ issuer: 'CN=Lindner CA', names: [] }, 'CN=Lindner CA'],
    [{ names: [] }, 'no name of a server'],
  ])('with %o says it', async (fields, words) => {
    showOne(connection({ certificate: certificate(fields) }), 'certificate');

    expect(await screen.findByText(words)).toBeDefined();
  });

  it('is accepted only after the dialog has said what that means and repeated the fingerprint', async () => {
    const client = showOne(untrusted, 'certificate', {
      'connections.pin': () => {
        client.answer({ 'connections.list': { connections: [pinned] } });
        return pinned;
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Accept this certificate' }));
    const dialog = await screen.findByRole('dialog', { name: 'Accept this certificate for Lindner NAV?' });
    expect(dialog.textContent).toContain('accepts this one certificate, whoever issued it, and no other');
    expect(within(dialog).getByText(firstLine)).toBeDefined();
    expect(client.inputsOf('connections.pin')).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Accept this certificate' }));

    await screen.findByText('Accepted (pinned) for this connection, whoever issued it');
    expect(screen.getByText('Accepted. Ping the connection to see how far it comes now.')).toBeDefined();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(client.inputsOf('connections.pin')).toEqual([
      { connectionId: 'nav', fingerprint: certificate().fingerprint },
    ]);
  });

  it('that was looked at is the one accepted, though a ping meanwhile found another', async () => {
    const client = showOne(untrusted, 'certificate', { 'connections.pin': pinned });
    await userEvent.click(await screen.findByRole('button', { name: 'Accept this certificate' }));
    const dialog = await screen.findByRole('dialog');
    const other = connection({ certificate: certificate({ fingerprint: 'ab'.repeat(32) }) });
    client.answer({ 'connections.list': { connections: [other] } });
    client.tell({ name: 'changed', payload: { what: 'connections', at: '2026-11-20T13:32:10Z' } });
    await screen.findAllByText(/^AB:AB/);
    expect(within(dialog).getByText(firstLine)).toBeDefined();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Accept this certificate' }));

    expect(client.inputsOf('connections.pin')).toEqual([
      { connectionId: 'nav', fingerprint: certificate().fingerprint },
    ]);
  });

  it('stays as it is when the dialog is left, and says why it was refused', async () => {
    const client = showOne(untrusted, 'certificate', { 'connections.pin': engineAway });
    const open = await screen.findByRole('button', { name: 'Accept this certificate' });
    await userEvent.click(open);
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(client.inputsOf('connections.pin')).toEqual([]);
    await userEvent.click(open);
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Accept this certificate' }));

    expect((await within(dialog).findByRole('alert')).textContent).toContain('The engine does not answer.');
  });

  it('that is accepted can be refused again, and what became of it is still said when it is gone', async () => {
    const client = showOne(pinned, 'certificate', {
      'connections.pin': () => {
        client.answer({ 'connections.list': { connections: [connection()] } });
        return connection();
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Stop accepting it' }));
    const dialog = await screen.findByRole('dialog', { name: 'Stop accepting this certificate for Lindner NAV?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Stop accepting it' }));

    await screen.findByText('No certificate is shown here');
    expect(screen.getByText('It is no longer accepted.')).toBeDefined();
    expect(client.inputsOf('connections.pin')).toEqual([{ connectionId: 'nav', fingerprint: null }]);
  });

  it.each(['viewer', 'operator'] as const)('is not accepted in the role of %s', async (role) => {
    show(
      createFakeClient({ 'connections.list': { connections: [untrusted] } }, role),
      '#/connections/nav?tab=certificate',
    );
    const button = await screen.findByRole('button', { name: 'Accept this certificate' });
    await userEvent.click(button);

    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('has no view of its own where there is none', async () => {
    showOne(connection());
    const views = await screen.findByRole('navigation', { name: 'Views of the connection' });

    expect(within(views).queryByRole('link', { name: 'Certificate' })).toBeNull();
  });
});
