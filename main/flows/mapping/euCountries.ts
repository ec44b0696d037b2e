/**
 * Members of the European Union by ISO code. Not taken from NAV's table of countries, which in older companies still has
 * members that have left.
 */
export const EU_COUNTRIES: readonly string[] =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');
