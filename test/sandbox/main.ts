import '../../main/base/nodeVersion.ts';
import { parseArgs } from 'node:util';
import { createPostman } from './postman.ts';
import { startSandbox } from './sandbox.ts';

const { values } = parseArgs({
  options: {
    'nav-port': { type: 'string', default: '0' },
    'woocommerce-port': { type: 'string', default: '0' },
    'bigcommerce-port': { type: 'string', default: '0' },
  },
});

const sandbox = await startSandbox({
  nav: Number(values['nav-port']),
  woocommerce: Number(values['woocommerce-port']),
  bigcommerce: Number(values['bigcommerce-port']),
});
const postmen = [sandbox.shop, sandbox.big].map((store) => createPostman(store, { everyMs: 1_000 }));
console.log(JSON.stringify({ ready: true, ...sandbox.addresses }));

async function stop(): Promise<void> {
  for (const postman of postmen) postman.close();
  await sandbox.close();
  process.exit(0);
}
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
