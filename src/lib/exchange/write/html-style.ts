import type { DocumentTree } from '../tree/document-tree.ts';
import type { Stamp } from '../tree/stamp.ts';

/** How a document looks as a page and, printed by a browser, on paper. Everything is inside `.paper`. */
export const DOCUMENT_STYLE = `
.paper{position:relative;max-width:190mm;margin:0 auto;padding:12mm 14mm;background:#fff;color:#17324d;font:11pt/1.45 Lora,Georgia,'Times New Roman',serif;text-align:left}
.paper.classico{color:#000;font-family:'Times New Roman',Tinos,'Liberation Serif',Times,serif}
.paper.wide-only,.paper:has(.wide){max-width:277mm}
.paper .upright{max-width:190mm}
.paper .letterhead{display:flex;gap:4mm;align-items:center;padding-bottom:3mm;border-bottom:.5mm solid currentColor;font-family:'Titillium Web','Segoe UI',Arial,sans-serif}
.paper.classico .letterhead,.paper.classico h1,.paper.classico h2,.paper.classico h3,.paper.classico h4,.paper.classico h5,.paper.classico h6,.paper.classico table{font-family:inherit}
.paper .stemma{width:auto;height:16mm}
.paper .letterhead p{margin:0}
.paper .entity{font-size:14pt;font-weight:700;letter-spacing:.03em;text-transform:uppercase;line-height:1.2}
.paper .act{margin-left:auto!important;max-width:75mm;text-align:right;font-size:9.5pt}
.paper h1,.paper h2,.paper h3,.paper h4,.paper h5,.paper h6{margin:7mm 0 2mm;font-family:'Titillium Web','Segoe UI',Arial,sans-serif;line-height:1.25;font-weight:700;break-after:avoid}
.paper .title{margin:6mm 0 1mm;font-size:18pt}
.paper h2,.paper h3.h2{font-size:15pt}
.paper h3{font-size:12.5pt}.paper h4{font-size:11.5pt}.paper h5,.paper h6{font-size:11pt}
.paper h3.title{font-size:18pt}.paper h2.title{font-size:18pt}
.paper p{margin:0 0 2.2mm}
.paper .subtitle{margin:0;font-size:12pt}
.paper .note{font-size:9.5pt;color:#455b71}
.paper.classico .note{color:#333}
.paper .label{margin-bottom:1.2mm}
.paper ul,.paper ol{margin:0 0 2.5mm;padding-left:6mm}
.paper li>p{margin:0 0 1mm}
.paper .contents ul{padding:0;list-style:none}
.paper .contents a{display:inline-block;min-height:24px;line-height:24px}
.paper .contents .depth2{padding-left:6mm}
.paper a{color:#0066cc}
.paper .table{margin:3mm 0 5mm}.paper .wide .table{overflow-x:auto}
.paper table{width:100%;border-collapse:collapse;font:9.5pt/1.35 'Titillium Web','Segoe UI',Arial,sans-serif}
.paper .wide table:has(th:nth-child(10)){min-width:1600px}
.paper caption{padding-bottom:1.5mm;caption-side:top;text-align:left;font-weight:700;color:inherit}
.paper th,.paper td{padding:1.5mm 2mm;border-bottom:.25mm solid #b8c2cc;text-align:left;vertical-align:top;font-weight:400;overflow-wrap:break-word;hyphens:auto}
.paper thead th{border-top:.5mm solid currentColor;border-bottom:.5mm solid currentColor;background:#eef1f6;font-weight:700;vertical-align:bottom;hyphens:manual;print-color-adjust:exact}
.paper td p,.paper th p{margin:0}
.paper th.right,.paper td.right{text-align:right}.paper th.center,.paper td.center{text-align:center}
.paper tfoot th,.paper tfoot td{border-bottom:0;font-weight:700;font-size:10.5pt}
.paper figure{margin:4mm 0}.paper figure img,.paper figure svg{max-width:100%;height:auto}.paper figcaption{font-size:9.5pt}
.paper svg{color:#455b71;font:2.9px 'Titillium Web','Segoe UI',Arial,sans-serif}.paper.classico svg{color:#333;font-family:inherit}
.paper svg text{fill:#17324d;text-anchor:middle}.paper.classico svg text{fill:#000}.paper svg .name{font-weight:700}
.paper svg rect{fill:#eef1f6;stroke:currentColor;stroke-width:.25}.paper svg path{fill:none;stroke:currentColor;stroke-width:.25}
.paper footer{display:flex;justify-content:space-between;gap:8mm;margin-top:8mm;padding-top:2mm;border-top:.25mm solid #b8c2cc;font:9pt/1.3 'Titillium Web','Segoe UI',Arial,sans-serif}
.paper footer p{margin:0}
.paper .watermark{position:absolute;top:3mm;right:14mm;margin:0;font:700 9pt/1 'Titillium Web','Segoe UI',Arial,sans-serif;letter-spacing:.15em;color:#992639}
@media (max-width:700px){.paper{padding:6mm 5mm}.paper .letterhead{flex-wrap:wrap}.paper .act{margin-left:0!important;text-align:left}.paper .wide table{min-width:900px}
.paper{overflow-wrap:break-word}.paper .upright table{table-layout:fixed}.paper .upright :is(th,td){padding:1mm;overflow-wrap:anywhere;hyphens:auto}}
@media print{
.paper,.paper:has(.wide){max-width:none;padding:0;background:none;font-size:10.5pt}
.paper.covered>.letterhead{flex-direction:column;gap:6mm;padding:38mm 0 0;border:0;text-align:center}.paper.covered .stemma{height:32mm}.paper.covered .entity{font-size:20pt}
.paper.covered>.title{margin-top:30mm;text-align:center;font-size:24pt}.paper.covered>.subtitle{text-align:center}
.paper.covered .act{position:absolute;top:225mm;left:0;right:0;max-width:none;text-align:center}
.paper .table{overflow:visible}.paper .wide table,.paper .wide table:has(th:nth-child(10)){min-width:0}
.paper .wide{page:wide}
.paper .break{break-after:page}
.paper thead{display:table-header-group}.paper tfoot{display:table-row-group}
.paper tr,.paper figure{break-inside:avoid}.paper caption{break-after:avoid}.paper tfoot{break-before:avoid}
.paper .contents,.paper.covered .contents{break-before:page;break-after:page}
.paper a{color:inherit;text-decoration:none}.paper .contents a{min-height:0;line-height:inherit}
.paper .watermark{position:fixed;inset:0;display:grid;place-items:center;color:#17324d0f;font-size:120pt;pointer-events:none;z-index:1}
.paper .watermark span{transform:rotate(-35deg)}
}
`;

/**
 * Paper, and what stands on every page of it: the same as in the PDF. Only whole documents take it, never a part of
 * one. A browser that knows no margin boxes leaves them out; the last lines of the document say the same.
 */
export function pageStyle(
  { letterhead, title, standing, pageWords: [before, between] }: DocumentTree,
  stamp: Stamp,
): string {
  const face = `font:8.5pt 'Titillium Web','Segoe UI',Arial,sans-serif;color:#17324d`;
  return `@page{size:A4;margin:18mm 14mm;
@top-left{content:${cssText(letterhead.entity.toUpperCase())};${face}}
@top-right{content:${cssText(title)};${face}}
@bottom-left{content:${cssText(`${standing} · ${stamp.words}`)};${face}}
@bottom-right{content:${cssText(before)} counter(page) ${cssText(between)} counter(pages);${face}}
}
@page :first{@top-left{content:''}@top-right{content:''}}
@page wide{size:A4 landscape;margin:16mm 14mm}
`;
}

/** Words of a person in a style sheet: whatever is not a letter or a figure by its number. */
function cssText(words: string): string {
  const safe = words.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `);
  return `"${safe}"`;
}
