import { tick } from 'svelte';
import { RequestFailure } from '#lib/app/request.ts';
import { t } from '#lib/ui/texts.svelte.ts';

export type Faults = Readonly<Record<string, string | undefined>>;

/** A form whose submit is one request: faults beside their fields, the focus on the first, what is left in one sentence. */
export class RequestForm {
  faults: Faults = $state.raw({});
  /** What belongs to no field. */
  refusal: string = $state('');
  busy: boolean = $state(false);
  element: HTMLElement | undefined = $state();

  reset(): void {
    this.faults = {};
    this.refusal = '';
  }

  /** Asks nothing while `faults` names one. False when it did not come to an end; `work` tells the rest. */
  async send(work: () => Promise<void>, faults: Faults = {}): Promise<boolean> {
    this.reset();
    this.faults = faults;
    if (Object.values(faults).some((fault) => fault !== undefined)) {
      await this.#focusFault();
      return false;
    }
    this.busy = true;
    try {
      await work();
      return true;
    } catch (problem) {
      if (!(problem instanceof RequestFailure)) throw problem;
      this.faults = Object.fromEntries(problem.faults.map((fault) => [fault.path, fault.detail]));
      if (problem.faults.length === 0) this.refusal = t.refusals.http(problem.code);
      await this.#focusFault();
      return false;
    } finally {
      this.busy = false;
    }
  }

  async #focusFault(): Promise<void> {
    await tick();
    this.element?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }
}
