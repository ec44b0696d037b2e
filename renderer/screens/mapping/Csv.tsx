import { useTexts } from '../../hooks/surroundings.ts';
import { CsvExport } from './CsvExport.tsx';
import { CsvImport } from './CsvImport.tsx';

/** The table as a file, out and in. */
export const Csv = ({ integrationId }: { readonly integrationId: string }) => {
  const { csv: words } = useTexts().mapping;
  return (
    <div className="csv">
      <section aria-labelledby="csv-export">
        <h2 id="csv-export">{words.export}</h2>
        <p className="prose">{words.exportMeaning}</p>
        <CsvExport integrationId={integrationId} />
      </section>
      <section aria-labelledby="csv-import">
        <h2 id="csv-import">{words.import}</h2>
        <p className="prose">{words.importMeaning}</p>
        <CsvImport integrationId={integrationId} />
      </section>
    </div>
  );
};
