import type { StorageView } from '../../../main/contract/storageCalls.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { StatusMark, type Mark } from '../../components/StatusMark.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { useLocale, useTexts } from '../../hooks/surroundings.ts';
import { formatDayAndTime } from '../../format.ts';
import { Backups } from './Backups.tsx';
import { formatBytes } from './bytes.ts';

/** Looks after a backup that moves more often than news about it may come. */
const lookEvery = 1_000;

/** Where the data is, how much room there is, and what keeps it safe. */
export const Storage = () => {
  const query = useCall('storage.get', {}, { every: (data) => (data?.run?.state === 'running' ? lookEvery : false) });
  return (
    <Loaded query={query} rows={8}>
      {(storage) => (
        <div className="settings">
          <Room storage={storage} />
          <Backups storage={storage} />
        </div>
      )}
    </Loaded>
  );
};

interface StorageProps {
  readonly storage: StorageView;
}

const marks: Readonly<Record<StorageView['level'], Mark>> = { fine: 'fine', low: 'attention', veryLow: 'down' };

const Room = ({ storage }: StorageProps) => {
  const { storage: words } = useTexts().settings;
  const locale = useLocale();
  const { freeBytes, level, restored } = storage;
  return (
    <section className="setting" aria-labelledby="storage-room">
      <h2 id="storage-room">{words.room}</h2>
      <p role="status">
        <StatusMark mark={marks[level]} word={words.levels[level]} />
      </p>
      <dl className="facts">
        <dt>{words.folder}</dt>
        <dd className="mono wrap">{storage.dataFolder}</dd>
        <dt>{words.database}</dt>
        <dd>{formatBytes(locale, storage.databaseBytes)}</dd>
        <dt>{words.free}</dt>
        <dd>{freeBytes === null ? words.unknown : formatBytes(locale, freeBytes)}</dd>
        <Growth storage={storage} />
      </dl>
      {restored !== null && (
        <p className="caption">
          {words.restored(formatDayAndTime(locale, restored.backupAt), formatDayAndTime(locale, restored.restoredAt))}
        </p>
      )}
    </section>
  );
};

const Growth = ({ storage: { bytesPerDay, daysLeft } }: StorageProps) => {
  const { storage: words } = useTexts().settings;
  const locale = useLocale();
  return (
    <>
      <dt>{words.growth}</dt>
      <dd>{bytesPerDay === null ? words.notYet : words.perDay(formatBytes(locale, bytesPerDay))}</dd>
      {daysLeft !== null && (
        <>
          <dt>{words.lasts}</dt>
          <dd>{words.days(daysLeft)}</dd>
        </>
      )}
    </>
  );
};
