import { createContext, useContext } from 'react';
import type { Role } from '../../main/contract/settings.ts';
import type { Client, Session } from '../bridge/client.ts';
import type { Language, Texts } from '../texts/texts.ts';

/** What a window is opened with: the way to the engine, the language, the clock. */
export interface Surroundings {
  readonly client: Client;
  readonly language: Language;
  readonly clock: () => Date;
}

export const SurroundingsContext = createContext<Surroundings | null>(null);
export const SessionContext = createContext<Session | null>(null);

const useSurroundings = (): Surroundings => {
  const surroundings = useContext(SurroundingsContext);
  if (surroundings === null) throw new Error('A screen is shown outside of the window that gives it its engine.');
  return surroundings;
};

export const useClient = (): Client => useSurroundings().client;
export const useClock = (): (() => Date) => useSurroundings().clock;
export const useLanguage = (): Language => useSurroundings().language;
export const useTexts = (): Texts => useSurroundings().language.texts;
export const usePhrase = (): Language['phrase'] => useSurroundings().language.phrase;
export const useLocale = (): string => useSurroundings().language.locale;

const ranks: readonly Role[] = ['viewer', 'operator', 'administrator'];

/** Whether the signed-in person has at least this role; who has not sees the actions disabled, with the reason. */
export const useMay = (least: Role): boolean => {
  const session = useContext(SessionContext);
  return session === null || ranks.indexOf(session.role) >= ranks.indexOf(least);
};
