import type { Translation } from '../texts.ts';
import { common } from './common.ts';
import { format } from './format.ts';

export const de: Translation = { format, common };
