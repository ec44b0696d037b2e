import '../../../main/base/nodeVersion.ts';
import { parseArgs } from 'node:util';
import { type How, openReceiver } from './receivers.ts';

/* A receiver in a process of its own, until its standard input ends. Prints its port. */

const { values } = parseArgs({
  options: {
    how: { type: 'string', default: 'kept' },
    folder: { type: 'string', default: '.' },
    'without-sync': { type: 'boolean', default: false },
  },
});
process.stdin.on('end', () => process.exit(0)).resume();
const port = await openReceiver({
  how: values.how as How,
  folder: values.folder,
  withoutSync: values['without-sync'],
});
console.log(JSON.stringify({ port }));
