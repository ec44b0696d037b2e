import { useState } from 'react';
import { titleOf, type Entry } from './entries.ts';

const widths = [900, 1280, 1920];

interface Look {
  readonly language: string;
  readonly theme: string;
  readonly width: number;
}

/** A window of that width, the same for one picture after the other. */
const open = ({ state, hash }: Entry, { language, theme, width }: Look) => {
  const address = `?state=${state}&language=${language}&theme=${theme}${hash}`;
  window.open(address, 'gallery', `width=${width},height=800`);
};

/** All pictures; each opens in a window of its own. */
export const Contents = ({ entries }: { readonly entries: readonly Entry[] }) => {
  const [look, setLook] = useState<Look>({ language: 'en-GB', theme: 'light', width: 1280 });
  const change = (part: Partial<Look>) => setLook({ ...look, ...part });
  return (
    <main style={{ padding: 24, font: '14px system-ui' }}>
      <h1>Gallery</h1>
      <Choice
        name="Language"
        of={['en-GB', 'de-DE']}
        value={look.language}
        onChoose={(language) => change({ language })}
      />
      <Choice name="Theme" of={['light', 'dark']} value={look.theme} onChoose={(theme) => change({ theme })} />
      <Choice
        name="Width"
        of={widths.map(String)}
        value={String(look.width)}
        onChoose={(width) => change({ width: Number(width) })}
      />
      <ul style={{ columns: '240px' }}>
        {entries.map((entry) => (
          <li key={titleOf(entry)}>
            <button type="button" onClick={() => open(entry, look)}>
              {titleOf(entry)}
            </button>
          </li>
        ))}
      </ul>
    </main>
  );
};

interface ChoiceProps {
  readonly name: string;
  readonly of: readonly string[];
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

const Choice = ({ name, of, value, onChoose }: ChoiceProps) => (
  <label style={{ marginRight: 16 }}>
    {name}{' '}
    <select value={value} onChange={(event) => onChoose(event.target.value)}>
      {of.map((each) => (
        <option key={each}>{each}</option>
      ))}
    </select>
  </label>
);
