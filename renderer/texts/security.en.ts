import { counting } from './count.ts';

const n = counting('en');

/** What seals secrets and shoppers' data, and who may sign in. */
export const security = {
  intro:
    'Passwords, keys of the shop and everything about shoppers lie sealed in the data folder. The keys that open them are sealed in turn, once for this computer and once for the recovery key.',
  recovery: {
    title: 'Recovery key',
    meaning:
      'It opens everything when this computer, its user or the passphrase is lost. Without it the sealed data cannot be opened on another computer by anybody.',
    notConfirmed: 'Nobody has confirmed it yet',
    notConfirmedWhat:
      'It was shown once, at the first start. Type it here from your note to be sure that the note is right. If there is no note, make a new one.',
    confirmed: 'Confirmed',
    confirmedBy: (name: string) => `by ${name}`,
    byRecovery: 'when it opened this data folder',
    confirm: 'Type it back',
    make: 'Make a new one',
    confirmTitle: 'Type the recovery key back',
    confirmWhat: 'From your note, all seven groups. Capitals and dashes do not matter.',
    newTitle: 'A new recovery key',
    newWhat:
      'Write it down, or print it, and keep it away from this computer. It is shown this once. The old one goes on opening everything until you have typed this one back; then it opens nothing more.',
    newBackups: 'Backups made before go on opening with the old one: keep its note with them.',
    field: 'Recovery key',
    done: 'Confirmed. The note is right.',
    replaced: 'The new recovery key holds from now on. The old one opens nothing any more but backups made before.',
    save: 'Confirm',
  },
  keys: {
    title: 'Keys',
    sealedBy: 'Sealed for',
    boxes: {
      safeStorage: 'this Windows user on this computer',
      keyFile: 'whoever may read the key file',
      passphrase: 'whoever knows the passphrase',
    } as Readonly<Record<string, string>>,
    inUseSince: 'In use since',
    older: 'Older keys',
    noOlder: 'none',
    olderFor: {
      values: (count: number) => `${n(count)} until all is sealed with the new one`,
      audit: (count: number) => `${n(count)} for contents of the audit log, until they leave it`,
    },
    destroyed: (count: number) => `${n(count)} destroyed`,
    publicKey: 'Public key of the audit log',
    publicKeyMeaning: 'Keep a copy elsewhere: with it the signed heads of the log can be checked without this program.',
    copyPublicKey: 'Copy public key',
    rotate: 'Change keys',
    rotateTitle: 'Change the keys?',
    rotateWhat:
      'New keys seal and sign from now on. What was sealed before is sealed again while work goes on, then the old key is destroyed; contents of the audit log keep theirs until they leave it. Nothing stops, and the recovery key stays the same.',
    rotateNow: 'Change keys',
    running: (done: number, total: number) => `Sealing again: ${n(done)} of ${n(total)} records`,
    ended: (done: number, total: number) =>
      `Ended after ${n(done)} of ${n(total)} records; it goes on the next night, or when the program is started again`,
    done: (done: number) => `Sealed again: ${n(done)} records`,
    failed: (count: number) => `${n(count)} could not be opened and keep their old key`,
  },
  users: {
    title: 'Who may sign in',
    meaning: 'At the dashboard in a browser. Whoever opens the window on the computer itself is administrator there.',
    name: 'Name',
    role: 'Role',
    roles: { administrator: 'Administrator', operator: 'Operator', viewer: 'Viewer' },
    rolesMeaning: {
      administrator: 'changes settings and keys',
      operator: 'decides about orders and maps articles',
      viewer: 'only looks',
    },
    add: 'Add somebody',
    addTitle: 'Somebody who may sign in',
    changeTitle: (name: string) => `Change ${name}`,
    nameHint: 'Letters, digits, dots, dashes and underscores.',
    password: 'Password',
    newPassword: 'New password',
    passwordHint: 'At least 10 characters.',
    passwordKept: 'Leave it empty to keep the old one. At least 10 characters.',
    change: 'Change',
    changeOf: (name: string) => `Change ${name}`,
    remove: 'Remove',
    removeOf: (name: string) => `Remove ${name}`,
    removeTitle: (name: string) => `Remove ${name}?`,
    removeWhat: 'They are signed out at once. What they did stays in the audit log under their name.',
    save: 'Save',
    nobody: 'Nobody may sign in at the dashboard yet.',
  },
  needed: {
    title: 'To be entered again',
    meaning:
      'These cannot be read any more. Their connections wait, and go on as soon as what they need is entered; everything else runs.',
    of: (field: string, connection: string) => `${field} of ${connection}`,
    enter: 'Enter',
    enterOf: (what: string) => `Enter ${what}`,
    entered: (what: string) => `${what}: entered.`,
    passwords: (names: string) =>
      `The passwords of ${names} cannot be read any more either: give each a new one under “Who may sign in”.`,
  },
  secretNames: {
    password: 'Password',
    clientSecret: 'Client secret',
    clientCertificate: 'Client certificate',
    consumerKey: 'Consumer key',
    consumerSecret: 'Consumer secret',
    accessToken: 'Access token',
    webhookSecret: 'Webhook secret',
    proxyPassword: 'Proxy password',
  } as Readonly<Record<string, string>>,
  recover: {
    anew: 'The recovery key is lost too',
    anewTitle: 'Start anew with new keys?',
    anewLost:
      'What is sealed cannot be opened any more, by anybody: passwords and keys of the systems, names of shoppers, contents of the audit log.',
    anewKept:
      'Settings stay, and so does what was written for which order: nothing is written twice. Passwords and keys are asked for one by one. All that is there now is set aside with today’s date, not deleted.',
    anewType: (words: string) => `Type ${words}`,
    anewWords: 'START ANEW',
    anewNow: 'Start anew',
    anewStarting: 'Is being started anew…',
    title: 'Enter the recovery key',
    why: 'The keys of this data folder were sealed by another user or on another computer, or the password of this user was reset. Here they cannot be opened.',
    nothingLost:
      'Nothing is lost: the recovery key opens everything, and it is sealed for this user and this computer then.',
    hint: 'Seven groups of five, as it was shown last. Capitals and dashes do not matter.',
    open: 'Open',
    opening: 'Is being opened…',
    without: 'Or start the program the way it ran before. Nothing is changed until the key was right.',
  },
  hint: 'Nobody has confirmed the recovery key. Without it a lost computer or password means that everything sealed is lost.',
  hintLink: 'Confirm it in the settings',
};
