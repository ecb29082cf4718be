import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { DocumentTree } from '#lib/exchange/tree/document-tree.ts';
import type { Stamp } from '#lib/exchange/tree/stamp.ts';
import type { PdfStandard } from '#lib/protocol/pdf.ts';

export interface PressOrder {
  tree: DocumentTree;
  stamp: Stamp;
  standard: PdfStandard;
}
export type PressAnswer = { pdf: Uint8Array } | { fault: 'missing' | 'refused' | 'other'; detail: string };

/** Why there is no PDF. */
export class PressFault extends Error {
  /**
   * `missing`: no compiler for this system; `busy`: too many wait; `too-long`: it was ended; `refused`: the document
   * cannot be what its standard asks; `broken`: the process died.
   */
  readonly code: 'missing' | 'busy' | 'too-long' | 'refused' | 'broken';

  constructor(code: PressFault['code'], detail = '') {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.code = code;
  }
}

interface Waiting {
  order: PressOrder;
  done: (pdf: Uint8Array) => void;
  failed: (fault: PressFault) => void;
}

const CHILD = join(import.meta.dirname, 'press-child.ts');
/** The plan of a comune takes a quarter of a second. */
const LONGEST_MS = 20_000;
/** Then the process, and its 250 megabytes, are given back. */
const IDLE_MS = 60_000;
const MOST_WAITING = 8;
/** The compiler keeps some 20 megabytes of each long document for good: a process makes so many, then another begins. */
const MOST_BY_ONE = 12;

/**
 * Makes PDFs in a process of its own, one after the other. The compiler is native and does not pause: a thread could
 * not be ended in the middle of a document, and a fault in it would take the relay along.
 */
export class Press {
  readonly #longestMs: number;
  readonly #waiting: Waiting[] = [];
  #child: ChildProcess | null = null;
  #current: Waiting | null = null;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;
  /** By the process that is there. */
  #made = 0;

  constructor(longestMs = LONGEST_MS) {
    this.#longestMs = longestMs;
  }

  /** Throws `PressFault`. */
  print(order: PressOrder): Promise<Uint8Array> {
    return new Promise((done, failed) => {
      if (this.#closed || this.#waiting.length >= MOST_WAITING) failed(new PressFault('busy'));
      else {
        this.#waiting.push({ order, done, failed });
        this.#next();
      }
    });
  }

  close(): void {
    this.#closed = true;
    for (const one of this.#waiting.splice(0)) one.failed(new PressFault('busy'));
    this.#end(new PressFault('broken', 'closed'));
  }

  #next(): void {
    if (this.#current !== null) return;
    const next = this.#waiting.shift();
    if (next === undefined) {
      this.#rest();
      return;
    }
    this.#current = next;
    if (this.#made >= MOST_BY_ONE) this.#drop();
    this.#child ??= this.#start();
    this.#after(this.#longestMs, () => this.#end(new PressFault('too-long')));
    this.#child.send(next.order, (fault) => {
      if (fault !== null) this.#end(new PressFault('broken', fault.message));
    });
  }

  #start(): ChildProcess {
    const child = fork(CHILD, {
      execPath: process.execPath,
      // It needs nothing of the environment, least of all the secrets of the server; Windows names its libraries by this.
      env: process.env.SystemRoot === undefined ? {} : { SystemRoot: process.env.SystemRoot },
      execArgv: ['--disable-warning=ExperimentalWarning', '--max-old-space-size=256'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.unref();
    child.channel?.unref();
    child.on('message', (answer: PressAnswer) => {
      if (child === this.#child) this.#settle(answer);
    });
    const gone = () => {
      if (child === this.#child) this.#end(new PressFault('broken', 'the process ended'));
    };
    child.on('exit', gone);
    child.on('error', gone);
    return child;
  }

  #settle(answer: PressAnswer): void {
    const current = this.#current;
    this.#current = null;
    if ('pdf' in answer) current?.done(answer.pdf);
    else current?.failed(new PressFault(answer.fault === 'other' ? 'broken' : answer.fault, answer.detail));
    this.#made += 1;
    this.#next();
  }

  /** Ends the process; what it was making fails, what waits goes to a new one. */
  #end(fault: PressFault): void {
    const current = this.#current;
    this.#current = null;
    this.#stopTimer();
    this.#drop();
    current?.failed(fault);
    if (!this.#closed) this.#next();
  }

  #drop(): void {
    const child = this.#child;
    this.#child = null;
    this.#made = 0;
    child?.kill('SIGKILL');
  }

  #rest(): void {
    if (this.#child !== null) this.#after(IDLE_MS, () => this.#end(new PressFault('broken', 'idle')));
    else this.#stopTimer();
  }

  #after(ms: number, work: () => void): void {
    this.#stopTimer();
    this.#timer = setTimeout(work, ms).unref();
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
