/** What the tray application tells beside the clock. */
export const notifications = {
  heading: 'Notifications',
  meaning:
    'The tray application shows them beside the clock of the computer on which it runs, and a click opens what they tell of. In a browser none are shown.',
  failures: 'Tell of what needs a person',
  failuresHint:
    'Orders that wait, connections that are away and alarms: once for each cause, and once more when all is well again.',
  quiet: 'Stay quiet in these hours',
  quietHint: 'What still stands afterwards is told then. The hours may go past midnight.',
  from: 'From',
  to: 'Until',
  digest: 'Tell once a day how things stand',
  digestHint: 'The sentence of the overview, whatever it says; at its hour also while it is quiet.',
  at: 'At',
  save: 'Save',
  saved: 'Saved.',
};
