/** What the engine says in English, by the cause's code; a value that did not come along shows as `…`. */
export interface CauseText {
  readonly message: (value: (name: string) => string) => string;
  readonly whatToDo: string;
}

const causes = {
  'sku-unknown': {
    message: (value) => `SKU **${value('sku')}** gibt es in NAV nicht.`,
    whatToDo: 'Artikel zuordnen, oder in NAV anlegen, und wiederholen.',
  },
  'item-blocked': {
    message: (value) => `Artikel **${value('no')}** (SKU ${value('sku')}) ist in NAV gesperrt.`,
    whatToDo: 'Artikel in NAV entsperren oder einen anderen zuordnen, und wiederholen.',
  },
  'tax-rate-unmapped': {
    message: (value) =>
      `Der Steuersatz **${value('percent')} %** des Shops ist keiner MwSt.-Buchungsgruppe zugeordnet.`,
    whatToDo: 'Den Satz in den Einstellungen einer MwSt.-Produktbuchungsgruppe zuordnen, und wiederholen.',
  },
  'tax-differs': {
    message: (value) =>
      `NAV rechnet in Zeile ${value('line')} mit ${value('navPercent')} %, der Shop mit ${value('storePercent')} %.`,
    whatToDo: 'MwSt.-Buchungsgruppe des Artikels ändern oder Steuerklasse zuordnen.',
  },
  'total-differs': {
    message: (value) =>
      `Die NAV-Summe weicht um **${value('difference')} ${value('currency')}** von der des Shops ab; gerundet werden dürfen ${value('tolerance')}. Der Entwurf wurde entfernt.`,
    whatToDo: 'Unter „Summen je Satz“ sehen Sie, wo; danach wiederholen.',
  },
  'currency-unknown': {
    message: (value) => `Die Währung **${value('currency')}** gibt es in NAV nicht.`,
    whatToDo: 'Währung in NAV anlegen, und wiederholen.',
  },
  'country-unknown': {
    message: (value) => `Das Land **${value('country')}** gibt es in NAV nicht.`,
    whatToDo: 'Land in NAV anlegen oder in den Einstellungen zuordnen, und wiederholen.',
  },
  'customer-ambiguous': {
    message: (value) => `${value('count')} Debitoren haben diese E-Mail-Adresse.`,
    whatToDo: 'In NAV die Adresse nur beim richtigen Debitor belassen, und wiederholen.',
  },
  'customer-blocked': {
    message: (value) => `Debitor **${value('no')}** ist in NAV gesperrt.`,
    whatToDo: 'Debitor in NAV entsperren, und wiederholen.',
  },
  'document-elsewhere': {
    message: (value) => `Die externe Belegnummer **${value('externalNo')}** trägt in NAV schon ein anderer Beleg.`,
    whatToDo: 'Beleg in NAV ansehen: Gehört er zu dieser Bestellung, ist nichts zu tun; sonst die Nummer dort ändern.',
  },
  'write-guard-closed': {
    message: () => 'Diese Verknüpfung darf gerade nicht in NAV schreiben.',
    whatToDo: 'Schreiben freigeben; danach läuft die Bestellung weiter.',
  },
  'order-changed-after-import': {
    message: (value) =>
      `Die Bestellung wurde nach der Übernahme im Shop geändert: Shop ${value('storeTotal')}, NAV ${value('navTotal')}.`,
    whatToDo: 'Auftrag in NAV anpassen, oder dort löschen und wiederholen.',
  },
  'nav-unavailable': {
    message: () => 'NAV antwortet nicht.',
    whatToDo: 'Nichts zu tun: Es läuft von selbst weiter, sobald NAV wieder da ist.',
  },
  'store-unavailable': {
    message: () => 'Der Shop antwortet nicht.',
    whatToDo: 'Nichts zu tun: Es läuft von selbst weiter, sobald der Shop wieder da ist.',
  },
  'signin-refused': {
    message: () => 'Die Anmeldung wurde abgelehnt.',
    whatToDo: 'Benutzer und Kennwort oder Schlüssel in den Einstellungen prüfen.',
  },
  'not-odata': {
    message: () => 'Unter dieser Adresse antwortet etwas anderes als NAV.',
    whatToDo: 'Adresse prüfen: Sie endet mit der Version, etwa /api/v2.0.',
  },
  'checking-with-nav': {
    message: () => 'Wir prüfen in NAV, ob die Bestellung vor dem Abbruch geschrieben wurde.',
    whatToDo: 'Nichts zu tun.',
  },
  'total-zero-or-negative': {
    message: () => 'Die Summe der Bestellung ist null oder negativ.',
    whatToDo: 'Solche Bestellungen werden in NAV von Hand erfasst.',
  },
  'unexplained-rest': {
    message: (value) => `**${value('amount')}** der Bestellsumme gehören zu keiner Zeile.`,
    whatToDo: 'Bestellung im Shop prüfen, etwa auf Gutscheine oder Gebühren anderer Erweiterungen, und wiederholen.',
  },
  'posting-date-closed': {
    message: () => 'Das Buchungsdatum liegt in NAV außerhalb des erlaubten Zeitraums.',
    whatToDo: 'Buchungszeitraum in NAV öffnen (Finanzbuchhaltung Einrichtung), und wiederholen.',
  },
} satisfies Record<string, CauseText>;

export const germanCauses: ReadonlyMap<string, CauseText> = new Map(Object.entries(causes));
