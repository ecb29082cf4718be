import { chip } from './chip.ts';
import { common } from './common.ts';
import { fields } from './fields.ts';
import { find } from './find.ts';
import { format } from './format.ts';
import { layouts } from './layouts.ts';
import { moments } from './moments.ts';
import { problems } from './problems.ts';
import { reading } from './reading.ts';
import { refusals } from './refusals.ts';
import { shell } from './shell.ts';
import { shortcuts } from './shortcuts.ts';

/** Italian is the language everything is written in first: it says what each dictionary has to hold. */
export const it = {
  format,
  common,
  chip,
  fields,
  layouts,
  moments,
  problems,
  reading,
  refusals,
  shell,
  shortcuts,
  find,
};
