import { Radio, RadioGroup } from '@fluentui/react-components';
import { languageWishes, useLanguageWish, wishLanguage } from '../../hooks/languageWish.ts';
import { useTexts } from '../../hooks/surroundings.ts';

/** In their own words: who cannot read the present one finds theirs. */
const names = { en: 'English', de: 'Deutsch' };

export const LanguageChoice = () => {
  const { languageChoice: words } = useTexts().settings;
  const wish = useLanguageWish();
  const choose = (value: string) => wishLanguage(languageWishes.find((each) => each === value) ?? 'system');
  return (
    <section className="setting" aria-labelledby="language">
      <h2 id="language">{words.heading}</h2>
      <p className="quiet prose">{words.meaning}</p>
      <RadioGroup aria-labelledby="language" value={wish} onChange={(_, { value }) => choose(value)}>
        <Radio value="system" label={words.system} />
        <Radio value="en" label={<span lang="en">{names.en}</span>} />
        <Radio value="de" label={<span lang="de">{names.de}</span>} />
      </RadioGroup>
    </section>
  );
};
