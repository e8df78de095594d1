import type { AnswerValue } from '../../checklist/criterion.ts';
import { canBeNotApplicable } from '../../checklist/lookup.ts';
import { messageWithHint } from '../../diagnostic.ts';
import { interviewWords } from '../../words/interview.ts';
import { refuseEvent } from '../record.ts';
import type { Question } from '../script.ts';
import type { Ballot } from './view.ts';
import type { Vote, Votes, WorkshopEvent, WorkshopScript } from './workshop.ts';

/** One typed vote: an answer, or a letter for everything else. */
export type BallotMark =
  | { readonly is: 'answer'; readonly value: AnswerValue; readonly typed: string }
  | {
      /** `words`: to be told by the person in turn, as there is nothing to choose. */
      readonly is: 'unknown' | 'not-applicable' | 'same' | 'words' | 'wrong';
      readonly typed: string;
    };

const SIGNS: ReadonlyMap<string, 'unknown' | 'not-applicable' | 'same'> = new Map([
  ['-', 'unknown'],
  ['?', 'unknown'],
  ['u', 'unknown'],
  ['n', 'not-applicable'],
  ['=', 'same'],
]);

/** The characters that votes are typed with. */
export const BALLOT_CHARACTERS = /^[\d\s,;?=un+.-]*$/i;

/**
 * Parses a line of votes such as "3 1 2", "312" or "3,-,n". Adjacent characters are separate votes,
 * unless together they are a level, such as 10. Boxes and numbers must be separated by spaces.
 */
export function parseBallotLine(line: string, asked: Question): readonly BallotMark[] {
  const words = line.split(/[\s,;]+/).filter((word) => word !== '');
  if (!asked.face.ballotsStandTogether) return words.map((word) => ballotMark(word, asked));
  const numbers = new Set(asked.face.rows.map(({ level }) => String(level)));
  return words
    .flatMap((word) => (numbers.has(word) ? [word] : Array.from(word)))
    .map((typed) => ballotMark(typed, asked));
}

/** Returns a mark for everybody, whose words are asked for in turn. */
export function openBallots(ballots: readonly Ballot[]): readonly BallotMark[] {
  return ballots.map(() => ({ is: 'words', typed: '' }));
}

function ballotMark(typed: string, asked: Question): BallotMark {
  const sign = SIGNS.get(typed.toLowerCase());
  if (sign === 'not-applicable' && !canBeNotApplicable(asked.criterion)) {
    return { is: 'wrong', typed };
  }
  if (sign) return { is: sign, typed };
  const value = /\d/.test(typed) && asked.face.entry !== 'text' ? asked.face.parse(typed) : null;
  const isTaken = value !== null && asked.scale.refusal(value) === null;
  return isTaken ? { is: 'answer', value, typed } : { is: 'wrong', typed };
}

/** Returns the problem of a line of votes, or `null` if each mark is a vote. */
export function refuseBallot(
  marks: readonly BallotMark[],
  ballots: readonly Ballot[],
  asked: Question,
): string | null {
  const wrong = marks.find((mark) => mark.is === 'wrong');
  if (wrong) return ballotMistake(wrong.typed, asked);
  if (marks.length !== ballots.length) return wrongCount(marks.length, ballots);
  const newcomer = ballots.find(({ answer }, at) => marks[at]?.is === 'same' && !answer);
  return newcomer ? interviewWords.noFormerVote({ name: newcomer.person.name }) : null;
}

function ballotMistake(typed: string, asked: Question): string {
  if (SIGNS.get(typed.toLowerCase()) === 'not-applicable') return interviewWords.alwaysApplies;
  const { entry, rows, parse, noun } = asked.face;
  const numbers = rows.map(({ level }) => level);
  if (/\d/.test(typed) && entry === 'line') {
    const value = parse(typed) ?? typed;
    const error = asked.scale.refusal(value);
    return interviewWords.wrongVote({ typed, error: error ? messageWithHint(error) : '' });
  }
  if (/\d/.test(typed) && numbers.length > 0) {
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    return interviewWords.noSuchVote({ noun, typed, low, high });
  }
  return interviewWords.noVote({ typed });
}

function wrongCount(votes: number, ballots: readonly Ballot[]): string {
  const people = ballots.length;
  const missing = ballots.slice(votes).map(({ person }) => person.name);
  return missing.length === 0
    ? interviewWords.tooManyVotes({ votes, people })
    : interviewWords.missingVotes({ votes, people, missing });
}

/** Returns the people to ask in turn: for a reason, or for an answer in words. */
export function askedInTurn(
  marks: readonly BallotMark[],
  ballots: readonly Ballot[],
): readonly Ballot['person'][] {
  return ballots.flatMap(({ person }, at) => {
    const is = marks[at]?.is;
    return is === 'not-applicable' || is === 'words' ? [person] : [];
  });
}

/** Returns the votes that the marks mean. `said` holds the words of those asked in turn, by id. */
export function votesFrom(
  marks: readonly BallotMark[],
  ballots: readonly Ballot[],
  said: Readonly<Record<string, string>>,
): Votes {
  return Object.fromEntries(
    ballots.flatMap(({ person, answer }, at) => {
      const mark = marks[at];
      const words = said[person.id] ?? '';
      switch (mark?.is) {
        case 'answer':
          return [[person.id, { value: mark.value }]];
        case 'words':
          return [[person.id, { value: isUnknown(words) ? null : words }]];
        case 'unknown':
          return [[person.id, { value: null }]];
        case 'not-applicable':
          return [[person.id, { notApplicable: words }]];
        case 'same':
          return answer ? [[person.id, withoutRemarks(answer)]] : [];
        default:
          return [];
      }
    }),
  );
}

/** True if the words mean "I don't know". */
export function isUnknown(words: string): boolean {
  return SIGNS.get(words.trim().toLowerCase()) === 'unknown';
}

function withoutRemarks(answer: NonNullable<Ballot['answer']>) {
  return 'value' in answer ? { value: answer.value } : { notApplicable: answer.notApplicable };
}

/** Returns former votes as they are typed, for a correction. */
export function typedVotes(ballots: readonly Ballot[], asked: Question): string {
  return ballots
    .map(({ answer }) => {
      if (!answer || 'notApplicable' in answer) return answer ? 'n' : '-';
      return answer.value === null ? '-' : asked.face.format(answer.value);
    })
    .join(' ');
}

/**
 * Returns the reason why an event is refused, or `null`. Refused events would make a file that
 * cannot be read again; `advanceWorkshop` ignores them.
 */
export function refuseWorkshopEvent(script: WorkshopScript, event: WorkshopEvent): string | null {
  switch (event.type) {
    case 'voted':
      return first(
        script.people.map(({ id, name }) => {
          const vote = Object.hasOwn(event.votes, id) ? event.votes[id] : undefined;
          const refusal = vote ? voteRefusal(script, event.criterion, vote) : null;
          return refusal === null ? null : `${name}: ${refusal}`;
        }),
      );
    case 'agreed':
      return first([
        voteRefusal(script, event.criterion, { value: event.value }),
        event.note === undefined ? null : refuseEvent(script, noted(event.criterion, event.note)),
      ]);
    case 'noted':
    case 'evidenced':
      return refuseEvent(script, event);
    default:
      return null;
  }
}

function voteRefusal(script: WorkshopScript, criterion: string, vote: Vote): string | null {
  return 'notApplicable' in vote
    ? refuseEvent(script, { type: 'not-applicable', criterion, reason: vote.notApplicable })
    : refuseEvent(script, { type: 'answered', criterion, value: vote.value });
}

function noted(criterion: string, note: string) {
  return { type: 'noted', criterion, note } as const;
}

function first(refusals: readonly (string | null)[]): string | null {
  return refusals.find((refusal) => refusal !== null) ?? null;
}
