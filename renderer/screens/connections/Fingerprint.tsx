import { useTexts } from '../../hooks/surroundings.ts';
import { CopyButton } from './CopyButton.tsx';
import { fingerprintLines } from './fingerprintLines.ts';

/** In pairs and short lines, to be compared by eye or read out on the telephone. */
export const Fingerprint = ({ fingerprint }: { readonly fingerprint: string }) => {
  const texts = useTexts();
  const lines = fingerprintLines(fingerprint);
  return (
    <div className="fingerprint">
      <div className="mono">
        {lines.map((line, index) => (
          // A line has no identity but its place.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={index}>{line} </span>
        ))}
      </div>
      <CopyButton text={lines.join(':')} label={texts.connection.certificate.copyFingerprint} />
    </div>
  );
};
