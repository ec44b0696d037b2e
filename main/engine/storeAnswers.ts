import { ConnectorError } from '../base/errors.ts';
import type { SetBacks } from '../flows/orders/setBack.ts';
import type { AlarmAnswers } from './alarmAnswers.ts';
import { newStoreAnswer, type NewStoreOptions } from './newStore.ts';
import type { PingPart } from './pingPart.ts';
import { OTHER_HOME } from './storeMoved.ts';

export interface StoreAnswersOptions extends NewStoreOptions {
  readonly setBacks: SetBacks;
  readonly pings: Pick<PingPart, 'ping' | 'last'>;
}

const idOf = (scope: string) => scope.slice('connection/'.length);

/** What a person answers when a shop is not the one it was. */
export function storeAnswers(options: StoreAnswersOptions): AlarmAnswers {
  const { setBacks, pings } = options;
  const newStore = newStoreAnswer(options);

  async function mustAgree(connectionId: string, actor: string): Promise<void> {
    await pings.ping(connectionId, actor);
    if (pings.last(connectionId)?.code === OTHER_HOME) throw stillElsewhere();
  }

  return {
    'store-set-back': {
      resume: {
        async carryOut({ scope }) {
          setBacks.resume(idOf(scope));
        },
      },
      newStore: {
        ...newStore,
        async carryOut(alarm, actor, from) {
          await newStore.carryOut(alarm, actor, from);
          setBacks.resume(idOf(alarm.scope));
        },
      },
    },
    'store-moved': {
      resume: {
        carryOut: ({ scope }, actor) => mustAgree(idOf(scope), actor),
      },
      newStore: {
        ...newStore,
        async carryOut(alarm, actor, from) {
          await mustAgree(idOf(alarm.scope), actor);
          await newStore.carryOut(alarm, actor, from);
        },
      },
    },
  };
}

function stillElsewhere(): ConnectorError {
  return new ConnectorError({
    kind: 'conflict',
    code: 'store-still-elsewhere',
    message: 'The shop still calls itself by another address than the one of the connection.',
    whatToDo:
      'Put the address of the connection right in the settings first, or the one that the shop has in WordPress.',
    system: 'engine',
  });
}
