import { useMay, useTexts } from '../hooks/surroundings.ts';

/** Tells a viewer what "…" in a list or plan stands for, and who sees it. */
export const HiddenNote = () => {
  const { order } = useTexts();
  return useMay('operator') ? null : <p className="caption">{order.hiddenValues}</p>;
};
