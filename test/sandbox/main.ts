import '../../main/base/nodeVersion.ts';
import { parseArgs } from 'node:util';
import { createPostman } from './postman.ts';
import { startSandbox } from './sandbox.ts';

const { values } = parseArgs({
  options: { 'nav-port': { type: 'string', default: '0' }, 'woocommerce-port': { type: 'string', default: '0' } },
});

const sandbox = await startSandbox({
  nav: Number(values['nav-port']),
  woocommerce: Number(values['woocommerce-port']),
});
const postman = createPostman(sandbox.shop, { everyMs: 1_000 });
console.log(JSON.stringify({ ready: true, ...sandbox.addresses }));

async function stop(): Promise<void> {
  postman.close();
  await sandbox.close();
  process.exit(0);
}
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
