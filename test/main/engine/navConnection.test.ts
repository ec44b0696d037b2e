import { describe, expect, it } from 'vitest';
import { createNavConnection } from '../../../main/engine/navConnection.ts';
import { createDoor } from '../../../main/http/door.ts';
import { unlimitedLanes } from '../../../main/http/lanes.ts';
import { type Transport, TransportError } from '../../../main/http/transport.ts';
import { parseSettingsFile } from '../../../main/settings/parseSettings.ts';
import type { NavConnectionSettings } from '../../../main/contract/settings.ts';
import { createInProcess } from '../../fakes/inProcess.ts';
import { createFakeNav } from '../../fakes/nav/fakeNav.ts';
import { DEFAULT_SERVICES } from '../../fakes/nav/pages/pagesOptions.ts';
import { company } from '../../navSeed.ts';
import { createStillPorts, NOW } from '../nav/stillPorts.ts';

const ORIGIN = 'http://nav01:7048';

function settings(): NavConnectionSettings {
  const file = {
    kind: 'nav',
    id: 'nav',
    url: `${ORIGIN}/BC250/ODataV4`,
    company: 'CRONUS',
    user: 'me',
    password: 'key-1',
  };
  const parsed = parseSettingsFile(JSON.stringify({ connections: [file] }), { env: {}, readFile: () => '' });
  const [connection] = parsed.ok ? parsed.value.file.connections : [];
  if (connection?.kind !== 'nav') throw new Error('the settings are not those of a NAV connection');
  const { password: _, ...rest } = connection;
  return { ...rest, receiverKey: 'key' };
}

/** A connection to a server whose administrator may publish more pages meanwhile. */
function connect() {
  const options = { now: () => NOW, users: [{ name: 'me', password: 'key-1' }], companies: [company] };
  const { 118: _, ...few } = DEFAULT_SERVICES;
  let fake = createFakeNav({ ...options, pages: { published: few } });
  const transport: Transport = createInProcess({
    servers: { [ORIGIN]: (request) => Promise.resolve(fake.handle(request)) },
    makeError: (failure, sent, message) => new TransportError(failure, sent, message),
  });
  const { ports } = createStillPorts();
  const connection = createNavConnection(settings(), {
    ports,
    transport,
    lanes: unlimitedLanes,
    secret: () => 'key-1',
    doorWith: (way) =>
      createDoor({
        ...way,
        system: 'nav',
        transport,
        ports,
        timeoutMs: 60_000,
        mayWrite: () => true,
        onExchange: () => undefined,
      }),
  });
  const publishAll = () => void (fake = createFakeNav({ ...options, pages: {} }));
  return { connection, publishAll };
}

describe('what a NAV connection offers', () => {
  it('is looked at anew when a person asks, for the missing page may have been published', async () => {
    const { connection, publishAll } = connect();
    const setup = async (actor: string) =>
      (await connection.details({ actor })).capabilities.find(({ name }) => name === 'setup')?.surface;
    expect(await setup('anna')).toBeNull();
    publishAll();
    expect(await setup('anna')).toBe('pages');
  });

  it('is not read anew by every scheduled ping, but by one of a person', async () => {
    const { connection, publishAll } = connect();
    const has = async () => (await connection.nav()).capabilities.setup.has;
    await connection.check({ actor: 'schedule' });
    publishAll();
    await connection.check({ actor: 'schedule' });
    expect(await has()).toBe(false);
    await connection.check({ actor: 'anna' });
    expect(await has()).toBe(true);
  });
});
