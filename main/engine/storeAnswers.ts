import { ConnectorError } from '../base/errors.ts';
import type { SetBacks } from '../flows/orders/setBack.ts';
import type { AlarmAnswers } from './alarmAnswers.ts';
import type { PingPart } from './pingPart.ts';
import { OTHER_HOME } from './storeMoved.ts';

export interface StoreAnswersOptions {
  readonly setBacks: SetBacks;
  readonly pings: Pick<PingPart, 'ping' | 'last'>;
}

const idOf = (scope: string) => scope.slice('connection/'.length);

/** What a person answers when a shop is not the one it was. */
export function storeAnswers({ setBacks, pings }: StoreAnswersOptions): AlarmAnswers {
  return {
    'store-set-back': {
      resume: {
        async carryOut({ scope }) {
          setBacks.resume(idOf(scope));
        },
      },
    },
    'store-moved': {
      resume: {
        async carryOut({ scope }, actor) {
          await pings.ping(idOf(scope), actor);
          if (pings.last(idOf(scope))?.code === OTHER_HOME) throw stillElsewhere();
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
