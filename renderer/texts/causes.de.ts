import { isZero } from '../format.ts';
import { germanAlarms } from './alarms.de.ts';
import { germanAuditCauses } from './auditCauses.de.ts';
import type { CauseTexts, Value } from './causes.ts';
import { germanOrderCauses } from './orderCauses.de.ts';
import { germanSecurityCauses } from './securityCauses.de.ts';

const isAboveZero = (amount: string): boolean => !amount.startsWith('-') && !isZero(amount);
const skuOf = (value: Value, otherwise: string): string =>
  value('sku') === '' ? otherwise : `SKU **${value('sku')}**`;

const ENDED: Readonly<Record<string, string>> = {
  declined: 'abgelehnt',
  archived: 'archiviert',
  trashed: 'in den Papierkorb gelegt',
};
const endedWords = (ended: string): string => ENDED[ended] ?? 'storniert';

/** What the engine says in English, by the cause's code. Items first, then taxes, totals, customers, documents, orders and connections. */
export const germanCauses: CauseTexts = {
  ...germanOrderCauses,
  // An order may wait for what is an alarm; both are said here.
  ...germanAlarms,
  ...germanSecurityCauses,
  ...germanAuditCauses,
  'sku-unknown': [
    {
      message: (value) =>
        `${skuOf(value, `„${value('name')}“`)} ist Artikel **${value('item')}** zugeordnet, den es in NAV nicht gibt.`,
      whatToDo: () => 'Artikel in NAV anlegen oder unter „Zuordnung“ einen anderen wählen, dann wiederholen.',
    },
    {
      message: (value) => `SKU **${value('sku')}** gibt es in NAV nicht.`,
      whatToDo: () => 'Artikel in NAV anlegen oder der SKU einen Artikel zuordnen, dann wiederholen.',
    },
  ],
  'delivery-wrong-shape': {
    message: (value) =>
      `Eine Lieferung des Shops (${value('topic')}) ist richtig unterschrieben, hat aber nicht die Form, die der Connector kennt.`,
    whatToDo: () =>
      'Ihr Inhalt ist aufbewahrt. Nachsehen, ob ein Plugin des Shops ändert, was dessen Webhooks senden; bis dahin liest der Abruf die Bestellungen. Dann wiederholen.',
  },
  'notification-wrong-shape': {
    message: () => 'Wo NAV Änderungen meldet, kam etwas an, das keine Benachrichtigung ist, die der Connector kennt.',
    whatToDo: () =>
      'Der Inhalt ist aufbewahrt, und nach Änderungen in NAV wird alle 15 Minuten gefragt. Nachsehen, ob ein Proxy vor dem Connector ändert, was NAV sendet, dann wiederholen.',
  },
  'sku-missing': {
    message: () => 'Eine Zeile der Bestellung hat keine SKU.',
    whatToDo: () => 'Dem Produkt im Shop eine SKU geben, die in NAV Artikelnummer ist, dann wiederholen.',
  },
  'item-blocked': {
    message: (value) =>
      `Artikel **${value('no')}**${value('sku') === '' ? '' : ` (SKU ${value('sku')})`} ist in NAV gesperrt.`,
    whatToDo: () => 'Auf der Artikelkarte in NAV „Gesperrt“ entfernen, dann wiederholen.',
  },
  'variant-unknown': {
    message: (value) =>
      `${skuOf(value, 'Eine Zeile')} ist der Variante ${value('variant')} zugeordnet, die Artikel ${value('no')} nicht hat.`,
    whatToDo: () => 'Variante in NAV anlegen oder die Zuordnung der SKU ändern, dann wiederholen.',
  },
  'tax-rate-unmapped': {
    message: (_, amount) =>
      `Der Steuersatz **${amount('percent')} %** des Shops ist keiner MwSt.-Buchungsgruppe zugeordnet.`,
    whatToDo: () => 'Den Satz in der Verknüpfung einer MwSt.-Produktbuchungsgruppe zuordnen, dann wiederholen.',
  },
  'tax-rate-unknown': [
    {
      message: (value, amount) =>
        `Der Shop nennt keinen Steuersatz für „${value('line')}“: ${amount('tax')} auf ${amount('net')} ist keiner der Sätze von Bestellung und Verknüpfung, oder mehrere davon.`,
      whatToDo: () =>
        'Den Satz in der Verknüpfung einer MwSt.-Produktbuchungsgruppe zuordnen, dann wiederholen; wo der Betrag zu klein ist, um ihn zu erkennen, die Bestellung in NAV von Hand erfassen.',
    },
    {
      message: (value) => `Zeile „${value('line')}“ nennt einen Steuersatz, den die Bestellung nicht aufführt.`,
      whatToDo: () => 'Bestellung im Shop neu berechnen, damit sie ihre Steuersätze nennt, dann wiederholen.',
    },
  ],
  'tax-rate-differs': {
    message: (value, amount) =>
      `NAV rechnet in Zeile ${value('line')} mit ${amount('navPercent')} %, der Shop mit ${amount('storePercent')} %.`,
    whatToDo: () => 'MwSt.-Buchungsgruppe des Artikels ändern oder Steuerklasse zuordnen, dann wiederholen.',
  },
  'tax-differs': {
    message: (value, amount) =>
      `Die MwSt. in NAV ist ${amount('navTax')} ${value('currency')}, im Shop ${amount('storeTax')}; gerundet werden dürfen ${amount('tolerance')}.`,
    whatToDo: () => 'Sätze der Zeilen mit der MwSt.-Buchungsmatrix in NAV vergleichen, dann wiederholen.',
  },
  'nav-charges-no-tax': {
    message: (value, amount) =>
      `Der Shop hat ${amount('storeTax')} ${value('currency')} Steuer berechnet, NAV berechnet keine.`,
    whatToDo: () =>
      'Der Debitor ist in NAV befreit oder im Ausland: anderen Debitor wählen oder die Bestellung im Shop berichtigen.',
  },
  'nav-charges-tax': {
    message: (value, amount) =>
      `Der Shop hat keine Steuer berechnet, NAV berechnet ${amount('navTax')} ${value('currency')}.`,
    whatToDo: () =>
      'Debitor wählen, dessen MwSt.-Geschäftsbuchungsgruppe zu einer Bestellung ohne Steuer passt, dann wiederholen.',
  },
  'tax-charged-twice': {
    message: (value, amount) =>
      `Die Steuer des Shops von ${amount('storeTax')} ${value('currency')} steht in eigenen Zeilen, und NAV berechnet noch einmal ${amount('navTax')}.`,
    whatToDo: () =>
      'In der Verknüpfung für Zeilen ohne Steuer einen Code von 0 % für diesen Debitor nennen oder einen Debitor ohne Steuer wählen, dann wiederholen.',
  },
  'tax-account-unmapped': {
    message: (value) => `Der Steuer **${value('tax')}** des Shops ist in NAV kein Konto zugeordnet.`,
    whatToDo: () => 'Die Steuer in der Verknüpfung einem Sachkonto zuordnen, dann wiederholen.',
  },
  'gift-card-taxed': {
    message: (value) => `Der Shop berechnet Steuer auf die Geschenkkarte „${value('line')}“, SKU **${value('sku')}**.`,
    whatToDo: () =>
      'Im Shop den Steuerstatus des Artikels auf „Keine“ setzen und die Bestellung berichtigen, oder die SKU in der Verknüpfung aus den Geschenkkarten nehmen, dann wiederholen.',
  },
  'gift-card-account-missing': {
    message: (value) => `Für die verkaufte Geschenkkarte „${value('line')}“ ist kein Konto festgelegt.`,
    whatToDo: () =>
      'In der Verknüpfung das Konto festlegen, auf dem steht, was Inhabern von Geschenkkarten zusteht, dann wiederholen.',
  },
  'tender-unreadable': {
    message: (value) => `Das Feld **${value('field')}** der Bestellung nennt keinen Betrag.`,
    whatToDo: () =>
      'Bestellung im Shop ansehen oder in den Regeln der Verknüpfung ein anderes Feld nennen, dann wiederholen.',
  },
  'total-differs': {
    message: (value, amount) =>
      `Die NAV-Summe liegt **${amount('difference')} ${value('currency')}** ${value('side') === 'above' ? 'über' : 'unter'} der des Shops; gerundet werden dürfen ${amount('tolerance')}.`,
    whatToDo: () =>
      'Unter „Summen je Satz“ steht, wo. Debitorenrabatte, Rechnungsrabatte und Rundung in NAV prüfen, dann wiederholen.',
  },
  'unexplained-rest': {
    message: (value, amount) =>
      value('side') === 'below'
        ? `Die Summe der Bestellung liegt **${amount('rest')}** unter der ihrer Zeilen. Wahrscheinlich hat eine Geschenkkarte oder ein Guthaben das bezahlt.`
        : `Die Summe der Bestellung liegt **${amount('rest')}** über der ihrer Zeilen.`,
    whatToDo: (value) =>
      value('side') === 'below'
        ? 'In den Regeln der Verknüpfung das Feld der Bestellung nennen, das sagt, was so bezahlt wurde, dann wiederholen. Senkt eine Erweiterung die Summe auf anderem Weg, dem im Shop eine Zeile geben.'
        : 'Nach einer Erweiterung sehen, die die Summe ohne Zeile ändert, oder nach einem Feld, das laut den Regeln der Verknüpfung zu viel als anders bezahlt zählt.',
  },
  'total-zero-or-negative': [
    {
      message: (value, amount) =>
        `Die Zeilen der Bestellung ergeben ${amount('lines')} ${value('currency')}: Ihre Rabatte sind mehr als ihre Ware, und der Shop hat nichts berechnet.`,
      whatToDo: () => 'Den Rabatt im Shop senken, dann wiederholen, oder die Bestellung in NAV von Hand erfassen.',
    },
    {
      message: (value, amount) =>
        isAboveZero(value('storeTotal'))
          ? `Die Bestellung über ${amount('storeTotal')} ${value('currency')} hat keine Zeile, die NAV haben könnte.`
          : `Die Summe der Bestellung ist ${amount('storeTotal')} ${value('currency')}. Es ist nichts zu berechnen.`,
      whatToDo: (value) =>
        isAboveZero(value('storeTotal'))
          ? 'Ihr im Shop ihre Artikel geben, dann wiederholen, oder sie auslassen.'
          : 'In NAV von Hand erfassen, falls Ware das Lager verlässt.',
    },
  ],
  'store-total-too-precise': {
    message: (value, amount) =>
      `Die Summe ${amount('storeTotal')} ${value('currency')} hat mehr als ${value('digits')} Nachkommastellen.`,
    whatToDo: () => 'Nachkommastellen des Shops und Betragsrundung der Währung in NAV gleich einstellen.',
  },
  'quantity-not-positive': {
    message: (value, amount) => `Zeile „${value('line')}“ hat die Menge ${amount('quantity')}; nötig ist mehr als 0.`,
    whatToDo: () => 'Bestellung im Shop berichtigen oder in NAV von Hand erfassen.',
  },
  'price-not-expressible': {
    message: (value, amount) =>
      `Kein Preis mit fünf Nachkommastellen ergibt ${amount('amount')} für ${amount('quantity')} Stück „${value('line')}“.`,
    whatToDo: () => 'Diese Bestellung in NAV von Hand erfassen.',
  },
  'basis-not-possible': {
    message: () => 'Preise inkl. MwSt. sind hier nicht möglich: Sales Tax kommt immer obendrauf.',
    whatToDo: () => 'Basis der Verknüpfung auf netto stellen, dann wiederholen.',
  },
  'other-basis': {
    message: (value) => `Beleg ${value('documentNo')} hat in NAV die andere Preisbasis (inkl. oder ohne MwSt.).`,
    whatToDo: () => '„Preise inkl. MwSt.“ beim Debitor einstellen wie in der Verknüpfung, dann wiederholen.',
  },
  'lines-differ': {
    message: (value) => `Die Zeilen von ${value('documentNo')} sind nicht die geplanten.`,
    whatToDo: () =>
      'Beleg in NAV mit der Bestellung vergleichen. Von Hand richtigstellen, oder löschen und wiederholen.',
  },
  'currency-unknown': {
    message: (value) => `Die Währung **${value('currency')}** gibt es in NAV nicht.`,
    whatToDo: () => 'Währung mit Wechselkurs in NAV anlegen, dann wiederholen.',
  },
  'country-unknown': {
    message: (value) => `Das Land **${value('country')}** gibt es in NAV nicht.`,
    whatToDo: () => 'Land in NAV anlegen oder in der Verknüpfung zuordnen, dann wiederholen.',
  },
  'customer-ambiguous': {
    message: (value) => `${value('count')} Debitoren haben dieselbe E-Mail-Adresse: ${value('candidates')}.`,
    whatToDo: () => 'Adresse nur beim richtigen Debitor belassen, dann wiederholen.',
  },
  'customer-blocked': {
    message: (value) => `Debitor **${value('no')}** ist in NAV gesperrt.`,
    whatToDo: () => 'Auf der Debitorenkarte „Gesperrt“ entfernen, dann wiederholen.',
  },
  'customer-email-missing': {
    message: () => 'Die Bestellung hat keine E-Mail-Adresse; ihr Debitor ist so nicht zu finden.',
    whatToDo: () =>
      'E-Mail-Adresse im Shop ergänzen, oder in der Verknüpfung einen Debitor für solche Bestellungen nennen („customers.fallback“), dann wiederholen.',
  },
  'guest-customer-unverified': {
    message: (value) => `Ein Gast hat mit der E-Mail-Adresse von Debitor ${value('no')} bestellt.`,
    whatToDo: () =>
      'Gäste tippen beliebige Adressen. In der Verknüpfung erlauben („matchGuestsByEmail“), dann wiederholen.',
  },
  'document-elsewhere': {
    message: (value) => `Die externe Belegnummer **${value('externalNo')}** trägt in NAV schon ein anderer Beleg.`,
    whatToDo: () => 'Beleg in NAV ansehen: externe Belegnummer dort ändern oder Beleg löschen, dann wiederholen.',
  },
  'document-twice': {
    message: (value) => `In NAV tragen mehrere Belege die Nummer **${value('externalNo')}**: ${value('documents')}.`,
    whatToDo: () => 'Überzählige in NAV löschen, dann wiederholen. Bis dahin wird nichts geschrieben.',
  },
  'external-number-taken': {
    message: (value) => `Die externe Belegnummer **${value('externalNo')}** wurde schon verwendet.`,
    whatToDo: () => 'In NAV danach suchen, dann wiederholen.',
  },
  'order-changed-after-import': {
    message: (_, amount) =>
      `Die Bestellung wurde nach der Übernahme im Shop geändert: Aus ${amount('navTotal')} wurden ${amount('storeTotal')}.`,
    whatToDo: () => 'Beleg in NAV angleichen, oder dort löschen und die Bestellung erneut lesen.',
  },
  'order-cancelled-after-import': {
    message: (value) => `Die Bestellung wurde nach der Übernahme im Shop ${endedWords(value('ended'))}.`,
    whatToDo: () =>
      'Beleg in NAV löschen, wenn er nicht gebucht und nichts geliefert ist; gebucht eine Gutschrift schreiben.',
  },
  'order-refunded-after-import': {
    message: () => 'Die Bestellung wurde nach der Übernahme im Shop erstattet.',
    whatToDo: () => 'Beleg in NAV kürzen; gebucht eine Gutschrift schreiben.',
  },
  'status-not-imported': {
    message: (value) => `Bestellungen im Status „${value('status')}“ werden nicht übernommen.`,
    whatToDo: () => '',
  },
  'refunded-before-import': {
    message: () => 'Die Bestellung wurde vor der Übernahme ganz erstattet.',
    whatToDo: () => '',
  },
  'order-cancelled': {
    message: (value) => `Die Bestellung wurde im Shop ${endedWords(value('ended'))}.`,
    whatToDo: () => '',
  },
  'trial-gone': {
    message: () => 'Das Ergebnis dieser Probe ist nicht mehr da: Es bleibt bis zur nächsten oder bis zum Programmende.',
    whatToDo: () => 'Probe neu starten.',
  },
  'connection-resting': {
    message: (value) => `Verbindung **${value('connection')}** ist in ihrem Wartungsfenster und wird nicht gefragt.`,
    whatToDo: () => 'Nach dem Ende des Fensters noch einmal versuchen.',
  },
  'order-gone': { message: () => 'Die Bestellung gibt es im Shop nicht mehr.', whatToDo: () => '' },
  'shadow-mode': {
    message: () => 'Geplant und nicht geschrieben: Die Verknüpfung läuft im Schattenbetrieb.',
    whatToDo: () => 'Verknüpfung scharf schalten, dann die Bestellung erneut lesen.',
  },
  'write-guard-closed': {
    message: () => 'Diese Verknüpfung darf gerade nicht schreiben.',
    whatToDo: () => 'Verknüpfung scharf schalten oder Schreiben freigeben, dann wiederholen.',
  },
  'checking-with-nav': {
    message: () => 'Wir prüfen in NAV, ob die Bestellung vor dem Abbruch geschrieben wurde.',
    whatToDo: () => 'Nichts zu tun.',
  },
  'document-moving': {
    message: () => 'Der Beleg der Bestellung wird in NAV gerade geändert.',
    whatToDo: () => 'Nichts zu tun.',
  },
  'nav-unavailable': {
    message: () => 'NAV antwortet nicht.',
    whatToDo: () => 'Nichts zu tun: Es läuft von selbst weiter, sobald NAV wieder da ist.',
  },
  'store-unavailable': {
    message: () => 'Der Shop antwortet nicht.',
    whatToDo: () => 'Nichts zu tun: Es läuft von selbst weiter, sobald der Shop wieder da ist.',
  },
  'store-down': {
    message: () => 'Der Shop antwortet nicht.',
    whatToDo: () => 'Nichts zu tun: Es läuft von selbst weiter, sobald der Shop wieder da ist.',
  },
  'not-odata': {
    message: () => 'Unter dieser Adresse antwortet etwas anderes als NAV.',
    whatToDo: () => 'Die Adresse der Verbindung prüfen, und ob ein Proxy oder eine Anmeldeseite dazwischensteht.',
  },
  'customer-under-way': {
    message: () => 'Der Debitor wird gerade von einer anderen Bestellung desselben Kunden angelegt.',
    whatToDo: () => 'Nichts zu tun.',
  },
  'nav-overloaded': {
    message: () => 'NAV hat zu viel zu tun.',
    whatToDo: () => 'Nichts zu tun: Es wird langsamer erneut versucht.',
  },
  'nav-lock': {
    message: () => 'Eine andere NAV-Sitzung hält den Datensatz; geschrieben wurde nichts.',
    whatToDo: () => 'Nichts zu tun: Es läuft weiter, sobald die andere Sitzung fertig ist.',
  },
  'nav-capacity': {
    message: () => 'Alle Sitzungen oder Lizenzen von NAV sind belegt; geschrieben wurde nichts.',
    whatToDo: () =>
      'Zunächst nichts: Es wird erneut versucht. Bleibt es so, in NAV unter „Sitzungen“ eine beenden, oder dem Benutzer des Connectors eine eigene Lizenz geben.',
  },
  'nav-server-error': {
    message: () => 'NAV ist auf einen eigenen Fehler gestoßen.',
    whatToDo: () => 'Es wird erneut versucht; bleibt es so, im Ereignisprotokoll des NAV-Servers nachsehen.',
  },
  'nav-api-off': {
    message: () => 'Die API ist auf diesem NAV-Server abgeschaltet.',
    whatToDo: () => 'In der NAV-Verwaltung „API-Dienste aktivieren“ für alle Dienste einschalten und neu starten.',
  },
  'nav-unknown-outcome': {
    message: () => 'Ob NAV es getan hat, ist nicht bekannt: Es kam keine brauchbare Antwort.',
    whatToDo: () => 'Nichts zu tun: Wir prüfen es in NAV.',
  },
  'store-rate-limited': {
    message: () => 'Der Shop hat zu viel zu tun.',
    whatToDo: () => 'Nichts zu tun: Es wird langsamer erneut versucht.',
  },
  undone: {
    message: (value) => `Beleg ${value('documentNo')} wurde von einer Person zurückgenommen.`,
    whatToDo: () => 'Er bleibt aus NAV heraus. Bestellung erneut lesen, um sie neu zu schreiben.',
  },
  'order-gone-after-import': {
    message: () => 'Die Bestellung gibt es im Shop nicht mehr; in NAV steht sie.',
    whatToDo: () => 'Ihren Beleg in NAV löschen, falls sie ein Versehen war.',
  },
  'role-too-low': {
    message: () => 'Ihre Anmeldung darf das nicht.',
    whatToDo: () => 'Mit einer Rolle anmelden, die mehr darf.',
  },
  'sign-in-locked': {
    message: () => 'Zu viele falsche Versuche für diesen Namen.',
    whatToDo: () => 'Etwas warten und erneut versuchen.',
  },
  internal: {
    message: () => 'Der Connector kennt diesen Zustand nicht.',
    whatToDo: () => 'Erneut versuchen. Bleibt es so, hilft das Protokoll dem Support.',
  },
};
