import { type Answers, inShortForm, type WrittenAnswer } from '../answers/answers.ts';
import { criteriaOf } from '../checklist/lookup.ts';
import {
  alone,
  type ConversationRecord,
  emptyRecord,
  entryOf,
  type Person,
  type ResponseRecord,
} from '../conversation/script.ts';
import type { SaveState } from '../io/io.ts';
import { formWords as words } from '../words/form.ts';
import type { Questionnaire } from './questionnaire.ts';

/** Everything that a browser keeps of one person. */
export interface Kept {
  readonly person: Person;
  /** First impression, 0 to 4; `null` without one. */
  readonly guess: number | null;
  readonly said: ResponseRecord;
  /** Seconds spent answering. */
  readonly seconds: number;
  readonly isFinished: boolean;
}

/** Returns the record of somebody who has not answered yet. */
export function keptOf(person: Person): Kept {
  return { person, guess: null, said: emptyRecord, seconds: 0, isFinished: false };
}

/** Returns the record that a conversation starts with. */
export function recordIn({ person, said }: Kept): ConversationRecord {
  return alone(person, said);
}

function keyOf({ round }: Questionnaire, id: string): string {
  return `align-form-${round}-${id}`;
}

/** Name of the entry with the id of the person who answered last; no id begins with a hyphen. */
const LAST = '-last';

/** Keeps the answers of a person in this browser. */
export function keep(questionnaire: Questionnaire, kept: Kept): SaveState {
  try {
    localStorage.setItem(keyOf(questionnaire, kept.person.id), JSON.stringify(kept));
    localStorage.setItem(keyOf(questionnaire, LAST), kept.person.id);
    return { isSaved: true, message: null };
  } catch {
    return { isSaved: false, message: words.notSaved, because: 'disk' };
  }
}

/**
 * Returns what this browser keeps of a person; `null` if nothing. Without an id that is the person of
 * the form, or the last one who answered a form for everyone.
 */
export function recall(questionnaire: Questionnaire, id?: string): Kept | null {
  try {
    const own = questionnaire.isPersonal ? questionnaire.people[0]?.id : undefined;
    const whose = id ?? own ?? localStorage.getItem(keyOf(questionnaire, LAST));
    const text = whose === null ? null : localStorage.getItem(keyOf(questionnaire, whose));
    const kept: unknown = text === null ? null : JSON.parse(text);
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** True if a value has the shape of what is kept, which another page may have changed. */
function isKept(value: unknown): value is Kept {
  const { person, said, seconds } = Object(value);
  const isPerson = ['id', 'name', 'group'].every(
    (name) => typeof Object(person)[name] === 'string',
  );
  const isSaid = ['answers', 'remarks'].every((name) => typeof Object(said)[name] === 'object');
  return isPerson && isSaid && typeof seconds === 'number';
}

/**
 * Calls back when another window of this browser changes or erases what is kept of a person; returns
 * how to stop that.
 */
export function watchOthers(
  questionnaire: Questionnaire,
  { id }: Person,
  onChange: () => void,
): () => void {
  const key = keyOf(questionnaire, id);
  const listener = (event: StorageEvent) => {
    if (event.key === key || event.key === null) onChange();
  };
  addEventListener('storage', listener);
  return () => removeEventListener('storage', listener);
}

/** Removes what this browser keeps of a person. */
export function erase(questionnaire: Questionnaire, { id }: Person): void {
  try {
    localStorage.removeItem(keyOf(questionnaire, id));
    localStorage.removeItem(keyOf(questionnaire, LAST));
  } catch {
    // A browser that keeps nothing has nothing to erase.
  }
}

/** Returns the answers file of a person, in JSON. */
export function answersText(questionnaire: Questionnaire, kept: Kept, today: string): string {
  const { version, subject, date, mode, checklist } = questionnaire;
  const { person, guess, said, seconds, isFinished } = kept;
  const { id, name, role, group } = person;
  const given = criteriaOf(checklist).flatMap(({ criterion }): [string, WrittenAnswer][] => {
    const answer = entryOf(said.answers, criterion.id);
    return answer ? [[criterion.id, inShortForm(answer)]] : [];
  });
  const answers: Answers = {
    format: 1,
    checklist: version,
    subject,
    date: date ?? today,
    status: isFinished ? 'completed' : 'in-progress',
    respondent: { id, name, ...(role ? { role } : {}), group },
    ...(mode === 'express' ? { mode } : {}),
    seconds: Math.round(seconds),
    ...(guess === null ? {} : { gutFeeling: guess }),
    answers: Object.fromEntries(given),
    ...(Object.keys(said.remarks).length > 0 ? { remarks: said.remarks } : {}),
  };
  return `${JSON.stringify(answers, null, 2)}\n`;
}
