import { quoted } from '../text/safe.ts';
import { count } from './grammar.ts';

const VOTES = { one: 'vote', other: 'votes' };
const PEOPLE = { one: 'person', other: 'people' };

/** Names that a list of missing voters has at most. */
const MOST_NAMES = 3;

/** Texts that respondents write, as errors name them. */
const TEXTS = {
  reason: 'the reason',
  note: 'the note',
  evidence: 'a piece of evidence',
} as const;

/** Text that a respondent writes. */
export type WrittenText = keyof typeof TEXTS;

/** Words of interviews and workshops that are the same on a screen and in lines. */
export const interviewWords = {
  /* Answers without a level */
  open: 'open',
  putOff: 'put off',
  unknown: "I don't know",
  notApplicable: ({ reason }: { reason: string }) => `not applicable, ${reason}`,
  level: ({ level }: { level: string }) => `level ${level}`,
  firstVote: 'First vote: ',

  /* Texts that cannot be kept */
  noReason: 'say why it does not apply; without a reason it would count as open',
  /** Lines of the legends of commands. */
  reasonCommand: '  n, or n WHY     not applicable; a reason is asked for\n',
  reasonVote: '  n               in it: not applicable; a reason is asked for\n',
  alwaysApplies: 'this question always applies; without an answer, say "I don\'t know"',
  blankEvidence: 'a piece of evidence is blank; name it or leave it out',
  halfCharacter: ({ text }: { text: WrittenText }) =>
    `${TEXTS[text]} holds half a character; type it again`,
  longText: ({ text, length, most }: { text: WrittenText; length: string; most: string }) =>
    `${TEXTS[text]} has ${length} characters, and ${most} are kept at most; shorten it`,

  /* Votes */
  noFormerVote: ({ name }: { name: string }) => `${name} has no former vote that "=" could keep`,
  wrongVote: ({ typed, error }: { typed: string; error: string }) => `${quoted(typed)} ${error}`,
  noSuchVote: ({
    noun,
    typed,
    low,
    high,
  }: {
    noun: string;
    typed: string;
    low: number;
    high: number;
  }) => `there is no ${noun} ${typed} here; they go from ${low} to ${high}`,
  noVote: ({ typed }: { typed: string }) =>
    `${quoted(typed)} is no vote; a level, - for "I don't know", n for not applicable`,
  tooManyVotes: ({ votes, people }: { votes: number; people: number }) =>
    `${votesFor(votes, people)}; take away what is too much`,
  missingVotes: ({ votes, people, missing }: VoteCount) =>
    `${votesFor(votes, people)}; still missing: ${
      missing.length > MOST_NAMES ? `${missing.length} people` : missing.join(', ')
    }`,

  /* Lists of criteria */
  noSuchCriterion: ({ typed, most }: { typed: string; most: number }) =>
    `there is no criterion ${typed}; they go from 1 to ${most}`,
  stillOpen: ({ numbers }: { numbers: readonly string[] }) =>
    `open: ${numbers.join(', ')}; f again finishes all the same`,
  goTo: ({ typed }: { typed: string }) => `go to criterion ${typed}, then Enter`,
  number: 'Number: ',
  typeNumber: ({ most }: { most: number }) => `type a number from 1 to ${most}`,

  /* Fields for text */
  left: 'left as it was',
  leftWithText: 'left as it was; the same key again brings back what you wrote',
  broughtBack: 'this is what you had written; Esc again drops it',

  /* Saving */
  notSaved: ({ message }: { message: string | null }) =>
    `Not saved (w saves elsewhere): ${message ?? 'nobody knows why'}`,

  /* Keys */
  noKey: 'this key does nothing here; use the keys listed below',
  keys: {
    backToLevels: 'back to the levels',
    scroll: 'scroll',
    typeNumber: 'type a number',
    choose: 'choose',
    goThere: 'go there',
    stay: 'stay',
    finish: 'finish',
    back: 'back',
    saveAndQuit: 'save and quit',
    keep: 'keep',
    leave: 'leave it as it was',
    newLine: 'new line',
  },
} as const;

interface VoteCount {
  readonly votes: number;
  readonly people: number;
  /** Names of those whose vote is missing. */
  readonly missing: readonly string[];
}

function votesFor(votes: number, people: number): string {
  return `${count(votes, VOTES)} for ${count(people, PEOPLE)}`;
}
