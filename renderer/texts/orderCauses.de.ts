import { formatDay } from '../format.ts';
import type { CauseText, CauseTexts, Value } from './causes.ts';
import { germanStories } from './stories.de.ts';
import { phraseBook, type Phrases } from './phrases.ts';

const again = 'dann wiederholen.';
const none = () => '';

/** What the engine says of a value in English, where it stands within a cause. */
const story = phraseBook(germanStories, 'de');
const told = (text: string): string => story(text) ?? text;

const candidatePhrases: Phrases = {
  '{item} variant {no} in {unit} ({rest})': '{item} Variante {no} in {unit} ({rest})',
  '{item} variant {no} ({rest})': '{item} Variante {no} ({rest})',
  '{item} in {unit} ({rest})': '{item} in {unit} ({rest})',
  '{item} ({rest})': '{item} ({rest})',
};
const candidate = phraseBook({ ...candidatePhrases, ...germanStories }, 'de');
const candidatesOf = (value: Value): string =>
  value('candidates')
    .split('; ')
    .map((one) => candidate(one) ?? one)
    .join('; ');

const differsAndStays = (documentNo: string): string =>
  `Beleg ${documentNo} stimmt nicht mit der Bestellung überein und ließ sich nicht entfernen.`;

const day = (value: Value, name: string): string => formatDay('de', value(name));

/** What a line is called: by its SKU, else by its name. */
const lineOf = (value: Value): string => (value('sku') === '' ? `„${value('name')}“` : `SKU **${value('sku')}**`);

const leftOut = (message: CauseText['message']): CauseText => ({ message, whatToDo: none });

const paymentWords: Readonly<Record<string, string>> = {
  paid: 'bezahlt',
  unpaid: 'noch nicht bezahlt',
  partlyRefunded: 'teilweise erstattet',
};

/** Items and their mapping. */
const items: CauseTexts = {
  'item-ambiguous': {
    message: (value) => `SKU **${value('sku')}** kann in NAV mehrerlei sein: ${candidatesOf(value)}.`,
    whatToDo: () =>
      `In NAV die Nummer bei allen bis auf einen entfernen, oder die SKU unter „Zuordnung“ einem Artikel zuordnen, ${again}`,
  },
  'placeholder-unknown': {
    message: (value) => `Den Platzhalterartikel **${value('no')}** gibt es in NAV nicht.`,
    whatToDo: () => `Ihn in NAV anlegen, oder in der Verknüpfung einen anderen Platzhalterartikel nennen, ${again}`,
  },
  'left-out-with-money': {
    message: (value, amount) =>
      `${lineOf(value)} soll laut Zuordnung ausgelassen werden, kostet im Shop aber ${amount('amount')}.`,
    whatToDo: () =>
      `Auslassen lassen sich nur Zeilen, die nichts kosten. Unter „Zuordnung“ einem Artikel zuordnen, ${again}`,
  },
  'quantity-not-expressible': {
    message: (value, amount) =>
      `${amount('quantity')} Stück${value('sku') === '' ? '' : ` von SKU **${value('sku')}**`} ergeben keine genaue Menge in ${value('unit')} zu je ${amount('factor')} Stück.`,
    whatToDo: () =>
      `Die SKU unter „Zuordnung“ einer Einheit zuordnen, die ihre Mengen ausfüllen, etwa der Basiseinheit, ${again}`,
  },
  'charge-item-unknown': {
    message: (value) =>
      `„${value('line')}“ soll auf Artikel **${value('no')}** gebucht werden, den es in NAV nicht gibt.`,
    whatToDo: () => `Artikel in NAV anlegen, oder unter „charges“ der Verknüpfung berichtigen, ${again}`,
  },
  'charge-item-blocked': {
    message: (value) =>
      `„${value('line')}“ soll auf Artikel **${value('no')}** gebucht werden, der in NAV gesperrt ist.`,
    whatToDo: () =>
      `Auf der Artikelkarte in NAV „Gesperrt“ entfernen, oder unter „charges“ der Verknüpfung einen anderen nennen, ${again}`,
  },
};

/** Who buys, how it is paid and taxed, and when it is posted. */
const headers: CauseTexts = {
  'rule-customer-unknown': {
    message: (value) =>
      `Den Debitor **${value('no')}**, den die Verknüpfung nennt (${told(value('rule'))}), gibt es in NAV nicht.`,
    whatToDo: () => `Debitor in NAV anlegen, oder seine Nummer in der Verknüpfung berichtigen, ${again}`,
  },
  'rule-customer-blocked': {
    message: (value) =>
      `Debitor **${value('no')}**, den die Verknüpfung nennt (${told(value('rule'))}), ist in NAV gesperrt.`,
    whatToDo: () =>
      `Auf der Debitorenkarte „Gesperrt“ entfernen, oder in der Verknüpfung einen anderen nennen, ${again}`,
  },
  'customer-not-created': {
    message: () => 'Kein Debitor in NAV gehört dazu, und die Verknüpfung legt keine an.',
    whatToDo: () =>
      `Den Debitor mit der E-Mail-Adresse der Bestellung in NAV anlegen, oder in der Verknüpfung das Anlegen erlauben („customers.create“) oder einen Debitor für solche Bestellungen nennen („customers.fallback“), ${again}`,
  },
  'customer-card-blocked': {
    message: (value) => `Debitor **${value('no')}** ist in NAV gesperrt.`,
    whatToDo: () => `Auf der Debitorenkarte „Gesperrt“ entfernen, ${again}`,
  },
  'customer-vat-ambiguous': {
    message: (value) => `${value('count')} Debitoren haben die USt-IdNr. der Bestellung: ${value('candidates')}.`,
    whatToDo: () => `Die E-Mail-Adresse der Bestellung beim richtigen Debitor eintragen, ${again}`,
  },
  'customer-number-unknown': {
    message: (value) => `Der Shop nennt Debitor **${value('no')}**, den es in NAV nicht gibt.`,
    whatToDo: () => `Die Debitorennummer im Shop berichtigen, oder den Debitor unter ihr in NAV anlegen, ${again}`,
  },
  'guest-customer-terms': {
    message: (value) =>
      `Was ein Gast eingegeben hat, führt zu Debitor **${value('no')}**, der Zahlungsbedingungen oder eine Preisgruppe hat.`,
    whatToDo: () =>
      `Ist die Bestellung von diesem Debitor, Gästen die Bedingungen von Debitoren erlauben („customers.guestsOnTerms“ der Verknüpfung), sonst die E-Mail-Adresse im Shop berichtigen, ${again}`,
  },
  'credit-limit-exceeded': {
    message: (value, amount) =>
      `Die Bestellung brächte Debitor **${value('no')}** über das Kreditlimit von ${amount('creditLimit')}: Offen sind ${amount('balance')}.`,
    whatToDo: () =>
      `Das Kreditlimit auf der Debitorenkarte erhöhen oder eine Zahlung abwarten, oder solche Bestellungen in der Verknüpfung durchlassen („customers.overCreditLimit“), ${again}`,
  },
  'payment-unknown': {
    message: (value) =>
      value('method') === ''
        ? 'Die Bestellung nennt keine Zahlungsart.'
        : `Zahlungsart **${value('method')}** ist keiner Zahlungsform in NAV zugeordnet.`,
    whatToDo: () =>
      `Sie unter „payments“ der Verknüpfung zuordnen, oder „unknownPayment“ dort auf „leave“ stellen, ${again}`,
  },
  'tax-treatment-unknown': {
    message: (value) =>
      `Keine Zeile der Steuerzuordnung ist für Bestellungen nach **${value('country') || '(kein Land)'}**, ${value('vatNumber') === 'given' ? 'mit' : 'ohne'} USt-IdNr., ${ratesOf(value)}.`,
    whatToDo: () => `Unter „taxMap“ der Verknüpfung eine Zeile dafür anlegen, ${again}`,
  },
  'posting-date-closed': [
    {
      message: (value) => `NAV erlaubt Buchungen bis ${day(value, 'to')}; gebucht würde am ${day(value, 'day')}.`,
      whatToDo: () => `„Buchungen zugel. bis“ in der Finanzbuchhaltung Einrichtung erweitern, ${again}`,
    },
    {
      message: (value) => `NAV erlaubt Buchungen ab ${day(value, 'from')}; gebucht würde am ${day(value, 'day')}.`,
      whatToDo: () =>
        `„Buchungen zugel. ab“ in der Finanzbuchhaltung Einrichtung zurücksetzen, oder „closedPostingDate“ der Verknüpfung auf „firstOpenDay“ stellen, ${again}`,
    },
  ],
  'exchange-rate-missing': {
    message: (value) => `NAV hat für **${value('currency')}** am ${day(value, 'day')} keinen Wechselkurs.`,
    whatToDo: (value) =>
      `In NAV einen Wechselkurs für ${value('currency')} erfassen, der an diesem Tag oder davor beginnt, ${again}`,
  },
  'ship-to-several': {
    message: () => 'Die Bestellung geht an mehrere Lieferadressen. Ein Beleg in NAV hat eine.',
    whatToDo: () =>
      'Sie im Shop in eine je Adresse teilen, oder in NAV von Hand erfassen und die Bestellung auslassen.',
  },
  'ship-to-partly-collected': {
    message: () =>
      'Ein Teil der Bestellung wird abgeholt, der Rest geliefert. Ein Beleg in NAV hat eine Lieferadresse.',
    whatToDo: () =>
      'Sie im Shop in Abholung und Lieferung teilen, oder in NAV von Hand erfassen und die Bestellung auslassen.',
  },
  'store-figures-differ': {
    message: (value, amount) =>
      value('what') === 'tax'
        ? `Der Shop nennt ${amount('said')} ${value('currency')} Steuer, die Teile der Bestellung haben aber ${amount('made')}.`
        : `Der Shop nennt einen Gesamtbetrag von ${amount('said')} ${value('currency')}, Nettobetrag und Steuer ergeben aber ${amount('made')}.`,
    whatToDo: () =>
      `Bestellung im Shop berichtigen, ${again}; oder sie in NAV von Hand erfassen und die Bestellung auslassen.`,
  },
};

function ratesOf(value: Value): string {
  const percents = value('percents');
  return percents === '' ? 'ohne Steuer' : `mit ${percents.replaceAll(', ', ' und ').replaceAll('.', ',')} %`;
}

const kindWords: Readonly<Record<string, string>> = {
  'sales orders': 'Verkaufsaufträge',
  'sales invoices': 'Verkaufsrechnungen',
  posting: 'Buchen',
};

/** Documents that are not, or no longer, what was planned. */
const documents: CauseTexts = {
  'plan-lost': {
    message: (value) =>
      `Die Bestellung steht als ${value('externalNo')} in NAV; was für sie geplant war, ist nicht mehr bekannt.`,
    whatToDo: () => 'In NAV von Hand vergleichen.',
  },
  'document-gone': [
    {
      message: (value) => `Beleg ${value('documentNo')} wurde in NAV gelöscht.`,
      whatToDo: () => 'Wiederholen, um ihn neu zu schreiben, oder es dabei lassen.',
    },
    {
      message: () => 'Der Beleg der Bestellung wurde in NAV gelöscht.',
      whatToDo: () => 'Wiederholen, um ihn neu zu schreiben, oder es dabei lassen.',
    },
  ],
  'document-differs': {
    message: (value, amount) =>
      `Beleg ${value('documentNo')} hat in NAV die Summe ${amount('navTotal')}, die Bestellung im Shop ${amount('storeTotal')}.`,
    whatToDo: () => `Beleg in NAV richtigstellen, oder dort löschen; ${again}`,
  },
  'document-differs-not-removed': [
    {
      message: (value) => `${differsAndStays(value('documentNo'))} Seine erste Zeile sagt in NAV „${value('warned')}“.`,
      whatToDo: () => `Den Beleg nicht buchen: in NAV zurücksetzen oder löschen, ${again}`,
    },
    {
      message: (value) =>
        `${differsAndStays(value('documentNo'))} „${value('notWarned')}“ ließ sich nicht in seine erste Zeile schreiben.`,
      whatToDo: () => `Den Beleg nicht buchen: in NAV zurücksetzen oder löschen, ${again}`,
    },
    {
      message: (value) => differsAndStays(value('documentNo')),
      whatToDo: () =>
        `Den Beleg nicht buchen: in NAV zurücksetzen oder löschen, ${again} Ist er gebucht, mit Gutschrift und neuer Rechnung berichtigen.`,
    },
  ],
  'document-half-written': [
    {
      message: (value) =>
        `Beleg ${value('documentNo')} hat alle ${value('whole')} Zeilen der Bestellung und sagt noch „being written by ml-connector“: Er wurde in NAV freigegeben oder zur Genehmigung gesendet, bevor diese Zeile entfernt war.`,
      whatToDo: () => `Ihn nicht buchen. In NAV zurücksetzen oder löschen, ${again}`,
    },
    {
      message: (value) =>
        `Beleg ${value('documentNo')} hat nur einen Teil der Zeilen: Er wurde in NAV freigegeben oder zur Genehmigung gesendet, bevor der Rest geschrieben war.`,
      whatToDo: () => `Ihn nicht buchen. In NAV zurücksetzen oder löschen, ${again}`,
    },
  ],
  'document-beginning-changed': {
    message: (value) =>
      `Beleg ${value('documentNo')} wurde in NAV geändert, bevor die Bestellung zu Ende geschrieben war.`,
    whatToDo: () => `Ihn nicht buchen. In NAV löschen, ${again}`,
  },
  'customer-maybe-made': {
    message: (value) =>
      `Ob der Besteller in NAV schon einen Debitor hat, ist nicht zu erkennen: Die E-Mail-Adresse ist für NAV zu lang.${value('candidates') === '' ? '' : ` Es kann einer von diesen sein: ${value('candidates')}.`}`,
    whatToDo: () =>
      `Den Besteller unter den Debitoren in NAV suchen. Der Bestellung im Shop eine E-Mail-Adresse mit höchstens 80 Zeichen geben, und dieselbe der Debitorenkarte, wenn es eine gibt; ${again}`,
  },
  'customer-without-groups': {
    message: (value) =>
      `Debitor **${value('no')}** wurde in NAV angelegt und hat keine Buchungsgruppen (${value('groups')}); NAV nimmt keine Belege für ihn.`,
    whatToDo: () =>
      `Auf der Debitorenkarte ergänzen, und in der Verbindung („newCustomer“) einen Muster-Debitor für künftige nennen, ${again}`,
  },
  'posting-refused': {
    message: (value) => `Beleg ${value('documentNo')} stimmt mit der Bestellung überein, und NAV bucht ihn nicht.`,
    whatToDo: () => `In NAV richtigstellen, was es meldet, ${again} Oder den Beleg dort buchen.`,
  },
  'document-changed-before-posting': {
    message: (value) =>
      `Beleg ${value('documentNo')} wurde in NAV geändert, nachdem er mit der Bestellung verglichen war; deshalb wurde er nicht gebucht.`,
    whatToDo: () =>
      'Den Beleg in NAV ansehen. Ist er richtig, ihn dort buchen und wiederholen; sonst zuerst richtigstellen.',
  },
  'posting-not-done': {
    message: (value) =>
      `NAV hat den Auftrag angenommen, Beleg ${value('documentNo')} zu buchen; er ist immer noch offen.`,
    whatToDo: () =>
      'In NAV nachsehen, ob die Aufgabenwarteschlange im Hintergrund bucht und was sie meldet. Den Beleg dort buchen, oder wiederholen, um ihn noch einmal zu buchen.',
  },
  'document-kind-impossible': {
    message: (value) =>
      `Diese NAV-Verbindung bietet nicht, was die Verknüpfung will: ${kindWords[value('wanted')] ?? value('wanted')}. Geschrieben wurde nichts.`,
    whatToDo: () =>
      `In NAV veröffentlichen oder einschalten, was unter „Verbindungen“ fehlt, oder in den Regeln Beleg oder Buchung ändern, ${again}`,
  },
  'document-header-differs': {
    message: (value) =>
      `Beleg ${value('documentNo')} hat in NAV ${value('field') === 'customer' ? 'Debitor' : 'Währung'} ${value('found') || '(nichts)'}; geplant war ${value('wanted')}.`,
    whatToDo: () => `Nachsehen, was das in NAV setzt (Vorlage, Genehmigung, Erweiterung), ${again}`,
  },
  'prices-not-kept': {
    message: () => 'NAV ändert die Preise der Bestellung wieder, nachdem sie richtiggestellt wurden.',
    whatToDo: () =>
      `In NAV nach Preis- oder Rabattvereinbarungen des Debitors sehen, die den Beleg übersteuern, ${again}`,
  },
  'store-set-back': {
    message: (value) =>
      `Unter dieser Bestell-Id hat der Shop eine andere Bestellung als die, die in NAV ${value('documentNo')} wurde. Vermutlich wurde der Shop zurückgesetzt oder umgezogen.`,
    whatToDo: () => 'Nicht wiederholen, bevor Shop und Sicherung angesehen wurden.',
  },
  'integration-gone': {
    message: () => 'Die Verknüpfung, zu der das gehört, steht nicht mehr in den Einstellungen.',
    whatToDo: () => `Sie wieder in die Einstellungen aufnehmen, ${again}`,
  },
};

/** What a rule keeps out of NAV. */
const rules: CauseTexts = {
  'source-pos': leftOut((value) => `Die Bestellung ist von einer Kasse („${value('source')}“); Kassen werden ausgelassen.`), // prettier-ignore
  'source-marketplace': leftOut((value) => `Die Bestellung ist von einem Marktplatz („${value('source')}“); Marktplätze werden ausgelassen.`), // prettier-ignore
  'source-test-payment': leftOut(() => 'Die Bestellung wurde im Testbetrieb der Zahlungsart bezahlt; Testzahlungen werden ausgelassen.'), // prettier-ignore
  'source-left-out': leftOut((value) => `Die Bestellung entstand als „${value('source')}“; diese Herkunft wird ausgelassen.`), // prettier-ignore
  'payment-state-not-imported': leftOut((value) => `Die Bestellung ist ${paymentWords[value('payment')] ?? value('payment')}; solche werden ausgelassen.`), // prettier-ignore
  'zero-total-not-imported': leftOut(() => 'Die Bestellung kostet nichts; solche werden ausgelassen.'),
  'written-for-shop-before': leftOut((value) => `Die Bestellung steht in NAV seit dem vorigen Shop als ${value('documentNo')}. Ist es eine andere, noch einmal einlesen.`), // prettier-ignore
  'placed-before-start': leftOut(() => 'Die Bestellung wurde vor dem Beginn der Verknüpfung aufgegeben.'),
};

/** Why an order waits or is left out; the causes of taxes and totals, and of the two systems, stand apart. */
export const germanOrderCauses: CauseTexts = { ...items, ...headers, ...documents, ...rules };
