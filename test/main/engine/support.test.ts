import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answerCall } from '../../../main/answer.ts';
import { hostOf, shareableSettings } from '../../../main/engine/supportSettings.ts';
import { lastLogLines } from '../../../main/engine/supportLog.ts';
import { administrator, openShop } from './shopWorld.ts';

describe('what is gathered for support', () => {
  it('is for administrators alone, tells what helps, and is entered in the audit log', async () => {
    const { world } = await openShop();
    const as = (role: 'operator' | 'administrator') =>
      answerCall(world.engine(), 'support.gather', {}, { name: 'eva', role }, () => undefined);
    expect(await as('operator')).toMatchObject({ ok: false });
    const answer = await world.clock.settle(as('administrator'));

    expect(answer).toMatchObject({ ok: true, value: { fileName: 'ml-connector-support-2026-11-20.txt' } });
    const text = JSON.stringify(answer);
    for (const told of ['## Program', '## Sizes', '## Alarms', '## Pings per hour', 'schema', '## Log'])
      expect(text).toContain(told);
    const { rows } = await world.engine().calls['audit.list']({ kind: 'support.gathered' }, administrator);
    expect(rows.map(({ actor }) => actor)).toEqual(['person:eva']);
  });

  it.each([
    ['http://nav01:7048/BC250/ODataV4', 'http://nav01:7048'],
    ['https://anna:secret@shop.example/shop?key=1', 'https://shop.example'],
    ['nav01', '(set)'],
    ['', '(set)'],
  ])('shows of the address %s its host alone', (address, shown) => {
    expect(hostOf(address)).toBe(shown);
  });

  it('shows of the settings what is known to be harmless, and of all else that it is set', () => {
    const file = {
      publicUrl: 'https://orders.example.com/deep/path',
      connections: [{ kind: 'nav', id: 'nav', name: 'Lindner NAV', user: 'CONNECTOR', password: { env: 'X' }, tenant: 'lindner', timeoutSeconds: 60 }],
      integrations: [{ id: 'a', mode: 'live', payments: { 'Anna Vogt pays': { method: 'PAYPAL' } }, rules: [{ when: { emails: ['anna@vogt.example'] } }], somethingNew: 'text' }],
      users: [{ name: 'gertrud', role: 'operator', password: { env: 'Y' } }, { name: 'eva', role: 'operator', password: { env: 'Z' } }],
    }; // prettier-ignore

    expect(shareableSettings(file)).toEqual({
      publicUrl: 'https://orders.example.com',
      connections: [{ kind: 'nav', id: 'nav', name: 'Lindner NAV', user: '(set)', password: { env: '(set)' }, tenant: '(set)', timeoutSeconds: 60 }],
      integrations: [{ id: 'a', mode: 'live', payments: { '(1)': { method: '(set)' } }, rules: [{ when: { emails: ['(set)'] } }], somethingNew: '(set)' }],
      users: { operator: 2 },
    }); // prettier-ignore
  });

  it('takes of the log its last whole lines, and of each line only what a log may tell', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ml-support-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    expect(lastLogLines(folder, 5)).toEqual([]);
    mkdirSync(join(folder, 'log'));
    const lines = Array.from({ length: 900 }, (_, job) => JSON.stringify({ at: 'now', level: 'info', message: 'a job went on and on and on and on', job, email: 'anna@vogt.example' })); // prettier-ignore
    writeFileSync(join(folder, 'log', 'connector.log'), lines.join('\n'));

    const last = lastLogLines(folder, 2);
    expect(last.map((line) => JSON.parse(line))).toEqual(
      [898, 899].map((job) => ({ at: 'now', level: 'info', message: 'a job went on and on and on and on', job })),
    );
    expect(lastLogLines(folder, 9_999).length).toBeGreaterThan(200);
  });
});
