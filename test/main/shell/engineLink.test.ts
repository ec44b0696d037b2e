import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createEngineLink, serveEngine, type EngineLink, type LinkPort } from '../../../main/shell/engineLink.ts';
import { dispatch } from '../../../main/shell/dispatch.ts';
import { refusal, standInEngine } from '../headless/standInEngine.ts';

const actor = { name: 'anna', role: 'administrator' } as const;
const away = { ok: false, error: { code: 'engine-unreachable' } };

let channel: MessageChannel;
let stand: ReturnType<typeof standInEngine>;
let link: EngineLink;

/** A real channel of the platform: what passes is cloned, as between Electron's processes. */
const end = (port: MessagePort): LinkPort => ({
  post: (message) => port.postMessage(message, []),
  onMessage: (listener) => void port.on('message', listener),
});

beforeEach(() => {
  channel = new MessageChannel();
  stand = standInEngine();
  link = createEngineLink();
  serveEngine(end(channel.port1), stand.engine, () => {});
  link.attach(end(channel.port2));
});
afterEach(() => channel.port1.close());

test('a call reaches the engine and its answer comes back to whoever asked', async () => {
  stand.answers.set('runs.get', ({ runId }: { runId: number }) => ({ id: runId }));
  const answers = await Promise.all([1, 2, 3].map((runId) => link.call('runs.get', { runId }, actor)));
  expect(answers).toEqual([1, 2, 3].map((id) => ({ ok: true, value: { id } })));
  expect(stand.made[0]).toEqual({ name: 'runs.get', input: { runId: 1 }, actor });
});

test('a failed call keeps its code and what to do', async () => {
  stand.answers.set('overview.get', () => {
    throw refusal('notFound');
  });
  expect(await link.call('overview.get', {}, actor)).toMatchObject({
    ok: false,
    error: { code: 'order-gone', whatToDo: 'Look in the shop.' },
  });
});

test('a call that does not exist, or with other arguments, is refused by the engine', async () => {
  expect(await link.call('constructor', {}, actor)).toMatchObject({ ok: false, error: { code: 'call-unknown' } });
  expect(await link.call('runs.get', { runId: 'x' }, actor)).toMatchObject({ error: { code: 'input-invalid' } });
  expect(stand.made).toEqual([]);
});

test('news of the engine arrives until one no longer listens', async () => {
  const heard: unknown[] = [];
  const stop = link.subscribe((event) => heard.push(event));
  const payload = { what: 'orders', at: '2026-05-03T12:00:00.000Z' } as const;
  stand.news.emit('changed', payload);
  stand.answers.set('attention.list', () => ({}));
  await link.call('attention.list', {}, actor);
  expect(heard).toEqual([{ name: 'changed', payload }]);
  stop();
  stand.news.emit('changed', payload);
  await link.call('attention.list', {}, actor);
  expect(heard).toHaveLength(1);
});

describe('while no engine runs', () => {
  test('calls are refused, also those that were on their way', async () => {
    stand.answers.set('overview.get', () => new Promise(() => {}));
    const onItsWay = link.call('overview.get', {}, actor);
    link.detach();
    expect(await onItsWay).toMatchObject(away);
    expect(await link.call('overview.get', {}, actor)).toMatchObject(away);
  });

  test('whoever wants to know is told at once', () => {
    let times = 0;
    const stop = link.whenGone(() => void (times += 1));
    link.detach();
    expect(times).toBe(1);
    stop();
    link.detach();
    expect(times).toBe(1);
  });

  test('a new engine is spoken to as soon as it is there', async () => {
    link.detach();
    const next = new MessageChannel();
    stand.answers.set('overview.get', () => 'seen');
    serveEngine(end(next.port1), stand.engine, () => {});
    link.attach(end(next.port2));
    expect(await link.call('overview.get', {}, actor)).toEqual({ ok: true, value: 'seen' });
    next.port1.close();
  });
});

describe('a call of the page', () => {
  const own = { url: 'app://connector/index.html#/orders', parent: null };

  test('is answered in the form the page takes', async () => {
    stand.answers.set('overview.get', () => 'seen');
    expect(await dispatch(link, actor, own, 'overview.get', {})).toEqual({ ok: true, value: 'seen' });
    const failed = await dispatch(link, actor, own, 'runs.get', {});
    expect(Object.keys(failed)).toEqual(['ok', 'error']);
  });

  test.each([
    ['a foreign page', { url: 'https://evil.example/', parent: null }],
    ['a page whose address begins alike', { url: 'app://connector.evil/', parent: null }],
    ['a frame inside the page', { ...own, parent: own }],
    ['a frame that is gone', null],
    ['a page without an address', { url: '', parent: null }],
    ['a file', { url: 'file:///app/connector/index.html', parent: null }],
  ])('is refused when it comes from %s', async (_what, frame) => {
    expect(await dispatch(link, actor, frame, 'overview.get', {})).toMatchObject({
      ok: false,
      error: { code: 'sender-foreign' },
    });
    expect(stand.made).toEqual([]);
  });

  test('is refused without a name', async () => {
    expect(await dispatch(link, actor, own, 7, {})).toMatchObject({ ok: false });
  });
});
