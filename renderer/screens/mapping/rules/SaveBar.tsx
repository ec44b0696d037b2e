import { Button } from '@fluentui/react-components';
import { BeakerRegular, SaveRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { ActionButton } from '../../../components/ActionButton.tsx';
import { useTexts } from '../../../hooks/surroundings.ts';
import { TrialDialog } from '../TrialDialog.tsx';
import { asSent } from './changes.ts';
import type { RulesDraft } from './useRulesDraft.ts';
import { SaveOutcome } from './SaveOutcome.tsx';

/** What is changed and not saved, on whatever tab, and what came of saving. */
export const SaveBar = ({ draft }: { readonly draft: RulesDraft }) => {
  const { bar: words } = useTexts().rules;
  const { changed } = draft;
  return (
    <section className="save-bar" aria-label={words.label}>
      <SaveOutcome draft={draft} />
      <div className="save-actions">
        <span className="grow" role="status">
          <Stand draft={draft} />
        </span>
        <TryOut draft={draft} />
        <Button disabledFocusable={changed.length === 0 || draft.isSaving} onClick={draft.discard}>
          {words.discard}
        </Button>
        <ActionButton
          least="administrator"
          appearance="primary"
          icon={<SaveRegular />}
          reason={changed.length === 0 ? words.nothing : null}
          disabledFocusable={draft.isSaving}
          onClick={draft.save}
        >
          {words.save}
        </ActionButton>
      </div>
    </section>
  );
};

const Stand = ({ draft: { isSaving, changed } }: { readonly draft: RulesDraft }) => {
  const { bar: words, settings } = useTexts().rules;
  if (isSaving) return words.saving;
  if (changed.length === 0) return <span className="quiet">{words.none}</span>;
  return words.changed(changed.map((name) => settings[name]));
};

const TryOut = ({ draft: { integrationId, changes, changed } }: { readonly draft: RulesDraft }) => {
  const { bar: words } = useTexts().rules;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <ActionButton icon={<BeakerRegular />} onClick={() => setOpen(true)}>
        {words.tryOut}
      </ActionButton>
      {isOpen && (
        <TrialDialog
          integrationId={integrationId}
          {...(changed.length === 0 ? { changes: undefined } : asSent(changes))}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
};
