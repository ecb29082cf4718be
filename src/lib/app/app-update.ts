/** Installs the shell for work without network and watches for a new version of the app that waits for consent. No-op where there is no service worker. */
export function watchForUpdate(onReady: (apply: () => void) => void): void {
  if (!('serviceWorker' in navigator) || !isSecureContext) return;
  const { serviceWorker } = navigator;
  const offer = (registration: ServiceWorkerRegistration) => {
    const { waiting } = registration;
    // Without a controller it is the first installation, not an update.
    if (!waiting || !serviceWorker.controller) return;
    onReady(() => {
      serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      waiting.postMessage({ type: 'SKIP_WAITING' });
    });
  };
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
