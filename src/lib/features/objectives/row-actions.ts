import type { Objective } from '#lib/domain/objective.ts';
import type { IconName } from '#lib/ui/icons.ts';
import { t } from '#lib/ui/texts.svelte.ts';
import type { AreaScreen } from './area-screen.svelte.ts';
import { schedaPath, sheetPath } from './paths.ts';

interface RowAction {
  label: string;
  icon: IconName;
  href?: string;
  onselect?: () => void;
  danger?: boolean;
  disabled?: boolean;
  reason?: string;
}

/** What can be done with one objective, as far as this person may. */
export function rowActions(screen: AreaScreen, one: Objective): RowAction[] {
  const open: RowAction = { label: t.objectives.actions.open, icon: 'file', href: sheetPath(screen, one.id) };
  const scheda: RowAction = { label: t.scheda.open, icon: 'list', href: schedaPath(screen, one.id) };
  const link: RowAction = { label: t.find.copyLink, icon: 'link', onselect: () => void screen.copyLink(one.id) };
  if (!screen.editable) return [open, scheda, link];
  const at = screen.rows.findIndex(({ id }) => id === one.id);
  const fixed = screen.fixedReason === null ? {} : { disabled: true, reason: screen.fixedReason };
  const move = (step: -1 | 1) => () => void screen.move(one, step, 'menu');
  return [
    open,
    scheda,
    link,
    ...(at > 0 ? [{ label: t.objectives.actions.up, icon: 'arrow-up' as const, onselect: move(-1), ...fixed }] : []),
    ...(at < screen.rows.length - 1
      ? [{ label: t.objectives.actions.down, icon: 'arrow-down' as const, onselect: move(1), ...fixed }]
      : []),
    { label: t.objectives.actions.duplicate, icon: 'copy', onselect: () => void screen.lead(screen.duplicate(one)) },
    ...(one.gate ? [] : [lock(screen, one)]),
    {
      label: one.gate ? t.weights.weighIt : t.weights.makeGate,
      icon: one.gate ? 'pencil' : 'flag',
      onselect: () => screen.setGate(one, !one.gate),
    },
    {
      label: t.objectives.actions.discard(screen.labelOf(one)),
      icon: 'delete',
      danger: true,
      onselect: () => (screen.discarding = one.id),
    },
  ];
}

function lock(screen: AreaScreen, one: Objective): RowAction {
  return {
    label: one.weightLocked ? t.objectives.actions.unlock : t.objectives.actions.lock,
    icon: one.weightLocked ? 'unlocked' : 'lock',
    onselect: () => screen.setField(one.id, 'weightLocked', !one.weightLocked),
  };
}
