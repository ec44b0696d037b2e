import type { Term } from '../../../main/contract/views.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { toHash, type OrdersFilter } from '../../routes.ts';

const terms: readonly (Term | undefined)[] = [undefined, 'equal', 'onTheWay', 'waiting', 'leftOut'];

export const TermTabs = ({ filter }: { readonly filter: OrdersFilter }) => {
  const texts = useTexts();
  return (
    <nav className="tabs" aria-label={texts.orders.filter}>
      {terms.map((term) => (
        <a
          key={term ?? 'all'}
          href={toHash({ screen: 'orders', filter: { ...filter, term } })}
          aria-current={filter.term === term ? 'true' : undefined}
        >
          {term === undefined ? texts.orders.all : texts.terms[term]}
        </a>
      ))}
    </nav>
  );
};
