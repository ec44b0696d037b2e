import { ipcMain } from 'electron';
import type { Actor } from '../contract/calls.ts';
import { dispatch } from './dispatch.ts';
import type { EngineLink } from './engineLink.ts';

/** The one channel from the page: a call by its name. */
export function handleCalls(link: Pick<EngineLink, 'call'>, actor: Actor): void {
  ipcMain.handle('connector:call', (event, name: unknown, input: unknown) =>
    dispatch(link, actor, event.senderFrame, name, input),
  );
}
