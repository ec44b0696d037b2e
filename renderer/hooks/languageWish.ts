import { useSyncExternalStore } from 'react';
import { chooseLanguage, type Language } from '../texts/texts.ts';

/** The language that a person wants for this window: the computer's own, or one of those there are. */
export const languageWishes = ['system', 'en', 'de'] as const;
export type LanguageWish = (typeof languageWishes)[number];

const key = 'language';
const listeners = new Set<() => void>();
/** Holds where the browser keeps nothing, such as under a strict privacy setting. */
let forThisWindow: LanguageWish = 'system';

const read = (): LanguageWish => {
  try {
    const kept = window.localStorage.getItem(key);
    return languageWishes.find((each) => each === kept) ?? forThisWindow;
  } catch {
    return forThisWindow;
  }
};

export const wishLanguage = (wish: LanguageWish): void => {
  forThisWindow = wish;
  try {
    if (wish === 'system') window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, wish);
  } catch {
    // It holds until the window is closed.
  }
  listeners.forEach((told) => told());
};

const subscribe = (changed: () => void) => {
  listeners.add(changed);
  // Another window of the same browser.
  window.addEventListener('storage', changed);
  return () => {
    listeners.delete(changed);
    window.removeEventListener('storage', changed);
  };
};

export const useLanguageWish = (): LanguageWish => useSyncExternalStore(subscribe, read);

/** The wish where there is one; a computer that has that language already says how it writes numbers and dates. */
export const languageFor = (wish: LanguageWish, system: Language): Language => {
  if (wish === 'system' || system.texts.language === wish) return system;
  return chooseLanguage(wish === 'en' ? 'en-GB' : wish);
};
