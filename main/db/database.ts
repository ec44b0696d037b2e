import type BetterSqlite3 from 'better-sqlite3';

/** The one writer connection; its own folder opens it. */
export type Database = BetterSqlite3.Database;
