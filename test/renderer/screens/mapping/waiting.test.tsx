import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Role } from '../../../../main/contract/settings.ts';
import type { UnmatchedRow } from '../../../../main/contract/views.ts';
import { CallFailure } from '../../../../renderer/bridge/failure.ts';
import { createFakeClient, engineAway, type Answers } from '../../fakeClient.ts';
import { integration, mappingRow, run, unmatched } from '../../samples.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const clientWith = (rows: UnmatchedRow[], answers: Answers = {}, role?: Role) =>
  createFakeClient(
    { 'integrations.list': { integrations: [integration()] }, 'mappings.unmatched': { rows }, ...answers },
    role,
  );

const suggested = (row: UnmatchedRow) => ({
  rows: [
    {
      ...row,
      suggestions: [
        {
          no: 'ESP1KGBIO',
          variant: 'R',
          unit: 'BAG',
          name: 'Espresso organic',
          why: 'spelling' as const,
          reason: 'the same as ESP1KGBIO without capitals, dashes and leading zeros',
        },
      ],
    },
  ],
});

const articles = async () => {
  const items = await screen.findAllByRole('listitem', { name: /./ });
  return items.map((item) => item.textContent);
};

describe('what orders wait for', () => {
  it('is listed by SKU or name, with how many orders wait', async () => {
    const client = clientWith([
      unmatched(),
      unmatched({ kind: 'name', from: 'Gift wrap', name: 'Gift wrap', orders: 1 }),
    ]);
    show(client, '#/mapping');

    expect(await articles()).toEqual([
      'ESP-1KG-BIOSKU, Espresso 1 kg, 7 orders waitMap',
      'Gift wrapwithout SKU, 1 order waitsMap',
    ]);
    expect(client.inputsOf('mappings.unmatched')).toEqual([{ integrationId: 'lindner' }]);
    expect(client.inputsOf('mappings.suggest')).toEqual([]);
  });

  it('is mapped by hand, and then frees its orders by a replay of every group that waits for it', async () => {
    const causeGroups = ['sku-unknown:ESP-1KG-BIO', 'sku-unknown:OTHER'];
    const client = clientWith([unmatched({ causeGroups })], {
      'mappings.put': mappingRow(),
      'jobs.countReplay': ({ causeGroup }) => ({ count: causeGroup === 'sku-unknown:OTHER' ? 2 : 5, refused: [] }),
      'jobs.replay': ({ causeGroup }) => run({ id: causeGroup === 'sku-unknown:OTHER' ? 8 : 7, total: 5 }),
      'runs.get': ({ runId }) => run({ id: runId, state: 'done', total: 5, done: runId === 7 ? 5 : 2 }),
    });
    show(client, '#/mapping');
    await userEvent.click(await screen.findByRole('button', { name: 'Map ESP-1KG-BIO' }));
    const form = await screen.findByRole('form', { name: 'Map ESP-1KG-BIO' });
    await userEvent.type(within(form).getByRole('textbox', { name: 'Item no.' }), '1000');
    const factor = within(form).getByRole('textbox', { name: 'Store pieces in one unit' });
    await userEvent.clear(factor);
    await userEvent.type(factor, '0,5{Enter}');

    await screen.findByText('Mapped to item 1000.');
    expect(client.inputsOf('mappings.put')).toEqual([
      {
        integrationId: 'lindner',
        kind: 'sku',
        from: 'ESP-1KG-BIO',
        to: 'item',
        no: '1000',
        variant: '',
        unit: '',
        factor: '0.5',
      },
    ]);
    expect(screen.queryByRole('form')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Replay the 7 orders it frees' }));
    const dialog = await screen.findByRole('dialog', { name: 'Replay 7 orders?' });
    await userEvent.click(await within(dialog).findByRole('button', { name: 'Replay 7' }));
    await screen.findByText('Replayed: 5 orders done');
    await screen.findByText('Replayed: 2 orders done');
    expect(client.inputsOf('jobs.replay')).toEqual(causeGroups.map((causeGroup) => ({ causeGroup })));
  });

  it('may be left out', async () => {
    const client = clientWith([unmatched({ kind: 'name', from: 'Gift wrap' })], {
      'mappings.put': mappingRow({ kind: 'name', from: 'Gift wrap', to: 'leaveOut', no: '' }),
    });
    show(client, '#/mapping?name=Gift+wrap');
    await userEvent.click(await screen.findByRole('radio', { name: /^Leave the line out/ }));
    expect(screen.queryByRole('textbox', { name: 'Item no.' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Save mapping' }));

    await screen.findByText('Lines of it are left out.');
    expect(client.inputsOf('mappings.put')).toEqual([
      { integrationId: 'lindner', kind: 'name', from: 'Gift wrap', to: 'leaveOut' },
    ]);
  });

  it('gets suggestions when asked, each with its reason; one is taken over into the form and maps nothing yet', async () => {
    const client = clientWith([unmatched()], { 'mappings.suggest': suggested(unmatched()) });
    show(client, '#/mapping');
    await userEvent.click(await screen.findByRole('button', { name: 'Find suggestions' }));
    const list = await screen.findByRole('list', { name: 'Suggestions for ESP-1KG-BIO' });

    expect(list.textContent).toContain('Espresso organic');
    expect(list.textContent).toContain('the same as ESP1KGBIO without capitals, dashes and leading zeros');
    await userEvent.click(within(list).getByRole('button', { name: /^Take over item ESP1KGBIO/ }));
    const form = await screen.findByRole('form', { name: 'Map ESP-1KG-BIO' });
    const typed = within(form).getAllByRole<HTMLInputElement>('textbox').map(({ value }) => value); // prettier-ignore
    expect(typed).toEqual(['ESP1KGBIO', 'R', 'BAG', '1']);
    expect(window.location.hash).toBe('#/mapping?integration=lindner&sku=ESP-1KG-BIO');
    expect(client.inputsOf('mappings.put')).toEqual([]);
  });

  it('says where nothing in NAV is like it', async () => {
    const answer = { rows: [{ ...unmatched(), suggestions: [] }] };
    show(clientWith([unmatched()], { 'mappings.suggest': answer }), '#/mapping');
    await userEvent.click(await screen.findByRole('button', { name: 'Find suggestions' }));

    expect(await screen.findByText('Nothing in NAV is like it.')).toBeDefined();
  });

  it('gives the reasons of suggestions in German, too', async () => {
    show(clientWith([unmatched()], { 'mappings.suggest': suggested(unmatched()) }), '#/mapping', 'de-DE');
    await userEvent.click(await screen.findByRole('button', { name: 'Vorschläge suchen' }));

    expect(
      await screen.findByText('dasselbe wie ESP1KGBIO, ohne Großschreibung, Bindestriche und führende Nullen'),
    ).toBeDefined();
  });

  it('keeps what was typed and says why where a mapping is refused', async () => {
    const refusal = new CallFailure({
      code: 'mapping-invalid',
      message: 'This mapping cannot be kept: the factor "x" is no number above 0, such as 12.',
      whatToDo: 'Correct it and save again.',
    });
    show(clientWith([unmatched()], { 'mappings.put': refusal }), '#/mapping?sku=esp-1kg-bio', 'de-DE');
    const no = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Artikelnr.' });
    await userEvent.type(no, '1000{Enter}');

    expect((await screen.findByRole('alert')).textContent).toContain(
      'Diese Zuordnung lässt sich nicht speichern: der Faktor „x“ ist keine Zahl über 0, wie 12.',
    );
    expect(no.value).toBe('1000');
  });

  it('cannot be mapped by who may only look', async () => {
    const client = clientWith([unmatched()], {}, 'viewer');
    show(client, '#/mapping?sku=ESP-1KG-BIO');
    const save = await screen.findByRole('button', { name: 'Save mapping' });
    await userEvent.click(save);

    expect(save.getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByRole('button', { name: 'Find suggestions' }).getAttribute('aria-disabled')).toBe('true');
    expect(client.inputsOf('mappings.put')).toEqual([]);
  });

  it('is nothing when nothing waits, and who comes for one that is settled is told so', async () => {
    show(clientWith([]), '#/mapping?sku=ESP-1KG-BIO');

    await screen.findByText('No order waits for an item');
    expect(screen.getByText('No order waits for ESP-1KG-BIO any more.')).toBeDefined();
  });

  it('is of the integration that is chosen', async () => {
    const harbor = integration({ id: 'harbor', name: 'Harbor' });
    const client = clientWith([], { 'integrations.list': { integrations: [integration(), harbor] } });
    show(client, '#/mapping');
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Integration' }), 'Harbor');

    expect(window.location.hash).toBe('#/mapping?integration=harbor');
    await screen.findByText('No order waits for an item');
    expect(client.inputsOf('mappings.unmatched')).toEqual([{ integrationId: 'lindner' }, { integrationId: 'harbor' }]);
  });

  it('says when there is no integration, and when the engine is away', async () => {
    show(createFakeClient({ 'integrations.list': { integrations: [] } }), '#/mapping');
    await screen.findByText('No integrations yet');
    cleanup();

    show(clientWith([], { 'mappings.unmatched': engineAway }), '#/mapping');
    expect(
      await screen.findByText('The engine does not answer. It is being restarted; nothing is lost.'),
    ).toBeDefined();
  });
});
