import type { Age } from '../format.ts';
import { address } from './address.en.ts';
import { alarms } from './alarms.en.ts';
import { attention, confirm, run } from './attention.en.ts';
import { audit } from './audit.en.ts';
import { catchUp } from './catchUp.en.ts';
import { capabilities, connection, rungs } from './connection.en.ts';
import { counting, one } from './count.ts';
import { customers } from './customers.en.ts';
import { deliveries } from './deliveries.en.ts';
import { dryRun } from './dryRun.en.ts';
import { frame } from './frame.en.ts';
import { integrations } from './integrations.en.ts';
import { mapping } from './mapping.en.ts';
import { order, orders } from './orders.en.ts';
import { overview } from './overview.en.ts';
import { planFields } from './planFields.en.ts';
import { queue } from './queue.en.ts';
import { rules } from './rules.en.ts';
import { schedules } from './schedules.en.ts';
import { search } from './search.en.ts';
import { security } from './security.en.ts';
import { sentence } from './sentence.en.ts';
import { settings } from './settings.en.ts';
import { setup } from './setup.en.ts';
import { actors, timeline } from './timeline.en.ts';
import { trial } from './trial.en.ts';
import { webhookMails } from './webhookMails.en.ts';

const n = counting('en');
const countedOrders = (count: number): string => one(count, '1 order', `${n(count)} orders`);

/** English, and by its type the list of all texts there are. */
export const en = {
  language: 'en',
  product: 'ml-connector',
  frame,
  common: {
    orders: countedOrders,
    none: 'none',
    asOf: (time: string) => `As of ${time}. The engine does not answer; this is what it told last.`,
    tryAgain: 'Try again',
    details: 'Details',
    cancel: 'Cancel',
    close: 'Close',
    copy: 'Copy',
    copied: 'Copied',
    showMore: 'Show more',
    loading: 'Being read',
    engineAway: 'The engine does not answer. It is being restarted; nothing is lost.',
    engineAwayRemedy: 'Nothing to do. If it stays like this, start ml-connector again.',
    mayNot: 'Your role may look, but not change anything. Ask for the role of an operator.',
    mayNotAdminister: 'Only an administrator may do this. Ask one, or ask for that role.',
    never: 'never',
    equals: 'equals',
    plus: 'plus',
  },
  ago: (age: Exclude<Age, { unit: 'days' }>): string => {
    switch (age.unit) {
      case 'now':
        return 'just now';
      case 'seconds':
        return `${age.count} s ago`;
      case 'minutes':
        return `${age.count} min ago`;
      case 'hours':
        return `${age.count} h ago`;
    }
  },
  /** The same without saying that it is past. */
  span: (age: Exclude<Age, { unit: 'days' }>): string => {
    switch (age.unit) {
      case 'now':
        return '1 s';
      case 'seconds':
        return `${age.count} s`;
      case 'minutes':
        return `${age.count} min`;
      case 'hours':
        return `${age.count} h`;
    }
  },
  marks: {
    equal: 'equal',
    differs: 'differs',
    fine: 'fine',
    attention: 'needs attention',
    down: 'down',
    waiting: 'waiting',
    working: 'working',
    leftOut: 'left out',
    paused: 'paused',
    none: 'not compared',
  },
  states: {
    fetching: 'Being read',
    planned: 'Planned',
    writing: 'Being written',
    checking: 'Checking with NAV',
    written: 'In NAV',
    held: 'In NAV, not posted yet',
    parked: 'Waits for you',
    retrying: 'Tries again',
    stopped: 'Writes are stopped',
    leftOut: 'Left out',
    gone: 'Gone from the store',
    shadow: 'Shadow',
  },
  steps: {
    fetching: 'Being read from the store',
    planned: 'Planned, waits for its turn',
    writing: 'Being written to NAV',
    checking: 'Checking with NAV whether it was written',
    written: 'In NAV, same total',
    held: 'In NAV, same total; posted once its customer is verified',
    parked: 'Waits for a decision',
    retrying: 'Goes on by itself',
    stopped: 'Waits until writes go on',
    leftOut: 'Left out by rule',
    gone: 'No longer in the store',
    shadow: 'Shadow mode: planned, not written',
  },
  terms: {
    equal: 'In NAV, equal',
    onTheWay: 'On their way',
    waiting: 'Wait for you',
    leftOut: 'Left out by rule',
  },
  address,
  alarms,
  sentence,
  overview,
  connection,
  search,
  rungs,
  capabilities,
  integrations,
  mapping,
  rules,
  security,
  settings,
  setup,
  dryRun,
  queue,
  schedules,
  deliveries,
  trial,
  webhookMails,
  catchUp,
  customers,
  orders,
  order,
  timeline,
  actors,
  planFields,
  attention,
  confirm,
  run,
  audit,
  signIn: {
    title: 'Sign in',
    name: 'Name',
    password: 'Password',
    go: 'Sign in',
    refused: 'Name or password does not fit.',
    refusedRemedy: 'Both are as the administrator set them in the settings file; mind capitals.',
    ended: 'The sign-in has ended. Sign in again.',
  },
  engine: {
    'engine-unreachable': {
      message: 'The engine does not answer. It is being restarted; nothing is lost.',
      whatToDo: 'Nothing to do. If it stays like this, start ml-connector again.',
    },
    'signed-out': { message: 'The sign-in has ended.', whatToDo: 'Sign in again.' },
  },
};

export type Texts = typeof en;
