const COUNTRIES: Readonly<Record<string, string>> = {
  AT: 'Austria',
  CH: 'Switzerland',
  DE: 'Germany',
  FR: 'France',
  GB: 'United Kingdom',
  US: 'United States',
};

/** English, as V2 writes it; the code itself for countries nobody needed yet. */
export const countryName = (iso2: string): string => COUNTRIES[iso2] ?? iso2;
