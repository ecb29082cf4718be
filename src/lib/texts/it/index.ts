import { common } from './common.ts';
import { fields } from './fields.ts';
import { format } from './format.ts';
import { layouts } from './layouts.ts';
import { problems } from './problems.ts';
import { refusals } from './refusals.ts';

/** Italian is the language everything is written in first: it says what each dictionary has to hold. */
export const it = { format, common, fields, layouts, problems, refusals };
