import type { Overview } from '../../../main/contract/views.ts';
import { Rich } from '../../components/Rich.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import { toHash } from '../../routes.ts';
import { causeWords } from '../../texts/texts.ts';

/** What waits for a decision, by cause. */
export const Decisions = ({ waiting, count }: { readonly waiting: Overview['waiting']; readonly count: number }) => {
  const texts = useTexts();
  return (
    <section aria-labelledby="decisions-title">
      <div className="section-head">
        <h2 id="decisions-title">{texts.overview.decisions(count)}</h2>
        {count > 0 && <a href="#/attention">{texts.overview.openAll}</a>}
      </div>
      {waiting.length === 0 ? (
        <p className="quiet">{texts.overview.decisionsEmpty}</p>
      ) : (
        <ul className="decisions" data-rows>
          {waiting.map((group) => (
            <li key={group.causeGroup}>
              <StatusMark mark="attention" />
              <a href={toHash({ screen: 'attention', cause: group.causeGroup })} className="plain">
                <Rich text={causeWords(texts, group.cause).message} />
              </a>
              <span className="caption no-wrap">{texts.common.orders(group.count)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
