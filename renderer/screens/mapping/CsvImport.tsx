import { Field } from '@fluentui/react-components';
import { useState } from 'react';
import type { MappingImport } from '../../../main/contract/views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useAction } from '../../hooks/useCall.ts';
import { useMay, useTexts } from '../../hooks/surroundings.ts';
import { readText } from './readText.ts';
import { WhatItDoes } from './WhatItDoes.tsx';

const largest = 5_000_000;

/** Looked through first; written only once a person has seen what it does. */
export const CsvImport = ({ integrationId }: { readonly integrationId: string }) => {
  const texts = useTexts();
  const { csv: words } = texts.mapping;
  const may = useMay('operator');
  const [text, setText] = useState('');
  const [isTooLarge, setTooLarge] = useState(false);
  const tryOut = useAction('mappings.importCsv');
  const takeOver = useAction('mappings.importCsv');
  const choose = async (file: File | undefined) => {
    tryOut.reset();
    takeOver.reset();
    setTooLarge(file !== undefined && file.size > largest);
    if (file === undefined || file.size > largest) return;
    const read = await readText(file);
    setText(read);
    tryOut.mutate({ integrationId, text: read, dryRun: true });
  };
  const go = () => takeOver.mutate({ integrationId, text, dryRun: false });
  return (
    <>
      <Field label={words.file} validationMessage={isTooLarge ? words.tooLarge : may ? undefined : texts.common.mayNot}>
        {({ id, 'aria-describedby': describedBy }) => (
          <input
            id={id}
            aria-describedby={describedBy}
            type="file"
            accept=".csv,text/csv"
            disabled={!may}
            // The corrected file has the same name, and choosing it again must count.
            onClick={({ currentTarget }) => {
              currentTarget.value = '';
            }}
            onChange={({ target }) => void choose(target.files?.[0])}
          />
        )}
      </Field>
      <p className="caption" role="status">
        {tryOut.isPending && words.reading}
      </p>
      {tryOut.error !== null && <ErrorNote error={tryOut.error} />}
      {takeOver.error !== null && <ErrorNote error={takeOver.error} />}
      {takeOver.data?.applied === true ? (
        <Done result={takeOver.data} />
      ) : (
        <TryOut result={takeOver.data ?? tryOut.data} isPending={takeOver.isPending} onTakeOver={go} />
      )}
    </>
  );
};

const Done = ({ result }: { readonly result: MappingImport }) => {
  const { csv: words } = useTexts().mapping;
  return (
    <p role="status">
      <StatusMark mark="fine" word={words.done(result.new, result.changed)} />
    </p>
  );
};

interface TryOutProps {
  readonly result: MappingImport | undefined;
  readonly isPending: boolean;
  readonly onTakeOver: () => void;
}

const TryOut = ({ result, isPending, onTakeOver }: TryOutProps) => {
  const { csv: words } = useTexts().mapping;
  if (result === undefined) return null;
  const isWorth = result.problems.length === 0 && result.new + result.changed > 0;
  return (
    <>
      <WhatItDoes result={result} />
      {isWorth && (
        <div className="actions">
          <ActionButton appearance="primary" disabledFocusable={isPending} onClick={onTakeOver}>
            {words.takeOver}
          </ActionButton>
        </div>
      )}
    </>
  );
};
