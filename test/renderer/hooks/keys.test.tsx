import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Role } from '../../../main/contract/settings.ts';
import { createFakeClient } from '../fakeClient.ts';
import { attentionGroup, orderDetail, parkedRow } from '../samples.ts';
import { show } from '../show.tsx';

afterEach(cleanup);

const client = (role?: Role) =>
  createFakeClient(
    {
      'orders.get': orderDetail({ row: parkedRow() }),
      'orders.list': { rows: [parkedRow()], next: null, count: '1' },
      'attention.list': { groups: [attentionGroup(), attentionGroup({ causeGroup: 'other', count: 2 })], count: 9 },
      'customers.created': { rows: [], next: null, count: '0' },
      'jobs.countReplay': { count: 1, refused: [] },
    },
    role,
  );

describe('F6', () => {
  it('goes through the parts of the window and back, each where it was left, and leaves no open dialog', async () => {
    show(client(), '#/orders/lindner/48215');
    const replay = await screen.findByRole('button', { name: 'Replay' });
    replay.focus();
    await userEvent.keyboard('{F6}');
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: /^Find an order/ }));
    await userEvent.keyboard('{F6}');
    expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Orders', current: 'page' }));
    await userEvent.keyboard('{Shift>}{F6}{F6}{/Shift}');
    expect(document.activeElement).toBe(replay);
    await userEvent.click(replay);
    await screen.findByRole('dialog');
    const before = document.activeElement;
    await userEvent.keyboard('{F6}');
    expect(document.activeElement).toBe(before);
  });
});

describe('R', () => {
  it('asks for the replay of the order that is open', async () => {
    show(client(), '#/orders/lindner/48215');
    await screen.findByRole('button', { name: 'Replay' });
    expect(screen.queryByRole('dialog')).toBeNull();
    await userEvent.keyboard('r');
    expect(await screen.findByRole('dialog')).toBeDefined();
  });

  it('asks for the replay of the card one is in, and of none elsewhere', async () => {
    const asked = client();
    show(asked, '#/attention');
    const cards = await screen.findAllByRole('article');
    await userEvent.keyboard('r');
    expect(screen.queryByRole('dialog')).toBeNull();
    within(cards[1] as HTMLElement)
      .getByRole('link', { name: 'LIN-48215' })
      .focus();
    await userEvent.keyboard('r');
    await screen.findByRole('dialog');
    expect(asked.inputsOf('jobs.countReplay')).toEqual([{ causeGroup: 'other' }]);
  });

  it('does nothing for who may only look, and is a letter where one types', async () => {
    show(client('viewer'), '#/orders/lindner/48215');
    await screen.findByRole('button', { name: 'Replay' });
    await userEvent.keyboard('r');
    expect(screen.queryByRole('dialog')).toBeNull();
    cleanup();
    show(client(), '#/orders');
    await screen.findByRole('searchbox');
    await userEvent.keyboard('/r/');
    expect(screen.getByRole('searchbox')).toHaveProperty('value', 'r/');
  });
});
