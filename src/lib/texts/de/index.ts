import type { Texts } from '../texts.ts';
import { bulk } from './bulk.ts';
import { chip } from './chip.ts';
import { common } from './common.ts';
import { dates } from './dates.ts';
import { excess } from './excess.ts';
import { ente } from './ente.ts';
import { enteChart } from './ente-chart.ts';
import { enteEvents } from './ente-events.ts';
import { enteImport } from './ente-import.ts';
import { enteProblems } from './ente-problems.ts';
import { fields } from './fields.ts';
import { find } from './find.ts';
import { format } from './format.ts';
import { layouts } from './layouts.ts';
import { moments } from './moments.ts';
import { objective } from './objective.ts';
import { objectives } from './objectives.ts';
import { problems } from './problems.ts';
import { reading } from './reading.ts';
import { refusals } from './refusals.ts';
import { scheda } from './scheda.ts';
import { session } from './session.ts';
import { shell } from './shell.ts';
import { shortcuts } from './shortcuts.ts';
import { sync } from './sync.ts';
import { chapters, planFields } from './chapters.ts';
import { richText } from './rich-text.ts';
import { views } from './views.ts';
import { strategy } from './strategy.ts';
import { transversals } from './transversals.ts';
import { tree } from './tree.ts';
import { weights } from './weights.ts';
import { today } from './today.ts';
import { help } from './help.ts';
import { install } from './install.ts';

export const de: Texts = {
  format,
  common,
  ente,
  enteChart,
  enteEvents,
  enteImport,
  enteProblems,
  bulk,
  chip,
  dates,
  excess,
  fields,
  find,
  layouts,
  moments,
  objective,
  objectives,
  problems,
  reading,
  refusals,
  scheda,
  session,
  shell,
  shortcuts,
  sync,
  views,
  strategy,
  transversals,
  tree,
  weights,
  chapters,
  planFields,
  richText,
  today,
  help,
  install,
};
