import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { isLabelled } from '../../checklist/criteria/scale.ts';
import { levelsOf } from '../../checklist/criteria/types.ts';
import { groupsOf, isKey, placedCriteria } from '../../checklist/lookup.ts';
import { editDistance } from '../../text/phrases.ts';
import { quoted } from '../../text/safe.ts';
import { thousands } from '../../words/grammar.ts';
import type { Flaw } from '../rule.ts';

/** Shorter ids are abbreviations, in which each letter is read. */
const SHORTEST = 4;

/** Two ids of one kind that a slip of the finger turns into each other. */
export function similarIds(checklist: Checklist): readonly Flaw[] {
  const { bands, points } = checklist;
  return [
    ...similar(
      Object.keys(groupsOf(checklist)).map((id) => ({ id, path: ['groups', id], where: 'key' })),
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
      'options' in criterion
        ? similar(
            criterion.options.map(({ id }, i) => ({ id, path: [...path, 'options', i, 'id'] })),
          )
        : [],
    ),
  ];
}

interface PlacedId extends Pick<Flaw, 'path' | 'where'> {
  readonly id: string;
}

function similar(ids: readonly PlacedId[]): readonly Flaw[] {
  const byRemains = new Map<string, string[]>();
  return ids.flatMap(({ id, ...place }) => {
    if (id.length < SHORTEST) return [];
    const remains = [id, ...Array.from(id, (_, i) => id.slice(0, i) + id.slice(i + 1))];
    const near = new Set(remains.flatMap((own) => byRemains.get(own) ?? []));
    const twin = [...near].find((other) => isSlip(id, other));
    for (const own of remains) byRemains.set(own, [...(byRemains.get(own) ?? []), id]);
    if (twin === undefined) return [];
    return [
      {
        ...place,
        what: `${quoted(id)} and ${quoted(twin)} differ by one letter`,
        why: 'whoever mistypes one of them means the other, and no error can say so',
        fix: 'give one of them a name that nobody can take for the other',
      },
    ];
  });
}

// Ids that count (step-1, step-2) differ in a digit, and on purpose.
function isSlip(id: string, other: string): boolean {
  if (editDistance(id, other) !== 1) return false;
  return id.replace(/\d+/g, '#') !== other.replace(/\d+/g, '#');
}

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
      what: `express mode has ${thousands(words)} words to read, levels included, and from here on they are more than five minutes can hold`,
      why: 'whoever has chosen the short way reads the rest in haste, or not at all',
      fix: `come below ${thousands(MOST_WORDS)} words: shorten levels, or mark fewer criteria with "key: true"`,
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
