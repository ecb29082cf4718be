import { Typesetter, TypesettingFault } from './typst.ts';
import type { PressAnswer, PressOrder } from './press.ts';

/** The process in which the compiler works: it may be ended in the middle of a document, and takes nobody along. */
const starting = Typesetter.start();

function answer(words: PressAnswer): void {
  process.send?.(words);
}

process.on('message', (order: PressOrder) => {
  void starting.then(
    (typesetter) => {
      try {
        answer({ pdf: typesetter.pdf(order.tree, order.stamp, order.standard) });
      } catch (fault) {
        answer({ fault: fault instanceof TypesettingFault ? 'refused' : 'other', detail: String(fault) });
      }
    },
    (fault: unknown) => {
      answer({ fault: 'missing', detail: String(fault) });
    },
  );
});
process.on('disconnect', () => process.exit());
