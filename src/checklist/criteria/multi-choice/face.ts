import { criteriaWords } from '../../../words/criteria.ts';
import { digitsOf, type Face, isBox, isDigit, writtenOption } from '../face.ts';
import type { Level, Scale } from '../scale.ts';
import { type MultiChoiceCriterion, multiChoiceDefaults } from './multi-choice.ts';

const words = criteriaWords.multiChoice;
const { keys } = criteriaWords;

/** Shows boxes in the order of the file, numbered from 1, as 0 means none of them. */
export function multiChoiceFace(criterion: MultiChoiceCriterion, scale: Scale): Face {
  const { options } = criterion;
  const ids = options.map(({ id }) => id);
  const boxes = scale.boxes?.missing([[]]) ?? [];
  const rows = ids.flatMap((id, i) => {
    const box = boxes.find((own) => isBox(own, [id]));
    return box ? [{ ...box, level: i + 1 }] : [];
  });
  return {
    entry: 'boxes',
    rows,
    parse: (typed) => boxesIn(typed.trim(), rows),
    format: (answer) => (typeof answer === 'object' ? numbersOf(rows, answer) : String(answer)),
    begins: isDigit,
    noun: words.noun,
    hint: words.howTo,
    fieldLabel: '',
    example: numbersOf(rows, ids.slice(0, 2)),
    ballotHint: '',
    ballotsStandTogether: false,
    keys: [
      { key: digitsOf(rows), does: keys.tick, rank: 1 },
      { key: '0', does: keys.none, rank: 3 },
      { key: keys.doneWith, does: keys.done, rank: 2 },
      { key: keys.tickWith, does: keys.tick, rank: 7 },
    ],
    legend: words.legend,
    title: words.title,
    heading: headingOf(criterion),
    answers: options.map(({ id, label, description = '', score }) => ({
      ...{ answer: id, label, description, level: null },
      score: score === undefined ? null : score / 100,
    })),
    inFile: [
      ...options.map(({ id, label, description = '' }) => writtenOption(id, label, description)),
      { answer: words.inFile({ example: ids[0] ?? '' }), meaning: '' },
    ],
    authored: options.map(({ id, label, description = '' }, i) => ({
      path: ['options', i],
      id,
      name: words.option({ id }),
      ...{ label, description, score: null },
    })),
    samples: () => setsOf(ids),
  };
}

function headingOf({ scored = true, scoring, cap }: MultiChoiceCriterion): string {
  if (!scored) return words.unscored;
  const isShare = (scoring ?? multiChoiceDefaults.scoring) === 'share';
  return isShare ? words.share : words.sum({ cap: cap ?? multiChoiceDefaults.cap });
}

/** Most rows whose numbers are single digits, which may stand together. */
const MOST_DIGITS = 9;

function numbersOf(rows: readonly Level[], ticked: readonly string[]): string {
  const numbers = rows.filter((row) => isBox(row, ticked)).map(({ level }) => level);
  return numbers.length === 0 ? '0' : numbers.join(rows.length <= MOST_DIGITS ? '' : '+');
}

function boxesIn(text: string, rows: readonly Level[]): readonly string[] | null {
  if (/^(?:0|none)$/i.test(text)) return [];
  const isRun = /^\d+$/.test(text) && rows.length <= MOST_DIGITS;
  const typed = isRun ? Array.from(text) : text.split(/[\s,+]+/).filter((word) => word !== '');
  const meant = typed.map((word) =>
    rows.find(
      (row) =>
        String(row.level) === word ||
        row.label.toLowerCase() === word.toLowerCase() ||
        isBox(row, [word]),
    ),
  );
  if (meant.length === 0 || meant.includes(undefined)) return null;
  // In the order of the file, each once.
  return rows
    .filter((row) => meant.includes(row))
    .flatMap(({ answer }) => (Array.isArray(answer) ? answer : []));
}

/** Most boxes whose sets are few enough to try all. */
const MOST_BOXES = 8;

function setsOf(ids: readonly string[]): readonly (readonly string[])[] | null {
  if (ids.length > MOST_BOXES) return null;
  let sets: readonly (readonly string[])[] = [[]];
  for (const id of ids) sets = [...sets, ...sets.map((set) => [...set, id])];
  return sets;
}
