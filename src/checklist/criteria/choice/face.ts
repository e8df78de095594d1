import { criteriaWords } from '../../../words/criteria.ts';
import { answerOfRow, type Face, rowsFace, writtenOption } from '../face.ts';
import type { Scale } from '../scale.ts';
import { type ChoiceCriterion, choiceRows } from './choice.ts';

const words = criteriaWords.choice;

/** Shows options in the order of the file, chosen by number. */
export function choiceFace(criterion: ChoiceCriterion, scale: Scale): Face {
  const { options, scored = true } = criterion;
  const rows = choiceRows(criterion);
  const shown = rowsFace(scale, rows);
  return {
    ...shown,
    answers: scored
      ? shown.answers
      : rows.map((row) => ({ ...row, answer: answerOfRow(row), score: null, level: null })),
    samples: () => rows.map(answerOfRow),
    noun: words.noun,
    legend: words.legend,
    title: words.title,
    heading: words.heading,
    inFile: options.map(({ id, label, description = '' }) => writtenOption(id, label, description)),
    authored: options.map(({ id, label, description = '' }, i) => ({
      path: ['options', i],
      id,
      name: words.option({ id }),
      ...{ label, description, score: null },
    })),
  };
}
