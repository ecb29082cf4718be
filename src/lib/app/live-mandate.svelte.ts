import { MandateDocument } from '#lib/documents/mandate-document.ts';
import type { MandateProgramme } from '#lib/domain/plan.ts';
import { LiveDocument } from './live-document.svelte.ts';

/** What was promised for one mandate. */
export class LiveMandate extends LiveDocument<MandateDocument, MandateProgramme> {
  protected override read(document: MandateDocument): MandateProgramme {
    return document.read();
  }

  protected override emptyValue(): MandateProgramme {
    return { mandate: this.entry.mandate ?? '', lines: [] };
  }

  protected override openDocument(): MandateDocument | null {
    const { document } = this.sync;
    return document instanceof MandateDocument ? document : null;
  }
}
