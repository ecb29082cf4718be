import { formatDate, formatTime } from '#lib/texts/italian.ts';

function dayOf(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** `10:42` today, `ieri, 17:32`, else `15/04/2027, 09:58`. */
export function shortMoment(at: Date, now: Date): string {
  if (dayOf(at) === dayOf(now)) return formatTime(at);
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  return dayOf(at) === dayOf(yesterday) ? `ieri, ${formatTime(at)}` : `${formatDate(dayOf(at))}, ${formatTime(at)}`;
}

/** The same in a sentence: `oggi alle 10:42`, `ieri alle 17:32`, `il 15/04/2027 alle 09:58`. */
export function spokenMoment(at: Date, now: Date): string {
  if (dayOf(at) === dayOf(now)) return `oggi alle ${formatTime(at)}`;
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  const day = dayOf(at) === dayOf(yesterday) ? 'ieri' : `il ${formatDate(dayOf(at))}`;
  return `${day} alle ${formatTime(at)}`;
}
