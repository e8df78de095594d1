import { criteriaWords } from '../../../words/criteria.ts';
import { type AuthoredOption, type Face, listedLevels, rowsFace, writtenOption } from '../face.ts';
import { isLabelled, type Scale } from '../scale.ts';
import type { DescribedLevel, LevelsCriterion, ScoredLevel } from './levels.ts';

const words = criteriaWords.levels;

/** Shows described levels, chosen by number. */
export function levelsFace({ levels }: LevelsCriterion, scale: Scale): Face {
  const hasScores = Array.isArray(levels);
  return {
    ...rowsFace(scale),
    noun: words.noun,
    legend: words.legend,
    title: words.title,
    heading: words.heading,
    answers: listedLevels(scale).map((listed) => (hasScores ? listed : { ...listed, score: null })),
    inFile: scale.levels
      .toSorted((a, b) => a.level - b.level)
      .map((level) =>
        writtenOption(String(level.level), isLabelled(level) ? level.label : '', level.description),
      ),
    authored: Object.entries<DescribedLevel | ScoredLevel>({ ...levels }).map(([name, level]) =>
      authoredLevel(name, level, hasScores ? Number(name) : name),
    ),
  };
}

function authoredLevel(
  name: string,
  level: DescribedLevel | ScoredLevel,
  place: string | number,
): AuthoredOption {
  const texts: Partial<ScoredLevel> = typeof level === 'string' ? { description: level } : level;
  const { label = '', description = '', score = null } = texts;
  return {
    path: ['levels', place],
    id: null,
    name: words.option({ level: name }),
    ...{ label, description, score },
  };
}
