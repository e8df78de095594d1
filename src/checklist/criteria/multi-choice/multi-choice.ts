import type { Diagnostic } from '../../../diagnostic.ts';
import { plainly } from '../../../numbers.ts';
import { formatNumber, nearestWord } from '../../../text/phrases.ts';
import { checklistError } from '../../../words/checklist-errors.ts';
import type { CodedError } from '../../../words/coded.ts';
import { levelsWords } from '../../../words/criteria.ts';
import type { AnswerValue, CriterionFields, Option } from '../../criterion.ts';
import {
  equalScores,
  type Level,
  levelAt,
  repeatedOptions,
  type Scale,
  unscoredFields,
  unscoredOptions,
} from '../scale.ts';

export interface MultiChoiceCriterion extends CriterionFields {
  readonly type: 'multi-choice';
  /** False for a question about the organisation, which is only reported. */
  readonly scored?: boolean | undefined;
  /** Boxes of which any number is ticked; each has a score if `scoring` is `sum`. */
  readonly options: readonly (Option & { readonly score?: number | undefined })[];
  /** Scoring by the share of ticked boxes, or by the sum of their scores. */
  readonly scoring?: 'share' | 'sum' | undefined;
  /** Maximum of the sum, in percent. */
  readonly cap?: number | undefined;
}

/** Defaults of fields that may be left out. */
export const multiChoiceDefaults = { scoring: 'share', cap: 100 } as const;

/** Returns the scale of boxes; the answer is the list of the ids that are ticked. */
export function multiChoiceScale(criterion: MultiChoiceCriterion): Scale {
  const { options, scored = true } = criterion;
  const ids = options.map(({ id }) => id);
  const levels = scored ? levelsOf(criterion) : [];
  const refusal = (answer: AnswerValue, isAnswer = false) => refusalOf(answer, ids, isAnswer);
  const levelOf = (answer: AnswerValue) =>
    scored && refusal(answer) === null
      ? levelWith(new Set(listIn(answer)), criterion, levels)
      : null;
  return {
    levels,
    refusal,
    levelOf,
    adviceNames: ids,
    adviceName: ({ answer }) =>
      answer && listIn(answer).length === 1 ? listIn(answer)[0] : undefined,
    meaningOf: ({ label }) => [label, ...ids.toSorted()].join(' '),
    conditions: {
      limitRefusal: (limit) => countRefusal(limit, ids.length),
      size: (answer) => (typeof answer === 'number' ? answer : listIn(answer).length),
      sameRefusal: (limit) => refusal(listIn(limit)),
      // No box at all is a condition too: that nothing is ticked.
      isSame: (answer, limit) =>
        listIn(limit).length === 0 ? listIn(answer).length === 0 : includes(answer, limit),
    },
    scores: (wanted = []) => (scored ? scoresOf(criterion, listIn(wanted)) : []),
    boxes: {
      includes,
      ticked: (level, answers) => {
        const { label, answer } = levelWith(tickedByAll(answers, ids), criterion, levels);
        const isShared = answers.every((own) => isSameSet(listIn(own), listIn(answers[0] ?? [])));
        return {
          ...level,
          label: isShared ? label : levelsWords.tickedByAll({ boxes: label }),
          answer,
        };
      },
      missing: (answers) => {
        const ticked = tickedByAll(answers, ids);
        return bestFirst(criterion)
          .filter(({ id }) => !ticked.has(id))
          .map((option) => asLevel(option, criterion, levels));
      },
      withTicked: (answer, added) => {
        const ticked = new Set(
          [answer, ...added.flatMap((box) => box.answer ?? [])].flatMap(listIn),
        );
        return ids.filter((id) => ticked.has(id));
      },
    },
    coding: { is: 'boxes', ids, ...(scored ? codedScores(criterion) : { scores: null, most: 0 }) },
    errors: () => errorsIn(criterion),
  };
}

/** Returns the score of ticked boxes, 0 to 1, summed in the order of the file. */
function scoreOf(ticked: ReadonlySet<string>, criterion: MultiChoiceCriterion): number {
  const { options } = criterion;
  const { scoring = multiChoiceDefaults.scoring, cap = multiChoiceDefaults.cap } = criterion;
  const own = options.filter(({ id }) => ticked.has(id));
  if (scoring === 'share') return own.length / options.length;
  let sum = 0;
  for (const { score = 0 } of own) sum += score;
  return Math.min(sum, cap, 100) / 100;
}

/** Returns the scores of the boxes, 0 to 1, and the most that they add up to. */
function codedScores({ options, scoring, cap = multiChoiceDefaults.cap }: MultiChoiceCriterion) {
  if (scoring === 'sum') {
    return { scores: options.map(({ score = 0 }) => score / 100), most: Math.min(cap, 100) / 100 };
  }
  return { scores: options.map(() => 1 / options.length), most: 1 };
}

/** Most boxes whose sums are few enough to list. */
const MOST_BOXES = 10;

/** Returns the possible scores of answers with some boxes ticked. */
function scoresOf(
  criterion: MultiChoiceCriterion,
  wanted: readonly string[],
): readonly number[] | null {
  const { options, scoring } = criterion;
  const others = options.filter(({ id }) => !wanted.includes(id));
  if (scoring !== 'sum') {
    return [...others.keys(), others.length].map((n) => (wanted.length + n) / options.length);
  }
  if (others.length > MOST_BOXES) return null;
  let sets: readonly (readonly string[])[] = [wanted];
  for (const { id } of others) sets = [...sets, ...sets.map((set) => [...set, id])];
  return [...new Set(sets.map((set) => scoreOf(new Set(set), criterion)))];
}

/** Returns the boxes, best first, equal ones in the order of the file. */
function bestFirst({ options }: MultiChoiceCriterion) {
  return options.toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0));
}

/** Returns a level for the best box, the two best, and so on while the score rises. */
function levelsOf(criterion: MultiChoiceCriterion): readonly Level[] {
  const boxes = bestFirst(criterion).map(({ id }) => id);
  const scores = [0, ...boxes.map((_, i) => scoreOf(new Set(boxes.slice(0, i + 1)), criterion))];
  return scores
    .filter((score, i) => i === 0 || score > (scores[i - 1] ?? 0))
    .map((score, level) => ({
      ...{ level, score, description: '', answer: null },
      label:
        criterion.scoring === 'sum'
          ? `${formatNumber(score * 100)}%`
          : levelsWords.boxesOf({ ticked: level, of: boxes.length }),
    }));
}

function levelWith(
  ticked: ReadonlySet<string>,
  criterion: MultiChoiceCriterion,
  levels: readonly Level[],
): Level {
  const own = criterion.options.filter(({ id }) => ticked.has(id));
  const score = scoreOf(ticked, criterion);
  return {
    level: levelAt(levels, score)?.level ?? 0,
    score,
    label: own.length === 0 ? levelsWords.noBox : own.map(({ label }) => label).join(', '),
    description: '',
    answer: own.map(({ id }) => id),
  };
}

function asLevel(
  { id, description = '' }: Option,
  criterion: MultiChoiceCriterion,
  levels: readonly Level[],
): Level {
  return { ...levelWith(new Set([id]), criterion, levels), description };
}

function tickedByAll(answers: readonly AnswerValue[], ids: readonly string[]): ReadonlySet<string> {
  return new Set(ids.filter((id) => answers.every((answer) => listIn(answer).includes(id))));
}

/** Returns the ids in an answer; a single one needs no list. */
function listIn(answer: AnswerValue): readonly string[] {
  if (typeof answer === 'string') return [answer];
  return typeof answer === 'object' ? answer : [];
}

/** True if an answer has all boxes of another ticked. */
function includes(answer: AnswerValue, boxes: AnswerValue): boolean {
  const ticked = listIn(answer);
  return listIn(boxes).every((id) => ticked.includes(id));
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}

function refusalOf(
  answer: AnswerValue,
  ids: readonly string[],
  isAnswer: boolean,
): CodedError | null {
  if (typeof answer !== 'object') {
    const named = plainly(String(answer)).split(/[\s,;|\u3001]+/);
    const example = named.every((id) => ids.includes(id)) ? named.join(', ') : (ids[0] ?? '');
    return checklistError('criterion/not-a-list', { found: answer, example, isAnswer });
  }
  const unknown = answer.find((id) => !ids.includes(id));
  if (unknown !== undefined) {
    const meant = nearestWord(unknown, ids);
    return checklistError('criterion/unknown-option', { id: unknown, ids, meant });
  }
  const twice = answer.find((id, i) => answer.indexOf(id) < i);
  return twice === undefined ? null : checklistError('criterion/repeated-option', { id: twice });
}

function countRefusal(limit: AnswerValue, most: number): CodedError | null {
  const isCount = typeof limit === 'number' && Number.isInteger(limit) && limit >= 0;
  if (isCount && limit <= most) return null;
  return checklistError('criterion/not-a-count', { most, found: limit });
}

function errorsIn(criterion: MultiChoiceCriterion): readonly Diagnostic[] {
  const { options, scored = true, scoring = multiChoiceDefaults.scoring, cap } = criterion;
  const repeated = repeatedOptions(options);
  if (!scored) {
    const idle = [
      { value: criterion.scoring, field: 'scoring' },
      { value: cap, field: 'cap' },
    ].filter(({ value }) => value !== undefined);
    const error = checklistError('checklist/unscored-field');
    return [
      ...repeated,
      ...idle.map(({ field }) => ({ ...error, path: [field], at: 'key' as const })),
      ...unscoredFields(criterion, options),
    ];
  }
  if (scoring === 'share') {
    const idle = checklistError('checklist/unused-score');
    const scored = options.flatMap(({ score }, i) =>
      score === undefined ? [] : [{ ...idle, path: ['options', i, 'score'] }],
    );
    return [...repeated, ...scored, ...(cap === undefined ? [] : [{ ...idle, path: ['cap'] }])];
  }
  const unscored = unscoredOptions(options);
  const isIdle = options.every(({ score }) => score === 0);
  return [...repeated, ...unscored, ...(isIdle ? equalScores('options', options) : [])];
}
