import { createFormat } from '../format.ts';

/** German as it is written in South Tyrol. */
export const format = createFormat('de-IT', {
  period: (from, to) => (from === null ? `bis ${to}` : to === null ? `ab ${from}` : `vom ${from} bis ${to}`),
});
