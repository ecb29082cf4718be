import { createMoments } from '../moments.ts';
import { format } from './format.ts';

export const moments = createMoments(
  {
    yesterday: (time) => `ieri, ${time}`,
    todayAt: (time) => `oggi alle ${time}`,
    yesterdayAt: (time) => `ieri alle ${time}`,
    dayAt: (day, time) => `il ${day} alle ${time}`,
  },
  format,
);
