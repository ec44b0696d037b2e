import { Button, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useAction } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';

const save = (text: string, name: string) => {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};

/** Looking is enough for it: nothing is changed. */
export const CsvExport = ({ integrationId }: { readonly integrationId: string }) => {
  const texts = useTexts();
  const { csv: words } = texts.mapping;
  // A spreadsheet in German opens files with semicolons only.
  const [separator, setSeparator] = useState<',' | ';'>(texts.language === 'de' ? ';' : ',');
  const read = useAction('mappings.exportCsv');
  const go = () =>
    read.mutate({ integrationId, separator }, { onSuccess: ({ text }) => save(text, words.fileName(integrationId)) });
  return (
    <>
      <Field label={words.separator}>
        <RadioGroup
          layout="horizontal"
          value={separator}
          onChange={(_, { value }) => setSeparator(value === ';' ? ';' : ',')}
        >
          <Radio value="," label={words.comma} />
          <Radio value=";" label={words.semicolon} />
        </RadioGroup>
      </Field>
      <div className="actions">
        <Button icon={<ArrowDownloadRegular />} disabledFocusable={read.isPending} onClick={go}>
          {words.download}
        </Button>
      </div>
      {read.error !== null && <ErrorNote error={read.error} />}
    </>
  );
};
