import { describe, expect, it } from 'vitest';
import type { ConnectionView, Equation, Overview } from '../../../../main/contract/views.ts';
import { overviewSentence } from '../../../../renderer/screens/overview/sentence.ts';
import { de } from '../../../../renderer/texts/de.ts';
import { en } from '../../../../renderer/texts/en.ts';
import { connection, equation, overview, sum } from '../../samples.ts';

const noAlarm = { writesStopped: false };

interface State {
  readonly equal?: number;
  readonly onTheWay?: number;
  readonly waiting?: number;
  readonly leftOut?: number;
  readonly beingRead?: number;
  readonly older?: number;
  readonly addsUp?: boolean;
  readonly mode?: 'live' | 'shadow';
  readonly nav?: ConnectionView['state'];
  readonly store?: ConnectionView['state'];
  readonly others?: readonly Equation[];
}

const equationOf = (state: State): Equation => {
  const { equal = 0, onTheWay = 0, waiting = 0, leftOut = 0, addsUp = true } = state;
  const total = equal + onTheWay + waiting + leftOut;
  const terms = {
    currency: 'EUR',
    store: sum(total),
    equal: sum(equal),
    onTheWay: sum(onTheWay),
    waiting: sum(waiting),
    leftOut: sum(leftOut),
    navAmount: '0.00',
    addsUp,
  };
  return equation({
    mode: state.mode ?? 'live',
    byCurrency: total === 0 && addsUp ? [] : [terms],
    beingRead: state.beingRead ?? 0,
  });
};

const overviewOf = (state: State): Overview =>
  overview({
    equations: [equationOf(state), ...(state.others ?? [])],
    waitingCount: (state.waiting ?? 0) + (state.older ?? 0),
    connections: [
      connection({ state: state.nav ?? 'fine' }),
      connection({ id: 'shop', kind: 'woocommerce', name: 'Lindner Shop', state: state.store ?? 'fine' }),
    ],
  });

describe('the sentence of the overview', () => {
  const shadowShop = equation({ integrationId: 'harbor', name: 'Harbor', mode: 'shadow' });
  const rows: readonly (readonly [string, State, string, string])[] = [
    ['no orders', {}, 'No orders yet today.', ''],
    ['all equal', { equal: 204 }, 'All 204 of today’s orders are in NAV with the same total.', ''],
    ['one order, equal', { equal: 1 }, 'Today’s only order is in NAV with the same total.', ''],
    [
      'some wait',
      { equal: 196, onTheWay: 2, waiting: 5, leftOut: 1 },
      'Nothing is lost. 5 of today’s 204 orders wait for you.',
      '196 are in NAV once, with the same total, 2 are on their way, 1 is left out by rule.',
    ],
    [
      'one waits',
      { equal: 1, waiting: 1 },
      'Nothing is lost. 1 of today’s 2 orders waits for you.',
      '1 is in NAV once, with the same total.',
    ],
    ['the only one waits', { waiting: 1 }, 'Nothing is lost. Today’s only order waits for you.', ''],
    ['all wait', { waiting: 3 }, 'Nothing is lost. All 3 of today’s orders wait for you.', ''],
    [
      'some wait, and older ones',
      { equal: 1, waiting: 1, older: 4 },
      'Nothing is lost. 1 of today’s 2 orders waits for you.',
      '1 is in NAV once, with the same total. 4 older ones wait too.',
    ],
    ['older ones wait, none today', { older: 3 }, 'Nothing is lost. 3 older orders wait for you.', ''],
    [
      'older ones wait, all of today equal',
      { equal: 2, older: 1 },
      'Nothing is lost. 1 older order waits for you.',
      '2 are in NAV once, with the same total.',
    ],
    [
      'on their way',
      { equal: 202, onTheWay: 2 },
      'Nothing is lost. 2 of today’s 204 orders are on their way.',
      '202 are in NAV once, with the same total.',
    ],
    ['all on their way', { onTheWay: 2 }, 'Nothing is lost. All 2 of today’s orders are on their way.', ''],
    ['the first is being read', { beingRead: 1 }, 'Nothing is lost. 1 order is being read from the store.', ''],
    [
      'more are being read',
      { equal: 2, beingRead: 3 },
      'Nothing is lost. 3 orders are being read from the store.',
      '2 are in NAV once, with the same total.',
    ],
    ['all left out', { leftOut: 2 }, 'All 2 of today’s orders are left out by rule.', ''],
    [
      'equal and left out',
      { equal: 3, leftOut: 1 },
      '3 of today’s 4 orders are in NAV with the same total, the others are left out by rule.',
      '',
    ],
    [
      'does not add up',
      { equal: 3, addsUp: false },
      'Today does not add up for Lindner Shop. All 3 of today’s orders are in NAV with the same total.',
      'The row marked ≠ shows where.',
    ],
    [
      'NAV down',
      { equal: 3, onTheWay: 2, nav: 'down' },
      'Lindner NAV does not answer. 2 of today’s 5 orders are on their way.',
      '3 are in NAV once, with the same total. What needs it goes on by itself when it is back.',
    ],
    [
      'store down, all known equal',
      { equal: 3, store: 'down' },
      'Lindner Shop does not answer. All 3 orders known today are in NAV with the same total.',
      'What needs it goes on by itself when it is back.',
    ],
    [
      'store down, nothing known',
      { store: 'down' },
      'Lindner Shop does not answer. No orders known yet today.',
      'What needs it goes on by itself when it is back.',
    ],
    [
      'sign-in refused',
      { waiting: 1, equal: 1, nav: 'refused' },
      'Lindner NAV refuses the sign-in. 1 of today’s 2 orders waits for you.',
      '1 is in NAV once, with the same total. We do not try again by ourselves; check the password or key.',
    ],
    [
      'both sides away, one refuses',
      { nav: 'refused', store: 'down' },
      'Lindner Shop does not answer. No orders known yet today.',
      'What needs it goes on by itself when it is back. Lindner NAV refuses the sign-in. We do not try again by ourselves; check the password or key.',
    ],
    [
      'shadow mode',
      { leftOut: 12, mode: 'shadow' },
      'Shadow mode: nothing is written to NAV. Today’s 12 orders were read.',
      '',
    ],
    ['shadow mode, no orders', { mode: 'shadow' }, 'Shadow mode: nothing is written to NAV. No orders yet today.', ''],
    [
      'shadow mode, some wait',
      { leftOut: 10, waiting: 2, mode: 'shadow' },
      'Shadow mode: nothing is written to NAV. 2 of today’s 12 orders wait for you.',
      '',
    ],
    [
      'shadow mode, NAV down',
      { leftOut: 2, mode: 'shadow', nav: 'down' },
      'Lindner NAV does not answer. Shadow mode: nothing is written to NAV.',
      'Today’s 2 orders were read. What needs it goes on by itself when it is back.',
    ],
    [
      'one live, one in shadow mode',
      { equal: 2, waiting: 0, others: [{ ...shadowShop, byCurrency: [] }] },
      'All 2 of today’s orders are in NAV with the same total.',
      'Harbor is in shadow mode: no order today, nothing is written.',
    ],
  ];

  it.each(rows)('says what is true: %s', (_, state, title, detail) => {
    expect(overviewSentence(en, overviewOf(state), noAlarm)).toEqual({ title, detail });
  });

  it('tells who is new what to do first', () => {
    const { title, detail } = overviewSentence(en, overview({ equations: [], connections: [] }), noAlarm);

    expect(title).toBe('Nothing is connected yet.');
    expect(detail).toContain('Import a settings file');
  });

  it('counts what waits in shadow mode beside what is live', () => {
    const both = overview({
      equations: [equationOf({ equal: 1 }), { ...shadowShop }],
      waitingCount: 3,
    });

    expect(overviewSentence(en, both, noAlarm)).toEqual({
      title: 'Today’s only order is in NAV with the same total.',
      detail: 'Harbor is in shadow mode: 141 orders were read, 3 wait for you, nothing is written.',
    });
  });

  it('has the German words', () => {
    const { title } = overviewSentence(de, overviewOf({ equal: 199, waiting: 5 }), noAlarm);

    expect(title).toBe('Nichts ging verloren. 5 von 204 Bestellungen heute warten auf Sie.');
  });
});

describe('the sentence of the overview in every combination of states', () => {
  const some = [0, 2];
  const links = ['fine', 'down', 'refused'] as const;
  const all: State[] = some.flatMap((equal) =>
    some.flatMap((onTheWay) =>
      some.flatMap((waiting) =>
        some.flatMap((leftOut) =>
          some.flatMap((beingRead) =>
            some.flatMap((older) =>
              [true, false].flatMap((addsUp) =>
                (['live', 'shadow'] as const).flatMap((mode) =>
                  links.flatMap((nav) =>
                    links.map((store) => ({
                      equal,
                      onTheWay,
                      waiting,
                      leftOut,
                      beingRead,
                      older,
                      addsUp,
                      mode,
                      nav,
                      store,
                    })),
                  ),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  );
  const said = all.map((state) => ({ state, ...overviewSentence(en, overviewOf(state), noAlarm) }));

  it('covers them all', () => expect(said).toHaveLength(2 ** 8 * 9));

  it('puts a sum that does not add up first', () => {
    const unequal = said.filter(({ state }) => state.addsUp === false);

    expect(unequal.filter(({ title }) => !title.startsWith('Today does not add up'))).toEqual([]);
    expect(said.filter(({ state, title }) => state.addsUp === true && title.includes('add up'))).toEqual([]);
  });

  it('promises that nothing is lost only where all adds up and all is reachable', () => {
    const promised = said.filter(({ title }) => title.includes('Nothing is lost'));

    expect(promised.length).toBeGreaterThan(0);
    expect(promised.filter(({ state }) => !state.addsUp || state.nav !== 'fine' || state.store !== 'fine')).toEqual([]);
  });

  it('never says that all are in NAV while something is open or unknown', () => {
    const allIn = said.filter(({ title }) => /^.*All \d+ (of today’s orders )?are in NAV/.test(title));
    const open = allIn.filter(({ state: { onTheWay, waiting, beingRead, older, nav, store } }) => {
      const counted = [onTheWay, waiting, beingRead, older].some((count) => count !== 0);
      return counted || nav !== 'fine' || store !== 'fine';
    });

    expect(allIn.length).toBeGreaterThan(0);
    expect(open).toEqual([]);
  });

  it('names every connection that is away, and says nothing of the others', () => {
    const away = '(does not answer|do not answer|refuses the sign-in|refuse the sign-in)';
    const nav = new RegExp(`Lindner NAV( and Lindner Shop)? ${away}`);
    const shop = new RegExp(`Lindner Shop ${away}`);
    const wrong = said.filter(({ state, title, detail }) => {
      const text = `${title} ${detail}`;
      return nav.test(text) !== (state.nav !== 'fine') || shop.test(text) !== (state.store !== 'fine');
    });

    expect(wrong.map(({ state, title, detail }) => ({ ...state, title, detail }))).toEqual([]);
  });

  it('tells in shadow mode, and only there, that nothing is written', () => {
    const wrong = said.filter(({ state, title }) => title.includes('Shadow mode') !== (state.mode === 'shadow'));

    expect(wrong).toEqual([]);
  });

  it('says how many wait wherever some do', () => {
    const silent = said.filter(
      ({ state, title, detail }) => (state.waiting ?? 0) + (state.older ?? 0) > 0 && !/wait/.test(`${title} ${detail}`),
    );

    expect(silent).toEqual([]);
  });

  it('says while an alarm stops writes that it does, and promises nothing of what NAV has', () => {
    const stopped = all.map((state) => ({
      state,
      ...overviewSentence(en, overviewOf(state), { writesStopped: true }),
    }));
    const wrong = stopped.filter(({ state, title, detail }) => {
      const first = state.addsUp === false ? /^Today does not add up/ : /^Writes are stopped\./;
      const isSaid = `${title} ${detail}`.split('Writes are stopped.').length === 2;
      const isPromised = title.includes('Nothing is lost') || /All \d+ of today’s orders are in NAV/.test(title);
      return !first.test(title) || !isSaid || isPromised;
    });

    expect(wrong.map(({ state, title, detail }) => ({ ...state, title, detail })).slice(0, 5)).toEqual([]);
  });

  it('writes no word twice in a row and no empty piece', () => {
    const odd = said.filter(
      ({ title, detail }) => / {2}|^ | $|\.\.|\b(\w+) \1\b/.test(title) || / {2}|^ | $|\.\./.test(detail),
    );

    expect(odd).toEqual([]);
  });
});
