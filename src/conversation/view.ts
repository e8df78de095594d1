import { type Answer, type Remarks, valueIn } from '../answers/answers.ts';
import type { Point } from '../checklist/checklist.ts';
import { countedCriteria } from '../checklist/criteria/types.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { type Numbering, numberingOf } from '../checklist/lookup.ts';
import type { SaveState } from '../io/io.ts';
import { remarksOn } from './record.ts';
import {
  type Asked,
  answerTo,
  askedCriteria,
  type Ballot,
  type Conversation,
  hasAllAnswers,
  type Person,
  type Question,
  questionOf,
  recordBy,
  type Script,
} from './script.ts';

/** Data for showing a conversation, whoever shows it. */
export interface ConversationView {
  readonly script: Script;
  readonly state: Conversation;
  /** Result of the last save; `null` if there was nothing to save yet. */
  readonly saving: SaveState | null;
  readonly earlier: Earlier | null;
  readonly setting: Setting;
}

/** Facts about a session that its screens show. */
export interface Setting {
  /** Who answers and for which group, or the organisation of a workshop. */
  readonly heading: string;
  /** Title of each group by its id. */
  readonly groups: ReadonlyMap<string, string>;
  /** True if names of people in a workshop are not shown. */
  readonly hidesNames: boolean;
  /** Ids of the people who vote on a phone of their own, as they are at the moment; absent without phones. */
  readonly onPhones?: ReadonlySet<string> | undefined;
}

/** Answers of an earlier round, and what was promised in its plan. */
export interface Earlier {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** By id of the respondent, then of the criterion. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<string, Answer>>;
  /** By id of the criterion. */
  readonly promises: ReadonlyMap<string, EarlierPromise>;
}

/** Action of an earlier plan. */
export interface EarlierPromise {
  readonly do: string;
  readonly owner: string | null;
  /** YYYY-MM-DD. */
  readonly due: string | null;
}

/** Somebody's answer to a criterion; `undefined` before it. */
export interface PersonalAnswer {
  readonly person: Person;
  readonly answer: Answer | undefined;
  /** True if they have voted in the present vote, or the votes are shown. */
  readonly hasVoted: boolean;
}

/** All there is to show of one criterion. */
export interface QuestionView extends Question {
  readonly point: Point;
  /** Number by which people speak of it, such as "7.2"; `null` if nothing in its point is scored. */
  readonly number: string | null;
  /** Short title of the criterion, else the title of its point. */
  readonly title: string;
  readonly progress: Progress;
  readonly saving: SaveState | null;
  readonly setting: Setting;
  /** `answer` in an interview; in a workshop `vote`, then `reveal`. */
  readonly phase: 'answer' | 'vote' | 'reveal';
  /** The vote in progress; `null` unless `phase` is `vote`. */
  readonly ballot: Ballot | null;
  /** Everybody who is asked, in seating order. */
  readonly ballots: readonly PersonalAnswer[];
  /** Answer of the only respondent; `undefined` in a workshop. */
  readonly answer: Answer | undefined;
  /** Note and evidence of the only respondent or of the workshop. */
  readonly remarks: Remarks;
  /** Answer agreed on; `null` if there is none. */
  readonly agreed: AnswerValue | null;
  readonly isPutOff: boolean;
  /** Answers to it in an earlier round, by id of the respondent. */
  readonly earlier: EarlierAnswers | null;
  readonly promise: EarlierPromise | null;
}

export interface EarlierAnswers {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly by: ReadonlyMap<string, Answer>;
}

/** Describes a criterion, by default the current one; `null` if it is not asked. */
export function questionView(
  view: ConversationView,
  id: string | null = view.state.current,
): QuestionView | null {
  const { script, state, saving, setting } = view;
  const found = askedCriteria(script, state).find(({ criterion }) => criterion.id === id);
  if (!found) return null;
  const { point, criterion, voters } = found;
  const [person] = voters;
  const isAlone = !script.isWorkshop;
  const ballot = state.ballot?.criterion === criterion.id ? state.ballot : null;
  const own = isAlone && person ? recordBy(state, person) : state.agreed;
  return {
    ...questionOf(script.checklist, criterion),
    point,
    number: numberOf(script, criterion.id),
    title: criterion.title ?? point.title,
    progress: progress(script, state),
    saving,
    setting,
    phase: phaseOf(script, ballot),
    ballot,
    ballots: voters.map((voter) => ({
      person: voter,
      answer: answerTo(recordBy(state, voter), criterion.id),
      hasVoted: ballot === null || ballot.voted.includes(voter.id),
    })),
    answer: isAlone && person ? answerTo(recordBy(state, person), criterion.id) : undefined,
    remarks: remarksOn(own, criterion.id),
    agreed: valueIn(answerTo(state.agreed, criterion.id)),
    isPutOff: state.skipped.includes(criterion.id),
    earlier: earlierOn(view, found),
    promise: view.earlier?.promises.get(criterion.id) ?? null,
  };
}

function phaseOf({ isWorkshop }: Script, ballot: Ballot | null): QuestionView['phase'] {
  if (!isWorkshop) return 'answer';
  return ballot ? 'vote' : 'reveal';
}

function earlierOn({ earlier }: ConversationView, asked: Asked): EarlierAnswers | null {
  if (!earlier) return null;
  const by = asked.voters.flatMap(({ id }) => {
    const answer = earlier.answers.get(id)?.get(asked.criterion.id);
    return answer ? [[id, answer] as const] : [];
  });
  return by.length === 0 ? null : { date: earlier.date, by: new Map(by) };
}

/** Returns the votes that are still to come, in seating order; of those who have left none is. */
export function missingVotes({
  ballots,
}: Pick<QuestionView, 'ballots'>): readonly PersonalAnswer[] {
  return ballots.filter(({ hasVoted, person }) => !hasVoted && !person.hasLeft);
}

/** Returns the earlier answer of the only respondent; `undefined` if there is none. */
export function earlierAnswer({ earlier, ballots, phase }: QuestionView): Answer | undefined {
  const [own] = ballots;
  return phase === 'answer' && own ? earlier?.by.get(own.person.id) : undefined;
}

/** Cache of the numbers of a checklist; a list asks for all of them. */
const numberings = new WeakMap<object, Numbering>();

/** Number by which people speak of a criterion, such as "7.2"; `null` without one. */
export function numberOf({ checklist }: Pick<Script, 'checklist'>, id: string): string | null {
  const known = numberings.get(checklist) ?? numberingOf(checklist);
  numberings.set(checklist, known);
  return known.criteria.get(id) ?? null;
}

/** Progress of a conversation. Criteria without a score are not counted. */
export interface Progress {
  /** Number of criteria that everybody asked has answered. */
  readonly answered: number;
  readonly of: number;
  /** Share of criteria answered, 0 to 1; 1 if none is asked. */
  readonly share: number;
}

/** Returns the progress of a conversation. */
export function progress(script: Script, record: Pick<Conversation, 'people' | 'said'>): Progress {
  const counted = countedCriteria(askedCriteria(script, record));
  const answered = counted.filter((own) => hasAllAnswers(record, own)).length;
  const of = counted.length;
  return { answered, of, share: of === 0 ? 1 : answered / of };
}

/** Returns an estimate in whole minutes, from interviews: two, and half a minute a question. */
export function minutesFor(questions: number): number {
  return Math.floor(2 + questions / 2);
}

/** A criterion in a list. */
export interface ListedCriterion extends Asked {
  readonly id: string;
  /** Number by which people speak of it; `null` without one. */
  readonly number: string | null;
  readonly isOpen: boolean;
  readonly isPutOff: boolean;
}

/** Everything that is asked, in the order of the checklist. */
export function listedCriteria({
  script,
  state,
}: Pick<ConversationView, 'script' | 'state'>): readonly ListedCriterion[] {
  return askedCriteria(script, state).map((asked) => ({
    ...asked,
    id: asked.criterion.id,
    number: numberOf(script, asked.criterion.id),
    isOpen: !hasAllAnswers(state, asked),
    isPutOff: state.skipped.includes(asked.criterion.id),
  }));
}
