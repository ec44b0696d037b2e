import { useState } from 'react';
import type { BackupView, StorageView } from '../../../main/contract/storageCalls.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { RowsTable } from '../../components/RowsTable.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useAction } from '../../hooks/useCall.ts';
import { useLocale, useTexts } from '../../hooks/surroundings.ts';
import { formatDayAndTime, formatUtc } from '../../format.ts';
import { BackupDialog } from './BackupDialog.tsx';
import { formatBytes } from './bytes.ts';
import { RestoreDialog } from './RestoreDialog.tsx';
import { RunBar } from './RunBar.tsx';

type Wish = StorageView['backup'];

export interface BackupsProps {
  readonly storage: StorageView;
}

/** When they are made and where they go, those that are there, and the way back to one. */
export const Backups = ({ storage }: BackupsProps) => {
  const { storage: words } = useTexts().settings;
  const [isChanging, setChanging] = useState(false);
  /** What was set before the last change, for its undo. */
  const [before, setBefore] = useState<Wish | null>(null);
  const make = useAction('storage.backUp');
  return (
    <section className="setting" aria-labelledby="storage-backups">
      <div className="section-head">
        <h2 id="storage-backups">{words.backups}</h2>
        <span className="actions">
          <ActionButton least="administrator" onClick={() => setChanging(true)}>
            {words.change}
          </ActionButton>
          <ActionButton disabledFocusable={make.isPending || storage.isBackingUp} onClick={() => make.mutate({})}>
            {words.backUpNow}
          </ActionButton>
        </span>
      </div>
      <p className="quiet prose">{words.backupsMeaning}</p>
      <dl className="facts">
        <dt>{words.rhythm}</dt>
        <dd>{words.schedule(storage.backup.at, storage.backup.keep)}</dd>
        <dt>{words.goesTo}</dt>
        <dd className="mono wrap">{storage.backupFolder}</dd>
      </dl>
      {before !== null && <Saved before={before} onUndone={() => setBefore(null)} />}
      <Making storage={storage} isMaking={make.isPending || storage.isBackingUp} isMade={make.isSuccess} />
      {make.error !== null && storage.run?.state !== 'cancelled' && <ErrorNote error={make.error} />}
      <BackupTable storage={storage} />
      {isChanging && (
        <BackupDialog storage={storage} onSaved={() => setBefore(storage.backup)} onClose={() => setChanging(false)} />
      )}
    </section>
  );
};

interface MakingProps extends BackupsProps {
  readonly isMaking: boolean;
  readonly isMade: boolean;
}

const Making = ({ storage: { run }, isMaking, isMade }: MakingProps) => {
  const { settings, schedules } = useTexts();
  const { storage: words } = settings;
  const isGoing = run?.state === 'running';
  const share = isGoing && run.total > 1 ? `: ${Math.floor((100 * run.done) / run.total)} %` : '';
  return (
    <div className="run" role="status">
      {isGoing && <RunBar run={run} words={`${words.backingUp}${share}`} name={schedules.runs.kinds.backup} />}
      {!isGoing && isMaking && <StatusMark mark="working" word={words.backingUp} />}
      {!isMaking && !isGoing && run?.state === 'cancelled' && <StatusMark mark="attention" word={words.ended} />}
      {!isMaking && isMade && <StatusMark mark="fine" word={words.made} />}
    </div>
  );
};

/** What was just saved, and the way back. */
const Saved = ({ before, onUndone }: { readonly before: Wish; readonly onUndone: () => void }) => {
  const { storage: words } = useTexts().settings;
  const set = useAction('storage.setBackup');
  return (
    <>
      <p role="status" className="saved">
        <StatusMark mark="fine" word={words.saved} />
        <ActionButton
          least="administrator"
          size="small"
          disabledFocusable={set.isPending}
          onClick={() => set.mutate(before, { onSuccess: onUndone })}
        >
          {words.undo}
        </ActionButton>
      </p>
      {set.error !== null && <ErrorNote error={set.error} />}
    </>
  );
};

const BackupTable = ({ storage }: BackupsProps) => {
  const { storage: words } = useTexts().settings;
  const [chosen, setChosen] = useState<BackupView | null>(null);
  if (storage.backups.length === 0) return <EmptyState title={words.none} remedy={words.noneRemedy} />;
  return (
    <>
      <RowsTable
        label={words.backups}
        className="backups"
        columns={[
          words.when,
          words.reason,
          { word: words.size, as: 'number' },
          words.version,
          { word: words.restore, as: 'hidden' },
        ]}
      >
        {storage.backups.map((backup) => (
          <BackupRow
            key={backup.name}
            backup={backup}
            canRestore={storage.canRestore}
            onRestore={() => setChosen(backup)}
          />
        ))}
      </RowsTable>
      {chosen !== null && <RestoreDialog backup={chosen} onClose={() => setChosen(null)} />}
    </>
  );
};

interface BackupRowProps {
  readonly backup: BackupView;
  readonly canRestore: boolean;
  readonly onRestore: () => void;
}

const BackupRow = ({ backup, canRestore, onRestore }: BackupRowProps) => {
  const { storage: words } = useTexts().settings;
  const locale = useLocale();
  const when = formatDayAndTime(locale, backup.madeAt);
  return (
    <tr>
      <td>
        <time dateTime={backup.madeAt} title={formatUtc(backup.madeAt)}>
          {when}
        </time>
      </td>
      <td>{words.reasons[backup.reason]}</td>
      <td className="number">{formatBytes(locale, backup.bytes)}</td>
      <td>{backup.version}</td>
      <td>
        <ActionButton
          least="administrator"
          size="small"
          reason={canRestore ? null : words.restoreByCommand}
          aria-label={words.restoreOf(when)}
          onClick={onRestore}
        >
          {words.restore}
        </ActionButton>
      </td>
    </tr>
  );
};
