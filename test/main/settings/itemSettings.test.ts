import { describe, expect, it } from 'vitest';
import { parseSettingsFile } from '../../../main/settings/parseSettings.ts';
import { sources, validFile } from './validFile.ts';

function parsed(changes: object) {
  const integrations = validFile.integrations.map((one) => ({ ...one, ...changes }));
  return parseSettingsFile(JSON.stringify({ ...validFile, integrations }), sources);
}

describe('how an integration finds items', () => {
  it('is as it was where a file says nothing of it', () => {
    expect(parsed({})).toMatchObject({
      ok: true,
      value: {
        file: {
          integrations: [
            {
              itemMatching: ['mapping', 'itemNo'],
              variantSeparator: '-',
              skuPrefix: { remove: '', add: '' },
              noMatch: 'park',
            },
          ],
        },
      },
    });
  });

  it('may name every step, prefixes, and a placeholder', () => {
    const steps = ['mapping', 'itemNo', 'itemAndVariant', 'variantCode', 'barcode', 'reference', 'prefix'];
    const all = {
      itemMatching: steps,
      skuPrefix: { remove: 'WEB-' },
      noMatch: 'placeholder',
      placeholderItem: 'MISC',
      items: { A: { no: 'B', unit: 'BOX', factor: '12' } },
    };
    expect(parsed(all).ok).toBe(true);
  });

  it.each([
    [{ itemMatching: [] }, 'integrations[0].itemMatching'],
    [{ itemMatching: ['itemNo', 'itemNo'] }, 'integrations[0].itemMatching[1]'],
    [{ itemMatching: ['guess'] }, 'integrations[0].itemMatching[0]'],
    [{ variantSeparator: '' }, 'integrations[0].variantSeparator'],
    [{ noMatch: 'placeholder' }, 'integrations[0].placeholderItem'],
    [{ items: { A: { no: 'B', factor: '0.0' } } }, 'integrations[0].items.A.factor'],
  ])('is refused with its place: %j', (changes, path) => {
    expect(parsed(changes)).toMatchObject({ ok: false, problems: [{ path }] });
  });
});
