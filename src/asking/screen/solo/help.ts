import { isNumbered, type Level } from '../../../checklist/criteria/scale.ts';
import type { CriterionView } from '../../../conversation/solo/view.ts';
import type { Canvas, Frame } from '../../../terminal/frame.ts';
import type { KeyHint } from '../../../terminal/key-hints.ts';
import { labelOf } from '../levels.ts';
import { lastScrollOf, type PageSection, pageFrame } from '../page.ts';
import { answerLine, criterionKeys } from './criterion-frame.ts';

/**
 * Draws the help on a criterion in place of its levels: reason, evidence, benchmarks, and every
 * text that a small window cuts.
 */
export function helpFrame(view: CriterionView, scroll: number, window: Canvas): Frame {
  return pageFrame(view, helpOf(view), scroll, window);
}

/** Returns the last scroll position of the help in a window, in lines. */
export function lastScroll(view: CriterionView, window: Canvas): number {
  return lastScrollOf(view, helpOf(view), window);
}

function helpOf(view: CriterionView): readonly PageSection[] {
  const keys = criterionKeys(view);
  return [
    ...helpOn(view),
    { title: 'Your answer', texts: remarks(view) },
    { title: 'Keys', texts: [keysInWords(keys)] },
  ];
}

/** Returns the help sections shared by interviews and workshops, and the whole criterion. */
export function helpOn({
  point,
  criterion,
  face,
  scale,
}: Pick<CriterionView, 'point' | 'criterion' | 'face' | 'scale'>): readonly PageSection[] {
  const { evidence = [], benchmarks = [], question } = criterion;
  return [
    { title: 'Why it matters', texts: [point.why ?? point.title] },
    { title: 'Evidence to ask for', texts: evidence },
    {
      title: 'Benchmarks',
      texts: benchmarks.map(({ text, source, year }) => `${text} (${source}, ${year})`),
    },
    { title: 'The question', texts: [question] },
    {
      title: face.title,
      texts: face.rows.length > 0 ? face.rows.map(rowInWords) : scale.levels.map(stepInWords),
    },
  ];
}

function rowInWords(row: Level): string {
  const colon = row.description === '' && !isNumbered(row) ? '' : ': ';
  return `${row.level} ${labelOf(row)}${colon}${row.description}`;
}

function stepInWords({ label, description }: Level): string {
  return description === '' ? label : `${label}: ${description}`;
}

/** All keys in one line of text. */
export function keysInWords(keys: readonly KeyHint[]): string {
  return keys.map(({ key, does }) => `${key} ${does}`).join(' · ');
}

function remarks(view: CriterionView): readonly string[] {
  const { note, evidence = [] } = view.remarks;
  return [
    answerLine(view),
    ...(note ? [`note: ${note}`] : []),
    ...evidence.map((shown) => `evidence: ${shown}`),
  ];
}
