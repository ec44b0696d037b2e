import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeClient } from '../../fakeClient.ts';
import { orderDetail, parkedRow } from '../../samples.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const refusedWith = (params: Readonly<Record<string, string>>) => {
  const cause = {
    code: 'nav-refused',
    message: 'Could not create sales order LIN-48215: Why.',
    whatToDo: 'Do.',
    params,
  };
  show(createFakeClient({ 'orders.get': orderDetail({ row: { ...parkedRow(), cause } }) }), '#/orders/lindner/48213');
};

describe('why an order waits', () => {
  it('keeps folded by what the log of the NAV server finds its refusal', async () => {
    refusedWith({ navCode: 'Application_DialogException', correlationId: '3f1e6f5e-6f0b-4b57-9c55-9b1b8c7e2a10' });
    const summary = await screen.findByText('Details');
    const details = summary.closest('details');

    expect(details?.open).toBe(false);
    expect(details?.textContent).toContain('Application_DialogException 3f1e6f5e-6f0b-4b57-9c55-9b1b8c7e2a10');
  });

  it('has nothing folded where NAV did not refuse', async () => {
    refusedWith({});
    await screen.findByText('Do.');

    expect(screen.queryByText('Details')).toBeNull();
  });
});
