import { Button, Tooltip, type ButtonProps } from '@fluentui/react-components';
import { useMayOperate, useTexts } from '../hooks/surroundings.ts';

export type ActionButtonProps = ButtonProps & {
  /** Why it cannot be done now; the button stays reachable and tells it. */
  readonly reason?: string | null;
};

/** A button that changes something. Who may not use it sees it, disabled, with the reason. */
export const ActionButton = ({ reason = null, ...props }: ActionButtonProps) => {
  const texts = useTexts();
  const mayOperate = useMayOperate();
  const why = mayOperate ? reason : texts.common.mayNot;
  if (why === null) return <Button {...props} />;
  return (
    <Tooltip content={why} relationship="description">
      <Button {...props} disabledFocusable />
    </Tooltip>
  );
};
