import { createMoments } from '../moments.ts';
import { format } from './format.ts';

export const moments = createMoments(
  {
    yesterday: (time) => `gestern, ${time}`,
    todayAt: (time) => `heute um ${time} Uhr`,
    yesterdayAt: (time) => `gestern um ${time} Uhr`,
    dayAt: (day, time) => `am ${day} um ${time} Uhr`,
  },
  format,
);
