import type { ReportDocument } from '../../../src/report/blocks.ts';
import { brief } from './brief.ts';
import { briefBad } from './brief-bad.ts';
import { full } from './full.ts';
import { hard } from './hard.ts';
import { rest } from './rest.ts';

/** Fixture documents; together they hold every kind of block. */
export const documents: Readonly<Record<string, ReportDocument>> = {
  brief,
  briefBad,
  full,
  hard,
  rest,
};

/** Fields that no stranger writes. */
const FIXED = ['is', 'shape', 'kind', 'tone', 'page', 'align', 'width', 'narrow', 'id', 'paper'];

/** Returns a document with another text in place of every one that people or checklists wrote. */
export function withEachText(document: ReportDocument, text: string): ReportDocument {
  return replaced(document, text) as ReportDocument;
}

function replaced(value: unknown, text: string, key = ''): unknown {
  if (typeof value === 'string') {
    const isFixed = FIXED.includes(key) || key === 'date';
    return isFixed || (key === 'text' && value.startsWith('<svg')) ? value : text;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => replaced(item, text, key));
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
  if ('accent' in value) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, own]) => [name, replaced(own, text, name)]),
  );
}
