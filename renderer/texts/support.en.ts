/** What is gathered for somebody who helps, and the window's language. */
export const support = {
  heading: 'Facts for support',
  meaning:
    'Gathers what somebody who helps from outside has to know: version, settings, connections, what waits, and the last lines of the log. Read it before you pass it on.',
  leftOut:
    'Passwords and keys, everything about shoppers, names of people and folders are left out. Addresses are shown as their host alone.',
  gather: 'Gather',
  gatherAgain: 'Gather again',
  gathering: 'Gathering…',
  text: 'What was gathered',
  save: 'Save as a file',
  copy: 'Copy what was gathered',
  entered: 'That it was gathered is entered in the audit log.',
};

export const languageChoice = {
  heading: 'Language',
  meaning: 'Of this window, on this computer. What the tray application says follows the language of the computer.',
  system: 'As the computer has it',
};
