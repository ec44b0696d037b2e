import { expect, it } from 'vitest';
import { capabilities } from '../../../renderer/texts/connection.en.ts';
import { goTo } from './browser.ts';
import { violations } from './checks.ts';
import type { Stage } from './stage.ts';

const trimmed = (text: string) => text.trim();

export function testConnections(stage: Stage): void {
  it('ping a connection and say how long it took', async () => {
    const { page } = stage;
    await goTo(page, '#/connections');
    await page.getByRole('button', { name: 'Ping NAV of the sandbox' }).click();
    const nav = page.getByRole('region', { name: /^NAV of the sandbox/ });
    await nav.getByText(/^just now, [\d,]+ ms$/).waitFor();
    expect(await nav.innerText()).toContain('Reachable');
  });

  it('show at which step a connection breaks and what to do, and that it holds again', async () => {
    const { page, scene } = stage;
    await goTo(page, '#/connections/nav');
    const ping = page.getByRole('button', { name: 'Ping NAV of the sandbox' });
    await scene.navEntrance.close();
    await ping.click();
    await page.getByText('It breaks at “Port is open”. What comes after it was not tried.').waitFor();
    const broken = page.locator('.rung-failed');
    expect(await broken.innerText()).toMatch(/^does not hold\s+Port is open\s+\S.+\s+\S.+/);
    expect(await broken.locator('.strong').innerText()).toContain('firewall');
    expect(await page.locator('.rung-notTried').count()).toBeGreaterThan(5);
    await page.getByText('Not reachable').waitFor();
    expect(await violations(page)).toEqual([]);
    await scene.navEntrance.open();
    await ping.click();
    await page.getByText(/^All \d+ steps hold\.$/).waitFor();
    await page.locator('main').getByText('Reachable', { exact: true }).waitFor();
  });

  it('list what NAV has and from where, what is missing first with what to publish', async () => {
    const { page, scene } = stage;
    const { call } = await scene.connector();
    const { capabilities: found } = await call('connections.details', { connectionId: 'nav' });
    const there = found.filter(({ surface }) => surface !== null);
    const missing = found.filter(({ surface }) => surface === null);
    expect([there.length, missing.length].every((count) => count > 2)).toBe(true);
    await goTo(page, '#/connections/nav?tab=capabilities');
    await page.getByText(`${there.length} of ${found.length} are there; the missing ones come first.`).waitFor();
    const rows = await page.locator('table.capabilities tbody tr').all();
    const shown = await Promise.all(
      rows.map(async (row) => (await row.locator('th, td').allInnerTexts()).map(trimmed)),
    );
    const row = ({ name, surface, source, remedy }: (typeof found)[number]) => {
      const words: Readonly<Record<string, string>> = capabilities;
      return surface === null ? [words[name], 'missing', remedy] : [words[name], 'API', source];
    };
    expect(shown).toEqual([...missing.map(row), ...there.map(row)]);
  });

  it('list what must be right in NAV before orders are written, when asked', async () => {
    const { page, scene } = stage;
    const { call } = await scene.connector();
    await goTo(page, '#/connections/nav?tab=readiness');
    await page.getByText('Not checked since this window was opened.').waitFor();
    await page.getByRole('button', { name: 'Check readiness' }).click();
    await page.getByText(/^Checked just now$/).waitFor();
    const { lines } = await call('connections.readiness', { connectionId: 'nav' });
    const shown = async (name: string) => {
      const group = page.getByRole('region', { name });
      return { lines: await group.getByRole('listitem').count(), remedies: await group.locator('.quiet').count() };
    };
    const count = (result: string) => lines.filter((line) => line.result === result).length;
    const [missing, questions] = [count('missing'), count('question')];
    expect(await shown('Missing')).toEqual({ lines: missing, remedies: missing });
    expect(await shown('To be looked at by a person')).toEqual({ lines: questions, remedies: questions });
    expect(await shown('Ready')).toMatchObject({ lines: count('ready') });
    expect(lines.length).toBeGreaterThan(5);
    expect(await violations(page)).toEqual([]);
  });

  it('prove the right to write with a document that is gone afterwards', async () => {
    const { page, scene } = stage;
    const [customer] = scene.nav.stored.customers();
    const count = (method: string) => scene.nav.admin.count(method, 'salesOrders');
    const before = { documents: scene.nav.stored.documents().length, made: count('POST'), deleted: count('DELETE') };
    await goTo(page, '#/connections/nav?tab=writeTest');
    await page.getByLabel('Customer no. in NAV').fill(customer?.number ?? '');
    await page.getByRole('button', { name: 'Test writing' }).click();
    await page.getByText(`Proven: a document for customer ${customer?.number} was made and deleted again.`).waitFor();
    const documents = scene.nav.stored.documents().length;
    expect({ documents, made: count('POST') - 1, deleted: count('DELETE') - 1 }).toEqual(before);
    expect(await violations(page)).toEqual([]);
  });
}
