import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { IntegrationView } from '../../../main/contract/views.ts';
import { createFakeClient, engineAway, type FakeClient } from '../fakeClient.ts';
import { integration } from '../samples.ts';
import { show } from '../show.tsx';

afterEach(cleanup);

const clientWith = (
  before: IntegrationView,
  after: IntegrationView = before,
  jobs = 0,
  role?: 'operator',
): FakeClient => {
  const client = createFakeClient(
    {
      'integrations.list': { integrations: [before] },
      'integrations.setMode': () => {
        client.answer({ 'integrations.list': { integrations: [after] } });
        return { integrations: [after], jobs };
      },
    },
    role,
  );
  return client;
};

describe('the integrations', () => {
  it('say which store writes into which company, from when on, under which prefix, and what was only shown', async () => {
    show(clientWith(integration()), '#/integrations');
    const card = await screen.findByRole('region', { name: 'Lindner' });

    expect(within(card).getByText('Shadow: orders are planned and shown, not written')).toBeDefined();
    expect(card.textContent).toContain('Lindner Shop → into Lindner Kaffee GmbH');
    for (const words of ['Lindner NAV', 'LIN-', '12 orders, not in NAV']) {
      expect(within(card).getByText(words)).toBeDefined();
    }
    expect(card.querySelector('time')?.getAttribute('datetime')).toBe('2026-11-18T08:00:00Z');
  });

  it('are a place of their own in the navigation', async () => {
    show(clientWith(integration()), '#/integrations');

    const entry = await screen.findByRole('link', { name: 'Integrations', current: 'page' });
    expect(entry.getAttribute('href')).toBe('#/integrations');
  });

  it('show how far the orders that were only shown have come, and let a person end that', async () => {
    const run = { id: 7, kind: 'goLive', state: 'running', total: 12, done: 5, skipped: 0, failed: 1 } as const;
    const client = clientWith(integration({ mode: 'live', goingLive: run }));
    client.answer({ 'runs.get': run, 'runs.cancel': { ...run, state: 'cancelled' } });
    show(client, '#/integrations');
    const group = await screen.findByRole('group', { name: 'Writing of the orders that were shown' });

    expect(group.textContent).toContain('5 of 12, 1 ');
    client.answer({
      'runs.get': { ...run, state: 'cancelled' },
      'integrations.list': { integrations: [integration({ mode: 'live' })] },
    });
    await userEvent.click(within(group).getByRole('button', { name: 'End it' }));
    await within(group).findByText(/^Ended after 5 of 12/);
    expect(client.inputsOf('runs.cancel')).toEqual([{ runId: 7 }]);
    await userEvent.click(within(group).getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('group', { name: 'Writing of the orders that were shown' })).toBeNull();
  });

  it('go live from now on, which leaves out for good what was only shown, and says so', async () => {
    const client = clientWith(integration(), integration({ mode: 'live', shadowed: 0 }));
    show(client, '#/integrations');
    await userEvent.click(await screen.findByRole('button', { name: 'Go live' }));
    const dialog = await screen.findByRole('dialog', { name: 'Go live with Lindner?' });

    expect(dialog.textContent).toContain('The 12 orders that were shown stay out of NAV for good.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Go live' }));
    await screen.findByText('Live from now on.');
    await screen.findByText('Live: orders are written to NAV');
    expect(client.inputsOf('integrations.setMode')).toEqual([
      { integrationId: 'lindner', mode: 'live', alsoShadowed: false },
    ]);
  });

  it('go live with the orders that were shown, where that is chosen', async () => {
    const client = clientWith(integration(), integration({ mode: 'live', shadowed: 0 }), 12);
    show(client, '#/integrations');
    await userEvent.click(await screen.findByRole('button', { name: 'Go live' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Also the 12 orders that were shown' }));

    expect(dialog.textContent).not.toContain('stay out of NAV for good');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Go live' }));
    await screen.findByText('Live. 12 orders that were shown are on the way.');
    expect(client.inputsOf('integrations.setMode')).toMatchObject([{ alsoShadowed: true }]);
  });

  it('ask nothing about shown orders where there are none', async () => {
    show(clientWith(integration({ shadowed: 0 })), '#/integrations');
    await userEvent.click(await screen.findByRole('button', { name: 'Go live' }));
    await screen.findByRole('dialog');

    expect(screen.queryByRole('radio')).toBeNull();
  });

  it('go back to shadow mode, after asking', async () => {
    const client = clientWith(integration({ mode: 'live', shadowed: 0 }), integration({ shadowed: 0 }));
    show(client, '#/integrations');
    await userEvent.click(await screen.findByRole('button', { name: 'Back to shadow mode' }));
    const dialog = await screen.findByRole('dialog', { name: 'Put Lindner back into shadow mode?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Back to shadow mode' }));

    await screen.findByText('In shadow mode. Nothing is written to NAV any more.');
    expect(client.inputsOf('integrations.setMode')).toMatchObject([{ mode: 'shadow', alsoShadowed: false }]);
  });

  it('keep the question open with the reason when it is refused', async () => {
    const client = createFakeClient({
      'integrations.list': { integrations: [integration()] },
      'integrations.setMode': engineAway,
    });
    show(client, '#/integrations');
    await userEvent.click(await screen.findByRole('button', { name: 'Go live' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Go live' }));

    expect((await within(dialog).findByRole('alert')).textContent).toContain('The engine does not answer');
  });

  it('are switched by administrators only', async () => {
    show(clientWith(integration(), integration(), 0, 'operator'), '#/integrations');
    const button = await screen.findByRole('button', { name: 'Go live' });
    await userEvent.click(button);

    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('say where they come from when there are none, and when the engine is away', async () => {
    show(createFakeClient({ 'integrations.list': { integrations: [] } }), '#/integrations');
    await screen.findByText('No integrations yet');
    cleanup();

    show(createFakeClient({ 'integrations.list': engineAway }), '#/integrations');
    expect(
      await screen.findByText('The engine does not answer. It is being restarted; nothing is lost.'),
    ).toBeDefined();
  });

  it('speak German', async () => {
    show(clientWith(integration()), '#/integrations', 'de-DE');

    await screen.findByText('Schattenbetrieb: Bestellungen werden geplant und gezeigt, nicht geschrieben');
    await userEvent.click(screen.getByRole('button', { name: 'Echtbetrieb beginnen' }));
    expect(await screen.findByRole('radio', { name: 'Auch die 12 nur gezeigten' })).toBeDefined();
  });
});
