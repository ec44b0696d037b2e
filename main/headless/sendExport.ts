import { createReadStream, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';

/** Sends an exported file as a download, a piece at a time. */
export function sendExport(response: ServerResponse, path: string, name: string): void {
  response.writeHead(200, {
    'Content-Type': name.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
    'Content-Length': statSync(path).size,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  // What breaks off on the way ends the connection: a file that is shorter than promised is not taken for whole.
  createReadStream(path)
    .on('error', () => response.destroy())
    .pipe(response);
}
