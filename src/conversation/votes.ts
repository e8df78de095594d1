import {
  comparePerceptions,
  type DifferenceVerdict,
  type GroupGap,
} from '../analysis/perception.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { canBeNotApplicable, criterionNamed, groupsOf } from '../checklist/lookup.ts';
import { messageWithHint } from '../diagnostic.ts';
import { plainly } from '../numbers.ts';
import { judge } from '../scoring/finding.ts';
import { collectResponses } from '../scoring/responses.ts';
import { conversationWords as words } from '../words/conversation.ts';
import {
  type Conversation,
  type ConversationEvent,
  type Question,
  recordBy,
  type Script,
} from './script.ts';
import {
  type ConversationView,
  type ListedCriterion,
  listedCriteria,
  type PersonalAnswer,
} from './view.ts';

/** One typed vote: an answer, or a sign for everything else. */
export type VoteMark =
  | { readonly is: 'answer'; readonly value: AnswerValue; readonly typed: string }
  | { readonly is: 'unknown' | 'not-applicable' | 'same' | 'wrong'; readonly typed: string };

const SIGNS: ReadonlyMap<string, 'unknown' | 'not-applicable' | 'same'> = new Map([
  ['-', 'unknown'],
  ['?', 'unknown'],
  ['u', 'unknown'],
  ['n', 'not-applicable'],
  ['=', 'same'],
]);

/** Lines that can hold nothing but votes. */
const VOTES_ONLY = /^[\d\s,;?=un+.-]*$/i;

/** True if a line of votes can be meant, and no command. */
export function isVotes(line: string): boolean {
  return line.trim() !== '' && VOTES_ONLY.test(plainly(line));
}

/** True if a vote is a single digit, so that each key is a vote and "312" is three. */
export function votesAreDigits({ face }: Pick<Question, 'face'>): boolean {
  return face.entry === 'rows' && face.rows.every(({ level }) => level >= 0 && level <= 9);
}

/**
 * Parses a line of votes such as "3 1 2", "312" or "3,-,n". Adjacent characters are separate votes,
 * unless together they are a level, such as 10. Boxes and numbers must be separated by spaces; words
 * are one vote.
 */
export function parseVotes(line: string, asked: Question): readonly VoteMark[] {
  const { face } = asked;
  if (face.entry === 'text') return line.trim() === '' ? [] : [voteMark(line.trim(), asked)];
  const typed = plainly(line)
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
  if (!face.ballotsStandTogether) return typed.map((word) => voteMark(word, asked));
  const numbers = new Set(face.rows.map(({ level }) => String(level)));
  return typed
    .flatMap((word) => (numbers.has(word) ? [word] : Array.from(word)))
    .map((own) => voteMark(own, asked));
}

function voteMark(typed: string, asked: Question): VoteMark {
  const sign = SIGNS.get(typed.toLowerCase());
  if (sign === 'not-applicable' && !canBeNotApplicable(asked.criterion)) {
    return { is: 'wrong', typed };
  }
  if (sign) return { is: sign, typed };
  const value = asked.face.parse(typed);
  const isTaken = value !== null && asked.scale.refusal(value) === null;
  return isTaken ? { is: 'answer', value, typed } : { is: 'wrong', typed };
}

/**
 * Returns the problem of votes for these people, or `null`. Fewer votes than people are taken; with
 * `isWhole` they are not.
 */
export function refuseVotes(
  marks: readonly VoteMark[],
  people: readonly PersonalAnswer[],
  asked: Question,
  isWhole: boolean,
): string | null {
  const wrong = marks.find((mark) => mark.is === 'wrong');
  if (wrong) return voteMistake(wrong.typed, asked);
  const [votes, count] = [marks.length, people.length];
  if (votes > count) return words.tooManyVotes({ votes, people: count });
  if (isWhole && votes < count) {
    const missing = people.slice(votes).map(({ person }) => person.name);
    return words.missingVotes({ votes, people: count, missing });
  }
  const newcomer = people.find(({ answer }, at) => marks[at]?.is === 'same' && !answer);
  return newcomer ? words.noFormerVote({ name: newcomer.person.name }) : null;
}

function voteMistake(typed: string, asked: Question): string {
  if (SIGNS.get(typed.toLowerCase()) === 'not-applicable') return words.alwaysApplies;
  const { entry, rows, parse, noun } = asked.face;
  const numbers = rows.map(({ level }) => level);
  if (/\d/.test(typed) && (entry === 'line' || entry === 'text')) {
    const error = asked.scale.refusal(parse(typed) ?? typed);
    return words.wrongVote({ typed, error: error ? messageWithHint(error) : '' });
  }
  if (/\d/.test(typed) && numbers.length > 0) {
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    return words.noSuchVote({ noun, typed, low, high });
  }
  return words.noVote({ typed, noun });
}

/**
 * Returns the events of votes in the order of these people. `reason` is why the criterion does not
 * apply, for all who say so.
 */
export function voteEvents(
  marks: readonly VoteMark[],
  people: readonly PersonalAnswer[],
  { criterion: { id: criterion } }: Question,
  reason: string,
): readonly ConversationEvent[] {
  return people.flatMap(({ person: { id: by }, answer }, at): readonly ConversationEvent[] => {
    const mark = marks[at];
    switch (mark?.is) {
      case 'answer':
        return [{ type: 'answered', criterion, by, value: mark.value }];
      case 'unknown':
        return [{ type: 'answered', criterion, by, value: null }];
      case 'not-applicable':
        return [{ type: 'not-applicable', criterion, by, reason }];
      case 'same':
        return answer ? [sameAgain(criterion, by, answer)] : [];
      default:
        return [];
    }
  });
}

function sameAgain(
  criterion: string,
  by: string,
  answer: NonNullable<PersonalAnswer['answer']>,
): ConversationEvent {
  return 'notApplicable' in answer
    ? { type: 'not-applicable', criterion, by, reason: answer.notApplicable }
    : { type: 'answered', criterion, by, value: answer.value };
}

/**
 * Parses what a workshop agreed, such as "3 from May on": an answer, then the reason. An empty line
 * or "-" means that nothing is agreed; an answer in words is taken whole. `null` if the line does not
 * begin with an answer.
 */
export function parseAgreement(asked: Question, line: string): ConversationEvent | null {
  const text = line.trim();
  const { id: criterion } = asked.criterion;
  if (text === '' || text === '-') return { type: 'agreed', criterion, value: null };
  if (asked.face.entry === 'text') return { type: 'agreed', criterion, value: text };
  const [, first = '', note = ''] = /^([^\s,:;]+)(?:[\s,:;]+(.*))?$/su.exec(text) ?? [];
  if (first === '-') return { type: 'agreed', criterion, value: null, note: note.trim() };
  const value = asked.face.parse(first.replace(/\.$/, ''));
  if (value === null) return null;
  const why = note.trim();
  return { type: 'agreed', criterion, value, ...(why ? { note: why } : {}) };
}

type Verdicts = ReadonlyMap<string, DifferenceVerdict>;

/** Cache of the verdicts by the votes; a review asks for all of them. */
const known = new WeakMap<Script, WeakMap<Conversation['said'], Verdicts>>();

/**
 * Returns how far the two groups furthest apart are on each criterion, by the same measures as in the
 * report. Criteria without levels from two groups have no entry.
 */
export function groupVerdicts(
  script: Script,
  state: Pick<Conversation, 'people' | 'said'>,
): Verdicts {
  const own = known.get(script) ?? new WeakMap<Conversation['said'], Verdicts>();
  known.set(script, own);
  const verdicts = own.get(state.said) ?? verdictsOf(script, state);
  own.set(state.said, verdicts);
  return verdicts;
}

function verdictsOf(
  { checklist, mode }: Script,
  state: Pick<Conversation, 'people' | 'said'>,
): Verdicts {
  const groups = Object.keys(groupsOf(checklist));
  const participants = state.people.map((person) => ({
    id: person.id,
    group: groups.includes(person.group) ? person.group : (groups[0] ?? ''),
    answers: new Map(Object.entries(recordBy(state, person).answers)),
  }));
  const findings = [...collectResponses(checklist, participants, mode)].flatMap(
    ([id, responses]) => {
      const criterion = criterionNamed(checklist, id);
      return criterion ? [judge(checklist, criterion, responses)] : [];
    },
  );
  return new Map(
    comparePerceptions(checklist, { findings }).flatMap(({ criterion, gaps }) => {
      const verdict = widestOf(gaps)?.verdict;
      return verdict ? [[criterion, verdict] as const] : [];
    }),
  );
}

function widestOf(gaps: readonly GroupGap[]): GroupGap | undefined {
  const size = ({ gap }: GroupGap) => Math.abs(gap ?? 0);
  return gaps.filter(({ gap }) => gap !== null).toSorted((a, b) => size(b) - size(a))[0];
}

/** Verdicts in the order of a review; `undefined` is that of a criterion that cannot be compared. */
const RANKS = ['conflict', 'discuss', 'close', undefined];

/**
 * Returns the criteria in the order of the review: open ones first; in a workshop then by difference
 * between the groups.
 */
export function reviewedCriteria(
  view: Pick<ConversationView, 'script' | 'state'>,
): readonly ListedCriterion[] {
  const verdicts: Verdicts = view.script.isWorkshop
    ? groupVerdicts(view.script, view.state)
    : new Map();
  const rank = ({ id, isOpen }: ListedCriterion) =>
    isOpen ? 0 : RANKS.indexOf(verdicts.get(id)) + 1;
  return listedCriteria(view).toSorted((a, b) => rank(a) - rank(b));
}
