import { useTexts } from '../../hooks/surroundings.ts';

/** Where the data is, and what keeps it safe. */
export const Storage = () => {
  const { settings } = useTexts();
  return (
    <section className="section" aria-labelledby="storage">
      <h2 id="storage">{settings.names.storage}</h2>
      <p className="prose">{settings.storage.whatIsKept}</p>
    </section>
  );
};
