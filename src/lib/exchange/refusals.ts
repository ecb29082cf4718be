import type { RefusalCode } from './imported-plan.ts';

/** Thrown inside the readers, turned into a result at the door. */
export class Refusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
  }
}
