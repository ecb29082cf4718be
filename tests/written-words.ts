import { readdirSync, readFileSync } from 'node:fs';
import { parse as parseSvelte } from 'svelte/compiler';
import ts from 'typescript';

/** Attributes a person sees or hears, of elements and of our components. */
const SEEN =
  /^(aria-label|aria-description|aria-roledescription|title|placeholder|alt|label|legend|caption|hint|note|error|reason|sentence|description|subtitle|heading|busy|field|ariaLabel|hideLegend|content|data-label)$/;
/** Attributes nobody reads. */
const UNSEEN = /^(class|style|id|href|d|viewBox|rel|autocomplete|data-(?!label).*|role)$/;
/** Names, units and keys that are the same in every language. */
const NAMES =
  /\b(Traguardo|https?|px|CSV|XLSX|DOCX|ODT|PDF|MB|kB|GB|byte|Ctrl|Tab|Esc|Alt|Enter|Escape|Home|End|Delete|Backspace|PageUp|PageDown|Arrow(Up|Down|Left|Right)|Google Chrome)\b|(?<![^\s])\/[a-z/-]+/g;
/** What one finds elements by, and lengths: not words, though they have spaces. */
const MARKUP = /-$|^minmax\(|[{}<>=;$[\]:#]|--|^[a-z-]+(, [a-z-]+)+$|^([\d.]+(px|%|em|rem|s|ms) ?)+/;

/** The path of a field in a record, as faults name it: `area.code`. */
const PATH = /^[a-z]+(\.[a-z]+)+$/i;

const hasLetters = (text: string) => /\p{L}{2,}/u.test(text.replace(NAMES, '')) && !PATH.test(text);

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

function walk(node: Node, visit: (node: Node, parents: readonly Node[]) => void, parents: readonly Node[] = []): void {
  visit(node, parents);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) walk(child, visit, [...parents, node]);
  }
}

/** A sentence, or a word that begins as one does: codes, paths and names of events are neither. */
export function isSentence(text: string): boolean {
  const plain = text.replace(NAMES, '').trim();
  if (!/\p{L}{2,}/u.test(plain)) return false;
  if (/^[\p{Lu}][\p{Ll}’]+$/u.test(plain)) return true;
  if (/[’«»“”]|[àèéìòùäöüß]/u.test(plain) && /\p{L}{2,}/u.test(plain)) return true;
  return /\p{L}{2,}[,.:;?!]? (?:\p{L}|«|\d)/u.test(plain) && !MARKUP.test(plain);
}

/** What a template says by itself: text between tags, and attributes that are read or heard. */
function writtenInTemplate(source: string): string[] {
  const found: string[] = [];
  const { fragment } = parseSvelte(source, { modern: true }) as unknown as { fragment: Node };
  walk(fragment, (node, parents) => {
    if (parents.some((parent) => parent.type === 'StyleDirective')) return;
    const attribute = parents.findLast((parent) => parent.type === 'Attribute');
    const inAttribute =
      attribute !== undefined && !parents.slice(parents.indexOf(attribute)).some((one) => one.type === 'Fragment');
    if (node.type === 'Text') {
      if ((!inAttribute || SEEN.test(String(attribute.name))) && hasLetters(String(node.data)))
        found.push(String(node.data).trim().replace(/\s+/g, ' '));
      return;
    }
    const text = textOf(node);
    if (text === null || (inAttribute && UNSEEN.test(String(attribute.name)))) return;
    const seen = inAttribute && SEEN.test(String(attribute.name)) && !parents.some(isComparison);
    if (seen ? hasLetters(text) : isSentence(text)) found.push(text);
  });
  return found;
}

/** The words of a literal, or of one stretch of a template string. */
function textOf(node: Node): string | null {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  return node.type === 'TemplateElement' ? String((node.value as { cooked?: unknown }).cooked ?? '') : null;
}

const isComparison = (node: Node) => node.type === 'BinaryExpression' || node.type === 'MemberExpression';

/** Sentences in a script. Types, imports and what is thrown at programmers are none of a person's. */
function writtenInScript(source: string): string[] {
  const found: string[] = [];
  const file = ts.createSourceFile('script.ts', source, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isThrowStatement(node) && !node.getText().includes('Failure')) return;
    if (
      (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) &&
      isSentence(node.text)
    )
      found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Everything a source file says in words of its own. */
export function wordsWrittenIn(path: string, source: string): string[] {
  if (!path.endsWith('.svelte')) return writtenInScript(source);
  const scripts = [...source.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
  return [...writtenInTemplate(source), ...scripts.flatMap(writtenInScript)];
}

/** The sources of the screens, without their tests. */
export function screenSources(): string[] {
  return ['src/lib/features', 'src/lib/ui', 'src/lib/app', 'src/routes'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(svelte|ts)$/.test(path) && !/\.test\.ts$|(^|\/)test-/.test(path))
      .map((path) => `${folder}/${path}`),
  );
}

export function wordsOf(path: string): string[] {
  return wordsWrittenIn(path, readFileSync(path, 'utf8'));
}
