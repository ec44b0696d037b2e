import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular, ClipboardTextLtrRegular } from '@fluentui/react-icons';
import type { CallOutput } from '../../../main/contract/calls.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useClient, useTexts } from '../../hooks/surroundings.ts';
import { useAction } from '../../hooks/useCall.ts';
import { CopyButton } from '../connections/CopyButton.tsx';

/** What is told to somebody who helps: shown whole before it is saved or copied. */
export const Support = () => {
  const { support: words } = useTexts().settings;
  const gather = useAction('support.gather');
  const label = gather.data === undefined ? words.gather : words.gatherAgain;
  return (
    <section className="setting" aria-labelledby="support">
      <h2 id="support">{words.heading}</h2>
      <p className="quiet prose">{words.meaning}</p>
      <p className="quiet prose">{words.leftOut}</p>
      <div className="actions">
        <ActionButton
          least="administrator"
          icon={<ClipboardTextLtrRegular />}
          disabledFocusable={gather.isPending}
          onClick={() => gather.mutate({})}
        >
          {gather.isPending ? words.gathering : label}
        </ActionButton>
      </div>
      {gather.error !== null && <ErrorNote error={gather.error} />}
      {gather.data !== undefined && <Gathered gathered={gather.data} />}
    </section>
  );
};

const Gathered = ({ gathered: { text, fileName } }: { readonly gathered: CallOutput<'support.gather'> }) => {
  const { support: words } = useTexts().settings;
  // A browser asks where to put a file; the window of the tray application gives it by way of the clipboard.
  const isBrowser = useClient().session.kind === 'password';
  return (
    <>
      <pre className="mono json" tabIndex={0} role="region" aria-label={words.text}>
        {text}
      </pre>
      <div className="actions">
        {isBrowser && (
          <Button icon={<ArrowDownloadRegular />} onClick={() => save(text, fileName)}>
            {words.save}
          </Button>
        )}
        <CopyButton text={text} label={words.copy} />
        <span className="caption" role="status">
          {words.entered}
        </span>
      </div>
    </>
  );
};

const save = (text: string, name: string) => {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};
