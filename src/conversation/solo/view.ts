import type { Answer, Remarks } from '../../answers/answers.ts';
import type { Point } from '../../checklist/checklist.ts';
import { isNumbered } from '../../checklist/criteria/scale.ts';
import { scaleOf } from '../../checklist/criteria/types.ts';
import type { SaveState } from '../../io/io.ts';
import { interviewWords } from '../../words/interview.ts';
import { remarksOn } from '../record.ts';
import {
  type Asked,
  answerTo,
  askedCriteria,
  type Interview,
  isAnswered,
  type Question,
  questionOf,
  type Script,
} from '../script.ts';

/** Data for showing an interview. */
export interface InterviewView {
  readonly script: Script;
  readonly interview: Interview;
  readonly saving: SaveState;
  readonly earlier: Earlier | null;
}

/** Answers of the same respondent in an earlier round. */
export interface Earlier {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly answers: ReadonlyMap<string, EarlierAnswer['answer']>;
}

/** A criterion by the number that its screen shows. */
export interface NumberedCriterion {
  readonly id: string;
  /** Counted from 1. */
  readonly number: number;
  readonly isOpen: boolean;
}

/** Returns the view of the current criterion; `null` if none is asked. */
export function criterionView(view: InterviewView): CriterionView | null {
  const { script, interview, saving, earlier } = view;
  const description = currentQuestion(script, interview);
  if (!description) return null;
  const before = earlier?.answers.get(description.criterion.id);
  return {
    ...description,
    progress: progress(script, interview),
    earlier: earlier && before ? { date: earlier.date, answer: before } : null,
    saving,
  };
}

/** Everything that is asked, in the order of the checklist. */
export function numberedCriteria({
  script,
  interview,
}: InterviewView): readonly NumberedCriterion[] {
  return askedCriteria(script, interview).map(({ criterion }, index) => ({
    id: criterion.id,
    number: index + 1,
    isOpen: !isAnswered(interview, criterion.id),
  }));
}

/** Returns the criteria that are asked in the order of the review: open ones first. */
export function reviewedCriteria(view: InterviewView): readonly NumberedCriterion[] {
  const numbered = numberedCriteria(view);
  return [...numbered.filter(({ isOpen }) => isOpen), ...numbered.filter(({ isOpen }) => !isOpen)];
}

/** Returns the numbers of the open criteria. */
export function openNumbers(numbered: readonly NumberedCriterion[]): readonly number[] {
  return numbered.flatMap(({ isOpen, number }) => (isOpen ? [number] : []));
}

/** One criterion in the review. */
export interface ReviewLine {
  /** The id of the criterion. */
  readonly criterion: string;
  readonly question: string;
  /** The title of its point. */
  readonly point: string;
  readonly state: 'open' | 'put-off' | 'rated' | 'unknown' | 'not-applicable';
  /** The number of the level chosen; null unless the state is `rated` and levels have numbers. */
  readonly level: number | null;
  /** Short text: label of the level, reason, "I don't know", "open", "put off". */
  readonly said: string;
  readonly hasNote: boolean;
  /** Number of pieces of evidence. */
  readonly evidence: number;
}

/** A line for each criterion that is asked: open ones first, each part in the checklist's order. */
export function reviewLines(script: Script, interview: Interview): readonly ReviewLine[] {
  const lines = askedCriteria(script, interview).map((asked) => line(script, interview, asked));
  const isOpen = ({ state }: ReviewLine) => state === 'open' || state === 'put-off';
  return [...lines.filter(isOpen), ...lines.filter((own) => !isOpen(own))];
}

function line(script: Script, interview: Interview, { point, criterion }: Asked): ReviewLine {
  const { note, evidence = [] } = remarksOn(interview, criterion.id);
  return {
    criterion: criterion.id,
    question: criterion.question,
    point: point.title,
    ...answerState(script, interview, criterion),
    hasNote: note !== undefined,
    evidence: evidence.length,
  };
}

function answerState(
  { checklist }: Script,
  interview: Interview,
  criterion: Asked['criterion'],
): Pick<ReviewLine, 'state' | 'level' | 'said'> {
  const answer = answerTo(interview, criterion.id);
  if (!answer) {
    return interview.skipped.includes(criterion.id)
      ? { state: 'put-off', level: null, said: interviewWords.putOff }
      : { state: 'open', level: null, said: interviewWords.open };
  }
  if ('notApplicable' in answer) {
    return { state: 'not-applicable', level: null, said: answer.notApplicable };
  }
  const { value } = answer;
  if (value === null) return { state: 'unknown', level: null, said: interviewWords.unknown };
  const chosen = scaleOf(checklist, criterion).levelOf(value);
  const level = chosen && isNumbered(chosen) ? chosen.level : null;
  return { state: 'rated', level, said: chosen?.label ?? String(value) };
}

/** All there is to show of one criterion. */
export interface Description extends Question {
  readonly point: Point;
  /** Answer so far; `undefined` if there is none. */
  readonly answer: Answer | undefined;
  /** Note and evidence so far, whether there is an answer or not. */
  readonly remarks: Remarks;
  readonly isPutOff: boolean;
}

/** Describes a criterion, by default the current one; `null` if it is not asked. */
export function currentQuestion(
  script: Script,
  interview: Interview,
  id: string | null = interview.current,
): Description | null {
  const found = askedCriteria(script, interview).find(({ criterion }) => criterion.id === id);
  if (!found) return null;
  const { point, criterion } = found;
  return {
    point,
    ...questionOf(script.checklist, criterion),
    answer: answerTo(interview, criterion.id),
    remarks: remarksOn(interview, criterion.id),
    isPutOff: interview.skipped.includes(criterion.id),
  };
}

/** One among several, both counted from 1. */
export interface ProgressPosition {
  readonly number: number;
  readonly of: number;
}

/** Progress of an interview. */
export interface Progress {
  /** Position among the points with criteria to ask; `null` if none is asked. */
  readonly point: ProgressPosition | null;
  /** Position among the criteria asked; `null` if none is asked. */
  readonly criterion: ProgressPosition | null;
  /** Number of answered criteria among those asked. */
  readonly answered: number;
  readonly of: number;
  /** Share of criteria answered, 0 to 1; 1 if none is asked. */
  readonly share: number;
}

/** Returns the progress of an interview. */
export function progress(script: Script, interview: Interview): Progress {
  const asked = askedCriteria(script, interview);
  const points = [...new Set(asked.map(({ point }) => point.id))];
  const at = asked.findIndex(({ criterion }) => criterion.id === interview.current);
  const current = asked[at];
  const answered = asked.filter(({ criterion }) => isAnswered(interview, criterion.id)).length;
  return {
    point: current ? { number: points.indexOf(current.point.id) + 1, of: points.length } : null,
    criterion: current ? { number: at + 1, of: asked.length } : null,
    answered,
    of: asked.length,
    share: asked.length === 0 ? 1 : answered / asked.length,
  };
}

/** All that the screen of one criterion shows. */
export interface CriterionView extends Description {
  readonly progress: Progress;
  /** The same respondent's answer in an earlier round. */
  readonly earlier: EarlierAnswer | null;
  readonly saving: SaveState;
}

export interface EarlierAnswer {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly answer: Answer;
}

/** Data for the header of a screen. */
export type HeaderView = Pick<CriterionView, 'point' | 'progress' | 'saving'>;
