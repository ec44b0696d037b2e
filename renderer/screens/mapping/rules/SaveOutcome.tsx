import { Button } from '@fluentui/react-components';
import { toCallError } from '../../../bridge/failure.ts';
import { ErrorNote } from '../../../components/ErrorNote.tsx';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { usePhrase, useTexts } from '../../../hooks/surroundings.ts';
import { ProblemSummary } from './ProblemSummary.tsx';
import { inWords } from './problemWords.ts';
import type { SettingName } from './changes.ts';
import type { RulesDraft } from './useRulesDraft.ts';
import { WaitingForThis } from './WaitingForThis.tsx';

/** What became of saving: saved and who waited for it, what is to be put right, or why it could not be. */
export const SaveOutcome = ({ draft }: { readonly draft: RulesDraft }) => {
  const texts = useTexts();
  const phrase = usePhrase();
  const { outcome, integrationId } = draft;
  switch (outcome.what) {
    case 'none':
      return null;
    case 'saved':
      return <Saved names={outcome.names} integrationId={integrationId} />;
    case 'refused':
      return <ProblemSummary integrationId={integrationId} problems={inWords(texts, phrase, outcome.problems)} />;
    case 'failed':
      return <Failed error={outcome.error} onReload={draft.reload} />;
    case 'reloaded':
      return <Reloaded dropped={outcome.dropped} />;
  }
};

interface SavedProps {
  readonly names: readonly SettingName[];
  readonly integrationId: string;
}

const Saved = ({ names, integrationId }: SavedProps) => {
  const { outcome: words, settings } = useTexts().rules;
  return (
    <div className="save-outcome">
      <p role="status">
        <StatusMark mark="fine" word={words.saved(names.map((name) => settings[name]))} />
      </p>
      <WaitingForThis names={names} integrationId={integrationId} />
    </div>
  );
};

const isMoved = (error: Error): boolean => toCallError(error).code === 'rules-moved';

/** Somebody else may have saved: read again, what nobody else touched is kept. */
const Failed = ({ error, onReload }: { readonly error: Error; readonly onReload: () => void }) => {
  const { outcome: words } = useTexts().rules;
  return (
    <div className="save-outcome">
      <ErrorNote error={error} />
      {isMoved(error) && <Button onClick={onReload}>{words.reload}</Button>}
    </div>
  );
};

const Reloaded = ({ dropped }: { readonly dropped: readonly SettingName[] }) => {
  const { outcome: words, settings } = useTexts().rules;
  const text = dropped.length === 0 ? words.reloaded : words.dropped(dropped.map((name) => settings[name]));
  return (
    <p className="save-outcome" role="status">
      <StatusMark mark={dropped.length === 0 ? 'fine' : 'attention'} word={text} />
    </p>
  );
};
