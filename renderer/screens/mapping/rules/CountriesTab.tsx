import { useTexts } from '../../../hooks/surroundings.ts';
import { CodeField, Section } from './fields.tsx';
import { PairTable } from './PairTable.tsx';
import { useRules, useSetting } from './rulesContext.ts';

/** Countries that NAV calls otherwise. */
export const CountriesTab = () => {
  const { countries: words } = useTexts().rules;
  const { choices } = useRules();
  const [countries, set] = useSetting('countries');
  return (
    <Section path="countries-section" title={words.table} meaning={words.meaning}>
      <PairTable
        path="countries"
        label={words.table}
        headings={[words.inStore, words.inNav]}
        pairs={countries}
        onChange={set}
        blank={() => ''}
        addLabel={words.add}
        addNamed={words.addNamed}
        empty={words.empty}
        choices={null}
      >
        {(code, inNav, change) => (
          <td>
            <CodeField
              path={`countries.${code}`}
              label={words.navOf(code)}
              isLabelHidden
              maxLength={10}
              choices={choices?.countries}
              value={inNav}
              onChange={change}
            />
          </td>
        )}
      </PairTable>
    </Section>
  );
};
