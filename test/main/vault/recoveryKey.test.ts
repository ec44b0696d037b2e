import { describe, expect, it } from 'vitest';
import { realPorts } from '../../../main/base/ports.ts';
import { makeRecoveryKey, readRecoveryKey } from '../../../main/vault/recoveryKey.ts';

const counting = { ...realPorts(), random: (bytes: number) => Uint8Array.from({ length: bytes }, (_, n) => n * 7) };

describe('a recovery key', () => {
  it('is read back as it was shown', () => {
    for (let n = 0; n < 50; n += 1) {
      const made = makeRecoveryKey(realPorts());
      expect(readRecoveryKey(made.text).secret).toEqual(Uint8Array.from(made.secret));
    }
  });

  it.each([
    ['lower case', (text: string) => text.toLowerCase()],
    ['without dashes', (text: string) => text.replaceAll('-', '')],
    ['with spaces and a line break', (text: string) => ` ${text.replaceAll('-', ' ')}\n`],
    ['with the letter O for zero', (text: string) => text.replaceAll('0', 'O')],
    ['with the letter l for one', (text: string) => text.replaceAll('1', 'l')],
  ])('is read %s', (_how, typed) => {
    const made = makeRecoveryKey(counting);
    expect(made.text).toMatch(/0.*1|1.*0/);
    expect(readRecoveryKey(typed(made.text)).secret).toEqual(made.secret);
  });

  it.each([
    ['empty', () => ''],
    ['cut short', (text: string) => text.slice(0, -1)],
    ['too long', (text: string) => `${text}0`],
    ['with a character that is none of ours', (text: string) => `U${text.slice(1)}`],
    ['with two characters exchanged', (text: string) => `${text.slice(0, 6)}${text[7]}${text[6]}${text.slice(8)}`],
    ['with one character wrong', (text: string) => `${text.startsWith('7') ? '8' : '7'}${text.slice(1)}`],
  ])('is refused %s', (_how, typed) => {
    const { text } = makeRecoveryKey(counting);
    expect(typed(text)).not.toBe(text);
    expect(() => readRecoveryKey(typed(text))).toThrow(expect.objectContaining({ code: 'recovery-key-mistyped' }));
  });
});
