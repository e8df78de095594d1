import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { levelsOf } from '../../checklist/criteria/index.ts';
import { isLabelled } from '../../checklist/criteria/scale.ts';
import { isKey } from '../../checklist/defaults.ts';
import { placedCriteria } from '../../checklist/rules/breach.ts';
import type { Flaw } from '../flaw.ts';

/** What can be read in five minutes, at about 260 words a minute. */
const MOST_WORDS = 1300;

/** An express mode that takes too long to read, its levels included. */
export function expressWords(checklist: Checklist): readonly Flaw[] {
  let words = 0;
  const keys = placedCriteria(checklist)
    .filter(({ criterion }) => isKey(criterion))
    .map((placed) => {
      words += wordsIn(checklist, placed.criterion);
      return { ...placed, words };
    });
  const first = keys.find((key) => key.words >= MOST_WORDS);
  if (!first) return [];
  return [
    {
      path: [...first.path, 'key'],
      what: `express mode has ${words.toLocaleString('en')} words to read, levels included, and from here on they are more than five minutes can hold`,
      why: 'whoever has chosen the short way reads the rest in haste, or not at all',
      fix: `come below ${MOST_WORDS.toLocaleString('en')} words: shorten levels, or mark fewer criteria with "key: true"`,
    },
  ];
}

/** What the screen of a criterion has to read: its question, and the labels and texts of its levels. */
export function wordsIn(checklist: Checklist, criterion: Criterion): number {
  const steps = 'options' in criterion ? criterion.options : levelsIn(checklist, criterion);
  const texts = steps.flatMap(({ label = '', description = '' }) => [label, description]);
  return [criterion.question, ...texts].reduce((sum, text) => sum + countWords(text), 0);
}

function levelsIn(checklist: Checklist, criterion: Criterion) {
  return levelsOf(checklist, criterion).map((level) => ({
    label: isLabelled(level) ? level.label : '',
    description: level.description,
  }));
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
