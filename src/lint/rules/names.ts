import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { faceOf } from '../../checklist/criteria/faces.ts';
import { isLabelled } from '../../checklist/criteria/scale.ts';
import { levelsOf } from '../../checklist/criteria/types.ts';
import { groupsOf, isKey, placedCriteria } from '../../checklist/lookup.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import { editDistance } from '../../text/phrases.ts';
import { warningWords } from '../../words/warnings.ts';
import { lintWarning } from '../rule.ts';

/** Shorter ids are abbreviations, which people read letter by letter. */
const SHORTEST = 4;

/** Finds pairs of ids of one kind that differ by one letter or by two swapped letters. */
export function similarIds(checklist: Checklist): readonly Diagnostic[] {
  const { bands, points } = checklist;
  return [
    ...similar(
      Object.keys(groupsOf(checklist)).map((id) => ({ id, path: ['groups', id], at: 'key' })),
    ),
    ...similar(bands.map(({ id }, i) => ({ id, path: ['bands', i, 'id'] }))),
    ...similar(points.map(({ id }, i) => ({ id, path: ['points', i, 'id'] }))),
    ...similar(
      placedCriteria(checklist).map(({ criterion: { id }, path }) => ({
        id,
        path: [...path, 'id'],
      })),
    ),
    ...placedCriteria(checklist).flatMap(({ criterion, path }) =>
      similar(
        faceOf(checklist, criterion).authored.flatMap((option) =>
          option.id === null ? [] : [{ id: option.id, path: [...path, ...option.path, 'id'] }],
        ),
      ),
    ),
  ];
}

interface PlacedId extends Pick<Diagnostic, 'path'> {
  readonly id: string;
  /** Place of the id: the name before the colon; default the value. */
  readonly at?: 'key';
}

function similar(ids: readonly PlacedId[]): readonly Diagnostic[] {
  const byRemains = new Map<string, string[]>();
  return ids.flatMap(({ id, path, at }) => {
    if (id.length < SHORTEST) return [];
    const remains = [id, ...Array.from(id, (_, i) => id.slice(0, i) + id.slice(i + 1))];
    const near = new Set(remains.flatMap((text) => byRemains.get(text) ?? []));
    const twin = [...near].find((other) => isTypingError(id, other));
    for (const text of remains) byRemains.set(text, [...(byRemains.get(text) ?? []), id]);
    if (twin === undefined) return [];
    const words = warningWords.similarIds({ id, other: twin });
    return [lintWarning('lint/similar-ids', path, words, at)];
  });
}

// Numbered ids (step-1, step-2) differ on purpose.
function isTypingError(id: string, other: string): boolean {
  if (editDistance(id, other) !== 1) return false;
  return id.replace(/\d+/g, '#') !== other.replace(/\d+/g, '#');
}

/** Words that people read in five minutes, at about 260 per minute. */
const MOST_WORDS = 1300;

/** Finds the key criterion at which express mode, levels included, takes more than five minutes. */
export function expressWords(checklist: Checklist): readonly Diagnostic[] {
  let words = 0;
  const keys = placedCriteria(checklist)
    .filter(({ criterion }) => isKey(criterion))
    .map((placed) => {
      words += wordsIn(checklist, placed.criterion);
      return { ...placed, words };
    });
  const first = keys.find((key) => key.words >= MOST_WORDS);
  if (!first) return [];
  const sentence = warningWords.expressWords({ words, limit: MOST_WORDS });
  return [lintWarning('lint/express-words', [...first.path, 'key'], sentence)];
}

/** Counts the words of a criterion on screen: question, labels and descriptions. */
export function wordsIn(checklist: Checklist, criterion: Criterion): number {
  const { rows } = faceOf(checklist, criterion);
  const steps = rows.length > 0 ? rows : levelsOf(checklist, criterion);
  const texts = steps.flatMap((step) => [isLabelled(step) ? step.label : '', step.description]);
  return [criterion.question, ...texts].reduce((sum, text) => sum + countWords(text), 0);
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
