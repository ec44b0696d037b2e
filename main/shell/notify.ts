import { Notification } from 'electron';
import type { Notice } from './notices.ts';

/** Kept until they are clicked or gone: one that is forgotten could not lead anywhere any more. */
const shown = new Set<Notification>();

/** Shows a notice beside the clock; a click opens what it is about. */
export function notify({ title, body, route }: Notice, open: (route: string) => void): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ title, body });
  const forget = () => void shown.delete(notification);
  shown.add(notification);
  notification.on('click', () => {
    forget();
    open(route);
  });
  notification.on('close', forget);
  notification.show();
}
