import type { Answer } from '../../answers/answers.ts';
import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { answerOfRow, type Face } from '../../checklist/criteria/face.ts';
import { faceOf } from '../../checklist/criteria/faces.ts';
import { scaleOf } from '../../checklist/criteria/types.ts';
import type { AnswerValue } from '../../checklist/criterion.ts';
import type { SheetCell } from '../../spreadsheet/sheet.ts';
import { foldText, hyphenedFold, type Lexicon, lexiconOf, wordReadings } from './fold.ts';
import type { ImportMap, MappedAnswer } from './map.ts';

/** Reading of a cell. */
export type CellReading =
  | { readonly is: 'answer'; readonly answer: Answer }
  /** No answer, as the map says. */
  | { readonly is: 'left-out' }
  | { readonly is: 'not-applicable' }
  /** Word that is no answer exactly; `proposal` is the most similar one. */
  | { readonly is: 'unknown'; readonly proposal: Proposal | null }
  | { readonly is: 'refused'; readonly because: 'error' | 'formula' | 'number' };

/** Answer that a word may mean. */
export interface Proposal {
  readonly value: AnswerValue;
  readonly likeness: number;
}

/** Reader of the cells of a criterion. */
export type CellReader = (cell: SheetCell) => CellReading;

/** Folded and hyphened. */
const DONT_KNOW = new Set([
  'don-t-know',
  'i-don-t-know',
  'dont-know',
  'i-dont-know',
  'do-not-know',
  'i-do-not-know',
]);
const NOT_APPLICABLE = new Set(['not-applicable', 'n-a', 'does-not-apply']);

/** Returns the reader of a criterion; only exact texts and decisions of the map are taken. */
export function cellReader(
  checklist: Checklist,
  criterion: Criterion,
  map: ImportMap | null,
): CellReader {
  const face = faceOf(checklist, criterion);
  const decided = (map?.answers ?? []).filter(
    (own) => own.criterion === undefined || own.criterion === criterion.id,
  );
  const exact = exactReader(checklist, criterion, face);
  const { refusal } = scaleOf(checklist, criterion);
  const isPossible = (means: AnswerValue | null | undefined) =>
    means === undefined || means === null || refusal(means) === null;
  return (cell) => {
    if (cell.kind === 'error') return { is: 'refused', because: 'error' };
    if (cell.kind === 'formula-without-value') return { is: 'refused', because: 'formula' };
    const folded = foldText(cell.text);
    const own = decided.toSorted(byCriterion).find(({ says }) => foldText(says) === folded);
    // A decision on all criteria counts where the answer exists.
    if (own && isPossible(own.means)) return decision(own);
    if (DONT_KNOW.has(hyphenedFold(cell.text))) return { is: 'answer', answer: { value: null } };
    if (NOT_APPLICABLE.has(hyphenedFold(cell.text))) return { is: 'not-applicable' };
    const [, reason = ''] =
      /^\s*(?:not applicable|n\/a)\s*[:\u2013\u2014-]\s*(\S[\s\S]*)$/i.exec(cell.text) ?? [];
    if (reason !== '') return { is: 'answer', answer: { notApplicable: reason.trim() } };
    return exact(cell);
  };
}

/** Decisions on one criterion before those on all. */
function byCriterion(a: MappedAnswer, b: MappedAnswer): number {
  return Number(a.criterion === undefined) - Number(b.criterion === undefined);
}

function decision({ means, notApplicable, ignore }: MappedAnswer): CellReading {
  if (ignore) return { is: 'left-out' };
  if (notApplicable !== undefined) return { is: 'answer', answer: { notApplicable } };
  return { is: 'answer', answer: { value: means ?? null } };
}

function exactReader(checklist: Checklist, criterion: Criterion, face: Face): CellReader {
  switch (face.entry) {
    case 'rows': {
      const lexicon = answersByText(checklist, criterion, face);
      const isYesNo = face.rows.every((row) => typeof answerOfRow(row) === 'boolean');
      return (cell) => {
        if (cell.kind === 'boolean' && isYesNo) return answered(cell.text === 'TRUE');
        const found = lexicon.find(cell.text);
        if (found) return answered(found.value);
        return { is: 'unknown', proposal: likeProposal(cell.text, lexicon) };
      };
    }
    case 'boxes':
      return boxesReader(face);
    case 'line':
      return (cell) => numberReading(cell, face.number?.unit);
    case 'text':
      return ({ text }) => answered(text.trim());
  }
}

function answered(value: AnswerValue): CellReading {
  return { is: 'answer', answer: { value } };
}

function likeProposal(text: string, lexicon: Lexicon<AnswerValue>): Proposal | null {
  const near = lexicon.nearest(text);
  return near ? { value: near.value, likeness: near.likeness } : null;
}

/** Texts of each answer: description, label, both, and earlier texts that mean the same. */
export function answersByText(
  checklist: Checklist,
  criterion: Criterion,
  { rows }: Pick<Face, 'rows'>,
): Lexicon<AnswerValue> {
  const { formerTexts } = scaleOf(checklist, criterion);
  return lexiconOf(
    rows.flatMap((row) => {
      const { label, description } = row;
      const texts = [label, description, `${label} ${description}`, ...(formerTexts?.(row) ?? [])];
      return texts.map((text) => [text, answerOfRow(row)] as const);
    }),
  );
}

/** Separators between ticked boxes in one cell, by product. */
const SEPARATORS = [';', '\n', ','];
/** Most parts of a cell that are tried together. */
const MOST_PARTS = 60;
const MOST_WAYS = 100;

/** Reads all ticked boxes in one cell, if they can be separated in exactly one way. */
function boxesReader({ authored }: Face): CellReader {
  const byText = new Map<string, string | null>();
  for (const { id, label } of authored) {
    const folded = foldText(label);
    if (id !== null) byText.set(folded, byText.has(folded) ? null : id);
  }
  return ({ text }) => {
    const found = new Set(SEPARATORS.flatMap((separator) => waysToSplit(text, separator, byText)));
    const [only] = found;
    if (found.size !== 1 || only === undefined) return { is: 'unknown', proposal: null };
    const ticked = new Set(only.split(' '));
    const ids = authored.flatMap(({ id }) => (id !== null && ticked.has(id) ? [id] : []));
    return answered(ids);
  };
}

/** Returns the sets of ids, sorted and joined, that a text is when it is split at some separators. */
function waysToSplit(
  text: string,
  separator: string,
  byText: ReadonlyMap<string, string | null>,
): readonly string[] {
  const parts = text.split(separator);
  if (parts.at(-1)?.trim() === '') parts.pop();
  if (parts.length > MOST_PARTS) return [];
  const ways: string[][][] = [[[]]];
  for (let end = 1; end <= parts.length; end++) {
    const here: string[][] = [];
    for (let start = 0; start < end; start++) {
      const joined = parts.slice(start, end).join(separator);
      const id = wordReadings(joined)
        .map((own) => byText.get(own))
        .find((own) => own !== undefined);
      if (id === undefined || id === null) continue;
      for (const way of ways[start] ?? []) if (!way.includes(id)) here.push([...way, id]);
    }
    // So many readings of one cell are no reading.
    if (here.length > MOST_WAYS) return [];
    ways.push(here);
  }
  return [...new Set((ways.at(-1) ?? []).map((way) => way.toSorted().join(' ')))].filter(
    (own) => own !== '',
  );
}

/** Reads a number; a text with one separator before three digits could be either of two numbers. */
function numberReading({ text, kind }: SheetCell, unit: string | undefined): CellReading {
  if (kind === 'number') return answered(Number(text));
  if (kind === 'percent')
    return unit === '%' ? answered(Number(text)) : { is: 'refused', because: 'number' };
  const bare =
    unit !== undefined && text.trim().endsWith(unit)
      ? text.trim().slice(0, -unit.length).trim()
      : text.trim();
  if (/^[-+]?\d+$/.test(bare)) return answered(Number(bare));
  if (/^[-+]?\d+[.,]\d+$/.test(bare) && !/^[-+]?\d{1,3}[.,]\d{3}$/.test(bare)) {
    return answered(Number(bare.replace(',', '.')));
  }
  return { is: 'refused', because: 'number' };
}
