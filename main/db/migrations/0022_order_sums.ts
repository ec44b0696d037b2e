/*
 * What the orders of an hour (UTC) come to, by integration, currency and term, so that today's equation costs the same
 * however many there are. Triggers keep the sums with the rows, whoever writes those. Amounts are whole millionths, hence
 * exact; an amount that does not fit into them counts as odd, and its hour is read row by row.
 */

const point = (amount: string) => `instr(${amount} || '.', '.')`;
const millionths = (amount: string) =>
  `(CAST(substr(${amount}, 1, ${point(amount)} - 1) AS INTEGER) * 1000000
    + CAST(substr(substr(${amount}, ${point(amount)} + 1) || '000000', 1, 6) AS INTEGER))`;
const isOdd = (amount: string) =>
  `(${amount} GLOB '*[^0-9.]*' OR ${point(amount)} > 10 OR length(${amount}) - ${point(amount)} > 6)`;

/** What each row of `orders` adds, as columns of the table; `times` is 1, or -1 where it leaves. */
const part = (row: string, from: string, times: 1 | -1) => `
  SELECT hour, integration_id, currency, term, ${times} AS n, ${times} * iif(odd, 0, ${millionths('store')}) AS units,
    ${times} * iif(odd, 0, ${millionths('nav')}) AS nav_units, ${times} * elsewhere AS elsewhere, ${times} * odd AS odd
  FROM (SELECT *, ${isOdd('store')} OR ${isOdd('nav')} AS odd FROM (
    SELECT substr(${row}.placed_at, 1, 13) AS hour, ${row}.integration_id AS integration_id, ${row}.currency AS currency,
      ${row}.term AS term, ${row}.total AS store, iif(${row}.term = 'equal', coalesce(${row}.nav_total, '0'), '0') AS nav,
      ${row}.term = 'equal' AND upper(coalesce(${row}.nav_currency, '')) <> upper(${row}.currency) AS elsewhere ${from}))`;

const add = (row: 'old' | 'new', times: 1 | -1) => `
  INSERT INTO order_sums ${part(row, '', times)} WHERE true ON CONFLICT DO UPDATE SET n = n + excluded.n,
    units = units + excluded.units, nav_units = nav_units + excluded.nav_units,
    elsewhere = elsewhere + excluded.elsewhere, odd = odd + excluded.odd;`;

const COUNTED = ['placed_at', 'currency', 'total', 'term', 'nav_total', 'nav_currency'];
const columns = (row: string) => COUNTED.map((column) => `${row}.${column}`).join(', ');

export const migration0022 = `
CREATE TABLE order_sums (
  hour TEXT NOT NULL, integration_id TEXT NOT NULL, currency TEXT NOT NULL, term TEXT NOT NULL,
  -- Orders; what they come to in the store, and in NAV where they are equal.
  n INTEGER NOT NULL, units INTEGER NOT NULL, nav_units INTEGER NOT NULL,
  -- Equal ones whose document is in another currency; those with an amount that is not in the sums.
  elsewhere INTEGER NOT NULL, odd INTEGER NOT NULL,
  PRIMARY KEY (hour, integration_id, currency, term)
) WITHOUT ROWID;
INSERT INTO order_sums
  SELECT hour, integration_id, currency, term, sum(n), sum(units), sum(nav_units), sum(elsewhere), sum(odd)
  FROM (${part('orders', 'FROM orders', 1)}) GROUP BY 1, 2, 3, 4;

CREATE TRIGGER order_sums_in AFTER INSERT ON orders BEGIN ${add('new', 1)} END;
CREATE TRIGGER order_sums_out AFTER DELETE ON orders BEGIN ${add('old', -1)} END;
CREATE TRIGGER order_sums_changed AFTER UPDATE OF ${COUNTED.join(', ')} ON orders
WHEN (${columns('old')}) IS NOT (${columns('new')}) BEGIN ${add('old', -1)} ${add('new', 1)} END;
`;
