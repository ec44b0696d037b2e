import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { CallFailure } from '../../../../renderer/bridge/failure.ts';
import { createFakeClient, engineAway } from '../../fakeClient.ts';
import { alarm, attentionGroup, overview } from '../../samples.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const nobodyWaits = { groups: [], count: 0 };
const counted = { message: 'It would look at 212 links and write 37 orders anew.', params: {} };
const quiet = alarm({
  id: 4,
  kind: 'orders-absent',
  scopeName: 'Lindner',
  stopsWrites: false,
  answers: ['seen'],
  params: { since: '2026-11-20T08:40:00Z', usual: '11' },
});

const standing = (...alarms: ReturnType<typeof alarm>[]) => ({
  'attention.list': nobodyWaits,
  'alarms.list': { alarms },
});

const cardOf = (name: string) => screen.findByRole('article', { name });

describe('an alarm that stands', () => {
  it('says what it is about, since when, that writes are stopped, and what to do', async () => {
    show(createFakeClient(standing(alarm())), '#/attention');
    const card = await cardOf('NAV was set back');

    expect(card.textContent).toContain('Lindner NAV, since ');
    expect(card.textContent).toContain('NAV was set back to about 3 May 2026, ');
    expect(card.textContent).toContain('Writes are stopped. Nothing is written for it until this is over.');
    expect(card.textContent).toContain('Ask who restored it');
    expect(within(card).getByRole('img', { name: 'down' })).toBeDefined();
    expect(screen.getByText('1 alarm stands.')).toBeDefined();
    expect(screen.queryByText('No decision waits for you')).toBeNull();
  });

  it('that stops nothing says so by leaving it out, and stands below one that does', async () => {
    show(createFakeClient(standing(quiet, alarm())), '#/attention');
    const card = await cardOf('No orders for longer than usual');

    expect(card.textContent).not.toContain('Writes are stopped');
    expect(within(card).getByRole('img', { name: 'needs attention' })).toBeDefined();
    const titles = screen.getAllByRole('article').map((each) => within(each).getByRole('heading').textContent);
    expect(titles).toEqual(['NAV was set back', 'No orders for longer than usual']);
  });

  it('is said in German', async () => {
    show(createFakeClient(standing(quiet)), '#/attention', 'de-DE');
    const card = await cardOf('Länger als sonst keine Bestellungen');

    expect(card.textContent).toContain('wären es bis jetzt 11.');
    expect(within(card).getByRole('button', { name: 'Gesehen' })).toBeDefined();
  });

  it('of a kind this window does not know is told in the engine’s words', async () => {
    const other = alarm({ kind: 'moon-fell', message: 'The moon fell.', whatToDo: '', answers: ['pickUp'] });
    show(createFakeClient(standing({ ...other, scopeName: '' })), '#/attention');
    const card = await cardOf('Something needs a look');

    expect(card.textContent).toContain('This installation, since ');
    expect(card.textContent).toContain('The moon fell.');
    expect(within(card).getByRole('button', { name: 'pickUp' })).toBeDefined();
  });

  it('to which nothing can be answered says that it ends by itself', async () => {
    show(createFakeClient(standing(alarm({ answers: [] }))), '#/attention');
    const card = await cardOf('NAV was set back');

    expect(within(card).queryByRole('button')).toBeNull();
    expect(within(card).getByText('It ends by itself once this is over.')).toBeDefined();
  });

  it('is counted with the orders in the navigation, and stands above the overview', async () => {
    show(createFakeClient({ 'alarms.list': { alarms: [alarm()] } }));
    const banner = await screen.findByRole('region', { name: 'Alarms' });
    const navigation = screen.getByRole('navigation', { name: 'Screens' });

    expect(banner.textContent).toContain('NAV was set back (Lindner NAV). Writes are stopped.');
    const link = within(banner).getByRole('link', { name: 'Look at it: NAV was set back' });
    expect(link.getAttribute('href')).toBe('#/attention');
    await waitFor(() => expect(navigation.querySelector('.count-down')?.textContent).toContain('4'));
    expect(navigation.querySelector('.foot')?.textContent).toContain('Writes are stopped');
    expect(navigation.querySelector('.foot')?.textContent).not.toContain('Writing');
  });

  it('that stops nothing leaves the foot as it is', async () => {
    const none = overview({ waitingCount: 0, waiting: [] });
    show(createFakeClient({ 'overview.get': none, 'alarms.list': { alarms: [quiet] } }));
    await screen.findByRole('region', { name: 'Alarms' });
    const navigation = screen.getByRole('navigation', { name: 'Screens' });

    await waitFor(() => expect(navigation.querySelector('.count')?.textContent).toContain('1'));
    expect(navigation.querySelector('.count-down')).toBeNull();
    expect(navigation.querySelector('.foot')?.textContent).not.toContain('Writes are stopped');
  });

  it('goes when the engine tells that it is over', async () => {
    const client = createFakeClient(standing(quiet));
    show(client, '#/attention');
    await cardOf('No orders for longer than usual');
    client.answer({ 'alarms.list': { alarms: [] } });
    client.tell({ name: 'changed', payload: { what: 'alarms', at: '2026-11-20T13:33:00Z' } });

    await screen.findByText('No decision waits for you');
    expect(screen.queryByRole('article')).toBeNull();
  });
});

describe('an answer to an alarm', () => {
  const open = async (button: string) => {
    await userEvent.click(await screen.findByRole('button', { name: button }));
    return screen.findByRole('dialog', { name: `${button}?` });
  };

  it('is counted and explained, then given, and the alarm is gone', async () => {
    const client = createFakeClient({
      ...standing(alarm()),
      'alarms.preview': counted,
      'alarms.answer': () => {
        client.answer({ 'alarms.list': { alarms: [] } });
        return { alarms: [] };
      },
    });
    show(client, '#/attention');
    const dialog = await open('Bring back what is missing');
    await within(dialog).findByText(counted.message);
    expect(dialog.textContent).toContain('What is there is not written twice.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Bring back what is missing' }));

    const told = await screen.findByText('NAV was set back: answered.');
    expect(document.activeElement).toBe(told);
    await waitFor(() => expect(screen.queryByRole('article')).toBeNull());
    expect(client.inputsOf('alarms.preview')).toEqual([{ alarmId: 3, answer: 'recover' }]);
    expect(client.inputsOf('alarms.answer')).toEqual([{ alarmId: 3, answer: 'recover' }]);
  });

  it('is not given when the question is answered with no', async () => {
    const client = createFakeClient({ ...standing(alarm()), 'alarms.preview': counted });
    show(client, '#/attention');
    const dialog = await open('This is right');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));

    expect(screen.queryByRole('dialog')).toBeNull();
    expect(client.inputsOf('alarms.answer')).toEqual([]);
  });

  it('cannot be given before it was counted', async () => {
    const failure = new CallFailure({ code: 'nav-away', message: 'NAV does not answer.', whatToDo: 'Try later.' });
    show(createFakeClient({ ...standing(alarm()), 'alarms.preview': failure }), '#/attention');
    const dialog = await open('Bring back what is missing');

    await within(dialog).findByText('NAV does not answer.');
    const go = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Bring back what is missing' });
    expect(go.disabled).toBe(true);
  });

  it('that is refused says why, and the alarm stays', async () => {
    const failure = new CallFailure({ code: 'alarm-over', message: 'This is over already.', whatToDo: 'Nothing.' });
    const answers = { ...standing(alarm()), 'alarms.preview': { message: '', params: {} }, 'alarms.answer': failure };
    show(createFakeClient(answers), '#/attention', 'de-DE');
    const dialog = await open('So ist es richtig');
    await waitFor(() => expect(dialog.textContent).not.toContain('Es wird gezählt'));
    await userEvent.click(within(dialog).getByRole('button', { name: 'So ist es richtig' }));

    await within(dialog).findByText('Das ist schon vorbei.');
    expect(screen.getAllByRole('article', { hidden: true })).toHaveLength(1);
  });

  it('that may be given with a date is counted and given from that date', async () => {
    const moved = alarm({ kind: 'store-set-back', answers: ['newStore'], datedAnswers: ['newStore'] });
    const params = { orders: '212', shoppers: '98', unfinished: '3', bringIn: '14' };
    const client = createFakeClient({
      ...standing(moved),
      'alarms.preview': ({ from }: { from?: string }) => ({ message: '', params: from === undefined ? {} : params }),
      'alarms.answer': { alarms: [] },
    });
    show(client, '#/attention', 'de-DE');
    const dialog = await open('Es ist ein neuer Shop');
    const date = within(dialog).getByLabelText(/Auch Bestellungen übernehmen/);
    fireEvent.change(date, { target: { value: '2026-11-01T08:00' } });
    const from = new Date('2026-11-01T08:00').toISOString();
    await waitFor(() => expect(client.inputsOf('alarms.preview').at(-1)).toEqual({ alarmId: 3, answer: 'newStore', from })); // prettier-ignore
    const go = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Es ist ein neuer Shop' });
    await waitFor(() => expect(go.disabled).toBe(false));
    await userEvent.click(go);

    await waitFor(() => expect(client.inputsOf('alarms.answer')).toEqual([{ alarmId: 3, answer: 'newStore', from }]));
  });

  it('names what is chosen where there is a choice', async () => {
    const renamed = alarm({ kind: 'company-renamed', answers: ['choose:Lindner GmbH'] });
    show(createFakeClient({ ...standing(renamed), 'alarms.preview': { message: '', params: {} } }), '#/attention');
    const dialog = await open('Choose “Lindner GmbH”');

    expect(dialog.textContent).toContain('Work goes on with what you chose.');
  });

  it('is an administrator’s; others see it and cannot give it', async () => {
    show(createFakeClient(standing(alarm()), 'operator'), '#/attention');
    const button = await screen.findByRole('button', { name: 'This is right' });

    expect(button.getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(button);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('what needs attention', () => {
  it('counts orders besides alarms', async () => {
    const answers = { 'attention.list': { groups: [attentionGroup()], count: 7 }, 'alarms.list': { alarms: [quiet] } };
    show(createFakeClient(answers), '#/attention');

    expect(await screen.findByText('1 alarm stands. 7 orders wait for one decision.')).toBeDefined();
  });

  it('does not say that nothing waits while alarms are not known', async () => {
    show(createFakeClient({ 'attention.list': nobodyWaits, 'alarms.list': engineAway }), '#/attention');

    await screen.findByText('The engine does not answer. It is being restarted; nothing is lost.');
    expect(screen.queryByText('No decision waits for you')).toBeNull();
  });
});
