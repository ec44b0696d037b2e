import type { Rectangle } from 'electron';
import Store from 'electron-store';

/** What the shell remembers for this user; everything about the business is the engine's. */
export interface Preferences {
  /** Where the window last was; null before it was moved. */
  window: Rectangle | null;
  /** Whether this user has been asked, or has chosen, to start with Windows. */
  startWithSystem: boolean;
}

export type PreferenceStore = Store<Preferences>;

export function openPreferences(): PreferenceStore {
  return new Store<Preferences>({
    name: 'preferences',
    defaults: { window: null, startWithSystem: true },
    // Nothing in it is worth a start that fails.
    clearInvalidConfig: true,
  });
}
