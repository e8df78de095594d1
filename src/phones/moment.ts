import { type Answer, valueIn } from '../answers/answers.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { isNumbered, type Level } from '../checklist/criteria/scale.ts';
import type { Conversation, Script } from '../conversation/script.ts';
import {
  type PersonalAnswer,
  progress,
  type QuestionView,
  questionView,
  type Setting,
} from '../conversation/view.ts';
import {
  answeredLevel,
  answerText,
  labelOf,
  valueText,
  voteVerdict,
} from '../conversation/wording.ts';
import type { ListedPerson } from '../form/questionnaire.ts';
import type { Mode } from '../scoring/responses.ts';
import { phonesWords as words } from '../words/phones.ts';

/** Most characters that somebody types as their name, and as the code with spaces between its signs. */
export const MOST_OF_NAME = 80;
export const MOST_OF_CODE = 20;

/** Data that a phone needs to show the questions. */
export interface Questions {
  readonly checklist: Checklist;
  readonly mode: Mode;
}

/** Data that a phone needs to ask who holds it. */
export interface Welcome {
  readonly title: string;
  readonly subject: string;
  readonly people: readonly ListedPerson[];
  readonly groups: readonly { readonly id: string; readonly title: string }[];
}

/** A criterion, as the board shows it. */
export interface ShownQuestion {
  readonly criterion: string;
  /** Number and short title. */
  readonly head: string;
  readonly question: string;
  /** Rows of the answer; empty if it is typed. */
  readonly rows: readonly ShownRow[];
}

export interface ShownRow {
  readonly title: string;
  /** Empty without a description. */
  readonly text: string;
}

/** Answer that was given, with how many gave it. */
export interface ShownVotes {
  /** `on-scale` for a level, `beside` it for "don't know" and not applicable, `missing` for no vote. */
  readonly kind: 'on-scale' | 'beside' | 'missing';
  readonly title: string;
  readonly count: number;
  /** Names of those who gave it, with the number of their group; `null` if names are hidden. */
  readonly people: readonly { readonly name: string; readonly group: number }[] | null;
  /** True if this is the agreed answer. */
  readonly isAgreed: boolean;
}

/** State that everybody may know; nothing in it tells a vote before the votes are shown. */
export type Moment =
  | { readonly is: 'lobby'; readonly here: number }
  | {
      readonly is: 'vote';
      readonly asked: ShownQuestion;
      /** Number of the ballot, which a vote names. */
      readonly ballot: number;
      readonly isSecond: boolean;
      readonly voted: number;
      readonly of: number;
    }
  | {
      readonly is: 'reveal';
      readonly asked: ShownQuestion;
      readonly votes: readonly ShownVotes[];
      /** Verdict, who should explain, and what was agreed. */
      readonly said: readonly string[];
      /** Answer agreed on with its text; `null` without one. */
      readonly agreed: { readonly answer: string; readonly text: string } | null;
      readonly note: string | null;
    }
  | { readonly is: 'pause' }
  | { readonly is: 'over' };

/** Message to a phone. */
export interface PhoneMessage {
  readonly moment: Moment;
  readonly own: OwnPart;
}

/** Part of a message that only one person gets. */
export interface OwnPart {
  readonly name: string;
  readonly group: string;
  /** True if the question is put to this person. */
  readonly isAsked: boolean;
  readonly hasVoted: boolean;
  /** Their answer in this ballot or the last one; `null` before it. */
  readonly answer: Answer | null;
  /** True if names are shown with the votes. */
  readonly showsNames: boolean;
}

/** Message to the board. */
export interface BoardMessage {
  readonly moment: Moment;
  readonly subject: string;
  readonly done: number;
  readonly of: number;
  /** Everybody who takes part, and whether they have voted. */
  readonly people: readonly { readonly name: string; readonly hasVoted: boolean }[];
  readonly groups: readonly string[];
  readonly address: string;
  readonly code: string;
  readonly showsNames: boolean;
}

/** A workshop at a moment. */
export interface Seen {
  readonly script: Script;
  readonly state: Conversation;
  readonly setting: Setting;
}

/** Returns what everybody may know. `ballot` is the number of the vote in progress. */
export function momentOf({ script, state, setting }: Seen, ballot: number): Moment {
  if (state.status === 'finished' || state.status === 'stopped') return { is: 'over' };
  const question = viewOf({ script, state, setting });
  if (!question) return { is: 'pause' };
  const asked = shown(question);
  if (question.phase === 'vote') {
    const present = question.ballots.filter(({ person }) => !person.hasLeft);
    return {
      is: 'vote',
      asked,
      ballot,
      isSecond: question.ballot?.kind === 'second',
      voted: present.filter(({ hasVoted }) => hasVoted).length,
      of: present.length,
    };
  }
  const agreed = question.agreed === null ? null : valueText(question.agreed, question.scale);
  const row = agreed === null ? undefined : answeredLevel({ value: question.agreed }, question);
  const text = question.face.rows.find((own) => own.level === row)?.description ?? '';
  return {
    is: 'reveal',
    asked,
    votes: votesOf(question),
    said: voteVerdict(question, script, state),
    agreed: agreed === null ? null : { answer: agreed, text },
    note: question.remarks.note ?? null,
  };
}

function viewOf({ script, state, setting }: Seen): QuestionView | null {
  if (state.status !== 'asking') return null;
  return questionView({ script, state, setting, saving: null, earlier: null });
}

function shown({ criterion, number, title, face }: QuestionView): ShownQuestion {
  return {
    criterion: criterion.id,
    head: number === null ? title : `${number}\u2002${title}`,
    question: criterion.question,
    rows: face.rows.map(rowOf),
  };
}

function rowOf(level: Level): ShownRow {
  const title = isNumbered(level) ? `${level.level}\u2002${labelOf(level)}`.trim() : level.label;
  return { title, text: level.description };
}

/** Answers from the lowest to the highest, then those beside the scale, then missing votes. */
function votesOf(question: QuestionView): readonly ShownVotes[] {
  const { ballots } = question;
  const isUnknown = ({ answer }: PersonalAnswer) =>
    answer !== undefined && 'value' in answer && answer.value === null;
  const isNot = ({ answer }: PersonalAnswer) => answer !== undefined && 'notApplicable' in answer;
  const others = [
    counted(question, { kind: 'beside', title: words.unknown }, ballots.filter(isUnknown)),
    counted(question, { kind: 'beside', title: words.notApplicable }, ballots.filter(isNot)),
    counted(
      question,
      { kind: 'missing', title: words.notVoted },
      ballots.filter(({ answer }) => !answer),
    ),
  ];
  return [...votesOnScale(question), ...others.filter(({ count }) => count > 0)];
}

/** Returns the votes by row, also of rows without any; by answer if there are no rows to choose. */
function votesOnScale(question: QuestionView): readonly ShownVotes[] {
  const { face, scale, ballots, agreed } = question;
  const kind = 'on-scale';
  const rated = ballots.filter(({ answer }) => valueIn(answer) !== null);
  if (face.entry === 'rows') {
    const agreedRow = agreed === null ? null : answeredLevel({ value: agreed }, question);
    return face.rows.map((row) => {
      const own = rated.filter(({ answer }) => answeredLevel(answer, question) === row.level);
      return counted(question, { kind, title: rowOf(row).title }, own, agreedRow === row.level);
    });
  }
  const agreedTitle = agreed === null ? null : valueText(agreed, scale);
  const titles = [...new Set(rated.map(({ answer }) => answerText(answer, scale)))].toSorted();
  return titles.map((title) => {
    const own = rated.filter(({ answer }) => answerText(answer, scale) === title);
    return counted(question, { kind, title }, own, agreedTitle === title);
  });
}

function counted(
  { setting }: QuestionView,
  answer: Pick<ShownVotes, 'kind' | 'title'>,
  ballots: readonly PersonalAnswer[],
  isAgreed = false,
): ShownVotes {
  const groups = [...setting.groups.keys()];
  const people = ballots.map(({ person }) => ({
    name: person.name,
    group: groups.indexOf(person.group),
  }));
  return { ...answer, count: ballots.length, isAgreed, people: setting.hidesNames ? null : people };
}

/** Returns the parts of messages that only one person gets, by id of everyone present. */
export function ownParts(seen: Seen): ReadonlyMap<string, OwnPart> {
  const ballots = new Map(viewOf(seen)?.ballots.map((own) => [own.person.id, own]));
  const showsNames = !seen.setting.hidesNames;
  const present = seen.state.people.filter(({ hasLeft }) => !hasLeft);
  return new Map(
    present.map(({ id, name, group }) => {
      const ballot = ballots.get(id);
      const isAsked = ballot !== undefined;
      const hasVoted = ballot?.hasVoted ?? false;
      const answer = ballot?.answer ?? null;
      return [id, { name, group, isAsked, hasVoted, answer, showsNames }];
    }),
  );
}

/** Returns what the board shows besides the moment. */
export function boardPart(
  seen: Seen,
): Pick<BoardMessage, 'done' | 'of' | 'people' | 'groups' | 'showsNames'> {
  const { script, state, setting } = seen;
  const { answered, of } = progress(script, state);
  const ballots = viewOf(seen)?.ballots.filter(({ person }) => !person.hasLeft) ?? [];
  return {
    done: answered,
    of,
    people: ballots.map(({ person, hasVoted }) => ({ name: person.name, hasVoted })),
    groups: [...setting.groups.values()],
    showsNames: !setting.hidesNames,
  };
}
