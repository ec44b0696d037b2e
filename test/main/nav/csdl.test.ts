import { describe, expect, test } from 'vitest';
import { parseSchema } from '../../../main/nav/api/fields.ts';
import { parseCsdl } from '../../../main/nav/csdl.ts';
import { parseServices } from '../../../main/nav/pages/metadata.ts';

/** Another server's way of writing the same: a prefix, single quotes, attributes in another order, types named otherwise. */
const OTHERS = `<?xml version='1.0'?>
<!-- <edm:EntityType Name="ghost"><edm:Property Name="no"/></edm:EntityType> -->
<edmx:Edmx xmlns:edmx='http://docs.oasis-open.org/odata/ns/edmx' xmlns:edm='http://docs.oasis-open.org/odata/ns/edm'>
<edm:Schema Namespace='Other'>
 <edm:EntityType Name='stamped' Abstract='true'>
  <edm:Key><edm:PropertyRef Name = 'id' /></edm:Key>
  <edm:Property Type='Edm.Guid' Nullable='false' Name='id'></edm:Property>
 </edm:EntityType>
 <edm:EntityType BaseType='Other.stamped' Name='Clients'>
  <edm:Property MaxLength='50' Type='Edm.String' Name='displayName'>
   <edm:Annotation Term='Core.Description' String='a &gt; b'/>
  </edm:Property>
  <edm:Property MaxLength='max' Type='Edm.String' Name='email'/>
  <edm:NavigationProperty Type='Collection(Other.Orders)' Name='salesOrders'/>
  <edm:NavigationProperty Type='Other.stamped' Name='currency'/>
 </edm:EntityType>
 <edm:EntityType Name='Orders' BaseType='Other.stamped'/>
 <edm:ComplexType Name='address'><edm:Property Name='street' Type='Edm.String'/></edm:ComplexType>
 <edm:EntityContainer Name='C'>
  <edm:EntitySet EntityType='Other.Clients' Name='customers'/>
 </edm:EntityContainer>
</edm:Schema></edmx:Edmx>`;

describe('metadata in another shape', () => {
  test('name sets, types, keys and lengths', () => {
    const { types, sets } = parseCsdl(OTHERS);
    expect([...sets]).toEqual([['customers', 'Clients']]);
    expect([...types.keys()]).toEqual(['stamped', 'Clients', 'Orders']);
    expect(types.get('Clients')).toEqual({
      keys: ['id'],
      fields: new Map([
        ['id', null],
        ['displayName', 50],
        ['email', null],
      ]),
      navigations: new Map([
        ['salesOrders', 'Orders'],
        ['currency', 'stamped'],
      ]),
      collections: new Set(['salesOrders']),
    });
  });

  test('tell the API what it may write, also where types are named otherwise', () => {
    const schema = parseSchema(OTHERS);
    expect([...schema.sets].toSorted()).toEqual(['currency', 'customers', 'salesOrders']);
    expect(schema.types.get('customer')?.get('displayName')).toBe(50);
    expect(schema.types.get('salesOrder')?.has('id')).toBe(true);
    expect(schema.types.has('salesInvoice')).toBe(false);
  });

  test('name published pages with their lines', () => {
    const pages = `<Schema><EntityType Name='SO'><Key><PropertyRef Name='No'/></Key><Property Name='No' MaxLength='20'/>
      <NavigationProperty Name='Customer_Link' Type='Collection(NAV.C)'/><NavigationProperty Name='Lines' Type='Collection(NAV.L)'/></EntityType>
      <EntityType Name='C'><Key><PropertyRef Name='No'/></Key></EntityType>
      <EntityType Name='L'><Key><PropertyRef Name='Document_No'/><PropertyRef Name='Line_No'/></Key></EntityType>
      <EntityContainer Name='NAV'><EntitySet Name='SalesOrder' EntityType='NAV.SO'/></EntityContainer></Schema>`;
    expect(parseServices(pages)).toEqual([
      {
        name: 'SalesOrder',
        keys: ['No'],
        fields: new Map([['No', 20]]),
        part: { name: 'Lines', keys: ['Document_No', 'Line_No'], fields: new Map(), set: null },
      },
    ]);
  });

  test('that are none, or based on themselves, do no harm', () => {
    expect(parseCsdl('{"$Version":"4.01"}').types.size).toBe(0);
    expect(
      parseCsdl('<EntityType Name="a" BaseType="N.a"><Property Name="x"/></EntityType>').types.get('a')?.fields,
    ).toEqual(new Map([['x', null]]));
  });
});
