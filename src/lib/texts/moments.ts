import { dayOf } from '#lib/domain/calendar.ts';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { Format } from './format.ts';

interface MomentWords {
  /** `ieri, 17:32`. */
  yesterday: (time: string) => string;
  /** `oggi alle 10:42`. */
  todayAt: (time: string) => string;
  yesterdayAt: (time: string) => string;
  /** `il 15/04/2027 alle 09:58`. */
  dayAt: (day: string, time: string) => string;
}

/** How one language says when something happened, seen from now. */
export interface Moments {
  /** `10:42` today, else `15/04`: an hour alone would say yesterday is now. */
  brief: (at: Date, now: Date) => string;
  /** `10:42` today, `ieri, 17:32`, else `15/04/2027, 09:58`. */
  short: (at: Date, now: Date) => string;
  /** The same in a sentence: `oggi alle 10:42`, `ieri alle 17:32`, `il 15/04/2027 alle 09:58`. */
  spoken: (at: Date, now: Date) => string;
}

/** The day of this device's clock. */
export function localDay(at: Date): IsoDate {
  return dayOf(at.getFullYear(), at.getMonth() + 1, at.getDate());
}

export function createMoments(words: MomentWords, format: Format): Moments {
  /** How many days ago, as far as it matters. */
  const ago = (at: Date, now: Date) => {
    const yesterday = new Date(now);
    yesterday.setDate(now.getDate() - 1);
    return [now, yesterday].findIndex((day) => localDay(day) === localDay(at));
  };
  return {
    brief: (at, now) => (ago(at, now) === 0 ? format.time(at) : format.dayAndMonth(localDay(at))),
    short: (at, now) => {
      const time = format.time(at);
      const days = ago(at, now);
      if (days === 0) return time;
      return days === 1 ? words.yesterday(time) : `${format.date(localDay(at))}, ${time}`;
    },
    spoken: (at, now) => {
      const time = format.time(at);
      const days = ago(at, now);
      if (days === 0) return words.todayAt(time);
      return days === 1 ? words.yesterdayAt(time) : words.dayAt(format.date(localDay(at)), time);
    },
  };
}
