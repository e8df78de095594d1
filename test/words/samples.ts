/** Sample values by the name of a field; where an entry needs others, by "surface.entry.field". */
const SAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  added: [1, 3],
  answered: [20],
  because: ['a late handover shows here first'],
  checklist: ['lead-gen-alignment'],
  column: [7],
  criteria: [27],
  done: [0, 1],
  effort: ['S', null],
  expected: ['46.5%', null],
  extensions: [['.md', '.html', '.json']],
  file: ['round/kathy.yaml'],
  flag: ['--min-score'],
  format: ['markdown'],
  formats: [['csv', 'xlsx']],
  former: ['--room'],
  found: ['46.7%', null],
  from: [40],
  group: ['sales'],
  id: ['specific-reasons'],
  idOf: ['lead-gen-alignment'],
  ids: [['kathy', 'sam']],
  keyCriteria: [10],
  kind: ['name', 'id', 'e-mail address', 'note'],
  level: ['level 2 (Documented)'],
  line: [12, null],
  meant: ['specific-reasons', null],
  name: ['Kathy'],
  names: [['text', 'markdown', 'json']],
  nearest: ['markdown', undefined],
  next: ['edit it, then run: align check my-checklist.yaml --strict'],
  number: [7],
  of: [27],
  option: ['--policy'],
  other: ['Norrbruk Fittings'],
  owner: ['Marketing operations', null],
  part: ['word/document.xml', null],
  path: ['round/kathy.yaml'],
  place: ['line 12, column 7'],
  point: ['Specific feedback on rejected leads'],
  points: [1, 10],
  present: ['align workshop'],
  problem: ['unknown checklist "tools"'],
  size: [3],
  source: ['Harvard Business Review'],
  subject: ['Lakeshore Metrics'],
  target: ['75'],
  text: ['Half of all leads are never called.'],
  title: ['Return-to-nurture programme'],
  url: ['https://example.com/study', null],
  version: ['0.1.0'],
  warning: ['no answer to 3 criteria'],
  weight: [12],
  what: ['Agree on ten reasons', null],
  year: [2006],
  'status.linePlace.line': [12],
};

/**
 * Returns the sample values of a field, at least one.
 *
 * @throws Error if the table has no sample for it
 */
export function samplesOf(id: string, field: string): readonly unknown[] {
  const samples = SAMPLES[`${id}.${field}`] ?? SAMPLES[field];
  if (samples !== undefined) return samples;
  if (/^(is|has|was|can|are|needs)[A-Z]/.test(field)) return [true, false];
  throw new Error(`add sample values for "${field}" of ${id} to test/words/samples.ts`);
}
