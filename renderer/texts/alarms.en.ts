import type { CauseTexts } from './causes.ts';
import { counting, one } from './count.ts';
import { englishStorageCauses } from './storage.en.ts';

const n = counting('en');
/** Only where the window knows better how to say it: what has no words here is told in the engine's own. */
export const englishAlarms: CauseTexts = {
  'orders-absent': [
    {
      message: (value, _, time) =>
        `No order since **${time('since')}**; by its weekdays and hours of the last 8 weeks there would be ${n(Number(value('usual')))} by now.`,
    },
  ],
  'webhooks-absent': [
    {
      message: (value, _, time) =>
        `The last ${n(Number(value('orders')))} orders were found by looking: the shop has told us of none since **${time('since')}**.`,
    },
  ],
  'nav-set-back': [
    {
      message: (value, _, time) =>
        `NAV was set back to about **${time('since')}**: it gave the number ${value('given')} again, whose document is missing.`,
    },
    {
      message: (value, _, time) =>
        `NAV was set back to about **${time('since')}**: ${n(Number(value('unposted')))} of our last documents were posted and are not any more.`,
    },
    {
      message: (value, _, time) =>
        `NAV was set back to about **${time('since')}**: its last item ledger entry is ${n(Number(value('lastEntry')))}, and ${n(Number(value('readEntry')))} was read before; ${n(Number(value('documents')))} of our documents are missing.`,
    },
    {
      message: (value, _, time) =>
        `NAV was set back to about **${time('since')}**: ${n(Number(value('documents')))} of our last documents are missing at once.`,
    },
  ],
  ...englishStorageCauses,
  'movements-absent': [
    { message: (_value, _amount, time) => `NAV has no stock movement since **${time('since')}**, on a working day.` },
  ],
};

/** What the window says of alarms, besides what they say themselves. */
export const alarms = {
  title: 'Alarms',
  installation: 'This installation',
  raised: 'since',
  writesStopped: 'Writes are stopped',
  writesStoppedMeaning: 'Nothing is written for it until this is over. Orders wait and are not lost.',
  endsByItself: 'It ends by itself once this is over.',
  stand: (count: number) => one(count, '1 alarm stands', `${n(count)} alarms stand`),
  sentence: (count: number) => `${one(count, '1 alarm stands', `${n(count)} alarms stand`)}.`,
  open: 'Look at it',
  asking: 'Counting what this would do',
  answered: (title: string) => `${title}: answered.`,
  titles: {
    'installation-moved': 'This installation was moved or copied',
    'two-installations': 'Another installation writes here too',
    'store-set-back': 'The shop was set back',
    'store-moved': 'The shop lives elsewhere',
    'client-secret-doubtful': 'The shop signs with another secret',
    'nav-set-back': 'NAV was set back',
    'nav-locked': 'NAV holds records',
    'nav-no-room': 'No session is free in NAV',
    'company-renamed': 'The company is gone from NAV',
    'orders-absent': 'No orders for longer than usual',
    'webhooks-absent': 'The shop no longer tells us of orders',
    'movements-absent': 'No stock movements from NAV',
    'deliveries-held-back': 'The shop holds its webhooks back',
    'webhooks-disabled': 'The shop switched our webhooks off',
    'address-down': 'The public address does not answer',
    'database-restored': 'The database was restored',
    'database-damaged': 'The database is damaged',
    'backup-failed': 'The last backup could not be made',
    'restore-refused': 'The backup was not restored',
    'disk-low': 'Little room on the disk',
    'secret-needed': 'A secret has to be entered again',
  },
  otherTitle: 'Something needs a look',
  answers: {
    moved: {
      name: 'It was moved',
      means: 'This installation goes on writing in place of the one before. The old one must not run any more.',
    },
    copied: {
      name: 'It is a copy',
      means:
        'This is an installation of its own from now on. Its integrations only show what they would do, until you let them go live here.',
    },
    takeOver: {
      name: 'Take over',
      means: 'This installation writes from now on, and the other one is told to stop.',
    },
    resume: { name: 'Write again', means: 'Writes go on, and the orders that wait are written.' },
    newStore: {
      name: 'It is a new shop',
      means:
        'The connection leads to another shop now. What was known of the one before is closed and stays in NAV; orders of the new one are written from now on, or from a date that you name.',
    },
    accept: { name: 'This is right', means: 'What was found is taken as right from now on, and work goes on with it.' },
    recover: {
      name: 'Bring back what is missing',
      means: 'What is missing is looked for again and written anew. What is there is not written twice.',
    },
    lookUp: {
      name: 'Look up and go on',
      means:
        'Every order since the backup is looked up in NAV by its number. What is there is taken up and not written twice; what is missing is written.',
    },
    choose: { name: 'Choose', means: 'Work goes on with what you chose.' },
    seen: {
      name: 'Seen',
      means: 'It is quiet until it is over. When it happens again later, it is told again.',
    },
  },
  /** An answer that names what is chosen, such as `choose:Lindner GmbH`. */
  chosen: (what: string) => `Choose “${what}”`,
  from: 'Also bring in orders placed since',
  fromHint: 'Left empty, orders from now on are written. Orders that NAV has from the shop before are left out.',
  confirmTitle: (answer: string) => `${answer}?`,
};
