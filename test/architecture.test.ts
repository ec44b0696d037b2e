import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { breaches, type Source } from './architecture/rules.ts';

const root = join(import.meta.dirname, '..');

function sources(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { path: relative(root, file).split(sep).join('/'), text: readFileSync(file, 'utf8') };
    });
}

describe('the house', () => {
  const all = ['main', 'preload', 'renderer'].flatMap(sources);

  it('has sources in every part it names', () => {
    expect(new Set(all.map(({ path }) => path.split('/')[0]))).toEqual(new Set(['main', 'preload', 'renderer']));
  });

  it('imports only in the directions of its map, and touches time, chance and network only in its ports', () => {
    expect(breaches(all)).toEqual([]);
  });

  it('shares nothing with the simulators, which import nothing of the program', () => {
    const leaning = sources('test/fakes').filter(({ text }) => /from '[^']*\/main\//.test(text));
    expect(leaning.map(({ path }) => path)).toEqual([]);
  });
});

describe('a planted violation', () => {
  const planted = (path: string, text: string) => breaches([{ path, text }]);

  it.each([
    [
      'base that leans on a room',
      'main/base/money.ts',
      "import { createJobs } from '../queue/jobs.ts';",
      'base may import only nothing',
    ],
    [
      'a flow that picks a surface',
      'main/flows/orders/plan.ts',
      "import { x } from '../../nav/api/apiNav.ts';",
      'flows may import only',
    ],
    [
      'a store that reads the database',
      'main/stores/woocommerce/client.ts',
      "import { openDatabase } from '../../db/open.ts';",
      'stores may import only',
    ],
    [
      'customers that lean on orders',
      'main/flows/customers/match.ts',
      "import { planOrder } from '../orders/plan.ts';",
      'flows may import only',
    ],
    [
      'the screen that reaches the engine',
      'renderer/App.tsx',
      "import { createEngine } from '../main/engine.ts';",
      'renderer may import only contract',
    ],
    ['an import by call', 'main/queue/worker.ts', "await import('../audit/audit.ts')", 'queue may import only'],
    ['a clock of its own', 'main/queue/worker.ts', 'const now = Date.now();', 'take ports.now()'],
    ['a timer of its own', 'main/inbox/poller.ts', 'setTimeout(() => poll(), 1000);', 'take ports.after()'],
    [
      'a request past the door',
      'main/stores/woocommerce/client.ts',
      "await fetch('https://shop.example');",
      'send through http/door',
    ],
    [
      'a tunnel beside its one place',
      'main/engine/publicAddress.ts',
      "import Tunnel from 'localtunnel/lib/Tunnel.js';",
      'open it in address/localtunnel',
    ],
    [
      'Electron outside the shell',
      'main/settings/settings.ts',
      "import Store from 'electron-store';",
      'only main/shell and preload may',
    ],
  ])('is refused: %s', (_name, path, text, message) => {
    expect(planted(path, text).join(' ')).toContain(message);
  });

  it('is not seen in a comment or in the port itself', () => {
    expect(planted('main/queue/worker.ts', '// Date.now would not be virtual')).toEqual([]);
    expect(planted('main/base/ports.ts', 'now: () => Date.now(),')).toEqual([]);
  });
});
