import { ProgressBar } from '@fluentui/react-components';
import type { ExportsView } from '../../../main/contract/auditCalls.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Time } from '../../components/Ago.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useAction, useCall } from '../../hooks/useCall.ts';
import { useClient, useLocale, useMay, usePhrase, useTexts } from '../../hooks/surroundings.ts';
import { CopyButton } from '../connections/CopyButton.tsx';
import { formatBytes } from '../settings/bytes.ts';

const lookEvery = 1_000;

/** The export that goes on, and the files there are; nothing while there are none. */
export const Exports = () => {
  const { audit } = useTexts();
  const phrase = usePhrase();
  const { data } = useCall(
    'audit.exports',
    {},
    { every: (view) => (view?.run?.state === 'running' ? lookEvery : false) },
  );
  if (data === undefined || (data.run === null && data.files.length === 0)) return null;
  const { run, problem, files } = data;
  return (
    <div className="exports">
      {run?.state === 'running' && <Going run={run} />}
      {run?.state === 'done' && (
        <p role="status">
          <StatusMark mark="fine" word={audit.export.done} />
        </p>
      )}
      {problem !== null && (
        <p role="status">
          <StatusMark mark="attention" word={phrase(problem.message)} /> {phrase(problem.whatToDo)}
        </p>
      )}
      {files.length > 0 && <Files view={data} />}
    </div>
  );
};

const Going = ({ run }: { readonly run: NonNullable<ExportsView['run']> }) => {
  const { audit } = useTexts();
  const cancel = useAction('runs.cancel');
  const words = audit.export.running(run.done, run.total);
  return (
    <div className="run" role="status">
      <StatusMark mark="working" word={words} />
      <ProgressBar className="run-bar" value={run.done} max={Math.max(run.total, 1)} aria-label={words} />
      <ActionButton size="small" disabledFocusable={cancel.isPending} onClick={() => cancel.mutate({ runId: run.id })}>
        {audit.stop}
      </ActionButton>
      {cancel.error !== null && <ErrorNote error={cancel.error} />}
    </div>
  );
};

const Files = ({ view: { files, folder, run } }: { readonly view: ExportsView }) => {
  const { export: words } = useTexts().audit;
  return (
    <details open={run !== null}>
      <summary>{words.files}</summary>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={words.files}>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{words.file}</th>
              <th scope="col">{words.made}</th>
              <th scope="col" className="number">
                {words.size}
              </th>
              <th scope="col">
                <span className="hidden">{words.download}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {files.map((file) => (
              <File key={file.name} file={file} folder={folder} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="caption">
        {words.folder} <span className="mono wrap">{folder}</span>. {words.leave}
      </p>
    </details>
  );
};

interface FileProps {
  readonly file: ExportsView['files'][number];
  readonly folder: string;
}

/** A browser may be far from the computer that holds the file and gets it; the program's own window stands beside it. */
const File = ({ file, folder }: FileProps) => {
  const { export: words } = useTexts().audit;
  const locale = useLocale();
  const { session } = useClient();
  const mayLoad = useMay(file.contents ? 'administrator' : 'operator');
  const remove = useAction('audit.removeExport');
  return (
    <tr>
      <td className="mono">{file.name}</td>
      <td>
        <Time at={file.at} />
      </td>
      <td className="number">{formatBytes(locale, file.bytes)}</td>
      <td className="no-wrap">
        {session.kind === 'host' && <CopyButton text={`${folder}/${file.name}`} label={words.copyPath} />}
        {session.kind === 'password' && mayLoad && (
          <a href={`/api/exports/${encodeURIComponent(file.name)}`} download={file.name}>
            {words.download}
          </a>
        )}
        <ActionButton
          size="small"
          appearance="subtle"
          aria-label={words.removeOne(file.name)}
          disabledFocusable={remove.isPending}
          onClick={() => remove.mutate({ name: file.name })}
        >
          {words.remove}
        </ActionButton>
        {remove.error !== null && <ErrorNote error={remove.error} />}
      </td>
    </tr>
  );
};
