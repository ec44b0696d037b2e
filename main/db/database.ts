import type BetterSqlite3 from 'better-sqlite3';

/**
 * The one writer connection; its own folder opens it.
 *
 * A statement that an order runs writes `= +?` where its table has an index with a condition. SQLite looks at the value
 * of a bare parameter, whether it is the one that the condition names, and plans the statement anew for every value that
 * is bound: ten times what it costs to run. So it does for a `LIMIT ?` of 0 or 1, hence `LIMIT 0 + ?`. https://sqlite.org/c3ref/c_dbconfig_defensive.html (ENABLE_QPSG)
 */
export type Database = BetterSqlite3.Database;
