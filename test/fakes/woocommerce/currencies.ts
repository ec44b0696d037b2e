/** Symbols of currencies the shop is likely to be asked for; any other shows its code. */
const SYMBOLS: Readonly<Record<string, string>> = {
  EUR: '€',
  USD: '$',
  GBP: '£',
  JPY: '¥',
  CHF: 'CHF',
  CAD: '$',
  SEK: 'kr',
  DKK: 'kr.',
  NOK: 'kr',
  PLN: 'zł',
  CZK: 'Kč',
  KWD: 'د.ك',
};

const NAMES: Readonly<Record<string, string>> = {
  EUR: 'Euro',
  USD: 'United States (US) dollar',
  GBP: 'Pound sterling',
  JPY: 'Japanese yen',
  CHF: 'Swiss franc',
  CAD: 'Canadian dollar',
};

export function symbolOf(currency: string): string {
  return SYMBOLS[currency] ?? currency;
}

/** As settings and `/data/currencies` show it. */
export function symbolEntity(currency: string): string {
  const entities: Readonly<Record<string, string>> = { EUR: '&euro;', USD: '&#36;', GBP: '&pound;', JPY: '&yen;' };
  return entities[currency] ?? symbolOf(currency);
}

export function nameOf(currency: string): string {
  return NAMES[currency] ?? currency;
}

// prettier-ignore
export const CURRENCIES = ('AED, AFN, ALL, AMD, ANG, AOA, ARS, AUD, AWG, AZN, BAM, BBD, BDT, BGN, BHD, BIF, BMD, BND, BOB, BRL, BSD, BTC, BTN, BWP, BYR, BYN, BZD, CAD, CDF, CHF, CLP, CNY, COP, CRC, CUC, CUP, CVE, CZK, DJF, DKK, DOP, DZD, EGP, ERN, ETB, EUR, FJD, FKP, GBP, GEL, GGP, GHS, GIP, GMD, GNF, GTQ, GYD, HKD, HNL, HRK, HTG, HUF, IDR, ILS, IMP, INR, IQD, IRR, IRT, ISK, JEP, JMD, JOD, JPY, KES, KGS, KHR, KMF, KPW, KRW, KWD, KYD, KZT, LAK, LBP, LKR, LRD, LSL, LYD, MAD, MDL, MGA, MKD, MMK, MNT, MOP, MRU, MUR, MVR, MWK, MXN, MYR, MZN, NAD, NGN, NIO, NOK, NPR, NZD, OMR, PAB, PEN, PGK, PHP, PKR, PLN, PRB, PYG, QAR, RON, RSD, RUB, RWF, SAR, SBD, SCR, SDG, SEK, SGD, SHP, SLL, SOS, SRD, SSP, STN, SYP, SZL, THB, TJS, TMT, TND, TOP, TRY, TTD, TWD, TZS, UAH, UGX, USD, UYU, UZS, VEF, VES, VND, VUV, WST, XAF, XCD, XOF, XPF, YER, ZAR, ZMW').split(', ');
