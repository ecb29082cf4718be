import type { ReadResult, RefusalCode } from './imported-plan.ts';
import { interpret } from './interpret.ts';
import type { Progress } from './progress.ts';
import { decodeText } from './read/decode.ts';
import { readDocx } from './read/docx.ts';
import { recognise } from './read/formats.ts';
import { readHtml } from './read/html.ts';
import { MAX_BYTES } from './read/limits.ts';
import { readOdt } from './read/odt.ts';
import { readPdf } from './read/pdf.ts';
import { readWorkbook } from './read/spreadsheet.ts';
import { readText } from './read/text.ts';
import { Refusal } from './refusals.ts';
import type { PassageList } from './source.ts';

export type PlanInput = { name: string; bytes: Uint8Array } | { html: string } | { text: string };

/** Reads a plan from a file or from the clipboard. Never throws for bad input: it says why. */
export async function readPlanFile(input: PlanInput, progress: Progress = () => undefined): Promise<ReadResult> {
  try {
    const list = await readPassages(input, progress);
    progress(0.9);
    const plan = interpret(list.blocks);
    return plan === null ? refuse('no-table') : { ok: true, plan, source: { blocks: list.blocks } };
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.code);
    throw error;
  }
}

function refuse(reason: RefusalCode): ReadResult {
  return { ok: false, reason };
}

async function readPassages(input: PlanInput, progress: Progress): Promise<PassageList> {
  if ('html' in input) return readMarkup(limited(input.html));
  if ('text' in input) return readPlain(limited(input.text), false);
  const { bytes, name } = input;
  if (bytes.length === 0) throw new Refusal('empty');
  if (bytes.length > MAX_BYTES) throw new Refusal('too-large');
  const file = await recognise(bytes);
  progress(0.1);
  switch (file?.kind) {
    case 'docx':
      return readDocx(bytes);
    case 'odt':
      return readOdt(file.archive);
    case 'workbook':
      return readWorkbook(bytes);
    case 'pdf':
      return readPdf(bytes, progress);
    case undefined:
  }
  const text = decodeText(bytes);
  if (/^\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<html|<table|<meta|<body|<div|<p[ >])/i.test(text.slice(0, 2000))) {
    return readMarkup(text);
  }
  return readPlain(text, /\.csv$/i.test(name));
}

function limited(text: string): string {
  if (text.length > MAX_BYTES) throw new Refusal('too-large');
  return text;
}

function readMarkup(html: string): PassageList {
  const { list, images } = readHtml(html);
  if (list.blocks.length === 0) throw new Refusal(images > 0 ? 'image-only' : 'empty');
  if (list.blocks.some((block) => block.kind === 'table')) return list;
  // Text that only passed through a page: tabs and labels may still be in it.
  return readPlain(list.blocks.map((block) => (block.kind === 'text' ? block.text : '')).join('\n'), false);
}

function readPlain(text: string, csv: boolean): PassageList {
  if (text.trim() === '') throw new Refusal('empty');
  return readText(text, csv);
}
