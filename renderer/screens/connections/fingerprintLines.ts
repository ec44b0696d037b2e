/** Pairs of a line, so that two people can compare line by line. */
const pairsInALine = 8;

/** @param fingerprint hex digits, such as `4f2c…`; anything else is shown as it is */
export const fingerprintLines = (fingerprint: string): readonly string[] => {
  const pairs = /^([\da-f]{2})+$/i.test(fingerprint) ? (fingerprint.toUpperCase().match(/../g) ?? []) : [fingerprint];
  const lines: string[] = [];
  for (let at = 0; at < pairs.length; at += pairsInALine) lines.push(pairs.slice(at, at + pairsInALine).join(':'));
  return lines;
};
