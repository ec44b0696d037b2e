import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Role } from '../../../../main/contract/settings.ts';
import type { MappingRow } from '../../../../main/contract/views.ts';
import { createFakeClient, engineAway, type Answers } from '../../fakeClient.ts';
import { integration, mappingRow } from '../../samples.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const listed = (rows: MappingRow[], fromSettings: MappingRow[] = []) => ({
  rows,
  next: null,
  count: String(rows.length),
  fromSettings,
});

const showTable = (answers: Answers, { address = '', role }: { address?: string; role?: Role } = {}) => {
  const client = createFakeClient({ 'integrations.list': { integrations: [integration()] }, ...answers }, role);
  show(client, `#/mapping?tab=table${address}`);
  return client;
};

const ofSettings = mappingRow({ from: 'OLD-1', no: '2000', by: 'settings', at: '' });

describe('the mapping table', () => {
  it('says what becomes of what, who made it and when, and which rows come from the settings', async () => {
    const left = mappingRow({ kind: 'name', from: 'Gift wrap', to: 'leaveOut', no: '' });
    showTable({ 'mappings.list': listed([mappingRow({ unit: 'BAG', factor: '12.5' }), left], [ofSettings]) });
    const table = await screen.findByRole('region', { name: 'Mapping table' });

    const cells = within(table).getAllByRole('row').slice(1).map((row) =>
      [...row.children].map((cell) => cell.textContent.replace(/\d\d:\d\d$/, '')).slice(0, 6),
    ); // prettier-ignore
    expect(cells).toEqual([
      ['OLD-1', '2000', '', 'base unit', '1', 'from the settings'],
      ['ESP-1KG-BIO', '1000', '', 'BAG', '12.5', 'k.schmitt'],
      ['Gift wrapName', 'left out', '', '', '', 'k.schmitt'],
    ]);
    expect(within(table).getAllByRole('time')).toHaveLength(2);
    expect(screen.getByText('2 mappings in the table.')).toBeDefined();
  });

  it('reads on when asked', async () => {
    const client = showTable({
      'mappings.list': ({ cursor }) =>
        cursor === undefined ? { ...listed([mappingRow()]), next: 'sku a' } : listed([mappingRow({ from: 'LAST' })]),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));

    await screen.findByText('LAST');
    expect(client.inputsOf('mappings.list')).toEqual([
      { integrationId: 'lindner' },
      { integrationId: 'lindner', cursor: 'sku a' },
    ]);
  });

  it('is narrowed by text, which stands in the address', async () => {
    const client = showTable({ 'mappings.list': ({ text }) => listed(text === undefined ? [mappingRow()] : []) });
    await screen.findByText('ESP-1KG-BIO');
    await userEvent.keyboard('/gone');

    await screen.findByText('No mapping matches this text');
    expect(window.location.hash).toBe('#/mapping?integration=lindner&tab=table&text=gone');
    await waitFor(() =>
      expect(client.inputsOf('mappings.list').at(-1)).toEqual({ integrationId: 'lindner', text: 'gone' }),
    );
  });

  it('gets a row by hand', async () => {
    const client = showTable({ 'mappings.list': listed([]), 'mappings.put': mappingRow({ from: 'NEW-1' }) });
    await screen.findByText('No mappings yet');
    await userEvent.click(screen.getByRole('button', { name: 'Add a mapping' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Add a mapping' }));
    await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'What is mapped' }), 'Name');
    await userEvent.type(dialog.getByRole('textbox', { name: 'SKU or name in the store' }), 'NEW-1');
    await userEvent.type(dialog.getByRole('textbox', { name: 'Item no.' }), '1000');
    await userEvent.click(dialog.getByRole('button', { name: 'Save mapping' }));

    await screen.findByText('Mapping of NEW-1 saved. Orders that wait for it are to be replayed.');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(client.inputsOf('mappings.put')).toMatchObject([{ kind: 'name', from: 'NEW-1', no: '1000', factor: '1' }]);
  });

  it('has its rows changed, and those of the settings overruled', async () => {
    const client = showTable({
      'mappings.list': listed([mappingRow()], [ofSettings]),
      'mappings.put': mappingRow(),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Change the mapping of ESP-1KG-BIO' }));
    const no = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Item no.' });
    expect(no.value).toBe('1000');
    await userEvent.type(no, '1{Enter}');
    await screen.findByText(/^Mapping of ESP-1KG-BIO saved/);

    await userEvent.click(screen.getByRole('button', { name: 'Overrule the setting for OLD-1' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Item no.' }), '2{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(client.inputsOf('mappings.put')).toMatchObject([
      { from: 'ESP-1KG-BIO', no: '10001' },
      { from: 'OLD-1', no: '20002' },
    ]);
  });

  it('loses a row only after asking', async () => {
    const client = showTable({
      'mappings.list': listed([mappingRow()]),
      'mappings.remove': () => {
        client.answer({ 'mappings.list': listed([]) });
        return { removed: true };
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Remove the mapping of ESP-1KG-BIO' }));
    const dialog = await screen.findByRole('dialog', { name: 'Remove the mapping of ESP-1KG-BIO?' });
    expect(client.inputsOf('mappings.remove')).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Remove' }));

    await screen.findByText('Mapping of ESP-1KG-BIO removed.');
    await screen.findByText('No mappings yet');
    expect(client.inputsOf('mappings.remove')).toEqual([
      { integrationId: 'lindner', kind: 'sku', from: 'ESP-1KG-BIO' },
    ]);
  });

  it('is only looked at by viewers', async () => {
    showTable({ 'mappings.list': listed([mappingRow()]) }, { role: 'viewer' });
    await userEvent.click(await screen.findByRole('button', { name: 'Remove the mapping of ESP-1KG-BIO' }));

    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says when the engine is away', async () => {
    showTable({ 'mappings.list': engineAway });

    expect(
      await screen.findByText('The engine does not answer. It is being restarted; nothing is lost.'),
    ).toBeDefined();
  });
});
