import { createRoot } from 'react-dom/client';
import { App } from '../../../renderer/App.tsx';
import { chooseLanguage } from '../../../renderer/texts/texts.ts';
import { Contents } from './Contents.tsx';
import { entries } from './entries.ts';
import { createGalleryClient } from './galleryClient.ts';
import { states } from './states.ts';

/*
 * Without `?state=` the list of all pictures with one of them beside it; with it the window itself, at the address
 * behind `#`. `&language=de` and `&theme=dark` change how it is shown.
 */
const asked = new URLSearchParams(window.location.search);
const state = states.find((each) => each === asked.get('state'));

/** The theme that the address names, whatever the computer's is. */
const wearTheme = (theme: string | null) => {
  if (theme === null) return;
  document.documentElement.style.colorScheme = theme;
  const real = window.matchMedia.bind(window);
  window.matchMedia = (query) => real(query === '(prefers-color-scheme: dark)' ? only(theme === 'dark') : query);
};
const only = (holds: boolean) => (holds ? 'all' : 'not all');

/** The window's own style sheets, in its order. */
const wearStyles = async () => {
  const [text = ''] = Object.values(
    import.meta.glob<string>('../../../renderer/main.tsx', { query: '?raw', import: 'default', eager: true }),
  );
  const sheets = import.meta.glob('../../../renderer/styles/*.css');
  for (const [, name] of text.matchAll(/^import '\.\/styles\/([\w-]+\.css)';$/gm))
    await sheets[`../../../renderer/styles/${name}`]?.();
};

const root = document.getElementById('root');
if (root === null) throw new Error('The page lacks its root element.');

if (state === undefined) createRoot(root).render(<Contents entries={entries} />);
else {
  await wearStyles();
  wearTheme(asked.get('theme'));
  const language = chooseLanguage(asked.get('language') ?? 'en-GB');
  document.documentElement.lang = language.texts.language;
  const client = createGalleryClient(state);
  const surroundings = { client, language, clock: () => new Date('2026-11-20T13:32:08Z') };
  createRoot(root).render(<App surroundings={surroundings} />);
  // What a screen knows is there by then.
  window.setTimeout(() => client.settle(true), 300);
}
