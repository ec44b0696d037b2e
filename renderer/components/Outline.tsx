import { useTexts } from '../hooks/surroundings.ts';

/** Rows in outline; the style sheet shows them only after 200 ms, so that quick answers do not flicker. */
export const Outline = ({ rows }: { readonly rows: number }) => {
  const texts = useTexts();
  return (
    <div className="outline" role="status" aria-label={texts.common.loading}>
      {Array.from({ length: rows }, (_, row) => (
        <i key={row} />
      ))}
    </div>
  );
};
