import type { WooAnswer } from './client.ts';

/** The most the shop gives at once. */
export const PER_PAGE = 100;

/** Some proxies strip unknown headers; then a full page means that there may be another one. */
export function hasMorePages(answer: WooAnswer, page: number, rows: number): boolean {
  const pages = answer.headers['x-wp-totalpages'];
  if (rows === 0) return false;
  return pages !== undefined && /^\d+$/.test(pages) ? page < Number(pages) : rows >= PER_PAGE;
}
