import type { CapabilityView } from '../../../main/contract/views.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { RowsTable } from '../../components/RowsTable.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { usePhrase, useTexts } from '../../hooks/surroundings.ts';
import { wordFor } from '../../texts/texts.ts';

/** What the connector needs of NAV, and from where it gets it; what is missing stands first, with what to publish. */
export const Capabilities = ({ connectionId }: { readonly connectionId: string }) => {
  const { capability: words } = useTexts().connection;
  const query = useCall('connections.details', { connectionId });
  return (
    <Loaded query={query} rows={10}>
      {({ capabilities }) => {
        if (capabilities.length === 0) return <EmptyState title={words.none} remedy={words.noneRemedy} />;
        const there = capabilities.filter(isThere);
        const rows = [...capabilities.filter((each) => !isThere(each)), ...there];
        return (
          <>
            <p className="strong">
              {there.length === rows.length ? words.all(rows.length) : words.some(there.length, rows.length)}
            </p>
            <CapabilityTable rows={rows} />
          </>
        );
      }}
    </Loaded>
  );
};

const isThere = ({ surface }: CapabilityView): boolean => surface !== null;

const CapabilityTable = ({ rows }: { readonly rows: readonly CapabilityView[] }) => {
  const { connection } = useTexts();
  const { capability: words } = connection;
  return (
    <RowsTable
      label={connection.tabs.capabilities}
      className="capabilities"
      columns={[
        words.name,
        words.surface,
        rows.some((row) => !isThere(row)) ? `${words.source} / ${words.publish}` : words.source,
      ]}
    >
      {rows.map((row) => (
        <CapabilityRow key={row.name} row={row} />
      ))}
    </RowsTable>
  );
};

const CapabilityRow = ({ row }: { readonly row: CapabilityView }) => {
  const texts = useTexts();
  const phrase = usePhrase();
  return (
    <tr>
      <th scope="row">{wordFor(texts.capabilities, row.name)}</th>
      <td className="no-wrap">
        <StatusMark
          mark={row.surface === null ? 'attention' : 'fine'}
          word={row.surface === null ? texts.connection.capability.missing : texts.connection.surfaces[row.surface]}
        />
      </td>
      <td className="wrap">{row.surface === null ? phrase(row.remedy) : <span className="mono">{row.source}</span>}</td>
    </tr>
  );
};
