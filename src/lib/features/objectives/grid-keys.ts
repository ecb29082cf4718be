const STOP = '[data-stop]';

const stopsIn = (row: Element | null) => (row ? [...row.querySelectorAll<HTMLElement>(STOP)] : []);

function rowBeside(row: Element | null, step: 1 | -1): Element | null {
  return (step === 1 ? row?.nextElementSibling : row?.previousElementSibling) ?? null;
}

/** The stop of the same column in another row, or the one nearest to it. */
function sameColumn(from: HTMLElement, row: Element | null): HTMLElement | null {
  const stops = stopsIn(row);
  const column = from.dataset.column;
  const place = stopsIn(from.closest('[data-row]')).indexOf(from);
  return stops.find((stop) => stop.dataset.column === column) ?? stops[Math.min(place, stops.length - 1)] ?? null;
}

/** The next or previous stop in reading order. */
export function stopBeside(from: HTMLElement, step: 1 | -1): HTMLElement | null {
  const row = from.closest('[data-row]');
  const stops = stopsIn(row);
  const inRow = stops[stops.indexOf(from) + step];
  if (inRow) return inRow;
  const next = stopsIn(rowBeside(row, step));
  return (step === 1 ? next[0] : next.at(-1)) ?? null;
}

/** Where an arrow, Home or End leads from a stop of the grid. */
export function gridTarget(event: KeyboardEvent, from: HTMLElement): HTMLElement | null {
  const row = from.closest('[data-row]');
  const stops = stopsIn(row);
  switch (event.key) {
    case 'ArrowRight':
      return stops[stops.indexOf(from) + 1] ?? null;
    case 'ArrowLeft':
      return stops[stops.indexOf(from) - 1] ?? null;
    case 'ArrowDown':
      return sameColumn(from, rowBeside(row, 1));
    case 'ArrowUp':
      return sameColumn(from, rowBeside(row, -1));
    case 'Home':
      return (event.ctrlKey ? stopsIn(row?.parentElement?.firstElementChild ?? null) : stops)[0] ?? null;
    case 'End':
      return (event.ctrlKey ? stopsIn(row?.parentElement?.lastElementChild ?? null) : stops).at(-1) ?? null;
    default:
      return null;
  }
}
