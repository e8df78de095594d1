import type { Criterion } from '../checklist/checklist.ts';
import type { Level, Scale } from '../checklist/criteria/scale.ts';
import type { AnswerValue } from '../checklist/criterion.ts';

/** A criterion as it is asked: what can be chosen by number, and what answers mean. */
export interface Question {
  readonly criterion: Criterion;
  /** What can be chosen, as `rowsOf` has it. */
  readonly levels: readonly Level[];
  readonly scale: Scale;
}

/** The answer that choosing a row gives. */
export function answerOfRow({ level, answer }: Level): AnswerValue {
  return answer ?? level;
}

/**
 * The answer in a line that somebody typed: the number or the words of a row, the numbers of boxes as
 * in "13" or "1+3" (0 for none), a number with or without its unit, or the text itself. Null where it
 * is nothing of the kind; an answer may still be refused.
 */
export function answerIn(asked: Question, line: string): AnswerValue | null {
  const text = line.trim();
  const { criterion, levels } = asked;
  switch (criterion.type) {
    case 'text':
      return text;
    case 'number':
      return numberIn(text, criterion.unit);
    case 'multi-choice':
      return boxesIn(text, levels);
    default:
      return rowIn(text, levels);
  }
}

/** An answer as it would be typed. */
export function typedAnswer({ levels, scale, criterion }: Question, answer: AnswerValue): string {
  if (typeof answer === 'object') {
    const numbers = levels.filter((row) => isBox(row, answer)).map(({ level }) => level);
    const isShort = levels.length <= 9;
    return numbers.length === 0 ? '0' : numbers.join(isShort ? '' : '+');
  }
  if (criterion.type === 'number' || criterion.type === 'text') return String(answer);
  return String(scale.levelOf(answer)?.level ?? answer);
}

/** Whether a box is among those ticked. */
export function isBox({ answer }: Level, ticked: readonly string[]): boolean {
  return Array.isArray(answer) && answer.some((id) => ticked.includes(id));
}

function rowIn(text: string, levels: readonly Level[]): AnswerValue | null {
  if (/^\d+$/.test(text)) {
    const row = levels.find(({ level }) => level === Number(text));
    return row ? answerOfRow(row) : Number(text);
  }
  const word = text.toLowerCase();
  const found = levels.find(
    ({ label, answer }) =>
      label.toLowerCase() === word || answer === word || (answer === true && word === 'y'),
  );
  return found ? answerOfRow(found) : null;
}

function boxesIn(text: string, levels: readonly Level[]): readonly string[] | null {
  if (/^(?:0|none)$/i.test(text)) return [];
  const isRun = /^\d+$/.test(text) && levels.length <= 9;
  const words = isRun ? Array.from(text) : text.split(/[\s,+]+/).filter((word) => word !== '');
  const rows = words.map((word) =>
    levels.find(
      ({ level, label, answer }) =>
        String(level) === word ||
        label.toLowerCase() === word.toLowerCase() ||
        (Array.isArray(answer) && answer.includes(word)),
    ),
  );
  if (rows.length === 0 || rows.includes(undefined)) return null;
  // In the order of the file, each once.
  return levels
    .filter((row) => rows.includes(row))
    .flatMap(({ answer }) => (Array.isArray(answer) ? answer : []));
}

function numberIn(text: string, unit: string | undefined): number | null {
  const bare =
    unit !== undefined && text.endsWith(unit) ? text.slice(0, -unit.length).trim() : text;
  const digits = bare.replace(',', '.');
  return /^[-+]?(?:\d+(?:\.\d+)?|\.\d+)$/.test(digits) ? Number(digits) : null;
}
