import {
  DocumentRegular,
  DocumentSearchRegular,
  MoreHorizontalRegular,
  PersonRegular,
  TagRegular,
} from '@fluentui/react-icons';
import type { FoundSku, SearchAnswer } from '../../../main/contract/searchCalls.ts';
import type { OrderRow } from '../../../main/contract/views.ts';
import { Money } from '../../components/Money.tsx';
import { markOf, wordOf } from '../../components/states.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { goTo } from '../../hooks/useRoute.ts';
import type { Route } from '../../routes.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Option, OptionGroup } from './options.ts';

const opening = (route: Route) => () => goTo(route);

const toOrder = ({ integrationId, orderKey }: Pick<OrderRow, 'integrationId' | 'orderKey'>) =>
  opening({ screen: 'order', integrationId, orderKey, tab: 'plan' });

const keyOf = ({ integrationId, orderKey }: Pick<OrderRow, 'integrationId' | 'orderKey'>): string =>
  `${integrationId} ${orderKey}`;

/** Not what stands for a name that is shown to operators alone. */
const nameOf = ({ customer }: OrderRow): string => (customer === '…' ? '' : customer);

const listed = (...words: readonly string[]): string => words.filter((each) => each !== '').join(', ');

const orderOption = (texts: Texts, kind: string, order: OrderRow): Option => ({
  id: `${kind} ${keyOf(order)}`,
  icon: <StatusMark mark={markOf(order)} />,
  words: order.orderNo,
  beside: listed(nameOf(order), wordOf(texts, order)),
  end: order.storeTotal !== null && <Money {...order.storeTotal} />,
  act: toOrder(order),
});

const skuRoute = ({ sku, causeGroup, mapped }: FoundSku): Route => {
  if (causeGroup !== null) return { screen: 'attention', cause: causeGroup };
  if (mapped === null) return { screen: 'audit', address: { sku } };
  return { screen: 'mapping', integrationId: mapped.integrationId, tab: 'table', text: sku };
};

const skuWords = ({ search }: Texts, { causeGroup, mapped }: FoundSku): string => {
  if (causeGroup !== null) return search.waits;
  return mapped === null ? search.logged : search.mappedTo(mapped.itemNo);
};

const allOrders = ({ search }: Texts, text: string): Option => ({
  id: 'orders all',
  icon: <MoreHorizontalRegular fontSize={16} />,
  words: search.allOrders(text),
  act: opening({ screen: 'orders', filter: { text } }),
});

const customers = (texts: Texts, { cards, person }: SearchAnswer): readonly Option[] => [
  ...cards.map((card) => ({
    id: `card ${card.customerNo} ${keyOf(card)}`,
    icon: <PersonRegular fontSize={16} />,
    words: card.customerNo,
    beside: card.name,
    end: <span className="caption">{texts.search.createdFor(card.orderNo)}</span>,
    act: toOrder(card),
  })),
  ...(person?.orders ?? []).map((order) => orderOption(texts, 'person', order)),
  ...(person === null
    ? []
    : [
        {
          id: 'person entries',
          icon: <DocumentSearchRegular fontSize={16} />,
          words: texts.search.aboutPerson,
          // The fingerprint says nothing by itself; the address that was typed stands in no address of the window.
          act: opening({ screen: 'audit', address: { subject: person.subject } }),
        },
      ]),
];

/** What was found, by kind; kinds of which nothing was found are left out. */
export const hitGroups = (texts: Texts, answer: SearchAnswer, text: string): readonly OptionGroup[] => {
  const { groups } = texts.search;
  const orders = answer.orders.map((order) => orderOption(texts, 'order', order));
  const all: readonly OptionGroup[] = [
    { name: groups.orders, options: answer.moreOrders ? [...orders, allOrders(texts, text)] : orders },
    {
      name: groups.documents,
      options: answer.documents.map(({ documentNo, order }) => ({
        ...orderOption(texts, `document ${documentNo}`, order),
        icon: <DocumentRegular fontSize={16} />,
        words: documentNo,
        beside: listed(order.orderNo, nameOf(order)),
      })),
    },
    {
      name: groups.skus,
      options: answer.skus.map((found) => ({
        id: `sku ${found.sku}`,
        icon: <TagRegular fontSize={16} />,
        words: found.sku,
        beside: skuWords(texts, found),
        act: opening(skuRoute(found)),
      })),
    },
    { name: groups.customers, options: customers(texts, answer) },
  ];
  return all.filter(({ options }) => options.length > 0);
};
