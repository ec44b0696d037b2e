import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { secretFields } from '../../../../main/contract/settings.ts';
import { CallFailure } from '../../../../renderer/bridge/failure.ts';
import { withoutSecrets } from '../../../../renderer/screens/connections/fields/typed.ts';
import { createFakeClient } from '../../fakeClient.ts';
import { connection } from '../../samples.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const kept = {
  connection: {
    kind: 'nav', id: 'nav', name: 'NAV', url: 'https://nav01/BC250', company: 'CRONUS', signIn: 'windows', user: 'CONTOSO\\svc',
    proxy: 'http://proxy01:8080', proxyUser: 'svc', tenant: 'default', timeoutSeconds: 60,
  },
  set: ['password', 'proxyPassword'],
}; // prettier-ignore

const open = async () => {
  const client = createFakeClient({ 'connections.list': { connections: [connection()] }, 'setup.connection': kept });
  show(client, '#/connections/nav');
  await userEvent.click(await screen.findByRole('button', { name: 'Change connection' }));
  await screen.findByDisplayValue('CONTOSO\\svc');
  return client;
};

describe('changing a connection', () => {
  it('shows what is set, keeps secrets that are not typed, and takes away what was emptied', async () => {
    const client = await open();
    client.answer({ 'setup.saveConnection': { connectionId: 'nav' } });
    expect(screen.getByLabelText<HTMLInputElement>(/^Address of the proxy/).value).toBe('http://proxy01:8080');
    await userEvent.clear(screen.getByLabelText(/^Tenant of/));
    await userEvent.click(screen.getByLabelText('Password'));
    await userEvent.paste('new one');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const [asked] = client.inputsOf('setup.saveConnection') as { connection: object }[];
    expect(asked?.connection).toEqual({
      kind: 'nav', id: 'nav', url: 'https://nav01/BC250', company: 'CRONUS', signIn: 'windows', user: 'CONTOSO\\svc', password: 'new one',
      tenant: null, proxy: 'http://proxy01:8080', proxyUser: 'svc', certificateAuthority: null, pinnedCertificate: null,
    }); // prettier-ignore
  });

  it('tells a refused value at its field, and stays open', async () => {
    const client = await open();
    const refused = new CallFailure({
      code: 'settings-refused',
      message: 'What was entered was not kept: one thing in it is not right.',
      whatToDo: 'Correct what is named, then go on.',
      problems: [{ path: 'password', problem: 'is needed to sign in as "windows"' }],
    });
    client.answer({ 'setup.saveConnection': refused });
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Is needed to sign in as "windows".');
    expect(screen.getByLabelText('Password').getAttribute('aria-invalid')).toBe('true');
  });

  it('keeps no secret of any kind among what is typed', () => {
    const typed = ['user', ...Object.values(secretFields).flat()].map((path) => [path, 'x'] as const);
    expect(Object.keys(withoutSecrets(Object.fromEntries(typed)))).toEqual(['user']);
  });
});
