import { Button } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTexts } from '../../hooks/surroundings.ts';

export const CopyButton = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const texts = useTexts();
  const [isCopied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <>
      <Button size="small" appearance="subtle" icon={<CopyRegular />} aria-label={label} onClick={copy}>
        {texts.common.copy}
      </Button>
      <span className="caption" role="status">
        {isCopied && texts.common.copied}
      </span>
    </>
  );
};
