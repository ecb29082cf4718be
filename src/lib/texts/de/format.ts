import { createFormat } from '../format.ts';

/** German as it is written in South Tyrol. */
export const format = createFormat('de-IT');
