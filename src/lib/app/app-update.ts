/** Installs the shell for work without network and watches for a new version of the app that waits for consent. No-op where there is no service worker. */
export function watchForUpdate(onReady: (apply: () => void) => void): void {
  if (!('serviceWorker' in navigator) || !isSecureContext) return;
  const { serviceWorker } = navigator;
  let updating = false;
  const offer = (registration: ServiceWorkerRegistration) => {
    const { waiting } = registration;
    // Without a controller it is the first installation, not an update.
    if (!waiting || !serviceWorker.controller) return;
    onReady(() => {
      updating = true;
      waiting.postMessage({ type: 'SKIP_WAITING' });
    });
  };
  // Another tab may have said yes: this page then runs on with parts that are no longer kept, and says so.
  if (serviceWorker.controller) {
    serviceWorker.addEventListener('controllerchange', () => {
      if (updating) location.reload();
      else onReady(() => location.reload());
    });
  }
  // In development the shell changes at every keystroke of ours.
  if (import.meta.env.PROD) void serviceWorker.register('/service-worker.js').catch(() => undefined);
  void serviceWorker.ready.then((registration) => {
    offer(registration);
    registration.addEventListener('updatefound', () => {
      const { installing } = registration;
      installing?.addEventListener('statechange', () => {
        offer(registration);
      });
    });
  });
}
