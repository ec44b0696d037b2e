/** An instant as an alarm's sentence says it, in the company's zone: `Monday 2 March at 09:15`. */
export function timeIn(timeZone: string, instant: string): string {
  const format = {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  return new Intl.DateTimeFormat('en-GB', format).format(Date.parse(instant));
}
