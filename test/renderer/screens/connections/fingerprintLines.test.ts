import { describe, expect, it } from 'vitest';
import { fingerprintLines } from '../../../../renderer/screens/connections/fingerprintLines.ts';

describe('a fingerprint', () => {
  it('is written in pairs, eight to a line, and loses nothing', () => {
    const hex = '00112233445566778899aabbccddeeff'.repeat(2);
    const lines = fingerprintLines(hex);

    expect(lines).toEqual([
      '00:11:22:33:44:55:66:77',
      '88:99:AA:BB:CC:DD:EE:FF',
      '00:11:22:33:44:55:66:77',
      '88:99:AA:BB:CC:DD:EE:FF',
    ]);
    expect(lines.join(':').replaceAll(':', '').toLowerCase()).toBe(hex);
  });

  it.each(['', 'unknown', 'abc'])('that is not one ("%s") is shown as it is', (text) => {
    expect(fingerprintLines(text)).toEqual([text]);
  });
});
