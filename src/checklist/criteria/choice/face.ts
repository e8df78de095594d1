import { criteriaWords } from '../../../words/criteria.ts';
import { type Face, rowsFace, writtenOption } from '../face.ts';
import type { Scale } from '../scale.ts';
import type { ChoiceCriterion } from './choice.ts';

const words = criteriaWords.choice;

/** Shows options in the order of the file, chosen by number. */
export function choiceFace({ options }: ChoiceCriterion, scale: Scale): Face {
  return {
    ...rowsFace(
      scale,
      scale.levels.toSorted((a, b) => a.level - b.level),
    ),
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
