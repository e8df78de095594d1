import { Chalk } from 'chalk';
import { pageWidth } from '../../../text/wrap.ts';
import type { Block, ReportDocument, Section } from '../../blocks.ts';
import type { Terminal } from '../../view.ts';
import { type TextPage, textBlock } from './blocks.ts';

/** Columns by which a section is indented below its number. */
const INDENT = 3;

/** Writes a document as text for a terminal or a file; plain text if there are no colours. */
export function textDocument(
  { sections, generator, origin }: ReportDocument,
  { terminal }: { readonly terminal: Terminal },
): string {
  const page = { paint: new Chalk({ level: terminal.colour }), columns: pageWidth(terminal) };
  const end = [generator, origin].filter((line) => line !== null && line !== '').join('. ');
  const parts = [...sections.map((section) => sectionText(section, page)), end];
  return parts
    .filter((part) => part !== '')
    .map((part, i, all) => part + (i === all.length - 1 ? '' : gapAfter(part)))
    .join('')
    .concat('\n');
}

// Sections that are one line stand below each other.
function gapAfter(part: string): string {
  return part.includes('\n') ? '\n\n' : '\n';
}

function sectionText({ blocks }: Section, page: TextPage): string {
  const isNumbered = blocks.some((block) => block.is === 'headline' && block.number !== null);
  const inner = isNumbered ? { ...page, columns: page.columns - INDENT } : page;
  const parts = blocks
    .map((block) => ({ block, text: textOf(block, page, inner) }))
    .filter(({ text }) => text.trim() !== '');
  return parts
    .map(({ block, text }, i) => {
      const next = parts[i + 1]?.block;
      if (next === undefined) return text;
      return `${text}\n${areTight(block, next) ? '' : '\n'}`;
    })
    .join('');
}

/** True if two blocks stand below each other without a line between them. */
function areTight(block: Block, next: Block): boolean {
  switch (block.is) {
    case 'heading':
      return true;
    case 'headline':
      return block.level === 2 && block.lead === null;
    case 'pair':
      return next.is === 'pair';
    case 'table':
    case 'actions':
      return next.is === 'note';
    default:
      return false;
  }
}

function textOf(block: Block, page: TextPage, inner: TextPage): string {
  if (block.is === 'headline' || block.is === 'cover') return textBlock(block, page);
  const text = textBlock(block, inner);
  return inner === page ? text : indented(text);
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(INDENT) + line))
    .join('\n');
}
