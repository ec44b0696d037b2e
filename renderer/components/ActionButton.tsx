import { Button, Tooltip, type ButtonProps } from '@fluentui/react-components';
import { useMay, useTexts } from '../hooks/surroundings.ts';

export type ActionButtonProps = ButtonProps & {
  /** Why it cannot be done now; the button stays reachable and tells it. */
  readonly reason?: string | null;
  /** The role it takes. */
  readonly least?: 'operator' | 'administrator';
};

/** A button that changes something. Who may not use it sees it, disabled, with the reason. */
export const ActionButton = ({ reason = null, least = 'operator', ...props }: ActionButtonProps) => {
  const texts = useTexts();
  const may = useMay(least);
  const mayNot = least === 'administrator' ? texts.common.mayNotAdminister : texts.common.mayNot;
  const why = may ? reason : mayNot;
  if (why === null) return <Button {...props} />;
  return (
    <Tooltip content={why} relationship="description">
      <Button {...props} disabledFocusable />
    </Tooltip>
  );
};
