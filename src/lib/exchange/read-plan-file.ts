import type { ReadResult, RefusalCode } from './imported-plan.ts';
import { interpret } from './interpret.ts';
import { decodeText } from './read/decode.ts';
import { readDocx } from './read/docx.ts';
import { readHtml } from './read/html.ts';
import { MAX_BYTES } from './read/limits.ts';
import { readText } from './read/text.ts';
import { Refusal, refusalSentence } from './refusals.ts';
import type { PassageList } from './source.ts';

export type PlanInput = { name: string; bytes: Uint8Array } | { html: string } | { text: string };

/** Reads a plan from a file or from the clipboard. Never throws for bad input: it says why. */
export async function readPlanFile(input: PlanInput): Promise<ReadResult> {
  try {
    const list = await readPassages(input);
    const plan = interpret(list.blocks);
    return plan === null ? refuse('no-table') : { ok: true, plan, source: { blocks: list.blocks } };
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.code);
    throw error;
  }
}

function refuse(reason: RefusalCode): ReadResult {
  return { ok: false, reason, sentence: refusalSentence(reason) };
}

async function readPassages(input: PlanInput): Promise<PassageList> {
  if ('html' in input) return readMarkup(limited(input.html));
  if ('text' in input) return readPlain(limited(input.text), false);
  const { bytes, name } = input;
  if (bytes.length === 0) throw new Refusal('empty');
  if (bytes.length > MAX_BYTES) throw new Refusal('too-large');
  if (startsWith(bytes, 'PK')) return readDocx(bytes);
  refuseKnownFormats(bytes);
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

function startsWith(bytes: Uint8Array, magic: string): boolean {
  return [...magic].every((character, index) => bytes[index] === character.charCodeAt(0));
}

function refuseKnownFormats(bytes: Uint8Array): void {
  if (startsWith(bytes, '%PDF')) throw new Refusal('pdf');
  if (startsWith(bytes, '{\\rtf')) throw new Refusal('other-document');
  if (startsWith(bytes, '\u00d0\u00cf\u0011\u00e0')) {
    // Word wraps a protected .docx in the old container; its directory names are UTF-16.
    const names = new TextDecoder('utf-16le').decode(bytes.subarray(0, Math.min(bytes.length, 1 << 20) & ~1));
    throw new Refusal(names.includes('EncryptedPackage') ? 'encrypted' : 'old-word');
  }
  const image = ['\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', 'II*\u0000', 'MM\u0000*', 'RIFF'];
  if (image.some((magic) => startsWith(bytes, magic))) throw new Refusal('image-only');
}
