/** What Chromium browsers hand to a page that can be installed; no other browser knows it. */
interface InstallPrompt extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

/** Whether the app is, or can become, one of the device's own. */
export class Installation {
  /** The page runs as an app already. */
  installed: boolean = $state(false);
  /** The browser is ready to ask. */
  offered: boolean = $state(false);
  #prompt: InstallPrompt | null = null;

  /** Listens from the beginning: the browser offers once, soon after the page has opened. */
  watch(): () => void {
    if (typeof window === 'undefined') return () => undefined;
    const stop = new AbortController();
    this.installed = matchMedia('(display-mode: standalone)').matches || isHomeScreenApp();
    window.addEventListener(
      'beforeinstallprompt',
      (event) => {
        event.preventDefault();
        this.#prompt = event as InstallPrompt;
        this.offered = true;
      },
      { signal: stop.signal },
    );
    window.addEventListener(
      'appinstalled',
      () => {
        this.offered = false;
        this.installed = true;
      },
      { signal: stop.signal },
    );
    return () => {
      stop.abort();
    };
  }

  /** Lets the browser ask. It can be asked once for each offer. */
  async ask(): Promise<void> {
    const prompt = this.#prompt;
    this.#prompt = null;
    this.offered = false;
    await prompt?.prompt();
  }
}

/** Safari says it in a way of its own. */
function isHomeScreenApp(): boolean {
  return 'standalone' in navigator && navigator.standalone === true;
}
