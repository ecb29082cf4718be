/** Time as the relay uses it; tests hold it in their hands. Each call returns how to cancel. */
export interface Scheduler {
  /** After what is already waiting for the event loop. */
  soon(work: () => void): void;
  after(ms: number, work: () => void): () => void;
  every(ms: number, work: () => void): () => void;
}

export const systemScheduler: Scheduler = {
  soon(work) {
    setImmediate(work);
  },
  after(ms, work) {
    const timer = setTimeout(work, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
  every(ms, work) {
    const timer = setInterval(work, ms);
    timer.unref();
    return () => clearInterval(timer);
  },
};
