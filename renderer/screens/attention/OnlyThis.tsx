import { useTexts } from '../../hooks/surroundings.ts';
import { toHash, type AttentionRoute } from '../../routes.ts';

/** Says that the address names one of the things that wait, and leads to all of them. */
export const OnlyThis = ({ route }: { readonly route: AttentionRoute }) => {
  const { attention } = useTexts();
  return (
    <p className="only-this quiet">
      {route.alarm === undefined ? attention.onlyCause : attention.onlyAlarm}{' '}
      <a href={toHash({ screen: 'attention' })}>{attention.showEverything}</a>
    </p>
  );
};
