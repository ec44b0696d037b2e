import type { WooAnswer } from './client.ts';

/** The most the shop gives at once. */
export const PER_PAGE = 100;

/** Some proxies strip unknown headers; then a full page means that there may be another one. */
export function hasMorePages(answer: WooAnswer, page: number, rows: number): boolean {
  const pages = answer.headers['x-wp-totalpages'];
  if (rows === 0) return false;
  return pages !== undefined && /^\d+$/.test(pages) ? page < Number(pages) : rows >= PER_PAGE;
}

/** The same for a list that was asked for without its first `skip` rows, of which the headers take no notice. */
export function hasMoreRows(answer: WooAnswer, skip: number, rows: number): boolean {
  const total = totalOf(answer);
  if (rows === 0) return false;
  return total === null ? rows >= PER_PAGE : skip + rows < total;
}

/** How many rows the list has in all; null where a proxy took the header away. Past its end it says 0. */
export function totalOf(answer: WooAnswer): number | null {
  const total = answer.headers['x-wp-total'];
  return total !== undefined && /^\d+$/.test(total) ? Number(total) : null;
}
