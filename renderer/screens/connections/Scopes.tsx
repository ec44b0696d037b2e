import { useTexts } from '../../hooks/surroundings.ts';

/** What an API account of BigCommerce has to be allowed, since nothing can be added to it later. */
export const Scopes = () => {
  const { connection: words } = useTexts();
  return (
    <details className="prose scopes">
      <summary>{words.scopes}</summary>
      <p>{words.scopesMeaning}</p>
      <ul>
        {words.bigCommerceScopes.map(([scope, forWhat]) => (
          <li key={scope}>
            <strong>{scope}</strong>: {forWhat}
          </li>
        ))}
      </ul>
    </details>
  );
};
