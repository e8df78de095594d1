import { criteriaWords } from '../../words/criteria.ts';
import type { AnswerValue, Limits } from '../criterion.ts';
import type { Level, Scale } from './scale.ts';

/** Presentation of a criterion to people, as plain text: no wrapping, no colour. */
export interface Face {
  /**
   * Way of answering, on which drivers switch. `rows` chooses one by its number, `boxes` ticks any
   * of them, `line` is typed in a line, `text` in several lines.
   */
  readonly entry: 'rows' | 'boxes' | 'line' | 'text';
  /** Rows with numbers, in the order shown; empty if the answer is typed. */
  readonly rows: readonly Level[];
  /** Reads a typed answer; `null` if it is none. The scale may still refuse it. */
  readonly parse: (typed: string) => AnswerValue | null;
  /** Returns all answers that a typed text can mean; more than one is asked back. */
  readonly meanings?: (typed: string) => readonly AnswerValue[];
  /** Unit and limits of a number that is typed. */
  readonly number?: {
    readonly unit: string | undefined;
    readonly min: number | null;
    readonly max: number | null;
  };
  /** Writes an answer as it would be typed. */
  readonly format: (answer: AnswerValue) => string;
  /** True if a key answers at once or is the first character of a typed answer. */
  readonly begins: (character: string) => boolean;
  /** Name of one row, or of the answer if there are none: "level". */
  readonly noun: string;
  /** Sentence that says what to type; empty if the rows are enough, or the driver says it. */
  readonly hint: string;
  /** Label of the field in which the answer is typed; empty if it is not typed. */
  readonly fieldLabel: string;
  /** Answer as it would be typed, for hints; empty if answers are words. */
  readonly example: string;
  /** Hint for a line of everybody's votes. */
  readonly ballotHint: string;
  /** True if votes may stand without spaces: "312" is three votes. */
  readonly ballotsStandTogether: boolean;
  /** Keys that answer. */
  readonly keys: readonly AnswerKey[];
  /** Line of the legend in line mode. */
  readonly legend: { readonly typed: string; readonly does: string };
  /** Title over the rows in the help of a criterion. */
  readonly title: string;
  /** Heading over `answers`. */
  readonly heading: string;
  /** Possible answers with their scores, as a checklist is shown. */
  readonly answers: readonly ListedAnswer[];
  /** Answers as they are written in a file, each with its meaning. */
  readonly inFile: readonly FileAnswer[];
  /** Texts of the author between which people choose; steps in ascending order. */
  readonly authored: readonly AuthoredOption[];
  /** Returns answers that represent all others for these tests; `null` if they are too many. */
  readonly samples: (tests: readonly Limits[]) => readonly AnswerValue[] | null;
}

/** Key and its effect; hints of a high rank are left out first where space is short. */
export interface AnswerKey {
  readonly key: string;
  readonly does: string;
  readonly rank: number;
}

/** Possible answer. */
export interface ListedAnswer {
  /** `null` if no answer selects the level. */
  readonly answer: AnswerValue | null;
  readonly label: string;
  /** Empty without one. */
  readonly description: string;
  /** Score to be shown, 0 to 1; `null` for none. */
  readonly score: number | null;
  /** Level that the answer selects; `null` for a box. */
  readonly level: Level | null;
}

/** Answer in a file. */
export interface FileAnswer {
  readonly answer: string;
  /** Empty if the answer speaks for itself. */
  readonly meaning: string;
}

/** Option as its author described it. */
export interface AuthoredOption {
  /** Path below the criterion. */
  readonly path: readonly (string | number)[];
  /** Id of the author; `null` if the option goes by a number. */
  readonly id: string | null;
  /** "level 2", "the option crm". */
  readonly name: string;
  readonly label: string;
  readonly description: string;
  /** Score in percent if the options are steps, whose scores should rise or fall; else `null`. */
  readonly score: number | null;
}

/** Returns the answer that a row represents. */
export function answerOfRow({ level, answer }: Level): AnswerValue {
  return answer ?? level;
}

/** True if a box is among the ticked ids. */
export function isBox({ answer }: Level, ticked: readonly string[]): boolean {
  return Array.isArray(answer) && answer.some((id) => ticked.includes(id));
}

/** True for a digit. */
export function isDigit(character: string): boolean {
  return /^\d$/.test(character);
}

/** Returns the parts of a face that are alike if one row is chosen. */
export function rowsFace(scale: Scale, rows: readonly Level[] = scale.levels) {
  return {
    entry: 'rows',
    rows,
    parse: (typed: string) => rowIn(typed.trim(), rows),
    format: (answer: AnswerValue) =>
      String(rows.find((row) => answerOfRow(row) === answer)?.level ?? answer),
    begins: (character: string) => beginsRow(character, rows),
    hint: '',
    fieldLabel: '',
    example: String(rows.at(Math.max(rows.length - 2, 0))?.level ?? ''),
    ballotHint: '',
    ballotsStandTogether: rows.every(({ level }) => level >= 0),
    keys: [
      { key: digitsOf(rows), does: criteriaWords.keys.answer, rank: 1 },
      { key: criteriaWords.keys.chooseWith, does: criteriaWords.keys.choose, rank: 7 },
    ].filter(({ key }) => key !== ''),
    answers: listedLevels(scale),
    samples: () => scale.levels.map(answerOfRow),
  } as const satisfies Partial<Face>;
}

/** True if a character begins the number of a row. */
function beginsRow(character: string, rows: readonly Level[]): boolean {
  if (character === '-') return rows.some(({ level }) => level < 0);
  return isDigit(character);
}

/** Returns the levels as possible answers, with their scores. */
export function listedLevels({ levels }: Scale): readonly ListedAnswer[] {
  return levels.map((level) => {
    const { label, description, score, answer } = level;
    return {
      answer: answer === undefined ? level.level : answer,
      label,
      description,
      score,
      level,
    };
  });
}

/** Returns the digits that choose a row, as "0-4"; empty if none does. */
export function digitsOf(rows: readonly Level[]): string {
  const digits = rows.map(({ level }) => level).filter((level) => level >= 0 && level <= 9);
  return digits.length === 0 ? '' : `${Math.min(...digits)}-${Math.max(...digits)}`;
}

/** Returns the limits that tests compare with. */
export function limitsIn(tests: readonly Limits[]): readonly AnswerValue[] {
  return tests.flatMap(({ atLeast, atMost, is, isNot }) =>
    [atLeast, atMost, is, isNot].flatMap((limit) => (limit === undefined ? [] : [limit])),
  );
}

/** Returns an option in the form written to a file: its id, with label and description. */
export function writtenOption(answer: string, label: string, description: string): FileAnswer {
  const meaning = [label.trim(), description.trim()].filter((part) => part !== '').join(': ');
  return { answer, meaning };
}

function rowIn(text: string, rows: readonly Level[]): AnswerValue | null {
  if (/^-?\d+$/.test(text)) {
    const row = rows.find(({ level }) => level === Number(text));
    return row ? answerOfRow(row) : Number(text);
  }
  const word = text.toLowerCase();
  const found = rows.find(({ label, answer }) => label.toLowerCase() === word || answer === word);
  return found ? answerOfRow(found) : null;
}
