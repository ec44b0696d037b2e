import { describe, expect, it } from 'vitest';
import type { News } from '../../../renderer/bridge/client.ts';
import { createElectronClient, type Connector } from '../../../renderer/bridge/electron.ts';
import { CallFailure } from '../../../renderer/bridge/failure.ts';

type Answer = Awaited<ReturnType<Connector['call']>>;
type Event = Parameters<Parameters<Connector['subscribe']>[0]>[0];

const createConnector = () => {
  const answers: Answer[] = [];
  const listeners = new Set<(event: Event) => void>();
  const connector: Connector = {
    call: async () => answers.shift() ?? { ok: true, value: null },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return { connector, answers, listeners, tell: (event: Event) => listeners.forEach((listener) => listener(event)) };
};

const away: Answer = { ok: false, error: { code: 'engine-unreachable', message: 'm', whatToDo: 'w' } };
const changed = { name: 'changed', payload: { what: 'orders', at: '2026-11-20T13:32:08Z' } } as const;

describe('the engine beside the window', () => {
  it('answers with values, and refuses with its cause', async () => {
    const { connector, answers } = createConnector();
    const client = createElectronClient(connector);
    answers.push({ ok: true, value: { count: 3 } });
    answers.push({ ok: false, error: { code: 'not-found', message: 'm', whatToDo: 'w' } });

    expect(await client.call('jobs.countReplay', {})).toEqual({ count: 3 });
    await expect(client.call('jobs.countReplay', {})).rejects.toSatisfy(
      (error) => error instanceof CallFailure && error.view.code === 'not-found',
    );
  });

  it('is stale from the first call it cannot take to the first it can', async () => {
    const { connector, answers } = createConnector();
    const client = createElectronClient(connector);
    const heard: News[] = [];
    client.subscribe((news) => heard.push(news));
    answers.push(away, away, { ok: true, value: null });
    await client.call('overview.get', {}).catch(() => undefined);
    await client.call('overview.get', {}).catch(() => undefined);
    await client.call('overview.get', {});

    expect(heard.map(({ name }) => name)).toEqual(['live', 'stale', 'live']);
  });

  it('is stale as soon as it has ended, without a call', () => {
    const { connector, tell } = createConnector();
    const heard: News[] = [];
    createElectronClient(connector).subscribe((news) => heard.push(news));
    tell({ name: 'gone' });
    tell(changed);

    expect(heard).toEqual([{ name: 'live' }, { name: 'stale' }, { name: 'live' }, changed]);
  });

  it('is live again once it tells something', async () => {
    const { connector, answers, tell } = createConnector();
    const client = createElectronClient(connector);
    const heard: News[] = [];
    client.subscribe((news) => heard.push(news));
    answers.push(away);
    await client.call('overview.get', {}).catch(() => undefined);
    tell(changed);

    expect(heard).toEqual([{ name: 'live' }, { name: 'stale' }, { name: 'live' }, changed]);
  });

  it('is not listened to after the end', () => {
    const { connector, listeners } = createConnector();
    createElectronClient(connector).subscribe(() => undefined)();

    expect(listeners.size).toBe(0);
  });
});
