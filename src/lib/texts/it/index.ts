import { access } from './access.ts';
import { backups } from './backups.ts';
import { bulk } from './bulk.ts';
import { bringIn } from './bring-in.ts';
import { chapters, planFields } from './chapters.ts';
import { chip } from './chip.ts';
import { common } from './common.ts';
import { dates } from './dates.ts';
import { enteChart } from './ente-chart.ts';
import { enteEvents } from './ente-events.ts';
import { enteImport } from './ente-import.ts';
import { entePeople } from './ente-people.ts';
import { enteProblems } from './ente-problems.ts';
import { documents } from './documents.ts';
import { ente } from './ente.ts';
import { excess } from './excess.ts';
import { fields } from './fields.ts';
import { find } from './find.ts';
import { format } from './format.ts';
import { layouts } from './layouts.ts';
import { moments } from './moments.ts';
import { objective } from './objective.ts';
import { objectives } from './objectives.ts';
import { onDevice } from './on-device.ts';
import { papers } from './papers.ts';
import { problems } from './problems.ts';
import { reading } from './reading.ts';
import { refusals } from './refusals.ts';
import { refused } from './refused.ts';
import { scheda } from './scheda.ts';
import { richText } from './rich-text.ts';
import { session } from './session.ts';
import { shell } from './shell.ts';
import { shortcuts } from './shortcuts.ts';
import { start } from './start.ts';
import { sync } from './sync.ts';
import { views } from './views.ts';
import { strategy } from './strategy.ts';
import { transversals } from './transversals.ts';
import { tree } from './tree.ts';
import { weights } from './weights.ts';
import { today } from './today.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { install } from './install.ts';
import { year } from './year.ts';

/** Italian is the language everything is written in first: it says what each dictionary has to hold. */
export const it = {
  access,
  format,
  common,
  backups,
  bringIn,
  chapters,
  chip,
  dates,
  documents,
  ente,
  enteChart,
  enteEvents,
  enteImport,
  entePeople,
  enteProblems,
  bulk,
  excess,
  fields,
  find,
  layouts,
  moments,
  objective,
  objectives,
  onDevice,
  planFields,
  papers,
  problems,
  reading,
  refusals,
  refused,
  scheda,
  richText,
  session,
  shell,
  shortcuts,
  start,
  sync,
  views,
  strategy,
  transversals,
  tree,
  weights,
  today,
  help,
  history,
  install,
  year,
};
