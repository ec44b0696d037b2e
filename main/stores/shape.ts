import type * as z from 'zod';

/** Where and what is wrong first, without the value itself: it may be personal. */
export function firstIssue(error: z.ZodError): { readonly path: string; readonly problem: string } {
  const issue = error.issues[0];
  const path = (issue?.path ?? [])
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('');
  return { path: path.replace(/^\./, '') || 'its root', problem: (issue?.message ?? 'unknown').replace(/\.$/, '') };
}

/** undefined when the text is not JSON: servers, firewalls and maintenance pages answer in HTML, and the caller names it. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Expected, see above.
    return undefined;
  }
}

/** First line of a page, at most 80 characters, without tags and with addresses and long numbers blanked. */
export function firstLine(body: string): string {
  const lines = body.slice(0, 10_000).split(/\r?\n/);
  const line = lines.map((text) => text.replace(/<(?!!doctype)[^>]*>/gi, '').trim()).find((text) => text !== '');
  return (line ?? '').replace(/\S+@\S+/g, '…').replace(/\d{6,}/g, '…').slice(0, 80); // prettier-ignore
}
