/** What stands in a blank answers file where something is to be written. */
export const UNFILLED = '___';

/** A place that is still blank. */
export interface Unfilled {
  readonly path: readonly string[];
  readonly text: string;
}

/** Every place of an answers file that is still as "align new --answers" wrote it. */
export function unfilledIn(file: unknown): readonly Unfilled[] {
  const { subject, date, respondent, answers } = fieldsOf(file);
  return [
    ...(subject === UNFILLED ? [blank(['subject'], 'write the name of the organisation')] : []),
    ...(date === UNFILLED ? [blank(['date'], 'write it as YYYY-MM-DD')] : []),
    ...blanksIn(respondent, ['respondent'], 'write it; name and role may be left out'),
    ...blanksIn(answers, ['answers'], 'write the answer, or null for "I don\'t know"'),
  ];
}

function blanksIn(fields: unknown, path: readonly string[], remedy: string): readonly Unfilled[] {
  return Object.entries(fieldsOf(fields))
    .filter(([, value]) => value === UNFILLED)
    .map(([name]) => blank([...path, name], remedy));
}

function blank(path: readonly string[], remedy: string): Unfilled {
  return { path, text: `${path.at(-1)}: is not filled in yet; ${remedy}` };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
