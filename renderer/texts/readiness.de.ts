import { formatDay } from '../format.ts';
import type { CauseText, CauseTexts, Value } from './causes.ts';

/** What a person has to look at, and the page to publish so that it is read from then on. */
const notShown = (message: CauseText['message'], look: CauseText['message']): CauseText => ({
  message,
  whatToDo: (value, amount, time) =>
    `${look(value, amount, time)} Damit es hier gelesen wird, Seite ${value('page')} (${value('pageName')}) unter Webdienste als ${value('service')} veröffentlichen.`,
});

const day = (value: Value, name: string): string => formatDay('de', value(name));
/** "" where NAV has no bound. */
const bound = (value: Value, name: string): string => (value(name) === '' ? 'jedem Tag' : day(value, name));

/** What readiness says in English, by the line's code, with NAV's own German terms. */
export const germanReadiness: CauseTexts = {
  'posting-date-open': { message: (value) => `Am ${day(value, 'date')} darf gebucht werden.` },
  'posting-date-closed': {
    message: (value) =>
      `Am ${day(value, 'date')} darf nicht gebucht werden: NAV erlaubt es von ${bound(value, 'from')} bis ${bound(value, 'to')}.`,
    whatToDo: () =>
      'In der Finanzbuchhaltung Einrichtung, und in der Benutzer Einrichtung für den Benutzer des Connectors, „Buchungen zugel. ab“ und „Buchungen zugel. bis“ verschieben.',
  },

  'account-ready': { message: (value) => `Konto ${value('account')} ist bebuchbar.` },
  'account-missing': {
    message: (value) => `Konto **${value('account')}** gibt es in NAV nicht.`,
    whatToDo: (value) => `Konto ${value('account')} im Kontenplan anlegen, oder in der Verknüpfung ein anderes wählen.`,
  },
  'account-no-posting': {
    message: (value) => `Konto **${value('account')}** ist Überschrift oder Summe; darauf wird nicht gebucht.`,
    whatToDo: () => 'In der Verknüpfung ein Konto der Art „Konto“ wählen.',
  },
  'account-blocked': {
    message: (value) => `Konto **${value('account')}** ist gesperrt.`,
    whatToDo: (value) => `Konto ${value('account')} entsperren, oder in der Verknüpfung ein anderes wählen.`,
  },
  'account-no-direct-posting': {
    message: (value) => `Konto **${value('account')}** erlaubt keine Direktbuchung.`,
    whatToDo: (value) =>
      `Für Konto ${value('account')} „Direkt“ einschalten, oder in der Verknüpfung ein anderes wählen.`,
  },
  'account-unusable': {
    message: (value) =>
      `Konto **${value('account')}** gibt es in NAV nicht, es ist gesperrt, oder es erlaubt keine Direktbuchung.`,
    whatToDo: (value) =>
      `Konto ${value('account')} im Kontenplan richtigstellen, oder in der Verknüpfung ein anderes wählen.`,
  },

  'tax-code-ready': { message: (value) => `Steuergruppe ${value('taxCode')} ist in NAV.` },
  'tax-code-missing': {
    message: (value) => `Steuergruppe **${value('taxCode')}** gibt es in NAV nicht.`,
    whatToDo: () =>
      'Unter MwSt.-Produktbuchungsgruppen (oder Steuergruppen) anlegen, oder die Steuern der Verknüpfung berichtigen.',
  },
  'vat-setup-ready': { message: (value) => `Die MwSt.-Buchungsmatrix ist vollständig für ${value('groups')}.` },
  'vat-setup-missing': {
    message: (value) =>
      `Die MwSt.-Buchungsmatrix hat keine brauchbare Zeile für **${value('group')}** mit **${value('taxCode')}**.`,
    whatToDo: (value) =>
      `Zeile mit Satz und Umsatzsteuerkonto ergänzen, falls Debitoren der Gruppe ${value('group')} im Shop kaufen.`,
  },
  'vat-setup-unknown': notShown(
    (value) =>
      `Ob jede MwSt.-Geschäftsbuchungsgruppe diese Steuergruppen hat, lässt sich nicht lesen: ${value('taxCodes')}.`,
    () =>
      'Nachsehen, ob es für jede Geschäftsbuchungsgruppe von Debitoren des Shops eine Zeile mit Umsatzsteuerkonto gibt.',
  ),
  'general-setup-ready': { message: () => 'Die Buchungsmatrix hat auf jeder Zeile ein Verkaufskonto.' },
  'general-setup-missing': {
    message: (value) => `Die Buchungsmatrix hat kein Verkaufskonto für ${value('combinations')}.`,
    whatToDo: () => 'Das Verkaufskonto in der Buchungsmatrix ergänzen, falls der Shop dies verkauft.',
  },
  'general-setup-unknown': notShown(
    () => 'Ob die Buchungsmatrix Verkaufskonten für das hat, was der Shop verkauft, lässt sich nicht lesen.',
    () =>
      'Nachsehen, ob jede Geschäftsbuchungsgruppe von Debitoren des Shops für jede Produktbuchungsgruppe eine Zeile mit Verkaufskonto hat.',
  ),

  'dimensions-ready': {
    message: () => 'Nichts, was der Shop verwendet, verlangt eine Dimension, die nicht gesetzt ist.',
  },
  'dimension-missing': {
    message: (value) =>
      `${value('no') === '' ? 'Eine ganze Tabelle' : value('no')} verlangt die Dimension **${value('dimension')}** und hat keinen Wert dafür.`,
    whatToDo: () => 'Unter Vorgabedimensionen einen Wert eingeben, oder die Dimension in der Verknüpfung setzen.',
  },
  'dimensions-unknown': notShown(
    () => 'Ob Konten, Artikel oder Debitoren eine Dimension verlangen, lässt sich nicht lesen.',
    () =>
      'Unter Vorgabedimensionen nachsehen, ob bei einem Konto, Artikel oder Debitor des Shops „Code notwendig“ ohne Wert steht.',
  ),

  'currency-missing': {
    message: (value) => `Die Währung **${value('currency')}** gibt es in NAV nicht.`,
    whatToDo: (value) => `Die Währung ${value('currency')} mit ihren Wechselkursen anlegen.`,
  },
  'exchange-rate-ready': {
    message: (value) => `${value('currency')} hat am ${day(value, 'date')} einen Wechselkurs.`,
  },
  'exchange-rate-missing': {
    message: (value) => `**${value('currency')}** hat am ${day(value, 'date')} keinen Wechselkurs.`,
    whatToDo: (value) =>
      `Unter Währungen einen Wechselkurs für ${value('currency')} eingeben, der am ${day(value, 'date')} oder früher beginnt.`,
  },
  'exchange-rate-unknown': notShown(
    (value) => `Ob ${value('currency')} heute einen Wechselkurs hat, lässt sich nicht lesen.`,
    (value) =>
      `Unter Währungen nachsehen, ob ${value('currency')} einen Wechselkurs hat, der heute oder früher beginnt.`,
  ),
  'amount-precision-ready': {
    message: (value, amount) => `NAV rundet Beträge in ${value('currency')} auf ${amount('unit')}.`,
  },
  'amount-precision-other': {
    message: (value, amount) =>
      `NAV rundet Beträge in **${value('currency')}** auf ${amount('precision')}, Shops berechnen auf ${amount('unit')}.`,
    whatToDo: (value, amount) =>
      `Die Betragsrundung von ${value('currency')} auf ${amount('unit')} stellen, oder den NAV-Partner fragen: Sonst wären Summen nicht gleich.`,
  },
  'amount-precision-unknown': notShown(
    (value) => `Worauf NAV Beträge in ${value('currency')} rundet, lässt sich nicht lesen.`,
    (value, amount) => `Nachsehen, ob die Betragsrundung von ${value('currency')} ${amount('unit')} ist.`,
  ),
  'invoice-rounding-off': { message: () => 'NAV rundet Rechnungen nicht.' },
  'invoice-rounding-on': {
    message: () => 'NAV rundet Rechnungen; gebuchte Summen können vom Shop abweichen.',
    whatToDo: () =>
      'In der Debitoren & Verkauf Einrichtung die Rechnungsrundung ausschalten, oder prüfen, ob die Rechnungsrundung jeder Währung die kleinste Münze ist, die der Shop berechnet.',
  },
  'invoice-rounding-unknown': notShown(
    () => 'Ob NAV Rechnungen rundet, lässt sich nicht lesen.',
    () => 'Nachsehen, ob die Rechnungsrundung aus ist oder auf die kleinste Münze rundet, die der Shop berechnet.',
  ),
  'invoice-discount-off': { message: () => 'NAV berechnet von sich aus keine Rechnungsrabatte.' },
  'invoice-discount-on': {
    message: () => 'NAV berechnet von sich aus Rechnungsrabatte; das ändert Summen bei Debitoren, die einen haben.',
    whatToDo: () =>
      'In der Debitoren & Verkauf Einrichtung „Rechnungsrabatt berechnen“ ausschalten, oder prüfen, ob Debitoren des Shops keinen Rechnungsrabatt haben.',
  },
  'invoice-discount-unknown': notShown(
    () => 'Ob NAV von sich aus Rechnungsrabatte berechnet, lässt sich nicht lesen.',
    () => 'Nachsehen, ob „Rechnungsrabatt berechnen“ aus ist oder Debitoren des Shops keinen Rechnungsrabatt haben.',
  ),
  'payment-discount-none': { message: () => 'Keine Zahlungsbedingung gewährt Skonto.' },
  'payment-discount-some': {
    message: (value) => `Diese Zahlungsbedingungen gewähren Skonto: ${value('terms')}.`,
    whatToDo: () =>
      'Prüfen, ob Debitoren des Shops andere Zahlungsbedingungen haben: Bestellungen des Shops werden voll bezahlt.',
  },
  'payment-discount-unknown': notShown(
    () => 'Ob Zahlungsbedingungen Skonto gewähren, lässt sich nicht lesen.',
    () =>
      'Nachsehen, ob die Zahlungsbedingungen von Debitoren des Shops Skonto haben: Bestellungen des Shops werden voll bezahlt.',
  ),

  'number-series-ready': {
    message: (value) => `${value('field')} kommen aus der Nummernserie ${value('series')}.`,
  },
  'number-series-missing': {
    message: (value) => `${value('field')} nennt keine Nummernserie.`,
    whatToDo: (value) => `In der Debitoren & Verkauf Einrichtung bei ${value('field')} eine Nummernserie wählen.`,
  },
  'number-series-gone': {
    message: (value) => `${value('field')} nennt die Nummernserie **${value('series')}**, die es nicht gibt.`,
    whatToDo: (value) => `Die Nummernserie ${value('series')} anlegen, oder bei ${value('field')} eine andere wählen.`,
  },
  'number-series-manual': {
    message: (value) => `Die Nummernserie **${value('series')}** vergibt von sich aus keine Nummern.`,
    whatToDo: (value) => `Bei der Nummernserie ${value('series')} „Standardnr.“ einschalten.`,
  },
  'number-series-unknown': notShown(
    (value) => `Welche Nummernserien NAV verwendet, lässt sich nicht lesen: ${value('fields')}.`,
    (value) => `Nachsehen, ob ${value('fields')} Nummernserien mit „Standardnr.“ nennen, die noch Nummern haben.`,
  ),
  'external-number-sent': {
    message: () => 'NAV darf eine externe Belegnummer verlangen: Jeder Beleg des Connectors hat eine.',
  },
  'exact-cost-off': { message: () => 'Gutschriften müssen die Posten nicht nennen, die sie zurücknehmen.' },
  'exact-cost-on': {
    message: () => 'Gutschriften müssen die Posten nennen, die sie zurücknehmen; das kann der Connector nicht.',
    whatToDo: () =>
      'In der Debitoren & Verkauf Einrichtung „Einst.-Pr. Rückverfolg. notwend.“ ausschalten, oder Erstattungen auf ein Retourenkonto leiten.',
  },
  'exact-cost-unknown': notShown(
    () => 'Ob Gutschriften die Posten nennen müssen, die sie zurücknehmen, lässt sich nicht lesen.',
    () => 'Nachsehen, ob „Einst.-Pr. Rückverfolg. notwend.“ aus ist: Gutschriften mit Artikeln werden sonst abgelehnt.',
  ),
  'location-mandatory-off': { message: () => 'Artikelzeilen müssen keinen Lagerort nennen.' },
  'location-mandatory-set': { message: () => 'Artikelzeilen müssen einen Lagerort nennen, und tun es.' },
  'location-mandatory-on': {
    message: () => 'Artikelzeilen müssen einen Lagerort nennen, und die Verknüpfung setzt keinen.',
    whatToDo: () =>
      'Auf den Karten der Debitoren des Shops einen Lagerort eingeben, oder in der Verknüpfung einen setzen.',
  },
  'location-mandatory-unknown': notShown(
    () => 'Ob Artikelzeilen einen Lagerort nennen müssen, lässt sich nicht lesen.',
    () => 'Nachsehen, ob „Lagerort notwendig“ aus ist oder Debitoren des Shops einen Lagerort haben.',
  ),
  'variant-mandatory-off': { message: () => 'Zeilen müssen keine Variante nennen.' },
  'variant-mandatory-on': {
    message: () => 'Zeilen müssen bei Artikeln mit Varianten eine nennen.',
    whatToDo: () => 'Prüfen, ob jeder solche Artikel, den der Shop verkauft, einer Variante zugeordnet ist.',
  },
  'variant-mandatory-unknown': notShown(
    () => 'Ob Zeilen bei Artikeln mit Varianten eine nennen müssen, lässt sich nicht lesen.',
    () =>
      'Nachsehen, ob „Variante notwendig, falls vorhanden“ aus ist oder jeder solche Artikel des Shops einer Variante zugeordnet ist.',
  ),
  'location-missing': {
    message: (value) => `Den Lagerort **${value('location')}** gibt es in NAV nicht.`,
    whatToDo: () => 'In der Verknüpfung berichtigen.',
  },
  'warehouse-none': { message: () => 'Kein Lagerort versendet über die Logistik.' },
  'warehouse-some': {
    message: (value) => `Diese Lagerorte versenden über die Logistik: ${value('locations')}.`,
    whatToDo: () =>
      'Ihre Aufträge liefert und bucht die Logistik in NAV; das Buchen durch den Connector für sie aus lassen.',
  },
  'warehouse-unknown': notShown(
    () => 'Ob Lagerorte über die Logistik versenden, lässt sich nicht lesen.',
    () =>
      'Nachsehen, ob die Lagerorte des Shops Warenausgang oder Kommissionierung verlangen: Ihre Aufträge bucht dann die Logistik.',
  ),
  'item-tracking': {
    message: () => 'Artikel mit Serien- oder Chargennummern lassen sich erst buchen, wenn diese eingegeben sind.',
    whatToDo: () =>
      'Verkauft der Shop Artikel mit Artikelverfolgungscode, diese Aufträge von Personen liefern und buchen lassen.',
  },
  'approvals-off': { message: () => 'Kein Workflow ist eingeschaltet.' },
  'approvals-on': {
    message: (value) => `Diese Workflows sind eingeschaltet: ${value('names')}.`,
    whatToDo: () =>
      'Die Verkaufsbelege des Connectors von der Genehmigung ausnehmen: Belege in Genehmigung lehnen Änderungen ab.',
  },
  'approvals-unknown': notShown(
    () => 'Ob Verkaufsbelege eine Genehmigung brauchen, lässt sich nicht lesen.',
    () =>
      'Unter Workflows nachsehen, ob Genehmigungen für Verkaufsbelege oder Debitoren eingeschaltet sind: Belege in Genehmigung lehnen Änderungen ab.',
  ),
  'api-integrated': {
    message: () => 'Ob die API alle Belege dieses Mandanten zeigt, lässt sich nicht lesen.',
    whatToDo: () =>
      'In NAV in diesem Mandanten einmal die Seite API-Einrichtung öffnen und APIs integrieren; „API-Dienste aktivieren“ muss auf jedem Dienst an sein, auf dem Benutzer arbeiten.',
  },

  'countries-ready': { message: () => 'Jedes Land des Shops ist in NAV.' },
  'country-missing': {
    message: (value) => `Den Ländercode **${value('country')}** gibt es in NAV nicht.`,
    whatToDo: (value) =>
      `${value('country')} unter Länder/Regionen anlegen, oder in der Verknüpfung dem Code zuordnen, den NAV verwendet.`,
  },
  'customer-ready': { message: (value) => `Für Debitor ${value('customer')} lassen sich Belege schreiben.` },
  'customer-missing': {
    message: (value) => `Debitor **${value('customer')}** ist nicht in NAV.`,
    whatToDo: () => 'Den Debitor anlegen, oder in den Einstellungen einen anderen wählen.',
  },
  'customer-blocked': {
    message: (value) => `Debitor **${value('customer')}** ist gesperrt.`,
    whatToDo: () => 'Auf der Debitorenkarte „Gesperrt“ entfernen, oder in den Einstellungen einen anderen wählen.',
  },
  'customer-groups-missing': {
    message: (value) => `Debitor **${value('customer')}** fehlt eine Buchungsgruppe.`,
    whatToDo: () => 'Die Buchungsgruppen auf der Debitorenkarte ausfüllen; ohne sie werden Belege abgelehnt.',
  },
  'customer-groups-unknown': notShown(
    (value) => `Welche Buchungsgruppen Debitor ${value('customer')} hat, lässt sich nicht lesen.`,
    (value) =>
      `Nachsehen, ob Debitor ${value('customer')} eine Debitorenbuchungsgruppe, eine Geschäftsbuchungsgruppe und eine MwSt.-Geschäftsbuchungsgruppe hat.`,
  ),
  'customer-other-basis': {
    message: (value) =>
      `Debitor **${value('customer')}** hat eine andere Preisbasis (inkl. oder ohne MwSt.) als die Verknüpfung.`,
    whatToDo: () => '„Preise inkl. MwSt.“ auf der Debitorenkarte umstellen, oder die Basis der Verknüpfung ändern.',
  },
  'customer-template': {
    message: () => 'Neue Debitoren bekommen ihre Buchungsgruppen aus einer Vorlage in NAV.',
    whatToDo: () =>
      'Auf der Seite API-Einrichtung eine Konfigurationsvorlage für Debitoren mit Buchungsgruppen und „Preise inkl. MwSt.“ ergänzen, mit einer Regel, nach der sie gewählt wird.',
  },
  'customer-model': {
    message: () => 'Neue Debitoren bekommen Buchungsgruppen nur von einem Muster oder aus Feldern der Einstellungen.',
    whatToDo: () =>
      'In der Verbindung einen Debitor nennen, dessen Buchungsgruppen, Bedingungen und Preise neue übernehmen, oder die Felder selbst.',
  },
};
