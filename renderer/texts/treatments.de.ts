import { listing, one } from './count.ts';
import type { treatments as english } from './treatments.en.ts';

const and = listing('de');
type Params = Readonly<Record<string, string>>;

const percent = (text = ''): string => `${text.replace('.', ',')} %`;
const rates = ({ rates: list = '' }: Params): string =>
  and(
    list
      .split('|')
      .filter((each) => each !== '')
      .map(percent),
  );
const names = (list = ''): string => and(list.split(', ').filter((each) => each !== ''));

export const treatments: typeof english = {
  propose: 'Steuerfälle vorschlagen',
  proposals: 'Vorgeschlagene Steuerfälle',
  none: 'Der Shop berechnet keine Steuer oder sie wird als Zeile übernommen: nichts vorzuschlagen.',
  takeAll: (count) => one(count, '1 Steuerfall übernehmen', `Alle ${count} übernehmen`),
  takeNamed: (name) => `${name} übernehmen`,
  replace: 'Ersetzen',
  replaceNamed: (name) => `${name} durch den Vorschlag ersetzen`,
  takeWith: (name, customer) => `${name} mit Debitor ${customer} übernehmen`,
  choose: 'zu wählen',
  toOthers: (countries) => `in jedes Land außer ${countries}`,
  someCountries: (countries, more) => `${countries} und ${more} weitere`,
  from: (customer, country, group) => [customer, country, group].filter((each) => each !== '').join(', '),
  cases: {
    domestic: () => 'Inland',
    ownRates: (country) => `MwSt. ${country}`,
    homeRates: (country) => (country === '' ? 'Inlandssätze im Ausland' : `Inlandssätze in ${country}`),
    reverseCharge: () => 'Reverse-Charge',
    export: () => 'Ausfuhr',
  },
  reasons: {
    'company-country': ({ country }) => `Firmendaten in NAV: Das Unternehmen sitzt in ${country}.`,
    'home-by-rates': ({ country, group }) =>
      `MwSt.-Buchungsmatrix in NAV: ${group}, dem Namen nach für das Inland, ergibt die Sätze von ${country} und keines anderen Landes.`,
    'group-rates': (params) =>
      params['rates'] === ''
        ? `MwSt.-Buchungsmatrix in NAV: ${params['group']} ergibt keine Steuer.`
        : `MwSt.-Buchungsmatrix in NAV: ${params['group']} hat ${rates(params)}.`,
    'group-reverse': ({ group }) => `MwSt.-Buchungsmatrix in NAV: ${group} rechnet nach Erwerbsbesteuerung.`,
    'group-zero': ({ group }) => `MwSt.-Buchungsmatrix in NAV: ${group} ergibt keine Steuer, was auch verkauft wird.`,
    'group-customers': ({ group, countries }) => `Debitoren der Gruppe ${group} sitzen in ${names(countries)}.`,
    'group-named': ({ group, country }) => `Unter den Gruppen mit diesen Sätzen ist ${group} nach ${country} benannt.`,
    'only-customer': ({ group, no, name }) => `Debitor ${no} (${name}) ist der einzige der Gruppe ${group}.`,
  },
  questions: {
    'setup-hidden': () =>
      'Bitte den Debitor wählen und die Gruppen von Sätzen ohne Gruppe: Die Verbindung zeigt die MwSt.-Buchungsmatrix (Seite 472) nicht.',
    'customers-hidden': ({ group }) =>
      `Bitte einen Debitor der Gruppe ${group} wählen: Die Verbindung zeigt nicht, wie Debitoren besteuert werden (Seite 21).`,
    'home-unknown': () =>
      'Bitte prüfen, ob das für das eigene Land ist: NAV sagt nicht, wo das Unternehmen sitzt (Seite 1).',
    'no-group-rates': (params) =>
      `Bitte Gruppen und Debitor wählen: Keine MwSt.-Geschäftsbuchungsgruppe in NAV hat ${rates(params)} für ${params['country']}. Ohne sie können Bestellungen nach ${params['country']} denen des Shops nicht gleichen.`,
    'no-reverse-group': ({ groups }) =>
      groups === ''
        ? 'Bitte einen Debitor wählen, dessen Gruppe keine Steuer ergibt: Keine Gruppe in NAV rechnet nach Erwerbsbesteuerung.'
        : `Bitte einen Debitor wählen: Keine Gruppe in NAV rechnet nach Erwerbsbesteuerung; ohne Steuer sind ${names(groups)}.`,
    'no-zero-group': () => 'Bitte einen Debitor wählen: NAV hat keine Gruppe, die für alles keine Steuer ergibt.',
    'several-groups': ({ groups }) =>
      `Bitte einen Debitor aus ${names(groups)} wählen: Diese Gruppen passen gleich gut, und nichts unterscheidet sie.`,
    'several-codes': (params) =>
      `Bitte die Gruppe für ${percent(params['percent'])} wählen: ${names(params['codes'])} ergeben ihn, und keine davon wird hier benutzt.`,
    'several-customers': ({ group }) => `Bitte einen der Debitoren der Gruppe ${group} wählen: Es gibt mehrere.`,
    'no-customer': ({ group }) =>
      `Bitte einen Debitor der Gruppe ${group} nennen: NAV hat noch keinen, der nicht gesperrt ist. Legen Sie dort einen an, etwa einen Sammeldebitor des Shops.`,
    'home-customers': ({ group, country }) =>
      `Bitte darauf achten, dass Debitoren ${country === '' ? 'im Ausland' : `in ${country}`} die Gruppe für das Inland bekommen${group === '' ? '' : `, ${group}`}: Der Shop berechnet ihnen die Sätze des Inlands.`,
  },
};
