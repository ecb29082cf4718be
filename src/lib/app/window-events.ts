interface WindowWatcher {
  network(online: boolean): void;
  /** The person turns away: what is not written yet must be, perhaps there is no later. */
  hiding(): void;
  showing(): void;
  minute(): void;
}

/** False when the device knows that it has no network. */
export function isOnline(): boolean {
  return typeof window === 'undefined' || navigator.onLine;
}

/** Listens to what happens to the page. Returns how to stop. */
export function watchWindow(watcher: WindowWatcher): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const stop = new AbortController();
  const { signal } = stop;
  const network = () => {
    watcher.network(isOnline());
  };
  const hiding = () => {
    watcher.hiding();
  };
  window.addEventListener('online', network, { signal });
  window.addEventListener('offline', network, { signal });
  window.addEventListener('blur', hiding, { signal });
  window.addEventListener('pagehide', hiding, { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'hidden') watcher.hiding();
      else watcher.showing();
    },
    { signal },
  );
  const minute = setInterval(() => {
    watcher.minute();
  }, 60_000);
  signal.addEventListener('abort', () => {
    clearInterval(minute);
  });
  return () => {
    stop.abort();
  };
}
