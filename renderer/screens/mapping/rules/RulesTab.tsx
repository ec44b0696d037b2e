import type { IntegrationRules } from '../../../../main/contract/ruleCalls.ts';
import { useTexts } from '../../../hooks/surroundings.ts';
import { Section } from './fields.tsx';
import { RowList } from './RowList.tsx';
import { RuleConditions } from './RuleConditions.tsx';
import { ruleSummary } from './ruleSummary.ts';
import { RuleValues } from './RuleValues.tsx';
import { useSetting } from './rulesContext.ts';

export type Rule = IntegrationRules['rules'][number];

/** When … then …, read from the top. */
export const RulesTabPanel = () => {
  const { conditions: words } = useTexts().rules;
  const [rules, set] = useSetting('rules');
  return (
    <Section path="rules-section" title={words.list} meaning={words.meaning}>
      <RowList
        path="rules"
        label={words.list}
        rows={rules}
        onChange={set}
        blank={() => ({ when: {}, set: { dimensions: {} } })}
        add={words.add}
        empty={words.empty}
        nameOf={(_, index) => words.rule(index + 1)}
        summaryOf={summaryOf}
      >
        {({ when, set: values }, change, path) => (
          <>
            <RuleConditions
              path={`${path}.when`}
              when={when}
              onChange={(part) => change({ when: { ...when, ...part } })}
            />
            <RuleValues
              path={`${path}.set`}
              values={values}
              onChange={(part) => change({ set: { ...values, ...part } })}
            />
          </>
        )}
      </RowList>
    </Section>
  );
};

const Summary = ({ rule }: { readonly rule: Rule }) => {
  const { conditions: words } = useTexts().rules;
  const { when, result } = ruleSummary(words, rule);
  return (
    <>
      <span className="wrap">
        <span className="quiet">{words.when}</span> {when.length === 0 ? words.always : when.join('; ')}
      </span>
      <span className="rule-then wrap">
        <span className="quiet">{words.result}</span> {result.length === 0 ? words.nothing : result.join('; ')}
      </span>
    </>
  );
};

const summaryOf = (rule: Rule) => <Summary rule={rule} />;
