import { tick } from 'svelte';
import type { App } from '#lib/app/context.ts';
import { RequestFailure } from '#lib/app/request.ts';
import { t } from '#lib/ui/texts.svelte.ts';

export type Command = Parameters<App['command']>[0];
type Result = Awaited<ReturnType<App['command']>>;
export type Faults = Readonly<Record<string, string>>;

/** A form whose submit is one command: faults beside their fields, the text kept, the focus on the first. */
export class CommandForm {
  faults: Faults = $state.raw({});
  /** What belongs to no field. */
  refusal: string = $state('');
  /** The reasons beside the refusal, when there are several. */
  details: readonly string[] = $state.raw([]);
  busy: boolean = $state(false);
  element: HTMLElement | undefined = $state();

  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  at(path: string): string | undefined {
    return this.faults[path];
  }

  reset(): void {
    this.faults = {};
    this.refusal = '';
    this.details = [];
  }

  /** Sends nothing while `faults` names one. Returns what the Comune answered, or null. */
  async send(command: Command, faults: Faults = {}): Promise<Result | null> {
    this.reset();
    this.faults = faults;
    if (Object.keys(faults).length > 0) {
      await this.#focusFault();
      return null;
    }
    this.busy = true;
    try {
      return await this.#app.command(command);
    } catch (problem) {
      if (!(problem instanceof RequestFailure)) throw problem;
      this.faults = Object.fromEntries(problem.faults.map((fault) => [fault.path, fault.detail]));
      await this.#focusFault();
      // A fault of something the form does not show must not be silent.
      const placed = this.element?.querySelector('[aria-invalid="true"]') ?? null;
      // A refusal of the whole says itself first and then its reasons; a fault of a field is its own sentence.
      const whole = problem.status === 409;
      this.details = whole ? problem.faults.map((fault) => fault.detail) : [];
      if (placed === null)
        this.refusal = (whole ? undefined : problem.faults[0]?.detail) ?? t.refusals.http(problem.code);
      return null;
    } finally {
      this.busy = false;
    }
  }

  async #focusFault(): Promise<void> {
    await tick();
    this.element?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }
}
