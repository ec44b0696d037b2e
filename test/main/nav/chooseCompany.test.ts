import { describe, expect, it } from 'vitest';
import { chooseCompany } from '../../../main/nav/chooseCompany.ts';
import type { NavCompany } from '../../../main/nav/nav.ts';

const companyOf = (id: string, name: string, displayName = name): NavCompany => ({ id, name, displayName });
const first = companyOf('id-1', 'CRONUS AG', 'Cronus Schweiz');
const second = companyOf('id-2', 'Muster GmbH');

describe('the company that the settings mean', () => {
  it.each([
    ['by its id', 'ID-1', null, first],
    ['by its name', 'CRONUS AG', null, first],
    ['by its display name', 'Cronus Schweiz', null, first],
    ['in other letter case', 'muster gmbh', null, second],
    ['by the id it had, whatever its name is now', 'Old name', 'id-2', second],
    ['by the id it had, though another has its name by now', 'CRONUS AG', 'id-2', second],
    ['by the name it was known under where ids came later', 'Cronus Schweiz', 'CRONUS AG', first],
    ['by its name where the id it had is gone', 'Muster GmbH', 'id-9', second],
    ['not at all where nothing fits', 'Nobody', 'id-9', null],
  ])('is found %s', (_how, wanted, knownId, found) => {
    expect(chooseCompany([first, second], wanted, knownId)).toBe(found);
  });

  it('is not guessed where two have its name', () => {
    expect(chooseCompany([second, companyOf('id-3', 'Muster GmbH')], 'Muster GmbH')).toBeNull();
  });
});
