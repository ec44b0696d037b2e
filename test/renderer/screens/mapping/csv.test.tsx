import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MappingImport } from '../../../../main/contract/views.ts';
import { readText } from '../../../../renderer/screens/mapping/readText.ts';
import { createFakeClient, type Answers } from '../../fakeClient.ts';
import { integration } from '../../samples.ts';
import { show } from '../../show.tsx';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const showCsv = (answers: Answers, role?: 'viewer', language?: string) => {
  const client = createFakeClient({ 'integrations.list': { integrations: [integration()] }, ...answers }, role);
  show(client, '#/mapping?tab=csv', language);
  return client;
};

const result = (fields: Partial<MappingImport> = {}): MappingImport => ({
  new: 2,
  changed: 1,
  same: 40,
  applied: false,
  problems: [],
  ...fields,
});

const text = 'sku,item\nA,1\n';
const file = () => new File([text], 'list.csv', { type: 'text/csv' });

describe('the table as CSV', () => {
  it('goes out as a file, with the separator that is chosen, to whoever may look', async () => {
    const saved: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      saved.push(blob as Blob);
      return 'blob:file';
    });
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    const client = showCsv({ 'mappings.exportCsv': { text } }, 'viewer');
    await userEvent.click(await screen.findByRole('radio', { name: /^Semicolon/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Download CSV' }));

    await vi.waitFor(() => expect(names).toEqual(['mappings-lindner.csv']));
    expect(await saved[0]?.text()).toBe(text);
    expect(client.inputsOf('mappings.exportCsv')).toEqual([{ integrationId: 'lindner', separator: ';' }]);
  });

  it('is tried out first, and taken over only once a person has seen what it does', async () => {
    const client = showCsv({
      'mappings.importCsv': ({ dryRun }) => result({ applied: dryRun === false }),
    });
    await userEvent.upload(await screen.findByLabelText('CSV file'), file());
    const counts = await screen.findByText('What the file would do');

    expect(counts.parentElement?.textContent).toContain('New2Changed1The same already40');
    expect(client.inputsOf('mappings.importCsv')).toEqual([{ integrationId: 'lindner', text, dryRun: true }]);
    await userEvent.click(screen.getByRole('button', { name: 'Take over' }));
    await screen.findByText(/^Taken over: 2 new, 1 changed\./);
    expect(client.inputsOf('mappings.importCsv').at(-1)).toEqual({ integrationId: 'lindner', text, dryRun: false });
    expect(screen.queryByRole('button', { name: 'Take over' })).toBeNull();
  });

  it.each([
    [undefined, 'Line 7', 'the item number is missing'],
    ['de-DE', 'Zeile 7', 'die Artikelnummer fehlt'],
  ])('is not taken over with a problem in any line, which is named (%s)', async (language, line, problem) => {
    const problems = [{ line: 7, problem: 'the item number is missing' }];
    showCsv({ 'mappings.importCsv': result({ new: 0, changed: 0, same: 0, problems }) }, undefined, language);
    await userEvent.upload(await screen.findByLabelText(language === 'de-DE' ? 'CSV-Datei' : 'CSV file'), file());

    const note = await screen.findByRole('alert');
    expect(note.textContent).toContain(`${line} ${problem}`);
    expect(screen.queryByRole('button', { name: /^(Take over|Übernehmen)$/ })).toBeNull();
  });

  it('that the table has already leaves nothing to take over', async () => {
    showCsv({ 'mappings.importCsv': result({ new: 0, changed: 0 }) });
    await userEvent.upload(await screen.findByLabelText('CSV file'), file());

    await screen.findByText('The table has all of it already; there is nothing to take over.');
    expect(screen.queryByRole('button', { name: 'Take over' })).toBeNull();
  });

  it('cannot be read in by who may only look', async () => {
    showCsv({}, 'viewer');

    expect((await screen.findByLabelText<HTMLInputElement>('CSV file')).disabled).toBe(true);
    expect(screen.getByText(/^Your role may look/)).toBeDefined();
  });
});

describe('the text of a file', () => {
  it('is read as UTF-8, and as Windows-1252 where it is not', async () => {
    expect(await readText(new Blob(['Müsli']))).toBe('Müsli');
    expect(await readText(new Blob([new Uint8Array([0x4d, 0xfc, 0x73, 0x6c, 0x69])]))).toBe('Müsli');
  });
});
