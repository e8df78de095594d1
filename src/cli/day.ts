import type { Io } from './io.ts';

/** Today where this computer stands, YYYY-MM-DD; the only date that comes from a clock. */
export function today(io: Io): string {
  const now = new Date(io.now());
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}

/** Whether a text is a day of the calendar as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const time = new Date(`${text}T00:00:00Z`);
  const isWritten = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time.getTime());
  return isWritten && time.toISOString().startsWith(text);
}
