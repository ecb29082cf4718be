import { common } from './common.ts';
import { format } from './format.ts';

/** Italian is the language everything is written in first: it says what each dictionary has to hold. */
export const it = { format, common };
