import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { AddressView } from '../../../../main/contract/addressCalls.ts';
import type { Role } from '../../../../main/contract/settings.ts';
import { CallFailure } from '../../../../renderer/bridge/failure.ts';
import { createFakeClient, engineAway, type Answers } from '../../fakeClient.ts';
import { publicAddress } from '../../samples.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const fixed = publicAddress({
  kind: 'fixed',
  url: 'https://orders.example',
  state: 'healthy',
  lastProbeAt: '2026-11-20T13:31:08Z',
  milliseconds: 84,
});

const tunnel = publicAddress({
  kind: 'localtunnel',
  url: 'https://lindner.lt.example',
  state: 'down',
  host: 'https://lt.example',
  subdomain: 'lindner',
  finding: 'serverAway',
  message: "The tunnel's server gives no tunnel now.",
  whatToDo: 'Nothing to do.',
});

const card = () => screen.findByRole('region', { name: /^(Public address|Öffentliche Adresse)$/ });

function open(address: AddressView | Error, more: { answers?: Answers; role?: Role; language?: string } = {}) {
  const answers = { 'connections.list': { connections: [] }, 'address.get': address, ...more.answers };
  const client = createFakeClient(answers, more.role);
  show(client, '#/connections', more.language);
  return client;
}

const said = async (words: string) => {
  await screen.findByText(words, { exact: false });
  return (await card()).textContent;
};

describe('the public address', () => {
  it('that arrives shows where it is, since when, and when it was last tried', async () => {
    open(fixed);
    const text = await said('Requests arrive');
    for (const words of ['https://orders.example', '1 min ago, arrived after 84 ms', 'within seconds'])
      expect(text).toContain(words);
  });

  it('that is none says that this is fine, and nothing of probes', async () => {
    open(publicAddress());
    const text = await said('Orders are fetched every minute; that is fine.');
    expect(text).not.toContain('Last test request');
  });

  it('that is down says what was found, what to do, and that no order is lost', async () => {
    open(tunnel);
    const text = await said('Nothing arrives');
    for (const words of [
      'The server of the tunnel gives no tunnel now.',
      'Nothing to do, it is asked again.',
      'Orders are fetched every minute meanwhile; none is lost.',
      'Whoever runs that server can read the orders in it',
    ])
      expect(text).toContain(words);
  });

  it('that is being opened says so, and does not name what is not known yet', async () => {
    open({ ...tunnel, url: null, state: 'opening', finding: 'opening', message: 'x', whatToDo: '' });
    expect(await said('not known yet')).toContain('Being opened');
  });

  it('with a finding that the window does not know says it in the engine’s words', async () => {
    open({ ...fixed, finding: 'new-one', message: 'Something new.', whatToDo: 'Look.' });
    expect(await said('Something new.')).toContain('Look.');
  });

  it('is said in German', async () => {
    open(tunnel, { language: 'de-DE' });
    expect(await said('Nichts kommt an')).toContain('Der Server des Tunnels gibt gerade keinen Tunnel.');
  });

  it('that cannot be read leaves the connections as they are', async () => {
    open(engineAway);
    await screen.findByText('No connections yet');
    expect((await within(await card()).findByRole('alert')).textContent).toContain('The engine does not answer');
  });
});

describe('choosing the public address', () => {
  const change = async () => userEvent.click(await within(await card()).findByRole('button', { name: 'Change' }));
  const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }));

  it('is an administrator’s', async () => {
    open(fixed, { role: 'operator' });
    await change();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says what each kind is good for, and sends what belongs to the kind alone', async () => {
    const client = open(fixed, { answers: { 'address.set': tunnel } });
    await change();
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('radio', { name: 'No public address' }));
    dialog.getByText(/that is fine/);
    await userEvent.click(dialog.getByRole('radio', { name: 'A tunnel (localtunnel)' }));
    dialog.getByText(/Whoever runs that server can read the orders in it/);
    await save();
    expect(client.inputsOf('address.set')).toEqual([{ kind: 'localtunnel', host: 'https://localtunnel.me' }]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('shows what is wrong at its field, and keeps what was typed', async () => {
    const refused = new CallFailure({
      code: 'settings-refused',
      message: 'The public address was not saved: one thing in it is not right.',
      whatToDo: 'Correct what is named and save again; until then the old address stays in force.',
      problems: [{ path: 'address.url', problem: 'must begin with https, because orders pass over the internet' }],
    });
    open(publicAddress(), { answers: { 'address.set': refused } });
    await change();
    await userEvent.click(screen.getByRole('radio', { name: 'A fixed address' }));
    const field = screen.getByRole('textbox', { name: /Address/ });
    await userEvent.type(field, 'http://orders.example');
    await save();
    await screen.findByText('The public address was not saved: one thing in it is not right.');
    expect(field).toHaveProperty('value', 'http://orders.example');
    const description = field.getAttribute('aria-describedby') ?? '';
    expect(description.split(' ').map((id) => document.getElementById(id)?.textContent)).toContain(
      'Must begin with https, because orders pass over the internet.',
    );
  });
});
