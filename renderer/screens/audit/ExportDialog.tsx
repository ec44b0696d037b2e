import { Button, Checkbox, Field, Select } from '@fluentui/react-components';
import { useRef, useState, type SubmitEvent } from 'react';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useAction } from '../../hooks/useCall.ts';
import { useMay, useTexts } from '../../hooks/surroundings.ts';
import type { AuditAddress } from '../../routes.ts';
import { isFiltered, toFilter } from './address.ts';

export interface ExportDialogProps {
  readonly address: AuditAddress;
  readonly onClose: () => void;
}

const formats = ['json', 'csv', 'csvSemicolon'] as const;
type Format = (typeof formats)[number];

/** What the filters of the screen fit, into a file that the engine writes. */
export const ExportDialog = ({ address, onClose }: ExportDialogProps) => {
  const { audit, common } = useTexts();
  const { export: words } = audit;
  const dialog = useRef<HTMLDialogElement>(null);
  const [format, setFormat] = useState<Format>('json');
  const [contents, setContents] = useState(false);
  const mayOpen = useMay('administrator');
  const start = useAction('audit.export');
  const close = () => dialog.current?.close();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const isJson = format === 'json';
    start.mutate(
      {
        filter: toFilter(address),
        format: isJson ? 'json' : 'csv',
        separator: format === 'csvSemicolon' ? ';' : ',',
        contents: isJson && contents,
      },
      { onSuccess: close },
    );
  };
  return (
    <Dialog ref={dialog} title={words.title} onClose={onClose}>
      <form className="address-form" onSubmit={submit}>
        <p className="quiet">{words.meaning(isFiltered(address))}</p>
        <Field label={words.format}>
          <Select value={format} onChange={(_, { value }) => setFormat(formats.find((one) => one === value) ?? 'json')}>
            {formats.map((one) => (
              <option key={one} value={one}>
                {words.formats[one]}
              </option>
            ))}
          </Select>
        </Field>
        {format === 'json' && (
          <Checkbox
            label={words.contents}
            checked={contents}
            disabled={!mayOpen}
            onChange={(_, { checked }) => setContents(checked === true)}
          />
        )}
        {format === 'json' && !mayOpen && <p className="caption">{common.mayNotAdminister}</p>}
        {start.error !== null && <ErrorNote error={start.error} />}
        <div className="dialog-actions">
          <Button onClick={close}>{common.cancel}</Button>
          <Button type="submit" appearance="primary" disabledFocusable={start.isPending}>
            {words.go}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
