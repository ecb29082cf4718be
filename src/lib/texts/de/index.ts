import type { Translation } from '../texts.ts';
import { common } from './common.ts';
import { fields } from './fields.ts';
import { format } from './format.ts';
import { layouts } from './layouts.ts';
import { problems } from './problems.ts';
import { refusals } from './refusals.ts';

export const de: Translation = { format, common, fields, layouts, problems, refusals };
