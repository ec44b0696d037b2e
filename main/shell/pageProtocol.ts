import { join } from 'node:path';
import { protocol } from 'electron';
import { pageHeaders, readPageFile } from '../base/page.ts';
import { isOwnPage } from './trustedSender.ts';

const folder = join(import.meta.dirname, '../renderer');

/** Must be called before Electron is ready. A scheme of its own gives the page an origin and keeps file:// closed. */
export function registerPageScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }]);
}

/** Serves the built page, and nothing else, with the same policy as the dashboard. */
export function servePage(): void {
  protocol.handle('app', (request) => {
    const file = isOwnPage(request.url) ? readPageFile(folder, new URL(request.url).pathname) : null;
    if (file === null) return new Response('There is no such page.', { status: 404, headers: pageHeaders });
    return new Response(file.body, { headers: { ...pageHeaders, 'Content-Type': file.type } });
  });
}
