import { Button } from '@fluentui/react-components';
import type { RuleChoices, RulesView } from '../../../../main/contract/ruleCalls.ts';
import { toCallError } from '../../../bridge/failure.ts';
import { Loaded } from '../../../components/Loaded.tsx';
import { Rich } from '../../../components/Rich.tsx';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { useCall } from '../../../hooks/useCall.ts';
import { useMay, usePhrase, useTexts } from '../../../hooks/surroundings.ts';
import type { RulesTab } from '../../../routes.ts';
import { errorWords } from '../../../texts/texts.ts';
import { ChargesTab } from './ChargesTab.tsx';
import { CountriesTab } from './CountriesTab.tsx';
import { CustomersTab } from './CustomersTab.tsx';
import { PaymentsTab } from './PaymentsTab.tsx';
import { RulesContext } from './rulesContext.ts';
import { RulesTabPanel } from './RulesTab.tsx';
import { TaxesTab } from './TaxesTab.tsx';
import { inWords } from './problemWords.ts';
import type { RulesDraft } from './useRulesDraft.ts';

export interface RulesPanelProps {
  readonly tab: RulesTab;
  readonly draft: RulesDraft;
}

/** One tab of the rules, with what its fields may be chosen from. */
export const RulesPanel = ({ tab, draft }: RulesPanelProps) => {
  const { integrationId } = draft;
  const mayAsk = useMay('operator');
  const choices = useCall('rules.choices', { integrationId }, { enabled: mayAsk });
  return (
    <Loaded query={draft.query}>
      {(read) => (
        <>
          <MayNot />
          <ChoicesStand
            isPending={mayAsk && choices.isPending}
            error={choices.error}
            troubles={choices.data?.troubles ?? []}
            onTryAgain={() => void choices.refetch()}
          />
          <Fields tab={tab} draft={draft} read={read} choices={choices.data ?? null} />
        </>
      )}
    </Loaded>
  );
};

interface FieldsProps extends RulesPanelProps {
  readonly read: RulesView;
  readonly choices: RuleChoices | null;
}

const Fields = ({ tab, draft, read, choices }: FieldsProps) => {
  const texts = useTexts();
  const phrase = usePhrase();
  const mayEdit = useMay('administrator');
  const { integrationId, outcome, set } = draft;
  const problems = outcome.what === 'refused' ? inWords(texts, phrase, outcome.problems) : [];
  const rules = draft.rules ?? read.rules;
  return (
    <RulesContext value={{ integrationId, rules, mayEdit, choices, problems, set }}>
      <div className="rules">
        <Tab tab={tab} />
      </div>
    </RulesContext>
  );
};

const Tab = ({ tab }: { readonly tab: RulesTab }) => {
  switch (tab) {
    case 'taxes':
      return <TaxesTab />;
    case 'charges':
      return <ChargesTab />;
    case 'payments':
      return <PaymentsTab />;
    case 'countries':
      return <CountriesTab />;
    case 'customers':
      return <CustomersTab />;
    case 'rules':
      return <RulesTabPanel />;
  }
};

const MayNot = () => {
  const { common } = useTexts();
  return useMay('administrator') ? null : <p className="quiet">{common.mayNotAdminister}</p>;
};

interface ChoicesStandProps {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly troubles: NonNullable<RuleChoices['troubles']>;
  readonly onTryAgain: () => void;
}

/** Fields are there without choices too. */
const ChoicesStand = ({ isPending, error, troubles, onTryAgain }: ChoicesStandProps) => {
  const texts = useTexts();
  const all = error === null ? troubles : [toCallError(error)];
  if (!isPending && all.length === 0) return null;
  return (
    <div className="actions" role="status">
      {isPending && <span className="caption">{texts.rules.choicesRead}</span>}
      {all.map((trouble) => (
        <span key={trouble.code} className="row">
          <StatusMark mark="attention" />
          <span>
            <Rich text={errorWords(texts, trouble).message} /> {texts.rules.choicesAway}
          </span>
        </span>
      ))}
      {all.length > 0 && (
        <Button size="small" onClick={onTryAgain}>
          {texts.common.tryAgain}
        </Button>
      )}
    </div>
  );
};
