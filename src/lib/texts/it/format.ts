import { createFormat } from '../format.ts';

export const format = createFormat('it-IT', {
  first: '1°',
  period: (from, to) => (from === null ? `fino al ${to}` : to === null ? `dal ${from}` : `dal ${from} al ${to}`),
});
